"""Turning points: a planted decision is found, a lost game marks nothing, the two ledgers stay apart; and
the smallest change of decisions."""

import random
from functools import cache
from pathlib import Path

import yaml

from game.content.load import compile_texts
from game.replay.flip_changes import changed
from game.replay.flip_decisions import avoid, smallest_change
from game.replay.session import Session
from game.replay.turning_points import find, turning_points
from game.replay.turning_shapes import Trials, TurningPoints
from game.sim import engine
from tests import replays
from tests.view_games import finished

HERE = Path(__file__).parent
MONTH = 3
FEW = Trials(rough=8, refined=40, most=80)


def scenario(effects: dict[str, list], month: int = MONTH, **player) -> str:
    """The small scenario with one card, which comes in one month only; its two options do what is asked."""
    source = (HERE / "good_scenario.yaml").read_text(encoding="utf-8")
    text = yaml.safe_load(source.replace("unreasonable?", "unreasonable"))  # plain YAML wants it quoted
    text["scenario"] |= {"turns": 6, "run_in": 4}
    text["scenario"]["player"] |= player
    event = text["events"][0]
    event |= {"when": f"turn == {month}", "fallback": "mend", "weight": 20}
    event["choices"] = [
        {"id": id_, "text": {"zh": id_, "en": id_}, "effects": given, "after": {"zh": "如此。", "en": "So."}}
        for id_, given in effects.items()
    ]
    text["endings"] = text["endings"][1:]
    return yaml.safe_dump(text, allow_unicode=True)


HARD = {"removal_line": 8}
QUIET: list = [{"stance": "coverage", "change": 0.01, "turns": 1}]


def game(effects: dict[str, list], taken: int, **asked) -> Session:
    """Left to the staff except on that card."""
    compiled = compile_texts(scenario(effects, **asked), replays.lesson("moderate").institution_text)
    session = Session.new(compiled, 5)
    while not session.is_over:
        if session.state.event[0] >= 0:
            session.plan.choose(taken)
        session.commit()
    return session


@cache
def planted() -> tuple[Session, TurningPoints]:
    effects = {"mend": QUIET, "break": [*QUIET, {"level": "blame", "change": 10}]}
    session = game(effects, taken=1, **HARD)
    return session, find(session, FEW, processes=False)


@cache
def opposed() -> TurningPoints:
    effects = {
        "mend": QUIET,
        "shine": [
            *QUIET,
            {"level": "score", "change": 20},
            {"level": "trust", "change": -25},
            {"level": "hidden_risk", "change": 1.0},
        ],
    }
    return find(game(effects, taken=1), FEW, processes=False)


@cache
def lost() -> TurningPoints:
    """Whatever is chosen in the first month ends his office."""
    ruin = [*QUIET, {"level": "blame", "change": 10}]
    return find(game({"mend": ruin, "break": ruin}, taken=0, month=1, removal_line=5), FEW, processes=False)


def test_a_planted_decisive_decision_is_the_foremost_turning_point():
    session, found = planted()
    first = found.marks[0]
    assert session.months[MONTH - 1].is_removed[0], "the planted choice ends his office"
    assert (first.turn, first.kind, first.verdict) == (MONTH, "dilemma", "missed")
    assert first.branch.key == "choice:mend"
    assert first.branch.career and first.branch.career.is_sure
    assert first.branch.career.amount > first.branch.career.half
    # its cause is told from the books: not lost are the points of blame and the months in office
    assert {part.level for part in first.branch.career_parts[:2]} & {"blame", "served", "score"}
    rest = [mark for mark in found.marks if mark.turn != MONTH]
    assert all(mark.size < first.size for mark in rest)


def test_the_same_card_decided_the_other_way_is_marked_as_held():
    effects = {"mend": QUIET, "break": [*QUIET, {"level": "blame", "change": 10}]}
    found = find(game(effects, taken=0, **HARD), FEW, processes=False)
    held = [mark for mark in found.marks if mark.kind == "dilemma"]
    assert [(mark.turn, mark.verdict, mark.branch.key) for mark in held] == [(MONTH, "held", "choice:break")]


def test_a_game_lost_from_the_start_marks_nothing():
    found = lost()
    assert found.marks == () and found.lost_from == 1
    assert all(moment.lost for moment in found.moments)
    assert found.moments[0].lost == "removed"


def test_after_the_planted_end_nothing_more_is_marked():
    session, found = planted()
    assert len(session.orders) == MONTH and {mark.turn for mark in found.marks} <= set(range(1, MONTH + 1))


def test_the_two_ledgers_are_judged_apart_and_where_they_disagree_is_said():
    found = opposed()
    marks = [mark for mark in found.marks if mark.kind == "dilemma" and mark.turn == MONTH]
    assert [mark.verdict for mark in marks] == ["opposed"]
    branch = marks[0].branch
    assert branch.key == "choice:mend"
    assert branch.sign("career") == -1 and branch.sign("public") == 1
    assert "仕途" in marks[0].text.zh and "百姓" in marks[0].text.zh
    assert marks[0].is_opposed and "两本账在这里方向相反" in marks[0].text.zh


def test_signed_causes_add_up_to_the_gap_of_their_ledger():
    for found in (planted()[1], opposed()):
        for moment in found.moments:
            for branch in moment.branches[1:]:
                for ledger in ("career", "public"):
                    parts = branch.parts(ledger)
                    told = sum(part.amount for part in parts)
                    # each part is rounded to a hundredth, so their sum may miss by half of one each
                    assert abs(told - branch.gap(ledger).amount) * 200 <= len(parts) + 2


def test_the_search_reports_its_way_and_ends_with_the_final_result():
    session, _ = planted()
    steps = list(turning_points(session, FEW, processes=False))
    shares = [step.share for step in steps]
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert [step.result.stage for step in steps if step.result] == ["rough", "refined", "final"]


def test_processes_or_not_the_result_is_the_same():
    session, found = planted()
    assert find(session, FEW) == found


# --- the smallest change of decisions


def test_the_smallest_change_finds_the_planted_choice():
    session, _ = planted()
    found = smallest_change(session)
    assert found.happened and found.turn == MONTH
    first = found.avoiding[0]
    assert len(first.changes) == 1
    choices = [variant for variant in found.avoiding if variant.changes[0].order == "choice"]
    assert [(v.changes[0].turn, v.changes[0].before, v.changes[0].after) for v in choices] == [(MONTH, 1, 0)]


def test_what_the_smallest_change_says_comes_true_when_it_is_decided():
    session, _ = planted()
    again = session.branch(MONTH)
    again.plan.choose(0)
    again.commit()
    assert not again.months[MONTH - 1].is_removed[0]


def test_a_set_of_changes_played_alone_comes_out_as_the_search_says():
    session = finished("doer", "polarised_nominal")
    found = smallest_change(session, changes=1)
    assert found.tried > 100
    some = random.Random(1).sample(found.nearest or found.avoiding, 1)[0]
    turn = some.changes[0].turn
    state = session.history[turn - 1]
    state = engine.step(state, changed(session, turn, [some.changes]), session.rules)
    avoided_so_far = not state.is_removed[0]
    assert avoided_so_far == (some.turn != turn)


def test_nothing_is_searched_where_nothing_bad_happened():
    session = game({"mend": QUIET, "break": QUIET}, taken=0)
    steps = list(avoid(session))
    assert len(steps) == 1 and steps[0].result and not steps[0].result.happened
