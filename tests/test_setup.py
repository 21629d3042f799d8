"""Setting up: nothing twice, half-built environments mended, and a sentence for whatever is missing."""

import pytest
import setup


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project folder with a lock file and no environment; commands are recorded, not run."""
    for name, place in {"ROOT": "", "VENV": ".venv", "LOG": ".venv/setup.log", "WHEELS": "wheels"}.items():
        monkeypatch.setattr(setup, name, tmp_path / place)
    monkeypatch.setattr(setup, "UNFINISHED", tmp_path / ".venv" / "unfinished")
    (tmp_path / "requirements").mkdir()
    for stage in (setup.RUNTIME, setup.DEV):
        (tmp_path / "requirements" / f"{stage}.txt").write_text("numpy==2.4.6 --hash=sha256:0\n")
    return tmp_path


@pytest.fixture
def machine(project, monkeypatch):
    """What the machine answers: `ran` the commands, `works` whether the environment's Python starts."""

    class Machine:
        def __init__(self):
            self.ran: list[list[str]] = []
            self.answer = (0, "")
            self.version = "3.11"

        def run(self, command):
            self.ran.append([str(part) for part in command])
            return self.answer

    machine = Machine()
    monkeypatch.setattr(setup, "run_logged", machine.run)
    monkeypatch.setattr(setup, "probe", lambda modules=(): machine.version if setup.VENV.exists() else "")
    return machine


def steps(machine) -> list[str]:
    return ["venv" if "venv" in command else "install" for command in machine.ran]


def test_a_fresh_folder_gets_an_environment_and_its_packages_with_hashes(machine):
    setup.set_up(setup.RUNTIME)
    assert steps(machine) == ["venv", "install"]
    assert "--require-hashes" in machine.ran[1]


def test_the_second_run_does_nothing_and_says_nothing(machine, capsys):
    setup.set_up(setup.RUNTIME)
    machine.ran.clear()
    capsys.readouterr()
    setup.set_up(setup.RUNTIME)
    assert machine.ran == []
    assert capsys.readouterr().out == ""


def test_one_line_is_printed_for_each_step(machine, capsys):
    setup.set_up(setup.RUNTIME)
    lines = capsys.readouterr().out.splitlines()
    assert [line[:3] for line in lines] == ["1/2", "2/2", "安装完"]


def test_playing_after_developing_installs_nothing(machine):
    setup.set_up(setup.DEV)
    machine.ran.clear()
    setup.set_up(setup.RUNTIME)
    assert machine.ran == []


def test_a_changed_lock_file_installs_again_into_the_same_environment(machine, project):
    setup.set_up(setup.RUNTIME)
    machine.ran.clear()
    (project / "requirements" / "runtime.txt").write_text("numpy==2.5.0 --hash=sha256:0\n")
    setup.set_up(setup.RUNTIME)
    assert steps(machine) == ["install"]


def test_an_environment_whose_building_was_cut_short_is_built_anew(machine, project):
    (project / ".venv").mkdir()
    (project / ".venv" / "unfinished").touch()
    (project / ".venv" / "rubble").touch()
    setup.set_up(setup.RUNTIME)
    assert steps(machine) == ["venv", "install"]
    assert not (project / ".venv" / "rubble").exists()
    assert not (project / ".venv" / "unfinished").exists()


def test_an_environment_whose_python_is_gone_is_built_anew(machine, project, monkeypatch):
    setup.set_up(setup.RUNTIME)
    machine.ran.clear()
    machine.version = ""
    monkeypatch.setattr(setup, "install", lambda stage: machine.ran.append(["install"]))
    setup.set_up(setup.RUNTIME)
    assert steps(machine) == ["venv", "install"]


def test_an_environment_that_lost_a_package_is_built_anew(machine, monkeypatch):
    setup.set_up(setup.RUNTIME)
    machine.ran.clear()
    monkeypatch.setattr(setup, "probe", lambda modules=(): "3.11" if machine.ran or not modules else "")
    setup.set_up(setup.RUNTIME)
    assert steps(machine) == ["venv", "install"]


def test_a_failed_installation_is_not_taken_for_done(machine):
    machine.answer = (0, "")
    setup.set_up(setup.RUNTIME)
    setup.stamp(setup.RUNTIME).unlink()
    machine.answer = (1, "ERROR: something else")
    with pytest.raises(setup.Stop):
        setup.set_up(setup.RUNTIME)
    assert not setup.is_ready(setup.RUNTIME)


@pytest.mark.parametrize(
    ("pip_said", "zh", "en"),
    [
        ("NewConnectionError: Temporary failure in name resolution", "检查网络", "network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "校验值", "pinned hash"),
        ("ERROR: No matching distribution found for numpy", "适合这台机器", "no build for this machine"),
        ("ERROR: No space left on device", "No space left", "No space left"),
    ],
)
def test_a_failure_of_pip_is_told_in_both_languages(pip_said, zh, en):
    told = str(setup.install_failure(pip_said))
    assert zh in told.splitlines()[0]
    assert en in told.splitlines()[1]


def test_a_python_without_venv_names_the_package_to_install(monkeypatch):
    monkeypatch.setattr(setup, "find_spec", lambda name: None)
    with pytest.raises(setup.Stop, match="python3-venv"):
        setup.check_venv_module()


def test_an_old_python_is_told_which_one_is_needed(monkeypatch):
    monkeypatch.setattr(setup.sys, "version_info", (3, 9, 2))
    with pytest.raises(setup.Stop, match=r"3\.11"):
        setup.check_python()


def test_an_unknown_task_lists_the_tasks(capsys):
    assert setup.main(["plya"]) == 2
    assert "play" in capsys.readouterr().err


def test_a_bundle_installs_from_the_packages_it_brings(machine, project):
    (project / "wheels").mkdir()
    setup.set_up(setup.RUNTIME)
    assert "--no-index" in machine.ran[1]


def test_makefile_and_setup_know_the_same_tasks():
    makefile = setup.Path(setup.__file__).parents[1] / "Makefile"
    (line,) = [line for line in makefile.read_text(encoding="utf-8").splitlines() if line.startswith("TASKS")]
    assert line.partition("=")[2].split() == list(setup.TASKS)
