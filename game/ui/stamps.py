"""Seals, receiving stamps and notes in the margin: drawn large, worn, tilted, and kept.

Fictional offices only: a plain five-pointed star, and 教学模拟 inside every seal, so that nothing can pass
for a real paper.
"""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.ui.context import Ui
from game.ui.shapes import clear_surface
from game.ui.theme import Colour, rgb

TIMES = 3
SEAL_RED = rgb("#C3281C")
STAMP_BLUE = rgb("#2F5F95")
SIMULATION = "教学模拟"


def seal(ui: Ui, office: str, diameter: int, tilt: float = -5) -> pygame.Surface:
    """The round seal of an office."""
    key = ("seal", office, diameter, tilt)
    return ui.stock.drawings.get(key, lambda: _make_seal(ui, office, diameter, tilt))


def _make_seal(ui: Ui, office: str, diameter: int, tilt: float) -> pygame.Surface:
    side = diameter * TIMES
    big = clear_surface((side, side), SEAL_RED)
    middle, r = side / 2, side / 2
    paint = (*SEAL_RED, 255)
    pygame.draw.circle(big, paint, (middle, middle), r * 0.985, round(r * 0.055))
    pygame.draw.circle(big, paint, (middle, middle), r * 0.9, max(1, round(r * 0.012)))
    pygame.draw.polygon(big, paint, _star(middle, middle, r * 0.27))
    _arc(big, ui, office, middle, r * 0.7)
    face = ui.stock.faces.face("sans-700", max(8, round(r * 0.155)))
    words = face.surface(SIMULATION, SEAL_RED)
    big.blit(words, (middle - words.get_width() / 2, middle + r * 0.42))
    return _finished(big, diameter, tilt, 0.84, 3)


def _star(x: float, y: float, r: float) -> list[tuple[float, float]]:
    points = []
    for n in range(10):
        radius = r if n % 2 == 0 else r * 0.382
        angle = math.radians(-90 + 36 * n)
        points.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    return points


def _arc(big: pygame.Surface, ui: Ui, office: str, middle: float, radius: float) -> None:
    """The name around the upper rim, its letters upright to the centre."""
    count = max(1, len(office))
    reach = min(250.0, 26.0 * count)
    step = reach / max(1, count - 1) if count > 1 else 0
    px = round(min(radius * 0.31, math.radians(step or 40) * radius * 0.92))
    face = ui.stock.faces.face("serif-900", max(8, px))
    for n, char in enumerate(office):
        angle = -90 - reach / 2 + step * n
        letter = pygame.transform.rotozoom(_letter(face, char), -(angle + 90), 1)
        x = middle + radius * math.cos(math.radians(angle))
        y = middle + radius * math.sin(math.radians(angle))
        big.blit(letter, letter.get_rect(center=(x, y)))


def _letter(face, char: str) -> pygame.Surface:
    """A letter whose optical middle is the middle of its surface."""
    ink = face.surface(char, SEAL_RED)
    square = clear_surface((face.px * 2, face.px * 2), SEAL_RED)
    square.blit(ink, (face.px - ink.get_width() / 2, face.px + round(0.38 * face.px) - face.ascent))
    return square


def _finished(big: pygame.Surface, width: int, tilt: float, strength: float, seed: int) -> pygame.Surface:
    """Worn, scaled down and tilted."""
    _wear(big, strength, seed)
    height = round(width * big.get_height() / big.get_width())
    small = pygame.transform.smoothscale(big, (width, height))
    return pygame.transform.rotozoom(small, -tilt, 1)


def _wear(surface: pygame.Surface, strength: float, seed: int) -> None:
    """Ink never covers evenly: fine grain and a few bare places."""
    rng = np.random.default_rng(seed)
    w, h = surface.get_size()
    coarse = rng.random((max(2, w // 40), max(2, h // 40)))
    coarse = np.kron(coarse, np.ones((40, 40)))
    coarse = np.pad(coarse, ((0, max(0, w - coarse.shape[0])), (0, max(0, h - coarse.shape[1]))), "edge")[
        :w, :h
    ]
    fine = np.kron(rng.random((w // 3 + 1, h // 3 + 1)), np.ones((3, 3)))[:w, :h]
    alpha = pygame.surfarray.pixels_alpha(surface)
    cover = strength * (1 - 0.28 * (coarse > 0.72)) * (1 - 0.55 * (fine > 0.93))
    alpha[:] = (alpha * cover).astype(np.uint8)


def receiving_stamp(ui: Ui, head: str, line: str, width: int, tilt: float = 3.5) -> pygame.Surface:
    """The blue frame an office puts on what comes in."""
    key = ("stamp", head, line, width, tilt)
    return ui.stock.drawings.get(key, lambda: _make_stamp(ui, head, line, width, tilt))


def _make_stamp(ui: Ui, head: str, line: str, width: int, tilt: float) -> pygame.Surface:
    w = width * TIMES
    h = round(w * 0.44)
    big = clear_surface((w, h), STAMP_BLUE)
    edge = max(2, round(w * 0.014))
    pygame.draw.rect(big, (*STAMP_BLUE, 255), big.get_rect(), edge)
    pygame.draw.line(big, (*STAMP_BLUE, 255), (0, h // 2), (w, h // 2), max(1, edge // 2))
    for text, name, size, middle in ((head, "serif-900", 0.3, 0.25), (line, "sans-500", 0.21, 0.75)):
        _fitted(big, ui, text, name, round(h * size), round(h * middle), STAMP_BLUE)
    return _finished(big, width, -tilt, 0.88, 5)


def _fitted(big: pygame.Surface, ui: Ui, text: str, name: str, px: int, middle: int, colour: Colour) -> None:
    room = big.get_width() * 0.88
    face = ui.stock.faces.face(name, px)
    if face.width(text) > room:
        face = ui.stock.faces.face(name, max(6, int(px * room / face.width(text))))
    x = (big.get_width() - face.width(text)) // 2
    big.blit(face.surface(text, colour), (x, face.baseline(middle) - face.ascent))


def margin_note(ui: Ui, lines: list[str], signed: str = "", tilt: float = 3) -> pygame.Surface:
    """A superior's words in the margin, in a blue hand."""
    key = ("note", tuple(lines), signed, ui.scale, ui.text, tilt)
    return ui.stock.drawings.get(key, lambda: _make_note(ui, lines, signed, tilt))


def _make_note(ui: Ui, lines: list[str], signed: str, tilt: float) -> pygame.Surface:
    face, small = ui.face("kai_note"), ui.face("kai")
    big_face = ui.stock.faces.face(face.name, face.px * 2)
    sign_face = ui.stock.faces.face(face.name, small.px * 2)
    step, sway = round(big_face.px * 1.35), big_face.px // 3
    width = max(
        [big_face.width(t) + sway * (n % 2) for n, t in enumerate(lines)] + [sign_face.width(signed) + sway]
    )
    sheet = clear_surface(
        (width + 8, step * len(lines) + (round(sign_face.px * 1.4) if signed else 0)), STAMP_BLUE
    )
    for n, text in enumerate(lines):
        sheet.blit(big_face.surface(text, STAMP_BLUE), (sway * (n % 2), n * step))
    if signed:
        sheet.blit(
            sign_face.surface(signed, STAMP_BLUE), (width - sign_face.width(signed), step * len(lines))
        )
    small_sheet = pygame.transform.smoothscale(sheet, (sheet.get_width() // 2, sheet.get_height() // 2))
    return pygame.transform.rotozoom(small_sheet, tilt, 1)
