"""Draws chart shapes smoothly: layers of one colour at three times the size, scaled down, and kept."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

import pygame

from game.typeset.drawing import Block, Disc, Drawing, Label, Pen, Point, Polygon, Polyline, Shape
from game.ui.context import Ui
from game.ui.paint import Painter
from game.ui.shapes import clear_surface
from game.ui.theme import Theme

TIMES = 3


def pen_for(ui: Ui) -> Pen:
    """How charts measure type in this window."""
    return Pen(
        lambda text, style: ui.face(style).width(text), lambda style: ui.face(style).px, max(1.0, ui.scale)
    )


def paint_drawing(painter: Painter, drawing: Drawing, rect: pygame.Rect) -> None:
    """The shapes from the cache, the words by the painter, so that they are written down like all text."""
    size = (math.ceil(drawing.width), math.ceil(drawing.height))
    shapes = tuple(shape for shape in drawing.shapes if not isinstance(shape, Label))
    theme = painter.theme
    key = ("drawing", shapes, size, theme.name, theme.card)
    painter.picture(painter.ui.stock.drawings.get(key, lambda: render(shapes, size, theme)), rect.topleft)
    for label in drawing.labels():
        _paint_label(painter, label, rect)


def _paint_label(painter: Painter, label: Label, rect: pygame.Rect) -> None:
    face = painter.ui.face(label.style)
    width = face.width(label.text)
    x = round(rect.x + label.x - {"start": 0, "middle": width / 2, "end": width}[label.anchor])
    y = rect.y + label.y
    if label.plate:
        plate = pygame.Rect(x, round(y - face.px * 0.72), width, round(face.px * 1.44))
        painter.rounded(plate.inflate(painter.ui.u(12), 0), label.plate, 5, alpha=235)
    painter.put(label.text, face, x, face.baseline(y), label.ink, rect)


def render(shapes: Sequence[Shape], size: tuple[int, int], theme: Theme) -> pygame.Surface:
    """All shapes but words on a transparent surface."""
    surface = clear_surface(size, theme.card)
    for (ink, alpha), group in groupby(shapes, key=_layer):
        members = list(group)
        for disc in members:
            if isinstance(disc, Disc) and disc.ring:
                _layer_on(surface, [Disc(disc.x, disc.y, disc.r * 1.4, disc.ring)], theme[disc.ring], 1.0)
        _layer_on(surface, members, theme[ink], alpha)
    return surface


def _layer(shape: Shape) -> tuple[str, float]:
    """Shapes of one colour and strength share a layer; a ringed point is always on its own."""
    alpha = 1.0 if isinstance(shape, Disc) else shape.alpha
    return shape.ink, alpha


def _layer_on(
    surface: pygame.Surface, shapes: Sequence[Shape], colour: tuple[int, int, int], alpha: float
) -> None:
    area = _extent(shapes).clip(surface.get_rect())
    if not area:
        return
    big = clear_surface((area.w * TIMES, area.h * TIMES), colour)
    paint = (*colour, round(255 * alpha))
    for shape in shapes:
        _draw(big, shape, paint, area.topleft)
    surface.blit(pygame.transform.smoothscale(big, area.size), area)


def _extent(shapes: Iterable[Shape]) -> pygame.Rect:
    xs: list[float] = []
    ys: list[float] = []
    for shape in shapes:
        if isinstance(shape, (Polyline, Polygon)):
            edge = shape.width if isinstance(shape, Polyline) else 1
            for x, y in shape.points:
                xs += (x - edge, x + edge)
                ys += (y - edge, y + edge)
        elif isinstance(shape, Block):
            xs += (shape.x, shape.x + shape.w)
            ys += (shape.y, shape.y + shape.h)
        elif isinstance(shape, Disc):
            edge = shape.r * 1.5 + 2
            xs += (shape.x - edge, shape.x + edge)
            ys += (shape.y - edge, shape.y + edge)
    if not xs:
        return pygame.Rect(0, 0, 0, 0)
    left, top = math.floor(min(xs)) - 1, math.floor(min(ys)) - 1
    return pygame.Rect(left, top, math.ceil(max(xs)) + 1 - left, math.ceil(max(ys)) + 1 - top)


def _draw(
    big: pygame.Surface, shape: Shape, paint: tuple[int, int, int, int], origin: tuple[int, int]
) -> None:
    def at(point: Point) -> Point:
        return (point[0] - origin[0]) * TIMES, (point[1] - origin[1]) * TIMES

    if isinstance(shape, Polygon):
        if len(shape.points) > 2:
            pygame.draw.polygon(big, paint, [at(point) for point in shape.points])
    elif isinstance(shape, Polyline):
        points = [at(point) for point in shape.points]
        width = shape.width * TIMES
        for part in dashes(points, shape.dash, TIMES) if shape.dash else [points]:
            stroke(big, part, width, paint)
    elif isinstance(shape, Block):
        x, y = at((shape.x, shape.y))
        box = pygame.Rect(round(x), round(y), max(1, round(shape.w * TIMES)), max(1, round(shape.h * TIMES)))
        if shape.hatch:
            _hatch(big, box, paint)
        else:
            pygame.draw.rect(
                big, paint, box, border_radius=round(min(shape.radius * TIMES, box.w / 2, box.h / 2))
            )
    elif isinstance(shape, Disc):
        width = max(2, round(shape.r * TIMES * 0.22)) if shape.hollow else 0
        pygame.draw.circle(big, paint, at((shape.x, shape.y)), shape.r * TIMES, width)


def stroke(surface: pygame.Surface, points: Sequence[Point], width: float, paint: Sequence[int]) -> None:
    """A line of even thickness with round joints; level and upright ones stay sharp."""
    half = width / 2
    for (ax, ay), (bx, by) in pairwise(points):
        length = math.hypot(bx - ax, by - ay)
        if length < 0.01:
            continue
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        corners = [(ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)]
        pygame.draw.polygon(surface, paint, corners)
    if width > 2.5 * TIMES / 2:
        for x, y in points[1:-1] if len(points) > 2 else []:
            pygame.draw.circle(surface, paint, (x, y), half)


def dashes(points: Sequence[Point], dash: tuple[float, float], times: float = 1) -> list[list[Point]]:
    """A line cut into strokes and gaps by its length."""
    on, off = dash[0] * times, dash[1] * times
    out: list[list[Point]] = [[points[0]]] if points else []
    left, drawing = on, True
    for a, b in pairwise(points):
        length = math.dist(a, b)
        done = 0.0
        while length - done > left:
            done += left
            cut = (a[0] + (b[0] - a[0]) * done / length, a[1] + (b[1] - a[1]) * done / length)
            if drawing:
                out[-1].append(cut)
            else:
                out.append([cut])
            drawing = not drawing
            left = on if drawing else off
        left -= length - done
        if drawing:
            out[-1].append(b)
    return [part for part in out if len(part) > 1]


def _hatch(big: pygame.Surface, box: pygame.Rect, paint: tuple[int, int, int, int]) -> None:
    pygame.draw.rect(big, (*paint[:3], paint[3] // 4), box)
    clip = big.get_clip()
    big.set_clip(box)
    for x in range(box.x - box.h, box.right, 6 * TIMES):
        stroke(big, [(x, box.bottom), (x + box.h, box.top)], 1.6 * TIMES, paint)
    big.set_clip(clip)
