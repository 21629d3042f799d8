"""Report pages about the work: what became of the cards, who came to look, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import say
from game.replay.view_shapes import CardResult, Finding, Incident, Inspection, Village
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens.marks import Stamped
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.report import Report

MARKS = {
    "found": "amber",
    "hollow": "amber",
    "caught": "amber",
    "complaint": "violet",
    "refused": "amber",
    "kept": "amber",
    "slipped": "amber",
    "pushed": "teal",
    "granted": "teal",
}


def cards(screen: Report, ui: Ui) -> Widget:
    """What he had seen to himself."""
    rows = [_card(result) for result in screen.report.cards]
    return w.ScrollView(w.Grid(*rows, cell=500, gap=12, pad=(2, 2, 2, 12)), id="results")


def _card(result: CardResult) -> Widget:
    marks = [w.Chip(mark.text, MARKS.get(mark.id, "")) for mark in result.marks]
    bars: list[Widget] = []
    if result.reported is not None:
        bars.append(_share("report_page.reported", int(result.reported), "sand"))
    if result.seen is not None:
        bars.append(_share("report_page.seen", int(result.seen), "teal"))
    return w.Card(
        w.Row(w.Label(result.title, "card", grow=1), Stamped(result.verb_name), gap=8, height=28),
        w.Row(
            w.Label(result.village, "small", "ink2"), w.Label(result.staff, "small", "ink2", grow=1), gap=8
        ),
        *bars,
        w.Flow(*marks, gap=6) if marks else None,
        gap=6,
        pad=(16, 12),
        mark={1: "teal", -1: "amber"}.get(result.mood),
    )


def _share(key: str, percent: int, tone: str) -> Widget:
    """A share of what was asked, as a bar with its number."""
    return w.Row(
        w.Label(say(key), "small", "ink2", width=72),
        w.Meter([(max(0, min(100, percent)) / 100, tone)], grow=1),
        w.Label(f"{percent}%", "small_strong", width=40, side="right"),
        gap=8,
    )


def inspections(screen: Report, ui: Ui) -> Widget:
    """Who came, what was looked at, what was found."""
    offices = [_office(inspection) for inspection in screen.report.inspections]
    line = w.Row(
        w.Icon("magnifying-glass", 20, tile=True, tone="red"),
        w.Paragraph(screen.report.inspection_line, "strong", grow=1),
        gap=12,
    )
    return w.Column(
        line,
        w.ScrollView(w.Grid(*offices, cell=360, gap=12, pad=(2, 2, 2, 12)), id="offices", grow=1),
        gap=12,
    )


def _office(inspection: Inspection) -> Widget:
    head = w.Row(
        w.Paragraph(inspection.office, "strong", lines=2, grow=1),
        w.Label(say("report_page.looked", n=inspection.looked, of=inspection.of), "small", "ink2"),
        gap=8,
    )
    found = [_finding(finding) for finding in inspection.findings]
    if not found:
        found = [
            w.Row(
                w.Icon("check-circle", 16, "teal"), w.Label(say("report_page.clean"), "note", "ink2"), gap=8
            )
        ]
    share = inspection.looked / max(1, inspection.of)
    return w.Card(head, w.Meter([(share, "")], thick=5), *found, gap=6, pad=(16, 12))


def _finding(finding: Finding) -> Widget:
    return w.Row(
        w.Chip(say(f"report.mark.{finding.kind}"), MARKS.get(finding.kind, "amber")),
        w.Paragraph(finding.title, "note", lines=2, grow=1),
        w.Label(finding.village, "small", "ink2"),
        gap=8,
    )


def incidents(screen: Report, ui: Ui) -> Widget:
    """What happened is said quietly; the map shows where."""
    report = screen.report
    slips = [_incident(incident) for incident in report.incidents]
    words = w.Column(
        *slips, w.Paragraph(say("report_page.incident_note"), "note", "ink2"), gap=14, pad=(6, 4, 6, 14)
    )
    there = {ui.say(incident.village) for incident in report.incidents}
    places = [_spot(village, ui.say(village.name) in there, ui) for village in screen.play.desk.villages]
    chart = w.Card(w.VillageMap(places, id="map", grow=1), pad=(14, 10), grow=1)
    if ui.cols < 860:
        return w.ScrollView(w.Column(words, chart, gap=12), id="incidents")
    return w.Row(w.ScrollView(words, id="incidents", grow=1, edge=14), chart, across="fill", gap=16)


def _spot(village: Village, struck: bool, ui: Ui) -> c.Place:
    said = ui.t("report_page.incident_here") if struck else ""
    ink, size = ("amber", 1.8) if struck else ("ink3", 0.9)
    return c.Place(
        village.id, ui.say(village.name), village.at[0], village.at[1], ink, said, size, not struck
    )


def _incident(incident: Incident) -> Widget:
    """A plain sheet: what happened is said once and quietly."""
    paper = w.Paper(
        w.Label(say("report_page.incident_head"), "note_strong", "red"),
        w.Paragraph(incident.text, "page"),
        w.Rule("red", 2),
        w.Paragraph(incident.case or say("report_page.incident_none"), "document"),
        gap=10,
        pad=(40, 28),
        sheets=1,
    )
    return paper
