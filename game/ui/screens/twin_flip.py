"""The smallest change that turns the end: which lever, from what to what, and what it does to his blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import Text, listing, say
from game.replay.flip import FlipResult, Parameter, Variant
from game.sim.fixed import ONE
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens.twin_values import meanings, value
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.twin import Twin


def card(screen: Twin, flip: FlipResult, ui: Ui) -> Widget:
    best = flip.smallest[0] if flip.smallest else None
    inside = _none(flip) if best is None else [*_best(flip, best, ui), *_others(screen, flip, ui)]
    return w.Card(
        w.heading(say("twin.flip.title"), say("twin.flip.note")),
        *inside,
        pad=(18, 12, 18, 14),
        gap=8,
        grow=1,
        id="flip.card",
    )


def _none(flip: FlipResult) -> list[Widget]:
    """Nothing of that size turns it; the sentence says why not."""
    n = len(flip.differing)
    pairs = n * (n - 1) // 2
    text = flip.text if not flip.flips else say("twin.flip.none", n=n, pairs=pairs)
    return [w.Paragraph(text, "option", id="flip.text"), _account(flip)]


def _best(flip: FlipResult, best: Variant, ui: Ui) -> list[Widget]:
    by_name = {parameter.name: parameter for parameter in flip.differing}
    rows: list[Widget] = [_lever(by_name[name]) for name in best.parameters]
    ends = say("twin.flip.kept" if flip.a.happens else "twin.flip.removed")
    key = "twin.flip.one" if len(best.parameters) == 1 else "twin.flip.two"
    text = say(key, end=ends, before=flip.a.blame / ONE, after=best.blame / ONE)
    return [*rows, w.Paragraph(text, "strong", id="flip.text")]


def _lever(parameter: Parameter) -> Widget:
    """The name large, its value before and after larger."""
    meaning = meanings().get(parameter.name, Text())
    return w.Column(
        w.Paragraph(_headed(parameter.label), "page", balance=True),
        w.Paragraph(meaning, "small", "ink2"),
        w.Row(
            w.Label(value(parameter.name, parameter.a), "hero", "blue", shrink=False),
            w.Icon("arrow-right", 30, "ink2"),
            w.Label(value(parameter.name, parameter.b), "hero", "amber", shrink=False),
            gap=14,
        ),
        gap=0,
    )


def _headed(label: Text) -> Text:
    """A label as a heading: English begins it large."""
    return Text(label.zh, label.en[:1].upper() + label.en[1:])


def _others(screen: Twin, flip: FlipResult, ui: Ui) -> list[Widget]:
    """Every change of this size that would do, by what is left of his blame; the line is removal."""
    line = _line(screen)
    bars = [c.Bar(ui.say(say("twin.flip.as_played")), flip.a.blame / ONE, _points(flip.a), "blue", line)]
    bars += [
        c.Bar(_names(flip, one, ui), one.blame / ONE, _points(one), "teal", line) for one in flip.smallest
    ]
    bars.append(c.Bar(ui.say(say("twin.flip.all")), flip.b.blame / ONE, _points(flip.b), "amber", line))
    single = len(flip.smallest[0].parameters) == 1
    key = "twin.flip.others" if single else "twin.flip.pairs"
    rest = len(flip.differing) - len(flip.smallest)
    note = say("twin.flip.rest", n=rest) if single and rest > 0 else None
    return [
        w.Rule(),
        w.Paragraph(say(key, n=len(flip.smallest), tried=flip.tried), "note_strong", "ink2"),
        w.Bars(bars, most=max(line, *(bar.value for bar in bars)), id="flip.bars"),
        *([w.Paragraph(note, "small", "ink2")] if note else []),
    ]


def _account(flip: FlipResult) -> Widget:
    return w.Paragraph(
        say("twin.flip.account", a=flip.a.blame / ONE, b=flip.b.blame / ONE),
        "note",
        "ink2",
        id="flip.account",
    )


def _line(screen: Twin) -> float:
    session = screen.past.session
    return session.rules.removal_line / ONE if session else 20.0


def _points(one: Variant) -> str:
    return f"{one.blame / ONE:.1f}"


def _names(flip: FlipResult, one: Variant, ui: Ui) -> str:
    by_name = {parameter.name: parameter for parameter in flip.differing}
    labels = [ui.say(by_name[name].label) for name in one.parameters]
    return listing(labels, ui.lang)
