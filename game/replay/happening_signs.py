"""Happenings as signs of a timeline and as lines: the same in the window and in the page."""

from collections.abc import Sequence
from dataclasses import replace

from game.content.text import Text, say
from game.replay.happenings import Happening
from game.sim.fixed import ONE
from game.typeset.timeline import Event

ROWS = ("inspection", "filing", "blame", "incident")
LEAST = 0.05  # points of blame below which a sign says no number
# kind of happening -> (row, sign, ink, hollow)
SIGNS = {
    "finding": ("inspection", "square", "amber", False),
    "filing_granted": ("filing", "disc", "teal", False),
    "filing_refused": ("filing", "disc", "amber", True),
    "answer": ("filing", "diamond", "blue", True),
    "overruled": ("filing", "cross", "amber", False),
    "sanction": ("blame", "triangle", "amber", False),
    "incident": ("incident", "cross", "amber", False),
    "exposure": ("incident", "triangle", "violet", False),
    "graft": ("inspection", "cross", "violet", False),
    "campaign": ("incident", "disc", "blue", True),
    "removed": ("incident", "flag", "red", False),
}


def signs(events: Sequence[Happening], rows: Sequence[str] = ROWS, lane: int = 0) -> list[Event]:
    """Happenings as signs; those of one kind in one month of the same row share a sign."""
    found: dict[tuple[str, int], list[Happening]] = {}
    for event in events:
        if event.kind in SIGNS and SIGNS[event.kind][0] in rows:
            found.setdefault((event.kind, event.turn), []).append(event)
    return [_sign(kind, turn, members, rows, lane) for (kind, turn), members in found.items()]


def _sign(kind: str, turn: int, members: list[Happening], rows: Sequence[str], lane: int) -> Event:
    row, shape, ink, hollow = SIGNS[kind]
    count = sum(event.count for event in members)
    text = str(count) if kind == "finding" or (count > 1 and shape == "disc" and not hollow) else ""
    if kind == "sanction":
        points = sum(event.amount for event in members) / ONE
        text = f"{points:.1f}" if points >= LEAST else ""
    return Event(rows.index(row), turn, ink, shape, text, lane, hollow, key=f"{lane}/{kind}/{turn}")


def happened(event: Happening) -> Text:
    """A happening with its number."""
    if event.amount:
        return say("review.with_points", what=event.what, n=event.amount / ONE)
    return say("review.with_count", what=event.what, n=event.count) if event.count > 1 else event.what


def merged(events: Sequence[Happening]) -> list[Happening]:
    """Those that read the same in one month become one with a count."""
    found: dict[tuple[int, str, Text], Happening] = {}
    for event in events:
        key = (event.turn, event.kind, event.what)
        old = found.get(key)
        found[key] = replace(old, count=old.count + event.count) if old else event
    return list(found.values())
