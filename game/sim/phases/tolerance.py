"""Filing, claims, answers: the approver weighs the case against what it may cost himself (R6, R16, R30)."""

import numpy as np

from game.sim.fixed import ONE, fixed, mul
from game.sim.month import Month
from game.sim.orders import ANSWER_LIMIT
from game.sim.phases.learning import learn_cover
from game.sim.ruleset import ANSWER, COUNT, FILED, INNOVATE, REAL, WAYS
from game.sim.state import CASE_KIND, CASE_STATUS
from game.sim.tables import NORMAL, sigma

SHARP = fixed("8.333333")  # 1 / 0.12: how sharply an approver decides
RELIEF = fixed("0.1")  # what is left of a sanction where cover is given
OVERRULED = fixed("1.1")  # and where it is given and then overruled
NO_PAPER = fixed("0.12")  # how much less a case is worth where nobody can show the order (R71)
MERITS = dict(good_faith="0.75", red_line="0.55", unfiled="0.42", negligence="0.10")


def signs(net: np.ndarray, draw: np.ndarray) -> np.ndarray:
    """Whether the approver signs: chance sigma(net / 0.12)."""
    return draw < sigma(mul(net, SHARP))


def review_filings(m: Month) -> None:
    """Before the fact (R6): merit as he can read it, against the blame he expects if it fails."""
    s, p = m.state, m.p
    m.filed = (m.way == FILED) & s.is_active
    blur, draw = m.chance.some("filing", m.task_id, 2)
    signal = m.merit + mul(p.blur, NORMAL.take(blur))
    support = fixed("0.1") * m.orders.support + p.merit
    m.filing_liability = 3 * mul(p.liability, ONE - m.success_chance)
    m.filing_net = mul(signal, p.reading) + p.bar + support - m.filing_liability - fixed("0.1")
    m.granted = m.filed & signs(m.filing_net, draw)
    m.way = np.where(m.filed & ~m.granted, REAL, m.way)  # refused: back to the straight way
    m.is_way = [(m.way == way) & s.is_active for way in range(len(WAYS))]
    m.is_new = (m.way == INNOVATE) | (m.way == FILED)
    m.is_real = m.is_new | (m.way == REAL)
    if m.has_leader:
        s.counts[COUNT["filed"]] += m.filed.sum(0)
        s.counts[COUNT["granted"]] += m.granted.sum(0)
        s.counts[COUNT["refused"]] += (m.filed & ~m.granted).sum(0)


def claims(m: Month) -> None:
    """After the fact (R16): who expects cover claims it; the examiner decides; a superior may overrule."""
    s, p = m.state, m.p
    unfiled, red = m.way == INNOVATE, s.is_redline
    value = {name: fixed(text) for name, text in MERITS.items()}
    honest = np.where(unfiled, value["unfiled"], np.where(red, value["red_line"], value["good_faith"]))
    if m.has("channels"):
        honest = honest - np.where(m.no_paper, NO_PAPER, 0)
    m.claim_merit = np.where(m.good_faith, honest, value["negligence"])
    blur, sign, overrule, _ = m.chance.four("claim", m.task_id)
    heavy = np.minimum(ONE, mul(m.sanction, fixed("0.666667")))
    own = np.maximum(m.staff_part, m.leader_part)
    m.covered_before = m.granted & m.good_faith & (m.sanction > 0) & ~m.is_file
    hope = np.where(m.good_faith, *(_cover(m, row) for row in (1, 2)))
    worth_it = mul(mul(hope, own), p.fear) > mul(p.effort, p.filing_time)
    m.claimed = p.has_tolerance & (own > fixed("0.12")) & ~m.granted & worth_it
    if m.has("graft"):
        m.claimed &= ~m.taken_found  # private gain is never tolerated (R83)
    m.claimed &= ~m.is_file  # the procedure decides about these (R52)
    m.claim_net = _net(m, m.claim_merit, blur, heavy)
    m.claim_granted = m.claimed & signs(m.claim_net, sign)
    covered = m.covered_before | m.claim_granted
    reach = mul(p.ft_override, np.minimum(ONE, fixed("0.5") + heavy))
    m.overruled = covered & (overrule < reach) & (m.sanction > fixed("0.05"))
    m.covered = covered & ~m.overruled
    left = mul(m.staff_part, RELIEF)
    over = mul(m.staff_part, OVERRULED)
    m.staff_part = np.where(m.covered, left, np.where(m.overruled, over, m.staff_part))
    m.leader_part = np.where(m.covered, mul(m.leader_part, RELIEF), m.leader_part)
    if m.has_leader:
        s.counts[COUNT["claims"]] += m.claimed.sum(0)
        s.counts[COUNT["overruled"]] += m.overruled.sum(0)
        s.counts[COUNT["excused"]] += (m.claim_granted & ~m.good_faith).sum(0)


def _cover(m: Month, row: int) -> np.ndarray:
    return m.state.expected_cover[row].reshape(-1).take(m.at_staff)


def _net(m: Month, merit, blur, heavy) -> np.ndarray:
    """What the examiner has to gain by signing, less what he stands to lose."""
    p = m.p
    signal = merit + mul(p.blur, NORMAL.take(blur))
    at_stake = mul(mul(p.liability, fixed("0.4") + heavy), fixed("1.6"))
    return mul(signal, p.reading) + p.bar - at_stake - fixed("0.3")


def answer(m: Month) -> None:
    """The leader's answers to last month's files: claim tolerance, appeal, explain, or accept (R30)."""
    s = m.state
    m.answered = np.zeros_like(s.case_status)
    m.lapsed = m.answered > 0
    if not m.has_leader or m.has("procedure"):
        return
    settle(m, m.orders.answer)
    m.lapsed = (s.case_status == CASE_STATUS["open"]) & (m.turn - s.case_turn >= ANSWER_LIMIT[0])
    s.case_status = np.where(m.lapsed, CASE_STATUS["lapsed"], s.case_status)


def settle(m: Month, answers: np.ndarray) -> None:
    """Decides every open case that has an answer; used in the month and for what the last month opens."""
    s = m.state
    is_open = (s.case_status == CASE_STATUS["open"]) & (answers >= 0)
    if not is_open.any():
        return
    identity = np.arange(len(s.case_status))
    blur, sign, overrule, heard = m.chance.four("answer", identity)
    claim = is_open & (answers == ANSWER["claim"]) & m.p.has_tolerance
    _claim(m, claim, blur, sign, overrule)
    _appeal(m, is_open & (answers == ANSWER["appeal"]), heard)
    _explain(m, is_open & (answers == ANSWER["explain"]))
    accepted = is_open & (answers == ANSWER["accept"])
    m.answered = np.where(accepted, CASE_STATUS["accepted"], m.answered)
    s.case_status = np.where(m.answered > 0, m.answered, s.case_status)


def _claim(m: Month, claim, blur, sign, overrule) -> None:
    """Claim tolerance for the case as a whole: the leader's part and his staff member's."""
    s, p = m.state, m.p
    heavy = np.minimum(ONE, mul(s.case_severity, fixed("0.666667")))
    m.answer_net = _net(m, s.case_merit, blur, heavy)
    granted = claim & signs(m.answer_net, sign) & (s.case_kind != CASE_KIND["graft"])
    overruled = granted & (overrule < mul(p.ft_override, np.minimum(ONE, fixed("0.5") + heavy)))
    exempt = granted & ~overruled
    m.answer_time = m.answer_time + claim.sum(0) * p.filing_time
    _give_back(m, "tolerance", exempt, ONE - RELIEF)
    _give_back(m, "overruled", overruled, ONE - OVERRULED)
    m.answered = np.where(claim, CASE_STATUS["refused"], m.answered)
    m.answered = np.where(exempt, CASE_STATUS["exempted"], m.answered)
    m.answered = np.where(overruled, CASE_STATUS["overruled"], m.answered)
    learn_cover(m, 1, claim.sum(0), _share(exempt.sum(0), claim.sum(0)))
    s.counts[COUNT["claims"]] += claim.sum(0)
    s.counts[COUNT["overruled"]] += overruled.sum(0)
    s.counts[COUNT["excused"]] += (exempt & (s.case_merit <= fixed("0.1"))).sum(0)


def _appeal(m: Month, appeal, heard) -> None:
    """申诉: half the part comes back where the right to be heard is real and the facts speak for him."""
    chance = mul(fixed("0.1") + mul(fixed("0.6"), m.p.appeal), fixed("0.4") + m.state.case_merit)
    won = appeal & (heard < chance)
    _give_back(m, "appeal", won, ONE // 2)
    m.answered = np.where(appeal, CASE_STATUS["rejected"], m.answered)
    m.answered = np.where(won, CASE_STATUS["reduced"], m.answered)
    m.score_shift = m.score_shift - (appeal & ~won).sum(0) * (ONE // 2)


def _explain(m: Month, explain) -> None:
    """说明情况: two staff days; a little comes back, the more the three distinctions are drawn."""
    share = mul(fixed("0.1") + mul(fixed("0.3"), m.p.discern), m.state.case_merit)
    _give_back(m, "explanation", explain, share)
    m.answer_time = m.answer_time + explain.sum(0) * fixed("0.1")
    m.answered = np.where(explain, CASE_STATUS["explained"], m.answered)


def _give_back(m: Month, cause: str, where, share) -> None:
    """Books back a share (negative: adds) of the leader's part and the staff member's."""
    s = m.state
    own = np.where(where, mul(s.case_blame, share), 0)
    m.books.change("blame", cause, -own.sum(0))
    theirs = np.where(where & (s.case_staff >= 0), mul(s.case_staff_blame, share), 0)
    back = np.zeros_like(s.staff_blame)
    for row in range(len(theirs)):
        back[np.maximum(s.case_staff[row], 0), m.lane] -= theirs[row]
    m.books.change("staff_blame", cause, back)
    s.case_blame = s.case_blame - own


def _share(part, whole):
    return (part * ONE) // np.maximum(whole, 1)
