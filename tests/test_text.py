"""Words in both languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content import text
from game.content.text import LANGUAGES, Strings, Text, fixed_number, listing, month_name, number, percent
from game.sim.fixed import ONE


def test_a_text_is_filled_in_both_languages_with_numbers_as_each_writes_them():
    line = Text("{who}用了{n}天，信任{d:+1}", "{who} took {n} {n:day|days}, trust {d:+1}")
    filled = line.fill(who=Text("林业站", "the forest station"), n=1, d=-2.25)
    assert filled == Text("林业站用了1天，信任−2.3", "the forest station took 1 day, trust −2.3")
    assert "2 days" in line.fill(who="x", n=2, d=0).en


def test_quotes_inside_what_is_quoted_become_inner_quotes():
    said = Text("写了“正常”", "it read “normal”")
    assert Text("“{says}”", "“{says}”").fill(says=said) == Text("“写了‘正常’”", "“it read ‘normal’”")
    assert Text("{says}", "{says}").fill(says=said) == said


def test_a_hole_without_a_value_stays_visible():
    assert Text("{甲}{who}", "{who.__class__} {who}").fill(n=1).en == "{who.__class__} {who}"


@given(st.text(), st.text(), st.integers())
def test_filling_never_fails_and_never_runs_anything(zh, en, n):
    Text(zh, en).fill(n=n, who="x")


def test_numbers_are_rounded_half_away_and_carry_a_true_minus():
    assert number(Decimal("-0.05"), "zh", 1) == "−0.1"
    assert number(-0.04, "en", 1) == "0.0"
    assert number(12345, "en") == "12,345" and number(12345, "zh") == "12345"
    assert number(3, "en", sign=True) == "+3"
    assert fixed_number(ONE * 5 // 2, "en", 1) == "2.5"
    assert percent(0.125, "zh", 1) == "12.5%"
    assert Text("", "{x:%} {y}").fill(x=0.5, y=1.25).en == "50% 1.25"


def test_months_and_lists_read_as_people_say_them():
    assert month_name(13, "en") == "January" and month_name(12, "zh") == "12月"
    assert listing(["甲", "乙", "丙"], "zh") == "甲、乙和丙"
    assert listing(["a", "b", "c"], "en") == "a, b and c"
    assert listing(["a", "b"], "en", Text("或", "or")) == "a or b"
    assert listing([], "zh") == "" and listing(["a"], "en") == "a"


def test_a_missing_string_shows_its_key_and_fails_when_strict(monkeypatch):
    words = Strings({"a": Text("甲", "A")})
    monkeypatch.setattr(words, "strict", False)
    assert words["a"].get("zh") == "甲"
    assert words["desk.gone"].get("en") == "[desk.gone]"
    monkeypatch.setattr(words, "strict", True)
    with pytest.raises(KeyError, match="desk"):
        words["desk.gone"]


def test_strings_keep_yes_and_no_as_words_and_join_groups_by_dots(tmp_path):
    path = tmp_path / "strings.yaml"
    path.write_text("on: {zh: 开, en: on}\ndesk:\n  no: {zh: 否, en: no}\n", encoding="utf-8")
    assert text.read_strings(path) == {"on": Text("开", "on"), "desk.no": Text("否", "no")}


def test_every_screen_string_has_both_languages():
    for key, words in text.strings().items():
        for lang in LANGUAGES:
            assert getattr(words, lang).strip(), f"{key} lacks {lang}"
