"""Who looks, how deep, at what; findings; what can be read in the files (R10, R11)."""

import numpy as np

from game.sim.fixed import HALF, ONE, fixed, mul, total
from game.sim.month import Month, by_way
from game.sim.ruleset import COUNT, FAKE, STALL, TRACE
from game.sim.tables import exp_minus, ln, sigma


def prepare(m: Month) -> None:
    """How often each office looks this month, and how deep: inspectors' hours are finite (R10).

    分类督查 moves the same hours from ordinary tasks to red lines.
    """
    p, s = m.p, m.state
    m.control = s.control[m.office]
    rate = mul(p.insp_rate, s.control)
    often = mul(rate, fixed("1.1"))
    ordinary = ONE - exp_minus(mul(often, ONE - mul(fixed("0.7"), p.focus)))
    on_red_lines = ONE - exp_minus(mul(often, ONE + 4 * p.focus))
    m.inspection_chance = np.where(s.is_redline, on_red_lines[m.office], ordinary[m.office])
    depth = exp_minus(mul(p.depth_elast, ln(2 * np.maximum(rate, HALF))))
    m.depth_mean = depth.sum(0) // len(depth)
    m.sees_through = mul(p.see_real, depth)[m.office]


def visit(m: Month) -> None:
    """The inspectors come: what the files show, what they see, what they find (R11)."""
    _read_files(m)
    _find(m)
    s, p = m.state, m.p
    m.good_faith = m.is_real & ~m.misused
    spared = np.where(m.good_faith, ONE - p.discern, ONE)
    acted = by_way(m.way, [fixed("0.05"), fixed("0.2"), ONE, ONE, ONE, fixed("0.05")])
    slip_chance = ONE - exp_minus(mul(mul(p.no_slip, m.control), acted))
    m.slipped = m.inspected & (m.draws["slip"] < slip_chance)
    m.case_parts = {
        "finding": np.where(m.found, mul(fixed("0.05") + mul(fixed("0.45"), m.shortfall), spared), 0),
        "idle": np.where(m.hollow, mul(fixed("0.45"), ONE - mul(p.trace_shield, m.record)), 0),
        "false_report": np.where(m.caught, fixed("1.2"), 0),
        "complaint": np.where(m.has_error, mul(np.where(m.is_new, fixed("0.715"), fixed("0.55")), spared), 0),
        "slip": np.where(m.slipped, mul(fixed("0.3"), spared), 0),
    }
    m.severity = total(m.case_parts.values())
    looked_at = m.inspected.sum(0, dtype=np.int64)
    m.finding_share = (m.found.sum(0, dtype=np.int64) << 16) // np.maximum(looked_at, 1)
    s.finding_rate = mul(s.finding_rate, fixed("0.7")) + mul(m.finding_share, fixed("0.3"))
    if m.has_leader:
        s.counts[COUNT["findings"]] += (m.found | m.hollow | m.caught).sum(0)


def _read_files(m: Month) -> None:
    """Record of each task, and the index the appraisal reads from it."""
    p = m.p
    m.inspected = (m.draws["visit"] < m.inspection_chance) & m.state.is_active
    full = m.coverage
    thin = mul(full, fixed("0.65"))
    filed = np.where(m.granted, full, thin)
    m.record = by_way(m.way, [mul(full, fixed("0.1")), full, full, thin, filed, ONE])
    told = fixed("0.6") + mul(fixed("0.4"), m.result)
    m.reported = by_way(m.way, [fixed("0.15"), told, m.result, m.result, m.result, ONE])
    m.shown = mul(ONE - p.outcome_weight, m.record)
    m.index = m.shown + mul(p.outcome_weight, np.minimum(m.reported, ONE))


def _find(m: Month) -> None:
    """What they find where the reality or the file falls short of the threshold (R11)."""
    p = m.p
    m.seen_through = m.draws["through"] < m.sees_through
    seen = np.where(m.seen_through, m.result, m.reported)
    short = p.threshold - fixed("0.12") - m.shown - mul(p.outcome_weight, np.minimum(seen, ONE))
    m.shortfall = np.maximum(0, short)
    m.found = m.inspected & (m.draws["find"] < sigma(mul(short, fixed("12.5"))))
    m.caught = m.inspected & (m.way == FAKE) & (seen < HALF) & (m.draws["catch"] < fixed("0.6"))
    idle = (m.way == STALL) | (m.way == TRACE)
    m.hollow = m.inspected & m.seen_through & (m.result < fixed("0.3")) & idle
