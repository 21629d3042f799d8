"""How far two arms lie apart on a ledger, how sure that is, and through which causes of the books.

Arms are compared substitute by substitute. The interval holds for all comparisons of a game together (95 %,
Bonferroni), so that a game in which nothing mattered marks nothing by mere number of looks.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from statistics import NormalDist

import numpy as np

from game.content.text import Text
from game.replay import words
from game.replay.view_why import cause_text
from game.replay.view_words import decimal
from game.sim.fixed import ONE
from game.sim.parameters import ROW
from game.sim.ruleset import Ruleset
from game.sim.state import State

SERVED = "served"  # the part that comes from more or fewer months in office
REST = "rest"  # what the ends of the scale cut off
_LEVEL_WORDS = {"results": "real", "risk": "hidden_risk"}  # as conditions call them
_SERVED = Text("任职长短", "time in office")
_REST = Text("上下限", "ends of the scale")
_LEVEL_AND_CAUSE = Text("{l}（{c}）", "{l} ({c})")


@dataclass(frozen=True)
class Gap:
    """What an arm brought less what another brought, in points of a ledger, with the half width of its
    interval. `is_sure`: the interval leaves out zero."""

    amount: Decimal
    half: Decimal
    is_sure: bool
    seeds: int

    @property
    def sign(self) -> int:
        """1 better, -1 worse, 0 not to be told apart."""
        return (1 if self.amount > 0 else -1) if self.is_sure else 0


@dataclass(frozen=True)
class Part:
    """What one cause of one level adds to a gap, in points of the ledger."""

    level: str  # of the books, or served, or rest
    cause: str
    text: Text
    amount: Decimal


def gap(arm: np.ndarray, other: np.ndarray, comparisons: int) -> Gap:
    """The gap of two arms under the same substitutes; fixed-point values, (seeds,) each."""
    apart = arm - other
    seeds, total = len(apart), int(apart.sum())
    squares = seeds * int((apart * apart).sum()) - total * total  # seeds² times the spread, exactly
    error = sqrt(squares / max(seeds - 1, 1)) / seeds  # of the mean, in fixed point
    half = critical(comparisons, seeds) * error
    mean = Fraction(total, seeds)
    return Gap(decimal(mean / ONE, 2), _rounded(half), abs(mean) > half, seeds)


def critical(comparisons: int, seeds: int) -> float:
    """How many standard errors cover 95 % of all comparisons together; Student's, by its expansion."""
    z = NormalDist().inv_cdf(1 - 0.05 / (2 * max(comparisons, 1)))
    free = max(seeds - 1, 1)
    first = (z**3 + z) / (4 * free)
    second = (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)
    return z + first + second


def _rounded(half: float) -> Decimal:
    return decimal(Fraction(round(half), ONE), 2)


@dataclass(frozen=True)
class Side:
    """The books of one arm over the months that are compared, summed over its seeds."""

    entries: dict[tuple[str, str], int]
    months: int  # served from the compared turn on, summed over seeds


def parts(
    ledger: str, arm: Side, other: Side, found_gap: Gap, rules: Ruleset, state: State
) -> tuple[Part, ...]:
    """The gap of a ledger by cause, the weightiest first; the parts add up to it.

    Score and results count a month at a time: what a cause brought per month served is told apart from the
    months themselves (each against the mean of the other, so that the two add up).
    """
    found: dict[tuple[str, str], Fraction] = {}
    seeds = found_gap.seeds
    for (level, cause), weight in _weights(ledger, {**arm.entries, **other.entries}, rules, state).items():
        here, there = (Fraction(side.entries.get((level, cause), 0), seeds * ONE) for side in (arm, other))
        if level in ("score", "results"):
            own, out = (Fraction(side.months, seeds) for side in (arm, other))
            per_month = (here / own if own else Fraction(0), there / out if out else Fraction(0))
            found[level, cause] = weight * (per_month[0] - per_month[1]) * (own + out) / 2
            more = weight * (own - out) * sum(per_month) / 2
            found[SERVED, ""] = found.get((SERVED, ""), Fraction(0)) + more
        else:
            found[level, cause] = weight * (here - there)
    found[REST, ""] = Fraction(found_gap.amount) - sum(found.values())
    told = [Part(level, cause, _named(level, cause), decimal(x, 2)) for (level, cause), x in found.items()]
    return tuple(sorted((part for part in told if part.amount), key=lambda part: -abs(part.amount)))


def _weights(ledger: str, keys, rules: Ruleset, state: State) -> dict[tuple[str, str], Fraction]:
    """What one unit of an entry (summed over members and months) is worth in points of the ledger (R26)."""
    villagers = Fraction(int(state.parameters[ROW["w_villager"], 0]), ONE)
    trust = Fraction(100, rules.public_count)
    of_level = {
        "career": {
            "score": (1 - villagers) / rules.turns,
            "trust": villagers * trust,
            "blame": Fraction(-1),
        },
        "public": {
            "results": Fraction(1, 2 * rules.turns),
            "trust": trust / 4,
            "risk": Fraction(-35, 4 * rules.public_count),
        },
    }[ledger]
    return {key: of_level[key[0]] for key in keys if key[0] in of_level}


def _named(level: str, cause: str) -> Text:
    if level in (SERVED, REST):
        return _SERVED if level == SERVED else _REST
    return _LEVEL_AND_CAUSE.fill(
        l=words.level_name(_LEVEL_WORDS.get(level, level)), c=cause_text(level, cause)
    )
