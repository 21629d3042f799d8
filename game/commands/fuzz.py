"""`fuzz`: thousands of damaged scenario files, none of which may stop the check."""

import argparse
from pathlib import Path

from game.commands._report import document, progress, whole
from game.content.check import content_files
from game.content.fuzzing import Failure, fuzz
from game.content.library import SCENARIOS
from game.content.text import Text

MUTANTS, WHOLE = 2_000, 20
SHOWN = 5  # failures told in full
EVERY = 200  # mutants between two numbers of the progress


def add_arguments(parser: argparse.ArgumentParser) -> None:
    paths = "以哪些文件为底，不写则用自带的 · the files to damage; without any, those of the game"
    parser.add_argument("paths", nargs="*", metavar="PATH", help=paths)
    many = f"片段变异数，缺省{MUTANTS} · mutants of pieces, {MUTANTS} by default"
    parser.add_argument("--mutants", type=whole(0, 10_000_000), default=MUTANTS, metavar="N", help=many)
    files = f"整份文件变异数，缺省{WHOLE} · mutants of whole files, {WHOLE} by default"
    parser.add_argument("--whole", type=whole(0, 100_000), default=WHOLE, metavar="N", help=files)
    first = "第一个变异的编号 · number of the first mutant"
    parser.add_argument("--seed", type=whole(0, 1 << 40), default=0, metavar="N", help=first)
    save = "失败的变异写到哪里 · where to write mutants that fail"
    parser.add_argument("--out", metavar="DIR", help=save)
    parser.add_argument("--json", action="store_true", help="输出一份JSON · one JSON document")


def run(args: argparse.Namespace) -> int:
    files = content_files(args.paths or [SCENARIOS])
    show, total, failures = progress(), args.mutants + args.whole, []
    for done, failure in enumerate(fuzz(files, args.mutants, args.whole, args.seed), 1):
        if failure:
            failures.append(failure)
        if show and (done % EVERY == 0 or done == total):
            show(done, total)
    if args.out and failures:
        _write(failures, Path(args.out))
    if args.json:
        told = [{"number": f.number, "why": f.why} for f in failures]
        document({"mutants": total, "failures": told})
    else:
        for failure in failures[:SHOWN]:
            print(_FAILED.fill(number=failure.number, why=failure.why).get(args.lang))
        print(_SUMMARY.fill(total=total, failed=len(failures)).get(args.lang))
    return 1 if failures else 0


def _write(failures: list[Failure], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for failure in failures:
        path = folder / f"mutant-{failure.number}.yaml"
        path.write_text(failure.text, encoding="utf-8", errors="surrogatepass")


_FAILED = Text("第{number}个变异没有通过：{why}", "mutant {number} did not pass: {why}")
_SUMMARY = Text("{total}个变异，{failed}个没有通过。", "{total} mutants, {failed} did not pass.")
