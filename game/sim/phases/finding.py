"""Last month's clues are found out and decided (R52-R55): who asks for tolerance, what the rule says, who
dares to sign, what is carried in the end."""

from types import SimpleNamespace

import numpy as np

from game.sim import tolerance_rule
from game.sim.fixed import HALF, ONE, fixed, mul
from game.sim.month import Month
from game.sim.phases import precedents, sanctions
from game.sim.phases.evidence import facts_of, gather, has, rule_of
from game.sim.ruleset import ANSWER, COUNT
from game.sim.state import CASE_STATUS, FACT_ROWS, FLAG_BIT, STAGE

APPLICANTS = ("nobody", "leader", "signed", "staff", "organ")
APPLICANT = {name: code for code, name in enumerate(APPLICANTS)}
RELIEF = np.array([0, HALF, fixed("0.9")])  # refuse, mitigate, exempt
OVERRULED = fixed("-0.1")
LENIENT = fixed("0.35")  # what the mildest examiner adds to every case that may be tolerated at all
REPORTED = fixed("0.6")  # of his own part where he reported the matter himself
WORTH_ASKING = fixed("0.12")
RULING = ("status", "applicant", "degree", "stake", "signs", "fear", "stop", "returned", "staff_returned",
          "form", "staff_form")  # fmt: skip
STOPS = ("none", "private_gain", "explicit_prohibition", "false_material", "safety_red_line", "repeat",
         "knowing_violation", "rule_not_recognised")  # fmt: skip


def blank(m: Month) -> SimpleNamespace:
    """Nothing decided yet."""
    return SimpleNamespace(**{name: np.zeros_like(m.state.case_status) for name in RULING})


def reach(m: Month) -> None:
    """Decides every clue of last month, with the answers given to it."""
    if m.has("procedure"):
        _decide(m, m.orders.answer, m.rulings)
        m.answered = m.rulings.status


def settle(m: Month, answers: np.ndarray) -> None:
    """What the last month opened, by the standing instruction."""
    m.last_rulings = blank(m)
    _decide(m, answers, m.last_rulings)


def _decide(m: Month, answers: np.ndarray, rulings: SimpleNamespace) -> None:
    s = m.state
    due = (s.case_status == CASE_STATUS["open"]) & (s.case_stage == STAGE["clue"])
    if not due.any():
        return
    place, game = np.nonzero(due)
    c = gather(s, place, game)
    c.answer = answers[place, game]
    c.draws = [d[place, game] for d in m.chance.four("case_review", np.arange(len(s.case_status)))]
    c.local = [d[place, game] for d in m.chance.four("case_rule", np.arange(len(s.case_status)))]
    _who_asks(m, c)
    _examine(m, c)
    _carry(m, c)
    sanctions.punish(m, c)
    _write(m, c, rulings)
    precedents.seen(m, c)


def _who_asks(m: Month, c: SimpleNamespace) -> None:
    """The leader for himself, the leader for his staff member with his own signature, the staff member
    where he expects it to help, or the organ of its own motion as far as it must give reasons (R52)."""
    s, p, g = m.state, m.p, c.game
    may = p.has_tolerance[g]
    row = np.where(has(c.flags, "filed"), 0, np.where(has(c.flags, "good_faith"), 1, 2))
    hope = s.expected_cover[row, c.staff, g]
    use = mul(mul(hope, c.staff_blame), p.fear[g])
    staff = (c.staff_blame > WORTH_ASKING) & (use > mul(p.effort, p.filing_time)[g])
    organ = c.draws[3] < p.ft_reasons[g] >> 1
    c.applicant = np.where(organ, APPLICANT["organ"], 0)
    c.applicant = np.where(staff, APPLICANT["staff"], c.applicant)
    c.applicant = np.where(c.answer == ANSWER["claim"], APPLICANT["leader"], c.applicant)
    c.applicant = np.where(c.answer == ANSWER["protect"], APPLICANT["signed"], c.applicant)
    c.applicant = np.where(may, c.applicant, 0)
    c.answered = np.isin(c.answer, [ANSWER[name] for name in ("claim", "explain", "protect", "report")])


def _examine(m: Month, c: SimpleNamespace) -> None:
    """What the rule says of the cases in which somebody asked, and whether the examiner signs it (R53)."""
    size = len(c.game)
    zero = np.zeros(size, np.int64)
    c.decision, c.degree, c.stake, c.signs, c.stop = (zero.copy() for _ in range(5))
    c.declined, c.fear, c.overruled = (zero.astype(bool) for _ in range(3))
    asked = np.flatnonzero(c.applicant)
    if not len(asked):
        return
    a = SimpleNamespace(**{k: v[asked] for k, v in vars(c).items() if isinstance(v, np.ndarray)})
    a.local = [d[asked] for d in c.local]
    shared = a.applicant == APPLICANT["signed"]
    repeated = m.state.bar[a.staff, a.game] > m.turn
    f = facts_of(a, m.p.acct[a.game], a.answered, repeated)
    r = rule_of(m.p, a, a.local, shared, m.state.routine[0][a.game])
    found = tolerance_rule.tolerance(f, r)
    lenient = mul(LENIENT, m.p.ft_leniency[a.game])
    stopped = np.stack(np.broadcast_arrays(*found.stops.values()))
    degree = np.where(stopped.any(0), 0, found.degree + _closeness(m, a) + lenient)
    decision = np.where(stopped.any(0), 0, (degree >= r.mitigate_at) * 1 + (degree >= r.exempt_at))
    signs, stake = tolerance_rule.examiner(f, r, degree)
    fearless, _ = tolerance_rule.examiner(f, SimpleNamespace(**{**vars(r), "ft_liab": zero[:1]}), degree)
    sign, overrule = c.draws[0][asked], c.draws[1][asked]
    declined = (decision > 0) & (sign >= signs)
    reach = mul(m.p.ft_override[a.game], ONE - r.cosigned * HALF)
    reach = mul(reach, np.minimum(ONE, HALF + mul(a.severity, fixed("0.666667"))))
    c.declined[asked], c.fear[asked] = declined, declined & (sign < fearless)
    c.overruled[asked] = (decision > 0) & ~declined & (overrule < reach)
    c.decision[asked] = np.where(declined, 0, decision)
    c.degree[asked], c.stake[asked], c.signs[asked] = degree, stake, signs
    unknown = (found.weights["rule_not_recognised"] < 0) * STOPS.index("rule_not_recognised")
    named = stopped[: len(STOPS) - 2]
    c.stop[asked] = np.where(named.any(0), 1 + named.argmax(0), unknown)


def _closeness(m: Month, a: SimpleNamespace) -> np.ndarray:
    """Who is close to those who decide fares better, the distant worse, by `ft_favour` (R55)."""
    near = m.at_first.some("closeness", m.rules.staff_id, 1)[0][np.maximum(a.staff, 0), a.game]
    return mul(mul(m.p.ft_favour[a.game], near - HALF), fixed("0.5"))


def _carry(m: Month, c: SimpleNamespace) -> None:
    """Blame in the end: those above pass down or take back, then relief, then what his own answer did."""
    p, g = m.p, c.game
    above = np.maximum(0, c.severity - c.blame - c.staff_blame)
    down = mul(mul(above, fixed("0.3")), mul(ONE - p.panel[g], ONE - p.list_clarity[g]))
    heard = mul(fixed("0.35"), mul(p.panel[g], HALF + (p.appeal[g] >> 1)))
    shift = np.where(c.answered, -heard, 0)
    town = np.maximum(c.blame + c.staff_blame, 1)
    factor = ONE + np.where(c.answered, shift, (down << 16) // town)
    c.own, c.theirs = mul(c.blame, factor), mul(c.staff_blame, factor)
    c.moved_up = c.blame + c.staff_blame - c.own - c.theirs
    reported = c.answer == ANSWER["report"]
    c.own = np.where(reported, mul(c.own, REPORTED), c.own)
    c.theirs = np.where(reported, c.theirs + c.theirs // 5, c.theirs)
    relief = np.where(c.overruled, OVERRULED, RELIEF[c.decision])
    for_staff = mul(c.theirs, np.where(c.applicant > 0, relief, 0))
    covers_leader = (c.applicant == APPLICANT["leader"]) | (c.applicant == APPLICANT["organ"])
    explained = mul(fixed("0.1") + mul(fixed("0.3"), p.discern[g]), c.merit)
    for_leader = np.where(c.answer == ANSWER["explain"], mul(c.own, explained), 0)
    for_leader = np.where(covers_leader, mul(c.own, relief), for_leader)
    signed = c.applicant == APPLICANT["signed"]
    c.signature = np.where(signed & c.overruled, mul(c.theirs, HALF), 0)  # he signed it too (R56)
    c.returned, c.staff_returned, c.lifted = for_leader, for_staff, np.maximum(0, for_staff)


def _write(m: Month, c: SimpleNamespace, rulings: SimpleNamespace) -> None:
    """The new standing of each case; who was not relieved may appeal next month."""
    s, at = m.state, (c.place, c.game)
    asked = c.applicant > 0
    tolerated = (c.decision > 0) & ~c.overruled
    name = lambda word: CASE_STATUS[word]  # noqa: E731
    outcome = np.where(asked, name("refused"), name("sanctioned"))
    outcome = np.where(~asked & (c.answer == ANSWER["explain"]), name("explained"), outcome)
    outcome = np.where(c.declined, name("declined"), outcome)
    outcome = np.where(tolerated, np.where(c.decision == 2, name("exempted"), name("mitigated")), outcome)
    outcome = np.where(c.overruled, name("overruled"), outcome)
    c.status = outcome
    s.case_blame[at], s.case_staff_blame[at] = c.left, c.theirs - c.staff_returned
    ended = tolerated | (c.left + c.theirs - c.staff_returned == 0)
    s.case_status[at] = np.where(ended, outcome, name("open"))
    s.case_stage[at] = np.where(tolerated, STAGE["tolerated"], STAGE["sanctioned"])
    bits = np.where(c.applicant == APPLICANT["signed"], FLAG_BIT["signed"], 0)
    rows = dict(outcome=outcome, lifted=c.lifted, form=c.form, staff_form=c.staff_form)
    rows["flags"] = c.flags | bits | np.where(c.own_act, FLAG_BIT["own_act"], 0)
    for row, value in rows.items():
        s.case_fact[(FACT_ROWS[row], *at)] = value
    c.returned = c.returned - c.signature
    for row in RULING:
        getattr(rulings, row)[at] = getattr(c, row)
    if m.has_leader:
        for count, mask in (
            ("claims", asked), ("overruled", c.overruled),
            ("excused", tolerated & ~has(c.flags, "good_faith")),
        ):  # fmt: skip
            s.counts[COUNT[count]] += np.bincount(c.game[mask], minlength=s.games)
