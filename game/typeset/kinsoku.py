"""Which characters may stand at the ends of a line, and how a text falls into unbreakable atoms."""

from __future__ import annotations

import re

CLOSING = frozenset("，。、；：？！）》】〕”’〉」』］｝")
OPENING = frozenset("（《【〔“‘〈「『［｛")
NO_START = CLOSING | frozenset("…—·‧％‰℃～々ー") | frozenset("%,.;:?!)]}~\u00a0")
NO_END = OPENING | frozenset("([{¥￥$#№\u00a0")

# Everything Latin between two spaces is one word, its own punctuation with it; a curly apostrophe inside too.
_WORD = r"[!-~¡-ɏ]+(?:’[!-~¡-ɏ]+)*"
_ATOM = re.compile(rf"{_WORD}|[ ]|.[\u0300-\u036f\u200d\ufe00-\ufe0f]*", re.S)
_WORD_START = re.compile(r"[!-~¡-ɏ]")


def atoms(text: str) -> list[str]:
    """The pieces that are never split when the line is long enough; joined they are the text again."""
    return _ATOM.findall(text)


def is_word(atom: str) -> bool:
    return bool(_WORD_START.match(atom))


def is_breakable(before: str, after: str) -> bool:
    """May a line end after `before` and the next begin with `after`?"""
    if after == " " or after[0] in NO_START:
        return False
    if before == " ":
        return True
    if before[-1] in NO_END:
        return False
    return not (is_word(before) and is_word(after))  # one word in two styles stays one word


def has_blank_half(mark: str, width: float, em: float) -> bool:
    """Full-width marks carry their ink in one half of the cell; Latin-width ones must not be squeezed."""
    return width >= 0.9 * em and (mark in CLOSING or mark in OPENING)


def squeeze(before: str, after: str, wide_before: bool, wide_after: bool) -> float:
    """How many em two neighbouring marks move together: two blank halves that meet lose one of them."""
    if not (wide_before and wide_after):
        return 0.0
    meets = before in CLOSING and (after in CLOSING or after in OPENING)
    return 0.5 if meets or (before in OPENING and after in OPENING) else 0.0
