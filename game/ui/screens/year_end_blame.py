"""Who carried the year's blame, set against the powers the town held; what the last month still brought."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from game.content.text import Text, say
from game.replay.view_shapes import Decision, Share, Waterfall
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens.after import card
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.year_end import YearEnd

OWN = ("town_head", "handler")
CASES = 9  # as many as the page shows


def page(screen: YearEnd, ui: Ui) -> Widget:
    year = screen.past.year_end
    if year.blame is None:
        parts: list[Widget] = [card(say("year.blame"), None, w.Paragraph(say("year.blame_none"), "body"))]
    else:
        parts = [_chain(screen, ui), _against_powers(screen, ui)]
    cases: list[Widget] = [*([_settled(screen)] if year.settled else []), _heaviest(screen)]
    if ui.cols < 900:
        return w.ScrollView(w.Column(*parts, *cases, gap=14, pad=(14, 10, 18, 14)), id="blame", grow=1)
    right = w.Column(w.ScrollView(w.Column(*cases, gap=14, grow=1), id="cases", grow=1, edge=10), grow=1)
    left = w.Column(*parts, gap=14, grow=1.5)
    inside = w.Row(left, right, gap=18, across="fill", grow=1, pad=(16, 8, 20, 12))
    if ui.rows < 660:
        inside.least_height = 520
        return w.ScrollView(inside, id="blame", grow=1, edge=8)
    return inside


def _chain(screen: YearEnd, ui: Ui) -> Widget:
    blame = screen.past.year_end.blame
    assert blame is not None
    shares = [share for share in blame.shares if share.id != "town"]
    steps = [
        c.Step(
            ui.say(share.name),
            float(share.arrives),
            float(share.amount),
            ui.say(share.shown),
            ui.say(say("year.passed", n=share.arrives - share.amount)) if share is not shares[-1] else "",
            _ink(share),
            share.id == "town_head",
        )
        for share in shares
    ]
    chart = w.Waterfall(steps, id="year.waterfall", grow=1, height=250)
    return card(say("year.blame"), say("year.blame_note", shown=blame.shown), chart, grow=1)


def _ink(share: Share) -> str:
    return {"town_head": "amber", "handler": "amber", "tolerated": "teal"}.get(share.id, "violet")


def _against_powers(screen: YearEnd, ui: Ui) -> Widget:
    """Two bars of the same length: who holds the powers, who carries the blame."""
    year = screen.past.year_end
    assert year.blame is not None
    percent = {share.id: share.percent for share in year.blame.shares}
    own = sum(percent.get(id, 0) for id in OWN)
    rest = 100 - own
    powers = [
        c.Part(ui.say(say("year.power_town", n=year.powers)), float(year.powers), "blue"),
        c.Part(ui.say(say("year.power_above", n=100 - year.powers)), float(100 - year.powers), "violet"),
    ]
    burden = [
        c.Part(
            ui.say(say("year.burden_you", n=percent.get("town_head", 0))),
            percent.get("town_head", 0),
            "amber",
        ),
        c.Part(
            ui.say(say("year.burden_staff", n=percent.get("handler", 0))), percent.get("handler", 0), "amber"
        ),
        c.Part(ui.say(say("year.burden_above", n=rest)), float(max(rest, 0)), "violet"),
    ]
    words = w.Paragraph(say("year.powers_say", powers=Decimal(year.powers), blame=own), "strong")
    return card(
        say("year.powers"), None, words,
        w.Label(say("year.powers_row"), "note", "ink2"), w.StackedBar(powers, id="bar.powers"),
        w.Label(say("year.burden_row"), "note", "ink2"), w.StackedBar(burden, id="bar.burden"), gap=6,
    )  # fmt: skip


def _settled(screen: YearEnd) -> Widget:
    year = screen.past.year_end
    rows = [w.Paragraph(year.instruction, "note", "ink2"), *(_decision(d) for d in year.settled)]
    return card(say("year.settled"), None, *rows, gap=10, id="settled")


def _heaviest(screen: YearEnd) -> Widget:
    """The cases of the year that weighed most, with his part of each."""
    past = screen.past
    cases = [(turn, case) for turn in range(1, past.turns + 1) for case in past.report(turn).cases]
    cases.sort(key=lambda pair: -pair[1].whole)
    rows = [_case(past.month(turn), case) for turn, case in cases[:CASES]]
    if not rows:
        rows = [w.Paragraph(say("year.blame_none"), "body", "ink2")]
    return card(
        say("year.heaviest"), say("year.heaviest_note", n=len(cases)), *rows, gap=9, grow=1, id="heaviest"
    )


def _case(month: Text, case: Waterfall) -> Widget:
    own = next((share for share in case.shares if share.id == "town_head"), None)
    told = say("year.case", month=month, whole=case.shown)
    chip = w.Chip(say("review.your_part", n=own.shown), "amber") if own and own.amount else None
    words = w.Column(
        w.Paragraph(case.text, "note"), w.Flow(w.Label(told, "small", "ink2"), chip, gap=8), gap=1, grow=1
    )
    return w.Row(w.Icon("gavel", 18, "amber"), words, gap=10, across="start")


def _decision(decision: Decision) -> Widget:
    tone = {1: "teal", -1: "amber"}.get(decision.mood, "ink2")
    icon = {1: "check-circle-fill", -1: "warning-circle"}.get(decision.mood, "circle-dashed")
    words = [w.Paragraph(decision.heading, "note_strong"), w.Paragraph(decision.verdict, "note", tone)]
    words += [w.Paragraph(reason, "small", "ink2") for reason in decision.reasons]
    return w.Row(w.Icon(icon, 18, tone), w.Column(*words, gap=0, grow=1), gap=10, across="start")
