"""Flow ribbons: where days or blame come from, whom they pass, what they become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.typeset.drawing import Block, Drawing, Label, Pen, Point, Polygon
from game.typeset.scales import spread

_POINTS = 24  # of each edge of a ribbon


@dataclass(frozen=True, slots=True)
class Node:
    id: str
    name: str
    column: int
    text: str = ""
    ink: str = "node"


@dataclass(frozen=True, slots=True)
class Link:
    source: str
    target: str
    value: float
    ink: str = "sand"


@dataclass(frozen=True, slots=True)
class Spot:
    """A node's place: its bar and how much of either side has been used by ribbons."""

    x: float
    y: float
    w: float
    h: float


@dataclass(slots=True)
class Flow:
    drawing: Drawing
    spots: dict[str, Spot]
    ribbons: list[tuple[Link, float, float, float]]  # link, top at source, top at target, thickness


def flow_chart(
    width: float,
    height: float,
    nodes: Sequence[Node],
    links: Sequence[Link],
    pen: Pen,
    heads: Sequence[str] = (),
) -> Flow:
    """Nodes in columns, ribbons between them as thick as their value; nothing is lost inside a node's bar."""
    columns = max((node.column for node in nodes), default=0) + 1
    top = pen.line("note") * 1.3 if heads else 4 * pen.unit
    amounts = {node.id: _amount(node.id, links) for node in nodes}
    scale, gap = _scale(nodes, amounts, columns, height - top, pen)
    left, right = _margins(nodes, columns, width, pen)
    bar = 13 * pen.unit
    step = (width - left - right - bar) / max(1, columns - 1)
    spots: dict[str, Spot] = {}
    for column in range(columns):
        members = [node for node in nodes if node.column == column]
        used = sum(amounts[node.id] * scale for node in members) + gap * (len(members) - 1)
        y = top + max(0.0, (height - top - used) / 2)
        for node in members:
            size = amounts[node.id] * scale
            spots[node.id] = Spot(left + step * column, y, bar, size)
            y += size + gap
    drawing = Drawing(width, height)
    for text, column in zip(heads, range(columns), strict=False):
        anchor = "start" if column == 0 else "end" if column == columns - 1 else "middle"
        x = {"start": 0.0, "end": width, "middle": left + step * column + bar / 2}[anchor]
        drawing.add(Label(text, x, top * 0.4, "ink2", "note", anchor))
    ribbons = _ribbons(drawing, links, spots, scale)
    for column in range(columns):
        members = [node for node in nodes if node.column == column]
        middles = _label_middles(members, spots, (top, height), pen)
        for node, middle in zip(members, middles, strict=True):
            _node(drawing, node, (spots[node.id], middle), (columns, step - 2 * bar), pen)
    return Flow(drawing, spots, ribbons)


def _amount(id: str, links: Sequence[Link]) -> float:
    into = sum(link.value for link in links if link.target == id)
    out = sum(link.value for link in links if link.source == id)
    return max(into, out)


def _scale(
    nodes: Sequence[Node], amounts: dict[str, float], columns: int, room: float, pen: Pen
) -> tuple[float, float]:
    """The fullest column fills the height; gaps take at most half of it."""
    most = max((sum(1 for n in nodes if n.column == c) for c in range(columns)), default=1)
    gap = min(18 * pen.unit, room * 0.5 / max(1, most))
    scale = min(
        (
            (room - gap * (len(members) - 1)) / total
            for c in range(columns)
            if (members := [n for n in nodes if n.column == c])
            and (total := sum(amounts[n.id] for n in members)) > 0
        ),
        default=0.0,
    )
    return scale, gap


def _margins(nodes: Sequence[Node], columns: int, width: float, pen: Pen) -> tuple[float, float]:
    def widest(column: int) -> float:
        words = [(n.name, "note_strong") for n in nodes if n.column == column]
        words += [(n.text, "note") for n in nodes if n.column == column]
        return max((pen.measure(*word) for word in words), default=0)

    most = 0.32 * width
    return min(most, widest(0) + 10 * pen.unit), min(most, widest(columns - 1) + 10 * pen.unit)


def _ribbons(
    drawing: Drawing, links: Sequence[Link], spots: dict[str, Spot], scale: float
) -> list[tuple[Link, float, float, float]]:
    """Ribbons leave and enter in the order of the nodes they join, so that they cross least."""
    used_out = dict.fromkeys(spots, 0.0)
    used_in = dict.fromkeys(spots, 0.0)
    starts: dict[int, float] = {}
    ends: dict[int, float] = {}
    for n in sorted(range(len(links)), key=lambda n: (spots[links[n].source].y, spots[links[n].target].y)):
        link = links[n]
        starts[n] = spots[link.source].y + used_out[link.source]
        used_out[link.source] += link.value * scale
    for n in sorted(range(len(links)), key=lambda n: (spots[links[n].target].y, spots[links[n].source].y)):
        link = links[n]
        ends[n] = spots[link.target].y + used_in[link.target]
        used_in[link.target] += link.value * scale
    out = []
    for n in sorted(range(len(links)), key=lambda n: -links[n].value):
        link, thick = links[n], links[n].value * scale
        a, b = spots[link.source], spots[link.target]
        drawing.add(
            Polygon(
                ribbon((a.x + a.w, starts[n]), (b.x, ends[n]), thick),
                link.ink,
                0.8 if link.ink == "sand" else 0.5,
            )
        )
        out.append((link, starts[n], ends[n], thick))
    return out


def ribbon(start: Point, end: Point, thick: float) -> tuple[Point, ...]:
    """A band that leaves and arrives level, as thick everywhere as measured straight down."""
    upper: list[Point] = []
    for n in range(_POINTS + 1):
        t = n / _POINTS
        ease = t * t * (3 - 2 * t)
        upper.append((start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * ease))
    return tuple(upper + [(x, y + thick) for x, y in reversed(upper)])


def _label_middles(
    members: Sequence[Node], spots: dict[str, Spot], rows: tuple[float, float], pen: Pen
) -> list[float]:
    """Words stand at the middle of their bars, moved apart and inside the drawing where bars are thin."""
    line = pen.line("note_strong")
    wanted = [spots[node.id].y + spots[node.id].h / 2 for node in members]
    return spread(wanted, [line * (2 if node.text else 1) for node in members], *rows)


def _node(
    drawing: Drawing, node: Node, place: tuple[Spot, float], layout: tuple[int, float], pen: Pen
) -> None:
    (spot, middle), (columns, room) = place, layout
    drawing.add(Block(spot.x, spot.y, spot.w, max(spot.h, 2 * pen.unit), node.ink, 2 * pen.unit))
    gap = 8 * pen.unit
    line = pen.line("note_strong")
    outside = node.column in (0, columns - 1)
    if not outside:
        words = [f"{node.name} {node.text}".strip()]
        if node.text and pen.measure(words[0], "note_strong") + gap > room:
            words = [node.name, node.text]  # too long for one line beside the next column
        for n, part in enumerate(words):
            y = middle + (n - (len(words) - 1) / 2) * line
            drawing.add(Label(part, spot.x + spot.w + gap, y, "ink", "note_strong", "start", "card"))
        return
    anchor = "end" if node.column == 0 else "start"
    x = spot.x - gap if node.column == 0 else spot.x + spot.w + gap
    ink = "ink" if node.ink == "node" else node.ink
    name = _fitted(node.name, x if node.column == 0 else drawing.width - x, pen)
    drawing.add(Label(name, x, middle - (line * 0.5 if node.text else 0), ink, "note_strong", anchor))
    if node.text:
        drawing.add(Label(node.text, x, middle + line * 0.5, "ink2", "note", anchor))


def _fitted(words: str, room: float, pen: Pen) -> str:
    """Words that do not fit beside their bar end in three dots."""
    if pen.measure(words, "note_strong") <= room:
        return words
    while words and pen.measure(words + "…", "note_strong") > room:
        words = words[:-1].rstrip()
    return words + "…"
