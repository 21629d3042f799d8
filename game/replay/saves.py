"""Where games are saved, what lies there, and names for new files."""

import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from game import user_folder
from game.content.compile import Compiled
from game.content.text import Text, UserError
from game.replay import words
from game.replay.entries import Note
from game.replay.recording import SUFFIX, Recording, open_recording
from game.sim.engine import RULES_NUMBER

_LONGEST = 60  # characters of a file name before its suffix
_RESERVED = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}


@dataclass(frozen=True)
class Save:
    """One file in the save folder, as a list of saves shows it."""

    path: Path
    scenario: Text
    institution: Text
    turn: int  # turns played
    turns: int  # turns there are
    modified: float  # seconds since 1970, from the file
    pseudonym: str = ""
    is_over: bool = False
    is_damaged: bool = False
    can_continue: bool = False
    trouble: Text | None = None  # what is wrong with it

    @property
    def date(self) -> str:
        return date.fromtimestamp(self.modified).isoformat()


def save_folder() -> Path:
    """The person's own folder of saves; DARE_TO_ACT_HOME names another place."""
    return user_folder() / "saves"


def new_save(compiled: Compiled, folder: Path | None = None, is_secret: bool = False) -> Path:
    """A free file name for a new game; where the institution is a secret the name does not give it away."""
    names = compiled.names
    under = "" if is_secret else f"-{names.institution.id}"
    stem = f"{names.scenario.id}{under}-{date.today().isoformat()}"
    return free_path((folder or save_folder()) / (safe_name(stem) + SUFFIX))


def free_path(path: Path) -> Path:
    """The path itself, or the next one with a number that no file has yet."""
    stem = stem_of(path)
    number, found = 1, path
    while os.path.exists(found):
        number += 1
        found = path.with_name(f"{stem}-{number}{SUFFIX}")
    return found


def stem_of(path: Path) -> str:
    """The file's name without the suffix of recordings."""
    return path.name.removesuffix(SUFFIX).removesuffix(".jsonl")


def safe_name(text: str) -> str:
    """A file name that every system takes, made from any text."""
    plain = unicodedata.normalize("NFKC", text)
    name = re.sub(r"[^\w-]+", "_", plain).strip("_-.")[:_LONGEST]
    if not name or name.casefold() in _RESERVED:
        return f"game_{name}".rstrip("_")
    return name


def list_saves(folder: Path | None = None) -> list[Save]:
    """What lies in the save folder, the latest first. A folder that is not there yet holds nothing."""
    folder = folder or save_folder()
    try:
        files = [path for path in folder.iterdir() if is_recording(path)]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise words.disk_error(error, folder) from None
    found = [save for path in files if (save := look(path))]
    return sorted(found, key=lambda save: (-save.modified, save.path.name))


def is_recording(path: Path) -> bool:
    """Whether a file is named like a recording."""
    return path.name.endswith(".jsonl") and not path.name.startswith(".") and os.path.isfile(path)


def look(path: Path) -> Save | None:
    """One file at a glance, without computing anything; None where it has just gone."""
    try:
        modified = path.stat().st_mtime
    except OSError:
        return None
    try:
        return _glance(path, open_recording(path), modified)
    except UserError as error:
        name = Text(stem_of(path), stem_of(path))
        return Save(path, name, Text(), 0, 0, modified, is_damaged=True, trouble=error.text)


def _glance(path: Path, recording: Recording, modified: float) -> Save:
    header = recording.header
    turn = max(recording.levels, default=0)
    removed = recording.levels[turn].get("removed", 0) > 0 if turn else False
    is_over = removed or turn >= header.turns
    same_rules = header.rules == RULES_NUMBER
    is_damaged = recording.flaw is not None and not recording.is_torn
    return Save(
        path,
        header.scenario_name,
        Text() if is_under_seal(recording.notes) else header.institution_name,
        turn,
        header.turns,
        modified,
        recording.pseudonym,
        is_over=is_over,
        is_damaged=is_damaged,
        can_continue=same_rules and not is_over,
        trouble=recording.flaw.text if recording.flaw else None,
    )


def is_under_seal(notes: Sequence[Note]) -> bool:
    """A game of a lesson whose institutions the lecturer has not revealed."""
    kinds = {note.note for note in notes}
    return "lesson" in kinds and "revealed" not in kinds


def delete_save(path: Path) -> None:
    """Removes one recording and nothing else. Raises UserError where it cannot."""
    if not is_recording(path):
        raise UserError(
            Text(f"{path}：不是记录文件，没有删除。", f"{path}: not a recording, nothing was deleted."), 1
        )
    try:
        path.unlink()
    except OSError as error:
        raise words.disk_error(error, path) from None
