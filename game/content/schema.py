"""The pieces of every model: leaves that read a node strictly, and fields described in both languages.

A leaf takes the node as the file wrote it, so that `010`, `"6"` and 是 each get the sentence they deserve.
What a leaf refuses carries the code of problems; bind.py puts it at its place.
"""

import re
from collections.abc import Callable
from collections.abc import Mapping as Table
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError, core_schema

from game.content.aliases import allowed, backwards, meant
from game.content.claim_list import claim_sentences
from game.content.source import Mapping, Node, Scalar, Sequence
from game.content.text import Text, same

ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_YES_NO = {"yes": True, "no": False, "true": True, "false": False, "是": True, "否": False}


class Model(BaseModel):
    """A section of a file."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, arbitrary_types_allowed=True)


@dataclass(frozen=True, eq=False)
class Leaf:
    """How a node becomes a value, and how editors are told about it."""

    read: Callable[[Any], Any]
    schema: dict[str, Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return dict(self.schema)


# Units as fields name them, and in Chinese.
UNITS = {
    "points": "点", "months": "个月", "calendar months": "月份", "minutes": "分钟", "tasks": "件",
    "cards": "张", "households": "户", "days": "工作日", "cases": "例", "share": "比例",
    "times the usual": "倍",
    "relative": "相对份数", "visits": "次", "the knob's own": "该参数的单位", "10,000 yuan": "万元",
    "version": "版本号", "percent": "百分比", "years": "年", "yuan": "元", "people": "人",
}  # fmt: skip


def about(zh: str, en: str, default: Any = ..., unit: str = "", **limits: Any) -> Any:
    """A field with its description in both languages; `unit` is shown in the guide's tables."""
    extra: dict[str, Any] = {"zh": zh, "en": en, **({"unit": unit} if unit else {})}
    return Field(default, description=en, json_schema_extra=extra, **limits)


def refuse(code: str, **values: object) -> PydanticCustomError:
    """What a leaf raises; the message is worded later from the code's table."""
    return PydanticCustomError(code, code, values)  # type: ignore[arg-type]


def found(node: object) -> Text:
    """What stands in the file, as a sentence names it."""
    if isinstance(node, Sequence):
        return Text("一个列表", "a list")
    if isinstance(node, Mapping):
        return Text("一组键值", "keys with values")
    if not isinstance(node, Scalar):
        return same(node)
    if node.value is None:
        return Text("空的", "empty")
    if isinstance(node.value, bool):
        return same(node.raw)
    if isinstance(node.value, (int, Decimal)):
        return Text(f"数 {node.raw}", f"the number {node.raw}")
    short = node.raw if len(node.raw) <= 30 else node.raw[:29] + "…"
    return Text(f"文本“{short}”", f'the text "{short}"')


EXPECTED = {
    "number": Text("一个数", "a number"),
    "whole": Text("一个整数", "a whole number"),
    "text": Text("一段文本", "a text"),
    "yes_no": Text("是或否（true/false）", "true or false"),
    "list": Text("一个列表", "a list"),
    "mapping": Text("一组“键: 值”", "keys with values"),
    "span": Text("一个数或[低, 高]", "a number or [low, high]"),
    "point": Text("两个数[横, 纵]", "two numbers [x, y]"),
}


def as_number(node: Any, expected: str = "number") -> Decimal | int:
    """The exact number of a node; a number in quotes is named as such."""
    if not isinstance(node, Scalar):
        if isinstance(node, (int, Decimal)) and not isinstance(node, bool):
            return node
        raise refuse("E105", expected=EXPECTED[expected], found=found(node))
    if isinstance(node.value, (int, Decimal)) and not isinstance(node.value, bool):
        return node.value
    if not node.is_plain and re.fullmatch(r"\s*[-+]?[0-9.]+\s*", node.raw):
        raise refuse("E106", found=same(node.raw.strip()))
    raise refuse("E105", expected=EXPECTED[expected], found=found(node))


def _bounded(value: Decimal | int, low: Decimal, high: Decimal) -> Decimal | int:
    if not low <= value <= high:
        raise refuse("E107", found=plain(value), low=plain(low), high=plain(high))
    return value


def plain(value: Decimal | int) -> Text:
    """A number as a file writes it."""
    return same(format(Decimal(value).normalize() + 0, "f"))


def _read_whole(low: Decimal, high: Decimal) -> Any:
    def read(node: Any) -> int:
        value = as_number(node, "whole")
        if value != int(value):
            raise refuse("E108", found=plain(value))
        return int(_bounded(value, low, high))

    return read


def whole(low: int, high: int) -> Leaf:
    """A whole number in a range."""
    return Leaf(
        _read_whole(Decimal(low), Decimal(high)), {"type": "integer", "minimum": low, "maximum": high}
    )


def number(low: str | Decimal, high: str | Decimal) -> Leaf:
    """An exact decimal in a range."""
    least, most = Decimal(low), Decimal(high)
    schema = {"type": "number", "minimum": float(least), "maximum": float(most)}
    return Leaf(lambda node: Decimal(_bounded(as_number(node), least, most)), schema)


def span(low: str, high: str) -> Leaf:
    """A number, or [low, high] between which each task's own number is drawn."""
    least, most = Decimal(low), Decimal(high)

    def read(node: Any) -> tuple[Decimal, Decimal]:
        items = node.items if isinstance(node, Sequence) else [node, node]
        if len(items) != 2 or isinstance(node, Mapping):
            raise refuse("E105", expected=EXPECTED["span"], found=found(node))
        first, last = (Decimal(_bounded(as_number(item, "span"), least, most)) for item in items)
        if first > last:
            raise refuse("E117", low=plain(first), high=plain(last))
        return first, last

    one = {"type": "number", "minimum": float(least), "maximum": float(most)}
    return Leaf(read, {"anyOf": [one, {"type": "array", "items": one, "minItems": 2, "maxItems": 2}]})


def _read_point(node: Any) -> tuple[int, int]:
    if not isinstance(node, Sequence) or len(node.items) != 2:
        raise refuse("E105", expected=EXPECTED["point"], found=found(node))
    read = _read_whole(Decimal(0), Decimal(100))
    return read(node.items[0]), read(node.items[1])


def _read_clock(node: Any) -> int:
    """Minutes after midnight of an hour as clocks show it."""
    told = _CLOCK.fullmatch(_read_text(node).replace("：", ":"))
    if told is None:
        raise refuse("E180", found=found(node))
    return int(told[1]) * 60 + int(told[2])


def _read_months(node: Any) -> tuple[int, ...]:
    items = node.items if isinstance(node, Sequence) else [node]
    read = _read_whole(Decimal(1), Decimal(12))
    months = tuple(read(item) for item in items)
    if not months:
        raise refuse("E114", count=0, low=1, high=12)
    return tuple(sorted(set(months)))


def _read_text(node: Any) -> str:
    if isinstance(node, str):
        return node
    if not isinstance(node, Scalar):
        raise refuse("E105", expected=EXPECTED["text"], found=found(node))
    if not node.raw.strip():
        raise refuse("E111")
    return node.raw.strip()


def _read_id(node: Any) -> str:
    word = _read_text(node)
    if not ID.fullmatch(word):
        raise refuse("E112", name=word if len(word) <= 40 else word[:39] + "…")
    return word


def _read_yes_no(node: Any) -> bool:
    if isinstance(node, bool):
        return node
    if isinstance(node, Scalar):
        value = (
            node.value if isinstance(node.value, bool) else _YES_NO.get(node.raw) if node.is_plain else None
        )
        if value is not None:
            return value
    raise refuse("E105", expected=EXPECTED["yes_no"], found=found(node))


def one_of(what: Text, names: Table[str, str]) -> Leaf:
    """One of a closed list of names, written in either language."""
    known = {**{name: name for name in names}, **backwards(names)}

    def read(node: Any) -> str:
        word = _read_text(node)
        if word not in known:
            raise unknown(what, word, names, names)
        return known[word]

    return Leaf(read, {"type": "string", "enum": list(known)})


def claim() -> Leaf:
    """The id of a registered claim."""

    def read(node: Any) -> str:
        word = _read_text(node)
        if word not in claim_sentences():
            raise unknown(Text("论断", "claim"), word, tuple(claim_sentences()))
        return word

    return Leaf(read, {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"})


def unknown(what: Text, word: str, names: Any, table: Table[str, str] | None = None) -> PydanticCustomError:
    """E104 with its suggestion."""
    suggestion = meant(word, names, table)
    return refuse("E104", what=what, name=word, allowed=allowed(names, table, 40), suggestion=suggestion)


_TEXT = {"type": "string", "minLength": 1}
_MONTH = {"type": "integer", "minimum": 1, "maximum": 12}
_CELL = {"type": "integer", "minimum": 0, "maximum": 100}
Line = Annotated[str, Leaf(_read_text, _TEXT)]
Ident = Annotated[str, Leaf(_read_id, {"type": "string", "pattern": "^[a-z][a-z0-9_]{0,39}$"})]
YesNo = Annotated[bool, Leaf(_read_yes_no, {"enum": [True, False, "是", "否", "yes", "no"]})]
Clock = Annotated[
    int, Leaf(_read_clock, {"type": "string", "pattern": "^([01]?[0-9]|2[0-3])[:：][0-5][0-9]$"})
]
Months = Annotated[
    tuple[int, ...],
    Leaf(_read_months, {"anyOf": [_MONTH, {"type": "array", "items": _MONTH, "minItems": 1}]}),
]
Point = Annotated[
    tuple[int, int], Leaf(_read_point, {"type": "array", "items": _CELL, "minItems": 2, "maxItems": 2})
]
Span = tuple[Decimal, Decimal]
When = Annotated[str, Leaf(_read_text, _TEXT)]
Weight = Annotated[str, Leaf(_read_text, {"anyOf": [{"type": "integer"}, _TEXT]})]
ALL_MONTHS = tuple(range(1, 13))


class Words(Model):
    """A text in both languages."""

    zh: Line = about("中文文本", "the text in Chinese")
    en: Line = about("英文文本", "the text in English")

    @property
    def text(self) -> Text:
        return Text(self.zh, self.en)


def raw_text(node: Node | None) -> str | None:
    """The text of a scalar as written, None for everything else."""
    return node.raw.strip() if isinstance(node, Scalar) and node.value is not None else None
