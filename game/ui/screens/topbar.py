"""The top bar: the leaf of the month, place and post, and the six things the books show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.content.text import Text, say
from game.replay.view_shapes import Gauge
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens.history import Reading, open_history
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.frame import PlayScreen

LEAST_WORDS = 80  # units; with less room the leaf stands alone
ICONS = {
    "score": "medal",
    "compliance": "list-checks",
    "rank": "chart-bar",
    "complaints": "megaphone",
    "hours": "users-three",
    "blame": "gavel",
    "money": "coins",
}
_BRACKETS = str.maketrans("\uff08", "(")


@dataclass(frozen=True)
class Moment:
    """The month that the leaf of the calendar shows."""

    turn: int
    month: int
    line: Text
    season: Text


def topbar(screen: PlayScreen, ui: Ui, now: Moment, gauges: Sequence[Gauge]) -> Widget:
    desk = screen.play.desk
    turn = say("desk.turn", turn=now.turn, turns=desk.turns)
    month = say("desk.month", month=now.month)
    leaf = w.CalendarLeaf(turn, month)
    more = 140 * max(0, len(gauges) - 6)  # a seventh takes the room of the words
    wide = 226 if ui.cols >= 1140 + more else 176
    room = ui.f(wide) - leaf.attach(ui).widths()[1] - ui.u(14)
    one_line, post = ui.face("option").width(ui.say(now.line)) <= room, before_bracket(desk.post)
    large = one_line and ui.face("note").width(ui.say(post)) <= room
    words = w.Column(
        w.Label(now.line, "option") if one_line else w.Paragraph(now.line, "small_strong", lines=2),
        w.Label(post, "note" if large else "axis", "ink2", tip=desk.post),
        gap=0,
        grow=1,
        least_width=LEAST_WORDS,
    )
    screen.hint("calendar", now.season or now.line)
    if ui.cols < 1000 + more or room < ui.u(LEAST_WORDS):  # September is a long word
        leaf = w.CalendarLeaf(turn, Text(month.zh, month.en[:3]))
        leaf.tip = now.line
        date: Widget = w.Column(leaf, id="calendar")
    else:
        date = w.Row(leaf, words, gap=14, width=wide, id="calendar")
    readings = [_reading(screen, gauge, ui, ui.cols < 1240 + more) for gauge in gauges]
    if ui.cols < 760:
        grid = w.Grid(*readings, columns=3, gap=10, grow=1)
        return w.Panel(w.Row(date, grid, gap=14), edge="bottom", pad=(12, 8))
    parts: list[Widget] = []
    for reading in readings:
        parts += [w.Rule("hair", upright=True), reading]
    return w.Panel(w.Row(date, *parts, gap=9 if not more else 6), edge="bottom", pad=(16, 8, 10, 6))


def _reading(screen: PlayScreen, gauge: Gauge, ui: Ui, short: bool) -> Widget:
    about = say(f"desk.about.{gauge.id}")
    screen.hint(f"gauge.{gauge.id}", say("desk.gauge_hint", name=gauge.name, about=about))
    return Reading(
        gauge,
        name=say(f"desk.gauge.{gauge.id}"),
        icon=ICONS[gauge.id] if ui.cols >= 1000 else "",
        short=short,
        on_click=lambda: open_history(screen, gauge),
        id=f"gauge.{gauge.id}",
        grow=1,
    )


def before_bracket(text: Text) -> Text:
    """A title without what stands in brackets after it."""
    return Text(*(word.translate(_BRACKETS).split("(")[0].strip() for word in (text.zh, text.en)))
