"""A file's nodes under its model: Chinese keys become canonical, and keys that do not belong are named.

`validate` walks the tree along the model; pydantic then checks every value in one pass, and worded.py tells
its errors at the nodes they are about.
"""

import re
from functools import cache
from typing import Any

from pydantic import ValidationError

from game.content.aliases import (
    KEYS,
    PARAMETERS,
    alias_of,
    allowed,
    backwards,
    is_chinese,
    is_known_key,
    meant,
)
from game.content.schema import EXPECTED, Model, Words, found
from game.content.schema_scenario import EFFECTS
from game.content.shapes import EFFECT_LIST, LEAF, LEAVES, MODEL, Shape, shapes
from game.content.slips import slip_problem
from game.content.source import Mapping, Node, Scalar, Sequence, Source
from game.content.text import Text, same
from game.content.worded import LANGUAGE_NAMES, Worded

_NAMES = {**KEYS, **PARAMETERS}


@cache
def spellings(model: type[Model]) -> dict[str, str]:
    """Key as written, in either language -> canonical."""
    names = {name: name for name in model.model_fields}
    return {**backwards({name: _NAMES[name] for name in names if name in _NAMES}), **names}


def validate(source: Source, model: type[Model]) -> tuple[Mapping | None, Model | None]:
    """The canonical tree and, if nothing is wrong with its shape, the model. Problems go to the source."""
    before = len(source.problems)
    binder = _Binder(source)
    tree, data = binder.mapping(source.root, model, "", [])
    if tree is None:
        return None, None
    try:
        whole = model.model_validate(data)
    except ValidationError as error:
        worded = Worded(source, tree, model, binder.told)
        for entry in error.errors(include_url=False):
            worded.tell(entry)
        return tree, None
    clean = not any(p.is_error for p in source.problems[before:])
    return tree, whole if clean else None


class _Binder:
    def __init__(self, source: Source):
        self.source = source
        self.told: set[tuple[int, str]] = set()  # (id of mapping, key): already complained about

    def mapping(
        self, node: Node | None, model: type[Model], key: str, outer: list[tuple[str, type[Model]]]
    ) -> tuple[Mapping | None, dict[str, Any] | None]:
        """The node with canonical keys, and the same as plain data with nodes as leaves."""
        if not isinstance(node, Mapping):
            self._not_a_mapping(node, model, key)
            return None, None
        tree, data = Mapping(node.line, node.column, length=node.length), {}
        written = spellings(model)
        for raw, child in node.values.items():
            name, place = written.get(raw), node.keys[raw]
            if self.source.is_full:
                break
            if name is None:
                self._unknown_key(tree, raw, place, model, key, outer)
            elif name in tree.keys:
                self.source.report("E102", place, key=raw, first=self.source.where(tree.keys[name], place))
            elif not (isinstance(child, Scalar) and child.value is None and child.is_plain):
                tree.keys[name] = place
                self._child(tree, data, name, child, model, [*outer, (key, model)])
            elif model.model_fields[name].is_required() and model is not Words:
                self.source.report("E111", place, key=alias_of(name))
                self.told.add((id(tree), name))
        return tree, data

    def _child(
        self,
        tree: Mapping,
        data: dict[str, Any],
        name: str,
        child: Node,
        model: type[Model],
        outer: list[tuple[str, type[Model]]],
    ) -> None:
        shape = shapes(model)[name]
        branch, value = child, child
        if shape.kind == MODEL and shape.model:
            branch, value = self.mapping(child, shape.model, name, outer)
        elif shape.kind != LEAF:
            branch, value = self._list(child, shape, name, outer)
        if value is None or branch is None:
            self.told.add((id(tree), name))
        else:
            tree.values[name], data[name] = branch, value

    def _list(
        self, node: Node, shape: Shape, key: str, outer: list[tuple[str, type[Model]]]
    ) -> tuple[Sequence, list[Any] | None]:
        if not isinstance(node, Sequence):
            if not self._slips(node):
                values = dict(key=alias_of(key), expected=EXPECTED["list"], found=found(node))
                self.source.report("E105", node, **values)
            return Sequence(node.line, node.column), None
        tree, data, broken = Sequence(node.line, node.column), [], []
        for item in node.items:
            if shape.kind == LEAVES:
                tree.items.append(item)
                data.append(item)
                continue
            model = self._effect(item) if shape.kind == EFFECT_LIST else shape.model
            branch, value = self.mapping(item, model, key, outer) if model else (_canonical(item), None)
            if value is not None and branch is not None:
                tree.items.append(branch)
                data.append(value)
            elif branch is not None:
                broken.append(branch)
        tree.items += broken  # what they set or name still counts for the later checks
        return tree, data

    def _effect(self, node: Node) -> type[Model] | None:
        """Which kind of effect a line is, by the one key that says so."""
        if not isinstance(node, Mapping):
            self._not_a_mapping(node, EFFECTS["stance"], "effects")
            return None
        heads = {**{name: name for name in EFFECTS}, **{KEYS[name]: name for name in EFFECTS}}
        named = [heads[key] for key in node.values if key in heads]
        if len(named) == 1:
            return EFFECTS[named[0]]
        near = next((meant(key, EFFECTS, KEYS) for key in node.values if not is_known_key(key)), None)
        self.source.report("E115", node, near if not named else None, count=len(named))
        return None

    def _not_a_mapping(self, node: Node | None, model: type[Model], key: str) -> None:
        if node is None or self._slips(node):
            return
        if model is Words and isinstance(node, Scalar):
            missing = LANGUAGE_NAMES["en" if is_chinese(node.raw) else "zh"]
            self.source.report("E110", node, key=alias_of(key), lang=missing)
        elif not key:
            self.source.report("E164", node)
        else:
            self.source.report(
                "E105", node, key=alias_of(key), expected=EXPECTED["mapping"], found=found(node)
            )

    def _slips(self, node: Node) -> bool:
        """Names the typing slips in a text that should have been structure."""
        if not isinstance(node, Scalar) or not node.is_plain:
            return False
        lines = range(node.line, node.end_line + 1)
        slips = [slip for slip in self.source.colon_slips if slip.line in lines]
        if not slips and node.raw[:1] in "［｛【":
            slip = slip_problem(self.source, node.line, node.column, node.raw)
            slips = [slip] if slip else []
        self.source.problems += slips
        return bool(slips)

    def _unknown_key(
        self,
        tree: Mapping,
        raw: str,
        place: Scalar,
        model: type[Model],
        key: str,
        outer: list[tuple[str, type[Model]]],
    ) -> None:
        slip = slip_problem(self.source, place.line, place.column, raw)
        fields = list(model.model_fields)
        if slip is not None:
            self.source.problems.append(slip)
            base = re.split("[：，“”]", raw)[0]
            suggestion = meant(base, fields, _NAMES)
            name = spellings(model).get(suggestion.en if suggestion else base)
        else:
            suggestion = _home(raw, model, outer) if is_known_key(raw) else meant(raw, fields, _NAMES)
            where = alias_of(key) if key else Text("文件最外层", "the file")
            shown = raw if len(raw) <= 40 else raw[:39] + "…"
            every = allowed(fields, _NAMES, 40)
            self.source.report("E101", place, suggestion, key=shown, where=where, allowed=every)
            name = spellings(model).get(suggestion.en) if suggestion else None
        if name is not None:
            self.told.add((id(tree), name))  # the key it was meant to be is not missing as well


def _canonical(node: Node) -> Node:
    """A section of no known kind with its keys in English, for the checks that only look at what it names."""
    if not isinstance(node, Mapping):
        return node
    names = backwards(KEYS)
    tree = Mapping(node.line, node.column, length=node.length)
    for key, child in node.values.items():
        tree.values[names.get(key, key)], tree.keys[names.get(key, key)] = child, node.keys[key]
    return tree


def _home(raw: str, model: type[Model], outer: list[tuple[str, type[Model]]]) -> Text | None:
    """Where a key that exists elsewhere belongs: inside a section of this one, or further left."""
    for name, shape in shapes(model).items():
        if shape.kind == MODEL and shape.model and raw in spellings(shape.model) and shape.model is not Words:
            section = _NAMES.get(name, name) if is_chinese(raw) else name
            return same(f"{section}: {{{raw}: …}}")
    for key, around in reversed(outer):
        if raw in spellings(around):
            section = alias_of(key) if key else Text("文件最外层", "the file")
            further_left = Text("“{section}”里的“{raw}”（往左对齐）", '{raw}" of "{section}", further left')
            return further_left.fill(section=section, raw=raw)
        for name, shape in shapes(around).items():
            if shape.kind == MODEL and shape.model and raw in spellings(shape.model):
                section = _NAMES.get(name, name) if is_chinese(raw) else name
                return same(f"{section}: {{{raw}: …}}")
    return meant(raw, model.model_fields, _NAMES)
