"""Who does what which way: everyone weighs use, credit, blame, effort and what colleagues do (R4)."""

import numpy as np

from game.sim.fixed import HALF, ONE, clip, fixed, mul
from game.sim.month import Month
from game.sim.ruleset import FAKE, FILED, INNOVATE, REAL, TRACE, WAYS
from game.sim.tables import GUMBEL, LOGNORMAL_70

REAL_DAYS = tuple(fixed(x) for x in ("0.05", "0.25", "1", "1", "1", "0.10"))
RECORD_DAYS = tuple(fixed(x) for x in ("0.10", "1.10", "1", "0.70", "0.60", "0.60"))
LITTLE = fixed("0.05")  # what comes of a task that is put off or only reported
FAILED = fixed("0.15")  # harm of an experiment that fails
NO_WAY = -99 * ONE

# The way a card verb imposes (R28); "none" leaves the choice to the staff.
IMPOSED = np.array([-1, REAL, TRACE, FILED, INNOVATE, REAL, -1, TRACE, FAKE, REAL, REAL, REAL])


def choose(m: Month) -> None:
    """Every task's way: the staff's own choice, or what the leader asked for."""
    _prospects(m)
    utility, noise = _utilities(m)
    m.own_way = _best(m, utility, noise)
    imposed = IMPOSED[m.orders.verb]
    m.way = np.where(m.directed & (imposed >= 0), imposed, m.own_way)


def _prospects(m: Month) -> None:
    """What can be achieved here: powers, ability, fit, help from villagers."""
    s, p = m.state, m.p
    m.record_days = mul(m.control, p.record_time)
    m.ability = s.ability.reshape(-1).take(m.at_staff)
    if m.has("people"):
        tired = s.fatigue.reshape(-1).take(m.at_staff)
        m.ability = m.ability - mul(m.ability, tired >> 2)  # R84
    m.trust = s.trust.reshape(-1).take(m.at_public)
    m.capacity = s.capacity.reshape(-1).take(m.at_public)
    m.powers = ONE - m.lack
    m.help = mul(mul(m.capacity, m.trust), fixed("0.6"))
    skill = mul(fixed("0.6"), m.ability - fixed("0.94"))
    m.success_chance = clip(ONE - p.fail_innov + skill, fixed("0.1"), fixed("0.95"))
    m.gain = mul(m.powers, fixed("0.8") + mul(p.gain_innov, s.misfit))
    m.straight = mul(mul(m.ability, m.powers), ONE - s.misfit)


def _utilities(m: Month) -> tuple[list, list]:
    """What each way promises, by way (R4), and the taste shocks that go with it."""
    s, p, r = m.state, m.p, m.rules
    real = mul(s.served, m.straight)
    new = mul(m.success_chance, mul(s.served, m.gain)) - mul(ONE - m.success_chance, FAILED)
    m.merit = clip(HALF + mul(new - real, fixed("1.2")), 0, ONE)
    new_helped = new + mul(mul(m.success_chance, m.help), ONE - new)
    helped = real + mul(m.help, ONE - real)
    expected = [LITTLE, mul(real, fixed("0.3")), helped, new_helped, new_helped, LITTLE]
    use = mul(s.motivation.reshape(-1).take(m.at_staff), s.value)
    prize = p.reward.reshape(-1).take(m.at_staff)
    fear = mul(p.fear, r.caution[:, None]).reshape(-1).take(m.at_staff)
    m.cost = mul(p.effort, ONE + np.maximum(0, s.load - fixed("0.85")))
    blame = s.expected_blame.reshape(len(WAYS), -1).take(m.at_belief, axis=1)
    credit = s.expected_credit.reshape(len(WAYS), -1).take(m.at_belief, axis=1)
    noise = m.chance.four("taste", m.task_id) + m.chance.some("taste_more", m.task_id, 3)
    utility = []
    for way in range(len(WAYS)):
        days = mul(s.work, REAL_DAYS[way]) + mul(m.record_days, RECORD_DAYS[way])
        gain = mul(use, expected[way]) + mul(prize, credit[way]) - mul(fear, blame[way])
        utility.append(gain - mul(m.cost, days) + mul(p.norm, s.shares[way]))
    utility[FAKE] = utility[FAKE] - p.integrity
    return utility, noise


def _best(m: Month, utility: list, noise: list) -> np.ndarray:
    """The way with the highest utility; filing is a lottery between protected innovation and the straight
    way with the same taste shocks, so it brings no luck of its own (R5)."""
    p, s = m.p, m.state
    taste = [mul(p.temp, GUMBEL.take(noise[way])) for way in range(len(WAYS))]
    protected = utility[FILED] + taste[INNOVATE]
    utility = [u + t for u, t in zip(utility, taste, strict=True)]
    if p.has_tolerance.any():
        cover = s.expected_cover[0].reshape(-1).take(m.at_staff)
        bother = mul(mul(m.cost, p.filing_time), LOGNORMAL_70.take(noise[6]))
        filing = mul(cover, protected) + mul(ONE - cover, utility[REAL] - p.stigma) - bother
        utility[FILED] = np.where(p.has_tolerance, filing, NO_WAY)
    else:
        utility[FILED] = np.full_like(protected, NO_WAY)
    best, way = utility[0], np.zeros(utility[0].shape, np.int64)
    for code in range(1, len(WAYS)):
        np.copyto(way, code, where=utility[code] > best)
        best = np.maximum(best, utility[code])
    return way
