"""Builds the guide's tables of every key, docs/authoring-tables.md and docs/authoring-tables.zh-CN.md, from
the models that `check` uses: `python tools/build_authoring.py`.
"""

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from game.content import aliases  # noqa: E402
from game.content.schema import UNITS, Model, Words  # noqa: E402
from game.content.schema_institution import institution_model  # noqa: E402
from game.content.schema_scenario import EFFECTS, Library, Scenario  # noqa: E402
from game.content.shapes import EFFECT_LIST, LEAVES, MODEL, MODELS, shapes  # noqa: E402
from game.content.text import LANGUAGES, Text  # noqa: E402

PAGES = {
    "zh": ROOT / "docs" / "authoring-tables.zh-CN.md",
    "en": ROOT / "docs" / "authoring-tables.md",
}
_NAMES = {**aliases.KEYS, **aliases.PARAMETERS}
_INTRO = Text(
    "# 每个键一览\n\n每个键有英文、中文两种写法，随便用哪一种。“—”表示没有默认值，必须写。"
    "取值范围和默认值就是 `check` 用的那一份。\n\n"
    "*由 `python tools/build_authoring.py` 从程序生成，请勿手改。*\n",
    "# Every key\n\nEvery key has an English and a Chinese name; use either. “—” means that there is no "
    "default and the key must be written. Ranges and defaults are those that `check` goes by.\n\n"
    "*Built from the program by `python tools/build_authoring.py`; do not edit.*\n",
)
_HEAD = Text(
    "| 键 | 中文 | 含义 | 单位 | 取值 | 默认 |", "| key | Chinese | meaning | unit | values | default |"
)
_TITLES = {
    "Scenario": Text("情景文件", "Scenario file"),
    "Library": Text("事件库文件", "Library file"),
    "Institution": Text("制度文件", "Institution file"),
    "Words": Text("文本", "A text"),
}


def models(root: type[Model]) -> list[type[Model]]:
    """A model and all inside it, in the order in which a file is written."""
    found: list[type[Model]] = [root]
    for shape in shapes(root).values():
        inner = list(EFFECTS.values()) if shape.kind == EFFECT_LIST else [shape.model] if shape.model else []
        for model in inner:
            found += [m for m in models(model) if m not in found]
    return found


def every_model() -> list[type[Model]]:
    every: list[type[Model]] = []
    for root in (Scenario, Library, institution_model()):
        every += [model for model in models(root) if model not in every]
    return every


def page(lang: str) -> str:
    """All tables in one language."""
    parts = [_INTRO.get(lang)]
    for model in every_model():
        parts += [f"\n## {_title(model, lang)}\n", _HEAD.get(lang), "| --- | --- | --- | --- | --- | --- |"]
        parts += [_row(model, name, lang) for name in model.model_fields]
    return "\n".join(parts) + "\n"


def _title(model: type[Model], lang: str) -> str:
    """`staff` 干部: the key under which the section stands."""
    told = _TITLES.get(model.__name__)
    if told:
        return told.get(lang)
    places = _places(model)
    return " · ".join(f"`{key}` {_NAMES.get(key, '')}".strip() for key in places) or model.__name__


def _places(model: type[Model]) -> list[str]:
    for key, kind in EFFECTS.items():
        if kind is model:
            return ["effects", key]
    keys = [key for other in every_model() for key, shape in shapes(other).items() if shape.model is model]
    return list(dict.fromkeys(keys))


def _row(model: type[Model], name: str, lang: str) -> str:
    field = model.model_fields[name]
    extra: Any = field.json_schema_extra
    unit = extra.get("unit", "")
    unit = UNITS[unit] if unit and lang == "zh" else unit
    values, default = _values(model, name, lang), _default(field, lang)
    cells = (f"`{name}`", _NAMES.get(name, ""), extra[lang], unit, values, default)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _values(model: type[Model], name: str, lang: str) -> str:
    shape = shapes(model)[name]
    told = _schema(model)[name]
    if shape.model is Words:
        several = Text("若干段中英文本", "texts in both languages")
        return (Text("中英文本", "text in both languages") if shape.kind == MODEL else several).get(lang)
    if shape.kind in (MODEL, MODELS, EFFECT_LIST, LEAVES):
        inner = "" if shape.kind in (MODEL, MODELS, EFFECT_LIST) else _leaf(told.get("items", {}), lang)
        count = _count(told, lang) if shape.kind != MODEL else ""
        return (" " if lang == "en" else "").join(part for part in (count, inner or _see(lang)) if part)
    return _leaf(told, lang)


def _see(lang: str) -> str:
    return Text("见其表", "see its table").get(lang)


def _count(told: dict[str, Any], lang: str) -> str:
    low, high = told.get("minItems", 0), told.get("maxItems")
    if high is None:
        return Text("列表：", "list:").get(lang)
    return Text(f"{low}–{high}项：", f"{low}–{high} items,").get(lang)


def _schema(model: type[Model]) -> dict[str, Any]:
    return model.model_json_schema()["properties"]


def _leaf(told: dict[str, Any], lang: str) -> str:
    """What a value may be: names, a range, an id, a text."""
    parts = [told, *told.get("anyOf", [])]
    for part in parts:
        if "enum" in part:
            return _enum(part["enum"])
    ranges = [part for part in parts if "minimum" in part]
    if ranges:
        low, high = (_plain(ranges[0][end]) for end in ("minimum", "maximum"))
        pair = Text("，或[低, 高]、列表", ", or a list").get(lang)
        return f"{low}–{high}" + (pair if any(part.get("type") == "array" for part in parts) else "")
    if any("pattern" in part for part in parts):
        pattern = next(part["pattern"] for part in parts if "pattern" in part)
        return Text("编号", "id").get(lang) if "a-z" in pattern else f"`{pattern}`"
    if any(part.get("type") == "array" for part in parts):
        inner = next(part["items"] for part in parts if part.get("type") == "array")
        return f"[{_leaf(inner, lang)}, …]" if inner else ""
    return Text("文本", "text").get(lang)


def _enum(values: list[Any]) -> str:
    plain = [str(value).lower() if isinstance(value, bool) else str(value) for value in values]
    return ", ".join(f"`{value}`" for value in plain if not aliases.is_chinese(value))


def _plain(value: float) -> str:
    return f"{value:g}"


def _default(field: Any, lang: str) -> str:
    if field.is_required():
        return "—"
    value = field.default
    if value is None or value == [] or value == "":
        return Text("无", "none").get(lang)
    if isinstance(value, tuple) and len(value) == 12:
        return Text("全年", "all year").get(lang)
    if isinstance(value, tuple):
        return str(list(value))
    return str(value)


if __name__ == "__main__":
    for lang in LANGUAGES:
        PAGES[lang].write_text(page(lang), encoding="utf-8", newline="\n")
