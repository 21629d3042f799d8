"""A small ruleset with a player, a deck and cases, for tests of the rules alone (no YAML, no words)."""

from dataclasses import replace

import numpy as np

from game.sim import engine, orders
from game.sim.bare import bare_ruleset
from game.sim.fixed import ONE, fixed
from game.sim.parameters import ROW
from game.sim.ruleset import (
    CONDITION_NAMES,
    COVER,
    EFFECT_LEVELS,
    FLAG,
    LEVEL,
    PRECEDENT,
    REAL,
    STANCE,
    STYLES,
    Deck,
    Effect,
    Hazards,
    Ruleset,
)

POLARISED = {
    name: fixed(value)
    for name, value in dict(
        target_strictness="0.95", control_init="1.4", insp_rate="0.75", acct="1.4", veto="0.9",
        bureau_liab="1.4", trace_shield="0.75", discern="0.08", digital="0.6", outcome_weight="0.25",
    ).items()
}  # fmt: skip
SHIELDED = POLARISED | {
    name: fixed(value)
    for name, value in dict(
        ft_on="1", ft_liab="0.05", ft_override="0.05", ft_clarity="0.85", ft_filing_days="1", ft_reasons="0.8"
    ).items()
}
NOMINAL = POLARISED | {
    name: fixed(value)
    for name, value in dict(
        ft_on="1", ft_liab="0.8", ft_override="0.5", ft_clarity="0.25", ft_filing_days="5", ft_reasons="0.1"
    ).items()
}


def name(word: str):
    return ("name", CONDITION_NAMES.index(word))


def small_deck() -> Deck:
    """Three cards of two choices: always, only in the second half, only after a flag."""
    always = ()
    late = (name("turn"), ("const", 6 * ONE), ("gt", 0))
    flagged = (("flag", 0),)
    weight = (("const", ONE),)
    effects = (
        Effect(choice=0, kind=STANCE, target=ROW["appeal"], amount=fixed("0.3"), turns=3),
        Effect(choice=0, kind=FLAG, target=0, amount=1),
        Effect(choice=1, kind=LEVEL, target=EFFECT_LEVELS.index("trust"), amount=fixed("-0.02")),
        Effect(choice=2, kind=PRECEDENT, target=REAL, amount=0, weight=4),
        Effect(choice=3, kind=COVER, target=0, amount=ONE, weight=3),
        Effect(choice=4, kind=LEVEL, target=EFFECT_LEVELS.index("score"), amount=2 * ONE),
        Effect(choice=4, kind=STANCE, target=ROW["days"], amount=10 * ONE, turns=2),
        Effect(choice=5, kind=LEVEL, target=EFFECT_LEVELS.index("motivation"), amount=fixed("0.02")),
    )
    suits = np.zeros((6, len(STYLES)), bool)
    suits[::2] = True
    return Deck(
        identity=np.array([11, 22, 33], np.uint64),
        when=(always, late, flagged),
        weight=(weight,) * 3,
        months=np.ones((3, 12), bool),
        cooldown=np.array([2, 2, 2]),
        first_choice=np.array([0, 2, 4]),
        choice_count=np.array([2, 2, 2]),
        fallback=np.array([1, 0, 1]),
        choice_when=((),) * 6,
        choice_points=np.array([1, 0, 2, 0, 0, 0]),
        choice_time=np.array([0, fixed("0.1"), 0, 0, 0, 0]),
        choice_suits=suits,
        effects=effects,
        flag_count=1,
    )


def lesson(**changes) -> Ruleset:
    """The bare township with a player, a deck and removal at 20 points."""
    return replace(bare_ruleset(), has_player=True, deck=small_deck(), **changes)


def tiny() -> Ruleset:
    """Other sizes: 7 staff, 3 offices, 4 publics, a chain of two levels."""
    rules = bare_ruleset(careers=(1, 2, 3, 1), offices=3, publics=4, levels=2)
    return replace(rules, has_player=True, deck=small_deck(), base_tasks=7, most_tasks=11, run_in=4, turns=6)


def games(rules: Ruleset, seeds, institution=None) -> engine.State:
    seeds = np.atleast_1d(seeds)
    return engine.start(rules, seeds, engine.parameters(institution or {}, len(seeds)))


def hard_worker(state, rules) -> orders.Orders:
    """A leader who has four tasks done straight, visits two villages and takes half the blame."""
    plan = orders.nothing(state, rules)
    plan.verb[orders.top(orders.worth(state), 4)] = 1
    plan.visit[:] = orders.worst_publics(state, rules, np.full(state.games, 2))
    plan.absorb[:] = 50
    plan.paper_first[:] = 20
    return plan


def wild(state, rules, draw: int) -> orders.Orders:
    """Orders of arbitrary integers, lawful or not."""
    rng = np.random.default_rng(draw)
    plan = orders.nothing(state, rules)
    for field in plan.__dataclass_fields__:
        array = getattr(plan, field)
        spread = 12 if rng.random() < 0.8 else 2**62
        array[...] = rng.integers(-spread, spread, array.shape)
    return plan


def play(state, rules, policy=orders.customary, months=None, detail=False):
    """The states month by month, the first one included."""
    out = [state]
    for _ in range(rules.last_turn - state.turn if months is None else months):
        out.append(engine.step(out[-1], policy(out[-1], rules), rules, detail))
    return out


PRESSURE = frozenset(("campaigns", "graft", "people", "exposure"))


def hazards(chance: str = "1", size: str = "0.3") -> Hazards:
    """A flood that may come in any month: three days of everybody who goes."""
    return Hazards(
        identity=np.array([77]),
        months=np.ones((1, 12), bool),
        chance=np.array([fixed(chance)]),
        size=np.array([fixed(size)]),
        time=np.array([fixed("0.15")]),
    )


def pressed(*mechanisms: str, **changes) -> Ruleset:
    """The lesson with mechanisms of pressure and people; a flood every month where campaigns run."""
    on = frozenset(mechanisms) or PRESSURE
    changes = {"hazards": hazards(), **changes} if "campaigns" in on else changes
    return lesson(mechanisms=on, **changes)
