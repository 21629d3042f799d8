"""Builds docs/glossary.md from assets/glossary.yaml: `python tools/build_glossary.py`."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from game.content.glossary import FILE, GROUPS, read  # noqa: E402

PAGE = ROOT / "docs" / "glossary.md"

INTRO = """# 术语对照 · Glossary

游戏里用到的正式说法，每条一句解释。英文是本游戏统一采用的译法。解释供学习使用，具体适用以现行文件和当地规定为准。

The official terms used in the game, one line each. The English is the rendering used throughout. The notes
are for learning; what applies in a given case is decided by current documents and local rules.

*Generated from `assets/glossary.yaml` by `python tools/build_glossary.py`; change that file, not this page.*
"""


def entries() -> list[dict]:
    """The glossary in reading order."""
    return read(FILE)


def page(terms: list[dict]) -> str:
    """The whole page; a heading stands before the entry that opens its group."""
    headings = {first: (heading.zh, heading.en) for first, heading in GROUPS}
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
