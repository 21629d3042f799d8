"""Each accountability case as a procedure: clue, inquiry, finding, answer, review, decision, correction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.content.text import NO_TEXT, Text, say
from game.debrief.anchors import case_anchor
from game.replay.view_answers import answers_by_place, before_settlement, settled_by_place
from game.replay.view_blame import case_of
from game.replay.view_cases import open_cases
from game.replay.view_options import Refused, Sitting
from game.replay.view_shapes import Decision, Desk, OpenCase, Option, Waterfall
from game.replay.view_words import Played
from game.sim.orders import nothing
from game.sim.ruleset import ANSWERS
from game.sim.state import State


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case that reached the player's desk. `decision` None: nothing was decided before the game ended."""

    opened: int  # the turn whose month brought it
    slot: int  # -1: no task was in hand
    case: OpenCase
    blame: Waterfall
    answered: int = 0  # turn, 0: never
    answer: Text = NO_TEXT
    others: tuple[Option, ...] = ()  # the other answers there were
    decision: Decision | None = None
    at_the_end: bool = False  # settled by the standing instruction

    @property
    def anchor(self) -> str:
        return case_anchor(self.opened, self.case.place)

    @property
    def title(self) -> Text:
        return self.case.title


def case_files(played: Played, desks: Sequence[Desk]) -> tuple[CaseFile, ...]:
    """Every case that reached the desk, in the order they were opened. `desks`: turn by turn, the open one
    last."""
    found: dict[tuple[int, int], CaseFile] = {}
    for turn, desk in enumerate(desks, 1):
        decided = answers_by_place(played, turn) if turn < played.open_turn else {}
        for case in desk.cases:
            file = _opened(played, played.before(turn), case)
            file = found.setdefault((file.opened, case.place), file)
            if case.place in decided:
                found[file.opened, case.place] = _answered(file, turn, case, decided[case.place])
    for file in _settled(played):
        found[file.opened, file.case.place] = file
    return tuple(found.values())


def _opened(played: Played, state: State, case: OpenCase) -> CaseFile:
    opened = int(state.case_turn[case.place, 0]) - played.rules.run_in + 1
    slot = int(state.case_slot[case.place, 0])
    return CaseFile(opened, slot, case, case_of(played, opened, slot))


def _answered(file: CaseFile, turn: int, case: OpenCase, decision: Decision) -> CaseFile:
    answer = next((option.name for option in case.answers if option.chosen), say("answer.silence"))
    others = tuple(option for option in case.answers if not option.chosen)
    return replace(file, answered=turn, answer=answer, others=others, decision=decision)


def _settled(played: Played) -> list[CaseFile]:
    """Cases that only the standing instruction settled."""
    decided = settled_by_place(played)
    if not decided:
        return []
    last = len(played.states) - 1
    opened = before_settlement(played, last)
    there = replace(played, states=(*played.states[:-1], opened))
    sitting = Sitting(there, last + 1, nothing(opened, played.rules))
    answer = say(f"answer.{ANSWERS[int(played.month(last).orders.standing[0])]}.name")
    return [
        replace(
            _opened(played, opened, case),
            answered=last,
            answer=answer,
            decision=decided[case.place],
            at_the_end=True,
        )
        for case in open_cases(sitting, Refused(sitting))
        if case.place in decided
    ]
