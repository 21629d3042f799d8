"""Why a level moved: the ledger's signed causes in human units. What is shown adds up to the change shown."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from game.content.text import Text, say
from game.replay.view_shapes import Cause, LevelWhy, MemberWhy
from game.replay.view_words import Played, person_name, show, spread, whole
from game.sim.fixed import ONE
from game.sim.ledger import LEVELS, Ledger
from game.sim.ruleset import Ruleset
from game.sim.state import State

# Levels that start again from nothing each month: explained against the month before, cause by cause.
MONTHLY = ("score", "records", "results", "days")


@dataclass(frozen=True)
class Unit:
    """How a level's sum in fixed point becomes the number people see."""

    factor: int  # 100 for shares, 20 working days for head-months
    decimals: int
    better: int  # +1, -1, 0 neither
    over: str = ""  # a mean over its members, or a share of what people once brought
    members: str = ""  # what its rows are: publics, offices, staff, levels


UNITS = {
    "trust": Unit(100, 1, 1, "members", "publics"),
    "risk": Unit(1, 2, -1, "members", "publics"),
    "capacity": Unit(100, 1, 1, "members", "publics"),
    "control": Unit(4, 2, 0, "members", "offices"),
    "blame": Unit(1, 2, -1),
    "staff_blame": Unit(1, 2, -1, members="staff"),
    "blame_above": Unit(1, 2, 0, members="levels"),
    "score": Unit(1, 1, 1),
    "records": Unit(1, 1, 1),
    "results": Unit(1, 1, 1),
    "days": Unit(20, 1, 0),
    "money": Unit(1, 1, 0),
    "caution": Unit(1, 3, -1),
    "motivation": Unit(100, 1, 1, "base", "staff"),
    "fatigue": Unit(100, 1, -1, "members", "staff"),
}
KNOWN = (
    "score",
    "records",
    "blame",
    "days",
    "money",
)  # levels a town head may ask about before the fog is lifted


def why(played: Played, turn: int, level: str, member: int | None = None) -> LevelWhy:
    """The causes of one level's change in the month of a turn; of one village, office or person if asked."""
    before, after = played.before(turn), played.after(turn)
    causes = _entries(played, turn, level, member)
    scale = _scale(after, level, member)
    start, end = _amount(before, level, member), _amount(after, level, member)
    unit = UNITS[level]
    told, change, now = _told(level, causes, scale, start, end)
    members = () if member is not None else _members(played, turn, level)
    was = now - change
    return LevelWhy(
        level=level,
        name=say(f"level.name.{level}"),
        before=was,
        after=now,
        change=change,
        shown=say("level.from_to", before=show(was), after=show(now)),
        change_shown=show(change, sign=True),
        better=unit.better,
        causes=told,
        members=members,
    )


def every_why(played: Played, turn: int) -> tuple[LevelWhy, ...]:
    """All levels of a month, in the order of the books."""
    return tuple(why(played, turn, level) for level in levels(played.rules))


def levels(rules: Ruleset) -> tuple[str, ...]:
    """All that can be asked about in this scenario; without people nobody tires."""
    return tuple(name for name in LEVELS if name != "fatigue" or rules.has("people"))


def value(state: State, level: str, member: int | None = None) -> Decimal:
    """A level as people see it."""
    exact = _amount(state, level, member) * _scale(state, level, member) * 10 ** UNITS[level].decimals
    return Decimal(whole(exact)).scaleb(-UNITS[level].decimals)


def cause_text(level: str, cause: str) -> Text:
    """A cause in words; the same cause may read differently for different levels."""
    return say(f"cause.{level}.{cause}")


def _told(level: str, causes: dict[str, int], scale: Fraction, start: int, end: int):
    """(causes in words that sum to the change shown, that change, the level now)."""
    decimals = UNITS[level].decimals
    steps = scale * 10**decimals
    now, was = whole(end * steps), whole(start * steps)
    amounts = spread([amount * steps for amount in causes.values()], now - was) if causes else []
    told = [
        Cause(cause, cause_text(level, cause), Decimal(n).scaleb(-decimals), _signed(n, decimals))
        for cause, n in zip(causes, amounts, strict=True)
        if n
    ]
    told.sort(key=lambda cause: -abs(cause.amount))
    return tuple(told), Decimal(now - was).scaleb(-decimals), Decimal(now).scaleb(-decimals)


def _signed(steps: int, decimals: int) -> Text:
    return show(Decimal(steps).scaleb(-decimals), sign=True)


def _scale(state: State, level: str, member: int | None) -> Fraction:
    """Human units per raw unit of the level's sum (of one member's own amount, if one is asked for)."""
    unit = UNITS[level]
    if unit.over == "base":
        base = state.motivation_base[:, 0] if member is None else state.motivation_base[member, :1]
        return Fraction(unit.factor, int(base.sum()) or 1)
    count = len(getattr(state, level)) if unit.over == "members" and member is None else 1
    return Fraction(unit.factor, ONE * count)


def _amount(state: State, level: str, member: int | None) -> int:
    array = getattr(state, level)
    if array.ndim == 1:
        return int(array[0])
    return int(array[:, 0].sum()) if member is None else int(array[member, 0])


def _entries(played: Played, turn: int, level: str, member: int | None) -> dict[str, int]:
    """cause -> raw amount; of monthly levels the difference to what the cause did the month before."""
    now = _booked(played.after(turn), level, member)
    earlier = _booked(played.before(turn), level, member)
    if level not in MONTHLY or not earlier:
        return now
    causes = dict.fromkeys([*now, *earlier])
    causes.pop("last_month", None)
    return {cause: now.get(cause, 0) - earlier.get(cause, 0) for cause in causes}


def _booked(state: State, level: str, member: int | None) -> dict[str, int]:
    books = state.ledger
    if not isinstance(books, Ledger):
        return {}
    source = books.entries if member is None else books.detail or {}
    out = {}
    for (name, cause), amount in source.items():
        if name == level:
            row = np.asarray(amount)
            out[cause] = int(row[0] if row.ndim == 1 else row[member, 0])
    return out


def _members(played: Played, turn: int, level: str) -> tuple[MemberWhy, ...]:
    """The same, member by member; empty where the books did not keep them apart."""
    unit, books = UNITS[level], played.after(turn).ledger
    if not unit.members or not isinstance(books, Ledger) or books.detail is None:
        return ()
    out = []
    for index, named in enumerate(getattr(played.names, unit.members)):
        one = why(played, turn, level, index)
        name = named.name
        if unit.members == "staff":
            name = person_name(played, index, played.after(turn))
        out.append(MemberWhy(index, name, one.after, one.change, one.change_shown, one.causes))
    return tuple(out)
