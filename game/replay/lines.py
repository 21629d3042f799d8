"""Lines of a recording and the chain that binds them: each line's digest covers its own text and the digest
of the line before it, the header included.
"""

import json
import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

_MARK = b',"chain":"'
_DIGITS = 32
_TAIL = len(_MARK) + _DIGITS + 2  # the digest, the closing quote and the closing brace
_HEX = re.compile(f"[0-9a-f]{{{_DIGITS}}}")
START = "0" * _DIGITS  # what the header's digest continues


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands in a file. `body` is None where it is not a whole line of a recording."""

    number: int
    body: dict[str, Any] | None
    chain: str
    is_bound: bool  # its digest fits its text and the line before it
    end: int  # bytes of the file up to and including this line


def write(body: dict[str, Any], before: str) -> tuple[bytes, str]:
    """The line for `body` with its newline, and its digest. `before` is the digest of the line before."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    head = text.encode("utf-8", "replace")[:-1]
    chain = digest(head, before)
    return head + _MARK + chain.encode() + b'"}\n', chain


def digest(head: bytes, before: str) -> str:
    return blake2b(head, digest_size=_DIGITS // 2, key=before.encode()).hexdigest()


def read(data: bytes) -> list[Line]:
    """Every line of a file. Nothing in it can make this raise."""
    found: list[Line] = []
    before, at = START, 0
    parts = data.split(b"\n")
    for number, raw in enumerate(parts if parts[-1] else parts[:-1], 1):
        at = min(len(data), at + len(raw) + 1)
        line = _line(raw.rstrip(b"\r"), number, before, at)
        before = line.chain or before
        found.append(line)
    return found


def _line(raw: bytes, number: int, before: str, end: int) -> Line:
    head, tail = raw[:-_TAIL], raw[-_TAIL:]
    whole = tail.startswith(_MARK) and tail.endswith(b'"}')
    chain = tail[len(_MARK) : -2].decode("ascii", "replace") if whole else ""
    if not _HEX.fullmatch(chain):
        return Line(number, _body(raw), "", False, end)
    return Line(number, _body(raw), chain, chain == digest(head, before), end)


def _body(raw: bytes) -> dict[str, Any] | None:
    try:
        body = json.loads(raw.decode("utf-8"), parse_constant=_no_constant, parse_float=_finite)
        if not isinstance(body, dict):
            return None
        body.pop("chain", None)
        json.dumps(body, ensure_ascii=False).encode(
            "utf-8"
        )  # a lone surrogate cannot be shown or written again
    except (ValueError, RecursionError):
        return None
    return body


def _no_constant(word: str):
    raise ValueError(word)


def _finite(word: str) -> float:
    value = float(word)
    if value - value:  # infinite or not a number
        raise ValueError(word)
    return value
