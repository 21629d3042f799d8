"""The painter: everything a widget may draw. It knows the theme and writes down every text it draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pygame

from game.typeset.breaking import ELLIPSIS, Line
from game.ui import grounds
from game.ui.context import Ui
from game.ui.faces import Face
from game.ui.theme import BOLD, RADIUS, Colour, Theme

Ink = str | Colour
_OTHER_FACE = {"hei": "sans-700", "kai": "kai-400", "mono": "mono-500"}


@dataclass(frozen=True, slots=True)
class TextBox:
    """A painted text: where its letters are and the box that should hold them."""

    text: str
    box: pygame.Rect
    holder: pygame.Rect
    clip: pygame.Rect
    widget: str
    layer: int
    cut: bool = False  # shortened with an ellipsis


class Painter:
    """Draws on one surface. `records` collects the texts when a list is given."""

    def __init__(self, surface: pygame.Surface, ui: Ui, records: list[TextBox] | None = None):
        self.surface = surface
        self.ui = ui
        self.theme: Theme = ui.theme
        self.records = records
        self.widget = ""
        self.layer = 0

    # ------------------------------------------------------------------ areas

    @property
    def clip(self) -> pygame.Rect:
        return self.surface.get_clip()

    @contextmanager
    def clipped(self, rect: pygame.Rect) -> Iterator[pygame.Rect]:
        before = self.surface.get_clip()
        inside = before.clip(rect)
        self.surface.set_clip(inside)
        yield inside
        self.surface.set_clip(before)

    def sees(self, rect: pygame.Rect) -> bool:
        """Is anything of this visible? When texts are being collected, everything is."""
        return self.records is not None or bool(self.clip.colliderect(rect))

    def ink(self, colour: Ink) -> Colour:
        return self.theme[colour] if isinstance(colour, str) else colour

    # ----------------------------------------------------------------- shapes

    def fill(self, rect: pygame.Rect, colour: Ink) -> None:
        self.surface.fill(self.ink(colour), rect)

    def rounded(
        self,
        rect: pygame.Rect,
        fill: Ink | None = None,
        radius: float = RADIUS,
        border: Ink | None = None,
        thick: float = 1,
        alpha: int = 255,
    ) -> None:
        """A rounded rectangle with smooth corners; `radius` and `thick` in units."""
        px = min(self.ui.u(radius), rect.h // 2, rect.w // 2)
        stroke = max(1.0, round(thick * self.ui.scale))
        self.ui.stock.rounded(
            max(0, px),
            None if fill is None else self.ink(fill),
            None if border is None else self.ink(border),
            stroke,
            alpha,
        ).draw(self.surface, rect)

    def pill(
        self, rect: pygame.Rect, fill: Ink | None = None, border: Ink | None = None, thick: float = 1
    ) -> None:
        self.rounded(rect, fill, rect.h / 2 / self.ui.scale + 1, border, thick)

    def shadow(
        self,
        rect: pygame.Rect,
        radius: float = RADIUS,
        blur: float = 5,
        dy: float = 2,
        alpha: int | None = None,
    ) -> None:
        strength = self.theme.shadow_alpha if alpha is None else alpha
        if not strength:
            return
        spread = max(1, self.ui.u(blur))
        area = rect.inflate(4 * spread, 4 * spread).move(0, self.ui.u(dy))
        if self.sees(area):
            slice_ = self.ui.stock.shadow(self.ui.u(radius), spread, self.theme.shadow, strength)
            slice_.draw(self.surface, area, rect.inflate(-self.ui.u(radius), -self.ui.u(radius)))

    def card(
        self,
        rect: pygame.Rect,
        fill: Ink = "card",
        radius: float = RADIUS,
        border: Ink | None = None,
        raised: bool = True,
    ) -> None:
        """A card on the desk: one soft shadow; in high contrast a border instead."""
        if raised:
            self.shadow(rect, radius)
        if border is None and self.theme.contrast:
            border = "line"
        self.rounded(rect, fill, radius, border)

    def ring(self, rect: pygame.Rect, radius: float = RADIUS) -> None:
        """The focus ring, just outside the widget."""
        wide = 3 if self.theme.contrast else 2.4
        out = self.ui.u(3)
        self.rounded(rect.inflate(2 * out, 2 * out), None, radius + 3, self.ui.theme.blue, wide)

    def hline(self, x: int, y: int, length: int, colour: Ink = "hair", thick: float = 1) -> None:
        self.fill(pygame.Rect(x, y, length, max(1, self.ui.u(thick))), colour)

    def vline(self, x: int, y: int, length: int, colour: Ink = "hair", thick: float = 1) -> None:
        self.fill(pygame.Rect(x, y, max(1, self.ui.u(thick)), length), colour)

    def disc(self, centre: tuple[float, float], radius: int, colour: Ink) -> None:
        rect = pygame.Rect(0, 0, 2 * radius, 2 * radius)
        rect.center = (round(centre[0]), round(centre[1]))
        self.ui.stock.rounded(radius, self.ink(colour), None, 1).draw(self.surface, rect)

    def icon(self, name: str, centre: tuple[float, float], px: int, colour: Ink = "ink2") -> None:
        shape = self.ui.stock.icons.get(name, px, self.ink(colour))
        self.surface.blit(shape, (round(centre[0] - px / 2), round(centre[1] - px / 2)))

    def picture(self, surface: pygame.Surface, at: tuple[int, int]) -> None:
        self.surface.blit(surface, at)

    def veil(self, rect: pygame.Rect, colour: Colour, alpha: int) -> None:
        area = rect.clip(self.clip)
        if area:
            sheet = pygame.Surface(area.size, pygame.SRCALPHA)
            sheet.fill((*colour, alpha))
            self.surface.blit(sheet, area)

    def desk(self, rect: pygame.Rect) -> None:
        area = rect.clip(self.clip)
        self.surface.blit(grounds.desk(self.ui.size, self.ui.theme), area, area)

    def paper(self, rect: pygame.Rect, sheets: int = 2, colour: Ink = "paper") -> None:
        """A sheet on the desk, with the corners of others under it."""
        under = self.ui.theme.paper2
        for n in range(sheets, 0, -1):
            off = rect.move(self.ui.u(4 * n), self.ui.u(3 * n)).inflate(-self.ui.u(6), -self.ui.u(2))
            self.shadow(off, 2, 3, 1)
            self.rounded(off, under, 2)
        self.shadow(rect, 3, 8, 3)
        self.rounded(rect, colour, 3)
        if not self.theme.contrast:
            grounds.tile(self.surface, rect.inflate(-6, -6), grounds.grain(self.ink(colour), 1.1))

    # ------------------------------------------------------------------- text

    def words(
        self,
        text: str,
        style: str,
        rect: pygame.Rect,
        colour: Ink = "ink",
        align: str = "left",
        cut: bool = True,
    ) -> pygame.Rect:
        """One line centred on the height of `rect`; shortened with an ellipsis where it would not fit."""
        face = self.ui.face(style)
        shown, shortened = (text, False) if not cut else shorten(face, text, rect.w, self.ui.dots)
        width = face.width(shown)
        x = {"left": rect.x, "center": rect.x + (rect.w - width) // 2, "right": rect.right - width}[align]
        return self.put(shown, face, x, face.baseline(rect.y + rect.h / 2), colour, rect, shortened)

    def put(
        self,
        text: str,
        face: Face,
        x: int,
        baseline: int,
        colour: Ink,
        holder: pygame.Rect,
        cut: bool = False,
    ) -> pygame.Rect:
        """A word at a place. Returns the box of its letters."""
        width = face.width(text)
        box = pygame.Rect(x, baseline - round(face.px * 0.88), width, round(face.px * 1.06))
        if text and self.sees(box.inflate(face.px, face.px)):
            self.surface.blit(face.surface(text, self.ink(colour)), (x, baseline - face.ascent))
        self._note(text, box, holder, cut)
        return box

    def lines(
        self,
        lines: Sequence[Line],
        style: str,
        rect: pygame.Rect,
        line_height: int,
        colour: Ink = "ink",
        align: str = "left",
        paragraph_gap: int = 0,
    ) -> None:
        """A set paragraph; tags name a weight (`bold`), a tone, or a link (`link:…`)."""
        y = rect.y
        for line in lines:
            row = pygame.Rect(rect.x, y, rect.w, line_height)
            if self.sees(row.inflate(0, line_height)):
                self._line(line, style, row, colour, align)
            y += line_height + (paragraph_gap if line.ends_paragraph else 0)

    def _line(self, line: Line, style: str, row: pygame.Rect, colour: Ink, align: str) -> None:
        base = self.ui.face(style)
        baseline = base.baseline(row.y + row.h / 2)
        slack = row.w - line.x - line.width
        shift = {"left": 0, "center": slack / 2, "right": slack}[align]
        for piece in line.pieces:
            face, ink = tagged(self.ui, style, piece.tag, colour)
            x = round(row.x + shift + piece.x)
            if piece.text.strip():
                self.surface.blit(face.surface(piece.text, self.ink(ink)), (x, baseline - face.ascent))
                if isinstance(piece.tag, str) and piece.tag.startswith("link:"):
                    self._underline(x, baseline, face.width(piece.text), ink)
        if line.pieces and self.records is not None:
            left = round(row.x + shift + line.x)
            box = pygame.Rect(
                left, baseline - round(base.px * 0.88), round(line.width), round(base.px * 1.06)
            )
            self._note("".join(piece.text for piece in line.pieces), box, row, line.truncated)

    def _underline(self, x: int, baseline: int, width: int, ink: Ink) -> None:
        step, y = self.ui.u(4), baseline + self.ui.u(3)
        for start in range(x, x + width, step):
            self.fill(pygame.Rect(start, y, min(step // 2 + 1, x + width - start), max(1, self.ui.u(1))), ink)

    def _note(self, text: str, box: pygame.Rect, holder: pygame.Rect, cut: bool) -> None:
        if self.records is not None and text.strip():
            self.records.append(
                TextBox(text, box, pygame.Rect(holder), self.clip, self.widget, self.layer, cut)
            )


def tagged(ui: Ui, style: str, tag: object, colour: Ink) -> tuple[Face, Ink]:
    """The face and ink of a piece of rich text."""
    face = ui.face(style)
    if not isinstance(tag, str):
        return face, colour
    for part in tag.split():
        if part == "bold":
            face = ui.stock.faces.face(BOLD.get(face.name, face.name), face.px)
        elif part in _OTHER_FACE:
            face = ui.stock.faces.face(_OTHER_FACE[part], face.px)
        elif part.startswith("link:"):
            colour = "blue"
        else:
            colour = part
    return face, colour


def shorten(face: Face, text: str, width: int, dots: str = ELLIPSIS) -> tuple[str, bool]:
    """The text, or as much of it as fits with an ellipsis."""
    if face.width(text) <= width:
        return text, False
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if face.width(text[:middle].rstrip() + dots) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + dots, True
