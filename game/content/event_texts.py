"""The texts of a file's events as rows of a table, and edited rows back into the file."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from game.content.aliases import KEYS, backwards
from game.content.check_texts import LIMITS
from game.content.schema import raw_text
from game.content.source import Mapping, Node, Scalar, Sequence, Source, parse
from game.content.splice import Edit, added, apply, replaced
from game.content.text import LANGUAGES, Text

_CANONICAL = backwards(KEYS)
_LEFT_OUT = ("sources", "source")


@dataclass(frozen=True, slots=True)
class Row:
    """One text in both languages; `id` says where it belongs, such as overruled.choices.accept.after."""

    id: str
    zh: str
    en: str
    words: Mapping

    def text(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en

    @property
    def limits(self) -> tuple[int, int] | None:
        """Characters that fit its box, Chinese and English."""
        parts = self.id.split(".")
        section = parts[-3] if len(parts) > 2 else "events"
        return LIMITS.get(f"{section}.{parts[-1]}")


def rows(source: Source) -> list[Row]:
    """Every text of the events that stand in this very file, in its order."""
    root = source.root
    events = _in(root, "events")
    found: list[Row] = []
    for item in events.items if isinstance(events, Sequence) else []:
        ident = raw_text(_in(item, "id"))
        if ident and isinstance(item, Mapping):
            found += _texts(item, ident)
    return found


def _in(node: Node | None, key: str) -> Node | None:
    return (node.get(key) or node.get(KEYS[key])) if isinstance(node, Mapping) else None


def _texts(node: Node, path: str) -> Iterator[Row]:
    if isinstance(node, Sequence):
        seen: dict[str, int] = {}
        for number, item in enumerate(node.items, 1):
            name = raw_text(_in(item, "id")) or raw_text(_in(item, "who")) or str(number)
            seen[name] = seen.get(name, 0) + 1
            yield from _texts(item, f"{path}.{name}" + (f"#{seen[name]}" if seen[name] > 1 else ""))
    elif isinstance(node, Mapping):
        if any(_in(node, lang) is not None for lang in LANGUAGES):
            zh, en = (raw_text(_in(node, lang)) or "" for lang in LANGUAGES)
            yield Row(path, zh, en, node)
            return
        for raw, child in node.values.items():
            key = _CANONICAL.get(raw, raw)
            if key not in _LEFT_OUT:
                yield from _texts(child, f"{path}.{key}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A row as it came back: where it stands in the table, and what is in it."""

    row: int
    id: str
    zh: str
    en: str

    def text(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a place of the table; column 0 is the whole row, row 0 the whole table."""

    row: int
    column: int
    message: Text
    is_error: bool = True


ID, ZH, EN = 1, 2, 3  # columns as they are read


def faults(source: Source, cells: list[Cell]) -> list[Fault]:
    """Everything that keeps the table from going back into the file, and what is worth knowing."""
    known = {row.id: row for row in rows(source)}
    given = {cell.id for cell in cells}
    missing = [ident for ident in known if ident not in given]
    found: list[Fault] = []
    seen: dict[str, int] = {}
    for cell in cells:
        if cell.id not in known:
            found.append(Fault(cell.row, ID, _unknown(cell.id, missing)))
        elif cell.id in seen:
            found.append(Fault(cell.row, ID, _TWICE.fill(id=cell.id, first=seen[cell.id])))
        else:
            seen[cell.id] = cell.row
            found += [
                Fault(cell.row, column, _EMPTY.fill(id=cell.id))
                for lang, column in (("zh", ZH), ("en", EN))
                if not cell.text(lang) and known[cell.id].text(lang)
            ]
    found += [Fault(0, 0, _MISSING.fill(id=ident), is_error=False) for ident in missing]
    return found


def _unknown(ident: str, missing: list[str]) -> Text:
    if not ident:
        return _NO_ID
    near = difflib.get_close_matches(ident, missing, 1, 0.5)
    return _CHANGED.fill(id=ident, near=near[0]) if near else _STRANGE.fill(id=ident)


def taken_back(source: Source, cells: list[Cell]) -> str:
    """The file's text with what was changed in the table. Call `faults` first."""
    known = {row.id: row for row in rows(source)}
    edits: list[Edit] = []
    wanted: dict[tuple[str, str], str] = {}
    for cell in cells:
        row = known[cell.id]
        for lang in LANGUAGES:
            if cell.text(lang) != row.text(lang):
                wanted[cell.id, lang] = cell.text(lang)
                edits.append(_edit(source, row, lang, cell.text(lang)))
    text = apply(source.text, edits)
    after = parse(text, source.path)
    expected = [[wanted.get((row.id, lang), row.text(lang)) for lang in LANGUAGES] for row in known.values()]
    if [[row.zh, row.en] for row in rows(after)] != expected:
        raise ValueError("the edited file does not read as the table says")
    return text


def _edit(source: Source, row: Row, lang: str, value: str) -> Edit:
    node = _in(row.words, lang)
    if isinstance(node, Scalar) and raw_text(node) is not None:
        return replaced(source, node, value)
    if isinstance(node, Scalar):  # the key is there with nothing after it
        return replaced(source, node, value)
    other = next(raw for raw in row.words.values)
    key = lang if other in LANGUAGES else KEYS[lang]
    beside = row.words.values[other]
    assert isinstance(beside, Scalar)
    return added(source, row.words, key, value, beside, row.words.keys[other])


_TWICE = Text(
    "编号“{id}”在第{first}行已经有了。只留一行。", '"{id}" stands on row {first} already. Keep one.'
)
_EMPTY = Text(
    "“{id}”这种语言的文本是空的。写上译文；不想改就抄回原文。",
    'the text of "{id}" in this language is empty. Write it, or put back what stood there.',
)
_NO_ID = Text(
    "这一行没有编号，不知道放回哪里。补上导出时的编号，或删去这一行。",
    "this row has no id, so its place is unknown. Put back the id it had, or delete the row.",
)
_CHANGED = Text(
    "情景里没有“{id}”。编号是不是被改过？原来多半是“{near}”。",
    'there is no "{id}" in the scenario. Was the id changed? It probably was "{near}".',
)
_STRANGE = Text(
    "情景里没有“{id}”。表格只能改已有的文本；新的事件请写进情景文件。",
    'there is no "{id}" in the scenario. A table changes texts that exist; write new events in the file.',
)
_MISSING = Text("表里没有“{id}”这一行，它保持原样。", 'the table has no row "{id}"; it stays as it is.')
