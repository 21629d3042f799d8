"""Days are rationed; results, errors, misuse of powers, help from villagers (R7-R9)."""

import numpy as np

from game.sim.fixed import HALF, ONE, clip, div, fixed, mul, total
from game.sim.month import Month, by_way
from game.sim.phases import whistle
from game.sim.phases.staff import FAILED, LITTLE, REAL_DAYS, RECORD_DAYS
from game.sim.ruleset import COUNT, REAL, TRACE

ROUTINE = fixed("0.09")  # share of staff time that meetings, duty and leave take anyway
VISIT_TIME = fixed("0.15")  # three staff days a visit, or a villagers' meeting
PREPARE_TIME = fixed("0.2")  # four staff days a point of getting ready
CONSULT_TIME = fixed("0.1")  # two staff days a written request
LEAST_SHARE = fixed("0.1")  # some work is always left room for


def ration(m: Month) -> None:
    """Days there are, days asked, days got: the leader's dial says which goes first (R7)."""
    s, p = m.state, m.p
    have = _days_there_are(m)
    time = [np.where(way, 1, 0) for way in m.is_way]
    factor = np.where(m.handed_down, fixed("0.3"), np.where(m.with_public, fixed("0.85"), ONE))
    work, record = mul(s.work, factor), mul(m.record_days, np.where(m.handed_down, HALF, ONE))
    records = total(mul((t * record).sum(0), w) for t, w in zip(time, RECORD_DAYS, strict=True))
    works = total(mul((t * work).sum(0), w) for t, w in zip(time, REAL_DAYS, strict=True))
    works = works + m.filed.sum(0) * p.filing_time
    records_first, works_first = np.minimum(records, have), np.minimum(works, have)
    dial = clip(m.orders.paper_first * ONE // 100 + p.paper_first, 0, ONE)
    contested = np.maximum(0, records_first + works_first - have)
    got_records = records_first - contested + mul(dial, contested)
    got_works = works_first - mul(dial, contested)
    m.books.change("days", "records", -got_records)
    m.books.change("days", "work", -got_works)
    m.time.update(records=got_records, work=got_works, asked_records=records, asked_work=works)
    coverage = clip(div(got_records, np.maximum(records, 1)), 0, ONE)
    m.served = clip(div(got_works, np.maximum(works, 1)), 0, ONE)
    s.load = (records + works + m.time["overhead"]) // (m.rules.staff_count - _borrowed(m))
    s.served = (s.served + m.served) >> 1
    m.coverage = clip(coverage + fixed("0.05") * m.orders.prepare + p.coverage, 0, ONE)


def _days_there_are(m: Month) -> np.ndarray:
    """Head-months left after what nobody can refuse; every cause is booked."""
    s, p, o = m.state, m.p, m.orders
    standard = s.control.sum(0)
    meetings = o.visit.sum(0) + m.with_public.sum(0)
    spent = dict(
        routine=np.full(s.games, m.rules.staff_count * ROUTINE, np.int64),
        inspections=mul(mul(p.insp_rate, standard), p.visit_time),
        reports=mul(standard, p.report_time),
        visits=meetings * VISIT_TIME,
        preparing=o.prepare * PREPARE_TIME,
        consulting=o.consult * CONSULT_TIME,
        answers=m.answer_time,
        dilemma=m.choice_time + mul(p.days, fixed("0.05")),
    )
    if m.has("campaigns"):
        spent["campaign"] = m.campaign_time
    if m.has("people"):
        spent["borrowed"] = _borrowed(m) * ONE
    if m.has("channels"):
        spent["messages"] = m.message_time
    if m.has("powers"):
        spent["calls"] = whistle.time_for_calls(m)
    m.time = {**spent, "overhead": total(spent.values())}
    m.books.clear("days")
    m.books.change("days", "staff", np.full(s.games, m.rules.staff_count * ONE, np.int64))
    for cause, time in spent.items():
        m.books.change("days", cause, -time)
    least = m.rules.staff_count * LEAST_SHARE
    m.books.change("days", "limit", np.maximum(0, least - s.days))
    return s.days.copy()


def _borrowed(m: Month) -> np.ndarray:
    """How many of the staff work for somebody above this month."""
    return (m.state.away > m.turn).sum(0)


def outcomes(m: Month) -> None:
    """What really happens (R8), and what goes wrong on the way (R9)."""
    s, p = m.state, m.p
    first, second = m.chance.four("outcome", m.task_id), m.chance.four("visit", m.task_id)
    m.draws = dict(zip(("success", "error", "catch", "slip"), first, strict=True))
    m.draws |= dict(zip(("misuse", "visit", "through", "find"), second, strict=True))
    m.result = _results(m)
    villagers = mul(mul(fixed("0.8"), p.see_village), np.minimum(ONE, 2 * p.w_villager))
    unseen = mul(ONE - mul(m.inspection_chance, m.sees_through), ONE - villagers)
    m.misused = m.is_real & s.is_active & (m.draws["misuse"] < mul(p.temptation, unseen))
    m.result = np.where(m.misused, m.result - HALF, m.result)
    new_error = np.where(m.succeeded, p.err_real, fixed("0.75"))
    small = mul(p.err_real, fixed("0.2"))
    error_chance = by_way(m.way, [0, small, p.err_real, new_error, new_error, 0])
    calm = fixed("1.25") - (m.trust >> 1)  # who is trusted hears of it before it becomes a complaint
    if m.has("people"):
        error_chance += mul(error_chance, m.state.fatigue.reshape(-1).take(m.at_staff))  # R84
    error_chance = mul(error_chance, calm) + m.overreach
    m.has_error = ((m.draws["error"] < error_chance) | m.misused) & s.is_active
    _remember_solutions(m)


def _results(m: Month) -> np.ndarray:
    """Share of the task that is really done, -0.15 to 1.25 (R8)."""
    straight = mul(m.served, m.straight)
    m.succeeded = m.is_new & (m.draws["success"] < m.success_chance)
    new = np.where(m.succeeded, mul(m.served, m.gain), -FAILED)
    result = by_way(m.way, [LITTLE, mul(straight, fixed("0.3")), straight, new, new, LITTLE])
    help_ = np.where(m.with_public, m.help + (m.capacity >> 2), m.help)
    helped = (m.way == REAL) | m.succeeded
    result += np.where(helped, mul(help_, np.maximum(0, ONE - result)), 0)
    if m.handed_down.any():
        by_villagers = mul(fixed("0.2") + mul(fixed("0.9"), m.capacity), ONE - (m.state.misfit >> 1))
        result = np.where(m.handed_down & (m.way == TRACE), by_villagers, result)
    return clip(result, -FAILED, fixed("1.25"))


def _remember_solutions(m: Month) -> None:
    """A success that was new lowers the misfit of that office's tasks; the memory fades."""
    s = m.state
    success = m.succeeded & s.is_active
    for office in range(m.rules.office_count):
        s.solutions[office] += success[m.office == office].sum(0) * fixed("0.015")
    s.solutions = mul(np.minimum(s.solutions, fixed("0.25")), fixed("0.99"))
    if m.has_leader:
        s.counts[COUNT["innovations"]] += success.sum(0)
