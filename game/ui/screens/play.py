"""What the screens of a year share: the game, what is open on the desk, and the ways to change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.content.text import Text, UserError, say
from game.replay import view
from game.replay.lesson import lesson_of
from game.replay.session import Refusal, Session
from game.replay.view_shapes import Desk, OpenCase, TaskCard, Village

COACH = ("inbox", "verbs", "gauges", "commit")  # notes of the first turn, in order
TIME_MARKS = (10, 5, 0)  # minutes left of a lesson at which it is said


class Play:
    """One game on the screens. `desk` is what there is to see of the open turn, made when it is asked for."""

    def __init__(self, session: Session):
        self.session = session
        self.open_slot: int | None = None
        self.rest_open = False
        self.tab = "paper"
        self.village = -1
        self.person = -1
        self.case = -1
        self.coach = list(COACH) if session.turn == 1 and not session.turns else []
        self.comment: str | None = None  # what is being typed about the dilemma
        self._desk: Desk | None = None
        self.began: int | None = None  # when the screens of this game were first looked at
        self.time_left = 10_000  # minutes of the lesson at which something was last said
        self._turning = ""  # the dial that is being turned: its steps are one step to undo

    def time_told(self, now: int) -> Text | None:
        """What is to be said of the lesson's time; `now` counts milliseconds and asks no clock that may be
        set wrong. A game that is gone on with begins its time anew."""
        minutes = lesson_of(self.session).get("minutes", 0)
        if self.began is None:
            self.began = now
        left = minutes - (now - self.began) / 60_000
        due = [mark for mark in TIME_MARKS if mark < minutes and left <= mark < self.time_left]
        if not minutes or not due:
            return None
        self.time_left = min(due)
        return say("class.time_up") if self.time_left == 0 else say("class.time_left", n=self.time_left)

    # what there is

    @property
    def desk(self) -> Desk:
        if self._desk is None:
            self._desk = view.desk(self.session)
        return self._desk

    @property
    def tasks(self) -> tuple[TaskCard, ...]:
        return self.desk.cards + self.desk.rest.cards

    @property
    def card(self) -> TaskCard | None:
        """The task whose paper lies open."""
        found = [card for card in self.tasks if card.slot == self.open_slot]
        return (found or [*self.tasks, None])[0]

    @property
    def open_case(self) -> OpenCase | None:
        found = [case for case in self.desk.cases if case.place == self.case]
        return (found or [*self.desk.cases, None])[0]

    @property
    def open_village(self) -> Village:
        villages = self.desk.villages
        return villages[self.village if 0 <= self.village < len(villages) else 0]

    @property
    def cases_open(self) -> int:
        return sum(case.chosen is None for case in self.desk.cases)

    # what can be changed: None, or why it was refused

    def change(self, setter: str, *values: Any) -> Refusal | None:
        self._turning, self._desk = "", None
        return getattr(self.session.plan, setter)(*values)

    def set_verb(self, verb: str) -> Refusal | None:
        """The verb for the open card; asked for again, the card goes back to the staff."""
        card = self.card
        return self.change("set_card", card.slot, None if card.chosen == verb else verb) if card else None

    def set_dial(self, name: str, percent: int) -> Refusal | None:
        plan = self.session.plan
        if self._turning == name and plan.can_undo:
            plan.undo()
        refused = self.change("set_dial", name, percent)
        self._turning = name
        return refused

    def keep_comment(self) -> None:
        """What was typed becomes part of the plan: one step to undo, not one for every letter."""
        if self.comment is not None and self.comment != self.session.plan.comment:
            self.change("set_comment", self.comment)
        self.comment = None

    def undo(self) -> bool:
        self._turning, self._desk = "", None
        return self.session.plan.undo()

    def redo(self) -> bool:
        self._turning, self._desk = "", None
        return self.session.plan.redo()

    def commit(self, trouble: Callable[[UserError], Any]) -> int:
        """Send the month up; the turn it was. A disk that fails is told to `trouble`; the game goes on."""
        self.keep_comment()
        turn = self.session.turn
        try:
            self.session.commit()
        except UserError as error:
            trouble(error)
        self._turning, self._desk = "", None
        self.open_slot, self.case, self.rest_open, self.tab = None, -1, False, "paper"
        self.coach = []
        return turn
