"""The fog lifted: why levels moved, curves, ledgers, the team, the review of a turn."""

from dataclasses import dataclass
from decimal import Decimal

from game.content.text import Text
from game.replay.view_shapes_desk import Desk, Sighting
from game.replay.view_shapes_month import Decision, Report, Waterfall


@dataclass(frozen=True, slots=True)
class Cause:
    id: str
    text: Text
    amount: Decimal  # signed, human units, rounded so that the causes sum to the change
    shown: Text


@dataclass(frozen=True, slots=True)
class LevelWhy:
    """Why one level moved in one month. `members`: the same for each village, office or person."""

    level: str
    name: Text
    before: Decimal
    after: Decimal
    change: Decimal
    shown: Text  # "52.1 → 49.6"
    change_shown: Text
    better: int
    causes: tuple[Cause, ...]  # largest first
    members: tuple["MemberWhy", ...] = ()


@dataclass(frozen=True, slots=True)
class MemberWhy:
    index: int
    name: Text
    after: Decimal
    change: Decimal
    change_shown: Text
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """One line over the months; None where it was not known."""

    id: str
    name: Text
    points: tuple[Decimal | None, ...]  # the run-in's last month first
    recorded: bool  # True: what the books say; False: what really was
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True)
class Amount:
    """A line of a sum: where days went, what a ledger is made of, who chose what."""

    id: str
    text: Text
    amount: Decimal
    shown: Text


@dataclass(frozen=True, slots=True)
class Account:
    """One of the two ledgers and its make-up: the parts sum to the total."""

    id: str  # career · public
    name: Text
    total: Decimal
    shown: Text
    reading: Text
    parts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class VillageTruth:
    """A village over the year: what was so, and what had been seen of it."""

    index: int
    id: str
    name: Text
    at: tuple[int, int]
    trust: tuple[Decimal, ...]  # by month, the run-in's last first
    risk: tuple[Decimal, ...]
    trust_words: Text
    risk_words: Text
    sightings: tuple[Sighting, ...]
    incidents: tuple[int, ...]  # turns
    text: Text


@dataclass(frozen=True, slots=True)
class TeamLine:
    """Some of the staff (a career, everyone, one person) at the start and now."""

    id: str
    name: Text
    count: int
    real_before: Decimal  # percent of their own choices that were real work
    real_now: Decimal
    caution_before: Decimal  # points of blame expected of one ordinary task done straight
    caution_now: Decimal
    motivation_before: Decimal  # percent of what they once brought
    motivation_now: Decimal
    blame: Decimal  # points carried since the player came
    text: Text
    fatigue_before: Decimal = Decimal(0)  # percent
    fatigue_now: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Team:
    whole: TeamLine
    careers: tuple[TeamLine, ...]
    people: tuple[TeamLine, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class Ending:
    id: str
    name: Text
    text: Text
    epilogue: Text


@dataclass(frozen=True, slots=True)
class YearEnd:
    turns: int
    served: int  # months
    removed: bool
    ending: Ending | None
    accounts: tuple[Account, ...]
    curves: tuple[Curve, ...]
    villages: tuple[VillageTruth, ...]
    team: Team
    blame: Waterfall | None  # the whole year's, link by link
    powers: Decimal  # percent of the powers needed that the township held, to set against its share
    settled: tuple[Decision, ...]  # what the last month opened and the standing instruction settled
    instruction: Text
    institution: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the staff concluded from a month."""

    turn: int
    text: Text
    amount: Decimal  # change of the blame they expect of acting, points
    mood: int


@dataclass(frozen=True, slots=True)
class Review:
    """One turn looked at again. The fields after `decided` are empty unless the truth was asked for."""

    turn: int
    truth: bool
    heading: Text
    desk: Desk  # as it stood, with what was decided marked as chosen
    report: Report | None  # None for a turn not yet sent up
    decided: tuple[Text, ...]
    curves: tuple[Curve, ...]
    levels: tuple[LevelWhy, ...] = ()
    hours: tuple[Amount, ...] = ()  # days by cause
    ways: tuple[Amount, ...] = ()  # tasks by way, as really done
    people: tuple[tuple[Text, Text], ...] = ()  # who, did what
    lessons: tuple[Lesson, ...] = ()  # from the first case up to this turn
    villages: tuple[VillageTruth, ...] = ()
