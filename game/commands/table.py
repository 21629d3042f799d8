"""`table institutions`, `table styles`: the tables of the model note, measured on the bare scenario."""

import argparse
from dataclasses import asdict

from game.commands._report import MOST_GAMES, columns, document, progress, whole
from game.content.aliases import STYLES as CHINESE
from game.content.load import institution_values, list_institutions
from game.content.text import Text, number
from game.lab.tables import (
    LONG_RUN_CELLS,
    LONG_RUN_GAMES,
    STYLE_GAMES,
    Measured,
    StyleCell,
    StyleRow,
    institutions_table,
    styles_table,
)
from game.sim.ruleset import STYLES

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
    "各风格：每格{games}局，到任前运行12个月，任职12个月；仕途账 / 百姓账，×为免职比例",
    "Styles: {games} games a cell, 12 months of run-in, 12 in office; career / public, × share removed",
)
STYLES_NOTE = Text(
    "* 为该账最高。激励相容度：九种风格两本账均值的相关系数。",
    "* best of that ledger. Compatible: correlation of the two ledgers over the nine styles.",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("which", choices=("institutions", "styles"), help="哪张表 · which table")
    parser.add_argument("--games", type=whole(2, MOST_GAMES), metavar="N", help="每格局数 · games a cell")
    parser.add_argument("--json", action="store_true", help="输出一份JSON · one JSON document")


def run(args: argparse.Namespace) -> int:
    listed = {entry.id: entry.name for entry in list_institutions()}
    values = {name: institution_values(name) for name in listed}
    if args.which == "institutions":
        games = args.games or LONG_RUN_GAMES
        _show_institutions(institutions_table(values, games, progress()), listed, games, args)
    else:
        games = args.games or STYLE_GAMES
        _show_styles(styles_table(values, games, progress()), listed, games, args)
    return 0


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
    table: dict[str, StyleRow], listed: dict[str, Text], games: int, args: argparse.Namespace
) -> None:
    if args.json:
        rows = [
            {"id": name, "compatibility": row.compatibility, "styles": asdict(row)["cells"]}
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
    print(STYLES_TITLE.fill(games=games).get(lang))
    print(columns(lines))
    print(STYLES_NOTE.get(lang))


def _style_cell(row: StyleRow, style: str, lang: str) -> str:
    cell: StyleCell = row.cells[style]
    best = {ledger: "*" if row.best(ledger) == style else "" for ledger in ("career", "public")}
    text = (
        f"{number(cell.career.mean, lang)}{best['career']}/{number(cell.public.mean, lang)}{best['public']}"
    )
    return text + (f" ×{number(100 * cell.removed, lang)}%" if cell.removed >= 0.005 else "")
