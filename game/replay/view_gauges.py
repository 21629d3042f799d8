"""The six gauges a town head sees, and the target's path down to him. Known then: apparent books only."""

from decimal import Decimal
from fractions import Fraction

from game.content.text import Text, say
from game.replay.view_shapes import GAUGES, MONEY, Gauge, PathStep, TargetPath
from game.replay.view_words import Played, at, decimal, graded, points, show
from game.sim.fixed import ONE
from game.sim.phases.appraisal import PEERS
from game.sim.state import State

TOWNSHIPS = PEERS + 1
_BETTER = dict(score=1, compliance=1, rank=-1, complaints=-1, hours=-1, blame=-1, money=1)
_READINGS = {  # (from which value on, word), the highest first; the last word is for everything below
    "score": ((80, "high"), (70, "good"), (60, "fair")),
    "compliance": ((95, "complete"), (85, "nearly"), (70, "gaps")),
    "complaints": ((15, "flood"), (8, "many"), (1, "some")),
    "hours": ((120, "crushing"), (100, "over"), (85, "full")),
}


def gauges(played: Played, turn: int) -> tuple[Gauge, ...]:
    """As they stood when turn `turn` began (turn 1: on arrival)."""
    shown = (*GAUGES, MONEY) if played.rules.has("powers") else GAUGES
    states = (*played.earlier, *played.states[:turn])
    return tuple(_gauge(played, name, [_value(name, s) for s in states]) for name in shown)


def _value(name: str, state: State) -> Decimal:
    if name == "score":
        return decimal(at(state.score), 1)
    if name == "compliance":
        return decimal(at(state.records), 1)
    if name == MONEY:
        return decimal(at(state.money), 1)
    if name == "hours":
        return points(at(state.load), 0)
    if name == "blame":
        return decimal(at(state.blame), 1)
    return Decimal(at(getattr(state, name)))


def _gauge(played: Played, name: str, history: list[Decimal]) -> Gauge:
    value = history[-1]
    change = value - history[-2] if len(history) > 1 else None
    line = decimal(played.rules.removal_line, 0)
    mark = {"hours": Decimal(100), "blame": line}.get(name)
    budget = decimal(played.rules.budget, 1)
    low, high = _scale(name, history, line, budget)
    return Gauge(
        id=name,
        name=say(f"gauge.{name}.name"),
        value=value,
        shown=say(
            f"gauge.{name}.shown",
            n=value,
            townships=TOWNSHIPS,
            line=line,
            thousands=int(10 * value),
        ),
        change=change,
        change_shown=_change(name, change),
        better=_BETTER[name],
        mood=0 if not change else (1 if (change > 0) == (_BETTER[name] > 0) else -1),
        reading=say(f"gauge.{name}.{_reading(name, value, line, budget)}"),
        history=tuple(history),
        low=low,
        high=high,
        mark=mark,
        arrival=len(played.earlier),
    )


def _change(name: str, change: Decimal | None) -> Text:
    if change is None:
        return Text()
    if not change:
        return say("gauge.no_change")
    if name == "rank":
        return say("gauge.rank.up" if change < 0 else "gauge.rank.down", n=abs(change))
    if name == MONEY:  # ten thousands in Chinese, thousands in English
        thousands = show((10 * change).quantize(Decimal(1)), sign=True, unit="gauge.money.thousands")
        return Text(show(change, sign=True).zh, thousands.en)
    return show(change, sign=True, unit="gauge.percent_points" if name == "hours" else "")


def _months_in_hand(budget: Decimal) -> tuple[tuple[Decimal, str], ...]:
    """Money against an ordinary month's grant."""
    return (budget, "ample"), (budget / 4, "enough"), (Decimal("0.1"), "tight")


def _reading(name: str, value: Decimal, line: Decimal, budget: Decimal) -> str:
    if name == "rank":
        share = Fraction(int(value), TOWNSHIPS)
        return graded(
            share, ((Fraction(6, 7), "last"), (Fraction(2, 3), "low"), (Fraction(1, 3), "middle")), "top"
        )
    if name == "blame":
        share = Fraction(value) / Fraction(line) if line else Fraction(0)
        steps = (
            (Fraction(1), "past"),
            (Fraction(3, 4), "near"),
            (Fraction(1, 2), "heavy"),
            (Fraction(1, 5), "felt"),
        )
        return graded(share, steps, "light" if value > 0 else "none")
    if name == MONEY:
        return graded(value, _months_in_hand(budget), "low")
    return graded(value, _READINGS[name], "low")


def _scale(name: str, history: list[Decimal], line: Decimal, budget: Decimal) -> tuple[Decimal, Decimal]:
    ends = {
        "rank": (1, TOWNSHIPS),
        "complaints": (0, 20),
        "hours": (0, 150),
        "blame": (0, line),
        MONEY: (0, 3 * budget),
    }
    low, high = (Decimal(x) for x in ends.get(name, (0, 100)))
    return min(low, *history), max(high, *history)


def target_path(played: Played, state: State) -> TargetPath:
    """×1.12 → ×1.27 → ×1.45: what each level added, multiplied on the way down."""
    factor, steps = Fraction(1), []
    for level, name in enumerate(played.names.levels):
        factor *= Fraction(ONE + at(state.buffers, level), ONE)
        value = decimal(factor, 2)
        steps.append(PathStep(name=name.name, factor=value, shown=say("gauge.path.factor", n=show(value))))
    tasks = int(state.is_active[:, 0].sum())
    base = played.rules.base_tasks
    extra = max(0, tasks - base)
    text = say("gauge.path.text" if extra else "gauge.path.plain", base=base, tasks=tasks, extra=extra)
    return TargetPath(steps=tuple(steps), base_tasks=base, tasks=tasks, text=text)
