"""What the commands that play many games share: numbers on the line, progress, columns of text, JSON."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

from game.commands._wording import one_language
from game.content.problems import cells

MOST_GAMES = 1_000_000
MOST_SEED = (1 << 64) - 1


def whole(low: int, high: int) -> Callable[[str], int]:
    """An argparse type: a whole number from low to high."""

    def parse(word: str) -> int:
        try:
            value = int(word)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            sentence = f"应为{low}到{high}的整数 · must be a whole number from {low} to {high}"
            raise argparse.ArgumentTypeError(one_language(sentence))
        return value

    return parse


def progress() -> Callable[[int, int], None] | None:
    """Counts games on one line of standard error, where a person looks on."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        end = "\n" if done >= total else ""
        print(f"\r{done:,} / {total:,}", end=end, file=sys.stderr, flush=True)

    return show


def columns(rows: Sequence[Sequence[str]], gap: str = "  ") -> str:
    """Rows as aligned text: the first column to the left, numbers to the right."""
    widths = [max(cells(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        gap.join(_padded(cell, widths[place], left=place == 0) for place, cell in enumerate(row)).rstrip()
        for row in rows
    )


def _padded(cell: str, wide: int, left: bool) -> str:
    blank = " " * (wide - cells(cell))
    return cell + blank if left else blank + cell


def document(value: Any) -> None:
    """One JSON document on standard output, numbers to four decimals."""
    print(json.dumps(_rounded(value), ensure_ascii=False, indent=1))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    return [_rounded(part) for part in value] if isinstance(value, list | tuple) else value
