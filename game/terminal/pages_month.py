"""What a month brought, as lines of text: inspections, decisions with reasons, the blame waterfall, why."""

from itertools import groupby

from game.content.text import Text, say
from game.replay.view_shapes import Decision, LevelWhy, Report, Waterfall
from game.replay.view_words import joined, unstopped
from game.terminal.pages import gauge_text
from game.terminal.paper import Paper

MOST_CASES = 2  # told in a month's report; the rest are in its sum
MOST_CHAINS = 5  # told link by link with the reasons


def report(paper: Paper, view: Report) -> None:
    """The month as it was known when it closed, on about a page."""
    paper.heading(view.heading)
    paper.say(view.inspection_line)
    for result in view.cards:
        line = say("terminal.result", title=result.title, verb=result.verb_name, text=result.text)
        paper.say(line, first="- ")
    for village in view.visits:
        paper.say(say("terminal.seen", village=village.name, known=village.known), first="- ")
    for incident in view.incidents:
        paper.say(joined([incident.text, incident.case]), first="! ")
    for decision in view.decisions:
        _decision(paper, decision)
    if view.month_blame:
        _blame(paper, view)
    if view.aftermath:
        told = view.aftermath
        key = "terminal.aftermath_default" if told.by_default else "terminal.aftermath"
        paper.say(say(key, event=told.event, choice=unstopped(told.choice), after=told.text))
    paper.say(joined([gauge_text(gauge) for gauge in view.gauges]))


def _decision(paper: Paper, view: Decision) -> None:
    chance = say("terminal.chance", chance=view.chance) if view.chance else Text()
    verdict = joined([view.verdict, chance], "", " ")
    paper.say(joined([view.heading, verdict], "。", ". "), first="- ")
    reasons = joined([*view.reasons, view.signature])
    if reasons:
        paper.say(reasons, indent=4)


def _blame(paper: Paper, view: Report) -> None:
    assert view.month_blame is not None
    paper.say(say("terminal.blame", chain=chain(view.month_blame), whole=view.month_blame.shown))
    for case in view.cases[:MOST_CASES]:
        paper.say(say("terminal.blame_case", text=case.text, whole=case.shown, chain=chain(case)), first="- ")
    more = len(view.cases) - MOST_CASES
    if more > 0:
        paper.say(say("terminal.blame_more", n=more))


def chain(view: Waterfall) -> Text:
    """市 0.01 → 县 0.01 → … → 你 0.70 → 经办人 0.30."""
    links = [say("terminal.link", name=s.name, n=s.shown) for s in view.shares if s.id != "town" or s.amount]
    return joined(links, " → ", " → ")


def findings(paper: Paper, view: Report) -> None:
    """Every inspection and finding of the month, office by office."""
    paper.heading(view.inspection_line)
    for inspection in view.inspections:
        paper.say(inspection.text)
        for finding in inspection.findings:
            paper.say(joined([finding.text, finding.staff]), indent=2, first="- ")


def blame(paper: Paper, view: Report) -> None:
    """Every case of the month, link by link, with the reasons."""
    paper.heading(say("terminal.blame_head"))
    if not view.cases:
        paper.say(say("way.lesson.quiet"))
    for case in view.cases[:MOST_CHAINS]:
        waterfall(paper, case)
    if len(view.cases) > MOST_CHAINS:
        paper.say(say("terminal.cases_more", n=len(view.cases) - MOST_CHAINS))


def waterfall(paper: Paper, view: Waterfall) -> None:
    """One case; links that kept their part for the same reason share a line."""
    paper.say(say("terminal.whole", text=view.text, whole=view.shown))
    for why, group in groupby(view.shares, key=lambda share: share.why):
        links = [say("terminal.share", name=s.name, n=s.shown, percent=s.percent) for s in group]
        line = joined(links, " → ", " → ")
        paper.say(say("terminal.because", line=line, why=why) if why else line, first="  ")


def weights(paper: Paper, view: Report) -> None:
    """What weighed how much in each decision of the month."""
    if not any(decision.factors for decision in view.decisions):
        paper.say(say("terminal.no_decisions"))
    for decision in view.decisions:
        if decision.factors:
            paper.say(joined([decision.heading, decision.verdict], "。", ". "))
            for factor in decision.factors:
                paper.say(say("terminal.factor", text=factor.text, n=factor.shown), first="  ")


def why(paper: Paper, view: LevelWhy, members: bool = False) -> None:
    """A level's change and its causes; with `members`, village by village or person by person."""
    paper.say(say("terminal.why", name=view.name, shown=view.shown, change=view.change_shown))
    for cause in view.causes:
        paper.say(say("terminal.cause", n=cause.shown, text=cause.text), first="  ")
    for member in view.members if members else ():
        if member.change:
            causes = joined([say("terminal.cause", n=c.shown, text=c.text) for c in member.causes])
            paper.say(
                say("terminal.member", name=member.name, change=member.change_shown, causes=causes), indent=2
            )
