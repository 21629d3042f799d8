"""Fixed point with 16 fraction bits in int64: the only kind of fraction the rules know.

Every product is rounded by `mul`, every curve is a stored table with integer interpolation, so the
same game gives the same bits alone, in a batch, and on every machine (docs/decisions/0002).
"""

from functools import cache, reduce

import numpy as np

Q = 16
ONE = 1 << Q
HALF = ONE >> 1
_HALF, _Q = np.array(HALF, np.int64), np.array(Q, np.int64)  # spares numpy a conversion in every product


@cache
def fixed(text: str) -> int:
    """A decimal literal as fixed point, without passing through a float: fixed("0.25") == 16384."""
    sign = -1 if text.startswith("-") else 1
    whole, _, part = text.lstrip("+-").partition(".")
    scale = 10 ** len(part)
    digits = int((whole or "0") + part)
    return sign * ((digits * ONE * 2 + scale) // (2 * scale))


def mul(a, b):
    """Fixed x fixed -> fixed, rounded half up. The single rounding helper of the rules."""
    t = a * b
    t += _HALF
    t >>= _Q
    return t


def div(a, b):
    """Fixed / fixed -> fixed, floored; b must be positive."""
    return (a << Q) // b


def clip(x, low, high):
    """x held between low and high (numpy's own clip is ten times slower on one game)."""
    return np.minimum(np.maximum(x, low), high)


def toward(level, target, rate):
    """The level after it moved by `rate` of its gap to the target."""
    return level + mul(target - level, rate)


def approach(level, target, rate) -> None:
    """Moves a level in place by `rate` of its gap to the target: for large levels, in one working array."""
    gap = target - level
    gap *= rate
    gap += _HALF
    gap >>= _Q
    level += gap


def total(arrays) -> np.ndarray:
    """The sum of several arrays of one shape."""
    return reduce(np.add, arrays)


class Curve:
    """A function on [low, high] as a table of 2**bits cells per unit, linear between them."""

    def __init__(self, values: np.ndarray, low: int, bits: int):
        self.values = values.astype(np.int64)
        self.steps = np.append(np.diff(self.values), 0)
        self.low = low * ONE
        self.shift = Q - bits
        self.top = (len(values) - 1) << self.shift
        self.mask = (1 << self.shift) - 1

    def __call__(self, x):
        x = clip(x - self.low, 0, self.top)
        cell = x >> self.shift
        return self.values.take(cell) + (((x & self.mask) * self.steps.take(cell)) >> self.shift)
