"""JSON Schema for editors: the models with both spellings of every key, described in both languages.

Editors complete and check as one types; `check` knows more (references, conditions, contradictions).
"""

import json
from decimal import Decimal
from typing import Any

from game.content.aliases import KEYS, PARAMETERS
from game.content.case_words import VALUES
from game.content.schema import UNITS, Model
from game.content.schema_case import case_model
from game.content.schema_institution import institution_model
from game.content.schema_scenario import Library, Scenario

DRAFT = "http://json-schema.org/draft-07/schema#"
_NAMES = {**KEYS, **PARAMETERS}
# Sections of which a scenario that extends another may write a part.
_MERGED = "ScenarioHead Player Place Level Office Person Village Task Event Choice Reason Ending".split()
_ABOUT = ("zh", "en", "unit")


def case_schema() -> dict[str, Any]:
    """Of case files."""
    return {"$schema": DRAFT, "title": "Case 案例", **_spelled(case_model())}


def scenario_schema() -> dict[str, Any]:
    """Of scenarios and institutions: what a file is, its outermost keys tell."""
    whole: dict[str, Any] = {"$schema": DRAFT, "title": "Scenario or institution 情景或制度"}
    shared: dict[str, Any] = {}
    roots = []
    for model in (Scenario, Library, institution_model()):
        root = _spelled(model)
        shared |= root.pop("definitions", {})
        shared[f"{model.__name__}File"] = root
        roots.append({"$ref": f"#/definitions/{model.__name__}File"})
    part = _partial(_spelled(Scenario))
    shared |= part.pop("definitions") | {"ScenarioPart": part}
    own = {"if": _extending(), "then": {"$ref": "#/definitions/ScenarioPart"}, "else": roots[0]}
    other = {"if": _has("library"), "then": roots[1], "else": roots[2]}
    return {**whole, "if": _has("scenario"), "then": own, "else": other, "definitions": shared}


def _has(key: str) -> dict[str, Any]:
    return {"anyOf": [{"required": [spelling]} for spelling in (key, KEYS[key])]}


def _extending() -> dict[str, Any]:
    """A scenario whose head names another that it differs from."""
    heads = ("scenario", KEYS["scenario"])
    return {"anyOf": [{"required": [key], "properties": {key: _has("extends")}} for key in heads]}


def _partial(part: dict[str, Any]) -> dict[str, Any]:
    """The same sections with nothing required: what is not written comes from the other scenario."""
    definitions = part.pop("definitions")
    kept = {f"{name}Part" if name in _MERGED else name: told for name, told in definitions.items()}
    for name, told in kept.items():
        if name.removesuffix("Part") in _MERGED:
            told.pop("allOf", None)
    part.pop("allOf", None)
    written = json.dumps({**part, "definitions": kept})
    for name in _MERGED:
        written = written.replace(f'"#/definitions/{name}"', f'"#/definitions/{name}Part"')
    return json.loads(written)


def _spelled(model: type[Model]) -> dict[str, Any]:
    """The model's schema with every object's keys in both languages."""
    raw = model.model_json_schema(ref_template="#/definitions/{model}")
    definitions = {name: _object(part) for name, part in raw.pop("$defs", {}).items()}
    root = _object(raw)
    root.pop("title", None)
    return {**root, **({"definitions": definitions} if definitions else {})}


def _object(part: dict[str, Any]) -> dict[str, Any]:
    if "properties" not in part:
        return part
    properties: dict[str, Any] = {}
    for key, told in part["properties"].items():
        properties[key] = _described(key, told)
        if key in _NAMES:
            properties[_NAMES[key]] = _described(key, told)
    needed = [
        {"anyOf": [{"required": [spelling]} for spelling in (key, _NAMES[key])]}
        if key in _NAMES
        else {"required": [key]}
        for key in part.get("required", [])
    ]
    kept = {name: value for name, value in part.items() if name not in ("properties", "required")}
    return {**kept, "properties": properties, **({"allOf": needed} if needed else {})}


def _described(key: str, told: dict[str, Any]) -> dict[str, Any]:
    """One key: the description in both languages, the names it may hold, its default as a number."""
    kept = {name: value for name, value in told.items() if name not in (*_ABOUT, "title", "description")}
    some = [one for one in kept.get("anyOf", []) if one != {"type": "null"}]
    if len(some) == 1:  # "or nothing" would only blur what an editor says
        kept = {**some[0], **{name: value for name, value in kept.items() if name != "anyOf"}}
    if kept.get("default", ...) is None:
        del kept["default"]
    if "$ref" in kept:  # what stands beside a reference is not read by draft 7
        kept = {"allOf": [{"$ref": kept.pop("$ref")}], **kept}
    if isinstance(kept.get("default"), str) and _is_number(kept):
        kept["default"] = _plain(Decimal(kept["default"]))
    zh, en, unit = (str(told.get(name, "")) for name in _ABOUT)
    suffix = f" [{unit}]" if unit else ""
    zh += f"（{UNITS.get(unit, unit)}）" if unit else ""
    lines = [f"**{key} {_NAMES.get(key, '')}**", zh, en + suffix, *_names(key, kept)]
    title = f"{key} {_NAMES.get(key, '')}".strip()
    about = f"{zh} · {en}{suffix}"
    return {"title": title, "description": about, "markdownDescription": "\n\n".join(lines), **kept}


def _names(key: str, told: dict[str, Any]) -> list[str]:
    """The names of a case's fact with their meaning."""
    if key not in VALUES or "enum" not in str(told):
        return []
    return ["\n".join(f"- `{name}` `{zh}`: {en}" for name, (zh, en) in VALUES[key].items())]


def _is_number(told: dict[str, Any]) -> bool:
    parts = [told, *told.get("anyOf", [])]
    return any(part.get("type") in ("number", "integer") for part in parts)


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
