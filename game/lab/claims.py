"""The registered claims: what claims.yaml says, read and checked. See docs/decisions/0007-claims.md.

A claim compares arms: an institution with some parameters set, a mechanism switched off, or another
institution from some month on.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import yaml

from game.content.claim_list import CLAIMS_FILE
from game.content.text import NO_TEXT, Text
from game.lab.measures import MEASURES
from game.sim.parameters import NAMES
from game.sim.ruleset import ANSWERS, MECHANISMS, VERBS

EXPECTATIONS = ("holds", "fragile", "does_not_hold")
WINDOW = (13, 36)  # months a measure is averaged over unless a claim says otherwise

# A mechanism is off when its parameters stand at these values; some lie outside their ordinary range.
OFF: dict[str, dict[str, str]] = {
    "amplification": {"pressure_sigma": "0"},
    "ratchet": {"bureau_speed": "0"},
    "learning": {"alpha_own": "0", "alpha_soc": "0"},
    "colleagues": {"norm": "0"},
    "file_shield": {"trace_shield": "0"},
    "faking": {"integrity": "9"},
    "slips": {"slip": "0"},
    "time": {"visit_days": "0", "report_days": "0", "one_table": "1"},
    "shallow_inspection": {"depth_elast": "0"},
    "fear": {"fear": "1"},
    "misfit": {"misfit": "0.1"},
    "stigma": {"stigma": "0"},
    "rewards": {"promo": "0", "honour": "0"},
    "sanctions": {"acct": "0"},
    "harm": {"hazard": "0"},
    "selfgov": {"selfgov": "0"},
    "leakage": {"leak": "0"},
    "private_gain": {"rents": "0"},
    "whistle": {"whistle_days": "999"},
    "clock": {"clock": "0"},
    "correction": {"correction": "0"},
    "drift": {"ft_drift": "0"},
    "favour": {"ft_favour": "0"},
    "routine": {"ft_inflation": "0"},
    "publication": {"ft_publish": "0"},
    "liable_examiner": {"ft_liab": "0"},
    "exposure": {"secret_visits": "0"},
    "pressing_county": {"county_react": "0"},
    "secondment": {"secondment": "0"},
    "turnover": {"turnover": "0"},
    "county_change": {"leader_change": "0"},
}
# What exists only where the claim's arms run one of these; elsewhere switching it off changes nothing.
# The examiner of the core (R6, R16) is part of what is claimed there, so his liability is not ablated in it.
ONLY_WITH: dict[str, str] = {
    "leakage": "channels",
    "private_gain": "graft",
    "whistle": "powers",
    **dict.fromkeys(
        ("clock", "correction", "drift", "favour", "routine", "publication", "liable_examiner"), "procedure"
    ),
    "exposure": "exposure",
    **dict.fromkeys(("pressing_county", "secondment", "turnover", "county_change"), "people"),
}


@dataclass(frozen=True)
class Arm:
    """One way the township is run, for `months` months."""

    institution: str
    set: tuple[tuple[str, str], ...] = ()
    off: tuple[str, ...] = ()
    then: tuple[int, str] | None = None  # from this month on another institution
    months: int = 36
    levels: int = 3  # of the chain above the township
    mechanisms: tuple[str, ...] = ()  # beyond the core (ruleset.MECHANISMS)
    verb: str = ""  # what the leader orders for the two tasks that need others' powers most
    answer: str = ""  # what he answers to every case


@dataclass(frozen=True)
class Term:
    """A measure of an arm averaged over months first..last, times a weight."""

    arm: Arm
    measure: str
    window: tuple[int, int] = WINDOW
    weight: float = 1.0


@dataclass(frozen=True)
class Claim:
    """A registered sentence. Its effect is the weighted sum of its terms per game, or a peak of a curve."""

    id: str
    sentence: Text
    expect: str
    direction: str  # higher · lower · equal
    terms: tuple[Term, ...]
    margin: float = 0.0
    kind: str = "emergent"  # emergent · structural · probe
    side: str = ""  # for a curve: rise or fall
    divide: tuple[Term, ...] = ()  # the effect is a ratio less one
    plus: float = 0.0  # added to every game's effect
    refs: tuple[str, ...] = ()
    reason: Text = NO_TEXT
    needs: tuple[str, ...] = ()  # the mechanisms without which it does not hold (`evidence --ablate`)

    @property
    def all_terms(self) -> tuple[Term, ...]:
        return self.terms + self.divide


@cache
def claims() -> tuple[Claim, ...]:
    """Every registered claim, curves as two claims each. Raises ValueError where the file is wrong."""
    with CLAIMS_FILE.open(encoding="utf-8") as file:
        entries = yaml.safe_load(file)["claims"]
    found = [claim for entry in entries for claim in _read(entry)]
    ids = [claim.id for claim in found]
    if len(set(ids)) != len(ids):
        raise ValueError("claims.yaml: an id is used twice")
    return tuple(found)


def _read(entry: dict[str, Any]) -> list[Claim]:
    base = Claim(
        id=entry["id"],
        sentence=Text(**entry["says"]),
        expect=entry["expect"],
        direction=entry.get("direction", "higher"),
        terms=(),
        margin=float(entry.get("margin", 0)),
        kind=entry.get("kind", "emergent"),
        refs=tuple(str(ref) for ref in entry.get("refs", ())),
        reason=Text(**entry.get("reason", {})),
        plus=float(entry.get("plus", 0)),
    )
    if base.expect not in EXPECTATIONS or base.direction not in ("higher", "lower", "equal"):
        raise ValueError(f"claims.yaml: {base.id}: expect or direction is not known")
    needs = entry.get("needs", ())
    unknown = [name for one in (needs.values() if isinstance(needs, dict) else [needs]) for name in one]
    if not set(unknown) <= set(OFF):
        raise ValueError(f"claims.yaml: {base.id}: needs names a mechanism that is not known")
    if "curve" in entry:
        return _curve(base, entry, needs or {})
    base = replace(base, needs=tuple(needs))
    measure, window = entry["measure"], tuple(entry.get("window", WINDOW))
    terms = tuple(_terms(entry["compare"], measure, window))
    divide = tuple(_terms(entry.get("by", []), measure, tuple(entry.get("by_window", window))))
    return [replace(base, terms=terms, divide=divide)]


def _terms(arms: list[dict[str, Any]], measure: str, window: tuple) -> Iterable[Term]:
    """The first arm counts +1, the second -1, a third +1 …; an arm may bring its own measure or window."""
    for place, spec in enumerate(arms):
        weight = float(spec.get("weight", 1 if place % 2 == 0 else -1))
        name = spec.get("measure", measure)
        if name not in MEASURES:
            raise ValueError(f"claims.yaml: there is no measure {name}")
        own = tuple(spec.get("window", window))
        yield Term(_arm(spec, max(36, own[1])), name, (own[0], own[1]), weight)


def _arm(spec: dict[str, Any], months: int) -> Arm:
    settings = {name: str(value) for name, value in spec.get("set", {}).items()}
    unknown = [name for name in settings if name not in NAMES]
    unknown += [mechanism for mechanism in spec.get("off", ()) if mechanism not in OFF]
    unknown += [mechanism for mechanism in spec.get("mechanisms", ()) if mechanism not in MECHANISMS]
    unknown += [v for v in [spec.get("verb", "none")] if v not in VERBS]
    unknown += [a for a in [spec.get("answer", "accept")] if a not in ANSWERS]
    if unknown:
        raise ValueError(f"claims.yaml: there is no {unknown[0]}")
    then = spec.get("then")
    return Arm(
        spec["institution"],
        tuple(sorted(settings.items())),
        tuple(spec.get("off", ())),
        (int(then["month"]), then["institution"]) if then else None,
        months,
        mechanisms=tuple(spec.get("mechanisms", ())),
        verb=spec.get("verb", ""),
        answer=spec.get("answer", ""),
    )


def _curve(base: Claim, entry: dict[str, Any], needs: dict[str, list[str]]) -> list[Claim]:
    """An interior optimum: peak minus the lowest end (rise) and peak minus the highest end (fall)."""
    curve = entry["curve"]
    terms = tuple(
        Term(_arm({"institution": curve["institution"], "set": point}, 36), entry["measure"])
        for point in curve["points"]
    )
    expects = entry.get("expects", {})
    return [
        replace(
            base,
            id=f"{base.id}_{side}",
            terms=terms,
            side=side,
            expect=expects.get(side, base.expect),
            needs=tuple(needs.get(side, ())),
        )
        for side in ("rise", "fall")
    ]
