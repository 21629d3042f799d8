"""Why each level moved: pick a level, see its signed causes, and those of one village, office or person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.content.text import say
from game.replay.view import KNOWN
from game.replay.view import levels as levels_of
from game.replay.view_shapes import Cause, LevelWhy, MemberWhy
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.review import Review


def page(screen: Review, ui: Ui) -> Widget:
    past = screen.past
    levels = levels_of(past.session.rules) if past.truth and past.session else KNOWN
    level = screen.level if screen.level in levels else levels[0]
    rows = [_level(screen, past.why(past.turn, name), name == level) for name in levels]
    found = past.why(past.turn, level)
    listing = w.Column(*rows, gap=4, pad=(2, 2, 6, 6))
    if ui.cols < 820:
        inside = w.Column(
            _causes(screen, found, ui), w.Grid(*rows, cell=220, gap=6), gap=12, pad=(2, 2, 8, 8)
        )
        return w.ScrollView(inside, id="why")
    left = w.Column(w.ScrollView(listing, id="levels", grow=1), width=268)
    right = w.ScrollView(w.Column(_causes(screen, found, ui), pad=(2, 2, 8, 8)), id="why", grow=1)
    return w.Row(left, right, gap=18, across="fill")


def _level(screen: Review, found: LevelWhy, chosen: bool) -> Widget:
    ink = _ink(found.better, found.change)
    return w.Card(
        w.Row(
            w.Label(found.name, "note_strong" if chosen else "note", grow=1),
            w.Label(found.change_shown, "note_strong", ink, shrink=False),
            gap=8,
        ),
        fill="blue_soft" if chosen else "panel",
        border="blue" if chosen else "hair",
        raised=False,
        pad=(10, 4),
        on_click=lambda: screen.pick_level(found.level),
        name=found.name,
        id=f"level.{found.level}",
    )


def _ink(better: int, change) -> str:
    way = (change > 0) - (change < 0)
    return "ink2" if not way * better else "teal" if way * better > 0 else "amber"


def _causes(screen: Review, found: LevelWhy, ui: Ui) -> Widget:
    """The whole level, then its members as a row of chips to choose from."""
    member = next((m for m in found.members if m.index == screen.member), None)
    causes = member.causes if member else found.causes
    head = w.Flow(
        w.Label(member.name if member else found.name, "option"),
        w.Label(found.shown if not member else member.change_shown, "strong", "ink2"),
        w.Chip(found.change_shown, _tone(found)) if not member else None,
        gap=10,
        line_gap=2,
    )
    parts: list[Widget | None] = [head]
    if causes:
        parts.append(w.Bars(bars(causes, found.better, ui), id="causes"))
    else:
        parts.append(w.Paragraph(say("review.no_cause"), "note", "ink2"))
    if found.members:
        parts += [w.Space(2), w.Label(say("review.members"), "small", "ink2"), _members(screen, found)]
    return w.Column(*parts, gap=6)


def _tone(found: LevelWhy) -> str:
    ink = _ink(found.better, found.change)
    return ink if ink != "ink2" else ""


def bars(causes: Sequence[Cause], better: int, ui: Ui) -> list[c.Bar]:
    """What pushed it the good way in teal, the other way in amber; levels without a good way in blue."""
    out = []
    for cause in causes:
        ink = _ink(better, cause.amount)
        out.append(
            c.Bar(
                ui.say(cause.text), float(cause.amount), ui.say(cause.shown), "blue" if ink == "ink2" else ink
            )
        )
    return out


def _members(screen: Review, found: LevelWhy) -> Widget:
    tiles = [_member(screen, found, member) for member in found.members]
    return w.Grid(*tiles, cell=150, gap=6)


def _member(screen: Review, found: LevelWhy, member: MemberWhy) -> Widget:
    chosen = member.index == screen.member
    return w.Card(
        w.Row(
            w.Label(member.name, "small_strong" if chosen else "small", grow=1),
            w.Label(member.change_shown, "small_strong", _ink(found.better, member.change), shrink=False),
            gap=6,
        ),
        fill="blue_soft" if chosen else "card",
        border="blue" if chosen else "hair",
        raised=False,
        pad=(8, 3),
        on_click=lambda: screen.pick_member(member.index),
        name=member.name,
        id=f"member.{member.index}",
    )
