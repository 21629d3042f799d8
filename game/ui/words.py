"""Text on the screen: one line, or a set paragraph with rich runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pygame

from game.typeset.breaking import Line, Run, Setting, balanced_width, break_runs, natural_width
from game.ui.context import Words
from game.ui.keys import chord
from game.ui.layout import Flow
from game.ui.paint import Ink, Painter, tagged
from game.ui.theme import STYLES
from game.ui.widget import Widget

_MARKS = re.compile(r"\*\*(.+?)\*\*|\[\[([^\]|]+)(?:\|([^\]]+))?\]\]|\{(\w+):([^{}]+)\}")


def rich(text: str) -> list[Run]:
    """**bold**, {amber:coloured}, [[term]] or [[term|id]] for a glossary link; all else as it stands."""
    out: list[Run] = []
    at = 0
    for match in _MARKS.finditer(text):
        if match.start() > at:
            out.append(Run(text[at : match.start()]))
        bold, term, target, colour, coloured = match.groups()
        if bold is not None:
            out.append(Run(bold, "bold"))
        elif term is not None:
            out.append(Run(term, f"link:{target or term}"))
        else:
            out.append(Run(coloured, colour))
        at = match.end()
    if at < len(text):
        out.append(Run(text[at:]))
    return out


def link_of(tag: object) -> str | None:
    """The glossary id in a tag."""
    parts = tag.split() if isinstance(tag, str) else []
    return next((part[5:] for part in parts if part.startswith("link:")), None)


class Label(Widget):
    """One line. Where the room is short it ends in an ellipsis and the whole text becomes the tooltip."""

    def __init__(
        self,
        words: Words,
        style: str = "body",
        colour: Ink = "ink",
        side: str = "left",
        shrink: bool = True,
        **place: Any,
    ):
        super().__init__(**place)
        self.words, self.style, self.colour, self.side = words, style, colour, side
        self.shrink = shrink

    @property
    def text(self) -> str:
        return self.ui.say(self.words)

    def say(self, words: Words) -> None:
        """Show other words, laying out again only where the width changes."""
        before = self.widths()
        self.words = words
        self._widths = None
        if self.widths() != before and self.width is None and not self.grow:
            self.refresh()
        self.soil()

    def measure_width(self) -> tuple[int, int]:
        face, text = self.ui.face(self.style), self.text
        width = face.width(text)
        return (min(width, 3 * face.px) if self.shrink else width), width

    def measure_height(self, width: int) -> int:
        return self.ui.line(self.style)

    def paint(self, painter: Painter) -> None:
        painter.words(self.text, self.style, self.rect, self.colour, self.side)

    def takes_mouse(self) -> bool:
        return super().takes_mouse() or self.ui.face(self.style).width(self.text) > self.rect.w


class Paragraph(Widget):
    """Text over several lines, set by the rules of Chinese type. `rich=True` reads the marks of `rich`.

    indent: em of the first line · lines: at most so many, then an ellipsis · balance: lines of like length
    (headings) · on_link: called with the id of a glossary link that was clicked.
    """

    def __init__(
        self,
        words: Words | Sequence[Run],
        style: str = "body",
        colour: Ink = "ink",
        *,
        side: str = "left",
        indent: float = 0,
        lines: int = 0,
        justify: bool | None = None,
        balance: bool = False,
        leading: float | None = None,
        rich: bool = False,
        on_link: Callable[[str], Any] | None = None,
        **place: Any,
    ):
        super().__init__(**place)
        self.words, self.style, self.colour, self.side = words, style, colour, side
        self.indent, self.most, self.justify, self.balance = indent, lines, justify, balance
        self.leading, self.rich, self.on_link = leading, rich, on_link
        self.link_now = 0  # the link that Enter opens; left and right go to the others
        self._set: dict[int, list[Line]] = {}

    def prepare(self) -> None:
        self.reset()
        self.focusable = self.on_link is not None and bool(self.links())

    def reset(self) -> None:
        self._set = {}

    def links(self) -> list[str]:
        """The glossary ids in the text, in order."""
        return [id for run in self.runs() if (id := link_of(run.tag))]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs())

    def say(self, words: Words) -> None:
        self.words = words
        self.refresh()
        self.soil()

    def runs(self) -> list[Run]:
        if isinstance(self.words, (list, tuple)):
            return list(self.words)
        text = self.ui.say(self.words)  # type: ignore[arg-type]
        return rich(text) if self.rich else [Run(text)]

    def measure(self, text: str, tag: object) -> float:
        return tagged(self.ui, self.style, tag, "ink")[0].width(text)

    def line_height(self) -> int:
        face = self.ui.face(self.style)
        return round(face.px * (self.leading or STYLES[self.style].leading))

    def measure_width(self) -> tuple[int, int]:
        em = self.ui.face(self.style).em
        want = (
            max(
                (
                    natural_width(run.text, lambda t, tag=run.tag: self.measure(t, tag), em)
                    for run in self.runs()
                ),
                default=0,
            )
            if len(self.runs()) == 1
            else sum(self.measure(run.text, run.tag) for run in self.runs())
        )
        return min(6 * em, round(want) + 1), round(want + self.indent * em) + 1

    def lines(self, width: int) -> list[Line]:
        found = self._set.get(width)
        if found is None:
            found = self._set[width] = break_runs(self.runs(), self.measure, self._setting(width))
        return found

    def _setting(self, width: int) -> Setting:
        em = self.ui.face(self.style).em
        justify = self.justify if self.justify is not None else False
        justify = justify and self.ui.lang == "zh"  # justified English at these widths shows rivers
        indent = self.indent * em if self.ui.lang == "zh" else 0
        setting = Setting(width, em, indent, justify, max_lines=self.most, ellipsis=self.ui.dots)
        if not self.balance:
            return setting
        text, tag = self.text, self.runs()[0].tag if self.runs() else None
        narrow = balanced_width(text, lambda part: self.measure(part, tag), setting)
        return replace(setting, width=min(width, narrow + 1))

    def measure_height(self, width: int) -> int:
        lines = self.lines(width)
        breaks = sum(line.ends_paragraph for line in lines[:-1])
        return len(lines) * self.line_height() + breaks * self.paragraph_gap()

    def paragraph_gap(self) -> int:
        """Chinese paragraphs begin with an indent, English ones with a little room."""
        return self.line_height() // 2 if self.indent and self.ui.lang != "zh" else 0

    def row_at(self, y: int) -> int:
        """The line at a height above the paragraph's top; -1 for none."""
        top = 0
        for n, line in enumerate(self.lines(self.rect.w)):
            if top <= y < top + self.line_height():
                return n
            top += self.line_height() + (self.paragraph_gap() if line.ends_paragraph else 0)
        return -1

    def paint(self, painter: Painter) -> None:
        lines = self.lines(self.rect.w)
        if self.focused and self.screen and self.screen.keyboard_used:
            for part in self._link_rects(self.link_now):
                painter.rounded(part, "blue_soft", 3)
        painter.lines(
            lines, self.style, self.rect, self.line_height(), self.colour, self.side, self.paragraph_gap()
        )

    def takes_mouse(self) -> bool:
        return super().takes_mouse() or self.on_link is not None

    def _link_rects(self, number: int) -> list[pygame.Rect]:
        """Where a link stands; it may run over two lines."""
        out, y, seen, last = [], self.rect.y, -1, None
        for line in self.lines(self.rect.w):
            for piece in line.pieces:
                if link_of(piece.tag):
                    new = last is None or last.tag != piece.tag or last.start + len(last.text) != piece.start
                    seen += new
                    if seen == number:
                        x = self.rect.x + round(piece.x)
                        out.append(pygame.Rect(x, y, round(piece.width), self.line_height()))
                    last = piece
            y += self.line_height() + (self.paragraph_gap() if line.ends_paragraph else 0)
        return out

    def link_at(self, pos: tuple[int, int]) -> str | None:
        """The glossary id under the mouse."""
        row, lines = self.row_at(pos[1] - self.rect.y), self.lines(self.rect.w)
        if row < 0:
            return None
        for piece in lines[row].pieces:
            if 0 <= pos[0] - self.rect.x - piece.x < piece.width:
                return link_of(piece.tag)
        return None

    def hover(self, pos: tuple[int, int]) -> None:
        self.pointer = "hand" if self.link_at(pos) else ""

    def key(self, event: pygame.event.Event) -> bool:
        step = {"left": -1, "right": 1}.get(chord(event))
        if step is None or not 0 <= self.link_now + step < len(self.links()):
            return False
        self.link_now += step
        self.soil()
        return True

    def activate(self) -> None:
        links = self.links()
        if self.on_link and links:
            self.on_link(links[min(self.link_now, len(links) - 1)])

    def release(self, pos: tuple[int, int]) -> None:
        link = self.link_at(pos)
        if link and self.on_link:
            self.on_link(link)


def heading(words: Words, note: Words | None = None, style: str = "section", **place: Any) -> Widget:
    """A section title with a quiet remark after it, or below it where the line is short."""
    title = Paragraph(words, style, balance=True)
    if note is None:
        return title
    return Flow(title, Paragraph(note, "note", "ink2"), gap=12, line_gap=0, **place)
