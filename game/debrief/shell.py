"""The frame of every page: one file that needs nothing else and runs no script but its own."""

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

from game.content.text import Text, say
from game.debrief.html import Html, Markup

_HERE = Path(__file__).parent
_LANG = {"zh": "zh-CN", "en": "en"}


def page(h: Html, title: Text | str, top: Markup | None, body: Markup, script: bool = True) -> str:
    """A whole HTML document."""
    code = _file("page.js") if script else ""
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src {_hash(code)}; base-uri 'none'"
    head = h(
        "head",
        h("meta", charset="utf-8"),
        h("meta", http_equiv="Content-Security-Policy", content=policy),
        h("meta", name="viewport", content="width=device-width, initial-scale=1"),
        h("meta", name="referrer", content="no-referrer"),
        h("title", title),
        h("style", Markup(_file("page.css"))),
    )
    inside = h("body", top, h("main", body), footer(h), h("script", Markup(code)) if script else None)
    return "<!DOCTYPE html>\n" + h("html", head, inside, lang=_LANG[h.lang]) + "\n"


def footer(h: Html) -> Markup:
    return h("footer", h("p", h("b", say("debrief.mark")), " ", say("debrief.mark_more")))


@lru_cache
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(code: str) -> str:
    if not code:
        return "'none'"
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
