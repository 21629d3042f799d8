"""What a scenario calls its own: a public, its people, its households, the player's unit and the one above.

The screens' strings carry {@holes} for these nouns; `text.say` fills them with the nouns that are being
spoken, those of the game in front of the player. Nobody hands them on, and nothing outlives the game:

    with speaking(names.nouns):
        say("desk.villages", n=5)  # 5个课题组 · 5 groups

{@public} is one of them, {@public:s} several, {@public:n} by the number that fills {n}; {@Public} begins a
sentence. Chinese has one form for all.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

MARK = "{@"
_HOLE = re.compile(r"\{@([A-Za-z]+)(?::(\w+))?\}")


def _plural(one: str) -> str:
    if re.search(r"[^aeiou]y$", one):
        return one[:-1] + "ies"
    return one + ("es" if re.search(r"(s|x|z|ch|sh)$", one) else "s")


@dataclass(frozen=True, slots=True)
class Noun:
    """One noun: Chinese, English, and more than one of it in English."""

    zh: str
    en: str
    many: str

    @classmethod
    def of(cls, zh: str, en: str) -> "Noun":
        """As a file writes it: the English plural after a bar where it is not the regular one."""
        one, _, many = (part.strip() for part in en.partition("|"))
        return cls(zh, one, many or _plural(one))


Nouns = Mapping[str, Noun]

# What a scenario that says nothing is about: a township and its villages.
USUAL: dict[str, Noun] = {
    "public": Noun.of("村", "village"),
    "people": Noun.of("群众", "villager"),
    "household": Noun.of("户", "household"),
    "unit": Noun.of("镇", "town"),
    "above": Noun.of("县", "county"),
    "area": Noun.of("辖区", "township"),
    "body": Noun.of("人民政府", "People's Government"),
}

_spoken: ContextVar[Nouns] = ContextVar("nouns", default=USUAL)


def names_a_township(nouns: Nouns) -> bool:
    """Whether a scenario keeps the usual nouns: what the months bring to a township is told only there."""
    return nouns == USUAL


@contextmanager
def speaking(nouns: Nouns) -> Iterator[None]:
    """What is said inside is said in these nouns."""
    before = _spoken.set(nouns)
    try:
        yield
    finally:
        _spoken.reset(before)


def named(template: str, lang: str, values: Mapping[str, object]) -> str:
    """A template with its {@holes} filled by the nouns being spoken; other holes stay as they are."""
    return _HOLE.sub(lambda hole: _form(hole[1], hole[2], lang, values), template)


def _form(role: str, number: str | None, lang: str, values: Mapping[str, object]) -> str:
    noun = _spoken.get()[role.lower()]
    if lang == "zh":
        return noun.zh
    is_many = number == "s" or (number is not None and values.get(number) != 1)
    form = noun.many if is_many else noun.en
    return form[:1].upper() + form[1:] if role[0].isupper() else form
