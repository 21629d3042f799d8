"""The wall: the debrief of a class in large type, a step a page; no names, and the institutions sealed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pygame

from game.content.text import Text, say
from game.replay.wall import Wall, WallStep
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.keys import chord
from game.ui.screen import Screen
from game.ui.screens import wall_steps
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

LARGE = 1.5  # times the usual text: to be read from the last row
FORWARD = ("right", "down", "pagedown", "space", "enter")
BACK = ("left", "up", "pageup", "backspace")


class WallScreen(Screen):
    """Arrows turn the steps. A show of hands is counted before what the class did is shown."""

    def __init__(self, app: App, wall: Wall):
        super().__init__(app)
        self.wall = wall
        self.at = 0
        self.is_revealed = False
        self.hands: dict[str, list[int]] = {}

    @property
    def ui(self) -> Ui:
        look = self.app.ui
        return replace(look, text=min(2.0, max(LARGE, look.text)))

    @property
    def step(self) -> WallStep:
        return self.wall.steps[self.at]

    # ------------------------------------------------------------------ the tree

    def build(self, ui: Ui) -> Widget:
        step = self.step
        inside = wall_steps.KINDS[step.kind](self, step, ui)
        title = w.Paragraph(self.heading(), "page", balance=True)
        body = w.Column(title, *inside, gap=12, pad=(36, 22, 36, 18), width=1180, align="center")
        page = w.ScrollView(body, id=f"step.{self.at}", grow=1, edge=10)
        return w.Column(page, self._foot(), gap=0)

    def heading(self) -> Words:
        return self.step.title

    def _foot(self) -> Widget:
        last = len(self.wall.steps) - 1
        close = w.IconButton("x", say("class.wall.close"), self.app.pop, id="close")
        place = w.Label(say("class.wall.place", n=self.at + 1, all=last + 1), "small", "ink2", id="place")
        code = w.Label(self.wall.code, "small", "ink2")
        back = w.IconButton(
            "arrow-left",
            say("class.wall.back"),
            lambda: self.turn(-1),
            id="back",
            reason=say("class.wall.first") if self.at == 0 else None,
        )
        forward = w.IconButton(
            "arrow-right",
            say("class.wall.forward"),
            lambda: self.turn(1),
            id="forward",
            reason=say("class.wall.last") if self.at == last else None,
        )
        training = w.Label(say("class.wall.training"), "small", "ink2", grow=1)
        return w.Panel(w.Row(close, code, training, place, back, forward, gap=10), edge="top", pad=(16, 4))

    # ------------------------------------------------------------------- turning

    def turn(self, by: int) -> None:
        to = max(0, min(len(self.wall.steps) - 1, self.at + by))
        if to != self.at:
            self.at = to
            self.rebuild()

    def on_escape(self) -> bool:
        self.app.pop()
        return True

    def handle(self, event: pygame.event.Event) -> bool:
        """Arrows turn the page wherever the focus is; up and down count hands where hands are counted."""
        if event.type == pygame.KEYDOWN and not self.dialogs:
            name = chord(event)
            counting = self.focused is not None and self.focused.id.startswith("hands.")
            pressing = self.focused is not None and self.keyboard_used and name in ("space", "enter")
            if not pressing and not (counting and name in ("up", "down", "backspace")):
                by = (name in FORWARD) - (name in BACK)
                if by:
                    self.turn(by)
                    return True
        return super().handle(event)

    def on_key(self, event: pygame.event.Event) -> bool:
        if chord(event) in ("home", "end"):
            self.turn(-len(self.wall.steps) if chord(event) == "home" else len(self.wall.steps))
            return True
        return False

    # --------------------------------------------------------------------- state

    def hands_of(self, step: WallStep) -> list[int]:
        """The show of hands that belongs to a step, by option."""
        return self.hands.setdefault(step.key, [0] * len(step.options))

    def count(self, step: WallStep, option: int, hands: int) -> None:
        self.hands_of(step)[option] = hands

    def name(self, place: int) -> Text:
        """An institution, under its letter until it is revealed."""
        from game.replay.wall import anonymous

        return self.wall.names[place] if self.is_revealed else anonymous(place)

    def tell_institutions(self) -> None:
        self.is_revealed = True
        self.rebuild()
