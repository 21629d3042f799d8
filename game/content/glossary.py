"""The official terms with their meaning, from assets/glossary.yaml: all of them, by a word, by their name."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from game.content.text import STRINGS, Text

FILE = STRINGS.with_name("glossary.yaml")

# The groups in reading order: the id of the term that opens each, and its heading.
GROUPS = (
    ("township", Text("地方与职务", "Places and posts")),
    ("lines_and_areas", Text("权力与责任", "Powers and duties")),
    ("red_header", Text("文件与任务", "Papers and tasks")),
    ("inspection", Text("督查与考核", "Inspection and appraisal")),
    ("polarised", Text("管理中的现象", "Patterns of management")),
    ("accountability", Text("问责与处分", "Accountability and sanctions")),
    ("tolerance", Text("容错与纠错", "Tolerance and correction")),
    ("blame_avoidance", Text("干部的心思", "What moves cadres")),
    ("petition", Text("村里的工作", "Work in the villages")),
    ("real_results", Text("本游戏的用语", "Words of this game")),
)


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    name: Text
    note: Text
    group: Text


@cache
def terms() -> tuple[Term, ...]:
    """All terms in reading order."""
    headings = dict(GROUPS)
    found, group = [], Text()
    for entry in read(FILE):
        group = headings.get(entry["id"], group)
        note = Text(entry["note"]["zh"], entry["note"]["en"])
        found.append(Term(entry["id"], Text(entry["zh"], entry["en"]), note, group))
    return tuple(found)


def read(path: Path) -> list[dict[str, Any]]:
    """The entries as they stand in the file; none where there is no file."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader) or [] if path.exists() else []


def search(word: str) -> list[Term]:
    """Terms whose name in either language holds the word; then those whose meaning does."""
    wanted = word.strip().casefold()
    named = [t for t in terms() if wanted in t.name.zh.casefold() or wanted in t.name.en.casefold()]
    told = [t for t in terms() if wanted in t.note.zh.casefold() or wanted in t.note.en.casefold()]
    return named + [t for t in told if t not in named]


def find(key: str) -> Term | None:
    """A term by its id, or by its name in either language."""
    return next((t for t in terms() if key in (t.id, t.name.zh, t.name.en)), None)
