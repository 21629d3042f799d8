"""Lines of text on a stream, wrapped to its width: Chinese by its own rules, two cells a character."""

import shutil
from typing import TextIO
from unicodedata import combining, east_asian_width

from game.content.text import Text
from game.typeset.breaking import Setting, break_text

NARROWEST, WIDEST = 32, 100
USUAL = 80
_NOT_WIDE = 3  # an em wider than any character: marks are neither squeezed nor hung, cells cannot be halved

Words = Text | str


def cells(text: str, wide_when_unsure: bool = False) -> int:
    """How many cells a text takes. Dashes and curly quotes are wide in most Chinese terminals."""
    wide = "WFA" if wide_when_unsure else "WF"
    return sum(0 if combining(c) else 2 if east_asian_width(c) in wide else 1 for c in text)


class Paper:
    """Where the game is written. `lang` may change while playing."""

    def __init__(self, out: TextIO, lang: str = "zh", width: int | None = None):
        self.out = out
        self.lang = lang
        self._width = width

    @property
    def width(self) -> int:
        """Columns to fill: the terminal's, within what reads well."""
        if self._width is not None:
            return self._width
        columns = shutil.get_terminal_size((USUAL, 24)).columns
        return max(NARROWEST, min(WIDEST, columns - 1))

    def say(self, words: Words = "", indent: int = 0, first: str = "") -> None:
        """Writes one paragraph. `first` stands before its first line, further lines align after it."""
        text = words.get(self.lang) if isinstance(words, Text) else words
        measure = lambda part: float(cells(part, self.lang == "zh"))  # noqa: E731
        room = max(NARROWEST // 2, self.width - indent - cells(first, self.lang == "zh"))
        lines = break_text(text, measure, Setting(width=room, em=_NOT_WIDE, hang=False, avoid_orphans=False))
        margin = " " * indent
        for number, line in enumerate(lines):
            lead = first if number == 0 else " " * cells(first, self.lang == "zh")
            self.out.write((margin + lead + text[line.start : line.end].rstrip()).rstrip() + "\n")

    def heading(self, words: Words) -> None:
        """A line of its own, marked so that it can be found by ear and by eye."""
        self.out.write("\n")
        self.say(words, first="== ")

    def copyable(self, line: str) -> None:
        """A line that is meant to be copied, such as a command: never wrapped."""
        self.out.write(line + "\n")

    def flush(self) -> None:
        self.out.flush()
