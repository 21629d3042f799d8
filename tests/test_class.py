"""A class of thirty from end to end: code, two institutions, handing in, who has, clearing away."""

import errno
import json
import os
from pathlib import Path

import pytest

from game.commands import dispatch
from game.content.text import UserError
from game.replay import class_folder, handing_in, lesson, recording
from game.replay.handing_in import hand_in
from game.replay.recording import SUFFIX, open_recording
from game.replay.session import Session
from tests import replays

TWO = ["polarised_nominal", "full_reform"]
SIZE = 30


@pytest.fixture(scope="module")
def made():
    return lesson.make("first_year", TWO, 7, 40)


@pytest.fixture(scope="module")
def games(made, tmp_path_factory) -> dict[int, Session]:
    """One game of each institution is played; the thirty differ in pseudonym and in how far they came."""
    home = tmp_path_factory.mktemp("pcs")
    found, compiled = {}, [made.compiled(group) for group in (0, 1)]
    for number in range(1, SIZE + 1):
        name = "学员07" if number == 9 else f"学员{number:02}"  # number nine has taken another's pseudonym
        path = home / f"pc{number}{SUFFIX}"
        session = made.start(name, path=path, compiled=compiled[made.group_of(name)])
        found[number] = _play(session, 3 if number % 5 else 2, number)
    return found


def _play(session: Session, turns: int, number: int) -> Session:
    """A few months; those of odd numbers take the first option of each card, the others the second."""
    for _ in range(turns):
        if int(session.state.event[0]) >= 0:
            session.plan.choose(number % 2)
        session.commit()
    return session


@pytest.fixture
def share(made, games, tmp_path) -> Path:
    """What lies on the lecturer's stick when the lesson is over."""
    folder = tmp_path / "share"
    folder.mkdir()
    for session in games.values():
        hand_in(session, folder)
    files = sorted(folder.glob(f"*{SUFFIX}"))
    cut = files[3].read_bytes()
    files[3].write_bytes(cut[: len(cut) // 2].replace(b'"line":"game"', b'"line":"gone"'))
    changed = files[12].read_text(encoding="utf-8")
    files[12].write_text(changed.replace('"turn":2', '"turn":5', 1), encoding="utf-8")
    other = lesson.make("first_year", TWO, 8, 40).start("外班01", path=tmp_path / f"foreign{SUFFIX}")
    hand_in(replays.play(other, 2), folder)
    (folder / "签到表.txt").write_text("…", encoding="utf-8")
    return folder


def test_half_of_thirty_play_under_each_institution(games):
    played = [session.header.institution for session in games.values()]
    assert set(played) == set(TWO) and abs(played.count(TWO[0]) - SIZE // 2) <= 1


def test_who_has_handed_in_and_what_is_set_aside(made, share):
    found = class_folder.look(share)
    assert found.code == made.code and len(found.entries) == SIZE - 2
    told = {aside.path.name: aside.text.en for aside in found.aside}
    assert len(told) == 3
    assert sum("damaged" in text or "not a recording" in text for text in told.values()) == 2
    assert sum("another lesson" in text for text in told.values()) == 1
    assert any("学员07" in notice.zh and "2份" in notice.zh for notice in found.notices)


def test_the_status_is_told_and_printed_as_json(share, made, capsys):
    assert dispatch(["class", "status", str(share), "--lang", "zh"]) == 0
    told = capsys.readouterr()
    assert f"课程 {made.code}：已交28份" in told.out and "学员01" in told.out
    assert told.err.count("放在一边") == 3 and "同一个化名" in told.err
    assert dispatch(["class", "status", str(share), "--json"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert body["code"] == made.code and len(body["recordings"]) == 28 and len(body["aside"]) == 3
    assert dispatch(["class", "status", str(share / "none")]) == 1


def test_handing_in_twice_keeps_both_and_counts_the_later(made, tmp_path):
    session = _play(made.start("甲", path=tmp_path / "a.gw.jsonl"), 1, 1)
    share = tmp_path / "share"
    share.mkdir()
    first = hand_in(session, share)
    assert first.is_new and not hand_in(session, share).is_new  # the very same is not written again
    _play(session, 1, 1)
    second = hand_in(session, share)
    assert second.path != first.path and len(list(share.iterdir())) == 2
    found = class_folder.look(share)
    assert [entry.turns for entry in found.entries] == [2] and found.earlier == (first.path,)
    assert not found.notices


def test_a_stick_pulled_out_and_a_full_disk_lose_nothing(made, tmp_path, monkeypatch):
    session = _play(made.start("甲", path=tmp_path / "a.gw.jsonl"), 2, 1)
    before = (tmp_path / "a.gw.jsonl").read_bytes()
    with pytest.raises(UserError, match="stick was pulled out"):
        hand_in(session, tmp_path / "stick")
    assert not (tmp_path / "stick").exists()  # never a folder where the stick should be
    share = tmp_path / "share"
    share.mkdir()

    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(UserError, match="disk is full"):
            hand_in(session, share)
    assert not list(share.iterdir())
    with monkeypatch.context() as patched:
        patched.setattr(handing_in, "_bytes_of", lambda path: b"worn out")
        with pytest.raises(UserError, match="read back differently"):
            hand_in(session, share)
    assert not list(share.iterdir()) and (tmp_path / "a.gw.jsonl").read_bytes() == before
    assert hand_in(session, share).is_new


def test_a_half_copy_a_wrong_clock_and_an_unbegun_game_get_a_sentence_each(made, tmp_path):
    share = tmp_path / "share"
    share.mkdir()
    for number, name in enumerate("甲乙丙", 1):
        hand_in(_play(made.start(name, path=tmp_path / f"{number}.gw.jsonl"), 1, 1), share)
    hand_in(made.start("丁", path=tmp_path / "d.gw.jsonl"), share)
    late = made.start("戊", path=tmp_path / "e.gw.jsonl")
    (share / f".{made.code}-己{SUFFIX}.123.tmp").write_bytes(b"half")
    old = tmp_path / "old.gw.jsonl"
    session = Session.new(late.compiled, 7, None, "戊")
    object.__setattr__(session.header, "date", "2009-01-01")
    fresh = type(session.journal)(old)
    fresh.add(session.header.body())
    session.journal = fresh
    session.note("lesson", code=made.code, minutes=40, game="old")
    hand_in(_play(session, 1, 1), share)
    found = class_folder.look(share)
    told = " ".join(notice.en for notice in found.notices)
    assert len(found.entries) == 4 and "2009-01-01" in told and "only half copied" in told
    assert [aside.text.en for aside in found.aside] == ["Not one month was sent up; it does not count."]


def test_a_game_without_a_lesson_is_not_handed_in(tmp_path):
    with pytest.raises(UserError, match="not begun with a lesson code"):
        hand_in(replays.played(turns=1), tmp_path)


@pytest.mark.slow
def test_the_wall_computes_what_came_in_and_prints_its_steps(share, made, games, capsys):
    """From thirty recordings to the wall: none of the damaged, foreign ones; no name; both halves counted."""
    assert dispatch(["class", "wall", str(share), "--text", "--lang", "zh"]) == 0
    told = capsys.readouterr()
    assert "28份记录，逐份重算核对过；3份放在一边" in told.out and told.err.count("放在一边") == 3
    assert "学员0" not in told.out and "外班" not in told.out
    assert "举手" in told.out and told.out.index("举手") < told.out.index("实际")
    names = [session.header.institution_name.zh for session in games.values()]
    before, _, after = told.out.partition("两种制度是什么")
    assert all(name in after and name not in before for name in set(names))
    assert dispatch(["class", "wall", str(share), "--lang", "en"]) == 0  # without a screen it is text too
    assert "Institution A" in capsys.readouterr().out


@pytest.mark.slow
def test_clearing_away_removes_the_class_and_names_what_it_removed(share, made, tmp_path, capsys):
    out = share / "debrief"
    some = [str(path) for path in sorted(share.glob(f"{made.code}*"))[:2]]
    assert dispatch(["debrief", *some, "--out", str(out)]) == 0
    (out / "class" / "my notes.txt").write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert dispatch(["class", "delete", str(share), "--lang", "en"]) == 2  # nobody is there to be asked
    assert "--yes" in capsys.readouterr().err and len(list(share.glob(f"*{SUFFIX}"))) == SIZE + 1
    assert dispatch(["class", "delete", str(share), "--yes", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert f"Deleted {SIZE} recordings" in told and "class.html" in told and "签到表.txt" in told
    (foreign,) = share.glob(f"*{SUFFIX}")
    assert open_recording(foreign).pseudonym == "外班01"
    left = sorted(path.name for path in out.rglob("*") if path.is_file() and "外班" not in str(path))
    assert left == ["my notes.txt"]
    assert dispatch(["class", "delete", str(share), "--code", made.code, "--yes"]) == 1


def test_a_new_class_is_told_its_code_and_what_it_needs(tmp_path, capsys):
    line = [
        "class",
        "new",
        "--scenario",
        "first_year",
        "--institutions",
        ",".join(TWO),
        "--out",
        str(tmp_path),
    ]
    assert dispatch([*line, "--seed", "7", "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    (path,) = tmp_path.glob("*.lesson.json")
    assert lesson.read(path).code in told and "不必拷贝任何文件" in told
    assert dispatch([*line, "--seed", "99999", "--json"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert body["needs_file"] and Path(body["file"]).exists() and body["institutions"] == TWO
    for wrong in (["--institutions", "loose,loose"], ["--institutions", "nowhere"], ["--scenario", "none"]):
        assert dispatch([*line, *wrong]) == 2
    assert dispatch(["class", "new"]) == 2 and dispatch(["class", "status"]) == 2


def test_a_recording_handed_in_is_whole(share):
    for entry in class_folder.look(share).entries:
        assert recording.open_recording(entry.path).flaw is None
