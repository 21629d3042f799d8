"""The terminal game: both languages, any line, narrow and wide, saved and resumed."""

import contextlib
import io
import os
import re
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.glossary import terms
from game.content.load import list_scenarios
from game.content.text import Strings, Text, strings
from game.replay.recording import open_recording
from game.replay.session import Session
from game.replay.verifying import replay
from game.replay.view_shapes import Dilemma
from game.sim.state import STAGE
from game.terminal import Start, grammar, play
from game.terminal.front import _lines
from game.terminal.game import Game, Leave
from game.terminal.paper import Paper, cells
from tests.view_games import compiled, finished, played_session

ROOT = Path(__file__).resolve().parents[1]
YEAR = ["3 real", "visit 1 2", "report", ""] * 12


@pytest.fixture(autouse=True)
def _missing_words_fail(monkeypatch):
    monkeypatch.setattr(Strings, "strict", True)


def reader(*lines: str):
    left = list(lines)
    return lambda _prompt: left.pop(0) if left else None


def played(tmp_path, *lines: str, lang="en", width=80, start: Start | None = None) -> str:
    out = io.StringIO()
    start = start or Start("first_year", seed=7, folder=tmp_path)
    assert play(start, reader(*lines), out, lang, width=width) == 0
    return out.getvalue()


def a_game(lang="en", asks=False, session: Session | None = None) -> tuple[Game, io.StringIO]:
    out = io.StringIO()
    session = session or Session.new(compiled(), 7)
    return Game(session, Paper(out, lang, 80), asks), out


def told(game: Game, out: io.StringIO, line: str) -> str:
    out.seek(0)
    out.truncate()
    game.step(line)
    return out.getvalue()


def answered(game: Game, out: io.StringIO, line: str) -> str:
    """The same on one line, wherever it was wrapped."""
    return " ".join(told(game, out, line).split())


# reading lines


@pytest.mark.parametrize(
    ("line", "name", "args"),
    [
        ("3", "card", ("3",)),
        ("3 real", "card", ("3", "real")),
        ("３认真办", "card", ("3", "认真办")),
        ("走访2、5", "visit", ("2", "5")),
        ("走访 2 5", "visit", ("2", "5")),
        ("VISIT 2, 5", "visit", ("2", "5")),
        ("选1理由2", "choose", ("1", "理由", "2")),
        ("choose 1 reason 2", "choose", ("1", "reason", "2")),
        ("我来担40", "absorb", ("40",)),
        ("为何信任 5", "why", ("信任", "5")),
        ("上报", "commit", ()),
        ("report", "commit", ()),
        ("？", "help", ()),
        ("答复1申请容错", "answers", ("1", "申请容错")),
        ("   ", "", ()),
        ("xyzzy", None, ()),
    ],
)
def test_lines_are_read_in_either_language(line, name, args):
    read = grammar.read(line)
    assert (read.name, read.args) == (name, args)


def test_every_word_understood_means_one_thing():
    areas = {"": []} | {f"{area}.": [] for area in ("verb", "answer", "level", "word")}
    for key, text in strings().items():
        if key.startswith("command."):
            rest = key.removeprefix("command.")
            area = next((a for a in areas if a and rest.startswith(a)), "")
            areas[area] += f"{text.zh} {text.en}".casefold().split()
    for area, words in areas.items():
        assert len(words) == len(set(words)), (area, sorted(w for w in words if words.count(w) > 1))


def test_every_command_has_words_and_every_word_a_command():
    game, _ = a_game()
    named = {key.split(".")[1] for key in strings() if key.startswith("command.")}
    named -= {"verb", "answer", "level", "word"}
    assert named | {"", "card"} == set(game.commands)


# deciding


def test_a_card_is_decided_by_number_or_word_and_undone():
    game, out = a_game()
    assert "Do it properly" in told(game, out, "3")
    assert "Attention left: 5" in answered(game, out, "3 1")
    assert game.table.desk.cards[2].chosen == "real"
    assert "Attention left: 5" in answered(game, out, "3 按痕迹办")
    assert game.table.desk.cards[2].chosen == "trace"
    told(game, out, "undo")
    assert game.table.desk.cards[2].chosen == "real"
    told(game, out, "redo")
    assert game.table.desk.cards[2].chosen == "trace"
    told(game, out, "3 0")
    assert game.table.desk.cards[2].chosen is None
    assert "Nothing" not in told(game, out, "clear")
    assert game.session.plan.is_empty


def test_points_that_are_not_there_are_refused_with_a_reason():
    game, out = a_game()
    told(game, out, "visit 1 2 3 4 5 6")
    assert "Refused" in told(game, out, "1 real")
    assert game.table.desk.cards[0].chosen is None
    told(game, out, "visit Shangling")
    assert "Attention left: 0" in answered(game, out, "1 real")


def test_dials_standing_actions_and_villages_take_numbers_in_range():
    game, out = a_game("zh")
    assert "注意力还有4点" in answered(game, out, "迎检 2")
    assert game.session.plan.orders.prepare[0] == 2
    told(game, out, "我来担 75")
    told(game, out, "先留痕 10")
    assert game.session.plan.orders.absorb[0] == 75 and game.session.plan.orders.paper_first[0] == 10
    for line in ("我来担 101", "撑腰 7", "走访 11", "99 认真办", "3 99", "3 胡办", "答复 1 接受", "选 9"):
        before = game.session.plan.orders
        assert told(game, out, line).strip()
        assert (game.session.plan.orders.verb == before.verb).all()
    assert "迎检" in told(game, out, "迎检")


def test_villages_are_named_in_full_or_by_the_beginning_of_the_name():
    game, out = a_game("zh")
    names = [village.name for village in game.table.desk.villages]
    told(game, out, f"走访 {names[0].zh[:-1]}、{names[2].zh}")
    told(game, out, f"visit {names[4].en.upper()}")
    assert [v.index for v in game.table.desk.villages if v.visiting] == [0, 2, 4]
    told(game, out, "走访 无此村")
    assert [v.index for v in game.table.desk.villages if v.visiting] == [0, 2, 4]


def test_an_answer_without_a_case_is_told_so():
    game, out = a_game("zh")
    assert "没有等你答复的案件" in told(game, out, "答复 1 接受")


def test_the_dilemma_is_chosen_with_a_reason():
    session = with_dilemma()
    game, out = a_game(session=session)
    assert "dilemma" in told(game, out, "desk").casefold()
    shown = told(game, out, "dilemma")
    assert all(reason.name.en in shown for reason in session.names.reasons)
    choices = card_of(game).choices
    number = next(i for i, choice in enumerate(choices, 1) if not choice.refusal)
    told(game, out, f"choose {number} reason 1")
    assert card_of(game).chosen == number - 1
    assert session.plan.reason == session.names.reasons[0].id
    told(game, out, "comment Procedure first, then courage.")
    assert session.plan.comment == "Procedure first, then courage."
    told(game, out, "choose 0")
    assert card_of(game).chosen is None


def card_of(game: Game) -> Dilemma:
    card = game.table.desk.dilemma
    assert card is not None
    return card


def with_dilemma() -> Session:
    if not compiled().names.events:
        pytest.skip("the scenario has no dilemmas")
    for seed in range(20):
        session = Session.new(compiled(), seed)
        while not session.is_over:
            if session.state.event[0] >= 0:
                return session
            session.commit()
    pytest.fail("no dilemma in twenty games")


def test_cases_are_answered_by_number_or_word():
    session = with_cases()
    game, out = a_game(session=session)
    cases = game.table.desk.cases
    assert cases[0].title.en in told(game, out, "cases")
    n = next(case.number for case in cases if not case.answers[1].refusal)  # one that is still a clue
    chosen = lambda: game.table.desk.cases[n - 1].chosen  # noqa: E731
    told(game, out, f"answer {n} 4")
    assert chosen() == "explain"
    told(game, out, f"答复 {n} 申请容错")
    assert chosen() == "claim"
    told(game, out, f"answer {n} protect")
    assert chosen() == "protect"
    told(game, out, f"answer {n} none")
    assert chosen() is None


def with_cases() -> Session:
    session = played_session("doer", "polarised_nominal", turns=1)
    while not any((session.state.case_status[:, 0] == 1) & (session.state.case_stage[:, 0] == STAGE["clue"])):
        session.commit()
    return session


def test_the_standing_instruction_is_asked_for_in_the_last_turn_only():
    session = played_session("cautious", "moderate", turns=11)
    game, out = a_game(session=session)
    told(game, out, "instruct explain")
    assert session.plan.orders.standing[0] == 3
    assert "tolerance" in told(game, out, "instruct claim")  # moderate has none
    early, out = a_game()
    assert told(early, out, "instruct explain")
    assert early.session.plan.orders.standing[0] == 0


def test_a_person_is_asked_once_before_sending_up_what_is_left_open():
    game, out = a_game(asks=True)
    assert "once more" in told(game, out, "report")
    told(game, out, "1 real")
    assert "once more" in told(game, out, "report")
    assert not game.session.months
    told(game, out, "report")
    assert len(game.session.months) == 1


# looking


def test_every_page_can_be_shown_in_both_languages_at_any_time():
    looks = (
        "desk,3,12,rest,villages,staff,cases,standing,dilemma,last,findings,blame,weights,why,why 1,why score"
    )
    looks += ",review 1,team,curves,g,g tolerance,g nothingofthekind,help"
    for session in (Session.new(compiled(), 7), with_cases(), finished("filer", "polarised_nominal")):
        for lang in ("zh", "en"):
            game, out = a_game(lang, session=session)
            for line in looks.split(","):
                shown = told(game, out, line)
                assert line.startswith("weights") or shown.strip(), line
                assert "{" not in shown and "Text(" not in shown


def test_the_truth_is_told_only_after_the_end():
    game, out = a_game(session=with_cases())
    assert "year's end" in told(game, out, "why trust")
    assert "Public trust" not in told(game, out, "review 1")
    over, out = a_game(session=finished("doer", "polarised"))
    assert "Public trust" in told(over, out, "why trust 2")
    assert "Lujiaya" in told(over, out, "why trust 2")
    assert "Public trust" in told(over, out, "review 2")
    assert "ended" in told(over, out, "3 real")


def test_a_month_fits_on_a_page():
    game, out = a_game("zh", session=with_cases())
    assert len(told(game, out, "desk").splitlines()) <= 40
    assert len(told(game, out, "last").splitlines()) <= 40


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [32, 48, 80, 100])
def test_no_line_is_wider_than_the_terminal(tmp_path, lang, width):
    shown = played(tmp_path, "3", "villages", "report", "cases", "blame", "?", lang=lang, width=width)
    for line in shown.splitlines():
        if not line.startswith("  python main.py"):
            assert cells(line, lang == "zh") <= width, line


def test_there_is_no_colour_and_no_cursor_movement(tmp_path):
    shown = played(tmp_path, "3 real", "report", "blame", lang="zh")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", shown)


@settings(max_examples=30)
@given(st.lists(st.text(max_size=30), max_size=6))
def test_no_line_whatever_breaks_the_game(lines):
    game, out = a_game()
    for line in lines:
        try:
            told(game, out, line)
        except Leave:
            return


WORDS = [
    word
    for key, text in strings().items()
    if key.startswith("command.")
    for word in f"{text.zh} {text.en}".split()
]


@pytest.mark.slow
@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2), st.lists(st.integers(0, 30), max_size=3))
def test_every_word_with_any_numbers_is_answered(words, numbers):
    game, out = a_game("zh", session=played_session("default", "polarised_nominal", turns=1))
    with contextlib.suppress(Leave):
        assert told(game, out, " ".join([*words, *map(str, numbers)])) is not None


# the whole


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_year_can_be_played_to_its_end_and_the_recording_verifies(tmp_path, lang):
    shown = played(tmp_path, *YEAR, "review 2", "why trust 3", "team", "quit", lang=lang)
    assert Text("仕途账", "Career ledger").get(lang) in shown
    saves = list(tmp_path.iterdir())
    assert len(saves) == 1
    assert replay(open_recording(saves[0])).verdict.exit_code == 0


def test_the_end_of_the_input_leaves_a_game_that_can_be_resumed(tmp_path):
    shown = played(tmp_path, "3 real", "report", "4 real")
    save = next(tmp_path.iterdir())
    assert f'--resume "{save}"' in shown
    again = played(tmp_path, "quit", start=Start(resume=save))
    assert "Turn 2 of 12" in again
    assert len(Session.resume(save).months) == 1


def test_ctrl_c_leaves_like_quit():
    game, out = a_game()

    def interrupted(_prompt: str) -> str | None:
        raise KeyboardInterrupt

    _lines(game, interrupted)
    assert "Turn 1" in out.getvalue()


def test_the_menu_offers_new_games_saves_and_the_other_language(tmp_path):
    played(tmp_path, "report")
    new = len(list_scenarios())  # then the one saved game, the other language, and leaving
    shown = played(tmp_path, "99", str(new + 2), str(new + 3), start=Start(folder=tmp_path))
    assert "New game" in shown and "Continue" in shown and "新的一局" in shown
    resumed = played(tmp_path, str(new + 1), "quit", start=Start(folder=tmp_path))
    assert "Turn 2 of 12" in resumed
    fresh = played(tmp_path, "1", "", "quit", start=Start(folder=tmp_path, seed=3))
    assert "Turn 1 of" in fresh and "Seed 3" in fresh
    assert len(list(tmp_path.iterdir())) == 2


def test_a_full_disk_is_told_and_the_game_goes_on(tmp_path, monkeypatch):
    from game.replay import disk

    session = Session.new(compiled(), 7, tmp_path / "a.gw.jsonl")
    game, out = a_game(session=session)

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "append", full)
    shown = told(game, out, "report")
    assert "Turn 1 of 12" in shown
    assert len(session.months) == 1 and not session.is_saved


def test_the_glossary_holds_terms_in_both_languages():
    assert len(terms()) > 50
    assert all(t.name.zh and t.name.en and t.note.zh and t.note.en for t in terms())


def command(*args: str, typed: str = "", tmp_path: Path, **env: str) -> subprocess.CompletedProcess:
    environment = {**os.environ, "DARE_TO_ACT_HOME": str(tmp_path), **env}
    return subprocess.run(
        [sys.executable, "main.py", "play", *args],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment,
        timeout=120,
    )


def test_play_in_the_terminal_reads_a_pipe(tmp_path):
    done = command(
        "first_year", "--terminal", "--seed", "7", "--lang", "zh", typed="3 认真办\n上报\n", tmp_path=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "1月回报" in done.stdout and "> 3 认真办" in done.stdout
    assert not done.stderr


def test_play_says_what_is_wrong_with_a_file(tmp_path):
    done = command("no_such_scenario", "--terminal", "--lang", "en", tmp_path=tmp_path)
    assert done.returncode != 0
    assert done.stderr and "Traceback" not in done.stderr


def test_without_a_screen_and_a_terminal_play_names_the_other_ways(tmp_path):
    done = command("first_year", "--lang", "zh", tmp_path=tmp_path, SDL_VIDEODRIVER="dummy")
    assert done.returncode == 0, done.stderr
    assert "run" in done.stdout and "shot" in done.stdout and "--terminal" in done.stdout
    assert not (tmp_path / "saves").exists()


def test_without_a_screen_a_person_at_a_terminal_plays_there(tmp_path, monkeypatch, capsys):
    from game.commands import play as playing

    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr(playing, "_is_person", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _prompt: "quit")
    monkeypatch.setenv("DARE_TO_ACT_HOME", str(tmp_path))
    asked = Namespace(scenario="first_year", institution=None, seed=7, resume=None, at=None)
    assert playing._in_window(asked, "en") == 0
    shown = capsys.readouterr().out
    assert "no screen" in shown and "Turn 1 of 12" in shown
