"""Bars: a list of them, one bar in parts, and blame walking down the levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.typeset.drawing import Block, Drawing, Label, Pen, Polygon, Polyline
from game.typeset.scales import spread


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar list. `mark` is a second value shown as a tick (last year, another institution)."""

    name: str
    value: float
    text: str
    ink: str = "blue"
    mark: float | None = None


def bar_list(width: float, bars: Sequence[Bar], pen: Pen, most: float | None = None) -> Drawing:
    """Names left, bars from zero, numbers at their ends; long names stand above their bars.

    Negative values go left from the zero line.
    """
    if not bars:
        return Drawing(width, 0)
    longest = max(pen.measure(bar.name, "note") for bar in bars)
    above = longest > 0.42 * width
    name_line = pen.line("note") if above else 0.0
    row = pen.line("note") * 1.25 + name_line
    drawing = Drawing(width, row * len(bars))
    names = 0.0 if above else longest + 10 * pen.unit
    zero, scale = _bar_scale(width - names, bars, pen, most)
    zero += names
    for n, bar in enumerate(bars):
        top = row * n
        middle = top + name_line + (row - name_line) / 2
        if above:
            drawing.add(Label(bar.name, 0, top + name_line * 0.6, "ink", "note"))
        else:
            drawing.add(Label(bar.name, names - 10 * pen.unit, middle, "ink", "note", "end"))
        _bar(drawing, bar, zero, scale, middle, row - name_line, pen)
        start = top + name_line
        drawing.add(Polyline(((zero, start), (zero, top + row)), "line", max(1.0, pen.unit)))
    return drawing


def _bar_scale(room: float, bars: Sequence[Bar], pen: Pen, most: float | None) -> tuple[float, float]:
    """(place of zero, length of one), with room for the numbers at either end."""
    numbers = max(pen.measure(bar.text, "note_strong") for bar in bars) + 8 * pen.unit
    known = [value for bar in bars for value in (bar.value, bar.mark) if value is not None]
    top = max(0.0, max(known) if most is None else most)
    bottom = min(0.0, min(known))
    left = numbers if bottom < 0 else 0.0
    right = numbers if top > 0 or any(bar.value >= 0 for bar in bars) else 2 * pen.unit
    scale = max(1.0, room - left - right) / (top - bottom if top - bottom > 1e-9 else 1)
    return left - bottom * scale, scale


def _bar(drawing: Drawing, bar: Bar, zero: float, scale: float, y: float, row: float, pen: Pen) -> None:
    length = bar.value * scale
    high = row * 0.46
    drawing.add(Block(min(zero, zero + length), y - high / 2, abs(length), high, bar.ink, 2 * pen.unit))
    reach = length
    if bar.mark is not None:
        x = zero + bar.mark * scale
        drawing.add(Polyline(((x, y - row * 0.36), (x, y + row * 0.36)), "ink", 2.2 * pen.unit))
        reach = max(reach, bar.mark * scale) if bar.value >= 0 else min(reach, bar.mark * scale)
    gap = 6 * pen.unit
    if bar.value >= 0:
        drawing.add(Label(bar.text, zero + reach + gap, y, bar.ink, "note_strong"))
    else:
        drawing.add(Label(bar.text, zero + reach - gap, y, bar.ink, "note_strong", "end"))


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    value: float
    ink: str


def stacked_bar(width: float, parts: Sequence[Part], pen: Pen) -> Drawing:
    """One bar in parts, each named below its middle; names move apart where parts are thin."""
    thick, line = 15 * pen.unit, pen.line("note_strong")
    shown = [part for part in parts if part.value > 0]
    total = sum(part.value for part in shown)
    drawing = Drawing(width, thick + 5 * pen.unit + line)
    if total <= 0:
        return drawing
    gap = 2 * pen.unit
    room = width - gap * (len(shown) - 1)
    x, middles = 0.0, []
    for part in shown:
        length = room * part.value / total
        drawing.add(Block(x, 0, max(1.0, length), thick, part.ink, 2 * pen.unit))
        middles.append(x + length / 2)
        x += length + gap
    widths = [pen.measure(part.name, "note_strong") + 10 * pen.unit for part in shown]
    if sum(widths) > width:  # the names do not fit on one line: one below the other
        drawing.height = thick + 5 * pen.unit + line * len(shown)
        for n, part in enumerate(shown):
            y = thick + 5 * pen.unit + line * (n + 0.5)
            drawing.add(Label(part.name, 0, y, part.ink, "note_strong"))
        return drawing
    for part, x in zip(shown, spread(middles, widths, -5 * pen.unit, width + 5 * pen.unit), strict=True):
        drawing.add(Label(part.name, x, thick + 5 * pen.unit + line / 2, part.ink, "note_strong", "middle"))
    return drawing


@dataclass(frozen=True, slots=True)
class Step:
    """One level of the chain: what arrives, what it keeps; `text` is the kept amount as people write it."""

    name: str
    arrives: float
    keeps: float
    text: str
    passed: str = ""
    ink: str = "amber"
    strong: bool = False


def waterfall(width: float, height: float, steps: Sequence[Step], pen: Pen) -> Drawing:
    """Blame from left to right: each level's bar stands on the ground, what it keeps on top and in colour,
    what it passes on below it and joined to the next level's bar."""
    drawing = Drawing(width, height)
    if not steps:
        return drawing
    line, small = pen.line("note_strong"), pen.line("axis")
    top, ground = line * 1.2, height - line * 1.3
    most = max(max(step.arrives, step.keeps) for step in steps) or 1.0
    scale = (ground - top) / most
    column = width / len(steps)
    bar = min(column * 0.5, 64 * pen.unit)
    lefts = [column * n + (column - bar) / 2 for n in range(len(steps))]
    _flows(drawing, steps, lefts, bar, ground, scale, pen)
    for step, x in zip(steps, lefts, strict=True):
        _level(drawing, step, x, bar, (top, ground), scale, pen)
        name = Label(step.name, x + bar / 2, ground + line * 0.75, "ink" if step.strong else "ink2")
        drawing.add(_styled(name, "note_strong" if step.strong else "note"))
    drawing.add(Polyline(((0, ground), (width, ground)), "line", max(1.0, pen.unit)))
    _passed(drawing, steps, lefts, bar, (top, ground, small), scale, pen)
    return drawing


def _styled(label: Label, style: str) -> Label:
    return Label(label.text, label.x, label.y, label.ink, style, "middle")


def _level(
    drawing: Drawing, step: Step, x: float, bar: float, span: tuple[float, float], scale: float, pen: Pen
) -> None:
    top, ground = span
    kept, rest = step.keeps * scale, max(0.0, step.arrives - step.keeps) * scale
    if rest:
        drawing.add(Block(x, ground - rest, bar, rest, "sand"))
    if kept:
        drawing.add(Block(x, ground - rest - kept, bar, max(kept, 2 * pen.unit), step.ink, 2 * pen.unit))
    y = max(top - pen.line("note_strong") * 0.5, ground - rest - kept - pen.line("note_strong") * 0.6)
    ink = step.ink if step.keeps else "ink3"
    drawing.add(Label(step.text, x + bar / 2, y, ink, "note_strong", "middle"))


def _flows(
    drawing: Drawing,
    steps: Sequence[Step],
    lefts: Sequence[float],
    bar: float,
    ground: float,
    scale: float,
    pen: Pen,
) -> None:
    for n in range(len(steps) - 1):
        rest = max(0.0, steps[n].arrives - steps[n].keeps) * scale
        arrives = steps[n + 1].arrives * scale
        a, b = lefts[n] + bar, lefts[n + 1]
        if rest or arrives:
            corners = ((a, ground - rest), (b, ground - arrives), (b, ground), (a, ground))
            drawing.add(Polygon(corners, "sand", 0.55))


def _passed(
    drawing: Drawing,
    steps: Sequence[Step],
    lefts: Sequence[float],
    bar: float,
    rows: tuple[float, float, float],
    scale: float,
    pen: Pen,
) -> None:
    """What was handed on, written in the gap where there is room for it."""
    _, ground, small = rows
    for n in range(len(steps) - 1):
        step = steps[n]
        rest = max(0.0, step.arrives - step.keeps) * scale
        gap = lefts[n + 1] - lefts[n] - bar
        if step.passed and rest > small * 1.1 and pen.measure(step.passed, "axis") < gap:
            middle = lefts[n] + bar + gap / 2
            drawing.add(
                Label(
                    step.passed, middle, ground - min(rest / 2, rest - small * 0.6), "ink2", "axis", "middle"
                )
            )
