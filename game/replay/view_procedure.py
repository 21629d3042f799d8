"""What was decided about the files: who asked, who did not sign and why, what the staff concluded."""

import numpy as np

from game.content.text import Text, say
from game.replay.view_cases import case_title, facts
from game.replay.view_shapes import Decision
from game.replay.view_stage import form_words
from game.replay.view_tolerance import STAKE, decision, in_words
from game.replay.view_words import Played, at, decimal, graded, joined, person_name, points, show
from game.sim.phases.finding import APPLICANTS, STOPS
from game.sim.state import CASE_STATUS, CASE_STATUSES, FACT_ROWS, FLAG_BIT, State

_KINDS = dict(
    exempted="claim", mitigated="claim", declined="claim", refused="claim", overruled="claim",
    sanctioned="sanction", explained="explain", reduced="appeal", rejected="appeal", withdrawn="appeal",
    confirmed="revisit", overturned="revisit",
)  # fmt: skip
_OUTCOMES = dict(
    exempted="granted", mitigated="reduced", declined="refused", refused="refused", overruled="overruled",
    sanctioned="done", explained="done", reduced="reduced", rejected="rejected", withdrawn="granted",
    confirmed="granted", overturned="overruled",
)  # fmt: skip

COVERED = [CASE_STATUS[name] for name in ("exempted", "mitigated", "confirmed")]


def rulings(played: Played, turn: int) -> dict[int, Decision]:
    """What was decided in a month about the player's files, by the engine's place."""
    month = played.month(turn)
    if not month.has_leader:
        return {}
    return _told(played, played.before(turn), month.rulings)


def settled(played: Played, turn: int) -> dict[int, Decision]:
    """What was decided at the very end about what the last month opened."""
    month, after = played.month(turn), played.after(turn)
    return _told(played, after, month.last_rulings)


def _told(played: Played, before: State, found) -> dict[int, Decision]:
    places = np.flatnonzero(found.status[:, 0]).tolist()
    return {place: _ruling(played, before, found, place) for place in places}


def _ruling(played: Played, before: State, found, place: int) -> Decision:
    status = CASE_STATUSES[at(found.status, place)]
    kind, returned = _KINDS[status], decimal(at(found.returned, place), 2)
    who = APPLICANTS[at(found.applicant, place)]
    staff = person_name(played, at(before.case_staff, place), before, at(before.case_turn, place))
    asked = say(
        f"procedure.asked.{kind}_{who}" if kind in ("appeal", "revisit") else f"procedure.asked.{who}"
    )
    heading = say("procedure.heading", case=case_title(played, before, place), asked=asked.fill(staff=staff))
    weighed = kind == "claim"
    stake = at(found.stake, place)
    reasons = [
        facts(at(before.case_merit, place)),
        _stop(found, place) if status in ("refused", "mitigated") else Text(),
        _fear(found, place) if status == "declined" else Text(),
        _sanctions(found, place, at(before.case_fact[FACT_ROWS["flags"]], place))
        if kind != "revisit"
        else Text(),
        _concluded(found, status) if weighed or kind == "revisit" else Text(),
    ]
    return decision(
        kind,
        _OUTCOMES[status],
        heading,
        say(
            f"procedure.verdict.{status if returned or status != 'explained' else 'heard'}",
            points=show(abs(returned)),
        ),
        reasons=tuple(reason for reason in reasons if reason),
        chance=in_words(at(found.signs, place)) if weighed and at(found.degree, place) else None,
        signature=say(f"report.signature.{graded(stake, STAKE, 'little')}") if weighed else None,
        returned=returned,
    )


def _stop(found, place: int) -> Text:
    """What no merit outweighs, or whose rule was not recognised."""
    return say(f"procedure.stop.{STOPS[at(found.stop, place)]}")


def _fear(found, place: int) -> Text:
    """Who did not sign, in numbers: what his signature could cost him, and how likely he was to sign."""
    key = "afraid" if at(found.fear, place) else "unmoved"
    stake, signs = show(decimal(at(found.stake, place), 2)), points(at(found.signs, place), 0)
    return say(f"procedure.{key}", stake=stake, signs=signs)


def _sanctions(found, place: int, flags: int) -> Text:
    """Forms and months for both; leadership responsibility and own act are named apart."""
    own, theirs = at(found.form, place), at(found.staff_form, place)
    track = "own_act" if flags & FLAG_BIT["own_act"] else "leadership"
    parts = []
    if own:
        parts.append(say("procedure.for_you", form=form_words(own), track=say(f"procedure.track.{track}")))
    if theirs:
        parts.append(say("procedure.for_staff", form=form_words(theirs)))
    return joined(parts, "；", "; ") if parts else Text()


def _concluded(found, status: str) -> Text:
    """What colleagues make of it: who asked this month, and who was covered."""
    asked = int((found.applicant[:, 0] > 0).sum())
    covered = int(np.isin(found.status[:, 0], COVERED).sum())
    key = "more" if status in ("exempted", "mitigated", "confirmed") else "less"
    return say(f"procedure.concluded.{key}", asked=asked, covered=covered)
