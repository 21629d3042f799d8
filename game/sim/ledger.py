"""Double-entry books: the only way to change a level, and every change has its cause.

A level is what a person may ask "why" about. The law: level before + entries of the month = level now,
for every level of every game (tests/test_laws.py).
"""

import numpy as np

from game.sim.fixed import clip, total

# Level -> State field. A level may be an array over publics or staff; the books then hold its sum, and
# with detail=True every single entry.
LEVELS = (
    "trust",
    "risk",
    "capacity",
    "control",
    "blame",
    "staff_blame",
    "blame_above",
    "score",
    "records",
    "results",
    "days",
    "money",
    "caution",
    "motivation",
    "fatigue",
)


class Ledger:
    """The entries of one month: (level, cause) -> change, summed over the level's members, shape (G,)."""

    def __init__(self, state, detail: bool = False):
        self.state = state
        self.nothing = np.zeros(state.games, np.int64)
        self.entries: dict[tuple[str, str], np.ndarray] = {}
        self.detail: dict[tuple[str, str], np.ndarray] | None = {} if detail else None

    def change(self, level: str, cause: str, delta: np.ndarray) -> None:
        """Adds delta (same shape as the level) and books it under its cause."""
        array = getattr(self.state, level)
        array += delta
        whole = delta if np.shape(delta) == array.shape else np.broadcast_to(delta, array.shape)
        total = whole if array.ndim == 1 else whole.sum(0, dtype=np.int64)
        at = (level, cause)
        self.entries[at] = self.entries[at] + total if at in self.entries else total + 0
        if self.detail is not None:
            self.detail[at] = self.detail[at] + whole if at in self.detail else whole.copy()

    def become(self, level: str, cause: str, value: np.ndarray) -> None:
        """Sets a level that another rule computed; the difference is booked."""
        self.change(level, cause, value - getattr(self.state, level))

    def bound(self, level: str, low: int, high: int) -> None:
        """Holds a level in its range; what is cut off is booked too."""
        array = getattr(self.state, level)
        self.change(level, "limit", clip(array, low, high) - array)

    def clear(self, level: str) -> None:
        """A monthly level starts again from nothing; last month's value is booked out."""
        self.change(level, "last_month", -getattr(self.state, level))

    def silence(self, games: np.ndarray) -> None:
        """Finished games stand still: nothing was booked in them."""
        for book in (self.entries, self.detail or {}):
            for entry in book.values():
                entry[..., games] = 0

    def total(self, level: str) -> np.ndarray:
        """The sum of the month's entries of one level, shape (G,)."""
        parts = [entry for (name, _), entry in self.entries.items() if name == level]
        return total([self.nothing, *parts])
