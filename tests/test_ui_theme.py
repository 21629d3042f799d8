"""Every text colour can be read on the grounds it stands on, and neither fonts nor icons can fail hard."""

from pathlib import Path

import pygame
import pytest

from game.ui.app import App, Look
from game.ui.context import Stock, Ui
from game.ui.coverage import read_coverage
from game.ui.faces import FONTS, Faces
from game.ui.icons import Icons
from game.ui.paint import shorten
from game.ui.theme import STYLES, THEMES, TONES, theme_for


def luminance(colour):
    parts = [(c / 255) / 12.92 if c <= 10 else (((c / 255) + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    "theme", [*THEMES.values(), *(theme.on_paper for theme in THEMES.values())], ids=lambda t: t.name
)
def test_text_can_be_read_on_its_ground(theme):
    least = 7.0 if theme.contrast else 4.4
    for ink in ("ink", "ink2", *TONES):
        assert contrast(theme[ink], theme.card) >= least, ink
        assert contrast(theme[ink], theme.panel) >= min(least, 4.5), ink
    assert contrast(theme.ink3, theme.card) >= 4.4
    for tone in TONES:
        ink, soft = theme.tone(tone)
        assert contrast(ink, soft) >= 4.4, tone
        assert contrast(theme.on_colour, ink) >= 4.4, tone
    assert contrast(*theme.tone("")) >= 4.4
    for ink in ("rail_ink", "rail_ink2"):
        assert contrast(theme[ink], theme.rail) >= 4.5
    assert contrast(theme.key_ink, theme.key_ground) >= 7


def test_high_contrast_is_higher():
    for dark in (False, True):
        plain, strong = theme_for(dark, False), theme_for(dark, True)
        assert contrast(strong.ink3, strong.card) > contrast(plain.ink3, plain.card)
        assert contrast(strong.line, strong.card) >= 3


@pytest.fixture(scope="module", autouse=True)
def display():
    App(Look(), size=(1280, 720), headless=True)


def test_no_style_is_smaller_than_can_be_read():
    ui = Ui((1280, 720), Stock())
    assert all(ui.face(style).px >= 12 for style in STYLES)


def test_every_face_is_bundled_and_has_the_characters_of_the_language():
    for path in FONTS.glob("*.ttf"):
        coverage = read_coverage(path)
        assert coverage is not None and "A" in coverage
        if not path.name.startswith("mono"):
            assert all(char in coverage for char in "岭前镇云泽县容错〔〕“”……")


def test_a_missing_font_file_is_told_in_a_sentence_and_another_stands_in(tmp_path):
    faces = Faces(tmp_path)
    face = faces.face("serif-900", 20)
    assert face.width("abc") > 0
    face.surface("abc", (0, 0, 0))
    assert [problem.zh[:4] for problem in faces.problems] == ["缺少字体"]
    assert "assets/fonts/serif-900.ttf" in faces.problems[0].en


def test_a_missing_weight_falls_back_to_another_of_the_bundled_ones(tmp_path):
    (tmp_path / "sans-400.ttf").write_bytes((FONTS / "sans-400.ttf").read_bytes())
    faces = Faces(tmp_path)
    assert "中" in faces.face("sans-700", 16).coverage
    assert len(faces.problems) == 1


def test_a_font_file_that_is_broken_does_not_stop_the_program(tmp_path):
    (tmp_path / "sans-400.ttf").write_bytes(b"not a font at all")
    assert Faces(tmp_path).face("sans-400", 16).width("a") > 0
    assert read_coverage(tmp_path / "sans-400.ttf") is None
    assert read_coverage(Path("nowhere.ttf")) is None


def test_a_character_no_font_has_is_drawn_as_a_box_not_as_nothing():
    face = Faces().face("sans-400", 20)
    surface = face.surface("𠮷", (0, 0, 0))
    assert surface.get_width() > 4
    assert pygame.mask.from_surface(surface).count() > 0


def test_the_same_word_is_rendered_once():
    face = Faces().face("sans-400", 20)
    assert face.surface("案头", (1, 2, 3)) is face.surface("案头", (1, 2, 3))


def test_rendered_words_do_not_fill_the_memory():
    faces = Faces()
    face = faces.face("sans-400", 60)
    for n in range(3000):
        face.surface(f"第{n}号文件的全部内容", (0, 0, 0))
    assert faces.runs.bytes <= 24 << 20


def test_an_icon_that_is_missing_is_a_ring_and_is_remembered(tmp_path):
    icons = Icons(tmp_path)
    surface = icons.get("nothing", 24, (200, 0, 0))
    assert pygame.mask.from_surface(surface).count() > 0
    assert icons.missing == {"nothing"}


def test_icons_take_the_colour_they_are_given():
    surface = Icons().get("tray", 48, (10, 120, 200))
    colours = {
        tuple(surface.get_at((x, y)))[:3]
        for x in range(48)
        for y in range(48)
        if surface.get_at((x, y)).a == 255
    }
    assert colours == {(10, 120, 200)}


def test_shortened_text_ends_in_dots_and_fits():
    face = Faces().face("sans-400", 16)
    text, cut = shorten(face, "县应急管理局办公室主任", 100)
    assert cut and text.endswith("…") and face.width(text) <= 100
    assert shorten(face, "短", 100) == ("短", False)
