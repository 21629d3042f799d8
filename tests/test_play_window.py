"""`play` with a window, without one, and with the wrong pygame."""

import os
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from game.commands import _window, dispatch
from game.content.load import load
from game.replay.session import Session
from game.replay.settings import Settings, load_settings, save_settings
from game.ui.app import App, Look
from game.ui.screens.briefing import Briefing
from game.ui.screens.desk import Desk
from game.ui.screens.title import Title
from game.ui.screens.year_end import YearEnd
from tests.ui_events import press
from tests.view_games import finished, played_session

ROOT = Path(__file__).resolve().parents[1]
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")


@pytest.fixture
def window(monkeypatch, tmp_path):
    """`play` with a window that nobody sees."""
    monkeypatch.setenv("DARE_TO_ACT_HOME", str(tmp_path))
    monkeypatch.setattr("game.ui.app.App.__init__", _headless(App.__init__))


def _headless(real):
    def init(self, look, title=""):
        real(self, look, size=(1280, 720), headless=True, title=title)

    return init


def run(code: str, **env: str) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if name not in DISPLAYS} | env
    return subprocess.run(
        [sys.executable, *code.split("\0")],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment,
        timeout=120,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
@pytest.mark.parametrize(("lang", "said"), [("zh", "没有可用的屏幕"), ("en", "no screen")])
def test_without_a_display_it_says_so_and_names_the_other_ways(tmp_path, lang, said):
    done = run(f"main.py\0play\0--lang\0{lang}", DARE_TO_ACT_HOME=str(tmp_path))
    assert done.returncode == 0 and said in done.stdout
    assert "--terminal" in done.stdout and "run" in done.stdout and "shot" in done.stdout
    assert not done.stderr and not list(tmp_path.iterdir())


@pytest.mark.parametrize(("lang", "said"), [("zh", "pip install pygame-ce"), ("en", "old pygame")])
def test_an_old_pygame_is_named_with_its_remedy(monkeypatch, capsys, lang, said):
    monkeypatch.setenv("SDL_VIDEODRIVER", "x11")
    monkeypatch.delattr(pygame, "IS_CE")
    assert dispatch(["play", "--lang", lang]) == 3
    assert said in capsys.readouterr().err


def test_the_first_frame_waits_for_nothing_that_a_game_needs():
    code = """
import sys
from game.ui.app import App
from game.ui.screens.title import Title
app = App(size=(1280, 720), headless=True)
app.push(Title(app))
assert app.step([])
print(sorted({"pydantic", "game.content.load", "game.replay.session", "game.terminal"} & set(sys.modules)))
"""
    done = run(f"-c\0{code}")
    assert done.stdout.splitlines()[-1:] == ["[]"], done.stdout + done.stderr


def test_without_a_game_the_title_is_shown(window):
    app = _window.open_app("en")
    assert isinstance(_window.first_screen(app, None), Title)
    assert app.look.lang == "en" and not app.screens


def test_a_game_asked_for_lies_on_the_title(window):
    for session, page in (
        (Session.new(load("first_year"), 7), Briefing),
        (played_session("doer", "polarised_nominal", turns=2), Desk),
        (finished("adaptive", "polarised_nominal"), YearEnd),
    ):
        app = _window.open_app("zh")
        assert isinstance(_window.first_screen(app, session), page)
        assert [type(screen) for screen in app.screens] == [Title]


def test_looks_are_as_they_were_kept_and_changes_are_kept_again(window):
    save_settings(Settings("en", 150, contrast=True, dark=True))
    app = _window.open_app("zh")
    assert app.look == Look("zh", 1.5, dark=True, contrast=True)
    app.set_look(text=1.25)
    assert load_settings().text_size == 125 and load_settings().language == "zh"


def test_keys_work_on_every_screen(window):
    app = _window.open_app("zh")
    app.push(_window.first_screen(app, None))
    press(app, "f10", "f1")
    assert [type(screen).__name__ for screen in app.screens] == ["Title", "Settings", "Glossary"]
    press(app, "f11")
    assert app.look.full_screen and load_settings().full_screen
    press(app, "f11")
    assert not app.look.full_screen


def test_the_window_has_an_icon_of_its_own(window):
    icon = _window.icon(_window.open_app("zh"))
    colours = {tuple(icon.get_at((x, 64))) for x in range(128)}
    assert icon.get_size() == (_window.ICON,) * 2 and len(colours) > 2


def test_a_window_that_goes_away_is_told_with_what_is_saved(window, monkeypatch, capsys):
    def fails(_self, _events=None):
        raise pygame.error("display lost")

    monkeypatch.setattr("game.ui.app.App.step", fails)
    monkeypatch.setattr("game.commands.play.INVISIBLE", ())
    assert dispatch(["play", "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert "display lost" in told and "saved" in told


def test_a_scenario_that_does_not_exist_is_told_in_a_sentence(window, monkeypatch, capsys):
    monkeypatch.setattr("game.commands.play.INVISIBLE", ())
    assert dispatch(["play", "no_such_year", "--lang", "en"]) == 2
    assert "no_such_year" in capsys.readouterr().err
