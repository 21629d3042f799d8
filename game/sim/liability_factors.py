"""Who answers for what happened (R46): territorial duty first, moved only by what is written down.

Every factor pushes the parts of four parties up or down; a part never falls below nothing, and the parts
together make one. What a factor weighs is told by leaving it out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace as Values

import numpy as np

from game.sim.fixed import HALF, ONE, fixed, mul
from game.sim.tolerance_factors import MOST_MISSING, is_silent_consent
from game.sim.tolerance_facts import level

PARTIES = ("actor", "team", "department", "superior")
START = tuple(fixed(part) for part in ("0.5", "0.05", "0.1", "0.05"))
LEAST = fixed("0.02")  # nobody who had a hand in it is wholly outside


@dataclass(frozen=True)
class Push:
    """`parts` times value: what each of the four parties gains or loses; `fact` as in Factor."""

    id: str
    fact: str
    parts: tuple[str, str, str, str]
    value: Callable[[Values, Values], np.ndarray]


def is_written(f: Values) -> np.ndarray:
    """A formal whistle is a report in writing too, whatever its clock says."""
    return (f.reported == ONE) | (f.whistle == ONE)


def is_whistle_through(f: Values, r: Values) -> np.ndarray:
    """A formal whistle whose days have run out without the department coming."""
    return (f.whistle == ONE) & (f.whistle_days >= r.whistle_moves) & (f.whistle_answered == 0)


def _unwritten(f: Values, r: Values) -> np.ndarray:
    """An oral report moves nothing: the part that a letter would have moved stays."""
    return ~is_written(f) * ONE


def _letter(f: Values, r: Values) -> np.ndarray:
    dated = np.where((f.report_dated == 1) | (f.whistle == ONE), ONE, HALF)
    return np.where(is_written(f), dated, 0)


def _listed(name: str) -> Callable[[Values, Values], np.ndarray]:
    def value(f: Values, r: Values) -> np.ndarray:
        return ((r.list_counts == 1) & (f.listed == level("listed", name))) * ONE

    return value


def _task(f: Values, r: Values) -> np.ndarray:
    return np.where(f.superior_task == ONE, ONE, f.superior_task // 2)


def _answer(f: Values, r: Values) -> np.ndarray:
    """What was asked and approved, or by the rule counts as approved, is the superior's too."""
    agreed = (f.consult_answer == ONE) & (f.consulted > 0)
    given = np.where(agreed, np.where(f.consulted == ONE, ONE, fixed("0.2")), 0)
    return np.where(is_silent_consent(f, r), ONE, given)


def _silence(f: Values, r: Values) -> np.ndarray:
    asked = (f.consulted == ONE) & (f.consult_answer == 0)
    return (asked & ~is_silent_consent(f, r)) * ONE


def _missing(f: Values, r: Values) -> np.ndarray:
    return np.minimum(f.missing_steps, MOST_MISSING) * ONE


def _own_wrong(f: Values, r: Values) -> np.ndarray:
    return ((f.private_gain > 0) | (f.false_material > 0)) * ONE


PUSHES: tuple[Push, ...] = (
    Push("report_not_written", "reported", ("0.25", "0", "0", "0"), _unwritten),
    Push("report_written", "reported", ("-0.1", "0", "0.15", "0.05"), _letter),
    Push("whistle", "whistle", ("-0.6", "0", "0.8", "0"), lambda f, r: is_whistle_through(f, r) * ONE),
    Push("powers_lacking", "powers", ("0", "0", "0.15", "0"), lambda f, r: ONE - f.powers),
    Push("task_cooperating", "listed", ("-0.1", "0", "0.1", "0"), _listed("cooperating")),
    Push("task_taken_back", "listed", ("-0.35", "0", "0.55", "0"), _listed("taken_back")),
    Push("task_unlisted", "listed", ("-0.3", "0", "0.3", "0.1"), _listed("unlisted")),
    Push("superior_task", "superior_task", ("-0.1", "0", "0", "0.35"), _task),
    Push("answer_given", "consulted", ("-0.15", "0", "0", "0.4"), _answer),
    Push("superior_silent", "consulted", ("0", "0", "0", "0.05"), _silence),
    Push("collective", "collective", ("-0.1", "0.35", "0", "0"), lambda f, r: f.collective),
    Push("objected", "objected", ("-0.5", "0.2", "0", "0"), lambda f, r: f.objected * ONE),
    Push("own_part_done", "own_part", ("-0.15", "0", "0", "0"), lambda f, r: f.own_part),
    Push("careless", "diligence", ("0.15", "0", "0", "0"), lambda f, r: np.maximum(-f.diligence, 0)),
    Push("knowing", "knowing", ("0.3", "0", "0", "0"), lambda f, r: f.knowing * ONE),
    Push("missing_steps", "missing_steps", ("0.04", "0", "0", "0"), _missing),
    Push("own_wrong", "", ("0.5", "0", "0", "0"), _own_wrong),
    Push("concealed", "concealed", ("0.25", "0", "0", "0"), lambda f, r: f.concealed * ONE),
)


def parts(f: Values, r: Values, without: str = "") -> np.ndarray:
    """The four parts, summing to one (the actor takes the rounding): (4, G)."""
    pushes = [(push, push.value(f, r)) for push in PUSHES if push.id != without]
    rows = []
    for place, start in enumerate(START):
        part = start + sum(mul(fixed(push.parts[place]), value) for push, value in pushes)
        rows.append(np.maximum(part, LEAST))
    raw = np.stack(np.broadcast_arrays(*rows))
    shares = raw * ONE // raw.sum(0)
    shares[0] += ONE - shares.sum(0)
    return shares
