"""One game's decisions by name and the orders the rules take: what recordings, plans and twins speak.

Names survive a changed scenario, another institution and a reordered file; indices would not. Only what
differs from deciding nothing is written down.
"""

from dataclasses import dataclass

import numpy as np

from game.content.names import Names, StepWords
from game.sim import orders as ordering
from game.sim.orders import Orders
from game.sim.ruleset import ANSWER, ANSWERS, VERB, VERBS, Ruleset
from game.sim.state import CASE_STATUS, CASES, State

DIALS = ("absorb", "paper_first")


@dataclass(frozen=True, slots=True)
class Lost:
    """A decision that does not exist here. what: card visit dilemma choice answer filing other."""

    what: str
    name: str


def slot_key(slot: int, names: Names) -> str:
    """`emergency#0`: the office and which of its tasks of the month; the same under every institution."""
    offices = len(names.offices)
    return f"{names.offices[slot % offices].id}#{slot // offices}"


def slot_of(key: str, names: Names, rules: Ruleset) -> int | None:
    """The slot of a key, None if there is no such office or slot."""
    office, _, ordinal = key.partition("#")
    row = _row(names.offices, office)
    if row is None or not _is_small_number(ordinal):
        return None
    slot = int(ordinal) * len(names.offices) + row
    return slot if slot < rules.most_tasks else None


def from_orders(orders: Orders, state: State, names: Names, game: int = 0) -> dict:
    """The decisions of one game, JSON-able; see to_orders."""
    said: dict = {}
    verbs = orders.verb[:, game]
    cards = {slot_key(int(slot), names): VERBS[verbs[slot]] for slot in np.flatnonzero(verbs)}
    visits = [names.publics[row].id for row in np.flatnonzero(orders.visit[:, game])]
    answers = {str(row): ANSWERS[code] for row, code in enumerate(orders.answer[:, game]) if code >= 0}
    lists = {"cards": cards, "visit": visits, "answers": answers}
    said |= {key: value for key, value in lists.items() if value}
    for name in ordering.STANDING:
        points = int(getattr(orders, name)[game])
        if points:
            said[name] = points
    said |= {name: int(getattr(orders, name)[game]) for name in DIALS}
    choice, event = int(orders.choice[game]), int(state.event[game])
    if choice >= 0 and event >= 0:
        words = names.events[event]
        said["dilemma"] = {"event": words.id, "choice": words.choices[choice].id}
    scene = names.events[event].steps if event >= 0 else ()
    taken = zip(scene, orders.steps[:, game].tolist(), strict=False)
    steps = {step.id: step.choices[code].id for step, code in taken if code >= 0}
    if steps:
        said["dilemma"] = {"event": names.events[event].id, "steps": steps}
    if orders.standing[game]:
        said["standing"] = ANSWERS[int(orders.standing[game])]
    return said


def to_orders(decisions: dict, state: State, rules: Ruleset, names: Names) -> tuple[Orders, list[Lost]]:
    """Orders for a batch of one, and the decisions that do not exist here.

    Nothing is guessed: an unknown card, visit or answer is dropped, a dilemma that is not on the desk falls
    to the card's fallback, and a filing where no tolerance exists is carried out unfiled; each is listed.
    Damaged values (wrong types, out of range) count as lost, never raise.
    """
    orders, lost = ordering.nothing(state, rules), []
    _cards(decisions.get("cards"), orders, state, rules, names, lost)
    for name in _items(decisions.get("visit"), list):
        row = _row(names.publics, name)
        if row is None:
            lost.append(Lost("visit", str(name)))
        else:
            orders.visit[row] = 1
    for name in (*ordering.STANDING, *DIALS):
        if name in decisions:
            value = decisions[name]
            if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100:
                getattr(orders, name)[:] = value
            else:
                lost.append(Lost("other", name))
    _dilemma(decisions.get("dilemma"), orders, state, names, lost)
    _answers(decisions.get("answers"), orders, state, lost)
    standing = decisions.get("standing", "accept")
    if isinstance(standing, str) and standing in ANSWER:
        orders.standing[:] = ANSWER[standing]
    else:
        lost.append(Lost("other", "standing"))
    return orders, lost


def _cards(cards, orders: Orders, state: State, rules: Ruleset, names: Names, lost: list[Lost]) -> None:
    tolerates = not (ordering.refuses_filing(state)).all()
    for key, verb in _items(cards, dict):
        slot = slot_of(str(key), names, rules)
        if slot is None or not isinstance(verb, str) or verb not in VERB or not state.is_active[slot, 0]:
            lost.append(Lost("card", str(key)))
            continue
        if verb == "file_first" and not tolerates:
            lost.append(Lost("filing", str(key)))
            verb = "innovate"
        orders.verb[slot] = VERB[verb]


def _dilemma(said, orders: Orders, state: State, names: Names, lost: list[Lost]) -> None:
    if not isinstance(said, dict):
        return
    event = int(state.event[0])
    if event < 0 or names.events[event].id != said.get("event"):
        lost.append(Lost("dilemma", str(said.get("event"))))
        return
    if names.events[event].steps:
        _steps(said.get("steps"), orders, names.events[event].steps, lost)
        return
    choice = _row(names.events[event].choices, said.get("choice"))
    if choice is None:
        lost.append(Lost("choice", str(said.get("choice"))))
    else:
        orders.choice[:] = choice


def _steps(said, orders: Orders, steps: tuple[StepWords, ...], lost: list[Lost]) -> None:
    for name, chosen in _items(said, dict):
        row = _row(steps, name)
        choice = None if row is None else _row(steps[row].choices, chosen)
        if row is None or choice is None:
            lost.append(Lost("choice", f"{name}: {chosen}"))
        else:
            orders.steps[row] = choice


def _answers(said, orders: Orders, state: State, lost: list[Lost]) -> None:
    for place, answer in _items(said, dict):
        row = int(place) if _is_small_number(str(place)) else CASES
        known = isinstance(answer, str) and answer in ANSWER and row < CASES
        if known and state.case_status[row, 0] == CASE_STATUS["open"]:
            orders.answer[row] = ANSWER[answer]
        else:
            lost.append(Lost("answer", str(place)))


def _items(value, kind: type):
    """The entries of a list or dictionary, nothing for anything else."""
    if not isinstance(value, kind):
        return ()
    return value.items() if kind is dict else value


def _is_small_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= 3


def _row(words, name) -> int | None:
    return next((row for row, word in enumerate(words) if word.id == name), None)
