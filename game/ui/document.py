"""A paper as the field knows it: red head, number, rule, title, body, signature, seal, stamps, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pygame

from game.content.text import Text
from game.typeset.breaking import Run
from game.ui.context import Words
from game.ui.layout import Column
from game.ui.paint import Painter
from game.ui.panels import Space
from game.ui.stamps import margin_note, receiving_stamp, seal
from game.ui.widget import Widget
from game.ui.words import Label, Paragraph

_HEAD = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}\. )[^。.\n]{1,30}[。.]")
_SUBHEAD = re.compile(r"^（[一二三四五六七八九十]{1,3}）[^。\n]{1,24}。")


@dataclass(frozen=True, slots=True)
class Document:
    """What stands on the paper. Every part may be missing."""

    letterhead: Words = ""
    number: Words = ""
    title: Words = ""
    to: Words = ""
    body: Words = ""
    signer: Words = ""
    date: Words = ""
    seal: str | Text = ""  # the office's name; a seal is always Chinese
    stamp: tuple[Words, Words] | None = None  # receiving stamp: head, line
    note: Words = ""  # a superior's words, lines by newline
    noted_by: Words = ""


class Paper(Column):
    """A sheet of paper with widgets on it; inside it is always day."""

    def __init__(self, *children: Widget | None, sheets: int = 2, tint: str = "paper", **place: Any):
        super().__init__(*children, **place)
        self.sheets, self.tint = sheets, tint

    def inner_theme(self):
        return self.ui.theme.on_paper

    def paint(self, painter: Painter) -> None:
        painter.paper(self.rect, self.sheets, self.ui.theme[self.tint])

    def bleed(self) -> pygame.Rect:
        return self.rect.inflate(2 * self.ui.u(30), 2 * self.ui.u(30))


class Letterhead(Widget):
    """The red head, as large as fits on one line, else on two."""

    def __init__(self, words: Words, **place: Any):
        super().__init__(**place)
        self.words = words

    @property
    def text(self) -> str:
        return self.ui.say(self.words)

    def _px(self, width: int) -> int:
        """Letters share the width with a little air between them; from 29 units down to 20."""
        largest, least = self.ui.f(29), self.ui.f(19)
        count = max(1, len(self.text))
        for px in range(largest, least - 1, -1):
            if self._face(px).width(self.text) + self._air(px) * (count - 1) <= width:
                return px
        return least

    def _face(self, px: int):
        return self.ui.stock.faces.face("serif-900", px)

    def _air(self, px: int) -> int:
        return round(px * 0.05) if self.ui.lang == "zh" else 0

    def lines(self, width: int) -> tuple[int, list[str]]:
        from game.typeset.breaking import Setting, balanced_width, break_text

        px = self._px(width)
        face = self._face(px)
        if face.width(self.text) + self._air(px) * (len(self.text) - 1) <= width:
            return px, [self.text]
        setting = Setting(width, px)
        narrow = balanced_width(self.text, face.width, setting)
        lines = break_text(self.text, face.width, Setting(narrow + 1, px))
        return px, [self.text[line.start : line.end] for line in lines]

    def measure_width(self) -> tuple[int, int]:
        return self.ui.f(160), self._face(self.ui.f(29)).width(self.text) + self.ui.f(40)

    def measure_height(self, width: int) -> int:
        px, lines = self.lines(width)
        return round(px * 1.4) * len(lines)

    def paint(self, painter: Painter) -> None:
        px, lines = self.lines(self.rect.w)
        face, air = self._face(px), self._air(px)
        for n, text in enumerate(lines):
            row = pygame.Rect(self.rect.x, self.rect.y + n * round(px * 1.4), self.rect.w, round(px * 1.4))
            width = face.width(text) + air * (len(text) - 1)
            x, baseline = row.x + (row.w - width) // 2, face.baseline(row.centery)
            if not air:
                painter.put(text, face, x, baseline, "red", row)
                continue
            for char in text:
                painter.put(char, face, x, baseline, "red", row)
                x += face.width(char) + air


class RedRule(Widget):
    """The rule under the number; `double` adds the fine second line that letters have."""

    def __init__(self, double: bool = False, **place: Any):
        super().__init__(**place)
        self.double = double

    def measure_height(self, width: int) -> int:
        return self.ui.u(6 if self.double else 2)

    def paint(self, painter: Painter) -> None:
        painter.hline(self.rect.x, self.rect.y, self.rect.w, "red", 2)
        if self.double:
            painter.hline(self.rect.x, self.rect.y + self.ui.u(4), self.rect.w, "red", 1)


class DocumentPage(Column):
    """The content of a red-headed document; put it into a `Paper`, and that into a ScrollView."""

    def __init__(self, document: Document, **place: Any):
        super().__init__(gap=0, **place)
        self.document = document

    def prepare(self) -> None:
        d = self.document
        parts: list[Widget | None] = []
        if d.letterhead:
            parts += [Letterhead(d.letterhead), _gap(self, 4)]
        if d.number:
            parts += [Label(d.number, "document", side="center"), _gap(self, 6)]
        if d.letterhead:
            parts += [RedRule(), _gap(self, 12)]
        if d.title:
            parts += [Paragraph(d.title, "section", side="center", balance=True), _gap(self, 10)]
        if d.to:
            parts.append(Paragraph(d.to, "document"))
        if d.body:
            parts.append(Body(d.body))
        if d.signer or d.note or d.stamp or d.seal:
            parts.append(Closing(d))
        self.children = [part for part in parts if part is not None]


def _gap(page: DocumentPage, units: float) -> Widget:
    return Space(units)


class Body(Paragraph):
    """The body: two cells of indent, first-level heads in 黑体, second-level ones in 楷体."""

    def __init__(self, words: Words, **place: Any):
        super().__init__(words, "document", justify=True, indent=2, **place)

    def runs(self) -> list[Run]:
        out: list[Run] = []
        for n, paragraph in enumerate(self.ui.say(self.words).split("\n")):  # type: ignore[arg-type]
            if n:
                out.append(Run("\n"))
            head = _HEAD.match(paragraph) or _SUBHEAD.match(paragraph)
            if head:
                out.append(Run(head.group(), "kai" if head.re is _SUBHEAD else "hei"))
            out.append(Run(paragraph[head.end() :] if head else paragraph))
        return [run for run in out if run.text]


class Closing(Widget):
    """Signature and date to the right with the seal over them; stamp and note to the left, or below."""

    def __init__(self, document: Document, **place: Any):
        super().__init__(**place)
        self.document = document

    @property
    def text(self) -> str:
        d = self.document
        stamp = d.stamp or ("", "")
        return " ".join(self.ui.say(part) for part in (d.signer, d.date, d.note, *stamp) if part)

    def _seal(self) -> pygame.Surface | None:
        office = self.document.seal
        name = office.zh if isinstance(office, Text) else office
        return seal(self.ui, name, self.ui.f(104)) if name else None

    def _note(self) -> pygame.Surface | None:
        words = self.ui.say(self.document.note)
        return margin_note(self.ui, words.split("\n"), self.ui.say(self.document.noted_by)) if words else None

    def _stamp(self) -> pygame.Surface | None:
        if not self.document.stamp:
            return None
        head, line = (self.ui.say(part) for part in self.document.stamp)
        return receiving_stamp(self.ui, head, line, self.ui.f(118))

    def _left_height(self) -> int:
        pictures = [s for s in (self._note(), self._stamp()) if s]
        return sum(s.get_height() for s in pictures) - self.ui.f(14) * max(0, len(pictures) - 1)

    def _signer_width(self) -> int:
        face = self.ui.face("document")
        return max(face.width(self.ui.say(words)) for words in (self.document.signer, self.document.date))

    def _side_by_side(self, width: int) -> bool:
        left = max((s.get_width() for s in (self._note(), self._stamp()) if s), default=0)
        return left + max(self._signer_width(), self.ui.f(104)) + self.ui.u(24) <= width

    def _right_height(self) -> int:
        picture = self._seal()
        return max(2 * self.ui.line("document") + self.ui.u(20), picture.get_height() if picture else 0)

    def measure_width(self) -> tuple[int, int]:
        return self.ui.f(160), self._signer_width() + self.ui.f(160)

    def measure_height(self, width: int) -> int:
        above = self.ui.u(8)
        if self._side_by_side(width):
            return above + max(self._left_height(), self._right_height())
        return above + self._left_height() + self._right_height()

    def paint(self, painter: Painter) -> None:
        side = self._side_by_side(self.rect.w)
        right_top = self.rect.y + self.ui.u(8) if side else self.rect.bottom - self._right_height()
        self._paint_right(painter, right_top)
        y = self.rect.y + self.ui.u(8)
        for picture in (self._note(), self._stamp()):
            if picture:
                painter.picture(picture, (self.rect.x, y))
                y += picture.get_height() - self.ui.f(14)

    def _paint_right(self, painter: Painter, top: int) -> None:
        high, width = self.ui.line("document"), self._signer_width()
        middle = top + self._right_height() // 2
        right = self.rect.right - self.ui.u(4)
        for n, words in enumerate((self.document.signer, self.document.date)):
            row = pygame.Rect(right - width, middle - high + n * high, width, high)
            painter.words(self.ui.say(words), "document", row, "ink", "center", cut=False)
        picture = self._seal()
        if picture:
            at = picture.get_rect(center=(right - width // 2, middle))
            at.right = min(at.right, self.rect.right)
            painter.picture(picture, at.topleft)
