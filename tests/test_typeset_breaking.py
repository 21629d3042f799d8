"""The paragraph engine: laws for any text and width, and the cases that readers notice."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from game.typeset.breaking import Run, Setting, balanced_width, break_runs, break_text, natural_width
from game.typeset.kinsoku import CLOSING, NO_END, NO_START, OPENING, atoms, is_breakable, is_word

EM = 16
MIXED = (
    "为巩固前期整治成果，经县政府同意，决定对全县37项重大隐患开展“回头看”（见附件1）。"
    "The office (see p. 3) asks: "
    "“不发预通知”；能共享的数据，不得要求基层重复报送……"
)

letters = st.sampled_from(list("乡镇责任落实，。、；：？！）》”’（《“‘…—·  abXYZ019%.,-/()\n"))
texts = st.text(letters, max_size=120)
widths = st.integers(min_value=EM, max_value=40 * EM)


def measure(text: str) -> float:
    """Full cells for Chinese, half ones for the rest, as in most faces."""
    return sum(EM / 2 if char.isascii() else EM for char in text)


def setting(width: float, **more) -> Setting:
    return Setting(width, EM, **more)


@given(texts, widths, st.booleans(), st.integers(0, 2))
@example("（（（（（（", EM, True, 0)
@example("。。。。。。。。。。", 3 * EM, True, 0)
@example("abcdefghijklmnop，中", 2 * EM, False, 1)
def test_no_character_is_lost_or_shown_twice(text, width, hang, indent):
    lines = break_text(text, measure, setting(width, hang=hang, indent=indent * EM if width > 4 * EM else 0))
    at = 0
    for line in lines:
        assert text[at : line.start].strip(" \n") == ""
        shown = "".join(piece.text for piece in line.pieces)
        assert shown == text[line.start : line.end]
        at = line.end
    assert text[at:].strip(" \n") == ""


@given(texts, widths, st.booleans())
@example("（（（（", EM, True)
@example("“一表”“一单”“一表”“一单”", 3 * EM, True)
def test_every_line_fits_its_width(text, width, hang):
    for line in break_text(text, measure, setting(width, hang=hang)):
        one_letter = len(text[line.start : line.end].strip()) <= 1
        assert line.x + line.width <= width + 1e-6 or one_letter


@given(texts, st.integers(min_value=6 * EM, max_value=40 * EM))
def test_a_line_breaks_at_a_forbidden_place_only_where_it_holds_no_allowed_one(text, width):
    lines = break_text(text, measure, setting(width))
    for before, after in pairwise(lines):
        if before.ends_paragraph or not before.pieces or not after.pieces:
            continue
        held = atoms(text[before.start : before.end])
        following = atoms(text[after.start : after.end])[0]
        allowed = after.start > before.end or is_breakable(held[-1], following)
        inside = any(is_breakable(a, b) for a, b in pairwise(held))
        assert allowed or not inside


@given(st.text(letters.filter(lambda c: c not in " \n"), max_size=80), widths)
def test_words_and_numbers_stay_whole_unless_longer_than_the_line(text, width):
    places = {line.start for line in break_text(text, measure, setting(width))}
    at = 0
    for atom in atoms(text):
        if is_word(atom) and measure(atom) <= width - EM:
            assert not any(at < place < at + len(atom) for place in places)
        at += len(atom)


@given(texts, widths)
def test_breaking_never_depends_on_how_the_text_is_divided_into_runs(text, width):
    whole = break_text(text, measure, setting(width))
    runs = [Run(text[:7], "a"), Run(text[7:15], "b"), Run(text[15:], "c")]
    plain = [Run(char) for char in text]
    if all(not is_word(a) for a in atoms(text)):  # words are measured whole, so only then are runs the same
        parts = break_runs(runs, lambda part, _tag: measure(part), setting(width))
        assert [(line.start, line.end) for line in parts] == [(line.start, line.end) for line in whole]
    singles = break_runs(plain, lambda part, _tag: measure(part), setting(width))
    assert singles[-1].end == whole[-1].end


@given(texts, widths, st.integers(1, 4))
def test_a_text_cut_to_lines_has_no_more_and_says_that_it_was_cut(text, width, most):
    lines = break_text(text, measure, setting(width, max_lines=most))
    full = break_text(text, measure, setting(width))
    assert len(lines) <= most
    if len(full) > most:
        assert lines[-1].truncated
        assert lines[-1].pieces[-1].text == "…"
    if width >= 2 * EM:
        assert all(line.x + line.width <= width + 1e-6 for line in lines)


@given(texts, widths)
def test_justified_lines_end_at_the_edge_or_stay_natural(text, width):
    for line in break_text(text, measure, setting(width, justify=True)):
        assert line.x + line.width <= width + EM / 2 + 1e-6


def test_no_line_of_an_ordinary_paragraph_starts_with_a_closing_mark_or_ends_with_an_opening_one():
    for width in range(6 * EM, 40 * EM, 5):
        for line in break_text(MIXED, measure, setting(width)):
            shown = MIXED[line.start : line.end]
            assert shown[0] not in NO_START
            assert shown.rstrip()[-1] not in NO_END


def test_a_closing_mark_may_hang_by_its_blank_half():
    lines = break_text("一二三四五，六七", measure, setting(5.5 * EM))
    assert "".join(p.text for p in lines[0].pieces) == "一二三四五，"
    assert lines[0].width == 5.5 * EM


def test_two_marks_that_meet_lose_half_a_cell():
    assert natural_width("”。", measure, EM) == 1.5 * EM
    (line,) = break_text("一”。二", measure, setting(20 * EM))
    assert [piece.text for piece in line.pieces] == ["一”", "。二"]
    assert line.width == 3.5 * EM


def test_marks_of_a_narrow_face_are_not_squeezed():
    (line,) = break_text("”“", lambda text: EM / 2 * len(text), setting(20 * EM))
    assert len(line.pieces) == 1


def test_the_first_line_is_indented_and_the_others_are_not():
    lines = break_text("甲" * 30, measure, setting(10 * EM, indent=2 * EM))
    assert [line.x for line in lines] == [2 * EM, 0, 0, 0]
    assert lines[0].pieces[0].x == 2 * EM


def test_a_newline_starts_a_paragraph_even_an_empty_one():
    lines = break_text("甲\n\n乙", measure, setting(10 * EM))
    assert [(line.start, line.end) for line in lines] == [(0, 1), (2, 2), (3, 4)]
    assert all(line.ends_paragraph for line in lines)


def test_a_paragraph_does_not_end_in_a_lonely_character():
    lines = break_text("各乡镇要迅速行动落实到位好", measure, setting(12 * EM))
    assert [line.end - line.start for line in lines] == [11, 2]


def test_a_heading_of_two_lines_breaks_near_its_middle():
    title = "关于开展山塘水库隐患整改回头看的通知"
    whole = setting(16 * EM)
    width = balanced_width(title, measure, whole)
    lines = break_text(title, measure, setting(width))
    assert len(lines) == 2
    assert abs((lines[0].end - lines[0].start) - (lines[1].end - lines[1].start)) <= 1


def test_english_breaks_at_spaces_and_keeps_its_punctuation():
    text = "The county has agreed (on 3.5% terms), town's own included, to look again."
    words = set(text.split())
    for width in range(6 * EM, 24 * EM, 7):
        for line in break_text(text, measure, setting(width)):
            assert set(text[line.start : line.end].split()) <= words


def test_one_word_in_two_styles_stays_one_word():
    runs = [Run("看看 toler"), Run("ance", "bold"), Run(" 好")]
    lines = break_runs(runs, lambda part, _tag: measure(part), setting(6 * EM))
    text = "看看 tolerance 好"
    assert any("tolerance" in text[line.start : line.end] for line in lines)


def test_marks_that_open_are_not_marks_that_close():
    assert not OPENING & CLOSING
