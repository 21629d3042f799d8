"""Nothing opens a socket, and no file holds the name of the machine or of its user."""

import getpass
import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
USER, HOST = "Zhang-Sanfeng-7", "OFFICE-PC-0417"

# What a class does in a day, with every event of a socket and every request for a name told at the end.
DAY = """
import os, sys
seen = []
WATCHED = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")
sys.addaudithook(lambda event, args: seen.append(event) if event.startswith(WATCHED) else None)
from pathlib import Path
from game.commands import dispatch
home = Path(sys.argv[1])
share, out = home / "share", home / "out"
share.mkdir()

from game.commands._gallery import settle
from game.replay import lesson, places
from game.ui.app import App, Look
from game.ui.screens.class_room import ClassRoom
from game.ui.screens.desk import Desk
from game.ui.screens.hand_in import HandIn
from game.ui.screens.join import Join
from game.ui.screens.title import Title
from game.ui.screens.year_end import YearEnd

made = lesson.make("first_year", ["polarised_nominal", "full_reform"], 7, 40)

class Day(Title):
    steps = 0
    def tick(self, now):
        super().tick(now)
        self.steps += 1
        if self.steps > 4:
            self.app.quit()

app = App(Look(motion=False), size=(1280, 720), headless=True)
app.run(Day)  # the loop of the window itself
app = App(Look(motion=False), size=(1280, 720), headless=True)
app.push(Title(app))
for number in range(1, 7):
    app.reset(Join(app))
    app.screen.take(made)
    app.screen.type_name(f"{number:02}")
    app.screen.begin()
    settle(app)
    app.screen.start()
    settle(app)
    for _ in range(2 if number > 1 else 12):
        app.screen.play.session.commit()
    session = app.screen.play.session
    app.push(HandIn(app, session))
    app.screen.chosen(share)
    settle(app)
app.reset(YearEnd(app, session.branch(2)) if session.is_over else Title(app))
app.push(ClassRoom(app))
app.screen.take(share)
settle(app)
for line in (
    ["class", "new", "--scenario", "first_year", "--institutions", "loose,lax", "--out", str(out)],
    ["class", "status", str(share), "--json"],
    ["class", "wall", str(share), "--text"],
    ["debrief", str(share), "--out", str(out)],
    ["debrief", str(next(share.iterdir())), "--out", str(out), "--no-deep"],
    ["verify", str(share)],
    ["twin", str(next(share.iterdir())), "--institution", "loose", "--json"],
    ["run", "first_year", "--policy", "doer", "--games", "2", "--out", str(home / "run.gw.jsonl")],
    ["class", "delete", str(home / "copy"), "--yes"],
):
    if line[1] == "delete":
        import shutil
        shutil.copytree(share, home / "copy")
    code = dispatch(line)
    assert code == 0, (line, code)
print("SEEN", sorted(set(seen)))
"""


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """Run once, on a machine and by a person whose names would be recognised anywhere."""
    home = tmp_path_factory.mktemp("day")
    named = dict.fromkeys(("USER", "USERNAME", "LOGNAME", "LNAME"), USER)
    hosts = dict.fromkeys(("HOSTNAME", "COMPUTERNAME", "HOST", "NAME"), HOST)
    env = {
        **os.environ,
        **named,
        **hosts,
        "DARE_TO_ACT_HOME": str(home / "saves-here"),
        "LANG": "zh_CN.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", DAY, str(home)],
        cwd=ROOT,
        env={**env, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return home, done.stdout


def contents(path: Path) -> bytes:
    """A file's bytes; of Word files and slides what is packed inside."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


@pytest.mark.slow
def test_nothing_opens_a_socket_or_asks_for_the_machines_name(day):
    _, said = day
    assert said.splitlines()[-1] == "SEEN []"


@pytest.mark.slow
def test_no_file_holds_the_name_of_the_machine_or_of_its_user(day):
    home, said = day
    names = {USER, HOST, str(home), socket.gethostname(), getpass.getuser()} - {"", "root", "localhost", "vm"}
    files = [path for path in home.rglob("*") if path.is_file()]
    assert len(files) > 30 and any(path.name.endswith(".gw.jsonl") for path in files)
    assert USER not in said and HOST not in said
    for name in names:
        holding = [path.name for path in files if name.encode() in contents(path)]
        assert not holding, (name, holding)


def test_no_module_of_the_game_can_open_a_connection():
    """Read off the imports: what is not imported is not used by mistake either."""
    code = (
        "import sys, importlib, pkgutil, game;"
        "[importlib.import_module(m.name) for m in pkgutil.walk_packages(game.__path__, 'game.')];"
        "own = [n for n in sys.modules if n.startswith('game.')];"
        "found = [n for n in own for w in ('socket', 'ssl', 'urllib.request', 'http.client', 'asyncio')"
        " if getattr(sys.modules[n], w.split('.')[0], None) is sys.modules.get(w)"
        " and sys.modules.get(w) is not None];"
        "print(found)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60
    )
    assert done.stdout.strip().splitlines()[-1] == "[]", done.stderr


def test_the_first_screen_says_what_is_recorded_and_what_for():
    from game.ui.app import App, Look
    from game.ui.screens.title import Title

    for lang, parts in (
        ("zh", ("记入本机", "不联网", "只供教学")),
        ("en", ("recording", "network", "teaching")),
    ):
        app = App(Look(lang=lang, motion=False), size=(1280, 720), headless=True)
        app.push(Title(app))
        app.step([])
        shown = " ".join(box.text for box in app.screen.texts())
        assert all(part in shown for part in parts), shown
