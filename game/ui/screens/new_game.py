"""A new game: which scenario, under which institution, with which luck, and under what name."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from game.content.load import Listed, list_institutions, list_scenarios, load
from game.content.text import UserError, say
from game.lab.certificate import State, certificate_of, certificate_state
from game.replay.saves import new_save
from game.replay.session import Session
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens import opening
from game.ui.screens.page import Page, begin_button
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

SEEDS = 1_000_000  # new ones are drawn below this, so that they can be told to a neighbour
WAYS = ("lesson", "choose", "luck")


class NewGame(Page):
    first_focus = "begin"

    def __init__(self, app: App):
        super().__init__(app)
        self.scenarios = list_scenarios()
        self.institutions = list_institutions()
        self.scenario = self.scenarios[0].id if self.scenarios else ""
        self.way = "lesson"
        self.institution = self.institutions[0].id if self.institutions else ""
        self.seed = str(secrets.randbelow(SEEDS))
        self.pseudonym = ""
        self.certificates: dict[str, State] = {}  # by scenario, once they have been compared

    def opened(self) -> None:
        super().opened()
        with_one = [listed for listed in self.scenarios if certificate_of(listed.path).exists()]
        if with_one and not self.certificates:
            self.app.task(lambda _: {s.id: certificate_state(s.path) for s in with_one}, self.compared)

    def compared(self, found: dict[str, State]) -> None:
        """The certificates were compared with the files, beside the window."""
        self.certificates = found
        self.rebuild()

    def title(self) -> Words:
        return say("title.new")

    def tools(self, ui: Ui) -> list[Widget]:
        which = w.Button(
            say("lessons.title"), self.lessons, icon="list-checks", small=True, align="center", id="lessons"
        )
        return [which, *super().tools(ui)]

    # ------------------------------------------------------------------ the tree

    def body(self, ui: Ui) -> Widget:
        left = [w.heading(say("title.setup.scenario")), *map(self._scenario, self.scenarios)]
        right = [w.heading(say("title.setup.institution"), say("title.setup.institution_note"))]
        right += [self._way(way) for way in WAYS]
        if ui.cols < 760:
            return _scrolled("page", *left, w.Space(4), *right, w.Space(4), self._person())
        return w.Row(
            _scrolled("left", *left, self._person()), _scrolled("right", *right), across="fill", gap=26
        )

    def _scenario(self, listed: Listed) -> Widget:
        facts = []
        if listed.turns:
            facts.append(w.Chip(say("title.setup.turns", n=listed.turns), icon="calendar-dots"))
        if listed.minutes:
            facts.append(w.Chip(say("title.setup.minutes", n=listed.minutes), icon="clock"))
        return w.Card(
            w.Flow(w.Label(listed.name, "option"), *facts, gap=10, line_gap=4),
            w.Paragraph(listed.summary, "note", "ink2"),
            *self._certificate(listed.id),
            selected=listed.id == self.scenario,
            on_click=lambda: self.choose_scenario(listed.id),
            name=listed.name,
            gap=6,
            pad=(18, 14),
            id=f"scenario.{listed.id}",
        )

    def _certificate(self, scenario: str) -> list[Widget]:
        """What its report found, in a line, and whether that still holds."""
        state = self.certificates.get(scenario)
        if state is None or not state.line:
            return []
        is_fresh = state.status == "fresh"
        icon = w.Icon("check-circle-fill" if is_fresh else "warning", 16, "teal" if is_fresh else "amber")
        line = w.Paragraph(state.line, "small", "ink2" if is_fresh else "amber", grow=1)
        return [w.Row(icon, line, gap=8, across="start", id=f"certificate.{scenario}")]

    def _person(self) -> Widget:
        wrong = self._wrong_seed()
        seed = w.Row(
            w.TextField(self.seed, self.type_seed, most=9, width=150, id="seed"),
            w.IconButton("arrows-clockwise", say("title.setup.new_seed"), self.draw_seed, id="new_seed"),
            gap=6,
        )
        note = w.Paragraph(wrong or say("title.setup.seed_note"), "small", "amber" if wrong else "ink2")
        name = w.TextField(
            self.pseudonym, self.type_name, hint=say("title.setup.name_hint"), most=20, id="pseudonym"
        )
        return w.Card(
            w.Label(say("title.setup.seed"), "strong"),
            seed,
            note,
            w.Space(4),
            w.Label(say("title.setup.name"), "strong"),
            name,
            w.Paragraph(say("title.setup.name_note"), "small", "ink2"),
            gap=5,
            pad=(18, 14),
        )

    def _way(self, way: str) -> Widget:
        n = len(self.institutions)
        chosen = way == self.way
        icon = w.Icon("check-circle-fill" if chosen else "circle", 20, "blue" if chosen else "ink3")
        words = w.Column(
            w.Label(say(f"title.setup.{way}"), "option"),
            w.Paragraph(say(f"title.setup.{way}_note", n=n), "note", "ink2"),
            gap=2,
            grow=1,
        )
        card = w.Card(
            w.Row(icon, words, gap=14, across="start"),
            selected=chosen,
            on_click=lambda: self.choose_way(way),
            name=say(f"title.setup.{way}"),
            pad=(16, 12),
            id=f"way.{way}",
        )
        if way != "choose" or not chosen:
            return card
        return w.Column(card, *map(self._institution, self.institutions), gap=8)

    def _institution(self, listed: Listed) -> Widget:
        chosen = listed.id == self.institution
        card = w.Card(
            w.Label(listed.name, "strong"),
            w.Paragraph(listed.summary, "small", "ink2"),
            fill="blue_soft" if chosen else "card",
            border="blue" if chosen else "line",
            raised=False,
            on_click=lambda: self.choose_institution(listed.id),
            name=listed.name,
            gap=1,
            pad=(14, 9),
            id=f"institution.{listed.id}",
        )
        return w.Pad(card, pad=(34, 0, 0, 0))

    def foot(self, ui: Ui) -> Widget:
        begin = begin_button(ui, self.begin, self._wrong_seed())
        return w.Row(w.Label(self._summary(), "note", "ink2", grow=1, id="summary"), begin, gap=16)

    def _summary(self) -> Words:
        """What will be played, in a line."""
        scenario = next((s.name for s in self.scenarios if s.id == self.scenario), self.scenario)
        way = say(f"title.setup.{self.way}")
        if self.way == "choose":
            way = next((i.name for i in self.institutions if i.id == self.institution), way)
        return say("title.setup.summary", scenario=scenario, way=way, seed=self.seed)

    # ------------------------------------------------------------------- choices

    def choose_scenario(self, id: str) -> None:
        self.scenario = id
        self.rebuild()

    def lessons(self) -> None:
        from game.ui.screens.lessons import Lessons

        self.app.push(Lessons(self.app, self.choose_scenario))

    def choose_way(self, way: str) -> None:
        self.way = way
        self.rebuild()

    def choose_institution(self, id: str) -> None:
        self.institution = id
        self.rebuild()

    def type_seed(self, typed: str) -> None:
        self.seed = typed
        self.rebuild()

    def draw_seed(self) -> None:
        self.type_seed(str(secrets.randbelow(SEEDS)))

    def type_name(self, typed: str) -> None:
        self.pseudonym = typed

    def _wrong_seed(self) -> Words | None:
        seed = self.seed.strip()
        return None if seed.isascii() and seed.isdecimal() else say("title.setup.seed_wrong")

    def begin(self) -> None:
        try:
            session = self._session()
        except UserError as error:
            self.tell(say("title.setup.failed"), error)
        else:
            opening.begin(self.app, session)

    def _session(self) -> Session:
        """Raises UserError. An institution that the player did not choose stays out of the file's name."""
        institution = {"lesson": None, "choose": self.institution, "luck": self._drawn()}[self.way]
        scenario = next((s.path for s in self.scenarios if s.id == self.scenario), self.scenario)
        compiled = load(scenario, institution)
        path = new_save(compiled, is_secret=self.way != "choose")
        return Session.new(compiled, int(self.seed), path, self.pseudonym.strip(), self.app.look.lang)

    def _drawn(self) -> str | None:
        return secrets.choice(self.institutions).id if self.institutions else None


def _scrolled(id: str, *parts: Widget) -> Widget:
    return w.ScrollView(w.Column(*parts, gap=12, pad=(3, 16, 3, 18)), id=id, grow=1, edge=12)
