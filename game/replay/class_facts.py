"""What a class did, asked of its recordings: splits at each dilemma, three moments, distributions.

Counts, never persons: a question answered by fewer than five games gets no numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from game.content.compile import Compiled
from game.content.names import EventWords
from game.content.text import Text, say
from game.replay.cohort import MARKS, Cohort
from game.replay.view_words import joined

FEWEST = 5  # games behind a chart; below that, one could guess who is who
MOMENTS = 3


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a dilemma, and what the class did with it."""

    text: Text
    count: int
    by_default: int
    reasons: tuple[tuple[Text, int], ...]  # the most stated first
    marks: tuple[tuple[str, float], ...]  # level -> mean booked effect, human units


@dataclass(frozen=True, slots=True)
class Split:
    """A dilemma and how the class divided. `options` is empty where too few met it."""

    event: EventWords
    met: int
    options: tuple[Option, ...]
    disagreement: float  # 0 all the same, 1 evenly divided
    consequence: float  # steps between the options in the books, of the level that differs most
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """Values of one quantity over the games of one institution."""

    id: str
    values: tuple[float, ...]
    low: float
    high: float
    bins: int


def splits(cohort: Cohort, scenario: str) -> tuple[Split, ...]:
    """Every dilemma that the class met, the most met first."""
    compiled = cohort.compiled[scenario]
    rows = cohort.db.execute(
        "select t.event, count(*) from turn t join game g on g.id = t.game "
        "where g.scenario = ? and t.event is not null group by 1 order by 2 desc, 1",
        (scenario,),
    )
    by_id = {event.id: event for event in compiled.names.events}
    return tuple(_split(cohort, scenario, compiled, by_id[event], met) for event, met in rows.fetchall())


def moments(found: Sequence[Split], count: int = MOMENTS) -> tuple[Split, ...]:
    """Those that divided the class and mattered: disagreement times what the books say lay between."""
    known = [split for split in found if split.options and split.disagreement > 0]
    return tuple(sorted(known, key=lambda s: -s.disagreement * (0.5 + s.consequence))[:count])


def spreads(cohort: Cohort, scenario: str, institution: str) -> tuple[Spread, ...]:
    """Distributions of one institution's games; nothing where they are too few."""
    last = cohort.db.execute(
        "select g.served, g.turns, t.career, t.public, t.blame from game g join turn t on t.game = g.id "
        "where g.scenario = ? and g.institution = ? "
        "and t.turn = (select max(turn) from turn where game = g.id)",
        (scenario, institution),
    ).fetchall()
    if len(last) < FEWEST:
        return ()
    gaps = cohort.db.execute(
        "select avg(t.compliance - t.real) from turn t join game g on g.id = t.game "
        "where g.scenario = ? and g.institution = ? group by g.id",
        (scenario, institution),
    ).fetchall()
    turns = max(row[1] for row in last)
    blame = max(20.0, *(row[4] for row in last))
    return (
        Spread("career", tuple(row[2] for row in last), 0, 100, 10),
        Spread("public", tuple(row[3] for row in last), 0, 100, 10),
        Spread("gap", tuple(row[0] for row in gaps), 0, 100, 10),
        Spread("blame", tuple(row[4] for row in last), 0, blame, 10),
        Spread("served", tuple(float(row[0]) for row in last), 0.5, turns + 0.5, turns),
    )


def institutions(cohort: Cohort, scenario: str) -> list[tuple[str, int]]:
    """(hash, games) of a scenario, the most played first."""
    return cohort.db.execute(
        "select institution, count(*) from game where scenario = ? group by 1 order by 2 desc, 1", (scenario,)
    ).fetchall()


def medians(cohort: Cohort, scenario: str, institution: str) -> dict[str, list[float | None]]:
    """Month by month: the middle of the class on paper and in fact, where enough are still in office."""
    rows = cohort.db.execute(
        "select t.turn, t.compliance, t.real from turn t join game g on g.id = t.game "
        "where g.scenario = ? and g.institution = ? order by t.turn",
        (scenario, institution),
    ).fetchall()
    out: dict[str, list[float | None]] = {"compliance": [], "real": []}
    for turn in range(1, max((row[0] for row in rows), default=0) + 1):
        for place, name in enumerate(out, 1):
            values = sorted(row[place] for row in rows if row[0] == turn)
            out[name].append(values[len(values) // 2] if len(values) >= FEWEST else None)
    return out


def marks_text(option: Option) -> Text:
    """What the books say of an option, level by level."""
    shown = [
        say("debrief.class.mark", level=say(f"level.name.{level}"), n=round(amount, 2))
        for level, amount in option.marks
        if abs(amount) >= MARKS[level][2] / 10
    ]
    return joined(shown, "，", ", ") if shown else say("debrief.class.no_mark")


def _split(cohort: Cohort, scenario: str, compiled: Compiled, event: EventWords, met: int) -> Split:
    if met < FEWEST:
        return Split(event, met, (), 0.0, 0.0)
    options = tuple(_option(cohort, scenario, compiled, event, n) for n in range(len(event.choices)))
    shares = [option.count / met for option in options]
    even = 1 - 1 / len(options) if len(options) > 1 else 1
    disagreement = (1 - sum(share * share for share in shares)) / even
    comments = cohort.db.execute(
        "select t.comment from turn t join game g on g.id = t.game "
        "where g.scenario = ? and t.event = ? and t.comment != '' order by t.comment limit 12",
        (scenario, event.id),
    ).fetchall()
    return Split(event, met, options, disagreement, _consequence(options), tuple(row[0] for row in comments))


def _option(cohort: Cohort, scenario: str, compiled: Compiled, event: EventWords, place: int) -> Option:
    choice = event.choices[place]
    which = (
        "from turn t join game g on g.id = t.game where g.scenario = ? and t.event = ? and t.choice = ?",
        (scenario, event.id, choice.id),
    )
    count, by_default = cohort.db.execute(
        f"select count(*), sum(t.by_default) {which[0]}", which[1]
    ).fetchone()
    said = cohort.db.execute(
        f"select t.reason, count(*) {which[0]} and t.reason != '' and not t.by_default "
        "group by 1 order by 2 desc, 1",
        which[1],
    ).fetchall()
    names = {reason.id: reason.name for reason in compiled.names.reasons}
    sums = cohort.db.execute(
        "select m.level, sum(m.amount) from mark m join turn t on t.game = m.game and t.turn = m.turn "
        "join game g on g.id = t.game where g.scenario = ? and t.event = ? and t.choice = ? group by 1",
        which[1],
    ).fetchall()
    marks = sorted(
        ((level, amount / count) for level, amount in sums), key=lambda m: -abs(m[1]) / MARKS[m[0]][2]
    )
    reasons = tuple((names[reason], n) for reason, n in said)
    return Option(choice.text, count, by_default or 0, reasons, tuple(marks))


def _consequence(options: Sequence[Option]) -> float:
    """Steps between the options that were taken, in the level where they lie furthest apart."""
    taken = [dict(option.marks) for option in options if option.count]
    if len(taken) < 2:
        return 0.0
    return max(
        (max(m.get(level, 0.0) for m in taken) - min(m.get(level, 0.0) for m in taken)) / step
        for level, (_, _, step) in MARKS.items()
    )
