"""Chart geometry: inside the box, true to the numbers, with words that do not cover each other."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.typeset import charts as c
from game.typeset.drawing import span
from game.typeset.flow import ribbon
from game.typeset.scales import nice_ticks, spread, tick_text

PEN = c.Pen(lambda text, style: 8.0 * sum(1 if ch.isascii() else 2 for ch in text), lambda style: 14.0)
numbers = st.floats(-1e6, 1e6, allow_nan=False, allow_infinity=False)


@given(numbers, st.floats(1e-3, 1e6), st.integers(2, 9))
def test_ticks_are_even_and_hold_the_range(low, reach, count):
    ticks = nice_ticks(low, low + reach, count)
    slack = 1e-6 * max(1.0, abs(low), reach)
    assert ticks[0] <= low + slack and ticks[-1] >= low + reach - slack
    steps = {round((b - a) / reach, 5) for a, b in pairwise(ticks)}
    assert max(steps) - min(steps) <= 1e-4
    assert len(ticks) <= count + 2


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [(5, 1, "5"), (-5, 5, "−5"), (0.25, 0.25, "0.25"), (0.5, 0.1, "0.5"), (2.5, 2.5, "2.5"), (-0.0, 1, "0")],
)
def test_ticks_are_written_without_needless_decimals(value, step, text):
    assert tick_text(value, step) == text


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(1, 40)), min_size=1, max_size=9))
def test_labels_moved_apart_keep_their_order_and_do_not_overlap(parts):
    wanted, gaps = [a for a, _ in parts], [b for _, b in parts]
    middles = spread(wanted, gaps, 0, 400)
    order = sorted(range(len(parts)), key=lambda n: (wanted[n], n))
    for a, b in pairwise(order):
        assert middles[b] - middles[a] >= (gaps[a] + gaps[b]) / 2 - 1e-6
    if sum(gaps) <= 400:
        assert all(
            gap / 2 - 1e-6 <= middle <= 400 - gap / 2 + 1e-6
            for middle, gap in zip(middles, gaps, strict=True)
        )


def test_a_label_alone_stands_where_it_wants_to():
    assert spread([50.0], [20.0], 0, 100) == [50.0]


def points_of(drawing: c.Drawing):
    for shape in drawing.shapes:
        if isinstance(shape, (c.Polyline, c.Polygon)):
            yield from shape.points
        elif isinstance(shape, c.Block):
            yield from ((shape.x, shape.y), (shape.x + shape.w, shape.y + shape.h))


def assert_inside(drawing: c.Drawing, slack: float = 2.0) -> None:
    for x, y in points_of(drawing):
        assert -slack <= x <= drawing.width + slack and -slack <= y <= drawing.height + slack
    for label in drawing.labels():
        left, top, right, bottom = span(label, PEN)
        assert left >= -slack and right <= drawing.width + slack, label
        assert top >= -slack and bottom <= drawing.height + slack, label


def assert_apart(drawing: c.Drawing, slack: float = 1.5) -> None:
    boxes = [(label, span(label, PEN)) for label in drawing.labels()]
    for n, (a, one) in enumerate(boxes):
        for b, two in boxes[n + 1 :]:
            wide = min(one[2], two[2]) - max(one[0], two[0])
            high = min(one[3], two[3]) - max(one[1], two[1])
            assert wide <= slack or high <= slack, (a.text, b.text)


values = st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=1, max_size=24)


@given(values, values, st.integers(260, 900), st.integers(120, 400), st.booleans())
def test_a_line_chart_stays_in_its_box_and_its_words_apart(one, two, width, height, marks):
    spec = c.LineSpec(
        [c.Series("表面达标", one, "amber"), c.Series("实绩", two, "teal")],
        [(n, f"{n + 1}月") for n in range(len(one))],
        marks=[c.Mark(n, "两面通报") for n in range(0, len(one), 3)] if marks else [],
        band=(20, 40, "目标区间"),
    )
    chart = c.line_chart(width, height, spec, PEN)
    assert_inside(chart.drawing)
    words = [label for label in chart.drawing.labels() if label.text != "目标区间"]
    assert_apart(c.Drawing(width, height, list(words)))


def test_names_too_long_for_the_side_become_a_legend_on_top():
    spec = c.LineSpec(
        [c.Series("recorded compliance of the whole town", [1, 2]), c.Series("real work done", [2, 1])]
    )
    chart = c.line_chart(300, 240, spec, PEN)
    assert chart.legend
    assert all(label.y < chart.top for label in chart.drawing.labels() if label.style == "note_strong")


def test_a_hole_in_the_numbers_is_a_hole_in_the_line():
    chart = c.line_chart(400, 200, c.LineSpec([c.Series("", [1, 2, None, 3, 4], "teal")]), PEN)
    lines = [s for s in chart.drawing.shapes if isinstance(s, c.Polyline) and s.ink == "teal"]
    assert [len(line.points) for line in lines] == [2, 2]


def test_after_the_playhead_a_line_is_dashed_and_pale():
    chart = c.line_chart(400, 200, c.LineSpec([c.Series("", [1, 2, 3, 4], "teal")], play=1), PEN)
    rest, done = (s for s in chart.drawing.shapes if isinstance(s, c.Polyline) and s.ink == "teal")
    assert rest.dash and rest.alpha < 1 and done.dash is None
    assert rest.points[0] == done.points[-1]


def test_the_nearest_turn_is_found_from_a_place():
    chart = c.line_chart(400, 200, c.LineSpec([c.Series("a", [1, 2, 3, 4])]), PEN)
    assert [chart.nearest(chart.x.at(n) + 3) for n in range(4)] == [0, 1, 2, 3]
    assert chart.nearest(-50) == 0 and chart.nearest(900) == 3


steps = st.lists(st.floats(0, 1), min_size=6, max_size=6)


@given(steps, st.integers(360, 900), st.integers(160, 400))
def test_blame_on_the_waterfall_is_never_lost_between_levels(shares, width, height):
    names, left, chain = ["市", "县", "局", "乡镇", "你", "经办人"], 1.0, []
    for name, part in zip(names, shares, strict=True):
        keeps = left * part
        chain.append(c.Step(name, left, keeps, f"{keeps:.2f}", f"{left - keeps:.2f}"))
        left -= keeps
    drawing = c.waterfall(width, height, chain, PEN)
    assert_inside(drawing)
    flows = [s for s in drawing.shapes if isinstance(s, c.Polygon)]
    for flow in flows:  # what leaves a level is as high as what arrives at the next
        (_, a), (_, b), (_, base), _ = flow.points
        assert math.isclose(base - a, base - b, abs_tol=1e-6)


@given(
    st.lists(
        st.tuples(st.text("村务信任责任", min_size=1, max_size=9), st.floats(-50, 50)), min_size=1, max_size=8
    )
)
def test_bars_stay_in_their_width_and_names_apart(rows):
    drawing = c.bar_list(320, [c.Bar(name, value, f"{value:.0f}") for name, value in rows], PEN)
    assert_inside(drawing)
    assert_apart(drawing)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=5))
def test_a_stacked_bar_is_as_long_as_its_box_and_its_names_apart(amounts):
    drawing = c.stacked_bar(360, [c.Part(f"部分{n}", v, "teal") for n, v in enumerate(amounts)], PEN)
    assert_inside(drawing, 6)
    assert_apart(drawing)


def flow(room: tuple[float, float] = (640, 320)):
    nodes = [
        c.Node("a", "核查要求", 0, "120"), c.Node("b", "追加报表", 0, "66"), c.Node("c", "转发", 1),
        c.Node("d", "真改", 2, "54"), c.Node("e", "台账", 2, "132"),
    ]  # fmt: skip
    links = [c.Link("a", "c", 120), c.Link("b", "c", 66), c.Link("c", "d", 54), c.Link("c", "e", 132)]
    return c.flow_chart(*room, nodes, links, PEN)


def test_ribbons_fill_the_bars_they_join():
    result = flow()
    for id in ("a", "b", "c", "d", "e"):
        out = sum(thick for link, _, _, thick in result.ribbons if link.source == id)
        into = sum(thick for link, _, _, thick in result.ribbons if link.target == id)
        assert max(out, into) == pytest.approx(result.spots[id].h)


@pytest.mark.parametrize("room", [(640, 320), (420, 160), (900, 120)])
def test_a_flow_chart_stays_in_its_box_and_its_words_apart(room):
    drawing = flow((room[0], room[1])).drawing
    assert_inside(drawing)
    assert_apart(drawing)


def test_a_ribbon_is_equally_thick_all_along():
    points = ribbon((0, 10), (100, 60), 12)
    half = len(points) // 2
    for (x, y), (x2, y2) in zip(points[:half], reversed(points[half:]), strict=True):
        assert x == x2 and y2 - y == pytest.approx(12)


NAMES = "上岭村 下岭村 石桥村 柳湾村 竹园村 茶坪村 陆家垭村 新渠村 岩脚村 塘边村".split()
SPOTS = [(18, 14), (30, 30), (52, 22), (80, 40), (14, 62), (38, 56), (66, 8), (60, 66), (88, 78), (34, 88)]


@pytest.mark.parametrize("room", [(420, 300), (700, 420), (300, 300)])
def test_village_names_avoid_each_other_and_stay_on_the_map(room):
    places = [
        c.Place(f"v{n}", name, x, y, text="信任62")
        for n, (name, (x, y)) in enumerate(zip(NAMES, SPOTS, strict=True))
    ]
    result = c.town_map(room[0], room[1], c.MapSpec(places, (50, 45, "镇政府")), PEN)
    assert_inside(result.drawing)
    if room[0] > 400:
        assert_apart(result.drawing)


def test_the_map_is_the_same_every_time_and_knows_what_is_under_the_mouse():
    places = [c.Place("a", "甲", 20, 20), c.Place("b", "乙", 80, 80)]
    one, two = (c.town_map(400, 300, c.MapSpec(places), PEN) for _ in range(2))
    assert one.drawing.shapes == two.drawing.shapes
    x, y = one.spots["b"]
    assert one.nearest(x + 5, y, 30) == "b" and one.nearest(200, 150, 10) is None


def test_maps_of_no_one_and_of_one_village_can_be_drawn():
    assert c.town_map(200, 200, c.MapSpec([]), PEN).nearest(1, 1, 50) is None
    c.town_map(200, 200, c.MapSpec([c.Place("a", "甲", 50, 50)], (50, 50, "镇")), PEN)
