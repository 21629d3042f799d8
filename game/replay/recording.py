"""The file of one game, read: everything that can be read, and the first flaw named (design.md 5).

JSON Lines in UTF-8: a header (rules number, seed, both texts whole, the levels of the run-in), then turn
lines and note lines, bound into a chain (`lines`). `journal` writes them.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

from game.content.text import Text
from game.replay import lines, words
from game.replay.entries import FORMAT, Header, Note, Turn, header_of, is_whole, note_of, turn_of

SUFFIX = ".gw.jsonl"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # some editors put it in front
LARGEST = 32 << 20  # bytes; a year with the longest scenario is well below one of these 32 MiB


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
    mark = len(_BYTE_ORDER_MARK) if data.startswith(_BYTE_ORDER_MARK) else 0
    if not data[mark:].strip():
        raise words.not_a_recording(place, "empty")
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
        self.turns = [turn for turn in self.turns if turn.line != number]
        self.later = [turn for turn in self.later if turn.line != number]
        self.notes = [note for note in self.notes if note.line != number]


def _flaw(code: str, line: int, turn: int) -> Flaw:
    return Flaw(code, line, turn, words.line_flaw(code, line))


def _note_or_turn(line: lines.Line) -> Note | Turn | None:
    body = line.body or {}
    return note_of(body, line.number) if body.get("line") == "note" else turn_of(body, line.number)


def _header(line: lines.Line, data: bytes, path: Path) -> Header:
    body = line.body
    if body is None:
        looks_cut = data.removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(b'{"line":"game"')
        binary = b"\0" in data[:4096] or not _is_text(data[:4096])
        raise words.not_a_recording(path, "header" if looks_cut else "binary" if binary else "foreign")
    kind = body.get("line")
    if kind in ("turn", "note"):
        raise words.not_a_recording(path, "no_header")
    if kind != "game":
        raise words.not_a_recording(path, "foreign")
    if is_whole(body.get("format")) and body["format"] > FORMAT:
        raise words.not_a_recording(path, "newer")
    header = header_of(body)
    if header is None:
        raise words.not_a_recording(path, "header")
    return header


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(data) - 4  # cut in the middle of a character
    return True
