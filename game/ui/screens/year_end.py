"""The end of a term: how it ended, its two ledgers, the fog lifted, the staff, and who carried the blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import Text, say
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens import year_end_blame, year_end_ending, year_end_team, year_end_truth
from game.ui.screens.after import AfterScreen
from game.ui.screens.again import open_again
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
        return say("year.subtitle", text=year.text, institution=year.institution)

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
        again = w.Button(say("year.again"), lambda: open_again(self), icon="arrows-clockwise", id="again")
        leave = w.Button(say("year.leave"), self.leave, kind="quiet", icon="house", id="leave")
        twin = w.Button(
            say("year.twin"),
            lambda: self.go("twin"),
            icon="git-fork",
            kind="primary",
            shortcut="c",
            id="twin",
        )
        review = w.Button(
            say("year.review"), lambda: self.go("review"), icon="film-reel", shortcut="r", id="review"
        )
        if ui.cols < 900:
            line = w.Flow(leave, again, review, twin, gap=8, spread="end")
            return w.Panel(line, edge="top", pad=(12, 6))
        hint = w.Paragraph(say("year.hint"), "small", "ink2", lines=2, grow=1)
        return w.Panel(w.Row(hint, leave, again, review, twin, gap=8), edge="top", pad=(20, 8))

    def show(self, page: str) -> None:
        self.page = page
        self.rebuild()

    def pick_village(self, index: int) -> None:
        self.village = index
        self.rebuild()
