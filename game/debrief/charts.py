"""The pictures of one game, as drawings of `typeset` with the places that answer the mouse."""

from collections.abc import Iterable, Sequence
from math import floor

from game.content.text import say
from game.debrief.anchors import anchor
from game.debrief.html import Html, Markup
from game.debrief.story import Story
from game.debrief.svg import PEN, Spot, svg
from game.replay import hours_chart
from game.replay.happening_signs import ROWS, happened, merged, signs
from game.replay.view_shapes import Account, Amount, Waterfall
from game.typeset import charts as c

WIDE = 1000.0
LINES = {  # curve -> (ink, dashed)
    "compliance": ("amber", False),
    "score": ("blue", True),
    "real": ("teal", False),
}
WAY_INKS = {"real": "teal", "filed": "teal", "innovate": "blue", "trace": "amber", "fake": "amber"}
DAY_INKS = {
    "work": "teal",
    "visits": "teal",
    "routine": "ink3",
    "left": "ink3",
    "dilemma": "ink3",
    "campaign": "teal",
    "borrowed": "ink3",
}


def timeline(h: Html, story: Story, truth: bool) -> Markup:
    """What happened in rows over what it came to: the books alone, or the books against the facts."""
    months = [short_month(h, story, turn) for turn in range(story.last + 1)]
    by_id = {curve.id: curve for curve in story.year.curves}
    series = []
    for id_, (ink, dashed) in LINES.items():
        if not truth and not by_id[id_].recorded:
            continue
        values = [None if point is None else float(point) for point in by_id[id_].points]
        name = h.text(say(f"review.line.{id_}"))
        series.append(c.Series(name, values, ink, dashed, 1.8 if dashed else 2.4))
    low = lowest(one.values for one in series)
    spec = c.TimelineSpec(
        rows=[h.text(say(f"review.row.{row}")) for row in ROWS],
        events=signs([event for events in story.happenings for event in events]),
        lines=c.LineSpec(
            series,
            low=low,
            high=100,
            ticks=5,
            between=(0, 2) if truth else None,
        ),
        months=months,
    )
    made = c.timeline(WIDE, 400, spec, PEN)
    spots = [_column(h, story, made, turn, series) for turn in range(1, story.last + 1)]
    return svg(h, made.drawing, h.text(say("debrief.timeline")), spots)


def lowest(lines: Iterable[Sequence[float | None]]) -> float:
    """Where the scale begins: at zero, or at the twenty below what falls under it (a serious event can)."""
    least = min((value for values in lines for value in values if value is not None), default=0.0)
    return 0.0 if least >= 0 else float(floor(least / 20) * 20)


def _column(h: Html, story: Story, made: c.Timeline, turn: int, series: Sequence[c.Series]) -> Spot:
    axis = made.chart.x
    step = (axis.end - axis.start) / max(1, story.last)
    told = [f"{one.name} {one.values[turn]:.1f}" for one in series if one.values[turn] is not None]
    lines = [h.text(story.turn_name(turn)), *told]
    lines += [h.text(happened(event)) for event in merged(story.happenings[turn - 1])]
    left = max(made.chart.left, axis.at(turn) - step / 2)
    return Spot(left, 0, step, made.drawing.height, "\n".join(lines), f"#{anchor(turn)}")


def ledger(h: Html, account: Account) -> Markup:
    """A ledger as a sum drawn out."""
    terms = [
        c.Term(
            h.text(part.text), float(part.amount), h.text(part.shown), "teal" if part.amount > 0 else "amber"
        )
        for part in account.parts
    ]
    total = c.Term(h.text(account.name), float(account.total), h.text(account.shown), "blue")
    return svg(h, c.running_sum(480, terms, total, PEN), h.text(account.name))


def waterfall(h: Html, blame: Waterfall, width: float = 720) -> Markup:
    """Who kept what of a case, from the top of the chain down."""
    steps = [
        c.Step(
            h.text(share.name),
            float(share.arrives),
            float(share.amount),
            h.text(share.shown),
            ink={"town_head": "blue", "tolerated": "teal"}.get(share.id, "amber"),
            strong=share.id == "town_head",
        )
        for share in blame.shares
        if share.id != "town" or share.amount
    ]
    drawing = c.waterfall(width, 190, steps, PEN)
    column = width / max(1, len(steps))
    told = [share for share in blame.shares if share.id != "town" or share.amount]
    spots = [
        Spot(column * n, 0, column, 190, h.text(share.why) or h.text(share.name))
        for n, share in enumerate(told)
    ]
    return svg(h, drawing, h.text(blame.title), spots)


def days(h: Html, parts: Sequence[Amount]) -> Markup:
    """Days by cause."""
    bars = [
        c.Bar(h.text(p.text), float(p.amount), h.text(p.shown), DAY_INKS.get(p.id, "amber")) for p in parts
    ]
    return svg(h, c.bar_list(460, bars, PEN), h.text(say("debrief.hours.title")))


def ways(h: Html, parts: Sequence[Amount]) -> Markup:
    """Tasks by the way they were really done."""
    shown = [
        c.Part(f"{h.text(p.text)} {h.text(p.shown)}", float(p.amount), WAY_INKS.get(p.id, "ink3"))
        for p in parts
    ]
    return svg(h, c.stacked_bar(460, shown, PEN), h.text(say("review.ways")))


def hours_flow(h: Html, story: Story) -> Markup:
    """The term's days from demand over people to what they became."""
    nodes, links, heads = hours_chart.parts(story.played, h.text)
    made = c.flow_chart(WIDE, 430, nodes, links, PEN, heads)
    spots = [
        Spot(spot.x - 4, spot.y, spot.w + 8, max(4.0, spot.h), next(n.name for n in nodes if n.id == id_))
        for id_, spot in made.spots.items()
    ]
    return svg(h, made.drawing, h.text(say("debrief.hours.title")), spots)


def short_month(h: Html, story: Story, turn: int) -> str:
    """A month's name along an axis."""
    words = h.text(story.turn_name(turn) if turn else say("review.arrival_short"))
    return words[:3] if turn and h.lang == "en" and len(words) > 4 else words
