"""Choosing a folder or a file without the system's own window: sticks first, then level by level."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from game.content.text import Text, UserError, same, say
from game.replay import places, words
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.field import read_clipboard
from game.ui.screens.page import Page
from game.ui.screens.saves import clean_path
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

MOST = 400  # rows of one folder that are shown


class Picker(Page):
    """Calls `chosen(path)` with a folder; with `suffix`, with a file that ends in it."""

    wide = 860.0
    suffix = ""
    kept: ClassVar[dict[str, Path]] = {}  # where a person chose last, by the kind of page

    def __init__(self, app: App):
        super().__init__(app)
        last = self.kept.get(type(self).__name__)
        self.folder: Path | None = last if last and os.path.isdir(last) else None
        self.typed = str(self.folder or "")

    def chosen(self, path: Path) -> None:
        raise NotImplementedError

    def choose_words(self) -> Words:
        return say("class.pick.use")

    # ------------------------------------------------------------------ the tree

    def body(self, ui: Ui) -> Widget:
        rows, trouble = self._rows()
        field = w.TextField(
            self.typed,
            self.type_path,
            hint=say("class.pick.path_hint"),
            most=1000,
            on_enter=lambda _typed: self.go_to_typed(),
            grow=1,
            least_width=160,
            id="path",
        )
        buttons = [
            w.IconButton("arrow-up", say("class.pick.up"), self.up, id="up", reason=self._no_up()),
            field,
            w.IconButton("clipboard-text", say("title.saves.paste"), self.paste, id="paste"),
            w.Button(say("class.pick.go"), self.go_to_typed, id="go"),
        ]
        listed = w.List(rows, "", self.visit, id="place") if rows else None
        empty = None if rows or trouble else w.Paragraph(say("class.pick.empty"), "note", "ink2", id="empty")
        told = w.Paragraph(trouble, "note", "amber", id="trouble") if trouble else None
        inside = w.Card(told, empty, listed, pad=8, gap=4)
        lead = self.lead()
        parts = [
            w.Paragraph(lead, "note", "ink2") if lead else None,
            w.Row(*buttons, gap=8),
            w.ScrollView(w.Column(inside, pad=(3, 2, 14, 12)), id="places", grow=1, edge=10),
        ]
        return w.Column(*parts, gap=10, pad=(3, 14, 3, 0))

    def lead(self) -> Words | None:
        """A sentence above the list."""
        return None

    def _rows(self) -> tuple[list[tuple[str, Widget]], Text | None]:
        """What can be opened here: (path, row), and why nothing can be seen."""
        if self.folder is None:
            return [(str(path), row("folder", str(path))) for path in places.start_points()], None
        try:
            folders = places.children(self.folder)
            names = sorted(self.folder.iterdir()) if self.suffix else []
        except OSError as error:
            return [], words.disk_error(error, self.folder).text
        files = [path for path in names if path.name.endswith(self.suffix) and path.is_file()]
        shown = [(str(path), row("file-text", path.name)) for path in files]
        shown += [(str(path), row("folder", path.name)) for path in folders[:MOST]]
        return shown, None

    def foot(self, ui: Ui) -> Widget | None:
        if self.suffix:
            return None
        reason = say("class.pick.first") if self.folder is None else None
        use = w.Button(
            self.choose_words(),
            self.use,
            kind="primary",
            icon="check",
            shortcut="ctrl+enter",
            reason=reason,
            id="use",
        )
        where = w.Label(same(self.folder or ""), "note", "ink2", grow=1, id="where")
        return w.Row(where, use, gap=16)

    # --------------------------------------------------------------- going about

    def visit(self, name: str) -> None:
        path = Path(name)
        if path.is_file():
            self._take(path)
        else:
            self.go(path)

    def go(self, folder: Path | None) -> None:
        self.folder, self.typed = folder, str(folder or "")
        self.rebuild()

    def up(self) -> None:
        """To the folder above; from the top to where choosing begins."""
        here = self.folder
        top = here is None or here in places.drives() or here.parent == here
        self.go(None if top or here is None else here.parent)

    def _no_up(self) -> Words | None:
        return say("class.pick.top") if self.folder is None else None

    def type_path(self, typed: str) -> None:
        self.typed = typed

    def paste(self) -> None:
        self.typed = read_clipboard().strip()
        self.rebuild()

    def go_to_typed(self) -> None:
        path = clean_path(self.typed)
        if path is None:
            self.app.toast(say("title.saves.path_missing"), "amber", "warning")
        elif path.is_dir():
            self.go(path)
        elif path.is_file() and self.suffix:
            self._take(path)
        else:
            self.tell(self.title(), UserError(say("class.pick.not_there", path=str(path))))

    def use(self) -> None:
        if self.folder is not None:
            self._take(self.folder)

    def _take(self, path: Path) -> None:
        self.kept[type(self).__name__] = path.parent if path.is_file() else path
        self.chosen(path)


def row(icon: str, name: str) -> Widget:
    """One folder or file."""
    return w.Row(w.Icon(icon, 18), w.Label(same(name), "body", grow=1), gap=10)
