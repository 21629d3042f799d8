"""A field to type in, Chinese too: the composition of an input method is shown in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from game.typeset.breaking import Line, Setting, break_text
from game.ui.context import Words
from game.ui.keys import chord
from game.ui.paint import Painter
from game.ui.widget import Widget

BLINK = 530  # milliseconds


class TextField(Widget):
    """One line, or several with `lines`. Enter calls `on_enter` (one line), every change `on_change`.

    `value` is what was typed. At most `most` characters. A paste keeps to them and loses its line ends.
    """

    focusable = reacts = True
    rings = False
    pointer = "text"

    def __init__(
        self,
        typed: str = "",
        on_change: Callable[[str], Any] | None = None,
        *,
        hint: Words = "",
        lines: int = 1,
        most: int = 200,
        on_enter: Callable[[str], Any] | None = None,
        **place: Any,
    ):
        super().__init__(**place)
        self.content, self.on_change, self.on_enter = typed, on_change, on_enter
        self.hint, self.rows, self.most = hint, lines, most
        self.caret = self.anchor = len(typed)
        self.composed, self.composed_at = "", 0
        self.first_row = 0
        self.slide = 0  # pixels scrolled sideways in a field of one line
        self.caret_on = True

    @property
    def value(self) -> str:
        return self.content

    @property
    def text(self) -> str:
        return self.content or self.ui.say(self.hint)

    def measure_width(self) -> tuple[int, int]:
        return self.ui.f(120), self.ui.f(280)

    def measure_height(self, width: int) -> int:
        return self.rows * self.ui.line("body") + 2 * self.ui.u(7)

    # ---------------------------------------------------------------- geometry

    def inner(self) -> pygame.Rect:
        return self.rect.inflate(-2 * self.ui.u(10), -2 * self.ui.u(7))

    def shown(self) -> str:
        """The content with the composition at the caret."""
        return self.content[: self.caret] + self.composed + self.content[self.caret :]

    def set_lines(self) -> list[Line]:
        face = self.ui.face("body")
        width = self.inner().w - self.ui.u(4) if self.rows > 1 else float("inf")
        setting = Setting(width, face.em, hang=False, avoid_orphans=False)
        return break_text(self.shown(), face.width, setting)

    def place_of(self, index: int) -> tuple[int, int]:
        """(row, x) of a caret before a character of the shown text."""
        lines, face = self.set_lines(), self.ui.face("body")
        row = max((n for n, line in enumerate(lines) if line.start <= index), default=0)
        line = lines[row]
        inside = min(index, line.end) if row < len(lines) - 1 or index <= line.end else index
        return row, face.width(self.shown()[line.start : inside])

    def index_at(self, pos: tuple[int, int]) -> int:
        lines, face, inner = self.set_lines(), self.ui.face("body"), self.inner()
        row = self.first_row + (pos[1] - inner.y) // max(1, self.ui.line("body")) if self.rows > 1 else 0
        line = lines[max(0, min(len(lines) - 1, row))]
        x = pos[0] - inner.x + self.slide
        text = self.shown()[line.start : line.end]
        near = min(range(len(text) + 1), key=lambda n: abs(face.width(text[:n]) - x))
        return min(line.start + near, len(self.content))

    def caret_rect(self) -> pygame.Rect:
        """Where the caret stands in the window; the input method puts its list beside it."""
        row, x = self.place_of(self.caret + self.composed_at)
        inner, high = self.inner(), self.ui.line("body")
        self._follow(row, x)
        y = inner.y + (row - self.first_row) * high
        return pygame.Rect(inner.x + x - self.slide, y + high // 8, max(1, self.ui.u(1.5)), high * 3 // 4)

    def _follow(self, row: int, x: int) -> None:
        width = self.inner().w
        if self.rows == 1:
            self.slide = (
                max(0, min(self.slide, x)) if x < self.slide else max(self.slide, x - width + self.ui.u(6))
            )
        else:
            self.first_row = max(min(self.first_row, row), row - self.rows + 1)

    # ---------------------------------------------------------------- painting

    def paint(self, painter: Painter) -> None:
        border = "blue" if self.focused else "ink3" if self.hovered or self.theme.contrast else "line"
        painter.rounded(self.rect, "card", 6, border, 2 if self.focused else 1)
        inner, face, high = self.inner(), self.ui.face("body"), self.ui.line("body")
        caret = self.caret_rect()
        with painter.clipped(self.rect.inflate(-2 * self.ui.u(6), -2)):
            if not self.shown():
                painter.words(
                    self.ui.say(self.hint), "body", pygame.Rect(inner.x, inner.y, inner.w, high), "ink3"
                )
            self._paint_selection(painter)
            for n, line in enumerate(self.set_lines()[self.first_row : self.first_row + self.rows]):
                text = self.shown()[line.start : line.end]
                row = pygame.Rect(inner.x - self.slide, inner.y + n * high, inner.w + self.slide, high)
                if text:
                    holder = (
                        row
                        if self.rows > 1
                        else pygame.Rect(row.x, row.y, max(row.w, face.width(text)), high)
                    )
                    painter.put(text, face, row.x, face.baseline(row.centery), "ink", holder)
            self._underline_composition(painter)
            if self.focused and self.caret_on:
                painter.fill(caret, "blue")

    def _paint_selection(self, painter: Painter) -> None:
        low, high = sorted((self.caret, self.anchor))
        if low == high or self.composed or not self.focused:
            return
        for part in self._stretches(low, high):
            painter.fill(part, "blue_soft")

    def _underline_composition(self, painter: Painter) -> None:
        if self.composed:
            for part in self._stretches(self.caret, self.caret + len(self.composed)):
                painter.hline(part.x, part.bottom - self.ui.u(2), part.w, "blue", 1.5)

    def _stretches(self, low: int, high: int) -> list[pygame.Rect]:
        """The rectangles of a stretch of the shown text, one a line."""
        face, tall, inner = self.ui.face("body"), self.ui.line("body"), self.inner()
        out = []
        for n, line in enumerate(self.set_lines()):
            a, b = max(low, line.start), min(high, line.end)
            if a < b:
                x = inner.x - self.slide + face.width(self.shown()[line.start : a])
                y = inner.y + (n - self.first_row) * tall
                out.append(pygame.Rect(x, y, face.width(self.shown()[a:b]), tall))
        return out

    def focus_rect(self) -> pygame.Rect:
        return self.rect

    # ----------------------------------------------------------------- editing

    def insert(self, text: str) -> None:
        """Put text in place of the selection."""
        low, high = sorted((self.caret, self.anchor))
        text = text.replace("\r", "").replace("\n", " ").replace("\t", " ")
        text = text[: self.most - (len(self.content) - (high - low))]
        self._change(self.content[:low] + text + self.content[high:], low + len(text))

    def _change(self, content: str, caret: int) -> None:
        changed = content != self.content
        self.content = content
        self.caret = self.anchor = caret
        self._touched()
        if changed and self.on_change:
            self.on_change(content)

    def _touched(self) -> None:
        self.caret_on = True
        self.soil()
        if self.screen and self.focused:
            self.screen.place_input(self)

    def typed(self, text: str) -> None:
        """Text arrived from the keyboard or the input method."""
        if self.enabled:
            self.composed, self.composed_at = "", 0
            self.insert(text)

    def composing(self, text: str, start: int) -> None:
        """The input method shows what it has so far."""
        if self.enabled:
            if text and self.caret != self.anchor:
                self.insert("")
            self.composed, self.composed_at = text, start or len(text)
            self._touched()

    def key(self, event: pygame.event.Event) -> bool:
        if self.composed:
            return True  # the input method has the keyboard
        name = chord(event)
        if name in ("ctrl+c", "ctrl+x", "ctrl+v", "ctrl+a"):
            return self._clipboard(name[-1])
        if name in ("backspace", "delete", "ctrl+backspace"):
            return self._delete(name)
        if name.removeprefix("shift+").removeprefix("ctrl+") in (
            "left",
            "right",
            "up",
            "down",
            "home",
            "end",
        ):
            return self._move(name)
        if name == "enter" and self.on_enter:
            self.on_enter(self.content)
            return True
        if name.startswith("ctrl+") and len(name) == 6:
            return True  # undo and its like mean the text here, never the game
        return len(name) == 1 or name == "space" or (name.startswith("shift+") and len(name) == 7)

    def _delete(self, name: str) -> bool:
        low, high = sorted((self.caret, self.anchor))
        if low == high:
            low, high = (low, high + 1) if name == "delete" else (0 if "ctrl" in name else low - 1, high)
        low, high = max(0, low), min(len(self.content), high)
        if self.enabled:
            self._change(self.content[:low] + self.content[high:], low)
        return True

    def _move(self, name: str) -> bool:
        step = name.split("+")[-1]
        if step in ("up", "down"):
            if self.rows == 1:
                return False
            rect = self.caret_rect()
            self.caret = self.index_at(
                (rect.x, rect.centery + (1 if step == "down" else -1) * self.ui.line("body"))
            )
        else:
            far = {"home": 0, "end": len(self.content)}
            self.caret = far.get(step, self.caret + (1 if step == "right" else -1))
        self.caret = max(0, min(len(self.content), self.caret))
        if "shift" not in name:
            self.anchor = self.caret
        self._touched()
        return True

    def _clipboard(self, letter: str) -> bool:
        low, high = sorted((self.caret, self.anchor))
        if letter == "a":
            self.anchor, self.caret = 0, len(self.content)
        elif letter == "v":
            self.insert(read_clipboard())
        elif low != high:
            write_clipboard(self.content[low:high])
            if letter == "x":
                self.insert("")
        self._touched()
        return True

    # ------------------------------------------------------------------- mouse

    def press(self, pos: tuple[int, int]) -> None:
        self.caret = self.anchor = self.index_at(pos)
        self._touched()

    def drag(self, pos: tuple[int, int]) -> None:
        self.caret = self.index_at(pos)
        self._touched()

    def release(self, pos: tuple[int, int]) -> None: ...

    def remember(self) -> Any:
        return self.content, self.caret, self.anchor

    def recall(self, state: Any) -> None:
        content, caret, anchor = state
        if content == self.content:
            self.caret, self.anchor = caret, anchor


def read_clipboard() -> str:
    try:
        return pygame.scrap.get_text()
    except (pygame.error, AttributeError):
        return ""


def write_clipboard(text: str) -> None:
    try:
        pygame.scrap.put_text(text)
    except (pygame.error, AttributeError):
        return
