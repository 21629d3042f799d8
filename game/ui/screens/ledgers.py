"""A ledger on a card: its total, a word, and the parts that sum to it."""

from __future__ import annotations

from typing import Any

from game.replay.view_shapes import Account
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.after_charts import RunningSum
from game.ui.widget import Widget

ICONS = {"career": "briefcase", "public": "users-three"}
INKS = {"career": "blue", "public": "teal"}
LOW = 40  # below this a ledger reads as low


def ledger(
    account: Account, ui: Ui, *, note: Words | None = None, small: bool = False, **place: Any
) -> w.Card:
    """The hero number and the running sum."""
    ink = INKS[account.id]
    terms = [
        c.Term(ui.say(part.text), float(part.amount), ui.say(part.shown), ink if part.amount > 0 else "amber")
        for part in account.parts
    ]
    total = c.Term(ui.say(account.name), float(account.total), ui.say(account.shown), ink)
    tone = "amber" if account.total < LOW else "teal"
    number = w.Label(account.shown, "gauge" if small else "hero", ink, shrink=False)
    head = w.Row(
        w.Icon(ICONS[account.id], 20, ink),
        w.Label(account.name, "option" if small else "section", grow=1),
        w.Chip(account.reading, tone),
        number,
        gap=10,
    )
    chart = RunningSum(terms, total, id=f"ledger.{account.id}" if not small else "")
    return w.Card(head, _note(note), chart, pad=(18, 8, 18, 12), gap=4, **place)


def _note(note: Words | None) -> Widget | None:
    return w.Paragraph(note, "small", "ink2") if note else None
