"""A game looked back on: what the screens after it share, with every view made once."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from game.content.nouns import USUAL, Nouns
from game.content.text import Text, say
from game.replay import hours_chart, seat, view
from game.replay.blame_shapes import BlameLine
from game.replay.entries import Header
from game.replay.flip import FlipResult
from game.replay.flip_decisions import DecisionFlip
from game.replay.happenings import Happening, happenings
from game.replay.lesson import is_secret
from game.replay.recording import Recording
from game.replay.seat import Application
from game.replay.session import Session
from game.replay.turning_shapes import TurningPoints
from game.replay.twin import TwinResult
from game.replay.verifying import Replay, replay
from game.replay.view_shapes import Curve, LevelWhy, Report, Review, YearEnd
from game.sim.fixed import ONE
from game.typeset.charts import Link, Node
from game.ui.context import Ui

Source = Session | Replay | Recording
RECORDED = ("compliance", "score", "real", "trust", "hidden_risk", "blame")  # curves of a file of other rules
FILES = 8  # applications that can be looked at from the other chair
SMALL = 0.06  # of all days: demands below are drawn as one


class Past:
    """`session` is None where a recording was written under other rules: then only `levels` can be shown.

    Turn 0 is the arrival; `turns` are those that were sent up and can be looked at again.
    """

    def __init__(self, source: Source):
        self.notice = Text()  # what must be said of the recording: it departs, or other rules wrote it
        self.recorded: dict[int, dict[str, int]] = {}
        self.session: Session | None = None
        self._recording: Recording | None = None
        if isinstance(source, Session):
            self.session = source
            self.header = source.header
        else:
            self._open(source if isinstance(source, Replay) else replay(source))
        self.turn = 1  # the turn looked at
        self.truth = True
        self.twins: dict[str, tuple[TwinResult, FlipResult]] = {}  # by the other institution
        self.flips: dict[str, FlipResult] = {}  # by the other institution and the outcome
        self.turning: TurningPoints | None = None  # as far as they were looked for
        self.split: BlameLine | None = None
        self.avoided: DecisionFlip | None = None  # the smallest change of decisions
        self.seats: dict[str, bool] = {}  # by application: whether he signed in the other chair
        self._flows: dict[str, tuple[list[Node], list[Link], list[str]]] = {}  # by language
        self._reviews: dict[tuple[int, bool], Review] = {}
        self._reports: dict[int, Report] = {}
        self._whys: dict[tuple[int, str], LevelWhy] = {}

    def _open(self, replayed: Replay) -> None:
        self.header: Header = replayed.recording.header
        self._recording = replayed.recording
        if replayed.verdict.exit_code:
            self.notice = replayed.verdict.text
        if replayed.compiled is not None and replayed.history:
            self.session = Session.of(replayed)
        else:
            self.recorded = replayed.recording.levels

    @property
    def nouns(self) -> Nouns:
        return self.session.names.nouns if self.session else USUAL

    # how far it goes

    @property
    def turns(self) -> int:
        return len(self.session.months) if self.session else max(self.recorded, default=0)

    @property
    def is_sealed(self) -> bool:
        """A game of a lesson whose institution the lecturer has not revealed yet."""
        played = self.session or self._recording
        return played is not None and is_secret(played)

    @property
    def institution(self) -> Text:
        return say("class.sealed") if self.is_sealed else self.header.institution_name

    @property
    def is_over(self) -> bool:
        return bool(self.session and self.session.is_over)

    @cached_property
    def first_month(self) -> int:
        return self.session.rules.first_month if self.session else 0

    def month(self, turn: int) -> Text:
        """ "5月"; the arrival by its own word, and turns by number where the months are not known."""
        if turn <= 0:
            return say("review.arrival")
        if not self.session:
            return say("review.turn_only", turn=turn)
        return say("review.month", month=(self.first_month + turn - 2) % 12 + 1)

    def axis(self, turn: int) -> Text:
        """The same, short enough for an axis."""
        if turn <= 0:
            return say("review.arrival_short")
        month = self.month(turn)
        return Text(month.zh, month.en[:3]) if self.session else month

    # views

    @cached_property
    def year_end(self) -> YearEnd:
        assert self.session is not None
        return view.year_end(self.session)

    def review(self, turn: int, truth: bool) -> Review:
        assert self.session is not None
        key = (turn, truth)
        if key not in self._reviews:
            self._reviews[key] = view.review(self.session, turn, truth)
        return self._reviews[key]

    def report(self, turn: int) -> Report:
        """What a month brought, as it was known then."""
        assert self.session is not None
        if turn not in self._reports:
            self._reports[turn] = view.report(self.session, turn)
        return self._reports[turn]

    def why(self, turn: int, level: str) -> LevelWhy:
        """Why a level moved; known then too, for the levels he could ask about."""
        assert self.session is not None
        key = (turn, level)
        if key not in self._whys:
            self._whys[key] = view.why(self.session, turn, level)
        return self._whys[key]

    @cached_property
    def applications(self) -> tuple[Application, ...]:
        """What had to be signed, the heaviest first; as many as a lesson has time for."""
        assert self.session is not None
        found = seat.applications(self.session)
        ranked = sorted(found, key=lambda one: (one.kind != "filing", -one.points, one.turn))
        filings = [one for one in ranked if one.kind == "filing"][: FILES // 2]
        claims = [one for one in ranked if one.kind != "filing"][: FILES - len(filings)]
        return tuple(sorted((*filings, *claims), key=lambda one: (one.turn, one.kind, one.slot)))

    def flow(self, ui: Ui) -> tuple[list[Node], list[Link], list[str]]:
        """Where the days of the whole term went, as a flow to draw."""
        assert self.session is not None
        if ui.lang not in self._flows:
            self._flows[ui.lang] = hours_chart.parts(view.played(self.session), ui.say, SMALL, apart=True)
        return self._flows[ui.lang]

    @cached_property
    def curves(self) -> tuple[Curve, ...]:
        """All curves with the truth; only the levels as they were written down where no more is known."""
        if self.session:
            return view.curves(self.session, True)
        return tuple(_recorded(name, self.header, self.recorded) for name in RECORDED)

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """What can be pointed at, month by month."""
        if not self.session:
            return ()
        rules, names = self.session.rules, self.session.names
        months = enumerate(self.session.months, 1)
        return tuple(event for turn, state in months for event in happenings(state, rules, names, turn))


def _recorded(name: str, header: Header, levels: dict[int, dict[str, int]]) -> Curve:
    """A curve out of the numbers in the file; a turn that is missing is a hole in it."""
    before = header.before[-1].get(name) if header.before else None
    raw = [before, *(levels.get(turn, {}).get(name) for turn in range(1, max(levels, default=0) + 1))]
    points = tuple(None if value is None else Decimal(value) / ONE for value in raw)
    known = [point for point in points if point is not None]
    high = Decimal(100) if name not in ("hidden_risk", "blame") else max(known, default=Decimal(3))
    return Curve(name, say(f"review.level.{name}"), points, name in ("compliance", "score"), Decimal(0), high)
