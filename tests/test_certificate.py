"""The fairness certificate: bound to what it was made for, told in a line, stale after any change."""

import json
from pathlib import Path
from shutil import copy

import pytest

from game.commands import dispatch
from game.content.text import UserError
from game.lab.certificate import certificate, certificate_of, certificate_state, stale_problem
from game.lab.report import report

ROOT = Path(__file__).parent
GAMES = 90


@pytest.fixture(scope="module")
def made():
    found = report(ROOT / "good_scenario.yaml", GAMES)
    assert found is not None
    return found


@pytest.fixture
def scenario(tmp_path, made):
    path = Path(copy(ROOT / "good_scenario.yaml", tmp_path / "small.yaml"))
    certificate_of(path).write_text(certificate(made, path), encoding="utf-8")
    return path


@pytest.mark.slow
def test_a_certificate_is_fresh_small_and_the_same_again(scenario, made):
    state = certificate_state(scenario)
    assert state.status == "fresh" and not stale_problem(scenario)
    assert "90" in state.line.zh and "valid" in state.line.en
    text = certificate_of(scenario).read_text(encoding="utf-8")
    assert text == certificate(made, scenario) and len(text) < 1500


def test_a_changed_scenario_makes_it_stale(scenario):
    scenario.write_text(scenario.read_text("utf-8").replace("change: 0.1", "change: 0.2"), encoding="utf-8")
    state = certificate_state(scenario)
    assert (state.status, state.changed) == ("stale", ("scenario",))
    assert [p.code for p in stale_problem(scenario)] == ["W223"]
    assert "过期" in state.line.zh


def test_another_institution_beside_it_makes_it_stale(scenario):
    other = "format: 1\ninstitution: {id: mine, name: {zh: 甲, en: Mine}}\n"
    (scenario.parent / "mine.yaml").write_text(other, encoding="utf-8")
    assert certificate_state(scenario).changed == ("institutions",)


def test_other_rules_make_it_stale(scenario, monkeypatch):
    monkeypatch.setattr("game.lab.certificate.RULES_NUMBER", 999)
    assert certificate_state(scenario).changed == ("rules",)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"bound": {}, "facts": {"games": "many"}}', "\x00"])
def test_a_damaged_certificate_is_said_to_be_damaged(scenario, text):
    certificate_of(scenario).write_text(text, encoding="utf-8")
    assert certificate_state(scenario).status == "damaged"
    assert [p.code for p in stale_problem(scenario)] == ["W223"]


def test_without_a_certificate_nothing_is_said(scenario):
    certificate_of(scenario).unlink()
    assert certificate_state(scenario).status == "none" and not certificate_state(scenario).line
    assert not stale_problem(scenario)


def test_a_report_that_was_stopped_gives_none(made, scenario):
    with pytest.raises(UserError):
        certificate(type(made)(**{**vars(made), "is_whole": False}), scenario)


def test_the_command_writes_it_and_check_deep_only_warns(scenario, made, monkeypatch, capsys):
    certificate_of(scenario).unlink()
    monkeypatch.setattr("game.commands.report.report", lambda *_: made)
    assert dispatch(["report", str(scenario), "--certificate", "--lang", "en"]) == 0
    assert json.loads(certificate_of(scenario).read_text("utf-8"))["facts"]["games"] == GAMES
    scenario.write_text(scenario.read_text("utf-8") + "# changed\n", encoding="utf-8")
    capsys.readouterr()
    assert dispatch(["check", str(scenario), "--deep", "--lang", "en"]) == 0
    assert "W223" in capsys.readouterr().err


def test_the_list_of_scenarios_shows_it_and_whether_it_holds(scenario, monkeypatch):
    from game.content.load import Listed
    from game.content.text import Text
    from game.ui.app import App, Look
    from game.ui.screens import new_game

    listed = Listed("small", scenario, Text("小情景", "Small"), Text("一句话", "A line"))
    monkeypatch.setattr(new_game, "list_scenarios", lambda: [listed])
    app = App(Look(lang="en", motion=False), headless=True)
    screen = new_game.NewGame(app)
    app.push(screen)
    app.tasks.cancel_all()  # what looks beside the window
    for status in ("fresh", "stale"):
        screen.compared({"small": certificate_state(scenario)})
        app.step([])
        assert screen.certificates["small"].status == status
        assert screen.find("certificate.small") is not None
        scenario.write_text(scenario.read_text("utf-8") + "# changed\n", encoding="utf-8")
