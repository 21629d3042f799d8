"""Fonts: opened once per size, words measured and rendered once, and a way out for what a font lacks.

The chain: the bundled file, another bundled file, a Chinese font of the system, then pygame's own.
A missing file becomes a sentence in `Faces.problems`; the game goes on in the next best type.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from pathlib import Path

import pygame

from game.content.text import Text, say
from game.ui.coverage import Coverage, read_coverage

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
SYSTEM_FONTS = (
    "notosanscjksc,notosanssc,sourcehansanssc,microsoftyahei,pingfangsc,wenquanyimicrohei,wenquanyizenhei,"
    "simhei,simsun,heitisc,droidsansfallback"
)
_LOOKALIKES = {
    "sans-500": ("sans-400", "sans-700"),
    "sans-700": ("sans-500", "sans-400"),
    "sans-400": ("sans-500", "sans-700"),
    "serif-900": ("sans-700", "serif-400", "sans-400"),
    "serif-400": ("sans-400",),
    "kai-400": ("serif-400", "sans-400"),
    "mono-500": ("sans-500", "sans-400"),
}
_MOST_BYTES = 24 << 20  # of rendered words; the oldest go first
_CAP = 0.38  # of an em: the optical middle of Chinese and digits above the baseline


class _Runs:
    """Rendered words of all faces, bounded by the bytes they take."""

    def __init__(self) -> None:
        self.surfaces: OrderedDict[tuple, pygame.Surface] = OrderedDict()
        self.bytes = 0

    def get(self, key: tuple) -> pygame.Surface | None:
        found = self.surfaces.get(key)
        if found is not None:
            self.surfaces.move_to_end(key)
        return found

    def put(self, key: tuple, surface: pygame.Surface) -> None:
        self.surfaces[key] = surface
        self.bytes += surface.get_width() * surface.get_height() * 4
        while self.bytes > _MOST_BYTES and len(self.surfaces) > 1:
            _, old = self.surfaces.popitem(last=False)
            self.bytes -= old.get_width() * old.get_height() * 4


class Face:
    """One font at one pixel size."""

    def __init__(self, name: str, px: int, faces: Faces):
        self.name = name
        self.px = px
        self.faces = faces
        self.font, self.coverage = faces.open(name, px)
        self.ascent = self.font.get_ascent()
        self.height = self.font.get_height()
        self.em = px
        self._widths: dict[str, int] = {}

    @cached_property
    def spare(self) -> tuple[pygame.font.Font, Coverage]:
        """The font for characters that this one lacks."""
        return self.faces.system_font(self.px)

    def width(self, text: str) -> int:
        found = self._widths.get(text)
        if found is None:
            found = self._widths[text] = sum(font.size(part)[0] for font, part in self.parts(text))
        return found

    def parts(self, text: str) -> list[tuple[pygame.font.Font, str]]:
        """The text in stretches of one font each."""
        if text.isascii() or all(char in self.coverage for char in text):
            return [(self.font, text)]
        out: list[tuple[pygame.font.Font, str]] = []
        for char in text:
            lacking = char not in self.coverage and char in self.spare[1]
            font = self.spare[0] if lacking else self.font
            if out and out[-1][0] is font:
                out[-1] = (font, out[-1][1] + char)
            else:
                out.append((font, char))
        return out

    def surface(self, text: str, colour: tuple[int, int, int]) -> pygame.Surface:
        """The rendered word; the same surface every time."""
        key = (self.name, self.px, text, colour)
        found = self.faces.runs.get(key)
        if found is None:
            found = self._render(text, colour)
            self.faces.runs.put(key, found)
        return found

    def _render(self, text: str, colour: tuple[int, int, int]) -> pygame.Surface:
        parts = self.parts(text)
        if len(parts) == 1:
            return parts[0][0].render(text, True, colour).convert_alpha()
        surface = pygame.Surface((max(1, self.width(text)), self.height), pygame.SRCALPHA)
        surface.fill((*colour, 0))
        x = 0
        for font, part in parts:
            surface.blit(font.render(part, True, colour), (x, self.ascent - font.get_ascent()))
            x += font.size(part)[0]
        return surface

    def baseline(self, middle: float) -> int:
        """Where the baseline stands when a line is centred on `middle`."""
        return round(middle + _CAP * self.px)


class Faces:
    """All fonts of the program. `problems` holds a sentence for each file that is missing."""

    def __init__(self, folder: Path = FONTS):
        if not pygame.font.get_init():
            pygame.font.init()
        self.folder = folder
        self.runs = _Runs()
        self.problems: list[Text] = []
        self._faces: dict[tuple[str, int], Face] = {}
        self._coverage: dict[Path, Coverage | None] = {}
        self._system: Path | bool | None = False

    def face(self, name: str, px: int) -> Face:
        found = self._faces.get((name, px))
        if found is None:
            found = self._faces[name, px] = Face(name, max(6, px), self)
        return found

    def forget_sizes(self) -> None:
        self._faces.clear()
        self.runs = _Runs()

    def open(self, name: str, px: int) -> tuple[pygame.font.Font, Coverage]:
        """The best font there is for a face, with what it covers."""
        for candidate in (name, *_LOOKALIKES.get(name, ())):
            path = self.folder / f"{candidate}.ttf"
            found = self._try(path, px)
            if found:
                return found
            if candidate == name:
                self._report(path)
        return self.system_font(px)

    def system_font(self, px: int) -> tuple[pygame.font.Font, Coverage]:
        """A Chinese font of the system, or pygame's own, which has only Latin letters."""
        if self._system is False:  # looked for once: it asks the system for all its fonts
            found = pygame.font.match_font(SYSTEM_FONTS)
            self._system = Path(found) if found else None
        opened = self._try(self._system, px) if isinstance(self._system, Path) else None
        return opened or (pygame.font.Font(None, px), Coverage([(0x20, 0x17F)]))

    def _try(self, path: Path, px: int) -> tuple[pygame.font.Font, Coverage] | None:
        coverage = self._read(path)
        if coverage is None:
            return None
        try:
            return pygame.font.Font(str(path), px), coverage
        except (pygame.error, OSError):
            return None

    def _read(self, path: Path) -> Coverage | None:
        if path not in self._coverage:
            self._coverage[path] = read_coverage(path)
        return self._coverage[path]

    def _report(self, path: Path) -> None:
        problem = say("toolkit.font_missing", file=f"assets/fonts/{path.name}")
        if problem not in self.problems:
            self.problems.append(problem)
