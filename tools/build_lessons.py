"""Builds docs/lessons/README*.md, which lesson for which goal, from assets/lessons.yaml and the scenarios:
`python tools/build_lessons.py`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from game.content.lessons import lessons  # noqa: E402
from game.content.load import list_institutions, list_scenarios  # noqa: E402
from game.content.text import Text  # noqa: E402

TITLE = Text("选课一览", "Which lesson")
INTRO = Text(
    "按上课的先后排列。每一课都能单独上：十五分钟看一个机制，四十五分钟玩完再讨论；点课名看带课说明。"
    "“配对”是把一个班分成两半的两种制度，上课时先不说破，复盘时揭晓（做法见 "
    "[讲课人的一页](../lecturer.zh-CN.md)）。数字是模型里的结果，用来引出讨论，不是对任何地方的测量。"
    "卡不是每一局都来：课前试几个种子，或用 `python main.py play 课 --at 卡` 直接开到那一张。\n\n"
    "本页由 `tools/build_lessons.py` 从 `assets/lessons.yaml` 生成；"
    "游戏里在“新的一局”右上角“选课一览”也能看到。",
    "In the order in which they are taught. Each stands alone: fifteen minutes show one mechanism, "
    "forty-five are for playing it through and talking; the name leads to the facilitator's page. “In "
    "pairs” are the two institutions between which a class is divided; do not name them before the "
    "review (how: [for lecturers](../lecturer.md)). Numbers are the model's, there to open a discussion; "
    "they measure no place. Not every card comes in every game: try a few seeds beforehand, or open a game "
    "at a card with `python main.py play LESSON --at CARD`.\n\n"
    "Made by `tools/build_lessons.py` from `assets/lessons.yaml`; in the game it stands under “Which lesson” "
    "at the top right of “New game”.",
)
HEAD = Text("课|适用|机制|时长|配对|准备", "Lesson|For|Mechanism|Time|In pairs|Prepare")
TIME = Text("{turns}个月，约{minutes}分钟", "{turns} months, about {minutes} minutes")
PAIR = Text("{first} 对 {second}：{why}", "{first} beside {second}: {why}")
SUFFIX = {"zh": ".zh-CN.md", "en": ".md"}


def pages() -> dict[Path, str]:
    """Path -> text of both pages."""
    return {ROOT / "docs" / "lessons" / f"README{suffix}": page(lang) for lang, suffix in SUFFIX.items()}


def page(lang: str) -> str:
    scenarios = {listed.id: listed for listed in list_scenarios()}
    names = {listed.id: listed.name.get(lang) for listed in list_institutions()}
    heads = HEAD.get(lang).split("|")
    rows = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for n, lesson in enumerate(lessons(), 1):
        listed, own = scenarios[lesson.id], ROOT / "docs" / "lessons" / f"{lesson.id}{SUFFIX[lang]}"
        name = listed.name.get(lang)
        first, second = (names[id_] for id_ in lesson.pair)
        rows.append("| " + " | ".join([
            f"{n}. [{name}]({own.name})" if own.exists() else f"{n}. {name}",
            lesson.goal.get(lang),
            lesson.mechanism.get(lang),
            TIME.get(lang).format(turns=listed.turns, minutes=listed.minutes),
            PAIR.get(lang).format(first=first, second=second, why=lesson.why.get(lang)),
            lesson.prepare.get(lang),
        ]) + " |")  # fmt: skip
    return "\n\n".join([f"# {TITLE.get(lang)}", INTRO.get(lang), "\n".join(rows)]) + "\n"


if __name__ == "__main__":
    for path, text in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
