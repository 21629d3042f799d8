"""The desk: what came in, the paper that lies open, and what can be done about it."""

from __future__ import annotations

import pygame

from game.content.text import say
from game.replay.view_shapes import StandingAction
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.keys import chord
from game.ui.screens import desk_side as side
from game.ui.screens.alerts import strip
from game.ui.screens.coach import with_coach
from game.ui.screens.desk_cards import inbox
from game.ui.screens.foot import Hint
from game.ui.screens.frame import PlayScreen
from game.ui.screens.papers import paper_for
from game.ui.screens.sheets import RoutingSlip
from game.ui.widget import Widget

INBOX, SIDE = 304, 322  # widths of the outer columns

LOW = 650  # units of height below which alerts share one line


class Desk(PlayScreen):
    here = "desk"
    note: Hint | None = None  # under the verbs: what the one pointed at means

    def resting_hint(self) -> Words:
        desk = self.play.desk
        if desk.attention_left == desk.attention:
            return say("desk.start_hint")
        return desk.undecided[0] if desk.undecided else say("desk.ready_hint")

    def build(self, ui: Ui) -> Widget:
        return with_coach(self, super().build(ui))

    # ------------------------------------------------------------------- layouts

    def body(self, ui: Ui) -> Widget:
        if ui.cols < 760:
            inside = self._one_column(ui)
        else:
            inside = self._two_columns(ui) if ui.narrow else self._three_columns(ui)
        low = ui.rows < LOW
        over = strip(self.play.desk.alerts, low)
        if over is None:
            return inside
        inside.grow = 1
        return w.Column(w.Column(over, pad=(16, 2 if low else 8, 16, 0)), inside, gap=0)

    def _three_columns(self, ui: Ui) -> Widget:
        left = w.Column(inbox(self, ui), width=INBOX)
        left.children[0].grow = 1
        right = w.Column(w.ScrollView(self._side(ui), id="side", grow=1, edge=10), width=SIDE)
        return w.Row(left, self._paper(ui), right, across="fill", gap=16, pad=(16, 10, 16, 10))

    def _two_columns(self, ui: Ui) -> Widget:
        """1024x768: the paper and its verbs share the right column, the rest lies under a tab."""
        left = w.Column(inbox(self, ui), width=290 if ui.cols > 900 else 250)
        left.children[0].grow = 1
        low = ui.rows < 560
        tabs = self._tabs(("paper", "verbs", "town") if low else ("paper", "town"))
        columns = 4 if ui.cols > 960 else 3 if ui.cols > 860 else 2
        if self.play.tab == "town":
            page: Widget = w.ScrollView(self._town(ui), id="town", grow=1)
        elif not low:
            page = w.Column(self._paper(ui), side.verbs(self, ui, columns), gap=12, grow=1)
        elif self.play.tab == "verbs":
            tiles = w.Column(self._slip(), side.verbs(self, ui, columns), gap=12, pad=(2, 2, 2, 10))
            page = w.ScrollView(tiles, id="side", grow=1)
        else:
            page = self._paper(ui)
        right = w.Column(tabs, page, gap=10, grow=1)
        return w.Row(left, right, across="fill", gap=16, pad=(14, 8, 14, 10))

    def _one_column(self, ui: Ui) -> Widget:
        tabs = self._tabs(("inbox", "paper", "verbs", "town"))
        tab = self.play.tab if self.play.tab in ("inbox", "paper", "verbs", "town") else "inbox"
        if tab == "inbox":
            page = inbox(self, ui, tab=False)
        elif tab == "paper":
            page = self._paper(ui)
        elif tab == "verbs":
            page = w.ScrollView(side.verbs(self, ui, 2), id="side")
        else:
            page = w.ScrollView(self._town(ui), id="town")
        page.grow = 1
        return w.Column(tabs, page, gap=8, pad=(12, 4, 12, 8))

    def _tabs(self, names: tuple[str, ...]) -> Widget:
        choices = [(name, say(f"desk.tab.{name}")) for name in names]
        chosen = self.play.tab if self.play.tab in names else names[0]
        return w.Tabs(choices, chosen, self.show_tab, id="tabs", stretch=len(names) > 2)

    # -------------------------------------------------------------------- pieces

    def _open_paper(self, ui: Ui) -> Widget | None:
        card = self.play.card
        return paper_for(card, self.play.desk, ui) if card else None

    def _slip(self) -> Widget | None:
        return RoutingSlip(self.play.card) if self.play.card else None

    def _paper(self, ui: Ui) -> Widget:
        """The paper, and clipped under it the slip that is never scrolled away."""
        paper = self._open_paper(ui)
        if paper is None:
            return w.Column(w.spring(), w.Label(say("desk.empty"), "body", side="center"), w.spring(), grow=1)
        slot = self.play.card.slot if self.play.card else 0
        if ui.rows < 560:
            return w.ScrollView(
                w.Column(paper, self._slip(), gap=10), id=f"paper.scroll.{slot}", grow=1, edge=14
            )
        sheet = w.ScrollView(paper, id=f"paper.scroll.{slot}", grow=1, edge=14)
        return w.Column(sheet, self._slip(), gap=12, grow=1)

    def _side(self, ui: Ui) -> Widget:
        card = self.play.card
        self.note = Hint(say("desk.handling_hint"), id="verb.note")
        return w.Column(
            w.heading(say("desk.handling"), card.title if card else None),
            side.verbs(self, ui, 2),
            self.note,
            self._standing_head(),
            side.standing(self, ui, 2),
            w.Space(1),
            *side.dials(self, ui),
            gap=7,
        )

    def _standing_head(self) -> Widget:
        """With the way to the fifth thing a point can do: a visit."""
        walking = sum(village.visiting for village in self.play.desk.villages)
        self.hint("walk", say("standing.visit.text"))
        return w.Row(
            w.Label(say("desk.standing"), "option", shrink=False),
            w.Label(say("desk.standing_note"), "note", "ink2", grow=1),
            w.Button(
                say("desk.walk", n=walking) if walking else say("desk.walk_none"),
                lambda: self.go("villages"),
                icon="footprints",
                kind="plain",
                small=True,
                id="walk",
            ),
            gap=10,
        )

    def hint_changed(self, id: str, words: str) -> None:
        """What is said of a verb or a dial stands beside it too."""
        if self.note is not None and self.note.screen is self:
            near = id.startswith(("verb.", "standing.", "dial."))
            self.note.tell(words if near else self.ui.t("desk.handling_hint"))
        discs, price = self.root.find("attention"), self._price(id)
        if isinstance(discs, w.Points) and discs.planned != price:
            discs.planned = price
            discs.soil()

    def _price(self, id: str) -> int:
        """Points that what is pointed at would take beyond those already given."""
        kind, _, name = id.partition(".")
        card = self.play.card
        if kind == "standing":
            return next((1 for a in self.play.desk.standing if a.id == name and not a.refusal), 0)
        if kind != "verb" or card is None:
            return 0
        given = sum(verb.points for verb in card.verbs if verb.chosen)
        asked = next((v.points for v in card.verbs if v.id == name and not v.chosen and not v.refusal), 0)
        return max(0, asked - given)

    def _town(self, ui: Ui) -> Widget:
        return w.Column(
            self._standing_head(),
            side.standing(self, ui, 2),
            w.Space(6),
            *side.dials(self, ui),
            gap=10,
            pad=(4, 4),
        )

    # ------------------------------------------------------------------- actions

    def on_key(self, event: pygame.event.Event) -> bool:
        """The keys of cards, verbs and standing actions work even while a tab hides them."""
        name, desk = chord(event), self.play.desk
        card = next((c for c in desk.cards if str(c.number) == name), None)
        if card is not None:
            self.show(card.slot)
        elif len(name) == 1 and name in side.VERB_KEYS and self.play.card:
            number = side.VERB_KEYS.index(name)
            if number < len(self.play.card.verbs):
                self.decide_card(self.play.card.verbs[number].id)
        elif len(name) == 1 and name in side.STANDING_KEYS[: len(desk.standing)]:
            self.change_standing(desk.standing[side.STANDING_KEYS.index(name)], 1)
        else:
            return super().on_key(event)
        return True

    def show(self, slot: int) -> None:
        """Open the paper of a task."""
        self.play.open_slot = slot
        if self.ui.cols < 760 or self.play.tab == "town" or self.ui.rows < 560:
            self.play.tab = "paper"
        self.advance_coach("inbox")
        self.rebuild()

    def show_tab(self, name: str) -> None:
        self.play.tab = name
        self.rebuild()

    def toggle_rest(self) -> None:
        """Open or close the list of the other tasks; opened, it moves up to where it can be read."""
        self.play.rest_open = not self.play.rest_open
        self.rebuild()
        rest, view = self.find("rest"), self.find("inbox")
        if self.play.rest_open and rest and isinstance(view, w.ScrollView):
            view.scroll_to(view.offset + rest.rect.top - view.rect.top - self.ui.u(4), at_once=True)

    def decide_card(self, verb: str) -> None:
        if self.decided(self.play.set_verb(verb)):
            self.advance_coach("verbs")

    def change_standing(self, action: StandingAction, step: int) -> None:
        points = next(a.points for a in self.play.desk.standing if a.id == action.id)
        self.decided(self.play.change("set_standing", action.id, max(0, points + step)))

    def advance_coach(self, name: str) -> None:
        """What a note explains has been done: the note goes."""
        if self.play.coach[:1] == [name]:
            self.play.coach.pop(0)
