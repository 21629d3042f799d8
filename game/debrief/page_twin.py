"""The institution twin in the page: the same decisions and luck under another institution; predict first."""

from collections.abc import Sequence
from dataclasses import replace

from game.content import library
from game.content.text import Text, say
from game.debrief import charts
from game.debrief.anchors import anchor
from game.debrief.charts import WIDE
from game.debrief.html import Html, Markup, card
from game.debrief.story import Story
from game.debrief.svg import PEN, svg
from game.replay.flip import FlipResult, flips
from game.replay.happening_signs import happened, merged
from game.replay.happenings import Happening
from game.replay.twin import Arm, Lost, TwinResult, twin
from game.replay.view_shapes import Account, YearEnd
from game.replay.view_year import year_end
from game.sim.fixed import ONE
from game.typeset import charts as c

USUAL = ("full_reform", "polarised_nominal")  # the one it was not played under
OUTCOMES = ("removed", "incidents", "refused")  # of which the first that happened is asked about
LINES = (("score", "blue"), ("real", "teal"))


def other_than(story: Story) -> str:
    """The institution to compare with where none was named; empty where none is at hand."""
    known = library.institution_files()
    return next((one for one in USUAL if one != story.names.institution.id and one in known), "")


def section(h: Html, story: Story, institution: str) -> Markup:
    """Raises UserError where there is no such institution."""
    result = twin(story.session, institution)
    flip = flips(story.session, institution, _outcome(story))
    years = tuple(year_end(replace(story.played, states=arm.states)) for arm in (result.a, result.b))
    inside = [
        _ledgers(h, result, years),
        _curves(h, story, result),
        h("div", _only(h, story, result, True), _only(h, story, result, False), cls="cols"),
        _lost(h, story, result.lost),
        _flip(h, flip),
    ]
    summary = h("summary", h("b", say("debrief.twin.open", name=result.b.institution.name)))
    return card(
        h,
        say("debrief.twin.title", name=result.b.institution.name),
        h("p", say("twin.subtitle"), cls="note"),
        h("p", say("debrief.twin.predict"), cls="quote"),
        h("details", summary, inside),
        cls="card t",
        id="twin",
    )


def _outcome(story: Story) -> str:
    """The worst that happened: what a small change might have avoided."""
    last = story.turns[-1].levels
    return next((name for name in OUTCOMES if last.get(name, 0) > 0), OUTCOMES[0])


def _ledgers(h: Html, result: TwinResult, years: Sequence[YearEnd]) -> Markup:
    heads = [h("th", ""), *(h("th", arm.institution.name) for arm in (result.a, result.b))]
    rows = [
        h("tr", h("td", one.name, cls="nw"), h("td", h("b", one.shown)), h("td", h("b", other.shown)))
        for one, other in _pairs(years)
    ]
    ended = [_ended(arm, year) for arm, year in zip((result.a, result.b), years, strict=True)]
    rows.append(h("tr", h("td", say("debrief.twin.ended"), cls="nw"), [h("td", text) for text in ended]))
    return h("table", h("tr", heads), rows)


def _pairs(years: Sequence[YearEnd]) -> list[tuple[Account, Account]]:
    return list(zip(years[0].accounts, years[1].accounts, strict=True))


def _ended(arm: Arm, year: YearEnd) -> Text:
    """How it ended; where the decisions ran out before the twin did, that."""
    if arm.is_over and year.ending:
        return say("debrief.twin.ending", name=year.ending.name, text=year.text)
    return say("debrief.twin.still", n=len(arm.values) - 1)


def _curves(h: Html, story: Story, result: TwinResult) -> Markup:
    """Score and real results of both, the twin's dashed."""
    series = []
    for name, ink in LINES:
        for arm, dashed in ((result.a, False), (result.b, True)):
            values = [values[name] / ONE for values in arm.values]
            key = "debrief.twin.line_b" if dashed else "debrief.twin.line_a"
            words = h.text(say(key, line=say(f"review.line.{name}")))
            series.append(c.Series(words, values, ink, dashed))
    labels = [(turn, charts.short_month(h, story, turn)) for turn in range(story.last + 1)]
    chart = c.line_chart(WIDE, 300, c.LineSpec(series, labels, low=0, high=100), PEN)
    return svg(h, chart.drawing, h.text(say("twin.subtitle")))


def _only(h: Html, story: Story, result: TwinResult, is_a: bool) -> Markup:
    events = merged(sorted(result.only_a if is_a else result.only_b, key=lambda event: event.turn))
    arm = result.a if is_a else result.b
    rows = [h("tr", _month(h, story, event), h("td", happened(event))) for event in events]
    title = h(
        "h3",
        say("twin.only_a" if is_a else "twin.only_b"),
        h("span", " · ", arm.institution.name, cls="muted"),
    )
    return h("div", title, h("table", rows) if rows else h("p", say("twin.nothing_only")))


def _month(h: Html, story: Story, event: Happening) -> Markup:
    name = story.turn_name(event.turn)
    return h(
        "td", h("a", name, href=f"#{anchor(event.turn)}") if event.turn <= story.last else name, cls="nw"
    )


def _lost(h: Html, story: Story, lost: Sequence[Lost]) -> Markup:
    title = h("h3", say("twin.lost"))
    if not lost:
        return h("div", title, h("p", say("twin.nothing_lost")))
    reasons: dict[Text, list[Lost]] = {}
    for one in lost:
        reasons.setdefault(one.why, []).append(one)
    parts = [
        h(
            "details",
            h("summary", say("twin.lost_why", why=why, n=len(members))),
            h("ul", [h("li", story.turn_name(one.turn), " ", one.what) for one in members], cls="note"),
        )
        for why, members in reasons.items()
    ]
    return h("div", title, h("p", say("twin.lost_say"), cls="note"), parts)


def _flip(h: Html, flip: FlipResult) -> Markup:
    return h("div", h("h3", say("debrief.twin.flip")), h("p", flip.text))
