"""What was decided in a turn, each with its place in the page and what books and report say of it."""

from dataclasses import dataclass, field

from game.content.text import NO_TEXT, Text, say
from game.debrief.anchors import Link, anchor, case_anchor, cause_anchor
from game.debrief.story import Story
from game.replay.view import KNOWN
from game.replay.view_shapes import Cause, Desk, LevelWhy
from game.replay.view_words import quoted, unstopped

# Which causes of the books go back to which decision of the same turn.
ROOTS = {
    "choice": "dilemma",
    "dilemma": "dilemma",
    "precedent": "dilemma",
    "dilemma_and_answers": "dilemma",
    "visit": "visits",
    "visits": "visits",
    "preparing": "standing",
    "consulting": "standing",
    "backing": "standing",
    "answers": "answers",
    "appeal": "answers",
    "explanation": "answers",
    "tolerance": "answers",
    "together": "cards",
    "handed_down": "cards",
    "refused_push": "cards",
    "innovate": "cards",
    "filed": "cards",
    "real": "cards",
}
EVENTS = {
    "incident": "incidents",
    "no_task": "incidents",
    "findings": "inspections",
    "inspection": "inspections",
}
EVENTS |= {"inspections": "inspections", "cases": "cases", "own_cases": "cases", "colleagues": "cases"}


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision. `kind`: card visits standing dial dilemma answer; `group` as causes name it."""

    anchor: str
    group: str
    text: Text
    reason: Text = NO_TEXT
    comment: str = ""
    links: tuple[Link, ...] = field(default=())
    is_default: bool = False


def decided(story: Story, turn: int) -> tuple[Decided, ...]:
    """Everything decided in a turn, the dilemma first."""
    desk = story.review(turn).desk
    found = [*_dilemma(story, turn, desk), *_cards(story, turn, desk), *_visits(story, turn, desk)]
    return (*found, *_standing(story, turn, desk), *_answers(story, turn, desk), *_dials(turn, desk))


def root_of(story: Story, turn: int, cause: str) -> str | None:
    """Where the page tells what a cause goes back to; None where nothing was decided that it could be."""
    group = ROOTS.get(cause)
    if group:
        found = next((one for one in decided(story, turn) if one.group == group), None)
        return found.anchor if found else None
    return anchor(turn, EVENTS[cause]) if cause in EVENTS else None


def causes_of(story: Story, turn: int, group: str) -> tuple[tuple[LevelWhy, Cause], ...]:
    """The booked causes of a turn that go back to a group of decisions."""
    return tuple(
        (level, cause)
        for level in story.review(turn).levels
        for cause in level.causes
        if ROOTS.get(cause.id) == group and cause.amount
    )


def _booked(story: Story, turn: int, group: str) -> tuple[Link, ...]:
    return tuple(
        Link(
            cause_anchor(turn, level.level),
            say("debrief.booked", level=level.name, cause=cause.text, amount=cause.shown),
            level.level not in KNOWN,
        )
        for level, cause in causes_of(story, turn, group)
    )


def _dilemma(story: Story, turn: int, desk: Desk) -> list[Decided]:
    card = desk.dilemma
    if card is None:
        return []
    if card.steps:
        told = [
            (
                say(
                    "desk_view.did_step_by_default" if step.by_default else "desk_view.did_step",
                    event=card.name,
                    clock=step.clock,
                    choice=unstopped(step.choice.name),
                ),
                step.by_default,
            )
            for step in card.steps
            if step.choice
        ]
    else:
        key = "did_fallback" if card.by_default else "did_choice"
        choice = unstopped(card.decided)
        told = [(say(f"desk_view.{key}", event=card.name, choice=choice), card.by_default)]
    return [
        Decided(
            anchor(turn, "dilemma"),
            "dilemma",
            what,
            reason=next((r.name for r in card.reasons if r.chosen), NO_TEXT),
            comment=card.comment if n == len(told) else "",
            links=_booked(story, turn, "dilemma") if n == len(told) else (),
            is_default=is_default,
        )
        for n, (what, is_default) in enumerate(told, 1)
    ]


def _cards(story: Story, turn: int, desk: Desk) -> list[Decided]:
    report = story.review(turn).report
    results = {card.slot: card for card in report.cards} if report else {}
    cases = {(case.opened, case.slot): case for case in story.cases}
    out = []
    for card in (*desk.cards, *desk.rest.cards):
        verb = next((verb for verb in card.verbs if verb.chosen), None)
        if verb is None:
            continue
        links = []
        if card.slot in results:
            links.append(Link(anchor(turn, "result", card.slot), results[card.slot].text))
        if (turn, card.slot) in cases:
            case = cases[turn, card.slot]
            links.append(Link(case.anchor, say("debrief.became_case", case=case.title)))
        text = say("desk_view.did_card", title=quoted(card.title), village=card.village, verb=verb.name)
        out.append(Decided(anchor(turn, "card", card.slot), "cards", text, links=tuple(links)))
    return out


def _visits(story: Story, turn: int, desk: Desk) -> list[Decided]:
    walked = [village.name for village in desk.villages if village.visiting]
    text = [say("desk_view.did_visit", village=Text("{v}", "{v}").fill(v=walked))] if walked else []
    links = _booked(story, turn, "visits")
    return [Decided(anchor(turn, "visits"), "visits", one, links=links) for one in text]


def _standing(story: Story, turn: int, desk: Desk) -> list[Decided]:
    done = [action for action in desk.standing if action.points]
    links = _booked(story, turn, "standing")
    return [
        Decided(
            anchor(turn, "standing", action.id) if n else anchor(turn, "standing"),
            "standing",
            say("desk_view.did_standing", action=action.name, points=action.points),
            links=() if n else links,
        )
        for n, action in enumerate(done)
    ]


def _answers(story: Story, turn: int, desk: Desk) -> list[Decided]:
    out = []
    for case in desk.cases:
        said = next((answer.name for answer in case.answers if answer.chosen), None)
        if said is None:
            continue
        opened = int(story.history[turn - 1].case_turn[case.place, 0]) - story.rules.run_in + 1
        link = Link(case_anchor(opened, case.place), say("debrief.to_case"))
        text = say("desk_view.did_answer", case=case.title, answer=said)
        out.append(Decided(anchor(turn, "answer", case.place), "answers", text, links=(link,)))
    return out


def _dials(turn: int, desk: Desk) -> list[Decided]:
    return [
        Decided(
            anchor(turn, "dial", dial.id),
            "dial",
            say("desk_view.did_dial", dial=dial.name, n=dial.percent, reading=dial.reading),
        )
        for dial in desk.dials
    ]
