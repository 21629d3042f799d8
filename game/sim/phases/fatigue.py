"""Overload wears people out: they work less well and err more, and recover by themselves (R84)."""

import numpy as np

from game.sim.fixed import ONE, fixed, mul
from game.sim.month import Month

COMFORT = fixed("0.85")  # load that a rested person carries
GATHERS = fixed("0.1")  # of each unit of load beyond it
CAMPAIGN = fixed("0.05")
RESTS = fixed("0.15")  # a month


def gather(m: Month) -> None:
    if not m.has("people"):
        return
    s, books = m.state, m.books
    before = s.fatigue.copy()
    here = s.away <= m.turn
    overload = mul(GATHERS, np.minimum(ONE, np.maximum(0, s.load - COMFORT)))
    books.change("fatigue", "rest", -mul(before, RESTS))
    books.change("fatigue", "overload", np.where(here, overload, 0))
    if m.has("campaigns"):
        books.change("fatigue", "campaign", np.where(m.at_once, CAMPAIGN, 0))
    books.bound("fatigue", 0, ONE)
