"""A scene on the dilemma screen: hours so far one below the other, the open one asked, none taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from game.content.text import say
from game.replay.view_shapes import Dilemma, SceneStep
from game.ui import widgets as w
from game.ui.screens.choices import option_card
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.dilemma import Dilemma as Screen


def hours(card: Dilemma) -> Widget | None:
    """What was heard and decided so far, hour by hour; nothing before the first decision."""
    past = [_hour(step) for step in card.steps if step.choice is not None]
    if not past:
        return None
    return w.Column(w.heading(say("scene.so_far"), say("scene.so_far_note")), *past, gap=9)


def _hour(step: SceneStep) -> Widget:
    key = "scene.by_default" if step.by_default else "scene.decided"
    choice = step.choice.name if step.choice else ""
    return w.Card(
        w.Row(
            w.Label(step.clock, "strong", "blue", width=58),
            w.Paragraph(step.text, "small", "ink2", grow=1),
            gap=8,
            across="start",
        ),
        w.Paragraph(say(key, choice=choice), "body"),
        gap=4,
        pad=(16, 9, 16, 10),
        mark="blue",
    )


def ask(
    card: Dilemma,
    pending: int | None,
    pick: Callable[[int], Any],
    take: Callable[[], Any],
    leave: Callable[[], Any],
) -> list[Widget]:
    """The open hour with its choices: picked by number, taken by Enter; or that the night is over."""
    step = card.open_step
    if step is None:
        return [w.Card(w.Paragraph(say("scene.over"), "body"), pad=(16, 12), mark="teal")]
    asked = w.Paper(
        w.Label(step.clock, "page", "red"),
        w.Paragraph(step.text, "document", justify=True, indent=2),
        pad=(26, 18),
        gap=6,
        id="hour",
    )
    cards = [
        option_card(replace(choice, chosen=n == pending), str(n + 1), lambda n=n: pick(n), id=f"choice.{n}")
        for n, choice in enumerate(step.choices)
    ]
    ready = pending is not None and step.choices[pending].refusal is None
    reason = None if ready else say("scene.pick_first")
    return [
        asked,
        *cards,
        w.Row(
            w.Button(say("scene.leave"), leave, kind="plain", small=True, id="leave_scene"),
            w.spring(),
            w.Button(say("scene.take"), take, kind="primary", shortcut="enter", id="take", reason=reason),
            gap=10,
        ),
        w.Paragraph(say("scene.for_good"), "small", "ink2"),
    ]


def leaving(screen: Screen, step: SceneStep) -> w.Dialog:
    """Asked once before the rest of a scene is left to its fallbacks."""
    return w.Dialog(
        say("scene.leave"),
        w.Paragraph(say("scene.leave_ask", clock=step.clock), "body"),
        [
            w.Button(say("scene.stay"), screen.close_dialog, id="leave.no"),
            w.Button(say("scene.leave_yes"), screen.leave, kind="primary", id="leave.yes"),
        ],
        wide=440,
        id="leave",
    )
