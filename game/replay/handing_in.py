"""交卷: a recording is copied to a folder, share or stick and read back; nothing is ever replaced."""

import os
from dataclasses import dataclass
from pathlib import Path

from game.content.text import Text, UserError
from game.replay import disk, recording
from game.replay.lesson import lesson_of
from game.replay.recording import SUFFIX
from game.replay.saves import free_path, safe_name
from game.replay.session import Session


@dataclass(frozen=True)
class HandedIn:
    """Where a copy lies; `is_new` is False where the very same one lay there already."""

    path: Path
    is_new: bool
    text: Text


def hand_in(session: Session, folder: Path) -> HandedIn:
    """Copies the game as it stands, finished or not. Raises UserError, and then nothing is lost: it stays
    where it is saved."""
    return hand_in_bytes(bytes(session.journal.data), folder)


def hand_in_bytes(data: bytes, folder: Path) -> HandedIn:
    read = recording.parse(data)
    said = lesson_of(read)
    if not said:
        raise UserError(_NO_LESSON, 1)
    name = safe_name(read.pseudonym) if read.pseudonym else "game"
    first = folder / f"{said['code']}-{name}{SUFFIX}"
    turns = len(read.turns)
    same = _same_already(first, data)
    if same:
        return HandedIn(same, False, _ALREADY.fill(file=same.name, turns=turns))
    try:
        if not os.path.isdir(folder):
            raise UserError(_NO_FOLDER.fill(folder=str(folder)), 1)
        path = _copied(data, first)
    except UserError as error:
        raise UserError(_FAILED.fill(why=error.text), 1) from None
    return HandedIn(path, True, _DONE.fill(file=path.name, turns=turns))


def _copied(data: bytes, first: Path) -> Path:
    """Written under the first free name, and read back."""
    for _ in range(200):
        path = free_path(first)
        try:
            disk.create(path, data)
        except UserError:
            if not os.path.exists(path):
                raise
            continue  # thirty PCs hand in to one share: another one took this name just now
        if _bytes_of(path) != data:
            path.unlink(missing_ok=True)
            raise UserError(_NOT_THE_SAME.fill(file=path.name), 1)
        return path
    raise UserError(_NO_NAME_LEFT.fill(file=first.name), 1)


def _same_already(first: Path, data: bytes) -> Path | None:
    """A file of this name, or of a numbered one, that holds the very same recording."""
    number, path = 1, first
    while os.path.exists(path):
        if _bytes_of(path) == data:
            return path
        number += 1
        path = first.with_name(f"{first.name.removesuffix(SUFFIX)}-{number}{SUFFIX}")
    return None


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


_DONE = Text(
    "已交卷：{file}（{turns}个月），写完后又读出核对，完全一致。",
    "Handed in: {file} ({turns} {turns:month|months}), read back and found the same.",
)
_ALREADY = Text(
    "{file}已经交过，内容完全相同（{turns}个月），没有再写一份。",
    "{file} was handed in before and is the very same ({turns} {turns:month|months}); nothing was written.",
)
_FAILED = Text(
    "交卷没有完成。{why}这一局的记录仍完整保存在本机，可以换一个文件夹再交。",
    "Handing in did not succeed. {why} The recording is whole on this computer; hand it in again, "
    "or choose another folder.",
)
_NO_FOLDER = Text(
    "找不到{folder}：U盘可能已拔出，或共享文件夹已断开。请插好或连上后重试。",
    "{folder} is not there: the stick was pulled out, or the share is gone. Plug it in or connect it again.",
)
_NOT_THE_SAME = Text(
    "{file}写入后读出的内容不一致，已删去这份坏的副本：U盘可能松动或损坏。",
    "{file} read back differently and that bad copy was removed: the stick may be loose or broken.",
)
_NO_NAME_LEFT = Text("{file}已有太多同名文件。", "There are too many files named like {file}.")
_NO_LESSON = Text(
    "这一局不是用课程码开始的，不必交卷。要带走记录，请拷贝存档文件夹中的文件。",
    "This game was not begun with a lesson code and is not handed in. To take it along, copy its file from "
    "the folder of saves.",
)
