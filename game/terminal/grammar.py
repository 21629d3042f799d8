"""One typed line -> a command and its arguments. Both languages are understood at any time.

The words come from the screen strings `command.*`, several for one command, with a space between them.
"""

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from game.content.text import strings

# Where Chinese words and numbers meet without a space: 走访2、5 · 选1理由2 · 3认真办.
_PIECE = re.compile(r"\d+|[^\d\s,;、，；]+")
_AREAS = ("verb", "answer", "level", "word")


@dataclass(frozen=True)
class Line:
    """What was typed. `name` is "" for an empty line, None where no command is meant; `rest` is as typed."""

    name: str | None
    args: tuple[str, ...] = ()
    rest: str = ""
    first: str = ""

    def number(self, place: int) -> int | None:
        """The argument at a place as a number."""
        arg = self.args[place] if place < len(self.args) else ""
        return int(arg) if arg.isdecimal() and len(arg) < 6 else None

    @property
    def numbers(self) -> list[int]:
        return [int(arg) for arg in self.args if arg.isdecimal() and len(arg) < 6]


def read(line: str) -> Line:
    """Reads a line. A line that begins with a number is the command "card"."""
    plain = unicodedata.normalize("NFKC", line).strip()
    pieces = tuple(piece.casefold() for piece in _PIECE.findall(plain))
    if not pieces:
        return Line("")
    if pieces[0].isdecimal():
        return Line("card", pieces, plain, pieces[0])
    head, tail = _head(pieces[0])
    rest = plain[plain.casefold().index(head) + len(head) :].strip()
    return Line(_commands().get(head), (*tail, *pieces[1:]), rest, head)


def meaning(area: str, word: str) -> str | None:
    """What a word means as a verb of a card, an answer, a level or a small word like "reason"."""
    return _words(area).get(word.casefold())


def _head(piece: str) -> tuple[str, tuple[str, ...]]:
    """The command a piece begins with: Chinese is written without a space, as in 为何信任."""
    if piece not in _commands() and not piece.isascii():
        for length in range(len(piece) - 1, 0, -1):
            if piece[:length] in _commands() and not piece[:length].isascii():
                return piece[:length], (piece[length:],)
    return piece, ()


def nearest(word: str) -> str | None:
    """The known command that was probably meant."""
    close = difflib.get_close_matches(word, _commands(), 1, cutoff=0.6)
    return close[0] if close else None


@cache
def _commands() -> dict[str, str]:
    return {word: name for name, word in _spelled("command.") if name.split(".")[0] not in _AREAS}


@cache
def _words(area: str) -> dict[str, str]:
    return {word: name for name, word in _spelled(f"command.{area}.")}


def _spelled(prefix: str) -> list[tuple[str, str]]:
    """(name, word) for every spelling of the words under a prefix of the screen strings."""
    return [
        (key.removeprefix(prefix), word.casefold())
        for key, text in strings().items()
        if key.startswith(prefix)
        for word in f"{text.zh} {text.en}".split()
    ]
