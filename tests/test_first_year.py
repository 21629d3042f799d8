"""The shipped scenario: it plays under every institution, nothing is dead, luck belongs to things."""

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from game.content.load import INSTITUTIONS, load, new_state
from game.lab.policies import policy
from game.sim import engine
from game.sim.chance import Chance
from game.sim.fixed import ONE
from game.sim.observe import career, ending, public
from game.sim.phases.demands import rota
from game.sim.ruleset import STYLES

IDS = sorted(path.stem for path in INSTITUTIONS.glob("*.yaml"))


def year(institution: str, style: str, seeds) -> list[engine.State]:
    compiled = load("first_year", institution)
    states = [new_state(compiled, seeds)]
    play = policy(style, compiled.names)
    while not states[-1].is_over.all():
        states.append(engine.step(states[-1], play(states[-1], compiled.rules), compiled.rules))
    return states


@pytest.mark.parametrize("pair", [("polarised", "full_reform"), ("loose", "polarised_shielded")])
def test_every_entity_that_exists_under_two_institutions_meets_the_same_draw(pair):
    a, b = (year(ident, "default", [21]) for ident in pair)
    names = load("first_year").names
    for before, other in zip(a, b, strict=False):
        if before.turn != other.turn or other is b[-1] or before is a[-1]:
            break
        both = before.is_active & other.is_active
        turn = rota(load("first_year").rules, Chance(before.key, before.turn))
        for state in (before, other):  # whose turn it is, unless he is borrowed upward (R87)
            away = np.take_along_axis(state.away > state.turn, turn, 0)
            np.testing.assert_array_equal(state.staff[~away], turn[~away])
        for field in ("kind", "public", "work", "need", "is_redline", "is_unwelcome", "value"):
            x, y = getattr(before, field)[both], getattr(other, field)[both]
            np.testing.assert_array_equal(x, y, err_msg=f"{field} in turn {before.turn}")
    for x, y in zip(a[1:], b[1:], strict=False):
        for draw in x.month.draws:
            np.testing.assert_array_equal(x.month.draws[draw], y.month.draws[draw], err_msg=draw)
    deck = load("first_year").rules.deck
    keys = (a[0].key, b[0].key)
    first, second = (Chance(key, 17).some("event", deck.identity, 1)[0] for key in keys)
    np.testing.assert_array_equal(first, second)
    assert len(names.events) == len(deck.identity) >= 20


def test_there_is_a_year_of_content():
    names = load("first_year").names
    assert len(names.kinds) - 1 >= 30 and len(names.events) >= 20 and len(names.endings) == 9
    assert len(names.publics) == 10 and len(names.staff) == 20 and len(names.offices) == 8
    assert all(2 <= len(event.choices) <= 4 and len(event.advisers) >= 2 for event in names.events)


def test_documents_name_no_village_for_the_draw_decides_where_a_task_falls():
    names = load("first_year").names
    for kind in names.kinds[1:]:
        for text in (kind.name, kind.text):
            told = [
                v.name for v in names.publics if v.name.zh.rstrip("村") in text.zh or v.name.en in text.en
            ]
            assert not told, (kind.id, told)


def test_everybody_named_as_due_for_a_commendation_is_on_the_staff():
    names = load("first_year").names
    text = next(event.text for event in names.events if event.id == "two_honours")
    named = [person for person in names.staff if person.name.zh in text.zh and person.name.en in text.en]
    assert len(named) == 4


def test_every_choice_leaves_a_stance_or_a_precedent():
    compiled = load("first_year")
    lasting = {e.choice for e in compiled.rules.deck.effects if e.turns or e.weight}
    assert lasting == set(range(len(compiled.rules.deck.choice_when)))


def test_every_office_has_work_of_its_own_in_every_month():
    kinds = load("first_year").rules.kinds
    for office in range(8):
        for month in range(12):
            assert ((kinds.office == office) & kinds.months[:, month]).sum() >= 2, (office, month)


def test_a_second_play_is_another_year():
    a, b = (year("polarised_nominal", "adaptive", [seed]) for seed in (1, 2))
    cards = [{int(s.event[0]) for s in states[:-1]} for states in (a, b)]
    tasks = [{int(k) for s in states[:-1] for k in s.kind[s.is_active[:, 0], 0]} for states in (a, b)]
    assert len(cards[0] & cards[1]) < 0.8 * len(cards[0] | cards[1])
    assert tasks[0] != tasks[1]


@cache
def trial(games: int) -> dict:
    """Nine styles under ten institutions: what was dealt, chosen and reached, and the two ledgers."""
    names = load("first_year").names
    seen = dict(events=set(), choices=set(), kinds=set(), endings=set())
    ledgers = {}
    for institution in IDS:
        rules = load("first_year", institution).rules
        for style in STYLES:
            states = year(institution, style, np.arange(games) + 300)
            for before, after in pairwise(states):
                live = ~before.is_over
                seen["events"] |= set(np.unique(before.event[live]).tolist())
                seen["kinds"] |= set(np.unique(before.kind[:, live][before.is_active[:, live]]).tolist())
                seen["choices"] |= set(np.unique(after.month.choice[live]).tolist())
            end = states[-1]
            seen["endings"] |= set(np.unique(ending(end, rules)).tolist())
            ledgers[institution, style] = (career(end, rules).mean() / ONE, public(end, rules).mean() / ONE)
    return dict(seen=seen, ledgers=ledgers, names=names)


@pytest.mark.slow
def test_no_card_no_task_and_no_ending_is_dead():
    found = trial(60)
    names, seen = found["names"], found["seen"]
    assert seen["events"] >= set(range(len(names.events)))
    assert seen["kinds"] == set(range(1, len(names.kinds)))
    assert seen["endings"] == set(range(9))


@pytest.mark.slow
def test_no_style_wins_everywhere_and_reform_aligns_the_two_ledgers():
    ledgers = trial(60)["ledgers"]
    best = {ident: max(STYLES, key=lambda style: ledgers[ident, style][0]) for ident in IDS}
    best_public = {ident: max(STYLES, key=lambda style: ledgers[ident, style][1]) for ident in IDS}
    assert len(set(best.values())) > 1
    assert all(best[ident] != best_public[ident] for ident in ("polarised", "polarised_nominal", "moderate"))

    def aligned(ident):
        pairs = np.array([ledgers[ident, style] for style in STYLES])
        return np.corrcoef(pairs.T)[0, 1]

    assert aligned("full_reform") > 0.1 > aligned("moderate")


@pytest.mark.slow
@pytest.mark.parametrize("institution", IDS)
def test_a_thousand_games_run_under_every_institution(institution):
    end = year(institution, "adaptive", np.arange(1000))[-1]
    assert end.is_over.all() and (ending(end, load("first_year", institution).rules) >= 0).all()
