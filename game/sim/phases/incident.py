"""Hidden risk grows where work is not done and becomes harm; inquiries seek the thinnest file (R12-R14)."""

import numpy as np

from game.sim.fixed import HALF, ONE, clip, fixed, mul
from game.sim.month import Month, tally
from game.sim.ruleset import COUNT, FAKE
from game.sim.tables import GUMBEL

TRUST_LOST = fixed("0.12")
WORK_UNIT = fixed("1.666667")  # a mean task of twelve days counts one


def happen(m: Month) -> None:
    _risk_moves(m)
    _incidents(m)
    _thinnest_file(m)


def _risk_moves(m: Month) -> None:
    """Hidden risk per public: lowered by work, by inspection that sees, by self-government (R12)."""
    s, p, books = m.state, m.p, m.books
    publics, games = m.rules.public_count, s.games
    done = clip(m.result, 0, ONE)
    weight = np.where(s.is_active, s.work, 0)
    weight = np.where(m.is_extra, mul(weight, fixed("0.3")), weight)
    undone = mul(mul(weight, WORK_UNIT), ONE - done)
    undone = undone << s.is_redline.astype(np.int64)  # a red line left undone counts twice
    undone = np.where(m.way == FAKE, mul(undone, fixed("1.35")), undone)  # nobody looks where all is "done"
    left = tally(m.at_public, np.where(m.is_real, 0, undone), publics, games)
    short = tally(m.at_public, np.where(m.is_real, undone, 0), publics, games)
    fixes = tally(m.at_public, np.where(m.is_real & s.is_active, done, 0), publics, games)
    looks = tally(m.at_public, (m.inspected & (m.way != FAKE)).astype(np.int64), publics, games)
    seen = mul(np.minimum(ONE, looks * HALF), mul(p.see_real, m.depth_mean))
    risk = s.risk.copy()  # every share is taken of the same starting level
    books.change("risk", "work_done", -mul(risk, mul(np.minimum(ONE, fixes), fixed("0.1"))))
    books.change("risk", "inspection", -mul(risk, mul(seen, fixed("0.3"))))
    books.change("risk", "self_government", -mul(risk, mul(mul(s.capacity, s.trust), fixed("0.12"))))
    books.change("risk", "work_not_done", mul(left, fixed("0.085")))
    books.change("risk", "work_fell_short", mul(short, fixed("0.085")))
    books.change("risk", "drift", np.full_like(risk, fixed("0.01")))
    books.bound("risk", 0, 40 * ONE)


def _incidents(m: Month) -> None:
    """An event strikes with chance 1 - exp(-hazard * risk^2), in 24 bits because it is rare (R13)."""
    s = m.state
    x = ((m.p.hazard << 8) * (mul(s.risk, s.risk))) >> 16
    chance = x - ((x * x) >> 25) + ((x * ((x * x) >> 24)) >> 24) // 6  # 1 - exp(-x) for small x
    draw = (m.chance.bits("incident", m.rules.public_id) >> np.uint64(40)).astype(np.int64)
    m.incident = draw < chance
    if m.has("campaigns"):
        m.incident |= m.struck
    m.books.change("trust", "incident", np.where(m.incident, -TRUST_LOST, 0))
    if m.has_leader:
        s.counts[COUNT["incidents"]] += m.incident.sum(0)


def _thinnest_file(m: Month) -> None:
    """One case per stricken public: the task in hand there with the thinnest file (R14)."""
    s, p = m.state, m.p
    file = np.where(m.way == FAKE, np.where(m.draws["catch"] < fixed("0.6"), 0, ONE), m.record)
    m.shield = mul(file, p.trace_shield)
    struck = m.incident.reshape(-1).take(m.at_public) & s.is_active
    m.scapegoat = np.zeros_like(struck)
    games = np.flatnonzero(struck.any(0))
    if len(games):
        noise = GUMBEL.take(m.chance.only(games).some("scapegoat", m.task_id, 1)[0])
        here = struck[:, games]
        score = np.where(here, noise - 5 * m.shield[:, games], -99 * ONE)
        same_public = s.public[:, None, games] == s.public[None, :, games]
        best = np.where(same_public, score[None], -98 * ONE).max(1)
        m.scapegoat[:, games] = here & (score >= best)
    m.incident_weight = mul(fixed("2.2"), ONE + (p.veto >> 1))
    hit = mul(m.incident_weight, ONE - mul(fixed("0.7"), m.shield))
    hit = mul(hit, np.where(m.good_faith, ONE - (p.discern >> 1), ONE))
    m.case_parts["incident"] = np.where(m.scapegoat, hit, 0)
    m.severity = m.severity + m.case_parts["incident"]
