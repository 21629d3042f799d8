"""What stands on each kind of step of the wall."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.content.text import Text, number, say
from game.replay.class_facts import FEWEST
from game.replay.wall import WallOption, WallStep
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.keys import chord
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.wall import WallScreen

MOST_HANDS = 200
INKS = ("blue", "amber", "violet", "teal")
LETTERS = "ABCDEFGH"


class Hands(w.Stepper):
    """Hands counted: the number is typed, or up and down; left and right turn the page."""

    def key(self, event: pygame.event.Event) -> bool:
        name = chord(event)
        typed = int(name) if name.isascii() and name.isdecimal() else -1
        if typed >= 0:
            whole = self.number * 10 + typed
            self.move(whole - self.number if whole <= self.highest else typed - self.number)
        elif name == "backspace":
            self.move(self.number // 10 - self.number)
        elif name in ("up", "down"):
            self.move(1 if name == "up" else -1)
        else:
            return False
        return True


def cover(screen: WallScreen, step: WallStep, ui: Ui) -> list[Widget]:
    return [
        w.Paragraph(line, "option" if n == 0 else "body", "ink" if n == 0 else "ink2")
        for n, line in enumerate(step.lines)
    ]


def card(screen: WallScreen, step: WallStep, ui: Ui) -> list[Widget]:
    """The dilemma as it lay on the desk, and what could be done."""
    words = [part for part in ui.say(step.lines[0]).split("\n\n") if part.strip()]
    paper = w.Paper(
        *(w.Paragraph(" ".join(part.split("\n")), "document") for part in words), gap=6, pad=(26, 18)
    )
    return [paper, *(_option(n, option) for n, option in enumerate(step.options))]


def hands(screen: WallScreen, step: WallStep, ui: Ui) -> list[Widget]:
    """How many hands went up for each option; asked before anything is shown."""
    counted = screen.hands_of(step)
    rows = []
    for n, option in enumerate(step.options):
        stepper = Hands(
            counted[n], 0, MOST_HANDS, lambda hands, n=n: screen.count(step, n, hands), id=f"hands.{n}"
        )
        rows.append(
            w.Card(w.Row(_letter(n), w.Paragraph(option.text, "body", grow=1), stepper, gap=14), pad=(18, 10))
        )
    return [*(w.Paragraph(line, "note", "ink2") for line in step.lines), *rows]


def split(screen: WallScreen, step: WallStep, ui: Ui) -> list[Widget]:
    """What the class did, beside what it had thought it would do."""
    counted, total = screen.hands_of(step), sum(option.count for option in step.options)
    raised = sum(counted)
    rows: list[Widget] = []
    for n, option in enumerate(step.options):
        said = say("class.wall.was", n=option.count, share=option.count / max(1, total))
        guess = say("class.wall.hands_were", n=counted[n], share=counted[n] / raised) if raised else None
        rows.append(
            w.Card(
                w.Row(_letter(n), w.Paragraph(option.text, "body", grow=1), gap=14, across="start"),
                _bar(option.count, total, "blue", said),
                _bar(counted[n], raised, "teal", guess) if guess else None,
                *_groups(screen, option, step),
                _reasons(option),
                gap=5,
                pad=(18, 10),
            )
        )
    return [*rows, *(w.Paragraph(line, "note", "ink2") for line in step.lines)]


def _groups(screen: WallScreen, option: WallOption, step: WallStep) -> list[Widget]:
    """The same under each institution, by its letter."""
    rows = []
    for place, count in enumerate(option.groups if len(option.groups) > 1 else ()):
        whole = sum(other.groups[place] for other in step.options)
        said = say("class.wall.group_took", name=screen.name(place), n=count, all=whole)
        rows.append(_bar(count, whole, INKS[1 + place % 3], said))
    return rows


def _reasons(option: WallOption) -> Widget | None:
    chips = [w.Chip(say("class.wall.reason", reason=reason, n=n)) for reason, n in option.reasons]
    return w.Flow(*chips, gap=8, line_gap=4) if chips else None


def ledgers(screen: WallScreen, step: WallStep, ui: Ui) -> list[Widget]:
    """Figures of the two halves of the room, side by side."""
    places = range(len(screen.wall.names))
    heads = [w.Label("", "strong")]
    heads += [
        w.Column(
            w.Label(screen.name(n), "option", side="right"),
            w.Label(_size(screen, n), "small", "ink2", side="right"),
            gap=0,
        )
        for n in places
    ]
    rows: list[Widget] = list(heads)
    for row in step.rows:
        rows.append(w.Label(row.name, "body"))
        for value in row.values:
            shown = (
                number(value, ui.lang, row.decimals)
                if value is not None
                else ui.t("class.wall.too_few", n=FEWEST)
            )
            rows.append(w.Label(shown, "gauge" if value is not None else "small", side="right"))
    table = w.Card(w.Grid(*rows, columns=1 + len(places), gap=10), pad=(22, 14), id="ledgers")
    return [table, *(w.Paragraph(line, "note", "ink2") for line in step.lines)]


def _size(screen: WallScreen, place: int) -> Text:
    return say("class.wall.size", n=screen.wall.sizes[place])


def reveal(screen: WallScreen, step: WallStep, ui: Ui) -> list[Widget]:
    """Nothing of it before the lecturer says so."""
    if not screen.is_revealed:
        button = w.Button(
            say("class.wall.reveal_now"),
            screen.tell_institutions,
            kind="authority",
            icon="eye",
            shortcut="r",
            id="reveal",
        )
        return [*(w.Paragraph(line, "body", "ink2") for line in step.lines), button]
    wall = screen.wall
    cards = [
        w.Card(
            w.Label(say("class.wall.was_group", letter=_anonymous(n)), "note", "ink2"),
            w.Paragraph(name, "section"),
            w.Paragraph(about, "note"),
            gap=4,
            pad=(20, 14),
            id=f"revealed.{n}",
        )
        for n, (name, about) in enumerate(zip(wall.names, wall.about, strict=True))
    ]
    rows = [
        w.Paragraph(say("class.wall.differs", name=name, a=a, b=b), "note") for name, a, b in wall.differences
    ]
    return [
        w.Grid(*cards, cell=360, gap=14),
        *([w.Label(say("class.wall.differences"), "strong")] if rows else []),
        w.Grid(*rows, cell=300, gap=6),
    ]


def _anonymous(place: int) -> Text:
    from game.replay.wall import anonymous

    return anonymous(place)


def questions(screen: WallScreen, step: WallStep, ui: Ui) -> list[Widget]:
    return [
        w.Row(
            w.Label(f"{n}", "gauge", "teal", width=26),
            w.Paragraph(line, "body", grow=1),
            gap=12,
            across="start",
        )
        for n, line in enumerate(step.lines, 1)
    ]


KINDS: dict[str, Callable[[WallScreen, WallStep, Ui], list[Widget]]] = {
    "cover": cover,
    "card": card,
    "hands": hands,
    "split": split,
    "guess": hands,
    "ledgers": ledgers,
    "reveal": reveal,
    "questions": questions,
}


def _option(n: int, option: WallOption) -> Widget:
    return w.Row(_letter(n), w.Paragraph(option.text, "body", grow=1), gap=14, across="start")


def _letter(n: int) -> Widget:
    return w.Label(LETTERS[n % len(LETTERS)], "gauge", "teal", width=24)


def _bar(count: int, total: int, ink: str, words: Text) -> Widget:
    meter = w.Meter([(count / max(1, total), ink)], thick=12, grow=1)
    return w.Row(meter, w.Label(words, "note", width=190), gap=14)
