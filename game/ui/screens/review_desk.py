"""The desk as it stood: every card with what he decided, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import say
from game.replay.view_shapes import CardResult, TaskCard
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens.desk_cards import LOOK, TONES
from game.ui.screens.marks import Stamped
from game.ui.screens.papers import paper_for
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.review import Review


def page(screen: Review, ui: Ui) -> Widget:
    month = screen.past.review(screen.past.turn, screen.past.truth)
    results = {result.slot: result for result in month.report.cards} if month.report else {}
    cards = [_card(screen, card, results.get(card.slot)) for card in month.desk.cards]
    taken = [card for card in month.desk.rest.cards if card.chosen]
    cards += [_card(screen, card, results.get(card.slot)) for card in taken]
    note = w.Label(month.desk.rest.text, "small", "ink2")
    return w.ScrollView(w.Column(w.Grid(*cards, cell=330, gap=8), note, gap=8, pad=(2, 2, 8, 8)), id="desk")


def _card(screen: Review, card: TaskCard, result: CardResult | None) -> Widget:
    icon, tone = LOOK.get(card.channel, LOOK["document"])
    chosen = next((verb for verb in card.verbs if verb.id == card.chosen), None)
    decision = Stamped(chosen.name) if chosen else w.Label(say("review.left_to_staff"), "small", "ink3")
    chips = [w.Chip(mark.text, TONES.get(mark.id, "")) for mark in card.marks]
    told = w.Paragraph(result.text, "small", _ink(result.mood), lines=2) if result else None
    where = w.Row(
        w.Label(card.village, "small", "ink2"),
        w.Label(card.staff, "small", "ink3", grow=1),
        *chips[:1],
        gap=6,
    )
    words = w.Column(
        w.Row(w.Label(card.title, "card", grow=1), decision, gap=6, height=24), where, told, gap=0, grow=1
    )
    return w.Card(
        w.Row(w.Icon(icon, 19, tile=True, tone=tone), words, gap=10, across="start"),
        fill="panel",
        border="hair",
        raised=False,
        pad=(10, 7),
        on_click=lambda: open_paper(screen, card),
        name=card.title,
        id=f"card.{card.slot}",
    )


def _ink(mood: int) -> str:
    return {1: "teal", -1: "amber"}.get(mood, "ink2")


def open_paper(screen: Review, card: TaskCard) -> None:
    """The paper as it lay on the desk that month."""
    desk = screen.past.review(screen.past.turn, screen.past.truth).desk
    screen.open(
        lambda ui: w.Dialog(
            card.title,
            paper_for(card, desk, ui),
            [w.Button(say("toolkit.close"), screen.close_dialog, kind="primary", id="paper.ok")],
            wide=720,
            id="paper.dialog",
        )
    )
