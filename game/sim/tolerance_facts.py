"""What a case of error is made of, as numbers: the facts of an act and the local rule it meets (R40).

A fact with names takes the number of its name in LEVELS; all other facts are numbers of their own. Shares
and levels are fixed point, days, months and counts plain whole numbers. Games stand on the last axis; one
case is a batch of one.
"""

from types import SimpleNamespace

import numpy as np

from game.sim.fixed import fixed

# fact: {name: how much of it}. The first name is what holds where a file says nothing.
LEVELS: dict[str, dict[str, str]] = {
    # 动机态度 motive and attitude
    "purpose": {
        "unstated": "0", "public_safety": "1", "public": "0.85", "legacy": "0.8", "development": "0.7",
        "task": "0.4", "convenience": "-0.6", "appearance": "-0.8",
    },
    "good_faith": {"unstated": "0", "yes": "1", "doubtful": "-0.5", "no": "-1.5"},
    "private_gain": {"unstated": "0", "none": "-1", "sought": "0.3", "small": "0.5", "large": "1"},
    "diligence": {"ordinary": "0", "diligent": "0.5", "careless": "-1", "gross": "-2.5"},
    # 客观条件 conditions
    "urgency": {"none": "0", "deadline": "0.6", "emergency": "1"},
    "superior_task": {"none": "0", "oral": "0.2", "written": "1"},
    "cause": {"unstated": "0", "own": "-0.5", "mixed": "0.2", "objective": "0.8", "force_majeure": "2.5"},
    # 程序方法 procedure
    "collective": {"none": "0", "discussed": "0.25", "minutes": "1"},
    "residents_vote": {"not_needed": "0", "passed": "1", "missing": "-1", "rejected": "-3"},
    "study": {"none": "0", "done": "0.4", "recorded": "1"},
    "expert": {"none": "0", "oral": "0.25", "recorded": "1"},
    "site_record": {"none": "0", "partial": "0.5", "signed": "1"},
    "filing": {"none": "0", "sent": "0.4", "accepted": "1", "refused": "-1"},
    "consulted": {"none": "0", "oral": "0.25", "written": "1"},
    "consult_answer": {"silent": "0", "agreed": "1", "refused": "-1"},
    "reported": {"none": "0", "oral": "0.2", "written": "1"},
    # 性质程度 nature
    "prohibition": {"none": "0", "unclear": "0.5", "explicit": "1"},
    "red_line": {"none": "0", "ecology": "0.8", "farmland": "0.8", "funds": "0.8", "safety": "1"},
    "false_material": {"none": "0", "later": "0.5", "used": "1"},
    # 后果影响 consequence
    "harm": {"none": "0", "slight": "0.12", "some": "0.32", "serious": "0.7", "grave": "1.2"},
    "residents": {"unstated": "0", "opposed": "-1.5", "mixed": "0", "satisfied": "1"},
    "result": {"unstated": "0", "none": "-0.5", "partial": "0.5", "good": "1"},
    "publicity": {"none": "0", "local": "0.5", "wide": "1"},
    # 挽回损失 remedy
    "corrected": {"none": "0", "partial": "0.5", "full": "1"},
    "cooperation": {"ordinary": "0", "obstructed": "-2", "full": "1"},
    # 职责权力 duty and powers
    "listed": {"basic": "0", "cooperating": "0.4", "taken_back": "1", "unlisted": "0.8"},
    "powers": {"full": "1", "partial": "0.5", "none": "0"},
    "own_part": {"unstated": "0", "none": "-1", "part": "0", "all": "1"},
    "whistle": {"none": "0", "oral": "0.2", "formal": "1"},
    # 问责处理 what was done to him
    "form": {  # without a default: a case without a sanction has the number 0
        "talk": "0.1", "criticism": "0.15", "notice": "0.25", "admonition": "0.35", "suspension": "0.45",
        "transfer": "0.5", "party_warning": "0.5", "serious_warning": "0.65", "gov_warning": "0.45",
        "demerit": "0.6", "major_demerit": "0.75", "removal": "0.8", "demotion": "0.85",
        "party_removal": "0.9", "probation": "0.95", "expulsion": "1",
    },
    "trigger": {
        "unstated": "0", "inquiry": "-0.5", "clock": "1", "count": "1", "pressure": "0.8",
        "territory": "0.7", "function": "0.7",
    },
    "facts_checked": {"unstated": "0", "none": "1", "partial": "0.4", "full": "-0.5"},
    "proof": {"unstated": "0", "weak": "1", "fair": "0", "strong": "-0.7"},
    "heard": {"unstated": "0", "no": "1", "yes": "-0.4"},
    "qualified": {"unstated": "0", "right": "-0.8", "doubtful": "0.4", "wrong": "1"},
    "responsibility": {"unstated": "0", "clear": "-0.4", "unclear": "1"},
    "tolerance_considered": {"unstated": "0", "no": "1", "yes": "-0.3"},
    # 回访使用 aftercare
    "performance": {"unstated": "0", "poor": "-1.5", "ordinary": "0.3", "good": "1", "excellent": "1.3"},
    "revisit": {"none": "0", "done": "0.5", "passed": "1", "failed": "-2"},
    "doubt": {"none": "0", "some": "0.4", "wide": "1"},
    # the local rule
    "drift": {"none": "0", "stricter": "0.45", "much_stricter": "1"},
}  # fmt: skip

# Months in which a sanction bars promotion or re-use, by form (docs/cases.md gives the articles).
PERIODS: dict[str, int] = {
    "talk": 0, "criticism": 0, "notice": 0, "admonition": 6, "suspension": 6, "transfer": 12,
    "party_warning": 12, "serious_warning": 18, "gov_warning": 6, "demerit": 12, "major_demerit": 18,
    "removal": 12, "demotion": 24, "party_removal": 24, "probation": 24, "expulsion": 60,
}  # fmt: skip

UNLIMITED = 1 << 20  # days or months: never

# Facts that are yes or no (1 or 0), shares in fixed point, and whole numbers.
FACT_SWITCHES = (
    "knowing", "first_trial", "order_illegal", "objected", "disclosed", "filing_dated", "report_dated",
    "concealed", "repeat", "political", "on_own", "whistle_answered", "cost_known", "appealed",
    "new_problem", "explained", "mentor",
)  # fmt: skip
FACT_NUMBERS: dict[str, int] = {
    "missing_steps": 0, "late_steps": 0, "consult_days": 0, "report_days": 0, "cost_change": 0,
    "corrected_days": 0, "recovered": 0, "whistle_days": 0, "appeal_days": 0, "months_since": 0,
    "period": 0,
}  # fmt: skip

# What a local negative list may add to the refusals that always hold.
NEGATIVE = (
    "red_line_touched", "serious_harm", "concealment", "no_procedure", "cost_overrun", "residents_rejected",
    "filing_refused", "gross_negligence",
)  # fmt: skip

RULE_SWITCHES: dict[str, int] = {
    "mechanism": 1, "sector": 0, "cosigned": 0, "filing_counts": 1, "freeze": 1, "joint": 1, "applicant": 0,
    "list_counts": 1, "correction_clause": 1, "revisit_required": 0, "explanation_required": 1,
    "reuse_published": 0, "raised": 0,
}  # fmt: skip
RULE_NUMBERS: dict[str, int] = {
    "drift": 0, "clarity": fixed("0.6"), "silence_days": UNLIMITED, "whistle_moves": UNLIMITED,
    "appeal_limit": 30, "cost_ceiling": fixed("0.1"), "remedy_limit": 30,
    "exempt_at": fixed("0.6"), "mitigate_at": fixed("0.4"), "withdraw_at": fixed("0.5"),
    "reuse_at": fixed("0.5"),
    "ft_clarity": fixed("0.6"), "ft_liab": fixed("0.6"), "ft_override": fixed("0.3"),
    "ft_reasons": fixed("0.2"), "ft_leniency": 0, "acct": fixed("0.8"),
}  # fmt: skip


def level(fact: str, name: str) -> int:
    """The number of a named fact."""
    return fixed(LEVELS[fact][name])


def defaults() -> dict[str, int]:
    """Every fact as it holds where nothing is said."""
    named = {fact: fixed(next(iter(names.values()))) for fact, names in LEVELS.items() if fact != "drift"}
    return {**named, "form": 0, **dict.fromkeys(FACT_SWITCHES, 0), **FACT_NUMBERS}


def facts(**given) -> SimpleNamespace:
    """The facts of an act, numbers or arrays of games; what is not given holds its default."""
    return _arrays(defaults(), given)


def local_rule(**given) -> SimpleNamespace:
    """A local rule; `negative` gives the items that its negative list adds (a switch for each)."""
    items = {f"negative_{item}": 0 for item in NEGATIVE}
    return _arrays({**RULE_SWITCHES, **RULE_NUMBERS, **items}, given)


def _arrays(base: dict[str, int], given) -> SimpleNamespace:
    strange = sorted(set(given) - set(base))
    if strange:
        raise KeyError(f"no such fact or rule: {', '.join(strange)}")
    return SimpleNamespace(
        **{name: np.atleast_1d(np.asarray(value, np.int64)) for name, value in {**base, **given}.items()}
    )
