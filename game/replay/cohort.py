"""A class of recordings: read, computed again in batches, and kept in a database in memory to ask.

Recordings of one scenario under one institution are one batch of the engine: five hundred cost little more
than one. What is damaged or departs is set aside with a sentence and the rest goes on.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np

from game.content import decisions as deciding
from game.content.compile import Compiled
from game.content.nouns import USUAL, Nouns
from game.content.text import Text, UserError
from game.replay import simulate, verifying
from game.replay.entries import Turn
from game.replay.recording import Recording, open_recording
from game.sim import engine
from game.sim import orders as ordering
from game.sim.engine import RULES_NUMBER
from game.sim.fixed import ONE
from game.sim.ledger import Ledger
from game.sim.observe import ending, observe
from game.sim.orders import Orders
from game.sim.ruleset import CONDITION_NAMES
from game.sim.state import State

Progress = Callable[[int, int], None]
# Books in which a dilemma leaves its mark -> (cause, human units of one, what counts as a step).
MARKS = {
    "trust": ("choice", 100, 1.0),
    "risk": ("choice", 1, 0.05),
    "capacity": ("choice", 100, 1.0),
    "score": ("dilemma_and_answers", 1, 1.0),
    "blame": ("choice", 1, 0.3),
    "motivation": ("choice", 100, 1.0),
}
SCHEMA = f"""
create table game (id integer primary key, path text, pseudonym text, scenario text, institution text,
    turns integer, served integer, removed integer, ending text);
create table turn (game integer, turn integer, event text, choice text, by_default integer, reason text,
    comment text, {", ".join(f'"{name}" real' for name in simulate.LEVEL_NAMES)}, primary key (game, turn));
create table mark (game integer, turn integer, level text, amount real);
"""


@dataclass(frozen=True)
class Aside:
    """A file that could not take part, and why."""

    path: Path
    text: Text


@dataclass
class Cohort:
    """What a class played. `compiled`: a scenario's hash -> it, under whichever institution came first."""

    db: sqlite3.Connection
    compiled: dict[str, Compiled]
    institutions: dict[str, Text]
    aside: list[Aside]

    @property
    def size(self) -> int:
        return self.db.execute("select count(*) from game").fetchone()[0]

    @property
    def nouns(self) -> Nouns:
        """What the scenario that was played most calls things."""
        most = next((scenario for scenario, _ in self.scenarios()), None)
        return self.compiled[most].names.nouns if most else USUAL

    def scenarios(self) -> list[tuple[str, int]]:
        """(hash, games), the most played first."""
        return self.db.execute(
            "select scenario, count(*) from game group by scenario order by 2 desc, 1"
        ).fetchall()


def read(paths: Sequence[Path], progress: Progress | None = None) -> Cohort:
    """Reads and computes all of them again. Never raises for what a file holds."""
    cohort = Cohort(sqlite3.connect(":memory:"), {}, {}, [])
    cohort.db.executescript(SCHEMA)
    total, shared = 2 * len(paths), {}
    groups: dict[tuple[str, str], list[Recording]] = defaultdict(list)
    for number, path in enumerate(paths, 1):
        recording = _opened(path, cohort, shared)
        if recording:
            groups[recording.header.scenario_text, recording.header.institution_text].append(recording)
        if progress:
            progress(number, total)
    done = total - sum(map(len, groups.values()))
    for members in groups.values():
        _take(members, cohort)
        done += len(members)
        if progress:
            progress(done, total)
    cohort.aside.sort(key=lambda aside: paths.index(aside.path))
    return cohort


def _opened(path: Path, cohort: Cohort, shared: dict[str, str]) -> Recording | None:
    """A recording without its bytes; equal texts are kept once."""
    try:
        recording = open_recording(path)
    except UserError as error:
        cohort.aside.append(Aside(path, error.text))
        return None
    if (recording.flaw and not recording.is_torn) or recording.header.rules != RULES_NUMBER:
        _set_aside(recording, cohort)
        return None
    head = recording.header
    texts = {name: shared.setdefault(getattr(head, name), getattr(head, name)) for name in _TEXTS}
    return replace(recording, header=replace(head, **texts), data=b"")


_TEXTS = ("scenario_text", "institution_text")


def _set_aside(recording: Recording, cohort: Cohort) -> None:
    """The sentence is that of `verify`, which computes the recording alone."""
    assert recording.path is not None, "a class is read from files"
    cohort.aside.append(Aside(recording.path, verifying.replay(recording).verdict.text))


def _take(members: list[Recording], cohort: Cohort) -> None:
    """One scenario under one institution, all games at once."""
    try:
        compiled = verifying.compiled_of(members[0])
    except UserError:
        for recording in members:
            _set_aside(recording, cohort)
        return
    states = simulate.run_in(
        compiled.rules,
        [recording.header.seed for recording in members],
        simulate.parameters(compiled, len(members)),
    )
    batch = _Batch(compiled, members, states[-1])
    while batch.step():
        pass
    for game, recording in enumerate(members):
        if batch.is_sound[game] and recording.turns:
            _enter(batch, game, recording, cohort)
        else:
            _set_aside(recording, cohort)
    cohort.compiled.setdefault(compiled.scenario_hash, compiled)
    cohort.institutions[compiled.institution_hash] = compiled.names.institution.name


class _Batch:
    """Games stepped together, each compared turn by turn with what its file says."""

    def __init__(self, compiled: Compiled, members: list[Recording], arrival: State):
        self.compiled, self.members, self.state = compiled, members, arrival
        hashes = (compiled.scenario_hash, compiled.institution_hash)
        self.is_sound = [
            arrival.digest(game) == one.header.start
            and (one.header.scenario_hash, one.header.institution_hash) == hashes
            for game, one in enumerate(members)
        ]
        self.turn = 0
        self.events: list[np.ndarray] = []  # by turn: the card on each desk
        self.choices: list[np.ndarray] = []  # by turn: the option taken, -1 none
        self.marks: list[dict[str, np.ndarray]] = []
        self.ends: dict[int, State] = {}  # game -> batch state after its last turn

    def step(self) -> bool:
        """One turn of all that still have one; False when nobody has."""
        playing = [len(one.turns) > self.turn for one in self.members]
        if not any(playing):
            return False
        over = self.state.is_over.astype(bool)
        orders = ordering.nothing(self.state, self.compiled.rules)
        for game, one in enumerate(self.members):
            if playing[game] and self.is_sound[game]:
                fits = not over[game] and self._put(orders, game, one.turns[self.turn])
                self.is_sound[game] = fits
        self.events.append(self.state.event.copy())
        self.choices.append(orders.choice.copy())
        self.state = engine.step(self.state, orders, self.compiled.rules)
        self.marks.append(self._booked())
        self._compare(playing)
        self.turn += 1
        return True

    def _put(self, orders: Orders, game: int, turn: Turn) -> bool:
        """The turn's decisions as one game's orders; False where one of them does not exist."""
        rules, names = self.compiled.rules, self.compiled.names
        try:
            own, lost = deciding.to_orders(turn.decisions, self.state.pick([game]), rules, names)
        except ValueError:
            return False
        for field in fields(Orders):
            getattr(orders, field.name)[..., game] = getattr(own, field.name)[..., 0]
        return not lost

    def _compare(self, playing: list[bool]) -> None:
        levels = observe(self.state, self.compiled.rules)
        rows = {name: row for row, name in enumerate(CONDITION_NAMES)}
        for game, one in enumerate(self.members):
            if not (playing[game] and self.is_sound[game]):
                continue
            turn = one.turns[self.turn]
            same = all(turn.levels.get(name) == levels[rows[name], game] for name in simulate.LEVEL_NAMES)
            self.is_sound[game] = same and turn.digest == self.state.digest(game)
            self.ends[game] = self.state

    def _booked(self) -> dict[str, np.ndarray]:
        """What the month's dilemma did, level by level, in human units."""
        books = self.state.ledger
        assert isinstance(books, Ledger), "a step keeps books"
        out = {}
        for level, (cause, factor, _) in MARKS.items():
            amount = books.entries.get((level, cause))
            if amount is not None:
                array = getattr(self.state, level)
                members = len(array) if array.ndim > 1 else 1
                out[level] = np.asarray(amount, float).reshape(-1) * factor / ONE / members
        return out


def _enter(batch: _Batch, game: int, recording: Recording, cohort: Cohort) -> None:
    """One game into the database."""
    names, last = batch.compiled.names, batch.ends[game]
    head, db = recording.header, cohort.db
    met = int(ending(last, batch.compiled.rules)[game]) if last.is_over[game] else -1
    removed = int(last.is_removed[game])
    served = int(last.removed_after[game]) if removed else len(recording.turns)
    row = (str(recording.path), recording.pseudonym, head.scenario_hash, head.institution_hash)
    row += (head.turns, served, removed, names.endings[met].id if met >= 0 else None)
    columns = "path, pseudonym, scenario, institution, turns, served, removed, ending"
    key = db.execute(f"insert into game ({columns}) values (?,?,?,?,?,?,?,?)", row).lastrowid
    for place, turn in enumerate(recording.turns):
        event, choice = int(batch.events[place][game]), int(batch.choices[place][game])
        is_card = event >= 0 and names.events[event].choices  # a scene is not one question but several
        words = names.events[event] if is_card else None
        fallback = int(batch.compiled.rules.deck.fallback[event]) if words else -1
        chosen = words.choices[fallback if choice < 0 else choice].id if words else None
        values = [turn.levels[name] / ONE for name in simulate.LEVEL_NAMES]
        reasons = {reason.id for reason in names.reasons}
        said = (turn.reason if turn.reason in reasons else "", turn.comment)
        told = (key, turn.turn, words.id if words else None, chosen, int(choice < 0), *said, *values)
        db.execute(f"insert into turn values ({','.join('?' * len(told))})", told)
        for level, amounts in batch.marks[place].items():
            if amounts[game]:
                db.execute("insert into mark values (?,?,?,?)", (key, turn.turn, level, float(amounts[game])))
