"""The frame of every screen of play: rail on the left, gauges on top, hint and commit at the foot."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

import pygame

from game.content.nouns import Nouns
from game.content.text import Text, UserError, say
from game.replay.lesson import lesson_of
from game.replay.plan import refusal
from game.replay.session import Refusal, Session
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.keys import chord
from game.ui.screen import Screen
from game.ui.screens.foot import Hint, foot
from game.ui.screens.play import Play
from game.ui.screens.topbar import Moment, topbar
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

RAIL = (
    ("desk", "tray", "f2"),
    ("villages", "map-trifold", "f3"),
    ("staff", "users-three", "f4"),
    ("report", "megaphone", "f5"),
)


class PlayScreen(Screen):
    """`body` is what changes from screen to screen; `here` is its entry on the rail."""

    here = "desk"

    def __init__(self, app: App, play: Play | Session):
        super().__init__(app)
        self.play = play if isinstance(play, Play) else Play(play)
        self.hints: dict[str, Words] = {}  # widget id -> what the line at the foot says about it
        self.hint_line: Hint | None = None
        self._told = ("", "")

    @property
    def nouns(self) -> Nouns:
        return self.play.session.names.nouns

    def body(self, ui: Ui) -> Widget:
        raise NotImplementedError

    def resting_hint(self) -> Words:
        """What the line at the foot says when nothing is pointed at."""
        return ""

    # ------------------------------------------------------------------ the tree

    def build(self, ui: Ui) -> Widget:
        self.hints = {}
        self.hint_line = Hint(self.resting_hint(), id="hint", grow=1)
        self._told = ("", self.ui.say(self.resting_hint()))
        top, body, bottom = self.top_bar(ui), self.body(ui), self.foot(ui)
        body.grow = 1
        if ui.rows < 430:  # large text in a low window: the gauges scroll away with the rest
            body.grow = 0
            body.height = body.height or max(220, ui.rows - 130)
            page = w.Column(
                w.ScrollView(w.Column(top, body, gap=0), id="page", grow=1, edge=0), bottom, gap=0, grow=1
            )
        else:
            page = w.Column(top, body, bottom, gap=0, grow=1)
        return w.Row(self.rail(ui), page, gap=0, across="fill")

    def top_bar(self, ui: Ui) -> Widget:
        desk = self.play.desk
        return topbar(self, ui, Moment(desk.turn, desk.month, desk.terms, desk.season), desk.gauges)

    def foot(self, ui: Ui) -> Widget:
        return foot(self, ui)

    def rail(self, ui: Ui) -> Widget:
        report = self.play.session.turns
        entries: list[Widget] = []
        for name, icon, key in RAIL:
            self.hint(f"rail.{name}", say(f"desk.rail.tip.{name}"))
            entries.append(
                w.RailButton(
                    icon,
                    say(f"desk.rail.{name}"),
                    lambda name=name: self.go(name),
                    selected=name == self.here,
                    count=self.play.cases_open if name == "desk" else 0,
                    shortcut=key,
                    id=f"rail.{name}",
                    reason=say("report_page.nothing_yet") if name == "report" and not report else None,
                )
            )
        for name, icon, key in (("glossary", "books", "f1"), ("settings", "gear", "f10")):
            self.hint(f"rail.{name}", say(f"desk.rail.tip.{name}"))
            entries.append(
                w.RailButton(
                    icon,
                    say(f"desk.rail.{name}"),
                    lambda name=name: self.go(name),
                    shortcut=key,
                    id=f"rail.{name}",
                )
            )
        if lesson_of(self.play.session):
            self.hint("rail.hand_in", say("class.rail_tip"))
            button = w.RailButton("export", say("class.rail"), self.hand_in, shortcut="f6", id="rail.hand_in")
            entries.insert(len(RAIL), button)
        column = w.Column(*entries[:-1], w.spring(), entries[-1], gap=6, pad=(6, 12), grow=1)
        return w.Panel(w.ScrollView(column, id="rail", grow=1, edge=6), colour="rail", gap=0, width=72)

    def hand_in(self) -> None:
        from game.ui.screens.hand_in import open_hand_in

        open_hand_in(self.app, self.play.session)

    def hint(self, id: str, words: Words) -> None:
        self.hints[id] = words

    # --------------------------------------------------------------- going about

    def go(self, place: str) -> None:
        if place == self.here:
            return
        if self.play.session.is_over and place in ("desk", "dilemma", "cases"):
            place = "year_end"
        if place in ("glossary", "settings"):
            self.app.push(screen_of(place)(self.app))
        elif place == "year_end":
            self.app.replace(screen_of(place)(self.app, self.play.session))
        elif place != "report" or self.play.session.turns:
            self.app.replace(screen_of(place)(self.app, self.play))

    def focus_order(self) -> list[Widget]:
        """Tab begins with the work of the screen; the gauges and the rail come after it."""
        order = super().focus_order()
        if self.dialogs:
            return order
        return sorted(order, key=lambda widget: ("work", "gaug", "rail").index(_region(widget)))

    def on_escape(self) -> bool:
        if self.here != "desk":
            self.go("desk")
        else:
            w.confirm(
                say("desk.leave"), say("desk.leave_note"), say("desk.leave_yes"), self.leave_game, screen=self
            )
        return True

    def leave_game(self) -> None:
        """Back to the title; what was sent up is saved."""
        self.app.reset(screen_of("title")(self.app))

    def on_key(self, event: pygame.event.Event) -> bool:
        if chord(event) == "ctrl+shift+z":
            self.redo()
            return True
        return False

    # ------------------------------------------------------------------ decisions

    def decided(self, refused: Refusal | None) -> bool:
        """Show a change, or say why it was refused."""
        if refused is not None:
            self.app.toast(refused.text, "amber", "lock")
            return False
        self.rebuild()
        return True

    def undo(self) -> None:
        if self.play.undo():
            self.rebuild()

    def redo(self) -> None:
        if self.play.redo():
            self.rebuild()

    def commit(self) -> None:
        """Ask when something is still undecided, else send the month up at once."""
        desk = self.play.desk
        if self.play.session.plan.open_step is not None:
            self.app.toast(refusal("scene_open").text, "amber", "lock")
            self.go("dilemma")
        elif desk.undecided:
            self.open(lambda ui: _ask(self, desk.undecided))
        else:
            self.send()

    def send(self) -> None:
        if self.dialogs:
            self.close_dialog()
        turn = self.play.commit(self._trouble)
        self.app.sounds.play("stamp")
        self.app.replace(screen_of("report")(self.app, self.play, turn, fresh=True))

    def _trouble(self, error: UserError) -> None:
        self.app.toast(error.text, "amber", "warning")

    # ----------------------------------------------------------------- live hint

    def tick(self, now: int) -> None:
        """The line at the foot speaks about what is pointed at, or has the focus."""
        told = self.play.time_told(now)
        if told:
            self.app.toast(told, "amber", "clock")
        id, pointed = self._hint_of(self.hovered)
        if not pointed and self.keyboard_used:
            id, pointed = self._hint_of(self.focused)
        words = self.ui.say(pointed or self.resting_hint())
        if (id, words) != self._told and self.hint_line is not None:
            self._told = (id, words)
            self.hint_line.tell(words)
            self.hint_changed(id, words)

    def hint_changed(self, id: str, words: str) -> None:
        """Something else is pointed at: the id of what has the hint, "" for nothing."""

    def _hint_of(self, widget: Widget | None) -> tuple[str, Words | None]:
        while widget is not None:
            if widget.reason:
                return widget.id, widget.reason
            found = self.hints.get(widget.id) if widget.id else None
            if found:
                return widget.id, found
            widget = widget.parent
        return "", None


PLACES = {
    "briefing": "Briefing",
    "cases": "Cases",
    "desk": "Desk",
    "dilemma": "Dilemma",
    "glossary": "Glossary",
    "report": "Report",
    "settings": "Settings",
    "staff": "Staff",
    "title": "Title",
    "villages": "Villages",
    "year_end": "YearEnd",
}


def _region(widget: Widget) -> str:
    head = widget.id.split(".")[0]
    return head[:4] if head in ("gauge", "rail") else "work"


def screen_of(place: str) -> Callable[..., Screen]:
    """The class of a screen by its module; imported when it is first visited."""
    return getattr(import_module(f"game.ui.screens.{place}"), PLACES[place])


def _ask(screen: PlayScreen, undecided: tuple[Text, ...]) -> w.Dialog:
    rows = [w.Row(w.Icon("circle-dashed", 16, "amber"), w.Paragraph(t, "body", grow=1)) for t in undecided]
    month = screen.play.desk.month
    return w.Dialog(
        say("desk.commit_ask", month=month),
        w.Column(w.Label(say("desk.commit_left"), "note", "ink2"), *rows, gap=8),
        [
            w.Button(say("desk.commit_no"), screen.close_dialog, id="commit.no"),
            w.Button(say("desk.commit_yes"), screen.send, kind="primary", id="commit.yes"),
        ],
        wide=440,
        note=say("desk.commit_tip"),
        id="ask",
    )
