"""One turn of the page: the desk as known then, what was decided and why, what came back, how it was."""

from game.content.text import Text, say
from game.debrief import charts, page_turning, page_why
from game.debrief.anchors import anchor, case_anchor
from game.debrief.decisions import Decided, decided
from game.debrief.html import Html, Markup, card, paragraphs
from game.debrief.story import Story
from game.replay.plan import refusal
from game.replay.view_shapes import (
    Adviser,
    Decision,
    Desk,
    Dilemma,
    Gauge,
    Option,
    Report,
    Review,
    SceneStep,
    TaskCard,
)
from game.replay.view_words import joined, quoted, unstopped

# A gauge of the desk -> the level of the books that explains it.
EXPLAINS = {"score": "score", "compliance": "records", "blame": "blame", "hours": "days"}


def section(h: Html, story: Story, turn: int) -> Markup:
    review = story.review(turn)
    when = [review.desk.terms, review.desk.season]
    return h(
        "section",
        card(h, review.heading, h("p", joined(when, " · ", " · "), cls="muted")),
        card(h, say("debrief.desk_then"), desk(h, story, review.desk)),
        card(h, say("review.decided"), decisions(h, story, turn), page_turning.link(h, story, turn),
             id=anchor(turn, "decided")),
        card(h, say("review.brought"), brought(h, story, turn), id=anchor(turn, "brought")),
        card(h, say("review.page.why"), h("p", say("debrief.why_note"), cls="note"),
             page_why.levels(h, story, turn)),
        truth(h, review),
        cls="turn",
        id=anchor(turn),
    )  # fmt: skip


# the desk


def desk(h: Html, story: Story, seen: Desk) -> Markup:
    notices = h("ul", [h("li", notice.text) for notice in seen.notices]) if seen.notices else None
    cases = [h("li", h("a", case.title, href=f"#{_case(story, seen, case.place)}")) for case in seen.cases]
    walked = [h("li", v.name, "：" if h.lang == "zh" else ": ", v.known) for v in seen.villages if v.seen]
    return h.inside(
        [
            gauges(h, seen.gauges, seen.turn - 1),
            h("h3", say("debrief.notices")) if notices else None,
            notices,
            dilemma(h, seen.dilemma) if seen.dilemma else None,
            h("h3", say("debrief.papers")),
            h("p", seen.path.text, cls="note"),
            papers(h, seen.cards),
            h("details", h("summary", seen.rest.text), papers(h, seen.rest.cards))
            if seen.rest.cards
            else None,
            [h("h3", say("debrief.open_cases")), h("ul", cases)] if cases else None,
            [h("h3", say("debrief.seen_villages")), h("ul", walked)] if walked else None,
        ]
    )


def _case(story: Story, seen: Desk, place: int) -> str:
    opened = int(story.history[seen.turn - 1].case_turn[place, 0]) - story.rules.run_in + 1
    return case_anchor(opened, place)


def gauges(h: Html, shown: tuple[Gauge, ...], turn: int) -> Markup:
    """Six numbers; each leads to the causes of the month that made it."""
    tiles = []
    for gauge in shown:
        tone = {1: "good", -1: "bad"}.get(gauge.mood, "muted")
        change = h("i", gauge.change_shown, cls=tone) if gauge.change else None
        inside = [h("span", gauge.name), h("b", gauge.shown), change, h("span", gauge.reading)]
        target = EXPLAINS.get(gauge.id) if turn >= 1 else None
        if target:
            tiles.append(h("a", inside, cls="gauge", href=f"#{anchor(turn, 'why', target)}"))
        else:
            tiles.append(h("div", inside, cls="gauge"))
    return h("div", tiles, cls="gauges")


def dilemma(h: Html, dealt: Dilemma) -> Markup:
    inside = [paragraphs(h, dealt.text), [_adviser(h, adviser) for adviser in dealt.advisers]]
    title = h("p", say("debrief.dilemma", name=dealt.name), cls="title")
    asked: list = [_options(h, dealt.choices, dealt.chosen)]
    if dealt.steps:
        asked = [_hour(h, step) for step in dealt.steps]
    return h.inside([h("div", title, inside, cls="paper"), *asked])


def _hour(h: Html, step: SceneStep) -> Markup:
    """One hour of a scene: what was heard, what could be done, what was."""
    default = h("span", " ", say("debrief.by_default"), cls="note") if step.by_default else None
    heard = h("p", h("b", step.clock), " ", step.text, default)
    return h("div", heard, _options(h, step.choices, step.taken))


def _options(h: Html, choices: tuple[Option, ...], chosen: int | None) -> Markup:
    items = [
        h(
            "li",
            h("b", f"{n + 1}. "),
            [choice.name, " ", h("span", choice.text, cls="note"), " "],
            h("span", say("debrief.chosen"), cls="tag blue") if n == chosen else None,
            h("div", _closed(choice.refusal), cls="note") if choice.refusal and n != chosen else None,
            cls="chosen" if n == chosen else None,
        )
        for n, choice in enumerate(choices)
    ]
    return h("ol", items, cls="options")


def _closed(why: Text) -> Text:
    """Why an option was not open; attention that was short had been given to something else."""
    if why == refusal("no_attention").text:
        return say("debrief.attention_elsewhere")
    return say("debrief.closed", why=why)


def _adviser(h: Html, adviser: Adviser) -> Markup:
    stake = say("debrief.adviser", interest=adviser.interest, record=adviser.record)
    who = h("b", adviser.name, h("span", " ", adviser.post, cls="note"))
    return h("div", who, h("div", adviser.says), h("small", stake), cls="says")


def papers(h: Html, cards: tuple[TaskCard, ...]) -> Markup:
    heads = [h("th", say(f"debrief.column.{name}")) for name in ("paper", "from", "who", "fit", "done")]
    return h("table", h("tr", heads), [_paper(h, paper) for paper in cards])


def _paper(h: Html, card: TaskCard) -> Markup:
    verb = next((verb.name for verb in card.verbs if verb.chosen), None)
    marks = [h("span", mark.text, cls="tag amber") for mark in card.marks]
    title = h("details", h("summary", quoted(card.title), " ", marks), h("p", card.text, cls="note"))
    fit = Text(f"{card.fit_name.zh}，{card.powers_name.zh}", f"{card.fit_name.en}; {card.powers_name.en}")
    return h(
        "tr",
        h("td", title),
        h("td", card.office, h("div", card.channel_name, cls="note")),
        h("td", card.staff, h("div", card.village, " · ", card.days_shown, cls="note"), cls="nw"),
        h("td", fit, cls="note"),
        h("td", h("b", verb) if verb else h("span", say("review.left_to_staff"), cls="note")),
        cls="mine" if verb else None,
    )


# what was decided


def decisions(h: Html, story: Story, turn: int) -> Markup:
    found = decided(story, turn)
    if not found:
        return h("p", say("review.nothing_decided"))
    return h("ul", [_decision(h, one) for one in found], cls="decisions")


def _decision(h: Html, one: Decided) -> Markup:
    links = [
        h(
            "span",
            "→ ",
            h("a", link.text, href=f"#{link.anchor}"),
            cls="links t" if link.is_truth else "links",
        )
        for link in one.links
    ]
    return h(
        "li",
        one.text,
        h("div", say("debrief.reason", reason=one.reason), cls="quote") if one.reason else None,
        h("div", say("debrief.comment", comment=one.comment), cls="quote") if one.comment else None,
        links,
        id=one.anchor,
    )


# what came back


def brought(h: Html, story: Story, turn: int) -> Markup:
    report = story.review(turn).report
    assert report is not None, "a turn that was played has a report"
    return h.inside(
        [
            gauges(h, report.gauges, turn),
            _aftermath(h, turn, report),
            _inspections(h, turn, report),
            _results(h, turn, report),
            [h("h3", say("debrief.answers")), [verdict(h, d) for d in report.decisions]]
            if report.decisions
            else None,
            _incidents(h, turn, report),
            _cases(h, story, turn, report),
            h("p", h("b", say("debrief.removed"), cls="bad")) if report.removed else None,
        ]
    )


def _aftermath(h: Html, turn: int, report: Report) -> Markup | None:
    told = report.aftermath
    if told is None:
        return None
    link = h("a", say("debrief.dilemma", name=told.event), href=f"#{anchor(turn, 'dilemma')}")
    return h("div", h("h3", link), h("p", told.text, cls="quote"))


def _inspections(h: Html, turn: int, report: Report) -> Markup:
    offices = [
        h(
            "li",
            office.text,
            h("ul", [h("li", f.text, h("span", " ", f.staff, cls="note")) for f in office.findings]),
        )
        for office in report.inspections
    ]
    line = h("summary", report.inspection_line)
    inside = h("details", line, h("ul", offices)) if offices else h("p", report.inspection_line)
    return h("div", h("h3", say("debrief.inspections")), inside, id=anchor(turn, "inspections"))


def _results(h: Html, turn: int, report: Report) -> Markup | None:
    if not report.cards:
        return None
    rows = [
        h(
            "tr",
            h("td", h("a", quoted(card.title), href=f"#{anchor(turn, 'card', card.slot)}"), " ",
              [h("span", mark.text, cls="tag amber") for mark in card.marks]),
            h("td", card.village, cls="nw"),
            h("td", card.verb_name),
            h("td", card.text, cls={1: "good", -1: "bad"}.get(card.mood)),
            id=anchor(turn, "result", card.slot),
        )
        for card in report.cards
    ]  # fmt: skip
    return h("div", h("h3", say("debrief.results")), h("table", rows))


def verdict(h: Html, decision: Decision) -> Markup:
    """A decision with its reasons, its weights and what the signature stood to lose."""
    tone = {1: "teal", -1: "amber"}.get(decision.mood, "")
    reasons = [h("li", reason) for reason in decision.reasons]
    factors = [
        h(
            "tr",
            h("td", f.text),
            h("td", page_why.bar(h, f.share / 100, 1), cls="bars"),
            h("td", f.shown, cls="r"),
        )
        for f in decision.factors
    ]
    parts = [
        h("p", h("b", say("debrief.chance")), decision.chance) if decision.chance else None,
        h("p", h("b", say("debrief.signature")), decision.signature) if decision.signature else None,
        h("ul", reasons) if reasons else None,
        h("table", factors) if factors else None,
    ]
    line = [h("span", unstopped(decision.verdict), cls=f"tag {tone}"), decision.heading]
    if not any(parts):
        return h("p", line)
    return h("details", h("summary", line), h("div", parts, cls="says"))


def _incidents(h: Html, turn: int, report: Report) -> Markup | None:
    if not report.incidents:
        return None
    rows = [h("li", h("b", incident.text), " ", incident.case) for incident in report.incidents]
    return h("div", h("h3", say("debrief.incidents")), h("ul", rows), id=anchor(turn, "incidents"))


def _cases(h: Html, story: Story, turn: int, report: Report) -> Markup | None:
    if report.month_blame is None:
        return None
    files = [
        h("li", h("a", case.title, href=f"#{case.anchor}")) for case in story.cases if case.opened == turn
    ]
    lighter = len(report.cases) - len(files)
    return h(
        "div",
        h("h3", say("debrief.cases_of_month", points=report.month_blame.shown)),
        charts.waterfall(h, report.month_blame),
        h("ul", files, h("li", say("review.more_cases", n=lighter), cls="note") if lighter > 0 else None),
        id=anchor(turn, "cases"),
    )


# how it was


def truth(h: Html, review: Review) -> Markup:
    people = [h("tr", h("td", who, cls="nw"), h("td", did)) for who, did in review.people]
    lesson = next((one for one in review.lessons if one.turn == review.turn), None)
    spent = sum(int(part.amount) for part in review.hours)
    return h(
        "div",
        h("h2", say("debrief.as_it_was")),
        h("div",
          h("div", h("h3", say("debrief.hours.month", n=spent)), charts.days(h, review.hours)),
          h("div", h("h3", say("review.ways")), charts.ways(h, review.ways),
            h("h3", say("review.page.lessons")),
            h("p", lesson.text if lesson else say("review.lessons_none"))),
          cls="cols"),
        h("details", h("summary", say("review.who")), h("table", people)),
        cls="card t",
    )  # fmt: skip
