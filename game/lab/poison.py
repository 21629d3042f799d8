"""Every card played from states nobody should meet: no days, no trust, no money, one step from removal.

Nothing may stop the engine or leave a level outside its range, whatever an author's effects do there.
"""

from dataclasses import dataclass

import numpy as np

from game.lab.columns import STANDING, read
from game.lab.policies import Styled
from game.lab.styles import CODE
from game.lab.trial import card_of, is_step, owners
from game.lab.trial_options import asked
from game.sim import engine
from game.sim.fixed import ONE
from game.sim.orders import nothing
from game.sim.parameters import HIGH, ROW
from game.sim.ruleset import Ruleset
from game.sim.state import CASE_KIND, CASE_STATUS, CASE_STATUSES, State

MONTHS = 3  # played on after the card
POISONS = ("no_days", "no_trust", "no_money", "mid_sanction", "everything")
MONEY = ("budget", "money", "funds")  # what a state may call it
HUNDREDS = ("trust", "capacity", "career", "public", "safety", "team")
NEVER_NEGATIVE = ("blame", "hidden_risk", "motivation", "load", "caution", "served")
MOST = ONE << 24  # beyond sixteen million points something ran away


@dataclass(frozen=True)
class Poisoned:
    """A card that broke something: which start, which option, what was wrong."""

    event: str
    choice: str
    start: str
    wrong: str


def poison(rules: Ruleset, parameters: np.ndarray, names) -> list[Poisoned]:
    """Plays every option of every card from every poisoned start that exists; what went wrong."""
    found: list[Poisoned] = []
    ids = [(told.event, id_) for told in asked(names).values() for id_ in told.ids]
    deck = rules.deck
    if not len(deck.identity):
        return found
    event = owners(rules)
    seeds = np.full(len(event), 1, np.uint64)
    arrived = engine.start(rules, seeds[:1], np.broadcast_to(parameters, (len(parameters), 1)))
    for start in POISONS:
        state = arrived.pick(np.zeros(len(event), int))
        if not _spoil(state, rules, start):
            continue
        state.event = event.copy()
        wrong = _broken(state, rules)
        found += [Poisoned(*ids[row], start, what) for row, what in wrong.items()]
    return found


def _spoil(state: State, rules: Ruleset, start: str) -> bool:
    """Makes the state what the start says; False where the rules know no such thing."""
    if start in ("no_days", "everything"):
        state.parameters[ROW["days"]] = HIGH["days"]
    if start in ("no_trust", "everything"):
        state.trust[:] = 0
    money = [name for name in MONEY if hasattr(state, name)]
    for name in money if start in ("no_money", "everything") else ():
        getattr(state, name)[:] = 0
    if start in ("mid_sanction", "everything"):
        state.blame[:] = rules.removal_line - 1
        state.case_kind[:] = CASE_KIND["finding"]
        state.case_status[:] = CASE_STATUS["open"]
        state.case_turn[:] = state.turn - 1
        state.case_slot[:] = -1
        state.case_blame[:] = ONE
        state.case_severity[:] = 2 * ONE
    return bool(money) or start != "no_money"


def _broken(state: State, rules: Ruleset) -> dict[int, str]:
    """Row -> what was wrong with it, over the months played on."""
    wrong: dict[int, str] = {}
    orders = nothing(state, rules)
    option, card = np.arange(state.games), card_of(rules)
    orders.choice = np.where(is_step(rules), -1, option - rules.deck.first_choice[state.event])
    for row in np.flatnonzero(is_step(rules)):
        step = card[row] - len(rules.deck.identity)
        k = step - rules.deck.first_step[state.event[row]]
        orders.steps[k, row] = row - rules.deck.step_first[step]
    policy = Styled(CODE["default"])
    for month in range(MONTHS):
        try:
            state = engine.step(state, orders if month == 0 else policy(state, rules), rules)
        except (ArithmeticError, IndexError, ValueError, FloatingPointError) as error:
            return {row: f"{type(error).__name__}: {error}" for row in option.tolist()} | wrong
        for row, what in _impossible(state, rules):
            wrong.setdefault(row, what)
    return wrong


def _impossible(state: State, rules: Ruleset) -> list[tuple[int, str]]:
    """Games that hold a value no game can hold."""
    levels = read(state, rules, STANDING)
    found = []
    for name, values in levels.items():
        low, high = (0, 100 * ONE) if name in HUNDREDS else (0 if name in NEVER_NEGATIVE else -MOST, MOST)
        found += [(int(row), name) for row in np.flatnonzero((values < low) | (values > high))]
    statuses = (state.case_status < 0) | (state.case_status >= len(CASE_STATUSES))
    found += [(int(row), "case_status") for row in np.flatnonzero(statuses.any(0))]
    return found
