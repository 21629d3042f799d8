"""Turning points in the page: what else could have been decided, and what it would have brought."""

from game.content.text import Text, say
from game.debrief.anchors import anchor
from game.debrief.html import Html, Markup, card
from game.debrief.page_why import bar
from game.debrief.story import Story
from game.replay.branches import LEDGERS
from game.replay.turning_shapes import Branch, Mark, Moment, TurningPoints

SHOWN = 6  # marks told at length; every month stands below them
TONES = {"missed": "amber", "opposed": "blue", "held": "teal"}


def section(h: Html, story: Story, found: TurningPoints) -> Markup:
    marks = found.foremost(SHOWN)
    months = [_month(h, story, moment) for moment in found.moments]
    return card(
        h,
        say("debrief.turning.title"),
        h("p", found.text),
        h("p", say("debrief.turning.how"), cls="note"),
        [_mark(h, mark) for mark in marks],
        h("details", h("summary", say("debrief.turning.months")), months),
        h("p", found.method, cls="note"),
        cls="card t",
        id="turning",
    )


def link(h: Html, story: Story, turn: int) -> Markup | None:
    """From a month to its turning points."""
    if story.turning is None or not any(mark.turn == turn for mark in story.turning.marks):
        return None
    inside = h("a", say("debrief.turning.here"), href=f"#{anchor(turn, 'turning')}")
    return h("p", "→ ", inside, cls="links t")


def _mark(h: Html, mark: Mark) -> Markup:
    place = anchor(mark.turn, "dilemma" if mark.kind == "dilemma" else "decided")
    tag = h("span", say(f"debrief.turning.verdict.{mark.verdict}"), cls=f"tag {TONES[mark.verdict]}")
    where = h("a", say("debrief.turning.go"), href=f"#{place}")
    return h("div", h("p", tag, mark.text, " ", where), _ledgers(h, mark.branch), cls="says")


def _ledgers(h: Html, branch: Branch) -> Markup:
    """Both gaps, each opening its signed causes."""
    parts = []
    most = max((abs(branch.gap(ledger).amount) for ledger in LEDGERS), default=1) or 1
    for ledger in LEDGERS:
        gap = branch.gap(ledger)
        causes = [
            h("tr", h("td", part.text), h("td", say("debrief.turning.amount", n=part.amount), cls="r"))
            for part in branch.parts(ledger)
        ]
        summary = h(
            "summary",
            h("b", say(f"report.year.{ledger}.name")),
            bar(h, float(gap.amount / most), 1),
            h("span", _gap(branch, ledger), cls="num"),
        )
        parts.append(h("details", summary, h("table", causes), cls="why"))
    return h.inside(parts)


def _gap(branch: Branch, ledger: str) -> Text:
    gap = branch.gap(ledger)
    return say("debrief.turning.gap", n=gap.amount, half=gap.half)


def _month(h: Html, story: Story, moment: Moment) -> Markup:
    """Every arm of a month, the one as played first."""
    link_ = h("a", moment.month, href=f"#{anchor(moment.turn)}")
    habit = say("debrief.turning.habit", name=moment.habit.name)
    lost = h("p", say(f"debrief.turning.lost.{moment.lost}"), cls="note") if moment.lost else None
    heads = [h("th", say(f"debrief.turning.column.{n}"), cls="r" if n != "arm" else None) for n in _COLUMNS]
    rows = [_branch(h, branch) for branch in moment.branches]
    title = h("h3", link_, h("span", " · ", habit, cls="note"))
    return h("div", title, lost, h("table", h("tr", heads), rows), id=anchor(moment.turn, "turning"))


_COLUMNS = ("arm", "career", "public", "removed")


def _branch(h: Html, branch: Branch) -> Markup:
    """As it was played in points, every other arm by its distance."""
    is_played = branch.career is None
    values = [_level(branch, ledger) if is_played else _gap(branch, ledger) for ledger in LEDGERS]
    tones = [
        None if is_played else {1: "good", -1: "bad"}.get(branch.sign(ledger), "muted") for ledger in LEDGERS
    ]
    cells = [
        h("td", value, cls=f"r {tone}" if tone else "r") for value, tone in zip(values, tones, strict=True)
    ]
    name = h("b", branch.name) if is_played else branch.name
    removed = say("debrief.turning.percent", n=branch.removed_percent)
    return h("tr", h("td", name), cells, h("td", removed, cls="r"), cls="mine" if is_played else None)


def _level(branch: Branch, ledger: str) -> Text:
    return say(
        "debrief.turning.level", n=branch.career_points if ledger == "career" else branch.public_points
    )
