"""Writes docs/evidence.md from the file that `evidence --sensitivity --json --out FILE` wrote."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TITLES = {
    "emergent": "Claims that emerge from what people choose · 由各方选择涌现的论断",
    "structural": "Near-structural, not counted · 近于结构性，不计入",
    "probe": "What the essay does not say · 文章没有说的",
}
HEAD = """# Evidence · 论断与实测

Every claim is registered in `game/lab/claims.yaml` before it is run; `python main.py evidence` measures them
on the bare scenario, {games} games an arm, common luck. *draws*: share of 200 random draws of all parameters
(behaviour over their ranges, institutions ±20 %, 48 games an arm) in which the 95 % interval lies on the
registered side. The ranges are judgements, so the shares say that a result is no knife-edge, not that it is
true. Claims that need a mechanism beyond the core (from `whistle_moves_responsibility` on) have 40 draws.
Made by `tools/build_evidence.py`.
"""
COLUMNS = "| claim · 论断 | expected | found | effect | 95 % | draws |\n|---|---|---|---|---|---|"


def main() -> None:
    claims = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["claims"]
    parts = [HEAD.format(games=max(claim["games"] for claim in claims))]
    for kind, title in TITLES.items():
        parts.append(f"## {title}\n\n{COLUMNS}")
        parts += [row(claim) for claim in claims if claim["kind"] == kind]
        parts.append("")
    (ROOT / "docs" / "evidence.md").write_text("\n".join(parts).rstrip() + "\n", encoding="utf-8")


def row(claim: dict) -> str:
    words = f"{claim['says']['en']} · {claim['says']['zh']} (`{claim['id']}`)"
    if claim["reason"]["en"]:
        words += f"<br>*{claim['reason']['en']} · {claim['reason']['zh']}*"
    draws = f"{100 * claim['draws']:.0f} %" if "draws" in claim else ""
    found = claim["outcome"].replace("_", " ")
    numbers = f"{claim['effect']:+.3g} | {claim['low']:.3g} … {claim['high']:.3g}"
    return f"| {words} | {claim['expect'].replace('_', ' ')} | {found} | {numbers} | {draws} |"


if __name__ == "__main__":
    main()
