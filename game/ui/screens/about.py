"""About: what the game is, what it records, what it is not for, licences, versions."""

from __future__ import annotations

import platform

import pygame

from game import __version__
from game.content.text import say
from game.sim.engine import RULES_NUMBER
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.page import Page
from game.ui.screens.title import shown_path
from game.ui.widget import Widget


class About(Page):
    wide = 820.0

    def model(self) -> None:
        from game.ui.screens.model_card import ModelCard

        self.app.push(ModelCard(self.app))

    def title(self) -> Words:
        return say("about.title")

    def note(self) -> Words:
        return say("about.note")

    def body(self, ui: Ui) -> Widget:
        text = w.DocumentPage(w.Document(body=say("about.body")))
        versions = say(
            "about.version",
            program=__version__,
            rules=RULES_NUMBER,
            python=platform.python_version(),
            pygame=pygame.version.ver,
        )
        side = 48 if ui.cols >= 860 else 20
        paper = w.Paper(
            text,
            w.Space(6),
            w.Rule("line"),
            w.Flow(w.Label(say("about.folder"), "small_strong"), w.Paragraph(shown_path(), "small"), gap=10),
            w.Paragraph(versions, "small", "ink2"),
            w.Button(say("about.model"), self.model, icon="scales", id="model"),
            gap=8,
            pad=(side, 30),
            id="paper",
        )
        return w.ScrollView(w.Column(paper, pad=(4, 18, 8, 22)), id="page", edge=14)
