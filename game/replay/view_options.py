"""Which options on a desk are refused and why, asked of the engine's one table in a single batch."""

from dataclasses import dataclass

import numpy as np

from game.content.text import Text
from game.replay.plan import refusal
from game.replay.scene import open_step
from game.replay.view_words import Played, at
from game.sim.orders import REFUSALS, STANDING, Orders, offered_verbs, refusals
from game.sim.ruleset import ANSWERS
from game.sim.state import CASES, State

NO_ATTENTION = REFUSALS.index("no_attention")
Place = tuple[str, int, int]  # field of Orders, row in it (0 where it has none), value


@dataclass(frozen=True)
class Sitting:
    """Who sits at the desk: the game, the turn, what is planned so far (lawful) and the stated reason."""

    played: Played
    turn: int
    orders: Orders
    reason: str | None = None
    comment: str = ""
    scene_left: bool = True  # False: a scene waits at its first undecided step

    @property
    def state(self) -> State:
        return self.played.before(self.turn)


class Refused:
    """The sentence of every option of a desk; None where it is allowed.

    An option is refused when it is refused itself, or when taking it would push out something planned.
    """

    def __init__(self, sitting: Sitting):
        state, rules, orders = sitting.state, sitting.played.rules, sitting.orders
        places = _places(sitting)
        codes = _codes(state, rules, orders, places)
        self.sentences = {
            place: refusal(REFUSALS[code]).text if code else None
            for place, code in zip(places, codes, strict=True)
        }

    def get(self, field: str, value: int, row: int = 0) -> Text | None:
        return self.sentences[field, row, value]


def _places(sitting: Sitting) -> list[Place]:
    rules, state, orders = sitting.played.rules, sitting.state, sitting.orders
    active = np.flatnonzero(state.is_active[:, 0]).tolist()
    out: list[Place] = [
        ("verb", slot, verb) for slot in active for verb in range(1, len(offered_verbs(rules)))
    ]
    out += [("visit", public, 1) for public in range(rules.public_count)]
    out += [(name, 0, at(getattr(orders, name)) + 1) for name in STANDING]
    out += [("answer", place, code) for place in range(CASES) for code in range(len(ANSWERS))]
    event = at(state.event)
    step = open_step(state, rules, sitting.played.names, orders, sitting.scene_left)
    if step is not None:
        out += [("steps", step.k, i) for i in range(len(step.words.choices))]
    if event >= 0:
        out += [("choice", 0, i) for i in range(int(rules.deck.choice_count[event]))]
    return out


def _codes(state: State, rules, orders: Orders, places: list[Place]) -> list[int]:
    lanes = np.zeros(len(places), np.int64)
    tried = orders.pick(lanes)
    for lane, (field, row, value) in enumerate(places):
        array = getattr(tried, field)
        array[(row, lane) if array.ndim > 1 else lane] = value
    refused, _ = refusals(state.pick(lanes), rules, tried)
    crowded = np.zeros(len(places), bool)
    for field in refused.__dataclass_fields__:
        crowded |= (getattr(refused, field).reshape(-1, len(places)) > 0).any(0)
    out = []
    for lane, (field, row, _) in enumerate(places):
        verdict = getattr(refused, field)
        own = int(verdict[(row, lane) if verdict.ndim > 1 else lane])
        out.append(own or (NO_ATTENTION if crowded[lane] else 0))
    return out
