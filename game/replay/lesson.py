"""A lesson: one scenario, the institutions a class is divided under, one luck, a length; its file and code.

Nothing here needs a network: the code holds a lesson of shipped parts whole, the lesson file any lesson.
"""

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from game.content.compile import Compiled
from game.content.load import MODEL_ORDER, compile_texts, list_institutions, list_scenarios, load
from game.content.text import Text, UserError
from game.replay import disk, lesson_code, words
from game.replay.lesson_code import ASSIGNMENTS, MOST_INSTITUTIONS, MOST_MINUTES, MOST_SEED, Packed
from game.replay.recording import Recording
from game.replay.saves import is_under_seal, new_save
from game.replay.session import Session

SUFFIX = ".lesson.json"
LARGEST = 8 << 20
FORMAT = 1
LONGEST_NAME = 20  # characters of a pseudonym


@dataclass(frozen=True)
class Lesson:
    """`texts`: the scenario and each institution whole; empty where the game brings all of them."""

    code: str
    scenario: str
    institutions: tuple[str, ...]
    seed: int
    minutes: int
    assign: str = "name"
    texts: tuple[str, ...] = ()

    def compiled(self, group: int) -> Compiled:
        """The scenario under the institution of a group."""
        if self.texts:
            return compile_texts(self.texts[0], self.texts[1 + group])
        return load(self.scenario, self.institutions[group])

    def group_of(self, pseudonym: str, chosen: int = 0) -> int:
        """Which institution, by its place. A number at the pseudonym's end divides a class evenly, any other
        name by its hash; or the group that the lecturer gave out. The lesson decides which of them is first.
        """
        count = len(self.institutions)
        mark = blake2b(f"{self.code} {pseudonym}".encode(), digest_size=8)
        number = re.search(r"\d+$", pseudonym)
        if self.assign == "group":
            place = chosen
        else:
            place = int(number.group()) if number else int.from_bytes(mark.digest(), "big")
        return (place + self._turned) % count

    @property
    def _turned(self) -> int:
        return blake2b(self.code.encode(), digest_size=1).digest()[0]

    def start(
        self,
        pseudonym: str,
        chosen: int = 0,
        lang: str = "zh",
        path: Path | None = None,
        compiled: Compiled | None = None,
    ) -> Session:
        """The game of one trainee, saved under a name that does not tell his institution. `compiled`: that of
        his group, where a caller has it already."""
        name = clean_name(pseudonym)
        compiled = compiled or self.compiled(self.group_of(name, chosen))
        where = path or new_save(compiled, is_secret=True)
        session = Session.new(compiled, self.seed, where, name, lang)
        try:  # the token tells two trainees of one pseudonym from one who hands in twice
            session.note("lesson", code=self.code, minutes=self.minutes, game=secrets.token_hex(4))
        except UserError as error:
            session.notices.append(error.text)
        return session

    def body(self) -> dict[str, Any]:
        """The lesson file's content but for its code."""
        return {
            "line": "lesson",
            "format": FORMAT,
            "scenario": self.scenario,
            "institutions": list(self.institutions),
            "seed": self.seed,
            "minutes": self.minutes,
            "assign": self.assign,
            "texts": list(self.texts),
        }

    def write(self, folder: Path) -> Path:
        """The lesson file in a folder. The same lesson may be there already. Raises UserError."""
        path = folder / f"{self.code}{SUFFIX}"
        text = json.dumps({"code": self.code, **self.body()}, ensure_ascii=False, indent=1) + "\n"
        if disk.size(path) < 0 or path.read_bytes() != text.encode():
            disk.create(path, text.encode())
        return path


def make(
    scenario: str | Path,
    institutions: Sequence[str | Path],
    seed: int | None = None,
    minutes: int = 40,
    assign: str = "name",
) -> Lesson:
    """A new lesson; what is wrong with scenario or institutions is told as everywhere. Raises UserError."""
    games = [load(scenario, institution) for institution in institutions] or [load(scenario)]
    ids = tuple(game.names.institution.id for game in games)
    if len(set(ids)) < len(ids):
        raise UserError(_SAME_TWICE)
    texts = (games[0].scenario_text, *(game.institution_text for game in games))
    drawn = secrets.randbelow(MOST_SEED) if seed is None else seed
    whole = Lesson("", games[0].names.scenario.id, ids, drawn, minutes, assign, texts)
    packed = _packed(whole)
    if packed and _are_shipped(whole, games):
        return replace(whole, code=lesson_code.pack(packed), texts=())
    return replace(whole, code=lesson_code.of_file(_digest(whole)))


def _packed(lesson: Lesson) -> Packed | None:
    """The lesson as a code holds it; None where one of its values does not fit in."""
    mark, count = lesson_code.scenario_mark(lesson.scenario), len(lesson.institutions)
    fits = (
        count <= 2
        and all(name in MODEL_ORDER[:MOST_INSTITUTIONS] for name in lesson.institutions)
        and lesson.seed < MOST_SEED
        and lesson.minutes in range(0, MOST_MINUTES + 1, 5)
    )
    if not fits:
        return None
    places = tuple(MODEL_ORDER.index(name) for name in lesson.institutions)
    return Packed(mark, places, lesson.seed, lesson.minutes, lesson.assign)


def _are_shipped(lesson: Lesson, games: list[Compiled]) -> bool:
    """Every part comes with the game; one of the same name with another text does not."""
    if _with_mark(lesson_code.scenario_mark(lesson.scenario)) != [lesson.scenario]:
        return False
    known = {listed.id for listed in list_institutions()}
    for game, institution in zip(games, lesson.institutions, strict=True):
        own = load(lesson.scenario, institution) if institution in known else None
        if not own or _hashes(own) != _hashes(game):
            return False
    return True


def _hashes(compiled: Compiled) -> tuple[str, str]:
    return compiled.scenario_hash, compiled.institution_hash


def of_code(typed: str, folders: list[Path]) -> Lesson:
    """The lesson of a typed code, out of the code itself or from its file in one of the folders."""
    code = lesson_code.clean(typed)
    for folder in folders:
        path = folder / f"{code}{SUFFIX}"
        if path.is_file():
            return read(path)
    packed = lesson_code.unpack(code)
    if packed is None:
        raise UserError(_NEEDS_FILE.fill(code=code, file=f"{code}{SUFFIX}"), 1)
    known = _with_mark(packed.scenario)
    if len(known) != 1 or not packed.institutions or max(packed.institutions) >= len(MODEL_ORDER):
        raise UserError(_UNKNOWN_PART.fill(code=code), 1)
    institutions = tuple(MODEL_ORDER[place] for place in packed.institutions)
    return Lesson(code, known[0], institutions, packed.seed, packed.minutes, packed.assign)


def read(path: Path) -> Lesson:
    """A lesson file. Raises UserError where it cannot be read, is no lesson, or was changed."""
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(_NOT_A_LESSON.fill(path=str(path)), 1)
        body = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise words.disk_error(error, path) from None
    except (ValueError, RecursionError):
        raise UserError(_NOT_A_LESSON.fill(path=str(path)), 1) from None
    if isinstance(body, dict) and body.get("line") == "lesson" and body.get("format", 0) != FORMAT:
        raise UserError(_NEWER.fill(path=str(path)), 3)
    lesson = _of_body(body) if isinstance(body, dict) else None
    if lesson is None:
        raise UserError(_NOT_A_LESSON.fill(path=str(path)), 1)
    packed = None if lesson.texts else _packed(lesson)
    if lesson.code != (lesson_code.pack(packed) if packed else lesson_code.of_file(_digest(lesson))):
        raise UserError(_CHANGED.fill(path=str(path)), 1)
    return lesson


def lesson_of(played: Recording | Session) -> dict[str, Any]:
    """What a game says of its lesson: code, minutes, game. Empty where it is of none."""
    said = [note.values for note in played.notes if note.note == "lesson"]
    return said[-1] if said else {}


def is_secret(played: Recording | Session) -> bool:
    """Its institution is not told before the lecturer reveals it."""
    return is_under_seal(played.notes)


def clean_name(typed: str) -> str:
    """A pseudonym without what no file name bears. Raises UserError where nothing is left."""
    name = "".join(c for c in re.sub(r"\s+", " ", typed) if c.isprintable()).strip()[:LONGEST_NAME]
    if not re.search(r"\w", name):
        raise UserError(_NO_NAME)
    return name


def _of_body(body: dict[str, Any]) -> Lesson | None:
    institutions, texts = body.get("institutions"), body.get("texts")
    lists = (institutions, texts)
    fits = (
        all(isinstance(found, list) and all(isinstance(one, str) for one in found) for found in lists)
        and all(isinstance(body.get(name), str) for name in ("code", "scenario", "assign"))
        and all(isinstance(body.get(name), int) and body[name] >= 0 for name in ("seed", "minutes"))
        and body["assign"] in ASSIGNMENTS
    )
    if not fits or not institutions or len(texts or ()) not in (0, len(institutions) + 1):
        return None
    try:
        code = lesson_code.clean(body["code"])
    except UserError:
        return None
    parts = (body["scenario"], tuple(institutions), body["seed"], body["minutes"], body["assign"])
    return Lesson(code, *parts, tuple(texts or ()))


def _with_mark(mark: int) -> list[str]:
    return [s.id for s in list_scenarios() if lesson_code.scenario_mark(s.id) == mark]


def _digest(lesson: Lesson) -> bytes:
    text = json.dumps(lesson.body(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()


_SAME_TWICE = Text(
    "两种制度相同。请写两种不同的制度，或者只写一种。",
    "The two institutions are the same. Name two different ones, or only one.",
)
_NEEDS_FILE = Text(
    "课程码{code}要配课程文件{file}，在U盘、游戏旁边和存档位置都没有找到。请选“打开课程文件”指给程序。",
    "The code {code} needs its lesson file {file}; it is neither on a stick nor beside the game nor in your "
    "folder. Choose “Open a lesson file” and point to it.",
)
_UNKNOWN_PART = Text(
    "课程码{code}用到的情景或制度这台机器上没有，可能是程序版本较旧。请改用教师的课程文件或同一版本的程序。",
    "The code {code} needs a scenario or institution that is not here; the program may be older. "
    "Use the lecturer's lesson file, or the same version of the program.",
)
_NOT_A_LESSON = Text(
    "{path}：不是课程文件，或者已损坏。请选文件名以.lesson.json结尾的文件，或直接输入课程码。",
    "{path}: not a lesson file, or a damaged one. Choose a file that ends in .lesson.json, or type the code.",
)
_NEWER = Text(
    "{path}：由更新版本的游戏写成，请更新游戏后再打开。",
    "{path}: written by a newer version of the game. Update the game to open it.",
)
_CHANGED = Text(
    "{path}：课程文件在写成之后被改动过，与课程码不符。请向教师要一份原文件。",
    "{path}: the lesson file was changed after it was written and no longer fits its code. "
    "Ask the lecturer for an unchanged copy.",
)
_NO_NAME = Text(
    "请先填写化名，例如“学员07”。不要写真实姓名。",
    "Enter a pseudonym first, such as “Trainee 07”. Do not use your real name.",
)
