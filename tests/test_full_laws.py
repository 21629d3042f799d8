"""Laws of the whole institution: every mechanism on at once, as in the first year."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from game.content.load import institution_values, list_institutions, load, new_state
from game.lab.styles import decide
from game.replay.simulate import parameters
from game.sim import engine, orders
from game.sim.bare import bare_ruleset, full_ruleset
from game.sim.fixed import ONE
from game.sim.ledger import LEVELS
from game.sim.ruleset import FAKE, MECHANISMS, STYLES, Ruleset
from game.sim.state import State
from tests.sim_rules import SHIELDED, games, wild

RULES = Path(engine.__file__).parent
MANY = np.arange(16)


@cache
def whole(**changes: int | bool) -> Ruleset:
    """The bare township with every mechanism on, under a leader who decides."""
    return replace(full_ruleset(bare_ruleset()), **{"has_player": True, "run_in": 5, "turns": 4, **changes})


def choose_nothing(state: State) -> State:
    rules = whole()
    return engine.step(state, orders.nothing(state, rules), rules)


@cache
def arrived(name: str = "polarised_shielded") -> State:
    return games(whole(), MANY, institution_values(name))


def same(one: State, other: State, *names: str) -> None:
    for name in names:
        np.testing.assert_array_equal(getattr(one.month, name), getattr(other.month, name), err_msg=name)


def test_no_decision_reads_what_lies_hidden_in_the_villages():
    """Hidden risk may be anything: who works how, asks, signs, calls, takes or looks is the same."""
    usual, other = arrived().copy(), arrived().copy()
    other.risk = other.risk[::-1] * 3 + ONE
    before, after = choose_nothing(usual), choose_nothing(other)
    same(before, after, "own_way", "filed", "granted", "at_once", "taken", "inspected", "inspection_chance")
    same(before, after, "message_time", "borrowed", "whistled", "found", "exposed")
    for name in ("status", "applicant", "degree", "stake", "signs", "fear"):
        one, two = (getattr(s.month.rulings, name) for s in (before, after))
        np.testing.assert_array_equal(one, two, err_msg=name)
    assert (before.month.incident != after.month.incident).any(), "only harm knows"


def test_nobody_reads_what_another_fears_hopes_or_carries():
    """Person 5's mind and account may be anything: what the others choose this month is the same."""
    usual, other = arrived().copy(), arrived().copy()
    other.expected_blame[:, :, 5] = 3 * ONE
    other.expected_credit[:, :, 5] = 0
    other.expected_cover[:, 5] = 0
    other.motivation[5] = ONE // 10
    other.staff_blame[5] += 9 * ONE
    before, after = choose_nothing(usual), choose_nothing(other)
    others = before.month.tasks.staff != 5
    for name in ("own_way", "filed", "taken"):
        one, two = (np.where(others, getattr(s.month, name), 0) for s in (before, after))
        np.testing.assert_array_equal(one, two, err_msg=name)
    assert (before.month.own_way != after.month.own_way).any(), "he himself chooses otherwise"


def test_with_everybodys_stakes_at_zero_nobody_hides_pushes_or_declines():
    names = ("acct", "veto", "promo", "honour", "bureau_liab", "county_react", "ft_liab", "target_strictness")
    none = {**SHIELDED, **dict.fromkeys(names, 0)}
    state, fakes, tasks = games(whole(), MANY, none), 0, 0
    for _ in range(4):
        state = choose_nothing(state)
        m = state.month
        assert not m.sanction.any() and not m.rulings.fear.any() and not m.message_time.any()
        assert not m.tasks.buffers.any(), "no level adds to the target"
        fakes += int(((m.own_way == FAKE) & m.tasks.is_active).sum())
        tasks += int(m.tasks.is_active.sum())
    assert fakes < 0.02 * tasks, "what is left is taste"


@pytest.mark.parametrize("name", ["moderate", "polarised_shielded"])
def test_books_days_and_money_are_conserved_whatever_is_ordered(name):
    rules = whole()
    state = games(rules, [4, 5], institution_values(name))
    for turn in range(rules.turns):
        after = engine.step(state, wild(state, rules, turn), rules, detail=True)
        for level in LEVELS:
            now, was = (getattr(s, level) for s in (after, state))
            moved = now - was if now.ndim == 1 else (now - was).sum(0)
            np.testing.assert_array_equal(moved, after.ledger.total(level), err_msg=level)
        of = lambda level: {c: e for (n, c), e in after.ledger.entries.items() if n == level}  # noqa: E731,B023
        days, money = of("days"), of("money")
        np.testing.assert_array_equal(sum(e for c, e in days.items() if c != "last_month"), after.days)
        assert (after.days >= 0).all() and (after.money >= 0).all()
        assert all((entry <= 0).all() for cause, entry in money.items() if cause != "grant")
        state = after


def test_the_same_luck_in_every_institution():
    """Weather, people on the move, the county's leaders and the tasks themselves."""
    runs = [
        games(whole(), MANY, institution_values(name)) for name in ("moderate", "polarised", "full_reform")
    ]
    for _ in range(3):
        runs = [choose_nothing(state) for state in runs]
        first = runs[0]
        for other in runs[1:]:
            base = slice(0, whole().base_tasks)
            np.testing.assert_array_equal(first.campaign > 0, other.campaign > 0)
            for name in ("public", "work", "is_redline", "need"):
                one, two = (getattr(s, name)[base] for s in (first, other))
                np.testing.assert_array_equal(one, two, err_msg=name)


def test_no_rule_mentions_an_institution():
    listed = list_institutions()
    words = {entry.id for entry in listed} | {entry.name.zh for entry in listed}
    for path in RULES.rglob("*.py"):
        text = path.read_text("utf-8")
        code = [line.partition("#")[0] for line in text.splitlines()]
        for word in words:
            assert f'"{word}"' not in "\n".join(code) and f"'{word}'" not in text, (path.name, word)


@cache
def first_year(*part: int) -> State:
    """Some games of the shipped scenario as one batch, each with a style of its own."""
    compiled = load("first_year")
    rules = replace(compiled.rules, turns=4, run_in=5)
    assert rules.mechanisms == frozenset(MECHANISMS)
    style = np.array(part) % len(STYLES)
    state = engine.start(rules, np.array(part), np.repeat(parameters(compiled)[:, :1], len(part), 1))
    for _ in range(rules.turns):
        state = engine.step(state, decide(state, rules, style), rules)
    return state


@pytest.mark.parametrize("size", [1, 3, 11])
def test_a_game_of_the_first_year_is_the_same_bits_alone_and_in_a_batch(size):
    part, many = range(16 - size, 16), first_year(*range(16))
    few = first_year(*part)
    assert [few.digest(i) for i in range(size)] == [many.digest(game) for game in part]


def test_a_sanction_of_the_month_acts_the_same_whether_a_card_was_answered_beside_it_or_not():  # R54
    compiled = load("first_year", "polarised_nominal")
    seeds = np.arange(1, 121)
    together = new_state(compiled, seeds)
    watched = [together.pick([game]) for game in range(0, 120, 12)]
    for _ in range(9):
        plan = orders.nothing(together, compiled.rules)
        plan.choice[::2] = 0  # every second game answers its card
        alone = [
            engine.step(one, plan.pick([12 * place]), compiled.rules) for place, one in enumerate(watched)
        ]
        together = engine.step(together, plan, compiled.rules)
        assert [one.digest() for one in alone] == [together.digest(game) for game in range(0, 120, 12)]
        watched = alone
