"""The glossary: data for the game and the page built from it."""

import re

import build_glossary

TERMS = build_glossary.entries()


def test_the_page_is_what_the_data_say():
    written = build_glossary.PAGE.read_text(encoding="utf-8")
    assert written == build_glossary.page(TERMS), "run: python tools/build_glossary.py"


def test_every_entry_has_an_id_and_both_languages_and_nothing_else():
    for term in TERMS:
        assert set(term) == {"id", "zh", "en", "note"} and set(term["note"]) == {"zh", "en"}, term
        assert re.fullmatch(r"[a-z][a-z0-9_]*", term["id"]), term["id"]
        assert all(isinstance(w, str) and w.strip() for w in (term["zh"], term["en"], *term["note"].values()))


def test_no_id_and_no_term_stands_twice():
    for field in ("id", "zh", "en"):
        words = [term[field] for term in TERMS]
        assert sorted(set(words)) == sorted(words), field


def test_chinese_is_in_the_chinese_fields_and_notes_are_one_line():
    for term in TERMS:
        chinese = re.compile(r"[\u4e00-\u9fff]")
        assert chinese.search(term["zh"] + term["note"]["zh"]) and not chinese.search(term["en"])
        assert len(term["note"]["zh"]) <= 45 and len(term["note"]["en"]) <= 140, term["id"]
        assert "|" not in str(term) and "\n" not in str(term)


def test_the_groups_of_the_page_open_with_entries_that_exist_in_their_order():
    ids = [term["id"] for term in TERMS]
    places = [ids.index(first) for first, _ in build_glossary.GROUPS]
    assert places[0] == 0 and places == sorted(places)
