"""Dividing space in whole numbers."""

from hypothesis import given
from hypothesis import strategies as st

from game.typeset.boxes import Box, Size, content, divide, fixed, grid, share

sizes = st.lists(
    st.builds(
        lambda least, more, grow: Size(least, least + more, grow),
        st.integers(0, 80),
        st.integers(0, 80),
        st.sampled_from([0, 0, 1, 1.5, 2]),
    ),
    min_size=1,
    max_size=7,
)


@given(st.integers(0, 2000), sizes, st.integers(0, 20))
def test_parts_stand_in_order_with_their_gaps_and_none_below_its_least(total, parts, gap):
    out = divide(total, parts, gap)
    at = 0
    for (start, length), size in zip(out, parts, strict=True):
        assert start == at
        assert length >= min(size.least, size.want)
        at = start + length + gap


@given(st.integers(0, 2000), sizes, st.integers(0, 20))
def test_a_growing_part_takes_all_that_is_left(total, parts, gap):
    out = divide(total, parts, gap)
    used = sum(length for _, length in out) + gap * (len(parts) - 1)
    least = sum(size.least for size in parts) + gap * (len(parts) - 1)
    if any(size.grow for size in parts) and total >= least:
        assert used == total
    elif total >= least:
        assert used <= total


@given(st.integers(100, 3000), st.integers(2, 6), st.integers(0, 30))
def test_equal_shares_differ_by_one_unit_at_most(total, count, gap):
    lengths = [length for _, length in divide(total, [share()] * count, gap)]
    assert max(lengths) - min(lengths) <= 1


def test_a_share_below_its_least_keeps_the_least_and_the_others_divide_the_rest():
    assert [length for _, length in divide(300, [share(1, 160), share(1), share(1)])] == [160, 70, 70]


def test_too_little_room_shrinks_what_may_shrink():
    assert [length for _, length in divide(100, [fixed(60), content(80, 20)])] == [60, 40]
    assert [length for _, length in divide(70, [fixed(60), content(80, 20)])] == [60, 20]


def test_columns_and_rows_of_a_box_tile_it():
    box = Box(10, 20, 300, 200)
    left, right = box.columns([fixed(100), share()], 8)
    assert (tuple(left), tuple(right)) == ((10, 20, 100, 200), (118, 20, 192, 200))
    top, bottom = box.rows([share(), share(3)], 0)
    assert (top.h, bottom.h, bottom.bottom) == (50, 150, box.bottom)


def test_a_grid_fills_row_by_row():
    cells = grid(Box(0, 0, 210, 0), 5, 2, 30, 10)
    assert [tuple(cell) for cell in cells[:3]] == [(0, 0, 100, 30), (110, 0, 100, 30), (0, 40, 100, 30)]
    assert len(cells) == 5


def test_inset_never_turns_a_box_inside_out():
    assert Box(0, 0, 10, 10).inset(8).w == 0
    assert tuple(Box(0, 0, 100, 50).inset(10, 5)) == (10, 5, 80, 40)


def test_boxes_contain_overlap_and_clip():
    a, b = Box(0, 0, 10, 10), Box(5, 5, 10, 10)
    assert a.overlaps(b) and not a.contains(b) and a.contains(Box(1, 1, 3, 3))
    assert tuple(a.clipped(b)) == (5, 5, 5, 5)
    assert not a.overlaps(Box(10, 0, 5, 5))
