"""The dilemma of the month: a folded paper, advisers who disagree, what can be done, and why he does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.content.text import UserError, say
from game.replay.view_shapes import Adviser, Reason
from game.replay.view_shapes import Dilemma as Card
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.paint import Painter
from game.ui.screens import scene
from game.ui.screens.choices import Avatar, option_card
from game.ui.screens.frame import PlayScreen
from game.ui.screens.play import Play
from game.ui.theme import mix
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.replay.session import Session
    from game.ui.app import App

TONES = ("teal", "amber", "violet", "blue")


class Dilemma(PlayScreen):
    here = "dilemma"
    first_focus = "choice.0"

    def __init__(self, app: App, play: Play | Session):
        super().__init__(app, play)
        self.comment = self.play.session.plan.comment
        self.pending: int | None = None  # picked at the open hour of a scene, not taken yet

    def resting_hint(self) -> Words:
        card = self.play.desk.dilemma
        return say("scene.hint" if card is not None and card.steps else "dilemma.hint")

    def body(self, ui: Ui) -> Widget:
        card = self.play.desk.dilemma
        if card is None:
            return w.Column(w.spring(), w.Label(say("desk.dilemma_none"), side="center"), w.spring())
        story = Folded(
            w.Label(say("dilemma.title"), "note_strong", "red"),
            w.Paragraph(card.name, "page", balance=True),
            w.Paragraph(card.text, "document", justify=True, indent=2),
            w.spring(),
            pad=(34, 30),
            gap=10,
            id="story",
            grow=1,
        )
        advisers = [_adviser(adviser, TONES[n % 4]) for n, adviser in enumerate(card.advisers)]
        voices = w.Column(w.heading(say("dilemma.advisers"), say("dilemma.advisers_note")), *advisers, gap=9)
        decide, past = self._decide(card), scene.hours(card)
        if ui.cols < 860:
            rows = [decide, past, story, voices] if past else [story, decide, voices]
            if not card.steps:
                rows = [story, voices, decide]
            return w.ScrollView(w.Column(*rows, gap=16, pad=(16, 14)), id="all", grow=1)
        if ui.narrow:
            left = w.ScrollView(w.Column(story, past, voices, gap=16, pad=(2, 2)), id="left", grow=1)
            right = w.ScrollView(decide, id="decide", grow=1)
            return w.Row(left, right, across="fill", gap=20, pad=(18, 14))
        return w.Row(
            w.ScrollView(w.Column(story, pad=(2, 2, 8, 12), grow=1), id="left", grow=1),
            w.ScrollView(w.Column(past, voices, gap=16), id="voices", grow=1),
            w.ScrollView(decide, id="decide", grow=1.12),
            across="fill",
            gap=22,
            pad=(18, 12),
        )

    def _decide(self, card: Card) -> Widget:
        if card.steps:
            asked = scene.ask(card, self.pending, self.choose, self.take, self.ask_to_leave)
        else:
            asked = [
                option_card(choice, str(n + 1), lambda n=n: self.choose(n), id=f"choice.{n}")
                for n, choice in enumerate(card.choices)
            ]
            fallback = card.choices[card.fallback].name
            asked.append(w.Paragraph(say("dilemma.fallback", choice=fallback), "small", "ink2"))
        reasons = w.Flow(*(self._reason(reason) for reason in card.reasons), gap=6, line_gap=6)
        words = w.TextField(self.comment, self._typed, hint=say("dilemma.comment"), most=600, id="comment")
        back = w.Button(say("dilemma.back"), lambda: self.go("desk"), kind="dark", small=True, id="back")
        note = say("scene.decide_note" if card.steps else "dilemma.decide_note")
        head = w.heading(say("dilemma.decide"), note, grow=1)
        return w.Column(
            w.Row(head, back, gap=10),
            *asked,
            w.heading(say("dilemma.reason"), say("dilemma.reason_note"), style="option"),
            reasons,
            words,
            gap=9,
        )

    def _reason(self, reason: Reason) -> Widget:
        kind = "dark" if reason.chosen else "plain"
        return w.Button(
            reason.name, lambda: self.give_reason(reason), kind=kind, small=True, id=f"reason.{reason.id}"
        )

    # ------------------------------------------------------------------- actions

    def choose(self, n: int) -> None:
        card = self.play.desk.dilemma
        if card is not None and card.steps:
            step = card.open_step
            if step is not None and n < len(step.choices) and step.choices[n].refusal is None:
                self.pending = None if self.pending == n else n
            self.rebuild()
            self.prepare()
            if self.pending is not None:
                self.focus(self.get("take"))  # so that Enter decides what was picked
        elif card is not None:
            self.decided(self.play.change("choose", None if card.chosen == n else n))

    def take(self) -> None:
        """The choice picked at the open hour, for good."""
        picked, self.pending = self.pending, None
        if picked is not None:
            self._for_good("take_step", picked)

    def ask_to_leave(self) -> None:
        """Leaving the rest of the night to take its course is asked about once."""
        card = self.play.desk.dilemma
        step = card.open_step if card is not None else None
        if step is not None:
            self.open(lambda ui: scene.leaving(self, step))

    def leave(self) -> None:
        self.close_dialog()
        self.pending = None
        self._for_good("leave_scene")

    def _for_good(self, setter: str, *values: int) -> None:
        self.play.keep_comment()
        try:
            self.decided(self.play.change(setter, *values))
        except UserError as error:  # the disk failed; the step is taken and kept in memory
            self._trouble(error)
            self.decided(None)

    def give_reason(self, reason: Reason) -> None:
        self.decided(self.play.change("set_reason", None if reason.chosen else reason.id))

    def _typed(self, words: str) -> None:
        self.comment = words
        self.play.comment = words

    def closed(self) -> None:
        self.play.keep_comment()


class Folded(w.Paper):
    """A sheet that was folded twice, as a note passed from hand to hand is."""

    def __init__(self, *children: Widget | None, **place):
        super().__init__(*children, sheets=1, **place)

    def paint(self, painter: Painter) -> None:
        super().paint(painter)
        r, thick = self.rect, max(1, self.ui.u(1))
        dark, light = (
            mix(self.theme.paper, self.theme.line, 0.55),
            mix(self.theme.paper, (255, 255, 255), 0.6),
        )
        middle, side = r.y + r.h // 2, r.x + r.w // 2
        painter.fill(pygame.Rect(r.x, middle, r.w, thick), dark)
        painter.fill(pygame.Rect(r.x, middle + thick, r.w, thick), light)
        painter.fill(pygame.Rect(side, r.y, thick, r.h), dark)
        painter.fill(pygame.Rect(side + thick, r.y, thick, r.h), light)


def _adviser(adviser: Adviser, tone: str) -> Widget:
    name = w.Column(w.Label(adviser.name, "strong"), w.Label(adviser.post, "small", "ink2"), gap=0, grow=1)
    return w.Card(
        w.Row(Avatar(adviser.name, tone), name, gap=12),
        w.Paragraph(adviser.says, "kai"),
        _aside("dilemma.interest", adviser.interest),
        _aside("dilemma.record", adviser.record),
        gap=4,
        pad=(16, 9, 16, 10),
        mark=tone,
    )


def _aside(key: str, words: Words) -> Widget:
    return w.Row(
        w.Label(say(key), "small_strong", "ink2", width=50),
        w.Paragraph(words, "small", "ink2", grow=1),
        gap=8,
        across="start",
    )
