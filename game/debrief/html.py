"""Markup that nothing can slip into: every text is escaped unless this module itself made it."""

import re
from collections.abc import Iterable
from html import escape

from game.content.text import Text

# What HTML and XML cannot hold, and the marks that reorder a line: a hostile name must not rearrange a page.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_VOID = frozenset("br circle col hr img input line meta path polygon polyline rect".split())


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


Child = object  # Markup, str, Text, a number, None, or an iterable of these


class Html:
    """Builds elements in one language. `h("p", text, cls="note")` is a paragraph; text is escaped."""

    def __init__(self, lang: str):
        self.lang = lang

    def __call__(self, name: str, /, *children: Child, **attributes: object) -> Markup:
        head = f"<{name}{self._attributes(attributes)}"
        if name in _VOID:
            return Markup(head + ("/>" if name in _SVG_VOID else ">"))
        return Markup(f"{head}>{self.inside(children)}</{name}>")

    def inside(self, child: Child) -> Markup:
        """Any child as markup."""
        if child is None or child is False:
            return Markup()
        if isinstance(child, Markup):
            return child
        if isinstance(child, Text):
            return Markup(escape(plain(child.get(self.lang)), quote=False))
        if isinstance(child, Iterable) and not isinstance(child, str):
            return Markup("".join(self.inside(one) for one in child))
        return Markup(escape(plain(str(child)), quote=False))

    def text(self, text: Text | str) -> str:
        return plain(text.get(self.lang) if isinstance(text, Text) else text)

    def _attributes(self, attributes: dict[str, object]) -> str:
        out = []
        for key, value in attributes.items():
            if value is None or value is False:
                continue
            name = "class" if key == "cls" else key.rstrip("_").replace("_", "-")
            if value is True:
                out.append(f" {name}")
                continue
            shown = value.get(self.lang) if isinstance(value, Text) else str(value)
            out.append(f' {name}="{escape(plain(shown))}"')
        return "".join(out)


_SVG_VOID = frozenset("circle line path polygon polyline rect".split())


def plain(text: str) -> str:
    """A text without characters that a document cannot hold."""
    return _UNFIT.sub("", text)


def paragraphs(h: Html, text: Text | str, cls: str | None = None) -> Markup:
    """A text whose blank lines separate paragraphs."""
    parts = [part.strip() for part in h.text(text).split("\n\n") if part.strip()]
    return Markup("".join(h("p", part, cls=cls) for part in parts))


def card(h: Html, title: Text, *inside: Child, cls: str = "card", **attributes: object) -> Markup:
    """A part of a page under its title."""
    return h("div", h("h2", title), *inside, cls=cls, **attributes)
