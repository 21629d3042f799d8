"""What the blame line says: an outcome in four parts that add up, ready to draw."""

from dataclasses import dataclass
from decimal import Decimal

from game.content.text import Text
from game.replay.habit import Habit

FOUR = ("mine", "rules", "above", "luck")


@dataclass(frozen=True)
class Part:
    """What one of the four added to the outcome. half: half width of its 95 % interval, from luck's mean."""

    key: str  # FOUR
    name: Text
    amount: Decimal
    half: Decimal


@dataclass(frozen=True)
class Corner:
    """One of the sixteen games: which of the four were as they were, and the outcome there."""

    on: tuple[str, ...]
    value: Decimal


@dataclass(frozen=True)
class Split:
    """One outcome. actual = baseline + total, and the parts add up to the total, as shown."""

    outcome: str
    name: Text
    better: int  # 1 where more is better, -1 where less is, 0 neither
    decimals: int
    actual: Decimal
    baseline: Decimal  # with all four off
    total: Decimal
    parts: tuple[Part, ...]  # in the order of FOUR
    corners: tuple[Corner, ...]
    text: Text

    def part(self, key: str) -> Part:
        return self.parts[FOUR.index(key)]


@dataclass(frozen=True)
class BlameLine:
    splits: tuple[Split, ...]  # in the order of blame.OUTCOMES
    habit: Habit  # who goes on where he would have stayed longer
    seeds: int
    method: Text

    def split(self, outcome: str) -> Split:
        """The split of one outcome: career, public, removed (as months lost), served, incidents, blame, or
        any level by its name in conditions. Raises KeyError."""
        return {split.outcome: split for split in self.splits}[outcome]


@dataclass(frozen=True)
class BlameStep:
    """How far it is, 0 to 1; the last step holds the result."""

    share: float
    result: BlameLine | None = None
