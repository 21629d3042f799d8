"""Beginning a lesson in the window: scenario, two institutions, luck, minutes; then its code in large."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from game.content.load import Listed, list_institutions, list_scenarios
from game.content.text import UserError, say
from game.replay import lesson
from game.replay.lesson import Lesson
from game.replay.lesson_code import ASSIGNMENTS, MOST_MINUTES, MOST_SEED
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.picker import Picker
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.class_room import ClassRoom

MOST = 2  # institutions that a class is divided under


class NewLesson:
    """The first half of the lecturer's page."""

    def __init__(self, room: ClassRoom):
        self.room = room
        self.scenarios, self.institutions = list_scenarios(), list_institutions()
        self.scenario = self.scenarios[0].id if self.scenarios else ""
        known = [listed.id for listed in self.institutions]
        self.chosen = [name for name in ("polarised_nominal", "full_reform") if name in known]
        self.minutes, self.assign = 40, "name"
        self.seed = str(secrets.randbelow(MOST_SEED))
        self.made: Lesson | None = None

    def body(self, ui: Ui) -> list[Widget]:
        if self.made:
            return [self._code(self.made)]
        scenarios = [self._scenario(listed) for listed in self.scenarios]
        cards = [self._institution(listed) for listed in self.institutions]
        return [
            w.heading(say("title.setup.scenario")),
            w.Grid(*scenarios, cell=400, gap=8),
            w.heading(say("class.new.two"), say("class.new.two_note")),
            w.Grid(*cards, cell=320, gap=8),
            self._terms(),
        ]

    def _scenario(self, listed: Listed) -> Widget:
        return w.Card(
            w.Label(listed.name, "option"),
            w.Paragraph(listed.summary, "note", "ink2", lines=2),
            selected=listed.id == self.scenario,
            on_click=lambda: self._set(scenario=listed.id),
            name=listed.name,
            gap=2,
            pad=(18, 10),
            id=f"scenario.{listed.id}",
        )

    def _institution(self, listed: Listed) -> Widget:
        return w.Card(
            w.Label(listed.name, "strong"),
            w.Paragraph(listed.summary, "small", "ink2", lines=2),
            selected=listed.id in self.chosen,
            raised=False,
            border="line",
            on_click=lambda: self.choose(listed.id),
            name=listed.name,
            gap=1,
            pad=(14, 8),
            id=f"institution.{listed.id}",
        )

    def _terms(self) -> Widget:
        minutes = w.Stepper(
            self.minutes,
            5,
            MOST_MINUTES,
            lambda n: self._set(minutes=n),
            step=5,
            show=lambda n: say("class.join.minutes", n=n).get(self.room.ui.lang),
            id="minutes",
        )
        seed = w.TextField(self.seed, lambda typed: self._set(seed=typed), most=9, width=140, id="seed")
        ways = [(way, say(f"class.new.assign_{way}")) for way in ASSIGNMENTS]
        assign = w.Segmented(ways, self.assign, lambda way: self._set(assign=way), id="assign")
        return w.Card(
            w.Flow(
                w.Column(w.Label(say("class.new.minutes"), "strong"), minutes, gap=4),
                w.Column(w.Label(say("title.setup.seed"), "strong"), seed, gap=4),
                w.Column(w.Label(say("class.new.assign"), "strong"), assign, gap=4),
                gap=28,
                line_gap=10,
            ),
            w.Paragraph(say(f"class.new.assign_{self.assign}_note"), "small", "ink2"),
            gap=8,
            pad=(20, 14),
        )

    def _code(self, made: Lesson) -> Widget:
        note = (
            say("class.new.alone")
            if not made.texts
            else say("class.new.with_file", file=f"{made.code}{lesson.SUFFIX}")
        )
        return w.Card(
            w.Label(say("class.join.code"), "option", side="center"),
            w.Label(made.code, "hero", "blue", side="center", id="made.code"),
            w.Paragraph(note, "body", side="center"),
            w.Rule(),
            w.Paragraph(say("class.new.only_you", minutes=made.minutes, seed=made.seed), "note", "ink2"),
            gap=10,
            pad=(28, 24),
            id="made",
        )

    def foot(self, ui: Ui) -> Widget:
        if self.made:
            other = w.Button(say("class.new.other"), lambda: self._set(made=None), id="other")
            save = w.Button(say("class.new.save"), self.save, icon="floppy-disk", kind="primary", id="save")
            return w.Row(other, w.spring(), save, gap=12)
        make = w.Button(
            say("class.new.make"),
            self.make,
            kind="primary",
            icon="ticket",
            shortcut="ctrl+enter",
            reason=self._wrong(),
            id="make",
        )
        return w.Row(w.Label(say("class.new.hidden"), "note", "ink2", grow=1), make, gap=16)

    # ------------------------------------------------------------------- choices

    def _set(self, **values) -> None:
        for name, value in values.items():
            setattr(self, name, value)
        self.room.rebuild()

    def choose(self, id: str) -> None:
        """On or off; the one chosen first gives way to a third."""
        if id in self.chosen:
            self.chosen.remove(id)
        else:
            self.chosen = [*self.chosen[1 - MOST :], id]
        self.room.rebuild()

    def _wrong(self) -> Words | None:
        if not self.chosen:
            return say("class.new.choose_first")
        seed = self.seed.strip()
        return None if seed.isascii() and seed.isdecimal() else say("title.setup.seed_wrong")

    def make(self) -> None:
        path = next((one.path for one in self.scenarios if one.id == self.scenario), self.scenario)
        try:
            made = lesson.make(path, list(self.chosen), int(self.seed), self.minutes, self.assign)
        except UserError as error:
            self.room.tell(say("class.new.failed"), error)
        else:
            self._set(made=made)

    def save(self) -> None:
        self.room.app.push(SaveLesson(self.room, self))


class SaveLesson(Picker):
    """Where the lesson file goes."""

    def __init__(self, room: ClassRoom, new: NewLesson):
        super().__init__(room.app)
        self.new = new

    def title(self) -> Words:
        return say("class.new.save")

    def chosen(self, path: Path) -> None:
        assert self.new.made is not None
        try:
            written = self.new.made.write(path)
        except UserError as error:
            self.tell(self.title(), error)
        else:
            self.app.pop()
            self.app.toast(say("class.new.saved", file=written.name), icon="check")
