"""What came back after a month was sent up: inspections, own cards, incidents, notices. Known then."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from game.content.text import Text, say
from game.replay.scene import is_scene, taken, told
from game.replay.view_answers import decisions
from game.replay.view_blame import cases, month_blame
from game.replay.view_gauges import gauges
from game.replay.view_people import outward, villages
from game.replay.view_pressure import events
from game.replay.view_shapes import (
    Aftermath,
    CardResult,
    Finding,
    Incident,
    Inspection,
    Mark,
    Notice,
    Report,
)
from game.replay.view_words import (
    Played,
    at,
    decimal,
    joined,
    listed,
    person_name,
    points,
    quoted,
    show,
    task_title,
    village_name,
)
from game.sim.fixed import ONE
from game.sim.month import Month
from game.sim.ruleset import VERBS

_GRAVE = ("caught", "hollow", "found")  # a task is named by the gravest


def report(played: Played, turn: int) -> Report:
    """The month of a turn as the town head could know it when it closed."""
    month, after = played.month(turn), played.after(turn)
    inspections = _inspections(played, month)
    calendar = played.calendar(turn)
    walked = [v for v in villages(played, turn + 1, None, None) if v.seen and v.seen.turn == turn]
    return Report(
        turn=turn,
        month=calendar,
        heading=say("report.heading", turn=turn, turns=played.rules.turns, month=calendar),
        inspections=inspections,
        inspection_line=_inspection_line(inspections),
        cards=_own_cards(played, month),
        decisions=decisions(played, turn),
        incidents=_incidents(played, month),
        cases=cases(played, turn),
        month_blame=month_blame(played, turn),
        aftermath=_aftermath(played, turn),
        visits=tuple(walked),
        gauges=gauges(played, turn + 1),
        notices=notices(played, turn),
        removed=bool(after.is_removed[0]),
        is_over=bool(after.is_over[0]),
    )


def _inspections(played: Played, month: Month) -> tuple[Inspection, ...]:
    active, offices = month.tasks.is_active[:, 0], played.names.offices
    out = []
    for index, office in enumerate(offices):
        slots = [j for j in range(index, len(active), len(offices)) if active[j]]
        looked = [j for j in slots if month.inspected[j, 0]]
        if looked:
            findings = tuple(f for j in looked for f in _findings(played, month, j))
            text = say(
                "report.inspection.office",
                office=office.name,
                looked=len(looked),
                of=len(slots),
                found=_counted(findings),
            )
            out.append(Inspection(office.name, len(looked), len(slots), findings, text))
    return tuple(out)


def _findings(played: Played, month: Month, slot: int) -> list[Finding]:
    tasks = month.tasks
    title = task_title(played, at(tasks.kind, slot), slot)
    staff = person_name(played, at(tasks.staff, slot), month)
    village = village_name(played, at(tasks.public, slot))
    kinds = [kind for kind in _GRAVE if getattr(month, kind)[slot, 0]][:1]
    kinds += ["slipped"] if month.slipped[slot, 0] else []
    return [
        Finding(
            kind, title, village, staff, say(f"report.finding.{kind}", title=quoted(title), village=village)
        )
        for kind in kinds
    ]


def _counted(findings: Sequence[Finding]) -> Text:
    """How many tasks were found wanting, how many files had a flaw."""
    slips = sum(f.kind == "slipped" for f in findings)
    key = {(0, 0): "clean", (1, 0): "found", (0, 1): "slips", (1, 1): "both"}
    return say(
        f"report.inspection.{key[len(findings) > slips, slips > 0]}", found=len(findings) - slips, slips=slips
    )


def _inspection_line(inspections: tuple[Inspection, ...]) -> Text:
    if not inspections:
        return say("report.inspection.none")
    findings = [f for i in inspections for f in i.findings]
    return say(
        "report.inspection.line",
        offices=len(inspections),
        looked=sum(i.looked for i in inspections),
        found=_counted(findings),
    )


def _own_cards(played: Played, month: Month) -> tuple[CardResult, ...]:
    touched = np.flatnonzero(
        (month.orders.verb[:, 0] > 0) & (month.tasks.is_active[:, 0] | (month.pushed[:, 0] > 0))
    )
    return tuple(_card_result(played, month, slot) for slot in touched.tolist())


def _card_result(played: Played, month: Month, slot: int) -> CardResult:
    tasks, verb = month.tasks, VERBS[at(month.orders.verb, slot)]
    public = at(tasks.public, slot)
    gone = at(month.pushed, slot) == 1
    told = None if gone else _percent(month.reported, slot)
    seen = _percent(month.result, slot) if not gone and at(month.orders.visit, public) else None
    outcome = "pushed" if gone else "kept" if verb == "push_back" else outward(month, slot)
    if outcome == "directed":
        outcome = "done"
    marks = _marks(month, slot, gone)
    text = say(f"report.card.{outcome}", told=show(told or 0))
    if seen is not None:
        text = say("report.card.seen", text=text, seen=show(seen))
    if not gone and (call := _call(month, slot)):
        text = joined([text, call], "；", "; ")
    return CardResult(
        slot=slot,
        title=task_title(played, at(tasks.kind, slot), slot),
        village=village_name(played, public),
        staff=person_name(played, at(tasks.staff, slot), month),
        verb=verb,
        verb_name=say(f"verb.{verb}.name"),
        text=text,
        reported=told,
        seen=seen,
        marks=tuple(Mark(name, say(f"report.mark.{name}")) for name in marks),
        mood=_mood(marks),
    )


def _percent(share: np.ndarray, slot: int) -> Decimal:
    return max(Decimal(0), points(at(share, slot), 0))


def _marks(month: Month, slot: int, gone: bool) -> list[str]:
    if gone:
        return ["pushed"]
    pushed = at(month.pushed, slot) == 2
    filed = bool(month.filed[slot, 0])
    so = dict(
        kept=pushed,
        granted=filed and bool(month.granted[slot, 0]),
        refused=filed and not month.granted[slot, 0],
        **_called(month, slot),
        complaint=bool(month.has_error[slot, 0]),
        inspected=bool(month.inspected[slot, 0]),
        **{kind: bool(getattr(month, kind)[slot, 0]) for kind in (*_GRAVE, "slipped")},
    )
    return [name for name, is_so in so.items() if is_so]


def _called(month: Month, slot: int) -> dict[str, bool]:
    """Whether the office that was called came, and whether the clock of the whistle ran out on it."""
    if not month.rules.has("powers"):
        return {}
    called = bool((month.whistled | month.reported_orally | month.joint)[slot, 0])
    came = called and at(month.lent, slot) > 0
    late = bool(month.whistled[slot, 0]) and at(month.came_after, slot) > at(month.p.whistle_days)
    return dict(came=came, clock=late, absent=called and not came)


def _call(month: Month, slot: int) -> Text | None:
    """What came of a call to the office, in a clause."""
    called = _called(month, slot)
    if not (called.get("came") or called.get("absent")):
        return None
    outcome = ("late" if called["clock"] else "came") if called["came"] else "absent"
    if outcome == "absent" and called["clock"]:
        outcome = "moved"
    day = int(at(month.came_after, slot)) // ONE + 1
    return say(f"report.call.{outcome}", day=day, days=at(month.p.whistle_days) // ONE)


def _mood(marks: list[str]) -> int:
    bad = {"kept", "absent", "refused", "complaint", "slipped", *_GRAVE}
    return -1 if bad & set(marks) else 1 if {"pushed", "granted", "came"} & set(marks) else 0


def _incidents(played: Played, month: Month) -> tuple[Incident, ...]:
    out, tasks = [], month.tasks
    for public in np.flatnonzero(month.incident[:, 0]).tolist():
        here = month.scapegoat[:, 0] & (tasks.public[:, 0] == public)
        slot = int(here.argmax()) if here.any() else -1
        village = village_name(played, public)
        case = Text()
        if slot >= 0:
            title = quoted(task_title(played, at(tasks.kind, slot), slot))
            staff = person_name(played, at(tasks.staff, slot), month)
            case = say("report.incident.file", title=title, staff=staff)
        out.append(Incident(village, say("report.incident.text", village=village), case))
    return tuple(out)


def _aftermath(played: Played, turn: int) -> Aftermath | None:
    month, event = played.month(turn), at(played.before(turn).event)
    row = at(month.choice)
    if is_scene(played.before(turn), played.rules):
        return _after_the_night(played, turn)
    if event < 0 or row < 0:
        return None
    words = played.names.events[event]
    choice = words.choices[row - int(played.rules.deck.first_choice[event])]
    return Aftermath(words.name, choice.text, choice.after, at(month.orders.choice) < 0)


def _after_the_night(played: Played, turn: int) -> Aftermath | None:
    """What was seen to follow from each hour of a scene."""
    before, orders = played.before(turn), played.month(turn).orders
    came = taken(before, played.rules, played.names, orders)
    if not came:
        return None
    after = [step.words.choices[step.place].after for step in came]
    text = Text("".join(text.zh for text in after), " ".join(text.en for text in after))
    name = played.names.events[at(before.event)].name
    return Aftermath(name, told(came), text, all(step.by_default for step in came))


def notices(played: Played, turn: int) -> tuple[Notice, ...]:
    """What reached the desk by the end of a month, the gravest first."""
    month, state = played.month(turn), played.after(turn)
    out = [Notice("incident", incident.text, -1) for incident in _incidents(played, month)]
    opened = int(((state.case_turn[:, 0] == month.turn) & (state.case_kind[:, 0] > 0)).sum())
    if opened and not state.is_over[0]:
        out.append(Notice("case", say("report.notice.cases", n=opened), -1))
    out.append(_inspection_notice(played, month))
    out += _overruled(played, month)
    out += _means(month)
    out += events(played, turn)
    complaints = int(month.has_error[:, 0].sum())
    if complaints:
        out.append(Notice("complaint", say("report.notice.complaints", n=complaints), -1))
    out += _innovations(played, month)
    return tuple(out)


def _inspection_notice(played: Played, month: Month) -> Notice:
    inspections = _inspections(played, month)
    bad = any(f.kind != "slipped" for i in inspections for f in i.findings)
    return Notice("inspection", _inspection_line(inspections), -1 if bad else 0)


def _overruled(played: Played, month: Month) -> list[Notice]:
    slots = np.flatnonzero((month.overruled & month.tasks.is_active)[:, 0]).tolist()
    titles = [quoted(task_title(played, at(month.tasks.kind, j), j)) for j in slots]
    return [Notice("decision", say("report.notice.overruled", titles=listed(titles)), -1)] if titles else []


def _means(month: Month) -> list[Notice]:
    """Money that was short, and messages that came where inspectors did not."""
    out = []
    if month.rules.has("powers"):
        short = at(month.money["asked_work"]) - at(month.money["work"])
        if points(short, 0) > 0:
            out.append(
                Notice(
                    "decision",
                    say("report.notice.money", n=decimal(short, 1), thousands=decimal(10 * short, 0)),
                    -1,
                )
            )
    if month.rules.has("channels"):
        days = decimal(at(month.message_time) * 20, 0)
        if days > 0:
            out.append(Notice("inspection", say("report.notice.messages", n=days), -1))
    return out


def _innovations(played: Played, month: Month) -> list[Notice]:
    """Local ways that were filed and worked: the office reports what it is proud of."""
    slots = np.flatnonzero((month.granted & month.succeeded & month.tasks.is_active)[:, 0]).tolist()
    titles = [quoted(task_title(played, at(month.tasks.kind, j), j)) for j in slots]
    return [Notice("decision", say("report.notice.worked", titles=listed(titles)), 1)] if titles else []
