"""The open task as it came: every channel has a paper of its own."""

from __future__ import annotations

from collections.abc import Callable

from game.content.text import Text, say
from game.replay.view_shapes import Desk, TaskCard
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens import sheets as s
from game.ui.widget import Widget


def paper_for(card: TaskCard, desk: Desk, ui: Ui) -> Widget:
    """The sheet as tall as what it holds or the room it gets."""
    return _PAGES.get(card.channel, _document)(card, desk)


def full_name(office: Text, county: Text) -> Text:
    """The office with its county's name in front, as its papers are headed; the county is not said twice."""
    return Text(_joined(county.zh, office.zh), _joined(county.en, office.en))


def _joined(first: str, second: str) -> str:
    shared = next((n for n in range(len(second), 0, -1) if first.endswith(second[:n])), 0)
    return first + second[shared:] if shared else second


def sheet(*parts: Widget | None, tint: str = "paper") -> Widget:
    return w.Paper(*parts, w.spring(), pad=(44, 28, 44, 18), gap=8, tint=tint, grow=1, id="paper")


def _document(card: TaskCard, desk: Desk) -> Widget:
    office = full_name(card.office, desk.county)
    document = w.Document(
        letterhead=say("desk.paper.letterhead", office=office),
        number=say("desk.paper.number", month=desk.month, n=card.number),
        title=card.title,
        to=say("desk.paper.to", place=desk.place),
        body=card.text,
        signer=office,
        date=say("desk.month", month=desk.month),
        seal=office,
        stamp=(say("desk.paper.stamp_head"), say("desk.paper.stamp_line", month=desk.month, n=card.number)),
    )
    return sheet(w.DocumentPage(document))


def _letter(card: TaskCard, desk: Desk) -> Widget:
    parts = w.Column(
        w.Label(say("desk.paper.letter"), "letterhead", "red", side="center"),
        w.Paragraph(card.title, "section", side="center", balance=True),
        w.Space(4),
        w.Paragraph(card.text, "document", justify=True, indent=2),
        w.Space(8),
        w.Row(
            s.SignLine(say("desk.paper.letter_from"), card.office, grow=1),
            s.SignLine(say("desk.paper.letter_to"), desk.place, open_line=True, grow=1),
            gap=24,
            across="start",
        ),
        gap=8,
    )
    return sheet(s.DoubleFrame(parts, pad=(28, 24)))


def _phone(card: TaskCard, desk: Desk) -> Widget:
    rows = s.FormRows(
        [
            (say("desk.paper.phone_from"), card.office, "document"),
            (say("desk.paper.phone_when"), say("desk.month", month=desk.month), "document"),
            (say("desk.paper.phone_about"), card.title, "document"),
            (say("desk.paper.phone_said"), card.text, "kai"),
            (say("desk.paper.phone_by"), say("desk.paper.phone_duty"), "document"),
        ]
    )
    head = w.Row(
        w.Icon("phone", 24, "ink"), w.Label(say("desk.paper.phone"), "page"), gap=12, spread="center"
    )
    return sheet(s.TornEdge(), head, w.Space(4), rows, tint="paper2")


def _group(card: TaskCard, desk: Desk) -> Widget:
    name = say("desk.paper.group", office=card.office)
    talk = w.Column(
        w.Paragraph(card.title, "section", balance=True),
        w.Space(4),
        s.Bubble(card.office, card.text),
        s.Bubble(desk.place, say("desk.paper.group_got"), mine=True),
        w.Label(say("desk.paper.group_count"), "small", "ink3", side="center"),
        gap=14,
        pad=(22, 18),
    )
    return sheet(s.AppFrame(name, "chats-circle", "teal", talk))


def _ticket(card: TaskCard, desk: Desk) -> Widget:
    rows = s.FormRows(
        [
            (say("desk.paper.ticket_about"), card.title, "option"),
            (say("desk.paper.ticket_office"), card.office, "body"),
            (say("desk.paper.ticket_place"), card.village, "body"),
            (say("desk.paper.ticket_text"), card.text, "body"),
        ],
        lines="hair",
    )
    state = w.Row(
        w.Chip(say("desk.paper.ticket_open"), "amber", strong=True),
        w.Label(say("desk.paper.ticket_clock"), "note", "red", grow=1),
        gap=12,
    )
    inside = w.Column(state, rows, gap=14, pad=(22, 18))
    return sheet(s.AppFrame(card.platform, "ticket", "blue", inside))


def _meeting(card: TaskCard, desk: Desk) -> Widget:
    line = say("desk.paper.meeting_line", office=card.office, month=desk.month)
    return sheet(
        w.Row(w.Icon("chalkboard", 24, "ink"), w.Label(say("desk.paper.meeting"), "page", grow=1), gap=12),
        w.Paragraph(line, "note", "ink2"),
        w.Rule("ink3", 1.5),
        w.Space(4),
        w.Paragraph(card.title, "section", balance=True),
        s.Ruled(card.text),
    )


def _visit(card: TaskCard, desk: Desk) -> Widget:
    document = w.Document(
        title=card.title,
        body=card.text,
        signer=card.office,
        date=say("desk.month", month=desk.month),
        note=say("desk.paper.visit_note"),
    )
    line = say("desk.paper.visit_line", office=card.office, village=card.village)
    return sheet(
        w.Label(say("desk.paper.visit"), "page", side="center"),
        w.Paragraph(line, "note", "ink2", side="center"),
        s.Brackets(),
        w.DocumentPage(document),
    )


_PAGES: dict[str, Callable[[TaskCard, Desk], Widget]] = {
    "document": _document,
    "letter": _letter,
    "phone": _phone,
    "group": _group,
    "ticket": _ticket,
    "meeting": _meeting,
    "visit": _visit,
}
