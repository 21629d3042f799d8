"""The blame line of the review: an outcome as a sum of own decisions, the rules, those above and luck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import number, say
from game.replay.blame_shapes import BlameLine, Part, Split
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens.after_charts import RunningSum
from game.ui.screens.review_staff import fogged
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.review import Review

OUTCOMES = ("career", "public", "removed", "incidents", "blame", "trust")


def page(screen: Review, ui: Ui) -> Widget:
    if not screen.past.truth:
        return fogged("review.split.fog")
    found = screen.past.split
    if found is None:
        meter = screen.looking.meter(say("review.split.looking"))
        ask = w.Button(
            say("review.split.begin"), screen.look, kind="primary", icon="magnifying-glass", id="look"
        )
        inside = w.Column(w.Paragraph(say("debrief.split.how"), "note", "ink2"), meter or w.Flow(ask), gap=8)
        return w.ScrollView(w.Pad(inside, pad=(2, 4, 8, 8)), id="split")
    return w.ScrollView(w.Column(*_split(screen, found, ui), gap=8, pad=(2, 4, 8, 10)), id="split")


def _split(screen: Review, found: BlameLine, ui: Ui) -> list[Widget]:
    names = [name for name in OUTCOMES if found.split(name).actual or found.split(name).total]
    outcome = screen.outcome if screen.outcome in names else names[0]
    split = found.split(outcome)
    pick = w.Segmented(
        [(name, found.split(name).name) for name in names],
        outcome,
        screen.pick_outcome,
        small=True,
        id="outcome",
    )
    terms = [
        c.Term(
            ui.say(say("debrief.split.off")),
            float(split.baseline),
            _number(split, split.baseline, ui),
            "ink3",
        )
    ]
    terms += [
        c.Term(ui.say(part.name), float(part.amount), _amount(split, part, ui), _ink(split, part))
        for part in split.parts
    ]
    total = c.Term(ui.say(split.name), float(split.actual), _number(split, split.actual, ui), "blue")
    return [
        w.Flow(pick),
        w.Paragraph(split.text, "strong", id="split.text"),
        RunningSum(terms, total, most=_most(terms, total), id="split.sum"),
        w.Paragraph(say("debrief.split.how"), "small", "ink2"),
        w.Paragraph(found.method, "small", "ink2"),
    ]


def _most(terms: list[c.Term], total: c.Term) -> float:
    """The scale: everything the sum passes on its way."""
    at, most = 0.0, abs(total.amount)
    for term in terms:
        at += term.amount
        most = max(most, abs(at))
    return max(1.0, most)


def _ink(split: Split, part: Part) -> str:
    good = split.better * part.amount
    return "teal" if good > 0 else "amber" if good < 0 else "ink3"


def _number(split: Split, value, ui: Ui) -> str:
    return number(value, ui.lang, split.decimals)


def _amount(split: Split, part: Part, ui: Ui) -> str:
    shown = number(part.amount, ui.lang, split.decimals, sign=True)
    if not part.half:
        return shown
    return ui.say(say("debrief.split.with_error", n=shown, half=_number(split, part.half, ui)))
