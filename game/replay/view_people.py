"""Villages behind their fog and the staff as they are seen; known then."""

from game.content.text import Text, say
from game.replay import view_pressure
from game.replay.view_options import Refused
from game.replay.view_shapes import Person, Sighting, Village
from game.replay.view_words import (
    Played,
    at,
    decimal,
    graded,
    joined,
    person_name,
    points,
    quoted,
    show,
    task_title,
)
from game.sim.fixed import ONE, fixed
from game.sim.month import Month
from game.sim.orders import Orders
from game.sim.ruleset import INNOVATE, STALL, VERBS
from game.sim.state import State

_TRUST = tuple(
    (fixed(x), word) for x, word in (("0.7", "high"), ("0.55", "good"), ("0.45", "fair"), ("0.3", "low"))
)
_RISK = tuple(
    (fixed(x), word) for x, word in (("1.8", "severe"), ("1.3", "high"), ("0.9", "some"), ("0.6", "few"))
)


def trust_words(trust: int) -> Text:
    return say(f"level.trust.{graded(trust, _TRUST, 'poor')}")


def risk_words(risk: int) -> Text:
    return say(f"level.risk.{graded(risk, _RISK, 'little')}")


def villages(
    played: Played, turn: int, orders: Orders | None, refused: Refused | None
) -> tuple[Village, ...]:
    """Every village as turn `turn` began; without orders as nobody plans a visit."""
    return tuple(
        _village(
            played,
            turn,
            index,
            bool(orders is not None and orders.visit[index, 0] > 0),
            refused.get("visit", 1, index) if refused else None,
        )
        for index in range(played.rules.public_count)
    )


def _village(played: Played, turn: int, index: int, visiting: bool, refusal: Text | None) -> Village:
    words, state = played.names.publics[index], played.before(turn)
    seen = sightings(played, turn, index)
    here = (state.public[:, 0] == index) & state.is_active[:, 0]
    return Village(
        index=index,
        id=words.id,
        name=words.name,
        note=words.note,
        at=words.at,
        households=words.households,
        visiting=visiting,
        refusal=refusal,
        sightings=seen,
        known=_known(seen, turn),
        tasks=int(here.sum()),
        incident=turn > 1 and bool(played.month(turn - 1).incident[index, 0]),
    )


def sightings(played: Played, turn: int, index: int) -> tuple[Sighting, ...]:
    """What visits before turn `turn` showed of one village."""
    walked = [t for t in range(1, turn) if at(played.month(t).orders.visit, index) > 0]
    return tuple(_sighting(played, t, index) for t in walked)


def _sighting(played: Played, turn: int, index: int) -> Sighting:
    state = played.after(turn)
    trust, risk = at(state.trust, index), at(state.risk, index)
    return Sighting(
        turn=turn,
        month=played.calendar(turn),
        trust=points(trust, 0),
        trust_words=trust_words(trust),
        risk=decimal(risk, 2),
        risk_words=risk_words(risk),
    )


def _known(seen: tuple[Sighting, ...], turn: int) -> Text:
    if not seen:
        return say("level.unseen")
    last = seen[-1]
    return say(
        "level.seen",
        month=last.month,
        trust=show(last.trust),
        trust_words=last.trust_words,
        risk=show(last.risk),
        risk_words=last.risk_words,
        ago=turn - last.turn,
    )


def people(played: Played, turn: int) -> tuple[Person, ...]:
    """The staff list: what each holds this month and was seen doing last month."""
    state = played.before(turn)
    month = played.month(turn - 1) if turn > 1 else None
    return tuple(_person(played, state, month, index) for index in range(played.rules.staff_count))


def _person(played: Played, state: State, month: Month | None, index: int) -> Person:
    words = played.names.staff[index]
    holding = [
        j for j in range(played.rules.most_tasks) if state.is_active[j, 0] and at(state.staff, j) == index
    ]
    condition, condition_name = view_pressure.condition(played, state, index)
    return Person(
        index=index,
        id=words.id,
        name=person_name(played, index, state),
        post=words.post,
        note=words.note,
        career=say(f"career.{words.career}"),
        temperament=say(f"temperament.{words.temperament}"),
        seen=seen_doing(played, month, index) if month else Text(),
        holding=tuple(task_title(played, at(state.kind, j), j) for j in holding),
        state=condition,
        state_name=condition_name,
        fatigue=100 * at(state.fatigue, index) // ONE,
    )


def seen_doing(played: Played, month: Month, index: int) -> Text:
    """What the office could see of a person's month: no motives, no way that leaves no outward sign."""
    tasks = month.tasks
    slots = [
        j for j in range(played.rules.most_tasks) if tasks.is_active[j, 0] and at(tasks.staff, j) == index
    ]
    told = [
        say(
            f"way.seen.{outward(month, slot)}",
            title=quoted(task_title(played, at(tasks.kind, slot), slot)),
            verb=say(f"verb.{VERBS[at(month.orders.verb, slot)]}.name"),
        )
        for slot in slots
    ]
    return joined(told) if told else say("way.seen.nothing")


def outward(month: Month, slot: int) -> str:
    """What shows on the outside of how a task was done."""
    if month.found[slot, 0] or month.hollow[slot, 0] or month.caught[slot, 0]:
        return "found"
    if month.has_error[slot, 0]:
        return "complaint"
    if month.filed[slot, 0]:
        return "granted" if month.granted[slot, 0] else "refused"
    if month.directed[slot, 0]:
        return "directed"
    if at(month.way, slot) == INNOVATE:
        return "innovating"
    return "waiting" if at(month.way, slot) == STALL else "reported"
