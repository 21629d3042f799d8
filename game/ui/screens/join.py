"""上课: the code (or the lesson file), a pseudonym, and the lesson begins; its institution is not told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.content.load import list_scenarios
from game.content.text import Text, UserError, same, say
from game.replay import lesson, places
from game.replay.lesson import LONGEST_NAME, Lesson
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens import opening
from game.ui.screens.page import Page, begin_button
from game.ui.screens.picker import Picker
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

GROUPS = (0, 1)


class Join(Page):
    wide = 760.0
    first_focus = "code"

    def __init__(self, app: App):
        super().__init__(app)
        self.code = ""
        self.lesson: Lesson | None = None
        self.trouble: Text | None = None
        self.pseudonym = ""
        self.group: int | None = None

    def title(self) -> Words:
        return say("class.title")

    def note(self) -> Words:
        return say("class.join.note")

    def tools(self, ui: Ui) -> list[Widget]:
        lecturer = w.Button(
            say("class.join.lecturer"),
            self.lecture,
            icon="chalkboard",
            small=True,
            align="center",
            id="lecturer",
        )
        return [lecturer, *super().tools(ui)]

    # ------------------------------------------------------------------ the tree

    def body(self, ui: Ui) -> Widget:
        column = w.Column(self._code(), self._person() if self.lesson else None, gap=14, pad=(3, 18, 3, 18))
        return w.ScrollView(column, id="page", edge=12)

    def _code(self) -> Widget:
        field = w.TextField(
            self.code,
            self.type_code,
            hint=same("XXXX-XXXX"),
            most=20,
            on_enter=lambda _typed: self.look_up(),
            width=220,
            id="code",
        )
        line = w.Flow(
            field,
            w.Button(say("class.join.find"), self.look_up, id="find"),
            w.Button(say("class.join.open"), self.open_file, kind="quiet", icon="folder-open", id="open"),
            gap=10,
            line_gap=8,
        )
        told = w.Paragraph(self.trouble, "note", "amber", id="trouble") if self.trouble else None
        return w.Card(
            w.Label(say("class.join.code"), "option"),
            line,
            told or w.Paragraph(say("class.join.code_note"), "small", "ink2"),
            gap=8,
            pad=(20, 16),
        )

    def _person(self) -> Widget:
        found = self.lesson
        assert found is not None
        listed = next((one for one in list_scenarios() if one.id == found.scenario), None)
        facts = [w.Chip(say("class.join.minutes", n=found.minutes), icon="clock") if found.minutes else None]
        if listed and listed.turns:
            facts.append(w.Chip(say("title.setup.turns", n=listed.turns), icon="calendar-dots"))
        name = w.TextField(
            self.pseudonym,
            self.type_name,
            hint=say("class.join.name_hint"),
            most=LONGEST_NAME,
            on_enter=lambda _typed: self.begin(),
            width=320,
            id="pseudonym",
        )
        groups = [(n, say(f"class.join.group_{n}")) for n in GROUPS]
        asks_group = found.assign == "group" and len(found.institutions) > 1
        return w.Card(
            w.Flow(w.Label(listed.name if listed else same(found.scenario), "option"), *facts, gap=10),
            w.Paragraph(say("class.join.same_for_all"), "note", "ink2"),
            w.Space(4),
            w.Label(say("class.join.name"), "strong"),
            name,
            w.Paragraph(say("class.join.name_note"), "small", "ink2"),
            w.Label(say("class.join.group"), "strong") if asks_group else None,
            w.Segmented(groups, self.group, self.choose_group, id="group") if asks_group else None,
            gap=6,
            pad=(20, 16),
            id="person",
        )

    def foot(self, ui: Ui) -> Widget:
        begin = begin_button(ui, self.begin, self._not_yet())
        note = w.Paragraph(say("class.join.notice"), "small", "ink2", lines=2, grow=1)
        return w.Row(note, begin, gap=16)

    def _not_yet(self) -> Words | None:
        if self.lesson is None:
            return say("class.join.code_first")
        if not self.pseudonym.strip():
            return say("class.join.name_first")
        asks = self.lesson.assign == "group" and len(self.lesson.institutions) > 1
        return say("class.join.group_first") if asks and self.group is None else None

    # ------------------------------------------------------------------- choices

    def type_code(self, typed: str) -> None:
        """A whole code is looked up by itself."""
        self.code = typed
        if sum(letter.isalnum() for letter in typed) >= 8:
            self.look_up()
        elif self.lesson or self.trouble:
            self.lesson = self.trouble = None
            self.rebuild()

    def look_up(self) -> None:
        try:
            self.take(lesson.of_code(self.code, places.lesson_folders()))
        except UserError as error:
            self.lesson, self.trouble = None, error.text
            self.rebuild()

    def take(self, found: Lesson) -> None:
        self.lesson, self.trouble, self.code = found, None, found.code
        self.rebuild()
        self.prepare()
        self.focus(self.find("pseudonym"))

    def open_file(self) -> None:
        self.app.push(LessonFile(self.app, self))

    def type_name(self, typed: str) -> None:
        was = bool(self.pseudonym.strip())
        self.pseudonym = typed
        if was != bool(typed.strip()):
            self.rebuild()

    def choose_group(self, group: int) -> None:
        self.group = group
        self.rebuild()

    def begin(self) -> None:
        if self.lesson is None or self._not_yet():
            return
        try:
            session = self.lesson.start(self.pseudonym, self.group or 0, self.app.look.lang)
        except UserError as error:
            self.tell(say("title.setup.failed"), error)
        else:
            opening.begin(self.app, session)

    def lecture(self) -> None:
        from game.ui.screens.class_room import ClassRoom

        self.app.push(ClassRoom(self.app))


class LessonFile(Picker):
    """Points to a lesson file."""

    suffix = lesson.SUFFIX

    def __init__(self, app: App, join: Join):
        super().__init__(app)
        self.join = join

    def title(self) -> Words:
        return say("class.join.open")

    def chosen(self, path: Path) -> None:
        try:
            found = lesson.read(path)
        except UserError as error:
            self.tell(say("class.join.not_opened"), error)
        else:
            self.app.pop()
            self.join.take(found)
