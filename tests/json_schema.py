"""As much of JSON Schema (draft 7) as the editors' schemas use, to hold shipped files against them."""

import re
from decimal import Decimal
from typing import Any

from game.content.source import Mapping, Node, Scalar, Sequence

_TYPES = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, int | Decimal) and not isinstance(v, bool),
    "boolean": lambda v: isinstance(v, bool),
    "null": lambda v: v is None,
}


def plain(node: Node | None) -> Any:
    """A tree as an editor reads it: YAML 1.2, so that 是 and yes stay words."""
    if isinstance(node, Mapping):
        return {key: plain(child) for key, child in node.values.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Scalar):
        return node.raw if node.raw in ("是", "否") or not node.is_plain else node.value
    return None


def errors(value: Any, schema: dict[str, Any], root: dict[str, Any], where: str = "") -> list[str]:
    """What a schema has against a value, by place."""
    if "$ref" in schema:
        return errors(value, _referred(schema["$ref"], root), root, where)
    found = []
    kinds = schema.get("type")
    if kinds and not any(_TYPES[kind](value) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        return [f"{where}: {value!r} is no {kinds}"]
    if "enum" in schema and not any(value == one and type(value) is type(one) for one in schema["enum"]):
        found.append(f"{where}: {value!r} is not one of {schema['enum']}")
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        found.append(f"{where}: {value!r} does not match {schema['pattern']}")
    if _TYPES["number"](value):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        found += [] if low <= value <= high else [f"{where}: {value} is not in {low}..{high}"]
    if isinstance(value, list):
        for place, item in enumerate(value):
            found += errors(item, schema.get("items", {}), root, f"{where}[{place}]")
    if isinstance(value, dict):
        found += _of_object(value, schema, root, where)
    return found + _combined(value, schema, root, where)


def _of_object(value: dict, schema: dict[str, Any], root: dict[str, Any], where: str) -> list[str]:
    known = schema.get("properties", {})
    found = [f"{where}: {key} is missing" for key in schema.get("required", []) if key not in value]
    for key, child in value.items():
        if key in known:
            found += errors(child, known[key], root, f"{where}.{key}")
        elif schema.get("additionalProperties") is False:
            found.append(f"{where}: unknown key {key}")
    return found


def _combined(value: Any, schema: dict[str, Any], root: dict[str, Any], where: str) -> list[str]:
    found = []
    for one in schema.get("allOf", []):
        found += errors(value, one, root, where)
    for key in ("anyOf", "oneOf"):
        tries = [errors(value, one, root, where) for one in schema.get(key, [])]
        if tries and all(tries):
            found += min(tries, key=len)
    if "if" in schema:
        branch = "else" if errors(value, schema["if"], root, where) else "then"
        found += errors(value, schema.get(branch, {}), root, where)
    return found


def _referred(path: str, root: dict[str, Any]) -> dict[str, Any]:
    part: Any = root
    for step in path.removeprefix("#/").split("/"):
        part = part[step]
    return part
