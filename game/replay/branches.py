"""What else could have been decided in a month of a recorded game, and what would have come of it.

From that turn every arm keeps the recorded past: the state is the recorded one, so the people, the villages,
the case files, and the month's tasks and card, which were already drawn, stay. Only the key of chance is
replaced, so that from this month's resolution on the luck is another: a substitute. (Nothing of the past is
drawn again except the scores of the other townships in the county's ranking, which are luck alone.) All arms
meet the same substitutes, and after the month all go on in the same style.
"""

from dataclasses import dataclass, replace

import numpy as np

from game.content.names import Names
from game.content.text import Text
from game.lab.styles import CODE, decide
from game.replay.habit import STYLE_NAMES
from game.replay.scene import is_scene, taken
from game.replay.session import Session
from game.sim import engine
from game.sim import orders as ordering
from game.sim.chance import key_of, mix64
from game.sim.observe import career, months_served, public
from game.sim.orders import Orders
from game.sim.ruleset import STYLES, Ruleset
from game.sim.scenes import walk
from game.sim.state import State

LEDGERS = ("career", "public")
# Levels whose entries make up the two ledgers; the first two count only in months that are served.
MONTHLY = ("score", "results")
BOOKED = (*MONTHLY, "trust", "risk", "blame")

Books = dict[tuple[str, str], np.ndarray]  # (level, cause) -> sum over months and seeds, by arm


@dataclass(frozen=True)
class Arm:
    """One way to decide the month. key: played, choice:ID or style:NAME."""

    key: str
    kind: str  # played · dilemma · plan
    name: Text
    orders: Orders  # lawful, of one game


@dataclass(frozen=True)
class Job:
    """Some arms of one turn under the substitutes first .. first + count - 1, as one batch."""

    rules: Ruleset
    state: State  # one game, as recorded
    orders: Orders  # one game an arm
    rows: tuple[int, ...]  # which arms of the turn these are
    style: int  # how everyone goes on
    first: int
    count: int

    @property
    def game_months(self) -> int:
        return len(self.rows) * self.count * (self.rules.last_turn - self.state.turn)


@dataclass(frozen=True)
class Outcome:
    """What came of a job: ends are (arms, count), books sums over the months from that turn on."""

    rows: tuple[int, ...]
    first: int
    ends: dict[str, np.ndarray]  # career, public, removed, served
    books: Books


def arms(session: Session, turn: int) -> tuple[Arm, ...]:
    """As it was played, then the other choices on the card, then the styles; equal orders are one arm.

    A choice that costs more leaves less for the rest: what no longer fits falls away, standing actions first.
    A style plans the month with the points that the recorded choice left; the card is an arm of its own.
    """
    rules, here = session.rules, session.history[turn - 1]
    recorded = ordering.lawful(here, rules, session.orders[turn - 1])
    as_played = Text("实际的决定", "what was decided")
    known = [Arm("played", "played", as_played, recorded)]
    for arm in (*_choices(session, here, recorded), *_styles(here, rules, recorded)):
        twin = next((n for n, other in enumerate(known) if _same(other.orders, arm.orders)), None)
        if twin is None:
            known.append(arm)
        elif twin and known[twin].kind == arm.kind:
            both = Text("{a}、{b}", "{a}, {b}").fill(a=known[twin].name, b=arm.name)
            known[twin] = replace(known[twin], name=both)
    return tuple(known)


def _choices(session: Session, here: State, recorded: Orders) -> list[Arm]:
    event, deck = int(here.event[0]), session.rules.deck
    if event < 0:
        return []
    if is_scene(here, session.rules):
        return _steps(session, here, recorded)
    names: Names = session.names
    taken = int(recorded.choice[0]) if recorded.choice[0] >= 0 else int(deck.fallback[event])
    allowed = ordering.choice_allowed(here, session.rules)[:, 0]
    found = []
    for place, words in enumerate(names.events[event].choices):
        row = int(deck.first_choice[event]) + place
        if place == taken or not allowed[row] or deck.choice_points[row] > session.rules.attention:
            continue
        other = recorded.copy()
        other.choice[:] = place
        lawful = ordering.lawful(here, session.rules, other)
        found.append(Arm(f"choice:{words.id}", "dilemma", words.text, lawful))
    return found


def _steps(session: Session, here: State, recorded: Orders) -> list[Arm]:
    """What else could have been done at each hour of a scene, the other hours as they were."""
    found = []
    for step in taken(here, session.rules, session.names, recorded):
        for place, words in enumerate(step.words.choices):
            other = recorded.copy()
            other.steps[step.k] = place
            lawful = ordering.lawful(here, session.rules, other)
            if place != step.place and lawful.steps[step.k, 0] == place:
                name = Text(f"{step.words.clock} {words.text.zh}", f"{step.words.clock} {words.text.en}")
                found.append(Arm(f"step:{step.words.id}.{words.id}", "dilemma", name, lawful))
    return found


def _styles(here: State, rules: Ruleset, recorded: Orders) -> list[Arm]:
    """What each style would plan on this desk with the points the card left, the card decided as recorded."""
    spent = 0
    if recorded.choice[0] >= 0:
        spent = int(rules.deck.choice_points[rules.deck.first_choice[here.event[0]] + recorded.choice[0]])
    spent += int(walk(here, rules, recorded.steps).cost.sum())
    desk = here.copy()
    desk.event[:] = -1
    left = replace(rules, attention=rules.attention - spent)
    found = []
    for style in STYLES:
        plan = decide(desk, left, CODE[style])
        plan.choice[:], plan.steps[:] = recorded.choice, recorded.steps
        lawful = ordering.lawful(here, rules, plan)
        found.append(Arm(f"style:{style}", "plan", STYLE_NAMES[style], lawful))
    return found


def _same(one: Orders, other: Orders) -> bool:
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in vars(one))


def substitutes(key: np.ndarray, first: int, count: int) -> np.ndarray:
    """Keys of chance in place of the recorded game's own, (count,): other luck, the same for every arm."""
    return mix64(key[0] ^ key_of(np.arange(first + 1, first + 1 + count)))


def opened(job: Job) -> State:
    """The recorded state once for each arm and substitute, arm by arm, with other luck from here on."""
    state = job.state.pick(np.zeros(len(job.rows) * job.count, np.int64))
    state.key = np.tile(substitutes(job.state.key, job.first, job.count), len(job.rows))
    return state


def play(job: Job) -> Outcome:
    """Plays every arm of the job to the end of the term."""
    shape = (len(job.rows), job.count)
    state, books = opened(job), {}
    orders = job.orders.pick(np.repeat(np.arange(shape[0]), shape[1]))
    while not state.is_over.all():
        state = engine.step(state, orders, job.rules)
        _book(books, state, shape)
        orders = decide(state, job.rules, job.style)
    served = np.where(state.is_removed, state.removed_after, months_served(state, job.rules))
    ends = dict(
        career=career(state, job.rules),
        public=public(state, job.rules),
        removed=state.is_removed.astype(np.int64),
        served=served,
    )
    return Outcome(job.rows, job.first, {name: value.reshape(shape) for name, value in ends.items()}, books)


def _book(books: Books, state: State, shape: tuple[int, int]) -> None:
    """Adds the month's entries, summed over the substitutes."""
    for (level, cause), entry in state.ledger.entries.items():
        if level not in BOOKED or cause == "last_month":
            continue
        counted = np.where(state.is_removed, 0, entry) if level in MONTHLY else entry
        total = counted.reshape(shape).sum(1, dtype=np.int64)
        at = (level, cause)
        books[at] = books[at] + total if at in books else total
