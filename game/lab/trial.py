"""Thousands of games of one scenario, counted: what came, what was offered, what was chosen, how it ended.

Every style meets every institution with the same luck, so that what differs between them is decisions or
institutions. From some of the states in which a card lies on the desk, every option is played to the end.
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass, field

import numpy as np

from game.lab.batch import Progress, workers
from game.lab.columns import read
from game.lab.policies import Styled
from game.lab.tables import seeds
from game.sim import engine
from game.sim.fixed import ONE
from game.sim.orders import REFUSALS, Orders, choice_allowed, refusals
from game.sim.ruleset import COUNTS, STYLES, Ruleset
from game.sim.scenes import Scene
from game.sim.state import CASE_KINDS, CASE_STATUSES, State

LEDGERS = ("career", "public")
AT_ONCE = 2048  # games in one piece: large batches are faster, several pieces show how far it is
FORKS = 40  # states of one event and piece from which all options are played
A_TURN = 12  # of these in one month: early and late states both


@dataclass(frozen=True)
class Piece:
    """All styles under all institutions with some seeds; small enough to be handed to a process.

    Games are counted by seed, then institution, then style.
    """

    rules: Ruleset
    parameters: np.ndarray  # (parameters, institutions)
    seeds: np.ndarray
    forks: int = FORKS

    @property
    def games(self) -> int:
        return len(self.seeds) * self.parameters.shape[1] * len(STYLES)


@dataclass
class Tally:
    """Counts over games. Ledgers are (seeds, institutions, styles); forks: a row for each option played."""

    games: int
    dealt: np.ndarray  # (E,) months in which the card lay on the desk
    offered: np.ndarray  # (X,) … and the option could be chosen
    chosen: np.ndarray  # (X,)
    refused: np.ndarray  # (REFUSALS,) orders not carried out, by reason
    opened: np.ndarray  # (CASE_KINDS,) cases against the leader
    answered: np.ndarray  # (CASE_STATUSES,) how they ended
    counts: dict[str, np.ndarray]  # COUNTS -> (G,) at the end
    ledgers: dict[str, np.ndarray]
    removed: np.ndarray  # (seeds, institutions, styles)
    ending: np.ndarray  # the same: row, -1 none
    first: dict[int, tuple[int, int, int]]  # event -> (turn, style, seed), the earliest
    forks: "Forks" = field(default_factory=lambda: Forks.none())


@dataclass
class Forks:
    """One row for each option played from a state: rows of one state share `state`."""

    card: np.ndarray  # row of the event, or number of events + row of the step
    option: np.ndarray  # row in the deck's choices
    state: np.ndarray
    career: np.ndarray  # points
    public: np.ndarray
    ending: np.ndarray

    @classmethod
    def none(cls) -> "Forks":
        return cls(*(np.zeros(0) for _ in range(6)))

    @classmethod
    def joined(cls, parts: list["Forks"]) -> "Forks":
        """States of different pieces stay apart."""
        moved, base = [], 0
        for part in parts:
            moved.append(part.state + base)
            base += int(part.state.max(initial=-1)) + 1
        column = lambda name: np.concatenate([getattr(p, name) for p in parts] or [np.zeros(0)])  # noqa: E731
        named = {name: column(name) for name in ("card", "option", "career", "public", "ending")}
        return cls(state=np.concatenate(moved or [np.zeros(0)]), **named)


def pieces(
    rules: Ruleset, institutions: Iterable[Mapping[str, int]], games: int, forks: int = FORKS
) -> list[Piece]:
    """At least `games` games over all styles and institutions, every institution with the same seeds."""
    rows = np.concatenate([engine.parameters(dict(values), 1) for values in institutions], 1)
    alike = len(STYLES) * rows.shape[1]
    each = -(-games // alike)
    blocks = np.array_split(seeds(each), -(-each // max(1, AT_ONCE // alike)))
    return [Piece(rules, rows, block, forks) for block in blocks]


def play(
    todo: list[Piece], progress: Progress | None = None, executor: Executor | None = None
) -> Iterator[Tally]:
    """Plays the pieces; who stops asking (Ctrl-C) keeps those that were given out."""
    total, done = sum(piece.games for piece in todo), 0
    months = total * max(piece.rules.turns + piece.rules.run_in // len(STYLES) for piece in todo)
    with workers(executor, months) as (pool, _):
        waiting = [pool.submit(play_piece, piece) for piece in todo] if pool else []
        results = (f.result() for f in as_completed(waiting)) if pool else map(play_piece, todo)
        for tally in results:
            done += tally.games
            if progress:
                progress(done, total)
            yield tally


def play_piece(piece: Piece) -> Tally:
    """Plays one piece in this process."""
    rules, styles = piece.rules, len(STYLES)
    towns = piece.parameters.shape[1]
    each = np.repeat(piece.seeds, towns)
    arrived = engine.start(rules, each, np.tile(piece.parameters, len(piece.seeds)))
    state = arrived.pick(np.repeat(np.arange(len(each)), styles))  # nobody decides before he comes
    counter = _Counter(piece, Styled(np.tile(np.arange(styles), len(each))))
    for _ in range(rules.turns):
        orders = counter.policy(state, rules)
        counter.see(state, orders)
        after = engine.step(state, orders, rules)
        counter.month(state, after)
        state = after
    return counter.tally(state)


class _Counter:
    def __init__(self, piece: Piece, policy: Styled):
        deck = piece.rules.deck
        self.piece, self.rules, self.policy = piece, piece.rules, policy
        self.alike = len(STYLES) * piece.parameters.shape[1]  # games of one seed
        self.event_of = owners(piece.rules)
        self.dealt = np.zeros(len(deck.identity), np.int64)
        self.offered = np.zeros(len(self.event_of), np.int64)
        self.chosen = self.offered.copy()
        self.refused = np.zeros(len(REFUSALS), np.int64)
        self.opened = np.zeros(len(CASE_KINDS), np.int64)
        self.answered = np.zeros(len(CASE_STATUSES), np.int64)
        self.first: dict[int, tuple[int, int, int]] = {}
        self.left = np.full(len(deck.identity), piece.forks)
        self.forks: list[Forks] = []

    def see(self, state: State, orders: Orders) -> None:
        """The desk before the month: cards, options, orders that will not be carried out."""
        live = ~state.is_over
        if not live.any():
            return
        verdict, _ = refusals(state, self.rules, orders)
        for codes in vars(verdict).values():
            self.refused += np.bincount(codes[..., live].ravel(), minlength=len(REFUSALS))
        if not len(self.dealt):
            return
        on_desk = np.where(live, state.event, -1)
        self.dealt += np.bincount(on_desk[on_desk >= 0], minlength=len(self.dealt))
        open_ = choice_allowed(state, self.rules) & (on_desk == self.event_of[:, None])
        open_[is_step(self.rules)] = False
        self._walk(state, orders, open_)
        self.offered += open_.sum(1)
        for row in np.unique(on_desk[on_desk >= 0]).tolist():
            if row not in self.first:
                game = int(np.flatnonzero(on_desk == row)[0])
                style, seed = game % len(STYLES), int(self.piece.seeds[game // self.alike])
                self.first[row] = (state.turn - self.rules.run_in + 1, style, seed)
        self._fork(state, orders, on_desk, open_)

    def _walk(self, state: State, orders: Orders, open_: np.ndarray) -> None:
        """What is on offer at each step of the scenes, as the style goes through them."""
        scene = Scene(state, self.rules)
        for k in range(scene.most):
            here = scene.reach(k) & ~state.is_over
            first = self.rules.deck.step_first[scene.rows(k)]
            for place, allowed in enumerate(scene.allows()):
                games = np.flatnonzero(allowed & here)
                open_[first[games] + place, games] = True
            scene.take(k, orders.steps[k])

    def _fork(self, state: State, orders: Orders, on_desk: np.ndarray, open_: np.ndarray) -> None:
        """Every option that exists, from a few of the states, to the end of the term."""
        sampled = [np.zeros(0, np.int64)]
        for row in np.unique(on_desk[on_desk >= 0]):
            some = np.flatnonzero(on_desk == row)
            some = some[:: max(1, len(some) // A_TURN)][: min(self.left[row], A_TURN)]
            self.left[row] -= len(some)
            sampled.append(some)
        deck, at = self.rules.deck, np.concatenate(sampled)
        option, where = np.nonzero(open_[:, at] & (deck.choice_points <= self.rules.attention)[:, None])
        if not len(option):
            return
        games = at[where]
        first, card = orders.pick(games), card_of(self.rules)[option]
        self._choose(first, option, card)
        end = play_on(state.pick(games), first, self.policy.pick(games), self.rules)
        levels = read(end, self.rules, (*LEDGERS, "ending"))
        career, public = (levels[name] / ONE for name in LEDGERS)
        self.forks.append(Forks(card, option, where, career, public, levels["ending"]))

    def _choose(self, orders: Orders, option: np.ndarray, card: np.ndarray) -> None:
        """Game n takes the option option[n]: of its card, or at its step of a scene."""
        deck, events = self.rules.deck, len(self.dealt)
        plain = card < events
        orders.choice = np.where(plain, option - deck.first_choice[self.event_of[option]], orders.choice)
        for game in np.flatnonzero(~plain):
            step = card[game] - events
            k = step - deck.first_step[self.event_of[option[game]]]
            orders.steps[k, game] = option[game] - deck.step_first[step]

    def month(self, before: State, after: State) -> None:
        live = ~before.is_over
        month = after.month
        taken = np.concatenate([month.choice[None], getattr(month, "steps", np.zeros((0, len(live)), int))])
        taken = taken[:, live]
        self.chosen += np.bincount(taken[taken >= 0], minlength=len(self.chosen))
        new = (after.case_turn == before.turn) & (after.case_status > 0) & live
        self.opened += np.bincount(after.case_kind[new], minlength=len(CASE_KINDS))
        self.answered += np.bincount(month.answered[:, live].ravel(), minlength=len(CASE_STATUSES))

    def tally(self, state: State) -> Tally:
        shape = (len(self.piece.seeds), self.piece.parameters.shape[1], len(STYLES))
        levels = read(state, self.rules, (*LEDGERS, "removed", "ending"))
        return Tally(
            games=state.games,
            dealt=self.dealt,
            offered=self.offered,
            chosen=self.chosen,
            refused=self.refused,
            opened=self.opened,
            answered=self.answered,
            counts={name: state.counts[row].copy() for row, name in enumerate(COUNTS)},
            ledgers={name: (levels[name] / ONE).reshape(shape) for name in LEDGERS},
            removed=(levels["removed"] > 0).reshape(shape),
            ending=levels["ending"].reshape(shape),
            first=self.first,
            forks=Forks.joined(self.forks),
        )


def owners(rules: Ruleset) -> np.ndarray:
    """(X,) the event to which each of the deck's choices belongs, those of its scene's steps included."""
    deck = rules.deck
    ends = np.append(deck.first_choice, len(deck.choice_when))
    return np.repeat(np.arange(len(deck.identity)), np.diff(ends))


def card_of(rules: Ruleset) -> np.ndarray:
    """(X,) what is decided together: the event's row, or the number of events + the step's row."""
    card, deck = owners(rules), rules.deck
    for step, (first, count) in enumerate(zip(deck.step_first, deck.step_choices, strict=True)):
        card[first : first + count] = len(deck.identity) + step
    return card


def is_step(rules: Ruleset) -> np.ndarray:
    return card_of(rules) >= len(rules.deck.identity)


def play_on(state: State, orders: Orders, policy: Styled, rules: Ruleset) -> State:
    """The state at the end of the term after these orders and then the policy's."""
    state = engine.step(state, orders, rules)
    while state.turn < rules.last_turn and not state.is_over.all():
        state = engine.step(state, policy(state, rules), rules)
    return state
