"""Every code has a page in both languages; its failing example gives exactly that code, the mended none."""

import build_problems
import pytest

from game.content.codes import CODES

PAIRS = [(code, lang) for code in CODES for lang in ("zh", "en")]


def test_every_code_has_an_example_and_no_example_is_left_over():
    assert set(build_problems.entries()) == set(CODES)


@pytest.mark.parametrize(("code", "lang"), PAIRS)
def test_the_failing_example_gives_exactly_its_code_and_the_mended_none(code, lang):
    made = build_problems.example(code, lang)
    assert [p.code for p in made.problems(made.bad)] == [code]
    assert not made.problems(made.mended)


def test_the_pages_are_what_codes_and_examples_say():
    pages = build_problems.pages()
    stale = [p.name for p, text in pages.items() if not p.exists() or p.read_text("utf-8") != text]
    assert not stale, "run: python tools/build_problems.py"
    assert {p.name for p in build_problems.FOLDER.glob("*.md")} == {p.name for p in pages}
