"""A scenario's ids and references, the numbers that must fit together, and what a lesson needs."""

from collections.abc import Iterator

from game.content.aliases import COVER, KNOBS, LEVELS, alias_of, allowed, backwards, meant
from game.content.schema import plain, raw_text
from game.content.schema_scenario import LEVEL_MOST
from game.content.source import Mapping, Node, Scalar, Sequence, Source
from game.content.text import Text, month_name
from game.sim.fixed import ONE
from game.sim.parameters import HIGH, LOW

SECTIONS = ("levels", "offices", "staff", "publics", "tasks", "hazards", "events", "reasons", "endings")


def check(source: Source, tree: Mapping) -> None:
    """Everything but conditions and texts."""
    ids = {section: _ids(source, tree.get(section)) for section in SECTIONS}
    _check_lesson(source, tree)
    _check_place(source, tree)
    for task in items(tree.get("tasks")):
        _check_reference(source, task.get("office"), "offices", ids)
    _check_seasons(source, tree)
    for event in items(tree.get("events")):
        _check_event(source, event, ids)
    _check_deck(source, tree)
    _check_endings(source, items(tree.get("endings")))


def check_part(source: Source, tree: Mapping) -> None:
    """Tasks and events of a library, whose offices and staff are those of whoever draws on it."""
    ids = {section: _ids(source, tree.get(section)) for section in SECTIONS}
    for event in items(tree.get("events")):
        _check_event(source, event, ids)


def items(node: Node | None) -> list[Mapping]:
    """The sections of a list; what is not one was named before."""
    return [item for item in node.items if isinstance(item, Mapping)] if isinstance(node, Sequence) else []


def _ids(source: Source, node: Node | None) -> dict[str, Mapping]:
    """Id -> section; a second use of an id is named with the line of the first."""
    found: dict[str, Mapping] = {}
    for item in items(node):
        name = raw_text(item.get("id"))
        if name is None:
            continue
        if name in found:
            first = found[name].get("id") or found[name]
            source.report("E113", item.get("id"), name=name, first=source.where(first, item))
        found.setdefault(name, item)
    return found


def _check_reference(
    source: Source, node: Node | None, section: str, ids: dict[str, dict[str, Mapping]]
) -> None:
    """An id must be one of its section; otherwise it is guessed, by its name too, or found elsewhere."""
    name, known = raw_text(node), ids[section]
    if name is None or name in known or not known or not isinstance(node, Scalar):
        return  # where the whole section is missing, that is the problem to tell
    suggestion = _by_name(name, known) or meant(name, known)
    singular = {"offices": "office", "staff": "member of staff", "choices": "choice"}[section]
    what = Text(alias_of(section).zh, singular)
    fits = allowed(known, most=40)
    home = next((other for other, there in ids.items() if name in there), None)
    if home is not None:
        where = Text("；“{name}”是“{home}”里的编号", '; "{name}" is an id of "{home}"')
        where = where.fill(name=name, home=alias_of(home))
        fits, suggestion = Text(fits.zh + where.zh, fits.en + where.en), None
    source.report("E104", node, suggestion, what=what, name=name, allowed=fits)


def _by_name(word: str, known: dict[str, Mapping]) -> Text | None:
    """The id of whatever bears this name in either language."""
    for name, item in known.items():
        words = item.get("name")
        if isinstance(words, Mapping) and word in (raw_text(words.get("zh")), raw_text(words.get("en"))):
            return Text(name, name)
    return None


def _check_lesson(source: Source, tree: Mapping) -> None:
    head = tree.get("scenario")
    if isinstance(head, Mapping):
        for key, code in (("goals", "W204"), ("questions", "W205"), ("sources", "W206")):
            if not isinstance(head.get(key), Sequence):
                source.report(code, tree.keys["scenario"])


def value_of(node: Node | None, default: int) -> int:
    """A whole number, or the default where there is none."""
    good = isinstance(node, Scalar) and isinstance(node.value, int) and not isinstance(node.value, bool)
    return node.value if good else default  # type: ignore[union-attr,return-value]


def _check_place(source: Source, tree: Mapping) -> None:
    place = tree.get("place")
    if not isinstance(place, Mapping):
        return
    base, most = value_of(place.get("base_tasks"), 16), value_of(place.get("most_tasks"), 24)
    if most < base:
        what = Text(
            "任务上限{most}小于基本任务数{base}。", "most_tasks {most} is less than base_tasks {base}."
        )
        remedy = Text("任务上限不能小于基本任务数。", "The limit cannot be below what comes in any case.")
        node = place.get("most_tasks") or place.get("base_tasks")
        source.report("E134", node, what=what.fill(most=most, base=base), remedy=remedy)


def months_of(item: Mapping) -> set[int]:
    """The months of a task or event; all of them where it names none."""
    node = item.get("months")
    if node is None:
        return set(range(1, 13))
    numbers = node.items if isinstance(node, Sequence) else [node]
    return {value_of(number, 0) for number in numbers}


def month_list(months: set[int]) -> Text:
    """Months for a sentence."""
    if len(months) == 12:
        return Text("全年各月", "any month")
    zh = "、".join(month_name(month, "zh") for month in sorted(months))
    return Text(zh, ", ".join(month_name(month, "en") for month in sorted(months)))


def _check_seasons(source: Source, tree: Mapping) -> None:
    """Every office has something to ask for in every month."""
    tasks, offices = items(tree.get("tasks")), items(tree.get("offices"))
    known = {raw_text(office.get("id")) for office in offices}
    if any(raw_text(task.get("office")) not in known for task in tasks):
        return  # named already; its office would seem empty
    for office in offices:
        name = raw_text(office.get("id"))
        covered = set().union(*(months_of(t) for t in tasks if raw_text(t.get("office")) == name))
        empty = set(range(1, 13)) - covered
        if empty and name:
            what = Text("部门", "the office")
            source.report("W203", office.get("id"), what=what, name=name, months=month_list(empty))


def _check_event(source: Source, event: Mapping, ids: dict[str, dict[str, Mapping]]) -> None:
    for adviser in items(event.get("advisers")):
        _check_reference(source, adviser.get("who"), "staff", ids)
    if event.get("scene") is None:
        _check_own_choices(source, event)
        _check_choices(source, event)
        return
    _ids(source, event.get("scene"))
    for step in items(event.get("scene")):
        _check_choices(source, step, is_step=True)


def _check_own_choices(source: Source, event: Mapping) -> None:
    """An event that is no scene needs choices and a fallback."""
    choices = event.get("choices")
    for key, about in _OWN.items():
        if event.get(key) is None:
            source.report("E103", event, where=alias_of("events"), key=alias_of(key), about=about)
    if isinstance(choices, Sequence) and len(choices.items) < 2:
        source.report("E114", choices, key=alias_of("choices"), count=len(choices.items), low=2, high=4)


_OWN = {
    "choices": Text("抉择，2至4项（或写“情节”）", "two to four choices (or a `scene`)"),
    "fallback": Text("不作决定时走哪一项", "the choice taken if he does not decide"),
}


def _check_choices(source: Source, event: Mapping, is_step: bool = False) -> None:
    """The choices of an event or of a step of a scene."""
    choices = _ids(source, event.get("choices"))
    fallback = event.get("fallback")
    _check_reference(source, fallback, "choices", {"choices": choices})
    name = raw_text(fallback)
    free = [choice for choice in choices.values() if choice.get("when") is None]
    if name in choices and choices[name].get("when") is not None:
        source.report("E130", fallback, name=name)
    elif len(choices) >= 2 and len(free) < 2:
        source.report("W211", event.get("id") or event, name=raw_text(event.get("id")) or "")
    for choice in choices.values():
        _check_effects(source, choice, is_step)


def _check_effects(source: Source, choice: Mapping, is_step: bool) -> None:
    effects = items(choice.get("effects"))
    lasts = any(effect.get("stance") or effect.get("precedent") for effect in effects)
    if not lasts and not (is_step and effects):  # in a scene it is enough that a later step may know of it
        source.report("W208", choice.get("id") or choice, name=raw_text(choice.get("id")) or "")
    for effect in effects:
        for node, key, most in _changes(effect):
            size = node.value if isinstance(node, Scalar) and not isinstance(node.value, str) else None
            if size is not None and abs(size) > most:
                limit = plain(most)
                values: dict[str, object] = dict(
                    key=key, found=plain(size), low=f"-{limit.en}", high=limit, meaning=""
                )
                source.report("E107", node, None, **values)
        if effect.get("precedent") is not None:
            _check_precedent(source, effect)


def _changes(effect: Mapping) -> Iterator[tuple[Node | None, Text, int]]:
    """Each change with the name of what it changes and the most it may change."""
    knob, level = raw_text(effect.get("stance")), raw_text(effect.get("level"))
    knob, level = backwards(KNOBS).get(knob or "", knob), backwards(LEVELS).get(level or "", level)
    if knob in HIGH:
        yield effect.get("change"), Text(KNOBS[knob], knob), -(-(HIGH[knob] - LOW[knob]) // ONE)
    if level in LEVEL_MOST:
        yield effect.get("change"), Text(LEVELS[level], level), LEVEL_MOST[level]


def _check_precedent(source: Source, effect: Mapping) -> None:
    told = [key for key in ("blame", "credit", "granted") if effect.get(key) is not None]
    if len(told) != 1:
        source.report("E116", effect, count=len(told))
        return
    is_cover = raw_text(effect.get("precedent")) in (COVER, "容错")
    if is_cover != (told[0] == "granted"):
        what = Text("“{way}”的先例不能写“{key}”。", 'a precedent of "{way}" cannot tell "{key}".')
        remedy = Text(
            "先例为“容错”时写“获准: 是/否”，其余写“问责”或“评价”。",
            "For `cover` write `granted: true/false`, for a way of working `blame` or `credit`.",
        )
        key = alias_of(told[0])
        source.report(
            "E134",
            effect.get(told[0]),
            what=what.fill(way=raw_text(effect.get("precedent")), key=key),
            remedy=remedy,
        )


def _check_deck(source: Source, tree: Mapping) -> None:
    """Every month in office has an event that may come."""
    head, events = tree.get("scenario"), items(tree.get("events"))
    if not events or not isinstance(head, Mapping):
        return
    first, turns = value_of(head.get("first_month"), 1), value_of(head.get("turns"), 12)
    played = {(first - 1 + turn) % 12 + 1 for turn in range(min(turns, 12))}
    outside = [event for event in events if not months_of(event) & played]
    for event in outside:
        name = raw_text(event.get("id")) or ""
        source.report("W219", event.get("months"), name=name, months=month_list(played))
    empty = played - set().union(*map(months_of, events))
    if empty and not outside:
        source.report("W212", tree.keys["events"], months=month_list(empty))


def _check_endings(source: Source, endings: list[Mapping]) -> None:
    """The last has no condition, all others have one."""
    for number, ending in enumerate(endings, 1):
        is_last = number == len(endings)
        if (ending.get("when") is None) == is_last:
            continue
        name = raw_text(ending.get("id")) or ""
        what = (
            Text(
                "最后一个结局“{name}”带有条件，可能一个结局也轮不到。",
                'the last ending "{name}" has a condition.',
            )
            if is_last
            else Text(
                "结局“{name}”没有条件，后面的都轮不到。",
                'the ending "{name}" has no condition, so none follows it.',
            )
        )
        source.report("E131", ending.get("when") or ending.get("id") or ending, what=what.fill(name=name))
