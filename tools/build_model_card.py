"""Builds docs/model-card.md and docs/model-card.zh-CN.md from the rules and assets/model_card.yaml:
`python tools/build_model_card.py`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from game.content.model_card import CONFIDENCE, Entry, card  # noqa: E402
from game.content.text import Text  # noqa: E402

TITLE = Text("模型说明", "Model card")
INTRO = Text(
    "《敢为》的模型把文章里的说法变成可以推演的前提：每个人都有合理的目标，结果由他们的选择涌现出来。"
    "它表明一个说法在这些前提下能不能自洽，不证明现实就是如此。方程的文字说明在 "
    "[rules.md](rules.md)，各条论断的实测在 [evidence.md](evidence.md)。\n\n"
    "范围是对“什么算合理”的判断，不是估计值。可信度：H 高，M 中，L 低，GK 常识，ED 编者设定。"
    "本页由 `tools/build_model_card.py` 生成。",
    "The model turns the statements of an essay into assumptions that can be played out: everybody pursues a "
    "reasonable aim, and what comes of it emerges. It shows whether a statement is consistent under these "
    "assumptions, not that the world is so. Equations: [rules.md](rules.md); what came of every claim: "
    "[evidence.md](evidence.md).\n\n"
    "A range is a judgement of what is plausible, not an estimate. Confidence: H high, M medium, L low, GK "
    "general knowledge, ED the editor's own. Made by `tools/build_model_card.py`.",
)
PARTS = Text(
    "制度参数|行为参数|假定，而非论证|没有写进模型的",
    "Institution|Behaviour|Assumed, not shown|What it leaves out",
)
HEAD = Text("名称|含义|缺省|范围|单位|依据|可信度", "name|meaning|default|range|unit|basis|confidence")


def pages() -> dict[Path, str]:
    """Path -> text of both pages."""
    return {
        ROOT / "docs" / "model-card.zh-CN.md": page("zh"),
        ROOT / "docs" / "model-card.md": page("en"),
    }


def page(lang: str) -> str:
    found, titles = card(), PARTS.get(lang).split("|")
    heads = HEAD.get(lang).split("|")
    table = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    parts = [f"# {TITLE.get(lang)}", INTRO.get(lang)]
    for title, entries in zip(titles, (found.institution, found.behaviour), strict=False):
        parts.append("\n".join([f"## {title}\n", *table, *(row(entry, lang) for entry in entries)]))
    for title, lines in zip(titles[2:], (found.assumes, found.leaves_out), strict=True):
        parts.append("\n".join([f"## {title}\n", *(f"- {line.get(lang)}" for line in lines)]))
    return "\n\n".join(parts) + "\n"


def row(entry: Entry, lang: str) -> str:
    name = f"{entry.name.zh} `{entry.id}`" if lang == "zh" else f"`{entry.id}`"
    assert entry.confidence in CONFIDENCE, entry.id
    cells = [name, entry.meaning.get(lang), f"{entry.default:f}", f"{entry.low:f} – {entry.high:f}"]
    cells += [entry.unit.get(lang), entry.basis.get(lang), entry.confidence]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
