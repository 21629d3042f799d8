"""Builds docs/cases.md from the tables by which case files are read: `python tools/build_cases.py`."""

import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from game.content.aliases import alias_of  # noqa: E402
from game.content.case_fields import (  # noqa: E402
    AFTERCARE,
    EXAMINER,
    FACT_SECTIONS,
    MOST_ACTS,
    NAMED,
    NAMED_LIST,
    RULE,
    SANCTION,
    Fact,
)
from game.content.case_words import (  # noqa: E402
    CASE_KEYS,
    DECISION_WORDS,
    FACTOR_WORDS,
    STOP_WORDS,
    VALUES,
)
from game.content.schema import Leaf, YesNo, plain  # noqa: E402
from game.sim.fixed import ONE  # noqa: E402
from game.sim.parameters import DEFAULT, HIGH, LOW  # noqa: E402
from game.sim.sanction_factors import CORRECTION, CORRECTION_BASE, RE_USE, RE_USE_BASE  # noqa: E402
from game.sim.tolerance_factors import BASE, TOLERANCE  # noqa: E402
from game.sim.tolerance_rule import ASKS, DECISIONS  # noqa: E402

PAGE = ROOT / "docs" / "cases.md"
UNITS = {"steps": "步 steps", "days": "天 days", "months": "月 months", "percent": "% percent",
         "points": "分 points", "date": "日期 date"}  # fmt: skip

INTRO = f"""# 案例文件 · Case files

`python main.py case FILE [--json] [--lang zh|en] [--institution ID]` 读一个 YAML 文件：发生了什么
（`facts`）、当地的规则（`rule`）、请求什么（`ask`），答复 `decision`、`degree`（0 到 100 的整数）
和 `factors`。答复只由规则得出，不抽签；旁边另列这位认定者签字的可能（`signs_permille`）和
签字对他的利害（`stake_permille`），都是千分数。规则见 [rules.md](rules.md) R40–R49；编辑器用的格式见
`python main.py schema --case`。权重是教学参数。

The command reads what happened (`facts`), the local rule (`rule`) and what is asked (`ask`) from YAML, and
answers `decision`, `degree` (a whole number from 0 to 100) and `factors`. The answer is the rule's own,
without a draw; beside it stand the chance that this examiner signs (`signs_permille`) and what his signature
may cost him (`stake_permille`), both in thousandths. The rules are R40–R49 of [rules.md](rules.md); editors
take the form from `python main.py schema --case`. The weights are teaching parameters.

- 键名、取值中英文都可以，顺序不影响结果；没有写的事实视为“不知道”，取下表的默认值。
  Keys and values may be written in either language and in any order; a fact left out is not known and has
  the default below.
- 是否：`yes`、`no`、`true`、`false`、`是`、`否`，不加引号。日期：`2024-05-31` 或 `2024年5月31日`。
  Yes or no as here, without quotation marks. Dates as here.
- 一个案例有几个行为时写 `acts`（最多 {MOST_ACTS} 个），每个有自己的 `facts`，也可有自己的
  `ask`；`facts` 是共同的事实。文件的 `decision` 是对本人最不利的一项。
  Several acts stand under `acts` (at most {MOST_ACTS}), each with its own `facts` and, if need be, `ask`; the
  file's `facts` are common to them. The file's `decision` is the finding that stands worst for the person.
- `factors` 的顺序：先是任何理由都不能抵消的（权重 −100），再按权重绝对值从大到小；每项有 `id`、`weight`（对
  `degree` 的加减，一位小数，正数有利）和 `text`。起点加各项即为 `degree`，在 0 与 100 之间取值。
  Order of `factors`: first what no merit outweighs (weight −100), then the others, the heaviest first; each
  has `id`, `weight` (what it added to `degree`, one decimal, positive speaks for the person) and `text`. The
  start and the weights make the `degree`, held between 0 and 100.

*Generated from `game/content/case_fields.py`, `case_words.py` and `game/sim` by
`python tools/build_cases.py`; change those, not this page.*
"""

EXAMPLE = """## 例子 · An example

```yaml
ask: tolerance
facts:
  date: 2024-05-20
  motive: {purpose: legacy, private_gain: none}
  procedure: {collective: minutes, filing: accepted, filing_date: 2024-04-02, late_steps: 2}
  consequence: {result: good}
rule: {review: joint, filing_counts: yes, freeze: yes}
```

```yaml
请求: 容错
事实:
  日期: 2024年5月20日
  动机态度: {目的: 历史遗留, 谋取私利: 没有}
  程序方法: {集体决策: 有会议记录, 事前报备: 受理, 报备日期: 2024年4月2日, 后补环节: 2}
  后果影响: {成效: 好}
规则: {认定方式: 联席会审, 报备有效: 是, 按报备时标准: 是}
```
"""
HEAD = "| 键 key | 中文 | 取值 values | 默认 default | 单位 unit | 说明 | meaning |\n" + "| --- " * 7 + "|"


def page() -> str:
    """The whole page."""
    lines = [INTRO, EXAMPLE, "## 请求与答复 · What is asked, what is answered\n"]
    lines += ["| ask | 中文 | decision |", "| --- | --- | --- |"]
    for ask in ASKS:
        words = "、".join(f"`{d}` {DECISION_WORDS[d].zh} {DECISION_WORDS[d].en}" for d in DECISIONS[ask])
        lines.append(f"| `{ask}` | {VALUES['ask'][ask][0]} | {words} |")
    lines.append("\n## 事实 · `facts`\n\n`date`（日期）：行为发生的日期 · when the act took place.")
    for name, (zh, en, rows) in FACT_SECTIONS.items():
        lines += _section(name, zh, en, rows)
    lines += _section(
        "sanction", "问责处理（请求“纠正”或“使用”时写）", "for `correction` and `re_use`", SANCTION
    )
    lines += _section("aftercare", "处理之后（请求“使用”时写）", "for `re_use`", AFTERCARE)
    lines += ["\n## 规则 · `rule`\n", HEAD, *(_row(key, fact) for key, fact in RULE.items())]
    lines += _examiner() + _weights()
    return "\n".join(lines) + "\n"


def _section(name: str, zh: str, en: str, rows: dict[str, Fact]) -> list[str]:
    return [
        f"\n### {zh} · `{name}`（{CASE_KEYS[name]}）\n\n{en}\n",
        HEAD,
        *(_row(*row) for row in rows.items()),
    ]


def _row(key: str, fact: Fact) -> str:
    unit = UNITS.get(fact.unit, fact.unit)
    return _cells(
        f"`{key}`", alias_of(key).zh, _values(key, fact), _default(key, fact), unit, fact.zh, fact.en
    )


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _values(key: str, fact: Fact) -> str:
    if fact.kind in (NAMED, NAMED_LIST):
        names = "、".join(f"`{name}` {zh} {en}" for name, (zh, en) in VALUES[key].items())
        return names if fact.kind == NAMED else f"列表 a list: {names}"
    if fact.kind is YesNo:
        return "是否 yes or no"
    schema = _leaf(fact.kind).schema
    if "minimum" not in schema:
        return "日期 a date"
    return f"{schema['minimum']:g} – {schema['maximum']:g}"


def _leaf(kind: Any) -> Leaf:
    """The reader at the bottom of an annotated, perhaps optional, type."""
    inner = next((arg for arg in get_args(kind) if isinstance(arg, Leaf)), None)
    return inner if inner is not None else _leaf(get_args(kind)[0])


def _default(key: str, fact: Fact) -> str:
    if fact.default is ...:
        return "必填 required"
    if fact.kind == NAMED:
        return f"`{fact.default or next(iter(VALUES[key]))}`"
    if isinstance(fact.default, bool):
        return "是 yes" if fact.default else "否 no"
    return "–" if fact.default in (None, []) else plain(Decimal(fact.default)).en


def _examiner() -> list[str]:
    lines = ["\n### 认定者的利害 · `rule.examiner`\n", "名称同制度文件 · Named as in institution files.\n"]
    lines += ["| 键 key | 范围 range | 默认 default | 说明 | meaning |", "| --- " * 5 + "|"]
    for key, (zh, en) in EXAMINER.items():
        low, default, high = (plain(_plain(of[key])).en for of in (LOW, DEFAULT, HIGH))
        lines.append(f"| `{key}` | {low} – {high} | {default} | {zh} | {en} |")
    punishing = ("处理须报上一级批准", "punishing needs the approval of a higher organ")
    return [*lines, _cells("`approval_raised`", "是否 yes or no", "否 no", *punishing)]


def _plain(value: int) -> Decimal:
    return (Decimal(value) / ONE).quantize(Decimal("0.001")).normalize() + 0


def _weights() -> list[str]:
    """Every factor with the most it can weigh for a value of one, and what no merit outweighs."""
    lines = ["\n## 各因素的权重 · What the factors weigh"]
    for ask, base, rows in (("tolerance", BASE, TOLERANCE), ("correction", CORRECTION_BASE, CORRECTION),
                            ("re_use", RE_USE_BASE, RE_USE)):  # fmt: skip
        start = plain(_plain(base) * 100).en
        lines.append(f"\n### `{ask}`（起点 start {start}）\n")
        lines += ["| id | 分 points | 因素 | factor |", "| --- | --- | --- | --- |"]
        for row in rows:
            words, points = FACTOR_WORDS[row.id], plain(Decimal(row.weight) * 100).en
            lines.append(_cells(f"`{row.id}`", points, words.zh, words.en))
    lines.append(
        "\n### 任何理由都不能抵消 · What no merit outweighs\n\n| id | 因素 | reason |\n| --- | --- | --- |"
    )
    return [*lines, *(f"| `{name}` | {words.zh} | {words.en} |" for name, words in STOP_WORDS.items())]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
