"""What the staff conclude from how a case ended: their own, their colleagues', and published ones (R57)."""

from types import SimpleNamespace

import numpy as np

from game.sim.fixed import ONE, fixed, mul
from game.sim.month import Month
from game.sim.phases.evidence import has
from game.sim.phases.learning import book_caution, learn_cover
from game.sim.phases.sanctions import add
from game.sim.ruleset import ANSWER
from game.sim.tables import exp_minus

CHILL = fixed("0.1")
BACKED, REPORTED = fixed("0.01"), fixed("0.02")


def seen(m: Month, c: SimpleNamespace) -> None:
    """After a decision: beliefs follow what really came of it, and whether asking helped."""
    s, g = m.state, c.game
    ended = c.theirs - c.staff_returned
    lesson(m, c, ended - c.staff_blame)
    base = s.motivation_base[c.staff, g]
    unfair = np.where(has(c.flags, "good_faith"), mul(mul(ended, CHILL), base), 0)
    m.books.change("motivation", "unfair_blame", add(s.motivation, (c.staff, g), -unfair))
    protect, report = c.answer == ANSWER["protect"], c.answer == ANSWER["report"]
    for where, share, cause in ((protect, BACKED, "stood_by"), (report, -REPORTED, "reported")):
        if where.any():
            felt = np.bincount(g, where, s.games).astype(np.int64) * share
            m.books.change("motivation", cause, mul(s.motivation_base, felt))
    m.books.bound("motivation", fixed("0.05"), 2 * ONE)
    _whether_asking_works(m, c)


def lesson(m: Month, c: SimpleNamespace, difference: np.ndarray) -> None:
    """The handler learns most, everybody a little, more of a published case."""
    s, p, g = m.state, m.p, c.game
    heard = ONE + 2 * p.ft_publish[g]
    rate = ONE - exp_minus(mul(p.alpha_soc[g], heard))
    everybody = np.zeros((*s.expected_blame.shape[:2], s.games), np.int64)
    np.add.at(everybody, (c.way, c.red_line, g), mul(difference, rate))
    s.expected_blame += everybody[:, :, None]
    own = (c.way, c.red_line, np.maximum(c.staff, 0), g)
    np.add.at(s.expected_blame, own, np.where(c.staff >= 0, mul(difference, p.alpha_own[g]), 0))
    np.maximum(s.expected_blame, 0, out=s.expected_blame)
    book_caution(m, "case_decided")


def _whether_asking_works(m: Month, c: SimpleNamespace) -> None:
    """Belief in cover moves with applications one sees; published ones teach those who never asked."""
    s, games = m.state, m.state.games
    won = (c.decision > 0) & ~c.overruled
    kinds = np.where(has(c.flags, "filed"), 0, np.where(has(c.flags, "good_faith"), 1, 2))
    for cover in range(3):
        asked = (c.applicant > 0) & (kinds == cover)
        if not asked.any():
            continue
        cases = np.bincount(c.game[asked], minlength=games)
        share = (np.bincount(c.game[asked & won], minlength=games) * ONE) // np.maximum(cases, 1)
        known = (cases * (ONE + 2 * m.p.ft_publish)) >> 16
        learn_cover(m, cover, known, share)
    asked = np.bincount(c.game[c.applicant > 0], minlength=games)
    share = (np.bincount(c.game[won], minlength=games) * ONE) // np.maximum(asked, 1)
    rate = np.where(asked > 0, m.p.ft_inflation >> 2, 0)
    s.routine[0] += mul(share - s.routine[0], rate)


def clear(m: Month, c: SimpleNamespace, points: np.ndarray) -> None:
    """澄清正名: the name is cleared before colleagues; spirits return, and such work is feared less."""
    s, g = m.state, c.game
    base = s.motivation_base[np.maximum(c.staff, 0), g]
    warmth = np.where(c.staff >= 0, mul(mul(points, CHILL) + np.where(points > 0, fixed("0.01"), 0), base), 0)
    change = add(s.motivation, (np.maximum(c.staff, 0), g), warmth)
    m.books.change("motivation", "name_cleared", change)
    m.books.bound("motivation", fixed("0.05"), 2 * ONE)
    lesson(m, c, -points)
