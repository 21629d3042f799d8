"""What must hold on every screen: no text out of its box, none over another, nothing out of the window."""

from __future__ import annotations

from game.ui.paint import TextBox
from game.ui.screen import Screen
from game.ui.scroll import ScrollView
from game.ui.widget import Widget

SLACK = 2  # pixels: rounding of positions, and the sides of a glyph


def problems(screen: Screen) -> list[str]:
    """Sentences about everything that is wrong with the layout."""
    texts = screen.texts()
    return [*_outside(texts), *_overlaps(texts), *_escaped(screen.root), *_blank(screen)]


def _outside(texts: list[TextBox]) -> list[str]:
    out = []
    for t in texts:
        h = t.holder
        if t.box.left < h.left - SLACK or t.box.right > h.right + SLACK:
            out.append(f"{t.text!r} ({t.widget}) leaves its box sideways: {t.box} in {h}")
        if t.box.top < h.top - SLACK or t.box.bottom > h.bottom + SLACK:
            out.append(f"{t.text!r} ({t.widget}) leaves its box up or down: {t.box} in {h}")
    return out


def _overlaps(texts: list[TextBox]) -> list[str]:
    out = []
    shown = [(t, t.box.clip(t.clip)) for t in texts]
    shown = [(t, box) for t, box in shown if box.w > 0 and box.h > 0]
    shown.sort(key=lambda pair: pair[1].top)
    for n, (a, box) in enumerate(shown):
        for b, other in shown[n + 1 :]:
            if other.top >= box.bottom:
                break
            common = box.clip(other)
            if a.layer == b.layer and common.w > SLACK and common.h > SLACK:
                out.append(f"{a.text!r} ({a.widget}) and {b.text!r} ({b.widget}) overlap in {common}")
    return out


def _escaped(widget: Widget) -> list[str]:
    """Widgets larger than what holds them; inside a scroll view only sideways counts."""
    out = []
    for child in widget.children:
        if not child.visible:
            continue
        inner, outer = child.rect, widget.rect
        sideways = inner.left < outer.left - SLACK or inner.right > outer.right + SLACK
        down = inner.top < outer.top - SLACK or inner.bottom > outer.bottom + SLACK
        if sideways or (down and not isinstance(widget, ScrollView)):
            out.append(f"{_name(child)} {inner} leaves {_name(widget)} {outer}")
        else:
            out += _escaped(child)
    return out


def _blank(screen: Screen) -> list[str]:
    """Ids must be unique, and what can be focused must have room."""
    seen: set[str] = set()
    out = []
    for widget in screen.root.walk():
        if widget.id and widget.id in seen:
            out.append(f"two widgets are called {widget.id!r}")
        seen.add(widget.id)
        if widget.can_focus and (widget.rect.w < 8 or widget.rect.h < 8):
            out.append(f"{_name(widget)} can be focused but is {widget.rect.size}")
    return out


def _name(widget: Widget) -> str:
    return (
        f"{type(widget).__name__}#{widget.id}"
        if widget.id
        else f"{type(widget).__name__}({widget.text[:12]!r})"
    )


def assert_tidy(screen: Screen, where: str = "") -> None:
    found = problems(screen)
    assert not found, where + "\n" + "\n".join(found)
