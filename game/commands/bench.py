"""`bench`: how fast and how large, against the goals of the project, on the shipped scenario."""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np

from game.commands._frames import MAIN, NotThere, first_frame, hover_frame, repaint, show_first_frame
from game.commands._report import columns, document
from game.content.compile import Compiled
from game.content.load import load
from game.content.text import Text, number
from game.lab.batch import Job, play
from game.lab.policies import Styled
from game.lab.styles import CODE, decide
from game.lab.tables import seeds
from game.replay import view
from game.replay.recording import open_recording
from game.replay.session import Session
from game.replay.simulate import parameters
from game.replay.twin import twin
from game.sim import engine

SCENARIO, OTHER = "first_year", "full_reform"
STYLE = CODE["adaptive"]
MANY = 10_000


@dataclass(frozen=True)
class Measure:
    """One goal: the value must stay below it. `work` returns the value, or raises NotThere."""

    name: str
    words: Text
    unit: str
    goal: float
    work: Callable[["Bench"], float]


class Bench:
    """What the measures share: the compiled scenario, and one game of it on disk and in memory."""

    def __init__(self, folder: Path):
        self.compiled: Compiled = load(SCENARIO)
        self.path = folder / "bench.gw.jsonl"
        self.session = Session.new(self.compiled, 1, self.path)
        while not self.session.is_over:
            self.session.plan.adopt(decide(self.session.state, self.session.rules, STYLE))
            self.session.commit()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出一份JSON · one JSON document")
    # What the measures of memory and of the start run in processes of their own.
    parser.add_argument("--peak", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--first-frame", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    if args.peak:
        print(_peak_of(args.peak))
        return 0
    if args.first_frame:
        show_first_frame()
        return 0
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        values = {measure.name: _measured(measure, bench) for measure in MEASURES}
    if args.json:
        found = ((measure, values[measure.name]) for measure in MEASURES)
        entries = {m.name: _entry(m, value) for m, value in found if not isinstance(value, Text)}
        document(entries | {"yardstick": {"value": yardstick(), "unit": "ms"}})
    else:
        print(_table(values, args.lang))
        print(YARDSTICK.fill(ms=f"{yardstick():.1f}").get(args.lang))
    return 0


def yardstick() -> float:
    """Milliseconds of plain numpy of the kind the rules are made of, so that machines can be compared."""
    draws = np.arange(24 * 2048, dtype=np.int64).reshape(24, 2048) * 40_503 % 65_536

    def work() -> None:
        for _ in range(20):
            product = (draws * draws[::-1] + 32_768) >> 16
            np.where(product > 20_000, product, draws).sum(0)
            np.sort(product, 0)

    return _median_ms(work, 7)


def _measured(measure: Measure, bench: Bench) -> float | Text:
    try:
        return measure.work(bench)
    except NotThere as missing:
        return missing.why


def _entry(measure: Measure, value: float) -> dict:
    return {"value": value, "unit": measure.unit, "goal": measure.goal}


def _table(values: dict[str, float | Text], lang: str) -> str:
    rows = [[GOAL_HEAD[0].get(lang), GOAL_HEAD[1].get(lang), GOAL_HEAD[2].get(lang), ""]]
    for measure in MEASURES:
        value, goal = values[measure.name], f"< {number(measure.goal, lang)} {measure.unit}"
        if isinstance(value, Text):
            rows.append([measure.words.get(lang), "—", goal, value.get(lang)])
        else:
            verdict = "" if value < measure.goal else MISSED.get(lang)
            rows.append([measure.words.get(lang), f"{number(value, lang, 1)} {measure.unit}", goal, verdict])
    return columns(rows)


def _median_ms(work: Callable[[], object], times: int) -> float:
    """Median milliseconds of a piece of work, the first time left out."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    return median(taken)


def _turn(bench: Bench) -> float:
    """One committed turn: the step with every book open, as a session takes it."""
    states, rules = bench.session.history[:-1], bench.compiled.rules
    orders = [decide(state, rules, STYLE) for state in states]

    def year() -> None:
        for state, plan in zip(states, orders, strict=True):
            engine.step(state, plan, rules, detail=True)

    return _median_ms(year, 5) / len(states)


def _job(compiled: Compiled, games: int) -> Job:
    columns_kept = ("career", "public", "removed", "ending")
    return Job(compiled.rules, parameters(compiled), seeds(games), Styled(STYLE), columns_kept)


def _batch(games: int) -> Callable[[Bench], float]:
    def work(bench: Bench) -> float:
        start = time.perf_counter()
        play(_job(bench.compiled, games))
        return 1000 * (time.perf_counter() - start)

    return work


def _memory(_: Bench) -> float:
    """A process of its own plays the batch and tells its peak, its workers' included."""
    command = [sys.executable, str(MAIN), "bench", "--peak", str(MANY)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    if not done.stdout.strip().isdecimal():
        raise NotThere(Text("本系统不报告内存峰值", "this system does not tell the peak"))
    return int(done.stdout) / (1 << 20)


def _peak_of(games: int) -> str:
    """Bytes of this process at its largest, and of as many workers as there may be, at theirs."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return "-"
    from game.lab.batch import processors

    play(_job(load(SCENARIO), games))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return str((own + processors() * child) * (1 if sys.platform == "darwin" else 1024))


def _scrub(bench: Bench) -> float:
    """The slowest turn to look at again, fog and truth."""
    turns = range(1, len(bench.session.history))
    return max(
        _median_ms(lambda turn=turn: [view.review(bench.session, turn, truth) for truth in (False, True)], 2)
        for turn in turns
    )


MEASURES = (
    Measure("turn", Text("一局的一个回合", "one turn of one game"), "ms", 8, _turn),
    Measure("games_1000", Text("1000局×24个月", "1,000 games × 24 months"), "ms", 1000, _batch(1000)),
    Measure("games_10000", Text("10000局×24个月", "10,000 games × 24 months"), "ms", 8000, _batch(MANY)),
    Measure("memory_10000", Text("10000局的内存", "memory of 10,000 games"), "MB", 1536, _memory),
    Measure(
        "compile",
        Text("编译随附情景", "compiling the shipped scenario"),
        "ms",
        300,
        lambda _: _median_ms(lambda: load(SCENARIO), 3),
    ),
    Measure(
        "open_recording",
        Text("打开记录", "opening a recording"),
        "ms",
        500,
        lambda bench: _median_ms(lambda: Session.resume(bench.path), 3),
    ),
    Measure("scrub", Text("回看任一回合", "looking at any turn again"), "ms", 100, _scrub),
    Measure(
        "twin",
        Text("制度对照", "an institution twin"),
        "ms",
        500,
        lambda bench: _median_ms(lambda: twin(open_recording(bench.path), OTHER), 3),
    ),
    Measure("first_frame", Text("冷启动到首帧", "first frame, cold"), "ms", 1500, lambda _: first_frame()),
    Measure(
        "hover_frame",
        Text("悬停一帧（1080p）", "a hover frame at 1080p"),
        "ms",
        8,
        lambda bench: hover_frame(bench.session),
    ),
    Measure(
        "repaint",
        Text("整屏重画（1080p）", "a full repaint at 1080p"),
        "ms",
        250,
        lambda bench: repaint(bench.session),
    ),
)
GOAL_HEAD = (Text("测量", "measured"), Text("结果", "value"), Text("目标", "goal"))
YARDSTICK = Text(
    "尺子：同一轮里一段纯numpy运算用时{ms}毫秒，供不同机器比较",
    "Yardstick: plain numpy measured in the same run takes {ms} ms, so that machines compare",
)
MISSED = Text("未达标", "missed")
