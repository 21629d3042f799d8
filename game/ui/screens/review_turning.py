"""The turning points of the review: what another decision would have brought to either ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.content.text import say
from game.replay.branches import LEDGERS
from game.replay.gaps import Part
from game.replay.turning_shapes import Branch, Mark, Moment, TurningPoints
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.review_staff import fogged
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.review import Review

SHOWN = 6  # marks told at length; the scrubber shows all
INKS = {"missed": "amber", "opposed": "violet", "held": "teal"}
COLUMNS = (("arm", 2.6, "left"), ("career", 1, "right"), ("public", 1, "right"), ("removed", 0.8, "right"))


def page(screen: Review, ui: Ui) -> Widget:
    """Looking begins when the page is first opened; the first rough result stands there in seconds."""
    past = screen.past
    if not past.truth:
        return fogged("review.turning.fog")
    meter = screen.looking.meter(say("review.turning.looking"))
    found = past.turning
    if found is None:
        ask = w.Button(
            say("review.turning.begin"), screen.look, kind="primary", icon="magnifying-glass", id="look"
        )
        parts: list[Widget | None] = [
            w.Paragraph(say("debrief.turning.how"), "note", "ink2"),
            meter or w.Flow(ask, gap=8),
        ]
    else:
        rough = w.Label(say("review.turning.rough"), "small", "amber") if found.stage == "rough" else None
        parts = [meter, w.Paragraph(found.text, "strong", id="turning.text"), rough, _legend(found)]
        parts += [_mark(screen, n, mark, ui) for n, mark in enumerate(found.foremost(SHOWN))]
        parts += [w.Space(2), *_month(found.moments[past.turn - 1])]
        parts += [w.Paragraph(found.method, "small", "ink2")]
    return w.ScrollView(w.Column(*parts, gap=8, pad=(2, 4, 8, 10)), id="turning")


def signs(found: TurningPoints | None) -> list[tuple[int, str]]:
    """What the scrubber shows: (place, ink); where the ledgers disagree that is what a month shows."""
    if found is None:
        return []
    order = ("opposed", "missed", "held")
    by_turn: dict[int, str] = {}
    for mark in sorted(found.marks, key=lambda mark: order.index(mark.verdict)):
        by_turn.setdefault(mark.turn, mark.verdict)
    return [(turn - 1, INKS[verdict]) for turn, verdict in sorted(by_turn.items())]


def _legend(found: TurningPoints) -> Widget | None:
    there = [verdict for verdict in INKS if any(mark.verdict == verdict for mark in found.marks)]
    if not there:
        return None
    chips = [w.Chip(say(f"debrief.turning.verdict.{verdict}"), INKS[verdict]) for verdict in there]
    return w.Flow(*chips, w.Label(say("review.turning.legend"), "small", "ink2"), gap=8, line_gap=4)


def _mark(screen: Review, number: int, mark: Mark, ui: Ui) -> Widget:
    """A mark: in words, both ledgers as bars (they point apart where they disagree), and the way back in."""
    at = screen.past.turn == mark.turn
    head = w.Flow(
        w.Chip(say(f"debrief.turning.verdict.{mark.verdict}"), INKS[mark.verdict]),
        w.Label(screen.past.month(mark.turn), "strong"),
        gap=10,
    )
    again = w.Button(
        say("review.turning.again"),
        lambda: screen.branch_at(mark.turn),
        kind="primary" if at else "plain",
        icon="git-fork",
        id=f"again.{number}",
        tip=say("review.branch_tip"),
    )
    see = w.Button(
        say("review.turning.see"), lambda: screen.go_to(mark.turn), icon="film-reel", id=f"see.{number}"
    )
    ledgers = w.Bars(_bars(mark.branch, ui), id=f"gap.{number}")
    causes = _causes(mark.branch, ui, number) if at else []
    return w.Card(
        head,
        w.Paragraph(mark.text, "note"),
        ledgers,
        *causes,
        w.Flow(again, None if at else see, gap=10, line_gap=6),
        border=INKS[mark.verdict] if at else "hair",
        raised=False,
        pad=(14, 8, 14, 10),
        gap=6,
        id=f"mark.{number}",
    )


def _bars(branch: Branch, ui: Ui) -> list[c.Bar]:
    out = []
    for ledger in LEDGERS:
        gap = branch.gap(ledger)
        ink = {1: "teal", -1: "amber"}.get(branch.sign(ledger), "ink3")
        shown = ui.say(say("debrief.turning.gap", n=gap.amount, half=gap.half))
        out.append(c.Bar(ui.say(say(f"report.year.{ledger}.name")), float(gap.amount), shown, ink))
    return out


def _causes(branch: Branch, ui: Ui, number: int) -> list[Widget]:
    """Through which entries of the books the gap came, ledger by ledger."""
    out: list[Widget] = []
    for ledger in LEDGERS:
        parts: Sequence[Part] = branch.parts(ledger)
        if not branch.sign(ledger) or not parts:
            continue
        bars = [
            c.Bar(
                ui.say(part.text),
                float(part.amount),
                ui.say(say("debrief.turning.amount", n=part.amount)),
                "teal" if part.amount > 0 else "amber",
            )
            for part in parts
        ]
        out.append(
            w.Label(say("review.turning.causes", ledger=say(f"report.year.{ledger}.name")), "small", "ink2")
        )
        out.append(w.Bars(bars, id=f"causes.{number}.{ledger}"))
    return out


def _month(moment: Moment) -> list[Widget | None]:
    """Every arm of the month looked at, the one as played first."""
    lost = w.Paragraph(say(f"debrief.turning.lost.{moment.lost}"), "note", "amber") if moment.lost else None
    head = w.heading(
        say("review.turning.month", month=moment.month), say("debrief.turning.habit", name=moment.habit.name)
    )
    columns: list[tuple[Words, float, str]] = [
        (say(f"debrief.turning.column.{name}"), share, side) for name, share, side in COLUMNS
    ]
    rows = [_row(branch) for branch in moment.branches]
    return [head, lost, w.Table(columns, rows, style="small", id="arms")]


def _row(branch: Branch) -> list[Words | tuple[Words, str]]:
    removed = say("debrief.turning.percent", n=branch.removed_percent)
    if branch.career is None:
        levels = [
            say("debrief.turning.level", n=points) for points in (branch.career_points, branch.public_points)
        ]
        return [(branch.name, "blue"), *[(level, "blue") for level in levels], removed]
    cells: list[Words | tuple[Words, str]] = [branch.name]
    for ledger in LEDGERS:
        gap = branch.gap(ledger)
        ink = {1: "teal", -1: "amber"}.get(branch.sign(ledger), "ink2")
        cells.append((say("debrief.turning.gap", n=gap.amount, half=gap.half), ink))
    return [*cells, removed]
