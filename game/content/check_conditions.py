"""Every `when` and `weight` of a scenario: compiled, placed to the column, never constant, none shadowed."""

import numpy as np

from game.content.check_scenario import items
from game.content.check_scene import flag_nodes
from game.content.condition_order import ConditionError
from game.content.conditions import Condition, compile_condition
from game.content.expressions import BOOL, NUMBER, RANGES, walk
from game.content.problems import problem
from game.content.schema import raw_text
from game.content.source import Mapping, Node, Scalar, Source
from game.content.text import Text
from game.sim.fixed import ONE
from game.sim.programs import evaluate
from game.sim.ruleset import CONDITION_NAMES

_SAMPLES = 8192
_ALWAYS = {True: Text("总是成立", "always true"), False: Text("永远不成立", "never true")}


def check(source: Source, tree: Mapping, is_whole: bool = True) -> dict[str, int]:
    """Compiles all conditions; returns the flags by index. In part of a scenario nothing is unused."""
    flags = _flags(source, tree)
    compiled: list[tuple[Node | None, Condition | None]] = []

    def take(node: Node | None, want: str = BOOL) -> Condition | None:
        condition = _compile(source, node, flags, want)
        compiled.append((node, condition))
        return condition

    for event in items(tree.get("events")):
        take(event.get("when"))
        take(event.get("weight"), NUMBER)
        for step in items(event.get("scene")):
            take(step.get("when"))
        for asks in (event, *items(event.get("scene"))):
            for choice in items(asks.get("choices")):
                take(choice.get("when"))
    endings = [(ending, take(ending.get("when"))) for ending in items(tree.get("endings"))]
    _check_shadows(source, endings, len(flags))
    if is_whole and all(condition or raw_text(node) is None for node, condition in compiled):
        _check_unused(source, tree, {name for _, c in compiled if c for name in c.flags})
    return flags


def _check_unused(source: Source, tree: Mapping, read: set[str]) -> None:
    for name, node in flag_nodes(*items(tree.get("events"))).items():
        if name not in read:
            source.report("W201", node, what=Text("标记", "flag"), name=name)


def _flags(source: Source, tree: Mapping) -> dict[str, int]:
    """Flags in the order of their names, so that moving an event moves no flag."""
    nodes = flag_nodes(*items(tree.get("events")))
    for name, node in nodes.items():
        if name in CONDITION_NAMES:
            what = Text("“{name}”已是条件里的名字。", '"{name}" already means something in conditions.')
            remedy = Text("给标记另起一个名字。", "Choose another name for the flag.")
            source.report("E134", node, what=what.fill(name=name), remedy=remedy)
    return {name: index for index, name in enumerate(sorted(set(nodes) - set(CONDITION_NAMES)))}


def _compile(source: Source, node: Node | None, flags: dict[str, int], want: str) -> Condition | None:
    text = raw_text(node)
    if text is None or not isinstance(node, Scalar):
        return None
    try:
        condition = compile_condition(text, flags, want)
    except ConditionError as error:
        lead = len(node.raw) - len(node.raw.lstrip())
        for fault in error.faults:
            line, column, length = node.line, node.column, node.length
            if source.holds(node):
                column = node.column + (not node.is_plain) + lead + fault.at
                length = fault.length
            source.problems.append(
                problem(source, fault.code, line, column, length, fault.suggestion, **fault.values)
            )
        return None
    if condition.always is not None and want == BOOL:
        source.report("W209", node, always=_ALWAYS[condition.always])
    return condition


def _check_shadows(source: Source, endings: list[tuple[Mapping, Condition | None]], flag_count: int) -> None:
    """An ending that no sampled state reaches, because an earlier one always holds with it."""
    if len(endings) < 2 or any(condition is None for _, condition in endings[:-1]):
        return
    values, flags = _samples([condition for _, condition in endings if condition], flag_count)
    holds = [
        evaluate(condition.program, values, flags) if condition else np.ones(_SAMPLES, bool)
        for _, condition in endings
    ]
    for index in range(1, len(endings)):
        before = np.logical_or.reduce(holds[:index])
        if not holds[index].any() or (holds[index] & ~before).any():
            continue
        overlap = [int((holds[index] & earlier).sum()) for earlier in holds[:index]]
        other = endings[overlap.index(max(overlap))][0]
        ending = endings[index][0]
        node = ending.get("when") or ending.get("id") or ending
        name, rival = raw_text(ending.get("id")) or "", raw_text(other.get("id")) or ""
        source.report(
            "E132", node, name=name, other=rival, first=source.where(other.get("id") or other, node)
        )


def _samples(conditions: list[Condition], flag_count: int) -> tuple[np.ndarray, np.ndarray]:
    """States around every number that a condition compares with; the same ones each time."""
    chance = np.random.default_rng(20211020)
    tests: dict[str, set[int]] = {name: {low * ONE, high * ONE} for name, (low, high) in RANGES.items()}
    for condition in conditions:
        numbers = {node.value for node in walk(condition.tree) if node.op == "const"}
        for name in condition.names:
            low, high = (end * ONE for end in RANGES[name])
            near = (n + step for n in numbers for step in (-ONE, -ONE // 64, 0, ONE // 64, ONE))
            tests[name] |= {min(max(n, low), high) for n in near}
    rows = [chance.choice(np.array(sorted(tests[name]), np.int64), _SAMPLES) for name in CONDITION_NAMES]
    return np.array(rows), chance.integers(0, 2, (flag_count, _SAMPLES)).astype(bool)
