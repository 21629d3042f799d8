"""What can be decided in a month, what it costs, and why something is refused.

One table of refusals; the window, the terminal, recordings and automatic styles all read it. An order is
any arrays of integers: `lawful` turns what is not allowed into nothing, so no order can make a step fail.
"""

from dataclasses import dataclass, fields

import numpy as np

from game.sim.chance import Chance
from game.sim.fixed import ONE, mul
from game.sim.observe import observe
from game.sim.parameters import ROW
from game.sim.programs import evaluate
from game.sim.ruleset import ANSWER, ANSWERS, CORE_ANSWERS, CORE_VERBS, VERB, VERBS, Ruleset
from game.sim.scenes import NO_CHOICE, NO_POINTS, most_steps, on_desk, walk
from game.sim.state import CASE_STATUS, CASES, STAGE, State
from game.sim.tables import LOGNORMAL_35

REFUSALS = (
    "allowed",
    "no_attention",  # the month's attention points are spent
    "no_task",  # nothing in this slot this month
    "no_tolerance",  # the institution has no filing
    "no_choice",  # the card has no such choice, or it does not exist now
    "no_case",  # no open case here
    "too_late",  # the time limit has passed
    "over",  # the game has ended
    "not_here",  # the scenario does not run the mechanism this belongs to
    "no_whistle",  # the institution has no rule of the whistle
    "not_yet",  # there is no sanction yet to appeal against
    "decided",  # the case is decided; only an appeal is open
    "no_procedure",  # the scenario runs without the procedure
)
REFUSAL = {name: code for code, name in enumerate(REFUSALS)}

VERB_POINTS = np.array([0, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2])
ANSWER_POINTS = np.array([0, 0, 1, 0, 1, 0])
ANSWER_LIMIT = np.array([2, 2, 1, 1, 1, 1])  # turns after the case was opened
STANDING = ("consult", "prepare", "support", "back")  # 请示 · 迎检 · 协助报备 · 撑腰, one point each
MOST_OF_ONE_KIND = 6


@dataclass
class Orders:
    """A month's decisions for a batch of games."""

    verb: np.ndarray  # (J, G) VERBS
    visit: np.ndarray  # (V, G) 0/1: publics the leader walks to, one point each
    consult: np.ndarray  # (G,) points spent on asking the superior for written instructions
    prepare: np.ndarray  # (G,) points spent on getting ready for inspections
    support: np.ndarray  # (G,) points spent on helping filings along
    back: np.ndarray  # (G,) points spent on standing behind staff
    absorb: np.ndarray  # (G,) 0-100, share of the township's blame he declares his own
    paper_first: np.ndarray  # (G,) 0-100, days go first to work (0) or to records (100)
    choice: np.ndarray  # (G,) option of the month's card, -1 leaves it to the fallback
    steps: np.ndarray  # (steps, G) option at each step of the month's scene, -1 leaves it to the fallback
    answer: np.ndarray  # (CASES, G) ANSWERS, -1 not answered yet
    standing: np.ndarray  # (G,) ANSWERS: what is answered to cases the last month opens

    def copy(self) -> "Orders":
        return Orders(**{f.name: getattr(self, f.name).copy() for f in fields(self)})

    def pick(self, games) -> "Orders":
        return Orders(**{f.name: getattr(self, f.name)[..., games].copy() for f in fields(self)})


def nothing(state: State, rules: Ruleset) -> Orders:
    """A month in which the leader decides nothing; dials at an ordinary leader's."""
    games = state.games
    zero = lambda *shape: np.zeros((*shape, games), np.int64)  # noqa: E731
    return Orders(
        verb=zero(rules.most_tasks),
        visit=zero(rules.public_count),
        consult=zero(),
        prepare=zero(),
        support=zero(),
        back=zero(),
        absorb=zero() + 20,
        paper_first=zero() + 60,
        choice=zero() - 1,
        steps=zero(most_steps(rules)) - 1,
        answer=zero(CASES) - 1,
        standing=zero(),
    )


def customary(state: State, rules: Ruleset) -> Orders:
    """What an ordinary leader does (R28): two tasks of most value done straight, one visit, two points on
    inspections, one behind his staff. He holds the office during the run-in."""
    orders = nothing(state, rules)
    orders.verb[top(worth(state), 2)] = VERB["real"]
    orders.visit[:] = worst_publics(state, rules, np.ones(state.games, np.int64))
    orders.prepare += 2
    orders.back += 1
    return orders


def worth(state: State) -> np.ndarray:
    """Value of the active tasks, others far below: (J, G)."""
    return np.where(state.is_active, state.value, -ONE * 9)


def worst_publics(state: State, rules: Ruleset, count: np.ndarray) -> np.ndarray:
    """The `count` publics that look worst to a leader who does not know: hidden risk seen through noise."""
    draw = Chance(state.key, state.turn).some("look", rules.public_id, 1)[0]
    return top(mul(state.risk, LOGNORMAL_35.take(draw)), count)


def top(score: np.ndarray, count) -> np.ndarray:
    """Mask of the `count` highest in each column; ties go to the first row."""
    rows = len(score)
    rank_key = (-score << 6) + np.arange(rows)[:, None]
    count = np.broadcast_to(np.asarray(count), score.shape[1:])
    kth = np.take_along_axis(np.sort(rank_key, 0), np.clip(count - 1, 0, rows - 1)[None], 0)
    return (rank_key <= kth) & (count > 0)


@dataclass
class Refusals:
    """A refusal code (0 = allowed) for each order, same shapes as Orders."""

    verb: np.ndarray
    visit: np.ndarray
    consult: np.ndarray
    prepare: np.ndarray
    support: np.ndarray
    back: np.ndarray
    choice: np.ndarray
    steps: np.ndarray
    answer: np.ndarray


def refusals(state: State, rules: Ruleset, orders: Orders) -> tuple[Refusals, np.ndarray]:
    """Why each order is refused, and the attention points that are left, (G,).

    Points are counted in the order choice, steps of a scene, answers, cards by slot, visits, standing
    actions; what no longer fits is refused, and what comes later may still fit if it costs nothing.
    """
    asked = _asked(state, rules, orders)
    spent = np.zeros(state.games, np.int64)
    verdict = {}
    for name, (cost, refused) in asked.items():
        cost = np.where(refused > 0, 0, cost)
        rows = cost.reshape(-1, state.games)
        running = spent + rows.cumsum(0)
        short = ((running > rules.attention) & (rows > 0)).reshape(cost.shape)
        verdict[name] = np.where(refused > 0, refused, np.where(short, REFUSAL["no_attention"], 0))
        spent = spent + np.where(short, 0, cost).reshape(-1, state.games).sum(0)
    over = state.is_over
    for name in verdict:
        verdict[name] = np.where(over, REFUSAL["over"], verdict[name])
    return Refusals(**verdict), rules.attention - spent


def _asked(state: State, rules: Ruleset, orders: Orders) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """name -> (points it costs, refusal for a reason other than points)."""
    verb = within(orders.verb, len(VERBS))
    no_filing = (verb == VERB["file_first"]) & refuses_filing(state)
    refused = np.where(no_filing, REFUSAL["no_tolerance"], 0)
    unknown = verb >= len(offered_verbs(rules))
    no_rule = (verb == VERB["whistle"]) & (state.parameters[ROW["whistle_days"]] <= 0)
    refused = np.where(no_rule, REFUSAL["no_whistle"], refused)
    refused = np.where(unknown, REFUSAL["not_here"], refused)
    refused = np.where((verb > 0) & ~state.is_active, REFUSAL["no_task"], refused)
    choice_cost, choice_refused = _choice(state, rules, orders.choice)
    asked = {
        "choice": (choice_cost, choice_refused),
        "steps": _steps(state, rules, orders.steps),
        "answer": _answers(state, rules, orders.answer),
        "verb": (VERB_POINTS[verb], refused),
        "visit": ((orders.visit != 0).astype(np.int64), np.zeros_like(orders.visit)),
    }
    for name in STANDING:
        points = np.clip(getattr(orders, name), 0, MOST_OF_ONE_KIND)
        asked[name] = (points, np.zeros_like(points))
    return asked


def offered_verbs(rules: Ruleset) -> tuple[str, ...]:
    """What a card of this scenario may be given, "none" first."""
    return VERBS if rules.has("powers") else VERBS[:CORE_VERBS]


def offered_answers(rules: Ruleset) -> tuple[str, ...]:
    """What a case may be answered: without the procedure nobody signs for others or reports them."""
    return ANSWERS if rules.has("procedure") else CORE_ANSWERS


def refuses_filing(state: State) -> np.ndarray:
    """Games whose institution has no tolerance procedure, (G,) bool."""
    return state.parameters[ROW["ft_on"]] < ONE // 2


def within(x: np.ndarray, size: int) -> np.ndarray:
    """Codes outside 0..size-1 mean nothing (0)."""
    return np.where((x >= 0) & (x < size), x, 0)


def choice_allowed(state: State, rules: Ruleset, rows: np.ndarray | None = None) -> np.ndarray:
    """(X, G) bool: choices of the deck whose own condition holds now; only `rows` are asked, if given."""
    deck = rules.deck
    allowed = np.ones((len(deck.choice_when), state.games), bool)
    asked = range(len(allowed)) if rows is None else np.unique(rows)
    conditions = [(row, deck.choice_when[row]) for row in asked if deck.choice_when[row]]
    if conditions:
        values = observe(state, rules)
        for row, program in conditions:
            allowed[row] = evaluate(program, values, state.flags)
    return allowed


def _choice(state: State, rules: Ruleset, choice: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    deck = rules.deck
    if not len(deck.identity):
        return np.zeros_like(choice), np.where(choice >= 0, REFUSAL["no_choice"], 0)
    event = np.maximum(state.event, 0)
    known = (state.event >= 0) & (choice >= 0) & (choice < deck.choice_count[event])
    row = np.where(known, deck.first_choice[event] + np.where(known, choice, 0), 0)
    open_ = choice_allowed(state, rules, row)[row, np.arange(state.games)]
    refused = np.where((choice >= 0) & ~(known & open_), REFUSAL["no_choice"], 0)
    return np.where(known & open_, deck.choice_points[row], 0), refused


def _steps(state: State, rules: Ruleset, steps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    if not on_desk(state, rules):
        return np.zeros_like(steps), np.where(steps >= 0, REFUSAL["no_choice"], 0)
    scene = walk(state, rules, steps)
    refused = np.where(scene.refused == NO_CHOICE, REFUSAL["no_choice"], 0)
    return scene.cost, np.where(scene.refused == NO_POINTS, REFUSAL["no_attention"], refused)


def _answers(state: State, rules: Ruleset, answer: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    code = within(answer, len(ANSWERS))
    said = answer >= 0
    is_open = state.case_status == CASE_STATUS["open"]
    if rules.has("procedure"):
        refused = _procedure_refuses(state, code)
    else:
        late = state.turn - state.case_turn > ANSWER_LIMIT[code]
        refused = np.where(late, REFUSAL["too_late"], 0)
        refused = np.where(code >= len(CORE_ANSWERS), REFUSAL["no_procedure"], refused)
    for_tolerance = (code == ANSWER["claim"]) | (code == ANSWER["protect"])
    no_filing = for_tolerance & refuses_filing(state) & (refused == 0)
    refused = np.where(no_filing, REFUSAL["no_tolerance"], refused)
    refused = np.where(~is_open, REFUSAL["no_case"], refused)
    return np.where(said, ANSWER_POINTS[code], 0), np.where(said, refused, 0)


def _procedure_refuses(state: State, code: np.ndarray) -> np.ndarray:
    """What the stage of a case does not allow (R50): before the finding no appeal, after it nothing else."""
    clue = state.case_stage == STAGE["clue"]
    appeal = code == ANSWER["appeal"]
    refused = np.where(clue & appeal, REFUSAL["not_yet"], 0)
    return np.where(~clue & ~appeal & (code != ANSWER["accept"]), REFUSAL["decided"], refused)


def lawful(state: State, rules: Ruleset, orders: Orders) -> Orders:
    """The orders as they will be carried out: what is refused becomes nothing, dials are held in range."""
    shaped = _shaped(state, rules, orders)
    refused, _ = refusals(state, rules, shaped)
    keep = lambda name, value, none: np.where(getattr(refused, name) > 0, none, value)  # noqa: E731
    done = Orders(
        verb=keep("verb", within(shaped.verb, len(VERBS)), 0),
        visit=keep("visit", (shaped.visit != 0).astype(np.int64), 0),
        choice=keep("choice", shaped.choice, -1),
        steps=keep("steps", np.maximum(shaped.steps, -1), -1),
        answer=keep("answer", np.where(shaped.answer >= len(ANSWERS), -1, shaped.answer), -1),
        absorb=np.clip(shaped.absorb, 0, 100),
        paper_first=np.clip(shaped.paper_first, 0, 100),
        standing=within(shaped.standing, len(offered_answers(rules))),
        **{name: keep(name, np.clip(getattr(shaped, name), 0, MOST_OF_ONE_KIND), 0) for name in STANDING},
    )
    return done


def _shaped(state: State, rules: Ruleset, orders: Orders) -> Orders:
    """Orders as int64 arrays of the right shapes; what is missing is nothing, what is too much is cut."""
    blank = nothing(state, rules)
    for f in fields(blank):
        target, given = getattr(blank, f.name), np.atleast_1d(np.asarray(getattr(orders, f.name)))
        if given.ndim == target.ndim and given.shape[-1] == state.games:
            rows = tuple(slice(0, min(a, b)) for a, b in zip(target.shape, given.shape, strict=True))
            target[rows] = given[rows].astype(np.int64)
    return blank
