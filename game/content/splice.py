"""New values put into YAML where the old ones stand: comments, order and layout of everything else stay."""

import json
import re
from dataclasses import dataclass

from game.content.source import Mapping, Scalar, Source, resolve

_UNSAFE = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`=~]|: |:$| #|[,\[\]{}\n\t]|\s$")


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` instead of what stands from `start` up to `end`, counted in characters of the source."""

    start: int
    end: int
    text: str


def apply(text: str, edits: list[Edit]) -> str:
    """All edits at once; they must not overlap."""
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def offset(source: Source, line: int, column: int) -> int:
    """Where a place lies in the text."""
    return sum(len(one) + 1 for one in source.lines[: line - 1]) + column - 1


def replaced(source: Source, node: Scalar, value: str) -> Edit:
    """Another value for a scalar, in the style it was written in as far as that can hold it."""
    start = offset(source, node.line, node.column)
    head = source.text[start : start + 1]
    if not node.is_plain and head in "|>":
        return _block(source, node, value, start)
    end = _end(source, node, start)
    if head == "'" and "\n" not in value:
        return Edit(start, end, "'" + value.replace("'", "''") + "'")
    return Edit(start, end, written(value, plain=node.is_plain))


def written(value: str, plain: bool = True) -> str:
    """A text as a YAML scalar, without quotes where they are not needed."""
    is_plain = plain and bool(value) and not _UNSAFE.search(value) and resolve(value) == value
    return value if is_plain else json.dumps(value, ensure_ascii=False)


def added(source: Source, mapping: Mapping, key: str, value: str, after: Scalar, after_key: Scalar) -> Edit:
    """A key that is not there yet, behind another one and in its layout."""
    end = end_of(source, after)
    if is_flow(source, mapping):
        return Edit(end, end, f", {key}: {written(value)}")
    line_end = source.text.find("\n", end)
    line_end = len(source.text) if line_end < 0 else line_end
    return Edit(line_end, line_end, f"\n{' ' * (after_key.column - 1)}{key}: {written(value)}")


def end_of(source: Source, node: Scalar) -> int:
    """Where a scalar's last character lies, block or not, plus one."""
    start = offset(source, node.line, node.column)
    if not node.is_plain and source.text[start : start + 1] in ("|", ">"):
        last = _last_line(source, node)
        return offset(source, last, 1) + len(source.lines[last - 1])
    return _end(source, node, start)


def is_flow(source: Source, mapping: Mapping) -> bool:
    """True for keys in braces."""
    return source.text[offset(source, mapping.line, mapping.column)] == "{"


def _end(source: Source, node: Scalar, start: int) -> int:
    """Where a scalar that is no block ends."""
    if node.end_line == node.line:
        return start + node.length
    return offset(source, node.end_line, node.end_column)


def _last_line(source: Source, node: Scalar) -> int:
    """The last line of a block text that is not blank."""
    indent = len(source.lines[node.line - 1]) - len(source.lines[node.line - 1].lstrip(" -"))
    last = node.line
    for number in range(node.line + 1, len(source.lines) + 1):
        line = source.lines[number - 1]
        if not line.strip():
            continue
        if len(line) - len(line.lstrip(" ")) <= indent or number > node.end_line:
            break
        last = number
    return last


def _block(source: Source, node: Scalar, value: str, start: int) -> Edit:
    last = _last_line(source, node)
    first = source.lines[node.line] if last > node.line else ""
    own = source.lines[node.line - 1]
    margin = len(first) - len(first.lstrip(" ")) if first.strip() else len(own) - len(own.lstrip(" ")) + 2
    header = own[node.column - 1 :].replace(">", "|", 1)  # folded lines would not come back as they were
    body = [(" " * margin + line).rstrip() for line in value.split("\n")]
    end = offset(source, last, 1) + len(source.lines[last - 1])
    return Edit(start, end, "\n".join([header, *body]))
