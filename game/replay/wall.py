"""What a class sees on the wall, step by step: each dilemma first, then a show of hands, then what was done;
the two institutions without their names until the lecturer says so. Counts, never persons.
"""

from dataclasses import dataclass
from pathlib import Path
from statistics import median

from game.content.load import compile_texts
from game.content.nouns import speaking
from game.content.text import Text, fixed_number, say
from game.replay import class_facts, cohort
from game.replay.class_facts import FEWEST, Split
from game.replay.class_folder import ClassFolder
from game.replay.cohort import Cohort, Progress
from game.replay.recording import open_recording
from game.replay.words import parameter_name
from game.sim.parameters import DEFAULT

MOST_DIFFERENCES = 8


@dataclass(frozen=True, slots=True)
class WallOption:
    """One option; `groups`: how many of each institution took it, empty where they are too few to show."""

    text: Text
    count: int = 0
    groups: tuple[int, ...] = ()
    reasons: tuple[tuple[Text, int], ...] = ()


@dataclass(frozen=True, slots=True)
class WallRow:
    """One figure of each institution; None where too few played under it."""

    name: Text
    values: tuple[float | None, ...]
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class WallStep:
    """kind: cover · card · hands · split · guess · ledgers · reveal · questions. `key` joins a show of hands
    with the answer that follows it."""

    kind: str
    title: Text
    lines: tuple[Text, ...] = ()
    options: tuple[WallOption, ...] = ()
    rows: tuple[WallRow, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Wall:
    """`names` and `about` of the institutions are shown after the revelation only."""

    steps: tuple[WallStep, ...]
    names: tuple[Text, ...]
    about: tuple[Text, ...]
    differences: tuple[tuple[Text, Text, Text], ...]
    sizes: tuple[int, ...]
    code: str = ""


def build(found: ClassFolder, progress: Progress | None = None) -> tuple[Wall, Cohort]:
    """Computes every recording again and makes the steps."""
    played = cohort.read(found.paths, progress)
    with speaking(played.nouns):
        return _built(found, played), played


def _built(found: ClassFolder, played: Cohort) -> Wall:
    scenario = next((found for found, _ in played.scenarios()), "")
    groups = sorted(class_facts.institutions(played, scenario))  # by hash: neither is always the first
    aside = len(found.aside) + len(played.aside)
    steps = [_cover(played, scenario, aside)]
    if scenario:
        splits = class_facts.splits(played, scenario)
        for number, split in enumerate(class_facts.moments(splits), 1):
            steps += _moment(played, scenario, split, number, groups)
        if len(groups) > 1:
            steps += _institutions(played, scenario, groups)
        steps.append(_questions(played, scenario))
    names = tuple(played.institutions[group] for group, _ in groups)
    about, differences = _described(played, scenario, groups)
    return Wall(tuple(steps), names, about, differences, tuple(n for _, n in groups), found.code)


def anonymous(place: int) -> Text:
    """An institution before it is revealed."""
    return say(f"class.wall.group_{place}") if place < 2 else say("class.wall.group_more", n=place + 1)


def _cover(played: Cohort, scenario: str, aside: int) -> WallStep:
    name = played.compiled[scenario].names.scenario.name if scenario else say("class.wall.nothing")
    lines = [say("class.wall.count", n=played.size, aside=aside), say("class.wall.rules")]
    if played.size < FEWEST:
        lines.append(say("class.wall.few", n=FEWEST))
    return WallStep("cover", name, tuple(lines))


def _moment(
    played: Cohort, scenario: str, split: Split, number: int, groups: list[tuple[str, int]]
) -> list[WallStep]:
    taken = _taken(played, scenario, split.event.id)
    shown = [sum(count for (_, g), count in taken.items() if g == group) >= FEWEST for group, _ in groups]
    options = tuple(
        WallOption(
            option.text,
            option.count,
            tuple(taken.get((choice.id, group), 0) for group, _ in groups) if all(shown) else (),
            option.reasons[:3],
        )
        for option, choice in zip(split.options, split.event.choices, strict=True)
    )
    title = say("class.wall.moment", n=number, name=split.event.name)
    asked = tuple(WallOption(option.text) for option in options)
    key = split.event.id
    return [
        WallStep("card", title, (split.event.text,), asked, key=key),
        WallStep("hands", say("class.wall.hands"), (say("class.wall.hands_note"),), asked, key=key),
        WallStep("split", title, (say("class.wall.talk"),), options, key=key),
    ]


def _taken(played: Cohort, scenario: str, event: str) -> dict[tuple[str, str], int]:
    rows = played.db.execute(
        "select t.choice, g.institution, count(*) from turn t join game g on g.id = t.game "
        "where g.scenario = ? and t.event = ? group by 1, 2",
        (scenario, event),
    )
    return {(choice, group): count for choice, group, count in rows}


def _institutions(played: Cohort, scenario: str, groups: list[tuple[str, int]]) -> list[WallStep]:
    """A guess at what the institution did, the figures, and which it was."""
    guesses = tuple(WallOption(say(f"class.wall.guess_{name}")) for name in ("first", "second", "same"))
    steps = [WallStep("guess", say("class.wall.guess"), (), guesses, key="institutions")]
    if len(groups) != 2:
        steps = []
    rows = tuple(_row(played, scenario, groups, *one) for one in _FIGURES)
    steps.append(WallStep("ledgers", say("class.wall.ledgers"), (say("class.wall.luck"),), rows=rows))
    return [*steps, WallStep("reveal", say("class.wall.reveal"), (say("class.wall.reveal_note"),))]


# figure -> (what is asked of the last turn of each game, decimals)
_FIGURES = (
    ("career", "t.career", 0),
    ("public", "t.public", 0),
    ("compliance", "t.compliance", 0),
    ("real", "t.real", 0),
    ("blame", "t.blame", 1),
    ("removed", "100.0 * g.removed", 0),
)


def _row(
    played: Cohort, scenario: str, groups: list[tuple[str, int]], name: str, column: str, decimals: int
) -> WallRow:
    values = []
    for group, _ in groups:
        found = played.db.execute(
            f"select {column} from game g join turn t on t.game = g.id where g.scenario = ? and "
            "g.institution = ? and t.turn = (select max(turn) from turn where game = g.id)",
            (scenario, group),
        ).fetchall()
        numbers = [row[0] for row in found]
        middle = sum(numbers) / max(1, len(numbers)) if name == "removed" else median(numbers or [0])
        values.append(middle if len(numbers) >= FEWEST else None)
    return WallRow(say(f"class.wall.figure.{name}"), tuple(values), decimals)


def _questions(played: Cohort, scenario: str) -> WallStep:
    questions = played.compiled[scenario].names.questions
    return WallStep("questions", say("class.wall.questions"), tuple(questions))


def _described(
    played: Cohort, scenario: str, groups: list[tuple[str, int]]
) -> tuple[tuple[Text, ...], tuple[tuple[Text, Text, Text], ...]]:
    """What each institution says of itself, and the numbers in which two of them differ."""
    about, values = [], []
    for group, _ in groups:
        (path,) = played.db.execute(
            "select path from game where scenario = ? and institution = ? limit 1", (scenario, group)
        ).fetchone()
        head = open_recording(Path(path)).header
        compiled = compile_texts(head.scenario_text, head.institution_text)
        about.append(compiled.names.institution_summary)
        values.append({**DEFAULT, **compiled.institution})
    if len(values) != 2:
        return tuple(about), ()
    differing = [name for name in DEFAULT if values[0][name] != values[1][name]]
    found = [(parameter_name(name), *(_number(v[name]) for v in values)) for name in differing]
    return tuple(about), tuple(found[:MOST_DIFFERENCES])  # type: ignore[return-value]


def _number(value: int) -> Text:
    shown = [fixed_number(value, lang, 2) for lang in ("zh", "en")]
    return Text(*(one.rstrip("0").rstrip(".") if "." in one else one for one in shown))
