"""Styles under institutions (model note §7): the two ledgers of each, and what choices and luck explain.

The bare scenario unless other rules are given: the bare township with every mechanism on, or a scenario.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from game.lab.batch import Job, Progress, play_all
from game.lab.columns import summary
from game.lab.policies import Insisting
from game.lab.tables import Measured, parameters, seeds
from game.lab.trial_parts import shares_of
from game.sim.bare import bare_ruleset
from game.sim.fixed import ONE
from game.sim.ruleset import STYLES, Ruleset

STYLE_GAMES = 200
LEDGERS = ("career", "public")


@dataclass(frozen=True)
class StyleCell:
    """One style under one institution; removed is a share, served in months."""

    career: Measured
    public: Measured
    removed: float
    served: float


@dataclass(frozen=True)
class StyleRow:
    """All styles under one institution, and how far the two ledgers agree on them (-1 to 1).

    shares: by ledger, what choices (style and options of cards), luck and their interplay explain.
    """

    cells: dict[str, StyleCell]
    compatibility: float
    shares: dict[str, dict[str, float]]

    def best(self, ledger: str) -> str:
        return max(self.cells, key=lambda style: getattr(self.cells[style], ledger).mean)

    def dominant(self) -> str:
        """The style that is best in both ledgers, if there is one."""
        best = {self.best(ledger) for ledger in LEDGERS}
        return best.pop() if len(best) == 1 else ""


def styles_table(
    institutions: Mapping[str, Mapping[str, int]],
    games: int = STYLE_GAMES,
    progress: Progress | None = None,
    rules: Ruleset | None = None,
) -> dict[str, StyleRow]:
    """§7: institution -> the nine styles, who take over after the run-in and answer for the term.

    Every style meets the same luck. Where there are cards, every style also plays with each option of theirs.
    """
    rules = replace(rules or bare_ruleset(), has_player=True)
    places = np.arange(-1, most_options(rules))
    alike = len(STYLES) * len(places)
    style = np.tile(np.arange(len(STYLES)), games * len(places))
    policy = Insisting(style, np.tile(np.repeat(places, len(STYLES)), games))
    each = np.repeat(seeds(games), alike)
    columns = (*LEDGERS, "removed", "served")
    jobs = [Job(rules, parameters(values), each, policy, columns) for values in institutions.values()]
    results = play_all(jobs, progress=progress)
    return {
        name: _style_row(result.at_end, games) for name, result in zip(institutions, results, strict=True)
    }


def most_options(rules: Ruleset) -> int:
    """Options of the card, or of the step of a scene, that has most; 0 without cards."""
    deck = rules.deck
    return int(max(deck.choice_count.max(initial=0), deck.step_choices.max(initial=0)))


def _style_row(columns: dict[str, np.ndarray], games: int) -> StyleRow:
    """Cells are the styles as they play; the shares are over all games, insisting ones included."""
    tables = {name: column.reshape(games, -1, len(STYLES)) for name, column in columns.items()}
    of_style = {name: table[:, 0].T for name, table in tables.items()}
    cells = {}
    for row, style in enumerate(STYLES):
        ledgers = {name: Measured(*summary(of_style[name][row])) for name in LEDGERS}
        removed, served = (float(of_style[name][row].mean() / ONE) for name in ("removed", "served"))
        cells[style] = StyleCell(ledgers["career"], ledgers["public"], removed, served)
    career, public = ([getattr(cell, name).mean for cell in cells.values()] for name in LEDGERS)
    shares = {name: _shares(name, tables[name].reshape(games, -1)) for name in LEDGERS}
    return StyleRow(cells, float(np.corrcoef(career, public)[0, 1]), shares)


def _shares(ledger: str, table: np.ndarray) -> dict[str, float]:
    """Of a table (seeds, choices); trial_parts calls what is decided a style."""
    found = shares_of(ledger, table[:, None, :] / ONE).of
    return {"choices": found["style"], "luck": found["luck"], "interplay": found["interplay"]}
