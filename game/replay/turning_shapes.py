"""What a search for turning points finds: frozen data, both languages and plain numbers, ready to draw."""

from dataclasses import dataclass
from decimal import Decimal

from game.content.text import Text
from game.replay.gaps import Gap, Part
from game.replay.habit import Habit

WORTH = Decimal(1)  # points of a ledger (of 100) from which a gap is worth telling


@dataclass(frozen=True)
class Trials:
    """Substitutes an arm: for a first look, for every arm, and at most, where the gap is still unclear."""

    rough: int = 16
    refined: int = 100
    most: int = 1000

    def stages(self) -> tuple[tuple[str, int], ...]:
        """(name, substitutes up to there); between the last two a step on the way spares most of it."""
        between = min(self.most, 3 * self.refined)
        return (
            ("rough", self.rough),
            ("refined", self.refined),
            ("between", between),
            ("final", self.most),
        )


@dataclass(frozen=True)
class Branch:
    """One arm of a month and what it brought on average; gaps are against the month as it was played."""

    key: str  # played, choice:ID or style:NAME
    kind: str  # played · dilemma · plan
    name: Text
    seeds: int
    career_points: Decimal  # mean of the ledger at the end
    public_points: Decimal
    removed_percent: Decimal
    months: Decimal  # in office, of the whole term
    career: Gap | None = None  # None: as it was played
    public: Gap | None = None
    career_parts: tuple[Part, ...] = ()  # signed causes; they add up to the gap
    public_parts: tuple[Part, ...] = ()

    def gap(self, ledger: str) -> Gap:
        found = self.career if ledger == "career" else self.public
        assert found is not None, "the month as it was played has no gap to itself"
        return found

    def parts(self, ledger: str) -> tuple[Part, ...]:
        return self.career_parts if ledger == "career" else self.public_parts

    def sign(self, ledger: str) -> int:
        """1 clearly better than it was played, -1 clearly worse, 0 no clear difference worth telling."""
        found = self.gap(ledger)
        return found.sign if abs(found.amount) >= WORTH else 0


@dataclass(frozen=True)
class Mark:
    """A turning point. verdict: missed (another decision brought more on one ledger and not less on the
    other), opposed (more on one and less on the other: the two ledgers disagree), held (all others brought
    less).
    """

    turn: int
    kind: str  # dilemma · plan
    verdict: str
    branch: Branch  # the other decision it is measured by
    size: Decimal  # the larger of its gaps, in points
    text: Text

    @property
    def is_opposed(self) -> bool:
        return self.verdict == "opposed"


@dataclass(frozen=True)
class Moment:
    """One turn: the arms, the style in which all of them went on, and why nothing is marked, if so."""

    turn: int
    month: Text
    habit: Habit  # the continuation; its `name` stands on the screen
    branches: tuple[Branch, ...]  # the first is the month as it was played
    lost: str  # "" · removed (in every arm) · floor (both ledgers, in every arm) · equal (no arm differs)
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class TurningPoints:
    stage: str  # rough · refined · final
    moments: tuple[Moment, ...]
    marks: tuple[Mark, ...]  # the largest first
    lost_from: int  # from this turn on nothing could be saved any more, 0 never
    seeds: tuple[int, int]  # fewest and most substitutes an arm was judged by
    text: Text  # what was found, in a sentence
    method: Text  # how it was found, for the foot of a page

    def foremost(self, count: int = 3) -> tuple[Mark, ...]:
        """The largest marks that do not tell the same thing twice: verdict or other decision differ."""
        first: dict[tuple[str, str], Mark] = {}
        for mark in self.marks:
            first.setdefault((mark.verdict, mark.branch.key), mark)
        return tuple(first.values())[:count]


@dataclass(frozen=True)
class Step:
    """A step of the search: how far it is (0 to 1), and the result so far where a stage was finished."""

    stage: str
    share: float
    result: TurningPoints | None = None
