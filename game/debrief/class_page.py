"""The page of a class: how it divided, three moments to talk about, distributions and no ranking."""

from collections.abc import Sequence
from pathlib import Path

from game.content.text import Text, say
from game.debrief import shell
from game.debrief.html import Html, Markup, card, paragraphs
from game.debrief.svg import PEN, Spot, svg
from game.replay import class_facts
from game.replay.class_facts import FEWEST, Option, Split, Spread
from game.replay.cohort import Aside, Cohort
from game.typeset import charts as c

INKS = {"career": "blue", "public": "teal", "gap": "amber", "blame": "amber", "served": "ink3"}
WIDE, HIGH = 320.0, 150.0
COMMENT = 300  # characters shown of one


def page(cohort: Cohort, lang: str) -> str:
    """The whole document."""
    h = Html(lang)
    parts = [_scenario(h, cohort, scenario, games) for scenario, games in cohort.scenarios()]
    body = [_heading(h, cohort), parts, _aside(h, cohort.aside)]
    return shell.page(h, say("debrief.class.title"), None, h.inside(body))


def _heading(h: Html, cohort: Cohort) -> Markup:
    few = h("p", say("debrief.class.few", n=FEWEST), cls="banner") if cohort.size < FEWEST else None
    return h(
        "div",
        h("h1", say("debrief.class.title")),
        h("p", say("debrief.class.count", n=cohort.size, aside=len(cohort.aside)), cls="lead"),
        h("p", say("debrief.class.rules", n=FEWEST), cls="note"),
        few,
        cls="card",
        id="start",
    )


def _scenario(h: Html, cohort: Cohort, scenario: str, games: int) -> Markup | None:
    names = cohort.compiled[scenario].names
    if games < FEWEST:
        return card(h, names.scenario.name, h("p", say("debrief.class.scenario_few", n=games, least=FEWEST)))
    found = class_facts.splits(cohort, scenario)
    chosen = class_facts.moments(found)
    rest = [split for split in found if split not in chosen]
    questions = h("ol", [h("li", question) for question in names.questions], cls="lead")
    return h.inside(
        [
            card(
                h,
                names.scenario.name,
                h("p", say("debrief.class.played", n=games)),
                h("p", say("debrief.class.how"), cls="note"),
            ),
            [_moment(h, split, n) for n, split in enumerate(chosen, 1)],
            card(h, say("debrief.class.all"), [_split(h, split) for split in rest]) if rest else None,
            [_spreads(h, cohort, scenario, *one) for one in class_facts.institutions(cohort, scenario)],
            card(h, say("debrief.questions"), questions) if names.questions else None,
        ]
    )


def _moment(h: Html, split: Split, number: int) -> Markup:
    asked = h("ul", [h("li", say(f"debrief.class.ask.{n}")) for n in (1, 2, 3)])
    comments = [h("p", comment[:COMMENT], cls="quote") for comment in split.comments]
    why = say("debrief.class.why", share=split.disagreement, steps=round(split.consequence, 1))
    return h(
        "div",
        h("h2", say("debrief.class.moment", n=number, name=split.event.name)),
        h("p", why, cls="note"),
        h("div", paragraphs(h, split.event.text), cls="paper"),
        options(h, split),
        [h("h3", say("debrief.class.comments")), comments] if comments else None,
        h("h3", say("debrief.class.talk")),
        asked,
        cls="card",
        id=f"moment-{number}",
    )


def _split(h: Html, split: Split) -> Markup:
    summary = h(
        "summary", h("b", split.event.name), h("span", say("debrief.class.met", n=split.met), cls="num muted")
    )
    if not split.options:
        inside = h("p", say("debrief.class.too_few", n=FEWEST), cls="note")
    else:
        inside = h.inside([paragraphs(h, split.event.text, "note"), options(h, split)])
    return h("details", summary, inside, cls="why")


def options(h: Html, split: Split) -> Markup:
    heads = [h("th", say(f"debrief.class.column.{name}")) for name in ("choice", "share", "reasons", "books")]
    return h("table", h("tr", heads), [_option(h, option, split.met) for option in split.options])


def _option(h: Html, option: Option, met: int) -> Markup:
    share = option.count / met
    bar = h("span", cls="bar", style=f"width:{round(120 * share)}px")
    silent = (
        h("div", say("debrief.class.silent", n=option.by_default), cls="note") if option.by_default else None
    )
    said = [h("span", say("debrief.class.reason", reason=r, n=n), cls="tag") for r, n in option.reasons]
    return h(
        "tr",
        h("td", option.text, style="width:36%"),
        h("td", bar, " ", say("debrief.class.votes", n=option.count, share=share), silent, cls="nw"),
        h("td", said),
        h("td", class_facts.marks_text(option) if option.count else "—", cls="note"),
    )


def _spreads(h: Html, cohort: Cohort, scenario: str, institution: str, games: int) -> Markup:
    name = cohort.institutions[institution]
    title = say("debrief.class.spread", institution=name, n=games)
    found = class_facts.spreads(cohort, scenario, institution)
    if not found:
        return card(h, title, h("p", say("debrief.class.scenario_few", n=games, least=FEWEST)))
    charts = [h("div", h("h3", say(f"debrief.class.of.{one.id}")), histogram(h, one)) for one in found]
    return card(
        h,
        title,
        h("p", say("debrief.class.spread_note"), cls="note"),
        h("div", charts, cls="third"),
        h("h3", say("debrief.class.median")),
        _medians(h, class_facts.medians(cohort, scenario, institution)),
    )


def histogram(h: Html, spread: Spread) -> Markup:
    """How many games lie where. No bar names anybody."""
    counts = [0] * spread.bins
    reach = (spread.high - spread.low) / spread.bins
    for value in spread.values:
        counts[min(spread.bins - 1, max(0, int((value - spread.low) / reach)))] += 1
    drawing, most = c.Drawing(WIDE, HIGH), max(counts)
    ground, top = HIGH - 22, 18.0
    step = WIDE / spread.bins
    spots = []
    for n, count in enumerate(counts):
        high = (ground - top) * count / most
        low, up = spread.low + n * reach, spread.low + (n + 1) * reach
        drawing.add(c.Block(n * step + 1.5, ground - high, step - 3, high, INKS[spread.id], 2))
        if count:
            drawing.add(c.Label(str(count), (n + 0.5) * step, ground - high - 9, "ink2", "axis", "middle"))
        is_month = spread.id == "served"
        where = f"{n + 1}" if is_month else f"{low:.0f}–{up:.0f}"
        spots.append(Spot(n * step, 0, step, ground, f"{where}: {count}"))
        if is_month or n % 2 == 0:
            at = (n + 0.5) * step if is_month else n * step
            drawing.add(c.Label(where.split("–")[0], max(6.0, at), HIGH - 10, "ink3", "axis", "middle"))
    drawing.add(c.Polyline(((0, ground), (WIDE, ground)), "line", 1))
    return svg(h, drawing, h.text(say(f"debrief.class.of.{spread.id}")), spots)


def _medians(h: Html, found: dict[str, list[float | None]]) -> Markup:
    series = [
        c.Series(h.text(say(f"review.line.{name}")), values, {"compliance": "amber", "real": "teal"}[name])
        for name, values in found.items()
    ]
    turns = [(n, str(n + 1)) for n in range(len(series[0].values))]
    chart = c.line_chart(900, 240, c.LineSpec(series, turns, low=0, high=100, between=(0, 1)), PEN)
    return svg(h, chart.drawing, h.text(say("debrief.class.median")))


def _aside(h: Html, aside: Sequence[Aside]) -> Markup | None:
    if not aside:
        return None
    rows = [
        h("li", h("b", Path(one.path).name), "：" if h.lang == "zh" else ": ", _unplaced(one))
        for one in aside
    ]
    return card(h, say("debrief.class.aside", n=len(aside)), h("ul", rows), id="aside")


def _unplaced(one: Aside) -> Text:
    """The sentence without the folder: the page may be shown on a wall."""
    where, name = str(one.path), Path(one.path).name
    return Text(one.text.zh.replace(where, name), one.text.en.replace(where, name))
