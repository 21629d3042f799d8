"""A sum drawn out: every part starts where the one before it ended, and the last bar is the total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.typeset.drawing import Block, Drawing, Label, Pen, Polyline


@dataclass(frozen=True, slots=True)
class Term:
    """One part of the sum; `text` is its amount as people write it, with its sign."""

    name: str
    amount: float
    text: str
    ink: str = "blue"


def running_sum(width: float, terms: Sequence[Term], total: Term, pen: Pen, high: float = 100) -> Drawing:
    """Names left, bars on a scale from 0 to `high` (wider where the sum passes it), numbers beside them."""
    rows = [*terms, total]
    above = max(pen.measure(term.name, "note") for term in rows) > 0.44 * width
    line = pen.line("note")
    row = line * (2.15 if above else 1.42)
    names = 0.0 if above else max(pen.measure(term.name, "note") for term in rows) + 12 * pen.unit
    drawing = Drawing(width, row * len(rows) + 4 * pen.unit)
    scale, zero = _scale(width - names, rows, terms, pen, high)
    zero += names
    at = 0.0
    for n, term in enumerate(rows):
        is_total = n == len(terms)
        start, end = (0.0, term.amount) if is_total else (at, at + term.amount)
        top = row * n + (4 * pen.unit if is_total else 0)
        middle = top + (line * 1.55 if above else row / 2)
        style = "note_strong" if is_total else "note"
        if above:
            drawing.add(Label(term.name, 0, top + line * 0.55, "ink", style))
        else:
            drawing.add(Label(term.name, names - 12 * pen.unit, middle, "ink", style, "end"))
        _bar(drawing, term, (zero + start * scale, zero + end * scale), middle, line, pen)
        if n < len(terms):
            x = zero + end * scale
            drawing.add(Polyline(((x, middle + line * 0.4), (x, top + row)), "ink3", max(1.0, pen.unit)))
        at = end
    axis = ((zero, 0.0), (zero, drawing.height))
    drawing.add(Polyline(axis, "line", max(1.0, pen.unit)))
    rule = row * len(terms) + 1 * pen.unit
    drawing.add(Polyline(((0.0, rule), (width, rule)), "hair", max(1.0, pen.unit)))
    return drawing


def _scale(
    room: float, rows: Sequence[Term], terms: Sequence[Term], pen: Pen, high: float
) -> tuple[float, float]:
    """(length of one, place of zero), so that every running total has room, and the numbers beside it."""
    totals, at = [0.0], 0.0
    for term in terms:
        at += term.amount
        totals.append(at)
    numbers = max(pen.measure(term.text, "note_strong") for term in rows) + 8 * pen.unit
    low, top = min(totals), max(high, *totals)
    left = numbers if low < 0 else 2 * pen.unit
    scale = max(1.0, room - left - numbers) / max(1e-9, top - low)
    return scale, left - low * scale


def _bar(
    drawing: Drawing, term: Term, ends: tuple[float, float], middle: float, line: float, pen: Pen
) -> None:
    left, right = min(ends), max(ends)
    high = line * 0.78
    if term.amount:
        wide = max(right - left, 1.5 * pen.unit)
        drawing.add(Block(left, middle - high / 2, wide, high, term.ink, 2 * pen.unit))
    ink = term.ink if term.amount else "ink3"
    drawing.add(Label(term.text, right + 7 * pen.unit, middle, ink, "note_strong"))
