"""The nine styles of leading, and plans repeated from files."""

import json
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.load import load
from game.content.text import UserError
from game.lab.plans import read_plan
from game.lab.policies import Scripted, Styled, policy
from game.lab.styles import CODE, decide
from game.sim import engine, orders
from game.sim.fixed import ONE, fixed
from game.sim.ruleset import ANSWER, STYLES, VERB
from game.sim.state import CASE_STATUS
from tests.sim_rules import NOMINAL, POLARISED, SHIELDED, games, lesson, play, tiny


def after_months(rules, months, institution=None, style="doer", count=6):
    state = games(rules, np.arange(count), institution)
    for _ in range(months):
        state = engine.step(state, decide(state, rules, CODE[style]), rules)
    return state


def same_orders(one, other, games_of_other: slice | list[int] = slice(None)) -> bool:
    return all(
        np.array_equal(getattr(one, f.name), getattr(other, f.name)[..., games_of_other]) for f in fields(one)
    )


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("institution", [POLARISED, SHIELDED], ids=["polarised", "shielded"])
def test_no_style_asks_for_what_is_refused(style, institution):
    for rules in (lesson(turns=6), tiny()):
        state = games(rules, np.arange(5), institution)
        while not state.is_over.all():
            plan = decide(state, rules, CODE[style])
            refused, left = orders.refusals(state, rules, plan)
            serving = ~state.is_over
            assert not any(getattr(refused, f.name)[..., serving].any() for f in fields(refused))
            assert (left[serving] >= 0).all()
            state = engine.step(state, plan, rules)


@pytest.mark.slow
@given(st.integers(0, 9), st.integers(0, 2**64 - 1), st.sampled_from(STYLES))
def test_a_style_fits_any_number_of_attention_points(attention, seed, style):
    rules = replace(tiny(), attention=attention)
    state = games(rules, [seed])
    for _ in range(2):
        plan = decide(state, rules, CODE[style])
        refused, _ = orders.refusals(state, rules, plan)
        assert not any(getattr(refused, f.name).any() for f in fields(refused))
        state = engine.step(state, plan, rules)


def test_a_style_decides_the_same_alone_and_among_others():
    rules = lesson()
    state = after_months(rules, 3, SHIELDED, count=18)
    mixed = np.tile(np.arange(len(STYLES)), 2)
    together = decide(state, rules, mixed)
    for game, style in enumerate(mixed):
        assert same_orders(decide(state.pick([game]), rules, int(style)), together, [game])


def test_the_default_style_is_the_customary_leader_who_accepts_what_he_is_blamed_for():
    rules = lesson()
    for state in play(games(rules, np.arange(4), POLARISED), rules, months=4):
        plan, usual = decide(state, rules, CODE["default"]), orders.customary(state, rules)
        affordable = plan.choice < 0  # a card that costs a point leaves less for the rest
        for f in fields(plan):
            if f.name not in ("answer", "choice"):
                assert np.array_equal(
                    getattr(plan, f.name)[..., affordable], getattr(usual, f.name)[..., affordable]
                )
        assert set(np.unique(plan.answer)) <= {-1, ANSWER["accept"]}


@pytest.mark.parametrize(
    ("style", "verb"),
    [("cautious", "trace"), ("trace_first", "trace"), ("doer", "real"), ("innovator", "innovate")],
)
def test_each_style_has_tasks_done_its_own_way(style, verb):
    state = after_months(lesson(), 1)
    used = set(np.unique(decide(state, lesson(), CODE[style]).verb))
    assert VERB[verb] in used and used <= {VERB["none"], VERB[verb], VERB["push_back"]}


def test_a_filer_files_first_only_where_there_is_tolerance():
    rules = lesson()
    with_it, without = (after_months(rules, 1, institution) for institution in (NOMINAL, POLARISED))
    assert (decide(with_it, rules, CODE["filer"]).verb == VERB["file_first"]).any()
    plain = decide(without, rules, CODE["filer"]).verb
    assert (plain == VERB["innovate"]).any() and not (plain == VERB["file_first"]).any()


def test_the_village_style_walks_and_meets_villagers():
    state = after_months(lesson(), 0)
    state.event[:] = -1  # a card may cost a point
    plan = decide(state, lesson(), CODE["village"])
    assert (plan.visit.sum(0) == 4).all() and ((plan.verb == VERB["with_public"]).sum(0) == 1).all()


def test_a_style_chooses_what_suits_it_and_leaves_the_rest_to_the_fallback():
    rules = lesson()
    state = after_months(rules, 1, count=40)
    assert (state.event >= 0).any()
    suiting = decide(state, rules, CODE["doer"]).choice
    assert (suiting[state.event >= 0] == 0).all()
    none_suit = replace(rules, deck=replace(rules.deck, choice_suits=np.zeros((6, len(STYLES)), bool)))
    assert (decide(state, none_suit, CODE["doer"]).choice == -1).all()
    drawn = decide(state, none_suit, CODE["random"]).choice[state.event >= 0]
    assert {0, 1} == set(drawn.tolist())


def test_claims_are_made_only_where_cover_is_expected():
    rules = lesson()
    state = after_months(rules, 2, SHIELDED)
    is_open = state.case_status == CASE_STATUS["open"]
    assert is_open.any()
    state.expected_cover[1] = fixed("0.5")
    assert (decide(state, rules, CODE["doer"]).answer[is_open] == ANSWER["claim"]).all()
    state.expected_cover[1] = fixed("0.2")
    assert (decide(state, rules, CODE["doer"]).answer[is_open] == ANSWER["explain"]).all()


def test_the_cautious_appeal_while_points_are_left():
    rules = replace(lesson(), attention=9)
    state = after_months(rules, 2, POLARISED)
    state.event[:] = -1
    is_open = state.case_status == CASE_STATUS["open"]
    appeals = decide(state, rules, CODE["cautious"]).answer[is_open] == ANSWER["appeal"]
    assert appeals.any()
    assert not (decide(state, lesson(), CODE["cautious"]).answer == ANSWER["appeal"]).any()


def test_the_adaptive_push_back_under_load_and_not_without():
    rules = lesson()
    state = after_months(rules, 1, POLARISED)
    state.load[:] = 2 * ONE
    pushed = decide(state, rules, CODE["adaptive"]).verb == VERB["push_back"]
    assert pushed.any() and not pushed[: rules.base_tasks].any()
    state.load[:] = ONE // 2
    assert not (decide(state, rules, CODE["adaptive"]).verb == VERB["push_back"]).any()


def test_random_decisions_hang_on_seed_and_month_alone():
    rules = lesson()
    one, other = (after_months(rules, 2, style=style) for style in ("doer", "village"))
    for state in (one, other):
        state.event[:], state.is_active[:], state.case_status[:] = -1, True, 0
    first, second = (decide(state, rules, CODE["random"]) for state in (one, other))
    assert same_but_for_visits(first, second)


def same_but_for_visits(one, other) -> bool:
    """Where he walks depends on where it looks worst, which decisions change; how often does not."""
    names = [f.name for f in fields(one) if f.name != "visit"]
    counts = np.array_equal(one.visit.sum(0), other.visit.sum(0))
    return counts and all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)


def test_policies_are_found_by_their_name_in_either_language():
    names = load("first_year").names
    assert policy("doer", names) == policy("苦干", names) == Styled(CODE["doer"])
    with pytest.raises(UserError) as told:
        policy("inovator", names)
    assert "innovator" in told.value.text.en and "innovator" in told.value.text.zh


PLAN = """
- cards: {emergency#0: real, petition#0: trace}
  visit: [shangling, shiqiao]
  consult: 1
  absorb: 35
-
- {prepare: 2, standing: explain}
"""


def test_a_plan_is_carried_out_turn_by_turn_and_then_leaves_all_to_the_staff(tmp_path):
    compiled = load("first_year")
    path = tmp_path / "year.plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    script = policy(f"plan:{path}", compiled.names)
    state = engine.start(compiled.rules, [5, 6], engine.parameters(compiled.institution, 2))
    first = script(state, compiled.rules)
    assert first.visit.sum(0).tolist() == [2, 2] and first.absorb.tolist() == [35, 35]
    assert (first.verb[0] == VERB["real"]).all() and (first.verb[3] == VERB["trace"]).all()
    state.turn += 2
    third = script(state, compiled.rules)
    assert third.prepare.tolist() == [2, 2] and third.standing.tolist() == [ANSWER["explain"]] * 2
    state.turn += 5
    assert same_orders(script(state, compiled.rules), orders.nothing(state, compiled.rules))


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("- visit: [nowhere]", ":1:11 ", "E104"),
        ("- cards: {emergency#0: reel}", ":1:24 ", "E104"),
        ("- cards: {emergencies#0: real}", ":1:11 ", "E104"),
        ("- consult: two", ":1:12 ", "E105"),
        ("- absorb: 101", ":1:11 ", "E107"),
        ("- {visits: []}", ":1:4 ", "E101"),
        ("turns: 3", ":1:8 ", "E105"),
        ("- standing: never", ":1:13 ", "E104"),
        ("- 7", ":1:3 ", "E105"),
        ("- visit: [", ":1:", "E1"),
    ],
)
def test_a_slip_in_a_plan_is_told_with_its_place(tmp_path, text, place, code):
    path = tmp_path / "bad.plan.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as told:
        read_plan(path, load("first_year").names)
    for lang in ("zh", "en"):
        assert place in told.value.text.get(lang) and code in told.value.text.get(lang)


def test_a_missing_plan_is_told_in_a_sentence(tmp_path):
    with pytest.raises(UserError) as told:
        policy(f"plan:{tmp_path / 'none.yaml'}", load("first_year").names)
    assert "none.yaml" in told.value.text.zh


def test_the_turns_of_a_recording_are_a_plan(tmp_path):
    lines = [
        {"line": "game", "format": 1},
        {"line": "turn", "turn": 1, "decisions": {"visit": ["shangling"]}},
        {"line": "note", "turn": 2, "note": "bookmark", "values": {}},
        {"line": "turn", "turn": 2, "decisions": {}},
    ]
    path = tmp_path / "game.jsonl"
    path.write_text("\n".join(json.dumps(line, separators=(",", ":")) for line in lines), encoding="utf-8")
    names = load("first_year").names
    assert read_plan(path, names) == ({"visit": ["shangling"]}, {})
    assert isinstance(policy(f"plan:{path}", names), Scripted)
    path.write_text('{"line":"game"}\n', encoding="utf-8")
    with pytest.raises(UserError):
        read_plan(path, names)
