"""The author's report as data: what thousands of games of a scenario showed, with the lines of its file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from game.content.aliases import CONDITIONS
from game.content.check import check_file
from game.content.compile import Compiled
from game.content.load import institution_values, list_institutions, load
from game.content.source import Mapping, Node, Scalar, Sequence
from game.content.text import Text, same, say, strings
from game.lab import trial
from game.lab.poison import Poisoned, poison
from game.lab.reading_load import Load, reading_load
from game.lab.tornado import Swing, tornado
from game.lab.trial import Tally
from game.lab.trial_options import Card, asked, cards
from game.lab.trial_parts import Shares, shares
from game.sim import engine
from game.sim.orders import REFUSALS
from game.sim.ruleset import COUNTS, STYLES
from game.sim.state import CASE_KINDS, CASE_STATUSES

GAMES = 10_000
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Row:
    """Something counted. of: what it belongs to (an option's event); line: where it stands, 0 nowhere."""

    kind: str  # event · choice · ending · refusal · case · answer · count
    id: str
    name: Text
    count: int
    a_game: float
    line: int = 0
    of: str = ""
    offered: int = 0  # a choice: how often it could be taken


@dataclass(frozen=True)
class Report:
    compiled: Compiled
    institutions: tuple[str, ...]
    games: int
    is_whole: bool  # False: stopped before all games were played
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]
    shares: tuple[Shares, ...]
    endings: dict[str, dict[str, float]]  # style -> ending -> share of its games
    ledgers: dict[str, dict[str, float]]  # style -> ledger -> mean points
    removed: dict[str, float]  # style -> share removed
    load: Load
    poisoned: tuple[Poisoned, ...]
    swings: tuple[Swing, ...] = field(default=())

    def of(self, kind: str) -> list[Row]:
        return [row for row in self.rows if row.kind == kind]

    @property
    def unreached(self) -> list[Row]:
        """Events never dealt, options never on offer, endings never met."""
        never = [row for row in self.rows if row.kind in ("event", "ending") and not row.count]
        dead = {row.id for row in never if row.kind == "event"}
        return never + [r for r in self.of("choice") if not r.offered and r.of not in dead]


def report(scenario: str | Path, games: int = GAMES, progress: Progress | None = None) -> Report | None:
    """Plays and counts; None if it was stopped (Ctrl-C) before the first piece was done.

    Raises ContentError or UserError where the scenario cannot be played.
    """
    compiled = load(scenario)
    places = lines(scenario_path(scenario))
    chosen = institutions(compiled)
    todo = trial.pieces(compiled.rules, chosen.values(), games)
    tallies: list[Tally] = []
    swings: list[Swing] = []
    is_whole = True
    try:
        for tally in trial.play(todo, progress):
            tallies.append(tally)
        swings = tornado(compiled.rules, compiled.institution)
    except KeyboardInterrupt:
        is_whole = False
    return _report(compiled, tuple(chosen), places, tallies, swings, is_whole) if tallies else None


def institutions(compiled: Compiled) -> dict[str, dict[str, int]]:
    """Every named institution, and the scenario's own where it is another."""
    known = {listed.id: institution_values(listed.path) for listed in list_institutions()}
    return known | {compiled.names.institution.id: compiled.institution}


def scenario_path(scenario: str | Path) -> Path:
    from game.content.library import SCENARIOS

    path = Path(scenario)
    return path if path.exists() else SCENARIOS / f"{scenario}.yaml"


def lines(path: Path) -> dict[tuple[str, str], int]:
    """(kind, id) -> line of the file, 0 for what it extends; an option is "event/choice"."""
    checked = check_file(path)
    tree, pieces = checked.tree, checked.source.pieces
    found: dict[tuple[str, str], int] = {}
    for kind, section in (("event", "events"), ("ending", "endings")):
        for item in _items(tree.get(section) if tree else None):
            _place(found, kind, item)
            for choice in _items(item.get("choices")):
                _place(found, "choice", choice, _id(item) + "/")
            for step in _items(item.get("scene")):
                for choice in _items(step.get("choices")):
                    _place(found, "choice", choice, f"{_id(item)}/{_id(step)}.")
    own = pieces[0].count if pieces else len(checked.source.lines)
    return {key: line if line <= own else 0 for key, line in found.items()}


def _items(node: Node | None) -> list[Mapping]:
    return [item for item in node.items if isinstance(item, Mapping)] if isinstance(node, Sequence) else []


def _id(item: Mapping) -> str:
    node = item.get("id")
    return node.raw if isinstance(node, Scalar) else ""


def _place(found: dict[tuple[str, str], int], kind: str, item: Mapping, before: str = "") -> None:
    found[kind, before + _id(item)] = (item.get("id") or item).line


def _report(
    compiled: Compiled,
    institutions: tuple[str, ...],
    places: dict,
    tallies: list[Tally],
    swings: list[Swing],
    is_whole: bool,
) -> Report:
    names, rules = compiled.names, compiled.rules
    games = sum(tally.games for tally in tallies)
    cards_a_game = float(sum(tally.dealt.sum() for tally in tallies)) / games
    forks = trial.Forks.joined([tally.forks for tally in tallies])
    rows = engine.parameters(compiled.institution, 1, compiled.behaviour)

    def by_style(arrays: list[np.ndarray]) -> np.ndarray:
        return np.concatenate(arrays).reshape(-1, len(STYLES))

    means = {name: by_style([t.ledgers[name] for t in tallies]).mean(0) for name in trial.LEDGERS}
    removed = by_style([t.removed for t in tallies]).mean(0)
    ending = by_style([t.ending for t in tallies])
    return Report(
        compiled=compiled,
        institutions=institutions,
        games=games,
        is_whole=is_whole,
        rows=tuple(_rows(names, places, tallies, games)),
        cards=tuple(cards(forks, names)),
        shares=tuple(shares(tallies)),
        endings={
            style: {e.id: float((ending[:, at] == row).mean()) for row, e in enumerate(names.endings)}
            for at, style in enumerate(STYLES)
        },
        ledgers={
            style: {name: float(values[at]) for name, values in means.items()}
            for at, style in enumerate(STYLES)
        },
        removed={style: float(removed[at]) for at, style in enumerate(STYLES)},
        load=reading_load(rules, names, cards_a_game),
        poisoned=tuple(poison(rules, rows, names)),
        swings=tuple(swings),
    )


def _rows(names, places: dict, tallies: list[Tally], games: int) -> list[Row]:
    def whole(column: str) -> list[int]:
        return np.sum([getattr(tally, column) for tally in tallies], 0).tolist()

    def row(kind: str, id_: str, name: Text, count: int, of: str = "", offered: int = 0) -> Row:
        line = places.get((kind, f"{of}/{id_}" if of else id_), 0)
        return Row(kind, id_, name, int(count), int(count) / games, line, of, int(offered))

    found = [row("event", e.id, e.name, n) for e, n in zip(names.events, whole("dealt"), strict=True)]
    words = [c for event in names.events for a in (event, *event.steps) for c in a.choices]
    ids = [(told.event, id_) for told in asked(names).values() for id_ in told.ids]
    counts = zip(ids, words, whole("chosen"), whole("offered"), strict=True)
    found += [row("choice", id_, c.text, n, of, offered) for (of, id_), c, n, offered in counts]
    ending = np.concatenate([tally.ending.ravel() for tally in tallies])
    found += [row("ending", e.id, e.name, (ending == n).sum()) for n, e in enumerate(names.endings)]
    for kind, column, ids in (
        ("refusal", "refused", REFUSALS[1:]),
        ("case", "opened", CASE_KINDS[1:]),
        ("answer", "answered", CASE_STATUSES[2:]),
    ):
        skip = len(getattr(tallies[0], column)) - len(ids)
        found += [row(kind, i, _word(kind, i), n) for i, n in zip(ids, whole(column)[skip:], strict=True)]
    for name in COUNTS:
        found.append(
            row(
                "count",
                name,
                Text(CONDITIONS.get(name, name), name),
                sum(int(t.counts[name].sum()) for t in tallies),
            )
        )
    return found


def _word(kind: str, id_: str) -> Text:
    """What a case, an answer or a refusal is called; its id where the rules know more than the words do."""
    keys = (f"trial.name.{kind}_{id_}", f"trial.name.{id_}")
    return next((say(key) for key in keys if key in strings()), same(id_))
