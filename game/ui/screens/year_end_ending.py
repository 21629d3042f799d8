"""How it ended: the ending as a paper with its seal, what came later, and the two ledgers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import say
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens.ledgers import ledger
from game.ui.screens.slip import NoteSlip
from game.ui.screens.topbar import before_bracket
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.year_end import YearEnd


def page(screen: YearEnd, ui: Ui) -> Widget:
    year = screen.past.year_end
    accounts = [
        ledger(account, ui, note=say(f"year.ledger.{account.id}"), id=f"account.{account.id}", grow=1)
        for account in year.accounts
    ]
    if ui.cols < 900:
        return w.ScrollView(
            w.Column(
                _paper(screen, ui),
                _later(screen),
                *accounts,
                _questions(screen),
                gap=14,
                pad=(14, 10, 18, 14),
            ),
            id="ending",
            grow=1,
        )
    left = w.ScrollView(
        w.Column(_paper(screen, ui), _later(screen), _questions(screen), gap=14, pad=(4, 6, 12, 12)),
        id="ending",
        grow=1.25,
        edge=14,
    )
    right = w.ScrollView(w.Column(*accounts, gap=14, grow=1, pad=(0, 6, 0, 10)), id="ledgers", grow=1)
    return w.Row(left, right, gap=18, pad=(16, 4, 20, 4), across="fill")


def _paper(screen: YearEnd, ui: Ui) -> Widget:
    year, session = screen.past.year_end, screen.past.session
    assert session is not None
    names = session.names
    office = say("year.paper.office", county=names.county)
    ending = year.ending
    document = w.Document(
        letterhead=say("year.paper.letterhead", county=names.county),
        number=say("year.paper.number", month=screen.past.month(screen.past.turns)),
        title=ending.name if ending else year.text,
        to=say("year.paper.to", post=before_bracket(names.post)),
        body=ending.text if ending else year.text,
        signer=office,
        date=screen.past.month(screen.past.turns),
        seal=office,
    )
    side = 46 if ui.cols > 1000 else 26
    return w.Paper(w.DocumentPage(document), pad=(side, 26, side, 18), id="paper")


def _later(screen: YearEnd) -> Widget | None:
    ending = screen.past.year_end.ending
    if ending is None or not ending.epilogue:
        return None
    return NoteSlip(say("year.later"), ending.epilogue, id="later")


def _questions(screen: YearEnd) -> Widget | None:
    """What to talk about now: the scenario's own questions."""
    session = screen.past.session
    if session is None or not session.names.questions:
        return None
    rows = [
        w.Row(
            w.Label(f"{n}.", "note_strong", "amber", width=20),
            w.Paragraph(question, "note", grow=1),
            gap=6,
            across="start",
        )
        for n, question in enumerate(session.names.questions, 1)
    ]
    return w.Card(
        w.Label(say("year.questions"), "option"), *rows, pad=(18, 10, 18, 14), gap=7, id="questions"
    )
