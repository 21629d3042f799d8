"""Accountability case files as procedures, and every decision on tolerance with what the signature risked."""

from game.content.text import Text, say
from game.debrief import charts
from game.debrief.anchors import anchor
from game.debrief.casefiles import CaseFile
from game.debrief.html import Html, Markup
from game.debrief.page_turn import verdict
from game.debrief.story import Story
from game.replay.view_shapes import Decision
from game.replay.view_words import unstopped

TOLERANCE = ("filing", "claim", "staff_claim")


def case_files(h: Html, story: Story) -> Markup:
    if not story.cases:
        return h(
            "div", h("h2", say("debrief.case_files")), h("p", say("debrief.no_cases")), cls="card", id="cases"
        )
    files = [_file(h, story, case) for case in story.cases]
    intro = h("p", say("debrief.case_files_note"), cls="note")
    return h("div", h("h2", say("debrief.case_files")), intro, files, cls="card", id="cases")


def _file(h: Html, story: Story, case: CaseFile) -> Markup:
    outcome = case.decision.verdict if case.decision else say("debrief.step.undecided")
    mood = {1: "teal", -1: "amber"}.get(case.decision.mood if case.decision else 0, "")
    summary = h(
        "summary",
        h("b", case.title),
        h("span", say("debrief.your_part", n=case.case.blame), cls="num muted"),
        " ",
        h("span", unstopped(outcome), cls=f"tag {mood}"),
    )
    return h("details", summary, h("ol", _steps(h, story, case), cls="steps"), id=case.anchor, cls="why")


def _steps(h: Html, story: Story, case: CaseFile) -> list[Markup]:
    """The stages of the procedure; what did not take place is said as well."""
    came = h("a", story.turn_name(case.opened), href=f"#{anchor(case.opened, 'brought')}")
    clue = [case.blame.text, " (", came, ")", *_origin(h, story, case)]
    finding = [h("p", case.case.text), charts.waterfall(h, case.blame), _whys(h, case)]
    steps = [
        _step(h, "clue", clue),
        _step(h, "inquiry", case.case.facts),
        _step(h, "finding", finding),
        _step(h, "answer", _answer(h, story, case)),
    ]
    decision = case.decision
    if decision is None:
        return [*steps, _step(h, "decision", say("debrief.step.undecided"), done=False)]
    weighed = decision.factors or decision.reasons
    steps.append(
        _step(h, "review", _review(h, decision) if weighed else say("debrief.step.no_review"), bool(weighed))
    )
    steps.append(_step(h, "decision", [decision.verdict, _signature(h, decision)]))
    return [*steps, _correction(h, decision), _appeal(h, decision)]


def _step(h: Html, name: str, inside: object, done: bool = True) -> Markup:
    return h("li", h("b", say(f"debrief.step.{name}")), " ", inside, cls="done" if done else "none")


def _origin(h: Html, story: Story, case: CaseFile) -> list[object]:
    """Whether it goes back to something the player had decided about himself."""
    report = story.review(case.opened).report
    if report and any(card.slot == case.slot for card in report.cards):
        link = h("a", say("debrief.your_card"), href=f"#{anchor(case.opened, 'card', case.slot)}")
        return [h("div", "→ ", link, cls="note")]
    return [h("div", say("debrief.not_your_card"), cls="note")] if case.slot >= 0 else []


def _whys(h: Html, case: CaseFile) -> Markup:
    rows = [
        h("tr", h("td", share.name, cls="nw"), h("td", share.shown, cls="r"), h("td", share.why, cls="note"))
        for share in case.blame.shares
        if share.why and (share.amount or share.id == "town")
    ]
    return h("table", rows)


def _answer(h: Html, story: Story, case: CaseFile) -> list[object]:
    if not case.answered:
        return [say("debrief.step.unanswered")]
    when = story.turn_name(case.answered)
    key = "answer_standing" if case.at_the_end else "answer_said"
    said: list[object] = [say(f"debrief.step.{key}", answer=case.answer, month=when)]
    others = [
        h(
            "li",
            option.name,
            ": " if h.lang == "en" else "：",
            option.refusal or say("debrief.step.open_to_you"),
        )
        for option in case.others
    ]
    if others:
        said.append(
            h("details", h("summary", say("debrief.step.others"), cls="note"), h("ul", others, cls="note"))
        )
    return said


def _review(h: Html, decision: Decision) -> Markup:
    return (
        verdict(h, decision)
        if decision.factors
        else h("ul", [h("li", reason) for reason in decision.reasons])
    )


def _signature(h: Html, decision: Decision) -> Markup | None:
    if not decision.signature:
        return None
    return h("div", h("b", say("debrief.signature")), decision.signature, cls="note")


def _correction(h: Html, decision: Decision) -> Markup:
    if decision.outcome == "overruled":
        return _step(h, "correction", say("debrief.step.overruled", n=abs(decision.returned or 0)))
    if decision.returned:
        return _step(h, "correction", say("debrief.step.returned", n=decision.returned))
    return _step(h, "correction", say("debrief.step.no_correction"), done=False)


def _appeal(h: Html, decision: Decision) -> Markup:
    if decision.kind == "appeal":
        return _step(h, "appeal", decision.verdict)
    return _step(h, "appeal", say("debrief.step.no_appeal"), done=False)


def tolerance(h: Html, story: Story) -> Markup:
    """Every filing and claim, month by month."""
    rows = []
    for turn in range(1, story.last + 1):
        report = story.review(turn).report
        found = [d for d in (report.decisions if report else ()) if d.kind in TOLERANCE]
        month = h("td", h("a", story.turn_name(turn), href=f"#{anchor(turn, 'brought')}"), cls="nw")
        rows += [h("tr", month, h("td", verdict(h, decision))) for decision in found]
    rows += [
        h("tr", h("td", say("debrief.at_the_end"), cls="nw"), h("td", verdict(h, decision)))
        for decision in story.year.settled
        if decision.kind in TOLERANCE
    ]
    inside = h("table", rows) if rows else h("p", _no_tolerance(story))
    note = h("p", say("debrief.tolerance_note"), cls="note")
    return h("div", h("h2", say("debrief.tolerance")), note, inside, cls="card", id="tolerance")


def _no_tolerance(story: Story) -> Text:
    return say("debrief.no_tolerance", institution=story.names.institution.name)
