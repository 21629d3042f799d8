"""Keys as words: `ctrl+z`, `shift+tab`, `1`."""

from __future__ import annotations

import pygame

_PLAIN = {
    pygame.K_RETURN: "enter",
    pygame.K_KP_ENTER: "enter",
    pygame.K_ESCAPE: "escape",
    pygame.K_SPACE: "space",
    pygame.K_PAGEUP: "pageup",
    pygame.K_PAGEDOWN: "pagedown",
    **{getattr(pygame, f"K_KP{n}"): str(n) for n in range(10)},
}


def chord(event: pygame.event.Event) -> str:
    """The name of the key with its modifiers; the command key counts as ctrl."""
    name = _PLAIN.get(event.key) or pygame.key.name(event.key).lower()
    mod = getattr(event, "mod", 0)
    parts = [
        word
        for bit, word in ((pygame.KMOD_CTRL | pygame.KMOD_META, "ctrl"), (pygame.KMOD_ALT, "alt"))
        if mod & bit
    ]
    if mod & pygame.KMOD_SHIFT and (len(name) > 1 or parts or name.isalpha()):
        parts.append("shift")
    return "+".join([*parts, name])


def key_cap(shortcut: str) -> str:
    """How a key cap shows a chord."""
    names = {
        "enter": "Enter",
        "escape": "Esc",
        "space": "Space",
        "ctrl": "Ctrl",
        "shift": "Shift",
        "left": "←",
        "right": "→",
    }
    return "+".join(
        names.get(part, part.upper() if len(part) < 4 else part.capitalize()) for part in shortcut.split("+")
    )
