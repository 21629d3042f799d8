"""Stored curves and quantiles (built once by tools/build_tables.py, pinned by a test).

Quantile tables are indexed by a 16-bit draw and hold fixed-point values; they have no interpolation,
because linear cells fail in the tail.
"""

import numpy as np

from game.sim.fixed import Curve

_DRAWS = 65536
_SIZES = (16 * 64 + 1, 16 * 32 + 1, 63 * 32 + 1, 1024 + 1) + (_DRAWS,) * 7
_table = np.load(__file__[: -len("tables.py")] + "tables.npy")
_ends = np.cumsum(_SIZES)
_parts = [_table[end - size : end].astype(np.int64) for end, size in zip(_ends, _SIZES, strict=True)]

exp_minus = Curve(_parts[0], 0, 6)
"""exp(-x) for x in 0..16."""
sigma = Curve(_parts[1], -8, 5)
"""The logistic function on -8..8."""
ln = Curve(_parts[2], 1, 5)
"""Natural logarithm on 1..64."""
buffer_quantile = Curve(_parts[3], 0, 10)
"""Standard normal quantile of a probability 0..1 (Tukey lambda)."""

GUMBEL, EXPONENTIAL, NORMAL, LOGNORMAL_70, LOGNORMAL_35, MOTIVATION_SPREAD, LOGNORMAL_12 = _parts[4:]
