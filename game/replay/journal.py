"""The lines of a game being played, in memory and on disk: nothing said is lost because a disk failed."""

from pathlib import Path
from typing import Any

from game.replay import disk, lines, words
from game.replay.recording import Recording


class Journal:
    """Lines are added to memory first, then written. What could not be written is written with the next."""

    def __init__(self, path: Path | None = None):
        self.path = path  # None: kept in memory
        self.data = bytearray()
        self.chain = lines.START
        self.saved = 0  # bytes known to be on the disk
        self._has_half_line = False

    @classmethod
    def of(cls, recording: Recording) -> "Journal":
        """Goes on with a file that was read; a half-written last line is cut off by the next append."""
        journal = cls(recording.path)
        journal.data = bytearray(recording.data)
        journal.chain = recording.chain
        journal.saved = len(recording.data)
        journal._has_half_line = recording.is_torn
        if not recording.data.endswith(b"\n"):
            journal.data += b"\n"
        return journal

    @property
    def is_saved(self) -> bool:
        return self.path is not None and self.saved >= len(self.data)

    def add(self, body: dict[str, Any]) -> None:
        """Adds a line in memory only."""
        line, self.chain = lines.write(body, self.chain)
        self.data += line

    def flush(self) -> None:
        """Brings the file up to date; its bytes are on the disk when this returns. Raises UserError."""
        if self.path is None or self.is_saved:
            return
        on_disk = disk.size(self.path)
        if on_disk < 0:
            disk.create(self.path, bytes(self.data))
        elif self.saved == 0:
            raise words.exists(self.path)
        elif on_disk != self.saved and not self._has_half_line:
            raise words.changed_by_another(self.path)
        else:
            self._append(self.path)
        self.saved = len(self.data)
        self._has_half_line = False

    def save_as(self, path: Path, replace: bool = False) -> None:
        """Writes the whole game to another file and goes on there. Raises UserError; then it stays here."""
        disk.create(path, bytes(self.data), replace)
        self.path, self.saved, self._has_half_line = path, len(self.data), False

    def _append(self, path: Path) -> None:
        try:
            disk.append(path, self.saved, bytes(self.data[self.saved :]))
        except OSError as error:
            self._has_half_line = True
            raise words.disk_error(error, path) from None
