"""The frame of the screens around a game: the way back and the title, the page, a bar of actions."""

from __future__ import annotations

from collections.abc import Callable

from game.content.text import LANGUAGES, UserError, say
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screen import Screen
from game.ui.widget import Widget


class Page(Screen):
    """`title`, `note` and `body` are what changes from page to page; Esc goes back."""

    icon = ""
    wide = 1120.0  # units of text that a line of the page may be wide

    def title(self) -> Words:
        raise NotImplementedError

    def note(self) -> Words | None:
        return None

    def body(self, ui: Ui) -> Widget:
        raise NotImplementedError

    def foot(self, ui: Ui) -> Widget | None:
        return None

    def tools(self, ui: Ui) -> list[Widget]:
        """What stands right of the title."""
        return [language(self, ui)]

    # ------------------------------------------------------------------ the tree

    def build(self, ui: Ui) -> Widget:
        body = self.body(ui)
        body.grow, body.width, body.align = 1, self.wide, "center"
        side = 14 if ui.cols < 860 else 24
        middle = w.Column(body, gap=0, pad=(side, 0), grow=1)
        return w.frame(ui, self._head(ui, side), middle, self._foot(ui, side))

    def _head(self, ui: Ui, side: float) -> Widget:
        back = w.IconButton("arrow-left", say("title.back"), self.back, id="back")
        title = w.Label(self.title(), "page", shrink=ui.cols < 620)
        note = self.note() if ui.cols >= 900 else None
        words = [title, w.Label(note, "note", "ink2", grow=1) if note else w.spring()]
        row = w.Row(back, *words, *self.tools(ui), gap=12)
        return w.Panel(row, edge="bottom", pad=(side - 8, 9, side, 9))

    def _foot(self, ui: Ui, side: float) -> Widget | None:
        inside = self.foot(ui)
        return w.Panel(inside, edge="top", pad=(side, 9)) if inside else None

    # --------------------------------------------------------------- going about

    def back(self) -> None:
        self.app.pop()

    def on_escape(self) -> bool:
        self.back()
        return True

    def tell(self, title: Words, error: UserError) -> None:
        """An error that wants to be read, not a toast that leaves."""
        ok = w.Button(say("toolkit.ok"), self.close_dialog, kind="primary", id="told.ok")
        self.open(lambda _ui: w.Dialog(title, w.Paragraph(error.text, "body"), [ok], wide=560, id="told"))


def begin_button(ui: Ui, begin: Callable[[], None], reason: Words | None) -> Widget:
    """What begins a game; `reason` says why it cannot begin yet."""
    return w.Button(
        say("title.setup.begin"),
        begin,
        kind="primary",
        icon="arrow-right",
        shortcut="ctrl+enter",
        show_key=ui.cols >= 700,
        reason=reason,
        id="begin",
    )


def language(screen: Screen, ui: Ui) -> Widget:
    """The switch of the language, in the same corner of every page."""
    choices = [(lang, say(f"title.language_{lang}")) for lang in LANGUAGES]
    return w.Segmented(
        choices,
        ui.lang,
        lambda lang: screen.app.set_look(lang=lang),
        small=True,
        align="center",
        id="language",
    )
