"""Targets come down and are amplified; tasks arrive by office, season and channel (R1-R3)."""

import numpy as np

from game.sim.chance import Chance
from game.sim.effective import effective
from game.sim.fixed import ONE, clip, fixed, mul
from game.sim.observe import calendar_month
from game.sim.phases import campaigns, channels, powers
from game.sim.ruleset import Ruleset
from game.sim.state import State


def slot_offices(rules: Ruleset) -> np.ndarray:
    """Office of each task slot, (J,): every office in turn."""
    return np.arange(rules.most_tasks) % rules.office_count


def task_identity(rules: Ruleset) -> np.ndarray:
    """Stable identity of each slot's task, (J,): its office and which of the month's it is."""
    slots = np.arange(rules.most_tasks)
    return (rules.office_id[slot_offices(rules)] << 8) | (slots // rules.office_count)


def arrive(state: State, rules: Ruleset) -> None:
    """The coming month's tasks, as drawn for `state.turn`; nobody's decision moves these draws."""
    p = effective(state, rules)
    chance = Chance(state.key, state.turn)
    who = task_identity(rules)
    public, work, misfit, need = chance.four("task", who)
    value, border, unwelcome, red = chance.four("task_more", who)
    slot = np.arange(rules.most_tasks)[:, None]
    kind = _kinds(state, rules, chance)
    table = rules.kinds
    scaled = lambda low, span, draw: low[kind] + mul(span[kind], draw)  # noqa: E731
    whole = p.task_count >> 16
    state.buffers = p.buffers.copy()
    state.kind = kind
    state.is_active = (slot < whole) | ((slot == whole) & (border < (p.task_count & (ONE - 1))))
    state.public = (public * rules.public_count) >> 16
    state.work = scaled(table.work_low, table.work_span, work)
    red_chance = table.redline[kind]
    state.is_redline = red < np.where(red_chance < 0, p.redline, red_chance)
    solutions = state.solutions[slot_offices(rules)]
    fits_badly = mul(p.misfit, scaled(table.misfit_low, table.misfit_span, misfit)) - solutions
    state.misfit = np.where(state.is_redline, fixed("0.05"), clip(fits_badly, 0, fixed("0.95")))
    state.need = scaled(table.need_low, table.need_span, need)
    worth = scaled(table.value_low, table.value_span, value)
    state.value = np.where(state.is_redline & (red_chance < 0), mul(worth, fixed("1.3")), worth)
    state.value[rules.base_tasks :] >>= 2  # what was added on the way down is worth a quarter
    state.is_redline[rules.base_tasks :] = False
    state.is_unwelcome = unwelcome < table.unwelcome[kind]
    if rules.has("channels"):
        channels.arrive(state, rules, p, who, slot_offices(rules))
    if rules.has("powers"):
        powers.list_tasks(state, rules)
    state.staff = rota(rules, chance)
    stand_in(state)
    campaigns.announce(state, rules, chance)


def rota(rules: Ruleset, chance: Chance) -> np.ndarray:
    """Whose turn each task is, (J, G), whoever may be away."""
    slot = np.arange(rules.most_tasks)[:, None]
    first = (chance.some("rota", [0], 1)[0] * rules.staff_count) >> 16
    return (slot * rota_step(rules.staff_count) + first) % rules.staff_count


def stand_in(state: State) -> None:
    """Tasks of whoever is borrowed upward go to the next colleague who is there (R87)."""
    if not (state.away > state.turn).any():
        return
    here = (state.away <= state.turn).reshape(-1)
    count, games = state.away.shape
    at = np.flatnonzero(~here.take(state.staff * games + np.arange(games)))
    flat = state.staff.reshape(-1)
    while len(at):
        flat[at] = (flat[at] + 1) % count
        at = at[~here.take(flat[at] * games + at % games)]


def rota_step(staff_count: int) -> int:
    """How far the rota moves from task to task, so that nobody gets two before everybody has one."""
    return next(s for s in range(7, 7 + staff_count + 1) if np.gcd(s, staff_count) == 1)


def _kinds(state: State, rules: Ruleset, chance: Chance) -> np.ndarray:
    """Kind of task per slot, (J, G): an office's kinds in season, by weight, different ones in one month."""
    month = calendar_month(rules, state.turn) - 1
    offices = rules.office_count
    out = np.zeros((rules.most_tasks, state.games), np.int64)
    if len(rules.kinds.weight) == 1:
        return out
    draws = chance.some("task_kind", rules.office_id, 1)[0]
    rounds = -(-rules.most_tasks // offices)
    for office in range(offices):
        rows, upto = rules.kinds.in_season(office, month)
        if not len(rows):
            continue
        for ordinal in range(rounds):
            slot = ordinal * offices + office
            if slot < rules.most_tasks:
                at = (draws[office] + ordinal * ONE // rounds) & (ONE - 1)
                out[slot] = rows[np.searchsorted(upto, (at * upto[-1]) >> 16, side="right")]
    return out
