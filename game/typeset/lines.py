"""Line charts: labelled directly at their ends, with a band, marks in time and a playhead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.typeset.drawing import Disc, Drawing, Label, Pen, Point, Polygon, Polyline
from game.typeset.scales import Axis, axis_for, spread


@dataclass(frozen=True, slots=True)
class Series:
    """One line. A value may be None: nothing is drawn there. `dashed` for what is not sure; `loose` for
    single sightings: a point for each value and no line."""

    name: str
    values: Sequence[float | None]
    ink: str = "blue"
    dashed: bool = False
    width: float = 2.4
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened at a place in time: a dashed line with words on top."""

    at: int
    text: str
    ink: str = "ink2"


@dataclass(frozen=True, slots=True)
class LineSpec:
    """What to show. `play`: the turn shown now; later parts are dashed and pale. `between`: two series
    whose gap is filled. `band`: (low, high, words) of a target range. `left`, `right`: least room
    beside the axis."""

    series: Sequence[Series]
    x_labels: Sequence[tuple[int, str]] = ()
    low: float | None = None
    high: float | None = None
    band: tuple[float, float, str] | None = None
    marks: Sequence[Mark] = ()
    play: int | None = None
    between: tuple[int, int] | None = None
    dots: bool = False
    ticks: int = 5
    left: float = 0.0
    right: float = 0.0


@dataclass(slots=True)
class LineChart:
    """The shapes, and how to get from a turn or a value to a place."""

    drawing: Drawing
    x: Axis
    y: Axis
    count: int
    left: float
    top: float
    right: float
    bottom: float
    legend: bool = False
    _pad: float = field(default=0.0)

    def nearest(self, x: float) -> int:
        """The turn nearest to a place."""
        reach = self.x.end - self.x.start
        share = (x - self.x.start) / reach if reach else 0
        return max(0, min(self.count - 1, round(share * (self.count - 1))))


def line_chart(width: float, height: float, spec: LineSpec, pen: Pen) -> LineChart:
    """The whole chart for a box of this size."""
    chart = _frame(width, height, spec, pen)
    _grid(chart, spec, pen)
    _band(chart, spec, pen)
    _gap(chart, spec)
    _marks(chart, spec, pen)
    for series in spec.series:
        _line(chart, series, spec, pen)
    if chart.legend:
        _legend(chart, spec, pen)
    else:
        _end_labels(chart, spec, pen)
    _play(chart, spec, pen)
    return chart


def _frame(width: float, height: float, spec: LineSpec, pen: Pen) -> LineChart:
    """Margins: room for tick numbers left, names right (or a legend on top), turns below."""
    values = [value for series in spec.series for value in series.values]
    if spec.band:
        values += [spec.band[0], spec.band[1]]
    line = pen.line("axis")
    names = max((pen.measure(s.name, "note_strong") for s in spec.series), default=0)
    legend = names > 0.3 * width
    top = line * (0.8 if not spec.marks else 1.7) + (
        pen.line("note_strong") * _legend_rows(width, spec, pen) if legend else 0
    )
    bottom = height - (line * 1.5 if spec.x_labels else line * 0.6)
    ticks = max(2, min(spec.ticks, int((bottom - top) / (line * 1.1)) + 1))
    y = axis_for(values, bottom, top, low=spec.low, high=spec.high, count=ticks)
    left = max((pen.measure(text, "axis") for text in y.texts()), default=0) + 8 * pen.unit
    left = max(left, spec.left)
    beside = 6 * pen.unit if legend or not names else names + 14 * pen.unit
    right = width - max(beside, spec.right)
    count = max((len(series.values) for series in spec.series), default=0)
    pad = min(10 * pen.unit, (right - left) / max(2, 2 * count))
    x = Axis(0, max(1, count - 1), left + pad, right - pad)
    return LineChart(Drawing(width, height), x, y, count, left, top, right, bottom, legend)


def _grid(chart: LineChart, spec: LineSpec, pen: Pen) -> None:
    add = chart.drawing.add
    for tick, text in zip(chart.y.ticks, chart.y.texts(), strict=True):
        y = chart.y.at(tick)
        add(Polyline(((chart.left, y), (chart.right, y)), "hair", max(1.0, pen.unit)))
        add(Label(text, chart.left - 8 * pen.unit, y, "ink3", "axis", "end"))
    edge = -1e9
    last = spec.x_labels[-1][0] if spec.x_labels else -1
    limit = chart.drawing.width
    for at, text in spec.x_labels:
        half = pen.measure(text, "axis") / 2
        x = min(max(chart.x.at(at), half), limit - half)
        end = min(chart.x.at(last), limit - pen.measure(spec.x_labels[-1][1], "axis") / 2)
        clear_of_last = (
            at == last or x + half + 6 * pen.unit < end - pen.measure(spec.x_labels[-1][1], "axis") / 2
        )
        if x - half > edge and clear_of_last:
            add(Label(text, x, chart.bottom + pen.line("axis") * 0.85, "ink3", "axis", "middle"))
            edge = x + half + 6 * pen.unit


def _band(chart: LineChart, spec: LineSpec, pen: Pen) -> None:
    if not spec.band:
        return
    low, high, words = spec.band
    top, bottom = chart.y.at(high), chart.y.at(low)
    corners = ((chart.left, top), (chart.right, top), (chart.right, bottom), (chart.left, bottom))
    chart.drawing.add(Polygon(corners, "band", 0.32))
    if words:
        middle = bottom - pen.line("axis") * 0.75
        chart.drawing.add(Label(words, chart.left + 6 * pen.unit, middle, "teal", "axis"))


def _places(chart: LineChart, series: Series) -> list[list[Point]]:
    """The line in stretches without a hole."""
    out: list[list[Point]] = [[]]
    for n, value in enumerate(series.values):
        if value is None:
            out.append([])
        else:
            out[-1].append((chart.x.at(n), chart.y.at(value)))
    return [stretch for stretch in out if stretch]


def _gap(chart: LineChart, spec: LineSpec) -> None:
    """The area between two lines: how far the paper is from the ground."""
    if spec.between is None:
        return
    upper, lower = (spec.series[n] for n in spec.between)
    both = [
        (chart.x.at(n), chart.y.at(a), chart.y.at(b))
        for n, (a, b) in enumerate(zip(upper.values, lower.values, strict=False))
        if a is not None and b is not None
    ]
    if len(both) > 1:
        points = [(x, a) for x, a, _ in both] + [(x, b) for x, _, b in reversed(both)]
        chart.drawing.add(Polygon(tuple(points), upper.ink, 0.13))


def _line(chart: LineChart, series: Series, spec: LineSpec, pen: Pen) -> None:
    width = series.width * pen.unit
    dash = (6 * pen.unit, 4 * pen.unit)
    if series.loose:
        _points(chart, series, spec, pen)
        return
    for points in _places(chart, series):
        if spec.play is None:
            chart.drawing.add(Polyline(tuple(points), series.ink, width, dash if series.dashed else None))
            continue
        now = chart.x.at(spec.play) + 1e-6
        done = [point for point in points if point[0] <= now]
        rest = points[max(0, len(done) - 1) :]
        if len(rest) > 1:
            chart.drawing.add(Polyline(tuple(rest), series.ink, width * 0.8, dash, 0.45))
        if done:
            chart.drawing.add(Polyline(tuple(done), series.ink, width, dash if series.dashed else None))
    if spec.dots:
        for points in _places(chart, series):
            chart.drawing.add(*(Disc(x, y, 2.6 * pen.unit, series.ink) for x, y in points[:-1]))


def _points(chart: LineChart, series: Series, spec: LineSpec, pen: Pen) -> None:
    for stretch in _places(chart, series):
        for x, y in stretch:
            if spec.play is None or x <= chart.x.at(spec.play) + 1e-6:
                chart.drawing.add(Disc(x, y, 4.4 * pen.unit, series.ink, "card"))


def _end(series: Series) -> int:
    return max((n for n, value in enumerate(series.values) if value is not None), default=-1)


def _end_labels(chart: LineChart, spec: LineSpec, pen: Pen) -> None:
    """Names where the lines end, moved apart where lines end close together."""
    named = [(series, _end(series)) for series in spec.series if series.name and _end(series) >= 0]
    if not named:
        return
    wanted = [chart.y.at(series.values[end] or 0.0) for series, end in named]
    high = pen.line("note_strong")
    middles = spread(
        wanted, [high] * len(named), min(chart.top, wanted[0]) - high / 2, chart.bottom + high / 2
    )
    for (series, end), y, middle in zip(named, wanted, middles, strict=True):
        chart.drawing.add(Disc(chart.x.at(end), y, 4 * pen.unit, series.ink, "card"))
        chart.drawing.add(Label(series.name, chart.right + 8 * pen.unit, middle, series.ink, "note_strong"))


def _legend_places(width: float, spec: LineSpec, pen: Pen) -> list[tuple[float, int]]:
    places, x, row = [], 0.0, 0
    for series in spec.series:
        need = pen.measure(series.name, "note_strong") + 40 * pen.unit
        if x and x + need > width:
            x, row = 0.0, row + 1
        places.append((x, row))
        x += need
    return places


def _legend_rows(width: float, spec: LineSpec, pen: Pen) -> int:
    places = _legend_places(width, spec, pen)
    return places[-1][1] + 1 if places else 0


def _legend(chart: LineChart, spec: LineSpec, pen: Pen) -> None:
    high = pen.line("note_strong")
    for series, (x, row) in zip(spec.series, _legend_places(chart.drawing.width, spec, pen), strict=True):
        y = high * (row + 0.5)
        dash = (5 * pen.unit, 3 * pen.unit) if series.dashed else None
        stroke = Polyline(((x, y), (x + 18 * pen.unit, y)), series.ink, 3 * pen.unit, dash)
        chart.drawing.add(stroke, Label(series.name, x + 24 * pen.unit, y, series.ink, "note_strong"))
        end = _end(series)
        if end >= 0:
            at = (chart.x.at(end), chart.y.at(series.values[end] or 0.0))
            chart.drawing.add(Disc(*at, 4 * pen.unit, series.ink, "card"))


def _marks(chart: LineChart, spec: LineSpec, pen: Pen) -> None:
    """Words on top, each clear of the one before; a mark without room keeps only its line."""
    edge = -1e9
    line = pen.line("axis")
    for mark in sorted(spec.marks, key=lambda m: m.at):
        x = chart.x.at(mark.at)
        half = pen.measure(mark.text, "axis") / 2
        middle = min(max(x, half), chart.drawing.width - half)
        stroke = Polyline(
            ((x, chart.top - 2 * pen.unit), (x, chart.bottom)),
            mark.ink,
            max(1.0, pen.unit),
            (3 * pen.unit, 3 * pen.unit),
        )
        chart.drawing.add(stroke)
        if middle - half > edge:
            chart.drawing.add(Label(mark.text, middle, chart.top - line * 0.75, mark.ink, "axis", "middle"))
            edge = middle + half + 8 * pen.unit


def _play(chart: LineChart, spec: LineSpec, pen: Pen) -> None:
    if spec.play is None:
        return
    x = chart.x.at(spec.play)
    chart.drawing.add(Polyline(((x, chart.top), (x, chart.bottom)), "red", 1.6 * pen.unit))
    for series in spec.series:
        value = series.values[spec.play] if 0 <= spec.play < len(series.values) else None
        if value is not None:
            chart.drawing.add(Disc(x, chart.y.at(value), 4 * pen.unit, series.ink, "card"))
