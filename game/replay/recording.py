"""The file of one game: what its lines mean, how it is read, created and appended to (design.md 5).

JSON Lines in UTF-8: a header (rules number, seed, both texts whole, the levels of the run-in), then turn
lines and note lines. Reading gives everything that can be read and names the first flaw; appending is
flushed to the disk before it returns, and touches nothing that was there before.
"""

import os
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from game import __version__
from game.content.text import LANGUAGES, Text
from game.replay import lines, words

FORMAT = 1
SUFFIX = ".gw.jsonl"
LARGEST = 32 << 20  # bytes; a year with the longest scenario is well below one of these 32 MiB
NOTES = ("prediction", "bookmark", "branch_of", "pseudonym", "standing")
_HASH = re.compile(r"[0-9a-zA-Z:_-]{8,140}")


@dataclass(frozen=True)
class Header:
    rules: int  # engine.RULES_NUMBER it was played under
    seed: int
    scenario: str
    institution: str
    scenario_name: Text
    institution_name: Text
    turns: int
    scenario_text: str
    scenario_hash: str
    institution_text: str
    institution_hash: str
    start: str  # digest of the state on arrival
    before: tuple[dict[str, int], ...]  # levels before he came: month by month of the run-in
    lang: str = "zh"
    date: str = field(default_factory=lambda: date.today().isoformat())
    pseudonym: str = ""
    program: str = __version__

    def body(self) -> dict[str, Any]:
        """The header as a line of the file."""
        both = lambda text: {"zh": text.zh, "en": text.en}  # noqa: E731
        return {
            "line": "game",
            "format": FORMAT,
            "rules": self.rules,
            "program": self.program,
            "seed": self.seed,
            "scenario": self.scenario,
            "scenario_name": both(self.scenario_name),
            "institution": self.institution,
            "institution_name": both(self.institution_name),
            "turns": self.turns,
            "lang": self.lang,
            "date": self.date,
            "pseudonym": self.pseudonym,
            "start": self.start,
            "before": list(self.before),
            "scenario_hash": self.scenario_hash,
            "institution_hash": self.institution_hash,
            "scenario_text": self.scenario_text,
            "institution_text": self.institution_text,
        }


@dataclass(frozen=True)
class Turn:
    """One committed turn. Turns count from 1."""

    turn: int
    decisions: dict[str, Any]
    levels: dict[str, int]  # of the state after it, by their names in conditions
    digest: str  # of the state after it
    reason: str = ""
    comment: str = ""
    line: int = 0

    def body(self) -> dict[str, Any]:
        return {
            "line": "turn",
            "turn": self.turn,
            "decisions": self.decisions,
            "reason": self.reason,
            "comment": self.comment,
            "levels": self.levels,
            "digest": self.digest,
        }


@dataclass(frozen=True)
class Note:
    """Something said beside the game: a prediction, a bookmark, the parent of a branch, a pseudonym."""

    note: str
    turn: int  # the turn that was open
    values: dict[str, Any] = field(default_factory=dict)
    line: int = 0

    def body(self) -> dict[str, Any]:
        return {"line": "note", "note": self.note, "turn": self.turn, "values": self.values}


@dataclass(frozen=True)
class Flaw:
    """The first thing wrong with a file. turn: the turn that shows it, 0 the header."""

    code: str  # torn · changed · damaged · order · after_end
    line: int
    turn: int
    text: Text


@dataclass(frozen=True)
class Recording:
    path: Path | None
    header: Header
    turns: tuple[Turn, ...]  # one after the other from 1
    notes: tuple[Note, ...]
    later: tuple[Turn, ...] = ()  # turns after a gap: only their recorded levels are of use
    flaw: Flaw | None = None
    chain: str = lines.START  # digest of the last whole line
    data: bytes = field(default=b"", repr=False)  # the file up to the end of the last whole line

    @property
    def pseudonym(self) -> str:
        said = [str(note.values.get("name", "")) for note in self.notes if note.note == "pseudonym"]
        return said[-1] if said else self.header.pseudonym

    @property
    def levels(self) -> dict[int, dict[str, int]]:
        """Turn -> levels as they were written down, also where nothing can be computed again."""
        return {turn.turn: turn.levels for turn in (*self.later, *self.turns)}

    @property
    def is_torn(self) -> bool:
        """Only the last line is unfinished: the power went, the rest is as it was written."""
        return self.flaw is not None and self.flaw.code == "torn"


def open_recording(path: Path | str) -> Recording:
    """Reads a file. Raises UserError where nothing at all can be opened; names the first flaw otherwise."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > LARGEST:
                raise words.not_a_recording(path, "huge")
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise words.disk_error(error, path) from None
    return parse(data, path)


def parse(data: bytes, path: Path | None = None) -> Recording:
    """A recording from the bytes of its file."""
    place = path or Path("-")
    if len(data) > LARGEST:
        raise words.not_a_recording(place, "huge")
    if not data.strip():
        raise words.not_a_recording(place, "empty")
    mark = len(b"\xef\xbb\xbf") if data.startswith(b"\xef\xbb\xbf") else 0
    found = lines.read(data[mark:])
    header = _header(found[0], data, place)
    rest = _Rest()
    for line in found[1:]:
        rest.take(line)
    flaw = rest.flaw if found[0].is_bound else _flaw("changed", 1, 0)
    last = found[-1]
    if flaw and flaw.line == last.number > 1 and not data.endswith(b"\n"):
        rest.leave_out(last.number)
        turns = len(rest.turns)
        flaw = Flaw("torn", last.number, turns, words.torn(last.number, turns))
        last = found[-2]
    parts = (tuple(rest.turns), tuple(rest.notes), tuple(rest.later))
    return Recording(path, header, *parts, flaw, last.chain, data[: mark + last.end])


class _Rest:
    """What stands below the header, taken line by line."""

    def __init__(self):
        self.turns: list[Turn] = []
        self.notes: list[Note] = []
        self.later: list[Turn] = []
        self.flaw: Flaw | None = None

    def take(self, line: lines.Line) -> None:
        """Puts a line where it belongs and remembers the first flaw."""
        read = _note_or_turn(line)
        due = len(self.turns) + 1
        code = "damaged" if read is None else "" if line.is_bound else "changed"
        if isinstance(read, Note):
            self.notes.append(read)
            due -= 1
        elif isinstance(read, Turn) and read.turn == due:
            self.turns.append(read)
        elif isinstance(read, Turn):
            self.later.append(read)
            code = code or "order"
        if code and self.flaw is None:
            self.flaw = _flaw(code, line.number, due)

    def leave_out(self, number: int) -> None:
        """Forgets what the line of this number said."""
        for kept in (self.turns, self.notes, self.later):
            kept[:] = [one for one in kept if one.line != number]


def _flaw(code: str, line: int, turn: int) -> Flaw:
    return Flaw(code, line, turn, words.line_flaw(code, line))


def _note_or_turn(line: lines.Line) -> Note | Turn | None:
    body = line.body or {}
    return _note(body, line.number) if body.get("line") == "note" else _turn(body, line.number)


def _header(line: lines.Line, data: bytes, path: Path) -> Header:
    body = line.body
    if body is None:
        looks_cut = data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b'{"line":"game"')
        binary = b"\0" in data[:4096] or not _is_text(data[:4096])
        raise words.not_a_recording(path, "header" if looks_cut else "binary" if binary else "foreign")
    kind = body.get("line")
    if kind in ("turn", "note"):
        raise words.not_a_recording(path, "no_header")
    if kind != "game":
        raise words.not_a_recording(path, "foreign")
    if _is_whole(body.get("format")) and body["format"] > FORMAT:
        raise words.not_a_recording(path, "newer")
    header = _header_of(body)
    if header is None:
        raise words.not_a_recording(path, "header")
    return header


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(data) - 4  # cut in the middle of a character
    return True


def _header_of(body: dict[str, Any]) -> Header | None:
    """The header from its line, or nothing where a value is missing or of the wrong kind."""
    texts = ("scenario", "institution", "scenario_text", "institution_text", "start", "date", "program")
    fits = (
        body.get("format") == FORMAT
        and all(isinstance(body.get(name), str) for name in (*texts, "pseudonym"))
        and all(_is_whole(body.get(name)) for name in ("rules", "seed", "turns"))
        and 0 <= body["seed"] < 1 << 64
        and all(_HASH.fullmatch(str(body.get(name))) for name in ("scenario_hash", "institution_hash"))
        and isinstance(body.get("before"), list)
        and all(_is_levels(levels) for levels in body["before"])
        and all(_is_pair(body.get(name)) for name in ("scenario_name", "institution_name"))
        and body.get("lang") in LANGUAGES
    )
    if not fits:
        return None
    return Header(
        **{
            name: body[name]
            for name in (*texts, "rules", "seed", "turns", "scenario_hash", "institution_hash")
        },
        scenario_name=Text(**body["scenario_name"]),
        institution_name=Text(**body["institution_name"]),
        before=tuple(body["before"]),
        lang=body["lang"],
        pseudonym=body["pseudonym"],
    )


def _turn(body: dict[str, Any], line: int) -> Turn | None:
    fits = (
        body.get("line") == "turn"
        and _is_whole(body.get("turn"))
        and isinstance(body.get("decisions"), dict)
        and _is_levels(body.get("levels"))
        and all(isinstance(body.get(name), str) for name in ("digest", "reason", "comment"))
    )
    if not fits:
        return None
    names = ("turn", "decisions", "levels", "digest", "reason", "comment")
    return Turn(**{name: body[name] for name in names}, line=line)


def _note(body: dict[str, Any], line: int) -> Note | None:
    fits = isinstance(body.get("note"), str) and _is_whole(body.get("turn"))
    if not fits or not isinstance(body.get("values"), dict):
        return None
    return Note(body["note"], body["turn"], body["values"], line)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 64


def _is_levels(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_whole(number) for number in value.values())


def _is_pair(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"zh", "en"}
        and all(isinstance(t, str) for t in value.values())
    )
