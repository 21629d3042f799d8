"""How much decisions, institution and luck account for in the two ledgers: shares of their variance."""

from dataclasses import dataclass

import numpy as np

from game.lab.trial import LEDGERS, Tally

SOURCES = ("institution", "style", "luck", "interplay")


@dataclass(frozen=True)
class Shares:
    """Of one ledger; all add up to 1. spread: its standard deviation over all games, points."""

    ledger: str
    of: dict[str, float]
    spread: float


def shares(tallies: list[Tally]) -> list[Shares]:
    """From games in which every style met every institution with the same seeds."""
    return [shares_of(name, np.concatenate([tally.ledgers[name] for tally in tallies])) for name in LEDGERS]


def shares_of(name: str, table: np.ndarray) -> Shares:
    """Main effects of a table (seeds, institutions, styles), and what they leave."""
    centred = table - table.mean()
    total = float((centred**2).mean())
    if total <= 0:
        return Shares(name, dict.fromkeys(SOURCES, 0.0), 0.0)
    parts = [float((centred.mean(axes) ** 2).mean()) / total for axes in ((0, 2), (0, 1), (1, 2))]
    return Shares(name, dict(zip(SOURCES, (*parts, 1 - sum(parts)), strict=True)), total**0.5)
