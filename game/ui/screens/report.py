"""What came back after a month was sent up, page by page: only pages that have something to say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.content.text import Text, say
from game.replay import view
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.keys import chord
from game.ui.screens import report_blame, report_findings, report_month
from game.ui.screens.frame import PlayScreen
from game.ui.screens.play import Play
from game.ui.screens.topbar import Moment, topbar
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.replay.session import Session
    from game.ui.app import App

Page = Callable[["Report", Ui], Widget]


class Report(PlayScreen):
    """`fresh`: just sent up; it then leads on to the next month, or to the year's end."""

    here = "report"
    first_focus = "next"

    def __init__(self, app: App, play: Play | Session, turn: int | None = None, *, fresh: bool = False):
        super().__init__(app, play)
        self.turn = turn if turn is not None else len(self.play.session.turns)
        self.fresh = fresh
        self.at = 0
        self.chosen: dict[str, int] = {}  # which row of a page's list is open
        self._load()

    def _load(self) -> None:
        self.report = report = view.report(self.play.session, self.turn)
        self.pages: list[tuple[str, Page]] = []
        for name, page, has in (
            ("cards", report_findings.cards, bool(report.cards)),
            ("inspections", report_findings.inspections, bool(report.inspections)),
            ("incidents", report_findings.incidents, bool(report.incidents)),
            ("blame", report_blame.blame, bool(report.cases)),
            ("tolerance", report_blame.decisions, bool(report.decisions)),
            ("month", report_month.month, True),
        ):
            if has:
                self.pages.append((name, page))
        self.at = min(self.at, len(self.pages) - 1)

    def resting_hint(self) -> Words:
        return say(f"report_page.hint.{self.pages[self.at][0]}")

    # ------------------------------------------------------------------ the tree

    def top_bar(self, ui: Ui) -> Widget:
        report = self.report
        moment = Moment(report.turn, report.month, say("report_page.back"), report.heading)
        return topbar(self, ui, moment, report.gauges)

    def body(self, ui: Ui) -> Widget:
        name, page = self.pages[self.at]
        tabs: list[tuple[int, Text]] = [
            (n, say(f"report_page.tab.{key}")) for n, (key, _) in enumerate(self.pages)
        ]
        title = w.Label(say(f"report_page.title.{name}"), "page", shrink=ui.cols < 700)
        if ui.cols >= 1000:
            head: Widget = w.Row(title, w.spring(), w.Tabs(tabs, self.at, self.show_page, id="pages"), gap=12)
        elif ui.cols >= 700:
            head = w.Tabs(tabs, self.at, self.show_page, stretch=True, id="pages")
        else:
            head = title
        inside = page(self, ui)
        inside.grow = 1
        return w.Column(head, inside, gap=10, pad=(18, 10, 18, 10))

    def foot(self, ui: Ui) -> Widget:
        assert self.hint_line is not None
        last = self.at == len(self.pages) - 1
        previous = w.Button(
            say("report_page.previous"),
            lambda: self.show_page(self.at - 1),
            icon="caret-left",
            id="previous",
            reason=say("report_page.first") if self.at == 0 else None,
        )
        onward = w.Button(
            self._leave_words() if last else say("report_page.next"),
            self.leave if last else lambda: self.show_page(self.at + 1),
            kind="primary",
            icon="caret-right" if not last else "arrow-right",
            id="next",
        )
        skip = w.Button(self._leave_words(), self.leave, kind="quiet", icon="skip-forward", id="skip")
        buttons = w.Row(
            self._months() if not self.fresh else None, skip if not last else None, previous, onward
        )
        if ui.cols < 900:
            return w.Panel(w.Row(w.spring(), buttons), edge="top", pad=(12, 5))
        return w.Panel(w.Row(self.hint_line, buttons, gap=16), edge="top", pad=(16, 5))

    def _months(self) -> Widget:
        """From the rail: the months before can be read again."""
        count = len(self.play.session.turns)
        return w.Row(
            w.IconButton(
                "skip-back",
                say("report_page.month_before"),
                lambda: self.show_turn(self.turn - 1),
                id="month.before",
                reason=say("report_page.no_month") if self.turn <= 1 else None,
            ),
            w.Label(say("desk.month", month=self.report.month), "note_strong"),
            w.IconButton(
                "skip-forward",
                say("report_page.month_after"),
                lambda: self.show_turn(self.turn + 1),
                id="month.after",
                reason=say("report_page.no_month") if self.turn >= count else None,
            ),
            gap=4,
        )

    def _leave_words(self) -> Text:
        if self.play.session.is_over:
            return say("report_page.year_end")
        if self.fresh:
            return say("report_page.onward", month=self.play.desk.month)
        return say("dilemma.back")

    # ------------------------------------------------------------------- actions

    def show_page(self, n: int) -> None:
        if 0 <= n < len(self.pages):
            self.app.sounds.play("paper")
            self.at = n
            self.rebuild()

    def show_turn(self, turn: int) -> None:
        self.turn = turn
        self._load()
        self.rebuild()

    def open_row(self, name: str, n: int) -> None:
        self.chosen[name] = n
        self.rebuild()

    def leave(self) -> None:
        """To the next month; after the last one to the year's end."""
        super().go("desk")

    def go(self, place: str) -> None:
        if place == "desk":
            self.leave()
        else:
            super().go(place)

    def on_key(self, event: pygame.event.Event) -> bool:
        step = {"pagedown": 1, "pageup": -1, "n": 1, "p": -1}.get(chord(event))
        if step:
            self.show_page(self.at + step)
        return bool(step)
