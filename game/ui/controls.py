"""Things to press and turn: buttons, toggles, choices, tabs, steppers and dials."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.ui.context import Words
from game.ui.keys import chord, key_cap
from game.ui.paint import Ink, Painter
from game.ui.theme import mix
from game.ui.widget import Action, Widget

# kind -> (ground, ink, border)
_KINDS: dict[str, tuple[Ink | None, Ink, Ink | None]] = {
    "primary": ("blue", "on_colour", None),
    "plain": ("card", "ink", "line"),
    "dark": ("key_ground", "key_ink", None),
    "quiet": (None, "ink2", None),
    "authority": ("red", "on_colour", None),
}


class Button(Widget):
    """kind: primary, plain, dark, quiet, authority · shortcut: a chord shown as a key cap with `show_key`."""

    focusable = reacts = True
    pointer = "hand"

    def __init__(
        self,
        words: Words,
        on_click: Action | None = None,
        *,
        kind: str = "plain",
        icon: str = "",
        shortcut: str = "",
        show_key: bool = False,
        small: bool = False,
        fill_width: bool = False,
        **place: Any,
    ):
        super().__init__(**place)
        self.words, self.on_click, self.kind, self.icon = words, on_click, kind, icon
        self.shortcut, self.show_key, self.small = shortcut, show_key, small
        if not fill_width and self.align is None:
            self.align = "start"

    @property
    def text(self) -> str:
        return self.ui.say(self.words)

    def say(self, words: Words) -> None:
        self.words = words
        self.refresh()

    @property
    def style(self) -> str:
        return "small" if self.small else "button"

    def _icon_room(self) -> int:
        return self.ui.f(25 if self.text else 18) if self.icon else 0

    def _key_room(self) -> int:
        return self.ui.face("axis").width(key_cap(self.shortcut)) + self.ui.f(20) if self.show_key else 0

    def _sides(self) -> int:
        return self.ui.f(9 if self.small or not self.text else 15)

    def measure_width(self) -> tuple[int, int]:
        rest = 2 * self._sides() + self._icon_room() + self._key_room()
        width = self.ui.face(self.style).width(self.text)
        return rest + min(width, 3 * self.ui.face(self.style).px), rest + width

    def measure_height(self, width: int) -> int:
        return self.ui.f(28 if self.small else 38)

    def paint(self, painter: Painter) -> None:
        ground, ink, border = self._colours()
        face = self.rect.move(0, self.ui.u(1)) if self.pressed else self.rect
        if self.kind in ("primary", "authority", "dark") and self.enabled:
            painter.shadow(face, 8, 2, 1, self.theme.shadow_alpha // 2)
        if ground is not None or border is not None:
            painter.rounded(face, ground, 8, border)
        self._inside(painter, face, ink)

    def _colours(self) -> tuple[Ink | None, Ink, Ink | None]:
        ground, ink, border = _KINDS[self.kind]
        if not self.enabled:
            return mix(self.theme.card, self.theme.track, 0.6), self.theme.ink3, "line" if border else None
        if self.hovered:
            if ground is None:
                return self.theme.hair, "ink", border
            base = self.theme[ground] if isinstance(ground, str) else ground
            if self.kind == "plain":
                return mix(base, self.theme.blue_soft, 0.6), ink, "blue"
            return mix(base, (255, 255, 255), 0.12), ink, border
        return ground, ink, border

    def _inside(self, painter: Painter, face: pygame.Rect, ink: Ink) -> None:
        inside = face.inflate(-2 * self._sides(), 0)
        width = min(
            self.ui.face(self.style).width(self.text), inside.w - self._icon_room() - self._key_room()
        )
        x = inside.x + max(0, inside.w - width - self._icon_room() - self._key_room()) // 2
        if self.icon:
            px = self.ui.f(16 if self.small else 18)
            painter.icon(self.icon, (x + px / 2, face.centery), px, ink)
            x += self._icon_room()
        painter.words(self.text, self.style, pygame.Rect(x, face.y, width, face.h), ink)
        if self.show_key:
            cap = pygame.Rect(x + width + self.ui.f(8), 0, self._key_room() - self.ui.f(8), self.ui.f(20))
            cap.centery = face.centery
            painter.rounded(cap, None, 4, ink, 1)
            painter.words(key_cap(self.shortcut), "axis", cap, ink, "center")

    def activate(self) -> None:
        if self.on_click and self.enabled:
            self.on_click()


class IconButton(Button):
    """Only an icon; `tip` says what it does, and tests and screen texts read that as its text."""

    def __init__(
        self, icon: str, tip: Words, on_click: Action | None = None, *, kind: str = "quiet", **place: Any
    ):
        super().__init__("", on_click, kind=kind, icon=icon, tip=tip, **place)

    @property
    def text(self) -> str:
        return ""

    @property
    def name(self) -> str:
        return self.ui.say(self.tip)

    def measure_width(self) -> tuple[int, int]:
        side = self.measure_height(0)
        return side, side


class RailButton(Widget):
    """An entry of the dark rail: icon over word, a gold mark when chosen, a red count of what waits."""

    focusable = reacts = True
    pointer = "hand"

    def __init__(
        self,
        icon: str,
        words: Words,
        on_click: Action | None = None,
        *,
        selected: bool = False,
        count: int = 0,
        shortcut: str = "",
        **place: Any,
    ):
        super().__init__(**place)
        self.icon, self.words, self.on_click = icon, words, on_click
        self.selected, self.count, self.shortcut = selected, count, shortcut

    @property
    def text(self) -> str:
        return self.ui.say(self.words)

    @property
    def value(self) -> bool:
        return self.selected

    def measure_width(self) -> tuple[int, int]:
        width = self.ui.face("small").width(self.text) + self.ui.f(10)
        return min(width, self.ui.f(60)), width

    def measure_height(self, width: int) -> int:
        return self.ui.f(62)

    def paint(self, painter: Painter) -> None:
        ink = self.theme.rail_ink if self.selected or self.hovered else self.theme.rail_ink2
        if self.selected or self.hovered:
            painter.rounded(
                self.rect, "rail_on" if self.selected else mix(self.theme.rail, self.theme.rail_on, 0.6), 9
            )
        if self.selected:
            bar = pygame.Rect(
                self.rect.x - self.ui.u(6),
                self.rect.y + self.ui.u(8),
                self.ui.u(4),
                self.rect.h - self.ui.u(16),
            )
            painter.rounded(bar, "gold", 2)
        px = self.ui.f(23)
        middle = (self.rect.centerx, self.rect.y + self.ui.f(9) + px / 2)
        painter.icon(self.icon + ("-fill" if self.selected else ""), middle, px, ink)
        words = pygame.Rect(self.rect.x, self.rect.y + self.ui.f(36), self.rect.w, self.ui.f(20))
        painter.words(self.text, "small", words, ink, "center")
        if self.count:
            self._badge(painter)

    def _badge(self, painter: Painter) -> None:
        text = str(self.count) if self.count < 100 else "99+"
        wide = max(self.ui.f(17), self.ui.face("axis").width(text) + self.ui.f(8))
        badge = pygame.Rect(self.rect.centerx + self.ui.f(6), self.rect.y + self.ui.f(2), wide, self.ui.f(17))
        painter.pill(badge, self.ui.theme.red if not self.theme.dark else (200, 60, 48))
        painter.words(text, "axis", badge, (255, 255, 255), "center")

    def activate(self) -> None:
        if self.on_click and self.enabled:
            self.on_click()


class Toggle(Widget):
    """On or off, with its words."""

    focusable = reacts = True
    pointer = "hand"

    def __init__(
        self, words: Words, on: bool = False, on_change: Callable[[bool], Any] | None = None, **place: Any
    ):
        super().__init__(**place)
        self.words, self.on, self.on_change = words, on, on_change

    @property
    def text(self) -> str:
        return self.ui.say(self.words)

    @property
    def value(self) -> bool:
        return self.on

    def _switch(self) -> tuple[int, int]:
        return self.ui.f(38), self.ui.f(22)

    def measure_width(self) -> tuple[int, int]:
        width = self._switch()[0] + self.ui.u(10) + self.ui.face("body").width(self.text)
        return min(width, self.ui.f(120)), width

    def measure_height(self, width: int) -> int:
        return max(self._switch()[1] + self.ui.u(4), self.ui.line("body"))

    def paint(self, painter: Painter) -> None:
        w, h = self._switch()
        track = pygame.Rect(self.rect.x, self.rect.centery - h // 2, w, h)
        painter.pill(track, "teal" if self.on else "track", None if self.on else "ink3")
        knob = h // 2 - self.ui.u(3)
        x = track.right - h / 2 if self.on else track.x + h / 2
        painter.disc((x, track.centery), knob, "on_colour" if self.on else "ink2")
        left = track.right + self.ui.u(10)
        words = pygame.Rect(left, self.rect.y, self.rect.right - left, self.rect.h)
        painter.words(self.text, "body", words, "ink" if self.enabled else "ink3")

    def activate(self) -> None:
        if self.enabled:
            self.on = not self.on
            self.soil()
            if self.on_change:
                self.on_change(self.on)


class Segmented(Widget):
    """One of a few, side by side: `choices` are (value, words). Arrows move, one focus stop."""

    focusable = reacts = True
    pointer = "hand"

    def __init__(
        self,
        choices: Sequence[tuple[Any, Words]],
        chosen: Any = None,
        on_change: Callable[[Any], Any] | None = None,
        *,
        small: bool = False,
        stretch: bool = False,
        **place: Any,
    ):
        super().__init__(**place)
        self.choices, self.chosen, self.on_change = list(choices), chosen, on_change
        self.small, self.stretch = small, stretch
        self._over = -1
        if not stretch and self.align is None:
            self.align = "start"

    @property
    def value(self) -> Any:
        return self.chosen

    @property
    def text(self) -> str:
        return next((self.ui.say(words) for value, words in self.choices if value == self.chosen), "")

    @property
    def style(self) -> str:
        return "small" if self.small else "button"

    def _natural(self) -> list[int]:
        face, side = self.ui.face(self.style), self.ui.f(10 if self.small else 14)
        return [face.width(self.ui.say(words)) + 2 * side for _, words in self.choices]

    def measure_width(self) -> tuple[int, int]:
        total = sum(self._natural()) + self.ui.u(6)
        return min(total, self.ui.f(40) * len(self.choices)), total

    def measure_height(self, width: int) -> int:
        return self.ui.f(28 if self.small else 36)

    def segments(self) -> list[pygame.Rect]:
        inside = self.rect.inflate(-self.ui.u(6), -self.ui.u(6))
        natural = self._natural()
        weights = [1] * len(natural) if self.stretch else natural
        total, x, out = sum(weights) or 1, inside.x, []
        for n in range(len(weights)):
            right = inside.x + round(inside.w * sum(weights[: n + 1]) / total)
            out.append(pygame.Rect(x, inside.y, right - x, inside.h))
            x = right
        return out

    def paint(self, painter: Painter) -> None:
        painter.rounded(
            self.rect,
            mix(self.theme.card, self.theme.track, 0.75),
            9,
            "line" if self.theme.contrast else None,
        )
        for n, (part, (value, words)) in enumerate(zip(self.segments(), self.choices, strict=True)):
            chosen = value == self.chosen
            if chosen:
                painter.rounded(part, "key_ground" if self.enabled else "ink3", 7)
            elif n == self._over and self.hovered and self.enabled:
                painter.rounded(part, "card", 7)
            ink: Ink = "key_ink" if chosen else ("ink2" if self.enabled else "ink3")
            inside = part.inflate(-self.ui.u(6), 0)
            painter.words(self.ui.say(words), self.style, inside, ink, "center")

    def index(self) -> int:
        return next((n for n, (value, _) in enumerate(self.choices) if value == self.chosen), 0)

    def choose(self, n: int) -> None:
        if self.enabled and 0 <= n < len(self.choices) and self.choices[n][0] != self.chosen:
            self.chosen = self.choices[n][0]
            self.soil()
            if self.on_change:
                self.on_change(self.chosen)

    def release(self, pos: tuple[int, int]) -> None:
        for n, part in enumerate(self.segments()):
            if part.collidepoint(pos):
                self.choose(n)

    def hover(self, pos: tuple[int, int]) -> None:
        over = next((n for n, part in enumerate(self.segments()) if part.collidepoint(pos)), -1)
        if over != self._over:
            self._over = over
            self.soil()

    def key(self, event: pygame.event.Event) -> bool:
        step = {"left": -1, "right": 1}.get(chord(event))
        if step is None:
            return False
        self.choose(max(0, min(len(self.choices) - 1, self.index() + step)))
        return True

    def activate(self) -> None:
        self.choose((self.index() + 1) % max(1, len(self.choices)))


class Tabs(Segmented):
    """Tabs over a panel: words with a line under the chosen one."""

    ring_radius = 4

    def measure_height(self, width: int) -> int:
        return self.ui.f(40)

    def paint(self, painter: Painter) -> None:
        painter.hline(self.rect.x, self.rect.bottom - self.ui.u(1), self.rect.w, "line")
        for n, (part, (value, words)) in enumerate(zip(self.segments(), self.choices, strict=True)):
            chosen = value == self.chosen
            over = n == self._over and self.hovered
            inside = part.inflate(-self.ui.u(6), 0)
            painter.words(self.ui.say(words), "button", inside, "ink" if chosen or over else "ink2", "center")
            if chosen:
                bar = pygame.Rect(
                    part.x + self.ui.u(8),
                    self.rect.bottom - self.ui.u(3),
                    part.w - self.ui.u(16),
                    self.ui.u(3),
                )
                painter.rounded(bar, "blue", 1.5)


class Stepper(Widget):
    """A whole number between two bounds, with minus and plus. Arrow keys, wheel, clicks."""

    focusable = reacts = True
    pointer = "hand"

    def __init__(
        self,
        number: int = 0,
        low: int = 0,
        high: int = 10,
        on_change: Callable[[int], Any] | None = None,
        *,
        step: int = 1,
        show: Callable[[int], str] = str,
        **place: Any,
    ):
        super().__init__(**place)
        self.number, self.lowest, self.highest, self.on_change = number, low, high, on_change
        self.step, self.show = step, show
        if self.align is None:
            self.align = "start"

    @property
    def value(self) -> int:
        return self.number

    @property
    def text(self) -> str:
        return self.show(self.number)

    def measure_width(self) -> tuple[int, int]:
        face = self.ui.face("button")
        widest = max(face.width(self.show(n)) for n in (self.lowest, self.highest, self.number))
        width = 2 * self.ui.f(32) + widest + self.ui.f(16)
        return width, width

    def measure_height(self, width: int) -> int:
        return self.ui.f(36)

    def ends(self) -> tuple[pygame.Rect, pygame.Rect]:
        side = self.ui.f(32)
        r = self.rect
        return pygame.Rect(r.x, r.y, side, r.h), pygame.Rect(r.right - side, r.y, side, r.h)

    def paint(self, painter: Painter) -> None:
        painter.rounded(self.rect, "card", 8, "line")
        for part, icon, bound in zip(
            self.ends(), ("minus", "plus"), (self.lowest, self.highest), strict=True
        ):
            ink = "ink3" if self.number == bound or not self.enabled else "ink"
            painter.icon(icon, part.center, self.ui.f(16), ink)
        middle = self.rect.inflate(-2 * self.ui.f(32), 0)
        painter.words(self.text, "button", middle, "ink" if self.enabled else "ink3", "center")

    def move(self, steps: int) -> None:
        number = max(self.lowest, min(self.highest, self.number + steps * self.step))
        if self.enabled and number != self.number:
            self.number = number
            self.soil()
            if self.on_change:
                self.on_change(number)

    def release(self, pos: tuple[int, int]) -> None:
        minus, plus = self.ends()
        self.move(-1 if minus.collidepoint(pos) else 1 if plus.collidepoint(pos) else 0)

    def key(self, event: pygame.event.Event) -> bool:
        steps = {"left": -1, "right": 1, "-": -1, "=": 1, "+": 1}.get(chord(event))
        if steps is None:
            return False
        self.move(steps)
        return True


class Slider(Widget):
    """A dial: a number from 0 to 100 on a track, with a word at either end and what it means now above it.

    `meaning` turns the value into words. Drag, click, arrows (shift: big steps), Home and End.
    """

    focusable = reacts = True
    pointer = "hand"

    def __init__(
        self,
        number: int = 50,
        on_change: Callable[[int], Any] | None = None,
        *,
        ends: tuple[Words, Words] = ("", ""),
        title: Words = "",
        meaning: Callable[[int], Words] | None = None,
        step: int = 5,
        low: int = 0,
        high: int = 100,
        tone: str = "blue",
        **place: Any,
    ):
        super().__init__(**place)
        self.number, self.on_change, self.ends, self.title = number, on_change, ends, title
        self.meaning, self.step, self.lowest, self.highest, self.tone = meaning, step, low, high, tone

    @property
    def value(self) -> int:
        return self.number

    @property
    def text(self) -> str:
        said = self.ui.say(self.meaning(self.number)) if self.meaning else str(self.number)
        return f"{self.ui.say(self.title)} {said}".strip()

    def measure_width(self) -> tuple[int, int]:
        return self.ui.f(140), self.ui.f(240)

    def measure_height(self, width: int) -> int:
        above = self.ui.line("note") + self.ui.u(2) if self.title or self.meaning else 0
        below = self.ui.line("axis") if any(self.ends) else 0
        return above + self.ui.f(22) + below

    def track(self) -> pygame.Rect:
        above = self.ui.line("note") + self.ui.u(2) if self.title or self.meaning else 0
        middle = self.rect.y + above + self.ui.f(11)
        thick = self.ui.u(6)
        return pygame.Rect(self.rect.x, middle - thick // 2, self.rect.w, thick)

    def way(self) -> pygame.Rect:
        """Where the middle of the knob can stand."""
        return self.track().inflate(-2 * self.ui.f(9), 0)

    def _x(self) -> float:
        way = self.way()
        return way.x + way.w * (self.number - self.lowest) / max(1, self.highest - self.lowest)

    def paint(self, painter: Painter) -> None:
        track, x = self.track(), self._x()
        if self.title or self.meaning:
            head = pygame.Rect(self.rect.x, self.rect.y, self.rect.w, self.ui.line("note"))
            said = self.ui.say(self.meaning(self.number)) if self.meaning else str(self.number)
            room = min(self.ui.face("note_strong").width(said), head.w * 2 // 3)
            painter.words(
                said, "note_strong", pygame.Rect(head.right - room, head.y, room, head.h), self.tone, "right"
            )
            left = pygame.Rect(head.x, head.y, head.w - room - self.ui.u(8), head.h)
            painter.words(self.ui.say(self.title), "note", left, "ink")
        painter.rounded(track, "track", 3, "ink3" if self.theme.contrast else None)
        done = pygame.Rect(track.x, track.y, max(track.h, round(x - track.x)), track.h)
        painter.rounded(done, self.tone if self.enabled else "ink3", 3)
        painter.disc((x, track.centery), self.ui.f(9), self.tone if self.enabled else "ink3")
        painter.disc((x, track.centery), self.ui.f(5), "card")
        self._ends(painter)

    def _ends(self, painter: Painter) -> None:
        if not any(self.ends):
            return
        row = pygame.Rect(
            self.rect.x, self.rect.bottom - self.ui.line("axis"), self.rect.w, self.ui.line("axis")
        )
        half = row.w // 2 - self.ui.u(4)
        painter.words(self.ui.say(self.ends[0]), "axis", pygame.Rect(row.x, row.y, half, row.h), "ink2")
        right = pygame.Rect(row.right - half, row.y, half, row.h)
        painter.words(self.ui.say(self.ends[1]), "axis", right, "ink2", "right")

    def set(self, number: float) -> None:
        steps = round((number - self.lowest) / self.step)
        number = max(self.lowest, min(self.highest, self.lowest + steps * self.step))
        if self.enabled and number != self.number:
            self.number = int(number)
            self.soil()
            if self.on_change:
                self.on_change(self.number)

    def press(self, pos: tuple[int, int]) -> None:
        self.drag(pos)

    def drag(self, pos: tuple[int, int]) -> None:
        way = self.way()
        self.set(self.lowest + (pos[0] - way.x) / max(1, way.w) * (self.highest - self.lowest))

    def release(self, pos: tuple[int, int]) -> None: ...

    def key(self, event: pygame.event.Event) -> bool:
        steps = {"left": -1, "right": 1, "shift+left": -4, "shift+right": 4}.get(chord(event))
        if steps is not None:
            self.set(self.number + steps * self.step)
        elif chord(event) == "home":
            self.set(self.lowest)
        elif chord(event) == "end":
            self.set(self.highest)
        else:
            return False
        return True
