"""Measures of what only the mechanisms beyond the core move; see measures.py. Each needs its mechanism on."""

from collections.abc import Callable

import numpy as np

from game.sim.fixed import HALF, ONE
from game.sim.ruleset import Ruleset
from game.sim.state import CASE_STATUS, FACT_ROWS, FLAG_BIT, STAGE, State

Measure = Callable[[State, Ruleset], np.ndarray]


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return part.sum(0) / np.maximum(whole.sum(0), 1)


def _called_share(s: State, r: Ruleset) -> np.ndarray:
    """What the township carries of the tasks its leader directed, whether or not a case came of them."""
    return _share(np.where(s.month.directed, s.month.town_share, 0) / ONE, s.month.directed)


def _error_rate(s: State, r: Ruleset) -> np.ndarray:
    m = s.month
    acted = m.is_real & m.tasks.is_active
    return _share(m.has_error & acted, acted)


def _flag(s: State, name: str) -> np.ndarray:
    return s.case_fact[FACT_ROWS["flags"]] & FLAG_BIT[name] > 0


def _decided(s: State) -> np.ndarray:
    """Clues found out this month: opened last month and not sanctioned by the clock then."""
    here = (s.case_turn == s.month.turn - 1) & (s.case_stage != STAGE["none"]) & ~_flag(s, "clock")
    return here & (s.case_staff >= 0)


def _unjust(s: State, r: Ruleset) -> np.ndarray:
    """Points that honest work was sanctioned with this month, before anything is corrected."""
    m = s.month
    at_once = np.where(m.good_faith & m.tasks.is_active & ~m.is_pending, m.staff_part + m.leader_part, 0)
    found = np.where(_decided(s) & _flag(s, "good_faith"), s.case_staff_blame + s.case_blame, 0)
    return (at_once.sum(0) + found.sum(0)) / ONE


def _given_back(s: State, r: Ruleset) -> np.ndarray:
    """Points that appeals and corrections took off again this month."""
    books, nothing = s.ledger.entries, s.ledger.nothing
    staff, leader = (books.get((level, "correction"), nothing) for level in ("staff_blame", "blame"))
    return -(staff + leader) / ONE


def _carried(s: State, r: Ruleset) -> np.ndarray:
    """Net change of what the township's people carry this month, corrections taken off."""
    return (s.ledger.total("staff_blame") + s.ledger.total("blame")) / ONE


def _ruled(*statuses: str) -> Measure:
    codes = [CASE_STATUS[name] for name in statuses]
    return lambda s, r: np.isin(s.month.rulings.status, codes).sum(0).astype(float)


def _tolerated(s: State) -> np.ndarray:
    return np.isin(s.month.rulings.status, [CASE_STATUS["exempted"], CASE_STATUS["mitigated"]])


def _tolerated_neglect(s: State, r: Ruleset) -> np.ndarray:
    return (_tolerated(s) & ~_flag(s, "good_faith")).sum(0).astype(float)


def _favoured(s: State, r: Ruleset) -> np.ndarray:
    """Cases of those close to the deciders that were tolerated, less those of the distant."""
    drawn = s.month.at_first.some("closeness", r.staff_id, 1)[0]
    near = np.take_along_axis(drawn, np.maximum(s.case_staff, 0), 0) >= HALF
    return np.where(_tolerated(s), np.where(near, 1.0, -1.0), 0.0).sum(0)


def _here(s: State) -> np.ndarray:
    return s.away <= s.month.turn


def _ability_here(s: State, r: Ruleset) -> np.ndarray:
    return np.where(_here(s), s.ability, 0).sum(0) / ONE / np.maximum(_here(s).sum(0), 1)


MECHANISM_MEASURES: dict[str, Measure] = {
    "called_share": _called_share,
    "struck": lambda s, r: s.month.struck.sum(0).astype(float),
    "campaign_time": lambda s, r: s.month.campaign_time / ONE / r.staff_count,
    "private_gain": lambda s, r: s.month.taken.sum(0).astype(float),
    "exposed": lambda s, r: s.month.exposed.sum(0).astype(float),
    "heat": lambda s, r: s.county[0] / ONE,
    "fatigue": lambda s, r: s.fatigue.mean(0) / ONE,
    "error_rate": _error_rate,
    "ability_here": _ability_here,
    "unjust": _unjust,
    "given_back": _given_back,
    "carried": _carried,
    "tolerated": _ruled("exempted", "mitigated"),
    "exempted": _ruled("exempted"),
    "set_right": _ruled("withdrawn", "reduced"),
    "declined_in_fear": lambda s, r: (s.month.rulings.fear > 0).sum(0).astype(float),
    "tolerated_neglect": _tolerated_neglect,
    "favoured": _favoured,
    "honest_cover_belief": lambda s, r: s.expected_cover[1].mean(0) / ONE,
}
