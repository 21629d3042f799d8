"""What only the author's own check looks at: real places, terms that are not official, and options whose
wording or effects give the answer away. A game that is opened to be played does not wait for these.
"""

from collections.abc import Iterator

from game.content.check_places import real_places
from game.content.check_scenario import items
from game.content.check_texts import texts
from game.content.schema import raw_text
from game.content.source import Mapping, Scalar, Source
from game.content.text import Text

# What people write instead of the term of documents and of the glossary (docs/glossary.md).
NOT_OFFICIAL = {
    "台帐": "台账",
    "诫勉谈话": "诫勉",
    "村长": "村委会主任",
    "上访户": "信访人",
    "容错备案": "事前报备",
    "容错免责机制": "容错纠错机制",
    "官复原职": "重新使用",
    "三个区分": "三个区分开来",
    "痕迹主义": "过度留痕",
    "权责清单表": "权责清单",
    "乡官": "乡镇干部",
}
# Words that judge an option before anybody has chosen it.
JUDGING = {
    "zh": "敷衍 应付了事 不负责任 违心 错误地 正确地 勇于担当 敢于担当 推诿 弄虚作假 糊弄 "
    "一心为民 实事求是地 勇敢 怕事".split(),
    "en": "irresponsibly|wrongly|rightly|bravely|courageously|cowardly|half-heartedly|dishonestly|"
    "the right thing|shirk".split("|"),
}
TOO_LONG = 2  # times the mean of the other options
WORTH_MEASURING = {"zh": 24, "en": 80}  # characters; below, a long option says nothing
_LIVES_OUTSIDE = ("sources", "source")  # real rules and studies may be named as what they are
# +1 where more of it is good for somebody in the township.
_GOOD = {"trust": 1, "capacity": 1, "motivation": 1, "score": 1, "hidden_risk": -1, "blame": -1}
_GOOD_STANCE = {"days": -1, "fear": -1, "slip": -1, "report_days": -1, "visit_days": -1, "coverage": 1}


def check(source: Source, tree: Mapping, kind: str) -> None:
    """All warnings about words and about options that are no choice."""
    for path, words in texts(tree, ()):
        if not set(path) & set(_LIVES_OUTSIDE):
            _check_places(source, words)
            _check_terms(source, words)
    if kind == "scenario":
        for event in items(tree.get("events")):
            for choices in _choice_lists(event):
                _check_options(source, choices)


def _choice_lists(event: Mapping) -> Iterator[list[Mapping]]:
    yield items(event.get("choices"))
    for step in items(event.get("scene")):
        yield items(step.get("choices"))


def _check_places(source: Source, words: Mapping) -> None:
    for lang, node in words.values.items():
        for name in real_places(raw_text(node) or "", lang) if isinstance(node, Scalar) else ():
            source.report("W215", node, name=name)


def _check_terms(source: Source, words: Mapping) -> None:
    node = words.get("zh")
    said = raw_text(node) or ""
    for word, official in NOT_OFFICIAL.items():
        if word in said.replace(official, ""):
            source.report("W218", node, word=word, instead=official)


def _check_options(source: Source, choices: list[Mapping]) -> None:
    if len(choices) < 2:
        return
    for lang in ("zh", "en"):
        _check_labels(source, choices, lang)
    sides = [_side(choice) for choice in choices]
    for choice, side in zip(choices, sides, strict=True):
        why = None
        if side == 1 and _is_free(choice):
            why = Text("只有好处、没有代价", "brings only good and costs nothing")
        elif side == -1 and 1 in sides:
            why = Text("只有坏处，而另有一项只有好处", "brings only harm, while another brings only good")
        if why:
            source.report("W216", choice.get("id") or choice, name=raw_text(choice.get("id")) or "", why=why)


def _check_labels(source: Source, choices: list[Mapping], lang: str) -> None:
    """No label judges itself, and none is much longer than the rest: test-takers pick the longest."""
    nodes = [
        words.get(lang) if isinstance(words := choice.get("text"), Mapping) else None for choice in choices
    ]
    lengths = [len(raw_text(node) or "") for node in nodes]
    for choice, node, length in zip(choices, nodes, lengths, strict=True):
        name, said = raw_text(choice.get("id")) or "", raw_text(node) or ""
        judged = next((word for word in JUDGING[lang] if word in said.lower()), None)
        if judged:
            why = Text("用“{word}”先下了评语", 'judges itself with "{word}"').fill(word=judged)
            source.report("W216", node, name=name, why=why)
        others = (sum(lengths) - length) / (len(lengths) - 1)
        if length > WORTH_MEASURING[lang] and others and length > TOO_LONG * others:
            why = Text("比其他选项长得多", "is much longer than the others")
            source.report("W216", node, name=name, why=why)


def _side(choice: Mapping) -> int:
    """1 if every effect with a plain direction is good, -1 if every one is bad, 0 if mixed or too few."""
    signs = [_sign(effect) for effect in items(choice.get("effects")) if effect.get("flag") is None]
    return signs[0] if len(signs) >= 2 and len(set(signs)) == 1 else 0


def _sign(effect: Mapping) -> int:
    for key, good in (("level", _GOOD), ("stance", _GOOD_STANCE)):
        name = raw_text(effect.get(key))
        if name:  # most stances are neither good nor bad in themselves
            change = _number(effect, "change")
            return good.get(name, 0) * ((change > 0) - (change < 0))
    if effect.get("blame") is not None:
        return -1 if _number(effect, "blame") > 0 else 1
    if effect.get("credit") is not None:
        return 1 if 2 * _number(effect, "credit") >= 1 else -1
    return 1 if getattr(effect.get("granted"), "value", None) is True else -1


def _number(item: Mapping, key: str):
    value = getattr(item.get(key), "value", 0)
    return value if not isinstance(value, (str, bool)) and value is not None else 0


def _is_free(choice: Mapping) -> bool:
    return not _number(choice, "attention") and not _number(choice, "days")
