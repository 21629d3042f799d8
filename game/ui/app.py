"""The program's loop: one window, a stack of screens, 60 looks a second, no drawing when nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import suppress
from dataclasses import dataclass, replace
from types import coroutine
from typing import Any

import pygame

from game.content.text import say
from game.ui import window
from game.ui.context import Stock, Ui, Words
from game.ui.faces import Faces
from game.ui.floating import Toast
from game.ui.icons import Icons
from game.ui.keys import chord
from game.ui.screen import Screen
from game.ui.sound import Sounds
from game.ui.tasks import Task, Tasks
from game.ui.theme import theme_for

TOAST_MS = 4000
FADE_MS = 140
_POINTERS = {
    "": pygame.SYSTEM_CURSOR_ARROW,
    "hand": pygame.SYSTEM_CURSOR_HAND,
    "text": pygame.SYSTEM_CURSOR_IBEAM,
}


@coroutine
def _breath() -> Generator[None, None, None]:
    """Gives a host that has a loop of its own, such as a browser, its turn."""
    yield


def _nothing() -> None:
    """What a key does that means nothing."""


@dataclass(frozen=True)
class Look:
    """What the user may set about the looks; the settings screen stores it."""

    lang: str = "zh"
    text: float = 1.0  # 1.0 to 2.0
    dark: bool = False
    contrast: bool = False
    motion: bool = True
    sound: bool = True
    full_screen: bool = False


class App:
    """`App(look).run(FirstScreen)`. Tests and `shot` use `headless=True` with `show` and `step`."""

    def __init__(
        self,
        look: Look | None = None,
        *,
        size: tuple[int, int] | None = None,
        headless: bool = False,
        title: str = "",
        faces: Faces | None = None,
        icons: Icons | None = None,
    ):
        self.look = look or Look()
        self.surface = window.open_window(size, title, headless, self.look.full_screen)
        self.headless = headless
        self.stock = Stock(faces, icons)
        self.ui = self._make_ui()
        self.screens: list[Screen] = []
        self.toasts: list[Toast] = []
        self.tasks = Tasks()
        self.sounds = Sounds(self.look.sound and not headless)
        self.running = False
        self.frames = 0  # frames in which something was painted
        self.on_look: Callable[[Look], Any] | None = None  # called when the user changed the look
        self.on_quit: Callable[[], bool] | None = None  # False keeps the window open
        self.keys: dict[str, Callable[[], Any]] = {}  # chords that work anywhere, where no screen used them
        self._typing = False
        self._pointer = ""
        self._told = 0
        self._old_frame: pygame.Surface | None = None
        self._fade_start = 0

    def now(self) -> int:
        return pygame.time.get_ticks()

    # ------------------------------------------------------------------- looks

    def _make_ui(self) -> Ui:
        look = self.look
        theme = theme_for(look.dark, look.contrast)
        size = window.usable(self.surface.get_size())
        return Ui(size, self.stock, look.lang, look.text, theme, look.motion)

    def set_look(self, **changes: Any) -> None:
        """Change language, text size, theme or motion while everything goes on: lang="en", text=1.5 …"""
        before, self.look = self.look, replace(self.look, **changes)
        if self.look.full_screen != before.full_screen and not self.headless:
            self.surface = window.fill_screen(self.look.full_screen)
        self.sounds.is_on = self.look.sound and not self.headless
        self._renew()
        if self.on_look:
            self.on_look(self.look)

    def resize(self, size: tuple[int, int]) -> None:
        """Only for windows without a person: take another size."""
        self.surface = pygame.display.set_mode(size)
        self._renew()

    def _renew(self) -> None:
        before, self.ui = self.ui, self._make_ui()
        if (before.scale, before.text) != (self.ui.scale, self.ui.text):
            self.stock.forget_sizes()
        self._old_frame = None
        for screen in self.screens:
            screen.rebuild()
        self._place_toasts()

    # ----------------------------------------------------------------- screens

    @property
    def screen(self) -> Screen:
        return self.screens[-1]

    def push(self, screen: Screen) -> None:
        """Show a screen on top; `pop` comes back."""
        self._change(lambda: self.screens.append(screen))

    def pop(self) -> None:
        def back() -> None:
            self.screens.pop().closed()

        if len(self.screens) > 1:
            self._change(back)
        else:
            self.quit()

    def replace(self, screen: Screen) -> None:
        """Show a screen instead of the one on top."""

        def swap() -> None:
            if self.screens:
                self.screens.pop().closed()
            self.screens.append(screen)

        self._change(swap)

    def reset(self, screen: Screen) -> None:
        """Drop the whole stack: back to a title screen."""

        def swap() -> None:
            while self.screens:
                self.screens.pop().closed()
            self.screens.append(screen)

        self._change(swap)

    show = replace

    def _change(self, action: Callable[[], None]) -> None:
        if self.screens:
            self.screen.focus(None)
            self.screen.hide_tip()
            if self.look.motion and not self.headless:
                self._old_frame = self.surface.copy()
                self._fade_start = self.now()
        self.stop_typing()
        action()
        screen = self.screen
        if screen._ready:
            screen.rebuild()
        screen.dirt.all()
        screen.opened()

    def quit(self) -> None:
        if self.on_quit is None or self.on_quit():
            self.running = False

    # ------------------------------------------------------- small things to say

    def toast(self, words: Words, tone: str = "", icon: str = "info") -> None:
        """A short message that leaves by itself."""
        for old in self.toasts:
            self.screen.soil(old.bleed())
        others = [toast for toast in self.toasts if toast.words != words]
        self.toasts = [*others[-2:], Toast(words, tone, icon, self.now() + TOAST_MS)]
        self._place_toasts()

    def _place_toasts(self) -> None:
        if not self.screens:
            return
        lift = 0
        for toast in reversed(self.toasts):
            toast.attach(self.ui)
            toast.place(pygame.Rect(0, 0, *self.ui.size), lift)
            lift += toast.rect.h + self.ui.u(8)
            self.screen.soil(toast.bleed())

    def _drop_toasts(self) -> None:
        gone = [toast for toast in self.toasts if self.now() >= toast.until]
        if gone:
            for toast in self.toasts:
                self.screen.soil(toast.bleed())
            self.toasts = [toast for toast in self.toasts if toast not in gone]
            self._place_toasts()

    def task(
        self,
        work: Callable[[Task], Any],
        done: Callable[[Any], Any],
        *,
        moved: Callable[[Task], Any] | None = None,
        failed: Callable[[BaseException], Any] | None = None,
    ) -> Task:
        """Long work beside the window. `work(task)` runs in a thread and may call `task.report(0.4, "…")`;
        a generator function is stepped between frames instead and yields its progress."""
        return self.tasks.add(Task(work, done, failed or self._task_failed, moved))

    def _task_failed(self, error: BaseException) -> None:
        self.toast(say("toolkit.task_failed", why=str(error)), "amber", "warning")

    def set_pointer(self, shape: str) -> None:
        """The mouse over what can be pressed or typed in."""
        if shape != self._pointer:
            self._pointer = shape
            try:
                pygame.mouse.set_cursor(_POINTERS[shape])
            except pygame.error:
                return  # some systems have no such cursor

    # -------------------------------------------------------------- text input

    def start_typing(self) -> None:
        if not self._typing:
            self._typing = True
            pygame.key.start_text_input()

    def stop_typing(self) -> None:
        if self._typing:
            self._typing = False
            pygame.key.stop_text_input()

    def place_input(self, rect: pygame.Rect) -> None:
        """Where the list of the input method should stand."""
        pygame.key.set_text_input_rect(rect)

    # ---------------------------------------------------------------- the loop

    def run(self, first: Callable[[App], Screen]) -> None:
        """Show the first screen and go on until the window closes. No event loop: that would open sockets."""
        steps = self.main(first)
        with suppress(StopIteration):
            while True:
                steps.send(None)

    async def main(self, first: Callable[[App], Screen]) -> None:
        """The same for a host that has a loop of its own, such as a browser."""
        self.push(first(self))
        self.running = True
        clock = pygame.time.Clock()
        try:
            while self.running:
                self.step()
                clock.tick(60)
                await _breath()
        except pygame.error as error:
            raise window.NoDisplay(str(error)) from error
        finally:
            self.tasks.cancel_all()
            window.close_window()

    def step(self, events: list[pygame.event.Event] | None = None) -> bool:
        """One look: events, work, movement, and painting if anything is dirty. True when it painted."""
        for event in self._calm(pygame.event.get() if events is None else events):
            self._handle(event)
        self.tasks.poll()
        self._tell_problems()
        self._drop_toasts()
        screen = self.screen
        screen.prepare()
        screen.advance(self.now())
        return self._fade(screen) if self._old_frame else self._paint(screen)

    def _paint(self, screen: Screen) -> bool:
        rects = screen.paint(self.surface)
        if rects:
            self.frames += 1
            pygame.display.update(rects)
        return bool(rects)

    def _fade(self, screen: Screen) -> bool:
        """The old screen gives way to the new one in a moment."""
        assert self._old_frame is not None
        left = 1 - (self.now() - self._fade_start) / FADE_MS
        screen.dirt.all()
        screen.paint(self.surface)
        if left > 0:
            self._old_frame.set_alpha(round(255 * left))
            self.surface.blit(self._old_frame, (0, 0))
        else:
            self._old_frame = None
        self.frames += 1
        pygame.display.flip()
        return True

    def _calm(self, events: list[pygame.event.Event]) -> list[pygame.event.Event]:
        """Of several mouse moves in a row only the last counts."""
        kept: list[pygame.event.Event] = []
        for event in events:
            if kept and event.type == kept[-1].type == pygame.MOUSEMOTION:
                kept[-1] = event
            else:
                kept.append(event)
        return kept

    def _handle(self, event: pygame.event.Event) -> None:
        if event.type == pygame.QUIT:
            self.quit()
        elif event.type in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED):
            surface = pygame.display.get_surface()
            if surface and window.usable(surface.get_size()) != self.ui.size:
                self.surface = surface
                self._renew()
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
            self.screen.dirt.all()
        elif self.screens and not self.screen.handle(event) and event.type == pygame.KEYDOWN:
            self.keys.get(chord(event), _nothing)()

    def _tell_problems(self) -> None:
        """A font that is missing is said once, in a sentence."""
        problems = self.stock.faces.problems
        for problem in problems[self._told : self._told + 1]:
            self.toast(problem, "amber", "warning")
        self._told = len(problems)

    def picture(self) -> pygame.Surface:
        """The screen as it stands, painted now; for `shot` and tests."""
        self.screen.prepare()
        self.screen.dirt.all()
        self.screen.paint(self.surface)
        return self.surface.copy()
