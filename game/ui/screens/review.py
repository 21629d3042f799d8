"""The review: a playhead over all months, as it was known then or as it was, and why each level moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pygame

from game.content.text import say
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.keys import chord
from game.ui.paint import Painter
from game.ui.screens import (
    branching,
    review_desk,
    review_levels,
    review_month,
    review_split,
    review_staff,
    review_time,
    review_turning,
    review_why,
)
from game.ui.screens.after import AfterScreen
from game.ui.screens.looking import Looking
from game.ui.screens.past import Past, Source
from game.ui.tasks import Task
from game.ui.widget import Action, Widget

if TYPE_CHECKING:
    from game.ui.app import App

BEAT = 1400  # milliseconds a month stands while it plays
REST = 250  # milliseconds after a move in which nothing is prepared beside it
IDLE = 2500  # milliseconds after which the turning points are looked for by themselves
PAGES = ("desk", "why", "turning", "split", "days", "staff", "lessons")
LOOKED_FOR = ("turning", "split")  # pages that need a search


class Review(AfterScreen):
    here = "review"
    first_focus = "scrubber"

    def __init__(self, app: App, source: Source | Past):
        super().__init__(app, source)
        self.page = "desk"
        self.curve = "results"
        self.level = "score"
        self.member = -1
        self.outcome = "career"
        self.playing = False
        self.looking = Looking(self)
        self._opened_at = 0
        self._beat = 0
        self._moved_at = -REST

    def opened(self) -> None:
        """Make the months' views between frames, so that the playhead runs over all of them at once."""
        self._opened_at = self.app.now()
        if self.past.session:
            self.app.task(self._warm, lambda _: None)
        if self.page in LOOKED_FOR:
            self.look()

    def closed(self) -> None:
        self.looking.stop()

    def look(self) -> None:
        """Look for the turning points and the blame line, beside the window."""
        self.looking.begin()
        self.rebuild()

    def _warm(self, task: Task) -> Iterator[float]:
        months = sorted(range(1, self.past.turns + 1), key=lambda turn: abs(turn - self.past.turn))
        for n, turn in enumerate(months, 1):
            while self.app.now() - self._moved_at < REST:
                yield n / len(months)
            self.past.review(turn, self.past.truth)
            yield n / len(months)

    # ------------------------------------------------------------------ the tree

    def title(self) -> Words:
        return say("review.of", name=self.past.header.scenario_name)

    def subtitle(self) -> Words:
        past = self.past
        place = say("review.at", month=past.month(past.turn), turn=past.turn, turns=past.turns)
        return say("review.subtitle", place=place, institution=past.institution)

    def tools(self, ui: Ui) -> list[Widget]:
        if not self.past.session:
            return []
        known = [(False, say("review.known")), (True, say("review.truth"))]
        switch = w.Segmented(known, self.past.truth, self.set_truth, id="truth", tip=say("review.truth_tip"))
        branch = w.Button(
            say("review.branch"), self.branch, icon="git-fork", id="branch", tip=say("review.branch_tip")
        )
        return [switch, branch]

    def body(self, ui: Ui) -> Widget:
        if not self.past.session:
            return review_levels.body(self, ui)
        if ui.narrow:
            return self._one_column(ui)
        left = w.Column(review_time.card_of(self, ui), self._pages(ui, PAGES), gap=12, grow=1)
        right = w.Column(review_month.column(self, ui), width=318)
        right.children[0].grow = 1
        inside = w.Row(left, right, gap=16, pad=(16, 10, 20, 12), across="fill")
        return inside

    def _one_column(self, ui: Ui) -> Widget:
        pages = ("month", *PAGES)
        inside = w.Column(
            review_time.card_of(self, ui), self._pages(ui, pages), gap=10, pad=(14, 8, 16, 10), grow=1
        )
        if ui.rows < 620:
            inside.children[1].least_height = 300
            return w.ScrollView(inside, id="all", grow=1, edge=8)
        return inside

    def _pages(self, ui: Ui, names: tuple[str, ...]) -> Widget:
        page = self.page if self.page in names else names[0]
        tabs = w.Tabs([(name, say(f"review.page.{name}")) for name in names], page, self.show, id="pages")
        make = {
            "month": review_month.page,
            "desk": review_desk.page,
            "why": review_why.page,
            "turning": review_turning.page,
            "split": review_split.page,
            "days": review_staff.days,
            "staff": review_staff.people,
            "lessons": review_staff.lessons,
        }[page]
        sheet = make(self, ui)
        sheet.grow = 1
        return w.Card(tabs, sheet, pad=(18, 2, 18, 8), gap=8, grow=1, id="sheet")

    def foot(self, ui: Ui) -> Widget:
        past = self.past
        back = w.IconButton(
            "skip-back", say("review.previous"), lambda: self.go_to(past.turn - 1), id="previous"
        )
        ahead = w.IconButton("skip-forward", say("review.next"), lambda: self.go_to(past.turn + 1), id="next")
        back.shortcut, ahead.shortcut = ",", "."
        play = PlayButton(self.playing, self.toggle, id="play")
        marks = [(turn - 1, ink) for turn, ink in review_time.marks(past)]
        bar = ScrubBar(
            past.turn - 1,
            max(1, past.turns),
            lambda at: self.go_to(at + 1),
            marks=marks,
            signs=review_turning.signs(past.turning) if past.truth else (),
            show=lambda at: ui.say(past.month(at + 1)),
            on_space=self.toggle,
            id="scrubber",
            grow=1,
        )
        keys: list[Widget] = []
        if ui.cols > 1000:
            keys = [
                w.KeyCap("← →", say("review.key_step")),
                w.KeyCap(ui.t("review.key_space"), say("review.key_play")),
            ]
        return w.Panel(w.Row(back, play, ahead, bar, *keys, gap=12), edge="top", pad=(20, 6))

    # ------------------------------------------------------------------- actions

    def go_to(self, turn: int) -> None:
        turn = max(1, min(self.past.turns, turn))
        if turn != self.past.turn:
            self.past.turn, self._moved_at = turn, self.app.now()
            self.rebuild()

    def toggle(self) -> None:
        """Play from here, from the start where it has come to the end; or stand still."""
        self.playing = not self.playing
        self._beat = self.app.now()
        if self.playing and self.past.turn >= self.past.turns:
            self.past.turn = 1
        self.rebuild()

    def tick(self, now: int) -> None:
        if not self.looking.is_done and now - max(self._opened_at, self._moved_at) >= IDLE:
            self.looking.begin()
        if not self.playing or now - self._beat < BEAT:
            return
        self._beat = now
        if self.past.turn >= self.past.turns:
            self.playing = False
            self.rebuild()
        else:
            self.go_to(self.past.turn + 1)

    def set_truth(self, truth: bool) -> None:
        self.past.truth = truth
        self.rebuild()

    def show(self, page: str) -> None:
        self.page = page
        if page in LOOKED_FOR and self.past.truth:
            self.looking.begin()
        self.rebuild()

    def pick_outcome(self, outcome: str) -> None:
        self.outcome = outcome
        self.rebuild()

    def show_curve(self, curve: str) -> None:
        self.curve = curve
        self.rebuild()

    def pick_level(self, level: str) -> None:
        self.level, self.member = level, -1
        self.rebuild()

    def pick_member(self, member: int) -> None:
        self.member = -1 if member == self.member else member
        self.rebuild()

    def branch_at(self, turn: int) -> None:
        """The same from a turning point, at once: nothing is lost, it is a recording of its own."""
        self.past.turn = turn
        self._branch()

    def branch(self) -> None:
        """Another game with the same past up to this month."""
        session = self.past.session
        if session is None:
            return
        w.confirm(
            say("review.branch"),
            say("review.branch_ask", month=self.past.month(self.past.turn)),
            say("review.branch_yes"),
            self._branch,
            screen=self,
        )

    def _branch(self) -> None:
        branching.branch(self.app, self.past, self.past.turn)

    def on_key(self, event: pygame.event.Event) -> bool:
        if chord(event) == "t" and self.past.session:
            self.set_truth(not self.past.truth)
            return True
        return False


class ScrubBar(w.Scrubber):
    """The scrubber of the foot; Space on it plays."""

    def __init__(self, *place: Any, on_space: Action, **named: Any):
        super().__init__(*place, **named)
        self.on_space = on_space

    def activate(self) -> None:
        self.on_space()


class PlayButton(w.Button):
    """A dark disc with the sign of what it will do."""

    ring_radius = 20

    def __init__(self, playing: bool, on_click: Action, **place: Any):
        super().__init__("", on_click, tip=say("review.pause" if playing else "review.play"), **place)
        self.sign = "pause-fill" if playing else "play-fill"
        self.shortcut = "p"

    def measure_width(self) -> tuple[int, int]:
        return self.ui.f(38), self.ui.f(38)

    def paint(self, painter: Painter) -> None:
        side = min(self.rect.w, self.rect.h)
        disc = pygame.Rect(0, 0, side, side)
        disc.center = self.rect.center
        painter.pill(disc, "blue" if self.hovered else "key_ground", "line" if self.theme.dark else None)
        painter.icon(self.sign, disc.center, self.ui.f(18), "on_colour" if self.hovered else "key_ink")
