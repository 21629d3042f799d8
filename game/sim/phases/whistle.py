"""Calling the office to the spot: the whistle has a clock, an oral report has none (R75, R76)."""

import numpy as np

from game.sim.fixed import ONE, clip, div, fixed, mul, total
from game.sim.month import Month
from game.sim.ruleset import VERB
from game.sim.tables import EXPONENTIAL

MONTH = 20 * ONE  # working days
CALL_TIME = dict(whistled="0.075", reported_orally="0.025", joint="0.15")  # head-months a call
LEFT_BELOW = fixed("0.15")  # of the township's share, once the clock has moved the rest
SHARED = fixed("0.3")  # of its share, what an office that stands beside it carries


def call(m: Month) -> None:
    """Who is called, when the office comes, and for how much of the month its powers are there."""
    if not m.has("powers"):
        return
    p, verb = m.p, m.orders.verb
    m.whistled = m.directed & (verb == VERB["whistle"])
    m.reported_orally = m.directed & (verb == VERB["report_orally"])
    m.joint = m.directed & (verb == VERB["joint"])
    wait, day = m.chance.some("whistle", m.task_id, 2)
    willing = fixed("0.1") + mul(fixed("0.8"), p.joint_support)
    liable = mul(fixed("0.9"), np.minimum(2 * ONE, mul(p.bureau_liab, p.acct)))
    invited = fixed("0.4") + mul(fixed("2.4"), p.joint_support)
    pace = np.where(m.whistled, willing + liable, np.where(m.joint, invited, willing))
    m.came_after = 20 * div(EXPONENTIAL.take(wait), np.maximum(pace, 1))
    called = m.whistled | m.reported_orally | m.joint
    m.lent = np.where(called, clip(MONTH - m.came_after, 0, MONTH) // 20, 0)
    m.lack = mul(m.lack, ONE - m.lent)
    late = m.came_after > p.whistle_days
    m.moved = m.whistled & late & (20 * day > p.whistle_days)


def time_for_calls(m: Month) -> np.ndarray:
    """Staff time that calling takes, (G,)."""
    return total(getattr(m, name).sum(0) * fixed(time) for name, time in CALL_TIME.items())


def move(m: Month) -> None:
    """What happened after the clock ran out is the office's; who stands beside the township shares (R75)."""
    m.town_share = np.where(m.moved, mul(m.town_share, LEFT_BELOW), m.town_share)
    m.town_share = m.town_share - mul(m.town_share, mul(SHARED, m.lent))
