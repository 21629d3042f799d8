"""The lessons in teaching order, from assets/lessons.yaml: what each is for and how it is run."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from game.content.glossary import read
from game.content.text import STRINGS, Text

FILE = STRINGS.with_name("lessons.yaml")


@dataclass(frozen=True, slots=True)
class Lesson:
    id: str  # the scenario's
    goal: Text
    mechanism: Text
    pair: tuple[str, str]  # institutions between which a class is divided
    why: Text
    prepare: Text


@cache
def lessons() -> tuple[Lesson, ...]:
    return tuple(_lesson(written) for written in read(FILE))


@cache
def place(scenario: str) -> int:
    """Where a scenario stands among the lessons; those of nobody's list come after them."""
    known = [lesson.id for lesson in lessons()]
    return known.index(scenario) if scenario in known else len(known)


def _lesson(written: dict[str, Any]) -> Lesson:
    texts = {key: Text(**written[key]) for key in ("goal", "mechanism", "why", "prepare")}
    first, second = written["pair"]
    return Lesson(id=written["id"], pair=(first, second), **texts)
