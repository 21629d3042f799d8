"""The staff as they really are: what they choose when nobody tells them, what they fear and learned."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import numpy as np

from game.content.text import Text, say
from game.replay.view_shapes import Amount, Lesson, Team, TeamLine
from game.replay.view_words import (
    Played,
    at,
    decimal,
    graded,
    joined,
    person_name,
    quoted,
    show,
    task_title,
)
from game.sim.fixed import ONE
from game.sim.month import Month
from game.sim.ruleset import CAREERS, FAKE, REAL, VERBS, WAYS
from game.sim.state import State

RECENT = 3  # months over which shares of choices are taken
_SHARE = ((75, "most"), (50, "half"), (25, "some"))
_CAUTION = 3  # decimals


def team(played: Played, turn: int) -> Team:
    """The staff after turn `turn`, against the day the player came."""
    every = range(played.rules.staff_count)
    careers = [name for name in CAREERS if any(s.career == name for s in played.names.staff)]
    whole = _line(played, turn, "team", say("career.all"), list(every))
    groups = tuple(
        _line(
            played,
            turn,
            name,
            say(f"career.{name}"),
            [i for i in every if played.names.staff[i].career == name],
        )
        for name in careers
    )
    people = tuple(
        _line(played, turn, played.names.staff[i].id, person_name(played, i, played.after(turn)), [i])
        for i in every
    )
    text = say("career.team", before=whole.real_before, now=whole.real_now)
    return Team(whole, groups, people, text)


def _line(played: Played, turn: int, id_: str, name: Text, members: list[int]) -> TeamLine:
    then, now = played.before(1), played.after(turn)
    real_now = real_share(played, turn, members)
    return TeamLine(
        id=id_,
        name=name,
        count=len(members),
        real_before=real_share(played, 0, members),
        real_now=real_now,
        caution_before=_caution(then, members),
        caution_now=_caution(now, members),
        motivation_before=_motivation(then, members),
        motivation_now=_motivation(now, members),
        blame=decimal(int(now.staff_blame[members, 0].sum() - then.staff_blame[members, 0].sum()), 2),
        text=say(f"career.choice.{graded(real_now, _SHARE, 'few')}"),
        fatigue_before=_fatigue(then, members),
        fatigue_now=_fatigue(now, members),
    )


def real_share(played: Played, turn: int, members: Sequence[int]) -> Decimal:
    """Percent of these people's own choices that were real work lately: straight, new, or filed first."""
    free = real = 0
    for month in played.recent(turn, RECENT):
        theirs = month.tasks.is_active[:, 0] & np.isin(month.tasks.staff[:, 0], members)
        own = month.own_way[:, 0]
        free += int(theirs.sum())
        real += int((theirs & (own >= REAL) & (own != FAKE)).sum())
    return decimal(Fraction(100 * real, free), 0) if free else Decimal(0)


def _caution(state: State, members: Sequence[int]) -> Decimal:
    believed = state.expected_blame[REAL, 0, list(members), 0]
    return decimal(Fraction(int(believed.sum()), ONE * len(members)), _CAUTION)


def _fatigue(state: State, members: Sequence[int]) -> Decimal:
    return decimal(Fraction(100 * int(state.fatigue[members, 0].sum()), ONE * len(members)), 0)


def _motivation(state: State, members: Sequence[int]) -> Decimal:
    now, base = (int(x[list(members), 0].sum()) for x in (state.motivation, state.motivation_base))
    return decimal(Fraction(100 * now, base or 1), 0)


def ways(month: Month) -> tuple[Amount, ...]:
    """How the month's tasks were really done, and how many of them the staff chose so themselves."""
    active = month.tasks.is_active[:, 0]
    out = []
    for way, name in enumerate(WAYS):
        count = int((active & (month.way[:, 0] == way)).sum())
        if count:
            out.append(Amount(name, say(f"way.{name}"), Decimal(count), show(count, unit="way.tasks")))
    return tuple(out)


def who_did_what(played: Played, month: Month) -> tuple[tuple[Text, Text], ...]:
    """Every member of staff and the way he really took, his own or the one he was told."""
    out = []
    for index in range(played.rules.staff_count):
        slots = np.flatnonzero(month.tasks.is_active[:, 0] & (month.tasks.staff[:, 0] == index)).tolist()
        done = joined([_did(played, month, slot) for slot in slots])
        out.append((person_name(played, index, month), done or say("way.seen.nothing")))
    return tuple(out)


def _did(played: Played, month: Month, slot: int) -> Text:
    title = quoted(task_title(played, at(month.tasks.kind, slot), slot))
    way = say(f"way.{WAYS[at(month.way, slot)]}")
    asked = VERBS[at(month.orders.verb, slot)] if month.directed[slot, 0] else None
    own = at(month.own_way, slot)
    if asked:
        wanted = say("way.instead", own=say(f"way.{WAYS[own]}")) if own != at(month.way, slot) else Text()
        return say("way.told", title=title, way=way, wanted=wanted)
    return say("way.chose", title=title, way=way)


def lessons(played: Played, last: int) -> tuple[Lesson, ...]:
    """What the staff concluded month by month, from the first case under the player on."""
    out: list[Lesson] = []
    for turn in range(1, last + 1):
        blamed = int(played.month(turn).staff_part[:, 0].max(initial=0)) > 0
        if out or blamed:
            out.append(_lesson(played, turn))
    return tuple(out)


def _lesson(played: Played, turn: int) -> Lesson:
    before, after, month = played.before(turn), played.after(turn), played.month(turn)
    everyone = range(played.rules.staff_count)
    was, now = _caution(before, everyone), _caution(after, everyone)
    text = joined([_heaviest(played, month), _filings(before, after, month)])
    fear = say("way.lesson.caution", before=show(was), after=show(now))
    change = now - was
    return Lesson(turn, joined([text, fear]), change, 0 if not change else -1 if change > 0 else 1)


def _heaviest(played: Played, month: Month) -> Text:
    part = np.where(month.tasks.is_active[:, 0], month.staff_part[:, 0], 0)
    slot = int(part.argmax())
    if part[slot] <= 0:
        return say("way.lesson.quiet")
    title = quoted(task_title(played, at(month.tasks.kind, slot), slot))
    staff = person_name(played, at(month.tasks.staff, slot), month)
    fair = "honest" if month.good_faith[slot, 0] else "other"
    way = say(f"way.{WAYS[at(month.way, slot)]}")
    points = show(decimal(int(part[slot]), 2))
    return say(f"way.lesson.{fair}", title=title, staff=staff, points=points, way=way)


def _filings(before: State, after: State, month: Month) -> Text:
    filed, granted = int(month.filed[:, 0].sum()), int(month.granted[:, 0].sum())
    if not filed:
        return Text()
    believed = [decimal(Fraction(100 * int(s.expected_cover[0, :, 0].sum()), ONE * len(s.ability)), 0)
                for s in (before, after)]  # fmt: skip
    return say("way.lesson.filings", filed=filed, granted=granted, before=believed[0], after=believed[1])
