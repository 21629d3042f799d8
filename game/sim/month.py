"""The workings of one month: what the phases hand on to each other. Views read it, digests do not."""

from types import SimpleNamespace

import numpy as np

from game.sim.chance import Chance
from game.sim.effective import Effective
from game.sim.ledger import Ledger
from game.sim.orders import Orders
from game.sim.ruleset import Ruleset
from game.sim.state import State


class Month:
    """One month of a batch. Every phase takes a Month; (J, G) arrays are over task slots."""

    # identity of the tasks and where they touch staff, publics and beliefs (flat positions, made once)
    task_id: np.ndarray  # (J,)
    office: np.ndarray  # (J,)
    at_staff: np.ndarray
    at_public: np.ndarray
    at_belief: np.ndarray
    is_extra: np.ndarray  # (J, 1) amplified beyond the base
    bars: np.ndarray  # (N, G) bool: barred from promotion as the month began
    # leadership
    directed: np.ndarray
    with_public: np.ndarray
    handed_down: np.ndarray
    pushed: np.ndarray  # 1 pushed back, 2 tried in vain
    refused_pushes: np.ndarray  # (G,)
    # powers and channels (only where the scenario runs them; lent, moved, overreach are 0 otherwise)
    lack: np.ndarray  # share of the task's powers that the township lacks
    whistled: np.ndarray
    reported_orally: np.ndarray
    joint: np.ndarray
    came_after: np.ndarray  # working days until the office came
    no_paper: np.ndarray  # an oral order nobody asked to have in writing
    message_time: np.ndarray  # (G,) head-months spent on messages instead of looks
    money: dict[str, np.ndarray]  # (G,) what was asked and what was paid
    # inspection before work: how often, how deep
    control: np.ndarray
    inspection_chance: np.ndarray
    sees_through: np.ndarray
    depth_mean: np.ndarray  # (G,)
    # staff
    record_days: np.ndarray  # head-months of records per task at full trace
    ability: np.ndarray
    trust: np.ndarray
    powers: np.ndarray  # share of the powers needed that the township has
    help: np.ndarray
    success_chance: np.ndarray
    gain: np.ndarray
    straight: np.ndarray
    merit: np.ndarray
    own_way: np.ndarray
    way: np.ndarray
    is_way: list[np.ndarray]
    is_new: np.ndarray
    is_real: np.ndarray  # real or new: somebody acted
    filed: np.ndarray
    granted: np.ndarray
    filing_net: np.ndarray
    filing_liability: np.ndarray
    capacity: np.ndarray
    cost: np.ndarray  # (G,) utility cost of a head-month
    # work
    served: np.ndarray  # (G,)
    coverage: np.ndarray  # (G,)
    succeeded: np.ndarray
    result: np.ndarray
    misused: np.ndarray
    has_error: np.ndarray
    draws: dict[str, np.ndarray]
    time: dict[str, np.ndarray]  # (G,) head-months: where the days went
    # inspection
    inspected: np.ndarray
    record: np.ndarray
    index: np.ndarray
    seen_through: np.ndarray
    found: np.ndarray
    hollow: np.ndarray
    caught: np.ndarray
    slipped: np.ndarray
    good_faith: np.ndarray
    severity: np.ndarray
    finding_share: np.ndarray  # (G,)
    case_parts: dict[str, np.ndarray]  # sanction before the scale, by kind of case
    reported: np.ndarray
    shown: np.ndarray
    shortfall: np.ndarray
    # incident
    incident: np.ndarray  # (V, G)
    shield: np.ndarray
    scapegoat: np.ndarray
    incident_weight: np.ndarray  # (G,)
    # accountability and tolerance
    sanction: np.ndarray  # whole
    town_share: np.ndarray
    staff_part: np.ndarray
    leader_part: np.ndarray
    no_task_part: np.ndarray  # (G,) incidents with no task in hand
    claimed: np.ndarray
    covered: np.ndarray
    overruled: np.ndarray
    unfair: np.ndarray
    claim_granted: np.ndarray
    claim_merit: np.ndarray
    claim_net: np.ndarray
    covered_before: np.ndarray
    kept_above: np.ndarray  # (L, G)
    answer_net: np.ndarray  # (CASES, G)
    # the procedure
    is_file: np.ndarray  # cases that became files of the procedure
    is_pending: np.ndarray  # of these, those that wait for an inquiry
    file_slot: np.ndarray  # (3, G) the task of each new file
    file_opened: np.ndarray  # (3, G) bool
    file_clock: np.ndarray  # (3, G) bool: by the clock, if a file is opened
    at_first: Chance  # what was drawn before the first month
    rulings: SimpleNamespace  # what was decided about files this month (finding.RULING), each (CASES, G)
    last_rulings: SimpleNamespace  # and about what the last month opened
    # dilemma
    choice: np.ndarray  # (G,) row in the deck's choices, -1 none
    choice_time: np.ndarray  # (G,)
    steps: np.ndarray  # (steps, G) rows in the deck's choices taken at each step of a scene, -1 not in play
    news: np.ndarray  # (steps, G) which of its news each step brought, -1 none
    score_shift: np.ndarray  # (G,) what answers and the dilemma did to the month's score
    answer_time: np.ndarray  # (G,) head-months spent on answers
    answered: np.ndarray  # (CASES, G) the new status of each case answered this month, 0 none
    tasks: SimpleNamespace  # the month's own tasks (engine.TASK_FIELDS), after pushing back
    lapsed: np.ndarray  # (CASES, G) bool: nobody answered in time
    # pressure and people, where the scenario runs them
    at_once: np.ndarray  # (N, G) who went at once; all False without a campaign
    campaign_time: np.ndarray  # (G,) head-months a campaign took
    struck: np.ndarray  # (V, G) harm that a hazard did where nobody had gone
    gap: np.ndarray  # (V, G) between what is shown and what is done
    villagers_watch: np.ndarray  # (G,) chance that villagers see a private gain and are asked
    taken: np.ndarray  # private gain
    taken_found: np.ndarray
    exposed: np.ndarray  # (V, G)
    exposure_size: np.ndarray  # (V, G) how far it went
    special: np.ndarray  # (G,) a special campaign of the county begins
    new_leader: np.ndarray  # (G,)
    borrowed: np.ndarray  # (N, G) goes on secondment after this month
    left: np.ndarray  # (N, G) somebody else holds the post from now on
    # learning
    way_share: np.ndarray  # (W, G)
    team_share: np.ndarray  # (G,)

    def __init__(self, state: State, rules: Ruleset, orders: Orders, books: Ledger):
        self.state = state
        self.rules = rules
        self.orders = orders
        self.books = books
        self.turn = state.turn
        self.chance = Chance(state.key, state.turn)
        self.lane = np.arange(state.games)
        zero = np.zeros(state.games, np.int64)
        self.score_shift, self.answer_time, self.choice_time = zero, zero.copy(), zero.copy()
        self.steps = self.news = np.full((0, state.games), -1, np.int64)
        self.p: Effective
        # what only a mechanism moves: nobody lends powers, nothing is moved, nobody oversteps
        self.lent, self.moved, self.overreach = (np.zeros((), np.int64) for _ in range(3))

    def has(self, mechanism: str) -> bool:
        """Whether the scenario runs one of ruleset.MECHANISMS."""
        return self.rules.has(mechanism)

    @property
    def has_leader(self) -> bool:
        """After the run-in the player (or a style) decides."""
        return self.rules.has_player and self.turn >= self.rules.run_in


def tally(at: np.ndarray, what: np.ndarray, size: int, games: int) -> np.ndarray:
    """Sums `what` (J, G) at flat positions `at` into (size, G)."""
    out = np.zeros(size * games, np.int64)
    np.add.at(out, at.reshape(-1), what.reshape(-1))
    return out.reshape(size, games)


def by_way(way: np.ndarray, values: list) -> np.ndarray:
    """For each task the value that belongs to the way it was done; values are arrays or ints."""
    out = np.empty(way.shape, np.int64)
    for code, value in enumerate(values):
        np.copyto(out, value, where=way == code)
    return out
