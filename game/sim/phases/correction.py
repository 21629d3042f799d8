"""Sanctions looked at again: appeal, correction of wrong accountability, revisit, clearing of names (R56)."""

from types import SimpleNamespace

import numpy as np

from game.sim import tolerance_rule
from game.sim.fixed import HALF, ONE, fixed, mul
from game.sim.month import Month
from game.sim.phases import finding, precedents, sanctions
from game.sim.phases.evidence import FORM_LEVELS, facts_of, gather, has, rule_of
from game.sim.ruleset import ANSWER, COUNT
from game.sim.state import CASE_STATUS, FACT_ROWS, STAGE
from game.sim.tolerance_facts import level

NEARLY = fixed("0.15")  # so far below the line half is given back
OVERTURNED = fixed("1.1")


def look_again(m: Month) -> None:
    """Before this month's findings: what was sanctioned, and what was tolerated a month ago."""
    if not m.has("procedure"):
        return
    m.rulings = finding.blank(m)
    m.at_first = type(m.chance)(m.state.key, 0)
    _appeals(m)
    _revisit(m)
    s = m.state
    taken = (s.case_status == CASE_STATUS["open"]) & (s.case_stage == STAGE["sanctioned"])
    taken &= m.orders.answer == ANSWER["accept"]
    s.case_status = np.where(taken, CASE_STATUS["accepted"], s.case_status)
    over = (s.case_status == CASE_STATUS["open"]) & (m.turn - s.case_turn >= 2)
    over &= s.case_stage == STAGE["sanctioned"]
    m.lapsed = over & (s.case_fact[FACT_ROWS["outcome"]] == 0)
    final = np.where(m.lapsed, CASE_STATUS["lapsed"], s.case_fact[FACT_ROWS["outcome"]])
    s.case_status = np.where(over, final, s.case_status)


def _appeals(m: Month) -> None:
    """Who appeals is heard by the panel; a sanction by the clock the organ may correct of itself."""
    s, p = m.state, m.p
    draws = m.chance.four("case_later", np.arange(len(s.case_status)))
    is_open = (s.case_status == CASE_STATUS["open"]) & (s.case_stage == STAGE["sanctioned"])
    appeal = is_open & (m.orders.answer == ANSWER["appeal"])
    clock = is_open & has(s.case_fact[FACT_ROWS["flags"]], "clock") & (draws[0] < p.correction)
    if not (appeal | clock).any():
        return
    place, game = np.nonzero(appeal | clock)
    c = gather(s, place, game)
    appealed = appeal[place, game]
    found = _examined(m, c, appealed)
    heard = fixed("0.2") + mul(fixed("0.8"), np.maximum(p.appeal, p.panel))[game]
    looked = draws[1][place, game] < np.where(appealed, heard, ONE)
    withdrawn = looked & (found.decision == 1)
    half = looked & ~withdrawn & (found.degree >= HALF - NEARLY)
    share = np.where(withdrawn, ONE, np.where(half, HALF, 0))
    _give_back(m, c, share)
    names = ("rejected", "reduced", "withdrawn")
    status = np.array([CASE_STATUS[n] for n in names])[half + 2 * withdrawn]
    decided = appealed | withdrawn | half
    s.case_status[place, game] = np.where(decided, status, CASE_STATUS["open"])
    _rule(m, c, np.where(decided, status, 0), found.degree, appealed)
    lost = np.bincount(game[appealed & ~withdrawn & ~half], minlength=s.games)
    m.score_shift = m.score_shift - lost * (ONE // 2)


def _examined(m: Month, c: SimpleNamespace, appealed: np.ndarray) -> tolerance_rule.Finding:
    """The rule for sanctions (R47) on what is now known of the act and of how it was decided."""
    hasty = has(c.flags, "clock")
    outcome = c.outcome
    asked = (outcome != CASE_STATUS["sanctioned"]) & (outcome != CASE_STATUS["explained"]) & ~hasty
    f = facts_of(
        c,
        m.p.acct[c.game],
        np.ones(len(c.game), bool),
        np.zeros(len(c.game), bool),
        form=FORM_LEVELS[np.maximum(sanctions.form_of(c.blame), sanctions.form_of(c.staff_blame))],
        trigger=np.where(hasty, ONE, -HALF),
        facts_checked=np.where(hasty, ONE, -HALF),
        proof=np.where(has(c.flags, "good_faith"), HALF, -HALF),
        heard=np.where(hasty, ONE, fixed("-0.4")),
        qualified=np.where(has(c.flags, "good_faith"), HALF, fixed("-0.8")),
        responsibility=np.where(c.powers < fixed("0.75"), ONE, 0),
        tolerance_considered=np.where(asked, level("tolerance_considered", "yes"), ONE),
        appealed=appealed,
        appeal_days=20,
    )
    local = [d[c.place, c.game] for d in m.chance.four("case_rule", np.arange(len(m.state.case_status)))]
    r = rule_of(m.p, c, local, np.zeros(len(c.game), bool), m.state.routine[0][c.game])
    return tolerance_rule.correction(f, r)


def _give_back(m: Month, c: SimpleNamespace, share: np.ndarray) -> None:
    """A sanction withdrawn or halved leaves the books, the effect period ends, the name is cleared."""
    s, at, g = m.state, (c.place, c.game), c.game
    c.own_back, c.staff_back = mul(c.blame, share), mul(c.staff_blame, share)
    m.books.change("blame", "correction", sanctions.add(s.blame, (g,), -c.own_back))
    staff = np.maximum(c.staff, 0)
    back = np.where(c.staff >= 0, c.staff_back, 0)
    m.books.change("staff_blame", "correction", sanctions.add(s.staff_blame, (staff, g), -back))
    s.case_blame[at] -= c.own_back
    s.case_staff_blame[at] -= c.staff_back
    whole = share == ONE
    for person, form in ((np.full(len(g), len(s.bar) - 1), c.form), (staff, c.staff_form)):
        until = c.turn + 1 + sanctions.MONTHS[form]
        ends = whole & (s.bar[person, g] == until)
        s.bar[person, g] = np.where(ends, m.turn, s.bar[person, g])
    precedents.clear(m, c, back)


def _revisit(m: Month) -> None:
    """回访: a tolerated case is looked at once more. Good faith is confirmed and the name cleared; negligence
    that was signed away comes back, on whoever signed as well (R56)."""
    s, p = m.state, m.p
    due = (s.case_stage == STAGE["tolerated"]) & (m.turn - s.case_turn >= 2)
    due &= np.isin(s.case_status, [CASE_STATUS["exempted"], CASE_STATUS["mitigated"]])
    draw = m.chance.four("case_later", np.arange(len(s.case_status)))[2]
    due &= draw < p.ft_revisit
    if not due.any():
        return
    place, game = np.nonzero(due)
    c = gather(s, place, game)
    good = has(c.flags, "good_faith")
    back = np.where(good, 0, mul(c.lifted, OVERTURNED))
    signed = np.where(has(c.flags, "signed"), back, 0)
    m.books.change("staff_blame", "overruled", sanctions.add(s.staff_blame, (c.staff, game), back))
    m.books.change("blame", "signature", sanctions.add(s.blame, (game,), signed))
    s.case_blame[place, game] += signed
    s.case_staff_blame[place, game] += back
    status = np.where(good, CASE_STATUS["confirmed"], CASE_STATUS["overturned"])
    s.case_status[place, game] = status
    c.own_back, c.staff_back = -signed, -back
    precedents.clear(m, c, np.where(good, c.lifted >> 2, 0))
    precedents.lesson(m, c, back)
    _rule(m, c, status, np.zeros(len(game), np.int64), np.zeros(len(game), bool))
    if m.has_leader:
        s.counts[COUNT["overruled"]] += np.bincount(game[~good], minlength=s.games)


def _rule(m: Month, c: SimpleNamespace, status, degree, appealed) -> None:
    """What the month's report tells of it."""
    at = (c.place, c.game)
    m.rulings.status[at], m.rulings.degree[at] = status, degree
    m.rulings.applicant[at] = np.where(appealed, finding.APPLICANT["leader"], finding.APPLICANT["organ"])
    m.rulings.returned[at], m.rulings.staff_returned[at] = c.own_back, c.staff_back
