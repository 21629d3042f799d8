"""`new`: five templates that pass `check` without a warning and play by their own plan; never over a file."""

import json

import pytest

from game.commands import dispatch
from game.content import templates
from game.content.check import check_file
from game.content.library import TEMPLATES
from game.content.load import load


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_templates_are_the_files_beside_the_game():
    assert {path.name for path in TEMPLATES.glob("*.yaml")} == {
        f"{name}{ending}" for name in templates.NAMES for ending in (".yaml", ".plan.yaml")
    }


@pytest.mark.parametrize("template", templates.NAMES)
def test_each_template_passes_check_and_plays_by_its_plan(template, folder, capsys):
    assert dispatch(["new", "my_town", "--template", template, "--lang", "en"]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["my_town.plan.yaml", "my_town.yaml"]
    assert check_file(folder / "my_town.yaml").problems == []
    assert load(folder / "my_town.yaml").names.scenario.id == "my_town"
    assert (folder / "my_town.yaml").read_text("utf-8").startswith("# 模板")
    capsys.readouterr()
    plan = "plan:my_town.plan.yaml"
    assert dispatch(["run", "my_town.yaml", "--policy", plan, "--games", "2", "--json"]) == 0
    games = json.loads(capsys.readouterr().out)["games"]
    assert len(games) == 2 and all(game["ending"] for game in games)


def test_lengths_are_what_the_templates_promise():
    made = {name: load(TEMPLATES / f"{name}.yaml") for name in templates.NAMES}
    assert made["dilemma"].names.minutes == 15 and len(made["dilemma"].names.events) == 1
    assert [made[name].rules.turns for name in ("half_year", "year", "compare")] == [6, 12, 6]


@pytest.mark.parametrize("there", ["my_town.yaml", "my_town.plan.yaml"])
def test_a_file_that_is_there_stays_as_it_is_and_nothing_is_written(there, folder, capsys):
    (folder / there).write_text("mine", encoding="utf-8")
    assert dispatch(["new", "my_town", "--lang", "en"]) == 1
    assert there in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == [there]
    assert (folder / there).read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["../up", "a/b", "Town", "我的镇", "x.yaml", "a" * 41])
def test_what_cannot_be_an_id_is_refused(name, folder, capsys):
    assert dispatch(["new", name, "--lang", "zh"]) == 2
    assert "不能作编号" in capsys.readouterr().err
    assert list(folder.iterdir()) == []
