"""Where the days went: from what was demanded, over the people, to results, records and rework.

The books give the month's days by cause; what tasks took of "work" and "records" is shared out by what each
task asked for (R7), so the flow sums to the days of the books.
"""

from collections import defaultdict
from fractions import Fraction

import numpy as np

from game.content.text import Text, say
from game.replay.view_words import Played, spread, whole
from game.sim.fixed import HALF, ONE
from game.sim.month import Month
from game.sim.phases.staff import REAL_DAYS, RECORD_DAYS
from game.sim.ruleset import CAREERS

DAYS = 20  # working days of a head-month
OWN = (
    "visits",
    "preparing",
    "consulting",
    "answers",
    "dilemma",
    "calls",
)  # what the player asked for himself
CONTROL = ("inspections", "reports", "messages")
Flow = dict[tuple[str, str, str], int]  # (demand, people, outcome) -> days


def flow(played: Played) -> Flow:
    """Days of the whole term by demand (office:N, control, own, routine), people (a career, or all) and
    outcome (results, rework, records, attending, other)."""
    total: dict[tuple[str, str, str], Fraction] = defaultdict(Fraction)
    for turn in range(1, played.open_turn):
        for key, amount in _month(played.month(turn)).items():
            total[key] += amount
    keys = list(total)
    exact = [total[key] * DAYS / ONE for key in keys]
    return dict(zip(keys, spread(exact, whole(sum(exact, Fraction(0)))), strict=True))


def _spent(month: Month, cause: str) -> Fraction:
    """Days that went to a cause; nothing where its mechanism does not run."""
    return Fraction(int(month.time[cause][0]) if cause in month.time else 0)


def demand_name(played: Played, demand: str) -> Text:
    kind, _, row = demand.partition(":")
    return played.names.offices[int(row)].name if row else say(f"debrief.hours.demand.{kind}")


def people_name(people: str) -> Text:
    return say("debrief.hours.everyone") if people == "all" else say(f"career.{people}")


def outcome_name(outcome: str) -> Text:
    return say(f"debrief.hours.outcome.{outcome}")


def _month(month: Month) -> dict[tuple[str, str, str], Fraction]:
    out: dict[tuple[str, str, str], Fraction] = defaultdict(Fraction)
    works, records = _asked(month)
    got_works, got_records = (int(month.time[name][0]) for name in ("work", "records"))
    filing = int(month.time["asked_work"][0]) - sum(works)
    for slot in range(len(works)):
        if not month.tasks.is_active[slot, 0]:
            continue
        demand = f"office:{int(month.office[slot])}"
        people = CAREERS[int(month.rules.career[int(month.tasks.staff[slot, 0])])]
        out[demand, people, _outcome(month, slot)] += _part(works[slot], got_works, sum(works) + filing)
        out[demand, people, "records"] += _part(records[slot], got_records, sum(records))
    if filing > 0:
        out["own", "all", "records"] += _part(filing, got_works, sum(works) + filing)
    for cause, outcome in (*((c, "attending") for c in CONTROL), *((c, "other") for c in OWN)):
        out["control" if cause in CONTROL else "own", "all", outcome] += _spent(month, cause)
    for cause in ("campaign", "borrowed"):
        out[cause, "all", "other"] += _spent(month, cause)
    out["routine", "all", "other"] += Fraction(int(month.time["routine"][0]))
    return {key: amount for key, amount in out.items() if amount > 0}


def _asked(month: Month) -> tuple[list[int], list[int]]:
    """Days of work and of records that every task asked for, by what was really done of it."""
    way, handed = month.way[:, 0], month.handed_down[:, 0]
    active = month.tasks.is_active[:, 0]
    factor = np.where(handed, 3 * ONE // 10, np.where(month.with_public[:, 0], 85 * ONE // 100, ONE))
    work = month.tasks.work[:, 0] * factor // ONE
    record = month.record_days[:, 0] * np.where(handed, HALF, ONE) // ONE
    real = np.array([int(x) for x in REAL_DAYS])[way] * work // ONE
    kept = np.array([int(x) for x in RECORD_DAYS])[way] * record // ONE
    return np.where(active, real, 0).tolist(), np.where(active, kept, 0).tolist()


def _outcome(month: Month, slot: int) -> str:
    """Work whose result does not hold has to be done again."""
    failed = bool(month.is_new[slot, 0]) and not bool(month.succeeded[slot, 0])
    return "rework" if failed or month.has_error[slot, 0] or month.found[slot, 0] else "results"


def _part(asked: int, got: int, total: int) -> Fraction:
    return Fraction(asked * got, total) if total > 0 else Fraction(0)
