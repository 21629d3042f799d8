"""A recording of other rules: its levels as they were written down, and nothing computed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from game.content.text import say
from game.sim.fixed import ONE
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.after_charts import TimelineChart
from game.ui.screens.past import RECORDED
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.review import Review

INKS = {"compliance": "amber", "score": "blue", "real": "teal", "trust": "violet"}


def body(screen: Review, ui: Ui) -> Widget:
    past = screen.past
    months = [ui.say(past.axis(turn)) for turn in range(past.turns + 1)]
    series = [
        c.Series(ui.say(curve.name), [None if p is None else float(p) for p in curve.points], INKS[curve.id])
        for curve in past.curves
        if curve.id in INKS
    ]
    lines = c.LineSpec(series, low=0, high=100, play=past.turn)
    spec = c.TimelineSpec([], [], lines, months, play=past.turn, play_text=months[min(past.turn, past.turns)])
    chart = w.Card(
        w.heading(say("review.recorded"), say("review.recorded_note")),
        TimelineChart(spec, on_turn=screen.go_to, id="timeline", grow=1),
        pad=(18, 10, 18, 10),
        grow=1.6,
    )
    table = w.Card(w.Label(past.month(past.turn), "section"), _table(screen), pad=(18, 10, 18, 12), grow=1)
    if ui.cols < 900:
        return w.ScrollView(w.Column(chart, table, gap=12, pad=(14, 10, 16, 12)), id="levels", grow=1)
    return w.Row(chart, table, gap=16, pad=(16, 12, 20, 14), across="fill", grow=1)


def _table(screen: Review) -> Widget:
    past = screen.past
    columns: list[tuple[Words, float, str]] = [
        (say("review.column_level"), 2, "left"),
        (say("review.column_value"), 1, "right"),
    ]
    levels = past.recorded.get(past.turn, {})
    rows = [
        [say(f"review.level.{name}"), say("review.value", n=Decimal(levels[name]) / ONE)]
        for name in RECORDED
        if name in levels
    ]
    return w.Table(columns, rows, id="recorded")
