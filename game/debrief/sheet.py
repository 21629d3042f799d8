"""A printed paper as plain data: one text, written both as a page to print and as a Word file."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.content.text import Text

Words = Text | str


@dataclass(frozen=True, slots=True)
class Heading:
    text: Words
    level: int = 1  # 1 a part, 2 a piece of it


@dataclass(frozen=True, slots=True)
class Para:
    text: Words
    style: str = ""  # "" · note · quote · strong


@dataclass(frozen=True, slots=True)
class Bullets:
    items: Sequence[Words]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `widths`: shares of the page; `tall`: rows high enough to write in, in lines of text."""

    rows: Sequence[Sequence[Words]]
    head: Sequence[Words] = ()
    widths: Sequence[int] = ()
    tall: int = 1


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on."""

    count: int = 3


@dataclass(frozen=True, slots=True)
class NewPage:
    """The heading that follows begins a page."""


Block = Heading | Para | Bullets | Grid | Lines | NewPage


@dataclass(frozen=True, slots=True)
class Sheet:
    title: Words
    subtitle: Words
    blocks: Sequence[Block] = field(default=())
