"""One turn looked at again, as it was known then or with the fog lifted; and the curves of the whole game."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from game.content.text import Text, say
from game.replay.view_desk import desk
from game.replay.view_options import Sitting
from game.replay.view_people import risk_words, sightings, trust_words
from game.replay.view_report import report
from game.replay.view_shapes import Amount, Curve, Desk, Review, VillageTruth
from game.replay.view_team import lessons, real_share, ways, who_did_what
from game.replay.view_why import every_why, value
from game.replay.view_words import Played, at, decimal, points, quoted, show, spread, unstopped, whole
from game.sim.fixed import ONE
from game.sim.ledger import Ledger
from game.sim.observe import mean

_CURVES: tuple[tuple[str, bool, int, Callable[[Played, int], Decimal]], ...] = (
    ("compliance", True, 100, lambda p, t: decimal(at(p.states[t].records), 1)),
    ("score", True, 100, lambda p, t: decimal(at(p.states[t].score), 1)),
    ("real", False, 100, lambda p, t: decimal(at(p.states[t].results), 1)),
    ("trust", False, 100, lambda p, t: points(at(mean(p.states[t].trust)), 1)),
    ("risk", False, 3, lambda p, t: decimal(at(mean(p.states[t].risk)), 2)),
    ("team", False, 100, lambda p, t: real_share(p, t, range(p.rules.staff_count))),
    ("caution", False, 1, lambda p, t: decimal(at(p.states[t].caution), 3)),
)


def review(sitting: Sitting, truth: bool) -> Review:
    """A turn already sent up (or the open one), known then or with the truth."""
    p, turn = sitting.played, sitting.turn
    sent = turn < p.open_turn
    seen = desk(sitting)
    known = Review(
        turn=turn,
        truth=truth,
        heading=seen.heading,
        desk=seen,
        report=report(p, turn) if sent else None,
        decided=decided(seen),
        curves=curves(p, truth, turn),
    )
    return _with_truth(known, p) if truth and sent else known


def _with_truth(known: Review, p: Played) -> Review:
    turn, month = known.turn, p.month(known.turn)
    return Review(
        turn=turn,
        truth=True,
        heading=known.heading,
        desk=known.desk,
        report=known.report,
        decided=known.decided,
        curves=curves(p, True),
        levels=every_why(p, turn),
        hours=hours(p, turn),
        ways=ways(month),
        people=who_did_what(p, month),
        lessons=lessons(p, turn),
        villages=village_truths(p, turn),
    )


def curves(played: Played, truth: bool, turn: int | None = None) -> tuple[Curve, ...]:
    """Month by month. Known then: only what the books said, and up to the turn looked at."""
    last = len(played.states) - 1 if truth or turn is None else min(turn, len(played.states) - 1)
    return tuple(
        Curve(
            name,
            say(f"level.curve.{name}"),
            tuple(read(played, t) for t in range(last + 1)),
            recorded,
            Decimal(0),
            Decimal(high),
        )
        for name, recorded, high, read in _CURVES
        if truth or recorded
    )


def hours(played: Played, turn: int) -> tuple[Amount, ...]:
    """Where the month's staff days went; the parts sum to the days there were."""
    books = played.after(turn).ledger
    if not isinstance(books, Ledger):
        return ()
    spent = {cause: -int(amount[0]) for (level, cause), amount in books.entries.items() if level == "days"}
    there = -spent.pop("staff", 0) - spent.pop("limit", 0)
    spent.pop("last_month", None)
    spent["left"] = there - sum(spent.values())
    days = spread([Fraction(20 * amount, ONE) for amount in spent.values()], whole(Fraction(20 * there, ONE)))
    told = [
        Amount(cause, say(f"cause.days.{cause}"), Decimal(n), show(n, unit="card.days"))
        for cause, n in zip(spent, days, strict=True)
        if n
    ]
    return tuple(sorted(told, key=lambda part: -part.amount))


def village_truths(played: Played, turn: int) -> tuple[VillageTruth, ...]:
    """Trust and hidden risk by month up to turn `turn`, with what had been seen of them."""
    return tuple(_village_truth(played, turn, index) for index in range(played.rules.public_count))


def _village_truth(played: Played, turn: int, index: int) -> VillageTruth:
    words, states = played.names.publics[index], played.states[: turn + 1]
    seen = sightings(played, turn + 1, index)
    trust, risk = (value(states[-1], level, index) for level in ("trust", "risk"))
    told = say("level.truth_seen", n=len(seen), month=seen[-1].month) if seen else say("level.truth_unseen")
    return VillageTruth(
        index=index,
        id=words.id,
        name=words.name,
        at=words.at,
        trust=tuple(value(s, "trust", index) for s in states),
        risk=tuple(value(s, "risk", index) for s in states),
        trust_words=trust_words(at(states[-1].trust, index)),
        risk_words=risk_words(at(states[-1].risk, index)),
        sightings=seen,
        incidents=tuple(t for t in range(1, turn + 1) if played.month(t).incident[index, 0]),
        text=say("level.truth", trust=show(trust), risk=show(risk), seen=told),
    )


def decided(seen: Desk) -> tuple[Text, ...]:
    """What was decided on a desk, line by line."""
    out = [
        say("desk_view.did_card", title=quoted(card.title), village=card.village, verb=verb.name)
        for card in (*seen.cards, *seen.rest.cards)
        for verb in card.verbs
        if verb.chosen
    ]
    out += [say("desk_view.did_visit", village=v.name) for v in seen.villages if v.visiting]
    out += [say("desk_view.did_standing", action=a.name, points=a.points) for a in seen.standing if a.points]
    out += [say("desk_view.did_dial", dial=d.name, n=d.percent, reading=d.reading) for d in seen.dials]
    if seen.dilemma:
        chosen = seen.dilemma.chosen
        key = "did_fallback" if chosen is None else "did_choice"
        choice = seen.dilemma.choices[seen.dilemma.fallback if chosen is None else chosen].name
        if seen.dilemma.steps:
            out += [
                say(
                    "desk_view.did_step_by_default" if step.by_default else "desk_view.did_step",
                    event=seen.dilemma.name,
                    clock=step.clock,
                    choice=unstopped(step.choice.name),
                )
                for step in seen.dilemma.steps
                if step.choice
            ]
        else:
            out.append(say(f"desk_view.{key}", event=seen.dilemma.name, choice=unstopped(choice)))
        out += [say("desk_view.did_reason", reason=r.name) for r in seen.dilemma.reasons if r.chosen]
    for case in seen.cases:
        answer = next((a.name for a in case.answers if a.chosen), None)
        out += [say("desk_view.did_answer", case=case.title, answer=answer)] if answer else []
    return tuple(out)
