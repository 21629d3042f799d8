"""Parts of papers that do not look like a document: chat bubbles, forms, system windows, the routing slip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.content.text import say
from game.replay.view_shapes import TaskCard
from game.ui import widgets as w
from game.ui.context import Words
from game.ui.layout import Box
from game.ui.paint import Ink, Painter
from game.ui.screens.marks import Stamped
from game.ui.theme import mix
from game.ui.widget import Widget

FIT = {"fits": "teal", "strained": "amber", "misfits": "amber"}
PAPER = {"paper": "teal", "letter": "amber", "oral": "amber"}
POWERS = {"matched": "teal", "partly": "amber", "absent": "amber"}


class RoutingSlip(w.Paper):
    """The town's own slip on the paper: where it falls, who has it, how it fits, and what was decided."""

    def __init__(self, card: TaskCard, **place: Any):
        chosen = next((v for v in card.verbs if v.id == card.chosen), None)
        fit = _reading("desk.slip.fit", card.fit_name, FIT.get(card.fit, ""))
        powers = _reading("desk.slip.powers", card.powers_name, POWERS.get(card.powers, ""))
        facts = w.Flow(
            _fact("desk.slip.village", card.village),
            _fact("desk.slip.staff", card.staff),
            _fact("desk.slip.days", card.days_shown),
            fit,
            powers,
            _fact("desk.slip.duty", card.duty_name) if card.duty else None,
            _reading("desk.slip.paper", card.paper_name, PAPER.get(card.paper, "")) if card.paper else None,
            gap=18,
            line_gap=3,
        )
        decision = (
            Stamped(chosen.name, style="option")
            if chosen
            else w.Label(say("desk.slip.open"), "note", "ink3", shrink=False)
        )
        super().__init__(
            w.Row(
                w.Label(say("desk.slip.title"), "note_strong", "blue", grow=1),
                w.Label(say("desk.slip.decided"), "small", "ink2"),
                decision,
                gap=10,
                height=34,
            ),
            w.Rule("blue", 1),
            facts,
            gap=6,
            pad=(18, 5, 18, 11),
            id="slip",
            **place,
        )

    def paint(self, painter: Painter) -> None:
        day = self.ui.theme.on_paper
        painter.shadow(self.rect, 3, 6, 2)
        painter.rounded(self.rect, mix(day.paper, day.blue_soft, 0.4), 3, day.line)


def _fact(key: str, words: Words) -> Widget:
    return w.Row(w.Label(say(key), "small", "ink2"), w.Label(words, "note_strong"), gap=6)


def _reading(key: str, words: Words, tone: str) -> Widget:
    return w.Row(w.Label(say(key), "small", "ink2"), w.Chip(words, tone), gap=6)


class DoubleFrame(w.Column):
    """The red double frame of a letter of responsibility."""

    def paint(self, painter: Painter) -> None:
        painter.rounded(self.rect, None, 1, "red", 2)
        painter.rounded(self.rect.inflate(-self.ui.u(10), -self.ui.u(10)), None, 1, "red", 1)


class SignLine(w.Column):
    """Who gives or takes, over the line for the signature."""

    def __init__(self, head: Words, name: Words, *, open_line: bool = False, **place: Any):
        style = "kai" if not open_line else "document"
        super().__init__(
            w.Label(head, "small", "ink2"),
            w.Space(28) if open_line else w.Paragraph(name, style, "blue"),
            w.Rule("ink2", 1),
            w.Label(name, "small", "ink2") if open_line else None,
            gap=2,
            **place,
        )


class FormRows(Box):
    """A printed form: names left, what was written right, lines around."""

    def __init__(self, rows: Sequence[tuple[Words, Words, str]], lines: Ink = "line", **place: Any):
        self.pairs: list[tuple[Widget, Widget]] = [
            (w.Label(head, "note", "ink2"), w.Paragraph(words, style, justify=style == "kai"))
            for head, words, style in rows
        ]
        super().__init__(*(cell for pair in self.pairs for cell in pair), **place)
        self.lines = lines

    def _head(self) -> int:
        return max(head.widths()[1] for head, _ in self.pairs) + self.ui.u(24)

    def _heights(self, width: int) -> list[int]:  # type: ignore[override]
        room = width - self._head() - self.ui.u(24)
        return [max(body.tall(room), self.ui.line("body")) + self.ui.u(14) for _, body in self.pairs]

    def stacked_height(self, width: int) -> int:
        return sum(self._rows(width))

    def _rows(self, width: int) -> list[int]:
        room = width - self._head() - self.ui.u(24)
        return [max(body.tall(room), self.ui.line("body")) + self.ui.u(14) for _, body in self.pairs]

    def settle(self) -> None:
        r, head, pad = self.rect, self._head(), self.ui.u(12)
        y = r.y
        for (name, body), high in zip(self.pairs, self._rows(r.w), strict=True):
            line = self.ui.line("note")
            name.arrange(pygame.Rect(r.x + pad, y + self.ui.u(7), head - pad, line + self.ui.u(2)))
            room = r.w - head - 2 * pad
            body.arrange(pygame.Rect(r.x + head + pad, y + self.ui.u(7), room, body.tall(room)))
            y += high

    def paint(self, painter: Painter) -> None:
        y = self.rect.y
        for high in self._rows(self.rect.w):
            painter.hline(self.rect.x, y, self.rect.w, self.lines)
            y += high
        painter.hline(self.rect.x, y - 1, self.rect.w, self.lines)
        if self.lines == "line":
            for x in (self.rect.x, self.rect.x + self._head(), self.rect.right - 1):
                painter.vline(x, self.rect.y, self.rect.h, "line")


class TornEdge(Widget):
    """The perforation where a slip was torn from its pad."""

    def measure_height(self, width: int) -> int:
        return self.ui.u(8)

    def paint(self, painter: Painter) -> None:
        step = self.ui.u(14)
        for x in range(self.rect.x, self.rect.right, step):
            painter.disc((x + step / 2, self.rect.y), self.ui.u(3), "hair")


class AppFrame(w.Column):
    """A window of a phone or platform: a bar in its colour with its name, and what is inside."""

    def __init__(self, name: Words, icon: str, tone: str, inside: Widget, **place: Any):
        bar = w.Row(
            w.Icon(icon, 18, "on_colour"),
            w.Paragraph(name, "note_strong", "on_colour", lines=2, grow=1),
            gap=10,
            pad=(16, 8),
        )
        super().__init__(bar, inside, gap=0, **place)
        self.tone = tone

    def paint(self, painter: Painter) -> None:
        painter.shadow(self.rect, 8, 4, 2)
        painter.rounded(self.rect, mix(self.theme.paper, self.theme.hair, 0.25), 8, "line")
        head = self.children[0].rect
        with painter.clipped(head):
            painter.rounded(pygame.Rect(head.x, head.y, head.w, head.h * 2), self.tone, 8)


class Bubble(Box):
    """A message: the sender's mark, the name, and the words in a bubble; one's own stand on the right."""

    def __init__(self, sender: Words, words: Words, *, mine: bool = False, **place: Any):
        self.name = w.Label(sender, "small", "ink2", side="right" if mine else "left")
        self.body = w.Paragraph(words, "body", "ink")
        super().__init__(self.name, self.body, **place)
        self.sender, self.mine = sender, mine

    def _face(self) -> int:
        return self.ui.f(38)

    def _room(self, width: int) -> int:
        most = width - self._face() - self.ui.u(16) - 2 * self.ui.u(14) - self.ui.u(24)
        return min(most, self.body.widths()[1])

    def stacked_height(self, width: int) -> int:
        return self.ui.line("small") + self.body.tall(self._room(width)) + 2 * self.ui.u(10)

    def settle(self) -> None:
        r, room, face = self.rect, self._room(self.rect.w), self._face()
        line, pad = self.ui.line("small"), self.ui.u(14)
        reach = face + self.ui.u(12)
        name_x = r.x + reach if not self.mine else r.x
        self.name.arrange(pygame.Rect(name_x, r.y, r.w - reach, line))
        x = r.x + reach + pad if not self.mine else r.right - reach - pad - room
        self.body.arrange(pygame.Rect(x, r.y + line + self.ui.u(10), room, self.body.tall(room)))

    def paint(self, painter: Painter) -> None:
        face, r = self._face(), self.rect
        mark = pygame.Rect(r.x if not self.mine else r.right - face, r.y, face, face)
        painter.rounded(mark, "teal" if not self.mine else "blue", 7)
        letter = self.ui.say(self.sender)[:1]
        painter.words(letter, "option", mark, "on_colour", "center")
        bubble = self.body.rect.inflate(2 * self.ui.u(14), 2 * self.ui.u(10))
        painter.rounded(bubble, "paper" if not self.mine else "band", 8, "line" if not self.mine else None)


class Ruled(w.Paragraph):
    """Notes taken at a meeting, on ruled lines."""

    def __init__(self, words: Words, **place: Any):
        super().__init__(words, "kai", "ink", indent=2, justify=True, leading=1.75, **place)

    def paint(self, painter: Painter) -> None:
        high = self.line_height()
        for n in range(len(self.lines(self.rect.w))):
            painter.hline(self.rect.x, self.rect.y + (n + 1) * high - self.ui.u(2), self.rect.w, "hair")
        super().paint(painter)


class Brackets(Widget):
    """Two thin rules, as on a paper handed over by a visitor."""

    def measure_height(self, width: int) -> int:
        return self.ui.u(10)

    def paint(self, painter: Painter) -> None:
        painter.hline(self.rect.x, self.rect.y + self.ui.u(2), self.rect.w, "blue", 2)
        painter.hline(self.rect.x, self.rect.y + self.ui.u(6), self.rect.w, "blue", 1)
