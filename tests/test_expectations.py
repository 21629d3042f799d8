"""Plans with plays and expectations: met, not met, and badly written, each at its line."""

from pathlib import Path
from shutil import copy

import pytest

from game.commands import dispatch
from game.content.load import load
from game.content.text import UserError
from game.lab.expectations import check_plan, plan_of
from game.lab.plan_file import read
from game.lab.policies import Overridden, policy

ROOT = Path(__file__).parent
PLAYS = """games: 6
plays:
  - {id: careful, policy: cautious}
  - {id: shared, policy: village, choices: {dam_or_file: check_dams}}
  - {id: filed, policy: village, choices: {dam_or_file: fill_files}}
  - {id: script, turns: [{visit: [upper]}, {visit: [upper]}]}
  - {id: reformed, policy: cautious, institution: full_reform}
expect:
"""


@pytest.fixture
def scenario(tmp_path):
    return Path(copy(ROOT / "good_scenario.yaml", tmp_path / "small.yaml"))


def problems(scenario, *expected):
    plan = plan_of(scenario)
    plan.write_text(PLAYS + "".join(f"  - {one}\n" for one in expected), encoding="utf-8")
    return [(p.code, p.line) for p in check_plan(plan, scenario)]


def test_what_is_expected_and_comes_is_not_told(scenario):
    assert not problems(
        scenario,
        "{play: careful, measure: visits, between: [0, 0]}",
        "{play: script, measure: visits, between: [2, 2]}",
        "{play: shared, event: dam_or_file, between: [0.1, 1]}",
        "{measure: visits, order: [careful, script, shared]}",
        "{ending: good, order: [filed, shared], margin: 0.1}",
        "{play: reformed, measure: tolerance_on, between: [1, 1]}",
    )


def test_each_expectation_that_is_not_met_is_told_at_its_line(scenario):
    found = problems(
        scenario,
        "{play: careful, measure: visits, between: [3, 9]}",
        "{play: filed, ending: good, between: [0.5, 1]}",
        "{measure: visits, order: [shared, careful]}",
        "{play: careful, measure: visits, between: [0, 3]}",
    )
    assert found == [("E185", 9), ("E185", 10), ("E186", 11)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{play: nobody, measure: visits, between: [0, 1]}", "E104"),
        ("{play: careful, measure: visit, between: [0, 1]}", "E104"),
        ("{play: careful, ending: best, between: [0, 1]}", "E104"),
        ("{play: careful, measure: visits}", "E103"),
        ("{play: careful, between: [0, 1]}", "E103"),
        ("{measure: visits, between: [0, 1]}", "E103"),
        ("{play: careful, measure: visits, between: [0, many]}", "E105"),
        ("{play: careful, measure: visits, betwen: [0, 1]}", "E101"),
    ],
)
def test_a_slip_in_an_expectation_is_told_and_nothing_is_played(scenario, line, code):
    found = problems(scenario, line)
    assert code in [name for name, _ in found] and {at for _, at in found} == {9}
    assert not {"E185", "E186"} & {name for name, _ in found}


@pytest.mark.parametrize(
    ("play", "code"),
    [
        ("{id: a, policy: brave}", "E104"),
        ("{id: a, choices: {dam_or_file: neither}}", "E104"),
        ("{id: a, choices: {dam: check_dams}}", "E104"),
        ("{id: a, institution: nowhere}", "E104"),
        ("{policy: doer}", "E103"),
    ],
)
def test_a_slip_in_a_play_is_told(scenario, play, code):
    plan_of(scenario).write_text(f"plays:\n  - {play}\n", encoding="utf-8")
    assert [(p.code, p.line) for p in check_plan(plan_of(scenario), scenario)] == [(code, 2)]


def test_chinese_keys_say_the_same(scenario):
    text = "局数: 4\n打法:\n  - {编号: a, 风格: 避责}\n预期:\n  - {打法: a, 指标: 走访次数, 范围: [5, 9]}\n"
    plan_of(scenario).write_text(text, encoding="utf-8")
    (problem,) = check_plan(plan_of(scenario), scenario)
    assert problem.code == "E185" and "走访次数" in problem.show("zh")


def test_a_play_of_a_plan_is_a_policy(scenario):
    names = load(scenario).names
    plan_of(scenario).write_text(PLAYS.replace("expect:\n", ""), encoding="utf-8")
    assert isinstance(policy(f"plan:{plan_of(scenario)}#shared", names), Overridden)
    assert (
        policy(f"plan:{plan_of(scenario)}", names) == read(plan_of(scenario), names).plays["careful"].policy
    )
    with pytest.raises(UserError) as told:
        policy(f"plan:{plan_of(scenario)}#nobody", names)
    assert "careful" in told.value.text.zh


def test_check_deep_runs_plans_and_check_alone_does_not(scenario, capsys):
    problems(scenario, "{play: careful, measure: visits, between: [3, 9]}")
    assert dispatch(["check", str(scenario), "--lang", "en"]) == 0
    assert dispatch(["check", str(scenario), "--deep", "--lang", "en"]) == 1
    assert "E185" in capsys.readouterr().err


@pytest.mark.slow
def test_the_plan_of_the_first_year_is_met():
    scenario = ROOT.parent / "scenarios" / "first_year.yaml"
    assert not check_plan(plan_of(scenario), scenario)
