"""Where scenarios and institutions lie, and which file a name means."""

import os
from functools import lru_cache
from pathlib import Path

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
INSTITUTIONS = SCENARIOS / "institutions"
LIBRARIES = SCENARIOS / "libraries"
TEMPLATES = SCENARIOS / "templates"
_ENDINGS = (".yaml", ".yml")


def is_content(path: Path) -> bool:
    """True for a scenario or institution file by its name; X.plan.yaml and the like only go with one."""
    return path.suffix in _ENDINGS and "." not in path.stem


def files_below(folder: Path) -> list[Path]:
    """All scenario and institution files of a folder and the folders in it; links are not followed."""
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(root, name) for name in sorted(names) if is_content(Path(name))]
    return found


def institution_files(near: Path | None = None) -> dict[str, Path]:
    """Id -> file: those beside a scenario or institution file first, then those that come with the game."""
    found: dict[str, Path] = {}
    folders = [near.parent, near.parent / "institutions"] if near is not None else []
    for folder in (*folders, INSTITUTIONS):
        for path in _files_in(folder):
            if folder == INSTITUTIONS or _is_institution(path):
                found.setdefault(path.stem, path)
    return found


def scenario_files(near: Path | None = None) -> dict[str, Path]:
    """Id -> file of what a scenario may extend: those beside it first, then those that come with the game."""
    found: dict[str, Path] = {}
    for folder in (near.parent, SCENARIOS) if near is not None else (SCENARIOS,):
        for path in _files_in(folder):
            if not _is_institution(path):
                found.setdefault(path.stem, path)
    return found


def library_files(near: Path | None = None) -> dict[str, Path]:
    """Id -> file of the libraries: in `libraries` beside a scenario first, then those of the game."""
    found: dict[str, Path] = {}
    for folder in (near.parent / LIBRARIES.name, LIBRARIES) if near is not None else (LIBRARIES,):
        for path in _files_in(folder):
            found.setdefault(path.stem, path)
    return found


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if is_content(path) and path.is_file())
    except OSError:
        return []


def _is_institution(path: Path) -> bool:
    try:
        stat = path.stat()
    except OSError:
        return False
    return _starts_institution(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=512)
def _starts_institution(path: Path, changed: int, size: int) -> bool:
    """True if a line of the file's first 4 kB opens the institution section."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return False
    return any(line.startswith((b"institution:", "制度:".encode())) for line in head.splitlines())
