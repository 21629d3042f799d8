"""The blame line: an outcome split into my decisions, the rules, those above and luck.

Sixteen games, each of the four as it was or off; a part is its Shapley value: what switching it on changes,
averaged over all orders in which the four can be switched on. Off means: my decisions are the default
leader's (orders.customary); the rules are the moderate institution's; those above are at neutral (`whose`);
luck is the mean over 400 other seeds, town and run-in included. The four add up exactly to this outcome less
the outcome with all four off.

Decisions are carried by name into the other games (`carry`); what has nothing to apply to there is left
undone. Where he would have stayed longer than he did, the closest style (`habit`) goes on for him.
"""

from collections.abc import Iterator
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import sqrt

import numpy as np

from game.lab.batch import workers
from game.lab.columns import read
from game.lab.styles import decide
from game.replay import blame_words, simulate
from game.replay.blame_shapes import FOUR, BlameLine, BlameStep, Corner, Part, Split
from game.replay.carry import carry
from game.replay.habit import habit
from game.replay.session import Session
from game.replay.view_words import decimal, spread, whole
from game.replay.whose import moderate_rules, neutral_above, neutral_rules
from game.sim import engine
from game.sim import orders as ordering
from game.sim.fixed import ONE
from game.sim.orders import Orders
from game.sim.ruleset import Ruleset
from game.sim.state import State

SEEDS = 400  # luck off is their mean
AT_ONCE = 201  # seeds in one batch, each under both rules
_FIRST = ("career", "public", "removed", "served", "incidents", "blame")
OUTCOMES = (*_FIRST, *(name for name in simulate.LEVEL_NAMES if name not in _FIRST))

# Outcome -> its values by (mine, rules, above), each (1 + seeds,): the game's own luck first.
Values = dict[tuple[bool, bool, bool], np.ndarray]


@dataclass(frozen=True)
class Decided:
    """What was decided and on which desks: all that a process needs to decide it again elsewhere."""

    orders: tuple[Orders, ...]
    desks: tuple[State, ...]
    style: int  # who goes on after the last decision


@dataclass(frozen=True)
class Job:
    """Some seeds, each under the rules as they were and under the moderate ones."""

    rules: Ruleset
    parameters: np.ndarray  # (parameters, 2)
    seeds: np.ndarray
    mine: Decided | None  # None: the default leader
    is_above: bool
    months: int
    first: int

    @property
    def key(self) -> tuple[bool, bool, int]:
        return self.mine is not None, self.is_above, self.first


def blame_line(
    session: Session, seeds: int = SEEDS, executor: Executor | None = None, processes: bool = True
) -> Iterator[BlameStep]:
    """Splits every outcome at once; the last step comes with the result. An unfinished game is split as it
    stands after its last turn. Raises ValueError where nothing was decided yet."""
    jobs = _jobs(session, seeds)
    planned = sum(2 * len(job.seeds) * (session.rules.run_in + job.months) for job in jobs)
    ends: dict[tuple[bool, bool, int], dict[str, np.ndarray]] = {}
    with workers(executor, planned if processes else 0) as (pool, _):
        for job, columns in _played(jobs, pool):
            ends[job.key] = columns
            yield BlameStep(len(ends) / (len(jobs) + 1))
    values = {name: _values(name, ends, jobs[0].months) for name in OUTCOMES}
    style = habit(session)
    splits = tuple(_split(name, values[name]) for name in OUTCOMES)
    yield BlameStep(1.0, BlameLine(splits, style, seeds, blame_words.method(seeds, style.name)))


def split_blame(
    session: Session, seeds: int = SEEDS, executor: Executor | None = None, processes: bool = True
) -> BlameLine:
    """The blame line at once."""
    *_, last = blame_line(session, seeds, executor, processes)
    assert last.result is not None
    return last.result


def _jobs(session: Session, seeds: int) -> list[Job]:
    rules, count = session.rules, len(session.orders)
    mine = Decided(
        tuple(session.orders), tuple(state.copy() for state in session.history[:count]), habit(session).code
    )
    months = rules.turns if session.is_over else count
    own = np.array([(session.seed + n) % 2**64 for n in range(seeds + 1)], np.uint64)
    rows = simulate.parameters(session.compiled)
    jobs = []
    for is_above, decided in product((True, False), (mine, None)):
        actual = rows if is_above else neutral_above(rows)
        both = np.concatenate([actual, moderate_rules(actual)], 1)
        town = rules if is_above else neutral_rules(rules)
        for first in range(0, seeds + 1, AT_ONCE):
            some = own[first : first + AT_ONCE]
            jobs.append(Job(town, both, some, decided, is_above, months, first))
    return jobs


def _played(jobs: list[Job], pool: Executor | None) -> Iterator[tuple[Job, dict[str, np.ndarray]]]:
    if pool is None:
        for job in jobs:
            yield job, play(job)
        return
    futures: dict[Future[dict[str, np.ndarray]], Job] = {pool.submit(play, job): job for job in jobs}
    for future in as_completed(futures):
        yield futures[future], future.result()


def play(job: Job) -> dict[str, np.ndarray]:
    """Outcomes at the end, (2, seeds): under the rules as they were, under the moderate ones."""
    count = len(job.seeds)
    rows = np.repeat(job.parameters, count, axis=1)
    state = engine.start(job.rules, np.tile(job.seeds, 2), rows)
    for turn in range(job.months):
        state = engine.step(state, _decide(job, state, turn), job.rules)
    columns = read(state, job.rules, (*simulate.LEVEL_NAMES, "served"))
    return {name: column.reshape(2, count) for name, column in columns.items()}


def _decide(job: Job, state: State, turn: int) -> Orders:
    mine = job.mine
    if mine is None:
        return ordering.customary(state, job.rules)
    if turn < len(mine.orders):
        return carry(mine.orders[turn], mine.desks[turn], state, job.rules)[0]
    return decide(state, job.rules, mine.style)


def _values(outcome: str, ends: dict, months: int) -> Values:
    """One outcome over all seeds in each of the eight worlds. A removal counts as months lost."""
    values: Values = {}
    for mine, above in product((True, False), repeat=2):
        parts = [ends[key] for key in sorted(ends) if key[:2] == (mine, above)]
        column = np.concatenate([part["served" if outcome == "removed" else outcome] for part in parts], 1)
        if outcome == "removed":
            column = months * ONE - column
        for row, rules in enumerate((True, False)):
            values[mine, rules, above] = column[row]
    return values


def _split(outcome: str, values: Values) -> Split:
    """Shapley over the four; shown amounts are rounded so that they still add up."""
    decimals = blame_words.DECIMALS.get(outcome, 1)
    unit = 10**decimals
    corners: dict[tuple[bool, ...], Fraction] = {
        (*world, luck): Fraction(int(y[0]), ONE) if luck else Fraction(int(y[1:].sum()), len(y[1:]) * ONE)
        for world, y in values.items()
        for luck in (True, False)
    }
    exact = [
        sum((_weight(on, who) * value for on, value in corners.items()), Fraction(0)) for who in range(4)
    ]
    actual, baseline = (whole(corners[(on,) * 4] * unit) for on in (True, False))
    shown = spread([amount * unit for amount in exact], actual - baseline)
    halves = [_half(values, who) for who in range(4)]
    scaled = lambda n: decimal(Fraction(n, unit), decimals)  # noqa: E731
    parts = tuple(
        Part(key, blame_words.FOUR_NAMES[key], scaled(n), decimal(half, decimals))
        for key, n, half in zip(FOUR, shown, halves, strict=True)
    )
    sides = scaled(actual), scaled(baseline), scaled(actual - baseline)
    return Split(
        outcome,
        blame_words.outcome_name(outcome),
        blame_words.BETTER.get(outcome, 0),
        decimals,
        *sides,
        parts,
        tuple(Corner(_on(on), decimal(value, decimals)) for on, value in corners.items()),
        blame_words.sentence(outcome, *sides, parts),
    )


def _on(on: tuple[bool, ...]) -> tuple[str, ...]:
    return tuple(key for key, is_on in zip(FOUR, on, strict=True) if is_on)


# What an outcome in a world counts for a part: |others on|! |others off|! / 4!, by how many others are on.
_SHARE = (Fraction(1, 4), Fraction(1, 12), Fraction(1, 12), Fraction(1, 4))


def _weight(on: tuple[bool, ...], who: int) -> Fraction:
    others = sum(on) - on[who]
    return _SHARE[others] if on[who] else -_SHARE[others]


def _half(values: Values, who: int) -> Fraction:
    """Half width of a part's interval: seed by seed, what the worlds without luck add to it."""
    weighed = [int(12 * _weight((*world, False), who)) * y[1:] for world, y in values.items()]
    return _interval(np.sum(weighed, axis=0)) / 12


def _interval(y: np.ndarray) -> Fraction:
    """1.96 standard errors of the mean of fixed-point numbers."""
    count, total = len(y), int(y.sum())
    squares = count * sum(int(x) * int(x) for x in y) - total * total
    error = sqrt(squares / max(count - 1, 1)) / count
    return Fraction(round(1.96 * error * 16), 16 * ONE)
