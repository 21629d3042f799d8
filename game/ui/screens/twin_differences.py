"""What existed in one and not in the other, and which decisions could not be repeated, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.content.text import Text, say
from game.replay.flip import FlipResult
from game.replay.happening_signs import happened, merged
from game.replay.happenings import Happening
from game.replay.twin import Lost, TwinResult
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.twin_curves import INK_A, INK_B
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.past import Past
    from game.ui.screens.twin import Twin

ICONS = {
    "dilemma": "arrows-split",
    "filing_granted": "check-circle",
    "filing_refused": "x-circle",
    "finding": "magnifying-glass",
    "incident": "warning-fill",
    "sanction": "gavel",
    "answer": "chat",
    "overruled": "prohibit",
    "removed": "flag-fill",
    "ending": "medal",
    "campaign": "megaphone",
    "exposure": "camera",
    "county": "buildings",
    "graft": "coins",
    "people": "users-three",
}


def page(screen: Twin, found: tuple[TwinResult, FlipResult], ui: Ui) -> Widget:
    result, past = found[0], screen.past
    cards = [
        _card(
            say("twin.only_a"),
            result.a.institution.name,
            _happenings(result.only_a, past, ui),
            INK_A,
            "only.a",
        ),
        _card(
            say("twin.only_b"),
            result.b.institution.name,
            _happenings(result.only_b, past, ui),
            INK_B,
            "only.b",
        ),
        _card(
            say("twin.lost"),
            say("twin.lost_note", n=len(result.lost)),
            _lost(result.lost, past, ui),
            None,
            "lost",
        ),
    ]
    if ui.cols < 900:
        return w.ScrollView(w.Column(*cards, gap=12, pad=(14, 10, 18, 14)), id="differences", grow=1)
    columns = [
        w.ScrollView(w.Column(card, grow=1, pad=(0, 0, 2, 6)), id=f"{card.id}.scroll", grow=1)
        for card in cards
    ]
    return w.Row(*columns, gap=14, pad=(16, 10, 20, 8), across="fill", grow=1)


def _card(title: Words, note: Words, rows: list[Widget], mark: str | None, id: str) -> w.Card:
    return w.Card(w.heading(title, note), *rows, pad=(20, 12, 16, 14), gap=6, mark=mark, grow=1, id=id)


def _wide(ui: Ui) -> float:
    return 40 if ui.lang == "zh" else 76


def _happenings(events: Sequence[Happening], past: Past, ui: Ui) -> list[Widget]:
    if not events:
        return [w.Paragraph(say("twin.nothing_only"), "note", "ink2")]
    return [
        w.Row(
            w.Label(past.month(event.turn), "note_strong", "ink2", width=_wide(ui)),
            w.Icon(ICONS.get(event.kind, "circle"), 17, "ink2"),
            w.Paragraph(happened(event), "note", "red" if event.kind == "removed" else "ink", grow=1),
            gap=8,
            across="start",
        )
        for event in merged(events)
    ]


def _lost(lost: Sequence[Lost], past: Past, ui: Ui) -> list[Widget]:
    if not lost:
        return [w.Paragraph(say("twin.nothing_lost"), "note", "ink2")]
    reasons: dict[Text, list[Lost]] = {}
    for one in lost:
        reasons.setdefault(one.why, []).append(one)
    rows: list[Widget] = [w.Paragraph(say("twin.lost_say"), "small", "ink2")]
    for why, members in sorted(reasons.items(), key=lambda pair: -len(pair[1])):
        rows += [
            w.Space(2),
            w.Paragraph(say("twin.lost_why", why=why, n=len(members)), "note_strong", "amber"),
        ]
        for one in members:
            month = w.Label(past.month(one.turn), "note_strong", "ink2", width=_wide(ui))
            rows.append(w.Row(month, w.Paragraph(one.what, "note", grow=1), gap=8, across="start"))
    return rows
