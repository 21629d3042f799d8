"""Sound is a comfort, never a condition."""

import pygame
import pytest

from game.ui.sound import NAMES, SOUNDS, Sounds


@pytest.mark.parametrize("name", NAMES)
def test_every_sound_is_short_and_there(name):
    assert (SOUNDS / f"{name}.wav").stat().st_size < 30_000


def test_nothing_is_opened_while_sound_is_off(monkeypatch):
    monkeypatch.setattr(pygame.mixer, "init", lambda *_: pytest.fail("opened"))
    Sounds(is_on=False).play("stamp")


def test_a_machine_without_sound_stays_silent(monkeypatch):
    def refuse(*_):
        raise pygame.error("no device")

    monkeypatch.setattr(pygame.mixer, "get_init", lambda: None)
    monkeypatch.setattr(pygame.mixer, "init", refuse)
    sounds = Sounds(is_on=True)
    sounds.play("stamp")
    sounds.play("stamp")


def test_the_switch_reaches_the_sounds_and_is_kept(tmp_path, monkeypatch):
    from game.replay.settings import load_settings
    from game.ui.app import App
    from game.ui.preferences import keep

    app = App(headless=True, size=(1280, 720))
    keep(app)
    app.set_look(sound=False)
    assert load_settings().sound is False and not app.sounds.is_on
