"""What a month brought, known then: inspections, decisions and their reasons, the blame waterfall."""

from dataclasses import dataclass
from decimal import Decimal

from game.content.text import Text
from game.replay.view_shapes_desk import Gauge, Mark, Notice, Village


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

    kind: push · filing · claim · appeal · explain · accept · lapse · staff_claim · sanction · revisit.
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
