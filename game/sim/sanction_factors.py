"""What weighs when a sanction is looked at again: is it withdrawn (R47), may its bearer be re-used (R48)."""

from types import SimpleNamespace as Values

import numpy as np

from game.sim.fixed import ONE, clip, fixed, mul
from game.sim.tolerance_factors import Factor

CORRECTION_BASE = fixed("0.05")
RE_USE_BASE = fixed("0.15")
EXPULSION = fixed("1")


def deserved(f: Values) -> np.ndarray:
    """How heavy an answer the act itself calls for, 0 to 1: harm, carelessness, intent, steps left out."""
    careless = np.maximum(-f.diligence, 0) * 3 // 20
    intent = mul(fixed("0.4"), (f.knowing + f.order_illegal) * ONE)
    taken = np.where(f.private_gain > 0, fixed("0.4") + f.private_gain // 4, 0)
    false = np.where(f.false_material > 0, fixed("0.4"), 0) + f.concealed * fixed("0.3")
    steps = fixed("0.05") * np.minimum(f.missing_steps, 4)
    forbidden = np.where(f.prohibition == ONE, fixed("0.3"), 0) + f.repeat * fixed("0.2")
    return clip(f.harm + careless + intent + taken + false + steps + forbidden, 0, ONE)


def disproportion(f: Values, r: Values) -> np.ndarray:
    """How far the sanction goes beyond what the act calls for."""
    return np.where(f.form > 0, clip(f.form - deserved(f), -ONE // 2, ONE), 0)


def is_in_time(f: Values, r: Values) -> np.ndarray:
    return (f.appealed == 1) & (f.appeal_days <= r.appeal_limit)


def has_way(f: Values, r: Values) -> np.ndarray:
    """Somebody may look again: an appeal in time, or a clause by which the organ corrects of itself."""
    return is_in_time(f, r) | (r.correction_clause == 1)


def _way(f: Values, r: Values) -> np.ndarray:
    return np.where(is_in_time(f, r), ONE, 0)


def _clause(f: Values, r: Values) -> np.ndarray:
    """The clause carries the case where no appeal in time does."""
    return np.where((r.correction_clause == 1) & ~is_in_time(f, r), ONE, 0)


def _late(f: Values, r: Values) -> np.ndarray:
    return ((f.appealed == 1) & ~is_in_time(f, r)) * ONE


def _ignored(f: Values, r: Values) -> np.ndarray:
    """Tolerance was due and nobody asked about it; only where there is a mechanism, by the act's merit."""
    missed = np.where(f.tolerance_considered > 0, f.merit, f.tolerance_considered)
    return np.where(r.mechanism == 1, missed, 0)


CORRECTION: tuple[Factor, ...] = (
    Factor("facts_unchecked", "sanction", "0.2", "facts_checked", lambda f, r: f.facts_checked),
    Factor("trigger", "sanction", "0.2", "trigger", lambda f, r: f.trigger),
    Factor("wrong_qualification", "sanction", "0.2", "qualified", lambda f, r: f.qualified),
    Factor("disproportion", "sanction", "0.4", "form", disproportion),
    Factor("weak_evidence", "sanction", "0.15", "proof", lambda f, r: f.proof),
    Factor("not_heard", "sanction", "0.1", "heard", lambda f, r: f.heard),
    Factor("unclear_responsibility", "sanction", "0.1", "responsibility", lambda f, r: f.responsibility),
    Factor("tolerance_ignored", "sanction", "0.15", "tolerance_considered", _ignored),
    Factor("own_merit", "sanction", "0.15", "merit", lambda f, r: clip(2 * f.merit - ONE, -ONE, ONE)),
    Factor("publicity", "sanction", "0.08", "publicity", lambda f, r: f.publicity),
    Factor("appeal_in_time", "rule", "0.2", "appeal_days", _way),
    Factor("correction_clause", "rule", "0.2", "correction_clause", _clause),
    Factor("appeal_late", "rule", "-0.06", "appeal_days", _late),
)


def correction_stops(f: Values, r: Values) -> dict[str, np.ndarray]:
    """Without a way nobody looks again."""
    return {"no_way": ~has_way(f, r)}


def is_over(f: Values) -> np.ndarray:
    return f.months_since >= f.period


RE_USE: tuple[Factor, ...] = (
    Factor("period_over", "aftercare", "0.2", "months_since", lambda f, r: is_over(f) * ONE),
    Factor("performance", "aftercare", "0.25", "performance", lambda f, r: f.performance),
    Factor("revisit", "aftercare", "0.15", "revisit", lambda f, r: f.revisit),
    Factor("corrected_fault", "remedy", "0.08", "corrected", lambda f, r: f.corrected),
    Factor("mentor", "aftercare", "0.03", "mentor", lambda f, r: f.mentor * ONE),
    Factor(
        "public_doubt",
        "aftercare",
        "-0.2",
        "doubt",
        lambda f, r: np.where(f.explained == 1, f.doubt // 4, f.doubt),
    ),
    Factor("explained", "aftercare", "0.06", "explained", lambda f, r: f.explained * ONE),
    Factor(
        "grave_fault",
        "nature",
        "-0.3",
        "",
        lambda f, r: ((f.private_gain > 0) | (f.false_material > 0) | (f.knowing == 1)) * ONE,
    ),
    Factor("past_harm", "consequence", "-0.15", "harm", lambda f, r: f.harm),
    Factor("published_rule", "rule", "0.15", "reuse_published", lambda f, r: r.reuse_published * ONE),
)


def re_use_stops(f: Values, r: Values) -> dict[str, np.ndarray]:
    """Conditions that no merit replaces."""
    return {
        "period_not_over": ~is_over(f),
        "new_problem": f.new_problem == 1,
        "expelled": f.form == EXPULSION,
        "not_revisited": (r.revisit_required == 1) & (f.revisit < ONE),
        "doubt_unanswered": (r.explanation_required == 1) & (f.doubt > 0) & (f.explained == 0),
    }
