"""The map of the township: contour lines, a river, roads, and the villages with names that avoid each other.

The ground is drawn from the villages' own places, so every scenario has a map without drawing one: hills rise
where no village stands, the river runs between them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from game.typeset.drawing import Disc, Drawing, Label, Pen, Point, Polyline

_GRID = (44, 32)
Rect = tuple[float, float, float, float]
_LEVELS = (0.34, 0.48, 0.62, 0.76, 0.9)


@dataclass(frozen=True, slots=True)
class Place:
    """A village at 0-100, 0-100. `ink` is its tone, `fog` draws it as not known, `text` goes below it."""

    id: str
    name: str
    x: float
    y: float
    ink: str = "ink2"
    text: str = ""
    size: float = 1.0
    fog: bool = False


@dataclass(frozen=True, slots=True)
class MapSpec:
    places: Sequence[Place]
    town: tuple[float, float, str] | None = None
    chosen: str = ""


@dataclass(slots=True)
class TownMap:
    drawing: Drawing
    spots: dict[str, Point]
    radius: dict[str, float] = field(default_factory=dict)
    roads: list[Point] = field(default_factory=list)

    def nearest(self, x: float, y: float, reach: float) -> str | None:
        """The village nearest to a point, if it is within reach."""
        best = min(self.spots, key=lambda id: math.dist(self.spots[id], (x, y)), default=None)
        return best if best is not None and math.dist(self.spots[best], (x, y)) <= reach else None


def town_map(width: float, height: float, spec: MapSpec, pen: Pen) -> TownMap:
    """Ground first, then roads, villages and names."""
    side, line = 16 * pen.unit, pen.line("note")
    frame = (side, line * 0.9, width - side, height - line * 1.4)

    def spot(x: float, y: float) -> Point:
        return frame[0] + (frame[2] - frame[0]) * x / 100, frame[1] + (frame[3] - frame[1]) * y / 100

    drawing = Drawing(width, height)
    spots = {place.id: spot(place.x, place.y) for place in spec.places}
    town = spot(spec.town[0], spec.town[1]) if spec.town else None
    anchors = list(spots.values()) + ([town] if town else [])
    for points in _contours(width, height, anchors):
        drawing.add(Polyline(points, "hair", max(1.0, pen.unit)))
    drawing.add(Polyline(_river(width, height, anchors), "band", 7 * pen.unit, None, 0.75))
    roads = [_bend(a, b) for a, b in _roads(anchors)]
    drawing.add(*(Polyline(road, "line", 2.2 * pen.unit) for road in roads))
    result = TownMap(drawing, spots)
    result.roads = [point for road in roads for point in road]
    _villages(result, spec, pen)
    _names(result, spec, town, pen)
    return result


def _height_at(x: float, y: float, anchors: Sequence[Point], reach: float) -> float:
    """High far from every village; a slow swell keeps hills from looking like rings."""
    near = min((math.dist((x, y), a) for a in anchors), default=reach)
    swell = 0.16 * math.sin(x / reach * 2.1 + 0.6) + 0.13 * math.cos(y / reach * 2.7 - x / reach * 0.9)
    return min(1.0, near / reach) * 0.85 + swell


def _contours(width: float, height: float, anchors: Sequence[Point]) -> list[tuple[Point, ...]]:
    """Marching squares over a coarse grid, the pieces joined to lines."""
    nx, ny = _GRID
    reach = 0.3 * min(width, height) + 0.08 * max(width, height)
    xs, ys = [width * i / nx for i in range(nx + 1)], [height * j / ny for j in range(ny + 1)]
    field_ = [[_height_at(x, y, anchors, reach) for y in ys] for x in xs]
    out: list[tuple[Point, ...]] = []
    for level in _LEVELS:
        pieces: list[tuple[Point, Point]] = []
        for i in range(nx):
            for j in range(ny):
                pieces += _cell(xs, ys, field_, i, j, level)
        out += [_smooth(line) for line in _joined(pieces) if len(line) > 4]
    return out


def _cell(
    xs: list[float], ys: list[float], f: list[list[float]], i: int, j: int, level: float
) -> list[tuple[Point, Point]]:
    corners = [
        (xs[i], ys[j], f[i][j]),
        (xs[i + 1], ys[j], f[i + 1][j]),
        (xs[i + 1], ys[j + 1], f[i + 1][j + 1]),
        (xs[i], ys[j + 1], f[i][j + 1]),
    ]
    cuts: list[Point] = []
    for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
        if (a[2] < level) != (b[2] < level):
            t = (level - a[2]) / (b[2] - a[2])
            cuts.append((round(a[0] + (b[0] - a[0]) * t, 3), round(a[1] + (b[1] - a[1]) * t, 3)))
    return [(cuts[k], cuts[k + 1]) for k in range(0, len(cuts) - 1, 2)]


def _joined(pieces: list[tuple[Point, Point]]) -> list[list[Point]]:
    """Pieces end to end."""
    ends: dict[Point, list[int]] = {}
    for n, (a, b) in enumerate(pieces):
        ends.setdefault(a, []).append(n)
        ends.setdefault(b, []).append(n)
    used = [False] * len(pieces)
    out: list[list[Point]] = []
    for n, (a, b) in enumerate(pieces):
        if used[n]:
            continue
        used[n] = True
        line = [a, b]
        for forward in (True, False):
            while True:
                tip = line[-1] if forward else line[0]
                more = next((m for m in ends[tip] if not used[m]), None)
                if more is None:
                    break
                used[more] = True
                other = pieces[more][1] if pieces[more][0] == tip else pieces[more][0]
                line.append(other) if forward else line.insert(0, other)
        out.append(line)
    return out


def _smooth(line: Sequence[Point]) -> tuple[Point, ...]:
    """Corners cut once (Chaikin)."""
    out: list[Point] = [line[0]]
    for (ax, ay), (bx, by) in pairwise(line):
        out += [
            (ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25),
            (ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75),
        ]
    return (*out, line[-1])


def _river(width: float, height: float, anchors: Sequence[Point]) -> tuple[Point, ...]:
    """From the upper left to the lower right, bending away from every village."""
    points: list[Point] = []
    for n in range(25):
        t = n / 24
        x = width * t
        y = height * (0.3 + 0.45 * t + 0.07 * math.sin(5.2 * t + 0.8))
        for _ in range(3):
            for ax, ay in anchors:
                apart = math.dist((x, y), (ax, ay))
                clear = 0.09 * height
                if 0 < apart < clear:
                    y += (clear - apart) * (1 if y >= ay else -1)
        points.append((x, min(height, max(0.0, y))))
    return _smooth(_smooth(points))


def _roads(anchors: Sequence[Point]) -> list[tuple[Point, Point]]:
    """The shortest net that joins everything."""
    joined, open_ = list(anchors[-1:]), list(anchors[:-1])
    out: list[tuple[Point, Point]] = []
    while open_:
        a, b = min(((a, b) for a in joined for b in open_), key=lambda pair: math.dist(*pair))
        out.append((a, b))
        open_.remove(b)
        joined.append(b)
    return out


def _bend(a: Point, b: Point) -> tuple[Point, ...]:
    """A road is never quite straight."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    sway = 0.07 * math.sin(a[0] + b[1])
    points = []
    for n in range(13):
        t = n / 12
        off = math.sin(math.pi * t) * sway
        points.append((a[0] + dx * t - dy * off, a[1] + dy * t + dx * off))
    return tuple(points)


def _villages(result: TownMap, spec: MapSpec, pen: Pen) -> None:
    for place in spec.places:
        x, y = result.spots[place.id]
        r = (7 + 3 * place.size) * pen.unit
        result.radius[place.id] = r
        if place.id == spec.chosen:  # clear of the pale ring around the village itself
            result.radius[place.id] = r * 1.4 + 3.5 * pen.unit
            result.drawing.add(Disc(x, y, result.radius[place.id], "blue", hollow=True))
        result.drawing.add(Disc(x, y, r, "ink3" if place.fog else place.ink, "card", hollow=place.fog))


def _names(result: TownMap, spec: MapSpec, town: Point | None, pen: Pen) -> None:
    """Each name goes to the first side where it meets nothing."""
    taken: list[Rect] = []
    for place in spec.places:
        (x, y), r = result.spots[place.id], result.radius[place.id]
        taken.append((x - r, y - r, x + r, y + r))
    if town and spec.town:
        half = 8 * pen.unit
        taken.append((town[0] - half, town[1] - half, town[0] + half, town[1] + half))
        result.drawing.add(Disc(town[0], town[1], half * 0.8, "node", "gold"))
        _name(result, (spec.town[2], ""), town, half, ("ink", "note_strong"), taken, pen)
    for place in sorted(spec.places, key=lambda p: -p.size):
        ink = "ink2" if place.fog else "ink"
        at, r = result.spots[place.id], result.radius[place.id]
        _name(result, (place.name, place.text), at, r, (ink, "note"), taken, pen)


def _name(
    result: TownMap,
    words: tuple[str, str],
    at: Point,
    r: float,
    look: tuple[str, str],
    taken: list[Rect],
    pen: Pen,
) -> None:
    name, text = words
    ink, style = look
    line = pen.em(style) * 1.15
    width = max(pen.measure(name, style), pen.measure(text, "axis") if text else 0)
    high = line + (pen.em("axis") * 1.15 if text else 0)
    sides, trouble = _sides(at, r + 4 * pen.unit, width, high), _trouble(result, taken, width, high)
    left, top, anchor = next((side for side in sides if not trouble(side)), None) or min(sides, key=trouble)
    left = min(max(0.0, left), max(0.0, result.drawing.width - width))
    top = min(max(0.0, top), max(0.0, result.drawing.height - high))
    taken.append((left, top, left + width, top + high))
    x = left + {"start": 0.0, "end": width, "middle": width / 2}[anchor]
    result.drawing.add(Label(name, x, top + line / 2, ink, style, anchor))
    if text:
        result.drawing.add(Label(text, x, top + line + pen.em("axis") * 0.55, "ink2", "axis", anchor))


def _sides(at: Point, gap: float, width: float, high: float) -> list[tuple[float, float, str]]:
    """Where a name may stand, best first: right, left, below, above, the corners, then each of them a little
    lower or higher."""
    x, y = at
    near = gap * 0.7
    sides = [
        (x + gap, y - high / 2, "start"),
        (x - gap - width, y - high / 2, "end"),
        (x - width / 2, y + gap, "middle"),
        (x - width / 2, y - gap - high, "middle"),
        (x + near, y + gap / 2, "start"),
        (x - near - width, y + gap / 2, "end"),
        (x + near, y - gap / 2 - high, "start"),
        (x - near - width, y - gap / 2 - high, "end"),
    ]
    beside = [side for side in sides if side[2] != "middle"]
    return sides + [(left, top + step * high, to) for step in (0.22, -0.22) for left, top, to in beside]


COVERED = 8  # a corner of another name is worse than some dots of a road


def _trouble(
    result: TownMap, taken: list[Rect], width: float, high: float
) -> Callable[[tuple[float, float, str]], float]:
    """How badly a name would stand there: off the map, over another name, over a road, in this order."""
    drawing = result.drawing

    def trouble(side: tuple[float, float, str]) -> float:
        left, top = side[0], side[1]
        right, bottom = left + width, top + high
        out = max(0.0, -left, right - drawing.width) + max(0.0, -top, bottom - drawing.height)
        roads = sum(1 for x, y in result.roads if left < x < right and top < y < bottom)
        covered = sum(_shared((left, top, right, bottom), other) for other in taken)
        return out * 1000 + covered * COVERED + roads * 12

    return trouble


def _shared(a: Rect, b: Rect) -> float:
    w = min(a[2], b[2]) - max(a[0], b[0])
    h = min(a[3], b[3]) - max(a[1], b[1])
    return w * h if w > 0 and h > 0 else 0.0
