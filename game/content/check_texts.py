"""Words: do they fit their box, are both languages real, is the official voice kept."""

import re
from collections.abc import Iterator

from game.content.aliases import alias_of
from game.content.check_scenario import items
from game.content.schema import raw_text
from game.content.source import Mapping, Node, Scalar, Sequence, Source
from game.content.text import Text

# Characters that fit: (Chinese, English). The key is the field, with its section where that matters.
LIMITS: dict[str, tuple[int, int]] = {
    "scenario.summary": (120, 400),
    "scenario.briefing": (700, 2400),
    "tasks.name": (24, 70),
    "tasks.text": (140, 520),
    "events.name": (20, 60),
    "choices.text": (48, 170),
    "choices.after": (140, 480),
    "advisers.says": (90, 300),
    "advisers.interest": (60, 200),
    "advisers.record": (60, 200),
    "endings.name": (16, 50),
    "endings.text": (320, 1100),
    "endings.epilogue": (320, 1100),
    "reasons.name": (24, 80),
    "offices.name": (20, 70),
    "staff.name": (8, 40),
    "publics.name": (8, 40),
    "institution.summary": (160, 560),
}
CARD = (350, 1250)  # a dilemma card: its text and all its choices
AVOID = {"躺平": "不作为", "背锅": "担责", "甩锅": "推卸责任", "内卷": "层层加码"}
_SPEECH = ("says", "interest", "record")  # people may talk as they like
_LANGUAGE = {"zh": Text("中文", "Chinese"), "en": Text("英文", "English")}


def check(source: Source, tree: Mapping, kind: str) -> None:
    """All texts of a file."""
    for path, words in texts(tree, ()):
        section = next((key for key in reversed(path[:-1])), kind)
        _check_words(source, words, section, path[-1])
    for event in items(tree.get("events")):
        for card in items(event.get("scene")) or [event]:
            _check_card(source, card)


def texts(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Mapping]]:
    """Every pair of zh and en with the keys that lead to it."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from texts(item, path)
    elif isinstance(node, Mapping):
        if "zh" in node.values or "en" in node.values:
            yield path or ("text",), node
            return
        for key, child in node.values.items():
            yield from texts(child, (*path, key))


def _check_words(source: Source, words: Mapping, section: str, key: str) -> None:
    limits = LIMITS.get(f"{section}.{key}")
    for lang, node in words.values.items():
        text = raw_text(node)
        if text is None or not isinstance(node, Scalar):
            continue
        count = len("".join(text.split())) if lang == "zh" else len(text)
        if limits and count > limits[lang == "en"]:
            source.report("W202", node, key=alias_of(key), count=count, limit=limits[lang == "en"])
        if _looks_foreign(text, lang):
            source.report("W210", node, key=alias_of(key), lang=_LANGUAGE[lang])
        if lang == "zh" and key not in _SPEECH:
            _check_voice(source, node)


def _check_voice(source: Source, node: Scalar) -> None:
    for word, instead in AVOID.items():
        if word in node.raw:
            source.report("W207", node, word=word, instead=instead)


_CHINESE, _LATIN = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]")


def _looks_foreign(text: str, lang: str) -> bool:
    chinese, latin = len(_CHINESE.findall(text)), len(_LATIN.findall(text))
    if lang == "zh":
        return chinese == 0 and latin > 3
    return chinese > 0 and chinese * 3 > latin


def _length(words: Node | None) -> int:
    return len(raw_text(words.get("zh")) or "") if isinstance(words, Mapping) else 0


def _check_card(source: Source, event: Mapping) -> None:
    """What a player reads before he decides must fit one card; a scene asks step by step."""
    news = sorted((told.get("text") for told in items(event.get("turns_out"))), key=_length)[-1:]
    parts = [event.get("text"), *news, *(choice.get("text") for choice in items(event.get("choices")))]
    for index, lang in enumerate(("zh", "en")):
        texts = [raw_text(part.get(lang)) or "" for part in parts if isinstance(part, Mapping)]
        count = sum(len("".join(text.split())) if lang == "zh" else len(text) for text in texts)
        if count > CARD[index]:
            node = event.get("id") or event
            source.report("W202", node, key=_CARD_NAME[lang], count=count, limit=CARD[index])


_CARD_NAME = {
    "zh": Text("卡片正文与选项（中文）合计", "the card's text and choices (Chinese)"),
    "en": Text("卡片正文与选项（英文）合计", "the card's text and choices (English)"),
}
