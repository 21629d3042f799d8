"""Both games on one axis: how they ended, one level of both, what happened in each, and what decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pygame

from game.content.text import Text, say
from game.replay.flip import FlipResult
from game.replay.happening_signs import happened, merged, signs
from game.replay.twin import Arm, TwinResult
from game.sim.fixed import ONE
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.paint import Painter
from game.ui.screens import twin_flip
from game.ui.screens.after_charts import TimelineChart
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.twin import Twin

Found = tuple[TwinResult, FlipResult]
STACKED = 700  # units of text; below, the two arms stand one above the other
INK_A, INK_B = "blue", "amber"  # as it was played, and under the other institution
ROWS = ("inspection", "filing", "blame", "incident")
# level -> (scale from people's units, low, high); a high of None grows with the numbers
LEVELS: dict[str, tuple[float, float, float | None]] = {
    "blame": (1, 0, None),
    "real": (1, 0, 100),
    "score": (1, 0, 100),
    "compliance": (1, 0, 100),
    "trust": (1, 0, 100),
    "hidden_risk": (1, 0, 2.5),
    "real_share": (100, 0, 100),
    "caution": (1, 0, None),
}


def page(screen: Twin, found: Found, ui: Ui) -> Widget:
    result, flip = found
    band = verdict(screen, result, ui)
    if ui.cols < 900:
        parts = [band, _chart(screen, result, ui), twin_flip.card(screen, flip, ui)]
        return w.ScrollView(w.Column(*parts, gap=12, pad=(14, 10, 18, 14)), id="result", grow=1)
    right = w.Column(
        w.ScrollView(w.Column(twin_flip.card(screen, flip, ui), grow=1), id="flip", grow=1),
        width=420 if ui.cols >= 1140 else 350,
    )
    below = w.Row(_chart(screen, result, ui), right, gap=14, across="fill", grow=1)
    inside = w.Column(band, below, gap=12, pad=(16, 10, 20, 12), grow=1)
    if ui.rows < 620:
        below.least_height = 400
        return w.ScrollView(inside, id="result", grow=1, edge=8)
    return inside


class Verdict(w.Row):
    """One arm in large letters, behind the colour of its line."""

    def __init__(
        self,
        ink: str,
        head: Words,
        words: Words,
        tone: str,
        note: Words | None = None,
        style: str = "hero",
        **place: Any,
    ):
        column = w.Column(
            w.Label(head, "strong", ink),
            w.Flow(w.Label(words, style, tone), w.Paragraph(note, "note", "ink2") if note else None, gap=14),
            gap=0,
            grow=1,
        )
        super().__init__(column, pad=(26, 8, 16, 8), across="start", **place)
        self.ink = ink

    def paint(self, painter: Painter) -> None:
        painter.card(self.rect, "card")
        bar = pygame.Rect(self.rect.x, self.rect.y, self.ui.u(9), self.rect.h)
        with painter.clipped(bar):
            painter.rounded(pygame.Rect(bar.x, bar.y, self.ui.u(30), bar.h), self.ink, 8)


def verdict(screen: Twin, result: TwinResult, ui: Ui) -> Widget:
    from game.ui.screens.twin import outcome

    past = screen.past
    (words_a, tone_a), (words_b, tone_b) = outcome(result.a, past), outcome(result.b, past)
    note_b = _guessed(screen, bool(result.b.removed_at))
    if result.a.removed_at and not result.b.removed_at:
        note_b = note_b or say("twin.no_more", month=past.month(result.turns))
    style = _style(ui, words_a, words_b)
    a = Verdict(
        INK_A,
        say("twin.arm_a", name=result.a.institution.name),
        words_a,
        tone_a,
        style=style,
        grow=1,
        id="verdict.a",
    )
    b = Verdict(
        INK_B,
        say("twin.arm_b", name=result.b.institution.name),
        words_b,
        tone_b,
        note_b,
        style,
        grow=1,
        id="verdict.b",
    )
    if ui.cols < STACKED:
        return w.Column(a, b, gap=8)
    return w.Row(a, b, gap=14, across="fill")


def _style(ui: Ui, *verdicts: Words) -> str:
    """Large letters where both verdicts can be read whole."""
    room = ui.f((ui.cols - 150) / (1 if ui.cols < STACKED else 2) - 50)
    longest = max(ui.face("hero").width(ui.say(words)) for words in verdicts)
    return "hero" if longest <= room else "gauge"


def _guessed(screen: Twin, removed: bool) -> Text | None:
    if screen.guess is None:
        return None
    return say("twin.guessed_right" if screen.guess == removed else "twin.guessed_wrong")


def _chart(screen: Twin, result: TwinResult, ui: Ui) -> Widget:
    """The level that was picked, above it the events of both, each in its own lane."""
    choices = [(level, say(f"twin.level.{level}")) for level in LEVELS]
    pick = w.Segmented(choices, screen.level, screen.pick_level, small=True, id="level")
    chart = TimelineChart(_spec(screen, result, ui), on_event=screen.pick_event, id="timeline", grow=1)
    lanes = w.Flow(
        w.Label(say("twin.lane_a"), "small_strong", INK_A),
        w.Label(say("twin.lane_b"), "small_strong", INK_B),
        gap=14,
    )
    detail = w.Paragraph(_detail(screen, result), "note", "ink", lines=3, id="event")
    grow = 1 if ui.cols >= 900 else 0
    return w.Card(
        w.Flow(pick, lanes, gap=16, line_gap=4), chart, detail, pad=(18, 10, 14, 10), gap=6, grow=grow
    )


def _spec(screen: Twin, result: TwinResult, ui: Ui) -> c.TimelineSpec:
    past, level = screen.past, screen.level
    scale, low, high = LEVELS[level]
    months = [ui.say(past.axis(turn)) for turn in range(len(result.a.values))]
    series = [
        _series(arm, level, scale, ink, ui.say(say(f"twin.line_{side}")), len(months))
        for side, arm, ink in (("a", result.a, INK_A), ("b", result.b, INK_B))
    ]
    if level == "blame":
        line = past.session.rules.removal_line / ONE if past.session else 20
        name = ui.say(say("twin.removal_line"))
        series.append(c.Series(name, [line] * len(months), "red", True, 1.6))
        high = max(line * 1.1, *(value for s in series for value in s.values if value is not None))
    lines = c.LineSpec(series, low=low, high=high, between=(0, 1), ticks=5)
    return c.TimelineSpec(
        rows=[ui.say(say(f"twin.row.{row}")) for row in ROWS],
        events=_events(result, ui),
        lines=lines,
        months=months,
        lanes=2,
        chosen=screen.event,
    )


def _series(arm: Arm, level: str, scale: float, ink: str, name: str, count: int) -> c.Series:
    values: list[float | None] = [scale * levels[level] / ONE for levels in arm.values]
    values += [None] * (count - len(values))
    return c.Series(name, values, ink, width=3.2)


def _events(result: TwinResult, ui: Ui) -> list[c.Event]:
    """The signs of both arms, each in the colour of its arm."""
    out = []
    for lane, (arm, ink) in enumerate(((result.a, INK_A), (result.b, INK_B))):
        for event in signs(arm.happenings, ROWS, lane):
            mine = "red" if event.ink == "red" else ink
            out.append(
                c.Event(event.row, event.at, mine, event.shape, event.text, lane, event.hollow, key=event.key)
            )
    return out


def _detail(screen: Twin, result: TwinResult) -> Text:
    """What the chosen sign stands for, and whether the other arm knows it too."""
    if not screen.event:
        return say("twin.event_hint")
    lane, kind, turn = screen.event.split("/")
    arm, only = (result.a, result.only_a) if lane == "0" else (result.b, result.only_b)
    members = [event for event in arm.happenings if event.kind == kind and event.turn == int(turn)]
    alone = bool(members) and all(event in only for event in members)
    key = f"twin.event_{'a' if lane == '0' else 'b'}{'_only' if alone else ''}"
    return say(key, month=screen.past.month(int(turn)), what=[happened(event) for event in merged(members)])
