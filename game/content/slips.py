"""Slips of typing Chinese and YAML on one keyboard: full-width signs, tabs, colons too many or too few."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from game.content.problems import Problem, problem
from game.content.text import Text

if TYPE_CHECKING:
    from game.content.source import Source

_CHINESE_SIGNS = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "「": '"', "」": '"', "、": ",", "。": ".",
    "【": "[", "】": "]", "《": '"', "》": '"', "\u3000": " ", "—": "-", "−": "-", "–": "-", "·": ".",
}  # fmt: skip
_KEY_LINE = re.compile(r"^(\s*(?:-\s+)*)([^\s:：'\"#{}\[\],|>&*!]+)[ \u3000]*：")
_FLOW_KEY = re.compile(r"(?<=[{,])\s*([^\s:：'\"#{}\[\],]+)[ ]*：")
_BLOCK_HEAD = re.compile(r"(^|[:\-]\s+)[|>][-+0-9]*\s*(#.*)?$")
_MOST = 20  # colon slips told at once


def plain_sign(char: str) -> str | None:
    """The plain sign meant by a full-width or Chinese one; None for everything else."""
    if "\uff01" <= char <= "\uff5e":
        return chr(ord(char) - 0xFEE0)
    return _CHINESE_SIGNS.get(char)


def find_slip(text: str) -> tuple[int, str, str] | None:
    """The first full-width or Chinese sign of a text: its offset, itself, and the plain one."""
    for offset, char in enumerate(text):
        meant = plain_sign(char) if char > "\u007f" else None
        if meant is not None:
            return offset, char, meant
    return None


def slip_problem(source: "Source", line: int, column: int, text: str) -> Problem | None:
    """The slip in a key or value that was expected to be plain; `line`, `column` are where it starts."""
    colon = _KEY_LINE.match(text)
    if colon:
        return problem(source, "E156", line, column + colon.end() - 1, key=colon.group(2))
    found = find_slip(text)
    if found is None:
        return None
    offset, char, meant = found
    return problem(source, "E157", line, column + offset, char=char, meant=_sign_name(meant))


def _sign_name(sign: str) -> Text:
    names = {
        '"': Text('双引号 "', 'quote "'),
        "'": Text("单引号 '", "quote '"),
        ",": Text("逗号 ,", "comma ,"),
        " ": Text("空格", "space"),
        "[": Text("方括号 [", "bracket ["),
        "]": Text("方括号 ]", "bracket ]"),
        "-": Text("减号 -", "minus -"),
    }
    return names.get(sign) or Text(f"“{sign}”", sign)


def structural_lines(lines: list[str]) -> Iterator[tuple[int, str]]:
    """(number, line) of all lines outside comments and block texts (| and >)."""
    block_indent: int | None = None
    for number, line in enumerate(lines, 1):
        body = line.lstrip(" \t\u3000")
        indent = len(line) - len(body)
        if block_indent is not None:
            if not body or indent > block_indent:
                continue
            block_indent = None
        if not body or body.startswith("#"):
            continue
        if _BLOCK_HEAD.search(line):
            block_indent = indent
        yield number, line


def syntax_problems(source: "Source", error: Any) -> list[Problem]:
    """What the scanner's complaint most probably means, at the place where a person would look."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return [problem(source, "E153", *_reader_place(source, error), char=_reader_char(error))]
    context = getattr(error, "context_mark", None) or mark
    first, last = sorted((context.line + 1, mark.line + 1))
    colons = source.colon_slips
    if any(slip.line <= last for slip in colons):
        return colons
    near = [(n, line) for n, line in structural_lines(source.lines) if first <= n <= last]
    for number, line in reversed(near):
        found = _indent_slip(source, number, line) or _bracket_slip(source, number, line)
        if found:
            return [found]
    return [_by_message(source, error, context, mark)]


def _reader_place(source: "Source", error: Any) -> tuple[int, int]:
    position = getattr(error, "position", 0) or 0
    before = source.text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _reader_char(error: Any) -> str:
    char = getattr(error, "character", 0)
    return f"U+{ord(char) if isinstance(char, str) and len(char) == 1 else int(char or 0):04X}"


def colon_slips(source: "Source") -> list[Problem]:
    """Every line whose known key is followed by a full-width colon."""
    from game.content.aliases import is_known_key

    found = []
    for number, line in structural_lines(source.lines):
        for match in (_KEY_LINE.match(line), *_FLOW_KEY.finditer(line)):
            if match and is_known_key(match.groups()[-1]):
                found.append(problem(source, "E156", number, match.end(), key=match.groups()[-1]))
        if len(found) >= _MOST:
            break
    return found


def _indent_slip(source: "Source", number: int, line: str) -> Problem | None:
    lead = line[: len(line) - len(line.lstrip(" \t\u3000\u00a0"))]
    for offset, char in enumerate(lead):
        if char != " ":
            name = Text("制表符（Tab）", "a tab") if char == "\t" else Text("全角空格", "a full-width space")
            return problem(source, "E155", number, offset + 1, char=name)
    return None


def _bracket_slip(source: "Source", number: int, line: str) -> Problem | None:
    for offset, char in enumerate(line):
        if char in "［］｛｝【】＂＇":
            meant = plain_sign(char) or char
            return problem(source, "E157", number, offset + 1, char=char, meant=_sign_name(meant))
    return None


def _by_message(source: "Source", error: Any, context: Any, mark: Any) -> Problem:
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    here, there = (mark.line + 1, mark.column + 1), (context.line + 1, context.column + 1)
    if "mapping values are not allowed" in said:
        line = source.lines[mark.line] if mark.line < len(source.lines) else ""
        return problem(source, "E166" if ":" in line[: mark.column] else "E159", *here)
    if "max" in said or "depth" in said:
        return problem(source, "E160", *here, limit=40)
    if "quoted scalar" in said and "escape" not in said:
        return problem(source, "E165", *there, char=Text("引号", "quote"))
    if "flow " in said:
        there = _open_bracket(source, *here) if "flow node" in said else there
        bracket = source.lines[there[0] - 1][there[1] - 1 : there[1]] or "["
        return problem(source, "E165", *there, char=Text(f"括号“{bracket}”", f'bracket "{bracket}"'))
    if "could not find expected ':'" in said:
        return problem(source, "E167", *there)
    if "block " in said or "document start" in said:
        return problem(source, "E159", *here)
    if "\\t" in said or "'\t'" in said:
        return problem(source, "E155", *here, char=Text("制表符（Tab）", "a tab"))
    return problem(source, "E158", *here, why=_why(said))


def _open_bracket(source: "Source", line: int, column: int) -> tuple[int, int]:
    """The last bracket opened before a place."""
    while line >= 1:
        text = source.lines[line - 1] if line <= len(source.lines) else ""
        at = max(text.rfind("[", 0, column), text.rfind("{", 0, column))
        if at >= 0:
            return line, at + 1
        line, column = line - 1, 1 << 30
    return 1, 1


_WHYS = (
    ("escape", Text("反斜杠后的字母不认识", "the letter after the backslash means nothing")),
    ("cannot start any token", Text("这个符号不能作开头，文字请加半角引号",
                                    "this sign cannot start a value; put the text in straight quotes")),
    ("anchor", Text("& 或 * 后面要跟名字；文字请加半角引号",
                    "after & or * a name must follow; put text in straight quotes")),
    ("alias", Text("& 或 * 后面要跟名字；文字请加半角引号",
                   "after & or * a name must follow; put text in straight quotes")),
    ("tag", Text("! 开头的是标签，文字请加半角引号", "! starts a tag; put text in straight quotes")),
    ("directive", Text("% 开头的是指令，文字请加半角引号",
                       "% starts a directive; put text in straight quotes")),
)  # fmt: skip


def _why(said: str) -> Text:
    for part, why in _WHYS:
        if part in said:
            return why
    return Text("这里不是合法的写法", "this is not how YAML writes things")
