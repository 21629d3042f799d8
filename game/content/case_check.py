"""What the shape of a case file cannot say: facts that contradict each other, a sanction that is missing."""

from datetime import date

from pydantic_core import PydanticCustomError

from game.content.aliases import alias_of
from game.content.case_fields import read_day
from game.content.case_words import VALUES
from game.content.source import Mapping, Node, Scalar, Source
from game.content.text import Text

# Said of one fact only where the other is there.
NEEDS = {
    "filing_date": "filing", "consult_answer": "consulted", "consult_days": "consulted",
    "report_date": "reported", "corrected_days": "corrected", "whistle_days": "whistle",
}  # fmt: skip
_ASKS_OF_A_SANCTION = ("correction", "re_use")


def check_case(source: Source, tree: Mapping) -> None:
    """What shape cannot say about a case; `tree` has canonical keys."""
    common = _mapping(tree.get("facts"))
    acts = [act for act in getattr(tree.get("acts"), "items", []) if isinstance(act, Mapping)]
    if common is None and not acts and "facts" not in tree.keys and "acts" not in tree.keys:
        about = Text("写上案情的事实。", "state the facts of the case.")
        source.report("E103", tree, where=Text("文件", "the file"), key=alias_of("facts"), about=about)
    asked = _raw(tree.get("ask"))
    for own, ask in [(act.get("facts"), _raw(act.get("ask")) or asked) for act in acts] or [(None, asked)]:
        _check_facts(source, _mapping(own) or common, _stated(common) | _stated(_mapping(own)), ask)
    _check_lines(source, _mapping(tree.get("rule")))


def _check_facts(source: Source, where: Mapping | None, stated: dict[str, Node], ask: str | None) -> None:
    for key, other in NEEDS.items():
        if key in stated and not _is_there(stated.get(other), other):
            _once(source, "E171", stated[key], key=alias_of(key), other=alias_of(other))
    act, filed = (_day(stated.get(key)) for key in ("date", "filing_date"))
    if act is not None and filed is not None and filed > act:
        _once(source, "W214", stated["filing_date"], key=alias_of("filing_date"))
    canonical = {**{name: name for name in VALUES["ask"]}, **{zh: n for n, (zh, _) in VALUES["ask"].items()}}
    if where is not None and canonical.get(ask or "") in _ASKS_OF_A_SANCTION and "sanction" not in stated:
        about = Text("要复核或使用，先要有问责处理。", "there is a sanction to look at again.")
        _once(source, "E103", where, where=alias_of("facts"), key=alias_of("sanction"), about=about)


def _once(source: Source, code: str, node: Node, **values: Text) -> None:
    """Facts common to several acts are checked with each of them, but told once."""
    if not any(p.code == code and (p.line, p.column) == (node.line, node.column) for p in source.problems):
        source.report(code, node, **values)


def _check_lines(source: Source, rule: Mapping | None) -> None:
    """The line of exemption stands above that of mitigation."""
    if rule is None:
        return
    lines = [rule.get(key) for key in ("exempt_at", "mitigate_at")]
    exempt, mitigate = (
        node.value if isinstance(node, Scalar) and isinstance(node.value, int) else default
        for node, default in zip(lines, (60, 40), strict=True)
    )
    if exempt < mitigate + 2:
        what = Text(f"免责线 {exempt} 没有高出减责线 {mitigate} 至少2分。",
                    f"exempt_at {exempt} is not at least 2 above mitigate_at {mitigate}.")  # fmt: skip
        remedy = Text("调整其中一条线。", "Move one of the two lines.")
        source.report("E134", lines[0] or lines[1], what=what, remedy=remedy)


def _mapping(node: Node | None) -> Mapping | None:
    return node if isinstance(node, Mapping) else None


def _stated(tree: Mapping | None) -> dict[str, Node]:
    """Every fact a mapping of facts states, across its sections, and the sections themselves."""
    found: dict[str, Node] = {}
    for name, node in tree.values.items() if tree is not None else ():
        found[name] = node
        if isinstance(node, Mapping):
            found |= node.values
    return found


def _raw(node: Node | None) -> str | None:
    return node.raw.strip().replace("-", "_") if isinstance(node, Scalar) else None


def _is_there(node: Node | None, fact: str) -> bool:
    """Stated, and not as "none"."""
    nothing = {"none", VALUES[fact]["none"][0], "no", "否", "false"}
    return isinstance(node, Scalar) and node.raw.strip() not in nothing


def _day(node: Node | None) -> date | None:
    try:
        return read_day(node) if node is not None else None
    except PydanticCustomError:
        return None  # told by the schema already
