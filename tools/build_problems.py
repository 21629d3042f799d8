"""Builds docs/problems/*.md, a page for every code, from codes.py and docs/problems/examples.yaml:
`python tools/build_problems.py`. Each failing example is checked, and what `check` says stands on the page.
"""

import sys
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from game.commands.check import deep_problems  # noqa: E402
from game.content.check import check_file  # noqa: E402
from game.content.codes import CODES, is_error  # noqa: E402
from game.content.glossary import read  # noqa: E402
from game.content.problems import Problem  # noqa: E402
from game.content.text import LANGUAGES, Text  # noqa: E402

FOLDER = ROOT / "docs" / "problems"
BASES = {"zh": ROOT / "tests" / "good_scenario_zh.yaml", "en": ROOT / "tests" / "good_scenario.yaml"}
HEAD = 3  # lines of a whole file that a page shows


@dataclass(frozen=True)
class Example:
    """The failing file of a code in one language, its mended twin, and what the page shows of each."""

    code: str
    lang: str
    name: str
    bad: bytes | None  # None: there is no such file
    mended: bytes
    bad_shown: str
    mended_shown: str

    def problems(self, content: bytes | None) -> list[Problem]:
        """What `check` finds in a file of this content."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, self.name)
            if entries()[self.code].get("deep"):
                return [replace(p, path=self.name) for p in self._deep(path, content or b"")]
            path.parent.mkdir(exist_ok=True)
            if content is not None:
                path.write_bytes(content)
            return [replace(p, path=self.name) for p in check_file(path).problems]

    def _deep(self, path: Path, content: bytes) -> list[Problem]:
        """What `check --deep` finds beside the small scenario; a command is not written to a file."""
        scenario = path.with_name("scenario.yaml")
        scenario.write_bytes(BASES[self.lang].read_bytes())
        if not content.startswith(b"python "):
            path.write_bytes(content)
        return deep_problems([scenario], [])


@cache
def entries() -> dict[str, Any]:
    """The examples as written, by code."""
    written: Any = read(FOLDER / "examples.yaml")
    return dict(written)


def example(code: str, lang: str) -> Example:
    """Puts the written lines into their file."""
    entry = entries()[code]
    lines = entry[lang]
    base = BASES[lang].read_text(encoding="utf-8")
    base = base.replace(*lines.get("also", ("", "")))  # what stands elsewhere in both examples
    good, bad = lines.get("good", ""), lines["bad"]
    mended = lines.get("mended", good)
    name = entry.get("file", "scenario.yaml")
    if entry.get("absent"):
        return Example(code, lang, name, None, base.encode(), bad, good)
    if entry.get("whole"):
        shown = mended or "\n".join([*base.split("\n")[:HEAD], "  # …"])
        return Example(code, lang, name, bad.encode(), (mended or base).encode(), bad, shown)
    if base.count(good) != 1:
        raise SystemExit(
            f"{code} {lang}: the good lines stand {base.count(good)} times in {BASES[lang].name}"
        )
    broken = base.replace(good, bad).encode(entry.get("encoding", "utf-8"))
    if "megabytes" in entry:
        broken += b"#" * (entry["megabytes"] << 20)
    is_bytes_alone = "megabytes" in entry or "encoding" in entry
    shown = ("", "") if is_bytes_alone else (_outdented(bad), _outdented(mended))
    return Example(code, lang, name, broken, base.replace(good, mended).encode(), *shown)


def _outdented(lines: str) -> str:
    return lines.strip("\n") or "# …"


_HEADINGS = {"zh": "中文", "en": "English"}
_ERROR = Text("错误：改好才能玩。", "An error: the file cannot be played before it is mended.")
_WARNING = Text("提醒：能玩，建议改。", "A warning: the file can be played, but look at it.")
_FAILING = Text("不行的写法", "Failing")
_MENDED = Text("改好以后", "Mended")
_SAYS = Text("`check` 这样说", "What `check` says")


def page(code: str) -> str:
    """The page of one code, Chinese first."""
    title = CODES[code].title
    parts = [f"# {code} · {title.zh} · {title.en}\n"]
    parts += [_half(code, lang) for lang in LANGUAGES]
    return "\n".join(parts)


def _half(code: str, lang: str) -> str:
    made, note = example(code, lang), entries()[code]["note"]
    kind = (_ERROR if is_error(code) else _WARNING).get(lang)
    said = "\n".join(p.show(lang) for p in made.problems(made.bad))
    lines = [f"## {_HEADINGS[lang]}\n", f"{kind}{'' if lang == 'zh' else ' '}{note[lang]}\n"]
    if made.bad_shown:
        language = "text" if made.bad is None else "yaml"
        lines += [_block(_FAILING.get(lang), made.bad_shown, language)]
    lines += [_block(_SAYS.get(lang), said, "text")]
    if made.mended_shown:
        lines += [_block(_MENDED.get(lang), made.mended_shown, "text" if made.bad is None else "yaml")]
    return "\n".join(lines)


def _block(title: str, body: str, language: str) -> str:
    visible = body.replace("\0", "\ufffd").replace("\x03", "\ufffd").replace("\x04", "\ufffd")
    return f"**{title}**\n\n```{language}\n{visible}\n```\n"


_INTRO = """# 问题代码 · Problem codes

`python main.py check` 指出的每处问题都有一个不变的代码。E 开头的改好才能玩，W 开头的建议改。

Every problem that `python main.py check` names has a code that never changes. With E a file cannot be
played, with W it can.

*Built from `game/content/codes.py` and `examples.yaml` by
`python tools/build_problems.py`; change those, not these pages.*

| | | |
| --- | --- | --- |
"""


def index() -> str:
    """The list of all codes."""
    rows = [
        f"| [{code}]({code}.md) | {entry.title.zh} | {entry.title.en} |\n" for code, entry in CODES.items()
    ]
    return _INTRO + "".join(rows)


def pages() -> dict[Path, str]:
    """Every page by its place."""
    return {FOLDER / "README.md": index(), **{FOLDER / f"{code}.md": page(code) for code in CODES}}


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")
