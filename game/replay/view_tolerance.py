"""Who decided about what was asked: push-backs, filings, claims, with reasons in field language.

The weights are those of the rule itself (R6, R16): merit as it could be read, the leniency of the standard,
support, less what the signature may cost the examiner.
"""

from fractions import Fraction

import numpy as np

from game.content.text import Text, say
from game.replay.view_blame import CLEAR
from game.replay.view_cases import facts
from game.replay.view_shapes import Decision, Factor
from game.replay.view_words import (
    Played,
    at,
    graded,
    person_name,
    points,
    quoted,
    show,
    task_title,
    whole,
)
from game.sim.fixed import ONE, fixed, mul
from game.sim.month import Month
from game.sim.phases.tolerance import SHARP
from game.sim.ruleset import VERB
from game.sim.tables import sigma

_CHANCE = (
    (fixed("0.9"), "nearly_sure"),
    (fixed("0.65"), "likely"),
    (fixed("0.35"), "even"),
    (fixed("0.1"), "unlikely"),
)
_CRITERIA = ((fixed("0.66"), "clear"), (fixed("0.4"), "partly"))
_REASONED = ((fixed("0.66"), "must"), (fixed("0.33"), "sometimes"))
STAKE = ((fixed("0.25"), "heavy"), (fixed("0.08"), "some"))
_MERIT = ((fixed("0.62"), "strong"), (fixed("0.45"), "fair"))
_MOODS = dict(granted=1, reduced=1, done=0, refused=-1, overruled=-1, rejected=-1)


def pushes(played: Played, month: Month) -> list[Decision]:
    out = []
    for slot in np.flatnonzero(month.pushed[:, 0]).tolist():
        done = at(month.pushed, slot) == 1
        extra = bool(month.is_extra[slot, 0])
        title = quoted(task_title(played, at(month.tasks.kind, slot), slot))
        office = played.names.offices[slot % played.rules.office_count].name
        clear = graded(at(month.p.list_clarity), CLEAR, "unclear")
        out.append(
            decision(
                "push",
                "granted" if done else "refused",
                say("report.push.heading", title=title, office=office),
                say("report.push.done" if done else "report.push.failed"),
                reasons=(
                    say("report.push.extra" if extra else "report.push.basic"),
                    say(f"chain.list.{clear}"),
                ),
                chance=_push_chance(month, slot, extra),
            )
        )
    return out


def _push_chance(month: Month, slot: int, extra: bool) -> Text:
    by_list = mul(mul(fixed("0.6"), month.p.list_clarity), month.tasks.need[slot])
    return in_words(at(month.p.push_chance if extra else by_list))


def in_words(chance: int) -> Text:
    return say(f"report.chance.{graded(chance, _CHANCE, 'hopeless')}")


def filings(played: Played, month: Month) -> list[Decision]:
    out = []
    for slot in np.flatnonzero(month.filed[:, 0]).tolist():
        granted = bool(month.granted[slot, 0])
        own = at(month.orders.verb, slot) == VERB["file_first"]
        support = mul(ONE // 10, at(month.orders.support) * ONE) + at(month.p.merit)
        liability = at(month.filing_liability, slot)
        parts = {
            "leniency": at(month.p.bar),
            "support": support,
            "liability": -liability,
            "habit": -fixed("0.1"),
        }
        title = quoted(task_title(played, at(month.tasks.kind, slot), slot))
        staff = person_name(played, at(month.tasks.staff, slot), month)
        out.append(
            _weighed(
                month,
                "filing",
                "granted" if granted else "refused",
                say("report.filing.own" if own else "report.filing.staff", title=title, staff=staff),
                say("report.filing.granted" if granted else "report.filing.refused"),
                at(month.filing_net, slot),
                parts,
                liability,
            )
        )
    return out


def staff_claims(played: Played, month: Month) -> list[Decision]:
    """Claims the staff made on their own after the month's cases."""
    out = []
    for slot in np.flatnonzero(month.claimed[:, 0] & month.tasks.is_active[:, 0]).tolist():
        outcome = _claim_outcome(month, slot)
        heavy = min(ONE, int(mul(at(month.sanction, slot), fixed("0.666667"))))
        title = quoted(task_title(played, at(month.tasks.kind, slot), slot))
        staff = person_name(played, at(month.tasks.staff, slot), month)
        out.append(
            weighed_claim(
                month,
                "staff_claim",
                outcome,
                say("report.claim.staff", title=title, staff=staff),
                at(month.claim_net, slot),
                heavy,
                at(month.claim_merit, slot),
            )
        )
    return out


def _claim_outcome(month: Month, slot: int) -> str:
    if not month.claim_granted[slot, 0]:
        return "refused"
    return "overruled" if month.overruled[slot, 0] else "granted"


def weighed_claim(month, kind, outcome, heading, net, heavy, merit, returned=None) -> Decision:
    stake = int(mul(mul(at(month.p.liability), fixed("0.4") + heavy), fixed("1.6")))
    parts = {"leniency": at(month.p.bar), "liability": -stake, "habit": -fixed("0.3")}
    verdict = say(f"report.claim.{outcome}")
    return _weighed(month, kind, outcome, heading, verdict, net, parts, stake, returned, facts(merit))


def _weighed(
    month, kind, outcome, heading, verdict, net, parts, stake, returned=None, on_file=None
) -> Decision:
    """A decision whose net weight is known: what is not in `parts` is the case as the examiner read it."""
    reading = net - sum(parts.values())
    weighed = factors({"merit": reading, **parts})
    read = int(ONE * reading // max(1, at(month.p.reading)))
    criteria = graded(at(month.p.ft_clarity), _CRITERIA, "vague")
    reasoned = graded(at(month.p.ft_reasons), _REASONED, "none")
    reasons = [
        on_file or Text(),
        say(f"report.merit.{graded(read, _MERIT, 'thin')}"),
        say(f"report.criteria.{criteria}"),
        say(f"report.reasoned.{reasoned}") if outcome == "refused" else Text(),
        say("report.override") if outcome == "overruled" else Text(),
    ]
    return decision(
        kind,
        outcome,
        heading,
        verdict,
        weighed,
        tuple(r for r in reasons if r),
        in_words(int(sigma(np.array([mul(net, SHARP)]))[0])),
        say(f"report.signature.{graded(stake, STAKE, 'little')}"),
        returned,
    )


def decision(
    kind, outcome, heading, verdict, factors=(), reasons=(), chance=None, signature=None, returned=None
):
    return Decision(
        kind=kind,
        outcome=outcome,
        heading=heading,
        verdict=verdict,
        factors=factors,
        reasons=reasons,
        chance=chance or Text(),
        signature=signature or Text(),
        returned=returned,
        mood=_MOODS[outcome],
    )


def factors(parts: dict[str, int]) -> tuple[Factor, ...]:
    """Weights in hundredths, largest first; what weighed nothing is left out."""
    largest = max(abs(v) for v in parts.values()) or 1
    told = [(name, value) for name, value in parts.items() if points(value, 0)]
    told.sort(key=lambda part: -abs(part[1]))
    return tuple(
        Factor(
            name,
            say(f"report.factor.{name}"),
            points(value, 0),
            show(points(value, 0), sign=True),
            whole(Fraction(100 * value, largest)),
        )
        for name, value in told
    )
