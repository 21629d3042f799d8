"""The one function that starts a game and the one that advances time.

`step` copies, runs PHASES on the copy, lets finished games stand still. A batch of 10,000 is the same call
as a single game, and gives each of them the same bits.
"""

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np

from game.sim import orders as ordering
from game.sim.chance import Chance, key_of
from game.sim.effective import barred, effective
from game.sim.fixed import HALF, ONE, fixed, mul
from game.sim.ledger import Ledger
from game.sim.month import Month
from game.sim.orders import Orders
from game.sim.parameters import BEHAVIOUR, DEFAULT, INSTITUTION, KNOBS, NAMES, ROW
from game.sim.phases import (
    accountability,
    appraisal,
    budget,
    bureaus,
    campaigns,
    channels,
    correction,
    county_leader,
    demands,
    dilemmas,
    exposure,
    fatigue,
    finding,
    graft,
    incident,
    inquiry,
    inspection,
    leadership,
    learning,
    powers,
    staff,
    tolerance,
    turnover,
    villages,
    whistle,
    work,
)
from game.sim.ruleset import COUNTS, STANCE, WAYS, Ruleset
from game.sim.state import CASES, FACT_ROWS, State
from game.sim.tables import LOGNORMAL_12, MOTIVATION_SPREAD

RULES_NUMBER = 2  # raised whenever a rule changes what a recorded game would bring
"""Recordings carry it; a recording of another number still opens on its recorded levels."""

PHASES: tuple[Callable[[Month], None], ...] = (
    tolerance.answer,  # last month's files
    correction.look_again,  # sanctions appealed against, tolerance revisited
    finding.reach,  # last month's clues
    dilemmas.decide,  # the card
    leadership.act,  # visits, pushing back, backing
    powers.measure,  # what the township may do itself
    whistle.call,  # offices called to the spot
    channels.message,  # looks that were cut come back as messages
    inspection.prepare,  # how often, how deep they will look
    staff.choose,  # who does what which way
    tolerance.review_filings,
    campaigns.respond,  # who goes at once
    work.ration,
    budget.pay,
    work.outcomes,
    graft.take,
    inspection.visit,
    graft.come_to_light,
    exposure.strike,
    campaigns.harm,
    incident.happen,
    accountability.pass_down,
    inquiry.select,
    tolerance.claims,
    accountability.book,
    learning.learn,
    villages.judge,
    bureaus.respond,
    county_leader.respond,
    fatigue.gather,
    turnover.move,
    appraisal.close,
)

# What a view of the month needs of its tasks after the next month's have arrived.
TASK_FIELDS = (
    "kind",
    "is_active",
    "public",
    "staff",
    "work",
    "misfit",
    "need",
    "value",
    "is_redline",
    "is_unwelcome",
    "channel",
    "duty",
    "buffers",
    "event",
    "campaign",
    "joined",
)

BLAME_AT_FIRST = tuple(fixed(x) for x in ("0.10", "0.06", "0.10", "0.20", "0.12", "0.25"))
CREDIT_AT_FIRST = tuple(fixed(x) for x in ("0.30", "0.65", "0.65", "0.60", "0.65", "0.70"))


def parameters(institution: dict, games: int, behaviour: dict | None = None) -> np.ndarray:
    """(parameters, G) from fixed-point values by name; what is not named takes its default.

    A value may be one number or an array over games. Raises KeyError for an unknown name.
    """
    values = {name: DEFAULT[name] for name in NAMES}
    for name, value in {**institution, **(behaviour or {})}.items():
        if name not in INSTITUTION + BEHAVIOUR + KNOBS:
            raise KeyError(name)
        values[name] = value
    return np.stack([np.broadcast_to(np.asarray(values[name], np.int64), (games,)) for name in NAMES])


def start(rules: Ruleset, seeds, parameters_of_games: np.ndarray, run_in: bool = True) -> State:
    """New games, one per seed, lived through the run-in under a customary leader.

    seeds: (G,) whole numbers; parameters_of_games: (parameters, G), see `parameters`.
    """
    state = _arrive(rules, key_of(seeds), parameters_of_games.copy())
    demands.arrive(state, rules)
    if run_in:
        for _ in range(rules.run_in):
            state = step(state, ordering.customary(state, rules), rules)
    return state


def step(state: State, orders: Orders, rules: Ruleset, detail: bool = False) -> State:
    """One month. Returns a new state whose `month` holds the workings and `ledger` the books.

    Any integers are a valid order: what is not allowed does nothing (orders.lawful). With detail=True the
    books keep every member of a level apart. Finished games come back unchanged.
    """
    new = state.copy()
    books = Ledger(new, detail)
    month = Month(new, rules, ordering.lawful(state, rules, orders), books)
    month.bars = barred(new)
    month.p = effective(new, rules, month.bars)
    for phase in PHASES:
        phase(month)
    if rules.has_player and state.turn + 1 >= rules.last_turn:
        _settle_what_is_open(month)
    new.turn += 1
    month.tasks = SimpleNamespace(**{name: getattr(new, name) for name in TASK_FIELDS})
    demands.arrive(new, rules)
    dilemmas.deal(new, rules)
    if state.is_over.any():
        new.hold(state.is_over, state)
        books.silence(state.is_over)
    del month.state, books.state  # no cycles: a batch's memory must go when the batch goes
    new.month, new.ledger = month, books
    return new


def _settle_what_is_open(m: Month) -> None:
    """What the last month opened is settled by the leader's standing instruction (R30)."""
    asked = np.broadcast_to(m.orders.standing, m.state.case_status.shape)
    m.chance = Chance(m.state.key, m.turn + 1)
    if m.has("procedure"):
        finding.settle(m, asked)
    else:
        tolerance.settle(m, asked)


def _arrive(rules: Ruleset, key: np.ndarray, rows: np.ndarray) -> State:
    """The township before its run-in: people, offices, publics, beliefs (model.md 2.1)."""
    chance, games = Chance(key, 0), len(key)
    n, j = rules.staff_count, rules.most_tasks
    zero = lambda *shape: np.zeros((*shape, games), np.int64)  # noqa: E731
    spread, skill = chance.some("person", rules.staff_id, 2)
    drawn_risk, drawn_trust, drawn_capacity = chance.some("public_start", rules.public_id, 3)
    standard = LOGNORMAL_12.take(chance.some("office_start", rules.office_id, 1)[0])
    motivation = mul(mul(rows[ROW["mu"]], MOTIVATION_SPREAD.take(spread)), rules.motivation[:, None])
    blame = np.array(BLAME_AT_FIRST)[:, None, None, None]
    credit = np.array(CREDIT_AT_FIRST)[:, None, None, None]
    cover = np.array(learning.COVER_AT_FIRST)[:, None, None]
    stances = sum(e.kind == STANCE for e in rules.deck.effects)
    files = CASES if rules.has("procedure") else 0
    state = State(
        turn=0,
        key=key,
        parameters=rows,
        motivation=motivation,
        motivation_base=motivation.copy(),
        ability=fixed("0.78") + mul(fixed("0.32"), skill) + rules.ability[:, None],
        expected_blame=zero(len(WAYS), 2, n) + blame,
        expected_credit=zero(len(WAYS), 2, n) + credit,
        expected_cover=zero(3, n) + cover,
        staff_blame=zero(n),
        caution=zero() + BLAME_AT_FIRST[2],
        control=mul(mul(rows[ROW["control_init"]], standard), rules.standard[:, None]),
        alarm=zero(rules.office_count) + fixed("0.1"),
        solutions=zero(rules.office_count),
        risk=HALF + (drawn_risk >> 1) + rules.public_risk[:, None],
        trust=HALF + mul(fixed("0.1"), drawn_trust) + rules.public_trust[:, None],
        capacity=fixed("0.25") + mul(fixed("0.1"), drawn_capacity) + rules.public_capacity[:, None],
        shares=zero(len(WAYS)) + ONE // len(WAYS),
        served=zero() + ONE,
        load=zero() + fixed("0.9"),
        finding_rate=zero() + fixed("0.15"),
        blame=zero(),
        blame_above=zero(rules.level_count),
        score=zero(),
        records=zero(),
        results=zero(),
        days=zero(),
        money=zero() + (rules.budget if rules.has("powers") else 0),
        counts=zero(len(COUNTS)),
        rank=zero() + 1,
        complaints=zero(),
        team=zero() + HALF,
        score_sum=zero(),
        results_sum=zero(),
        score_before=zero(),
        is_over=zero().astype(bool),
        is_removed=zero().astype(bool),
        removed_after=zero(),
        kind=zero(j),
        is_active=zero(j).astype(bool),
        public=zero(j),
        staff=zero(j),
        work=zero(j),
        misfit=zero(j),
        need=zero(j),
        value=zero(j),
        is_redline=zero(j).astype(bool),
        is_unwelcome=zero(j).astype(bool),
        channel=zero(j if rules.has("channels") else 0),
        duty=zero(j if rules.has("powers") else 0),
        buffers=zero(rules.level_count),
        event=zero() - 1,
        last_dealt=zero(len(rules.deck.identity)) + dilemmas.NEVER,
        flags=zero(rules.deck.flag_count).astype(bool),
        until=zero(stances),
        campaign=zero(len(rules.hazards.identity)),
        county=county_leader.at_first(chance, rules, games),
        fatigue=zero(n),
        away=zero(n if rules.has("people") else 0),
        joined=zero(n if rules.has("people") else 0),
        case_stage=zero(files),
        case_fact=zero(len(FACT_ROWS), files),
        bar=zero(n + 1 if files else 0),
        routine=zero(1 if files else 0),
        **{f"case_{name}": zero(CASES) for name in _CASE_FIELDS},
    )
    return state


_CASE_FIELDS = (
    "kind",
    "status",
    "turn",
    "slot",
    "task",
    "public",
    "staff",
    "severity",
    "blame",
    "merit",
    "staff_blame",
)
