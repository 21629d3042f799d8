"""A secret visit or a video that goes round: rare, heavy-tailed, where paper and reality differ (R88)."""

import numpy as np

from game.sim.fixed import ONE, clip, div, fixed, mul
from game.sim.month import Month, tally
from game.sim.ruleset import COUNT
from game.sim.tables import EXPONENTIAL, exp_minus

TAIL = fixed("0.666667")  # Pareto with exponent 1.5: one in a hundred goes round twenty times as far
FARTHEST = 20 * ONE
SCORE = 6  # points of the appraisal for a wholly hollow village, before the tail
MOST_SCORE = 20 * ONE
TRUST = fixed("0.02")


def strike(m: Month) -> None:
    """Every village has its own luck; the chance is its gap's, the size the tail's."""
    if not m.has("exposure"):
        return
    s, p, publics = m.state, m.p, m.rules.public_count
    gap = np.where(s.is_active, np.maximum(0, np.minimum(m.index, ONE) - np.maximum(m.result, 0)), 0)
    tasks = tally(m.at_public, s.is_active.astype(np.int64), publics, s.games)
    m.gap = tally(m.at_public, gap, publics, s.games) // np.maximum(tasks, 1)
    draw, tail = m.chance.some("exposure", m.rules.public_id, 2)
    m.exposed = draw < mul(p.secret_visits, m.gap)
    m.exposure_size = np.zeros_like(m.gap)
    where = np.nonzero(m.exposed)
    far = div(ONE, np.maximum(exp_minus(mul(TAIL, EXPONENTIAL.take(tail[where]))), 1))
    m.exposure_size[where] = mul(np.minimum(FARTHEST, far), m.gap[where])
    m.case_parts["exposure"] = _worst_there(m, gap)
    m.severity = m.severity + m.case_parts["exposure"]
    whole = m.exposure_size.sum(0)
    m.score_shift = m.score_shift - np.minimum(MOST_SCORE, SCORE * whole)
    m.books.change("trust", "exposure", -np.minimum(mul(m.exposure_size, TRUST), fixed("0.15")))
    if m.has_leader:
        s.counts[COUNT["exposed"]] += m.exposed.sum(0)


def _worst_there(m: Month, gap: np.ndarray) -> np.ndarray:
    """The case falls on the task with the widest gap in the exposed village; others are left alone."""
    out = np.zeros_like(gap)
    games = np.flatnonzero(m.exposed.any(0))
    if not len(games):
        return out
    publics = m.state.public[:, games]
    here = np.take_along_axis(m.exposed[:, games], publics, 0) & m.state.is_active[:, games]
    rank = np.where(here, gap[:, games] * 64 + np.arange(len(gap))[::-1, None], -1)
    same = publics[:, None] == publics[None, :]
    worst = here & (rank >= np.where(same, rank[None], -1).max(1))
    size = np.take_along_axis(m.exposure_size[:, games], publics, 0)
    out[:, games] = np.where(worst, clip(mul(size, fixed("0.8")), fixed("0.3"), 2 * ONE), 0)
    return out
