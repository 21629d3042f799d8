"""Every screen as a picture: all of them stand, every text inside its box; names, failures, sentences."""

import pygame
import pytest

from game.commands import _gallery, dispatch
from game.content.text import Strings
from game.ui.app import App, Look
from tests import ui_checks

NAMES = list(_gallery.screens())
OTHERS = [
    (lang, size, text)
    for lang in ("zh", "en")
    for size in ((1024, 600), (1024, 768), (1280, 720), (1920, 1080))
    for text in (100, 150, 200)
    if (lang, size, text) != ("zh", (1280, 720), 100)
]


@pytest.fixture(scope="module")
def games():
    games = _gallery.Games()
    with _gallery.own_folder(games):
        Strings.strict = True
        yield games
        Strings.strict = False


def shown(games, name, lang="zh", size=(1280, 720), text=100):
    app = App(Look(lang=lang, text=text / 100, motion=False), size=size, headless=True)
    return app, _gallery.show(app, games, name)


def problems(screen, name):
    """The notes of the first turn lie over the desk on purpose."""
    return [p for p in ui_checks.problems(screen) if name != "desk_coach" or "coach." not in p]


@pytest.mark.parametrize("name", NAMES)
def test_every_screen_stands_with_its_texts_inside_their_boxes(games, name):
    app, screen = shown(games, name)
    assert not problems(screen, name), "\n".join(problems(screen, name))
    assert screen.texts() and screen.focus_order()
    assert app.picture().get_size() == (1280, 720)


@pytest.mark.slow
@pytest.mark.parametrize("look", OTHERS, ids=lambda look: f"{look[0]}-{look[1][0]}x{look[1][1]}-{look[2]}")
def test_every_screen_in_all_sizes_scales_and_languages(games, look):
    wrong = []
    for name in NAMES:
        app, screen = shown(games, name, *look)
        wrong += [f"{name}: {problem}" for problem in problems(screen, name)]
        app.picture()
    assert not wrong, "\n".join(wrong)


def test_a_screen_is_the_same_picture_each_time(games):
    first, again = (shown(games, "desk_middle")[0].picture() for _ in range(2))
    assert pygame.image.tobytes(first, "RGB") == pygame.image.tobytes(again, "RGB")


def test_pictures_are_named_by_screen_language_size_and_scale(tmp_path, capsys):
    args = [
        "shot",
        str(tmp_path),
        "--screen",
        "about",
        "--size",
        "1024x600",
        "--scale",
        "100",
        "--scale",
        "125",
    ]
    assert dispatch(args) == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [f"about.{lang}.1024x600.{scale}.png" for lang in ("en", "zh") for scale in (100, 125)]
    assert pygame.image.load(str(tmp_path / names[0])).get_size() == (1024, 600)
    assert "4张" in capsys.readouterr().out


def test_one_language_is_drawn_where_one_is_asked_for(tmp_path, capsys):
    args = [
        "shot",
        str(tmp_path),
        "--lang",
        "en",
        "--screen",
        "about",
        "--size",
        "1024x600",
        "--scale",
        "100",
    ]
    assert dispatch(args) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["about.en.1024x600.100.png"]
    assert "1 picture" in capsys.readouterr().out


def test_a_screen_that_fails_does_not_stop_the_others(tmp_path, capsys, monkeypatch):
    real = _gallery.show

    def show(app, games, name):
        if name == "settings":
            raise ZeroDivisionError("no reason")
        return real(app, games, name)

    monkeypatch.setattr(_gallery, "show", show)
    args = ["shot", str(tmp_path), "--lang", "en", "--size", "1024x600", "--scale", "100"]
    assert dispatch([*args, "--screen", "settings", "--screen", "about"]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["about.en.1024x600.100.png"]
    told = capsys.readouterr().err
    assert (
        "settings" in told and "no reason" in told and "1 picture failed" in told and "Traceback" not in told
    )


@pytest.mark.parametrize(
    "args", [["--screen", "none"], ["--size", "9x9"], ["--size", "big"], ["--scale", "70"], ["--scale", "x"]]
)
def test_what_cannot_be_drawn_is_a_usage_error_in_a_sentence(tmp_path, capsys, args):
    try:
        code = dispatch(["shot", str(tmp_path), *args])
    except SystemExit as end:
        code = end.code
    assert code == 2 and not list(tmp_path.iterdir())
    told = capsys.readouterr().err
    assert told.strip() and "Traceback" not in told


def test_a_folder_that_cannot_be_made_is_told(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert dispatch(["shot", str(tmp_path / "file"), "--screen", "about"]) == 1
    assert "file" in capsys.readouterr().err


def test_nothing_of_the_person_is_read_or_shown(tmp_path, monkeypatch):
    monkeypatch.setenv("DARE_TO_ACT_HOME", str(tmp_path / "mine"))
    games = _gallery.Games()
    with _gallery.own_folder(games):
        _, screen = shown(games, "title")
        assert "~/" in screen.get("where").text.replace("\\", "/")
    assert not (tmp_path / "mine").exists()
