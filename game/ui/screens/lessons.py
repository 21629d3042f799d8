"""Which lesson: in teaching order, what each is for, what the class feels, and how it is run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.content.lessons import Lesson, lessons
from game.content.load import Listed, list_institutions, list_scenarios
from game.content.text import Text, say
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.page import Page
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App


class Lessons(Page):
    def __init__(self, app: App, choose: Callable[[str], None] | None = None):
        """choose: what is done with the lesson taken; without it they are only read."""
        super().__init__(app)
        self.choose = choose
        self.scenarios = {listed.id: listed for listed in list_scenarios()}
        self.institutions = {listed.id: listed.name for listed in list_institutions()}

    def title(self) -> Words:
        return say("lessons.title")

    def note(self) -> Words:
        return say("lessons.note")

    def body(self, ui: Ui) -> Widget:
        shown = [lesson for lesson in lessons() if lesson.id in self.scenarios]
        cards = [self._lesson(lesson, n + 1, ui) for n, lesson in enumerate(shown)]
        page = w.Paragraph(say("lessons.page"), "small", "ink2")
        columns = 2 if ui.cols >= 980 else 1
        grid = w.Grid(*cards, columns=columns, gap=12)
        return w.ScrollView(w.Column(grid, page, gap=12, pad=(3, 12, 8, 18)), id="page", grow=1, edge=12)

    def _lesson(self, lesson: Lesson, number: int, ui: Ui) -> Widget:
        listed = self.scenarios[lesson.id]
        rows = [
            w.Row(
                w.Label(say(f"lessons.{key}"), "small", "ink2", width=side(ui)), words, gap=8, across="start"
            )
            for key, words in (
                ("goal", w.Paragraph(lesson.goal, "note", grow=1)),
                ("mechanism", w.Paragraph(lesson.mechanism, "note", grow=1)),
                ("pair", w.Paragraph(self._pair(lesson), "note", grow=1)),
                ("prepare", w.Paragraph(lesson.prepare, "note", grow=1)),
            )
        ]
        take = w.Button(
            say("lessons.begin"), lambda: self._take(lesson.id), small=True, id=f"take.{lesson.id}"
        )
        foot = [w.Row(w.spring(), take)] if self.choose else []
        return w.Card(
            w.Flow(w.Label(f"{number}", "option", "blue"), w.Label(listed.name, "option"), *_facts(listed),
                   gap=10, line_gap=4),
            *rows,
            *foot,
            gap=5,
            pad=(18, 14),
            id=f"lesson.{lesson.id}",
        )  # fmt: skip

    def _pair(self, lesson: Lesson) -> Text:
        first, second = (self.institutions.get(name, name) for name in lesson.pair)
        return say("lessons.pair_of", first=first, second=second, why=lesson.why)

    def _take(self, scenario: str) -> None:
        self.back()
        if self.choose:
            self.choose(scenario)


def side(ui: Ui) -> float:
    return 40 if ui.lang == "zh" else 76


def _facts(listed: Listed) -> list[Widget]:
    turns = w.Chip(say("title.setup.turns", n=listed.turns), icon="calendar-dots")
    minutes = w.Chip(say("title.setup.minutes", n=listed.minutes), icon="clock")
    return [turns, minutes]
