"""Who decided about what was asked: push-backs, filings, claims, answers, with reasons in field language.

The weights are those of the rule itself (R6, R16): merit as it could be read, the leniency of the standard,
support, less what the signature may cost the examiner.
"""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from game.content.text import Text, say
from game.replay.view_cases import case_title, facts
from game.replay.view_shapes import Decision, Factor
from game.replay.view_words import (
    Played,
    at,
    decimal,
    graded,
    person_name,
    points,
    quoted,
    show,
    task_title,
    village_name,
    whole,
)
from game.sim.chance import Chance
from game.sim.effective import effective
from game.sim.fixed import ONE, fixed, mul
from game.sim.ledger import Ledger
from game.sim.month import Month
from game.sim.phases import tolerance
from game.sim.ruleset import ANSWER, ANSWERS, VERB
from game.sim.state import CASE_STATUS, CASE_STATUSES, State
from game.sim.tables import sigma

_CHANCE = ((fixed("0.9"), "nearly_sure"), (fixed("0.65"), "likely"), (fixed("0.35"), "even"), (fixed("0.1"), "unlikely"))
_CRITERIA = ((fixed("0.66"), "clear"), (fixed("0.4"), "partly"))
_REASONED = ((fixed("0.66"), "must"), (fixed("0.33"), "sometimes"))
_STAKE = ((fixed("0.25"), "heavy"), (fixed("0.08"), "some"))
_MERIT = ((fixed("0.62"), "strong"), (fixed("0.45"), "fair"))
_MOODS = dict(granted=1, reduced=1, done=0, refused=-1, overruled=-1, rejected=-1)


def decisions(played: Played, turn: int) -> tuple[Decision, ...]:
    """Everything that was decided in a month about what somebody had asked for."""
    month = played.month(turn)
    return (
        *_pushes(played, month),
        *_filings(played, month),
        *answers(played, turn),
        *_staff_claims(played, month),
    )


def _pushes(played: Played, month: Month) -> list[Decision]:
    out = []
    for slot in np.flatnonzero(month.pushed[:, 0]).tolist():
        done = at(month.pushed, slot) == 1
        extra = bool(month.is_extra[slot, 0])
        title = quoted(task_title(played, at(month.tasks.kind, slot), slot))
        office = played.names.offices[slot % played.rules.office_count].name
        clear = graded(at(month.p.list_clarity), ((fixed("0.66"), "clear"), (fixed("0.33"), "partly")), "unclear")
        out.append(
            _decision(
                "push",
                "granted" if done else "refused",
                say("report.push.heading", title=title, office=office),
                say("report.push.done" if done else "report.push.failed"),
                reasons=(say("report.push.extra" if extra else "report.push.basic"), say(f"chain.list.{clear}")),
                chance=_push_chance(month, slot, extra),
            )
        )
    return out


def _push_chance(month: Month, slot: int, extra: bool) -> Text:
    by_list = mul(mul(fixed("0.6"), month.p.list_clarity), month.tasks.need[slot])
    return _in_words(at(month.p.push_chance if extra else by_list))


def _in_words(chance: int) -> Text:
    return say(f"report.chance.{graded(chance, _CHANCE, 'hopeless')}")


def _filings(played: Played, month: Month) -> list[Decision]:
    out = []
    for slot in np.flatnonzero(month.filed[:, 0]).tolist():
        granted = bool(month.granted[slot, 0])
        own = at(month.orders.verb, slot) == VERB["file_first"]
        support = mul(ONE // 10, at(month.orders.support) * ONE) + at(month.p.merit)
        liability = at(month.filing_liability, slot)
        parts = {"leniency": at(month.p.bar), "support": support, "liability": -liability, "habit": -fixed("0.1")}
        title = quoted(task_title(played, at(month.tasks.kind, slot), slot))
        staff = person_name(played, at(month.tasks.staff, slot))
        out.append(
            _weighed(
                month,
                "filing",
                "granted" if granted else "refused",
                say("report.filing.own" if own else "report.filing.staff", title=title, staff=staff),
                say("report.filing.granted" if granted else "report.filing.refused"),
                at(month.filing_net, slot),
                parts,
                liability,
            )
        )
    return out


def _staff_claims(played: Played, month: Month) -> list[Decision]:
    """Claims the staff made on their own after the month's cases."""
    out = []
    for slot in np.flatnonzero(month.claimed[:, 0] & month.tasks.is_active[:, 0]).tolist():
        outcome = _claim_outcome(month, slot)
        heavy = min(ONE, int(mul(at(month.sanction, slot), fixed("0.666667"))))
        title = quoted(task_title(played, at(month.tasks.kind, slot), slot))
        staff = person_name(played, at(month.tasks.staff, slot))
        out.append(
            _weighed_claim(
                month,
                "staff_claim",
                outcome,
                say("report.claim.staff", title=title, staff=staff),
                at(month.claim_net, slot),
                heavy,
                at(month.claim_merit, slot),
            )
        )
    return out


def _claim_outcome(month: Month, slot: int) -> str:
    if not month.claim_granted[slot, 0]:
        return "refused"
    return "overruled" if month.overruled[slot, 0] else "granted"


def _weighed_claim(month, kind, outcome, heading, net, heavy, merit, returned=None) -> Decision:
    stake = int(mul(mul(at(month.p.liability), fixed("0.4") + heavy), fixed("1.6")))
    parts = {"leniency": at(month.p.bar), "liability": -stake, "habit": -fixed("0.3")}
    verdict = say(f"report.claim.{outcome}")
    return _weighed(month, kind, outcome, heading, verdict, net, parts, stake, returned, facts(merit))


def _weighed(month, kind, outcome, heading, verdict, net, parts, stake, returned=None, on_file=None) -> Decision:
    """A decision whose net weight is known: what is not in `parts` is the case as the examiner read it."""
    reading = net - sum(parts.values())
    factors = _factors({"merit": reading, **parts})
    read = int(ONE * reading // max(1, at(month.p.reading)))
    criteria = graded(at(month.p.ft_clarity), _CRITERIA, "vague")
    reasoned = graded(at(month.p.ft_reasons), _REASONED, "none")
    reasons = [
        on_file or Text(),
        say(f"report.merit.{graded(read, _MERIT, 'thin')}"),
        say(f"report.criteria.{criteria}"),
        say(f"report.reasoned.{reasoned}") if outcome == "refused" else Text(),
        say("report.override") if outcome == "overruled" else Text(),
    ]
    return _decision(
        kind,
        outcome,
        heading,
        verdict,
        factors,
        tuple(r for r in reasons if r),
        _in_words(int(sigma(np.array([mul(net, tolerance.SHARP)]))[0])),
        say(f"report.signature.{graded(stake, _STAKE, 'little')}"),
        returned,
    )


def _decision(kind, outcome, heading, verdict, factors=(), reasons=(), chance=None, signature=None, returned=None):
    return Decision(
        kind=kind,
        outcome=outcome,
        heading=heading,
        verdict=verdict,
        factors=factors,
        reasons=reasons,
        chance=chance or Text(),
        signature=signature or Text(),
        returned=returned,
        mood=_MOODS[outcome],
    )


def _factors(parts: dict[str, int]) -> tuple[Factor, ...]:
    """Weights in hundredths, largest first; what weighed nothing is left out."""
    largest = max(abs(v) for v in parts.values()) or 1
    told = [(name, value) for name, value in parts.items() if points(value, 0)]
    told.sort(key=lambda part: -abs(part[1]))
    return tuple(
        Factor(
            name,
            say(f"report.factor.{name}"),
            points(value, 0),
            show(points(value, 0), sign=True),
            whole(Fraction(100 * value, largest)),
        )
        for name, value in told
    )


def answers(played: Played, turn: int) -> list[Decision]:
    """The player's answers to his files, decided in this month; and files nobody answered in time."""
    before, month = played.before(turn), played.month(turn)
    if not month.has_leader:
        return []
    replay = _answered(played, before, month)
    said = month.orders.answer
    return [_answer(played, before, replay, place, at(said, place)) for place in _closed(before, replay.state)]


def settled_at_the_end(played: Played) -> list[Decision]:
    """What the last month opened or left open, settled by the standing instruction (R30)."""
    turn = len(played.states) - 1
    if turn < 1 or played.states[turn].turn < played.rules.last_turn:
        return []
    month = played.month(turn)
    opened = _before_settlement(played, turn)
    replay = _replay(played, opened, month, month.turn + 1)
    replay.answered = np.zeros_like(opened.case_status)
    tolerance.settle(replay, np.broadcast_to(month.orders.standing, opened.case_status.shape))
    said = at(month.orders.standing)
    return [_answer(played, opened, replay, place, said) for place in _closed(opened, replay.state)]


def _closed(before: State, after: State) -> list[int]:
    was_open = before.case_status[:, 0] == CASE_STATUS["open"]
    return np.flatnonzero(was_open & (after.case_status[:, 0] != CASE_STATUS["open"])).tolist()


def _answered(played: Played, before: State, month: Month) -> Month:
    """The month's answers worked out once more on a copy: the rule itself says what each one brought."""
    replay = _replay(played, before, month, month.turn)
    replay.p = effective(replay.state, played.rules)
    tolerance.answer(replay)
    return replay


def _replay(played: Played, state: State, month: Month, turn: int) -> Month:
    copy = state.copy()
    replay = Month(copy, played.rules, month.orders, Ledger(copy))
    replay.p = month.p
    replay.chance = Chance(copy.key, turn)
    replay.answer_net = np.zeros_like(copy.case_blame)
    return replay


def _before_settlement(played: Played, turn: int) -> State:
    """The files as they lay open when the last month closed."""
    before, after, month = played.before(turn), played.after(turn).copy(), played.month(turn)
    left = _answered(played, before, month).state
    for place in range(len(after.case_status)):
        slot = at(after.case_slot, place)
        if at(after.case_turn, place) == month.turn and at(after.case_kind, place):
            own = at(month.leader_part, slot) if slot >= 0 else at(month.no_task_part)
        elif at(left.case_status, place) == CASE_STATUS["open"]:
            own = at(left.case_blame, place)
        else:
            continue
        after.case_status[place, 0] = CASE_STATUS["open"]
        after.case_blame[place, 0] = own
    return after


def _answer(played: Played, before: State, replay: Month, place: int, said: int) -> Decision:
    status = CASE_STATUSES[at(replay.state.case_status, place)]
    returned = decimal(at(before.case_blame, place) - at(replay.state.case_blame, place), 2)
    heading = say("report.answer.heading", case=case_title(played, before, place), answer=_said(said, status))
    outcome = _OUTCOMES[status]
    if status in ("exempted", "refused", "overruled"):
        heavy = min(ONE, int(mul(at(before.case_severity, place), fixed("0.666667"))))
        net, merit = at(replay.answer_net, place), at(before.case_merit, place)
        return _weighed_claim(replay, "claim", outcome, heading, net, heavy, merit, returned)
    reasons = _reasons(replay, status, at(before.case_merit, place))
    verdict = say(f"report.answer.{status}", points=show(abs(returned)))
    return _decision(_KINDS[status], outcome, heading, verdict, reasons=reasons, returned=returned)


def _said(said: int, status: str) -> Text:
    return say("answer.silence") if status == "lapsed" else say(f"answer.{ANSWERS[max(said, 0)]}.name")


_OUTCOMES = dict(
    accepted="done",
    exempted="granted",
    refused="refused",
    overruled="overruled",
    reduced="reduced",
    rejected="rejected",
    explained="reduced",
    lapsed="done",
)
_KINDS = dict(accepted="accept", reduced="appeal", rejected="appeal", explained="explain", lapsed="lapse")


def _reasons(month: Month, status: str, merit: int) -> tuple[Text, ...]:
    if status in ("reduced", "rejected"):
        heard = graded(at(month.p.appeal), ((fixed("0.5"), "heard"), (fixed("0.25"), "little")), "unheard")
        return facts(merit), say(f"chain.heard.{heard}")
    if status == "explained":
        drawn = graded(at(month.p.discern), ((fixed("0.5"), "drawn"), (fixed("0.2"), "partly")), "blurred")
        return facts(merit), say(f"report.distinctions.{drawn}")
    return ()
