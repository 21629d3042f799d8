"""Standards ratchet: each office insures against looking laxer than its peers (R23)."""

import numpy as np

from game.sim.fixed import HALF, ONE, clip, div, fixed, mul, toward
from game.sim.month import Month
from game.sim.tables import ln


def respond(m: Month) -> None:
    """Alarm follows trouble in the office's field; the standard moves toward the best reply."""
    s, p, offices = m.state, m.p, m.rules.office_count
    trouble = np.where(m.found, fixed("0.25"), 0) + np.where(m.has_error, HALF, 0)
    trouble = trouble + np.where(m.scapegoat, 2 * ONE, 0)
    if m.has("powers"):
        trouble = trouble + np.where(m.whistled, fixed("0.2"), 0)  # it wants papers to answer with
    alarm = np.stack([trouble[m.office == office].sum(0) for office in range(offices)])
    s.alarm = toward(s.alarm, mul(alarm, fixed("0.15")), fixed("0.12"))
    if offices == 1:
        return
    peers = (s.control.sum(0) - s.control) // (offices - 1)
    fear = mul(p.bureau_liab, fixed("0.55") + mul(fixed("1.5"), s.alarm))
    worth = div(fear, np.maximum(mul(peers, p.own_cost), 1))
    reply = clip(mul(peers, ln(np.maximum(worth, fixed("1.05")))), fixed("0.2"), p.control_cap)
    m.books.change("control", "peers_and_alarm", mul(reply - s.control, p.bureau_speed))
    m.books.change("control", "cap", np.minimum(0, p.control_cap - s.control))
