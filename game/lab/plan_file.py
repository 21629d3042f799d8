"""X.plan.yaml: scripted plays of a scenario, and what its author expects of them.

    games: 60                       # 局数
    plays:                          # 打法
      - {id: steady, policy: default}
      - {id: firm, policy: doer, choices: {overruled: appeal_up}, institution: full_reform}
      - {id: script, turns: [{visit: [shangling]}, …]}
    expect:                         # 预期
      - {play: steady, measure: public, between: [30, 60]}
      - {play: steady, ending: removed, between: [0, 0.2]}
      - {measure: trust, order: [steady, firm], margin: 1}

A file with `turns` alone is one play.
"""

from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from game.content.aliases import CONDITIONS, STYLES, allowed, backwards, meant
from game.content.library import institution_files
from game.content.names import Names
from game.content.problems import ContentError
from game.content.reading import read_source
from game.content.source import Mapping, Node, Scalar, Sequence, Source
from game.content.text import Text, UserError
from game.lab.batch import Policy
from game.lab.plans import Decisions, Reader, read_plan
from game.lab.policies import Overridden, Scripted, Styled
from game.lab.styles import CODE

GAMES, MOST_GAMES = 60, 2000
FILE_KEYS = {"games": "局数", "plays": "打法", "expect": "预期", "turns": "回合"}
PLAY_KEYS = {"id": "编号", "policy": "风格", "choices": "抉择", "turns": "回合", "institution": "制度"}
EXPECT_KEYS = {
    "play": "打法", "measure": "指标", "ending": "结局", "event": "事件",
    "between": "范围", "order": "次序", "margin": "相差",
}  # fmt: skip
SUBJECTS = ("measure", "ending", "event")
_NO_PLAY = Text(
    "{path}里没有打法“{name}”。可用：{known}。", '{path} has no play "{name}". Available: {known}.'
)
_PLAY, _MEASURE = Text("打法", "play"), Text("指标", "measure")
_ENDING, _STYLE, _INSTITUTION = Text("结局", "ending"), Text("风格", "policy"), Text("制度", "institution")


@dataclass(frozen=True)
class Play:
    id: str
    policy: Policy
    institution: Path | None = None  # None: the scenario's own


@dataclass(frozen=True)
class Expectation:
    """The mean of a subject over games: of one play within a range, or of several plays in rising order."""

    kind: str  # SUBJECTS
    subject: str
    plays: tuple[str, ...]
    low: float = 0.0
    high: float = 0.0
    margin: float = 0.0  # by how much each play of an order must exceed the one before
    node: Node | None = None

    @property
    def is_order(self) -> bool:
        return len(self.plays) > 1


@dataclass
class PlanFile:
    source: Source
    games: int = GAMES
    plays: dict[str, Play] = field(default_factory=dict)
    expectations: list[Expectation] = field(default_factory=list)


def of_plan(where: str, names: Names) -> Policy:
    """The policy of `FILE` or `FILE#PLAY`: a file's turns, a recording's, or a play by its id (the first
    without one). Raises UserError."""
    path, _, wanted = where.partition("#")
    if not _has_plays(Path(path)):
        return Scripted(read_plan(Path(path), names), names)
    plan = read(Path(path), names)
    if plan.source.problems:
        raise ContentError(plan.source.problems)
    found = plan.plays.get(wanted) if wanted else next(iter(plan.plays.values()), None)
    if found is None:
        sentence = Text(
            "{path}里没有打法“{name}”。可用：{known}。", '{path} has no play "{name}". Available: {known}.'
        )
        raise UserError(sentence.fill(path=path, name=wanted, known=", ".join(plan.plays)))
    return found.policy


def _has_plays(path: Path) -> bool:
    if path.suffix not in (".yaml", ".yml"):
        return False
    root = read_source(path).root
    return isinstance(root, Mapping) and any(key in root.values for key in ("plays", "打法"))


def read(path: Path, names: Names) -> PlanFile:
    """Everything in the file; what is wrong stands in `source.problems`."""
    source = read_source(path, path.as_posix())
    plan = PlanFile(source)
    if source.root is None or source.problems:
        return plan
    reader = _Plans(source, names, path)
    if isinstance(source.root, Sequence):
        reader.turns(source.root)
        return plan
    top = reader.keys(source.root, FILE_KEYS, Text("打谱文件", "the plan"))
    plan.games = reader.number(top["games"], 2, MOST_GAMES) if "games" in top else GAMES
    if "turns" in top:
        plan.plays["turns"] = Play("turns", Scripted(reader.turns(top["turns"]), names))
    for node in reader.items("plays", top.get("plays")):
        play = reader.play(node)
        plan.plays[play.id] = play
    known = tuple(plan.plays)
    plan.expectations = [
        reader.expectation(node, known) for node in reader.items("expect", top.get("expect"))
    ]
    return plan


class _Plans(Reader):
    """The plan around the turns."""

    def __init__(self, source: Source, names: Names, path: Path):
        super().__init__(source, names)
        self.path = path

    def keys(self, node: Node, table: Table[str, str], where: Text) -> dict[str, Node]:
        """A section by its canonical keys; what does not belong there is told."""
        if not isinstance(node, Mapping):
            self.wrong(where.en, node, "mapping")
            return {}
        canonical = {name: name for name in table} | backwards(table)
        found: dict[str, Node] = {}
        for key, value in node.values.items():
            if key in canonical:
                found[canonical[key]] = value
            else:
                hint = meant(key, table, table)
                self.source.report(
                    "E101", node.keys[key], hint, where=where, key=key, allowed=allowed(table, table)
                )
        return found

    def items(self, key: str, node: Node | None) -> list[Node]:
        if isinstance(node, Sequence):
            return list(node.items)
        if node is not None:
            self.wrong(key, node, "list")
        return []

    def number(self, node: Node, low: int, high: int) -> int:
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, bool) or not isinstance(value, int):
            self.wrong("games", node, "whole")
            return low
        if not low <= value <= high:
            self.source.report("E107", node, key="games", found=value, low=low, high=high, meaning="")
        return min(max(value, low), high)

    def turns(self, node: Node) -> Decisions:
        return tuple(self.turn(entry) for entry in self.items("turns", node))

    def play(self, node: Node) -> Play:
        parts = self.keys(node, PLAY_KEYS, _PLAY)
        id_node = parts.get("id")
        if not isinstance(id_node, Scalar):
            about = Text("打法的编号，预期里用它", "the play's id, which expectations use")
            self.source.report("E103", id_node or node, where=_PLAY, key="id", about=about)
        id_ = id_node.raw if isinstance(id_node, Scalar) else ""
        if "turns" in parts:
            policy: Policy = Scripted(self.turns(parts["turns"]), self.names)
        else:
            policy = self._style(parts.get("policy"), self._choices(parts.get("choices")))
        return Play(id_, policy, self._institution(parts.get("institution")))

    def _style(self, node: Node | None, choices: tuple[tuple[int, int], ...]) -> Policy:
        chinese = backwards(STYLES)
        word = node.raw if isinstance(node, Scalar) else "default"
        style = chinese.get(word, word)
        if style not in CODE and isinstance(node, Scalar):
            self.known(node, _STYLE, tuple(CODE), STYLES)
            style = "default"
        return Overridden(CODE[style], choices) if choices else Styled(CODE[style])

    def _choices(self, node: Node | None) -> tuple[tuple[int, int], ...]:
        found = []
        events = tuple(event.id for event in self.names.events)
        for key, value in self.pairs("choices", node).values.items() if node is not None else ():
            if key not in events:
                place = node.keys[key] if isinstance(node, Mapping) else value
                self.known(place, Text("抉择卡", "dilemma card"), events)
                continue
            options = tuple(choice.id for choice in self.names.events[events.index(key)].choices)
            word = self.name("choice", value, options)
            if word in options:
                found.append((events.index(key), options.index(word)))
        return tuple(found)

    def _institution(self, node: Node | None) -> Path | None:
        if not isinstance(node, Scalar):
            return None
        files = institution_files(self.path)
        return files[node.raw] if self.known(node, _INSTITUTION, tuple(files)) else None

    def known(
        self, node: Node, what: Text, names: tuple[str, ...], table: Table[str, str] | None = None
    ) -> bool:
        """A word that must be one of those named, else it is told."""
        word = node.raw if isinstance(node, Scalar) else ""
        if word not in names:
            told = dict(what=what, name=word, allowed=allowed(names, table, most=40))
            self.source.report("E104", node, meant(word, names, table), **told)
        return word in names

    def expectation(self, node: Node, plays: tuple[str, ...]) -> Expectation:
        parts = self.keys(node, EXPECT_KEYS, Text("预期", "an expectation"))
        kind = next((name for name in SUBJECTS if name in parts), "")
        subject = self._subject(kind, parts.get(kind), node)
        told = parts.get("order") or parts.get("play")
        if told is None:
            self._missing(node, "play", Text("哪一种打法", "which play it is about"))
        named = self.items("order", told) if "order" in parts else [told] if told else []
        chosen = tuple(one.raw for one in named if self.known(one, _PLAY, plays) and isinstance(one, Scalar))
        low, high = self._range(parts.get("between")) if "order" not in parts else (0.0, 0.0)
        if "between" not in parts and "order" not in parts:
            self._missing(node, "between", Text("最低与最高", "the lowest and the highest"))
        margin = self._decimal(parts["margin"]) if "margin" in parts else 0.0
        return Expectation(kind, subject, chosen, low, high, margin, node)

    def _missing(self, node: Node, key: str, about: Text) -> None:
        self.source.report("E103", node, where=Text("预期", "an expectation"), key=key, about=about)

    def _subject(self, kind: str, node: Node | None, whole: Node) -> str:
        if node is None:
            self._missing(
                whole, "measure", Text("看什么：指标、结局或事件", "a measure, an ending or an event")
            )
            return ""
        word = node.raw if isinstance(node, Scalar) else ""
        if kind == "measure":
            word = backwards(CONDITIONS).get(word, word)
            return (
                word
                if word in CONDITIONS or self.known(node, _MEASURE, tuple(CONDITIONS), CONDITIONS)
                else ""
            )
        named = self.names.endings if kind == "ending" else self.names.events
        what = _ENDING if kind == "ending" else Text("抉择卡", "dilemma card")
        return word if self.known(node, what, tuple(one.id for one in named)) else ""

    def _range(self, node: Node | None) -> tuple[float, float]:
        ends = [self._decimal(one) for one in self.items("between", node)]
        if node is not None and len(ends) != 2:
            self.wrong("between", node, "list")
        return (ends[0], ends[1]) if len(ends) == 2 else (0.0, 0.0)

    def _decimal(self, node: Node) -> float:
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self.wrong("between", node, "number")
            return 0.0
        return float(value)
