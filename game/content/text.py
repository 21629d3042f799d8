"""Words in both languages: texts with holes, numbers as people write them, the strings of the screens."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from operator import index
from pathlib import Path
from typing import SupportsIndex

from game.content.nouns import MARK, named
from game.sim.fixed import ONE

LANGUAGES = ("zh", "en")
STRINGS = Path(__file__).resolve().parents[2] / "assets" / "strings"  # a file for each area of the screens

_MONTHS = "January February March April May June July August September October November December".split()
# {name} or {name:spec}; anything else in braces is left as it stands.
_INNER = str.maketrans("“”", "‘’")  # quotes inside what a template quotes
_HOLE = re.compile(r"\{([A-Za-z_]\w*)(?::([^{}]*))?\}")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages. `fill` puts values into {holes} and formats them for each language.

    Specs of a hole: {x:1} decimals, {x:+} or {x:+1} with its sign, {x:%} percent of 1.0,
    {x:month} the month's name, {x:day|days} the first word when x is 1, else the second.
    """

    zh: str = ""
    en: str = ""

    def get(self, lang: str) -> str:
        """The text in one language; the other one where it is missing, so that nothing reads empty."""
        return (self.zh or self.en) if lang == "zh" else (self.en or self.zh)

    def fill(self, **values: object) -> "Text":
        """The text with its holes filled; a hole without a value stays visible."""
        return Text(_filled(self.zh, "zh", values), _filled(self.en, "en", values))

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


NO_TEXT = Text()


def same(word: object) -> Text:
    """A word that reads the same in both languages: an id, a path, a piece of somebody's file."""
    return Text(str(word), str(word))


class UserError(Exception):
    """Something the user can mend, told in a sentence; `exit_code` is what the command returns."""

    def __init__(self, text: Text, exit_code: int = 2):
        super().__init__(text.en)
        self.text = text
        self.exit_code = exit_code


def number(value: int | float | Decimal, lang: str, decimals: int = 0, sign: bool = False) -> str:
    """A number as people write it: true minus, half rounded away from nothing, commas in English."""
    exact = (
        value if isinstance(value, Decimal) else Decimal(repr(value) if isinstance(value, float) else value)
    )
    if not exact.is_finite():
        return "—"
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    body = f"{abs(rounded):,.{decimals}f}" if lang == "en" else f"{abs(rounded):.{decimals}f}"
    if rounded < 0:
        return "−" + body
    return "+" + body if sign and rounded > 0 else body


def fixed_number(value: int, lang: str, decimals: int = 0, sign: bool = False) -> str:
    """A fixed-point value of the rules as people write it."""
    return number(Decimal(int(value)) / ONE, lang, decimals, sign)


def percent(value: int | float | Decimal, lang: str, decimals: int = 0) -> str:
    """A share (1.0 = all) as a percentage."""
    exact = (
        value if isinstance(value, Decimal) else Decimal(repr(value) if isinstance(value, float) else value)
    )
    return number(exact * 100, lang, decimals) + "%"


def month_name(month: int, lang: str) -> str:
    """Month 1-12 by name; months run on over the year's end."""
    index = (int(month) - 1) % 12
    return f"{index + 1}月" if lang == "zh" else _MONTHS[index]


def listing(items: Iterable[object], lang: str, last: Text | None = None) -> str:
    """甲、乙和丙 · A, B and C. `last` is another joining word, such as 或/or."""
    words = [_shown(item, "", lang) for item in items]
    join = (last or Text("和", "and")).get(lang)
    if len(words) < 2:
        return "".join(words)
    if lang == "zh":
        return "、".join(words[:-1]) + join + words[-1]
    return ", ".join(words[:-1]) + f" {join} " + words[-1]


def _filled(template: str, lang: str, values: Mapping[str, object]) -> str:
    def hole(match: re.Match[str]) -> str:
        name, spec = match.group(1), match.group(2) or ""
        if name not in values:
            return match.group(0)
        shown = _shown(values[name], spec, lang)
        around = template[match.start() - 1 : match.start()] + template[match.end() : match.end() + 1]
        return shown.translate(_INNER) if around == "“”" else shown

    return _HOLE.sub(hole, template)


def _shown(value: object, spec: str, lang: str) -> str:
    if isinstance(value, Text):
        return value.get(lang)
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        return listing(value, lang)
    if isinstance(value, bool):
        return {"zh": ("否", "是"), "en": ("no", "yes")}[lang][value]
    if isinstance(value, (int, float, Decimal)):
        return _shown_number(value, spec, lang)
    return _shown_number(index(value), spec, lang) if isinstance(value, SupportsIndex) else str(value)


def _shown_number(value: int | float | Decimal, spec: str, lang: str) -> str:
    if "|" in spec:
        one, _, many = spec.partition("|")
        return one if value == 1 else many
    if spec == "month":
        return month_name(int(value), lang)
    digits = spec.strip("+%")
    decimals = int(digits) if digits.isdecimal() else _natural_decimals(value)
    if spec.endswith("%"):
        return percent(value, lang, int(digits) if digits.isdecimal() else 0)
    return number(value, lang, decimals, spec.startswith("+"))


def _natural_decimals(value: int | float | Decimal) -> int:
    if isinstance(value, int):
        return 0
    exponent = Decimal(repr(value) if isinstance(value, float) else value).normalize().as_tuple().exponent
    return min(3, max(0, -exponent)) if isinstance(exponent, int) else 0


class Strings(Mapping[str, Text]):
    """The screens' words by key. A missing key shows itself in the game and fails in tests (`strict`)."""

    strict = False

    def __init__(self, texts: dict[str, Text]):
        self.texts = texts

    def __getitem__(self, key: str) -> Text:
        found = self.texts.get(key)
        if found is not None:
            return found
        if self.strict:
            raise KeyError(f"assets/strings has no key {key!r}")
        return same(f"[{key}]")

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def __contains__(self, key: object) -> bool:
        return key in self.texts


@lru_cache(maxsize=1)
def strings() -> Strings:
    """The screen strings, read once. Groups of keys are joined by dots: desk: {commit: {zh, en}} is
    `desk.commit`."""
    texts: dict[str, Text] = {}
    for path in sorted(STRINGS.glob("*.yaml")):
        texts |= read_strings(path)
    return Strings(texts)


def read_strings(path: Path) -> dict[str, Text]:
    """Key -> Text from one file of strings; every scalar is text (`on`, `no`, `1` too)."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    tree = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return dict(_leaves(tree or {}, ""))


def _leaves(tree: Mapping, prefix: str) -> Iterator[tuple[str, Text]]:
    for key, value in tree.items():
        if not isinstance(value, Mapping):
            raise ValueError(f"assets/strings: {prefix}{key} needs zh and en")
        if "zh" in value or "en" in value:
            yield prefix + key, Text(value.get("zh", ""), value.get("en", ""))
        else:
            yield from _leaves(value, f"{prefix}{key}.")


def say(key: str, **values: object) -> Text:
    """The screen string `key` with its holes filled, in the nouns of the scenario that is being played."""
    text = spoken(strings()[key], values)
    return text.fill(**values) if values else text


def spoken(text: Text, values: Mapping[str, object] | None = None) -> Text:
    """A text with its {@nouns} as the scenario being played says them; its other holes stay."""
    if MARK not in text.zh and MARK not in text.en:
        return text
    numbers = values or {}
    return Text(named(text.zh, "zh", numbers), named(text.en, "en", numbers))
