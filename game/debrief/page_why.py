"""Why a level moved: its signed causes, each with a way back to the decision or event it came from."""

from collections.abc import Sequence
from decimal import Decimal

from game.content.text import say
from game.debrief.anchors import cause_anchor
from game.debrief.decisions import root_of
from game.debrief.html import Html, Markup
from game.debrief.story import Story
from game.replay.view import KNOWN
from game.replay.view_shapes import Cause, LevelWhy, MemberWhy

HALF_AXIS = 60  # pixels of the little bars, either way


def levels(h: Html, story: Story, turn: int) -> Markup:
    """All levels of a turn; those that nobody could have known are part of the truth."""
    return Markup("".join(_level(h, story, turn, level) for level in story.review(turn).levels))


def mood(better: int, change: Decimal) -> str:
    """The class of a number: good, bad or neither."""
    way = ((change > 0) - (change < 0)) * better
    return "good" if way > 0 else "bad" if way < 0 else "muted"


def _level(h: Html, story: Story, turn: int, level: LevelWhy) -> Markup:
    summary = h(
        "summary",
        h("b", level.name),
        h("span", level.shown, cls="num muted"),
        h("span", level.change_shown, cls=f"num {mood(level.better, level.change)}"),
    )
    body = _causes(h, story, turn, level.causes, level.better)
    members = [
        h("details", h("summary", m.name, " ", h("span", m.change_shown, cls="num muted")),
          _causes(h, story, turn, m.causes, level.better))
        for m in _moved(level.members)
    ]  # fmt: skip
    known = level.level in KNOWN
    parts = h("details", h("summary", say("debrief.by_member"), cls="note"), members) if members else None
    return h(
        "details",
        summary,
        body,
        parts,
        id=cause_anchor(turn, level.level),
        cls="why" if known else "why t",
    )


def _moved(members: Sequence[MemberWhy]) -> list[MemberWhy]:
    """The members that moved, the furthest first."""
    return sorted((m for m in members if m.causes), key=lambda m: -abs(m.change))


def _causes(h: Html, story: Story, turn: int, causes: Sequence[Cause], better: int) -> Markup:
    if not causes:
        return h("p", say("review.no_cause"), cls="note")
    most = max(abs(cause.amount) for cause in causes) or 1
    rows = [
        h(
            "tr",
            h("td", _root(h, story, turn, cause)),
            h("td", bar(h, float(cause.amount / most), better), cls="bars"),
            h("td", cause.shown, cls="r"),
        )
        for cause in causes
    ]
    return h("table", rows)


def _root(h: Html, story: Story, turn: int, cause: Cause) -> Markup:
    target = root_of(story, turn, cause.id)
    return h("a", cause.text, href=f"#{target}") if target else h.inside(cause.text)


def bar(h: Html, share: float, better: int) -> Markup:
    width = round(abs(share) * (HALF_AXIS - 2))
    left = HALF_AXIS if share >= 0 else HALF_AXIS - width
    good = share * better
    colour = "teal" if good > 0 else "amber" if good < 0 else "ink3"
    bar = h("i", style=f"left:{left}px;width:{width}px;background:var(--{colour})")
    return h("span", bar, cls="axis")
