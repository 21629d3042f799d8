"""What the claims are measured by: one number per game and month, in units people use.

Reports only: floats are welcome here, nothing flows back into the rules. Every measure reads the state after
a month and the workings of that month.
"""

from collections.abc import Callable

import numpy as np

from game.lab.mechanism_measures import MECHANISM_MEASURES
from game.sim.fixed import ONE
from game.sim.ruleset import (
    FAKE,
    FILED,
    INNOVATE,
    REAL,
    STALL,
    TRACE,
    Ruleset,
)
from game.sim.state import State

Measure = Callable[[State, Ruleset], np.ndarray]


def _mean(level: np.ndarray, factor: float = 1.0) -> np.ndarray:
    return factor * level.mean(0) / ONE


def _way(way: int) -> Measure:
    return lambda s, r: s.month.way_share[way] / ONE


def _believed(way: int) -> Measure:
    return lambda s, r: _mean(s.expected_blame[way, 0])


def _gap(way: int) -> Measure:
    """Blame expected of a way, less that expected of files only."""
    return lambda s, r: _mean(s.expected_blame[way, 0]) - _mean(s.expected_blame[TRACE, 0])


def _count(name: str) -> Measure:
    return lambda s, r: getattr(s.month, name).sum(0).astype(float)


def _output(s: State, r: Ruleset) -> np.ndarray:
    """实绩 before incidents are taken off."""
    return s.results / ONE + 10.0 * s.month.incident.sum(0)


def _staff_blame(s: State, r: Ruleset) -> np.ndarray:
    return np.where(s.month.tasks.is_active, s.month.staff_part, 0).sum(0) / ONE


def _leader_blame(s: State, r: Ruleset) -> np.ndarray:
    return (s.month.leader_part.sum(0) + s.month.no_task_part) / ONE


def _above(s: State, r: Ruleset) -> np.ndarray:
    return s.month.kept_above.sum(0) / ONE


def _shares(s: State, r: Ruleset, part: Measure) -> np.ndarray:
    whole = _staff_blame(s, r) + _leader_blame(s, r) + _above(s, r)
    return part(s, r) / np.maximum(whole, 1e-6)


def _town(s: State, r: Ruleset) -> np.ndarray:
    return _staff_blame(s, r) + _leader_blame(s, r)


def _stalling(career: int) -> Measure:
    """Share of tasks put off by one career group where nobody directed them."""

    def measure(s: State, r: Ruleset) -> np.ndarray:
        m = s.month
        own = (r.career[m.tasks.staff] == career) & m.tasks.is_active & ~m.directed
        return ((m.own_way == STALL) & own).sum(0) / np.maximum(own.sum(0), 1)

    return measure


def _late_careers(s: State, r: Ruleset) -> np.ndarray:
    return (_stalling(2)(s, r) + _stalling(3)(s, r)) / 2


def _early_careers(s: State, r: Ruleset) -> np.ndarray:
    return (_stalling(0)(s, r) + _stalling(1)(s, r)) / 2


def _mean_result(s: State, where: np.ndarray) -> np.ndarray:
    done = np.clip(s.month.result, 0, ONE) / ONE
    return np.where(where, done, 0).sum(0) / np.maximum(where.sum(0), 1)


def _redline(s: State, r: Ruleset) -> np.ndarray:
    return _mean_result(s, s.month.tasks.is_redline & s.month.tasks.is_active)


def _welcome(s: State, r: Ruleset) -> np.ndarray:
    return _mean_result(s, ~s.month.tasks.is_unwelcome & s.month.tasks.is_active)


def _unwelcome(s: State, r: Ruleset) -> np.ndarray:
    return _mean_result(s, s.month.tasks.is_unwelcome & s.month.tasks.is_active)


def _excused(s: State, r: Ruleset) -> np.ndarray:
    return (s.month.claim_granted & ~s.month.good_faith).sum(0).astype(float)


def _new(s: State, r: Ruleset) -> np.ndarray:
    return (s.month.is_new & s.month.tasks.is_active).sum(0).astype(float)


def _slope(s: State, r: Ruleset) -> np.ndarray:
    """Sanction per task of who really acted, less that of who did not, in this month."""
    m = s.month
    acted, idle = m.is_real & m.tasks.is_active, ~m.is_real & m.tasks.is_active
    each = lambda where: np.where(where, m.staff_part, 0).sum(0) / ONE / np.maximum(where.sum(0), 1)  # noqa: E731
    return each(acted) - each(idle)


MEASURES: dict[str, Measure] = {
    "results": lambda s, r: s.results / ONE,
    "output": _output,
    "records": lambda s, r: s.records / ONE,
    "gap": lambda s, r: s.records / ONE - _output(s, r),
    "score": lambda s, r: s.score / ONE,
    "trust": lambda s, r: _mean(s.trust, 100),
    "hidden_risk": lambda s, r: _mean(s.risk),
    "incidents": _count("incident"),
    "capacity": lambda s, r: _mean(s.capacity),
    "control": lambda s, r: _mean(s.control),
    "load": lambda s, r: s.load / ONE,
    "overhead": lambda s, r: s.month.time["overhead"] / ONE / r.staff_count,
    "record_time": lambda s, r: s.month.time["records"] / ONE / r.staff_count,
    "work_time": lambda s, r: s.month.time["work"] / ONE / r.staff_count,
    "messages": lambda s, r: s.month.time["messages"] / ONE / r.staff_count,
    "depth": lambda s, r: s.month.depth_mean / ONE,
    "slips": _count("slipped"),
    "misuse": _count("misused"),
    "errors": _count("has_error"),
    "stall": _way(STALL),
    "trace": _way(TRACE),
    "real": _way(REAL),
    "fake": _way(FAKE),
    "acting": lambda s, r: s.month.way_share[[REAL, INNOVATE, FILED]].sum(0) / ONE,
    "own_acting": lambda s, r: s.month.team_share / ONE,
    "innovations": _new,
    "applications": _count("filed"),
    "grants": _count("granted"),
    "claims": _count("claimed"),
    "cover_belief": lambda s, r: _mean(s.expected_cover[0]),
    "excused": _excused,
    "blame_of_real": _believed(REAL),
    "real_less_trace": _gap(REAL),
    "new_less_trace": _gap(INNOVATE),
    "sanction_slope": _slope,
    "staff_blame": _staff_blame,
    "town_share": lambda s, r: _shares(s, r, _town),
    "last_less_leader": lambda s, r: _shares(s, r, _staff_blame) - _shares(s, r, _leader_blame),
    "powers": lambda s, r: s.month.p.authority / ONE,
    "share_less_powers": lambda s, r: _shares(s, r, _town) - s.month.p.authority / ONE,
    "amplification": lambda s, r: s.month.p.amplification / ONE,
    "stall_early": _early_careers,
    "stall_late": _late_careers,
    "redline_done": _redline,
    "welcome_done": _welcome,
    "unwelcome_done": _unwelcome,
    "motivation": lambda s, r: s.motivation.mean(0) / np.maximum(s.motivation_base.mean(0), 1),
    **MECHANISM_MEASURES,
}
