"""The deck of dilemma cards: conditions, weights, cool-downs, choices with lasting effects (R29)."""

import numpy as np

from game.sim.chance import Chance
from game.sim.effective import effective
from game.sim.fixed import div, mul
from game.sim.month import Month
from game.sim.observe import calendar_month, observe
from game.sim.phases.learning import book_caution, learn_cover, learning_rate
from game.sim.programs import evaluate
from game.sim.ruleset import (
    COVER,
    EFFECT_LEVELS,
    FLAG,
    LEVEL,
    PRECEDENT,
    STANCE,
    Effect,
    Ruleset,
)
from game.sim.scenes import on_desk, walk
from game.sim.state import State
from game.sim.tables import EXPONENTIAL

NEVER = -99


def decide(m: Month) -> None:
    """Carries out the choice on the month's card; an undecided card, or step of a scene, falls to its
    fallback."""
    s, deck = m.state, m.rules.deck
    m.choice = np.full(s.games, -1, np.int64)
    if not len(deck.identity) or not m.has_leader:
        return
    event = np.maximum(s.event, 0)
    local = np.where(m.orders.choice >= 0, m.orders.choice, deck.fallback[event])
    has_choices = (s.event >= 0) & (deck.choice_count[event] > 0)
    m.choice = np.where(has_choices, deck.first_choice[event] + local, -1)
    taken = m.choice[None]
    if on_desk(s, m.rules):
        scene = walk(s, m.rules, m.orders.steps)
        m.steps, m.news = scene.choice, scene.news
        s.flags |= scene.flags
        taken = np.concatenate([taken, scene.choice])
    m.choice_time = np.where(taken >= 0, deck.choice_time[np.maximum(taken, 0)], 0).sum(0)
    stance, takes_stance = 0, False
    chosen = set(np.unique(taken).tolist())
    for effect in deck.effects:
        if effect.choice in chosen:
            _apply(m, effect, (taken == effect.choice).any(0), stance)
            takes_stance |= effect.kind == STANCE
        stance += effect.kind == STANCE
    if takes_stance:
        m.p = effective(s, m.rules, m.bars)  # a stance acts from the month in which it is taken


def _apply(m: Month, effect: Effect, where: np.ndarray, stance: int) -> None:
    s = m.state
    if effect.kind == STANCE:
        s.until[stance] = np.where(where, m.turn + effect.turns, s.until[stance])
    elif effect.kind == FLAG:
        s.flags[effect.target] |= where
    elif effect.kind == COVER:
        learn_cover(m, effect.target, np.where(where, effect.weight, 0), effect.amount)
    elif effect.kind == PRECEDENT:
        _set_precedent(m, effect, where)
    elif effect.kind == LEVEL:
        _shift_level(m, effect, where)


def _set_precedent(m: Month, effect: Effect, where: np.ndarray) -> None:
    """Staff learn as if they had seen `weight` ordinary cases of this way end like this."""
    believed = m.state.expected_credit if effect.is_credit else m.state.expected_blame
    rate = np.where(where, learning_rate(m, effect.weight), 0)
    believed[effect.target, 0] += mul(effect.amount - believed[effect.target, 0], rate)
    if not effect.is_credit:
        book_caution(m, "precedent")


def _shift_level(m: Month, effect: Effect, where: np.ndarray) -> None:
    level = EFFECT_LEVELS[effect.target]
    amount = np.where(where, effect.amount, 0)
    if level == "score":
        m.score_shift = m.score_shift + amount
    elif level == "motivation":
        m.books.change("motivation", "choice", mul(m.state.motivation, amount))
    else:
        m.books.change("risk" if level == "hidden_risk" else level, "choice", amount)


def deal(state: State, rules: Ruleset) -> None:
    """The card of the coming month: the eligible event whose exponential draw over its weight is least.

    Each event has a draw of its own, so adding a card to the deck leaves the others' luck alone.
    """
    deck = rules.deck
    state.event = np.full(state.games, -1, np.int64)
    in_office = rules.run_in <= state.turn < rules.last_turn
    if not len(deck.identity) or not in_office:
        return
    values = observe(state, rules)
    month = calendar_month(rules, state.turn) - 1
    draws = EXPONENTIAL.take(Chance(state.key, state.turn).some("event", deck.identity, 1)[0])
    wait = np.full(state.games, np.iinfo(np.int64).max, np.int64)
    for row in np.flatnonzero(deck.months[:, month]):
        rested = state.turn - state.last_dealt[row] >= deck.cooldown[row]
        fits = rested & evaluate(deck.when[row], values, state.flags) if deck.when[row] else rested
        if not fits.any():
            continue
        weight = evaluate(deck.weight[row], values, state.flags)
        fits &= weight > 0
        waits = div(draws[row], np.maximum(weight, 1))
        sooner = fits & (waits < wait)
        state.event = np.where(sooner, row, state.event)
        wait = np.where(sooner, waits, wait)
    dealt = np.arange(len(deck.identity))[:, None] == state.event
    state.last_dealt = np.where(dealt, state.turn, state.last_dealt)
