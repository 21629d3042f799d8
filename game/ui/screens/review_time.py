"""The timeline of the review: what happened in rows, and the books against the facts below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.content.text import say
from game.replay.happening_signs import ROWS, happened, merged, signs
from game.replay.happenings import Happening
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens.after_charts import TimelineChart
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.past import Past
    from game.ui.screens.review import Review

CURVES = ("results", "trust", "risk", "team")
LINES = {  # curve of the picture -> (id, ink, dashed, fact): only the books are known then
    "results": (
        ("compliance", "amber", False, False),
        ("score", "blue", True, False),
        ("real", "teal", False, True),
    ),
    "trust": (("trust", "teal", False, True),),
    "risk": (("risk", "amber", False, True),),
    "team": (("team", "teal", False, True),),
}
HIGH = {"results": 100.0, "trust": 100.0, "risk": 2.5, "team": 100.0}


def card_of(screen: Review, ui: Ui) -> Widget:
    past = screen.past
    names = CURVES if past.truth else ("results",)
    shown = screen.curve if screen.curve in names else "results"
    choices = [(name, say(f"review.curve.{name}")) for name in names]
    pick = w.Segmented(choices, shown, screen.show_curve, small=True, id="curve") if len(names) > 1 else None
    head = w.Flow(
        w.heading(say("review.timeline"), say(f"review.timeline_{_known(past)}")), pick, gap=16, line_gap=4
    )
    chart = TimelineChart(
        _spec(screen, shown, ui),
        on_turn=screen.go_to,
        read=lambda key: reading(past.happenings, key, ui),
        id="timeline",
        grow=1,
    )
    if ui.rows < 620:  # the pages below it should begin in sight
        chart.wanted = 250
    return w.Card(head, chart, pad=(18, 8, 14, 8), gap=4, grow=1.15 if not ui.narrow else 0)


def _known(past: Past) -> str:
    return "truth" if past.truth else "known"


def _spec(screen: Review, shown: str, ui: Ui) -> c.TimelineSpec:
    past = screen.past
    months = [ui.say(past.axis(turn)) for turn in range(past.turns + 1)]
    events = [event for event in past.happenings if past.truth or event.turn <= past.turn]
    return c.TimelineSpec(
        rows=[ui.say(say(f"review.row.{row}")) for row in ROWS],
        events=signs(events),
        lines=c.LineSpec(_series(past, shown, ui), low=0, high=HIGH[shown], play=past.turn, ticks=4,
                         between=(0, 2) if shown == "results" and past.truth else None),
        months=months,
        play=past.turn,
        play_text=months[past.turn],
    )  # fmt: skip


def _series(past: Past, shown: str, ui: Ui) -> list[c.Series]:
    by_id = {curve.id: curve for curve in past.curves}
    out = []
    for id, ink, dashed, fact in LINES[shown]:
        if fact and not past.truth:
            continue
        points = by_id[id].points if past.truth else by_id[id].points[: past.turn + 1]
        values: list[float | None] = [None if point is None else float(point) for point in points]
        values += [None] * (past.turns + 1 - len(values))
        out.append(c.Series(ui.say(say(f"review.line.{id}")), values, ink, dashed, 1.8 if dashed else 2.4))
    return out


def marks(past: Past) -> list[tuple[int, str]]:
    """What the scrubber shows at a glance: dilemmas, incidents, the end."""
    inks = {"dilemma": "blue", "incident": "amber", "removed": "red"}
    known = [event for event in past.happenings if past.truth or event.turn <= past.turn]
    return [(event.turn, inks[event.kind]) for event in known if event.kind in inks]


def reading(events: Sequence[Happening], key: str, ui: Ui) -> str:
    """What a sign stands for, in a line."""
    _, kind, turn = key.split("/")
    members = merged([event for event in events if event.kind == kind and event.turn == int(turn)])
    return ui.say(say("review.reading", what=[happened(event) for event in members]))
