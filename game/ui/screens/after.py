"""The frame of the screens that look back on a game: rail, title bar, body and foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.content.nouns import Nouns
from game.content.text import Text, say
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screen import Screen
from game.ui.screens import opening
from game.ui.screens.past import Past, Source
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

RAIL = (("year_end", "medal", "f2"), ("review", "film-reel", "f3"), ("twin", "git-fork", "f4"))


LEAST_TITLE = 300  # units beside the tools: the rail, and what a title needs in one line


class AfterScreen(Screen):
    """`body` is what changes from screen to screen; `here` is its entry on the rail."""

    here = "review"

    def __init__(self, app: App, source: Source | Past):
        super().__init__(app)
        self.past = source if isinstance(source, Past) else Past(source)

    @property
    def nouns(self) -> Nouns:
        return self.past.nouns

    def body(self, ui: Ui) -> Widget:
        raise NotImplementedError

    def title(self) -> Words:
        return say(f"{self.here}.title")

    def subtitle(self) -> Words:
        return Text()

    def tools(self, ui: Ui) -> list[Widget]:
        """What stands at the right of the title bar."""
        return []

    def foot(self, ui: Ui) -> Widget | None:
        return None

    # ------------------------------------------------------------------ the tree

    def build(self, ui: Ui) -> Widget:
        body = self.body(ui)
        notice = self.banner()
        middle = w.Column(notice, body, gap=0, grow=1) if notice else body
        body.grow = body.grow or 1
        page = w.frame(ui, self.head(ui), middle, self.foot(ui))
        page.grow = 1
        return w.Row(self.rail(ui), page, gap=0, across="fill")

    def head(self, ui: Ui) -> Widget:
        tools = self.tools(ui)
        words = [
            w.Paragraph(self.title(), "page", balance=True),
            w.Paragraph(self.subtitle(), "note", "ink2"),
        ]
        wide = sum(tool.attach(ui).widths()[1] for tool in tools)
        stacked = ui.cols < 1000 or wide > ui.f(ui.cols - LEAST_TITLE)
        if stacked and ui.rows < 560:
            return w.Panel(w.Flow(words[0], *tools, gap=16, line_gap=4), edge="bottom", pad=(16, 8))
        if stacked:
            line = w.Flow(*tools, gap=10) if tools else None
            return w.Panel(*words, line, edge="bottom", pad=(16, 8, 16, 10), gap=4)
        return w.Panel(
            w.Row(w.Column(*words, gap=0, grow=1), *tools, gap=10), edge="bottom", pad=(20, 10, 20, 10)
        )

    def banner(self) -> Widget | None:
        """What must be said of the recording before anything else."""
        if not self.past.notice:
            return None
        row = w.Row(
            w.Icon("warning", 18, "amber"), w.Paragraph(self.past.notice, "note", "ink", grow=1), gap=10
        )
        return w.Pad(
            w.Card(row, fill="amber_soft", raised=False, pad=(14, 8), id="notice"), pad=(16, 10, 16, 0)
        )

    def rail(self, ui: Ui) -> Widget:
        past = self.past
        missing = {
            "year_end": None if past.is_over else say("review.not_over"),
            "review": None if past.turns else say("review.nothing"),
            "twin": None if past.session and past.turns else say("twin.nothing"),
        }
        if past.is_sealed:  # the twin names the institution
            missing["twin"] = say("class.sealed_reason")
        entries: list[Widget] = [
            w.RailButton(
                icon,
                say(f"review.rail.{name}"),
                lambda name=name: self.go(name),
                selected=name == self.here,
                shortcut=key,
                id=f"rail.{name}",
                reason=missing[name],
                tip=say(f"review.rail.tip.{name}"),
            )
            for name, icon, key in RAIL
        ]
        back = w.RailButton(
            "arrow-u-up-left",
            say("review.rail.back"),
            self.back,
            id="rail.back",
            tip=say("review.rail.tip.back"),
        )
        beside = [
            w.RailButton(
                icon,
                say(f"review.rail.{name}"),
                lambda name=name: self.go(name),
                shortcut=key,
                id=f"rail.{name}",
            )
            for name, icon, key in (("glossary", "books", "f1"), ("settings", "gear", "f10"))
        ]
        column = w.Column(back, *entries, beside[0], w.spring(), beside[1], gap=6, pad=(6, 12), grow=1)
        return w.Panel(w.ScrollView(column, id="rail", grow=1, edge=6), colour="rail", gap=0, width=72)

    def _build(self) -> None:
        """What is held down by the mouse stays held: a playhead that is dragged rebuilds the page."""
        held = self.pressed.id if self.pressed else ""
        super()._build()
        widget = self.find(held) if held else None
        if widget is not None:
            self.pressed, widget.pressed = widget, True

    # --------------------------------------------------------------- going about

    def go(self, place: str) -> None:
        if place == self.here:
            return
        if place == "glossary":
            opening.glossary(self.app)
        elif place == "settings":
            opening.settings(self.app)
        else:
            self.app.replace(screen_of(place)(self.app, self.past))

    def back(self) -> None:
        """To what lies under this screen; from the bottom of the stack, to the title."""
        if len(self.app.screens) > 1:
            self.app.pop()
        else:
            self.leave()

    def leave(self) -> None:
        from game.ui.screens.title import Title

        self.app.reset(Title(self.app))

    def on_escape(self) -> bool:
        if self.past.is_over and self.here != "year_end":
            self.go("year_end")
        else:
            self.back()
        return True


def screen_of(place: str) -> type[AfterScreen]:
    """The class of a screen; imported when it is first visited."""
    if place == "year_end":
        from game.ui.screens.year_end import YearEnd as found
    elif place == "twin":
        from game.ui.screens.twin import Twin as found
    else:
        from game.ui.screens.review import Review as found
    return found


def card(title: Words | None, note: Words | None, *children: Widget | None, **place: Any) -> w.Card:
    """A card with its heading."""
    head = w.heading(title, note, style="section") if title is not None else None
    place.setdefault("pad", (18, 12, 18, 14))
    place.setdefault("gap", 8)
    return w.Card(head, *children, **place)
