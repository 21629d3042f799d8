"""Private gain: it grows with powers that nobody outside watches, and only outsiders find it (R83)."""

import numpy as np

from game.sim.fixed import HALF, ONE, clip, fixed, mul
from game.sim.month import Month, tally
from game.sim.ruleset import COUNT
from game.sim.tables import EXPONENTIAL

SANCTION = fixed("1.5")
CONSCIENCE = 2  # a person's integrity against the gain in hand
TRUST_HIDDEN = fixed("0.03")  # neighbours notice, and talk among themselves
TRUST_FOUND = fixed("0.03")


def take(m: Month) -> None:
    """谋私: what is in one's hands against conscience and the chance that an outsider sees it."""
    if not m.has("graft"):
        return
    s, p = m.state, m.p
    greed = m.chance.some("graft", m.task_id, 1)[0]
    inspector = mul(m.inspection_chance, m.sees_through)
    m.villagers_watch = mul(p.see_village, np.minimum(ONE, 2 * p.w_villager))
    seen = ONE - mul(ONE - inspector, ONE - m.villagers_watch)
    in_hand = mul(p.rents, mul(p.authority, p.authority))
    fear = mul(p.fear, m.rules.caution[:, None]).reshape(-1).take(m.at_staff)
    held_back = CONSCIENCE * p.integrity + mul(mul(fear, p.acct), seen)
    m.taken = (mul(in_hand, EXPONENTIAL.take(greed)) > held_back) & m.is_real & s.is_active
    m.result = np.where(m.taken, np.maximum(m.result - HALF, -fixed("0.15")), m.result)
    m.misused = m.misused | m.taken  # not good faith, whoever finds it
    hidden = tally(m.at_public, m.taken.astype(np.int64), m.rules.public_count, s.games)
    m.books.change("trust", "graft", hidden * -TRUST_HIDDEN)


def come_to_light(m: Month) -> None:
    """Files and colleagues say nothing; an inspector who looks through or a village that is asked does."""
    if not m.has("graft"):
        return
    s = m.state
    m.taken_found = np.zeros_like(m.taken)
    games = np.flatnonzero(m.taken.any(0))
    if len(games):
        _, villagers, inspector = m.chance.only(games).some("graft", m.task_id, 3)
        by_inspector = m.inspected[:, games] & (inspector < m.sees_through[:, games])
        by_villagers = villagers < m.villagers_watch[games]
        m.taken_found[:, games] = m.taken[:, games] & (by_inspector | by_villagers)
    m.case_parts["graft"] = np.where(m.taken_found, SANCTION, 0)
    m.severity = m.severity + m.case_parts["graft"]
    found = tally(m.at_public, m.taken_found.astype(np.int64), m.rules.public_count, s.games)
    m.books.change("trust", "graft_found", found * -TRUST_FOUND)
    m.score_shift = m.score_shift - np.minimum(found.sum(0), 3) * (2 * ONE)
    if m.has_leader:
        s.counts[COUNT["graft_found"]] += clip(found.sum(0), 0, m.rules.most_tasks)
