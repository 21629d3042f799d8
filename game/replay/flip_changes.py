"""Single changes of recorded decisions: which there are in a month, which are lawful, how to make them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal

import numpy as np

from game.replay.scene import taken
from game.replay.session import Session
from game.sim import orders as ordering
from game.sim.orders import STANDING, Orders
from game.sim.ruleset import ANSWERS
from game.sim.state import CASE_STATUS, State

DIALS = ("absorb", "paper_first")


@dataclass(frozen=True)
class Change:
    """One decision changed: the field of Orders, its row (slot, village, place of the case), from, to."""

    turn: int
    order: str
    row: int
    before: int
    after: int

    @property
    def size(self) -> Decimal:
        """1; of a dial the share of its way."""
        return Decimal(abs(self.after - self.before)) / 100 if self.order in DIALS else Decimal(1)

    @property
    def place(self) -> tuple[int, str, int]:
        return self.turn, self.order, self.row


Changes = tuple[Change, ...]


def recorded(session: Session, turn: int) -> Orders:
    """The orders of a turn as they were carried out."""
    return ordering.lawful(session.history[turn - 1], session.rules, session.orders[turn - 1])


def singles(session: Session, turn: int) -> list[Change]:
    """Every lawful single change of a turn."""
    return [changes[0] for changes in lawful(session, turn, [(change,) for change in wanted(session, turn)])]


def wanted(session: Session, turn: int) -> Iterator[Change]:
    """Every single change that means something on that desk, lawful or not."""
    here, plan, rules = session.history[turn - 1], recorded(session, turn), session.rules
    options: list[tuple[str, int, Iterable[int]]] = []
    for slot in np.flatnonzero(here.is_active[:, 0]).tolist():
        options.append(("verb", slot, range(len(ordering.offered_verbs(rules)))))
    for place in np.flatnonzero(here.case_status[:, 0] == CASE_STATUS["open"]).tolist():
        options.append(("answer", place, range(-1, len(ANSWERS))))
    options += [("visit", village, (0, 1)) for village in range(rules.public_count)]
    options += [(dial, 0, range(0, 101, 10)) for dial in DIALS]
    for name in STANDING:
        points = int(getattr(plan, name)[0])
        options.append((name, 0, (max(0, points - 1), points + 1)))
    event = int(here.event[0])
    if event >= 0:
        options.append(("choice", 0, range(int(rules.deck.choice_count[event]))))
    for order, row, values in options:
        array = getattr(plan, order)
        before = int(array[0] if array.ndim == 1 else array[row, 0])
        if order == "choice" and before < 0:
            before = int(rules.deck.fallback[event])
        yield from (Change(turn, order, row, before, after) for after in values if after != before)
    for step in taken(here, rules, session.names, plan):
        others = (place for place in range(len(step.words.choices)) if place != step.place)
        yield from (Change(turn, "steps", step.k, step.place, place) for place in others)


def moves(session: Session, turn: int) -> list[Changes]:
    """A point taken from a card, a visit or a standing action and given to another of them: lawful pairs.

    Cards that were left alone are taken up only if they lay on the desk, not among the rest.
    """
    here = session.history[turn - 1]
    stake = here.value[:, 0] << here.is_redline[:, 0].astype(np.int64)
    ranked = np.argsort(-np.where(here.is_active[:, 0], stake, -1), kind="stable")
    on_desk = set(ranked[: session.rules.cards].tolist())
    free, spend = [], []
    for change in wanted(session, turn):
        if change.order == "verb":
            if change.after == 0:
                free.append(change)
            elif change.before == 0 and change.row in on_desk:
                spend.append(change)
        elif change.order in ("visit", *STANDING):
            (spend if change.after > change.before else free).append(change)
    return lawful(session, turn, [(a, b) for a in free for b in spend if a.place != b.place])


def lawful(session: Session, turn: int, sets: list[Changes]) -> list[Changes]:
    """The sets of changes of one turn that can be carried out whole, nothing else falling away."""
    if not sets:
        return []
    desk = session.history[turn - 1].pick(np.zeros(len(sets), np.int64))
    asked = changed(session, turn, sets)
    done = ordering.lawful(desk, session.rules, asked)
    for game, changes in enumerate(
        sets
    ):  # another choice at one hour may spare a later hour, which is no loss
        hours = [change.row for change in changes if change.order == "steps"]
        if hours:
            asked.steps[max(hours) + 1 :, game] = done.steps[max(hours) + 1 :, game]
    same = [getattr(done, f.name) == getattr(asked, f.name) for f in fields(Orders)]
    fits = np.all([one if one.ndim == 1 else one.all(0) for one in same], axis=0)
    return [changes for changes, is_lawful in zip(sets, fits, strict=True) if is_lawful]


def changed(session: Session, turn: int, sets: Sequence[Changes]) -> Orders:
    """The recorded orders of a turn, one game a set, with what of the set belongs to this turn."""
    orders = recorded(session, turn).pick(np.zeros(len(sets), np.int64))
    for game, changes in enumerate(sets):
        for change in changes:
            if change.turn == turn:
                _put(orders, change, game)
    return orders


def put_later(orders: Orders, turn: int, sets: Sequence[Changes], here: State, there: State) -> None:
    """Makes the changes that belong to `turn` in games that came apart before, where they still apply."""
    for game, changes in enumerate(sets):
        for change in changes:
            if change.turn == turn and _applies(change, here, there, game):
                _put(orders, change, game)


def _put(orders: Orders, change: Change, game: int) -> None:
    array = getattr(orders, change.order)
    array[game if array.ndim == 1 else (change.row, game)] = change.after


def _applies(change: Change, here: State, there: State, game: int) -> bool:
    """Whether what a change is about lies on that desk too."""
    if change.order == "verb":
        return bool(there.is_active[change.row, game])
    if change.order in ("choice", "steps"):
        return bool(there.event[game] == here.event[0])
    if change.order == "answer":
        names = ("case_status", "case_turn", "case_slot", "case_public")
        return all(getattr(there, n)[change.row, game] == getattr(here, n)[change.row, 0] for n in names)
    return True
