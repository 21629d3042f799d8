"""One recording made ready to be told: every turn as it was known and as it was, its decisions, its cases."""

from functools import cached_property

from game.content.compile import Compiled
from game.content.names import Names
from game.content.text import Text, UserError, say
from game.debrief.casefiles import CaseFile, case_files
from game.replay import view
from game.replay.blame_shapes import BlameLine
from game.replay.entries import Header, Turn
from game.replay.happenings import Happening, happenings
from game.replay.plan import Plan
from game.replay.recording import Recording
from game.replay.saves import stem_of
from game.replay.session import Session
from game.replay.turning_shapes import TurningPoints
from game.replay.verifying import SAME, Verdict, replay
from game.replay.view_shapes import Review, YearEnd
from game.replay.view_words import Played
from game.sim.orders import Orders
from game.sim.ruleset import Ruleset
from game.sim.state import State

LONGEST_NAME = 40  # characters of a pseudonym that are shown


class Story:
    """A recording computed again. Turns count from 1, as people count them."""

    def __init__(self, recording: Recording, number: int = 1):
        """Raises UserError where not a single turn of it can be computed. `number` names a nameless one."""
        replayed = replay(recording)
        if replayed.compiled is None or not replayed.orders:
            raise UserError(
                replayed.verdict.text if replayed.compiled is None else _nothing(replayed.verdict), 1
            )
        self.recording = recording
        self._replayed = replayed
        self.number = number
        self.turning: TurningPoints | None = None  # where somebody looked for them
        self.split: BlameLine | None = None  # likewise
        self.verdict: Verdict = replayed.verdict
        self.compiled: Compiled = replayed.compiled
        self.rules: Ruleset = replayed.compiled.rules
        self.names: Names = replayed.compiled.names
        self.run_in: list[State] = list(replayed.run_in)
        self.history: list[State] = list(replayed.history)
        self.orders: list[Orders] = list(replayed.orders)
        self.turns: list[Turn] = list(recording.turns[: len(self.orders)])

    @cached_property
    def session(self) -> Session:
        """The same game for what compares it with others; nothing is written."""
        return Session.of(self._replayed)

    @property
    def header(self) -> Header:
        return self.recording.header

    @property
    def plan(self) -> Plan:
        """What views of the open turn ask for: nothing is planned."""
        return Plan(self.history[-1], self.rules, self.names, self.orders[-1])

    @property
    def is_same(self) -> bool:
        return self.verdict.status == SAME

    @property
    def last(self) -> int:
        """The last turn that was played."""
        return len(self.orders)

    @property
    def is_over(self) -> bool:
        return bool(self.history[-1].is_over[0])

    @property
    def stem(self) -> str:
        path = self.recording.path
        return stem_of(path) if path else "game"

    @property
    def player(self) -> Text:
        """The pseudonym, or the number of the recording."""
        said = self.recording.pseudonym.strip()[:LONGEST_NAME]
        return Text(said, said) if said else say("debrief.nameless", n=self.number)

    @cached_property
    def played(self) -> Played:
        return view.played(self)

    @cached_property
    def reviews(self) -> tuple[Review, ...]:
        """Each turn with the truth; the desk and the report in it are as they were known then."""
        return tuple(view.review(self, turn, True) for turn in range(1, self.last + 1))

    @cached_property
    def happenings(self) -> tuple[tuple[Happening, ...], ...]:
        """What each turn's month brought that can be pointed at."""
        return tuple(
            tuple(happenings(state, self.rules, self.names, turn))
            for turn, state in enumerate(self.history[1:], 1)
        )

    @cached_property
    def cases(self) -> tuple[CaseFile, ...]:
        """Every accountability case that reached the desk, in the order they were opened."""
        return case_files(self.played, [*(review.desk for review in self.reviews), view.desk(self)])

    @cached_property
    def year(self) -> YearEnd:
        return view.year_end(self)

    def turn_name(self, turn: int) -> Text:
        """The month of a turn, "5月"; turn 0 is the arrival."""
        if turn == 0:
            return say("debrief.arrival")
        return Text("{m:month}", "{m:month}").fill(m=self.played.calendar(turn))

    def review(self, turn: int) -> Review:
        return self.reviews[turn - 1]


def _nothing(verdict: Verdict) -> Text:
    """Nothing was played in it, or its first turn already differs."""
    return say("debrief.no_turn") if verdict.status == SAME else verdict.text
