"""Scenes: one order of hours, a first step that always comes, no step that can never be reached."""

from itertools import pairwise

from game.content.check_scenario import items
from game.content.condition_order import ConditionError
from game.content.conditions import compile_condition
from game.content.expressions import Expr
from game.content.schema import raw_text
from game.content.source import Mapping, Node, Scalar, Source
from game.content.text import Text

_DAY = 24 * 60


def check(source: Source, tree: Mapping) -> None:
    """What is wrong with the scenes of a scenario beyond their choices and conditions."""
    events = items(tree.get("events"))
    for event in events:
        _check_shape(source, event)
        steps = items(event.get("scene"))
        _check_hours(source, steps)
        _check_reach(source, steps, set(flag_nodes(*(other for other in events if other is not event))))


def flag_nodes(*parts: Mapping) -> dict[str, Node]:
    """Every flag that events or steps may set, by their choices or, in a scene, by what turns out."""
    found: dict[str, Node] = {}
    for part in [inner for outer in parts for inner in (outer, *items(outer.get("scene")))]:
        effects = [e for choice in items(part.get("choices")) for e in items(choice.get("effects"))]
        for setter in (*effects, *items(part.get("turns_out"))):
            name, node = raw_text(setter.get("flag")), setter.get("flag")
            if name and node is not None:
                found.setdefault(name, node)
    return found


def _check_shape(source: Source, event: Mapping) -> None:
    name, scene = raw_text(event.get("id")) or "", event.get("scene")
    if scene is None:
        return
    extra = next((event.get(key) for key in ("choices", "fallback") if event.get(key) is not None), None)
    if extra is not None:
        what = Text(
            "“{name}”写了情节，又写了自己的抉择或缺省。", '"{name}" has a scene and also choices of its own.'
        )
        remedy = Text("抉择和缺省写进情节的各步。", "Put the choices and fallbacks into the scene's steps.")
        source.report("E181", extra, what=what.fill(name=name), remedy=remedy)
    first = next(iter(items(scene)), None)
    if first is not None and first.get("when") is not None:
        what = Text(
            "“{name}”的第一步带有条件，可能一步也没有。", 'the first step of "{name}" has a condition.'
        )
        remedy = Text(
            "条件写在事件上，第一步不写条件。", "Give the event the condition, and its first step none."
        )
        source.report("E181", first.get("when"), what=what.fill(name=name), remedy=remedy)


def _check_hours(source: Source, steps: list[Mapping]) -> None:
    """Hours rise from step to step; once they may pass midnight, and the whole stays within a day."""
    hours = [(_minutes(step.get("time")), step) for step in steps]
    known = [(minutes, step) for minutes, step in hours if minutes is not None]
    past = 0
    for (before, _), (now, step) in pairwise(known):
        past += (now - before) % _DAY or _DAY
        if past >= _DAY:
            source.report("E182", step.get("time"), name=raw_text(step.get("id")) or "")
            return


def _minutes(node: Node | None) -> int | None:
    hour, _, minute = (raw_text(node) or "").replace("：", ":").partition(":")
    good = isinstance(node, Scalar) and hour.isdecimal() and minute.isdecimal()
    return int(hour) * 60 + int(minute) if good else None


def _check_reach(source: Source, steps: list[Mapping], elsewhere: set[str]) -> None:
    """A step that waits for a flag which only it or a later step could set never comes."""
    by_step = [flag_nodes(step) for step in steps]
    every = sorted(elsewhere.union(*by_step)) if by_step else []
    rows = {name: row for row, name in enumerate(every)}
    set_before = set(elsewhere)
    for step, own in zip(steps, by_step, strict=True):
        text = raw_text(step.get("when"))
        try:
            condition = compile_condition(text, rows) if text is not None else None
        except ConditionError:
            condition = None  # named already
        if condition and condition.always is None and not _reach(condition.tree, set_before)[1]:
            waits = "、".join(sorted(condition.flags - set_before))
            source.report("W221", step.get("when"), name=raw_text(step.get("id")) or "", flags=waits)
        set_before |= set(own)


def _reach(tree: Expr, set_before: set[str]) -> tuple[bool, bool]:
    """Whether a condition may be false, may be true, where only these flags can be set."""
    if tree.op == "flag":
        return True, tree.name in set_before
    parts = [_reach(part, set_before) for part in tree.args] if tree.op in ("and", "or", "not") else []
    if tree.op == "not":
        return parts[0][1], parts[0][0]
    if tree.op == "and":
        return any(no for no, _ in parts), all(yes for _, yes in parts)
    if tree.op == "or":
        return all(no for no, _ in parts), any(yes for _, yes in parts)
    return not tree.low, bool(tree.high)
