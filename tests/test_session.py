"""One game being played: refusals, undo, saving, resuming, branching; settings and the save folder."""

import errno
import os
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.text import UserError
from game.replay import disk, journal, lines
from game.replay import settings as setting
from game.replay.plan import Plan
from game.replay.recording import open_recording
from game.replay.saves import delete_save, new_save, safe_name, save_folder
from game.replay.session import Session
from game.replay.verifying import replay
from game.sim import orders as ordering
from game.sim.orders import Orders
from game.sim.ruleset import ANSWERS, VERBS
from game.sim.state import CASES
from tests import replays

ROOT = Path(__file__).resolve().parents[1]


def fresh(turns: int = 0) -> Session:
    """A game of its own, some turns in."""
    return replays.played(turns=3).branch(turns + 1)


def snapshot(plan: Plan):
    arrays = {f.name: getattr(plan.orders, f.name).tolist() for f in fields(Orders)}
    return arrays, plan.reason, plan.comment, plan.attention_left


changes = st.one_of(
    st.tuples(st.just("set_card"), st.integers(-1, 30), st.sampled_from([None, *VERBS, 3, 99, "x"])),
    st.tuples(st.just("toggle_visit"), st.integers(-1, 12)),
    st.tuples(st.just("set_standing"), st.sampled_from([*ordering.STANDING, "x"]), st.integers(-1, 7)),
    st.tuples(st.just("set_dial"), st.sampled_from(["absorb", "paper_first", "x"]), st.integers(-5, 105)),
    st.tuples(st.just("choose"), st.sampled_from([None, 0, 1, 2, 9, "x"])),
    st.tuples(st.just("answer"), st.integers(-1, CASES), st.sampled_from([None, *ANSWERS, 7])),
    st.tuples(st.just("set_instruction"), st.sampled_from([*ANSWERS, "x"])),
    st.tuples(st.just("set_reason"), st.sampled_from([None, "x", "public_safety"])),
    st.tuples(st.just("set_comment"), st.text(max_size=20)),
    st.tuples(st.just("clear")),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(changes, max_size=25), st.integers(1, 2))
def test_undo_restores_exactly_and_redo_brings_it_back(steps, turn):
    plan = fresh(turn).plan
    seen = [snapshot(plan)]
    for name, *values in steps:
        before = snapshot(plan)
        refused = getattr(plan, name)(*values)
        if refused:
            assert snapshot(plan) == before and refused.text.zh and refused.text.en
        if snapshot(plan) != before:
            seen.append(snapshot(plan))
        lawful = ordering.lawful(plan.state, plan.rules, plan.orders)
        for field in fields(Orders):
            assert np.array_equal(getattr(lawful, field.name), getattr(plan.orders, field.name))
    for earlier in reversed(seen[:-1]):
        assert plan.undo() and snapshot(plan) == earlier
    assert not plan.undo()
    for later in seen[1:]:
        assert plan.redo() and snapshot(plan) == later
    assert not plan.redo()


def test_attention_runs_out_with_a_sentence_and_asking_why_changes_nothing():
    plan = fresh().plan
    for village in range(plan.rules.attention):
        assert plan.toggle_visit(village) is None
    assert plan.attention_left == 0
    before = snapshot(plan)
    refused = plan.why_not("set_card", 0, "real")
    assert refused and refused.code == "no_attention" and snapshot(plan) == before
    assert plan.set_card(0, "real") == refused and plan.can_undo
    assert plan.toggle_visit(0) is None and plan.set_card(0, "real") is None


def test_dials_stay_where_he_left_them_and_the_rest_starts_anew():
    session = fresh()
    session.plan.set_dial("absorb", 70)
    session.plan.toggle_visit(2)
    session.commit()
    assert session.plan.orders.absorb[0] == 70 and not session.plan.orders.visit.any()
    assert session.plan.is_empty and not session.plan.can_undo


def test_reason_and_comment_are_written_down_as_said():
    session = fresh()
    reason = session.names.reasons[0].id
    session.plan.set_reason(reason)
    session.plan.set_comment("先救人\n再补材料\ud800")
    session.commit()
    assert (session.turns[0].reason, session.turns[0].comment) == (reason, "先救人\n再补材料?")
    session.plan.set_comment("")


def test_a_finished_game_refuses_everything():
    session = replays.played()
    assert session.is_over and session.turn == len(session.turns)
    refused = session.plan.set_card(0, "real")
    assert refused and refused.code == "over"
    with pytest.raises(UserError):
        session.commit()


def test_every_commit_is_on_the_disk_and_the_game_can_be_resumed(tmp_path):
    path = tmp_path / "a.gw.jsonl"
    session = Session.new(replays.lesson(), replays.SEED, path, "甲", "en")
    for turn in range(3):
        replays.play(session, 1)
        assert len(open_recording(path).turns) == turn + 1 and session.is_saved
    again = Session.resume(path)
    assert not again.notices and again.turn == session.turn == 4 and again.header.lang == "en"
    assert again.state.digest() == session.state.digest()
    assert again.plan.orders.absorb[0] == session.plan.orders.absorb[0]
    replays.play(again)
    replays.play(session.branch(4), 99)
    assert replay(open_recording(path)).verdict.status == "same"
    assert again.state.digest() == replays.played().state.digest()


def test_a_game_in_memory_writes_nothing_until_it_is_saved(tmp_path):
    session = Session.new(replays.lesson(), 5)
    replays.play(session, 2)
    assert session.path is None and not list(tmp_path.iterdir())
    session.save_as(tmp_path / "deep" / "b.gw.jsonl")
    replays.play(session, 1)
    assert len(Session.resume(tmp_path / "deep" / "b.gw.jsonl").turns) == 3


def test_no_file_is_ever_written_over(tmp_path):
    path = replays.written(tmp_path / "a.gw.jsonl", turns=1)
    before = path.read_bytes()
    for write in (
        lambda: Session.new(replays.lesson(), 9, path),
        lambda: replays.played().branch(1, path),
        lambda: replays.played().branch(1).save_as(path),
    ):
        with pytest.raises(UserError) as caught:
            write()
        assert "another name" in caught.value.text.en
    assert path.read_bytes() == before and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "permission"),
        (errno.EIO, "Save in another place"),
    ],
)
def test_a_failing_disk_is_told_and_nothing_is_lost(tmp_path, monkeypatch, code, word):
    path = tmp_path / "a.gw.jsonl"
    session = Session.new(replays.lesson(), replays.SEED, path)
    replays.play(session, 1)

    def fail(place, length, data):
        with place.open("ab") as file:
            file.write(data[:37])  # half a line reaches the disk
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(disk, "append", fail)
        for _ in range(2):
            with pytest.raises(UserError) as caught:
                replays.play(session, 1)
            assert word in caught.value.text.en and str(path) in caught.value.text.zh
        assert not session.is_saved and len(session.turns) == 3
        assert Session.resume(path).turn == 2  # what a crash now would leave
    replays.play(session, 1)
    assert session.is_saved and replay(open_recording(path)).verdict.status == "same"
    assert len(open_recording(path).turns) == 4


def test_a_game_begins_in_memory_where_the_folder_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    session = Session.new(replays.lesson(), 1, tmp_path / "file" / "a.gw.jsonl")
    assert len(session.notices) == 1 and not session.is_saved
    session.save_as(tmp_path / "a.gw.jsonl")
    assert session.is_saved


def test_a_save_changed_by_a_second_window_is_not_mixed_up(tmp_path):
    path = replays.written(tmp_path / "a.gw.jsonl", turns=1)
    one, two = Session.resume(path), Session.resume(path)
    replays.play(one, 1)
    with pytest.raises(UserError) as caught:
        replays.play(two, 1)
    assert "second window" in caught.value.text.en
    two.save_as(tmp_path / "b.gw.jsonl")
    assert [replay(open_recording(p)).verdict.turns for p in (path, tmp_path / "b.gw.jsonl")] == [2, 2]


def test_a_save_deleted_while_playing_is_written_again_whole(tmp_path):
    path = tmp_path / "a.gw.jsonl"
    session = Session.new(replays.lesson(), 4, path)
    path.unlink()
    replays.play(session, 1)
    assert len(open_recording(path).turns) == 1


def test_a_half_written_line_is_dropped_with_a_notice(tmp_path):
    path = replays.written(tmp_path / "a.gw.jsonl", turns=3)
    path.write_bytes(path.read_bytes()[:-50])
    session = Session.resume(path)
    assert session.turn == 3 and "half written" in session.notices[0].en
    replays.play(session, 1)
    assert replay(open_recording(path)).verdict.turns == 3


def test_a_missing_last_newline_is_mended_by_the_next_turn(tmp_path):
    path = replays.written(tmp_path / "a.gw.jsonl", turns=2)
    path.write_bytes(path.read_bytes()[:-1])
    session = Session.resume(path)
    assert session.turn == 3 and not session.notices
    replays.play(session, 1)
    assert replay(open_recording(path)).verdict.turns == 3


def test_a_changed_recording_goes_on_in_a_file_of_its_own(tmp_path):
    path = replays.written(tmp_path / "a.gw.jsonl", turns=4)
    data = path.read_bytes().replace(b'"absorb":60', b'"absorb":61')
    path.write_bytes(data)
    session = Session.resume(path)
    assert session.turn == 1 and session.notices and session.path != path
    replays.play(session, 1)
    assert path.read_bytes() == data
    assert session.path is not None and replay(open_recording(session.path)).verdict.turns == 1


def test_a_branch_replays_the_past_exactly_and_names_its_parent(tmp_path):
    parent = replays.played()
    path = tmp_path / "branch.gw.jsonl"
    branch = parent.branch(4, path)
    assert [s.digest() for s in branch.history] == [s.digest() for s in parent.history[:4]]
    recording = open_recording(path)
    assert recording.notes[0].note == "branch_of" and recording.notes[0].turn == 4
    assert recording.notes[0].values["chain"] == parent.journal.chain
    branch.plan.set_dial("absorb", 0)
    branch.commit()
    assert branch.state.digest() != parent.history[4].digest()
    again = Session.resume(path)
    assert [s.digest() for s in again.history] == [s.digest() for s in branch.history]
    assert len(parent.history) == len(parent.turns) + 1
    with pytest.raises(UserError):
        parent.branch(99)


def test_notes_do_not_enter_the_state(tmp_path):
    path = tmp_path / "a.gw.jsonl"
    session = Session.new(replays.lesson(), replays.SEED, path)
    session.note("prediction", level="trust", says="up", points=3)
    replays.play(session, 1)
    session.note("pseudonym", name="乙")
    recording = open_recording(path)
    assert [note.note for note in recording.notes] == ["prediction", "pseudonym"]
    assert recording.notes[0].values == {"level": "trust", "says": "up", "points": 3}
    assert recording.pseudonym == "乙" and replay(recording).verdict.status == "same"
    assert session.state.digest() == replays.played().history[1].digest()


_PLAYER = """
import sys
from pathlib import Path
from tests import replays
from game.replay.session import Session
path = Path(sys.argv[1])
session = Session.resume(path) if path.exists() else Session.new(replays.lesson("full_reform"), 8, path)
while not session.is_over:
    replays.play(session, 1)
    print(session.turn - 1, flush=True)
"""


def test_a_kill_at_any_moment_loses_at_most_the_open_turn(tmp_path):
    path, known = tmp_path / "a.gw.jsonl", 0
    for delay in (0.0, 0.004, 0.011, 0.023):
        player = subprocess.Popen(
            [sys.executable, "-c", _PLAYER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert player.stdout is not None
        said = player.stdout.readline()
        time.sleep(delay)
        player.kill()
        said += player.communicate(timeout=30)[0]
        known = max([known, *(int(word) for word in said.split())])
        session = Session.resume(path)
        assert len(session.turns) >= known
        assert session.is_over or len(session.turns) <= known + 1
    assert replay(open_recording(path)).verdict.status == "same"


def test_file_names_are_safe_everywhere(tmp_path):
    assert safe_name("a/b\\c:d*?") == "a_b_c_d" and safe_name("con") == "game_con"
    assert safe_name("../..") == "game" and safe_name("岭前 镇") == "岭前_镇"
    assert len(safe_name("x" * 500)) == 60
    first = new_save(replays.lesson(), tmp_path)
    first.touch()
    assert new_save(replays.lesson(), tmp_path) != first


def test_saves_lie_in_the_persons_own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("DARE_TO_ACT_HOME", str(tmp_path))
    assert save_folder().is_relative_to(tmp_path)
    path = new_save(replays.lesson())
    Session.new(replays.lesson(), 1, path)
    assert path.parent == save_folder() and path.exists()
    delete_save(path)
    assert not path.exists()
    for wrong in (path, tmp_path, setting.settings_file()):
        with pytest.raises(UserError):
            delete_save(wrong)


def test_settings_survive_and_damage_costs_only_the_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("DARE_TO_ACT_HOME", str(tmp_path / "new"))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert setting.load_settings() == setting.Settings(language="en")
    chosen = setting.Settings("en", 150, contrast=True, sound=False, motion=False)
    setting.save_settings(chosen)
    assert setting.load_settings() == chosen
    for text in ("", "[]", "{", '{"text_size": 1e9, "sound": "x", "language": "fr"}', '{"text_size": true}'):
        setting.settings_file().write_text(text)
        assert setting.load_settings() == setting.Settings(language="en")
    setting.settings_file().write_text('{"contrast": true, "unknown": 1}')
    assert setting.load_settings().contrast


def test_a_line_is_bound_to_the_one_before():
    first, chain = lines.write({"line": "game"}, lines.START)
    second, _ = lines.write({"line": "note"}, chain)
    assert [line.is_bound for line in lines.read(first + second)] == [True, True]
    assert [line.is_bound for line in lines.read(second)] == [False]
    assert not journal.Journal().is_saved
