"""The checked tree of a condition, and the ranges that prove it cannot overflow."""

from collections.abc import Iterable
from dataclasses import dataclass

from game.sim.fixed import HALF, Q

SWITCHES = ("removed", "tolerance_on", "campaign")  # numbers 0 and 1 that also stand alone as yes or no

NUMBER, BOOL, SWITCH = "number", "bool", "switch"

# What each name can be at most, in people's units; the proof against overflow stands on these.
RANGES: dict[str, tuple[int, int]] = {
    "month": (1, 12), "turn": (1, 60), "score": (-1000, 1000), "compliance": (0, 100), "rank": (1, 100),
    "complaints": (0, 10_000), "load": (0, 20), "blame": (0, 10_000), "trust": (0, 100),
    "hidden_risk": (0, 50), "real": (-1000, 1000), "capacity": (0, 100), "caution": (0, 20),
    "motivation": (0, 10), "real_share": (0, 1), "trace_share": (0, 1), "fake_share": (0, 1),
    "innovations": (0, 10_000), "filed": (0, 10_000), "granted": (0, 10_000), "refused": (0, 10_000),
    "overruled": (0, 10_000), "claims": (0, 10_000), "incidents": (0, 10_000), "findings": (0, 10_000),
    "visits": (0, 10_000), "excused": (0, 10_000), "removed": (0, 1), "career": (-1000, 1000),
    "public": (-1000, 1000), "removal_line": (0, 1000), "tolerance_on": (0, 1),
    "campaign": (0, 1), "fatigue": (0, 100), "exposed": (0, 10_000), "graft_found": (0, 10_000),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expr:
    """A checked node. low and high bound it in fixed point; for yes/no they are 0 and 1."""

    op: str
    args: tuple["Expr", ...] = ()
    kind: str = NUMBER
    low: int = 0
    high: int = 1
    value: int = 0  # fixed point of a constant, row of a name, index of a flag
    name: str = ""  # canonical name, or flag
    at: int = 0
    text: str = ""


def walk(tree: Expr) -> Iterable[Expr]:
    """Every node, children first."""
    for arg in tree.args:
        yield from walk(arg)
    yield tree


def interval(op: str, args: tuple[Expr, ...]) -> tuple[int, int]:
    """Bounds of a result in fixed point, rounded like the rules do."""
    a = args[0]
    if op == "neg":
        return -a.high, -a.low
    if op == "abs":
        least = 0 if a.low <= 0 <= a.high else min(abs(a.low), abs(a.high))
        return least, max(abs(a.low), abs(a.high))
    b = args[1]
    if op == "add":
        return a.low + b.low, a.high + b.high
    if op == "sub":
        return a.low - b.high, a.high - b.low
    if op == "mul":
        corners = [(x * y + HALF) >> Q for x in (a.low, a.high) for y in (b.low, b.high)]
        return min(corners), max(corners)
    pick = min if op == "min" else max
    return pick(a.low, b.low), pick(a.high, b.high)


def decided(op: str, a: Expr, b: Expr) -> tuple[int, int]:
    """(1, 1) if the comparison always holds, (0, 0) if never, (0, 1) if it depends."""
    if op in ("gt", "ge"):
        return decided({"gt": "lt", "ge": "le"}[op], b, a)
    if op == "lt":
        return int(a.high < b.low), int(a.low < b.high)
    if op == "le":
        return int(a.high <= b.low), int(a.low <= b.high)
    is_apart = a.high < b.low or b.high < a.low
    is_one = a.low == a.high == b.low == b.high
    return (int(is_one), int(not is_apart)) if op == "eq" else (int(is_apart), int(not is_one))
