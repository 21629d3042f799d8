"""The last report page: the month's end as the books show it, what the dilemma left, what the visits saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import say
from game.replay.view_shapes import Aftermath, Gauge, Notice, Village
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens.history import beyond, change_of, open_history
from game.ui.screens.topbar import ICONS
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.report import Report

NOTICES = {
    "inspection": "magnifying-glass",
    "incident": "warning-octagon",
    "complaint": "chat",
    "rank": "chart-bar",
    "case": "gavel",
    "decision": "signature",
    "season": "calendar-dots",
    "campaign": "megaphone",
    "exposure": "camera",
    "county": "buildings",
    "people": "users-three",
}


def month(screen: Report, ui: Ui) -> Widget:
    report = screen.report
    cell = 180 if len(report.gauges) <= 6 else 150
    gauges = w.Grid(*(_gauge(screen, gauge) for gauge in report.gauges), cell=cell, gap=12)
    left: list[Widget] = []
    if report.removed:
        left.append(_removed())
    if report.aftermath:
        left.append(_aftermath(report.aftermath))
    if report.notices:
        left.append(_notices(report.notices))
    right = [_sight(village) for village in report.visits]
    if right:
        right.insert(0, w.heading(say("report_page.visits"), say("report_page.visits_note"), style="option"))
    else:
        right = [w.Card(w.Paragraph(say("report_page.no_visits"), "note", "ink2"))]
    if ui.cols < 860:
        page: Widget = w.Column(*left, *right, gap=12)
    else:
        page = w.Row(
            w.Column(*left, gap=12, grow=1.25), w.Column(*right, gap=10, grow=1), gap=16, across="start"
        )
    return w.ScrollView(w.Column(gauges, page, gap=14, pad=(2, 2, 2, 12)), id="month")


def _gauge(screen: Report, gauge: Gauge) -> Widget:
    change = change_of(gauge)
    arrow = {"up": "arrow-up", "down": "arrow-down"}.get(change[0] if change else "", "minus")
    tone = change[2] if change else ""
    return w.Card(
        w.Row(w.Icon(ICONS[gauge.id], 17), w.Paragraph(gauge.name, "small", "ink2", lines=2, grow=1), gap=6),
        w.Label(gauge.shown, "page"),
        w.Flow(
            w.Row(
                w.Icon(arrow, 14, tone=tone),
                w.Label(gauge.change_shown, "small_strong", tone or "ink2"),
                gap=5,
            ),
            w.Chip(gauge.reading, "amber" if beyond(gauge) else ""),
            gap=8,
            line_gap=2,
        ),
        gap=3,
        pad=(14, 10),
        on_click=lambda: open_history(screen, gauge),
        id=f"month.{gauge.id}",
    )


def _removed() -> Widget:
    return w.Paper(
        w.Label(say("report_page.removed"), "page", "red"),
        w.Paragraph(say("report_page.removed_note"), "document"),
        gap=8,
        pad=(28, 20),
        sheets=0,
    )


def _aftermath(after: Aftermath) -> Widget:
    choice = say("report_page.by_default", choice=after.choice) if after.by_default else after.choice
    return w.Paper(
        w.Row(
            w.Label(say("report_page.after"), "note_strong", "red"),
            w.Label(after.event, "note", "ink2", grow=1),
            gap=10,
        ),
        w.Row(
            w.Icon("arrows-split", 16, "blue"),
            w.Paragraph(choice, "note", "blue", grow=1),
            gap=8,
            across="start",
        ),
        w.Paragraph(after.text, "kai", justify=True),
        gap=8,
        pad=(28, 18),
        sheets=1,
    )


def _notices(notices: tuple[Notice, ...]) -> Widget:
    rows = [
        w.Row(
            w.Icon(NOTICES.get(notice.kind, "info"), 17, tone={1: "teal", -1: "amber"}.get(notice.mood, "")),
            w.Paragraph(notice.text, "note", grow=1),
            gap=10,
            across="start",
        )
        for notice in notices
    ]
    return w.Card(w.Label(say("report_page.notices"), "option"), *rows, gap=8, pad=(18, 12, 18, 14))


def _sight(village: Village) -> Widget:
    from game.ui.screens.villages import sight

    seen = village.seen
    return w.Card(
        w.Row(w.Icon("footprints", 18, "blue"), w.Label(village.name, "strong", grow=1), gap=10),
        w.Paragraph(village.note, "small", "ink2", lines=2),
        sight(seen) if seen else None,
        gap=7,
        pad=(16, 12),
    )
