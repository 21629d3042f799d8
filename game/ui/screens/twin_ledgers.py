"""The two endings and the four ledgers side by side, as far as both games go."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from game.content.text import say
from game.replay.flip import FlipResult
from game.replay.twin import Arm, TwinResult
from game.replay.view_shapes import Account, Amount, YearEnd
from game.replay.view_words import Played
from game.replay.view_year import year_end
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens.ledgers import ledger
from game.ui.screens.twin_curves import INK_A, INK_B
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.twin import Twin

PARTS = ("appraisal", "villagers", "results", "term", "trust", "safety", "blame", "limit")  # their order


def page(screen: Twin, found: tuple[TwinResult, FlipResult], ui: Ui) -> Widget:
    result = found[0]
    years = _year(screen, result.a), _year(screen, result.b)
    endings = [
        _ending(screen, result, arm, year) for arm, year in zip((result.a, result.b), years, strict=True)
    ]
    accounts = list(zip(*(year.accounts for year in years), strict=True))
    pairs = [tuple(endings), *(_pair(a, b, ui) for a, b in accounts)]
    if ui.cols < 760:
        rows = [part for side in (0, 1) for part in (pair[side] for pair in pairs)]
    else:
        rows = [w.Row(*pair, gap=14, across="fill") for pair in pairs]
    apart = {a.id: b.total - a.total for a, b in accounts}
    summary = w.Paragraph(
        say("twin.apart", career=apart["career"], public=apart["public"]), "strong", id="apart"
    )
    return w.ScrollView(w.Column(summary, *rows, gap=12, pad=(16, 10, 20, 14)), id="ledgers", grow=1, edge=8)


def _pair(a: Account, b: Account, ui: Ui) -> tuple[Widget, Widget]:
    """The same account of both, with the same rows in the same order."""
    names = list(dict.fromkeys([*(part.id for part in a.parts), *(part.id for part in b.parts)]))
    order = [name for name in PARTS if name in names] + [name for name in names if name not in PARTS]
    texts = {part.id: part.text for part in (*a.parts, *b.parts)}

    def filled(account: Account) -> Account:
        there = {part.id: part for part in account.parts}
        missing = {name: Amount(name, texts[name], Decimal(0), say("twin.zero")) for name in order}
        return replace(account, parts=tuple(there.get(name, missing[name]) for name in order))

    left, right = ledger(filled(a), ui, small=True, grow=1), ledger(filled(b), ui, small=True, grow=1)
    return left, right


def _year(screen: Twin, arm: Arm) -> YearEnd:
    session = screen.past.session
    assert session is not None
    return year_end(Played(session.rules, session.names, arm.states))


def _ending(screen: Twin, result: TwinResult, arm: Arm, year: YearEnd) -> Widget:
    """How it ended; where the twin was still in office when the decisions ran out, that."""
    is_a = arm is result.a
    name = w.Label(
        say("twin.arm_a" if is_a else "twin.arm_b", name=arm.institution.name), "strong", _ink(is_a)
    )
    if arm.is_over and year.ending:
        words = [w.Paragraph(year.ending.name, "page"), w.Paragraph(year.ending.text, "body")]
    else:
        month = screen.past.month(len(arm.values) - 1)
        words = [
            w.Paragraph(say("twin.still", month=month), "page"),
            w.Paragraph(say("twin.still_note"), "body", "ink2"),
        ]
    return w.Card(name, *words, pad=(22, 12, 20, 16), gap=4, mark=_ink(is_a), grow=1)


def _ink(is_a: bool) -> str:
    return INK_A if is_a else INK_B
