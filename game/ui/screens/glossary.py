"""The glossary: the official terms in both languages with a line each; typing finds, F1 comes and goes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pygame

from game.content.glossary import Term, find, search
from game.content.text import say
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.keys import chord
from game.ui.screens.page import Page
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App


class Glossary(Page):
    first_focus = "search"

    def __init__(self, app: App, term: str = ""):
        super().__init__(app)
        named = find(term) if term else None
        self.word = named.name.get(app.ui.lang) if named else term

    def title(self) -> Words:
        return say("glossary.title")

    def note(self) -> Words:
        return say("glossary.note")

    def body(self, ui: Ui) -> Widget:
        found = search(self.word)
        field = w.TextField(self.word, self.look_for, hint=say("glossary.hint"), most=40, grow=1, id="search")
        line = w.Row(
            w.Icon("magnifying-glass", 19),
            field,
            w.Label(say("glossary.count", n=len(found)), "note", "ink2", id="count", shrink=False),
            gap=10,
            pad=(4, 14, 4, 10),
        )
        side = 34 if ui.cols >= 860 else 18
        sheet = w.Paper(*self._sections(found, ui), gap=4, pad=(side, 18, side, 24), sheets=1, id="terms")
        # A place of its own for every word: what is found begins at the top.
        page = w.ScrollView(w.Column(sheet, pad=(4, 2, 8, 16)), id=f"page.{self.word}", grow=1, edge=12)
        return w.Column(line, page, gap=0)

    def _sections(self, found: list[Term], ui: Ui) -> list[Widget]:
        """By group while everything is shown; what was found, best first."""
        if not found:
            return [w.Paragraph(say("glossary.none", word=self.word), "body", id="none")]
        columns = 2 if ui.cols >= 980 else 1
        if self.word.strip():
            return [_entries(found, columns, ui.lang)]
        parts: list[Widget] = []
        for group, members in groupby(found, lambda term: term.group):
            parts += [w.Space(10) if parts else w.Space(0), w.Label(group, "section"), w.Rule("red", 1)]
            parts += [w.Space(4), _entries(list(members), columns, ui.lang)]
        return parts

    def look_for(self, word: str) -> None:
        self.word = word
        self.rebuild()

    def on_key(self, event: pygame.event.Event) -> bool:
        if chord(event) == "f1":
            self.back()
            return True
        return False

    def on_escape(self) -> bool:
        """Esc clears what was typed first, and leaves with the second press."""
        if self.word:
            self.look_for("")
        else:
            self.back()
        return True


def _entries(found: list[Term], columns: int, lang: str) -> Widget:
    return w.Grid(*(_entry(term, lang) for term in found), columns=columns, gap=14)


def _entry(term: Term, lang: str) -> Widget:
    """The name in the language read, then in the other one."""
    own, other = (term.name.zh, term.name.en) if lang == "zh" else (term.name.en, term.name.zh)
    names = w.Flow(w.Label(own, "strong"), w.Label(other, "note", "blue"), gap=10, line_gap=0)
    return w.Column(names, w.Paragraph(term.note, "note", "ink2"), gap=0)
