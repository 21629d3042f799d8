"""N games, chosen columns: slices over processes, and nothing of that shows in the result.

A job is games of one ruleset; parameters, seed and style may differ from game to game. Keyed chance makes a
game the same bits in any slice, so slices are cut only for memory and for the number of processors.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_all_start_methods
from signal import SIG_IGN, SIGINT, signal
from typing import Protocol

import numpy as np

from game.lab.columns import read
from game.sim import engine
from game.sim.orders import Orders
from game.sim.ruleset import Ruleset
from game.sim.state import State

MOST_AT_ONCE = 2048  # games in one slice: faster than fewer, and 10,000 games stay small
# Games of 24 months from which starting processes pays: measured, forked or begun anew.
WORTH_PROCESSES = 400 if get_all_start_methods()[0] == "fork" else 1500

Progress = Callable[[int, int], None]
"""Called with the games done and the games there are, now and then."""


class Policy(Protocol):
    """Decides for every game of a batch; `pick` is the same policy for some of the games."""

    def __call__(self, state: State, rules: Ruleset) -> Orders: ...

    def pick(self, games: np.ndarray) -> "Policy": ...


@dataclass(frozen=True)
class Job:
    """Games to play from their run-in to the end of the term."""

    rules: Ruleset
    parameters: np.ndarray  # (parameters, 1), or (parameters, G): see engine.parameters
    seeds: np.ndarray  # (G,)
    policy: Policy
    at_end: tuple[str, ...] = ()  # columns of the final state
    every_turn: tuple[str, ...] = ()  # columns after each turn

    @property
    def games(self) -> int:
        return len(self.seeds)

    def pick(self, games: np.ndarray) -> "Job":
        rows = self.parameters if self.parameters.shape[1] == 1 else self.parameters[:, games]
        policy = self.policy.pick(games)
        return Job(self.rules, rows, self.seeds[games], policy, self.at_end, self.every_turn)


@dataclass(frozen=True)
class Result:
    """Columns by name: at the end (G,), and after each turn (turns, G)."""

    at_end: dict[str, np.ndarray]
    every_turn: dict[str, np.ndarray]


def play(job: Job, executor: Executor | None = None, progress: Progress | None = None) -> Result:
    """Plays one job; see `play_all`."""
    return play_all([job], executor, progress)[0]


def play_all(
    jobs: Sequence[Job],
    executor: Executor | None = None,
    progress: Progress | None = None,
    at_once: int | None = None,
) -> list[Result]:
    """Plays every job, in processes where that is worthwhile, or wherever the given executor says.

    `at_once` is the most games in one slice. The result does not depend on either.
    """
    total = sum(job.games for job in jobs)
    year = max((job.rules.turns + job.rules.run_in for job in jobs), default=0)
    with workers(executor, total * year) as (pool, count):
        slices = [_slices(job.games, count, total, at_once) for job in jobs]
        parts: list[list[Result | None]] = [[None] * len(of_job) for of_job in slices]
        done = 0
        for at, place, result in _played(jobs, slices, pool):
            parts[at][place] = result
            done += len(slices[at][place])
            if progress:
                progress(done, total)
    return [_joined([part for part in of_job if part is not None]) for of_job in parts]


def processors() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def workers(executor: Executor | None, game_months: int) -> Iterator[tuple[Executor | None, int]]:
    """The executor to use (None: play here) and how many slices it can play at the same time."""
    count = min(processors(), 60)  # Windows cannot wait for more
    if executor is not None:
        yield executor, count
    elif count == 1 or game_months < WORTH_PROCESSES * 24:
        yield None, 1
    else:
        # Ctrl-C is the parent's to answer; the workers finish their slice and go.
        pool = ProcessPoolExecutor(count, initializer=signal, initargs=(SIGINT, SIG_IGN))
        try:
            yield pool, count
        finally:
            pool.shutdown(cancel_futures=True)


def _slices(games: int, count: int, total: int, at_once: int | None) -> list[np.ndarray]:
    """Even slices, none larger than allowed, as many as keep every worker busy to the end."""
    most = at_once or min(MOST_AT_ONCE, -(-total // count))
    parts = -(-games // most)
    if games == total and at_once is None:
        parts = -(-parts // count) * count
    return [part for part in np.array_split(np.arange(games), max(parts, 1)) if len(part)]


def _played(
    jobs: Sequence[Job], slices: list[list[np.ndarray]], pool: Executor | None
) -> Iterator[tuple[int, int, Result]]:
    todo = [(at, place) for at, of_job in enumerate(slices) for place in range(len(of_job))]
    if pool is None:
        for at, place in todo:
            yield at, place, play_here(jobs[at].pick(slices[at][place]))
        return
    futures: dict[Future[Result], tuple[int, int]] = {
        pool.submit(play_here, jobs[at].pick(slices[at][place])): (at, place) for at, place in todo
    }
    for future in as_completed(futures):
        yield *futures[future], future.result()


def play_here(job: Job) -> Result:
    """Plays a job as one batch in this process."""
    state = _arrived(job)
    kept: dict[str, list[np.ndarray]] = {name: [] for name in job.every_turn}
    for _ in range(job.rules.turns):
        state = engine.step(state, job.policy(state, job.rules), job.rules)
        for name, value in read(state, job.rules, job.every_turn).items():
            kept[name].append(value)
    return Result(
        at_end=read(state, job.rules, job.at_end),
        every_turn={name: np.stack(values) for name, values in kept.items()},
    )


def _arrived(job: Job) -> State:
    """After the run-in. Games with one seed under one institution share it: nobody decides there."""
    rows = np.broadcast_to(job.parameters, (len(job.parameters), job.games))
    if job.parameters.shape[1] > 1:
        return engine.start(job.rules, job.seeds, rows)
    seeds, back = np.unique(job.seeds, return_inverse=True)
    state = engine.start(job.rules, seeds, rows[:, : len(seeds)])
    return state.pick(back)


def _joined(parts: list[Result]) -> Result:
    join = lambda books: {name: np.concatenate([b[name] for b in books], -1) for name in books[0]}  # noqa: E731
    return Result(join([p.at_end for p in parts]), join([p.every_turn for p in parts]))
