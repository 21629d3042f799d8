"""The authoring guide: its tables and its card are not stale, and the scenario it builds passes `check`."""

import re
from pathlib import Path

import build_authoring
import pytest

from game.commands import dispatch
from game.content.check import check_file
from game.content.library import TEMPLATES
from game.content.load import load

DOCS = Path(__file__).resolve().parents[1] / "docs"
GUIDES = {"zh": DOCS / "authoring.zh-CN.md", "en": DOCS / "authoring.md"}
_BLOCK = re.compile(r"^```yaml ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(lang):
    """(what is to be done with it, lines) of every YAML example of a guide, in its order."""
    return _BLOCK.findall(GUIDES[lang].read_text("utf-8"))


def of_section(text, section):
    """Where a section's last line ends."""
    start = re.search(rf"^{section}:\n", text, re.MULTILINE)
    assert start, section
    end = re.search(r"^\S", text[start.end() :], re.MULTILINE)
    assert end, section
    return start.end() + end.start()


def follow(folder, lang):
    """Does what the guide says with each example, in the order of the guide."""
    path = folder / "my_town.yaml"
    for what, lines in blocks(lang):
        order, _, name = what.partition(" ")
        text = path.read_text("utf-8")
        if order == "instead-of":
            found = [line for line in text.split("\n") if name in line]
            assert len(found) == 1, f"{name}: {found}"
            text = text.replace(found[0] + "\n", lines)
        elif order == "end-of":
            place = of_section(text, name)
            text = text[:place].rstrip("\n") + "\n" + lines + "\n" + text[place:]
        elif order == "file":
            (folder / name).write_text(lines, encoding="utf-8")
        else:
            assert order in ("card", "settings", "chinese"), what
        path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", GUIDES)
def test_the_tables_are_what_the_models_say(lang):
    assert build_authoring.PAGES[lang].read_text("utf-8") == build_authoring.page(lang), (
        "run: python tools/build_authoring.py"
    )


@pytest.mark.parametrize("lang", GUIDES)
def test_the_card_of_the_guide_is_the_one_on_its_picture(lang):
    (card,) = [lines for what, lines in blocks(lang) if what == "card"]
    assert card in (TEMPLATES / "dilemma.yaml").read_text("utf-8")
    text = GUIDES[lang].read_text("utf-8")
    assert text.index("```yaml card") < text.index("python main.py new")
    picture = f"pictures/dilemma.{lang}.png"
    assert picture in text and (DOCS / picture).exists()


def test_both_guides_hold_the_same_examples():
    assert blocks("zh") == blocks("en")


@pytest.mark.parametrize("lang", GUIDES)
def test_following_the_guide_gives_a_scenario_that_passes_check_and_plays(
    lang, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    assert dispatch(["new", "my_town"]) == 0
    before = load("my_town.yaml")
    path = follow(tmp_path, lang)
    assert check_file(path).problems == [] and check_file(tmp_path / "one_form.yaml").problems == []
    after = load(path)
    assert len(after.names.events) == len(before.names.events) + 3
    assert len(after.names.offices) == len(before.names.offices) + 1
    assert after.names.institution.id == "one_form"
    assert after.names.staff != before.names.staff
    plan = "plan:my_town.plan.yaml"
    assert dispatch(["run", "my_town.yaml", "--policy", plan, "--games", "2"]) == 0


@pytest.mark.parametrize("lang", GUIDES)
def test_links_of_the_guide_lead_somewhere_and_commands_exist(lang):
    from game.commands import COMMANDS

    text = GUIDES[lang].read_text("utf-8")
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (DOCS / link).exists(), link
    named = set(re.findall(r"python main\.py (\w+)", text))
    assert named <= set(COMMANDS) and {"new", "check", "play", "report", "schema", "export"} <= named


@pytest.mark.slow
@pytest.mark.parametrize("lang", GUIDES)
def test_the_picture_of_the_card_is_what_the_window_shows(lang, tmp_path):
    import numpy as np
    import pygame

    shot = ["shot", str(tmp_path), "--lang", lang, "--size", "1280x720", "--scale", "100"]
    assert dispatch([*shot, "--screen", "guide_dilemma"]) == 0
    (made,) = tmp_path.glob("*.png")
    pictures = [pygame.image.load(path) for path in (made, DOCS / "pictures" / f"dilemma.{lang}.png")]
    now, kept = (pygame.surfarray.array3d(picture).astype(int) for picture in pictures)
    assert now.shape == kept.shape
    changed = (np.abs(now - kept).max(axis=2) > 48).mean()
    assert changed < 0.01, "run: python tools/build_pictures.py"
