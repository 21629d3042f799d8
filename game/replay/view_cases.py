"""What asks for an answer: the dilemma card with its advisers, and the case files last month opened."""

import numpy as np

from game.content.names import ChoiceWords
from game.content.text import Text, say
from game.replay.plan import refusal
from game.replay.scene import is_scene, open_step, steps_so_far
from game.replay.view_options import Refused, Sitting
from game.replay.view_shapes import Adviser, Dilemma, OpenCase, Option, Reason, SceneStep
from game.replay.view_stage import stage
from game.replay.view_words import (
    Played,
    at,
    decimal,
    graded,
    month_text,
    person_name,
    quoted,
    show,
    task_title,
    unstopped,
    village_name,
)
from game.sim.fixed import ONE, fixed
from game.sim.orders import ANSWER_LIMIT, ANSWER_POINTS, offered_answers
from game.sim.parameters import ROW
from game.sim.ruleset import ANSWERS
from game.sim.state import CASE_KINDS, CASE_STATUS, STAGE, State

_FACTS = ((fixed("0.7"), "good_faith"), (fixed("0.5"), "red_line"), (fixed("0.3"), "unfiled"))


def dilemma(sitting: Sitting, refused: Refused) -> Dilemma | None:
    """The month's card, if one was dealt."""
    p, event, orders = sitting.played, at(sitting.state.event), sitting.orders
    if event < 0:
        return None
    words, deck = p.names.events[event], p.rules.deck
    steps = _scene(sitting, refused)
    if steps:
        choices, fallback = steps[-1].choices, steps[-1].fallback
    else:
        first, fallback = int(deck.first_choice[event]), int(deck.fallback[event])
        choices = tuple(
            _option(p, first + i, choice, refused.get("choice", i), at(orders.choice) == i)
            for i, choice in enumerate(words.choices)
        )
    return Dilemma(
        id=words.id,
        name=words.name,
        text=words.text,
        advisers=tuple(_adviser(p, sitting.state, adviser) for adviser in words.advisers),
        choices=choices,
        fallback=fallback,
        reasons=tuple(Reason(r.id, r.name, r.id == sitting.reason) for r in p.names.reasons),
        comment=sitting.comment,
        steps=steps,
    )


def _adviser(p: Played, state: State, adviser) -> Adviser:
    name, staff = person_name(p, adviser.staff, state), p.names.staff[adviser.staff]
    return Adviser(name, staff.post, adviser.says, adviser.interest, adviser.record)


def _option(p: Played, row: int, words: ChoiceWords, refused: Text | None, chosen: bool) -> Option:
    """A choice of the deck as it stands on the card."""
    deck = p.rules.deck
    points, days = int(deck.choice_points[row]), int(decimal(int(deck.choice_time[row]) * 20, 0))
    return Option(words.id, words.text, _cost(points, days), points, refused, chosen, days)


def _scene(sitting: Sitting, refused: Refused) -> tuple[SceneStep, ...]:
    """The hours of a scene that have come, the open one last."""
    p, deck, out = sitting.played, sitting.played.rules.deck, []
    scene, came = steps_so_far(sitting.state, p.rules, p.names, sitting.orders, sitting.scene_left)
    for step in came:
        row = int(scene.rows(step.k)[0])
        is_open, first = step.place < 0, int(deck.step_first[row])
        choices = tuple(
            _option(
                p,
                first + i,
                words,
                refused.get("steps", i, step.k) if is_open else None,
                i == step.place and not step.by_default,
            )
            for i, words in enumerate(step.words.choices)
        )
        taken = None if is_open else step.place
        fallback = int(deck.step_fallback[row])
        told = SceneStep(
            step.words.id, step.words.clock, step.text, choices, fallback, taken, step.by_default
        )
        out.append(told)
    return tuple(out)


def _cost(points: int, days: int) -> Text:
    key = {(0, 0): "free", (1, 0): "points", (0, 1): "days", (1, 1): "both"}[bool(points), bool(days)]
    return say(f"desk_view.cost_{key}", points=points, days=days)


def open_cases(sitting: Sitting, refused: Refused) -> tuple[OpenCase, ...]:
    """The files he may answer, the oldest first."""
    s = sitting.state
    is_open = np.flatnonzero(s.case_status[:, 0] == CASE_STATUS["open"]).tolist()
    order = sorted(is_open, key=lambda place: (at(s.case_turn, place), -at(s.case_blame, place), place))
    return tuple(_case(sitting, refused, place, number) for number, place in enumerate(order, 1))


def _case(sitting: Sitting, refused: Refused, place: int, number: int) -> OpenCase:
    p, s = sitting.played, sitting.state
    kind, said = CASE_KINDS[at(s.case_kind, place)], at(sitting.orders.answer, place)
    opened = at(s.case_turn, place)
    waits = s.turn - opened
    blame, theirs = decimal(at(s.case_blame, place), 2), decimal(at(s.case_staff_blame, place), 2)
    village = village_name(p, at(s.case_public, place))
    staff = person_name(p, at(s.case_staff, place), s, opened)

    def answer(code: int, name: str) -> Option:
        return Option(
            id=name,
            name=say(f"answer.{name}.name"),
            text=say(f"answer.{name}.text"),
            points=int(ANSWER_POINTS[code]),
            refusal=refused.get("answer", code, place),
            chosen=code == said,
        )

    return OpenCase(
        place=place,
        number=number,
        kind=kind,
        title=case_title(p, s, place),
        text=say(
            f"case.{kind}.text",
            village=village,
            staff=staff,
            whole=show(decimal(at(s.case_severity, place), 2)),
            own=show(blame),
            theirs=show(theirs),
        ),
        facts=facts(at(s.case_merit, place)),
        village=village,
        staff=staff,
        opened=p.calendar(opened - p.rules.run_in + 1),
        blame=blame,
        staff_blame=theirs,
        deadline=say(
            "case.last_chance" if _is_clue(s, place) or waits >= int(ANSWER_LIMIT[0]) else "case.time_left"
        ),
        answers=tuple(answer(code, name) for code, name in enumerate(offered_answers(p.rules))),
        chosen=ANSWERS[said] if 0 <= said < len(ANSWERS) else None,
        stage=stage(s, place),
    )


def _is_clue(s: State, place: int) -> bool:
    """The finding comes this month: nothing can be said of it later."""
    return bool(len(s.case_stage)) and at(s.case_stage, place) == STAGE["clue"]


def case_title(p: Played, s: State, place: int) -> Text:
    """What a file is called: kind and task, or kind and village where no task was in hand."""
    kind, slot = CASE_KINDS[at(s.case_kind, place)], at(s.case_slot, place)
    public = village_name(p, at(s.case_public, place))
    about = quoted(task_title(p, at(s.case_task, place), slot)) if slot >= 0 else public
    month = month_text(p.calendar(at(s.case_turn, place) - p.rules.run_in + 1))
    return say("case.title", kind=say(f"case.{kind}.name"), about=about, month=month)


def facts(merit: int) -> Text:
    """What the inquiry put on record, in the field's words."""
    return say(f"case.facts.{graded(merit, _FACTS, 'negligence')}")


def instruction(sitting: Sitting) -> tuple[Option, ...] | None:
    """In the last turn: the standing answer to whatever its month will open."""
    p, s = sitting.played, sitting.state
    if sitting.turn != p.rules.turns:
        return None
    has_tolerance = at(s.parameters, ROW["ft_on"]) >= ONE // 2

    def option(code: int, name: str) -> Option:
        why_not = refusal("no_tolerance").text if name in ("claim", "protect") and not has_tolerance else None
        chosen = code == at(sitting.orders.standing)
        return Option(name, say(f"answer.{name}.name"), say(f"answer.{name}.text"), 0, why_not, chosen)

    return tuple(option(code, name) for code, name in enumerate(offered_answers(p.rules)))


def undecided(sitting: Sitting, left: int) -> tuple[Text, ...]:
    """What is still open before the month is sent up."""
    p, s, orders = sitting.played, sitting.state, sitting.orders
    out, event = [], at(s.event)
    step = open_step(s, p.rules, p.names, orders, sitting.scene_left)
    if step is not None:
        name = p.names.events[event].name
        out.append(say("desk_view.scene_open", event=name, clock=step.words.clock))
    elif event >= 0 and at(orders.choice) < 0 and not is_scene(s, p.rules):
        words = p.names.events[event]
        fallback = words.choices[int(p.rules.deck.fallback[event])].text
        out.append(say("desk_view.no_choice", event=words.name, fallback=unstopped(fallback)))
    is_open = s.case_status[:, 0] == CASE_STATUS["open"]
    due = is_open & (s.turn - s.case_turn[:, 0] >= int(ANSWER_LIMIT[0])) & (orders.answer[:, 0] < 0)
    if due.any():
        out.append(say("desk_view.cases_lapse", n=int(due.sum())))
    if left > 0:
        out.append(say("desk_view.points_left", n=left))
    return tuple(out)
