"""The case file as a model: the facts of one or several acts, the local rule they meet, and what is asked.

The keys stand in case_fields.py; values with names take those of case_words.VALUES, in either language.
"""

from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic import create_model

from game.content.case_fields import (
    AFTERCARE,
    EXAMINER,
    FACT_SECTIONS,
    MOST_ACTS,
    NAMED,
    NAMED_LIST,
    RULE,
    SANCTION,
    Day,
    Fact,
)
from game.content.case_words import CASE_KEYS, VALUES
from game.content.schema import Leaf, Line, Model, Words, YesNo, about, number, one_of
from game.content.schema_institution import FORMAT, SourceNote
from game.content.source import Scalar
from game.content.text import Text
from game.sim.fixed import ONE
from game.sim.parameters import DEFAULT, HIGH, LOW


def named(fact: str) -> Any:
    """One of a fact's names; yes and no where the names allow it, whichever way they are written."""
    names = {name: words[0] for name, words in VALUES[fact].items()}
    inner = one_of(Text(CASE_KEYS.get(fact, fact), fact.replace("_", " ")), names)
    plain = {True: "yes", False: "no" if "no" in names else "none"}

    def read(node: Any) -> str:
        if isinstance(node, str) and node in names:
            return node
        if isinstance(node, Scalar):
            said = node.value if isinstance(node.value, bool) else {"yes": True, "no": False}.get(node.raw)
            if isinstance(said, bool) and plain[said] in names:
                return plain[said]
            hyphens = node.raw.replace("-", "_")
            if node.raw not in names and hyphens in names:
                return hyphens
        return inner.read(node)

    extra = ["re-use"] if "re_use" in names else []
    extra += [
        word
        for flag, words in ((True, (True, "是")), (False, (False, "否", "no")))
        for word in words
        if plain[flag] in names
    ]
    known = list(dict.fromkeys([*inner.schema["enum"], *extra]))
    return Annotated[str, Leaf(read, {"enum": known})]


def _made(key: str, fact: Fact) -> tuple[Any, Any]:
    kind, default = fact.kind, fact.default
    if kind == NAMED:
        kind, default = named(key), default or next(iter(VALUES[key]))
    if kind == NAMED_LIST:
        kind = list[named(key)]  # type: ignore[misc]
    return kind, about(fact.zh, fact.en, default, fact.unit)


def _model(name: str, rows: dict[str, Fact], **more: Any) -> type[Model]:
    return _new(name, **{key: _made(key, fact) for key, fact in rows.items()}, **more)


def _new(title: str, **fields: Any) -> type[Model]:
    return create_model(title, __base__=Model, **fields)


def _facts_model() -> type[Model]:
    day: Any = Day
    fields: dict[str, Any] = {
        "date": (day | None, about("行为发生的日期", "when the act took place", None, "date"))
    }
    for name, (zh, en, rows) in FACT_SECTIONS.items():
        fields[name] = (_model(name.title(), rows) | None, about(zh, en, None))
    after = ("问责处理（请求“纠正”或“使用”时写）", "the sanction (for `correction` and `re_use`)")
    fields["sanction"] = (_model("Sanction", SANCTION) | None, about(*after, None))
    later = ("处理之后（请求“使用”时写）", "what came after it (for `re_use`)")
    fields["aftercare"] = (_model("Aftercare", AFTERCARE) | None, about(*later, None))
    return _new("Facts", **fields)


def _examiner_model() -> type[Model]:
    fields: dict[str, Any] = {}
    for key, (zh, en) in EXAMINER.items():
        low, default, high = (
            (Decimal(of[key]) / ONE).quantize(Decimal("0.001")).normalize() + 0 for of in (LOW, DEFAULT, HIGH)
        )
        fields[key] = (Annotated[Decimal, number(low, high)], about(zh, en, default))
    raised = ("处理须报上一级批准", "punishing needs the approval of a higher organ")
    fields["approval_raised"] = (YesNo, about(*raised, False))
    return _new("Examiner", **fields)


class CaseHead(Model):
    id: Line | None = about("编号", "the case's number or id", None)
    name: Words | None = about("名称（地点人物虚构）", "its name; places and persons are invented", None)
    summary: Words | None = about("案情", "what happened", None)
    sources: list[SourceNote] = about("来源", "sources", [])


@lru_cache(maxsize=1)
def case_model() -> type[Model]:
    """The whole file."""
    facts, version = _facts_model(), Annotated[Decimal, number(str(FORMAT), str(FORMAT))]
    line: Any = Line
    asked = about("这一行为另有请求", "asked of this act, if something else", None)
    act = _new(
        "Act",
        id=(line | None, about("编号", "number or id of the act", None)),
        name=(Words | None, about("名称", "its name", None)),
        ask=(named("ask") | None, asked),
        facts=(facts, about("这一行为的事实，补充或改写共同事实", "its facts, added to the common ones")),
    )
    examiner = (_examiner_model() | None, about("认定者的利害", "what is at stake for the examiner", None))
    return _new(
        "Case",
        format=(version, about("格式版本", "version of the format", Decimal(FORMAT))),
        case=(CaseHead | None, about("案例的名称与说明", "name and description", None)),
        ask=(named("ask"), about("请求什么", "what is asked", "tolerance")),
        facts=(
            facts | None,
            about("事实；有几个行为时是共同的事实", "the facts; common ones if there are several acts", None),
        ),
        acts=(
            list[act],  # type: ignore[valid-type]
            about(
                "几个行为，各自认定", "several acts, each with a finding of its own", [], max_length=MOST_ACTS
            ),
        ),
        rule=(_model("Rule", RULE, examiner=examiner) | None, about("本地规则", "the local rule", None)),
    )
