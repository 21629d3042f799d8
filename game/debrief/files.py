"""Where exports go: inside one folder and nowhere else, whatever a recording calls itself."""

from pathlib import Path

from game.replay import disk
from game.replay.saves import safe_name


class Folder:
    """A folder that exports are written into. Names are made safe, and told apart where two are the same."""

    def __init__(self, path: Path):
        self.path = path
        self.written: list[Path] = []
        self._taken: set[str] = set()

    def inside(self, name: str) -> "Folder":
        """A folder of its own for one recording."""
        stem = safe_name(name)
        found, number = stem, 1
        while found.casefold() in self._taken:
            number += 1
            found = f"{stem}-{number}"
        self._taken.add(found.casefold())
        return Folder(self.path / found)

    def write(self, name: str, data: str | bytes) -> Path:
        """One file, whole or not at all; an earlier export of that name is replaced. Raises UserError."""
        stem, dot, suffix = name.rpartition(".")
        path = self.path / (safe_name(stem) + dot + safe_name(suffix))
        disk.create(path, data.encode("utf-8") if isinstance(data, str) else data, replace=True)
        self.written.append(path)
        return path
