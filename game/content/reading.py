"""Bytes of a file -> text, or one sentence why not: too large, another encoding, invisible characters."""

import os
import re
from pathlib import Path

from game.content.source import Scalar, Source, parse
from game.content.text import Text

LARGEST = 4 * 1024 * 1024

# Control characters, line separators that editors count differently, direction marks and other things
# that cannot be seen but change what a line means.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_UTF16 = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_source(path: str | os.PathLike[str], shown: str | None = None) -> Source:
    """Reads and parses one file; `shown` is how messages name it. Never raises for what the file holds."""
    name = shown or os.fspath(path)
    source = Source(name)
    try:
        size = os.stat(path).st_size
        if not Path(path).is_file():
            raise IsADirectoryError
        if size > LARGEST:
            source.report("E151", None, size=size / 1024 / 1024, limit=LARGEST // 1024 // 1024)
            return source
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        source.report("E150", None, why=_why(error))
        return source
    return decode(data, name)


def decode(data: bytes, name: str) -> Source:
    """The source of a file's bytes."""
    encoding = _UTF16.get(data[:2])
    text = None
    if encoding is None:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return _foreign(data, name, error.start)
    if text is None:
        source = Source(name)
        source.report("E152", None, encoding=encoding)
        return source
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _INVISIBLE.search(text)
    if found:
        return _invisible(text, name, found)
    return parse(text, name)


def _foreign(data: bytes, name: str, start: int) -> Source:
    """Not UTF-8: GBK if it reads as Chinese text, otherwise nothing a person typed here."""
    if b"\x00" in data[: start + 4000]:
        source = Source(name)
        source.report("E169", None)
        return source
    guess = data.decode("gb18030", errors="replace")
    foreign = [char for char in guess[: start + 4000] if char > "\u007f"]
    is_gbk = (
        sum("\u3000" <= char <= "\u9fff" or char in "“”‘’…—·" for char in foreign) * 10 > len(foreign) * 9
    )
    text = guess if is_gbk else data.decode("utf-8", errors="replace")
    source = Source(name, text.replace("\r\n", "\n").replace("\r", "\n"))
    before = data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").decode("utf-8")
    place = Scalar(before.count("\n") + 1, len(before) - before.rfind("\n"), "", None)
    source.report("E152", place, encoding="GBK" if is_gbk else Text("别的编码", "another encoding"))
    return source


def _invisible(text: str, name: str, found: re.Match[str]) -> Source:
    source = Source(name, text)
    start = found.start()
    line = text.count("\n", 0, start) + 1
    place = Scalar(line, start - text.rfind("\n", 0, start), "", None)
    if found.group() == "\x00":
        source.report("E169", place)
    else:
        source.report("E153", place, char=f"U+{ord(found.group()):04X}")
    return source


def _why(error: Exception) -> Text:
    if isinstance(error, FileNotFoundError):
        return Text("找不到", "it does not exist")
    if isinstance(error, IsADirectoryError):
        return Text("这不是普通文件", "it is not a regular file")
    if isinstance(error, PermissionError):
        return Text("没有权限", "permission denied")
    if isinstance(error, OSError) and error.errno == 40:
        return Text("链接绕成了圈", "the links run in a circle")
    return Text("系统不让读", "the system refuses")
