"""Urgent campaigns, exposure, the county leader and people: what of them is known then."""

import numpy as np

from game.content.text import Text, say
from game.replay.view_shapes import Notice
from game.replay.view_words import Played, at, graded, joined, listed, person_name, village_name
from game.sim.fixed import ONE, fixed
from game.sim.month import Month
from game.sim.phases.county_leader import SPECIAL
from game.sim.state import COUNTY_HEAT, State

WIDELY = 2 * ONE  # an exposure that goes round
_TIRED = ((fixed("0.5"), "worn"), (fixed("0.28"), "weary"), (fixed("0.12"), "tired"))


def alerts(played: Played, turn: int) -> tuple[Notice, ...]:
    """What hangs over the month about to be decided: campaigns that run, a county that presses."""
    state = played.before(turn)
    out = []
    for row in np.flatnonzero(state.campaign[:, 0]).tolist():
        hazard = played.names.hazards[row]
        head = say("pressure.campaign.name", name=hazard.name)
        out.append(Notice("campaign", joined([head, hazard.note], "。", ". "), -1))
    if len(state.county) and state.county[COUNTY_HEAT, 0] > SPECIAL:
        cooling = turn > 1 and not played.month(turn - 1).special[0]
        out.append(Notice("county", say(f"pressure.{'cooling' if cooling else 'pressing'}"), -1))
    return tuple(out)


def events(played: Played, turn: int) -> list[Notice]:
    """What the month brought of it."""
    month, rules = played.month(turn), played.rules
    out: list[Notice] = []
    if month.has("campaigns"):
        out += _campaigns(played, month)
    if month.has("exposure"):
        out += _exposures(played, month)
    if month.has("graft") and (found := int(month.taken_found[:, 0].sum())):
        out.append(Notice("case", say("pressure.graft", n=found), -1))
    if month.has("people") and not played.after(turn).is_over[0]:
        out += _people(played, month, turn)
    return out if rules.mechanisms else []


def _campaigns(played: Played, month: Month) -> list[Notice]:
    rows = np.flatnonzero(month.tasks.campaign[:, 0]).tolist()
    if not rows:
        return []
    name = listed([played.names.hazards[row].name for row in rows])
    struck = [village_name(played, v) for v in np.flatnonzero(month.struck[:, 0]).tolist()]
    key = "struck" if struck else "quiet"
    there = int(month.at_once[:, 0].sum())
    count = played.rules.staff_count
    text = say(f"pressure.campaign.{key}", name=name, there=there, n=count, villages=listed(struck))
    return [Notice("campaign", text, -1 if struck else 1)]


def _exposures(played: Played, month: Month) -> list[Notice]:
    out = []
    for public in np.flatnonzero(month.exposed[:, 0]).tolist():
        wide = at(month.exposure_size, public) > WIDELY
        key = "pressure.exposed_wide" if wide else "pressure.exposed"
        out.append(Notice("exposure", say(key, village=village_name(played, public)), -1))
    return out


def _people(played: Played, month: Month, turn: int) -> list[Notice]:
    after = played.after(turn)
    out = [Notice("county", say("pressure.special"), -1)] if month.special[0] else []
    if month.new_leader[0]:
        out.append(Notice("county", say("pressure.new_leader")))
    for person in np.flatnonzero(month.borrowed[:, 0]).tolist():
        months = at(after.away, person) - after.turn
        text = say("pressure.borrowed", staff=person_name(played, person, after), n=months)
        out.append(Notice("people", text, -1))
    for person in np.flatnonzero(after.away[:, 0] == after.turn).tolist():
        text = say("pressure.back", staff=person_name(played, person, after))
        out.append(Notice("people", text, 1))
    for person in np.flatnonzero(month.left[:, 0]).tolist():
        post = played.names.staff[person].post
        gone, new = person_name(played, person, month), person_name(played, person, after)
        out.append(Notice("people", say("pressure.left", staff=gone, post=post, new=new)))
    return out


def condition(played: Played, state: State, person: int) -> tuple[str, Text]:
    """How a member of staff is seen to be: away, new, or more or less tired; ("", nothing) without people."""
    if not played.rules.has("people"):
        return "", Text()
    if at(state.away, person) > state.turn:
        back = played.calendar(at(state.away, person) - played.rules.run_in + 1)
        return "away", say("pressure.person.away", month=back)
    if at(state.joined, person) == state.turn > 0:
        return "new", say("pressure.person.new")
    word = graded(at(state.fatigue, person), _TIRED, "rested")
    return word, say(f"pressure.fatigue.{word}")
