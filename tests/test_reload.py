"""An author's loop: the changed scenario at the same turn, with the same decisions; a jump to any event."""

import time
from pathlib import Path
from shutil import copy

import pytest

from game.commands import _author, dispatch
from game.content.load import load
from game.content.text import UserError
from game.replay.reload import first_turn, reload
from game.replay.session import Session
from game.ui.app import App, Look

ROOT = Path(__file__).parent


@pytest.fixture
def scenario(tmp_path):
    return Path(copy(ROOT / "good_scenario.yaml", tmp_path / "small.yaml"))


def edit(path, before, after):
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def played(scenario, months=4):
    """Some months with a visit each, the card decided when it came, and an open month with a plan."""
    session = Session.new(load(scenario), 3)
    for _ in range(months):
        session.plan.toggle_visit(0)
        if session.state.event[0] >= 0:
            session.plan.choose(0)
        session.commit()
    session.plan.set_dial("absorb", 70)
    return session


def test_a_changed_text_comes_back_to_the_same_turn_and_plan(scenario):
    session = played(scenario)
    edit(scenario, "en: Send everyone to the dams", "en: All hands to the dams")
    changed = reload(session, scenario)
    assert not changed.lost and changed.session.turn == session.turn
    assert changed.session.state.digest() == session.state.digest()
    assert changed.session.plan.orders.absorb[0] == 70
    assert "All hands" in changed.session.names.events[0].choices[0].text.en


def test_a_changed_number_gives_another_year_under_the_same_decisions(scenario):
    session = played(scenario)
    edit(scenario, "base_tasks: 6", "base_tasks: 9")
    changed = reload(session, scenario)
    assert changed.session.turn == session.turn and not changed.lost
    assert changed.session.state.digest() != session.state.digest()
    assert [turn.decisions["visit"] for turn in changed.session.turns] == [["upper"]] * 4


def test_a_decision_that_is_gone_is_named_and_the_game_stops_there(scenario):
    session = played(scenario)
    at = next(turn.turn for turn in session.turns if "dilemma" in turn.decisions)
    edit(scenario, "id: check_dams", "id: look_at_dams")
    changed = reload(session, scenario)
    assert changed.lost == ("check_dams",) and changed.session.turn == at
    assert "check_dams" in changed.told.zh and str(at) in changed.told.en
    assert session.turn == 5  # the old game is as it was


def test_a_broken_file_raises_and_leaves_the_old_game(scenario):
    session = played(scenario)
    edit(scenario, "base_tasks: 6", "base_tasks: six")
    with pytest.raises(UserError):
        reload(session, scenario)
    assert session.turn == 5


def test_at_opens_the_earliest_turn_of_the_event(scenario):
    session = _author.session_at(str(scenario), None, "dam_or_file", "en")
    turn, _, _ = first_turn(session.compiled, "dam_or_file") or (0, 0, 0)
    assert session.turn == turn == 3
    assert session.names.events[int(session.state.event[0])].id == "dam_or_file"


def test_an_event_that_never_comes_is_said(scenario, capsys, monkeypatch):
    monkeypatch.setattr("game.replay.reload.GAMES", 36)
    edit(scenario, 'when: "month >= 3 and trust < 80"', 'when: "incidents > 500"')
    assert dispatch(["play", str(scenario), "--at", "dam_or_file", "--terminal", "--lang", "en"]) == 1
    assert "never came" in capsys.readouterr().err
    assert dispatch(["play", str(scenario), "--at", "nothing", "--terminal", "--lang", "zh"]) == 2
    assert "dam_or_file" in capsys.readouterr().err


def test_watch_needs_the_window_and_a_scenario(capsys):
    assert dispatch(["play", "first_year", "--watch", "--terminal", "--lang", "en"]) == 2
    assert dispatch(["play", "--watch", "--lang", "en"]) == 2
    assert "window" in capsys.readouterr().err


def test_saving_the_file_renews_the_game_in_the_window(scenario):
    app = App(Look(lang="en", motion=False), headless=True)
    session = played(scenario)
    from game.ui.screens import opening

    app.push(opening.screen_for(app, session))
    edit(scenario, "en: Send everyone to the dams", "en: All hands to the dams")
    _author.follow(app, str(scenario), None)
    shown = []
    _author.renew(app, str(scenario), None, shown.append)
    assert [one.turn for one in shown] == [session.turn]
    edit(scenario, "base_tasks: 6", "base_tasks: six")
    _author.renew(app, str(scenario), None, shown.append)
    assert len(shown) == 1 and "E105" in str(app.toasts[-1].words)
    app.tasks.cancel_all()


def test_a_save_is_noticed_between_frames(scenario):
    app = App(Look(lang="en", motion=False), headless=True)
    from game.ui.screens import opening

    app.push(opening.screen_for(app, played(scenario)))
    _author.follow(app, str(scenario), None)
    edit(scenario, "en: Send everyone to the dams", "en: All hands to the dams")
    for _ in range(400):
        app.step([])
        found = _author.shown(app)
        if found and "All hands" in found.names.events[0].choices[0].text.en:
            break
        time.sleep(0.02)
    else:
        pytest.fail("the saved file was not noticed")
    app.tasks.cancel_all()
