"""`extends`, `libraries` and `remove`: a scenario states only what differs, the rest comes from other files.

The trees of all files become one before anything is checked. Their texts stand one after another in the same
source, and every node keeps its line there, so that each problem is told in the file where it stands.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from game.content.aliases import KEYS, alias_of, allowed, backwards, meant
from game.content.bind import spellings
from game.content.library import library_files, scenario_files
from game.content.reading import read_source
from game.content.schema import EXPECTED, ID, Model, Words, raw_text
from game.content.schema import found as found_in
from game.content.schema_scenario import Library, Scenario
from game.content.shapes import MODEL, MODELS, shapes
from game.content.source import Mapping, Node, Scalar, Sequence, Source
from game.content.text import Text

LINKS = ("extends", "libraries", "remove")
SECTIONS = tuple(name for name, shape in shapes(Scenario).items() if shape.kind == MODELS)
_IN_LIBRARY = tuple(name for name, shape in shapes(Library).items() if shape.kind == MODELS)
_DEEPEST = 12  # a scenario may extend one that extends one …


@dataclass
class _Kin:
    """The file being put together, and those above it."""

    source: Source
    path: Path | None
    above: tuple[Path, ...] = field(default=())


def compose(source: Source, path: Path | None) -> bool:
    """Puts what a scenario extends, and its libraries, under it. False if a problem stands in the way."""
    return _compose(_Kin(source, path, (path.resolve(),) if path else ()))


def extends_something(source: Source) -> bool:
    """True if the scenario does not stand in this file alone."""
    head = _in(source.root, "scenario")
    return any(_in(head, key) is not None for key in LINKS)


def link_free(root: Mapping) -> Mapping:
    """The same tree without the keys that name other files: it has become whole."""
    return _with_head(root, (*LINKS,))


def _compose(kin: _Kin) -> bool:
    source, root = kin.source, kin.source.root
    if not isinstance(root, Mapping) or not extends_something(source):
        return True
    head = _in(root, "scenario")
    errors = _errors(source)
    base = Mapping(root.line, root.column)
    parent = _in(head, "extends")
    if isinstance(parent, (Mapping, Sequence)):
        values = dict(key=alias_of("extends"), expected=EXPECTED["text"], found=found_in(parent))
        source.report("E105", parent, None, **values)
        return False
    if raw_text(parent) is not None:
        found = _parent(kin, parent)
        if found is None:
            return False
        base = _with_head(found, (*LINKS, "id"))
    for node in _listed(source, head, "libraries"):
        _add_library(kin, base, node)
    for node in _listed(source, head, "remove"):
        _remove(source, base, node)
    if _errors(source) > errors:
        return False
    source.root = merge(base, root, Scenario)
    return True


def _errors(source: Source) -> int:
    return sum(p.is_error for p in source.problems)


def _in(node: Node | None, key: str) -> Node | None:
    """What stands under a key in either spelling."""
    if not isinstance(node, Mapping):
        return None
    return node.get(key) or node.get(KEYS[key])


def _listed(source: Source, head: Node | None, key: str) -> list[Scalar]:
    node = _in(head, key)
    if raw_text(node) is not None:
        node = Sequence(node.line, node.column, [node]) if node else None  # one name needs no brackets
    return [item for item in node.items if isinstance(item, Scalar)] if isinstance(node, Sequence) else []


def _with_head(root: Mapping, without: tuple[str, ...]) -> Mapping:
    """A copy whose head lacks some keys."""
    copy = Mapping(root.line, root.column, dict(root.values), dict(root.keys), root.length)
    names = spellings(Scenario)
    for raw, node in root.values.items():
        if names.get(raw) == "scenario" and isinstance(node, Mapping):
            gone = {*without, *(KEYS[key] for key in without)}
            kept = {key: value for key, value in node.values.items() if key not in gone}
            keys = {key: node.keys[key] for key in kept}
            copy.values[raw] = Mapping(node.line, node.column, kept, keys, node.length)
    return copy


def _find(kin: _Kin, node: Node, what: Text, files: dict[str, Path]) -> Path | None:
    """The file an id means; told at its place if there is none."""
    name = raw_text(node) or ""
    if not ID.fullmatch(name):
        kin.source.report("E112", node, name=name if len(name) <= 40 else name[:39] + "…")
    elif name not in files:
        kin.source.report(
            "E104", node, meant(name, files), what=what, name=name, allowed=allowed(files, most=40)
        )
    else:
        return files[name]
    return None


def _parent(kin: _Kin, node: Node | None) -> Mapping | None:
    """The whole tree of the scenario that is extended, within this source."""
    assert node is not None
    path = _find(kin, node, Text("情景", "scenario"), scenario_files(kin.path))
    if path is None:
        return None
    name, place = raw_text(node), path.resolve()
    if place in kin.above:
        kin.source.report("E133", node, name=name)
        return None
    if len(kin.above) >= _DEEPEST:
        what = Text("基于的情景叠了{most}层以上。", "more than {most} scenarios extend each other in a row.")
        remedy = Text("直接基于其中靠前的一个。", "Extend one nearer to the first.")
        kin.source.report("E134", node, what=what.fill(most=_DEEPEST), remedy=remedy)
        return None
    other = _read(path, _shown(kin.path, path))
    is_whole = _compose(_Kin(other, path, (*kin.above, place)))
    return _taken_in(kin.source, other) if is_whole else _refused(kin.source, other)


def _refused(source: Source, other: Source) -> None:
    source.problems += other.problems


def _shown(near: Path | None, path: Path) -> str:
    """As `check` names it when it comes to the file itself."""
    if near is not None and path.parent == near.parent:
        return path.as_posix()
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _taken_in(source: Source, other: Source) -> Mapping | None:
    """Appends another file's text to the source and moves its nodes there."""
    source.problems += other.problems
    if any(p.is_error for p in other.problems) or not isinstance(other.root, Mapping):
        return None
    moved = _moved(other.root, source.append(other), {})
    assert isinstance(moved, Mapping)
    return moved


def _moved(node: Node, shift: int, done: dict[int, Node]) -> Node:
    """A copy of a tree so many lines further down; what an anchor repeats stays one node."""
    if id(node) in done:
        return done[id(node)]
    if isinstance(node, Scalar):
        moved: Node = _scalar_moved(node, shift)
    elif isinstance(node, Sequence):
        items = [_moved(item, shift, done) for item in node.items]
        moved = Sequence(node.line + shift, node.column, items, node.length)
    else:
        values = {key: _moved(child, shift, done) for key, child in node.values.items()}
        keys = {key: _scalar_moved(place, shift) for key, place in node.keys.items()}
        moved = Mapping(node.line + shift, node.column, values, keys, node.length)
    done[id(node)] = moved
    return moved


def _scalar_moved(node: Scalar, shift: int) -> Scalar:
    end = node.end_line + shift
    moved = Scalar(node.line + shift, node.column, node.raw, node.value, node.is_plain, node.length, end)
    moved.end_column = node.end_column
    return moved


def _read(path: Path, shown: str) -> Source:
    """A file that is extended: read once for all that extend it, until it changes."""
    try:
        stat = path.stat()
    except OSError:
        return read_source(path, shown)
    kept = _kept(path, shown, stat.st_mtime_ns, stat.st_size)
    return Source(kept.path, kept.text, kept.root, list(kept.problems))


@lru_cache(maxsize=8)
def _kept(path: Path, shown: str, changed: int, size: int) -> Source:
    return read_source(path, shown)


def _add_library(kin: _Kin, base: Mapping, node: Scalar) -> None:
    """The library's tasks and events stand beside those of the scenario that is extended."""
    path = _find(kin, node, Text("事件库", "library"), library_files(kin.path))
    if path is None:
        return
    shown = _shown(kin.path, path)
    if any(piece.path == shown for piece in kin.source.pieces):
        return  # here already by way of what is extended
    other = _read(path, shown)
    root = _taken_in(kin.source, other)
    if root is None:
        return
    for name in _IN_LIBRARY:
        new = _in(root, name)
        old = _in(base, name)
        taken = {raw_text(_in(item, "id")) for item in old.items} if isinstance(old, Sequence) else set()
        for item in new.items if isinstance(new, Sequence) else []:
            ident = raw_text(_in(item, "id"))
            if ident in taken:
                first = next(i for i in old.items if raw_text(_in(i, "id")) == ident)  # type: ignore[union-attr]
                kin.source.report("E113", _in(item, "id"), name=ident, first=kin.source.where(first, item))
        if isinstance(new, Sequence):
            _put(base, name, [*(old.items if isinstance(old, Sequence) else []), *new.items], old or new)


def _put(base: Mapping, name: str, items: list[Node], place: Node) -> None:
    raw = next((raw for raw in (name, KEYS[name]) if raw in base.values), name)
    base.values[raw] = Sequence(place.line, place.column, items, place.length)
    base.keys.setdefault(raw, Scalar(place.line, place.column, raw, raw))


def _remove(source: Source, base: Mapping, node: Scalar) -> None:
    """Drops an entry, named by its id or, where several sections have it, by SECTION.ID; a section's own
    name drops all of it."""
    word = raw_text(node) or ""
    english = backwards({name: KEYS[name] for name in SECTIONS})
    whole = english.get(word, word)
    if whole in SECTIONS and _items(base, whole):
        _put(base, whole, [], _in(base, whole) or node)
        return
    section, _, ident = word.rpartition(".")
    section = english.get(section, section)
    places = [
        name
        for name in SECTIONS
        if section in ("", name) and any(raw_text(_in(i, "id")) == ident for i in _items(base, name))
    ]
    if not places:
        known = [raw_text(_in(i, "id")) or "" for name in SECTIONS for i in _items(base, name)]
        what = Text("可去掉的编号", "id to remove")
        source.report("E104", node, meant(ident, known), what=what, name=word, allowed=allowed(known))
    elif len(places) > 1:
        zh, en = "、".join(alias_of(p).zh for p in places), ", ".join(places)
        what = Text(f"“{ident}”在{zh}里都有。", f'"{ident}" is an id in {en}.')
        remedy = Text(f"写明是哪一处：{alias_of(places[0]).zh}.{ident}。", f"Say which: {places[0]}.{ident}.")
        source.report("E134", node, what=what, remedy=remedy)
    else:
        old = _in(base, places[0])
        kept = [item for item in _items(base, places[0]) if raw_text(_in(item, "id")) != ident]
        _put(base, places[0], kept, old or node)


def _items(base: Mapping, name: str) -> list[Node]:
    node = _in(base, name)
    return node.items if isinstance(node, Sequence) else []


def merge(base: Mapping, own: Mapping, model: type[Model]) -> Mapping:
    """`own` over `base`: sections deep, lists with ids by id, texts and other lists as a whole."""
    names = spellings(model)
    merged = Mapping(own.line, own.column, length=own.length)
    written = {names.get(raw, raw): raw for raw in own.values}
    for raw, node in base.values.items():
        name = names.get(raw, raw)
        key = written.pop(name, None)
        if key is None:
            merged.values[raw], merged.keys[raw] = node, base.keys[raw]
        else:
            merged.values[key] = _over(node, own.values[key], name, model)
            merged.keys[key] = own.keys[key]
    for raw, node in own.values.items():
        if raw not in merged.values:
            merged.values[raw], merged.keys[raw] = node, own.keys[raw]
    return merged


def _over(base: Node, own: Node, name: str, model: type[Model]) -> Node:
    shape = shapes(model).get(name)
    inner = shape.model if shape else None
    if shape is None or inner is None or inner is Words:
        return own
    if shape.kind == MODEL and isinstance(base, Mapping) and isinstance(own, Mapping):
        return merge(base, own, inner)
    if shape.kind != MODELS or "id" not in inner.model_fields or not isinstance(base, Sequence):
        return own
    if isinstance(own, Sequence):
        return _by_id(base, own, name, inner)
    return base if isinstance(own, Scalar) and own.value is None and own.is_plain else own


def _by_id(base: Sequence, own: Sequence, name: str, model: type[Model]) -> Sequence:
    mine: dict[str, Mapping] = {}
    new: list[Node] = []
    known = {raw_text(_in(item, "id")) for item in base.items}
    for item in own.items:
        ident = raw_text(_in(item, "id"))
        if isinstance(item, Mapping) and ident in known and ident and ident not in mine:
            mine[ident] = item
        else:
            new.append(item)
    kept = []
    for item in base.items:
        changed = mine.get(raw_text(_in(item, "id")) or "")
        kept.append(merge(item, changed, model) if changed and isinstance(item, Mapping) else item)
    # Of endings the first that holds is told and the last has no condition: new ones are asked before.
    items = [*new, *kept] if name == "endings" else [*kept, *new]
    return Sequence(own.line, own.column, items, own.length)
