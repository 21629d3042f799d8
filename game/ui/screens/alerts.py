"""The strip over the desk: urgent campaigns that run this month, a county that presses."""

from __future__ import annotations

from game.content.text import say
from game.replay.view_shapes import Notice
from game.ui import widgets as w
from game.ui.widget import Widget

ICONS = {"campaign": "megaphone", "county": "buildings"}


def strip(alerts: tuple[Notice, ...], low: bool) -> Widget | None:
    """One line an alert, the whole text where it is pointed at; nothing in a quiet month. In a low window
    they share one line."""
    if not alerts:
        return None
    rows = [
        w.Row(
            w.Icon(ICONS.get(alert.kind, "warning"), 17, "amber"),
            w.Paragraph(alert.text, "note", grow=1, lines=1),
            gap=10,
            tip=alert.text,
            grow=1 if low else 0,
        )
        for alert in alerts
    ]
    tip = say("pressure.campaign.hint") if any(a.kind == "campaign" for a in alerts) else None
    if low:
        rows = [w.Row(*rows, gap=20)]
    return w.Card(
        *rows, fill="amber_soft", raised=False, gap=2, pad=(14, 2 if low else 5), tip=tip, id="alerts"
    )
