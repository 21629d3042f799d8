"""What the screens and the terminal draw: frozen data with both languages, numbers in human units.

Words are `Text`, numbers `int` or `Decimal` with a `shown` Text beside them where a unit or a rounding is
wanted: whoever draws never formats and never computes. Everything marked *known* holds only what the town
head could know; only `YearEnd` and a `Review` asked for the truth lift the fog.

The functions that fill them are in `view`:

    desk(session) -> Desk                       the open turn as it stands, with the plan so far
    report(session, turn) -> Report             what the month of a turn (1..) brought, known then
    year_end(session) -> YearEnd                both ledgers, the fog lifted
    review(session, turn, truth) -> Review      any turn, as it was known or as it was
    why(session, turn, level, member=None) -> LevelWhy      the signed causes of one level's change
    team(session, turn=None) -> Team            the staff as they really are (truth)
    curves(session, truth) -> tuple[Curve, ...]     month by month; real against recorded
"""

from dataclasses import dataclass
from decimal import Decimal

from game.content.text import Text

GAUGES = ("score", "compliance", "rank", "complaints", "hours", "blame")


@dataclass(frozen=True, slots=True)
class Gauge:
    """One of the six things a town head sees. `mood`: 1 the change is good, -1 bad, 0 neither."""

    id: str  # GAUGES
    name: Text
    value: Decimal
    shown: Text  # with its unit, "63.5" or "第 4 / 14"
    change: Decimal | None  # since last month; None on the first desk
    change_shown: Text
    better: int  # +1 more is better, -1 less is better
    mood: int
    reading: Text  # a few words
    history: tuple[Decimal, ...]  # month by month, the latest last
    low: Decimal
    high: Decimal  # the ends of its scale
    mark: Decimal | None = None  # a line worth drawing: the removal line, 100 % of the time
    arrival: int = 0  # place in `history` of the day he arrived


@dataclass(frozen=True, slots=True)
class PathStep:
    name: Text  # the level
    factor: Decimal  # after this level, 1.12 … 1.45
    shown: Text  # "×1.27"


@dataclass(frozen=True, slots=True)
class TargetPath:
    """层层加码: how the target grew on its way down, level by level."""

    steps: tuple[PathStep, ...]
    base_tasks: int
    tasks: int
    text: Text


@dataclass(frozen=True, slots=True)
class Mark:
    """A word stuck on a card (redline · on_top · unwelcome) or on its result (complaint · found · granted …)."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen; `refusal` is a sentence where it cannot be (now)."""

    id: str
    name: Text
    text: Text  # one short explanation
    points: int
    refusal: Text | None = None
    chosen: bool = False
    days: int = 0  # staff days it costs by itself


@dataclass(frozen=True, slots=True)
class TaskCard:
    slot: int  # the engine's task slot, for plan.set_card
    key: str  # "emergency#0": office and ordinal, as recordings write it
    number: int  # 1.. as the terminal counts; cards first, the rest after
    title: Text
    text: Text
    office: Text
    platform: Text
    channel: str  # document letter phone group ticket meeting visit
    channel_name: Text
    village: Text
    village_index: int
    staff: Text
    staff_index: int
    days: Decimal
    days_shown: Text
    redline: bool
    on_top: bool  # came on top of the basic quota (层层加码部分)
    fit: str  # fits · strained · misfits
    fit_name: Text
    powers: str  # matched · partly · absent
    powers_name: Text
    marks: tuple[Mark, ...]
    verbs: tuple[Option, ...]  # without "none"; ids as ruleset.VERBS
    chosen: str | None
    office_index: int = 0


@dataclass(frozen=True, slots=True)
class RestOfTasks:
    """面上工作: what is not on the desk's cards; the staff settle it unless the player takes one up."""

    count: int
    text: Text
    cards: tuple[TaskCard, ...]


@dataclass(frozen=True, slots=True)
class StandingAction:
    """consult · prepare · support · back: one point each; `refusal` is about one point more."""

    id: str
    name: Text
    text: Text
    points: int
    refusal: Text | None


@dataclass(frozen=True, slots=True)
class Dial:
    id: str  # absorb · paper_first
    name: Text
    left: Text  # what 0 means
    right: Text  # what 100 means
    percent: int
    reading: Text


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was seen of a village on a visit, by the end of that month."""

    turn: int
    month: int
    trust: Decimal
    trust_words: Text
    risk: Decimal
    risk_words: Text


@dataclass(frozen=True, slots=True)
class Village:
    """Known of a village: the fog is lifted only by visits (`sightings`, the latest last)."""

    index: int
    id: str
    name: Text
    note: Text
    at: tuple[int, int]
    households: int
    visiting: bool
    refusal: Text | None  # about visiting it this month
    sightings: tuple[Sighting, ...]
    known: Text  # one line: what is known, or that nobody has been there
    tasks: int  # tasks here this month
    incident: bool  # something happened here last month

    @property
    def seen(self) -> Sighting | None:
        return self.sightings[-1] if self.sightings else None


@dataclass(frozen=True, slots=True)
class Person:
    """Known of a member of staff: no beliefs, only what was seen."""

    index: int
    id: str
    name: Text
    post: Text
    note: Text
    career: Text
    temperament: Text
    seen: Text  # what he was seen doing last month
    holding: tuple[Text, ...]  # titles of this month's tasks


@dataclass(frozen=True, slots=True)
class Adviser:
    name: Text
    post: Text
    says: Text
    interest: Text
    record: Text


@dataclass(frozen=True, slots=True)
class Reason:
    id: str
    name: Text
    chosen: bool


@dataclass(frozen=True, slots=True)
class Dilemma:
    id: str
    name: Text
    text: Text
    advisers: tuple[Adviser, ...]
    choices: tuple[Option, ...]  # in order; ids as in the scenario
    fallback: int  # what is taken if nothing is decided
    reasons: tuple[Reason, ...]
    comment: str

    @property
    def chosen(self) -> int | None:
        return next((i for i, c in enumerate(self.choices) if c.chosen), None)


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case on the desk that may be answered: accept · claim · appeal · explain."""

    place: int  # the engine's place, for plan.answer
    number: int  # 1.. as the terminal counts
    kind: str
    title: Text
    text: Text  # what happened, who carries what
    facts: Text  # what the inquiry put on record, which speaks for or against tolerance
    village: Text
    staff: Text
    opened: int  # month 1..12
    blame: Decimal  # the player's part, points
    staff_blame: Decimal
    deadline: Text
    answers: tuple[Option, ...]
    chosen: str | None


@dataclass(frozen=True, slots=True)
class Notice:
    """One line of what reached the desk. kind: inspection incident complaint rank case decision season."""

    kind: str
    text: Text
    mood: int = 0


@dataclass(frozen=True, slots=True)
class Desk:
    turn: int  # 1..turns
    turns: int
    month: int  # 1..12
    heading: Text  # "第 5 / 12 回合 · 5月"
    terms: Text  # the month's two solar terms
    season: Text
    place: Text
    county: Text
    post: Text
    institution: Text
    attention: int
    attention_left: int
    gauges: tuple[Gauge, ...]
    path: TargetPath
    cards: tuple[TaskCard, ...]
    rest: RestOfTasks
    standing: tuple[StandingAction, ...]
    dials: tuple[Dial, ...]
    villages: tuple[Village, ...]
    staff: tuple[Person, ...]
    dilemma: Dilemma | None
    cases: tuple[OpenCase, ...]
    instruction: tuple[Option, ...] | None  # last turn: what is answered to what the last month opens
    notices: tuple[Notice, ...]
    is_over: bool
    undecided: tuple[Text, ...]  # what is still open before the month is sent up


# --- what a month brought --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Finding:
    kind: str  # found · hollow · caught · slipped
    title: Text
    village: Text
    staff: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Inspection:
    """One office's visits of the month."""

    office: Text
    looked: int
    of: int
    findings: tuple[Finding, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class CardResult:
    """What the player could see of a card he had touched. `seen`: really done, only where he walked."""

    slot: int
    title: Text
    village: Text
    staff: Text
    verb: str
    verb_name: Text
    text: Text
    reported: Decimal | None  # percent, as reported
    seen: Decimal | None  # percent, as seen on the spot
    marks: tuple[Mark, ...]  # complaint · found · pushed · granted …
    mood: int


@dataclass(frozen=True, slots=True)
class Factor:
    """One weight in a decision: positive speaks for it. `share` is -100..100 of the largest."""

    id: str
    text: Text
    amount: Decimal
    shown: Text
    share: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Somebody decided about something asked of him, with his reasons in field language.

    kind: push · filing · claim · appeal · explain · accept · lapse · staff_claim.
    """

    kind: str
    outcome: str  # granted · refused · overruled · reduced · rejected · done
    heading: Text  # who asked what
    verdict: Text  # the decision in a sentence
    factors: tuple[Factor, ...]
    reasons: tuple[Text, ...]
    chance: Text  # how likely it was, in words; empty where nothing was weighed
    signature: Text  # what his signature stood to lose; empty where nobody signs
    returned: Decimal | None  # points of blame taken back from the player (negative: added)
    mood: int


@dataclass(frozen=True, slots=True)
class Incident:
    village: Text
    text: Text
    case: Text  # the file the inquiry turned to, empty if none


@dataclass(frozen=True, slots=True)
class Share:
    """What one link of the chain kept of a case, and why."""

    id: str  # a level's id, or town_head · handler · tolerated
    name: Text
    amount: Decimal  # points
    shown: Text
    percent: int
    arrives: Decimal  # what reached this link
    why: Text


@dataclass(frozen=True, slots=True)
class Waterfall:
    """One case (or all of a month, or of the year) from the top of the chain to the handler."""

    kind: str
    title: Text
    text: Text
    village: Text
    staff: Text
    whole: Decimal
    shown: Text
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Aftermath:
    event: Text
    choice: Text
    text: Text
    by_default: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What came back after a month was sent up, as it was known then."""

    turn: int
    month: int
    heading: Text
    inspections: tuple[Inspection, ...]
    inspection_line: Text  # all of it in one line
    cards: tuple[CardResult, ...]
    decisions: tuple[Decision, ...]  # push-backs, filings, answers to cases, staff claims
    incidents: tuple[Incident, ...]
    cases: tuple[Waterfall, ...]  # heaviest first
    month_blame: Waterfall | None  # all the month's cases together
    aftermath: Aftermath | None
    visits: tuple[Village, ...]  # where he walked, with what he saw
    gauges: tuple[Gauge, ...]  # month's end: apparent books only
    notices: tuple[Notice, ...]
    removed: bool
    is_over: bool


# --- the fog lifted --------------------------------------------------------------------------------------


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
