"""Chance is a function, not a stream: (seed, turn, stream, stable identity) -> integer.

A changed decision or a changed rule never shifts anybody else's luck, so two institutions meet the same
floods, petitions and visits (design.md 3). An identity is a person's, an office's or an event's own
number, never a slot index or a position in a file.
"""

import numpy as np

_STEP, _M1, _M2 = (np.uint64(x) for x in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
_SHIFTS = tuple(np.uint64(x) for x in (48, 32, 16, 0))
_16_BITS = np.uint64(0xFFFF)

# Registered for ever: add at the end, never renumber, never reuse (a test pins this table).
STREAMS = {
    "person": 1,
    "public_start": 2,
    "office_start": 3,
    "task": 4,
    "task_more": 5,
    "task_kind": 6,
    "rota": 7,
    "push_back": 8,
    "look": 9,
    "taste": 10,
    "taste_more": 11,
    "filing": 12,
    "outcome": 13,
    "visit": 14,
    "incident": 15,
    "scapegoat": 16,
    "claim": 17,
    "event": 18,
    "answer": 19,
    "peer": 20,
    "peer_month": 21,
    "style": 22,
    "style_task": 23,
    "leak": 24,
    "whistle": 25,
    "hazard": 40,
    "hazard_village": 41,
    "campaign": 42,
    "graft": 43,
    "county": 44,
    "turnover": 45,
    "newcomer": 46,
    "secondment": 47,
    "exposure": 48,
    "scene": 60,
    "case_clock": 61,
    "case_review": 62,
    "case_rule": 63,
    "case_later": 64,
    "closeness": 65,
}


def mix64(x: np.ndarray) -> np.ndarray:
    """The splitmix64 finaliser: every input bit reaches every output bit."""
    y = x >> np.uint64(30)
    y ^= x
    y *= _M1
    x = y >> np.uint64(27)
    x ^= y
    x *= _M2
    y = x >> np.uint64(31)
    y ^= x
    return y


def key_of(seeds) -> np.ndarray:
    """One 64-bit key per game from its seed, shape (G,)."""
    seeds = np.asarray(seeds, dtype=np.uint64).reshape(-1)
    return mix64(seeds * _STEP + np.uint64(0x1234567))


class Chance:
    """The draws of one turn for a batch of games; `key` has shape (G,)."""

    def __init__(self, key: np.ndarray, turn: int):
        self.key = key
        self.turn = np.uint64(turn)

    def _counter(self, stream: str, who) -> np.ndarray:
        head = (self.turn << np.uint64(48)) | (np.uint64(STREAMS[stream]) << np.uint64(40))
        return mix64((np.asarray(who, dtype=np.uint64) | head) * _STEP)

    def bits(self, stream: str, who) -> np.ndarray:
        """64 bits for each identity (below 2**40) and game, shape (len(who), G)."""
        return mix64(self.key ^ self._counter(stream, who)[:, None])

    def four(self, stream: str, who) -> list[np.ndarray]:
        """Four independent 16-bit draws, each (len(who), G): fixed-point uniforms in [0, 1)."""
        bits = self.bits(stream, who)
        return [((bits >> shift) & _16_BITS).astype(np.int64) for shift in _SHIFTS]

    def some(self, stream: str, who, count: int) -> list[np.ndarray]:
        """The first `count` (1 to 4) of the four draws."""
        bits = self.bits(stream, who)
        return [((bits >> shift) & _16_BITS).astype(np.int64) for shift in _SHIFTS[:count]]

    def only(self, games: np.ndarray) -> "Chance":
        """The same turn's chance for some of the games."""
        other = Chance(self.key[games], 0)
        other.turn = self.turn
        return other
