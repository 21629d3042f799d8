"""Rows of what happened over lines of what it came to, on one axis of months, with one playhead.

Everything after the playhead is pale: it had not happened yet.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from game.typeset.drawing import Block, Drawing, Label, Pen, Point, Polygon, Polyline
from game.typeset.lines import LineChart, LineSpec, line_chart

SHAPES = ("diamond", "square", "triangle", "disc", "flag", "cross")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a turn. `lane` 0 is the upper half of its row; `text` stands right of it,
    or inside the sign when it is a number. `hollow`: asked for and not granted."""

    row: int
    at: int
    ink: str
    shape: str = "diamond"
    text: str = ""
    lane: int = 0
    hollow: bool = False
    pale: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class TimelineSpec:
    """`months` names the turns 0.. along the top; `chosen` is the event with the ring around it."""

    rows: Sequence[str]
    events: Sequence[Event]
    lines: LineSpec
    months: Sequence[str]
    lanes: int = 1
    play: int | None = None
    play_text: str = ""
    chosen: str = ""


@dataclass(slots=True)
class Timeline:
    drawing: Drawing
    chart: LineChart
    spots: dict[str, Point] = field(default_factory=dict)
    reach: float = 0.0

    def nearest(self, x: float, y: float) -> str | None:
        """The event under the mouse."""
        best = min(self.spots, key=lambda key: math.dist(self.spots[key], (x, y)), default=None)
        return best if best is not None and math.dist(self.spots[best], (x, y)) <= self.reach else None


def row_height(lanes: int, pen: Pen) -> float:
    return pen.line("note") * (1.32 if lanes == 1 else 2.05)


def timeline(width: float, height: float, spec: TimelineSpec, pen: Pen) -> Timeline:
    """The months, the rows, and the chart below them with what height is left."""
    head = pen.line("note") * 1.5
    row = row_height(spec.lanes, pen)
    top = head + row * len(spec.rows)
    left = max((pen.measure(name, "note") for name in spec.rows), default=0) + 14 * pen.unit
    room = replace(spec.lines, left=left, right=_right(spec, pen))
    chart = line_chart(width, max(40.0, height - top), room, pen)
    out = Timeline(Drawing(width, height), chart, reach=max(12 * pen.unit, row * 0.45))
    _columns(out, spec, head, height, pen)
    _rows(out, spec, head, row, pen)
    out.drawing.add(*(_lowered(shape, top) for shape in chart.drawing.shapes))
    _events(out, spec, head, row, pen)
    _playhead(out, spec, head, height, pen)
    chart.top += top
    chart.bottom += top
    chart.y = replace(chart.y, start=chart.y.start + top, end=chart.y.end + top)
    return out


def _right(spec: TimelineSpec, pen: Pen) -> float:
    """Room for what reaches beyond the last month: half its name, and words beside its signs."""
    last = len(spec.months) - 1
    words = [pen.measure(event.text, "axis") for event in spec.events if event.at == last and event.text]
    sign = pen.line("note") * 0.9
    return max(
        pen.measure(spec.months[last], "note") / 2 if spec.months else 0, max(words, default=-sign) + sign
    )


def _columns(out: Timeline, spec: TimelineSpec, head: float, height: float, pen: Pen) -> None:
    """Every other month on a soft ground, its name on top where there is room."""
    axis, last = out.chart.x, len(spec.months) - 1
    step = (axis.end - axis.start) / max(1, last)
    widest = max(pen.measure(name, "note") for name in spec.months) + 8 * pen.unit
    every = max(1, math.ceil(widest / max(1.0, step)))
    plate = pen.measure(spec.play_text, "note_strong") / 2 + 12 * pen.unit
    for n, name in enumerate(spec.months):
        x = axis.at(n)
        if n % 2:
            start, end = max(x - step / 2, out.chart.left), min(x + step / 2, out.chart.right)
            out.drawing.add(Block(start, 0, end - start, height, "hair", 0, 0.34))
        clear = plate + pen.measure(name, "note") / 2
        if n % every == 0 and (spec.play is None or abs(x - axis.at(spec.play)) > clear):
            out.drawing.add(Label(name, x, head * 0.46, "ink2", "note", "middle"))


def _rows(out: Timeline, spec: TimelineSpec, head: float, row: float, pen: Pen) -> None:
    for n, name in enumerate(spec.rows):
        y = head + row * n
        line = ((0.0, y), (out.chart.right, y))
        out.drawing.add(Polyline(line, "hair", max(1.0, pen.unit)))
        out.drawing.add(Label(name, 0, y + row / 2, "ink", "note"))
    end = head + row * len(spec.rows)
    out.drawing.add(Polyline(((0.0, end), (out.chart.right, end)), "hair", max(1.0, pen.unit)))


def _events(out: Timeline, spec: TimelineSpec, head: float, row: float, pen: Pen) -> None:
    """Signs at their months; several in one month of one lane stand side by side."""
    groups: dict[tuple[int, int, int], list[Event]] = {}
    for event in spec.events:
        groups.setdefault((event.row, event.lane, event.at), []).append(event)
    size = pen.line("note") * (0.36 if spec.lanes == 1 else 0.34)
    for (line, lane, at), members in groups.items():
        y = head + row * (line + (lane + 0.5) / spec.lanes)
        if spec.lanes > 1:
            y += row * (0.04 if lane == 0 else -0.04)
        step = min(size * 2.3, _month(out, spec) / max(1, len(members)))
        x = out.chart.x.at(at) - step * (len(members) - 1) / 2
        for event in members:
            faint = event.pale or (spec.play is not None and event.at > spec.play)
            out.spots[event.key or f"{line}/{lane}/{at}/{x}"] = (x, y)
            room = _month(out, spec) - size * 2.7 if event is members[-1] else 0.0
            _sign(out.drawing, event, (x, y), size, 0.38 if faint else 1.0, room, pen)
            if event.key and event.key == spec.chosen:
                out.drawing.add(Polyline(_ring(x, y, size * 1.75), "blue", 2 * pen.unit))
            x += step


def _month(out: Timeline, spec: TimelineSpec) -> float:
    return (out.chart.x.end - out.chart.x.start) / max(1, len(spec.months) - 1)


def _sign(
    drawing: Drawing, event: Event, at: Point, size: float, alpha: float, room: float, pen: Pen
) -> None:
    """`room`: how far words may reach right of the sign; they are left out where they need more."""
    x, y = at
    outline = OUTLINES[event.shape](x, y, size)
    if event.hollow:
        drawing.add(Polyline((*outline, outline[0]), event.ink, 2 * pen.unit, None, alpha))
    else:
        drawing.add(Polygon(outline, event.ink, alpha))
    if event.text.isdigit() and not event.hollow:
        drawing.add(Label(event.text, x, y, "card", "axis", "middle", "", alpha))
    elif event.text and pen.measure(event.text, "axis") <= room:
        ink = event.ink if alpha == 1.0 else "ink3"
        drawing.add(Label(event.text, x + size * 1.5, y, ink, "axis"))


def _diamond(x: float, y: float, r: float) -> tuple[Point, ...]:
    return (x, y - r * 1.2), (x + r * 1.2, y), (x, y + r * 1.2), (x - r * 1.2, y)


def _square(x: float, y: float, r: float) -> tuple[Point, ...]:
    return (x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)


def _triangle(x: float, y: float, r: float) -> tuple[Point, ...]:
    return (x, y - r * 1.15), (x + r * 1.2, y + r * 0.95), (x - r * 1.2, y + r * 0.95)


def _disc(x: float, y: float, r: float) -> tuple[Point, ...]:
    return _ring(x, y, r * 1.1)[:-1]


def _flag(x: float, y: float, r: float) -> tuple[Point, ...]:
    pole = r * 0.28
    return (
        (x - r, y + r * 1.3), (x - r, y - r * 1.2), (x + r * 1.2, y - r * 0.5),
        (x - r + pole, y + r * 0.2), (x - r + pole, y + r * 1.3),
    )  # fmt: skip


def _cross(x: float, y: float, r: float) -> tuple[Point, ...]:
    a, b = r * 0.38, r * 1.15
    arms = [(a, 0), (b, b - a), (b - a, b), (0, a)]
    turned = [(-q, p) for p, q in arms], [(-p, -q) for p, q in arms], [(q, -p) for p, q in arms]
    return tuple((x + p, y + q) for part in (arms, *turned) for p, q in part)


def _ring(x: float, y: float, r: float) -> tuple[Point, ...]:
    turns = [2 * math.pi * n / 24 for n in range(25)]
    return tuple((x + r * math.cos(t), y + r * math.sin(t)) for t in turns)


OUTLINES = {
    "diamond": _diamond,
    "square": _square,
    "triangle": _triangle,
    "disc": _disc,
    "flag": _flag,
    "cross": _cross,
}


def _playhead(out: Timeline, spec: TimelineSpec, head: float, height: float, pen: Pen) -> None:
    """The chart draws its own line; this one goes on up through the rows to the month's plate."""
    if spec.play is None:
        return
    x = out.chart.x.at(spec.play)
    end = head + row_height(spec.lanes, pen) * len(spec.rows) + out.chart.top
    out.drawing.add(Polyline(((x, head * 0.9), (x, end)), "red", 1.6 * pen.unit))
    if spec.play_text:
        half = pen.measure(spec.play_text, "note_strong") / 2 + 6 * pen.unit
        middle = min(max(x, half), out.drawing.width - half)
        out.drawing.add(
            Label(spec.play_text, middle, head * 0.46, "on_colour", "note_strong", "middle", "red")
        )


def _lowered(shape, by: float):
    """The same shape further down."""
    if isinstance(shape, (Polyline, Polygon)):
        return replace(shape, points=tuple((x, y + by) for x, y in shape.points))
    return replace(shape, y=shape.y + by)
