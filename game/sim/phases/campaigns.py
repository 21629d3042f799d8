"""Urgent campaigns: while a hazard runs, uniform speed is worth more than fit (R80-R82)."""

import numpy as np

from game.sim.chance import Chance
from game.sim.fixed import HALF, ONE, clip, fixed, mul
from game.sim.month import Month
from game.sim.observe import calendar_month
from game.sim.ruleset import Ruleset
from game.sim.state import State
from game.sim.tables import NORMAL, exp_minus

OWN_AFFAIRS = fixed("0.55")  # what it takes to drop what one is doing
SPREAD = fixed("0.25")
ABSENCE = fixed("0.4")  # of a full sanction, for being missing at the roll call
NEIGHBOURS = fixed("0.3")  # what villagers who trust and can help each other make up for
LEADER_THERE = fixed("0.5")


def announce(state: State, rules: Ruleset, chance: Chance) -> None:
    """The coming month's hazards by season; the draw is the hazard's own, whatever the institution (R80)."""
    hazards = rules.hazards
    if not rules.has("campaigns") or not len(hazards.identity):
        return
    month = calendar_month(rules, state.turn) - 1
    comes, size = chance.some("hazard", hazards.identity, 2)
    here = hazards.months[:, month, None] & (comes < hazards.chance[:, None])
    state.campaign = np.where(here, mul(hazards.size[:, None], HALF + size), 0)


def respond(m: Month) -> None:
    """Who goes at once, in the standard way: for the lives at stake, and for the roll call (R81)."""
    if not m.has("campaigns"):
        return
    s, p, r = m.state, m.p, m.rules
    m.at_once = np.zeros(s.motivation.shape, bool)
    m.campaign_time = np.zeros(s.games, np.int64)
    running = s.campaign > 0
    if not running.any():
        return
    rolls = ONE - exp_minus(mul(p.insp_rate, s.control.sum(0) // r.office_count))
    sanction = mul(mul(p.acct, fixed("0.6") + p.veto), mul(ABSENCE, p.threshold))
    afraid = mul(mul(p.fear, r.caution[:, None]), mul(sanction, rolls))
    time = np.where(running, r.hazards.time[:, None], 0).max(0)
    tired = s.fatigue if m.has("people") else 0
    cost = mul(m.cost, mul(time, ONE + tired))
    taste = mul(SPREAD, NORMAL.take(m.chance.some("campaign", r.staff_id, 1)[0]))
    goes = s.motivation + afraid + taste - cost > OWN_AFFAIRS
    if m.has("people"):
        goes &= s.away <= m.turn
    m.at_once = goes & running.any(0)
    m.campaign_time = m.at_once.sum(0) * time


def harm(m: Month) -> None:
    """Where nobody had gone it strikes; a gap between two posts counts more than either (R82)."""
    if not m.has("campaigns"):
        return
    s, r = m.state, m.rules
    m.struck = np.zeros(s.trust.shape, bool)
    here = s.away <= m.turn if m.has("people") else np.ones_like(m.at_once)
    share = (m.at_once.sum(0) << 16) // np.maximum(here.sum(0), 1)
    open_ = ONE - np.maximum(share, np.where(m.orders.visit > 0, (share + LEADER_THERE), 0))
    open_ = mul(clip(open_, 0, ONE), ONE - mul(NEIGHBOURS, mul(s.capacity, s.trust)))
    for row in np.flatnonzero((s.campaign > 0).any(1)):
        where = r.public_id.astype(np.uint64) ^ np.uint64(int(r.hazards.identity[row]))
        draw = m.chance.some("hazard_village", where, 1)[0]
        m.struck |= draw < mul(s.campaign[row], mul(open_, open_))
