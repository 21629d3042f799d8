"""Pydantic's errors as problems: at the node they are about, in the words of the codes' table."""

from typing import Any

from game.content.aliases import alias_of, is_chinese
from game.content.problems import Problem
from game.content.schema import Model, found
from game.content.schema_scenario import EFFECTS
from game.content.shapes import shapes
from game.content.slips import slip_problem
from game.content.source import Mapping, Node, Scalar, Sequence, Source
from game.content.text import Text, same

LANGUAGE_NAMES = {"zh": Text("中文", "Chinese"), "en": Text("英文", "English")}
_CODES = {"E104", "E105", "E106", "E107", "E108", "E111", "E112", "E114", "E117", "E170", "E180"}


class Worded:
    """Tells the errors of one validation; `told` holds the keys (by id of their mapping) named before."""

    def __init__(self, source: Source, tree: Mapping, model: type[Model], told: set[tuple[int, str]]):
        self.source = source
        self.tree = tree
        self.model = model
        self.told = told

    def tell(self, entry: Any) -> None:
        """One pydantic error at the node it is about."""
        node, key, parent, field = _locate(entry["loc"], self.tree, self.model)
        if entry["type"] == "missing":
            if (id(parent), key) not in self.told:
                self._missing(parent, key, field, entry["loc"])
            return
        if entry["type"] in ("too_short", "too_long"):
            self._wrong_count(node, key, field)
            return
        ctx = dict(entry.get("ctx") or {})
        suggestion = ctx.pop("suggestion", None)
        slip = self._slip_in(node, entry["type"])
        if slip is not None:
            self.source.problems.append(slip)
            return
        code = entry["type"] if entry["type"] in _CODES else "E105"
        if code == "E107" and key == "format":
            code, ctx = "E109", {"expected": "1", "found": ctx["found"]}
        values = {
            "key": alias_of(key),
            "about": _about(field),
            "meaning": _meaning(field),
            "found": found(node),
            "expected": "",
        } | ctx
        self.source.report(code, node, suggestion, **values)

    def _slip_in(self, node: Node, code: str) -> Problem | None:
        """A full-width sign where a plain value was expected."""
        if code not in ("E104", "E105", "E112"):
            return None
        for leaf in node.items if isinstance(node, Sequence) else [node]:
            if isinstance(leaf, Scalar) and not (code == "E104" and is_chinese(leaf.raw)):
                slip = slip_problem(self.source, leaf.line, leaf.column, leaf.raw)
                if slip is not None:
                    return slip
        return None

    def _missing(self, parent: Node, key: str, field: Any, loc: tuple[Any, ...]) -> None:
        if key in LANGUAGE_NAMES:
            owner = next((str(part) for part in reversed(loc[:-1]) if isinstance(part, str)), "text")
            self.source.report("E110", parent, key=alias_of(owner), lang=LANGUAGE_NAMES[key])
            return
        owner = next((str(part) for part in reversed(loc[:-1]) if isinstance(part, str)), "")
        where = alias_of(owner) if owner else Text("文件", "the file")
        self.source.report("E103", parent, where=where, key=alias_of(key), about=_about(field))

    def _wrong_count(self, node: Node, key: str, field: Any) -> None:
        low = next((m.min_length for m in field.metadata if hasattr(m, "min_length")), 0)
        high = next((m.max_length for m in field.metadata if hasattr(m, "max_length")), None)
        count = len(node.items) if isinstance(node, Sequence) else 0
        most = Text("不限", "any number") if high is None else same(high)
        self.source.report("E114", node, key=alias_of(key), count=count, low=low, high=most)


def _about(field: Any) -> Text:
    extra = (field.json_schema_extra or {}) if field is not None else {}
    return Text(f"{extra.get('zh', '')}。", f"{extra.get('en', '')}.") if extra.get("zh") else Text()


def _meaning(field: Any) -> Text:
    extra = (field.json_schema_extra or {}) if field is not None else {}
    return Text(f"（{extra['zh']}）", f" ({extra['en']})") if extra.get("zh") else Text()


def _locate(loc: tuple[Any, ...], tree: Mapping, model: type[Model]) -> tuple[Node, str, Node, Any]:
    """The node at a pydantic path, the key it stands under, the mapping around it, and the model's field."""
    node: Node = tree
    parent: Node = tree
    key, field, inside = "", None, model
    skip = False  # the tag of a union is no step in the file
    for step in loc:
        if skip:
            inside, skip = EFFECTS[step], False
            continue
        if isinstance(step, int):
            if isinstance(node, Sequence) and step < len(node.items):
                node = node.items[step]
            skip = key == "effects"
            continue
        key, parent = step, node
        field = inside.model_fields.get(step) if inside else None
        shape = shapes(inside).get(step) if inside else None
        inside = shape.model if shape and shape.model else inside
        if isinstance(node, Mapping):
            node = node.get(step) or node
    return node, key, parent, field
