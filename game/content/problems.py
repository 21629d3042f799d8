"""One problem of one file: where, what, what was probably meant, how to mend it."""

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.content.codes import CODES, is_error
from game.content.text import Text, UserError

if TYPE_CHECKING:
    from game.content.source import Source

_LONGEST_LINE = 2000  # characters of one line in JSON
_WIDEST_EXCERPT = 96  # cells of one excerpt line before it is cut around the caret


@dataclass(frozen=True, slots=True)
class Problem:
    """line and column count from 1; line 0 means the whole file. `lang` is the file's own language."""

    code: str
    path: str
    line: int
    column: int
    message: Text
    remedy: Text
    suggestion: Text | None = None
    excerpt: tuple[tuple[int, str], ...] = ()
    length: int = 1
    lang: str = "en"

    @property
    def title(self) -> Text:
        return CODES[self.code].title

    @property
    def is_error(self) -> bool:
        return is_error(self.code)

    def headline(self, lang: str | None = None) -> str:
        """`scenarios/flood.yaml:42:15 E104 unknown level "moral". Did you mean "morale"?`"""
        lang = lang or self.lang
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        parts = [place, self.code, self.message.get(lang)]
        if self.suggestion:
            parts.append(_meant(self.suggestion).get(lang))
        return " ".join(parts)

    def show(self, lang: str | None = None) -> str:
        """The headline, the excerpt with a caret, and the remedy."""
        lines = [self.headline(lang), *self._excerpt_lines()]
        lines.append("    " + self.remedy.get(lang or self.lang))
        return "\n".join(lines)

    def _excerpt_lines(self) -> list[str]:
        width = max((len(str(number)) for number, _ in self.excerpt), default=1)
        lines = []
        for number, text in self.excerpt:
            is_own = number == self.line
            is_long = len(text) > _WIDEST_EXCERPT or cells(text) > _WIDEST_EXCERPT
            start = max(0, self.column - 1 - _WIDEST_EXCERPT // 4) if is_own and is_long else 0
            lines.append(f"  {number:>{width}} | {_visible(_window(text, start))}".rstrip())
            if is_own:
                lead = ("…" if start else "") + text[start : self.column - 1]
                marked = text[self.column - 1 : self.column - 1 + max(1, self.length)]
                carets = "^" * max(1, min(cells(marked), _WIDEST_EXCERPT // 2))
                lines.append(f"  {' ' * width} | {' ' * cells(lead)}{carets}")
        return lines

    def to_json(self, lang: str | None = None) -> dict[str, object]:
        """Keys as documented in docs/commands.md."""
        lang = lang or self.lang
        return {
            "file": self.path,
            "line": self.line,
            "column": self.column,
            "length": self.length,
            "code": self.code,
            "severity": "error" if self.is_error else "warning",
            "title": self.title.get(lang),
            "message": self.message.get(lang),
            "suggestion": self.suggestion.get(lang) if self.suggestion else None,
            "remedy": self.remedy.get(lang),
            "excerpt": [{"line": number, "text": text[:_LONGEST_LINE]} for number, text in self.excerpt],
        }


class ContentError(UserError):
    """A file that cannot be used; carries every problem found in it."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        errors = [p for p in problems if p.is_error] or problems
        shown = {lang: "\n".join(p.show(lang) for p in errors) for lang in ("zh", "en")}
        super().__init__(Text(**shown), exit_code=1)


def cells(text: str) -> int:
    """Width in a terminal: full-width characters count two, combining ones none."""
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _window(text: str, start: int) -> str:
    """A piece of a long line that fits an excerpt."""
    room, end = _WIDEST_EXCERPT, start
    while end < len(text) and room > 0:
        room -= _cell(text[end])
        end += 1
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _visible(text: str) -> str:
    """Tabs as arrows, other control characters as a box: an excerpt never moves the cursor."""
    return "".join("→" if c == "\t" else c if c >= " " and c != "\x7f" else "\ufffd" for c in text)


def _meant(word: Text) -> Text:
    return Text("您要写的是不是“{word}”？", 'Did you mean "{word}"?').fill(word=word)


def problem(
    source: "Source",
    code: str,
    line: int,
    column: int,
    length: int = 1,
    suggestion: Text | None = None,
    **values: object,
) -> Problem:
    """The problem `code` at a place of a source; the place is held inside the file."""
    entry = CODES[code]
    piece = source.piece(line)
    lines = source.lines[piece.before : piece.before + piece.count]
    line = max(line - piece.before, 0)
    if line and lines:
        line = min(max(line, 1), len(lines))
        column = min(max(column, 1), len(lines[line - 1]) + 1)
    else:
        line = column = 0
    last = len(lines) - (len(lines) > 1 and not lines[-1])  # the file's final line end opens no line
    near = range(max(1, line - 1), min(max(last, line), line + 1) + 1) if line else ()
    excerpt = tuple((number, lines[number - 1]) for number in near)
    return Problem(
        code,
        piece.path,
        line,
        column,
        entry.message.fill(**values),
        entry.remedy.fill(**values),
        suggestion,
        excerpt,
        length,
        piece.lang,
    )


def in_order(problems: list[Problem]) -> list[Problem]:
    """By file and place, each once."""
    return sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line, p.column, p.code))
