"""The talk before taking office: what is expected, who you are, what you may learn, where you are going."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.nouns import Nouns
from game.content.text import Text, say
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screen import Screen
from game.ui.screens.frame import screen_of
from game.ui.screens.play import Play
from game.ui.screens.topbar import before_bracket
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.replay.session import Session
    from game.ui.app import App


class Briefing(Screen):
    first_focus = "start"

    def __init__(self, app: App, play: Play | Session):
        super().__init__(app)
        self.play = play if isinstance(play, Play) else Play(play)
        self.names = self.play.session.names

    @property
    def nouns(self) -> Nouns:
        return self.names.nouns

    def build(self, ui: Ui) -> Widget:
        start = w.Button(
            say("briefing.start", place=self.names.place.name),
            self.start,
            kind="primary",
            icon="arrow-right",
            shortcut="enter",
            id="start",
        )
        foot = w.Panel(
            w.Row(
                w.Label(say("briefing.note", minutes=self.names.minutes), "note", "ink2", grow=1),
                start,
                gap=16,
            ),
            edge="top",
            pad=(22, 8),
        )
        paper, who, chart, goals = self._paper(ui), self._who(), self._map(ui), self._goals()
        if ui.cols < 860:
            page: Widget = w.ScrollView(
                w.Column(paper, who, chart, goals, gap=16, pad=(16, 14)), id="all", grow=1
            )
            return w.Column(page, foot, gap=0)
        talk = w.ScrollView(w.Column(paper, pad=(6, 4, 10, 16), grow=1), id="paper.scroll", grow=1.5, edge=16)
        columns: list[Widget] = [talk, _scrolled("side", who, chart, goals)]
        if ui.cols >= 1200:
            chart.grow = 1
            columns = [talk, _scrolled("side", who, chart), _scrolled("goals", goals)]
        page = w.Row(*columns, across="fill", gap=14, pad=(24, 14), grow=1)
        return w.Column(page, foot, gap=0)

    def _paper(self, ui: Ui) -> Widget:
        words = [p.strip() for p in ui.say(self.names.briefing).split("\n\n") if p.strip()]
        body = [
            w.Paragraph(
                " ".join(p.split("\n")) if ui.lang == "en" else p.replace("\n", ""),
                "kai" if ui.lang == "zh" else "document",  # what was said, in the hand that took it down
                indent=2,
                justify=True,
            )
            for p in words
        ]
        return w.Paper(
            w.Label(say("briefing.title"), "letterhead", "red", side="center"),
            w.Label(say("briefing.place", county=self.names.county), "note", "ink2", side="center"),
            w.Rule("red", 2),
            w.Space(4),
            *body,
            w.spring(),
            gap=8,
            pad=(46, 28),
            id="talk",
            grow=1,
        )

    def _who(self) -> Widget:
        names = self.names
        counts = [_count(icon, words) for icon, words in self._counts(self.play.desk.attention)]
        return w.Card(
            w.Label(say("briefing.you"), "note", "ink2"),
            w.Paragraph(before_bracket(names.post), "page"),
            w.Paragraph(names.place.note, "note"),
            w.Flow(*counts, gap=16, line_gap=6),
            gap=7,
            pad=(20, 14),
        )

    def _goals(self) -> Widget:
        goals = [_goal(n + 1, goal) for n, goal in enumerate(self.names.goals)]
        return w.Card(w.Label(say("briefing.goals"), "option"), *goals, gap=10, pad=(20, 14))

    def _map(self, ui: Ui) -> Widget:
        places = [
            c.Place(p.id, p.name.get(ui.lang), p.at[0], p.at[1], size=0.7 + min(1.0, p.households / 700))
            for p in self.names.publics
        ]
        return w.Card(w.VillageMap(places, id="map", height=240, grow=1), pad=(12, 8))

    def _counts(self, attention: int) -> list[tuple[str, Words]]:
        names = self.names
        return [
            ("house-line", say("briefing.villages", n=len(names.publics))),
            ("users-three", say("briefing.staff", n=len(names.staff))),
            ("buildings", say("briefing.offices", n=len(names.offices))),
            ("calendar-dots", say("briefing.turns", n=self.play.session.rules.turns)),
            ("circle-fill", say("briefing.attention", n=attention)),
        ]

    def start(self) -> None:
        self.app.replace(screen_of("desk")(self.app, self.play))

    def on_escape(self) -> bool:
        if len(self.app.screens) > 1:
            self.app.pop()
            return True
        return False


def _count(icon: str, words: Words) -> Widget:
    return w.Row(w.Icon(icon, 17), w.Label(words, "note_strong"), gap=7)


def _goal(n: int, goal: Text) -> Widget:
    return w.Row(
        w.Label(f"{n}", "gauge", "teal", width=18), w.Paragraph(goal, "note", grow=1), gap=12, across="start"
    )


def _scrolled(id: str, *parts: Widget) -> Widget:
    column = w.Column(*parts, gap=14, pad=(4, 4, 4, 16), grow=1)
    return w.ScrollView(column, id=id, grow=1, edge=10)
