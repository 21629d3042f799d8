"""How far each institution parameter moves the outcome, from the low to the high end of its range."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.lab.batch import Job, Progress, play
from game.lab.policies import Styled
from game.lab.tables import seeds
from game.lab.trial import LEDGERS
from game.sim import engine
from game.sim.fixed import ONE
from game.sim.parameters import HIGH, INSTITUTION, LOW
from game.sim.ruleset import STYLES, Ruleset

SEEDS = 8  # each with all nine styles


@dataclass(frozen=True)
class Swing:
    """A parameter: mean change of each ledger (points) with it at the low and at the high end."""

    parameter: str
    low: dict[str, float]
    high: dict[str, float]
    half: float  # half width of the 95 % interval of such a change, the wider of all four

    def reach(self, ledger: str) -> float:
        return abs(self.high[ledger] - self.low[ledger])


def tornado(
    rules: Ruleset, institution: Mapping[str, int], count: int = SEEDS, progress: Progress | None = None
) -> list[Swing]:
    """Every parameter, widest swing first. What only matters with tolerance is measured with it on."""
    many = count * len(STYLES)
    arms: list[dict[str, int]] = [dict(institution), {**institution, "ft_on": ONE}]
    for name in INSTITUTION:
        base = arms[_base(name)]
        arms += [{**base, name: LOW[name]}, {**base, name: HIGH[name]}]
    rows = np.concatenate([engine.parameters(arm, 1) for arm in arms], 1).repeat(many, 1)
    of_games = np.tile(np.repeat(seeds(count), len(STYLES)), len(arms))
    policy = Styled(np.tile(np.arange(len(STYLES)), count * len(arms)))
    levels = play(Job(rules, rows, of_games, policy, LEDGERS), progress=progress).at_end
    table = {name: (values / ONE).reshape(len(arms), many) for name, values in levels.items()}
    swings = [_swing(name, table, 2 + 2 * row) for row, name in enumerate(INSTITUTION)]
    return sorted(swings, key=lambda swing: -max(swing.reach(ledger) for ledger in LEDGERS))


def _base(parameter: str) -> int:
    return 1 if parameter.startswith("ft_") and parameter != "ft_on" else 0


def _swing(name: str, table: dict[str, np.ndarray], at: int) -> Swing:
    gaps = {ledger: values[[at, at + 1]] - values[_base(name)] for ledger, values in table.items()}
    half = max(float(1.96 * gap.std(1, ddof=1).max() / np.sqrt(gap.shape[1])) for gap in gaps.values())
    low, high = ({ledger: float(gap[end].mean()) for ledger, gap in gaps.items()} for end in (0, 1))
    return Swing(name, low, high, half)
