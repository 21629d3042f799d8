"""The year's end and the review, as lines of text: the fog lifted."""

from game.content.text import Text, say
from game.replay.view_shapes import Account, Curve, Review, Team, TeamLine, YearEnd
from game.replay.view_words import joined, show
from game.terminal.pages_month import chain, why
from game.terminal.paper import Paper


def year_end(paper: Paper, view: YearEnd) -> None:
    """The ending, both ledgers, what was so all along."""
    paper.heading(view.text)
    if view.ending:
        paper.say(view.ending.name)
        paper.say(view.ending.text)
    for account in view.accounts:
        _account(paper, account)
    for decision in view.settled:
        paper.say(joined([decision.heading, decision.verdict], "。", ". "), first="- ")
    if view.instruction:
        paper.say(view.instruction)
    if view.blame:
        paper.say(say("terminal.year_blame", chain=chain(view.blame), powers=show(view.powers)))
    if view.ending and view.ending.epilogue:
        paper.say(view.ending.epilogue)
    curves(paper, view.curves)
    team(paper, view.team)
    paper.heading(say("terminal.fog_lifted"))
    for village in view.villages:
        paper.say(say("terminal.truth", village=village.name, text=village.text), first="- ")


def _account(paper: Paper, view: Account) -> None:
    parts = joined([say("terminal.part", text=p.text, n=p.shown) for p in view.parts], "，", ", ")
    paper.say(say("terminal.account", name=view.name, n=view.shown, reading=view.reading, parts=parts))


def curves(paper: Paper, view: tuple[Curve, ...]) -> None:
    """Numbers month by month: what the books said, and what was so."""
    paper.heading(say("terminal.curves"))
    for curve in view:
        numbers = [show(point) if point is not None else Text("—", "—") for point in curve.points]
        paper.say(say("terminal.curve", name=curve.name, numbers=joined(numbers, " ", " ")))


def team(paper: Paper, view: Team, people: bool = False) -> None:
    paper.heading(say("terminal.team"))
    paper.say(view.text)
    for line in (view.whole, *view.careers, *(view.people if people else ())):
        paper.say(_team_line(line), first="- ")


def _team_line(line: TeamLine) -> Text:
    return say(
        "terminal.team_line",
        name=line.name,
        real_before=show(line.real_before),
        real=show(line.real_now),
        caution_before=show(line.caution_before),
        caution=show(line.caution_now),
        motivation_before=show(line.motivation_before),
        motivation=show(line.motivation_now),
        blame=show(line.blame),
    )


def review(paper: Paper, view: Review) -> None:
    """A turn looked at again: what was decided, what it brought and, with the truth, why."""
    paper.heading(say("terminal.review", heading=view.heading))
    for line in view.decided:
        paper.say(line, first="- ")
    if view.report:
        paper.say(view.report.inspection_line)
    for level in view.levels:
        if level.change:
            why(paper, level)
    for title, parts in (("terminal.hours", view.hours), ("terminal.ways", view.ways)):
        if parts:
            told = joined([say("terminal.amount", text=p.text, n=p.shown) for p in parts])
            paper.say(say(title, parts=told))
    for name, done in view.people:
        paper.say(say("terminal.did", name=name, done=done), first="- ")
    for lesson in view.lessons:
        paper.say(say("terminal.lesson", turn=lesson.turn, text=lesson.text), first="- ")
