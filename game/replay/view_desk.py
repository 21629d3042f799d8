"""The desk of one turn as it was known: gauges, task cards, standing actions, dials, villages, people."""

from dataclasses import replace

import numpy as np

from game.content.nouns import names_a_township
from game.content.text import NO_TEXT, say
from game.replay.view_cases import dilemma, instruction, open_cases, undecided
from game.replay.view_gauges import gauges, target_path
from game.replay.view_options import Refused, Sitting
from game.replay.view_people import people, villages
from game.replay.view_pressure import alerts
from game.replay.view_report import notices
from game.replay.view_shapes import Desk, Dial, Mark, Option, RestOfTasks, StandingAction, TaskCard
from game.replay.view_words import (
    at,
    decimal,
    graded,
    key_of_slot,
    office_of,
    person_name,
    show,
    task_title,
    village_name,
)
from game.sim.fixed import ONE, fixed
from game.sim.orders import STANDING, VERB_POINTS, Orders, lawful, offered_verbs, refusals
from game.sim.parameters import ROW
from game.sim.phases.channels import paper_of
from game.sim.phases.powers import lacking
from game.sim.ruleset import CHANNELS, DUTIES, VERB, VERBS

_FIT = ((fixed("0.6"), "misfits"), (fixed("0.3"), "strained"))
_POWERS = ((fixed("0.88"), "matched"), (fixed("0.76"), "partly"))


def desk(sitting: Sitting) -> Desk:
    """Everything on the desk, known then."""
    p, s, turn = sitting.played, sitting.state, sitting.turn
    sitting = replace(sitting, orders=lawful(s, p.rules, sitting.orders))
    _, left = refusals(s, p.rules, sitting.orders)
    refused = Refused(sitting)
    month = p.calendar(turn)
    cards, rest = _tasks(sitting, refused)
    return Desk(
        turn=turn,
        turns=p.rules.turns,
        month=month,
        heading=say("desk_view.heading", turn=turn, turns=p.rules.turns, month=month),
        terms=say("term.pair", first=say(f"term.{month}.first"), second=say(f"term.{month}.second")),
        season=say(f"term.{month}.season") if names_a_township(p.names.nouns) else NO_TEXT,
        place=p.names.place.name,
        county=p.names.county,
        post=p.names.post,
        institution=p.names.institution.name,
        attention=p.rules.attention,
        attention_left=int(left[0]),
        gauges=gauges(p, turn),
        path=target_path(p, s),
        cards=cards,
        rest=RestOfTasks(len(rest), say("desk_view.rest", n=len(rest)), rest),
        standing=tuple(_standing(sitting.orders, refused, name) for name in STANDING),
        dials=tuple(_dial(sitting.orders, name) for name in ("absorb", "paper_first")),
        villages=villages(p, turn, sitting.orders, refused),
        staff=people(p, turn),
        dilemma=dilemma(sitting, refused),
        cases=open_cases(sitting, refused),
        instruction=instruction(sitting),
        notices=notices(p, turn - 1) if turn > 1 else (),
        alerts=alerts(p, turn),
        is_over=bool(s.is_over[0]),
        undecided=undecided(sitting, int(left[0])),
    )


def _tasks(sitting: Sitting, refused: Refused) -> tuple[tuple[TaskCard, ...], tuple[TaskCard, ...]]:
    """The cards of the highest stakes, and the rest; both in the order of offices."""
    s, rules = sitting.state, sitting.played.rules
    active = np.flatnonzero(s.is_active[:, 0]).tolist()
    stake = {slot: at(s.value, slot) << int(s.is_redline[slot, 0]) for slot in active}
    by_stake = sorted(active, key=lambda slot: (-stake[slot], slot))
    by_office = lambda slot: (slot % rules.office_count, slot)  # noqa: E731
    first = sorted(by_stake[: rules.cards], key=by_office)
    others = sorted(by_stake[rules.cards :], key=by_office)
    cards = [_card(sitting, refused, slot, number) for number, slot in enumerate(first + others, 1)]
    return tuple(cards[: len(first)]), tuple(cards[len(first) :])


def _card(sitting: Sitting, refused: Refused, slot: int, number: int) -> TaskCard:
    p, s = sitting.played, sitting.state
    kind, public, staff = (at(array, slot) for array in (s.kind, s.public, s.staff))
    office, words, verb = office_of(p.rules, slot), p.names.kinds[kind], at(sitting.orders.verb, slot)
    powers_there = ONE - _lacking(sitting, slot)
    fit, powers = graded(at(s.misfit, slot), _FIT, "fits"), graded(powers_there, _POWERS, "absent")
    days = decimal(at(s.work, slot) * 20, 0)
    channel = CHANNELS[at(s.channel, slot)] if p.rules.has("channels") else words.channel
    marks = dict(
        redline=bool(s.is_redline[slot, 0]),
        on_top=slot >= p.rules.base_tasks,
        unwelcome=bool(s.is_unwelcome[slot, 0]),
    )
    return TaskCard(
        slot=slot,
        key=key_of_slot(p, slot),
        number=number,
        title=task_title(p, kind, slot),
        text=words.text,
        office=p.names.offices[office].name,
        platform=p.names.offices[office].platform,
        channel=channel,
        channel_name=say(f"channel.{channel}"),
        village=village_name(p, public),
        village_index=public,
        staff=person_name(p, staff, s),
        staff_index=staff,
        days=days,
        days_shown=show(days, unit="card.days"),
        redline=marks["redline"],
        on_top=marks["on_top"],
        fit=fit,
        fit_name=say(f"card.fit.{fit}"),
        powers=powers,
        powers_name=say(f"card.powers.{powers}"),
        marks=tuple(Mark(name, say(f"card.mark.{name}")) for name, is_so in marks.items() if is_so),
        verbs=tuple(_verb(refused, slot, name, VERB[name] == verb) for name in offered_verbs(p.rules)[1:]),
        chosen=VERBS[verb] if verb else None,
        office_index=office,
        **_standing_of_task(sitting, slot),
    )


def _lacking(sitting: Sitting, slot: int) -> int:
    """Share of the task's powers that are not with the township, as the rules reckon it."""
    s = sitting.state
    delegation = at(s.parameters, ROW["delegation"]) if sitting.played.rules.has("powers") else 0
    return int(lacking(at(s.need, slot), at(s.parameters, ROW["authority"]), delegation))


def _standing_of_task(sitting: Sitting, slot: int) -> dict:
    """Its duty list, and what paper stands behind the order: where the scenario runs these mechanisms."""
    rules, s = sitting.played.rules, sitting.state
    out = {}
    if rules.has("powers"):
        duty = DUTIES[at(s.duty, slot)]
        out |= dict(duty=duty, duty_name=say(f"card.duty.{duty}"))
    if rules.has("channels"):
        paper = paper_of(at(s.channel, slot))
        out |= dict(paper=paper, paper_name=say(f"card.paper.{paper}"))
    return out


def _verb(refused: Refused, slot: int, name: str, chosen: bool) -> Option:
    return Option(
        id=name,
        name=say(f"verb.{name}.name"),
        text=say(f"verb.{name}.text"),
        points=int(VERB_POINTS[VERB[name]]),
        refusal=refused.get("verb", VERB[name], slot),
        chosen=chosen,
    )


def _standing(orders: Orders, refused: Refused, name: str) -> StandingAction:
    points = at(getattr(orders, name))
    words = say(f"standing.{name}.name"), say(f"standing.{name}.text")
    return StandingAction(name, *words, points=points, refusal=refused.get(name, points + 1))


def _dial(orders: Orders, name: str) -> Dial:
    percent = at(getattr(orders, name))
    position = graded(percent, ((67, "high"), (34, "middle")), "low")
    words = (say(f"standing.{name}.{part}") for part in ("name", "left", "right"))
    return Dial(name, *words, percent=percent, reading=say(f"standing.{name}.{position}"))
