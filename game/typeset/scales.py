"""Numbers on an axis: round ticks, and values to places."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


def nice_step(rough: float) -> float:
    """The next of 1, 2, 2.5, 4, 5 times a power of ten."""
    if rough <= 0 or not math.isfinite(rough):
        return 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    for factor in (1, 2, 2.5, 4, 5):
        if rough <= factor * power * (1 + 1e-9):
            return factor * power
    return 10 * power


def nice_ticks(low: float, high: float, count: int = 5) -> list[float]:
    """About `count` round numbers; the first is at or below `low`, the last at or above `high`."""
    if not high > low:
        high = low + max(1.0, abs(low) * 0.1)
    step = nice_step((high - low) / max(1, count - 1))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(n * step, 10) for n in range(first, last + 1)]


def tick_text(value: float, step: float) -> str:
    """A tick as written on the axis: true minus, no needless decimals."""
    decimals = max(0, min(6, -math.floor(math.log10(step) + 1e-9))) if step > 0 else 0
    if decimals == 0 and abs(step - round(step)) > 1e-9:
        decimals = 1
    if decimals and abs(step * 10**decimals - round(step * 10**decimals)) > 1e-6:
        decimals += 1
    text = f"{abs(value):.{decimals}f}"
    return "−" + text if value < 0 and float(text) else text


@dataclass(frozen=True, slots=True)
class Axis:
    """Maps `low..high` to `start..end`; a vertical axis runs from the bottom up."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...] = ()

    def at(self, value: float) -> float:
        reach = self.high - self.low
        share = (value - self.low) / reach if reach else 0.5
        return self.start + (self.end - self.start) * min(1.0, max(0.0, share))

    def texts(self) -> list[str]:
        step = self.ticks[1] - self.ticks[0] if len(self.ticks) > 1 else 1.0
        return [tick_text(tick, step) for tick in self.ticks]


def axis_for(
    values: Iterable[float | None],
    start: float,
    end: float,
    *,
    low: float | None = None,
    high: float | None = None,
    count: int = 5,
) -> Axis:
    """An axis that holds all values; bounds that are given stay exactly as given."""
    known = [value for value in values if value is not None and math.isfinite(value)]
    bottom = min(known, default=0.0) if low is None else low
    top = max(known, default=1.0) if high is None else high
    ticks = nice_ticks(bottom, top, count)
    bottom = ticks[0] if low is None else low
    top = ticks[-1] if high is None else high
    kept = tuple(tick for tick in ticks if bottom - 1e-9 <= tick <= top + 1e-9)
    return Axis(bottom, top, start, end, kept)


def spread(wanted: Sequence[float], gaps: Sequence[float], low: float, high: float) -> list[float]:
    """Move middles apart so that parts of size `gaps` do not overlap, staying near what was wanted.

    Blocks that touch move together to the mean of their wishes; the whole stays between low and high where
    it fits, and starts at low where it does not.
    """
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n], n))
    blocks: list[tuple[float, float, list[int]]] = []  # top, size, members
    for n in order:
        blocks.append((wanted[n] - gaps[n] / 2, gaps[n], [n]))
        while len(blocks) > 1 and blocks[-2][0] + blocks[-2][1] > blocks[-1][0]:
            (_, size_a, a), (_, size_b, b) = blocks[-2:]
            blocks[-2:] = [(_top(a + b, wanted, gaps), size_a + size_b, a + b)]
    tops = _held([(top, size) for top, size, _ in blocks], low, high)
    out = [0.0] * len(wanted)
    for top, (_, _, members) in zip(tops, blocks, strict=True):
        for n in members:
            out[n] = top + gaps[n] / 2
            top += gaps[n]
    return out


def _top(members: list[int], wanted: Sequence[float], gaps: Sequence[float]) -> float:
    before, total = 0.0, 0.0
    for n in members:
        total += wanted[n] - gaps[n] / 2 - before
        before += gaps[n]
    return total / len(members)


def _held(blocks: list[tuple[float, float]], low: float, high: float) -> list[float]:
    """Push blocks inside the bounds, from the end and then from the start."""
    tops = [top for top, _ in blocks]
    limit = high
    for n in reversed(range(len(blocks))):
        tops[n] = min(tops[n], limit - blocks[n][1])
        limit = tops[n]
    limit = low
    for n, (_, size) in enumerate(blocks):
        tops[n] = max(tops[n], limit)
        limit = tops[n] + size
    return tops
