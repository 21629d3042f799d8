"""`run`: plays a scenario without a person, by a policy; a summary, the final levels, or a recording."""

import argparse
from pathlib import Path

import numpy as np

from game.commands._report import MOST_GAMES, MOST_SEED, columns, document, progress, whole
from game.content.compile import Compiled
from game.content.load import load
from game.content.text import Text, number, percent
from game.lab.batch import Job, Policy, play
from game.lab.columns import summary
from game.lab.policies import NAMES_OF_POLICIES, policy
from game.lab.tables import seeds
from game.sim import engine
from game.sim.fixed import ONE

GAMES = 100
# Column -> its name for people, and decimals.
SHOWN = {
    "career": (Text("仕途账", "career ledger"), 1),
    "public": (Text("百姓账", "public ledger"), 1),
    "score": (Text("考核分", "score"), 1),
    "compliance": (Text("表面达标", "shown compliance"), 1),
    "real": (Text("实绩", "real results"), 1),
    "trust": (Text("群众信任", "trust"), 1),
    "hidden_risk": (Text("隐患", "hidden risk"), 2),
    "incidents": (Text("出事次数", "incidents"), 2),
    "blame": (Text("本人问责", "blame"), 1),
    "load": (Text("负荷", "load"), 2),
    "served": (Text("任职月数", "months served"), 1),
}
TITLE = Text(
    "{scenario}，{institution}，风格 {policy}，{games}局（种子{first}—{last}）",
    "{scenario}, {institution}, policy {policy}, {games} games (seeds {first}-{last})",
)
MEANS = Text("期末均值 ± 95%置信区间", "Means at the end ± 95 %")
REMOVED = Text("被免职", "removed")
ENDINGS = Text("结局", "Endings")
WRITTEN = Text("记录已写入：{path}", "Recording written: {path}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help="情景的编号或文件 · id or file of a scenario")
    styles = ", ".join(NAMES_OF_POLICIES)
    parser.add_argument("--policy", required=True, metavar="P", help=f"风格：{styles} · policy: {styles}")
    parser.add_argument("--institution", metavar="I", help="制度的编号或文件 · id or file of an institution")
    parser.add_argument(
        "--seed",
        type=whole(0, MOST_SEED),
        default=1,
        metavar="N",
        help="第一局种子 · seed of the first game",
    )
    parser.add_argument("--games", type=whole(1, MOST_GAMES), metavar="N", help=f"局数，缺省{GAMES} · games")
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="把种子所指的那一局写成记录 · record the game of that seed"
    )
    parser.add_argument("--json", action="store_true", help="输出各局期末水平 · final levels of each game")


def run(args: argparse.Namespace) -> int:
    compiled = load(args.scenario, args.institution)
    leader = policy(args.policy, compiled.names)
    if args.out is not None:
        record(compiled, leader, args.seed, args.out, args.lang)
        if args.games is None and not args.json:
            print(WRITTEN.fill(path=str(args.out)).get(args.lang))
            return 0
    games = args.games or (1 if args.out else GAMES)
    of_games = seeds(games, args.seed)
    rows = engine.parameters(compiled.institution, 1, compiled.behaviour)
    job = Job(compiled.rules, rows, of_games, leader, (*SHOWN, "removed", "ending"))
    levels = play(job, progress=progress()).at_end
    if args.json:
        document(_document(compiled, args, of_games, levels))
    else:
        print(_summary(compiled, args, of_games, levels))
    return 0


def record(compiled: Compiled, leader: Policy, seed: int, path: Path, lang: str) -> None:
    """Plays one game by a policy into a new recording."""
    from game.replay.session import Session

    session = Session.new(compiled, seed, path, lang=lang)
    while not session.is_over:
        session.plan.adopt(leader(session.state, session.rules))
        session.commit()


def _document(
    compiled: Compiled, args: argparse.Namespace, of_games: np.ndarray, levels: dict[str, np.ndarray]
) -> dict:
    endings = [ending.id for ending in compiled.names.endings]
    each = []
    for game, seed in enumerate(of_games.tolist()):
        known = {name: int(levels[name][game]) / ONE for name in SHOWN}
        ending = int(levels["ending"][game])
        known |= {
            "removed": bool(levels["removed"][game]),
            "ending": endings[ending] if ending >= 0 else None,
        }
        each.append({"seed": seed, **known})
    names = compiled.names
    head = {"scenario": names.scenario.id, "institution": names.institution.id, "policy": args.policy}
    return {**head, "turns": compiled.rules.turns, "games": each}


def _summary(
    compiled: Compiled, args: argparse.Namespace, of_games: np.ndarray, levels: dict[str, np.ndarray]
) -> str:
    names, lang = compiled.names, args.lang
    title = TITLE.fill(
        scenario=names.scenario.name,
        institution=names.institution.name,
        policy=args.policy,
        games=len(of_games),
        first=str(of_games[0]),
        last=str(of_games[-1]),
    )
    rows = []
    for column, (name, decimals) in SHOWN.items():
        mean, half = summary(levels[column])
        around = f"± {number(half, lang, decimals)}" if len(of_games) > 1 else ""
        rows.append([name.get(lang), number(mean, lang, decimals), around])
    rows.append([REMOVED.get(lang), percent(summary(levels["removed"])[0], lang), ""])
    lines = [title.get(lang), MEANS.get(lang), columns(rows)]
    if names.endings:
        met = np.bincount(levels["ending"][levels["ending"] >= 0], minlength=len(names.endings)).tolist()
        shares = [
            [ending.name.get(lang), percent(count / len(of_games), lang)]
            for ending, count in zip(names.endings, met, strict=True)
        ]
        lines += [ENDINGS.get(lang), columns(shares)]
    return "\n".join(lines)
