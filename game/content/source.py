"""YAML text -> a tree of nodes that remember where they stand.

PyYAML does the scanning (libyaml when there); the tree is our own because `safe_load` loses places, merges
duplicate keys and reads `no`, `on`, `010`, `12:30` as False, True, 8, 750. Here a plain scalar is a whole
number, a decimal (kept exact), true/false/是/否, nothing, or text.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from game.content.problems import Problem, problem
from game.content.slips import colon_slips, syntax_problems
from game.content.text import Text

DEEPEST = 40
MOST_NODES = 200_000
MOST_PROBLEMS = 200  # of one file; who has more starts with these

_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,11})?\.[0-9]{1,12}")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False, "是": True, "否": False}
_KEY = re.compile(r"^[ \t]*(?:- )?[ ]*([A-Za-z_\u3400-\u9fff]+)[ ]*[:：]", re.MULTILINE)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Value = str | int | Decimal | bool | None


@dataclass(slots=True, eq=False)
class Scalar:
    """A leaf: `raw` as written, `value` as read, `is_plain` when it stands without quotes."""

    line: int
    column: int
    raw: str
    value: Value
    is_plain: bool = True
    length: int = 1
    end_line: int = 0
    end_column: int = 0


@dataclass(slots=True, eq=False)
class Sequence:
    """A list."""

    line: int
    column: int
    items: list["Node"] = field(default_factory=list)
    length: int = 1


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys with values, in file order; `keys` keeps where each key stands."""

    line: int
    column: int
    values: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)
    length: int = 1

    def get(self, key: str) -> "Node | None":
        return self.values.get(key)


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Piece:
    """One file in a source that holds several: its name, its language, and how many lines lie before it."""

    path: str
    lang: str
    before: int
    count: int


@dataclass(eq=False)
class Source:
    """One file's text, its tree, and what went wrong on the way there; what it extends stands after it."""

    path: str
    text: str = ""
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)  # empty while the file stands alone

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def lang(self) -> str:
        """The language the file is written in, judged by its keys."""
        keys = [key for key in _KEY.findall(self.text) if key not in ("zh", "en")]
        chinese = sum(key[0] > "\u3000" for key in keys)
        return "zh" if chinese * 2 > len(keys) else "en"

    @cached_property
    def colon_slips(self) -> list[Problem]:
        """Lines whose key is followed by a full-width colon."""
        return colon_slips(self)

    @property
    def is_full(self) -> bool:
        """True when enough problems are known."""
        return len(self.problems) >= MOST_PROBLEMS

    def append(self, other: "Source") -> int:
        """Puts another file's text behind this one; returns by how many lines its nodes move."""
        own = self.pieces or [Piece(self.path, self.lang, 0, len(self.lines))]
        shift = len(self.lines)
        theirs = other.pieces or [Piece(other.path, other.lang, 0, len(other.lines))]
        self.pieces = [*own, *(Piece(p.path, p.lang, p.before + shift, p.count) for p in theirs)]
        self.lines += other.lines
        self.text = "\n".join(self.lines)
        return shift

    def piece(self, line: int) -> Piece:
        """The file in which a line stands."""
        for piece in reversed(self.pieces):
            if line > piece.before:
                return piece
        return Piece(self.path, self.lang, 0, len(self.lines))

    def where(self, node: Node, seen_from: Node) -> str:
        """The line of a node in a sentence about another; with its file's name where that is another."""
        piece = self.piece(node.line)
        line = node.line - piece.before
        return str(line) if piece == self.piece(seen_from.line) else f"{line} ({Path(piece.path).name})"

    def report(self, code: str, node: Node | None, suggestion: Text | None = None, **values: object) -> None:
        """Adds the problem `code` at a node (None: the whole file)."""
        if self.is_full:
            return
        line, column, length = (node.line, node.column, node.length) if node else (0, 0, 1)
        self.problems.append(problem(self, code, line, column, length, suggestion, **values))

    def holds(self, node: Scalar) -> bool:
        """True if the scalar's text stands in the file letter by letter, so that places in it are exact."""
        line = self.lines[node.line - 1] if node.line <= len(self.lines) else ""
        start = node.column - 1 + (not node.is_plain)
        return line[start : start + len(node.raw)] == node.raw


def parse(text: str, path: str, loader: Any = None) -> Source:
    """The tree of one text. All problems of the YAML itself are in `source.problems`."""
    source = Source(path, text.replace("\r\n", "\n").replace("\r", "\n"))
    if not source.text.strip():
        source.report("E154", None)
        return source
    try:
        source.root = _Builder(source).build(yaml.parse(source.text, Loader=loader or _LOADER))
    except yaml.YAMLError as error:
        source.problems += syntax_problems(source, error)
    except _Stop:
        pass
    if source.root is None and not source.problems:
        source.report("E154", None)
    return source


class _Stop(Exception):
    """The rest of the file is not worth reading."""


class _Builder:
    """Events -> nodes, without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, source: Source):
        self.source = source
        self.open: list[tuple[Sequence | Mapping, Scalar | None]] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.waiting: list[tuple[str, Node, int]] = []
        self.count = 0
        self.root: Node | None = None
        self.documents = 0

    def build(self, events: Any) -> Node | None:
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                self._document(event)
        return self.root

    def _stop(self, code: str, node: Node, **values: object) -> None:
        self.source.report(code, node, None, **values)
        raise _Stop

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop("E163", _at(event))

    def _scalar(self, event: Any) -> None:
        mark, end = event.start_mark, event.end_mark
        is_plain = event.style in (None, "")
        length = max(1, end.column - mark.column) if end.line == mark.line else 1
        node = Scalar(mark.line + 1, mark.column + 1, event.value, event.value, is_plain, length)
        node.end_line, node.end_column = end.line + 1, end.column + 1
        if event.tag is not None and not (is_plain and event.implicit[0]):
            self.source.report("E162", node, what=event.tag.replace("tag:yaml.org,2002:", "!!"))
        if is_plain:
            node.value = resolve(event.value)
        if event.anchor:
            self.anchors[event.anchor] = (node, 1)
        self._add(node, 1)

    def _start(self, event: Any) -> None:
        is_map = isinstance(event, yaml.MappingStartEvent)
        node: Sequence | Mapping = Mapping(*_place(event)) if is_map else Sequence(*_place(event))
        if len(self.open) >= DEEPEST:
            self._stop("E160", node, limit=DEEPEST)
        if event.tag is not None:
            self.source.report("E162", node, what=event.tag.replace("tag:yaml.org,2002:", "!!"))
        if event.anchor:
            self.waiting.append((event.anchor, node, self.count))
        self._add(node, 1)
        self.open.append((node, None))

    def _end(self) -> None:
        node, _ = self.open.pop()
        if self.waiting and self.waiting[-1][1] is node:
            anchor, _, before = self.waiting.pop()
            self.anchors[anchor] = (node, self.count - before)

    def _alias(self, event: Any) -> None:
        here = _at(event)
        if event.anchor not in self.anchors:
            inside = any(anchor == event.anchor for anchor, _, _ in self.waiting)
            what = (
                Text("“*{name}”引用了自己所在的一段。", '"*{name}" stands inside the very part it repeats.')
                if inside
                else Text("前面没有叫“&{name}”的内容。", 'nothing before is marked "&{name}".')
            )
            self._stop("E161", here, what=what.fill(name=event.anchor))
        node, size = self.anchors[event.anchor]
        self._add(node, size, here)

    def _add(self, node: Node, size: int, place: Node | None = None) -> None:
        """Puts a node where the open container expects one."""
        self.count += size
        if self.count > MOST_NODES:
            self._stop("E168", place or node, limit=MOST_NODES)
        if not self.open:
            self.root = node
            return
        parent, key = self.open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif key is None:
            self._key(parent, node, place or node)
        else:
            self._pair(parent, key, node)
            self.open[-1] = (parent, None)

    def _key(self, parent: Mapping, node: Node, place: Node) -> None:
        if not isinstance(node, Scalar):
            self._stop("E162", place, what=Text("以列表或映射作键", "a list or mapping as a key"))
            return
        if node.raw == "<<" and node.is_plain:
            self.source.report("E162", place, what="<<")
        self.open[-1] = (parent, node)

    def _pair(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if key.raw in parent.values:
            self.source.report("E102", key, key=key.raw, first=parent.keys[key.raw].line)
            return
        parent.values[key.raw] = node
        parent.keys[key.raw] = key


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _at(event: Any) -> Scalar:
    return Scalar(*_place(event), "", None)


def resolve(raw: str) -> Value:
    """What a plain scalar means in YAML 1.2, without its exotic numbers."""
    if raw in _WORDS:
        return _WORDS[raw]
    if raw[0] in "+-.0123456789":
        if _INT.fullmatch(raw):
            return int(raw)
        if _DECIMAL.fullmatch(raw):
            return Decimal(raw)
    return raw
