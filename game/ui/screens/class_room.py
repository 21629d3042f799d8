"""The lecturer's page: begin a lesson and get its code; see who has handed in; go to the wall; clear away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.content.text import UserError, say
from game.replay import class_clearing, class_folder
from game.replay.class_folder import ClassFolder, Entry
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.class_new import NewLesson
from game.ui.screens.page import Page
from game.ui.screens.picker import Picker
from game.ui.tasks import Task
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

PAGES = ("new", "collect")


class ClassRoom(Page):
    first_focus = "pages"

    def __init__(self, app: App):
        super().__init__(app)
        self.page = "new"
        self.lesson = NewLesson(self)
        self.folder: Path | None = None
        self.found: ClassFolder | None = None
        self.share = 0.0  # of the way to the wall
        self.task: Task | None = None

    def title(self) -> Words:
        return say("class.room.title")

    def tools(self, ui: Ui) -> list[Widget]:
        pages = [(page, say(f"class.room.{page}")) for page in PAGES]
        return [w.Segmented(pages, self.page, self.show, id="pages"), *super().tools(ui)]

    def show(self, page: str) -> None:
        self.page = page
        self.rebuild()

    # ------------------------------------------------------------------ the tree

    def body(self, ui: Ui) -> Widget:
        inside = self.lesson.body(ui) if self.page == "new" else self._collect()
        return w.ScrollView(w.Column(*inside, gap=12, pad=(3, 16, 3, 18)), id=f"page.{self.page}", edge=12)

    def foot(self, ui: Ui) -> Widget | None:
        return self.lesson.foot(ui) if self.page == "new" else self._collect_foot(ui)

    def _collect(self) -> list[Widget]:
        folder = str(self.folder) if self.folder else say("class.room.no_folder")
        pick = w.Button(say("class.room.pick"), self.pick, icon="folder-open", id="pick")
        again = w.Button(say("class.room.again"), self.look, icon="arrows-clockwise", id="again")
        line = w.Flow(pick, again if self.folder else None, gap=10)
        head = w.Card(
            w.Label(say("class.room.folder"), "option"),
            w.Paragraph(folder, "note", "ink2", id="folder"),
            line,
            gap=8,
            pad=(20, 14),
        )
        found = self.found
        if found is None:
            return [head]
        return [head, self._handed_in(found), *self._rest(found)]

    def _handed_in(self, found: ClassFolder) -> Widget:
        if not found.entries:
            return w.Card(w.Paragraph(say("class.room.nobody"), "body"), pad=(20, 14), id="nobody")
        done = sum(entry.is_over for entry in found.entries)
        title = say("class.room.count", code=found.code, n=len(found.entries), done=done)
        cells = [_entry(number, entry) for number, entry in enumerate(found.entries)]
        return w.Card(w.heading(title), w.Grid(*cells, cell=210, gap=8), gap=10, pad=(20, 14), id="handed_in")

    def _rest(self, found: ClassFolder) -> list[Widget]:
        told = [say("class.room.aside", file=one.path.name, text=one.text) for one in found.aside]
        told += found.notices
        if found.earlier:
            told.append(say("class.room.earlier", n=len(found.earlier)))
        rows = [
            w.Row(w.Icon("warning", 16, "amber"), w.Paragraph(text, "note", grow=1), gap=10, across="start")
            for text in told
        ]
        if not rows:
            return []
        return [w.Card(w.heading(say("class.room.told")), *rows, gap=8, pad=(20, 14), id="told.class")]

    def _collect_foot(self, ui: Ui) -> Widget:
        reason = None if self.found and self.found.entries else say("class.room.nothing_yet")
        clear = w.Button(
            say("class.room.clear"),
            self.ask_to_clear,
            icon="trash",
            kind="quiet",
            reason=self._no_clearing(),
            id="clear",
        )
        if self.task:
            bar = w.Label(
                say("class.room.computing", share=self.share), "note", "ink2", grow=1, id="computing"
            )
            stop = w.Button(say("toolkit.cancel"), self.stop, id="stop")
            return w.Row(bar, stop, gap=12)
        wall = w.Button(
            say("class.room.wall"),
            self.wall,
            kind="primary",
            icon="chalkboard",
            shortcut="ctrl+enter",
            reason=reason,
            id="wall",
        )
        return w.Row(clear, w.spring(), wall, gap=12)

    def _no_clearing(self) -> Words | None:
        has_any = self.found and self.found.code and class_clearing.recordings_of(self.found)
        return None if has_any else say("class.room.nothing_yet")

    # -------------------------------------------------------------------- doing

    def pick(self) -> None:
        self.app.push(Shared(self.app, self))

    def take(self, folder: Path) -> None:
        self.folder = folder
        self.look()

    def look(self) -> None:
        if self.folder is None:
            return
        try:
            self.found = class_folder.look(self.folder)
        except UserError as error:
            self.found = None
            self.tell(say("class.room.folder"), error)
        self.rebuild()

    def wall(self) -> None:
        """Every recording is computed again beside the window; then the wall opens."""
        from game.replay import wall

        found = self.found
        if found is None or self.task:
            return

        def work(task: Task):
            def told(done: int, total: int) -> None:
                task.report(done / max(1, total))

            return wall.build(found, told)[0]

        self.share = 0.0
        self.task = self.app.task(work, self._walled, moved=self._further, failed=self._failed)
        self.rebuild()

    def stop(self) -> None:
        if self.task:
            self.task.cancel()
        self.task = None
        self.rebuild()

    def _further(self, task: Task) -> None:
        self.share = task.progress
        self.rebuild()

    def _failed(self, error: BaseException) -> None:
        self.task = None
        self.rebuild()
        self.app._task_failed(error)

    def _walled(self, made) -> None:
        from game.ui.screens.wall import WallScreen

        self.task = None
        self.rebuild()
        if self.app.screen is self:
            self.app.push(WallScreen(self.app, made))

    def ask_to_clear(self) -> None:
        if self.found is None:
            return
        counts = dict(n=len(class_clearing.recordings_of(self.found)), code=self.found.code)
        made = len(class_clearing.derived_of(self.found))
        text = say("class.room.clear_ask", **counts, derived=made)
        w.confirm(say("class.room.clear"), text, say("class.room.clear_yes"), self.clear, screen=self)

    def clear(self) -> None:
        """Says what went, by name."""
        if self.found is None:
            return
        done = class_clearing.clear(self.found)
        files = [path.name for path in (*done.recordings, *done.derived)]
        self.look()
        lines = [
            w.Paragraph(say("class.room.cleared", n=len(done.recordings), derived=len(done.derived)), "body"),
            w.Paragraph(", ".join(files), "small", "ink2"),
            w.Paragraph(say("class.room.kept", n=len(done.kept)), "note") if done.kept else None,
            *(w.Paragraph(error.text, "note", "amber") for error in done.failed),
            w.Paragraph(say("class.room.elsewhere"), "note", "ink2"),
        ]
        ok = w.Button(say("toolkit.ok"), self.close_dialog, kind="primary", id="cleared.ok")
        body = w.Column(*lines, gap=8)
        self.open(lambda _ui: w.Dialog(say("class.room.clear"), body, [ok], wide=620, id="cleared"))


class Shared(Picker):
    """The folder the class hands in to."""

    def __init__(self, app: App, room: ClassRoom):
        super().__init__(app)
        self.room = room

    def title(self) -> Words:
        return say("class.room.pick")

    def chosen(self, path: Path) -> None:
        self.app.pop()
        self.room.take(path)


def _entry(number: int, entry: Entry) -> Widget:
    """Who, and how far; months, no results."""
    icon = w.Icon(
        "check-circle-fill" if entry.is_over else "circle-half", 16, "teal" if entry.is_over else "ink2"
    )
    turns = say("class.room.turns", n=entry.turns, of=entry.of)
    return w.Row(
        icon,
        w.Label(entry.pseudonym, "strong", grow=1),
        w.Label(turns, "note", "ink2"),
        gap=8,
        id=f"entry.{number}",
    )
