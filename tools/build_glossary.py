"""Builds docs/glossary.md from assets/glossary.yaml: `python tools/build_glossary.py`."""

from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "assets" / "glossary.yaml"
PAGE = ROOT / "docs" / "glossary.md"

# A group of the page: the id that opens it, its heading in Chinese and in English.
GROUPS = (
    ("township", "地方与职务", "Places and posts"),
    ("lines_and_areas", "权力与责任", "Powers and duties"),
    ("red_header", "文件与任务", "Papers and tasks"),
    ("inspection", "督查与考核", "Inspection and appraisal"),
    ("polarised", "管理中的现象", "Patterns of management"),
    ("accountability", "问责与处分", "Accountability and sanctions"),
    ("tolerance", "容错与纠错", "Tolerance and correction"),
    ("blame_avoidance", "干部的心思", "What moves cadres"),
    ("petition", "村里的工作", "Work in the villages"),
    ("real_results", "本游戏的用语", "Words of this game"),
)

INTRO = """# 术语对照 · Glossary

游戏里用到的正式说法，每条一句解释。英文是本游戏统一采用的译法。解释供学习使用，具体适用以现行文件和当地规定为准。

The official terms used in the game, one line each. The English is the rendering used throughout. The notes
are for learning; what applies in a given case is decided by current documents and local rules.

*Generated from `assets/glossary.yaml` by `python tools/build_glossary.py`; change that file, not this page.*
"""


def entries() -> list[dict]:
    """The glossary in reading order."""
    return yaml.safe_load(DATA.read_text(encoding="utf-8"))


def page(terms: list[dict]) -> str:
    """The whole page; a heading stands before the entry that opens its group."""
    headings = {first: (zh, en) for first, zh, en in GROUPS}
    lines = [INTRO]
    for term in terms:
        if term["id"] in headings:
            zh, en = headings[term["id"]]
            lines += [f"\n## {zh} · {en}\n", "| 中文 | English | 解释 | Note |", "| --- | --- | --- | --- |"]
        note = term["note"]
        lines.append(f"| {term['zh']} | {term['en']} | {note['zh']} | {note['en']} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(entries()), encoding="utf-8", newline="\n")
