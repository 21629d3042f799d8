"""Where a lesson file or a folder for handing in may lie: sticks, the game's own place, home."""

import os
import sys
from pathlib import Path

from game import user_folder

ROOT = Path(__file__).resolve().parents[2]


def beside_the_game() -> Path:
    """The folder the program was started from: that of the bundle's start file, or of the project."""
    return Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else ROOT


def drives() -> list[Path]:
    """Sticks, shares and further disks that are there now."""
    if os.name == "nt":
        letters = (Path(f"{letter}:/") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ")
        return [path for path in letters if os.path.isdir(path)]
    found: list[Path] = []
    for place in ("/media", "/run/media", "/Volumes", "/mnt"):
        found += _mounted(Path(place))
    return found


def _mounted(place: Path) -> list[Path]:
    """What is mounted below a place, directly or in a person's folder there."""
    found = []
    for path in _folders(place):
        inner = [path] if os.path.ismount(path) else [one for one in _folders(path) if os.path.ismount(one)]
        found += inner
    return found


def _folders(path: Path) -> list[Path]:
    try:
        return sorted(one for one in path.iterdir() if one.is_dir() and not one.name.startswith("."))
    except OSError:
        return []


def lesson_folders() -> list[Path]:
    """Where the file of a typed code is looked for."""
    roots = [*drives(), beside_the_game(), user_folder()]
    return [place for root in roots for place in (root, root / "lessons")]


def start_points() -> list[Path]:
    """Where choosing a folder begins."""
    found = [*drives(), beside_the_game()]
    try:
        found += [path for path in (Path.home() / "Desktop", Path.home()) if path.is_dir()]
    except (OSError, RuntimeError):  # a person without a home folder
        return found
    return found


def children(folder: Path) -> list[Path]:
    """The folders in a folder that a person would see. Raises OSError where it cannot be read."""
    inside = [path for path in folder.iterdir() if not path.name.startswith((".", "$"))]
    return sorted((path for path in inside if os.path.isdir(path)), key=lambda path: path.name.casefold())
