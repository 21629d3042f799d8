"""The end of a term: how it ended, its two ledgers, the fog lifted, the staff, and who carried the blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import Text, UserError, say
from game.replay.lesson import lesson_of
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens import year_end_blame, year_end_ending, year_end_team, year_end_truth
from game.ui.screens.after import AfterScreen
from game.ui.screens.again import open_again
from game.ui.screens.hand_in import open_hand_in
from game.ui.screens.past import Past, Source
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

PAGES = ("ending", "truth", "team", "blame")


class YearEnd(AfterScreen):
    here = "year_end"
    first_focus = "pages"

    def __init__(self, app: App, source: Source | Past):
        super().__init__(app, source)
        self.page = "ending"
        self.village = 0

    def title(self) -> Words:
        names = self.past.session.names if self.past.session else None
        return say("year.title", place=names.place.name if names else Text())

    def subtitle(self) -> Words:
        year = self.past.year_end
        return say("year.subtitle", text=year.text, institution=self.past.institution)

    def tools(self, ui: Ui) -> list[Widget]:
        names = [(name, say(f"year.page.{name}")) for name in PAGES]
        return [w.Segmented(names, self.page, self.show, id="pages")]

    def body(self, ui: Ui) -> Widget:
        pages = {
            "ending": year_end_ending.page,
            "truth": year_end_truth.page,
            "team": year_end_team.page,
            "blame": year_end_blame.page,
        }
        sheet = pages[self.page](self, ui)
        sheet.grow = 1
        return sheet

    def foot(self, ui: Ui) -> Widget:
        sealed = say("class.sealed_reason") if self.past.is_sealed else None
        again = w.Button(
            say("year.again"), lambda: open_again(self), icon="arrows-clockwise", reason=sealed, id="again"
        )
        leave = w.Button(say("year.leave"), self.leave, kind="quiet", icon="house", id="leave")
        twin = w.Button(
            say("year.twin"),
            lambda: self.go("twin"),
            icon="git-fork",
            kind="plain" if sealed else "primary",
            shortcut="c",
            reason=sealed,
            id="twin",
        )
        review = w.Button(
            say("year.review"), lambda: self.go("review"), icon="film-reel", shortcut="r", id="review"
        )
        buttons = [leave, again, review, twin, *self._of_the_class()]
        if ui.cols < (900 if len(buttons) == 4 else 1200):
            line = w.Flow(*buttons, gap=8, line_gap=6, spread="end")
            return w.Panel(line, edge="top", pad=(12, 6))
        words = say("class.year_hint") if sealed else say("year.hint")
        hint = w.Paragraph(words, "small", "ink2", lines=2, grow=1)
        return w.Panel(w.Row(hint, *buttons, gap=8), edge="top", pad=(20, 8))

    def _of_the_class(self) -> list[Widget]:
        """What a game of a lesson has besides: handing in, and telling that the lecturer has revealed."""
        session = self.past.session
        if session is None or not lesson_of(session):
            return []
        hand = w.Button(
            say("class.hand_in"),
            lambda: open_hand_in(self.app, session),
            icon="export",
            kind="primary",
            id="hand_in",
        )
        told = w.Button(say("class.revealed"), self.ask_to_reveal, icon="eye", id="revealed")
        return [told, hand] if self.past.is_sealed else [hand]

    def ask_to_reveal(self) -> None:
        words = (say("class.revealed_title"), say("class.revealed_ask"), say("class.revealed_yes"))
        w.confirm(*words, self.tell_institution, screen=self)

    def tell_institution(self) -> None:
        """The lecturer has told which institutions they were: from now on this game tells its own."""
        assert self.past.session is not None
        try:
            self.past.session.note("revealed")
        except UserError as error:
            self.app.toast(error.text, "amber", "warning")
        self.rebuild()

    def show(self, page: str) -> None:
        self.page = page
        self.rebuild()

    def pick_village(self, index: int) -> None:
        self.village = index
        self.rebuild()
