"""The folder a class hands in to: who has, what is set aside and why; and its removal.

Nothing is computed here; the wall and the debrief compute every recording again.
"""

import contextlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median_low

from game.content.text import Text, UserError
from game.replay import words
from game.replay.lesson import lesson_of
from game.replay.lesson_code import clean
from game.replay.recording import Recording, open_recording
from game.replay.saves import is_recording

_HANDED_IN = re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}-")
_HALF = re.compile(r"^\.(?P<name>.+)\.\d+\.tmp$")  # what disk.create leaves where a stick was pulled out


@dataclass(frozen=True)
class Entry:
    """One recording that counts."""

    path: Path
    pseudonym: str
    game: str
    turns: int
    of: int
    is_over: bool
    scenario_hash: str
    institution_hash: str
    date: str


@dataclass(frozen=True)
class Aside:
    """A file that does not count, and why."""

    path: Path
    text: Text
    is_foreign: bool = False  # a whole recording, but not of this lesson


@dataclass(frozen=True)
class ClassFolder:
    folder: Path
    code: str
    entries: tuple[Entry, ...]
    earlier: tuple[Path, ...]  # unfinished copies of games that were handed in again later
    aside: tuple[Aside, ...]
    notices: tuple[Text, ...]

    @property
    def paths(self) -> list[Path]:
        return [entry.path for entry in self.entries]


def look(folder: Path, code: str = "") -> ClassFolder:
    """What lies in a folder; `code` picks the lesson, else that of most recordings. Raises UserError."""
    files = _files(folder)
    opened: dict[Path, Recording] = {}
    aside: list[Aside] = []
    for path in filter(is_recording, files):
        try:
            opened[path] = open_recording(path)
        except UserError as error:
            aside.append(Aside(path, _unreadable(path, error.text)))
    code = clean(code) if code else _most(opened)
    entries: list[Entry] = []
    for path, recording in opened.items():
        why = _foreign(recording, code)
        if why:
            aside.append(Aside(path, why, is_foreign=lesson_of(recording).get("code") != code))
        else:
            entries.append(_entry(path, recording))
    counted, earlier = _latest(entries)
    counted, others = _of_one_text(counted)
    aside += others
    notices = [*_half_copies(files), *_doubled_names(counted), *_wrong_clocks(counted)]
    aside.sort(key=lambda one: one.path.name)
    return ClassFolder(folder, code, tuple(counted), tuple(earlier), tuple(aside), tuple(notices))


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())
    except OSError as error:
        raise UserError(_NOT_READ.fill(why=words.disk_error(error, folder).text), 1) from None


def _most(opened: dict[Path, Recording]) -> str:
    codes = Counter(str(lesson_of(r).get("code", "")) for r in opened.values())
    codes.pop("", None)
    return min(codes, key=lambda code: (-codes[code], code), default="")


def _foreign(recording: Recording, code: str) -> Text | None:
    """Why a recording is not of this class; None where it is."""
    if recording.flaw and not recording.is_torn:
        return _DAMAGED.fill(why=recording.flaw.text)
    own = str(lesson_of(recording).get("code", ""))
    if not own:
        return _NO_LESSON
    if own != code:
        return _OTHER_LESSON.fill(own=own, code=code)
    return None if recording.turns else _NOT_BEGUN


def _entry(path: Path, recording: Recording) -> Entry:
    head, turns = recording.header, len(recording.turns)
    is_over = turns >= head.turns or recording.turns[-1].levels.get("removed", 0) > 0
    game = str(lesson_of(recording).get("game", ""))
    hashes = (head.scenario_hash, head.institution_hash)
    return Entry(path, recording.pseudonym, game, turns, head.turns, is_over, *hashes, head.date)


def _latest(entries: list[Entry]) -> tuple[list[Entry], list[Path]]:
    """Of a game handed in more than once, the furthest copy counts."""
    games: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        games[entry.pseudonym, entry.game].append(entry)
    counted, earlier = [], []
    for copies in games.values():
        copies.sort(key=lambda entry: (entry.turns, entry.path.name))
        counted.append(copies[-1])
        earlier += [entry.path for entry in copies[:-1]]
    return sorted(counted, key=lambda entry: entry.path.name), sorted(earlier)


def _of_one_text(entries: list[Entry]) -> tuple[list[Entry], list[Aside]]:
    """A class compares games of one text; a PC with another version of the game is told."""
    texts = Counter(entry.scenario_hash for entry in entries)
    most = min(texts, key=lambda text: (-texts[text], text), default="")
    others = [Aside(entry.path, _OTHER_TEXT) for entry in entries if entry.scenario_hash != most]
    return [entry for entry in entries if entry.scenario_hash == most], others


def _half_copies(files: list[Path]) -> list[Text]:
    found = [match.group("name") for path in files if (match := _HALF.match(path.name))]
    return [_HALF_COPY.fill(file=name) for name in found if name.endswith(".jsonl")]


def _doubled_names(entries: list[Entry]) -> list[Text]:
    names = Counter(entry.pseudonym.casefold() for entry in entries)
    shown = {entry.pseudonym.casefold(): entry.pseudonym for entry in entries}
    return [_DOUBLED.fill(name=shown[name], n=n) for name, n in sorted(names.items()) if n > 1]


def _wrong_clocks(entries: list[Entry]) -> list[Text]:
    days: dict[Path, int] = {}
    for entry in entries:
        with contextlib.suppress(ValueError):
            days[entry.path] = date.fromisoformat(entry.date).toordinal()
    if not days:
        return []
    usual = median_low(days.values())
    wrong = [entry for entry in entries if abs(days.get(entry.path, usual) - usual) > 1]
    return [_CLOCK.fill(file=entry.path.name, date=entry.date) for entry in wrong]


def _unreadable(path: Path, told: Text) -> Text:
    """Why a file cannot be opened, without its name; what was handed in can be handed in again."""
    why = Text(told.zh.removeprefix(f"{path}："), told.en.removeprefix(f"{path}: "))
    if not _HANDED_IN.match(path.name):
        return why
    return _DAMAGED.fill(why=Text(why.zh.removesuffix("。"), why.en.removesuffix(".")))


_NOT_READ = Text("打不开交卷文件夹。{why}", "The folder of the class cannot be opened. {why}")
_DAMAGED = Text(
    "记录有损坏，没有计入。{why}。请这位学员再交一次。",
    "The recording is damaged and does not count. {why}. Ask for it to be handed in again.",
)
_NO_LESSON = Text(
    "不是用课程码开始的一局，没有计入。", "This game was not begun with a lesson code and does not count."
)
_OTHER_LESSON = Text(
    "是另一课（{own}）的记录，不是本课（{code}）的，没有计入。",
    "This recording is of another lesson ({own}), not of this one ({code}), and does not count.",
)
_NOT_BEGUN = Text("一个月都还没有上报，没有计入。", "Not one month was sent up; it does not count.")
_OTHER_TEXT = Text(
    "所用的情景文本与多数人的不同（程序版本不一样），没有计入。",
    "Its scenario text differs from that of most (another version of the game); it does not count.",
)
_HALF_COPY = Text(
    "{file}只拷了一半（U盘可能中途拔出）。请这位学员再交一次，原记录还在他的电脑上。",
    "{file} was only half copied (the stick was pulled out?). Ask for it to be handed in again; "
    "the recording is still on that computer.",
)
_DOUBLED = Text(
    "化名“{name}”有{n}份各不相同的记录，可能几个人用了同一个化名。各份都计入，都没有覆盖。",
    "There are {n} different recordings under the pseudonym “{name}”, perhaps of several people. "
    "All count, none was replaced.",
)
_CLOCK = Text(
    "{file}写的日期是{date}，与其他人不同：那台电脑的时钟可能不准。照样计入，顺序不看时钟。",
    "{file} is dated {date}, unlike the others: the clock of that computer may be wrong. It counts all the "
    "same; nothing is ordered by the clock.",
)
