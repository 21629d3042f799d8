"""The shapes of `typeset` as SVG: the same geometry as in the window, colours by the page's tokens."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief.html import Html, Markup
from game.typeset.drawing import Block, Disc, Drawing, Label, Pen, Point, Polygon, Polyline, Shape

SIZES = {"axis": 12.0, "chip": 12.5, "small": 13.0, "small_strong": 13.0, "note": 14.0, "note_strong": 14.0}
BOLD = ("note_strong", "small_strong", "strong", "gauge", "hero")
_USUAL = 14.0
_WIDE, _NARROW = "mwMW@%&—", "ijlItfr.,:;'|!()[]·“”‘’ "


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that answers the mouse: what is shown there, and where a click leads."""

    x: float
    y: float
    w: float
    h: float
    text: str
    href: str = ""


def width_of(text: str, style: str) -> float:
    """How wide a text will be, near enough: the page's face is whatever the system has."""
    return SIZES.get(style, _USUAL) * sum(map(_em, text)) * (1.04 if style in BOLD else 1.0)


def _em(letter: str) -> float:
    if ord(letter) > 0x2E7F:
        return 1.0
    if letter in _WIDE:
        return 0.9
    if letter in _NARROW:
        return 0.34
    return 0.66 if letter.isupper() else 0.58


PEN = Pen(width_of, lambda style: SIZES.get(style, _USUAL), 1.0)


def svg(h: Html, drawing: Drawing, title: str, spots: Sequence[Spot] = (), id_: str | None = None) -> Markup:
    """The drawing with its spots on top. `title` is what a screen reader says of it."""
    return h(
        "svg",
        h("title", title),
        [_shape(h, shape) for shape in drawing.shapes],
        [_spot(h, spot) for spot in spots],
        id=id_,
        cls="chart",
        role="img",
        viewBox=f"0 0 {_n(drawing.width)} {_n(drawing.height)}",
        width=_n(drawing.width),
    )


def _spot(h: Html, spot: Spot) -> Markup:
    area = h("rect", x=_n(spot.x), y=_n(spot.y), width=_n(spot.w), height=_n(spot.h), cls="spot")
    inside = h("g", h("title", spot.text), area)
    return h("a", inside, href=spot.href) if spot.href else inside


def _shape(h: Html, shape: Shape) -> Markup:
    if isinstance(shape, Polyline):
        return _polyline(h, shape)
    if isinstance(shape, Polygon):
        return h("polygon", points=_points(shape.points), cls=f"f-{shape.ink}", opacity=_faint(shape.alpha))
    if isinstance(shape, Block):
        return _block(h, shape)
    if isinstance(shape, Disc):
        return _disc(h, shape)
    return _label(h, shape)


def _polyline(h: Html, line: Polyline) -> Markup:
    return h(
        "polyline",
        points=_points(line.points),
        cls=f"s-{line.ink}",
        stroke_width=_n(line.width),
        stroke_dasharray=" ".join(map(_n, line.dash)) if line.dash else None,
        opacity=_faint(line.alpha),
    )


def _block(h: Html, block: Block) -> Markup:
    return h(
        "rect",
        x=_n(block.x),
        y=_n(block.y),
        width=_n(max(0.0, block.w)),
        height=_n(max(0.0, block.h)),
        rx=_n(block.radius) if block.radius else None,
        cls=f"f-{block.ink}" + (" hatched" if block.hatch else ""),
        opacity=_faint(block.alpha),
    )


def _disc(h: Html, disc: Disc) -> Markup:
    ring = h("circle", cx=_n(disc.x), cy=_n(disc.y), r=_n(disc.r * 1.4), cls=f"f-{disc.ring}")
    place = dict(cx=_n(disc.x), cy=_n(disc.y))
    if disc.hollow:
        width = max(1.5, disc.r * 0.22)
        circle = h("circle", **place, r=_n(disc.r - width / 2), cls=f"s-{disc.ink}", stroke_width=_n(width))
    else:
        circle = h("circle", **place, r=_n(disc.r), cls=f"f-{disc.ink}")
    return Markup((ring if disc.ring else "") + circle)


def _label(h: Html, label: Label) -> Markup:
    size = SIZES.get(label.style, _USUAL)
    words = h(
        "text",
        label.text,
        x=_n(label.x),
        y=_n(label.y + size * 0.36),
        cls=f"f-{label.ink}" + (" b" if label.style in BOLD else ""),
        font_size=_n(size),
        text_anchor=None if label.anchor == "start" else label.anchor,
        opacity=_faint(label.alpha),
    )
    return Markup(_plate(h, label, size) + words) if label.plate else words


def _plate(h: Html, label: Label, size: float) -> Markup:
    width = width_of(label.text, label.style)
    left = label.x - {"start": 0, "middle": width / 2, "end": width}[label.anchor]
    place = dict(x=_n(left - 6), y=_n(label.y - size * 0.72), width=_n(width + 12), height=_n(size * 1.44))
    return h("rect", **place, rx=5, cls=f"f-{label.plate}")


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _faint(alpha: float) -> str | None:
    return _n(alpha) if alpha < 1 else None


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
