"""Trust, complaints heard, self-government: what the publics make of it (R21, R22)."""

import numpy as np

from game.sim.fixed import HALF, ONE, fixed, mul
from game.sim.month import Month, tally
from game.sim.phases.incident import TRUST_LOST


def judge(m: Month) -> None:
    _trust(m)
    _self_government(m)


def _trust(m: Month) -> None:
    """Trust follows what was really done here, and fades toward the middle (R21)."""
    s, books = m.state, m.books
    publics, games = m.rules.public_count, s.games
    tasks = tally(m.at_public, s.is_active.astype(np.int64), publics, games)
    done = tally(m.at_public, np.where(s.is_active, np.minimum(m.result, ONE), 0), publics, games)
    average = np.where(tasks > 0, done // np.maximum(tasks, 1), fixed("0.45"))
    before = s.trust + np.where(m.incident, TRUST_LOST, 0)  # as it stood before this month's incident
    books.change("trust", "work_seen", mul(average - fixed("0.38"), fixed("0.07")))
    books.change("trust", "fading", -mul(before - HALF, fixed("0.03")))
    together = tally(m.at_public, (m.with_public & s.is_active).astype(np.int64), publics, games)
    handed = tally(m.at_public, (m.handed_down & s.is_active).astype(np.int64), publics, games)
    books.change("trust", "together", together * fixed("0.01"))
    books.change("trust", "handed_down", handed * -fixed("0.01"))
    if m.has("people"):
        forced = tally(m.at_public, (_against_wishes(m)).astype(np.int64), publics, games)
        books.change("trust", "unwelcome", forced * -fixed("0.004"))
    books.bound("trust", fixed("0.02"), fixed("0.98"))
    books.change("capacity", "together", together * fixed("0.015"))
    books.change("capacity", "handed_down", handed * -fixed("0.03"))


def _against_wishes(m: Month) -> np.ndarray:
    """Needed work nobody wants, really done without asking them: they hold it against the township (R86)."""
    return m.state.is_unwelcome & m.is_real & ~m.with_public & m.state.is_active


def _self_government(m: Month) -> None:
    """Capacity grows with support and trust, and wears down where the township is overloaded (R22)."""
    s, books = m.state, m.books
    overload = mul(np.maximum(0, s.load - fixed("0.8")), fixed("0.01"))
    fading = -mul(s.capacity - fixed("0.2"), fixed("0.008"))
    books.change("capacity", "self_government", mul(s.trust, mul(m.p.selfgov, fixed("0.024"))))
    books.change("capacity", "overload", np.broadcast_to(-overload, s.capacity.shape))
    books.change("capacity", "fading", fading)
    books.bound("capacity", fixed("0.05"), fixed("0.95"))
