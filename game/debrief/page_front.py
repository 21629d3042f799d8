"""The parts of the page about the whole term: heading, ledgers, timeline, hours, blame, staff, villages."""

from game.content.claim_list import claim_sentences
from game.content.text import Text, say
from game.debrief import charts
from game.debrief.anchors import anchor
from game.debrief.html import Html, Markup, card, paragraphs
from game.debrief.story import Story
from game.replay.view_shapes import TeamLine, VillageTruth


def heading(h: Html, story: Story) -> Markup:
    names, year = story.names, story.year
    ending = year.ending
    told = (
        [h("p", ending.text), paragraphs(h, ending.epilogue, "muted") if ending.epilogue else None]
        if ending
        else []
    )
    where = say("debrief.place", place=names.place.name, county=names.county, post=names.post)
    return h(
        "div",
        h("p", where, cls="note"),
        h("h1", names.scenario.name, " · ", story.player),
        h("p", h("span", year.institution, cls="tag blue"), h("span", year.text, cls="tag"),
          h("span", ending.name, cls="tag amber" if year.removed else "tag") if ending else None),
        told,
        None if story.is_over else h("p", say("review.not_over"), cls="banner"),
        cls="card", id="start",
    )  # fmt: skip


def banner(h: Html, story: Story) -> Markup | None:
    """What is wrong with the recording, if anything."""
    if story.is_same:
        return None
    return h("p", h("b", say("debrief.flawed")), " ", story.verdict.text, cls="banner")


def ledgers(h: Html, story: Story) -> Markup:
    inside = []
    for account in story.year.accounts:
        line = h("p", h("b", account.shown, cls="lead"), " ", h("span", account.reading, cls="muted"))
        inside.append(h("div", h("h3", account.name), line, charts.ledger(h, account)))
    note = h("p", say("debrief.ledgers_note"), cls="note")
    return h(
        "div", h("h2", say("debrief.ledgers")), note, h("div", inside, cls="cols"), cls="card", id="ledgers"
    )


def timeline(h: Html, story: Story) -> Markup:
    return h(
        "div",
        h(
            "div",
            h("h2", say("debrief.timeline")),
            h("p", say("debrief.timeline_note"), cls="note"),
            cls="head",
        ),
        h("div", h("p", say("review.timeline_known"), cls="note"), charts.timeline(h, story, False), cls="k"),
        h("div", h("p", say("review.timeline_truth"), cls="note"), charts.timeline(h, story, True), cls="t"),
        _dilemmas(h, story),
        cls="card",
        id="timeline",
    )


def _dilemmas(h: Html, story: Story) -> Markup:
    rows = []
    for turn in range(1, story.last + 1):
        card = story.review(turn).desk.dilemma
        if card is None:
            continue
        said = next((reason.name for reason in card.reasons if reason.chosen), Text("—", "—"))
        rows.append(
            h(
                "tr",
                h("td", h("a", story.turn_name(turn), href=f"#{anchor(turn, 'dilemma')}"), cls="nw"),
                h("td", card.name, cls="nw" if h.lang == "zh" else None),
                h(
                    "td",
                    card.decided,
                    h("span", " ", say("debrief.by_default"), cls="note") if card.by_default else None,
                ),
                h("td", said, cls="note"),
            )
        )
    heads = h(
        "tr", [h("th", say(f"debrief.column.{name}")) for name in ("month", "dilemma", "choice", "reason")]
    )
    return h("table", heads, rows)


def hours(h: Html, story: Story) -> Markup:
    chart = charts.hours_flow(h, story)
    note = h("p", say("debrief.hours.note"), cls="note")
    return h("div", h("h2", say("debrief.hours.title")), note, chart, cls="card t", id="hours")


def blame(h: Html, story: Story) -> Markup | None:
    whole = story.year.blame
    if whole is None:
        return None
    powers = say("debrief.powers", n=story.year.powers)
    return h(
        "div",
        h("h2", say("debrief.blame", points=whole.shown)),
        h("p", powers, cls="note"),
        charts.waterfall(h, whole, 900),
        cls="card",
        id="blame",
    )


def staff(h: Html, story: Story) -> Markup:
    team = story.year.team
    heads = [h("th", say(f"debrief.column.{name}"), cls="r" if n else None) for n, name in enumerate(_TEAM)]
    rows = [_line(h, line, strong=line is team.whole) for line in (team.whole, *team.careers)]
    people = [_line(h, line) for line in team.people]
    lessons = [
        h("tr", h("td", h("a", story.turn_name(lesson.turn), href=f"#{anchor(lesson.turn)}"), cls="nw"),
          h("td", lesson.text),
          h("td", say("review.lesson_change", n=lesson.amount), cls="r"))
        for lesson in story.review(story.last).lessons
    ]  # fmt: skip
    return h(
        "div",
        h("h2", say("debrief.staff")),
        h("p", team.text),
        h("table", h("tr", heads), rows),
        h("details", h("summary", say("debrief.every_person")), h("table", h("tr", heads), people)),
        h("h3", say("review.page.lessons")),
        h("p", say("review.lessons_note"), cls="note"),
        h("table", lessons) if lessons else h("p", say("review.lessons_none")),
        cls="card t",
        id="staff",
    )


_TEAM = ("person", "real_work", "caution", "motivation", "blame")


def _line(h: Html, line: TeamLine, strong: bool = False) -> Markup:
    def change(before: object, now: object, unit: str = "") -> str:
        return f"{before}{unit} → {now}{unit}"

    name = h("b", line.name) if strong else line.name
    return h(
        "tr",
        h("td", name),
        h("td", change(line.real_before, line.real_now, "%"), cls="r"),
        h("td", change(line.caution_before, line.caution_now), cls="r"),
        h("td", change(line.motivation_before, line.motivation_now, "%"), cls="r"),
        h("td", line.blame, cls="r"),
    )


def villages(h: Html, story: Story) -> Markup:
    rows = [_village(h, story, village) for village in story.year.villages]
    heads = [
        h("th", say(f"debrief.column.{name}"), cls="r" if 0 < n < 3 else None)
        for n, name in enumerate(("village", "trust", "risk", "seen", "incident"))
    ]
    return card(h, say("debrief.villages"), h("table", h("tr", heads), rows), cls="card t", id="villages")


def _village(h: Html, story: Story, village: VillageTruth) -> Markup:
    """Trust and risk from arrival to the end, beside what had been seen of them."""
    seen = [
        h(
            "div",
            say(
                "debrief.seen_on",
                month=story.turn_name(one.turn),
                trust=one.trust,
                trust_words=one.trust_words,
                risk=one.risk,
                risk_words=one.risk_words,
            ),
        )
        for one in village.sightings
    ]
    return h(
        "tr",
        h("td", village.name, cls="nw"),
        h("td", f"{village.trust[0]} → {village.trust[-1]}", cls="r"),
        h("td", f"{village.risk[0]} → {village.risk[-1]}", cls="r"),
        h("td", seen or say("debrief.unseen"), cls="note"),
        h(
            "td",
            [h("a", story.turn_name(t), " ", href=f"#{anchor(t, 'incidents')}") for t in village.incidents],
        ),
    )


def questions(h: Html, story: Story) -> Markup:
    names = story.names
    goals = [h("li", goal) for goal in names.goals]
    claims = [h("li", claim_sentences()[ident], h("small", f" ({ident})")) for ident in names.claims]
    asked = [h("li", question) for question in names.questions]
    return h(
        "div",
        h("h2", say("debrief.questions")),
        h("ol", asked, cls="lead") if asked else h("p", say("debrief.no_questions")),
        [h("h3", say("debrief.goals")), h("ul", goals)] if goals else None,
        [h("h3", say("debrief.claims")), h("ul", claims)] if claims else None,
        cls="card",
        id="questions",
    )


def sources(h: Html, story: Story) -> Markup:
    """Where this page comes from, and what it can and cannot vouch for."""
    header = story.header
    made = say(
        "debrief.provenance",
        scenario=header.scenario,
        institution=header.institution,
        seed=str(header.seed),
        rules=header.rules,
        date=header.date[:10],
        hash=header.scenario_hash[:24],
    )
    texts = [h("li", s.text, h("span", f" ({s.confidence})", cls="note")) for s in story.names.sources]
    return h(
        "div",
        h("h2", say("debrief.about")),
        h("p", story.verdict.text),
        h("p", say("debrief.no_proof"), cls="note"),
        h("p", made, cls="note"),
        h("details", h("summary", say("debrief.sources")), h("ul", texts)) if texts else None,
        cls="card",
        id="about",
    )
