"""The smallest change that turns the end: which lever, from what to what, and what it does to his blame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from game.content.text import Text, listing, say
from game.replay.flip import FlipResult, Parameter, Variant
from game.sim.fixed import ONE
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.twin_values import meanings, value
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.twin import Twin

OUTCOMES = ("removed", "incidents", "granted")  # what the smallest change can be asked about


def card(screen: Twin, flip: FlipResult, ui: Ui) -> Widget:
    outcomes = [(name, say(f"twin.outcome.{name}")) for name in OUTCOMES]
    pick = w.Segmented(outcomes, screen.outcome, screen.pick_outcome, small=True, id="outcome")
    best = flip.smallest[0] if flip.smallest else None
    if screen.task:
        inside: list[Widget] = [w.Meter([(screen.task.progress, "blue")], id="progress")]
    elif best is None:
        inside = _none(flip)
    else:
        inside = [*_best(flip, best), *_others(screen, flip, ui)]
    head = w.heading(say("twin.flip.title"), say("twin.flip.note"))
    return w.Card(head, pick, *inside, pad=(18, 12, 18, 14), gap=8, grow=1, id="flip.card")


def _none(flip: FlipResult) -> list[Widget]:
    """Nothing turns it, or nothing so small does; and what the two differ in, so that the class may argue."""
    n = len(flip.differing)
    if flip.flips:
        text = say("twin.flip.none", n=n, pairs=n * (n - 1) // 2)
    else:
        text = say(f"twin.flip.{'both' if flip.a.happens else 'neither'}.{flip.outcome}")
    levers = [(p.name, p.label, p.a, p.b) for p in flip.differing]
    return [
        w.Paragraph(text, "option", id="flip.text"),
        w.Paragraph(say("twin.flip.account", a=flip.a.blame / ONE, b=flip.b.blame / ONE), "note", "ink2"),
        w.Rule(),
        w.Label(say("twin.flip.differ", n=n), "note_strong", "ink2"),
        lever_table(levers, id="flip.levers"),
    ]


def lever_table(levers: Sequence[tuple[str, Text, int, int]], **place: Any) -> w.Table:
    """Every lever with its value here and there."""
    columns: list[tuple[Words, float, str]] = [
        (say("twin.column.parameter"), 2.4, "left"),
        (say("twin.column.here"), 1, "right"),
        (say("twin.column.there"), 1, "right"),
    ]
    rows: list[list[Words | tuple[Words, str]]] = [
        [label, (value(name, a), "blue"), (value(name, b), "amber")] for name, label, a, b in levers
    ]
    return w.Table(columns, rows, style="small", **place)


def _best(flip: FlipResult, best: Variant) -> list[Widget]:
    by_name = {parameter.name: parameter for parameter in flip.differing}
    rows: list[Widget] = [_lever(by_name[name]) for name in best.parameters]
    turned = say(f"twin.turned.{flip.outcome}.{'on' if best.happens else 'off'}")
    key = "twin.flip.one" if len(best.parameters) == 1 else "twin.flip.two"
    text = say(key, turned=turned, before=flip.a.blame / ONE, after=best.blame / ONE)
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
    """Every change of this size that would do, by what is left of his blame; the tick is the removal line."""
    line = _line(screen) if flip.outcome == "removed" else None
    bars = [c.Bar(ui.say(say("twin.flip.as_played")), flip.a.blame / ONE, _points(flip.a), "blue", line)]
    bars += [
        c.Bar(_names(flip, one, ui), one.blame / ONE, _points(one), "teal", line) for one in flip.smallest
    ]
    bars.append(c.Bar(ui.say(say("twin.flip.all")), flip.b.blame / ONE, _points(flip.b), "amber", line))
    single = len(flip.smallest[0].parameters) == 1
    key = ("twin.flip.others" if single else "twin.flip.pairs") + ("" if line else "_plain")
    rest = len(flip.differing) - len(flip.smallest)
    note = say("twin.flip.rest", n=rest) if single and rest > 0 else None
    return [
        w.Rule(),
        w.Paragraph(say(key, n=len(flip.smallest), tried=flip.tried), "note_strong", "ink2"),
        w.Bars(bars, id="flip.bars"),
        *([w.Paragraph(note, "small", "ink2")] if note else []),
    ]


def _line(screen: Twin) -> float:
    session = screen.past.session
    return session.rules.removal_line / ONE if session else 20.0


def _points(one: Variant) -> str:
    return f"{one.blame / ONE:.1f}"


def _names(flip: FlipResult, one: Variant, ui: Ui) -> str:
    by_name = {parameter.name: parameter for parameter in flip.differing}
    moved = [by_name[name] for name in one.parameters]
    told = [say("twin.flip.moved", name=p.label, a=value(p.name, p.a), b=value(p.name, p.b)) for p in moved]
    return listing([ui.say(text) for text in told], ui.lang)
