"""One leader's orders carried into other games: the same decisions by name where what they were about exists.

Tasks and publics are the same in every institution, since chance is keyed; cards, cases and tolerance may not
be. What is missing there is left undone and told, never guessed.
"""

from dataclasses import dataclass, fields

import numpy as np

from game.replay.scene import is_scene
from game.sim import orders as ordering
from game.sim.fixed import ONE
from game.sim.orders import Orders
from game.sim.parameters import ROW
from game.sim.ruleset import ANSWER, VERB, Ruleset
from game.sim.scenes import NO_CHOICE, walk
from game.sim.state import CASE_STATUS, CASES, State

# Why a decision could not be carried out there.
REASONS = ("unfiled", "unwhistled", "no_task", "no_card", "no_choice", "no_case", "no_tolerance")


@dataclass(frozen=True)
class Loss:
    """A decision that has nothing to apply to in some of the games."""

    reason: str  # REASONS
    order: str  # the field of Orders
    row: int  # slot, place of the case, or option
    games: np.ndarray  # (G,) bool


def carry(orders: Orders, here: State, there: State, rules: Ruleset) -> tuple[Orders, list[Loss]]:
    """Orders of one game for a batch of others at the same turn, and what is lost on the way."""
    games = there.games
    carried = Orders(**{f.name: np.repeat(getattr(orders, f.name), games, axis=-1) for f in fields(Orders)})
    losses: list[Loss] = []
    _cards(carried, there, losses)
    _choice(orders, here, carried, there, rules, losses)
    _answers(orders, here, carried, there, losses)
    if here.turn + 1 >= rules.last_turn:
        _instruction(carried, there, losses)
    alive = ~there.is_over
    told = [Loss(loss.reason, loss.order, loss.row, loss.games & alive) for loss in losses]
    return carried, [loss for loss in told if loss.games.any()]


def _without_tolerance(state: State) -> np.ndarray:
    return state.parameters[ROW["ft_on"]] < ONE // 2


def _cards(carried: Orders, there: State, losses: list[Loss]) -> None:
    """A filing where nothing can be filed is carried out unfiled, a whistle without a rule is an oral report;
    what never came cannot be worked on."""
    unfiled = (carried.verb == VERB["file_first"]) & _without_tolerance(there)
    carried.verb[unfiled] = VERB["innovate"]
    unwhistled = (carried.verb == VERB["whistle"]) & (there.parameters[ROW["whistle_days"]] <= 0)
    carried.verb[unwhistled] = VERB["report_orally"]
    missing = (carried.verb > 0) & ~there.is_active
    carried.verb[missing] = 0
    _tell(losses, "no_task", "verb", missing)
    _tell(losses, "unfiled", "verb", unfiled & ~missing)
    _tell(losses, "unwhistled", "verb", unwhistled & ~missing)


def _choice(
    orders: Orders, here: State, carried: Orders, there: State, rules: Ruleset, losses: list[Loss]
) -> None:
    option, event = int(orders.choice[0]), int(here.event[0])
    if is_scene(here, rules):
        _steps(carried, there, event, rules, losses)
        return
    carried.steps[:] = -1
    if option < 0 or event < 0:
        carried.choice[:] = -1
        return
    on_desk = there.event == event
    row = int(rules.deck.first_choice[event]) + option
    allowed = on_desk & ordering.choice_allowed(there, rules)[row]
    carried.choice[~allowed] = -1
    losses.append(Loss("no_card", "choice", row, ~on_desk))
    losses.append(Loss("no_choice", "choice", row, on_desk & ~allowed))


def _steps(carried: Orders, there: State, event: int, rules: Ruleset, losses: list[Loss]) -> None:
    """Each hour of a scene that was decided; the news are the same there, a choice may not be."""
    carried.choice[:] = -1
    on_desk = there.event == event
    said = carried.steps >= 0
    refused = said & on_desk & (walk(there, rules, carried.steps).refused == NO_CHOICE)
    _tell(losses, "no_card", "steps", said & ~on_desk)
    _tell(losses, "no_choice", "steps", refused)
    carried.steps[refused | ~on_desk] = -1


def _answers(orders: Orders, here: State, carried: Orders, there: State, losses: list[Loss]) -> None:
    """An answer follows its case: the same month's, about the same task or, without one, the same public."""
    carried.answer[:] = -1
    opened = there.case_status == CASE_STATUS["open"]
    for place in np.flatnonzero(orders.answer[:, 0] >= 0).tolist():
        answer = int(orders.answer[place, 0])
        found = np.zeros(there.games, bool)
        for other in range(CASES):
            same = opened[other] & ~found & _is_same_case(here, place, there, other)
            carried.answer[other, same] = answer
            found |= same
        losses.append(Loss("no_case", "answer", place, ~found))
        if answer in (ANSWER["claim"], ANSWER["protect"]):
            losses.append(Loss("no_tolerance", "answer", place, found & _without_tolerance(there)))


def _is_same_case(here: State, place: int, there: State, other: int) -> np.ndarray:
    slot = here.case_slot[place, 0]
    same = (there.case_turn[other] == here.case_turn[place, 0]) & (there.case_slot[other] == slot)
    return same & (there.case_public[other] == here.case_public[place, 0]) if slot < 0 else same


def _instruction(carried: Orders, there: State, losses: list[Loss]) -> None:
    claims = np.isin(carried.standing, [ANSWER["claim"], ANSWER["protect"]])
    losses.append(Loss("no_tolerance", "standing", 0, claims & _without_tolerance(there)))


def _tell(losses: list[Loss], reason: str, order: str, rows: np.ndarray) -> None:
    losses.extend(Loss(reason, order, int(row), rows[row]) for row in np.flatnonzero(rows.any(1)))
