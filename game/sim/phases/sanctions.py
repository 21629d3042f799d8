"""The ladder: what a case brings in the end, on which track, and for how many months it weighs (R54)."""

from types import SimpleNamespace

import numpy as np

from game.sim.fixed import fixed, mul
from game.sim.month import Month
from game.sim.phases.evidence import has
from game.sim.ruleset import ANSWER
from game.sim.state import FORM_MONTHS, FORMS

# Points of blame from which each form is due: talk, notice, admonition, warning, serious warning, removal.
LINES = np.array([fixed(x) for x in ("0.08", "0.25", "0.5", "1", "2", "3.5")])
MONTHS = np.array(FORM_MONTHS)
LAST_FOR_LEADERSHIP = FORMS.index("warning")  # 问责 of a leader for others' acts ends with a change of post
RISK_CORRECTED = fixed("0.05")


def form_of(points: np.ndarray) -> np.ndarray:
    """The rung of the ladder for so many points."""
    return (points[None] >= LINES[:, None]).sum(0)


def add(level: np.ndarray, at: tuple, what: np.ndarray) -> np.ndarray:
    """A change of the shape of `level` with `what` added at the given places."""
    change = np.zeros_like(level)
    np.add.at(change, at, what)
    return change


def punish(m: Month, c: SimpleNamespace) -> None:
    """Books what each carries, and sets the effect periods; the tolerated get an order to correct."""
    books, s, g = m.books, m.state, c.game
    c.own_act = has(c.flags, "directed") & (has(c.flags, "fake") | has(c.flags, "handed_down"))
    books.change("blame", "cases", add(s.blame, (g,), c.own))
    explained = c.answer == ANSWER["explain"]
    for cause, mask in (
        ("explanation", explained), ("overruled", ~explained & c.overruled),
        ("tolerance", ~explained & ~c.overruled),
    ):  # fmt: skip
        books.change("blame", cause, add(s.blame, (g,), -np.where(mask, c.returned, 0)))
    books.change("blame", "signature", add(s.blame, (g,), c.signature))
    books.change("staff_blame", "cases", add(s.staff_blame, (c.staff, g), c.theirs))
    for cause, mask in (("overruled", c.overruled), ("tolerance", ~c.overruled)):
        relief = -np.where(mask, c.staff_returned, 0)
        books.change("staff_blame", cause, add(s.staff_blame, (c.staff, g), relief))
    if len(s.blame_above):
        books.change("blame_above", "panel", add(s.blame_above, (len(s.blame_above) - 1, g), c.moved_up))
    c.left = c.own - c.returned + c.signature
    c.form, c.staff_form = form_of(c.left), form_of(c.theirs - c.staff_returned)
    c.form = np.where(c.own_act, c.form, np.minimum(c.form, LAST_FOR_LEADERSHIP))
    np.maximum.at(s.bar, (len(s.bar) - 1, g), _until(m, c.form))
    np.maximum.at(s.bar, (c.staff, g), _until(m, c.staff_form))
    _correct(m, c)


def _until(m: Month, form: np.ndarray) -> np.ndarray:
    return np.where(MONTHS[form] > 0, m.turn + MONTHS[form], 0)


def _correct(m: Month, c: SimpleNamespace) -> None:
    """容错 goes with 纠错: two staff days, and the hazard behind the case is seen to; papers take days."""
    s = m.state
    tolerated = (c.decision > 0) & ~c.overruled
    less = np.where(tolerated, -mul(s.risk[c.public, c.game], RISK_CORRECTED), 0)
    change = add(s.risk, (c.public, c.game), less)
    m.books.change("risk", "correction", np.maximum(change, -s.risk))
    papers = np.isin(c.answer, [ANSWER["claim"], ANSWER["protect"]])
    days = np.where(papers, m.p.filing_time[c.game], np.where(c.answered, fixed("0.1"), 0))
    m.answer_time = m.answer_time + add(m.answer_time, (c.game,), days + np.where(tolerated, fixed("0.1"), 0))
