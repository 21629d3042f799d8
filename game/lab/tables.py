"""The two tables of the model note, measured: institutions in the long run (§4), styles and ledgers (§7).

Both run the bare scenario, so that they show what institutions do and not what one story does.
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
from game.sim.fixed import ONE
from game.sim.ruleset import STYLES

LONG_RUN = 24  # months after the run-in: months 13-36
LONG_RUN_GAMES = 400
STYLE_GAMES = 150

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
LEDGERS = ("career", "public")


@dataclass(frozen=True)
class Measured:
    """A mean over games and the half width of its 95 % interval."""

    mean: float
    half: float


@dataclass(frozen=True)
class StyleCell:
    """One style under one institution; removed is a share, served in months."""

    career: Measured
    public: Measured
    removed: float
    served: float


@dataclass(frozen=True)
class StyleRow:
    """All styles under one institution, and how far the two ledgers agree on them (-1 to 1)."""

    cells: dict[str, StyleCell]
    compatibility: float

    def best(self, ledger: str) -> str:
        return max(self.cells, key=lambda style: getattr(self.cells[style], ledger).mean)


def institutions_table(
    institutions: Mapping[str, Mapping[str, int]],
    games: int = LONG_RUN_GAMES,
    progress: Progress | None = None,
) -> dict[str, dict[str, Measured]]:
    """§4: institution -> cell -> mean over games of the months 13-36, under a customary leader.

    `institutions` holds fixed-point parameters by name; what is not named takes its default.
    """
    rules = replace(bare_ruleset(), turns=LONG_RUN)
    columns = tuple(column for column, _ in LONG_RUN_CELLS.values())
    jobs = [
        Job(rules, _parameters(values), seeds(games), Styled(CODE["default"]), every_turn=columns)
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


def styles_table(
    institutions: Mapping[str, Mapping[str, int]], games: int = STYLE_GAMES, progress: Progress | None = None
) -> dict[str, StyleRow]:
    """§7: institution -> the nine styles, who take over after the run-in and answer for a year.

    Every style meets the same luck.
    """
    rules = replace(bare_ruleset(), has_player=True)
    policy = Styled(np.tile(np.arange(len(STYLES)), games))
    each = np.repeat(seeds(games), len(STYLES))
    columns = (*LEDGERS, "removed", "served")
    jobs = [Job(rules, _parameters(values), each, policy, columns) for values in institutions.values()]
    results = play_all(jobs, progress=progress)
    return {name: _style_row(result.at_end) for name, result in zip(institutions, results, strict=True)}


def _style_row(columns: dict[str, np.ndarray]) -> StyleRow:
    of_style = {name: column.reshape(-1, len(STYLES)).T for name, column in columns.items()}
    cells = {}
    for row, style in enumerate(STYLES):
        ledgers = {name: Measured(*summary(of_style[name][row])) for name in LEDGERS}
        removed, served = (float(of_style[name][row].mean() / ONE) for name in ("removed", "served"))
        cells[style] = StyleCell(ledgers["career"], ledgers["public"], removed, served)
    career, public = ([getattr(cell, name).mean for cell in cells.values()] for name in LEDGERS)
    return StyleRow(cells, float(np.corrcoef(career, public)[0, 1]))


def seeds(games: int, first: int = 1) -> np.ndarray:
    """Seeds of a batch: consecutive numbers from `first`, as `run --seed` counts them."""
    return np.arange(first, first + games, dtype=np.uint64)


def _parameters(values: Mapping[str, int]) -> np.ndarray:
    return engine.parameters(dict(values), 1)
