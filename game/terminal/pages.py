"""The desk and what lies on it, as lines of text."""

from game.content.text import Text, say
from game.replay.view_shapes import Desk, Dilemma, Gauge, OpenCase, Option, TaskCard, Village
from game.replay.view_words import joined, unstopped
from game.terminal.paper import Paper


def desk(paper: Paper, view: Desk) -> None:
    """A month on one page: what is known, what is asked, what is decided so far."""
    paper.heading(joined([view.heading, view.terms], " · ", " · "))
    if view.season:
        paper.say(view.season)
    paper.say(gauge_line(view))
    steps = [say("terminal.step", name=step.name, factor=step.shown) for step in view.path.steps]
    paper.say(say("terminal.path", steps=joined(steps, " → ", " → "), text=view.path.text))
    for alert in view.alerts:
        paper.say(alert.text, first="! ")
    if view.notices:
        paper.say(say("terminal.notices", notices=joined([n.text for n in view.notices])))
    for card in view.cards:
        paper.say(card_line(card), first=f"{card.number} ")
    for card in view.rest.cards:
        if card.chosen:
            paper.say(card_line(card), first=f"{card.number} ")
    if view.rest.count:
        paper.say(say("terminal.rest", text=view.rest.text))
    if view.dilemma:
        short_dilemma(paper, view.dilemma)
    for case in view.cases:
        paper.say(say("terminal.case_line", n=case.number, title=case.title, answer=_answer(case)))
    if view.instruction:
        chosen = next(option.name for option in view.instruction if option.chosen)
        paper.say(say("terminal.instruction", answer=chosen))
    paper.say(plan_line(view))


def gauge_line(view: Desk) -> Text:
    """All six gauges in a sentence."""
    return joined([gauge_text(gauge) for gauge in view.gauges])


def gauge_text(gauge: Gauge) -> Text:
    key = "terminal.gauge_changed" if gauge.change else "terminal.gauge"
    return say(key, name=gauge.name, shown=gauge.shown, change=gauge.change_shown, reading=gauge.reading)


def card_line(card: TaskCard) -> Text:
    """A card in one line, with what was decided about it."""
    marks = Text(
        "".join(f"［{m.text.zh}］" for m in card.marks), "".join(f" [{m.text.en}]" for m in card.marks)
    )
    line = say(
        "terminal.card_line",
        title=card.title,
        marks=marks,
        village=card.village,
        staff=card.staff,
        days=card.days_shown,
        fit=card.fit_name,
        powers=card.powers_name,
    )
    chosen = next((verb.name for verb in card.verbs if verb.chosen), None)
    return say("terminal.decided", line=line, verb=chosen) if chosen else line


def card(paper: Paper, view: TaskCard) -> None:
    """A document on the desk and what can be done with it."""
    paper.heading(say("terminal.card_head", n=view.number, title=view.title))
    paper.say(
        say("terminal.card_from", channel=view.channel_name, office=view.office, platform=view.platform)
    )
    paper.say(view.text)
    paper.say(card_line(view))
    if view.duty or view.paper:
        paper.say(joined([view.duty_name, view.paper_name]))
    options(paper, view.verbs)
    paper.say(say("terminal.card_hint", n=view.number))


def options(paper: Paper, choices: tuple[Option, ...]) -> None:
    """A numbered menu; what cannot be chosen says why."""
    for number, option in enumerate(choices, 1):
        mark = say("terminal.chosen") if option.chosen else Text()
        cost = say("terminal.points", n=option.points) if option.points else Text()
        reason = say("terminal.refused", reason=unstopped(option.refusal)) if option.refusal else Text()
        head = joined([option.name, cost, mark], " ", " ")
        text = option.text if option.text != say("desk_view.cost_free") else Text()
        told = joined([head, text], "：", ": ")
        paper.say(joined([told, reason], " ", " "), first=f"  {number} ")


def rest(paper: Paper, view: Desk) -> None:
    paper.heading(view.rest.text)
    for one in view.rest.cards:
        paper.say(card_line(one), first=f"{one.number} ")


def short_dilemma(paper: Paper, view: Dilemma) -> None:
    """The month's card with its options, as it lies on the desk; advisers are one command away."""
    paper.say(say("terminal.dilemma", name=view.name, text=view.text))
    _hours(paper, view)
    _choices(paper, view)


def dilemma(paper: Paper, view: Dilemma) -> None:
    """The whole card: advisers who disagree, options, reasons."""
    paper.heading(say("terminal.dilemma_head", name=view.name))
    paper.say(view.text)
    for adviser in view.advisers:
        paper.say(say("terminal.adviser", name=adviser.name, post=adviser.post, says=adviser.says))
        if adviser.interest or adviser.record:
            known = say("terminal.adviser_known", interest=adviser.interest, record=adviser.record)
            paper.say(known, indent=4)
    _hours(paper, view)
    _choices(paper, view)
    for number, reason in enumerate(view.reasons, 1):
        mark = say("terminal.chosen") if reason.chosen else Text()
        paper.say(say("terminal.reason", n=number, name=joined([reason.name, mark], " ", " ")))
    if view.comment:
        paper.say(say("terminal.comment", text=view.comment))
    paper.say(say("terminal.scene_hint" if view.steps else "terminal.dilemma_hint"))


def _hours(paper: Paper, view: Dilemma) -> None:
    """The hours of a scene that have come, each with what was decided."""
    for step in view.steps:
        paper.say(say("terminal.hour", clock=step.clock, text=step.text))
        if step.choice:
            key = "terminal.hour_by_default" if step.by_default else "terminal.hour_decided"
            paper.say(say(key, choice=unstopped(step.choice.name)), indent=6)
    if view.steps and not view.open_step:
        paper.say(say("terminal.scene_over"))


def _choices(paper: Paper, view: Dilemma) -> None:
    if view.steps and not view.open_step:
        return
    for number, choice in enumerate(view.choices, 1):
        cost = choice.text if choice.points or choice.days else Text()
        name = say("terminal.choice_note", name=choice.name, note=cost) if cost else choice.name
        refused = say("terminal.refused", reason=unstopped(choice.refusal)) if choice.refusal else Text()
        chosen = say("terminal.chosen") if choice.chosen else Text()
        paper.say(joined([name, refused, chosen], " ", " "), first=f"  {number} ")


def villages(paper: Paper, view: Desk) -> None:
    paper.heading(say("terminal.villages"))
    for village in view.villages:
        paper.say(_village(village), first=f"{village.index + 1} ")
    paper.say(say("terminal.villages_hint"))


def _village(village: Village) -> Text:
    parts = [say("terminal.village", name=village.name, n=village.households, known=village.known)]
    parts += [say("terminal.village_tasks", n=village.tasks)] if village.tasks else []
    parts += [say("terminal.village_incident")] if village.incident else []
    parts += [say("terminal.visiting")] if village.visiting else []
    return joined(parts)


def staff(paper: Paper, view: Desk) -> None:
    paper.heading(say("terminal.staff"))
    for person in view.staff:
        line = say(
            "terminal.person",
            name=person.name,
            post=person.post,
            career=person.career,
            temperament=person.temperament,
            holding=joined(person.holding, "、", ", ") if person.holding else say("way.seen.nothing"),
        )
        line = joined([line, person.state_name])
        paper.say(line, first=f"{person.index + 1} ")
        if person.seen:
            paper.say(say("terminal.last_month", seen=person.seen), indent=3)


def cases(paper: Paper, view: Desk) -> None:
    """The files that wait for an answer, with their answers and time limits."""
    paper.heading(say("terminal.cases"))
    if not view.cases:
        paper.say(say("terminal.no_cases"))
    for case in view.cases:
        paper.say(case.title, first=f"{case.number} ")
        paper.say(joined([case.text, joined([case.facts, case.deadline])], "", " "), indent=2)
        if case.stage:
            paper.say(case.stage, indent=2)
        options(paper, case.answers)
    if view.cases:
        paper.say(say("terminal.cases_hint"))


def _answer(case: OpenCase) -> Text:
    chosen = next((option.name for option in case.answers if option.chosen), None)
    return chosen or case.deadline


def standing(paper: Paper, view: Desk) -> None:
    """The standing actions and the dials, with what each does."""
    paper.heading(say("terminal.standing"))
    paper.say(
        say(
            "terminal.action",
            name=say("standing.visit.name"),
            text=say("standing.visit.text"),
            n=sum(v.visiting for v in view.villages),
        )
    )
    for action in view.standing:
        paper.say(say("terminal.action", name=action.name, text=action.text, n=action.points))
    for dial in view.dials:
        paper.say(say("terminal.dial", name=dial.name, left=dial.left, right=dial.right, n=dial.percent))


def plan_line(view: Desk) -> Text:
    """Points left, where he walks, what he spends them on, the dials."""
    going = [v.name for v in view.villages if v.visiting]
    parts = [say("terminal.attention", left=view.attention_left, n=view.attention)]
    parts += [say("terminal.walks", villages=joined(going, "、", ", "))] if going else []
    parts += [say("terminal.spends", name=a.name, n=a.points) for a in view.standing if a.points]
    parts += [say("terminal.dial_now", name=d.right, n=d.percent) for d in view.dials]
    return joined(parts)
