"""One month in words: what he decided, and what it brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import Text, say
from game.replay.view_shapes import Decision, Report, Waterfall
from game.replay.view_shapes import Review as Month
from game.replay.view_words import quoted
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.review import Review

SHOWN_CASES = 4


def column(screen: Review, ui: Ui) -> Widget:
    """Both cards, one above the other, scrolling together."""
    return w.ScrollView(w.Column(*_cards(screen, ui), gap=12, pad=(0, 0, 0, 6), grow=1), id="month", edge=10)


def page(screen: Review, ui: Ui) -> Widget:
    """The same as a page where there is no room beside the others."""
    month = screen.past.review(screen.past.turn, screen.past.truth)
    parts = [_head(say("review.decided")), *_decided(month), w.Space(4), _head(say("review.brought"))]
    if month.report:
        parts += _brought(month.report)
    return w.ScrollView(w.Column(*parts, gap=7, pad=(0, 0, 8, 8)), id="month")


def _cards(screen: Review, ui: Ui) -> list[Widget]:
    month = screen.past.review(screen.past.turn, screen.past.truth)
    cards: list[Widget] = [_card(say("review.decided"), _decided(month))]
    if month.report:
        cards.append(_card(say("review.brought"), _brought(month.report), grow=1))
    return cards


def _card(title: Words, rows: list[Widget], **place) -> Widget:
    return w.Card(w.Label(title, "section"), *rows, pad=(18, 10, 18, 14), gap=7, **place)


def _head(title: Words) -> Widget:
    return w.Label(title, "option")


def _decided(month: Month) -> list[Widget]:
    """The dilemma first: it is what he was asked; then the rest, line by line."""
    rows: list[Widget] = []
    dilemma = month.desk.dilemma
    if dilemma:
        key = "review.dilemma_default" if dilemma.by_default else "review.dilemma_choice"
        reasons = [w.Chip(reason.name, "blue") for reason in dilemma.reasons if reason.chosen]
        rows.append(line("arrows-split", dilemma.name, "note_strong", "blue"))
        rows.append(w.Pad(w.Paragraph(say(key, choice=dilemma.decided), "note"), pad=(26, 0, 0, 0)))
        if reasons or dilemma.comment:
            said = w.Paragraph(dilemma.comment, "small", "ink2") if dilemma.comment else None
            rows.append(w.Pad(w.Column(w.Flow(*reasons, gap=6), said, gap=4), pad=(26, 0, 0, 0)))
    rows += [line("check", text) for text in _grouped(month)]
    if not rows:
        rows.append(w.Paragraph(say("review.nothing_decided"), "note", "ink2"))
    return rows


def _grouped(month: Month) -> list[Text]:
    """What he decided beside the dilemma: one line for each way of dealing with a task or a case."""
    desk = month.desk
    ways: dict[Text, list[Text]] = {}
    for card in (*desk.cards, *desk.rest.cards):
        for verb in card.verbs:
            if verb.chosen:
                ways.setdefault(verb.name, []).append(quoted(card.title))
    out = [say("review.did_cards", verb=verb, titles=titles) for verb, titles in ways.items()]
    walked = [village.name for village in desk.villages if village.visiting]
    out += [say("review.did_visits", villages=walked)] if walked else []
    acts = [say("review.did_standing", action=a.name, points=a.points) for a in desk.standing if a.points]
    out += [say("review.did_acts", acts=acts)] if acts else []
    answers: dict[Text, int] = {}
    for case in desk.cases:
        for answer in case.answers:
            if answer.chosen:
                answers[answer.name] = answers.get(answer.name, 0) + 1
    out += [say("review.did_answers", answer=answer, n=n) for answer, n in answers.items()]
    out.append(
        say("review.did_dials", dials=[say("review.did_dial", dial=d.name, n=d.percent) for d in desk.dials])
    )
    return out


def _brought(report: Report) -> list[Widget]:
    rows: list[Widget] = []
    rows += [line("warning-fill", incident.text, "note_strong", "amber") for incident in report.incidents]
    if report.inspections:
        rows.append(line("magnifying-glass", report.inspection_line))
    rows += [row for decision in report.decisions for row in _decision(decision)]
    rows += [_case(case) for case in report.cases[:SHOWN_CASES]]
    more = len(report.cases) - SHOWN_CASES
    if more > 0:
        rows.append(w.Pad(w.Label(say("review.more_cases", n=more), "small", "ink2"), pad=(26, 0, 0, 0)))
    if report.aftermath:
        rows.append(line("chat", report.aftermath.text))
    return rows or [w.Paragraph(say("review.nothing_brought"), "note", "ink2")]


def _decision(decision: Decision) -> list[Widget]:
    tone = {1: "teal", -1: "amber"}.get(decision.mood, "ink2")
    icon = {1: "check-circle", -1: "x-circle"}.get(decision.mood, "circle-dashed")
    words = [w.Paragraph(decision.heading, "note"), w.Paragraph(decision.verdict, "small_strong", tone)]
    return [w.Row(w.Icon(icon, 17, tone), w.Column(*words, gap=0, grow=1), gap=9, across="start")]


def _case(case: Waterfall) -> Widget:
    """A case with his part of it."""
    own = next((share for share in case.shares if share.id == "town_head"), None)
    chip = w.Chip(say("review.your_part", n=own.shown), "amber") if own and own.amount else None
    words = w.Column(w.Paragraph(case.text, "note", lines=3), chip, gap=3, grow=1)
    if chip:
        chip.align = "start"
    return w.Row(w.Icon("gavel", 17, "amber"), words, gap=9, across="start")


def line(icon: str, words: Words, style: str = "note", ink: str = "ink2") -> Widget:
    return w.Row(w.Icon(icon, 17, ink), w.Paragraph(words, style, grow=1), gap=9, across="start")
