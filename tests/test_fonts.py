"""The bundled fonts hold every character that is shown, carry their own names, and keep their licences."""

import ast
import unicodedata
from functools import cache
from pathlib import Path

import build_fonts
import build_icons
import pygame
import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "assets" / "fonts"
CHINESE = [font.name for font in build_fonts.PLAN if font.chinese]
NAMES = [font.name for font in build_fonts.PLAN]
BETWEEN_LINES = set("\n\r\t\ufeff")


@cache
def held(name: str) -> frozenset[str]:
    return frozenset(map(chr, TTFont(FONTS / f"{name}.ttf", lazy=True).getBestCmap() or ()))


def shown_texts() -> list[tuple[Path, str]]:
    """What may come on a screen: content, screen strings, words in code; of the documentation the hanzi."""
    content = sorted([*ROOT.glob("scenarios/**/*.yaml"), *ROOT.glob("assets/*.yaml")])
    texts = [(path, path.read_text(encoding="utf-8")) for path in content]
    for path in sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md")]):
        hanzi = [char for char in path.read_text(encoding="utf-8") if unicodedata.category(char) == "Lo"]
        texts.append((path, "".join(hanzi)))
    for path in sorted(ROOT.glob("game/**/*.py")):
        texts.append((path, "".join(words_in_code(path))))
    return texts


def words_in_code(path: Path) -> list[str]:
    """The strings inside Text(...) calls, and all strings of the layers that show things."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    shows = path.relative_to(ROOT / "game").parts[0] in ("ui", "terminal.py", "commands")
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    roots = [tree] if shows else [call for call in calls if ast.unparse(call.func).endswith("Text")]
    nodes = [node for root in roots for node in ast.walk(root) if isinstance(node, ast.Constant)]
    return [node.value for node in nodes if isinstance(node.value, str)]


def is_shown(char: str) -> bool:
    """Private and combining marks, and the ends of lines, are no glyphs to look for."""
    return char.isprintable() and char not in BETWEEN_LINES and not 0x0300 <= ord(char) <= 0x036F


@pytest.mark.parametrize("name", ["sans-400", "serif-400", "kai-400"])
def test_every_character_in_use_is_in_the_font(name):
    wrong = []
    for path, text in shown_texts():
        lacking = {char for char in text if is_shown(char)} - held(name)
        if lacking:
            wrong.append(f"{path.relative_to(ROOT)}: {''.join(sorted(lacking))}")
    assert not wrong, "\n".join(["add to NAMES or SYMBOLS in tools/build_fonts.py and run it:", *wrong])


@pytest.mark.parametrize("name", NAMES)
def test_the_font_holds_the_whole_planned_set(name):
    lacking = build_fonts.characters(name in CHINESE) - held(name)
    assert not lacking, "".join(sorted(lacking))


@pytest.mark.parametrize("font", build_fonts.PLAN, ids=lambda font: font.name)
def test_a_modified_font_does_not_carry_a_reserved_name(font):
    """SIL OFL 1.1, condition 3; the copyright line (0) must keep naming its holder."""
    records = [record for record in TTFont(FONTS / f"{font.name}.ttf")["name"].names if record.nameID != 0]
    names = [record.toUnicode() for record in records if record.nameID in (1, 3, 4, 6, 16)]
    assert names and all(name.startswith("Dare") for name in names)
    everything = "\n".join(record.toUnicode() for record in records)
    assert not [word for word in ("LXGW", "霞鹜", "Source") if word in everything]


def test_every_family_has_its_licence_beside_it():
    for family in {name.split("-")[0] for name in NAMES}:
        text = (FONTS / f"OFL-{family}.txt").read_text(encoding="utf-8")
        assert text.startswith("Copyright")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "MIT License" in (ROOT / "assets" / "icons" / "LICENSE").read_text(encoding="utf-8")


def test_the_fonts_together_stay_under_18_megabytes():
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 18e6


def test_every_icon_is_there_and_can_be_drawn():
    files = {path.stem for path in build_icons.ICONS.glob("*.svg")}
    assert files == set(build_icons.NAMES)
    for name in files:
        surface = pygame.image.load_sized_svg(str(build_icons.ICONS / f"{name}.svg"), (24, 24))
        assert pygame.mask.from_surface(surface).count() > 0, name
