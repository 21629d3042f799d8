"""Builds game/sim/tables.npy: the stored curves and quantiles of the rules (run once, result committed).

Floats are used here, offline, and only here; the engine reads the whole numbers. A test pins the file's
digest, so a machine whose libm rounds otherwise cannot change anybody's luck.
"""

from math import exp, log
from pathlib import Path
from statistics import NormalDist

import numpy as np

ONE = 65536
DRAWS = 65536


def tukey(q: float) -> float:
    """Normal quantile by the Tukey lambda approximation that model.md uses for the levels' buffers."""
    q = min(max(q, 1e-4), 1 - 1e-4)
    return 4.91 * (q**0.14 - (1 - q) ** 0.14)


def grid(f, low, high, bits):
    """f at the cell borders of a Curve."""
    return [round(f(low + i / 2**bits) * ONE) for i in range((high - low) * 2**bits + 1)]


def quantiles(f):
    """f at the middle of each of 65,536 equal slices of probability."""
    return [round(f((i + 0.5) / DRAWS) * ONE) for i in range(DRAWS)]


def main():
    normal = NormalDist()
    half = [normal.inv_cdf((i + 0.5) / DRAWS) for i in range(DRAWS // 2)]
    z = half + [-v for v in reversed(half)]
    parts = [
        grid(lambda x: exp(-x), 0, 16, 6),
        grid(lambda x: 1 / (1 + exp(-x)), -8, 8, 5),
        grid(log, 1, 64, 5),
        grid(tukey, 0, 1, 10),
        quantiles(lambda u: -log(-log(u))),
        quantiles(lambda u: -log(1 - u)),
        [round(v * ONE) for v in z],
        [round(exp(0.7 * v) * ONE) for v in z],
        [round(exp(0.35 * v) * ONE) for v in z],
        [round(exp(0.35 * v - 0.06) * ONE) for v in z],
        [round(exp(0.12 * v) * ONE) for v in z],
    ]
    table = np.array([x for part in parts for x in part], dtype="<i4")
    np.save(Path(__file__).parent.parent / "game" / "sim" / "tables.npy", table)


if __name__ == "__main__":
    main()
