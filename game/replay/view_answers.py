"""The player's answers to his case files and what each brought: decided in the month, or at the very end."""

import numpy as np

from game.content.text import Text, say
from game.replay import view_procedure
from game.replay.view_blame import HEARD
from game.replay.view_cases import case_title, facts
from game.replay.view_shapes import Decision
from game.replay.view_tolerance import decision, filings, pushes, staff_claims, weighed_claim
from game.replay.view_words import Played, at, decimal, graded, show
from game.sim.chance import Chance
from game.sim.effective import effective
from game.sim.fixed import ONE, fixed, mul
from game.sim.ledger import Ledger
from game.sim.month import Month
from game.sim.phases import tolerance
from game.sim.ruleset import ANSWERS
from game.sim.state import CASE_STATUS, CASE_STATUSES, STAGE, State

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
_DRAWN = ((fixed("0.5"), "drawn"), (fixed("0.2"), "partly"))


def decisions(played: Played, turn: int) -> tuple[Decision, ...]:
    """Everything that was decided in a month about what somebody had asked for."""
    month = played.month(turn)
    return (
        *pushes(played, month),
        *filings(played, month),
        *answers(played, turn),
        *staff_claims(played, month),
    )


def answers(played: Played, turn: int) -> list[Decision]:
    """The player's answers to his files, decided in this month; and files nobody answered in time."""
    return list(answers_by_place(played, turn).values())


def answers_by_place(played: Played, turn: int) -> dict[int, Decision]:
    """The same by the engine's place of the file."""
    before, month = played.before(turn), played.month(turn)
    if not month.has_leader:
        return {}
    if month.has("procedure"):
        return view_procedure.rulings(played, turn)
    replay = _answered(played, before, month)
    said = month.orders.answer
    return {
        place: _answer(played, before, replay, place, at(said, place))
        for place in _closed(before, replay.state)
    }


def settled_at_the_end(played: Played) -> list[Decision]:
    """What the last month opened or left open, settled by the standing instruction (R30)."""
    return list(settled_by_place(played).values())


def settled_by_place(played: Played) -> dict[int, Decision]:
    """The same by the engine's place of the file."""
    turn = len(played.states) - 1
    if turn < 1 or played.states[turn].turn < played.rules.last_turn:
        return {}
    month = played.month(turn)
    if month.has("procedure"):
        return view_procedure.settled(played, turn)
    opened = before_settlement(played, turn)
    replay = _replay(played, opened, month, month.turn + 1)
    replay.answered = np.zeros_like(opened.case_status)
    tolerance.settle(replay, np.broadcast_to(month.orders.standing, opened.case_status.shape))
    said = at(month.orders.standing)
    return {place: _answer(played, opened, replay, place, said) for place in _closed(opened, replay.state)}


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


def before_settlement(played: Played, turn: int) -> State:
    """The files as they lay open when the last month closed."""
    before, after, month = played.before(turn), played.after(turn).copy(), played.month(turn)
    if month.has("procedure"):
        return _clues_again(month, after)
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


def _clues_again(month: Month, after: State) -> State:
    """The clues the last month opened, before they were decided."""
    for place in np.flatnonzero(month.last_rulings.status[:, 0]).tolist():
        slot = at(after.case_slot, place)
        after.case_status[place, 0] = CASE_STATUS["open"]
        after.case_stage[place, 0] = STAGE["clue"]
        after.case_blame[place, 0] = at(month.leader_part, slot)
        after.case_staff_blame[place, 0] = at(month.staff_part, slot)
    return after


def _answer(played: Played, before: State, replay: Month, place: int, said: int) -> Decision:
    status = CASE_STATUSES[at(replay.state.case_status, place)]
    returned = decimal(at(before.case_blame, place) - at(replay.state.case_blame, place), 2)
    heading = say("report.answer.heading", case=case_title(played, before, place), answer=_said(said, status))
    outcome = _OUTCOMES[status]
    if status in ("exempted", "refused", "overruled"):
        heavy = min(ONE, int(mul(at(before.case_severity, place), fixed("0.666667"))))
        net, merit = at(replay.answer_net, place), at(before.case_merit, place)
        return weighed_claim(replay, "claim", outcome, heading, net, heavy, merit, returned)
    reasons = _reasons(replay, status, at(before.case_merit, place))
    key = "heard_only" if status == "explained" and not returned else status
    outcome = "done" if key == "heard_only" else outcome
    verdict = say(f"report.answer.{key}", points=show(abs(returned)))
    return decision(_KINDS[status], outcome, heading, verdict, reasons=reasons, returned=returned)


def _said(said: int, status: str) -> Text:
    return say("answer.silence") if status == "lapsed" else say(f"answer.{ANSWERS[max(said, 0)]}.name")


def _reasons(month: Month, status: str, merit: int) -> tuple[Text, ...]:
    if status in ("reduced", "rejected"):
        heard = graded(at(month.p.appeal), HEARD, "unheard")
        return facts(merit), say(f"chain.heard.{heard}")
    if status == "explained":
        drawn = graded(at(month.p.discern), _DRAWN, "blurred")
        return facts(merit), say(f"report.distinctions.{drawn}")
    return ()
