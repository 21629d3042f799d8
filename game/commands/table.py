"""`table institutions`, `table styles`: the tables of the model note, measured on the bare scenario, or,
with --full, on the same township with every mechanism on or on a scenario."""

import argparse
from collections import Counter
from dataclasses import asdict

from game.commands._report import MOST_GAMES, columns, document, progress, whole
from game.content.aliases import STYLES as CHINESE
from game.content.load import institution_values, list_institutions, load
from game.content.text import Text, number
from game.lab.styles_table import LEDGERS, STYLE_GAMES, StyleCell, StyleRow, styles_table
from game.lab.tables import (
    LONG_RUN_CELLS,
    LONG_RUN_GAMES,
    Measured,
    institutions_table,
)
from game.sim.bare import bare_ruleset, full_ruleset
from game.sim.ruleset import STYLES, Ruleset

HEADS = {
    "results": (Text("实绩", "real"), 1),
    "records": (Text("表面达标", "shown"), 0),
    "trust": (Text("信任", "trust"), 0),
    "hidden_risk": (Text("隐患", "risk"), 2),
    "incidents": (Text("出事/年", "harm/yr"), 1),
    "real": (Text("认真办%", "real%"), 0),
    "trace": (Text("走痕迹%", "trace%"), 0),
    "fake": (Text("造假%", "fake%"), 0),
    "stall": (Text("拖%", "stall%"), 0),
    "innovations": (Text("创新/月", "new/mo"), 2),
    "load": (Text("负荷", "load"), 2),
    "staff_blame": (Text("干部问责/月", "blame/mo"), 2),
}
INSTITUTION = Text("制度", "institution")
COMPATIBLE = Text("激励相容度", "compatible")
LONG_RUN_TITLE = Text(
    "各制度长期结果：每种{games}局，第13—36个月均值 ± 95%置信区间，常规领导",
    "Institutions in the long run: {games} games each, mean of months 13-36 ± 95 %, a customary leader",
)
STYLES_TITLE = Text(
    "各风格：每格{games}局，到任前运行{run_in}个月，任职{turns}个月；仕途账 / 百姓账，×为免职比例",
    "Styles: {games} games a cell, {run_in} months of run-in, {turns} in office; "
    "career / public, × share removed",
)
STYLES_NOTE = Text(
    "* 为该账最高。激励相容度：九种风格两本账均值的相关系数。",
    "* best of that ledger. Compatible: correlation of the two ledgers over the nine styles.",
)


BARE = Text("基本情景（机制全关）", "the bare scenario (mechanisms off)")
FULL = Text("基本情景，机制全开", "the bare scenario with every mechanism on")
SHARES_TITLE = Text(
    "方差份额：抉择 / 运气 / 二者交互（九种风格×抉择卡的每个选项×{games}个种子）",
    "Shares of variance: choices / luck / their interplay "
    "(nine styles × each option of the cards × {games} seeds)",
)
SHARES_HEADS = Text("制度|仕途账|百姓账|两本账都最高的风格", "institution|career|public|best of both ledgers")
MORE_THAN_LUCK = Text(
    "抉择多于运气：仕途账{career}种制度，百姓账{public}种，共{count}种",
    "Choices explain more than luck: career under {career}, public under {public}, of {count} institutions",
)
BEST_OF = Text("{ledger}最高：{counts}", "Best of the {ledger} ledger: {counts}")
LEDGER_NAMES = {"career": Text("仕途账", "career"), "public": Text("百姓账", "public")}
EVERYWHERE = Text("“{style}”在所有制度下都最好", "“{style}” is best under all institutions")
NOWHERE_ALL = Text("没有一种风格在所有制度下都最好", "no style is best under all institutions")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("which", choices=("institutions", "styles"), help="哪张表 · which table")
    parser.add_argument("--games", type=whole(2, MOST_GAMES), metavar="N", help="每格局数 · games a cell")
    words = "机制全开；写情景名则用该情景 · every mechanism on; with a name, that scenario"
    parser.add_argument("--full", nargs="?", const="", metavar="SCENARIO", help=words)
    parser.add_argument("--json", action="store_true", help="输出一份JSON · one JSON document")


def run(args: argparse.Namespace) -> int:
    listed = {entry.id: entry.name for entry in list_institutions()}
    values = {name: institution_values(name) for name in listed}
    rules, about, behaviour = _rules(args.full)
    values = {name: value | behaviour for name, value in values.items()}
    if not args.json:
        print(about.get(args.lang))
    if args.which == "institutions":
        games = args.games or LONG_RUN_GAMES
        _show_institutions(institutions_table(values, games, progress(), rules), listed, games, args)
    else:
        games = args.games or STYLE_GAMES
        _show_styles(styles_table(values, games, progress(), rules), listed, games, rules, args)
    return 0


def _rules(full: str | None) -> tuple[Ruleset, Text, dict[str, int]]:
    """What is run, what it is called, and how its people differ from the model's."""
    if full is None:
        return bare_ruleset(), BARE, {}
    if not full:
        return full_ruleset(bare_ruleset()), FULL, {}
    compiled = load(full)
    return compiled.rules, compiled.names.scenario.name, compiled.behaviour


def _show_institutions(
    table: dict[str, dict[str, Measured]], listed: dict[str, Text], games: int, args: argparse.Namespace
) -> None:
    if args.json:
        rows = [
            {"id": name} | {cell: asdict(value) for cell, value in row.items()} for name, row in table.items()
        ]
        document({"games": games, "months": [13, 36], "institutions": rows})
        return
    lang = args.lang
    lines = [[INSTITUTION.get(lang), *(HEADS[cell][0].get(lang) for cell in LONG_RUN_CELLS)]]
    for name, row in table.items():
        cells = [number(row[cell].mean, lang, HEADS[cell][1]) for cell in LONG_RUN_CELLS]
        cells[0] += f" ± {number(row['results'].half, lang, 1)}"
        lines.append([listed[name].get(lang), *cells])
    print(LONG_RUN_TITLE.fill(games=games).get(lang))
    print(columns(lines))


def _show_styles(
    table: dict[str, StyleRow], listed: dict[str, Text], games: int, rules: Ruleset, args: argparse.Namespace
) -> None:
    if args.json:
        rows = [
            {
                "id": name,
                "compatibility": row.compatibility,
                "shares": row.shares,
                "styles": asdict(row)["cells"],
            }
            for name, row in table.items()
        ]
        document({"games": games, "institutions": rows})
        return
    lang = args.lang
    heads = [CHINESE[style] if lang == "zh" else style for style in STYLES]
    lines = [[INSTITUTION.get(lang), *heads, COMPATIBLE.get(lang)]]
    for name, row in table.items():
        cells = [_style_cell(row, style, lang) for style in STYLES]
        lines.append([listed[name].get(lang), *cells, number(row.compatibility, lang, 2, sign=True)])
    print(STYLES_TITLE.fill(games=games, run_in=rules.run_in, turns=rules.turns).get(lang))
    print(columns(lines))
    print(STYLES_NOTE.get(lang))
    print()
    _show_shares(table, listed, games, lang)


def _show_shares(table: dict[str, StyleRow], listed: dict[str, Text], games: int, lang: str) -> None:
    """What choices and luck explain, and whether any style is best everywhere or in both ledgers."""
    lines = [SHARES_HEADS.get(lang).split("|")]
    for name, row in table.items():
        parts = [
            " / ".join(f"{100 * share:.0f}%" for share in row.shares[ledger].values()) for ledger in LEDGERS
        ]
        lines.append([listed[name].get(lang), *parts, _called(row.dominant(), lang) or "—"])
    print(SHARES_TITLE.fill(games=games).get(lang))
    print(columns(lines))
    more = {k: sum(r.shares[k]["choices"] > r.shares[k]["luck"] for r in table.values()) for k in LEDGERS}
    print(MORE_THAN_LUCK.fill(**more, count=len(table)).get(lang))
    for ledger in LEDGERS:
        best = Counter(row.best(ledger) for row in table.values())
        counts = ", ".join(f"{_called(style, lang)} {count}" for style, count in best.most_common())
        everywhere = EVERYWHERE.fill(style=_called(next(iter(best)), lang)) if len(best) == 1 else NOWHERE_ALL
        print(
            BEST_OF.fill(ledger=LEDGER_NAMES[ledger], counts=counts).get(lang), everywhere.get(lang), sep="; "
        )


def _called(style: str, lang: str) -> str:
    return CHINESE[style] if style and lang == "zh" else style


def _style_cell(row: StyleRow, style: str, lang: str) -> str:
    cell: StyleCell = row.cells[style]
    best = {ledger: "*" if row.best(ledger) == style else "" for ledger in ("career", "public")}
    text = (
        f"{number(cell.career.mean, lang)}{best['career']}/{number(cell.public.mean, lang)}{best['public']}"
    )
    return text + (f" ×{number(100 * cell.removed, lang)}%" if cell.removed >= 0.005 else "")
