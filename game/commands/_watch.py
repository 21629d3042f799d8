"""Looks at files again whenever one of them is saved, until Ctrl-C."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path

EVERY = 0.1  # seconds between two looks; a trainer who saves sees the answer at once


def stamps(paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """When each file was last written, and its size; a file that is just being replaced is left out."""
    found = {}
    for path in paths:
        try:
            stat = path.stat()
        except OSError:
            continue
        found[path] = stat.st_mtime_ns, stat.st_size
    return found


def watch(
    files: Callable[[], Iterable[Path]],
    saved: Callable[[list[Path]], None],
    keep_on: Callable[[], bool] = lambda: True,
) -> None:
    """Calls `saved` with the files that are new, changed or gone. Returns on Ctrl-C, or when told to."""
    before = stamps(files())
    try:
        while keep_on():
            time.sleep(EVERY)
            now = stamps(files())
            changed = [path for path in {**before, **now} if before.get(path) != now.get(path)]
            before = now
            if changed:
                saved(changed)
    except KeyboardInterrupt:
        return
