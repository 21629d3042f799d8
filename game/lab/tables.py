"""Institutions in the long run (model note §4), measured on the bare scenario, so that the table shows what
institutions do and not what one story does; given other rules it runs those.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from game.lab.batch import Job, Progress, play_all
from game.lab.columns import summary
from game.lab.policies import Styled
from game.lab.styles import CODE
from game.sim import engine
from game.sim.bare import bare_ruleset
from game.sim.ruleset import Ruleset

LONG_RUN = 24  # months after the run-in: months 13-36
LONG_RUN_GAMES = 400

# Cell of the institutions' table -> (column of the batch, factor): a year has twelve months.
LONG_RUN_CELLS = {
    "results": ("real", 1),
    "records": ("compliance", 1),
    "trust": ("trust", 1),
    "hidden_risk": ("hidden_risk", 1),
    "incidents": ("month_incidents", 12),
    "real": ("month_real", 1),
    "trace": ("month_trace", 1),
    "fake": ("month_fake", 1),
    "stall": ("month_stall", 1),
    "innovations": ("month_new", 1),
    "load": ("load", 1),
    "staff_blame": ("month_staff_blame", 1),
}


@dataclass(frozen=True)
class Measured:
    """A mean over games and the half width of its 95 % interval."""

    mean: float
    half: float


def institutions_table(
    institutions: Mapping[str, Mapping[str, int]],
    games: int = LONG_RUN_GAMES,
    progress: Progress | None = None,
    rules: Ruleset | None = None,
) -> dict[str, dict[str, Measured]]:
    """§4: institution -> cell -> mean over games of the months 13-36, under a customary leader.

    `institutions` holds fixed-point parameters by name; what is not named takes its default. Nobody is
    removed, no card is dealt: who leads is not what is measured here.
    """
    rules = replace(rules or bare_ruleset(), turns=LONG_RUN, has_player=False)
    columns = tuple(column for column, _ in LONG_RUN_CELLS.values())
    jobs = [
        Job(rules, parameters(values), seeds(games), Styled(CODE["default"]), every_turn=columns)
        for values in institutions.values()
    ]
    results = play_all(jobs, progress=progress)
    return {
        name: {
            cell: Measured(*(factor * part for part in summary(result.every_turn[column])))
            for cell, (column, factor) in LONG_RUN_CELLS.items()
        }
        for name, result in zip(institutions, results, strict=True)
    }


def seeds(games: int, first: int = 1) -> np.ndarray:
    """Seeds of a batch: consecutive numbers from `first`, as `run --seed` counts them."""
    return np.arange(first, first + games, dtype=np.uint64)


def parameters(values: Mapping[str, int]) -> np.ndarray:
    return engine.parameters(dict(values), 1)
