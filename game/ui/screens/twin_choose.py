"""Which other institution: ten cards, what the chosen one changes, and a guess before one sees."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from game.content.load import Listed, institution_values, list_institutions
from game.content.text import Text, say
from game.replay import words
from game.replay.simulate import parameters
from game.sim import engine
from game.sim.parameters import INSTITUTION, ROW
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens.twin_flip import lever_table
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.twin import Twin


ORDER = (
    "loose",
    "moderate",
    "polarised",
    "polarised_nominal",
    "polarised_shielded",
    "lax",
    "lighter",
    "empowered",
    "villager_appraisal",
    "full_reform",
)


@lru_cache(maxsize=1)
def institutions() -> tuple[Listed, ...]:
    """All of them, from few rules to many reforms; those of one's own last."""
    order = {name: n for n, name in enumerate(ORDER)}
    return tuple(sorted(list_institutions(), key=lambda listed: order.get(listed.id, len(ORDER))))


@lru_cache(maxsize=32)
def _row(institution: str) -> tuple[int, ...]:
    values = engine.parameters(institution_values(institution), 1)
    return tuple(int(values[ROW[name], 0]) for name in INSTITUTION)


def body(screen: Twin, ui: Ui) -> Widget:
    cards = [_card(screen, listed) for listed in institutions()]
    grid = w.Grid(*cards, cell=300, gap=10, grow=1)
    if ui.cols < 900:
        head = w.heading(say("twin.which"), say("twin.which_note"))
        parts = [_ask(screen), head, grid, _chosen(screen, ui)]
        return w.ScrollView(w.Column(*parts, gap=12, pad=(14, 10, 18, 14)), id="all", grow=1)
    listing = w.Column(
        w.heading(say("twin.which"), say("twin.which_note")), grid, gap=10, pad=(2, 6, 10, 12), grow=1
    )
    left = w.Column(w.ScrollView(listing, id="institutions", grow=1, edge=10), grow=1.7)
    detail = w.ScrollView(w.Column(_chosen(screen, ui), pad=(0, 6, 4, 6)), id="chosen.scroll", grow=1)
    right = w.Column(detail, _ask(screen), gap=16, grow=1, pad=(0, 0, 0, 12))
    return w.Row(left, right, gap=18, pad=(18, 6, 20, 0), across="fill")


def _card(screen: Twin, listed: Listed) -> Widget:
    own = listed.id == screen.past.header.institution
    chosen = listed.id == screen.chosen
    return w.Card(
        w.Row(
            w.Label(listed.name, "option", grow=1),
            w.Chip(say("twin.own"), "blue") if own else None,
            gap=8,
        ),
        w.Paragraph(first_sentence(listed.summary), "note", "ink2"),
        selected=chosen,
        pad=(14, 9, 14, 10),
        gap=2,
        on_click=lambda: screen.choose(listed.id),
        name=listed.name,
        reason=say("twin.own_reason") if own else None,
        id=f"institution.{listed.id}",
    )


def first_sentence(text: Text) -> Text:
    zh, en = text.zh.split("。")[0], text.en.split(". ")[0].rstrip(".")
    return Text(zh + "。", en + ".")


def _chosen(screen: Twin, ui: Ui) -> Widget:
    """The chosen institution in its own words, and every number that differs."""
    listed = next((one for one in institutions() if one.id == screen.chosen), None)
    session = screen.past.session
    if listed is None or session is None:
        return w.Column()
    own = parameters(session.compiled)
    there = _row(screen.chosen)
    levers = [
        (name, words.parameter_name(name), int(own[ROW[name], 0]), b)
        for name, b in zip(INSTITUTION, there, strict=True)
        if int(own[ROW[name], 0]) != b
    ]
    return w.Card(
        w.Label(listed.name, "section"),
        w.Paragraph(listed.summary, "note"),
        w.Space(2),
        w.Label(say("twin.differ", n=len(levers)), "note_strong", "ink2"),
        lever_table(levers, id="differing"),
        pad=(18, 12, 18, 14),
        gap=6,
        id="chosen",
    )


def _ask(screen: Twin) -> Widget:
    """The guess, and the button; while it computes, how far it is."""
    if screen.task:
        return w.Card(
            w.Label(say("twin.computing"), "note_strong"),
            w.Meter([(screen.task.progress, "blue")], id="progress"),
            pad=(18, 14),
            gap=8,
            id="ask",
        )
    removed = screen.past.session is not None and screen.past.session.history[-1].is_removed[0]
    name = next((listed.name for listed in institutions() if listed.id == screen.chosen), Text())
    question = say("twin.guess_removed" if removed else "twin.guess_kept", name=name)
    choices = [
        (None, say("twin.guess.none")),
        (True, say("twin.guess.removed")),
        (False, say("twin.guess.kept")),
    ]
    return w.Card(
        w.Paragraph(question, "note_strong"),
        w.Segmented(choices, screen.guess, screen.set_guess, small=True, id="guess"),
        w.Button(
            say("twin.begin"), screen.compute, kind="primary", icon="git-fork", shortcut="ctrl+enter",
            fill_width=True, id="choose",
        ),
        pad=(18, 12, 18, 14),
        gap=8,
        id="ask",
    )  # fmt: skip
