"""The staff as they really are: who still chooses real work, what they fear, what spirit is left."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from game.content.text import Text, say
from game.replay.view_shapes import TeamLine
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.after import card
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.year_end import YearEnd

Reading = Callable[[TeamLine], tuple[Decimal, Decimal]]


def page(screen: YearEnd, ui: Ui) -> Widget:
    team = screen.past.year_end.team
    lines = [team.whole, *team.careers]
    charts = [
        _chart("real", lines, lambda t: (t.real_before, t.real_now), ui, "teal", "percent"),
        _chart("caution", lines, lambda t: (t.caution_before, t.caution_now), ui, "amber", "points"),
        _chart("motivation", lines, lambda t: (t.motivation_before, t.motivation_now), ui, "blue", "percent"),
    ]
    if screen.past.session and screen.past.session.rules.has("people"):
        charts.append(
            _chart("fatigue", lines, lambda t: (t.fatigue_before, t.fatigue_now), ui, "violet", "percent")
        )
    row = w.Grid(*charts, cell=285 if len(charts) < 4 else 265, gap=14)
    people = card(say("year.people"), say("year.people_note"), _table(screen, ui), id="people")
    return w.ScrollView(
        w.Column(w.Paragraph(team.text, "strong"), row, people, gap=12, pad=(16, 8, 20, 14)),
        id="team",
        grow=1,
        edge=10,
    )


def _chart(name: str, lines: list[TeamLine], read: Reading, ui: Ui, ink: str, unit: str) -> Widget:
    """A bar for now and a tick for the day he came, career by career."""
    bars = []
    for line in lines:
        before, now = read(line)
        text = ui.say(say(f"year.now.{unit}", n=now))
        bars.append(c.Bar(ui.say(line.name), float(now), text, ink, float(before)))
    return card(say(f"year.team.{name}"), None, w.Paragraph(say(f"year.team.{name}_note"), "small", "ink2"),
                w.Bars(bars, id=f"team.{name}"), gap=6, pad=(16, 10, 16, 10))  # fmt: skip


def _table(screen: YearEnd, ui: Ui) -> Widget:
    team, session = screen.past.year_end.team, screen.past.session
    assert session is not None
    staff = {person.id: person for person in session.names.staff}
    narrow = ui.cols < 900
    columns: list[tuple[Words, float, str]] = [
        (say("year.column.name"), 1.1, "left"),
        (say("year.column.post"), 1.5, "left"),
        (say("year.column.real"), 1.1, "right"),
        (say("year.column.caution"), 1.3, "right"),
        (say("year.column.motivation"), 1.1, "right"),
        (say("year.column.blame"), 0.8, "right"),
    ]
    rows = []
    for line in sorted(team.people, key=lambda line: -line.real_now):
        rows.append(
            [
                line.name,
                staff[line.id].post if line.id in staff else Text(),
                _moved(line.real_before, line.real_now, "percent", 1),
                _moved(line.caution_before, line.caution_now, "points", -1),
                _moved(line.motivation_before, line.motivation_now, "percent", 1),
                (say("year.now.points", n=line.blame), "amber" if line.blame >= 1 else "ink2"),
            ]
        )
    if narrow:
        columns.pop(1)
        rows = [[row[0], *row[2:]] for row in rows]
    return w.Table(columns, rows, style="small", id="people.table")


def _moved(before: Decimal, now: Decimal, unit: str, better: int) -> tuple[Text, str]:
    """From and to, in the ink of its direction."""
    way = (now > before) - (now < before)
    ink = "ink2" if not way else "teal" if way * better > 0 else "amber"
    return say(f"year.moved.{unit}", before=before, now=now), ink
