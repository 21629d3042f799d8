"""What content must fill: the frozen tables of one scenario, and the words the rules use for things.

Sizes and identities are the scenario's: the engine knows roles (level, office, staff, public), not
townships. Fractions are fixed point (16 bits), times are head-months (20 working days = 1.0).
"""

from dataclasses import dataclass, field

import numpy as np

from game.sim.fixed import ONE, fixed

# Ways of doing a task, in the order of every array over ways.
STALL, TRACE, REAL, INNOVATE, FILED, FAKE = range(6)
WAYS = ("stall", "trace", "real", "innovate", "filed", "fake")

# What the leader may ask for on a task card.
VERBS = (
    "none",
    "real",
    "trace",
    "file_first",
    "innovate",
    "with_public",
    "push_back",
    "hand_down",
    "as_required",
    "whistle",
    "report_orally",
    "joint",
)
CORE_VERBS = 9  # the rest belong to the mechanism "powers"
VERB = {name: code for code, name in enumerate(VERBS)}

# What he may answer to a case opened last month.
ANSWERS = ("accept", "claim", "appeal", "explain", "protect", "report")
CORE_ANSWERS = ANSWERS[:4]  # without the mechanism `procedure`
ANSWER = {name: code for code, name in enumerate(ANSWERS)}

CAREERS = ("leading", "young", "mid", "late")
TEMPERAMENTS = ("steady", "keen", "careful", "bold", "weary")
STYLES = (
    "default",
    "cautious",
    "doer",
    "trace_first",
    "innovator",
    "adaptive",
    "random",
    "filer",
    "village",
)

# Mechanisms beyond the core that a scenario may switch on; the bare scenario runs without any.
MECHANISMS = ("channels", "powers", "campaigns", "graft", "people", "exposure", "procedure")

# How a task arrives, and on which of the township's duty lists it stands (R70, R74).
CHANNELS = ("document", "letter", "phone", "group", "ticket", "meeting", "visit")
DUTIES = ("basic", "cooperate", "taken_back", "unlisted")

# What `when:` and `weight:` may read; order is part of the compiled programs.
CONDITION_NAMES = (
    "month",
    "turn",
    "score",
    "compliance",
    "rank",
    "complaints",
    "load",
    "blame",
    "trust",
    "hidden_risk",
    "real",
    "capacity",
    "caution",
    "motivation",
    "real_share",
    "trace_share",
    "fake_share",
    "innovations",
    "filed",
    "granted",
    "refused",
    "overruled",
    "claims",
    "incidents",
    "findings",
    "visits",
    "excused",
    "removed",
    "career",
    "public",
    "removal_line",
    "tolerance_on",
    "campaign",
    "fatigue",
    "exposed",
    "graft_found",
)

# Counts kept from the leader's arrival on, in the order of State.counts.
COUNTS = (
    "innovations",
    "filed",
    "granted",
    "refused",
    "overruled",
    "claims",
    "incidents",
    "findings",
    "visits",
    "excused",
    "exposed",
    "graft_found",
)
COUNT = {name: row for row, name in enumerate(COUNTS)}

# A compiled condition: postfix instructions (operation, argument); see programs.py.
Program = tuple[tuple[str, int], ...]

# Effects of a choice (R29). `target` is a parameter row, a way, a cover, a level or a flag, by kind.
STANCE, PRECEDENT, COVER, LEVEL, FLAG = range(5)
COVERS = ("filed", "good_faith", "negligence")
EFFECT_LEVELS = ("trust", "hidden_risk", "capacity", "score", "blame", "motivation")


@dataclass(frozen=True)
class Effect:
    """One effect of a choice. amount: shift (stance, level), blame of the precedent, or 0/1 (cover)."""

    choice: int
    kind: int
    target: int
    amount: int
    turns: int = 0  # how long a stance lasts
    weight: int = 0  # how many cases a precedent counts for
    is_credit: bool = False  # a precedent about appraisal instead of blame


@dataclass(frozen=True)
class Deck:
    """Dilemma cards. Arrays over events (E), choices (X, grouped by event) and steps of scenes (S, grouped by
    event). A scene has no choices of its own: `choice_count` 0, each of its steps has some of the X."""

    identity: np.ndarray = field(default_factory=lambda: np.zeros(0, np.uint64))
    when: tuple[Program, ...] = ()
    weight: tuple[Program, ...] = ()
    months: np.ndarray = field(default_factory=lambda: np.zeros((0, 12), bool))
    cooldown: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    first_choice: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    choice_count: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    fallback: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    choice_when: tuple[Program, ...] = ()
    choice_points: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    choice_time: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    choice_suits: np.ndarray = field(default_factory=lambda: np.zeros((0, len(STYLES)), bool))
    effects: tuple[Effect, ...] = ()
    flag_count: int = 0
    first_step: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    step_count: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))  # (E,) or none: no scenes
    step_identity: np.ndarray = field(default_factory=lambda: np.zeros(0, np.uint64))
    step_when: tuple[Program, ...] = ()
    step_first: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    step_choices: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    step_fallback: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    step_weights: tuple[tuple[int, ...], ...] = ()  # of the news that a step may bring, one of them
    step_flags: tuple[tuple[int, ...], ...] = ()  # the flag that each of them sets, -1 none


@dataclass(frozen=True)
class Kinds:
    """Kinds of task, arrays over kinds (K). Kind 0 is the nameless general task.

    An attribute is low + span * draw; misfit is a factor on the behaviour parameter `misfit`, so that its
    mean moves all kinds; a red line or an unwelcome task may be fixed (chance 0 or 1) or drawn.
    """

    office: np.ndarray
    months: np.ndarray  # (K, 12) bool
    weight: np.ndarray
    work_low: np.ndarray
    work_span: np.ndarray
    misfit_low: np.ndarray
    misfit_span: np.ndarray
    need_low: np.ndarray
    need_span: np.ndarray
    value_low: np.ndarray
    value_span: np.ndarray
    redline: np.ndarray  # chance, fixed point; -1: the behaviour parameter `redline`
    unwelcome: np.ndarray  # chance, fixed point
    channel: np.ndarray  # index in CHANNELS
    duty: np.ndarray  # index in DUTIES; -1: by the powers the task needs
    seasons: dict = field(default_factory=dict, init=False, repr=False, compare=False)  # by in_season

    def in_season(self, office: int, month: int) -> tuple[np.ndarray, np.ndarray]:
        """An office's kinds in a month (0-11) and their running weights; worked out once."""
        if (office, month) not in self.seasons:
            rows = np.flatnonzero((self.office == office) & self.months[:, month])
            self.seasons[office, month] = rows, np.cumsum(self.weight[rows])
        return self.seasons[office, month]


@dataclass(frozen=True)
class Hazards:
    """What may strike a season and is met by an urgent campaign (R80). Arrays over hazards (H)."""

    identity: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    months: np.ndarray = field(default_factory=lambda: np.zeros((0, 12), bool))
    chance: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))  # that it comes in such a month
    size: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))  # share of villages, unprotected
    time: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))  # head-months of each who acts


@dataclass(frozen=True)
class Ruleset:
    """Everything about a scenario that the rules read. N staff, B offices, V publics, L levels above."""

    staff_id: np.ndarray  # (N,) identities below 2**32
    office_id: np.ndarray
    public_id: np.ndarray
    level_count: int
    career: np.ndarray  # (N,) index in CAREERS
    prospects: np.ndarray  # (N,) what promotion is worth to him, 0..1
    is_leading: np.ndarray  # (N,) bool: his share of a collective reward is at least a half
    motivation: np.ndarray  # (N,) factor on public-service motivation
    ability: np.ndarray  # (N,) added to the drawn ability
    caution: np.ndarray  # (N,) factor on fear of blame
    standard: np.ndarray  # (B,) factor on the institution's control_init
    public_trust: np.ndarray  # (V,) added to the drawn start
    public_risk: np.ndarray
    public_capacity: np.ndarray
    kinds: Kinds
    deck: Deck = field(default_factory=Deck)
    hazards: Hazards = field(default_factory=Hazards)
    endings: tuple[Program, ...] = ()
    base_tasks: int = 16
    most_tasks: int = 24
    cards: int = 8
    turns: int = 12
    run_in: int = 12
    first_month: int = 1
    attention: int = 6
    removal_line: int = 20 * ONE
    budget: int = 8 * ONE  # 10,000 yuan a month at funding 1
    mechanisms: frozenset[str] = frozenset()  # of MECHANISMS
    has_player: bool = True  # False: the bare scenario, nobody is removed and no case is opened

    def has(self, mechanism: str) -> bool:
        """Whether the scenario runs one of MECHANISMS."""
        return mechanism in self.mechanisms

    @property
    def staff_count(self) -> int:
        return len(self.staff_id)

    @property
    def office_count(self) -> int:
        return len(self.office_id)

    @property
    def public_count(self) -> int:
        return len(self.public_id)

    @property
    def last_turn(self) -> int:
        return self.run_in + self.turns


def general_kind() -> dict[str, int]:
    """Attributes of a task about which the scenario says nothing (model.md 2.1)."""
    return dict(
        work_low=fixed("0.6"),
        work_span=fixed("0.4"),
        misfit_low=0,
        misfit_span=2 * ONE,
        need_low=0,
        need_span=fixed("0.65"),
        value_low=fixed("0.6"),
        value_span=fixed("0.8"),
        redline=-1,
        unwelcome=fixed("0.25"),
        channel=0,
        duty=-1,
    )
