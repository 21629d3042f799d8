"""A county leader who reacts to events, cools down by himself, and is himself moved on (R85)."""

import numpy as np

from game.sim.chance import Chance
from game.sim.fixed import HALF, ONE, fixed, mul
from game.sim.month import Month
from game.sim.ruleset import Ruleset
from game.sim.state import COUNTY_HEAT, COUNTY_SINCE, COUNTY_TEMPER
from game.sim.tables import LOGNORMAL_12, LOGNORMAL_35

AFTER_INCIDENT = fixed("0.3")
AFTER_EXPOSURE = fixed("0.2")
COOLS = fixed("0.25")  # a month
MOST = 2 * ONE
SPECIAL = fixed("0.3")  # a rise from which on he calls it a special campaign


def at_first(chance: Chance, rules: Ruleset, games: int) -> np.ndarray:
    """Rows of State.county; none where the scenario runs without people."""
    if not rules.has("people"):
        return np.zeros((0, games), np.int64)
    temper = LOGNORMAL_35.take(chance.some("county", [1], 1)[0][0])
    return np.stack([np.zeros(games, np.int64), temper, np.zeros(games, np.int64)])


def respond(m: Month) -> None:
    """The second event in a row would be his own: he presses, the more the more it was talked of."""
    if not m.has("people"):
        return
    county, p = m.state.county, m.p
    trouble = AFTER_INCIDENT * m.incident.sum(0)
    if m.has("exposure"):
        trouble = trouble + mul(AFTER_EXPOSURE, m.exposure_size.sum(0))
    rise = mul(mul(p.county_react, county[COUNTY_TEMPER]), trouble)
    heat = county[COUNTY_HEAT]
    cooled = heat - mul(heat, COOLS)
    county[COUNTY_HEAT] = np.where(cooled < fixed("0.01"), 0, cooled)
    m.special = rise > SPECIAL
    county[COUNTY_HEAT] = np.minimum(MOST, county[COUNTY_HEAT] + rise)
    _move_on(m)


def _move_on(m: Month) -> None:
    """A new leader starts cool, with a temper of his own; offices reset their standards to what he asks."""
    s, p, r = m.state, m.p, m.rules
    draw, temper, taste = (x[0] for x in m.chance.some("county", [0], 3))
    m.new_leader = draw < p.leader_change
    if not m.new_leader.any():
        return
    s.county[COUNTY_TEMPER] = np.where(m.new_leader, LOGNORMAL_35.take(temper), s.county[COUNTY_TEMPER])
    s.county[COUNTY_HEAT] = np.where(m.new_leader, 0, s.county[COUNTY_HEAT])
    s.county[COUNTY_SINCE] = np.where(m.new_leader, m.turn + 1, s.county[COUNTY_SINCE])
    asked = mul(mul(p.control_init, LOGNORMAL_12.take(taste)), r.standard[:, None])
    reset = mul(np.minimum(asked, p.control_cap) - s.control, HALF)
    m.books.change("control", "new_leader", np.where(m.new_leader, reset, 0))
