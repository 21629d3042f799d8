"""The words of a compiled scenario by index, for the way back from numbers to people.

`compile.py` fills it beside the ruleset; views, recordings and decisions read it. Index i of `offices` is
row i of every array over offices, and so on. Words never enter the engine (design.md 8).
"""

from dataclasses import dataclass, field

from game.content.nouns import USUAL, Nouns
from game.content.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class Named:
    """Anything with an id and a name in both languages."""

    id: str
    name: Text
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class OfficeWords(Named):
    field: Text = NO_TEXT  # 领域
    platform: Text = NO_TEXT  # its app


@dataclass(frozen=True, slots=True)
class StaffWords(Named):
    post: Text = NO_TEXT
    career: str = "mid"  # ruleset.CAREERS
    temperament: str = "steady"  # ruleset.TEMPERAMENTS


@dataclass(frozen=True, slots=True)
class PublicWords(Named):
    at: tuple[int, int] = (50, 50)  # on the map, 0-100
    households: int = 0


@dataclass(frozen=True, slots=True)
class KindWords(Named):
    """A kind of task; index 0 is the general task, whose office is that of the slot it fills."""

    text: Text = NO_TEXT
    channel: str = "document"
    office: int = -1


@dataclass(frozen=True, slots=True)
class AdviserWords:
    staff: int  # row of staff
    says: Text
    interest: Text = NO_TEXT
    record: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    id: str
    text: Text
    after: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class SourceWords:
    text: Text
    confidence: str = "ED"


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step of a scene; `news` in the order of the ruleset's variants."""

    id: str
    minutes: int  # after midnight
    text: Text
    news: tuple[Text, ...] = ()
    choices: tuple[ChoiceWords, ...] = ()

    @property
    def clock(self) -> str:
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"


@dataclass(frozen=True, slots=True)
class EventWords(Named):
    """A dilemma card; `choices` in the order of the ruleset's choices of this event. A scene has `steps`."""

    text: Text = NO_TEXT
    advisers: tuple[AdviserWords, ...] = ()
    choices: tuple[ChoiceWords, ...] = ()
    sources: tuple[SourceWords, ...] = ()
    steps: tuple[StepWords, ...] = ()

    @property
    def every_choice(self) -> tuple[ChoiceWords, ...]:
        """In the order of the ruleset's choices of this event, those of a scene's steps included."""
        return (*self.choices, *(choice for step in self.steps for choice in step.choices))


@dataclass(frozen=True, slots=True)
class EndingWords(Named):
    text: Text = NO_TEXT
    epilogue: Text = NO_TEXT


@dataclass(frozen=True)
class Names:
    scenario: Named
    summary: Text
    briefing: Text
    post: Text  # the player's
    place: Named
    county: Text
    institution: Named
    institution_summary: Text
    levels: tuple[Named, ...]
    offices: tuple[OfficeWords, ...]
    staff: tuple[StaffWords, ...]
    publics: tuple[PublicWords, ...]
    kinds: tuple[KindWords, ...]
    events: tuple[EventWords, ...]
    flags: tuple[str, ...]
    reasons: tuple[Named, ...]
    endings: tuple[EndingWords, ...]
    nouns: Nouns = field(default_factory=lambda: USUAL)  # what the screens call things
    minutes: int = 40
    goals: tuple[Text, ...] = ()
    claims: tuple[str, ...] = ()  # ids of registered claims
    questions: tuple[Text, ...] = ()
    sources: tuple[SourceWords, ...] = ()
    institution_sources: tuple[SourceWords, ...] = ()
    hazards: tuple[Named, ...] = ()  # note: the order as it comes
    stance_effects: tuple[int, ...] = field(default=())  # rows of deck.effects that are stances
