"""What lies on the desk, known then: gauges, cards, villages, people, the dilemma, open cases."""

from dataclasses import dataclass, field
from decimal import Decimal

from game.content.text import NO_TEXT, Text

GAUGES = ("score", "compliance", "rank", "complaints", "hours", "blame")
MONEY = "money"  # the seventh, where the scenario runs the mechanism powers


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
    """A word stuck on a card (redline on_top unwelcome) or on its result (complaint found granted …)."""

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
    duty: str = ""  # basic · cooperate · taken_back · unlisted; "" without the mechanism powers
    duty_name: Text = field(default_factory=Text)
    paper: str = ""  # paper · letter · oral: what the order left above; "" without the mechanism channels
    paper_name: Text = field(default_factory=Text)


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
    state: str = ""  # away new rested tired weary worn; "" where the scenario leaves people alone
    state_name: Text = field(default_factory=Text)
    fatigue: int = 0  # percent


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
class SceneStep:
    """An hour of a scene that has come: what was heard, what could be done, what was."""

    id: str
    clock: str  # "21:50"
    text: Text
    choices: tuple[Option, ...]
    fallback: int
    taken: int | None  # None: it is asked now
    by_default: bool = False  # nobody decided, or it could not be carried out

    @property
    def choice(self) -> Option | None:
        return None if self.taken is None else self.choices[self.taken]


@dataclass(frozen=True, slots=True)
class Dilemma:
    """A scene has `steps`, those that have come; `choices` and `fallback` are then the last of these."""

    id: str
    name: Text
    text: Text
    advisers: tuple[Adviser, ...]
    choices: tuple[Option, ...]  # in order; ids as in the scenario
    fallback: int  # what is taken if nothing is decided
    reasons: tuple[Reason, ...]
    comment: str
    steps: tuple[SceneStep, ...] = ()

    @property
    def open_step(self) -> SceneStep | None:
        return self.steps[-1] if self.steps and self.steps[-1].taken is None else None

    @property
    def decided(self) -> Text:
        """What was chosen, or what nobody's choosing came to; in a scene hour by hour."""
        if not self.steps:
            return self.choices[self.fallback if self.chosen is None else self.chosen].name
        past = [(step.clock, step.choice.name) for step in self.steps if step.choice]
        zh, en = (
            mark.join(f"{clock} {getattr(name, lang).rstrip('。.')}" for clock, name in past)
            for mark, lang in (("；", "zh"), ("; ", "en"))
        )
        return Text(zh, en)

    @property
    def by_default(self) -> bool:
        """Whether nobody decided; in a scene, at no hour."""
        return all(step.by_default for step in self.steps) if self.steps else self.chosen is None

    @property
    def chosen(self) -> int | None:
        return next((i for i, c in enumerate(self.choices) if c.chosen), None)


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case on the desk that may be answered: accept · claim · appeal · explain · protect · report."""

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
    stage: Text = NO_TEXT  # where it stands in the procedure, and what was decided so far


@dataclass(frozen=True, slots=True)
class Notice:
    """One line of what reached the desk. kind: inspection incident complaint rank case decision season
    campaign exposure county people."""

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
    alerts: tuple[Notice, ...]  # what hangs over this month: campaigns, a county that presses
    is_over: bool
    undecided: tuple[Text, ...]  # what is still open before the month is sent up
