"""What the options of a card are worth: all of them played from the same states with the same luck."""

from dataclasses import dataclass

import numpy as np

from game.content.names import Names
from game.lab.trial import LEDGERS, Forks

ENOUGH = 12  # states below which nothing is said about an option
OFTEN, SELDOM = 0.95, 0.05
MOSTLY = 0.75  # of the states: an option that is worse for both ledgers so often has no reason
MATTERS = 0.05  # points: less between the options of a card, on average, is nothing a person could notice


@dataclass(frozen=True)
class Worth:
    """One option. best: share of states in which no other is better; apart: its mean distance, in points,
    from the mean of the card's options, by ledger."""

    event: str
    choice: str
    states: int
    best: dict[str, float]
    apart: dict[str, float]
    dominated_by: str = ""  # another option that is better for both ledgers, mostly and beyond chance

    def verdict(self, ledger: str) -> str:
        """always · never · "" (sometimes, or too few states)."""
        if self.states < ENOUGH:
            return ""
        return "always" if self.best[ledger] >= OFTEN else "never" if self.best[ledger] <= SELDOM else ""


@dataclass(frozen=True)
class Card:
    """A card's options. spread: mean distance between its best and its worst option, by ledger, in points;
    endings: share of states in which the options lead to different endings."""

    event: str
    states: int
    spread: dict[str, float]
    endings: float
    options: tuple[Worth, ...]

    @property
    def never_matters(self) -> bool:
        return self.states >= ENOUGH and self.endings == 0 and max(self.spread.values()) < MATTERS


@dataclass(frozen=True)
class Asked:
    """Options decided together: an event's, or those of one step of its scene."""

    event: str
    ids: tuple[str, ...]  # as the report names them
    rows: tuple[int, ...]  # in the deck's choices


def asked(names: Names) -> dict[int, Asked]:
    """By card (trial.card_of), in the order of the file."""
    found: dict[int, Asked] = {}
    option, step_row = 0, len(names.events)
    for row, event in enumerate(names.events):
        groups = [(row, "", event.choices)] if event.choices else []
        groups += [(step_row + n, f"{step.id}.", step.choices) for n, step in enumerate(event.steps)]
        step_row += len(event.steps)
        for card, before, choices in groups:
            ids = tuple(before + choice.id for choice in choices)
            found[card] = Asked(event.id, ids, tuple(range(option, option + len(ids))))
            option += len(ids)
    return found


def cards(forks: Forks, names: Names) -> list[Card]:
    """Every card or step from which options were played."""
    return [
        _card(forks, forks.card == card, told) for card, told in asked(names).items() if card in forks.card
    ]


def _card(forks: Forks, mine: np.ndarray, told: Asked) -> Card:
    at = np.unique(forks.state[mine], return_inverse=True)[1]
    place = forks.option[mine].astype(int) - told.rows[0]
    table = {name: _table(at, place, getattr(forks, name)[mine], len(told.ids)) for name in LEDGERS}
    ending = _table(at, place, forks.ending[mine], len(told.ids))
    several = (~np.isnan(ending)).sum(1) > 1  # a state with one option compares nothing
    table = {name: values[several] for name, values in table.items()}
    ending, count = ending[several], int(several.sum())
    if not count:
        return Card(told.event, 0, dict.fromkeys(LEDGERS, 0.0), 0.0, ())
    spread = {name: float((np.nanmax(v, 1) - np.nanmin(v, 1)).mean()) for name, v in table.items()}
    differ = float((np.nanmax(ending, 1) != np.nanmin(ending, 1)).mean())
    there = [place for place in range(len(told.ids)) if _played(table, place).any()]
    options = [_worth(table, place, told) for place in there]
    return Card(told.event, count, spread, differ, tuple(options))


def _table(at: np.ndarray, place: np.ndarray, values: np.ndarray, options: int) -> np.ndarray:
    """(states, options), NaN where an option did not exist."""
    table = np.full((int(at.max()) + 1, options), np.nan)
    table[at, place] = values
    return table


def _played(table: dict[str, np.ndarray], place: int) -> np.ndarray:
    return ~np.isnan(table[LEDGERS[0]][:, place])


def _worth(table: dict[str, np.ndarray], place: int, told: Asked) -> Worth:
    there = _played(table, place)
    best, apart = {}, {}
    for name, values in table.items():
        mine, rows = values[there, place], values[there]
        best[name] = float(_is_best(mine, rows, place).mean())
        apart[name] = float((mine - np.nanmean(rows, 1)).mean())
    return Worth(told.event, told.ids[place], int(there.sum()), best, apart, _better(table, place, told))


def _is_best(mine: np.ndarray, rows: np.ndarray, place: int) -> np.ndarray:
    """Better than every other, or as good as the best of them; where all are alike none is best."""
    others = np.delete(rows, place, 1)
    top = np.nanmax(np.where(np.isnan(others), -np.inf, others), 1)
    return (mine >= top) & (np.nanmax(rows, 1) > np.nanmin(rows, 1))


def _better(table: dict[str, np.ndarray], place: int, told: Asked) -> str:
    """An option that does better in both ledgers at once in most states, and on average beyond chance."""
    for other, choice in enumerate(told.ids):
        both = _played(table, place) & _played(table, other)
        if other == place or both.sum() < ENOUGH:
            continue
        gaps = [values[both, other] - values[both, place] for values in table.values()]
        is_mostly = np.logical_and.reduce([gap > 0 for gap in gaps]).mean() >= MOSTLY
        if is_mostly and all(_is_above(gap) for gap in gaps):
            return choice
    return ""


def _is_above(gaps: np.ndarray) -> bool:
    return bool(gaps.mean() > max(2 * gaps.std(ddof=1) / np.sqrt(len(gaps)), MATTERS))
