"""Where the days went, who did what, and what the staff concluded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import say
from game.replay.view_shapes import Amount
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.review import Review

WORK, PAPER = ("work", "visits"), ("records", "reports", "inspections", "preparing", "answers", "consulting")
GROUPS = (("work", WORK, "teal"), ("paper", PAPER, "amber"))
WAY_INKS = {
    "real": "teal",
    "filed": "teal",
    "innovate": "blue",
    "trace": "amber",
    "fake": "amber",
    "stall": "ink3",
}


def days(screen: Review, ui: Ui) -> Widget:
    """How much of the month was work: one number, one bar, and the causes."""
    month = screen.past.review(screen.past.turn, True)
    if not screen.past.truth or not month.hours:
        return fogged("review.days_fog" if not screen.past.truth else "review.days_none")
    total = sum(int(part.amount) for part in month.hours) or 1
    amounts = {part.id: int(part.amount) for part in month.hours}
    sums = {name: sum(amounts.get(id, 0) for id in ids) for name, ids, _ in GROUPS}
    sums["other"] = total - sum(sums.values())
    inks = {name: ink for name, _, ink in GROUPS} | {"other": "ink3"}
    parts = [
        c.Part(ui.say(say(f"review.days.{name}", n=round(100 * n / total))), n, inks[name])
        for name, n in sums.items()
    ]
    hero = w.Row(
        w.Label(say("review.percent", n=round(100 * sums["work"] / total)), "hero", "teal", shrink=False),
        w.Paragraph(say("review.days_say", total=total), "strong", grow=1),
        gap=16,
    )
    bars = [
        c.Bar(ui.say(part.text), float(part.amount), ui.say(part.shown), _ink(part.id))
        for part in month.hours
    ]
    left = w.Column(hero, w.StackedBar(parts, id="days.bar"), gap=10, grow=1)
    right = w.Column(w.Bars(bars, id="days.causes"), grow=1.2)
    if ui.cols < 820:
        inside = w.Column(left, right, *_flow(screen, ui), gap=14, pad=(2, 4, 8, 8))
        return w.ScrollView(inside, id="days")
    above = w.Row(left, right, gap=28, across="start")
    return w.ScrollView(w.Column(above, *_flow(screen, ui), gap=12, pad=(2, 8, 8, 8)), id="days")


def _flow(screen: Review, ui: Ui) -> list[Widget]:
    """The whole term: from who asked, over who spent the days, to what became of them."""
    nodes, links, heads = screen.past.flow(ui)
    title = w.heading(say("debrief.hours.title"), say("review.days_flow"))
    fullest = max(sum(1 for node in nodes if node.column == n) for n in range(len(heads)))
    return [
        w.Rule(),
        title,
        w.Ribbons(nodes, links, heads, height=60 + 48 * fullest, id="days.flow"),
        w.Paragraph(say("debrief.hours.note"), "small", "ink2"),
    ]


def _ink(cause: str) -> str:
    return next((ink for _, ids, ink in GROUPS if cause in ids), "ink3")


def people(screen: Review, ui: Ui) -> Widget:
    """How the tasks were really done, and by whom."""
    if not screen.past.truth:
        return fogged("review.staff_fog")
    month = screen.past.review(screen.past.turn, True)
    parts = [
        c.Part(_named(part, ui), float(part.amount), WAY_INKS.get(part.id, "ink3")) for part in month.ways
    ]
    wide = 84 if ui.lang == "zh" else 120
    rows = [
        w.Row(
            w.Label(name, "note_strong", width=wide), w.Paragraph(did, "note", grow=1), gap=10, across="start"
        )
        for name, did in month.people
    ]
    return w.ScrollView(
        w.Column(
            w.Label(say("review.ways"), "note_strong"),
            w.StackedBar(parts, id="ways"),
            w.Space(4),
            w.Label(say("review.who"), "note_strong"),
            w.Grid(*rows, cell=380, gap=6),
            gap=6,
            pad=(2, 4, 8, 8),
        ),
        id="staff",
    )


def _named(part: Amount, ui: Ui) -> str:
    return f"{ui.say(part.text)} {ui.say(part.shown)}"


def lessons(screen: Review, ui: Ui) -> Widget:
    """What the staff concluded, month by month up to here; the latest on top."""
    if not screen.past.truth:
        return fogged("review.lessons_fog")
    found = screen.past.review(screen.past.turn, True).lessons
    if not found:
        return fogged("review.lessons_none")
    rows: list[Widget] = []
    for lesson in reversed(found):
        tone = {1: "teal", -1: "amber"}.get(lesson.mood, "ink2")
        rows.append(
            w.Row(
                w.Label(
                    screen.past.month(lesson.turn), "note_strong", tone, width=84 if ui.lang == "en" else 46
                ),
                w.Paragraph(lesson.text, "note", grow=1),
                w.Chip(say("review.lesson_change", n=lesson.amount), tone if lesson.mood else ""),
                gap=10,
                across="start",
            )
        )
        rows.append(w.Rule())
    note = w.Paragraph(say("review.lessons_note"), "small", "ink2")
    return w.ScrollView(w.Column(note, *rows, gap=7, pad=(2, 4, 8, 8)), id="lessons")


def fogged(key: str) -> Widget:
    row = w.Row(w.Icon("eye-slash", 20, "ink3"), w.Paragraph(say(key), "body", "ink2", grow=1), gap=12)
    return w.Column(w.Space(6), row, gap=0)
