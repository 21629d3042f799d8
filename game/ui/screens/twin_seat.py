"""The seat swap: an application from the examiner's chair. Sign or not, and what the rules say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import Text, say
from game.replay.flip import FlipResult
from game.replay.seat import Application, Weighed, elsewhere
from game.replay.twin import TwinResult, under
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.twin import Twin


def page(screen: Twin, found: tuple[TwinResult, FlipResult], ui: Ui) -> Widget:
    files = screen.past.applications
    if not files:
        nothing = w.Paragraph(say("seat.none"), "body", "ink2")
        return w.Pad(w.Card(nothing, pad=(18, 14)), pad=(16, 12))
    chosen = next((one for one in files if one.key == screen.file), files[0])
    listing = [_entry(screen, one, one is chosen) for one in files]
    detail = _detail(screen, chosen, found[0])
    if ui.cols < 900:
        inside = w.Column(_intro(), *listing, detail, gap=10, pad=(14, 10, 16, 12))
        return w.ScrollView(inside, id="seat", grow=1)
    left = w.ScrollView(w.Column(_intro(), *listing, gap=8, pad=(0, 0, 8, 8)), id="files", grow=1, edge=8)
    right = w.ScrollView(w.Column(detail, pad=(0, 0, 8, 8)), id="seat", grow=1, edge=8)
    return w.Row(
        w.Column(left, width=360),
        w.Column(right, grow=1),
        gap=16,
        pad=(16, 10, 20, 12),
        across="fill",
        grow=1,
    )


def _intro() -> Widget:
    return w.Paragraph(say("seat.intro"), "note", "ink2")


def _entry(screen: Twin, file: Application, chosen: bool) -> Widget:
    said = screen.past.seats.get(file.key)
    chip = (
        None
        if said is None
        else w.Chip(say("seat.signed" if said else "seat.unsigned"), "teal" if said else "amber")
    )
    return w.Card(
        w.Row(w.Label(screen.past.month(file.turn), "note_strong", grow=1), chip, gap=8),
        w.Paragraph(file.heading, "note"),
        selected=chosen,
        pad=(12, 7),
        gap=2,
        on_click=lambda: screen.pick_file(file.key),
        name=file.heading,
        id=f"file.{file.key}",
    )


def _detail(screen: Twin, file: Application, result: TwinResult) -> Widget:
    """The file and what the signature may cost; after he said, the rule here and there, and what it cost."""
    head = [
        w.Label(say(f"seat.kind.{file.kind}"), "small", "ink2"),
        w.Paragraph(file.heading, "section"),
        *(w.Paragraph(fact, "body") for fact in file.facts),
    ]
    if file.points:
        head.append(w.Paragraph(say("seat.at_issue", n=file.points), "note"))
    head.append(w.Paragraph(_own(file.here), "note_strong", "amber", id="seat.own"))
    said = screen.past.seats.get(file.key)
    if said is None:
        sign = w.Button(
            say("seat.sign"), lambda: screen.sit(file, True), kind="primary", icon="signature", id="sign"
        )
        refuse = w.Button(say("seat.refuse"), lambda: screen.sit(file, False), icon="x-circle", id="refuse")
        parts: list[Widget] = [
            *head,
            w.Rule(),
            w.Label(say("seat.ask"), "strong"),
            w.Flow(sign, refuse, gap=10),
        ]
    else:
        parts = [*head, w.Rule(), *_told(screen, file, said, result)]
    return w.Card(*parts, pad=(20, 12, 20, 16), gap=8, id="seat.card")


def _own(here: Weighed) -> Text:
    return say(
        "seat.own" if here.has_tolerance else "seat.own_none", liability=here.liability, stake=here.stake
    )


def _told(screen: Twin, file: Application, said: bool, result: TwinResult) -> list[Widget]:
    session = screen.past.session
    assert session is not None
    there = elsewhere(session, file, under(session.compiled, screen.chosen))
    game = (
        "seat.game_overruled"
        if file.overruled
        else "seat.game_signed"
        if file.signed
        else "seat.game_refused"
    )
    you = say("seat.you_signed" if said else "seat.you_refused")
    columns: list[tuple[Words, float, str]] = [
        (say("seat.column.what"), 2, "left"),
        (result.a.institution.name, 1, "right"),
        (result.b.institution.name, 1, "right"),
    ]
    return [
        w.Flow(w.Chip(you, "teal" if said else "amber"), w.Chip(say(game), "blue"), gap=10),
        w.Paragraph(_cost(file, said), "strong", id="seat.cost"),
        w.Paragraph(_says(result, file.here, there), "body", id="seat.says"),
        w.Table(columns, _rows(file.here, there), style="small", id="seat.table"),
        w.Paragraph(say("seat.truth_good" if file.good_faith else "seat.truth_bad"), "note", "ink2")
        if file.kind != "filing"
        else w.Paragraph(say("seat.truth_filing"), "note", "ink2"),
    ]


def _cost(file: Application, said: bool) -> Text:
    """What the signature, or its absence, costs whom."""
    if said:
        return say(f"seat.cost.{file.kind}.signed", stake=file.here.stake, n=file.points, left=file.left)
    return say(f"seat.cost.{file.kind}.refused", n=file.points)


def _says(result: TwinResult, here: Weighed, there: Weighed) -> Text:
    texts = []
    for arm, side in ((result.a, here), (result.b, there)):
        key = (
            "seat.rule_none"
            if not side.has_tolerance
            else "seat.rule_signs"
            if side.leans
            else "seat.rule_refuses"
        )
        texts.append(say(key, name=arm.institution.name, n=side.percent))
    return Text("".join(t.zh for t in texts), " ".join(t.en for t in texts))


def _rows(here: Weighed, there: Weighed) -> list[list[Words | tuple[Words, str]]]:
    rows: list[list[Words | tuple[Words, str]]] = [
        [say("seat.row.liability"), *(say("seat.plain", n=side.liability) for side in (here, there))]
    ]
    names = list(dict.fromkeys([*(f.id for f in here.factors), *(f.id for f in there.factors)]))
    for name in names:
        texts = {f.id: f for side in (there, here) for f in side.factors}
        cells = [
            next((f.shown for f in side.factors if f.id == name), say("seat.zero")) for side in (here, there)
        ]
        rows.append([texts[name].text, *cells])
    rows.append([say("seat.row.chance"), *(say("seat.percent", n=side.percent) for side in (here, there))])
    return rows
