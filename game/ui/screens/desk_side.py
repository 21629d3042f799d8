"""What can be done: the verbs for the open task, the standing actions, the two dials."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pygame

from game.content.text import Text, say
from game.replay.view_shapes import Dial, Option, StandingAction
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.keys import chord
from game.ui.paint import Painter
from game.ui.screens.marks import paint_dots, paint_key
from game.ui.theme import mix
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.desk import Desk

VERB_KEYS = "qwertyuiopk"
STANDING_KEYS = "zxcv"
MOST_STANDING = 3  # dots shown for a standing action


class Choice(Widget):
    """A tile with its key, its name and the dots of what it costs."""

    focusable = reacts = True
    upright = False  # dots one above the other

    def __init__(
        self,
        name: Words,
        key: str,
        on_click: Callable[[], Any],
        *,
        dots: tuple[int, int],
        chosen: bool = False,
        **place: Any,
    ):
        super().__init__(**place)
        self.name, self.key_name, self.on_click = name, key.upper(), on_click
        self.dots, self.chosen, self.shortcut = dots, chosen, key
        self.words = w.Paragraph(name, "note_strong", lines=2)
        self.children = [self.words]

    @property
    def text(self) -> str:
        return self.ui.say(self.name)

    @property
    def value(self) -> bool:
        return self.chosen

    def measure_width(self) -> tuple[int, int]:
        return self.ui.f(118), self.ui.f(156)

    def measure_height(self, width: int) -> int:
        return self.ui.f(43)

    def settle(self) -> None:
        left = self.ui.f(8 + 22 + 8)
        right = self.ui.f((1 if self.upright else max(1, self.dots[1])) * 11 + 10)
        room = self.rect.w - left - right
        self.words.style = "note_strong"
        self.words.prepare()
        if len(self.words.lines(room)) > 1:
            self.words.style = "small_strong"
            self.words.prepare()
        high = min(self.words.tall(room), self.rect.h)
        self.words.arrange(pygame.Rect(self.rect.x + left, self.rect.centery - high // 2, room, high))

    def paint(self, painter: Painter) -> None:
        face = self.rect.move(0, self.ui.u(1)) if self.pressed else self.rect
        fill: Any = "card"
        if self.chosen:
            fill = "blue_soft"
        elif not self.enabled:
            fill = mix(self.theme.card, self.theme.track, 0.55)
        elif self.hovered:
            fill = mix(self.theme.card, self.theme.blue_soft, 0.55)
        painter.card(face, fill, raised=self.enabled and not self.chosen)
        if self.chosen:
            painter.rounded(face, None, 8, "blue", 2)
        key = pygame.Rect(face.x + self.ui.f(8), 0, self.ui.f(22), self.ui.f(22))
        key.centery = face.centery
        if self.enabled or self.chosen:
            paint_key(painter, self.key_name, key, self.chosen)
        else:
            painter.icon("lock", key.center, self.ui.f(15), "ink3")
        self.words.colour = "ink" if self.enabled or self.chosen else "ink3"
        full, most = self.dots
        paint_dots(painter, full, most, face.right - self.ui.f(9), face.centery, self.upright)

    def activate(self) -> None:
        if self.enabled:
            self.on_click()


class StandingTile(Choice):
    """A standing action: a click or its key adds a point; a click on the dots, or minus, takes one away."""

    upright = True

    def __init__(
        self, action: StandingAction, key: str, change: Callable[[int], Any], most: int, **place: Any
    ):
        super().__init__(
            action.name,
            key,
            lambda: change(1),
            dots=(action.points, max(action.points, min(MOST_STANDING, most))),
            chosen=action.points > 0,
            **place,
        )
        self.points, self.change = action.points, change

    @property
    def value(self) -> int:  # type: ignore[override]
        return self.points

    def minus(self) -> pygame.Rect:
        """The place that takes a point away again: the dots themselves."""
        wide = self.ui.f(30)
        return pygame.Rect(self.rect.right - wide, self.rect.y, wide, self.rect.h)

    def release(self, pos: tuple[int, int]) -> None:
        if self.points and self.minus().collidepoint(pos):
            self.change(-1)
        elif self.enabled and self.rect.collidepoint(pos):
            self.change(1)

    def key(self, event: pygame.event.Event) -> bool:
        step = {"-": -1, "left": -1, "backspace": -1, "right": 1, "=": 1, "+": 1}.get(chord(event))
        if step is None:
            return False
        if step > 0 or self.points:
            self.change(step)
        return True


def verbs(screen: Desk, ui: Ui, columns: int) -> Widget:
    card = screen.play.card
    options = card.verbs if card else ()
    tiles = [verb_tile(screen, option, key) for option, key in zip(options, VERB_KEYS, strict=False)]
    return w.Grid(*tiles, columns=columns, gap=6)


def verb_tile(screen: Desk, option: Option, key: str) -> Widget:
    id = f"verb.{option.id}"
    screen.hint(id, hint_for(option))
    return Choice(
        option.name,
        key,
        lambda: screen.decide_card(option.id),
        dots=(option.points, option.points),
        chosen=option.chosen,
        reason=option.refusal if not option.chosen else None,
        id=id,
    )


def hint_for(option: Option) -> Text:
    return say("desk.option_hint", name=option.name, text=option.text, points=option.points)


def standing(screen: Desk, ui: Ui, columns: int) -> Widget:
    tiles: list[Widget] = []
    desk = screen.play.desk
    for action, key in zip(desk.standing, STANDING_KEYS, strict=False):
        id = f"standing.{action.id}"
        screen.hint(id, say("desk.option_hint", name=action.name, text=action.text, points=1))
        tiles.append(
            StandingTile(
                action,
                key,
                lambda step, action=action: screen.change_standing(action, step),
                desk.attention,
                reason=action.refusal if not action.points else None,
                id=id,
            )
        )
    return w.Grid(*tiles, columns=columns, gap=6)


class Turner(w.Slider):
    """A dial whose screen is built anew only when the hand lets go."""

    def release(self, pos: tuple[int, int]) -> None:
        if self.screen:
            self.screen.rebuild()

    def key(self, event: pygame.event.Event) -> bool:
        used = super().key(event)
        if used and self.screen:
            self.screen.rebuild()
        return used


def dials(screen: Desk, ui: Ui) -> list[Widget]:
    return [_dial(screen, dial) for dial in screen.play.desk.dials]


def _dial(screen: Desk, dial: Dial) -> Widget:
    screen.hint(f"dial.{dial.id}", say(f"desk.dial.{dial.id}"))

    def meaning(percent: int) -> Text:
        now = next(d for d in screen.play.desk.dials if d.id == dial.id)
        return say("desk.dial_now", percent=percent, reading=now.reading)

    return Turner(
        dial.percent,
        lambda percent: screen.play.set_dial(dial.id, percent),
        ends=(dial.left, dial.right),
        title=dial.name,
        meaning=meaning,
        id=f"dial.{dial.id}",
    )
