"""How much there is to read in a game and how long it takes: an estimate, its assumptions in the open."""

from dataclasses import dataclass

from game.content.names import Names
from game.content.text import Text
from game.sim.ruleset import Ruleset

ZH_A_MINUTE = 300  # characters, read to decide and not to skim
EN_A_MINUTE = 200  # words
A_MONTH = 1.0  # minutes of deciding and looking at what came of it
A_CARD = 0.5  # minutes over a dilemma, besides reading


@dataclass(frozen=True)
class Load:
    """Of one game, by language: characters in Chinese, words in English."""

    briefing: dict[str, int]
    a_month: dict[str, float]  # documents on the desk
    a_card: dict[str, float]  # a dilemma with advisers, options and what followed
    cards: float  # dilemmas a game
    total: dict[str, float]
    minutes: dict[str, float]


def reading_load(rules: Ruleset, names: Names, cards_a_game: float) -> Load:
    """Everything that is laid before the player, as if he read it all once."""
    per = {"zh": ZH_A_MINUTE, "en": EN_A_MINUTE}
    briefing = {lang: length(names.briefing, lang) for lang in per}
    kinds = [kind.text for kind in names.kinds[1:]]
    a_month = {lang: rules.cards * _mean([length(text, lang) for text in kinds]) for lang in per}
    events = [_texts(event) for event in names.events]
    a_card = {lang: _mean([sum(length(text, lang) for text in one) for one in events]) for lang in per}
    total = {lang: briefing[lang] + rules.turns * a_month[lang] + cards_a_game * a_card[lang] for lang in per}
    deciding = rules.turns * A_MONTH + cards_a_game * A_CARD
    minutes = {lang: total[lang] / speed + deciding for lang, speed in per.items()}
    return Load(briefing, a_month, a_card, cards_a_game, total, minutes)


def length(text: Text, lang: str) -> int:
    said = text.get(lang)
    return len(said.split()) if lang == "en" else sum(not char.isspace() for char in said)


def _texts(event) -> list[Text]:
    """What is read of a card: one option's outcome only, counted as the longest."""
    said = [event.name, event.text]
    for asks in (event, *event.steps):
        said += [choice.text for choice in asks.choices]
        said.append(max((c.after for c in asks.choices), key=lambda text: len(text.zh), default=Text()))
    for step in event.steps:
        said += [step.text, max(step.news, key=lambda text: len(text.zh), default=Text())]
    return said + [words for a in event.advisers for words in (a.says, a.interest, a.record)]


def _mean(values: list[int]) -> float:
    return sum(values) / len(values) if values else 0.0
