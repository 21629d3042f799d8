"""Changes to a person's own files: shown as a diff first, then written whole or not at all."""

import difflib
import os
from pathlib import Path

from game.content.text import Text, UserError

_BOM = b"\xef\xbb\xbf"


def show_change(path: str, before: str, after: str) -> None:
    """Prints what changes, line by line."""
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), path, path, lineterm="", n=1)
    print("\n".join(lines))


def replace_text(path: Path, text: str) -> None:
    """Another text for a file, whole or not at all, with the line ends and byte order mark it had."""
    old = path.read_bytes()
    data = text.replace("\n", "\r\n").encode() if b"\r\n" in old else text.encode()
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(_BOM * old.startswith(_BOM) + data)
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UserError(_UNWRITTEN.fill(path=str(path), why=error.strerror or str(error)), 1) from error


_UNWRITTEN = Text(
    "写不了 {path}：{why}。原文件没有动。", "Cannot write {path}: {why}. The file is as it was."
)
