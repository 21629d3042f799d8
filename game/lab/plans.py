"""A scripted play: the decisions of X.plan.yaml or of a recording, by name, one entry a turn.

A plan is a list of turns, or a mapping with the list under `turns`; a turn holds what a recording's turn
line holds (content/decisions.py). Names that the scenario lacks are told with their place.
"""

import json
from pathlib import Path
from typing import Any

from game.content.aliases import allowed, meant
from game.content.names import Names, StepWords
from game.content.problems import ContentError
from game.content.reading import read_source
from game.content.schema import EXPECTED, found
from game.content.source import Mapping, Node, Scalar, Sequence, Source
from game.content.text import Text, UserError
from game.sim.orders import STANDING
from game.sim.ruleset import ANSWERS, VERBS

Decisions = tuple[dict[str, Any], ...]

WHOLE = (*STANDING, "absorb", "paper_first")
KEYS = ("cards", "visit", *WHOLE, "dilemma", "answers", "standing")
_RECORDING = b'{"line":"game"'
_TURN = Text("一个回合", "a turn")
_WHAT = {
    "verb": Text("办法", "verb"),
    "office": Text("部门", "office"),
    "public": Text("村", "village"),
    "event": Text("抉择卡", "dilemma card"),
    "choice": Text("抉择", "choice"),
    "answer": Text("答复", "answer"),
    "step": Text("情节的一步", "step of the scene"),
}


def read_plan(path: Path, names: Names) -> Decisions:
    """The turns of a plan or recording. Raises UserError, with places where the file is YAML."""
    try:
        with path.open("rb") as file:
            is_recording = file.read(len(_RECORDING)) == _RECORDING
    except OSError:
        is_recording = False  # read_source says why it cannot be read
    return _recorded(path) if is_recording else _written(path, names)


def _recorded(path: Path) -> Decisions:
    """Turn lines of a recording, in order; whether they still belong to each other is for `verify`."""
    turns = []
    for line in path.read_text("utf-8", errors="replace").splitlines():
        try:
            body = json.loads(line)
        except ValueError:
            continue
        if isinstance(body, dict) and body.get("line") == "turn" and isinstance(body.get("decisions"), dict):
            turns.append(body["decisions"])
    if not turns:
        raise UserError(Text(f"记录 {path} 里没有回合。", f"The recording {path} holds no turns."), 1)
    return tuple(turns)


def _written(path: Path, names: Names) -> Decisions:
    source = read_source(path)
    root = source.root
    if isinstance(root, Mapping):
        root = root.get("turns") or root.get("回合") or root
    reader = Reader(source, names)
    turns: list[dict[str, Any]] = []
    if isinstance(root, Sequence):
        turns = [reader.turn(entry) for entry in root.items]
    elif root is not None:
        reader.wrong("turns", root, "list")
    if source.problems:
        raise ContentError(source.problems)
    return tuple(turns)


class Reader:
    """Nodes of a plan -> decisions; what does not fit is reported at its place."""

    def __init__(self, source: Source, names: Names):
        self.source = source
        self.names = names

    def wrong(self, key: str, node: Node, expected: str) -> None:
        self.source.report("E105", node, key=key, expected=EXPECTED[expected], found=found(node))

    def turn(self, node: Node) -> dict[str, Any]:
        if isinstance(node, Scalar) and node.value is None:
            return {}  # a month in which nothing is decided
        if not isinstance(node, Mapping):
            self.wrong("turns", node, "mapping")
            return {}
        said: dict[str, Any] = {}
        for key, value in node.values.items():
            if key not in KEYS:
                hint = meant(key, KEYS)
                self.source.report("E101", node.keys[key], hint, where=_TURN, key=key, allowed=allowed(KEYS))
            else:
                said[key] = self.whole(key, value) if key in WHOLE else getattr(self, f"_{key}")(value)
        return said

    def whole(self, key: str, node: Node) -> int:
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, bool) or not isinstance(value, int):
            self.wrong(key, node, "whole")
            return 0
        if not 0 <= value <= 100:
            self.source.report("E107", node, key=key, found=value, low=0, high=100, about="")
        return value

    def name(self, what: str, node: Node, known: tuple[str, ...]) -> str:
        """A word that must be one of those known."""
        word = node.raw if isinstance(node, Scalar) else ""
        if word not in known:
            hint = meant(word, known)
            self.source.report("E104", node, hint, what=_WHAT[what], name=word, allowed=allowed(known))
        return word

    def pairs(self, key: str, node: Node) -> Mapping:
        if isinstance(node, Mapping):
            return node
        self.wrong(key, node, "mapping")
        return Mapping(node.line, node.column)

    def _cards(self, node: Node) -> dict[str, str]:
        pairs = self.pairs("cards", node)
        offices = tuple(office.id for office in self.names.offices)
        for key, place in pairs.keys.items():
            office = key.partition("#")[0]
            self.name(
                "office", Scalar(place.line, place.column, office, office, length=place.length), offices
            )
        return {key: self.name("verb", verb, VERBS[1:]) for key, verb in pairs.values.items()}

    def _visit(self, node: Node) -> list[str]:
        known = tuple(public.id for public in self.names.publics)
        if not isinstance(node, Sequence):
            self.wrong("visit", node, "list")
            return []
        return [self.name("public", item, known) for item in node.items]

    def _dilemma(self, node: Node) -> dict[str, Any]:
        pairs = self.pairs("dilemma", node)
        blank = Scalar(pairs.line, pairs.column, "", None)
        events = {event.id: event for event in self.names.events}
        event = self.name("event", pairs.get("event") or blank, tuple(events))
        steps = events[event].steps if event in events else ()
        if steps:
            return {"event": event, "steps": self._steps(pairs, steps)}
        choices = tuple(choice.id for choice in events[event].choices) if event in events else ()
        choice = self.name("choice", pairs.get("choice") or blank, choices) if choices else ""
        return {"event": event, "choice": choice}

    def _steps(self, dilemma: Mapping, steps: tuple[StepWords, ...]) -> dict[str, str]:
        """What is taken at each step of a scene: `steps: {blue: call_now}`; what is left out falls back."""
        node = dilemma.get("steps")
        pairs = self.pairs("steps", node) if node is not None else Mapping(dilemma.line, dilemma.column)
        known = {step.id: step for step in steps}
        taken = {}
        for key, place in pairs.keys.items():
            written = Scalar(place.line, place.column, key, key, length=place.length)
            step = self.name("step", written, tuple(known))
            if step in known:
                choices = tuple(choice.id for choice in known[step].choices)
                taken[step] = self.name("choice", pairs.values[key], choices)
        return taken

    def _answers(self, node: Node) -> dict[str, str]:
        pairs = self.pairs("answers", node)
        return {key: self.name("answer", value, ANSWERS) for key, value in pairs.values.items()}

    def _standing(self, node: Node) -> str:
        return self.name("answer", node, ANSWERS)
