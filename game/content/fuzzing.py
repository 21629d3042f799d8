"""Mutated input: damage such as slips of the hand and broken editors do, and what `check` makes of it.

A mutant passes when the check ends in time, raises nothing, and every problem lies inside the text and can
be told in both languages.
"""

import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.content.check import check_source
from game.content.reading import decode
from game.content.source import Source

PIECE = 4_000  # characters of a piece of a file
SLOWEST = 2.0  # seconds for one file
LANGUAGES = ("zh", "en")
_SLIPS = [
    *"：，“”［］（）＜＞{}[]:,-#&*!|>'\"%@`\t \n\u3000一是否0129.~?<>=+\u200b\x00\\",
    *("- ", "  ", "zh: ", "}: ", "!!int ", "<<: *a", "&a ", "*a", "trust", "and ", "or (", "null", "是"),
    *("编号", "\r\n", "---\n", "...\n", "? ", "9" * 400, "9**9**9", "[" * 60, "../"),
]
_HOLE = re.compile(
    r"\{(key|what|remedy|name|where|found|low|high|char|meant|about|expected|count|lang|limit|allowed|first|"
    r"other|why)\}"
)


@dataclass(frozen=True)
class Failure:
    """A mutant that did not pass: its number repeats it."""

    number: int
    text: str
    why: str


def pieces(texts: Sequence[str]) -> list[str]:
    """Real files cut at section borders into parts of up to PIECE characters, each parseable by itself."""
    found = []
    for text in texts:
        part = ""
        for section in re.split(r"(?m)^(?=[^\s#-])", text):
            if len(part) + len(section) > PIECE and part:
                found.append(part)
                part = ""
            part += section[:PIECE]
        found.append(part)
    return [part for part in found if part.strip()]


def mutant(text: str, number: int) -> str:
    """The text with one to six damages; the same number gives the same damages."""
    chance = random.Random(number)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        text = _DAMAGES[chance.randrange(len(_DAMAGES))](text, chance) or "a"
    return text


def _span(text: str, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.choice((1, 1, 2, 5, 20, 100)))


def _drop(text: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[end:]


def _insert(text: str, chance: random.Random) -> str:
    start, _ = _span(text, chance)
    return text[:start] + chance.choice(_SLIPS) + text[start:]


def _replace(text: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + chance.choice(_SLIPS) + text[end:]


def _swap_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return "\n".join(lines)


def _repeat_line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    lines.insert(chance.randrange(len(lines)), lines[chance.randrange(len(lines))])
    return "\n".join(lines)


def _indent(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice(("  ", " ", "\t", "- ")) + lines[at]
    return "\n".join(lines)


def _outdent(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = lines[at].strip()
    return "\n".join(lines)


def _join_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[:at], "".join(lines[at : at + 2]), *lines[at + 2 :]])


_DAMAGES = (_drop, _insert, _replace, _swap_lines, _repeat_line, _indent, _outdent, _join_lines)


def trial(text: str, number: int) -> Failure | None:
    """Checks one mutant; None means that it passed."""
    started = time.perf_counter()
    try:
        source = decode(text.encode("utf-8", "surrogatepass"), "mutant.yaml")
        check_source(source, None)
        why = _misplaced(source, text)
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
    took = time.perf_counter() - started
    if not why and took > SLOWEST:
        why = f"{took:.1f} s"
    return Failure(number, text, why) if why else None


def _misplaced(source: Source, text: str) -> str:
    for problem in source.problems:
        if problem.line and not (
            1 <= problem.line <= len(source.lines)
            and 1 <= problem.column <= len(source.lines[problem.line - 1]) + 1
        ):
            return f"{problem.code} {problem.line}:{problem.column}"
        for lang in LANGUAGES:
            problem.show(lang)
            hole = _HOLE.search(problem.message.get(lang) + problem.remedy.get(lang))
            if hole and hole.group() not in text:
                return f"{problem.code} {hole.group()}"
    return ""


def fuzz(files: Sequence[Path], count: int, whole: int, first: int = 0) -> Iterator[Failure | None]:
    """Mutants of pieces, then of whole files, one after another: None for each that passed."""
    texts = [path.read_text(encoding="utf-8") for path in files]
    for kinds, amount, start in ((pieces(texts), count, first), (texts, whole, first + count)):
        for number in range(start, start + amount):
            yield trial(mutant(kinds[number % len(kinds)], number), number)
