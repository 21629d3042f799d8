"""The loop: nothing drawn when nothing changes, looks change live, work goes on beside the window."""

import time

import pygame
import pytest

from game.content.text import Text as T
from game.ui import widgets as w
from game.ui import window
from game.ui.app import App, Look
from game.ui.screen import Screen
from tests.ui_events import click, move, press


class Page(Screen):
    def __init__(self, app, name="甲"):
        super().__init__(app)
        self.name = name
        self.log = []

    def build(self, ui):
        return w.Column(
            w.Label(T("案头", "Desk"), id="title"),
            w.Button(self.name, id="button", align="start"),
            w.Column(*(w.Label(f"{n}") for n in range(5)), id="rest"),
            pad=30,
        )

    def opened(self):
        self.log.append("opened")

    def closed(self):
        self.log.append("closed")


@pytest.fixture
def app():
    app = App(Look(motion=False), size=(1280, 720), headless=True)
    app.show(Page(app))
    app.step([])
    return app


def test_nothing_is_painted_when_nothing_changes(app):
    before = app.frames
    assert not any(app.step([]) for _ in range(20))
    move(app, (900, 600))
    move(app, (905, 604))
    assert app.frames == before


def test_a_hover_paints_only_around_the_widget(app):
    button = app.screen.get("button")
    app.screen._moved(button.rect.center)
    (rect,) = app.screen.dirt.rects
    assert rect.contains(button.rect) and rect.w < button.rect.w + 60 and rect.h < button.rect.h + 60


def test_a_partial_repaint_gives_the_same_picture_as_a_whole_one(app):
    button = app.screen.get("button")
    move(app, button.rect.center)
    move(app, (900, 600))
    partial = pygame.image.tobytes(app.surface, "RGB")
    assert pygame.image.tobytes(app.picture(), "RGB") == partial


def test_of_many_mouse_moves_in_one_frame_only_the_last_counts(app):
    events = [
        pygame.event.Event(pygame.MOUSEMOTION, pos=(n, n), rel=(0, 0), buttons=(0, 0, 0)) for n in range(50)
    ]
    assert app._calm(events) == events[-1:]


def test_the_language_changes_live(app):
    assert app.screen.get("title").text == "案头"
    told = []
    app.on_look = told.append
    app.set_look(lang="en", text=1.5)
    assert app.step([])
    assert app.screen.get("title").text == "Desk"
    assert told[-1].lang == "en" and app.ui.text == 1.5


@pytest.mark.parametrize(
    ("size", "scale", "narrow"),
    [
        ((1280, 720), 1.0, False),
        ((1920, 1080), 1.5, False),
        ((1024, 768), 1.0, True),
        ((1024, 600), 1.0, True),
    ],
)
def test_the_scale_follows_the_window_but_never_below_one(app, size, scale, narrow):
    app.resize(size)
    app.step([])
    assert app.ui.scale == scale and app.ui.narrow is narrow
    assert app.screen.root.rect.size == size


def test_large_text_makes_a_window_narrow(app):
    app.set_look(text=1.5)
    assert app.ui.narrow and round(app.ui.cols) == 853


def test_screens_stack_and_come_back_as_they_were(app):
    first = app.screen
    first.focus(first.get("button"))
    second = Page(app, "乙")
    app.push(second)
    app.step([])
    assert app.screen.get("button").text == "乙"
    app.set_look(lang="en")
    app.pop()
    app.step([])
    assert app.screen is first and first.get("title").text == "Desk"
    assert second.log == ["opened", "closed"]


def test_reset_leaves_only_the_new_screen(app):
    app.push(Page(app))
    title = Page(app, "题")
    app.reset(title)
    assert app.screens == [title]


def test_leaving_the_last_screen_or_closing_the_window_ends_the_loop(app):
    app.running = True
    app.pop()
    assert not app.running
    app.running = True
    app.on_quit = lambda: False
    app.step([pygame.event.Event(pygame.QUIT)])
    assert app.running
    app.on_quit = None
    app.step([pygame.event.Event(pygame.QUIT)])
    assert not app.running


def test_the_loop_runs_as_a_coroutine_and_stops(monkeypatch):
    app = App(Look(motion=False), size=(1280, 720), headless=True)

    class Brief(Page):
        def tick(self, now):
            self.app.quit()

    monkeypatch.setattr(window, "close_window", lambda: None)
    app.run(Brief)
    assert app.frames == 0 or app.screen


def wait_for(app, condition):
    until = time.monotonic() + 5
    while not condition() and time.monotonic() < until:
        app.step([])
        time.sleep(0.002)
    assert condition()


def test_work_in_a_thread_reports_and_hands_its_result_to_the_loop(app):
    got, moves = [], []

    def work(task):
        task.report(0.5, "half")
        time.sleep(0.05)
        return 42

    app.task(work, got.append, moved=lambda task: moves.append(task.progress))
    wait_for(app, lambda: got == [42])
    assert 0.5 in moves


def test_work_in_steps_leaves_time_for_frames(app):
    got = []

    def work(task):
        for n in range(200):
            yield n / 200
            time.sleep(0.0005)
        return "done"

    task = app.task(work, got.append)
    app.step([])
    assert task.running and 0 < task.progress < 1
    wait_for(app, lambda: got == ["done"])


def test_work_that_fails_is_told_and_work_that_is_dropped_is_not(app):
    def fails(task):
        raise ValueError("no such file")

    app.task(fails, print)
    wait_for(app, lambda: bool(app.toasts))
    assert "no such file" in app.toasts[0].text
    got = []
    task = app.task(lambda task: 1, got.append)
    task.cancel()
    for _ in range(5):
        app.step([])
    assert got == [] and app.tasks.running == []


def test_a_toast_leaves_by_itself_and_is_not_said_twice(app, monkeypatch):
    clock = [1000]
    monkeypatch.setattr(app, "now", lambda: clock[0])
    app.toast(T("已存", "Saved"))
    app.toast(T("已存", "Saved"))
    assert len(app.toasts) == 1 and app.toasts[0].text == "已存"
    clock[0] += 5000
    assert app.step([])
    assert app.toasts == []


def test_without_a_display_a_sentence_says_what_else_can_be_done(monkeypatch):
    def fail(*_args):
        raise pygame.error("No available video device")

    monkeypatch.setattr(pygame.display, "set_mode", fail)
    with pytest.raises(window.NoDisplay) as caught:
        App(size=(1280, 720), headless=True)
    assert "--terminal" in caught.value.text.zh and "No available video device" in caught.value.text.en


def test_old_pygame_is_named_with_the_remedy(monkeypatch):
    monkeypatch.delattr(pygame, "IS_CE")
    with pytest.raises(window.OldPygame) as caught:
        window.prepare_sdl()
    assert "pygame-ce" in caught.value.text.zh and "pip install" in caught.value.text.en


def test_the_window_asks_sdl_for_what_it_needs_before_it_opens(monkeypatch):
    for name in ("SDL_IME_SHOW_UI", "SDL_WINDOWS_DPI_AWARENESS", "SDL_FRAMEBUFFER_ACCELERATION"):
        monkeypatch.delenv(name, raising=False)
    import os

    window.prepare_sdl(headless=True)
    assert os.environ["SDL_IME_SHOW_UI"] == "1"
    assert os.environ["SDL_WINDOWS_DPI_AWARENESS"] == "permonitorv2"


def test_a_screen_fades_in_and_then_rests(app, monkeypatch):
    app.look = Look(motion=True)
    app.headless = False
    clock = [1000]
    monkeypatch.setattr(app, "now", lambda: clock[0])
    app.push(Page(app, "乙"))
    assert app.step([])
    clock[0] += 1000
    assert app.step([])
    assert not app.step([])


def test_keys_and_clicks_reach_only_the_screen_on_top(app):
    first = app.screen
    app.push(Page(app, "乙"))
    press(app, "tab")
    click(app, "button")
    assert first.focused is None
