"""The smallest change of decisions that would have avoided a removal, luck and rules as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import Text, say
from game.replay.flip import FlipResult
from game.replay.flip_decisions import DecisionFlip, Variant
from game.replay.twin import TwinResult
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.twin import Twin

SHOWN = 4  # ways that are told


def page(screen: Twin, found: tuple[TwinResult, FlipResult], ui: Ui) -> Widget:
    avoided = screen.past.avoided
    head = w.heading(say("twin.avoid.title"), say("twin.avoid.note"))
    if screen.task:
        inside: list[Widget] = [
            w.Label(say("twin.avoid.looking"), "note", "ink2"),
            w.Meter([(screen.task.progress, "blue")], id="progress"),
        ]
    elif avoided is None:
        ask = w.Button(
            say("twin.avoid.begin"), screen.avoid, kind="primary", icon="magnifying-glass", id="avoid"
        )
        inside = [w.Flow(ask)]
    else:
        inside = _told(screen, avoided)
    beside = w.Paragraph(found[1].text, "note", "ink2")
    institution = w.Card(w.Label(say("twin.flip.title"), "option"), beside, pad=(18, 10, 18, 12), gap=4)
    own = w.Card(head, *inside, pad=(18, 12, 18, 14), gap=10, id="avoid.card")
    return w.ScrollView(
        w.Column(own, institution, gap=12, pad=(16, 10, 20, 12)), id="avoid.page", grow=1, edge=8
    )


def _told(screen: Twin, found: DecisionFlip) -> list[Widget]:
    parts: list[Widget] = [w.Paragraph(found.text, "strong", id="avoid.text")]
    for number, variant in enumerate(found.avoiding[:SHOWN] or found.nearest[:2], 1):
        parts.append(_variant(screen, found, variant, number, bool(found.avoiding)))
    if found.happened:
        told = say("twin.avoid.tried", n=found.tried, style=found.habit.name)
        parts.append(w.Paragraph(told, "small", "ink2"))
    return parts


def _variant(screen: Twin, found: DecisionFlip, variant: Variant, number: int, avoids: bool) -> Widget:
    changes = [w.Paragraph(found.texts[change], "note") for change in variant.changes]
    sums = say("twin.avoid.ends", career=variant.career, public=variant.public, blame=variant.blame)
    turn = min(change.turn for change in variant.changes)
    again = w.Button(
        say("twin.avoid.again", month=screen.past.month(turn)),
        lambda: screen.branch_at(turn),
        icon="git-fork",
        id=f"again.{number}",
    )
    head: Text = say("twin.avoid.way" if avoids else "twin.avoid.near", n=number)
    return w.Card(
        w.Label(head, "note_strong", "teal" if avoids else "amber"),
        *changes,
        w.Label(sums, "small", "ink2"),
        w.Flow(again),
        raised=False,
        border="hair",
        pad=(14, 8),
        gap=4,
    )
