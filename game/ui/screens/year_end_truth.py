"""The fog lifted: what was real against what was shown, month by month, and the villages as they were."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from game.content.text import say
from game.replay.view_shapes import Curve, VillageTruth
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens.after import card
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.past import Past
    from game.ui.screens.year_end import YearEnd

RISKY, CALM = Decimal("1.3"), Decimal("0.9")  # where hidden risk begins to read as many, and as few


def page(screen: YearEnd, ui: Ui) -> Widget:
    past = screen.past
    if ui.cols < 900:
        parts = [
            _results(past, ui),
            _trust(past, ui),
            _risk(past, ui),
            _map(screen, ui, 300),
            _village(screen, ui),
        ]
        return w.ScrollView(w.Column(*parts, gap=14, pad=(14, 10, 18, 14)), id="truth", grow=1)
    below = w.Row(_trust(past, ui), _risk(past, ui), gap=14, across="fill", grow=1)
    left = w.Column(_results(past, ui), below, gap=14, grow=1.5)
    right = w.Column(_map(screen, ui, 200), _village(screen, ui), gap=14, grow=1)
    inside = w.Row(left, right, gap=14, across="fill", grow=1, pad=(16, 8, 20, 12), least_height=520)
    return w.ScrollView(inside, id="truth", grow=1, edge=6)


def labels(past: Past, count: int, ui: Ui, every: int = 1) -> list[tuple[int, str]]:
    return [(n, ui.say(past.axis(n))) for n in range(0, count, every)]


def floats(points: Sequence[Decimal | None]) -> list[float | None]:
    return [None if point is None else float(point) for point in points]


def curve(past: Past, id: str) -> Curve:
    return next(curve for curve in past.curves if curve.id == id)


def _results(past: Past, ui: Ui) -> Widget:
    """What the books said, and what was really done; the area between is the paper."""
    paper, real, score = (curve(past, id) for id in ("compliance", "real", "score"))
    series = [
        c.Series(ui.say(say("year.shown.paper")), floats(paper.points), "amber"),
        c.Series(ui.say(say("year.shown.real")), floats(real.points), "teal"),
        c.Series(ui.say(say("year.shown.score")), floats(score.points), "blue", True, 1.8),
    ]
    spec = c.LineSpec(series, labels(past, len(real.points), ui), low=0, high=100, between=(0, 1))
    gap = [a - b for a, b in zip(paper.points, real.points, strict=True) if a is not None and b is not None]
    mean = sum(gap, Decimal(0)) / max(1, len(gap))
    note = say("year.gap", n=mean) if mean > 0 else say("year.no_gap")
    return card(say("year.results"), note, w.LineChart(spec, id="chart.results", grow=1), grow=1.2)


def _seen(past: Past, read: str, count: int) -> list[float | None]:
    """The mean of what he saw himself in each month; nothing where he did not walk."""
    found: dict[int, list[Decimal]] = {}
    for village in past.year_end.villages:
        for sighting in village.sightings:
            found.setdefault(sighting.turn, []).append(getattr(sighting, read))
    return [
        float(sum(seen, Decimal(0)) / len(seen)) if (seen := found.get(n)) else None for n in range(count)
    ]


def _against_seen(past: Past, ui: Ui, id: str, ink: str, high: float) -> w.LineChart:
    real = curve(past, id)
    count = len(real.points)
    series = [
        c.Series(ui.say(say(f"year.shown.{id}")), floats(real.points), ink),
        c.Series(ui.say(say("year.shown.seen")), _seen(past, id, count), "blue", loose=True),
    ]
    if not any(value is not None for value in series[1].values):
        series.pop()
    spec = c.LineSpec(series, labels(past, count, ui, 2), low=0, high=high, ticks=3 if high > 10 else 4)
    return w.LineChart(spec, id=f"chart.{id}", grow=1)


def _trust(past: Past, ui: Ui) -> Widget:
    return card(
        say("year.trust"), say("year.trust_note"), _against_seen(past, ui, "trust", "teal", 100), grow=1
    )


def _risk(past: Past, ui: Ui) -> Widget:
    return card(say("year.risk"), say("year.risk_note"), _against_seen(past, ui, "risk", "amber", 3), grow=1)


def _map(screen: YearEnd, ui: Ui, height: float) -> Widget:
    villages = screen.past.year_end.villages
    never = sum(not village.sightings for village in villages)
    places = [
        c.Place(v.id, ui.say(v.name), *v.at, tone_of(v), _word(v, ui), 0.6 + float(v.risk[-1]) / 2)
        for v in villages
    ]
    index = {village.id: n for n, village in enumerate(villages)}
    chart = w.VillageMap(
        places,
        chosen=villages[screen.village].id,
        on_pick=lambda id: screen.pick_village(index[id]),
        id="map",
        height=height,
        grow=1,
    )
    note = say("year.map_note", n=never) if never else say("year.map_all")
    return card(say("year.map"), note, chart, grow=1.5)


def _word(village: VillageTruth, ui: Ui) -> str:
    """How much hidden risk there is, and whether he ever saw it."""
    return ui.say(village.risk_words if village.sightings else say("year.unseen", word=village.risk_words))


def tone_of(village: VillageTruth) -> str:
    return (
        "amber"
        if village.risk[-1] >= RISKY or village.incidents
        else "teal"
        if village.risk[-1] < CALM
        else "ink2"
    )


def _village(screen: YearEnd, ui: Ui) -> Widget:
    """The village chosen on the map: its hidden risk by month, with what he saw of it."""
    past = screen.past
    village = past.year_end.villages[screen.village]
    count = len(village.risk)
    seen: list[float | None] = [None] * count
    for sighting in village.sightings:
        if sighting.turn < count:
            seen[sighting.turn] = float(sighting.risk)
    series = [c.Series(ui.say(say("year.shown.risk")), floats(village.risk), "amber")]
    if village.sightings:
        series.append(c.Series(ui.say(say("year.shown.seen")), seen, "blue", loose=True))
    marks = [c.Mark(turn, ui.say(say("year.incident")), "red") for turn in village.incidents]
    spec = c.LineSpec(series, labels(past, count, ui, 2), low=0, high=3, ticks=4, marks=marks)
    chips = w.Row(
        w.Chip(say("year.trust_is", word=village.trust_words), ""),
        w.Chip(say("year.risk_is", word=village.risk_words), tone_of(village)),
        gap=6,
    )
    head = w.Flow(w.Label(village.name, "option"), chips, gap=10, line_gap=2)
    chart = w.LineChart(spec, height=110, grow=1, id="chart.village")
    return w.Card(
        head, w.Paragraph(village.text, "small", "ink2"), chart, pad=(18, 10, 18, 10), gap=4, grow=1
    )
