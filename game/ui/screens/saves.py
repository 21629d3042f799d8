"""Saved games: those to go on with, and recordings to look at, from the folder or from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from game.content.text import Text, UserError, say
from game.replay.saves import Save, delete_save, list_saves
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.field import read_clipboard
from game.ui.screens import opening
from game.ui.screens.page import Page
from game.ui.screens.title import day_and_time, shown_path
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App


class SaveList(Page):
    """What lies in the save folder, the latest first."""

    wide = 940.0

    def __init__(self, app: App):
        super().__init__(app)
        self.saves: list[Save] = []
        self.trouble: Words | None = None  # why the folder cannot be read

    def opened(self) -> None:
        """Looked at again each time the page is come back to."""
        try:
            self.saves, self.trouble = self.listed(), None
        except UserError as error:
            self.saves, self.trouble = [], error.text
        self.rebuild()

    def listed(self) -> list[Save]:
        return list_saves()

    def rows(self) -> list[Widget]:
        if self.trouble:
            return [w.Paragraph(self.trouble, "body", "amber", id="trouble")]
        if not self.saves:
            where = say("title.saves.none_note", folder=shown_path())
            return [
                w.Card(
                    w.Label(say("title.saves.none"), "option"),
                    w.Paragraph(where, "note", "ink2"),
                    gap=4,
                    id="none",
                )
            ]
        return [self._row(number, save) for number, save in enumerate(self.saves)]

    # ------------------------------------------------------------------- one save

    def action(self, save: Save) -> tuple[str, str, str] | None:
        """(string, icon, kind) of the button for a save; None where nothing can be done with it."""
        raise NotImplementedError

    def use(self, save: Save) -> None:
        raise NotImplementedError

    def _row(self, number: int, save: Save) -> Widget:
        act = self.action(save)
        goes_on_beside = save.is_damaged and save.can_continue
        facts = [
            w.Label(_turns(save), "note", "ink2") if save.turns else None,
            w.Label(day_and_time(save.modified), "note", "ink2"),
            w.Label(say("title.saves.name", name=save.pseudonym), "note", "ink2") if save.pseudonym else None,
            w.Label(save.institution, "note", "ink2") if save.is_over and save.institution else None,
        ]
        words = w.Column(
            w.Flow(w.Label(save.scenario, "option"), *_chips(save), gap=10, line_gap=4),
            w.Flow(*facts, gap=16, line_gap=0),
            w.Paragraph(_trouble(save, save.trouble), "small", "amber") if save.trouble else None,
            w.Paragraph(say("title.saves.damaged_note"), "small", "ink2") if goes_on_beside else None,
            gap=2,
            grow=1,
        )
        remove = w.IconButton(
            "trash", say("title.saves.delete"), lambda: self.ask_to_delete(save), id=f"delete.{number}"
        )
        go = None
        if act:
            word, icon, kind = act
            go = w.Button(say(word), lambda: self.use(save), kind=kind, icon=icon, id=f"use.{number}")
        return w.Card(w.Row(words, go, remove, gap=10), pad=(18, 10, 10, 10), id=f"save.{number}")

    def ask_to_delete(self, save: Save) -> None:
        day = day_and_time(save.modified)
        w.confirm(
            say("title.saves.delete_title"),
            say("title.saves.delete_ask", name=save.scenario, turn=save.turn, date=day),
            say("title.saves.delete"),
            lambda: self._delete(save),
            screen=self,
        )

    def _delete(self, save: Save) -> None:
        try:
            delete_save(save.path)
        except UserError as error:
            self.tell(say("title.saves.delete_title"), error)
        else:
            self.app.toast(say("title.saves.deleted"), icon="check")
            self.opened()

    def attempt(self, way, path: Path) -> None:
        """Open a file one way or the other, or say why it cannot be opened."""
        try:
            way(self.app, path)
        except UserError as error:
            self.tell(say("title.saves.open_failed"), error)


class Saves(SaveList):
    """Games to go on with. A finished one opens at its year's end."""

    first_focus = "use.0"

    def title(self) -> Words:
        return say("title.continue")

    def listed(self) -> list[Save]:
        """Those that go on stand first."""
        return sorted(list_saves(), key=lambda save: not save.can_continue)

    def body(self, ui: Ui) -> Widget:
        return _scrolled(*self.rows())

    def action(self, save: Save) -> tuple[str, str, str] | None:
        if save.can_continue:
            return "title.saves.go", "arrow-right", "primary" if save is self._first() else "plain"
        return ("title.saves.review", "film-reel", "plain") if save.turns else None

    def _first(self) -> Save | None:
        return next((save for save in self.saves if save.can_continue), None)

    def use(self, save: Save) -> None:
        self.attempt(opening.resume if save.can_continue else opening.watch, save.path)


class Recordings(SaveList):
    """Recordings to look at: those in the folder, and any other by its path."""

    first_focus = "path"

    def __init__(self, app: App):
        super().__init__(app)
        self.path = ""

    def title(self) -> Words:
        return say("title.watch")

    def note(self) -> Words:
        return say("title.watch_note")

    def listed(self) -> list[Save]:
        return [save for save in list_saves() if save.turns]

    def body(self, ui: Ui) -> Widget:
        field = w.TextField(
            self.path,
            self.type_path,
            hint=say("title.saves.path_hint"),
            most=1000,
            on_enter=lambda _typed: self.open_path(),
            grow=1,
            least_width=180,
            id="path",
        )
        buttons = [
            w.Button(say("title.saves.paste"), self.paste, icon="clipboard-text", id="paste"),
            w.Button(say("title.saves.open"), self.open_path, kind="primary", icon="folder-open", id="open"),
        ]
        line = w.Row(field, *buttons, gap=10)
        if ui.cols < 640:
            line = w.Column(field, w.Flow(*buttons, gap=10), gap=8)
        elsewhere = w.Card(w.Label(say("title.saves.path"), "strong"), line, gap=8, pad=(18, 14))
        head = w.heading(say("title.saves.watch_head"), say("title.saves.watch_note"))
        return _scrolled(elsewhere, w.Space(4), head, *self.rows())

    def action(self, save: Save) -> tuple[str, str, str] | None:
        return "title.saves.open", "film-reel", "plain"

    def use(self, save: Save) -> None:
        self.attempt(opening.watch, save.path)

    def type_path(self, typed: str) -> None:
        self.path = typed

    def paste(self) -> None:
        self.path = read_clipboard().strip()
        self.rebuild()

    def open_path(self) -> None:
        path = clean_path(self.path)
        if path:
            self.attempt(opening.watch, path)
        else:
            self.app.toast(say("title.saves.path_missing"), "amber", "warning")


def clean_path(typed: str) -> Path | None:
    """A path as file managers give it: in quotes, as a file:// address, or with ~."""
    text = typed.strip().strip("\"'").strip()
    if text.startswith("file://"):
        text = unquote(text.removeprefix("file://").removeprefix("localhost"))
        if len(text) > 2 and text[0] == "/" and text[2] == ":":
            text = text[1:]  # file:///C:/…
    return Path(text).expanduser() if text else None


def _chips(save: Save) -> list[Widget]:
    """What a person should know of a file before opening it, in words."""
    if not save.turns:
        return [w.Chip(say("title.saves.cannot_open"), "amber", icon="warning")]
    chips: list[Widget] = []
    if save.is_over:
        chips.append(w.Chip(say("title.saves.finished"), "teal"))
    elif not save.can_continue:
        chips.append(w.Chip(say("title.saves.other_rules"), "violet"))
    if save.is_damaged:
        chips.append(w.Chip(say("title.saves.damaged"), "amber", icon="warning"))
    return chips


def _turns(save: Save) -> Text:
    """The month that is open, or how many were played."""
    if save.can_continue:
        return say("title.saves.turn", turn=save.turn + 1, turns=save.turns)
    return say("title.saves.turn_over", turn=save.turn, turns=save.turns)


def _trouble(save: Save, told: Text) -> Text:
    """What is wrong with a file, by its name: the folder is the same for all."""
    folder = str(save.path.parent / "x")[:-1]
    return Text(told.zh.replace(folder, ""), told.en.replace(folder, ""))


def _scrolled(*parts: Widget) -> Widget:
    return w.ScrollView(w.Column(*parts, gap=12, pad=(3, 18, 3, 18)), id="page", edge=12)
