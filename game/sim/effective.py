"""The parameters as they act this month: the institution's, shifted by stances, and what follows."""

from types import SimpleNamespace

import numpy as np

from game.sim.fixed import HALF, ONE, clip, div, fixed, mul
from game.sim.parameters import HIGH, LOW, NAMES, ROW
from game.sim.ruleset import STANCE, Ruleset
from game.sim.state import COUNTY_HEAT, State
from game.sim.tables import buffer_quantile, exp_minus, ln

_LOW = np.array([LOW[name] for name in NAMES])[:, None]
_HIGH = np.array([HIGH[name] for name in NAMES])[:, None]
# What a county leader can press, and by how much a unit of pressure raises it.
_PRESSED = tuple(
    (name, fixed(slope))
    for name, slope in (("target_strictness", "0.05"), ("insp_rate", "0.25"), ("acct", "0.1"))
)
PER_DAY = fixed("0.05")  # a working day in head-months


class Effective(SimpleNamespace):
    """Every parameter by name, shape (G,), and the derived quantities below."""


def barred(state: State) -> np.ndarray:
    """Who is barred from promotion as the month begins (R54): (N, G) bool, (0, G) without the procedure."""
    return state.bar[:-1] > state.turn


def effective(state: State, rules: Ruleset, bars: np.ndarray | None = None) -> Effective:
    """Parameters of the month (R29 for stances); raises nothing, clips to the documented ranges.

    bars: who was barred as the month began. Within a month it must be given: what the month itself
    decides must not act on the games of a batch in which a card happened to be answered.
    """
    rows = state.parameters
    stances = [e for e in rules.deck.effects if e.kind == STANCE]
    active = state.until > state.turn
    if len(stances) and active.any():
        rows = rows.copy()
        for row in np.flatnonzero(active.any(1)):
            rows[stances[row].target] += np.where(active[row], stances[row].amount, 0)
        rows = clip(rows, _LOW, _HIGH)
    if len(state.county):
        rows = _pressed_by_county(rows, state)
    p = Effective(**dict(zip(NAMES, rows, strict=True)))
    p.has_tolerance = p.ft_on > HALF
    _amplification(p, rules)
    _time(p)
    _blame(p, rules, barred(state) if bars is None else bars)
    return p


def _pressed_by_county(rows: np.ndarray, state: State) -> np.ndarray:
    """专项整治: while the county leader presses, more is asked, looked at and punished (R85)."""
    heat = state.county[COUNTY_HEAT]
    if not heat.any():
        return rows
    rows = rows.copy()
    for name, slope in _PRESSED:
        row = ROW[name]
        rows[row] = np.minimum(HIGH[name], rows[row] + mul(rows[row], mul(slope, heat)))
    return rows


def _amplification(p: Effective, rules: Ruleset) -> None:
    """层层加码 as insurance (R1): each level above adds a buffer at its newsvendor quantile.

    Being short costs the level a sanction, over-demanding costs it only what it feels of the burden below;
    the last level feels it whole, those above by half.
    """
    short = mul(p.acct, fixed("0.6") + p.veto)
    factor, buffers = np.full_like(short, ONE), []
    for level in range(rules.level_count):
        felt = fixed("1.5") if level == rules.level_count - 1 else fixed("0.75")
        over = fixed("0.25") + mul(felt, p.internalise)
        buffer = mul(p.pressure_sigma, np.maximum(0, buffer_quantile(div(short, short + over))))
        buffers.append(buffer)
        factor = mul(factor, ONE + buffer)
        short = mul(short, ONE + buffer)  # a level that took on more has more to lose
    p.buffers = np.stack(buffers) if buffers else np.zeros((0, len(short)), np.int64)
    p.amplification = factor
    p.threshold = np.minimum(ONE, mul(p.target_strictness, factor))
    p.task_count = np.minimum(rules.most_tasks * ONE, rules.base_tasks * factor)


def _time(p: Effective) -> None:
    """Days into head-months, and what joint visits and one shared table save (R7)."""
    p.effort = 20 * p.effort_cost
    p.filing_time = mul(p.ft_filing_days, PER_DAY)
    p.visit_time = mul(mul(p.visit_days, PER_DAY), ONE - mul(fixed("0.65"), p.joint_insp))
    p.report_time = mul(mul(p.report_days, PER_DAY), ONE - mul(fixed("0.75"), p.one_table))
    p.record_time = mul(fixed("0.2"), ONE - mul(fixed("0.35"), p.one_table))


def _blame(p: Effective, rules: Ruleset, bars: np.ndarray) -> None:
    """Who carries what (R6, R15, R16): liability of whoever grants, and how far blame is passed down."""
    p.liability = mul(
        mul(p.ft_liab, ONE - (p.ft_clarity >> 1)), mul(p.acct, ONE + mul(fixed("1.5"), p.ft_override))
    )
    p.reading = mul(fixed("0.9"), fixed("0.35") + mul(fixed("0.65"), p.ft_reasons))
    p.bar = mul(fixed("0.7"), p.ft_leniency)
    p.blur = mul(ONE - p.ft_clarity, fixed("0.35"))
    contest = np.maximum(ONE, fixed("0.8") + mul(fixed("1.6"), p.appeal))
    p.passed_down = div(ONE - p.list_clarity, contest)
    p.no_slip = ln_of_share(ONE - p.slip)
    p.own_cost = mul(p.bureau_cost, ONE - mul(fixed("0.65"), p.digital)) + mul(
        fixed("2.5"), mul(p.bureau_cost, p.internalise)
    )
    p.temptation = mul(p.misuse, mul(p.authority, p.authority))
    p.push_chance = clip(
        fixed("0.15") + mul(fixed("0.6"), p.list_clarity) + mul(fixed("0.2"), p.appeal) + p.push, 0, ONE
    )
    own_share = p.attrib + (ONE - p.attrib) // rules.staff_count
    prospects = rules.prospects[:, None]
    if len(bars):
        prospects = np.where(bars, 0, prospects)
    prize = mul(prospects, p.promo) + p.honour
    p.reward = mul(prize, np.where(rules.is_leading[:, None], np.maximum(own_share, HALF), own_share))


def ln_of_share(share):
    """-ln(share) for a share in (1/64, 1]."""
    return ln((ONE * ONE) // np.maximum(share, fixed("0.016")))


def root_of_share(share, n: int):
    """The n-th root of a share in (0.02, 1]: what each of n levels passes on when `share` arrives."""
    return exp_minus(ln_of_share(np.maximum(share, fixed("0.02"))) // max(n, 1))
