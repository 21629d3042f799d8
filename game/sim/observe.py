"""What conditions may read, in the numbers people see; and the two ledgers of a career (R26)."""

import numpy as np

from game.sim.fixed import ONE, clip, div, fixed, mul
from game.sim.parameters import ROW
from game.sim.programs import evaluate
from game.sim.ruleset import CONDITION_NAMES, COUNT, FAKE, REAL, TRACE, Ruleset
from game.sim.state import State

HUNDRED = 100


def months_served(state: State, rules: Ruleset) -> np.ndarray:
    """Months the leader has completed, (G,)."""
    return np.full(state.games, max(0, min(state.turn, rules.last_turn) - rules.run_in), np.int64)


def career(state: State, rules: Ruleset) -> np.ndarray:
    """仕途账: what the county sees, less what he was blamed for; the months he served count (R26)."""
    served = _served(state, rules)
    villagers = state.parameters[ROW["w_villager"]]
    trust = HUNDRED * mean(state.trust)
    seen = mul(ONE - villagers, state.score_sum // np.maximum(served, 1)) + mul(villagers, trust)
    share = _share_of_term(state, rules, served)
    return clip(mul(seen, share) - np.minimum(state.blame, rules.removal_line), 0, HUNDRED * ONE)


def public(state: State, rules: Ruleset) -> np.ndarray:
    """百姓账: half what was really done, a quarter trust, a quarter safety (R26)."""
    served = _served(state, rules)
    results = mul(state.results_sum // np.maximum(served, 1), _share_of_term(state, rules, served))
    safety = clip(HUNDRED * ONE - 35 * mean(state.risk), 0, HUNDRED * ONE)
    return clip((2 * results + HUNDRED * mean(state.trust) + safety) >> 2, 0, HUNDRED * ONE)


def _served(state: State, rules: Ruleset) -> np.ndarray:
    return np.where(state.is_removed, state.removed_after, months_served(state, rules))


def _share_of_term(state: State, rules: Ruleset, served: np.ndarray) -> np.ndarray:
    """Months served over the months due so far: 1 while in office."""
    due = np.where(state.is_removed, rules.turns, np.maximum(served, 1))
    return div(np.where(served > 0, served, due), due)


def mean(level: np.ndarray) -> np.ndarray:
    """Mean over the members of a level, floored, (G,)."""
    return level.sum(0, dtype=np.int64) // len(level)


def calendar_month(rules: Ruleset, turn: int) -> int:
    """1..12; the run-in ends in the month before the first."""
    return (rules.first_month - 1 + turn - rules.run_in) % 12 + 1


def observe(state: State, rules: Ruleset) -> np.ndarray:
    """Values of CONDITION_NAMES now, (names, G) fixed point."""
    games = state.games
    full = lambda x: np.full(games, x * ONE, np.int64)  # noqa: E731
    counts = {name: state.counts[row] * ONE for name, row in COUNT.items()}
    values = dict(
        month=full(calendar_month(rules, state.turn)),
        turn=full(state.turn - rules.run_in + 1),
        score=state.score,
        compliance=state.records,
        rank=state.rank * ONE,
        complaints=state.complaints * ONE,
        load=state.load,
        blame=state.blame,
        trust=HUNDRED * mean(state.trust),
        hidden_risk=mean(state.risk),
        real=state.results,
        capacity=HUNDRED * mean(state.capacity),
        caution=state.caution,
        motivation=div(mean(state.motivation), np.maximum(mean(state.motivation_base), 1)),
        real_share=state.shares[REAL],
        trace_share=state.shares[TRACE],
        fake_share=state.shares[FAKE],
        removed=state.is_removed * ONE,
        career=career(state, rules),
        public=public(state, rules),
        removal_line=np.full(games, rules.removal_line, np.int64),
        tolerance_on=np.where(state.parameters[ROW["ft_on"]] > fixed("0.5"), ONE, 0),
        campaign=np.where((state.campaign > 0).any(0), ONE, 0),
        fatigue=HUNDRED * mean(state.fatigue),
        **counts,
    )
    return np.stack([values[name] for name in CONDITION_NAMES])


def ending(state: State, rules: Ruleset) -> np.ndarray:
    """Row of the first ending whose condition holds, (G,); -1 where the scenario has none."""
    found = np.full(state.games, -1, np.int64)
    values = observe(state, rules)
    for row in reversed(range(len(rules.endings))):
        program = rules.endings[row]
        holds = evaluate(program, values, state.flags) if program else np.ones(state.games, bool)
        found = np.where(holds, row, found)
    return found
