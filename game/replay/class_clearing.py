"""Clearing a class away: its recordings and what was made from them, and nothing else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from game.content.text import UserError
from game.replay import words
from game.replay.class_folder import ClassFolder
from game.replay.saves import stem_of

# The files that `debrief` writes into the folder of a recording and into that of the class.
_DERIVED = re.compile(
    r"(page|class)\.html|(worksheet|script)\.(docx|html)|card-\d+\.(docx|html)|slides\.pptx"
    r"|(turns|decisions|levels|events|counts)\.csv|statements\.jsonl"
)


@dataclass(frozen=True)
class Cleared:
    """What went, and what would not: path -> why."""

    recordings: tuple[Path, ...]
    derived: tuple[Path, ...]
    kept: tuple[Path, ...]  # in the folder, but not of this class
    failed: tuple[UserError, ...]


def recordings_of(found: ClassFolder) -> list[Path]:
    """Every file of the class: what counts, earlier copies, damaged and half copied ones under its code."""
    own = [*found.paths, *found.earlier]
    named = [path for path in found.folder.iterdir() if _is_named(path, found.code)]
    foreign = {aside.path for aside in found.aside}
    own += [path for path in named if path not in foreign or not _is_of_another(found, path)]
    return sorted(set(own))


def derived_of(found: ClassFolder, others: Iterable[Path] = ()) -> list[Path]:
    """What `debrief` made from these recordings, in the class's folder or in the folders named."""
    names = {stem_of(path) for path in recordings_of(found)} | {"class"}
    made: list[Path] = []
    for place in {found.folder, found.folder / "debrief", *others}:
        for name in names:
            folder = place / name
            if folder.is_dir():
                made += [path for path in folder.iterdir() if _DERIVED.fullmatch(path.name)]
    return sorted(set(made))


def clear(found: ClassFolder, others: Iterable[Path] = ()) -> Cleared:
    """Removes them. What cannot be removed is told, and the rest goes on."""
    recordings, derived = recordings_of(found), derived_of(found, others)
    gone: list[Path] = []
    failed: list[UserError] = []
    for path in (*recordings, *derived):
        try:
            path.unlink()
            gone.append(path)
        except OSError as error:
            failed.append(words.disk_error(error, path))
    for folder in {path.parent for path in derived}:
        if not any(folder.iterdir()):
            folder.rmdir()
    kept = sorted(path for path in found.folder.iterdir() if path.is_file())
    went = set(gone)
    removed = [tuple(path for path in paths if path in went) for paths in (recordings, derived)]
    return Cleared(removed[0], removed[1], tuple(kept), tuple(failed))


def _is_named(path: Path, code: str) -> bool:
    name = path.name.removeprefix(".")
    return bool(code) and name.startswith(f"{code}-") and (".jsonl" in name) and path.is_file()


def _is_of_another(found: ClassFolder, path: Path) -> bool:
    """A whole recording of another lesson, whatever its name says."""
    return any(aside.path == path and aside.is_foreign for aside in found.aside)
