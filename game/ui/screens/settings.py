"""Settings: every change is seen at once and kept; where the files lie; from a game, the way to the title."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from game import user_folder
from game.content.text import LANGUAGES, say
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.field import write_clipboard
from game.ui.screens.page import Page
from game.ui.screens.title import Title, shown_path
from game.ui.widget import Widget

SIZES = (100, 125, 150, 175, 200)


class Settings(Page):
    first_focus = "lang"

    def title(self) -> Words:
        return say("settings.title")

    def note(self) -> Words:
        return say("settings.note")

    def tools(self, ui: Ui) -> list[Widget]:
        return []  # the language has a row of its own

    # ------------------------------------------------------------------ the tree

    def body(self, ui: Ui) -> Widget:
        groups = [self._looks(), self._files()]
        if ui.cols < 900:
            return _scrolled(*groups, self._sample())
        right = w.Column(self._sample(), grow=0.75, gap=14, pad=(0, 18, 0, 18))
        return w.Row(_scrolled(*groups), right, across="fill", gap=22)

    def _looks(self) -> Widget:
        look, change = self.app.look, self.app.set_look
        size = round(look.text * 100)
        sizes = sorted({*SIZES, size})
        return w.Card(
            _row(
                say("settings.language"),
                w.Segmented(
                    [(lang, say(f"title.language_{lang}")) for lang in LANGUAGES],
                    look.lang,
                    lambda lang: change(lang=lang),
                    id="lang",
                ),
            ),
            _row(
                say("settings.text_size"),
                w.Segmented(
                    [(n, f"{n}%") for n in sizes], size, lambda n: change(text=n / 100), id="text_size"
                ),
            ),
            _row(
                say("settings.theme"),
                w.Segmented(
                    [(False, say("settings.light")), (True, say("settings.dark"))],
                    look.dark,
                    lambda dark: change(dark=dark),
                    id="theme",
                ),
            ),
            _row(
                say("settings.screen"),
                w.Segmented(
                    [(False, say("settings.window")), (True, say("settings.full_screen"))],
                    look.full_screen,
                    lambda on: change(full_screen=on),
                    id="screen",
                ),
                w.KeyCap("F11"),
            ),
            _switch("contrast", look.contrast, lambda on: change(contrast=on)),
            _switch("motion", look.motion, lambda on: change(motion=on)),
            _switch("sound", look.sound, lambda on: change(sound=on)),
            gap=14,
            pad=(20, 18),
        )

    def _files(self) -> Widget:
        return w.Card(
            w.Label(say("settings.folder"), "strong"),
            w.Paragraph(shown_path(), "note", "ink", id="folder"),
            w.Paragraph(say("settings.folder_note"), "small", "ink2"),
            w.Flow(
                w.Button(
                    say("settings.open_folder"),
                    self.open_folder,
                    icon="folder-open",
                    small=True,
                    id="open_folder",
                ),
                w.Button(say("settings.copy"), self.copy, icon="files", small=True, id="copy"),
                gap=10,
            ),
            gap=6,
            pad=(20, 16),
        )

    def _sample(self) -> Widget:
        """A paper as it comes on the desk, to judge the size by."""
        document = w.Document(
            title=say("settings.sample.title"),
            body=say("settings.sample.body"),
            signer=say("settings.sample.signer"),
            seal=say("settings.sample.signer"),
        )
        paper = w.Paper(w.DocumentPage(document), pad=(28, 24), id="sample")
        return w.Column(paper, w.Paragraph(say("settings.sample_note"), "small", "ink2"), gap=14)

    def foot(self, ui: Ui) -> Widget | None:
        if not self._in_game():
            return None
        leave = w.Button(say("settings.to_title"), self.ask_to_leave, icon="house", id="to_title")
        game = w.Button(say("settings.back_to_game"), self.back, kind="primary", id="to_game")
        return w.Flow(leave, game, gap=12, spread="end")

    # ------------------------------------------------------------------- actions

    def _in_game(self) -> bool:
        """A game lies under this page."""
        return any(hasattr(screen, "play") for screen in self.app.screens)

    def ask_to_leave(self) -> None:
        w.confirm(
            say("settings.to_title"),
            say("settings.to_title_ask"),
            say("settings.to_title_yes"),
            lambda: self.app.reset(Title(self.app)),
            screen=self,
        )

    def copy(self) -> None:
        write_clipboard(str(user_folder()))
        self.app.toast(say("settings.copied"), icon="check")

    def open_folder(self) -> None:
        """In the system's own file manager; where there is none, the path is copied instead."""
        folder = user_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _show(folder)
        except OSError:
            write_clipboard(str(folder))
            self.app.toast(say("settings.open_failed"), "amber", "warning")


def _show(folder: Path) -> None:
    if sys.platform == "win32":
        os.startfile(folder)
    else:
        program = "open" if sys.platform == "darwin" else "xdg-open"
        subprocess.Popen([program, folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _row(name: Words, control: Widget, beside: Widget | None = None) -> Widget:
    """A name and its control; where the line is short, one below the other."""
    return w.Flow(w.Label(name, "strong", width=130), control, beside, gap=14, line_gap=4)


def _switch(name: str, on: bool, change) -> Widget:
    toggle = w.Toggle(say(f"settings.{name}"), on, change, id=name)
    return w.Flow(toggle, w.Label(say(f"settings.{name}_note"), "small", "ink2"), gap=16, line_gap=0)


def _scrolled(*parts: Widget) -> Widget:
    return w.ScrollView(w.Column(*parts, gap=16, pad=(2, 18, 2, 18)), id="page", grow=1, edge=12)
