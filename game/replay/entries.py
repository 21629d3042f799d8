"""What the lines of a recording hold: the header, turns and notes, and their way to JSON and back."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from game import __version__
from game.content.text import LANGUAGES, Text

FORMAT = 1
NOTES = ("prediction", "bookmark", "branch_of", "pseudonym", "standing", "lesson", "revealed", "seat")
NOTES += ("step", "scene_left")  # of a scene, at once: they are read again where the game was left open
_HASH = re.compile(r"[0-9a-zA-Z:_-]{8,140}")


@dataclass(frozen=True)
class Header:
    rules: int  # engine.RULES_NUMBER it was played under
    seed: int
    scenario: str
    institution: str
    scenario_name: Text
    institution_name: Text
    turns: int
    scenario_text: str
    scenario_hash: str
    institution_text: str
    institution_hash: str
    start: str  # digest of the state on arrival
    before: tuple[dict[str, int], ...]  # levels before he came: month by month of the run-in
    lang: str = "zh"
    date: str = field(default_factory=lambda: date.today().isoformat())
    pseudonym: str = ""
    program: str = __version__

    def body(self) -> dict[str, Any]:
        """The header as a line of the file."""
        both = lambda text: {"zh": text.zh, "en": text.en}  # noqa: E731
        return {
            "line": "game",
            "format": FORMAT,
            "rules": self.rules,
            "program": self.program,
            "seed": self.seed,
            "scenario": self.scenario,
            "scenario_name": both(self.scenario_name),
            "institution": self.institution,
            "institution_name": both(self.institution_name),
            "turns": self.turns,
            "lang": self.lang,
            "date": self.date,
            "pseudonym": self.pseudonym,
            "start": self.start,
            "before": list(self.before),
            "scenario_hash": self.scenario_hash,
            "institution_hash": self.institution_hash,
            "scenario_text": self.scenario_text,
            "institution_text": self.institution_text,
        }


@dataclass(frozen=True)
class Turn:
    """One committed turn. Turns count from 1."""

    turn: int
    decisions: dict[str, Any]
    levels: dict[str, int]  # of the state after it, by their names in conditions
    digest: str  # of the state after it
    reason: str = ""
    comment: str = ""
    line: int = 0

    def body(self) -> dict[str, Any]:
        return {
            "line": "turn",
            "turn": self.turn,
            "decisions": self.decisions,
            "reason": self.reason,
            "comment": self.comment,
            "levels": self.levels,
            "digest": self.digest,
        }


@dataclass(frozen=True)
class Note:
    """Something said beside the game: a prediction, a bookmark, the parent of a branch, a pseudonym."""

    note: str
    turn: int  # the turn that was open
    values: dict[str, Any] = field(default_factory=dict)
    line: int = 0

    def body(self) -> dict[str, Any]:
        return {"line": "note", "note": self.note, "turn": self.turn, "values": self.values}


def header_of(body: dict[str, Any]) -> Header | None:
    """The header from its line, or nothing where a value is missing or of the wrong kind."""
    texts = ("scenario", "institution", "scenario_text", "institution_text", "start", "date", "program")
    fits = (
        body.get("format") == FORMAT
        and all(isinstance(body.get(name), str) for name in (*texts, "pseudonym"))
        and all(is_whole(body.get(name)) for name in ("rules", "seed", "turns"))
        and 0 <= body["seed"] < 1 << 64
        and all(_HASH.fullmatch(str(body.get(name))) for name in ("scenario_hash", "institution_hash"))
        and isinstance(body.get("before"), list)
        and all(_is_levels(levels) for levels in body["before"])
        and all(_is_pair(body.get(name)) for name in ("scenario_name", "institution_name"))
        and body.get("lang") in LANGUAGES
    )
    if not fits:
        return None
    return Header(
        **{
            name: body[name]
            for name in (*texts, "rules", "seed", "turns", "scenario_hash", "institution_hash")
        },
        scenario_name=Text(**body["scenario_name"]),
        institution_name=Text(**body["institution_name"]),
        before=tuple(body["before"]),
        lang=body["lang"],
        pseudonym=body["pseudonym"],
    )


def turn_of(body: dict[str, Any], line: int) -> Turn | None:
    fits = (
        body.get("line") == "turn"
        and is_whole(body.get("turn"))
        and isinstance(body.get("decisions"), dict)
        and _is_levels(body.get("levels"))
        and all(isinstance(body.get(name), str) for name in ("digest", "reason", "comment"))
    )
    if not fits:
        return None
    names = ("turn", "decisions", "levels", "digest", "reason", "comment")
    return Turn(**{name: body[name] for name in names}, line=line)


def note_of(body: dict[str, Any], line: int) -> Note | None:
    fits = isinstance(body.get("note"), str) and is_whole(body.get("turn"))
    if not fits or not isinstance(body.get("values"), dict):
        return None
    return Note(body["note"], body["turn"], body["values"], line)


def is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 64


def _is_levels(value: Any) -> bool:
    return isinstance(value, dict) and all(is_whole(number) for number in value.values())


def _is_pair(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"zh", "en"}
        and all(isinstance(t, str) for t in value.values())
    )
