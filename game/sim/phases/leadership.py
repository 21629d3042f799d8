"""What the leader does with his attention: visits, pushing back, standing behind his staff (R28)."""

import numpy as np

from game.sim.fixed import fixed, mul
from game.sim.month import Month
from game.sim.phases import powers
from game.sim.phases.demands import slot_offices, task_identity
from game.sim.phases.learning import book_caution
from game.sim.ruleset import COUNT, VERB

VISIT_RISK = fixed("0.28")
VISIT_TRUST = fixed("0.02")


def act(m: Month) -> None:
    s, r, o = m.state, m.rules, m.orders
    m.task_id = task_identity(r)
    m.office = slot_offices(r)
    m.is_extra = np.arange(r.most_tasks)[:, None] >= r.base_tasks
    _push_back(m)
    m.directed = (o.verb > 0) & (o.verb != VERB["push_back"]) & s.is_active
    m.with_public = m.directed & (o.verb == VERB["with_public"])
    m.handed_down = m.directed & (o.verb == VERB["hand_down"])
    m.at_staff = s.staff * s.games + m.lane
    m.at_public = s.public * s.games + m.lane
    m.at_belief = m.at_staff + s.is_redline * (r.staff_count * s.games)
    _visit(m)
    _back_staff(m)


def _push_back(m: Month) -> None:
    """推回: what was added on the way down goes back by list and by the right to be heard; a task of the
    basic quota only as far as the duty list is clear about who holds the powers."""
    s, o, p = m.state, m.orders, m.p
    tried = (o.verb == VERB["push_back"]) & s.is_active
    m.refused_pushes = np.zeros(s.games, np.int64)
    m.pushed = np.zeros_like(s.kind)
    if not tried.any():
        return
    by_list = mul(mul(fixed("0.6"), p.list_clarity), s.need)
    chance = np.where(m.is_extra, p.push_chance, by_list)
    if m.has("powers"):
        chance = powers.refusable(m, chance)
    done = tried & (m.chance.some("push_back", m.task_id, 1)[0] < chance)
    s.is_active = s.is_active & ~done
    m.pushed = done + 2 * (tried & ~done)
    m.refused_pushes = (tried & ~done).sum(0, dtype=np.int64)


def _visit(m: Month) -> None:
    """走访: who walks there sees the hazard and is seen."""
    s, o = m.state, m.orders
    seen = o.visit > 0
    m.books.change("risk", "visit", np.where(seen, -mul(s.risk, VISIT_RISK), 0))
    m.books.change("trust", "visit", np.where(seen, VISIT_TRUST, 0))
    if m.has_leader:
        s.counts[COUNT["visits"]] += seen.sum(0)


def _back_staff(m: Month) -> None:
    """撑腰: fear of blame fades a little, motivation rises a little."""
    s, o = m.state, m.orders
    if not o.back.any():
        return
    s.expected_blame -= mul(s.expected_blame, fixed("0.03") * o.back)
    m.books.change("motivation", "backing", mul(s.motivation, fixed("0.003") * o.back))
    book_caution(m, "backing")
