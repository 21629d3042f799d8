"""Case files: read with every problem told in one pass, then facts and rule as the numbers the rule takes."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from game.content.bind import validate
from game.content.case_check import check_case
from game.content.case_fields import EXAMINER
from game.content.compile import exact
from game.content.problems import ContentError
from game.content.reading import read_source
from game.content.schema import Model
from game.content.schema_case import case_model
from game.content.source import Source
from game.content.text import Text, same
from game.sim.tolerance_facts import LEVELS, PERIODS, facts, local_rule
from game.sim.tolerance_rule import Finding, decide

FALSIFIED = Text("事后补造材料", "papers made up afterwards")
_CLARITY = "ft_clarity"  # the examiner reads the criteria as clearly as they are written
_PERCENT = {"cost_change", "recovered", "cost_ceiling"}
_POINTS = {"exempt_at", "mitigate_at", "withdraw_at", "reuse_at"}


@dataclass(frozen=True)
class Act:
    """One act with what is asked about it; `values` holds every fact as the file words it, by key."""

    id: str | None
    name: Text
    ask: str
    values: dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A case file that can be decided. `rule` holds the local rule as the file words it."""

    source: Source
    id: str
    name: Text
    summary: Text
    acts: tuple[Act, ...]
    rule: dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """The finding on one act, and the numbers it was found from."""

    act: Act
    finding: Finding
    facts: SimpleNamespace = field(repr=False)
    rule: SimpleNamespace = field(repr=False)


def read_case(path: str | os.PathLike[str]) -> Case:
    """The case in a file; raises ContentError with every problem that stops it."""
    return case_of(read_source(path, Path(path).as_posix()))


def case_of(source: Source) -> Case:
    """The case in a source; warnings stay in `source.problems`."""
    tree, model = validate(source, case_model()) if source.root is not None else (None, None)
    if tree is not None:
        check_case(source, tree)
    if model is None or any(p.is_error for p in source.problems):
        raise ContentError(source.problems)
    return _compiled(source, model)


def _compiled(source: Source, model: Any) -> Case:
    head, rule = model.case, _defaults("rule")
    if model.rule is not None:
        rule |= _stated_values(model.rule)
    name = head.name.text if head is not None and head.name is not None else same(Path(source.path).stem)
    ident = head.id if head is not None and head.id else Path(source.path).stem
    summary = head.summary.text if head is not None and head.summary is not None else Text()
    common = _stated_facts(model.facts)
    acts = [
        Act(
            act.id or str(place),
            act.name.text if act.name is not None else Text(),
            act.ask or model.ask,
            _in_order(_defaults("facts") | common | _stated_facts(act.facts)),
        )
        for place, act in enumerate(model.acts, 1)
    ] or [Act(None, Text(), model.ask, _in_order(_defaults("facts") | common))]
    return Case(source, ident, name, summary, tuple(one for act in acts for one in _apart(act)), rule)


def _in_order(values: dict[str, Any]) -> dict[str, Any]:
    """A filing later than the act is only a report of it."""
    when, filed = values["date"], values["filing_date"]
    if when is None or filed is None or filed <= when:
        return values
    told = values["report_date"] or filed
    return values | {"filing": "none", "filing_date": None, "reported": "written", "report_date": told}


def _apart(act: Act) -> Iterator[Act]:
    """Papers made up afterwards are an act of their own: the first is judged as if there were none (R45)."""
    if act.ask != "tolerance" or act.values["false_material"] != "later":
        yield act
        return
    first = act.id or "act"
    yield Act(first, act.name, act.ask, act.values | {"false_material": "none"})
    kept = {key: act.values[key] for key in ("private_gain", "cooperation", "repeat", "political")}
    yield Act(
        f"{first}_falsified", FALSIFIED, act.ask, _defaults("facts") | kept | {"false_material": "used"}
    )


def _defaults(part: str) -> dict[str, Any]:
    """Every key of facts or rule with its default, flat."""
    fields = case_model().model_fields[part]
    inner = next(kind for kind in fields.annotation.__args__ if kind is not type(None))  # type: ignore[union-attr]
    found: dict[str, Any] = {}
    for key, one in inner.model_fields.items():
        kinds = [k for k in getattr(one.annotation, "__args__", ()) if isinstance(k, type)]
        model = next((kind for kind in kinds if issubclass(kind, Model)), None)
        if model is None:
            found[key] = one.default
        else:
            found |= {k: f.default if not f.is_required() else None for k, f in model.model_fields.items()}
    return found


def _stated_facts(model: Any) -> dict[str, Any]:
    return _stated_values(model) if model is not None else {}


def _stated_values(model: Any) -> dict[str, Any]:
    """What a file states, flat: sections give their own keys."""
    found: dict[str, Any] = {}
    for key in model.model_fields_set:
        value = getattr(model, key)
        found |= _stated_values(value) if isinstance(value, Model) else {key: value}
    return found


def answers(case: Case, examiner: dict[str, int] | None = None) -> list[Answer]:
    """The finding on each act; `examiner` replaces the file's examiner by an institution's parameters."""
    rule = local_rule(**rule_numbers(case.rule, examiner or {}))
    found = []
    for act in case.acts:
        values = facts(**fact_numbers(act.values, case.rule["period_months"]))
        found.append(Answer(act, decide(act.ask, values, rule), values, rule))
    return found


def fact_numbers(values: dict[str, Any], period: int | None) -> dict[str, int]:
    """Facts as a file words them -> the numbers of tolerance_facts.facts."""
    v = dict(values)
    when, filed, reported = (v.pop(key) for key in ("date", "filing_date", "report_date"))
    dated = {"filing_dated": int(filed is not None), "report_dated": int(reported is not None)}
    days = max((reported - when).days, 0) if when is not None and reported is not None else 0
    form, appeal = v["form"], v.pop("appeal_days")
    known = {"cost_known": int(v["cost_change"] is not None), "appealed": int(appeal is not None)}
    v["cost_change"] = v["cost_change"] or 0
    limit = period if period is not None else PERIODS.get(form, 0)
    numbers = {key: _number(key, value) for key, value in v.items() if value is not None}
    return numbers | dated | known | {"report_days": days, "appeal_days": appeal or 0, "period": limit}


def rule_numbers(values: dict[str, Any], examiner: dict[str, int]) -> dict[str, int]:
    """A local rule as a file words it -> the numbers of tolerance_facts.local_rule."""
    v = dict(values)
    v.pop("period_months")
    listed = {f"negative_{item}": 1 for item in v.pop("negative_list")}
    chosen = {
        "sector": v.pop("issuer") == "sector",
        "joint": v.pop("review") == "joint",
        "applicant": v.pop("burden") == "applicant",
        "raised": v.pop("approval_raised"),
    }
    numbers = {key: _number(key, value) for key, value in v.items() if value is not None}
    numbers[_CLARITY] = numbers["clarity"]
    own = {key: examiner[key] for key in (*EXAMINER, _CLARITY) if key in examiner}
    return numbers | listed | {key: int(value) for key, value in chosen.items()} | own


def _number(key: str, value: Any) -> int:
    if isinstance(value, str):
        return exact(Decimal(LEVELS[key][value]))
    if key in _PERCENT or key in _POINTS:
        return exact(Decimal(value) / 100)
    return exact(value) if isinstance(value, Decimal) else int(value)
