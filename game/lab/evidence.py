"""Claims measured under common luck with a 95 % interval, and judged against what was registered.

All arms of a claim meet the same games; what is not compared is the same.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np

from game.content.load import institution_values
from game.lab.batch import workers
from game.lab.claims import OFF, Arm, Claim
from game.lab.measures import MEASURES
from game.sim import engine, orders
from game.sim.bare import bare_ruleset, full_ruleset
from game.sim.fixed import ONE, fixed
from game.sim.orders import Orders
from game.sim.parameters import BEHAVIOUR, DEFAULT, HIGH, INSTITUTION, LOW, NAMES
from game.sim.ruleset import ANSWER, VERB, Ruleset
from game.sim.state import CASE_STATUS, State

AT_ONCE = 2048  # games in one batch


@dataclass(frozen=True)
class Finding:
    """What was measured. outcome: holds · does_not_hold · unclear (the interval contains the border)."""

    claim: Claim
    effect: float
    low: float
    high: float
    games: int
    outcome: str
    at: str = ""  # for a curve: where its peak lies

    @property
    def is_as_registered(self) -> bool:
        """A fragile claim may hold or be unclear; what was said not to hold must not."""
        if self.claim.expect == "holds":
            return self.outcome == "holds"
        if self.claim.expect == "fragile":
            return self.outcome != "does_not_hold"
        return self.outcome != "holds"


Averages = dict[tuple[Arm, str, tuple[int, int]], np.ndarray]


@dataclass(frozen=True)
class Draw:
    """A draw of parameters for the sensitivity: behaviour values, and factors on institution parameters."""

    behaviour: tuple[tuple[str, int], ...] = ()
    factors: tuple[tuple[str, int], ...] = ()


DEFAULTS = Draw()


def parameters_of(arm: Arm, institution: str, draw: Draw) -> dict[str, int]:
    """Fixed-point parameters of an arm under an institution; what the arm sets is not jittered."""
    set_here = {name: fixed(text) for name, text in arm.set}
    values = {name: DEFAULT[name] for name in INSTITUTION} | _institution(institution)
    for name, factor in draw.factors:
        values[name] = int(np.clip(values[name] * factor // ONE, LOW[name], HIGH[name]))
    values |= dict(draw.behaviour) | set_here
    for mechanism in arm.off:
        values |= {name: fixed(text) for name, text in OFF[mechanism].items()}
    return values


@cache
def _institution(name: str) -> dict[str, int]:
    return institution_values(name)


def random_draw(number: int) -> Draw:
    """All behaviour parameters over their ranges, every institution parameter scaled by 0.8 to 1.2."""
    rng = np.random.default_rng(70_000 + number)
    behaviour = tuple((n, int(rng.integers(LOW[n], HIGH[n] + 1))) for n in BEHAVIOUR)
    low, high = int(0.8 * ONE), int(1.2 * ONE)
    factors = tuple((n, int(rng.integers(low, high + 1))) for n in INSTITUTION if n != "ft_on")
    return Draw(behaviour, factors)


def measure(
    chosen: Iterable[Claim],
    games: int = 400,
    draw: Draw = DEFAULTS,
    first_seed: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """Measures the claims over `games` games an arm."""
    chosen = tuple(chosen)
    averages = play_terms(chosen, games, draw, first_seed, progress)
    return [judge(claim, averages) for claim in chosen]


def play_terms(
    chosen: Iterable[Claim],
    games: int,
    draw: Draw = DEFAULTS,
    first_seed: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Averages:
    """What every term of the claims averages to, game by game. Arms that several share are played once."""
    wanted: dict[Arm, set[tuple[str, tuple[int, int]]]] = {}
    for claim in chosen:
        for term in claim.all_terms:
            wanted.setdefault(term.arm, set()).add((term.measure, term.window))
    tasks = _tasks(wanted, games, draw, first_seed)
    averages: Averages = {}
    with workers(None, sum(len(task.arms) for task in tasks) * games * 36) as (pool, _):
        jobs = pool.map(_play, tasks) if pool else map(_play, tasks)
        for done, result in enumerate(jobs, 1):
            averages |= result
            if progress:
                progress(done, len(tasks))
    return averages


@dataclass(frozen=True)
class _Task:
    """Arms that are played as one batch: same length, same chain and mechanisms, same month of change."""

    arms: tuple[Arm, ...]
    wanted: tuple[tuple[tuple[str, tuple[int, int]], ...], ...]
    games: int
    draw: Draw
    first_seed: int


def _tasks(wanted: dict, games: int, draw: Draw, first_seed: int) -> list[_Task]:
    groups: dict[tuple, list[Arm]] = {}
    for arm in wanted:
        month = arm.then[0] if arm.then else 0
        alike = (arm.months, arm.levels, arm.mechanisms, month, arm.verb, arm.answer)
        groups.setdefault(alike, []).append(arm)
    size = max(1, AT_ONCE // games)
    tasks = []
    for arms in groups.values():
        for start in range(0, len(arms), size):
            part = tuple(arms[start : start + size])
            asked = tuple(tuple(sorted(wanted[arm])) for arm in part)
            tasks.append(_Task(part, asked, games, draw, first_seed))
    return tasks


def _play(task: _Task) -> Averages:
    """Plays one batch month by month under a customary leader and averages what was asked for."""
    first = task.arms[0]
    rules = full_ruleset(bare_ruleset(levels=first.levels), first.mechanisms)
    rows = _rows(task, [arm.institution for arm in task.arms])
    seeds = np.tile(np.arange(task.first_seed, task.first_seed + task.games), len(task.arms))
    state = engine.start(rules, seeds, rows, run_in=False)
    names = sorted({name for asked in task.wanted for name, _ in asked})
    sums: dict[tuple[str, tuple[int, int]], np.ndarray] = {
        key: np.zeros(len(seeds)) for asked in task.wanted for key in asked
    }
    for month in range(1, task.arms[0].months + 1):
        change = task.arms[0].then
        if change and month == change[0] + 1:
            state.parameters = _rows(task, [arm.then[1] for arm in task.arms if arm.then])
        state = engine.step(state, _leader(first, state, rules), rules)
        values = {name: MEASURES[name](state, rules) for name in names}
        for (name, window), total in sums.items():
            if window[0] <= month <= window[1]:
                total += values[name]
    out: Averages = {}
    for place, (arm, asked) in enumerate(zip(task.arms, task.wanted, strict=True)):
        part = slice(place * task.games, (place + 1) * task.games)
        for name, window in asked:
            out[arm, name, window] = sums[name, window][part] / (window[1] - window[0] + 1)
    return out


def _leader(arm: Arm, state: State, rules: Ruleset) -> Orders:
    """A customary leader, except for what the arm says he orders and answers."""
    said = orders.customary(state, rules)
    if arm.verb:
        needy = orders.top(np.where(state.is_active, state.need, -ONE), 2)
        said.verb[:] = np.where(needy, VERB[arm.verb], 0)
    if arm.answer:
        is_open = state.case_status == CASE_STATUS["open"]
        said.answer[:] = np.where(is_open, ANSWER[arm.answer], -1)
    return said


def _rows(task: _Task, institutions: list[str]) -> np.ndarray:
    """Parameters of every game of the batch: (parameters, arms x games)."""
    columns = []
    for arm, institution in zip(task.arms, institutions, strict=True):
        values = parameters_of(arm, institution, task.draw)
        columns.append(np.array([values.get(name, DEFAULT[name]) for name in NAMES]))
    return np.repeat(np.stack(columns, 1), task.games, axis=1)


def judge(claim: Claim, averages: Averages) -> Finding:
    """The effect with its interval, and on which side of the registered border it lies."""
    value = lambda term: averages[term.arm, term.measure, term.window]  # noqa: E731
    at = ""
    if claim.side:
        effect, at = _peak(claim, np.stack([value(term) for term in claim.terms]))
    else:
        effect = sum(term.weight * value(term) for term in claim.terms) + claim.plus
        if claim.divide:
            effect = effect / sum(abs(term.weight) * value(term) for term in claim.divide) - 1
    effect = np.asarray(effect)
    centre = float(effect.mean())
    half = float(1.96 * effect.std(ddof=1) / np.sqrt(len(effect))) if len(effect) > 1 else 0.0
    low, high = centre - half, centre + half
    return Finding(claim, centre, low, high, len(effect), _outcome(claim, low, high), at)


def _peak(claim: Claim, curve: np.ndarray) -> tuple[np.ndarray, str]:
    """Chosen on the even games, tested on the odd ones, so that the choice does not flatter the test."""
    top = int(np.argmax(curve[:, ::2].mean(1)))
    end = 0 if claim.side == "rise" else -1
    return curve[top, 1::2] - curve[end, 1::2], ", ".join(f"{n}={v}" for n, v in claim.terms[top].arm.set)


def _outcome(claim: Claim, low: float, high: float) -> str:
    if claim.direction == "equal":
        inside = -claim.margin < low and high < claim.margin
        outside = low > claim.margin or high < -claim.margin
        return "holds" if inside else "does_not_hold" if outside else "unclear"
    if claim.direction == "lower":
        low, high = -high, -low
    return "holds" if low > claim.margin else "does_not_hold" if high < claim.margin else "unclear"
