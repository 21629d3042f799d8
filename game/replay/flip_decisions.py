"""The smallest change of decisions that would have avoided a bad outcome, with the same luck.

Every single change first: one verb on one task, one choice on one card, one dial by tens, one answer, one
visit, one point of standing action. Where none avoids it, pairs: a point moved within a month from one thing
to another, and any two of the single changes that came nearest. Where no pair does, changes are added one by
one to the sets that came nearest, which need not find the fewest there could be; the text says so.

What was decided later is carried by name (`carry`). Where he would have stayed longer than he did, the
closest style goes on for him (`habit`); only what is avoided to the end of the term counts as avoided.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

import numpy as np

from game.content.text import Text
from game.lab.styles import decide
from game.replay import simulate
from game.replay.carry import carry
from game.replay.flip_changes import Change, Changes, changed, moves, put_later, singles
from game.replay.flip_words import change_text, outcome_name, result_text
from game.replay.habit import Habit, habit
from game.replay.session import Session
from game.replay.view_words import decimal
from game.sim import engine
from game.sim.fixed import ONE
from game.sim.observe import career, observe, public
from game.sim.orders import Orders
from game.sim.ruleset import CONDITION_NAMES
from game.sim.state import State

NEAREST = 60  # single changes that are paired
WIDTH = 30  # sets that are enlarged, and single changes they are enlarged by
MOST_CHANGES = 6
AT_ONCE = 1024  # games in one batch


@dataclass(frozen=True)
class Variant:
    """The game with some decisions changed, and what came of it by the end of the term."""

    changes: Changes
    avoids: bool
    turn: int  # in which it happens all the same, 0 never
    value: Decimal  # of the outcome at the end
    blame: Decimal  # his own account at the end
    career: Decimal
    public: Decimal

    @property
    def size(self) -> Decimal:
        return sum((change.size for change in self.changes), Decimal(0))


@dataclass(frozen=True)
class DecisionFlip:
    outcome: str  # a name that conditions read
    name: Text
    most: Decimal  # it is avoided where the outcome stays at or below this
    happened: bool
    turn: int  # in which it happened, 0 never
    avoiding: tuple[Variant, ...]  # the smallest first, one for the same decisions changed; all of one number
    nearest: tuple[Variant, ...]  # where nothing avoids it: what came nearest
    texts: dict[Change, Text]  # the changes of both in words
    tried: int
    habit: Habit  # who goes on where he would have stayed longer
    text: Text


@dataclass(frozen=True)
class FlipStep:
    """How far it is at most, 0 to 1; the last step holds the result."""

    share: float
    result: DecisionFlip | None = None


def avoid(
    session: Session, outcome: str = "removed", most: int = 0, changes: int = MOST_CHANGES
) -> Iterator[FlipStep]:
    """Searches in steps, a batch between two of them, for at most so many changes together.

    `most`: the outcome counts as avoided up to this, fixed point. Raises ValueError for an unknown outcome or
    where nothing was decided yet.
    """
    search = _Search(session, outcome, most)
    found: list[Variant] = []
    rounds = range(1, changes + 1) if search.happened else ()
    for together in rounds:
        fresh: list[Variant] = []
        for turn, share in search.turns():
            fresh += search.play(turn, search.candidates(together, turn, found))
            yield FlipStep((together - 1 + share) / len(rounds))
        found += fresh
        if any(variant.avoids for variant in fresh):
            break
    yield FlipStep(1.0, search.result(found))


def smallest_change(
    session: Session, outcome: str = "removed", most: int = 0, changes: int = MOST_CHANGES
) -> DecisionFlip:
    """The result at once."""
    *_, last = avoid(session, outcome, most, changes)
    assert last.result is not None
    return last.result


class _Search:
    def __init__(self, session: Session, outcome: str, most: int):
        if outcome not in simulate.LEVEL_NAMES or not session.orders:
            raise ValueError(outcome)
        self.session, self.rules = session, session.rules
        self.outcome, self.most, self.tried = outcome, most, 0
        self.row = CONDITION_NAMES.index(outcome)
        values = [int(self._value(state)[0]) for state in session.months]
        self.happened = values[-1] > most
        self.turn = next((turn for turn, value in enumerate(values, 1) if value > most), 0)
        self.habit = habit(session)
        self.enlarged: tuple[int, dict[int, list[Changes]]] = (0, {})

    def turns(self) -> Iterator[tuple[int, float]]:
        """(turn, share of the round done with it)."""
        count = len(self.session.orders)
        yield from ((turn, turn / count) for turn in range(1, count + 1))

    def candidates(self, together: int, turn: int, found: list[Variant]) -> list[Changes]:
        """Sets of so many changes whose first belongs to `turn`; `found` are all smaller ones tried."""
        if together == 1:
            return [(change,) for change in singles(self.session, turn)]
        if self.enlarged[0] != together:
            self.enlarged = together, self._enlarge(together, found)
        own = moves(self.session, turn) if together == 2 else []
        return own + self.enlarged[1].get(turn, [])

    def _enlarge(self, together: int, found: list[Variant]) -> dict[int, list[Changes]]:
        """The nearest smaller sets with one of the nearest single changes more, by their first turn."""
        ranked = sorted(found, key=self._nearness)
        alone = [variant.changes[0] for variant in ranked if len(variant.changes) == 1]
        if together == 2:
            sets = list(combinations(alone[:NEAREST], 2))
        else:
            smaller = [variant.changes for variant in ranked if len(variant.changes) == together - 1]
            sets = [(*changes, one) for changes in smaller[:WIDTH] for one in alone[:WIDTH]]
        by_turn: dict[int, list[Changes]] = {}
        seen: set[frozenset[Change]] = set()
        for changes in sets:
            is_new = frozenset(changes) not in seen
            if is_new and len({change.place for change in changes}) == together:
                seen.add(frozenset(changes))
                ordered = tuple(sorted(changes, key=lambda change: change.turn))
                by_turn.setdefault(ordered[0].turn, []).append(ordered)
        return by_turn

    def play(self, turn: int, sets: list[Changes]) -> list[Variant]:
        """Plays sets of changes whose first belongs to `turn`, from there to the end of the term."""
        self.tried += len(sets)
        parts = [sets[start : start + AT_ONCE] for start in range(0, len(sets), AT_ONCE)]
        return [variant for part in parts for variant in self._played(turn, part)]

    def _played(self, turn: int, sets: list[Changes]) -> list[Variant]:
        state = self.session.history[turn - 1].pick(np.zeros(len(sets), np.int64))
        first = np.zeros(len(sets), np.int64)
        for now in range(turn, self.rules.turns + 1):
            state = engine.step(state, self._orders(now, turn, state, sets), self.rules)
            first = np.where((first == 0) & (self._value(state) > self.most), now, first)
            if state.is_over.all():
                break
        value = self._value(state)
        ends = state.blame, career(state, self.rules), public(state, self.rules)
        shown = [decimal(int(x), 2) for x in value], *([decimal(int(x), 1) for x in end] for end in ends)
        avoids = (value <= self.most).tolist()
        return [Variant(*of_game) for of_game in zip(sets, avoids, first.tolist(), *shown, strict=True)]

    def _orders(self, now: int, turn: int, state: State, sets: list[Changes]) -> Orders:
        if now == turn:
            return changed(self.session, turn, sets)
        if now > len(self.session.orders):
            return decide(state, self.rules, self.habit.code)
        here = self.session.history[now - 1]
        orders, _ = carry(self.session.orders[now - 1], here, state, self.rules)
        put_later(orders, now, sets, here, state)
        return orders

    def _value(self, state: State) -> np.ndarray:
        return observe(state, self.rules)[self.row]

    def _nearness(self, variant: Variant):
        """What counts as near: a lower outcome, a later turn, less blame, a smaller change."""
        turn = variant.turn or self.rules.turns + 1
        places = tuple(change.place for change in variant.changes)
        return variant.value, -turn, variant.blame, variant.size, places

    def result(self, found: list[Variant]) -> DecisionFlip:
        ranked = sorted((v for v in found if v.avoids), key=lambda v: (v.size, *self._nearness(v)))
        first: dict[tuple, Variant] = {}
        for variant in ranked:
            first.setdefault(tuple(change.place for change in variant.changes), variant)
        avoiding = tuple(first.values())
        nearest = () if avoiding else tuple(sorted(found, key=self._nearness)[:3])
        texts = {
            change: change_text(self.session, *change.place, change.before, change.after)
            for variant in (*avoiding, *nearest)
            for change in variant.changes
        }
        told = [texts[change] for change in avoiding[0].changes] if avoiding else []
        most = max((len(variant.changes) for variant in found), default=0)
        return DecisionFlip(
            self.outcome,
            outcome_name(self.outcome),
            Decimal(self.most) / ONE,
            self.happened,
            self.turn,
            avoiding,
            nearest,
            texts,
            self.tried,
            self.habit,
            result_text(outcome_name(self.outcome), self.happened, told, len(avoiding), most),
        )
