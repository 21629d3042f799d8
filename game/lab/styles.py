"""The nine styles of leading (model.md 7), for a whole batch at once; each game may have its own.

A style spends the month's attention points and sets the two dials by habit. `adaptive` reads load, findings,
hidden risk and the tolerance rules; `random` draws everything. Styles know what the model note's leader
knew, not what a player sees, and none asks for more points than there are.
"""

from dataclasses import dataclass

import numpy as np

from game.sim.chance import Chance
from game.sim.fixed import HALF, ONE, clip, fixed, mul
from game.sim.observe import mean
from game.sim.orders import VERB_POINTS, Orders, choice_allowed, nothing, top, worst_publics
from game.sim.parameters import ROW
from game.sim.phases.demands import task_identity
from game.sim.phases.powers import lacking
from game.sim.ruleset import ANSWER, CORE_ANSWERS, STYLES, VERB, Ruleset
from game.sim.scenes import Scene, on_desk
from game.sim.state import CASE_STATUS, CASES, STAGE, State

CODE = {name: code for code, name in enumerate(STYLES)}
ADAPTIVE, RANDOM, CAUTIOUS = CODE["adaptive"], CODE["random"], CODE["cautious"]

# Points on: cards directed, visits, pushing back, getting ready, helping filings, standing behind staff;
# then the dials 我来担 and 先留痕 in percent.
_HABITS = {
    "default": (2, 1, 0, 2, 0, 1, 20, 60),
    "cautious": (1, 0, 0, 5, 0, 0, 3, 90),
    "doer": (4, 2, 0, 0, 0, 0, 50, 20),
    "trace_first": (2, 0, 0, 4, 0, 0, 20, 100),
    "innovator": (4, 1, 1, 0, 0, 0, 60, 30),
    "adaptive": (0, 0, 0, 0, 0, 0, 30, 50),
    "random": (0, 0, 0, 0, 0, 0, 0, 50),
    "filer": (3, 1, 0, 0, 2, 0, 40, 40),
    "village": (1, 4, 0, 0, 0, 0, 40, 30),
}
HABITS = np.array([_HABITS[name] for name in STYLES], np.int64).T
_VERBS = dict(
    cautious="trace", trace_first="trace", innovator="innovate", filer="file_first", village="with_public"
)
VERBS_OF = np.array([VERB[_VERBS.get(name, "real")] for name in STYLES])
SEEKS_MISFIT = np.array([name in ("innovator", "filer") for name in STYLES])
CLAIMS = np.array([name in ("doer", "innovator", "adaptive", "filer") for name in STYLES])
APPEALS = np.array([name in ("cautious", "trace_first") for name in STYLES])
ACCEPTS = np.array([name == "default" for name in STYLES])

FAR_AWAY = fixed("0.2")  # share of a task's powers that lies with the office
SHORT_CLOCK = 10 * ONE  # working days
SIGNS = np.array([name in ("doer", "innovator", "adaptive", "village") for name in STYLES])
REPORTS = np.array([name in ("cautious", "doer", "village") for name in STYLES])

HONEST = fixed("0.4")  # what the facts on file say of the act: done in good faith
HOPEFUL = fixed("0.35")  # a claim is worth its days where more than this is believed to be granted
RANDOM_VERBS = (("trace", "0.25"), ("real", "0.6"), ("innovate", "0.75"), ("file_first", "0.92"))


@dataclass
class Intent:
    """What each game's leader means to do this month; points are (G,), verb and priority (J, G)."""

    direct: np.ndarray
    visits: np.ndarray
    push: np.ndarray
    prepare: np.ndarray
    support: np.ndarray
    back: np.ndarray
    absorb: np.ndarray
    paper_first: np.ndarray
    verb: np.ndarray
    priority: np.ndarray


def decide(state: State, rules: Ruleset, style) -> Orders:
    """The month's orders; `style` is a code (index in STYLES) or one code per game."""
    style = np.broadcast_to(np.asarray(style), (state.games,))
    intent = _habit(state, style)
    if (style == ADAPTIVE).any():
        _adapt(intent, state, rules, style == ADAPTIVE)
    if (style == RANDOM).any():
        _gamble(intent, state, rules, style == RANDOM)
    if rules.has("powers"):
        _call_the_office(intent, state, style)
    no_filing = ~_has_tolerance(state) & (intent.verb == VERB["file_first"])
    intent.verb[no_filing] = VERB["innovate"]
    orders = nothing(state, rules)
    cost = _choose(orders, state, rules, style)
    left = _spend(orders, intent, state, rules, rules.attention - cost)
    _answer(orders, state, style, left)
    return orders


def _has_tolerance(state: State) -> np.ndarray:
    return state.parameters[ROW["ft_on"]] > HALF


def _habit(state: State, style: np.ndarray) -> Intent:
    """The style's usual points; cards go to the tasks of most value, or where the standard way fits worst."""
    worth = np.where(SEEKS_MISFIT[style], mul(state.value, state.misfit), state.value)
    verb = np.broadcast_to(VERBS_OF[style], worth.shape).copy()
    return Intent(*HABITS[:, style], verb=verb, priority=worth)


def _adapt(intent: Intent, state: State, rules: Ruleset, where: np.ndarray) -> None:
    """应变: pushes back under load, walks where risk shows, gets ready when findings come."""
    p = {name: state.parameters[row] for name, row in ROW.items()}
    over = clip(6 * (state.load - fixed("1.05")), 0, ONE)
    can_push = fixed("0.15") + mul(fixed("0.6"), p["list_clarity"]) + mul(fixed("0.2"), p["appeal"])
    if rules.has("powers"):
        can_push = can_push + mul(ONE - can_push, p["list_gate"])
    push = (np.where(can_push > fixed("0.3"), 2 * over, over) + HALF) >> 16
    visits = clip((2 * (state.risk.max(0) - fixed("0.8")) + HALF) >> 16, 1, 3)
    often = 1 * (state.finding_rate > fixed("0.15")) + (state.finding_rate > fixed("0.3"))
    prepare = np.where(p["acct"] > HALF, often, 0)
    left = rules.attention - push - visits - prepare
    belief = mean(state.expected_cover[0])
    support = (_has_tolerance(state) & (belief > fixed("0.3")) & (left > 2)).astype(np.int64)
    direct = np.maximum(1, left - support)
    dial = clip(fixed("0.25") + (mul(p["acct"], p["trace_shield"]) >> 1), fixed("0.2"), fixed("0.8"))
    points = dict(push=push, visits=visits, prepare=prepare, support=support, direct=direct)
    for name, value in dict(**points, paper_first=(100 * dial + HALF) >> 16).items():
        np.copyto(getattr(intent, name), value, where=where)
    np.copyto(intent.verb, _fitting_verb(state, rules, belief), where=where)
    wanted = mul(state.value, fixed("0.6") + mul(fixed("0.8"), state.misfit)) + HALF * state.is_redline
    np.copyto(intent.priority, wanted, where=where)


def _fitting_verb(state: State, rules: Ruleset, belief: np.ndarray) -> np.ndarray:
    """Where the standard way does not fit: file if cover is real, else risk it while his account allows."""
    covered = _has_tolerance(state) & (belief > fixed("0.45"))
    has_room = state.blame < HALF + ONE * (state.turn - rules.run_in)
    novel = np.where(covered, VERB["file_first"], np.where(has_room, VERB["innovate"], VERB["real"]))
    return np.where((state.misfit > HALF) & ~state.is_redline, novel, VERB["real"])


def _call_the_office(intent: Intent, state: State, style: np.ndarray) -> None:
    """A whistle instead of doing it alone, where the powers lie elsewhere and the clock is worth a point:
    应变 wants it short, 避责 takes any that will move responsibility."""
    p = {name: state.parameters[row] for name, row in ROW.items()}
    lacks = lacking(state.need, p["authority"], p["delegation"]) > FAR_AWAY
    clock = p["whistle_days"]
    pays = (style == ADAPTIVE) & (clock <= SHORT_CLOCK) | (style == CAUTIOUS)
    intent.verb[lacks & pays & (clock > 0)] = VERB["whistle"]


def _gamble(intent: Intent, state: State, rules: Ruleset, where: np.ndarray) -> None:
    """随机: the points fall between five random cuts; tasks, ways and dials are drawn."""
    chance = Chance(state.key, state.turn)
    draws = np.concatenate(chance.some("style", np.arange(2), 4))
    cuts = (rules.attention * np.sort(draws[:5], 0) + HALF) >> 16
    points = np.diff(cuts, axis=0, prepend=0, append=rules.attention)
    names = ("direct", "visits", "push", "prepare", "support", "back")
    dials = dict(absorb=(70 * draws[5]) >> 16, paper_first=(100 * draws[6]) >> 16)
    for name, value in (*zip(names, points, strict=True), *dials.items()):
        np.copyto(getattr(intent, name), value, where=where)
    way, order = chance.some("style_task", task_identity(rules), 2)
    verb = np.full(way.shape, VERB["as_required"])
    for name, upto in reversed(RANDOM_VERBS):
        verb[way < fixed(upto)] = VERB[name]
    np.copyto(intent.verb, verb, where=where)
    np.copyto(intent.priority, order, where=where)


def _choose(orders: Orders, state: State, rules: Ruleset, style: np.ndarray) -> np.ndarray:
    """The first choice on the card that exists now, is affordable and suits the style; any one for `random`.

    Returns the attention points it costs. Where nothing suits, the card's fallback is left to stand.
    """
    deck, lane = rules.deck, np.arange(state.games)
    cost = np.zeros(state.games, np.int64)
    if not (state.event >= 0).any():
        return cost
    event = np.maximum(state.event, 0)
    allowed = choice_allowed(state, rules)
    cost += _play_scene(orders, state, rules, style)
    taste = Chance(state.key, state.turn).some("style", np.arange(2, 2 + deck.choice_count.max()), 1)[0]
    best = np.full(state.games, -1, np.int64)
    for place in range(deck.choice_count.max()):
        exists = (state.event >= 0) & (place < deck.choice_count[event])
        row = np.where(exists, deck.first_choice[event] + place, 0)
        fits = exists & allowed[row, lane] & (deck.choice_points[row] <= rules.attention)
        suits = np.where(style == RANDOM, taste[place], deck.choice_suits[row, style] * (ONE - place))
        better = fits & (suits > 0) & (suits > best)
        np.copyto(orders.choice, place, where=better)
        np.copyto(cost, deck.choice_points[row], where=better)
        np.copyto(best, suits, where=better)
    return cost


def _play_scene(orders: Orders, state: State, rules: Ruleset, style: np.ndarray) -> np.ndarray:
    """Plays the month's scene, each step as `_choose` does a card; returns the points it costs."""
    deck, scene = rules.deck, Scene(state, rules)
    for k in range(scene.most if on_desk(state, rules) else 0):
        reached, row, allowed = scene.reach(k), scene.rows(k), scene.allows()
        taste = Chance(state.key, state.turn).some("style", 32 + 4 * k + np.arange(len(allowed)), 1)[0]
        best = np.full(state.games, -1, np.int64)
        for place in range(len(allowed)):
            choice = np.where(allowed[place], deck.step_first[row] + place, 0)
            fits = reached & allowed[place] & (deck.choice_points[choice] <= scene.points)
            suits = np.where(style == RANDOM, taste[place], deck.choice_suits[choice, style] * (ONE - place))
            better = fits & (suits > 0) & (suits > best)
            np.copyto(orders.steps[k], place, where=better)
            np.copyto(best, suits, where=better)
        scene.take(k, orders.steps[k])
    return scene.cost.sum(0)


def _spend(orders: Orders, intent: Intent, state: State, rules: Ruleset, left: np.ndarray) -> np.ndarray:
    """Turns the intent into orders as far as points go: pushing back, cards, visits, then the rest."""
    extra = state.is_active & (np.arange(rules.most_tasks)[:, None] >= rules.base_tasks)
    push = np.minimum(intent.push, left)
    pushed = extra & (extra[::-1].cumsum(0)[::-1] <= push)  # the last that were added go back first
    left = left - pushed.sum(0)
    card = VERB_POINTS[intent.verb].max(0)
    direct = np.minimum(intent.direct, left // card)
    free = state.is_active & ~pushed
    directed = free & top(np.where(free, intent.priority, -9 * ONE), direct)
    orders.verb[:] = np.where(pushed, VERB["push_back"], np.where(directed, intent.verb, 0))
    left = left - card * directed.sum(0)
    visits = np.minimum(intent.visits, left)
    orders.visit[:] = worst_publics(state, rules, visits)
    left = left - orders.visit.sum(0)
    for name in ("support", "prepare", "back"):
        points = np.minimum(getattr(intent, name), left)
        setattr(orders, name, points)
        left = left - points
    orders.absorb, orders.paper_first = intent.absorb, intent.paper_first
    return left


def _answer(orders: Orders, state: State, style: np.ndarray, left: np.ndarray) -> None:
    """Answers to what last month opened, and to what the term's last month will open."""
    pays = _has_tolerance(state) & (mean(state.expected_cover[1]) > HOPEFUL)
    usual = np.where(CLAIMS[style] & pays, ANSWER["claim"], ANSWER["explain"])
    usual = np.where(ACCEPTS[style], ANSWER["accept"], usual)
    is_open = (state.case_status == CASE_STATUS["open"]) & (state.turn - state.case_turn <= 1)
    appeals = is_open & APPEALS[style] & (is_open.cumsum(0) <= left)
    answer = np.where(appeals, ANSWER["appeal"], usual)
    draws = Chance(state.key, state.turn).some("style", 16 + np.arange(CASES), 1)[0]
    drawn = (draws * len(CORE_ANSWERS)) >> 16
    drawn = np.where((drawn == ANSWER["claim"]) & ~_has_tolerance(state), ANSWER["accept"], drawn)
    drawn = np.where((drawn == ANSWER["appeal"]) & (is_open.cumsum(0) > left), ANSWER["accept"], drawn)
    orders.answer = np.where(is_open, np.where(style == RANDOM, drawn, answer), -1)
    orders.standing = np.where(style == RANDOM, drawn[0], usual)
    if len(state.case_stage):
        _answer_procedure(orders, state, style, left, usual)


def _answer_procedure(orders: Orders, state: State, style: np.ndarray, left: np.ndarray, usual) -> None:
    """By stage (R50): who stands by his staff signs for honest work that is mostly the handler's, who keeps
    out of trouble reports what is not; after the finding those who appeal do so while points last."""
    is_open = state.case_status == CASE_STATUS["open"]
    clue = is_open & (state.case_stage == STAGE["clue"])
    theirs = state.case_staff_blame > state.case_blame
    honest = state.case_merit >= HONEST
    points = clue & SIGNS[style] & theirs & honest & _has_tolerance(state)
    signs = points & (points.cumsum(0) <= left)
    answer = np.where(signs, ANSWER["protect"], usual)
    answer = np.where(theirs & ~honest & REPORTS[style], ANSWER["report"], answer)
    draws = Chance(state.key, state.turn).some("style", 16 + np.arange(CASES), 1)[0]
    kinds = [ANSWER[name] for name in ("accept", "explain", "report", "protect", "claim")]
    among = np.where(_has_tolerance(state), len(kinds), len(kinds) - 2)
    answer = np.where(style == RANDOM, np.array(kinds)[(draws * among) >> 16], answer)
    left = left - (clue & (answer == ANSWER["protect"])).sum(0)
    sanctioned = is_open & ~clue & (APPEALS[style] | (style == RANDOM))
    appeals = sanctioned & (sanctioned.cumsum(0) <= left)
    orders.answer = np.where(clue, answer, np.where(appeals, ANSWER["appeal"], -1))
