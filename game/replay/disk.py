"""Files that survive a crash: created whole or not at all, appended to and flushed to the disk."""

import contextlib
import errno
import os
from pathlib import Path

from game.replay import words


def create(path: Path, data: bytes, replace: bool = False) -> None:
    """Writes a new file at one stroke. Raises UserError; then no half file is left behind."""
    temporary = path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _put_in_place(temporary, path, replace)
        finally:
            temporary.unlink(missing_ok=True)
        _flush_folder(path.parent)
    except OSError as error:
        raise words.disk_error(error, path) from None


def append(path: Path, length: int, data: bytes) -> None:
    """Adds `data` after the first `length` bytes, cutting off the half line of an earlier failure.

    Raises OSError; the file may then end in part of `data`, which the next append cuts off.
    """
    with path.open("r+b") as file:
        file.seek(length)
        file.truncate()
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def size(path: Path) -> int:
    """Bytes of a file, -1 where there is none. Raises UserError where the place cannot be looked at."""
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return -1
    except OSError as error:
        raise words.disk_error(error, path) from None


def _put_in_place(temporary: Path, path: Path, replace: bool) -> None:
    if replace:
        os.replace(temporary, path)
    elif os.name == "nt":
        os.rename(temporary, path)  # refuses to replace there
    else:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:
            if path.exists():
                raise FileExistsError(errno.EEXIST, "", str(path)) from None
            os.rename(temporary, path)  # a file system without links


def _flush_folder(folder: Path) -> None:
    """The new name itself must survive a power cut, where the system can promise that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    with contextlib.suppress(OSError):  # some network drives cannot; the file's own bytes are down already
        os.fsync(handle)
    os.close(handle)
