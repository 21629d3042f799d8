"""A finding in words: the decision, the degree, and the factors ranked by what they moved."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from game.content.case import Answer, Case
from game.content.case_words import CASE_KEYS, FACTOR_WORDS, PARTY_WORDS, STOP_WORDS, VALUES
from game.content.text import Text
from game.sim.fixed import ONE
from game.sim.liability_factors import PARTIES, PUSHES
from game.sim.sanction_factors import CORRECTION, RE_USE
from game.sim.tolerance_factors import TOLERANCE
from game.sim.tolerance_rule import DECISIONS

WHOLE = Decimal(100)  # what a refusal takes: everything
_GROUPS = {f.id: f.group for f in (*TOLERANCE, *CORRECTION, *RE_USE)}
_FACTS = {f.id: f.fact for f in (*TOLERANCE, *CORRECTION, *RE_USE, *PUSHES)}


@dataclass(frozen=True)
class FactorTold:
    """`weight` in points of the degree, to one decimal; `group` is the section of the file it comes from."""

    id: str
    group: str
    weight: Decimal
    text: Text


@dataclass(frozen=True)
class Told:
    """One finding, ready to be shown. `favour` is how well it stands for the person, 0 to 100."""

    act: str | None
    name: Text
    ask: str
    decision: str
    degree: int
    factors: tuple[FactorTold, ...]
    signs_permille: int
    stake_permille: int
    shares: dict[str, int] | None = None

    @property
    def favour(self) -> int:
        return 100 - self.degree if self.shares is not None else self.degree


def tell(case: Case, answer: Answer) -> Told:
    """The finding on one act."""
    finding, act = answer.finding, answer.act
    decision = DECISIONS[finding.ask][int(finding.decision[0])]
    return Told(
        act.id,
        act.name,
        finding.ask,
        decision,
        _points(int(finding.degree[0])),
        _factors(case, answer),
        _permille(int(finding.signs[0])),
        _permille(int(finding.stake[0])),
        None if finding.shares is None else _shares([int(share) for share in finding.shares[:, 0]]),
    )


def overall(findings: list[Told]) -> Told:
    """Of several findings the one that stands worst for the person: it is what he has to face."""
    return min(findings, key=lambda told: told.favour)


def _points(value: int) -> int:
    """Whole points of 100, so cut that a degree that reads as the line has reached it."""
    return (value * 100_000 + ONE // 2) // ONE // 1000


def _permille(value: int) -> int:
    return (value * 1000 + ONE // 2) // ONE


def _shares(values: list[int]) -> dict[str, int]:
    """Permille by party; the largest takes the rounding, so that they make 1000."""
    shares = [_permille(value) for value in values]
    shares[shares.index(max(shares))] += 1000 - sum(shares)
    return dict(zip(PARTIES, shares, strict=True))


def _factors(case: Case, answer: Answer) -> tuple[FactorTold, ...]:
    """What no merit outweighs first, then everything that moved the degree, the heaviest first."""
    told = [
        FactorTold(
            name, "nature" if name not in VALUES["negative_list"] else "rule", -WHOLE, STOP_WORDS[name]
        )
        for name, holds in answer.finding.stops.items()
        if holds[0]
    ]
    weights = [
        (name, (Decimal(int(weight[0])) * 100 / ONE).quantize(Decimal("0.1")))
        for name, weight in answer.finding.weights.items()
    ]
    for name, weight in sorted(weights, key=lambda pair: -abs(pair[1])):
        if weight:
            text = factor_text(name, answer.act.values, case.rule, answer)
            told.append(
                FactorTold(name, _GROUPS.get(name, "duty" if name in _FACTS else "rule"), weight, text)
            )
    return tuple(told)


def factor_text(name: str, values: dict[str, Any], rule: dict[str, Any], answer: Answer) -> Text:
    """The factor's name and, where it has one, the value it was taken from."""
    head, fact = FACTOR_WORDS[name], _FACTS.get(name, "")
    value = _SPECIAL[fact](values, rule, answer) if fact in _SPECIAL else _label(fact, values, rule)
    return Text("{head}：{value}", "{head}: {value}").fill(head=head, value=value) if value else head


def _label(fact: str, values: dict[str, Any], rule: dict[str, Any]) -> Text:
    name = values.get(fact, rule.get(fact))
    return Text(*VALUES[fact][name]) if fact in VALUES and isinstance(name, str) else Text()


def _dated(fact: str, when: str) -> Callable[[dict[str, Any], dict[str, Any], Answer], Text]:
    def words(values: dict[str, Any], rule: dict[str, Any], answer: Answer) -> Text:
        label, day = _label(fact, values, rule), values[when]
        if values[fact] in ("none", "refused", "oral"):
            return label
        date = Text("无日期", "no date") if day is None else Text(day.isoformat(), day.isoformat())
        return Text("{label}（{date}）", "{label} ({date})").fill(label=label, date=date)

    return words


def _consulted(values: dict[str, Any], rule: dict[str, Any], answer: Answer) -> Text:
    asked, said = _label("consulted", values, rule), _label("consult_answer", values, rule)
    if values["consult_answer"] != "silent" or not values["consult_days"]:
        return Text("{asked}，{said}", "{asked}, {said}").fill(asked=asked, said=said)
    return Text("{asked}，{days}天{said}", "{asked}, {said} in {days} {days:day|days}").fill(
        asked=asked, said=said, days=values["consult_days"]
    )


def _remedy_days(values: dict[str, Any], rule: dict[str, Any], answer: Answer) -> Text:
    words = Text("用{days}天（期限{limit}天）", "in {days} days ({limit} allowed)")
    return words.fill(days=values["corrected_days"], limit=rule["remedy_limit"])


def _cost(values: dict[str, Any], rule: dict[str, Any], answer: Answer) -> Text:
    words = Text("{change:+1}%（上限{limit}%）", "{change:+1}% ({limit}% allowed)")
    return words.fill(change=values["cost_change"], limit=rule["cost_ceiling"])


def _appeal(values: dict[str, Any], rule: dict[str, Any], answer: Answer) -> Text:
    words = Text("第{days}天（期限{limit}天）", "on day {days} ({limit} allowed)")
    return words.fill(days=values["appeal_days"], limit=rule["appeal_limit"])


def _period(values: dict[str, Any], rule: dict[str, Any], answer: Answer) -> Text:
    words = Text("已过{months}个月（影响期{period}个月）", "{months} months ({period} in all)")
    return words.fill(months=values["months_since"], period=int(answer.facts.period[0]))


def _whistle(values: dict[str, Any], rule: dict[str, Any], answer: Answer) -> Text:
    words = Text("已过{days}天（满{limit}天责任转移）", "{days} days (responsibility moves after {limit})")
    return words.fill(days=values["whistle_days"], limit=rule["whistle_moves"])


_SPECIAL: dict[str, Callable[[dict[str, Any], dict[str, Any], Answer], Text]] = {
    "filing": _dated("filing", "filing_date"),
    "reported": _dated("reported", "report_date"),
    "consulted": _consulted,
    "corrected_days": _remedy_days,
    "cost_change": _cost,
    "appeal_days": _appeal,
    "months_since": _period,
    "whistle": _whistle,
    "missing_steps": lambda v, r, a: Text("{n}个", "{n}").fill(n=v["missing_steps"]),
    "late_steps": lambda v, r, a: Text("{n}个", "{n}").fill(n=v["late_steps"]),
    "recovered": lambda v, r, a: Text("{n}%", "{n}%").fill(n=v["recovered"]),
    "clarity": lambda v, r, a: Text("{n}", "{n}").fill(n=r["clarity"]),
}


def group_name(group: str) -> Text:
    """The section of the file a factor comes from, as a person says it."""
    if group == "rule":
        return Text("本地规则", "the local rule")
    return Text(CASE_KEYS[group], _GROUP_ENGLISH[group])


_GROUP_ENGLISH = {
    "motive": "motive", "conditions": "conditions", "procedure": "procedure", "nature": "nature",
    "consequence": "consequence", "remedy": "remedy", "duty": "duty and powers", "sanction": "the sanction",
    "aftercare": "aftercare",
}  # fmt: skip


def party_name(party: str) -> Text:
    return PARTY_WORDS[party]
