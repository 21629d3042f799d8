"""The model card: every parameter with meaning, default, range, unit, basis and confidence; what is assumed
and what is left out. Numbers come from the rules, words from assets/model_card.yaml and the format's schema.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from game.content.aliases import KNOBS, PARAMETERS
from game.content.glossary import read
from game.content.schema_institution import SECTIONS
from game.content.text import STRINGS, Text
from game.sim.fixed import ONE
from game.sim.parameters import BEHAVIOUR, DEFAULT, HIGH, INSTITUTION, LOW

FILE = STRINGS.with_name("model_card.yaml")

CONFIDENCE = {
    "H": Text("高", "high"),
    "M": Text("中", "medium"),
    "L": Text("低", "low"),
    "GK": Text("常识", "general knowledge"),
    "ED": Text("编者设定", "the editor's own"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One parameter. default, low and high are in its unit."""

    id: str
    name: Text
    meaning: Text
    unit: Text
    default: Decimal
    low: Decimal
    high: Decimal
    basis: Text
    confidence: str


@dataclass(frozen=True, slots=True)
class Card:
    institution: tuple[Entry, ...]
    behaviour: tuple[Entry, ...]
    assumes: tuple[Text, ...]
    leaves_out: tuple[Text, ...]


@cache
def card() -> Card:
    """The whole card; a test holds that the file speaks about every parameter."""
    written: Any = read(FILE)
    meanings = {name: Text(*words) for section in SECTIONS.values() for name, words in section.items()}
    return Card(
        tuple(
            _entry(name, written["institution"][name], meanings[name])
            for name in INSTITUTION
            if name in written["institution"]
        ),
        tuple(_entry(name, written["behaviour"][name]) for name in BEHAVIOUR if name in written["behaviour"]),
        tuple(Text(**words) for words in written["assumes"]),
        tuple(Text(**words) for words in written["leaves_out"]),
    )


def _entry(name: str, words: dict, meaning: Text | None = None) -> Entry:
    value = lambda table: (Decimal(table[name]) / ONE).quantize(Decimal("0.001")).normalize()  # noqa: E731
    return Entry(
        name,
        Text(KNOBS.get(name) or PARAMETERS.get(name, name), name),
        meaning or Text(**words["says"]),
        Text(**words["unit"]),
        value(DEFAULT),
        value(LOW),
        value(HIGH),
        Text(**words["basis"]),
        words["confidence"],
    )
