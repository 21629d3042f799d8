"""The month's books as the county keeps them, removal, and the end of the term (R24-R26, R31)."""

import numpy as np

from game.sim.chance import Chance
from game.sim.fixed import ONE, mul
from game.sim.month import Month
from game.sim.ruleset import WAYS
from game.sim.tables import NORMAL

PEERS = 13  # other townships in the county's ranking


def close(m: Month) -> None:
    _results(m)
    _score(m)
    _standing_in_county(m)
    _term(m)


def _results(m: Month) -> None:
    """实绩: value really created over the value of the basic tasks, less ten points an incident (R24)."""
    s, books = m.state, m.books
    base = s.value[: m.rules.base_tasks].sum(0)
    done = np.where(s.is_active, mul(s.value, m.result), 0)
    books.clear("results")
    for way, cause in enumerate(WAYS):
        books.change("results", cause, (np.where(m.is_way[way], done, 0).sum(0) * (100 * ONE)) // base)
    books.change("results", "incident", m.incident.sum(0) * (-10 * ONE))


def _score(m: Month) -> None:
    """表面达标 and 考核分: what files and reports show, less what was found (R24)."""
    s, books = m.state, m.books
    active = np.maximum(s.is_active.sum(0), 1)
    files = 100 * np.where(s.is_active, m.shown, 0).sum(0) // active
    whole = 100 * np.where(s.is_active, m.index, 0).sum(0) // active
    books.clear("records")
    books.change("records", "files", files)
    books.change("records", "reported_results", whole - files)
    books.clear("score")
    books.change("score", "records", s.records.copy())
    books.change("score", "findings", -12 * m.finding_share)
    books.change("score", "incident", -8 * mul(ONE + m.p.veto, m.incident.sum(0) * ONE))
    books.change("score", "refused_push", m.refused_pushes * -(ONE // 2))
    books.change("score", "dilemma_and_answers", m.score_shift)
    if m.has("procedure"):
        books.change("score", "effect_period", np.where(s.bar[-1] > m.turn, -(ONE // 2), 0))


def _standing_in_county(m: Month) -> None:
    """Complaints and notices of the month; rank among peers who score as the county is used to (R31)."""
    s = m.state
    s.complaints = (m.has_error | m.found | m.hollow | m.caught).sum(0) + 2 * m.incident.sum(0)
    if not m.rules.has_player:
        return
    late = m.turn - (m.rules.run_in - 6)
    if 0 <= late < 6:
        s.score_before = s.score_before + s.score // 6
    peer = np.arange(PEERS)
    fixed_part = NORMAL.take(Chance(s.key, 0).some("peer", peer, 1)[0])
    monthly = NORMAL.take(m.chance.some("peer_month", peer, 1)[0])
    usual = s.score_before + 4 * fixed_part + 3 * monthly
    s.rank = 1 + (usual > s.score).sum(0)


def _term(m: Month) -> None:
    """Sums over the months served; a leader whose blame passes the line is removed (R25)."""
    s, r = m.state, m.rules
    if not m.has_leader:
        if r.has_player:
            m.books.change("blame", "before_his_time", -s.blame)
        return
    removed = ~s.is_removed & (s.blame > r.removal_line)
    s.removed_after = np.where(removed, m.turn - r.run_in, s.removed_after)
    s.is_removed |= removed
    serves = ~s.is_removed
    s.score_sum += np.where(serves, s.score, 0)
    s.results_sum += np.where(serves, s.results, 0)
    s.is_over |= removed | (m.turn + 1 >= r.last_turn)
