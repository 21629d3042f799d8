"""Turning points: in which months another decision would have brought something else, and to whom.

For each dilemma its other options, for each month's plan what the nine styles would have done in that place
(`branches`). Every arm of a turn goes on in the style closest to the decisions up to that turn (`habit`) and
meets the same substitute luck; the two ledgers are judged apart (`gaps`). What is marked: `turning_marks`.
"""

from collections.abc import Iterator
from concurrent.futures import Executor, Future, as_completed
from dataclasses import fields, replace
from fractions import Fraction

import numpy as np

from game.lab.batch import workers
from game.replay import turning_words
from game.replay.branches import LEDGERS, Arm, Job, Outcome, arms, play
from game.replay.gaps import Gap, Side, gap, parts
from game.replay.habit import habit
from game.replay.session import Session
from game.replay.turning_marks import lost, marks
from game.replay.turning_shapes import WORTH, Branch, Moment, Step, Trials, TurningPoints
from game.replay.view_words import decimal, month_text
from game.sim.fixed import ONE
from game.sim.observe import calendar_month
from game.sim.orders import Orders

AT_ONCE = 1024  # games in one batch: about a second, then the progress moves
_USUAL = Trials()

_Task = tuple["_Turn", Job]


def turning_points(
    session: Session, trials: Trials = _USUAL, executor: Executor | None = None, processes: bool = True
) -> Iterator[Step]:
    """Searches in steps; each finished stage (rough, refined, final) comes with a result.

    Plays in processes where that pays, or wherever the executor says; with processes=False in this one, a
    batch between two steps. The result does not depend on that. Closing the generator ends the search.
    Raises ValueError where nothing was decided yet.
    """
    search = _Search(session)
    stages = trials.stages()
    planned = sum(len(turn.arms) * trials.refined * turn.months_left for turn in search.turns)
    with workers(executor, planned if processes else 0) as (pool, _):
        before = 0
        for number, (stage, upto) in enumerate(stages):
            tasks = search.tasks(before, upto, every=number < 2)
            whole, done = sum(job.game_months for _, job in tasks), 0
            for turn, job, outcome in _played(tasks, pool):
                turn.take(outcome)
                done += job.game_months
                yield Step(stage, (number + done / whole) / len(stages))
            before = max(before, upto)
            if stage != "between":
                yield Step(stage, (number + 1) / len(stages), search.result(stage))


def find(
    session: Session, trials: Trials = _USUAL, executor: Executor | None = None, processes: bool = True
) -> TurningPoints:
    """The final result at once."""
    steps = turning_points(session, trials, executor, processes)
    return [step.result for step in steps if step.result is not None][-1]


def _played(tasks: list[_Task], pool: Executor | None) -> Iterator[tuple["_Turn", Job, Outcome]]:
    if pool is None:
        for turn, job in tasks:
            yield turn, job, play(job)
        return
    futures: dict[Future[Outcome], _Task] = {pool.submit(play, task[1]): task for task in tasks}
    for future in as_completed(futures):
        yield *futures[future], future.result()


class _Turn:
    """The arms of one turn and what was played of them so far."""

    def __init__(self, session: Session, turn: int):
        self.rules, self.turn = session.rules, turn
        self.arms: tuple[Arm, ...] = arms(session, turn)
        self.habit = habit(session, turn)
        self.here = session.history[turn - 1].copy()
        self.months_left = session.rules.last_turn - self.here.turn
        self.outcomes: list[Outcome] = []

    def take(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self.outcomes.sort(key=lambda one: one.first)

    def tasks(self, rows: tuple[int, ...], first: int, upto: int) -> list[_Task]:
        """The substitutes first .. upto - 1 of some arms, in batches that are not too large."""
        each = max(1, AT_ONCE // len(rows))
        chosen = [self.arms[row].orders for row in rows]
        orders = Orders(
            **{f.name: np.concatenate([getattr(one, f.name) for one in chosen], -1) for f in fields(Orders)}
        )
        return [
            (self, Job(self.rules, self.here, orders, rows, self.habit.code, start, min(each, upto - start)))
            for start in range(first, upto, each)
        ]

    def column(self, row: int, name: str) -> np.ndarray:
        """One arm's ends over all substitutes it was played under, in their order."""
        return np.concatenate([o.ends[name][o.rows.index(row)] for o in self.outcomes if row in o.rows])

    def side(self, row: int, seeds: int) -> Side:
        """One arm's books over its first `seeds` substitutes; the arm as played is in every batch."""
        entries: dict[tuple[str, str], int] = {}
        for one in self.outcomes:
            if row in one.rows and one.first < seeds:
                for key, sums in one.books.items():
                    entries[key] = entries.get(key, 0) + int(sums[one.rows.index(row)])
        served = int(self.column(row, "served")[:seeds].sum()) - seeds * (self.turn - 1)
        return Side(entries, served)


class _Search:
    def __init__(self, session: Session):
        if not session.orders:
            raise ValueError("nothing was decided yet")
        self.session = session
        self.turns = [_Turn(session, turn) for turn in range(1, len(session.orders) + 1)]
        self.comparisons = len(LEDGERS) * sum(len(turn.arms) - 1 for turn in self.turns)

    def tasks(self, first: int, upto: int, every: bool) -> list[_Task]:
        """The next substitutes, of every arm or only of those of which more could tell more."""
        tasks = []
        for turn in self.turns:
            rows = [row for row in range(1, len(turn.arms)) if every or self._is_open(turn, row)]
            if rows or every:
                tasks += turn.tasks((0, *rows), first, upto)
        return tasks

    def _is_open(self, turn: _Turn, row: int) -> bool:
        """The interval of a gap still contains zero, and reaches as far as what is worth telling."""
        found = [self.gap(turn, ledger, row) for ledger in LEDGERS]
        return any(not one.is_sure and abs(one.amount) + one.half >= WORTH for one in found)

    def gap(self, turn: _Turn, ledger: str, row: int, other: int = 0) -> Gap:
        own, base = turn.column(row, ledger), turn.column(other, ledger)
        seeds = min(len(own), len(base))
        return gap(own[:seeds], base[:seeds], self.comparisons)

    def result(self, stage: str) -> TurningPoints:
        moments = tuple(self._moment(turn) for turn in self.turns)
        found = [mark for moment in moments for mark in moment.marks]
        found.sort(key=lambda mark: (-mark.size, mark.turn, mark.kind))
        seeds = [branch.seeds for moment in moments for branch in moment.branches]
        lost_from = 0
        for moment in reversed(moments):
            if not moment.lost:
                break
            lost_from = moment.turn
        text = turning_words.found(moments, len(found), lost_from)
        method = turning_words.method(min(seeds), max(seeds), stage)
        return TurningPoints(stage, moments, tuple(found), lost_from, (min(seeds), max(seeds)), text, method)

    def _moment(self, turn: _Turn) -> Moment:
        branches = tuple(self._branch(turn, row) for row in range(len(turn.arms)))
        why = lost(branches, lambda ledger, a, b: self.gap(turn, ledger, a, b))
        month = month_text(calendar_month(self.session.rules, turn.here.turn))
        told = () if why else marks(self.session, turn.turn, month, branches)
        return Moment(turn.turn, month, turn.habit, branches, why, told)

    def _branch(self, turn: _Turn, row: int) -> Branch:
        arm, rules = turn.arms[row], self.session.rules
        seeds = len(turn.column(row, "career"))
        mean = {
            name: decimal(Fraction(int(turn.column(row, name).sum()), seeds * unit), 1)
            for name, unit in (("career", ONE), ("public", ONE), ("served", 1))
        }
        removed = decimal(Fraction(100 * int(turn.column(row, "removed").sum()), seeds), 0)
        branch = Branch(
            arm.key, arm.kind, arm.name, seeds, mean["career"], mean["public"], removed, mean["served"]
        )
        if not row:
            return branch
        gaps = {ledger: self.gap(turn, ledger, row) for ledger in LEDGERS}
        own, played = turn.side(row, seeds), turn.side(0, seeds)
        career, public = (parts(ledger, own, played, gaps[ledger], rules, turn.here) for ledger in LEDGERS)
        return replace(
            branch, career=gaps["career"], public=gaps["public"], career_parts=career, public_parts=public
        )
