"""Report pages about answering for it: blame down the chain, decisions on tolerance with their reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.content.text import Text, say
from game.replay.view_shapes import Decision, Factor, Share, Waterfall
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.marks import Stamped
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.report import Report

_LINKS = ("town", "town_head", "handler")
OUTCOMES = {
    "granted": "teal",
    "reduced": "teal",
    "refused": "amber",
    "overruled": "amber",
    "rejected": "amber",
}


def blame(screen: Report, ui: Ui) -> Widget:
    """The waterfall of the month, or of one case, with what each link kept and why."""
    report = screen.report
    cases: list[Waterfall] = [report.month_blame] if report.month_blame and len(report.cases) > 1 else []
    cases += report.cases
    at = min(screen.chosen.get("blame", 0), len(cases) - 1)
    rows = [
        _row(screen, "blame", n, at, case.title, case.shown, "amber" if n or len(cases) == 1 else "")
        for n, case in enumerate(cases)
    ]
    return _beside(rows, _waterfall(cases[at], ui), ui)


def _waterfall(case: Waterfall, ui: Ui) -> Widget:
    steps = [
        c.Step(
            ui.say(_name(share)),
            float(share.arrives),
            float(share.amount),
            share.shown.get(ui.lang),
            ink="blue" if share.id == "town_head" else "amber",
            strong=share.id == "town_head",
        )
        for share in case.shares
    ]
    rows = [_link(share, ui.lang) for share in case.shares if share.amount or share.why]
    return w.Column(
        w.Paragraph(case.title, "section"),
        w.Paragraph(case.text, "note", "ink2") if ui.say(case.text) != ui.say(case.title) else None,
        w.Waterfall(steps, id="waterfall", height=236),
        w.Label(say("report_page.passed"), "small", "ink2"),
        *rows,
        gap=7,
    )


def _name(share: Share) -> Text:
    """The link in a word; levels have the names of the scenario."""
    return say(f"report_page.link.{share.id}") if share.id in _LINKS else share.name


def _link(share: Share, lang: str) -> Widget:
    own = share.id == "town_head"
    return w.Row(
        w.Label(_name(share), "note_strong", "blue" if own else "ink", width=64 if lang == "zh" else 76),
        w.Label(share.shown, "note_strong", "blue" if own else "amber", "right", width=48),
        w.Paragraph(share.why, "note", "ink2", grow=1),
        gap=12,
        across="start",
    )


def decisions(screen: Report, ui: Ui) -> Widget:
    """Who asked what, what was decided, what weighed, and what the signature stood to lose."""
    made = screen.report.decisions
    at = min(screen.chosen.get("tolerance", 0), len(made) - 1)
    rows = [
        _row(
            screen,
            "tolerance",
            n,
            at,
            d.heading,
            say(f"report_page.outcome.{d.outcome}"),
            OUTCOMES.get(d.outcome, ""),
        )
        for n, d in enumerate(made)
    ]
    return _beside(rows, _decision(made[at], ui), ui)


def _decision(decision: Decision, ui: Ui) -> Widget:
    tone = OUTCOMES.get(decision.outcome, "")
    verdict = w.Row(
        Stamped(say(f"report_page.outcome.{decision.outcome}"), tone or "blue", style="option"),
        w.Paragraph(decision.verdict, "strong", grow=1),
        gap=16,
    )
    parts: list[Widget] = [w.Paragraph(decision.heading, "section"), verdict]
    if decision.factors:
        parts += [
            w.Rule(),
            w.Label(say("report_page.weighed"), "note_strong", "ink2"),
            Weights(decision.factors),
        ]
    if decision.reasons:
        parts += [w.Rule(), w.Label(say("report_page.reasons"), "note_strong", "ink2")]
        parts += [_line("caret-right", reason) for reason in decision.reasons]
    if decision.signature:
        parts += [w.Rule(), _line("signature", decision.signature)]
    if decision.chance:
        parts.append(_line("scales", say("report_page.chance", chance=decision.chance)))
    if decision.returned:
        key = "report_page.taken_back" if decision.returned > 0 else "report_page.added"
        parts.append(_line("arrow-u-up-left", say(key, points=abs(decision.returned))))
    return w.Column(*parts, gap=9)


class Weights(w.Bars):
    """Signed bars: to the right what speaks for it, to the left what speaks against."""

    def __init__(self, factors: Sequence[Factor]):
        super().__init__([], most=100, id="factors")
        self.factors = factors

    def prepare(self) -> None:
        lang = self.ui.lang
        self.bars = [
            c.Bar(f.text.get(lang), float(f.share), f.shown.get(lang), "teal" if f.amount > 0 else "amber")
            for f in self.factors
        ]
        super().prepare()


def _line(icon: str, words: Words) -> Widget:
    return w.Row(w.Icon(icon, 16), w.Paragraph(words, "note", grow=1), gap=10, across="start")


def _row(screen: Report, page: str, n: int, at: int, title: Text, shown: Words, tone: str) -> Widget:
    return w.Card(
        w.Row(w.Paragraph(title, "note", lines=3, grow=1), w.Chip(shown, tone), gap=10),
        pad=(12, 7),
        selected=n == at,
        raised=n == at,
        on_click=lambda: screen.open_row(page, n),
        name=title,
        id=f"{page}.{n}",
    )


def _beside(rows: Sequence[Widget], page: Widget, ui: Ui) -> Widget:
    """The list left, what is open right; one below the other where it is narrow."""
    listing = w.Column(*rows, gap=6, pad=(2, 2, 2, 8))
    card = w.Card(page, pad=(24, 18, 26, 18))
    if ui.cols < 800:
        return w.ScrollView(w.Column(card, listing, gap=12), id="all")
    return w.Row(
        w.Column(w.ScrollView(listing, id="rows", grow=1), width=330 if ui.cols > 1100 else 270),
        w.ScrollView(w.Column(card, pad=(4, 2, 4, 12)), id="row", grow=1, edge=12),
        across="fill",
        gap=16,
    )
