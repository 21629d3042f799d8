"""Frames of the window for `bench`, drawn without a display; each says in a word where there is no window."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from game.content.text import Text
from game.replay.session import Session

FULL_HD = (1920, 1080)
STEPS = 200  # places on the desk that the pointer passes
MAIN = Path(__file__).resolve().parents[2] / "main.py"


class NotThere(Exception):
    """This cannot be measured here."""

    def __init__(self, why: Text):
        super().__init__(why.en)
        self.why = why


@contextmanager
def _window() -> Iterator[None]:
    """Turns a missing window toolkit into a word, and keeps pygame's greeting out of the document."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        yield
    except ImportError as error:
        what = error.name or str(error)
        raise NotThere(Text(f"没有窗口界面（{what}）", f"no window here ({what})")) from error


def first_frame() -> float:
    """Milliseconds from a cold command to the first frame of the title, the end of the process included."""
    with _window():
        import game.ui.screens.title  # noqa: F401 - a process that fails would only be fast

    def cold() -> None:
        own = [] if getattr(sys, "frozen", False) else [str(MAIN)]
        subprocess.run([sys.executable, *own, "bench", "--first-frame"], check=True, capture_output=True)

    return median(_taken(cold) for _ in range(3))


def show_first_frame() -> None:
    """What the cold process does."""
    from game.ui.app import App
    from game.ui.screens.title import Title

    app = App(size=(1280, 720), headless=True)
    app.push(Title(app))
    app.step([])


def hover_frame(session: Session) -> float:
    """Milliseconds that 95 of 100 frames stay below while the pointer crosses the desk."""
    with _desk(session) as app:
        import pygame

        wide, high = FULL_HD
        taken = []
        for step in range(STEPS):
            place = (wide * (step * 7 % STEPS) // STEPS, high * step // STEPS)
            move = pygame.event.Event(
                pygame.MOUSEMOTION, pos=place, rel=(1, 1), buttons=(0, 0, 0), touch=False
            )
            taken.append(_taken(lambda move=move: app.step([move])))
        return quantiles(taken, n=20)[-1]


def repaint(session: Session) -> float:
    """Milliseconds of a frame after the language was switched."""
    with _desk(session) as app:

        def switch(lang: str) -> None:
            app.set_look(lang=lang)
            app.step([])

        return median(_taken(lambda lang=lang: switch(lang)) for lang in ("en", "zh") * 3)


@contextmanager
def _desk(session: Session) -> Iterator[Any]:
    """The desk of a game's first month in a window of full HD."""
    with _window():
        from game.ui.app import App
        from game.ui.screens.desk import Desk
        from game.ui.window import close_window
    app = App(size=FULL_HD, headless=True)
    try:
        app.push(Desk(app, session.branch(1)))
        app.step([])
        yield app
    finally:
        close_window()


def _taken(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)
