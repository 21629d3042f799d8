"""Files of an older format brought up to date where they stand: comments, order and layout stay.

Format 0 (before the first release) -> 1:
  - other names: villages -> publics, bureaus -> offices, a task's bureau -> office, an event's options ->
    choices and default -> fallback, a choice's result -> after (村庄 -> 村, 委办局 -> 部门, 选项 -> 抉择,
    默认 -> 缺省, 结果 -> 之后);
  - a text was two keys, `name: 山塘` and `name_en: Dam` (名称_英文); it is one with both languages;
  - season: 3-5 (季节) is now the list months: [3, 4, 5]; 11-2 runs over the new year.
"""

import re
from collections.abc import Callable, Iterator

from game.content.aliases import is_chinese
from game.content.schema_institution import FORMAT
from game.content.source import Mapping, Node, Scalar, Sequence, Source, parse
from game.content.splice import Edit, apply, end_of, is_flow, offset, written

# Section in which it stands ("" the file) -> old key: new key.
_RENAMED: dict[str, dict[str, str]] = {
    "": {"villages": "publics", "村庄": "村", "bureaus": "offices", "委办局": "部门"},
    "tasks": {"bureau": "office", "委办局": "部门", "season": "months", "季节": "月份"},
    "events": {
        "options": "choices",
        "选项": "抉择",
        "default": "fallback",
        "默认": "缺省",
        "season": "months",
        "季节": "月份",
    },
    "options": {"result": "after", "结果": "之后"},
}
_SECTIONS = {"任务": "tasks", "事件": "events", "选项": "options"}
_ENGLISH = ("_en", "_英文")
_SEASON = re.compile(r"\s*(\d{1,2})\s*[-–~至]\s*(\d{1,2})\s*")


def version_of(source: Source) -> int | None:
    """The format a file names; the present one where it names none, None for what is no whole number."""
    node = version_node(source)
    if node is None:
        return FORMAT
    value = node.value
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def is_old(source: Source) -> bool:
    """True for a file that `migrate` brings up to date."""
    version = version_of(source)
    return version is not None and version < FORMAT


def version_node(source: Source) -> Scalar | None:
    root = source.root
    node = (root.get("format") or root.get("格式")) if isinstance(root, Mapping) else None
    return node if isinstance(node, Scalar) else None


def migrated(source: Source) -> str:
    """The text in the present format. Raises ValueError if the result could not be read any more."""
    version = version_of(source)
    while version is not None and version < FORMAT:
        text = apply(source.text, [*STEPS[version](source), *_numbered(source, version + 1)])
        source = parse(text, source.path)
        if source.problems:
            raise ValueError(source.problems[0].headline("en"))
        version += 1
    return source.text


def _numbered(source: Source, version: int) -> list[Edit]:
    node = version_node(source)
    assert node is not None
    start = offset(source, node.line, node.column)
    return [Edit(start, start + node.length, str(version))]


def _to_one(source: Source) -> list[Edit]:
    return [edit for node, section in _mappings(source.root, "") for edit in _updated(source, node, section)]


STEPS: dict[int, Callable[[Source], list[Edit]]] = {0: _to_one}


def _mappings(node: Node | None, section: str) -> Iterator[tuple[Mapping, str]]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _mappings(item, section)
    elif isinstance(node, Mapping):
        yield node, section
        for key, child in node.values.items():
            yield from _mappings(child, _SECTIONS.get(key, key))


def _updated(source: Source, node: Mapping, section: str) -> Iterator[Edit]:
    names = _RENAMED.get(section, {})
    new_names = {raw: names.get(raw, raw) for raw in node.values}
    for raw in node.values:
        base = _base(raw)
        if base == raw or base not in node.values:
            continue
        first, last = sorted((base, raw), key=list(node.values).index)
        pair = _pair(source, node, base, raw, first)
        if pair is not None:
            yield pair
            yield _gone(source, node, last)
            new_names[first] = names.get(base, base)
            new_names.pop(last)
    for raw, new in new_names.items():
        key = node.keys[raw]
        if new != raw:
            start = offset(source, key.line, key.column)
            yield Edit(start, start + key.length, new)
        if new != raw and new in ("months", "月份"):
            yield from _season(source, node.values[raw])


def _base(raw: str) -> str:
    return next((raw.removesuffix(end) for end in _ENGLISH if raw.endswith(end)), raw)


def _pair(source: Source, node: Mapping, zh_key: str, en_key: str, first: str) -> Edit | None:
    """Both languages where the first of the two keys has its value."""
    zh, en, place = node.values[zh_key], node.values[en_key], node.values[first]
    if not (isinstance(zh, Scalar) and isinstance(en, Scalar) and isinstance(place, Scalar)):
        return None
    names = ("中文", "英文") if is_chinese(zh_key) else ("zh", "en")
    texts = [zh.raw.strip(), en.raw.strip()]
    start, end = offset(source, place.line, place.column), end_of(source, place)
    if is_flow(source, node) or not any("\n" in text for text in texts):
        body = ", ".join(f"{name}: {written(text)}" for name, text in zip(names, texts, strict=True))
        return Edit(start, end, f"{{{body}}}")
    margin = " " * (node.keys[first].column + 1)
    lines = []
    for name, text in zip(names, texts, strict=True):
        lines.append(f"{margin}{name}: |-")
        lines += [f"{margin}  {line}".rstrip() for line in text.split("\n")]
    while source.text[start - 1] == " ":
        start -= 1
    return Edit(start, end, "\n" + "\n".join(lines))


def _gone(source: Source, node: Mapping, raw: str) -> Edit:
    """Without a key and its value; a comment behind it stays on a line of its own."""
    key, value = node.keys[raw], node.values[raw]
    assert isinstance(value, Scalar)
    start, end = offset(source, key.line, key.column), end_of(source, value)
    if is_flow(source, node):
        comma = source.text.rfind(",", 0, start)
        return Edit(comma, end, "")
    start = offset(source, key.line, 1)
    line_end = source.text.find("\n", end)
    line_end = len(source.text) if line_end < 0 else line_end
    comment = source.text[end:line_end].strip()
    kept = f"{' ' * (key.column - 1)}{comment}\n" if comment else ""
    return Edit(start, min(line_end + 1, len(source.text)), kept)


def _season(source: Source, node: Node) -> Iterator[Edit]:
    match = _SEASON.fullmatch(node.raw) if isinstance(node, Scalar) else None
    if match is None or not isinstance(node, Scalar):
        return
    first, last = (int(number) for number in match.groups())
    count = (last - first) % 12 + 1
    months = ", ".join(str((first - 1 + step) % 12 + 1) for step in range(count))
    start = offset(source, node.line, node.column)
    yield Edit(start, start + node.length, f"[{months}]")
