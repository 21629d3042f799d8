"""The command line as a person meets it: help, usage errors, interruptions, missing packages, crashes."""

import argparse
import os
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest

import game
from game import commands
from game.commands import COMMANDS, dispatch
from game.content.text import Text, UserError

ROOT = Path(__file__).resolve().parents[1]


def main_py(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


@pytest.fixture
def probe_command(monkeypatch):
    """A command `run` that does what the test says."""

    def install(run, add_arguments=lambda parser: None):
        module = SimpleNamespace(run=run, add_arguments=add_arguments)
        monkeypatch.setattr(commands.importlib, "import_module", lambda name: module)

    return install


@pytest.mark.parametrize(("language", "word"), [("zh", "用法"), ("en", "usage")])
def test_help_lists_every_command_in_the_readers_language(language, word):
    done = main_py("--lang", language, "--help")
    assert done.returncode == 0
    assert word in done.stdout
    assert all(name in done.stdout for name in COMMANDS)


def test_help_follows_the_language_of_the_system():
    assert "usage" in main_py("--help", LANG="en_GB.UTF-8").stdout
    assert "用法" in main_py("--help", LANG="C").stdout


def test_unknown_command_exits_2_and_says_what_was_meant():
    done = main_py("veriffy")
    assert done.returncode == 2
    assert "verify" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_option_exits_2():
    assert main_py("--no-such-option").returncode == 2


def test_the_version_is_that_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == game.__version__ == main_py("--version").stdout.strip()


def test_main_py_stays_under_twenty_lines():
    assert len((ROOT / "main.py").read_text(encoding="utf-8").splitlines()) < 20


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_both_languages(name, capsys):
    assert find_spec(f"game.commands.{name}"), f"game/commands/{name}.py is not there"
    for language, word in (("zh", "用法"), ("en", "usage")):
        with pytest.raises(SystemExit) as left:
            dispatch([name, "--lang", language, "--help"])
        shown = capsys.readouterr().out
        assert left.value.code == 0
        assert word in shown
        assert " · " not in shown


def test_without_a_command_the_game_is_played(probe_command, monkeypatch):
    asked = []
    probe_command(run=lambda args: 0)
    inner = commands.importlib.import_module
    monkeypatch.setattr(commands.importlib, "import_module", lambda name: asked.append(name) or inner(name))
    assert dispatch([]) == 0
    assert asked == ["game.commands.play"]


def test_a_command_knows_the_language_and_whether_it_was_asked_for(probe_command):
    seen = []
    probe_command(run=lambda args: seen.append((args.lang, args.lang_given)) or 0)
    for line in (["run", "--lang", "en"], ["--lang=en", "run"], ["run"]):
        assert dispatch(line) == 0
    assert seen == [("en", True), ("en", True), ("zh", False)]


def test_a_command_may_give_lang_a_meaning_of_its_own(probe_command):
    seen = []
    probe_command(
        run=lambda args: seen.append(args.lang) or 0,
        add_arguments=lambda parser: parser.add_argument("--lang", choices=("both", "zh", "en")),
    )
    assert dispatch(["run", "--lang", "both"]) == 0
    assert seen == ["both"]


def test_usage_errors_of_a_command_are_told_in_chinese(probe_command, capsys):
    probe_command(run=lambda args: 0, add_arguments=lambda parser: parser.add_argument("FILE"))
    with pytest.raises(SystemExit) as left:
        dispatch(["run", "--lang", "zh"])
    assert left.value.code == 2
    assert "缺少参数：FILE" in capsys.readouterr().err


def raising(error: BaseException):
    def run(args: argparse.Namespace) -> int:
        raise error

    return run


def test_a_users_error_is_one_sentence_in_his_language(probe_command, capsys):
    probe_command(run=raising(UserError(Text("没有这个文件", "no such file"), exit_code=1)))
    assert dispatch(["run", "--lang", "en"]) == 1
    assert capsys.readouterr().err == "no such file\n"


def test_ctrl_c_is_quiet_and_exits_130(probe_command, capsys):
    probe_command(run=raising(KeyboardInterrupt()))
    assert dispatch(["run"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_missing_package_is_named_with_the_remedy(probe_command, capsys):
    probe_command(run=raising(ModuleNotFoundError("No module named 'numpy'", name="numpy")))
    assert dispatch(["run", "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert "numpy" in told
    assert "make play" in told


def test_a_crash_leaves_its_traceback_in_a_file_and_a_sentence_on_the_screen(
    probe_command, capsys, tmp_path, monkeypatch
):
    monkeypatch.setenv("DARE_TO_ACT_HOME", str(tmp_path / "home"))
    probe_command(run=raising(ZeroDivisionError("a slip")))
    assert dispatch(["run", "--lang", "en"]) == 1
    told = capsys.readouterr().err
    (report,) = (tmp_path / "home" / "crashes").iterdir()
    assert str(report) in told
    assert "Traceback" not in told
    assert "ZeroDivisionError: a slip" in report.read_text(encoding="utf-8")


def test_a_crash_report_names_nobody(probe_command, tmp_path, monkeypatch):
    home = tmp_path / "Zhang-Sanfeng"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("DARE_TO_ACT_HOME", str(home / "game"))
    probe_command(run=raising(ZeroDivisionError(f"in {home / 'lesson.json'}")))
    assert dispatch(["run", "--lang", "en"]) == 1
    (report,) = (home / "game" / "crashes").iterdir()
    text = report.read_text(encoding="utf-8")
    assert "Zhang-Sanfeng" not in text and "lesson.json" in text


def test_a_crash_is_reported_even_where_the_users_folder_cannot_be_made(
    probe_command, capsys, tmp_path, monkeypatch
):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DARE_TO_ACT_HOME", str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "temporary"))
    probe_command(run=raising(ZeroDivisionError("a slip")))
    assert dispatch(["run"]) == 1
    (report,) = (tmp_path / "temporary").iterdir()
    assert str(report) in capsys.readouterr().err


def test_a_reader_who_closes_the_pipe_sees_no_complaint():
    code = (
        "import sys, types; sys.argv = ['main.py', 'run']; from game import commands;"
        "m = types.SimpleNamespace(add_arguments=lambda p: None, run=lambda a: print('x' * 100000) or 0);"
        "commands.importlib.import_module = lambda name: m; sys.exit(commands.dispatch(['run']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 141


def test_chinese_comes_out_whole_where_the_locale_cannot_write_it():
    done = main_py("--help", LC_ALL="POSIX", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "用法" in done.stdout
