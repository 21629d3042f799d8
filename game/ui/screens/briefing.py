"""The talk before taking office: what is expected, who you are, what you may learn, where you are going."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        paper, side = self._paper(ui), self._side(ui)
        if ui.cols < 860:
            page: Widget = w.ScrollView(w.Column(paper, side, gap=16, pad=(16, 14)), id="all", grow=1)
        else:
            page = w.Row(
                w.ScrollView(w.Column(paper, pad=(6, 4, 10, 16)), id="paper.scroll", grow=1.25, edge=16),
                w.ScrollView(w.Column(side, pad=(4, 4, 4, 16)), id="side", grow=1),
                across="fill",
                gap=20,
                pad=(24, 16),
                grow=1,
            )
        return w.Column(page, foot, gap=0)

    def _paper(self, ui: Ui) -> Widget:
        words = [p.strip() for p in ui.say(self.names.briefing).split("\n\n") if p.strip()]
        body = [
            w.Paragraph(
                " ".join(p.split("\n")) if ui.lang == "en" else p.replace("\n", ""),
                "document",
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
            gap=9,
            pad=(48, 34),
            id="talk",
        )

    def _side(self, ui: Ui) -> Widget:
        names, desk = self.names, self.play.desk
        who = w.Card(
            w.Label(say("briefing.you"), "note", "ink2"),
            w.Paragraph(before_bracket(names.post), "page"),
            w.Paragraph(names.place.note, "note"),
            w.Flow(
                *(_count(icon, words) for icon, words in self._counts(desk.attention)), gap=18, line_gap=6
            ),
            gap=8,
            pad=(20, 14),
        )
        goals = w.Card(
            w.Label(say("briefing.goals"), "option"),
            *(_goal(n + 1, goal) for n, goal in enumerate(names.goals)),
            gap=8,
            pad=(20, 14),
        )
        places = [
            c.Place(p.id, p.name.get(ui.lang), p.at[0], p.at[1], size=0.7 + min(1.0, p.households / 700))
            for p in names.publics
        ]
        chart = w.Card(w.VillageMap(places, height=250, id="map"), pad=(12, 8))
        return w.Column(who, chart, goals if names.goals else None, gap=14)

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
