"""The two endings and the four ledgers side by side, as far as both games go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import Text, say
from game.replay.flip import FlipResult
from game.replay.twin import Arm, TwinResult
from game.replay.view_shapes import YearEnd
from game.replay.view_words import Played
from game.replay.view_year import year_end
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens.ledgers import ledger
from game.ui.screens.twin_curves import INK_A, INK_B
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.twin import Twin


def page(screen: Twin, found: tuple[TwinResult, FlipResult], ui: Ui) -> Widget:
    result = found[0]
    a, b = (_column(screen, result, arm, ink, ui) for arm, ink in ((result.a, INK_A), (result.b, INK_B)))
    parts: list[Widget | None] = [_summary(screen, result), w.Row(a, b, gap=14, across="fill")]
    if ui.cols < 760:
        parts = [_summary(screen, result), a, b]
    return w.ScrollView(w.Column(*parts, gap=12, pad=(16, 10, 20, 14)), id="ledgers", grow=1, edge=8)


def _year(screen: Twin, arm: Arm) -> YearEnd:
    session = screen.past.session
    assert session is not None
    return year_end(Played(session.rules, session.names, arm.states))


def _column(screen: Twin, result: TwinResult, arm: Arm, ink: str, ui: Ui) -> Widget:
    year = _year(screen, arm)
    key = "twin.arm_a" if arm is result.a else "twin.arm_b"
    name = w.Label(say(key, name=arm.institution.name), "strong", ink)
    if year.ending:
        words = [w.Paragraph(year.ending.name, "page"), w.Paragraph(year.ending.text, "body")]
    else:
        month = screen.past.month(len(arm.values) - 1)
        words = [
            w.Paragraph(say("twin.still", month=month), "page"),
            w.Paragraph(say("twin.still_note"), "body", "ink2"),
        ]
    ending = w.Card(name, *words, pad=(22, 12, 20, 16), gap=4, mark=ink, grow=1)
    return w.Column(ending, *(ledger(account, ui, small=True) for account in year.accounts), gap=12, grow=1)


def _summary(screen: Twin, result: TwinResult) -> Widget | None:
    """How far both ledgers are apart, in one line."""
    a, b = _year(screen, result.a), _year(screen, result.b)
    apart = {x.id: y.total - x.total for x, y in zip(a.accounts, b.accounts, strict=True)}
    text: Text = say("twin.apart", career=apart["career"], public=apart["public"])
    return w.Paragraph(text, "strong")
