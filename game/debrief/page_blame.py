"""The blame line in the page: each outcome split into own decisions, rules, superiors and luck."""

from collections.abc import Sequence
from decimal import Decimal

from game.content.text import number, say
from game.debrief.html import Html, Markup, card
from game.debrief.svg import PEN, svg
from game.replay.blame_shapes import BlameLine, Part, Split
from game.typeset import charts as c

WIDE = 500
SHOWN = ("career", "public", "removed", "incidents", "blame", "trust", "hidden_risk", "real")  # as charts


def section(h: Html, found: BlameLine) -> Markup:
    told = [found.split(name) for name in SHOWN if found.split(name).actual or found.split(name).total]
    rest = [split for split in found.splits if split.outcome not in SHOWN and split.total]
    return card(
        h,
        say("debrief.split.title"),
        h("p", say("debrief.split.how"), cls="note"),
        h("div", [_split(h, split) for split in told], cls="cols"),
        h("details", h("summary", say("debrief.split.rest")), _table(h, rest)) if rest else None,
        h("p", found.method, cls="note"),
        cls="card t",
        id="split",
    )


def _table(h: Html, splits: Sequence[Split]) -> Markup:
    heads = [say("debrief.split.outcome"), say("debrief.split.off"), *(p.name for p in splits[0].parts)]
    heads.append(say("debrief.split.actual"))
    head = h("tr", [h("th", text, cls="r" if n else None) for n, text in enumerate(heads)])
    rows = []
    for split in splits:
        cells = [_number(h, split, split.baseline), *(_signed(h, split, p.amount) for p in split.parts)]
        cells.append(_number(h, split, split.actual))
        rows.append(h("tr", h("td", split.name), [h("td", cell, cls="r") for cell in cells]))
    return h("table", head, rows)


def _split(h: Html, split: Split) -> Markup:
    """What there was with all four off, then what each of them added, up to the outcome."""
    terms = [
        c.Term(
            h.text(say("debrief.split.off")), float(split.baseline), _number(h, split, split.baseline), "ink3"
        )
    ]
    terms += [
        c.Term(h.text(part.name), float(part.amount), _amount(h, split, part), _ink(split, part))
        for part in split.parts
    ]
    total = c.Term(h.text(split.name), float(split.actual), _number(h, split, split.actual), "blue")
    most = max(1.0, *(abs(term.amount) for term in (*terms, total)))
    drawing = c.running_sum(WIDE, terms, total, PEN, high=most)
    return h("div", h("h3", split.name), svg(h, drawing, h.text(split.text)), h("p", split.text, cls="note"))


def _ink(split: Split, part: Part) -> str:
    good = split.better * part.amount
    return "teal" if good > 0 else "amber" if good < 0 else "ink3"


def _number(h: Html, split: Split, value: Decimal) -> str:
    return number(value, h.lang, split.decimals)


def _signed(h: Html, split: Split, value: Decimal) -> str:
    return number(value, h.lang, split.decimals, sign=True)


def _amount(h: Html, split: Split, part: Part) -> str:
    shown = _signed(h, split, part.amount)
    if not part.half:
        return shown
    return h.text(say("debrief.split.with_error", n=shown, half=_number(h, split, part.half)))
