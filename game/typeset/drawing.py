"""Shapes as plain data. The window and the SVG page draw the same ones, in the colours of their own theme.

Coordinates are in the unit of the box a chart was made for. `ink` names a colour token (theme.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Polyline:
    points: tuple[Point, ...]
    ink: str
    width: float = 2.0
    dash: tuple[float, float] | None = None
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Polygon:
    points: tuple[Point, ...]
    ink: str
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle; `hatch` strokes it so that it differs without colour."""

    x: float
    y: float
    w: float
    h: float
    ink: str
    radius: float = 0.0
    alpha: float = 1.0
    hatch: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    """A point; `ring` is the colour around it, `hollow` leaves it open."""

    x: float
    y: float
    r: float
    ink: str
    ring: str = ""
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A word; `y` is its middle, `anchor` says which end of it `x` is. `plate` is a ground behind it."""

    text: str
    x: float
    y: float
    ink: str = "ink2"
    style: str = "axis"
    anchor: str = "start"
    plate: str = ""
    alpha: float = 1.0


Shape = Polyline | Polygon | Block | Disc | Label


@dataclass(slots=True)
class Drawing:
    """Shapes in the order they are drawn."""

    width: float
    height: float
    shapes: list[Shape] = field(default_factory=list)

    def add(self, *shapes: Shape) -> None:
        self.shapes.extend(shapes)

    def labels(self) -> Iterator[Label]:
        return (shape for shape in self.shapes if isinstance(shape, Label))


@dataclass(frozen=True, slots=True)
class Pen:
    """What a chart must know about type: a word's width, a style's size, and the unit of strokes."""

    measure: Callable[[str, str], float]
    em: Callable[[str], float]
    unit: float = 1.0

    def line(self, style: str) -> float:
        return self.em(style) * 1.4


def span(label: Label, pen: Pen) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a label's letters."""
    width, em = pen.measure(label.text, label.style), pen.em(label.style)
    left = label.x - {"start": 0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - em * 0.55, left + width, label.y + em * 0.55
