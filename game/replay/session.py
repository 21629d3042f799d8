"""One game being played: refuse or step, write it down, undo inside a turn, branch, go on after a crash.

Turns count from 1, as people count them: `history[t - 1]` is the state in which turn t is decided, and
`months[t - 1]` the state after it, with the month's workings (`.month`) and books (`.ledger`).
"""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

from game.content import decisions as deciding
from game.content.compile import Compiled
from game.content.text import Text, UserError
from game.replay import simulate
from game.replay.entries import NOTES, Header, Note, Turn
from game.replay.journal import Journal
from game.replay.plan import Plan, Refusal, refusal
from game.replay.recording import Recording, open_recording
from game.replay.saves import Save, delete_save, free_path, list_saves, new_save, save_folder
from game.replay.scene import REST_NOTE, STEP_NOTE
from game.replay.verifying import Replay
from game.replay.verifying import replay as replay_recording
from game.replay.words import exists, unsaved
from game.sim import engine
from game.sim.orders import Orders
from game.sim.state import State

__all__ = ["Plan", "Refusal", "Save", "Session", "delete_save", "list_saves", "new_save", "save_folder"]

SCENE_NOTES = (STEP_NOTE, REST_NOTE)


class Session:
    """Make one with `new`, `resume` or `branch`."""

    def __init__(self, compiled: Compiled, header: Header, run_in: list[State], journal: Journal):
        self.compiled = compiled
        self.rules = compiled.rules
        self.names = compiled.names
        self.header = header
        self.run_in = run_in  # before he came, month by month; the last is his arrival
        self.history: list[State] = [run_in[-1]]
        self.orders: list[Orders] = []  # what was carried out, turn by turn
        self.turns: list[Turn] = []  # what was written down, turn by turn
        self.notes: list[Note] = []
        self.notices: list[Text] = []  # what the player should be told once: a torn line, a full disk
        self.journal = journal
        self.plan = Plan(self.state, self.rules, self.names, log=self.note)

    # beginning

    @classmethod
    def new(
        cls,
        compiled: Compiled,
        seed: int,
        path: Path | str | None = None,
        pseudonym: str | None = None,
        lang: str = "zh",
    ) -> "Session":
        """A new game. path: where it is saved after every turn (`new_save(compiled)` names a place); None
        keeps it in memory until `save_as`. Raises UserError where a file of that name is there already;
        if the disk fails, the game begins all the same and `notices` says so.
        """
        before = simulate.run_in(compiled.rules, [seed], simulate.parameters(compiled))
        header = _header(compiled, seed, before, pseudonym or "", lang)
        journal = Journal(Path(path) if path is not None else None)
        _refuse_existing(journal.path)
        journal.add(header.body())
        session = cls(compiled, header, before, journal)
        session._try_to_save()
        return session

    @classmethod
    def resume(cls, path: Path | str) -> "Session":
        """Goes on with a recording, computed again. A half-written last line is dropped with a notice. Where
        the file was changed or the game departs, it opens up to there and goes on in a new file beside it.

        Raises UserError where nothing can be opened, with exit code 3 for other rules.
        """
        return cls.of(replay_recording(open_recording(path)))

    @classmethod
    def of(cls, replayed: Replay) -> "Session":
        """The session of a recording that was computed again."""
        verdict, recording = replayed.verdict, replayed.recording
        if replayed.compiled is None or not replayed.history:
            raise UserError(verdict.text, verdict.exit_code)
        session = cls(replayed.compiled, recording.header, list(replayed.run_in), Journal.of(recording))
        agreed = len(replayed.orders)
        session.history = list(replayed.history)
        session.orders = list(replayed.orders)
        session.turns = list(recording.turns[:agreed])
        session.notes = list(recording.notes)
        session._open_turn()
        if verdict.exit_code:
            session.notices.append(verdict.text)
        if verdict.exit_code and not recording.is_torn:
            session = session._beside(recording, agreed + 1)
        return session

    def branch(self, turn: int, path: Path | str | None = None) -> "Session":
        """The same past up to the beginning of `turn` (1..), and from there another game. Its file names its
        parent and the turn. Raises UserError where the file exists; a failing disk is told in `notices`."""
        branched = self._branched(turn, Path(path) if path is not None else None)
        _refuse_existing(branched.path)
        branched._try_to_save()
        return branched

    # how it stands

    @property
    def state(self) -> State:
        """The state in which the open turn is decided, or the last one."""
        return self.history[-1]

    @property
    def months(self) -> list[State]:
        """What each committed turn brought: the state after it, with its workings and books."""
        return self.history[1:]

    @property
    def turn(self) -> int:
        """The open turn, 1..; when the game is over, the last one played."""
        return len(self.history) - (1 if self.is_over else 0)

    @property
    def is_over(self) -> bool:
        return bool(self.state.is_over[0])

    @property
    def seed(self) -> int:
        return self.header.seed

    @property
    def before(self) -> tuple[dict[str, int], ...]:
        """Levels of the months before he came, fixed point; the last month is his arrival."""
        return self.header.before

    @property
    def path(self) -> Path | None:
        return self.journal.path

    @property
    def is_saved(self) -> bool:
        """Everything said so far is on the disk."""
        return self.journal.is_saved

    def levels(self, turn: int) -> dict[str, int]:
        """Levels after a turn, fixed point; turn 0 is his arrival."""
        return simulate.levels(self.history[turn], self.rules)

    # going on

    def commit(self) -> State:
        """上报: carries out the plan, writes it down, opens the next turn and returns its state.

        Raises UserError where the disk failed: the month is played all the same, the game goes on in memory,
        and the next commit, `save` or `save_as` writes what is missing.
        """
        if self.is_over:
            raise UserError(refusal("over").text, 1)
        if self.plan.open_step is not None:
            raise UserError(refusal("scene_open").text, 1)
        state, plan = self.state, self.plan
        decisions = deciding.from_orders(plan.orders, state, self.names)
        orders, _ = deciding.to_orders(decisions, state, self.rules, self.names)
        after = engine.step(state, orders, self.rules, detail=True)
        known = simulate.levels(after, self.rules)
        turn = Turn(len(self.history), decisions, known, after.digest(), plan.reason, plan.comment)
        self.history.append(after)
        self.orders.append(orders)
        self.turns.append(turn)
        self._open_turn()
        self._write(turn)
        return after

    def note(self, kind: str, **values: object) -> None:
        """A prediction, a bookmark, a pseudonym (name=…): written down beside the game, without effect on it.
        Raises UserError like `commit`."""
        if kind not in NOTES:
            raise ValueError(kind)
        note = Note(kind, len(self.history), values)
        self.notes.append(note)
        self._write(note)

    def save(self) -> None:
        """Writes what is not on the disk yet. Raises UserError."""
        self.journal.flush()

    def save_as(self, path: Path | str, replace: bool = False) -> None:
        """Writes the whole game to another file and goes on there. Raises UserError."""
        self.journal.save_as(Path(path), replace)

    # inside

    def _open_turn(self) -> None:
        """A fresh plan; steps of a scene that were taken before the game was left are taken still."""
        carried = self.orders[-1] if self.orders else None
        self.plan = Plan(self.state, self.rules, self.names, carried, self.note)
        for note in self.notes:
            if note.note in SCENE_NOTES and note.turn == len(self.history):
                self.plan.recall_step(note.note, note.values)

    def _write(self, line: Turn | Note) -> None:
        self.journal.add(line.body())
        try:
            self.journal.flush()
        except UserError as error:
            raise UserError(unsaved(error.text), 1) from None

    def _try_to_save(self) -> None:
        try:
            self.journal.flush()
        except UserError as error:
            self.notices.append(unsaved(error.text))

    def _branched(self, turn: int, path: Path | None) -> "Session":
        if not 1 <= turn <= len(self.history):
            raise UserError(
                Text(f"没有第{turn}回合可以分支。", f"There is no turn {turn} to branch from."), 1
            )
        header = replace(self.header, date=date.today().isoformat())
        branched = Session(self.compiled, header, self.run_in, Journal(path))
        branched.history = self.history[:turn]
        branched.orders = self.orders[: turn - 1]
        branched.turns = self.turns[: turn - 1]
        parent = {"file": self.path.name if self.path else "", "chain": self.journal.chain}
        branched.notes = [Note("branch_of", turn, parent)]
        for line in (header, *branched.notes, *branched.turns):
            branched.journal.add(line.body())
        branched._open_turn()
        return branched

    def _beside(self, recording: Recording, turn: int) -> "Session":
        """Goes on with what is sound of a flawed file; that file stays as it is."""
        path = free_path(recording.path) if recording.path else None
        other = self._branched(turn, path)
        for note in self.notes:
            if note.note == "lesson" or (note.note in SCENE_NOTES and note.turn == turn):
                other.notes.append(note)  # still the same game of the same class
                other.journal.add(note.body())
        other._open_turn()
        other.notices = self.notices
        return other


def _refuse_existing(path: Path | None) -> None:
    if path is not None and os.path.exists(path):
        raise exists(path)


def _header(compiled: Compiled, seed: int, before: list[State], pseudonym: str, lang: str) -> Header:
    names = compiled.names
    return Header(
        rules=engine.RULES_NUMBER,
        seed=seed,
        scenario=names.scenario.id,
        institution=names.institution.id,
        scenario_name=names.scenario.name,
        institution_name=names.institution.name,
        turns=compiled.rules.turns,
        scenario_text=compiled.scenario_text,
        scenario_hash=compiled.scenario_hash,
        institution_text=compiled.institution_text,
        institution_hash=compiled.institution_hash,
        start=before[-1].digest(),
        before=tuple(simulate.levels(state, compiled.rules) for state in before[1:]),
        lang=lang,
        pseudonym=pseudonym,
    )
