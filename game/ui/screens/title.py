"""The title: the name on a sheet of paper, what one should know before playing, and the ways in."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from game import user_folder
from game.content.text import Text, same, say
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screen import Screen
from game.ui.screens import opening
from game.ui.screens.page import language
from game.ui.screens.wordmark import Wordmark
from game.ui.tasks import Task
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.replay.saves import Save
    from game.ui.app import App

WIDE = 1080  # units of text for paper and entries side by side


class Title(Screen):
    first_focus = "new"

    def __init__(self, app: App):
        super().__init__(app)
        self.saves: list[Save] | None = None  # None while nobody has looked yet
        self._frames = 0  # since it was opened

    def opened(self) -> None:
        self._frames = 0

    def tick(self, now: int) -> None:
        """The first frame comes first; then, beside it, what a game needs is loaded."""
        self._frames += 1
        if self._frames == 2:
            self.app.task(_look, self._found)

    def _found(self, saves: list[Save]) -> None:
        if saves != self.saves:
            self.saves = saves
            self.rebuild()

    # ------------------------------------------------------------------ the tree

    def build(self, ui: Ui) -> Widget:
        top = w.Row(w.spring(), language(self, ui), pad=(20, 12))
        if ui.cols < 640:
            both = w.Column(self._paper(ui, name_only=True), self._entries(), self._notice(ui), gap=16)
            return w.Column(top, w.ScrollView(w.Pad(both, pad=(20, 4, 20, 20)), id="all", grow=1, edge=16))
        paper, entries = self._paper(ui), self._entries()
        paper.grow, entries.width = 1, 400 if ui.cols >= 1000 else 312
        gap = 36 if ui.cols >= 1000 else 24
        both = w.Row(paper, entries, gap=gap, across="center", width=WIDE, align="center")
        low = 10 if ui.rows < 640 else 52  # the middle of the desk lies a little above that of the window
        page = w.Column(both, spread="center", pad=(24, 4, 24, low), grow=1)
        return w.Column(top, w.ScrollView(page, id="all", grow=1, edge=16), gap=0)

    def _paper(self, ui: Ui, name_only: bool = False) -> Widget:
        tight = ui.rows < 640
        motto = w.Paragraph(say("title.motto"), "kai", "ink2", balance=True)
        notice = [] if name_only else [w.Space(4 if tight else 22), w.Rule("line"), *_notice_lines()]
        return w.Paper(
            Wordmark(0.72 if tight else 1, id="wordmark"),
            w.Rule("red", 2),
            w.Space(1),
            w.Paragraph(say("title.headline"), "card", balance=True),
            *([] if name_only else [w.Space(0 if tight else 4), motto]),
            *notice,
            gap=5 if tight else 7,
            pad=(26, 16) if tight else (46, 32),
            id="paper",
        )

    def _notice(self, ui: Ui) -> Widget:
        return w.Paper(*_notice_lines(), gap=7, pad=(24, 18), sheets=0, id="notice")

    def _entries(self) -> Widget:
        small = [
            self._small("class", "chalkboard", "c", self.join),
            self._small("watch", "film-reel", "3", self.watch),
            self._small("settings", "gear", "4", lambda: opening.settings(self.app)),
            self._small("glossary", "books", "5", lambda: opening.glossary(self.app)),
            self._small("about", "info", "6", self.about),
            self._small("quit", "sign-out", "7", self.app.quit),
        ]
        new = self._large("new", "note-pencil", "1", say("title.new_note"), self.new)
        last = self._large("continue", "folder-open", "2", self._last(), self.resume)
        if self.saves is not None and not self._can_continue:
            last.reason = say("title.continue_none")
        rows = w.Card(*small, pad=6, gap=2)
        return w.Column(new, last, rows, gap=12)

    def _large(self, name: str, icon: str, key: str, note: Words, action) -> Widget:
        words = w.Column(
            w.Label(say(f"title.{name}"), "option"), w.Paragraph(note, "note", "ink2", lines=2), gap=0, grow=1
        )
        card = w.Card(
            w.Row(w.Icon(icon, 22, tile=True, tone="blue"), words, w.KeyCap(key), gap=14),
            on_click=action,
            name=say(f"title.{name}"),
            pad=(16, 12),
            id=name,
        )
        card.shortcut = key
        return card

    def _small(self, name: str, icon: str, key: str, action) -> Widget:
        words = w.Label(say(f"title.{name}"), "card", grow=1)
        row = w.Row(w.Icon(icon, 19), words, w.KeyCap(key.upper()), gap=14)
        card = w.Card(
            row, raised=False, on_click=action, name=say(f"title.{name}"), pad=(14, 6, 10, 6), id=name
        )
        card.shortcut = key
        return card

    # ----------------------------------------------------------------- what it says

    @property
    def _can_continue(self) -> bool:
        return any(save.can_continue or save.is_damaged for save in self.saves or [])

    def _last(self) -> Words:
        """The game that was played last, once it is known."""
        if self.saves is None:
            return say("title.continue_looking")
        open_games = [save for save in self.saves if save.can_continue]
        if not open_games:
            return say("title.continue_none")
        last = open_games[0]
        return say("title.continue_last", scenario=last.scenario, turn=last.turn + 1)

    # --------------------------------------------------------------------- the ways

    def new(self) -> None:
        from game.ui.screens.new_game import NewGame

        self.app.push(NewGame(self.app))

    def resume(self) -> None:
        from game.ui.screens.saves import Saves

        self.app.push(Saves(self.app))

    def watch(self) -> None:
        from game.ui.screens.saves import Recordings

        self.app.push(Recordings(self.app))

    def join(self) -> None:
        from game.ui.screens.join import Join

        self.app.push(Join(self.app))

    def about(self) -> None:
        from game.ui.screens.about import About

        self.app.push(About(self.app))


def _notice_lines() -> list[Widget]:
    """What is recorded, where, and what for."""
    return [
        w.Label(say("title.notice.head"), "small_strong"),
        w.Paragraph(say("title.notice.recorded"), "small", "ink2"),
        w.Paragraph(say("title.notice.where", folder=shown_path()), "small", "ink2", id="where"),
        w.Paragraph(say("title.notice.purpose"), "small", "ink2"),
    ]


def _look(_task: Task) -> list[Save]:
    """Beside the window: load what a game needs, so that it begins at once, and see what is saved."""
    from game.content.text import UserError
    from game.replay.saves import list_saves

    for name in ("new_game", "saves", "briefing", "desk"):
        import_module(f"game.ui.screens.{name}")

    try:
        return list_saves()
    except UserError:
        return []  # the page of saved games says why


def shown_path() -> Text:
    """The person's folder as people write it, the home folder as ~."""
    folder, home = str(user_folder()), str(Path.home())
    return same("~" + folder[len(home) :] if folder.startswith(home) else folder)


def day_and_time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).strftime("%Y-%m-%d %H:%M")
