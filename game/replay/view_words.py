"""Numbers as people write them, and the names of a task, a village, a month; shared by all views."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from game.content.names import Names
from game.content.text import Text, number, say
from game.sim.fixed import ONE
from game.sim.month import Month
from game.sim.observe import calendar_month
from game.sim.ruleset import Ruleset
from game.sim.state import State

NEWCOMERS = 22  # names of people who take over a post (assets/strings/pressure.yaml)
Sized = tuple[tuple[str, int], ...]  # (word, from which value on), the highest first


@dataclass(frozen=True)
class Played:
    """What a view needs of a game: states[0] is the arrival, states[t] what turn t brought.

    `earlier` are the run-in's months before the arrival, for gauges that reach back; `reasons` and `comments`
    what he said with each turn sent up.
    """

    rules: Ruleset
    names: Names
    states: tuple[State, ...]
    earlier: tuple[State, ...] = ()
    reasons: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()

    @property
    def open_turn(self) -> int:
        """The turn about to be decided, 1.. ; after the end one past the last."""
        return len(self.states)

    def before(self, turn: int) -> State:
        return self.states[turn - 1]

    def after(self, turn: int) -> State:
        return self.states[turn]

    def month(self, turn: int) -> Month:
        """The workings of a turn's month; turn 0 is the run-in's last."""
        month = self.states[turn].month
        assert isinstance(month, Month), "a turn that was stepped has workings"
        return month

    def recent(self, turn: int, count: int) -> list[Month]:
        """The workings of the last `count` months up to a turn, into the run-in where it is early."""
        states = (*self.earlier, *self.states[: turn + 1])
        return [state.month for state in states[-count:] if isinstance(state.month, Month)]

    def calendar(self, turn: int) -> int:
        return calendar_month(self.rules, self.rules.run_in + turn - 1)


def decimal(value: int | Fraction, decimals: int = 4) -> Decimal:
    """A fixed-point value (an int) or an exact fraction as a Decimal, half rounded away from nothing."""
    exact = value if isinstance(value, Fraction) else Fraction(int(value), ONE)
    return Decimal(whole(exact * 10**decimals)).scaleb(-decimals)


def whole(x: Fraction) -> int:
    """Nearest whole number, half away from nothing."""
    return int(x + Fraction(1, 2)) if x >= 0 else -int(-x + Fraction(1, 2))


def points(value: int | Fraction, decimals: int = 1) -> Decimal:
    """Hundredths: 0.523 in fixed point is 52.3."""
    exact = value if isinstance(value, Fraction) else Fraction(int(value), ONE)
    return decimal(exact * 100, decimals)


def show(value: Decimal | int, sign: bool = False, unit: str = "") -> Text:
    """A number with its decimals as given, in both languages; `unit` is a key with a hole {n}."""
    places = max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0
    bare = Text(*(number(value, lang, places, sign) for lang in ("zh", "en")))
    return say(unit, n=bare) if unit else bare


def graded(value: int | Decimal | Fraction, steps: Sequence[tuple[object, str]], otherwise: str) -> str:
    """The word of the first step that the value reaches; steps from the highest down."""
    return next((word for least, word in steps if value >= least), otherwise)  # type: ignore[operator]


def at(array: np.ndarray, *index: int) -> int:
    """One whole number of the only game in the batch."""
    return int(array[(*index, 0)] if array.ndim == len(index) + 1 else array[index])


def office_of(rules: Ruleset, slot: int) -> int:
    return slot % rules.office_count


def key_of_slot(played: Played, slot: int) -> str:
    """ "emergency#0": the office and which of the month's it is, as recordings write it."""
    offices = played.rules.office_count
    return f"{played.names.offices[slot % offices].id}#{slot // offices}"


def task_title(played: Played, kind: int, slot: int) -> Text:
    """A task's name; the general task is told apart by its office."""
    words = played.names.kinds[kind]
    if kind == 0 and slot >= 0:
        office = played.names.offices[office_of(played.rules, slot)]
        return words.name.fill(office=office.name, field=office.field)
    return words.name


def village_name(played: Played, index: int) -> Text:
    return played.names.publics[index].name


def person_name(played: Played, index: int, month: Month | State, when: int | None = None) -> Text:
    """Who held a post in a month (or, `when`, in an earlier turn of the rules): the file's person, or whoever
    followed after the player had come."""
    if index < 0:
        return Text()
    joined = month.tasks.joined if isinstance(month, Month) else month.joined
    since = at(joined, index) if len(joined) else 0
    if not played.rules.run_in < since <= (month.turn if when is None else when):
        return played.names.staff[index].name
    return say(f"pressure.newcomer.{(index + 7 * since) % NEWCOMERS + 1}")


def month_text(month: int) -> Text:
    return Text("{m:month}", "{m:month}").fill(m=month)


def quoted(title: Text) -> Text:
    return Text(f"《{title.zh}》", f"“{title.en}”")


def unstopped(sentence: Text) -> Text:
    """A sentence that goes on inside another one: without its full stop."""
    return Text(sentence.zh.rstrip().removesuffix("。"), sentence.en.rstrip().removesuffix("."))


def joined(parts: Sequence[Text], zh: str = "；", en: str = "; ") -> Text:
    """Sentences' parts in one line; empty ones leave no mark."""
    told = [p for p in parts if p]
    return Text(zh.join(p.get("zh") for p in told), en.join(p.get("en") for p in told))


def listed(parts: Sequence[Text]) -> Text:
    """甲、乙和丙 · A, B and C."""
    return Text("{p}", "{p}").fill(p=list(parts))


def spread(exact: Sequence[Fraction], total: int) -> list[int]:
    """Whole numbers near the exact ones that sum to `total`: what is shown must add up too."""
    floors = [x.numerator // x.denominator for x in exact]
    missing = total - sum(floors)
    order = sorted(range(len(exact)), key=lambda i: floors[i] - exact[i])
    step = 1 if missing > 0 else -1
    if missing < 0:
        order.reverse()
    for turn in range(abs(missing)):
        floors[order[turn % len(order)]] += step
    return floors
