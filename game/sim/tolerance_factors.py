"""What weighs in a decision on tolerance (R41-R43): the six factors, the local rule, the refusals.

Each factor is a weight times a value that the facts give; 1.0 is the whole scale. The weights are teaching
parameters, the kinds of evidence are sourced (docs/cases.md).
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace as Values

import numpy as np

from game.sim.fixed import HALF, ONE, clip, div, fixed, mul
from game.sim.tolerance_facts import NEGATIVE, level

Value = Callable[[Values, Values], np.ndarray]


@dataclass(frozen=True)
class Factor:
    """`weight` times value(facts, rule); `fact` names what is told beside it, if anything."""

    id: str
    group: str
    weight: str
    fact: str
    value: Value


BASE = fixed("0.38")  # an act of which nothing more is known
JOINT = "0.05"

MOST_MISSING, MOST_LATE = 4, 5


def _is(flag: np.ndarray) -> np.ndarray:
    return flag * ONE


def recognised(f: Values, r: Values) -> np.ndarray:
    """Whether the discipline organ will recognise this tolerance rule: a sector's alone it does not."""
    return (r.mechanism == 1) & ((r.sector == 0) | (r.cosigned == 1))


def is_filed(f: Values) -> np.ndarray:
    """A filing with a date before the act that was not refused."""
    return (f.filing > 0) & (f.filing_dated == 1)


def filing(f: Values, r: Values) -> np.ndarray:
    """A filing counts where a recognised rule says so, and half without a date; a refusal always counts."""
    dated = np.where(f.filing_dated == 1, ONE, HALF)
    counts = np.where((r.filing_counts == 1) & recognised(f, r), ONE, ONE // 4)
    return np.where(f.filing < 0, fixed("-1.25"), mul(mul(f.filing, dated), counts))


def is_silent_consent(f: Values, r: Values) -> np.ndarray:
    """Asked in writing, no answer, and the days have passed after which the rule takes silence for yes."""
    return (f.consulted == ONE) & (f.consult_answer == 0) & (f.consult_days >= r.silence_days)


def consult(f: Values, r: Values) -> np.ndarray:
    """Asked beforehand: an answer counts by its form, silence a little unless the rule makes it consent."""
    form = np.where(f.consulted == ONE, ONE, fixed("0.4"))
    silent = np.where(is_silent_consent(f, r), ONE, mul(form, fixed("0.25")))
    answer = np.where(f.consult_answer > 0, form, np.where(f.consult_answer < 0, -2 * ONE, silent))
    return np.where(f.consulted > 0, answer, 0)


def report(f: Values, r: Values) -> np.ndarray:
    """Reported upward: in writing and dated whole, undated 0.6, oral 0.2; the later the less, down to 0.4."""
    form = np.where((f.reported == ONE) & (f.report_dated == 0), fixed("0.6"), f.reported)
    late = clip(f.report_days, 0, 30)
    return mul(form, ONE - (late * fixed("0.6")) // 30)


def late_remedy(f: Values, r: Values) -> np.ndarray:
    """What lateness takes from having put it right: from the rule's days on, up to three quarters."""
    limit = np.maximum(r.remedy_limit, 1)
    late = clip(f.corrected_days - limit, 0, 3 * limit)
    return mul(f.corrected, (late * fixed("0.25")) // limit)


def cost(f: Values, r: Values) -> np.ndarray:
    """Known cost: what stays within the ceiling speaks for the act, each point above against it."""
    change = np.maximum(f.cost_change, 0)
    ceiling = np.maximum(r.cost_ceiling, 1)
    within = ONE - div(np.minimum(change, ceiling), ceiling)
    above = np.maximum(change - r.cost_ceiling, 0)
    return np.where(f.cost_known == 1, within - np.minimum(30 * above, fixed("7.5")), 0)


def harm(f: Values, r: Values) -> np.ndarray:
    """Harm by force majeure is a quarter his."""
    return np.where(f.cause == level("cause", "force_majeure"), f.harm // 4, f.harm)


def documents(f: Values) -> np.ndarray:
    """How far the applicant can show papers, 0 to 1: three whole ones are enough."""
    papers = np.maximum(f.filing, 0) + f.collective + f.expert + f.site_record + f.study
    papers = papers + f.reported + np.maximum(f.residents_vote, 0)
    return np.minimum(papers // 3, ONE)


def drift(f: Values, r: Values) -> np.ndarray:
    """Standards became stricter after the act; a dated filing freezes them where the rule says so."""
    frozen = (r.freeze == 1) & is_filed(f)
    return np.where(frozen, 0, r.drift)


def _task_of_others(f: Values, r: Values) -> np.ndarray:
    return np.where(r.list_counts == 1, f.listed, 0)


TOLERANCE: tuple[Factor, ...] = (
    Factor("purpose", "motive", "0.12", "purpose", lambda f, r: f.purpose),
    Factor("good_faith", "motive", "0.08", "good_faith", lambda f, r: f.good_faith),
    Factor("no_private_gain", "motive", "0.05", "private_gain", lambda f, r: np.maximum(-f.private_gain, 0)),
    Factor("first_trial", "motive", "0.06", "first_trial", lambda f, r: _is(f.first_trial)),
    Factor("diligence", "motive", "0.08", "diligence", lambda f, r: f.diligence),
    Factor("urgency", "conditions", "0.15", "urgency", lambda f, r: f.urgency),
    Factor(
        "superior_task",
        "conditions",
        "0.15",
        "superior_task",
        lambda f, r: np.where(f.order_illegal == 1, 0, f.superior_task),
    ),
    Factor("order_illegal", "conditions", "-0.15", "order_illegal", lambda f, r: _is(f.order_illegal)),
    Factor("cause", "conditions", "0.12", "cause", lambda f, r: f.cause),
    Factor("powers_lacking", "conditions", "0.04", "powers", lambda f, r: ONE - f.powers),
    Factor("task_of_others", "conditions", "0.04", "listed", _task_of_others),
    Factor("collective", "procedure", "0.12", "collective", lambda f, r: f.collective),
    Factor("objected", "procedure", "0.4", "objected", lambda f, r: _is(f.objected)),
    Factor("residents_vote", "procedure", "0.08", "residents_vote", lambda f, r: f.residents_vote),
    Factor("disclosed", "procedure", "0.04", "disclosed", lambda f, r: _is(f.disclosed)),
    Factor("study", "procedure", "0.08", "study", lambda f, r: f.study),
    Factor("expert", "procedure", "0.1", "expert", lambda f, r: f.expert),
    Factor("site_record", "procedure", "0.08", "site_record", lambda f, r: f.site_record),
    Factor("filing", "procedure", "0.2", "filing", filing),
    Factor("consulted", "procedure", "0.1", "consulted", consult),
    Factor("reported", "procedure", "0.1", "reported", report),
    Factor(
        "missing_steps",
        "procedure",
        "-0.08",
        "missing_steps",
        lambda f, r: _is(np.minimum(f.missing_steps, MOST_MISSING)),
    ),
    Factor(
        "late_steps",
        "procedure",
        "-0.03",
        "late_steps",
        lambda f, r: _is(np.minimum(f.late_steps, MOST_LATE)),
    ),
    Factor("red_line", "nature", "-0.15", "red_line", lambda f, r: f.red_line),
    Factor(
        "unclear_prohibition",
        "nature",
        "-0.08",
        "prohibition",
        lambda f, r: np.where(f.prohibition < ONE, f.prohibition, 0),
    ),
    Factor("concealed", "nature", "-0.3", "concealed", lambda f, r: _is(f.concealed)),
    Factor("harm", "consequence", "-0.5", "harm", harm),
    Factor("cost", "consequence", "0.04", "cost_change", cost),
    Factor("residents", "consequence", "0.06", "residents", lambda f, r: f.residents),
    Factor("result", "consequence", "0.06", "result", lambda f, r: f.result),
    Factor("corrected", "remedy", "0.12", "corrected", lambda f, r: f.corrected),
    Factor("remedy_late", "remedy", "-0.12", "corrected_days", late_remedy),
    Factor("on_own", "remedy", "0.04", "on_own", lambda f, r: _is(f.on_own)),
    Factor("recovered", "remedy", "0.06", "recovered", lambda f, r: f.recovered),
    Factor("cooperation", "remedy", "0.06", "cooperation", lambda f, r: f.cooperation),
    Factor("joint_review", "rule", JOINT, "review", lambda f, r: _is(r.joint)),
    Factor("drift", "rule", "-0.18", "drift", drift),
    Factor(
        "burden_of_proof",
        "rule",
        "-0.1",
        "burden",
        lambda f, r: np.where(r.applicant == 1, ONE - documents(f), 0),
    ),
    Factor("vague_criteria", "rule", "-0.06", "clarity", lambda f, r: ONE - r.clarity),
)


def _negative(f: Values, r: Values) -> dict[str, np.ndarray]:
    """What each item of a local negative list is about."""
    holds = {
        "red_line_touched": f.red_line > 0,
        "serious_harm": f.harm >= level("harm", "serious"),
        "concealment": f.concealed == 1,
        "no_procedure": f.missing_steps >= 3,
        "cost_overrun": (f.cost_known == 1) & (f.cost_change > r.cost_ceiling),
        "residents_rejected": f.residents_vote < -ONE,
        "filing_refused": f.filing < 0,
        "gross_negligence": f.diligence < -ONE,
    }
    return {item: holds[item] & (getattr(r, f"negative_{item}") == 1) for item in NEGATIVE}


def refusals(f: Values, r: Values) -> dict[str, np.ndarray]:
    """The refusals that always hold (R42), then those of the local negative list."""
    always = {
        "private_gain": f.private_gain > 0,
        "explicit_prohibition": f.prohibition == ONE,
        "false_material": f.false_material > 0,
        "safety_red_line": (f.red_line == ONE) & (f.harm > 0),
        "repeat": f.repeat == 1,
        "knowing_violation": f.knowing == 1,
        "political_discipline": f.political == 1,
    }
    return {**always, **_negative(f, r)}


def is_statutory(f: Values) -> np.ndarray:
    """Grounds of the national regulation that hold without any local mechanism (article 17)."""
    return (f.objected == 1) | (f.cause == level("cause", "force_majeure"))
