"""The inbox: how the target grew on its way down, the cards, and the line for everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pygame

from game.content.text import say
from game.replay.view_shapes import TargetPath, TaskCard
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.paint import Painter
from game.ui.screens.marks import Stamped
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.desk import Desk

LOOK = {  # channel -> (icon, tone of its tile)
    "document": ("file-text", "red"),
    "letter": ("signature", "violet"),
    "phone": ("phone", "amber"),
    "group": ("chats-circle", "teal"),
    "ticket": ("ticket", "blue"),
    "meeting": ("chalkboard", "amber"),
    "visit": ("footprints", "violet"),
}
TONES = {"redline": "red", "on_top": "amber", "unwelcome": "violet"}
TAB = 16  # how far the chosen card reaches over to the paper


def inbox(screen: Desk, ui: Ui, tab: bool = True) -> Widget:
    desk = screen.play.desk
    head = w.heading(say("desk.inbox"), say("desk.inbox_note", n=len(desk.cards)))
    screen.hint("path", say("desk.path_tip", text=desk.path.text))
    rows = [card_row(screen, card, ui, tab) for card in desk.cards]
    more = [rest_line(screen)]
    if screen.play.rest_open:
        more += [card_row(screen, card, ui, tab) for card in desk.rest.cards]
    cards = w.ScrollView(w.Column(*rows, *more, gap=5), id="inbox", grow=1, edge=TAB + 2)
    return w.Column(head, PathSteps(desk.path, id="path"), w.Space(1), cards, gap=3)


def card_row(screen: Desk, card: TaskCard, ui: Ui, tab: bool) -> Widget:
    icon, tone = LOOK.get(card.channel, LOOK["document"])
    chosen = next((v for v in card.verbs if v.id == card.chosen), None)
    chips = [
        w.Chip(
            say(f"desk.mark.{mark.id}"), TONES.get(mark.id, ""), outline=mark.id == "redline", tip=mark.text
        )
        for mark in card.marks
    ]
    title = w.Row(
        w.Label(card.title, "card" if ui.lang == "zh" else "button", grow=1),
        Stamped(say(f"desk.verb.{chosen.id}")) if chosen else None,
        gap=4,
        height=24,
    )
    village = w.Label(card.village, "small", "ink2")
    if ui.cols < 900:  # the line at the foot names the office
        where: Widget = w.Flow(village, *chips, gap=6, line_gap=2)
    else:
        where = w.Row(village, w.Label(card.office, "small", "ink3", grow=1), *chips, gap=6)
    is_open = card is screen.play.card
    id = f"card.{card.slot}"
    screen.hint(
        id, say("desk.card_hint", office=card.office, channel=card.channel_name, days=card.days_shown)
    )
    row = w.Card(
        w.Row(
            Tile(icon, tone, str(card.number) if card.number <= 8 else ""),
            w.Column(title, where, gap=0, grow=1),
            gap=10,
        ),
        pad=(9, 4, 10, 4),
        selected=is_open,
        tab=TAB if tab else 0,
        on_click=lambda: screen.show(card.slot),
        name=card.title,
        id=id,
    )
    row.shortcut = str(card.number) if card.number <= 8 else ""
    return row


class Tile(w.Icon):
    """The icon of the channel a task came through, with the number key that opens it."""

    def __init__(self, icon: str, tone: str, key: str, **place: Any):
        super().__init__(icon, 20, tile=True, tone=tone, **place)
        self.key_name = key

    def paint(self, painter: Painter) -> None:
        super().paint(painter)
        if self.key_name:
            side = self.ui.f(15)
            corner = pygame.Rect(0, 0, side, side)
            corner.center = (self.rect.x + self.ui.u(1), self.rect.y + self.ui.u(3))
            painter.rounded(corner, "key_ground", 4)
            painter.words(self.key_name, "axis", corner, "key_ink", "center", cut=False)


def rest_line(screen: Desk) -> Widget:
    """One line for all that is not on the desk; it opens into its own cards."""
    rest, is_open = screen.play.desk.rest, screen.play.rest_open
    taken = sum(card.chosen is not None for card in rest.cards)
    screen.hint("rest", say("desk.rest_tip"))
    words = say("desk.rest_hide") if is_open else say("desk.rest", n=rest.count)
    row = w.Card(
        w.Row(
            w.Icon("caret-down" if is_open else "caret-right", 15),
            w.Label(words, "note", "ink2", grow=1),
            w.Chip(say("desk.rest_taken", n=taken), "blue") if taken else None,
            gap=8,
        ),
        fill="panel",
        raised=False,
        border="line",
        pad=(10, 3),
        on_click=screen.toggle_rest,
        id="rest",
    )
    row.shortcut = "9"
    return row


class PathSteps(Widget):
    """The base number of tasks, every level's factor a step higher, and what reached the town."""

    def __init__(self, path: TargetPath, **place: Any):
        super().__init__(**place)
        self.path = path
        self.tip = say("desk.path_tip", text=path.text)

    @property
    def text(self) -> str:
        return " ".join(self._words())

    def _words(self) -> list[str]:
        say_ = self.ui.say
        first = say_(say("desk.path_base", n=self.path.base_tasks))
        last = say_(say("desk.path_tasks", n=self.path.tasks))
        return [first, *(f"{say_(s.name)} {say_(s.shown)}" for s in self.path.steps), last]

    def measure_width(self) -> tuple[int, int]:
        width = sum(self.ui.face("axis").width(word) + self.ui.f(10) for word in self._words())
        return self.ui.f(160), width

    def measure_height(self, width: int) -> int:
        return self.ui.line("axis") + self.ui.u(13)

    def paint(self, painter: Painter) -> None:
        words, face, ui = self._words(), self.ui.face("axis"), self.ui
        natural = [face.width(word) for word in words]
        if sum(natural) + ui.u(6) * len(words) > self.rect.w:  # factors alone; the tooltip names the levels
            words = [words[0], *(ui.say(step.shown) for step in self.path.steps), words[-1]]
            natural = [face.width(word) for word in words]
        gap = max(ui.u(2), (self.rect.w - sum(natural)) // max(1, len(words)))
        factors = [1.0, *(float(step.factor) for step in self.path.steps)]
        factors.append(factors[-1])
        rise = ui.u(10) / max(0.01, factors[-1] - 1)
        x, base = self.rect.x, self.rect.bottom
        for n, (word, width, factor) in enumerate(zip(words, natural, factors, strict=True)):
            full = width + gap if n < len(words) - 1 else self.rect.right - x
            high = ui.u(3) + round((factor - 1) * rise)
            step = pygame.Rect(x, base - high, full - ui.u(2), high)
            painter.rounded(step, "amber" if n == len(words) - 1 else "amber_soft" if n else "track", 1.5)
            row = pygame.Rect(x, self.rect.y, full, ui.line("axis"))
            painter.words(word, "axis", row, "amber" if n == len(words) - 1 else "ink2")
            x += full
