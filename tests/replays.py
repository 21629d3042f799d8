"""Games played for the tests of recordings, sessions and twins."""

from functools import lru_cache
from pathlib import Path

import numpy as np

from game.content.compile import Compiled
from game.content.load import load
from game.replay.session import Session
from game.sim import orders
from game.sim.orders import Orders
from game.sim.ruleset import VERB, Ruleset
from game.sim.state import CASE_STATUS, State

SEED = 3


@lru_cache(maxsize=8)
def lesson(institution: str = "polarised_nominal") -> Compiled:
    return load("first_year", institution)


def hard_worker(state: State, rules: Ruleset) -> Orders:
    """Four tasks done for real, one of them filed first, one visit, blame taken, cases explained."""
    plan = orders.nothing(state, rules)
    plan.verb[orders.top(orders.worth(state), 3)] = VERB["real"]
    plan.verb[int(np.argmax(state.value[:, 0] * state.is_active[:, 0])), 0] = VERB["file_first"]
    plan.visit[:] = orders.worst_publics(state, rules, np.ones(state.games, np.int64))
    plan.answer[:, 0] = np.where(state.case_status[:, 0] == CASE_STATUS["open"], 3, -1)
    plan.choice[:] = 0
    plan.absorb[:] = 60
    plan.paper_first[:] = 20
    return plan


def play(session: Session, turns: int = 99, style=hard_worker) -> Session:
    """Plays some turns, or to the end."""
    for _ in range(turns):
        if session.is_over:
            break
        session.plan.adopt(style(session.state, session.rules))
        session.commit()
    return session


@lru_cache(maxsize=8)
def played(institution: str = "polarised_nominal", seed: int = SEED, turns: int = 99) -> Session:
    """A game kept in memory; not to be changed."""
    return play(Session.new(lesson(institution), seed, pseudonym="甲"), turns)


def written(path: Path, turns: int = 99, institution: str = "polarised_nominal") -> Path:
    """The same game as a file."""
    session = Session.new(lesson(institution), SEED, path, pseudonym="甲")
    play(session, turns)
    return path
