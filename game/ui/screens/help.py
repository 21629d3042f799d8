"""How to play, on one sheet: what a month is made of, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import say
from game.ui import widgets as w
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.frame import PlayScreen

STEPS = (
    ("read", "tray"),
    ("decide", "note-pencil"),
    ("walk", "footprints"),
    ("answer", "arrows-split"),
    ("commit", "paper-plane-tilt"),
)
KEYS = (
    ("1–8", "card"),
    ("Q–I", "verb"),
    ("Z X C V", "standing"),
    ("9", "rest"),
    ("D", "dilemma"),
    ("F", "cases"),
    ("F2–F5", "places"),
    ("Tab", "tab"),
    ("Ctrl+Z", "undo"),
    ("Ctrl+Enter", "commit"),
    ("F1", "glossary"),
    ("Esc", "back"),
)


def open_help(screen: PlayScreen) -> None:
    screen.open(lambda ui: _dialog(screen))


def _dialog(screen: PlayScreen) -> w.Dialog:
    steps = [_step(n + 1, name, icon) for n, (name, icon) in enumerate(STEPS)]
    keys = [w.KeyCap(key, say(f"help.key.{name}")) for key, name in KEYS]
    body = w.Column(
        *steps,
        w.Rule(),
        w.Label(say("help.keys"), "strong"),
        w.Grid(*keys, cell=190, gap=8),
        w.Paragraph(say("help.fog"), "note", "ink2"),
        gap=9,
    )
    close = w.Button(say("toolkit.ok"), screen.close_dialog, kind="primary", id="help.ok")
    return w.Dialog(say("help.title"), body, [close], wide=640, id="help.dialog")


def _step(n: int, name: str, icon: str) -> Widget:
    return w.Row(
        w.Icon(icon, 20, tile=True, tone="blue"),
        w.Label(f"{n}", "gauge", "ink3", width=16),
        w.Paragraph(say(f"help.step.{name}"), "body", grow=1),
        gap=12,
    )
