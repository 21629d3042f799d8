"""In how many random worlds does a claim hold? Draws of all parameters, resumable line by line."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from game.content.text import Text, UserError
from game.lab.claims import Claim
from game.lab.evidence import measure, random_draw

DRAWS = 200
GAMES = 48  # an arm and draw
UNREADABLE = Text("读不了{path}：换一个文件。", "{path} cannot be read: choose another file.")
UNWRITABLE = Text(
    "写不进{path}：换一个文件夹，或检查磁盘空间与权限。",
    "{path} cannot be written: choose another folder, or check space and rights.",
)


def sensitivity(
    chosen: Sequence[Claim],
    draws: int = DRAWS,
    games: int = GAMES,
    kept: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, float]:
    """Share of draws in which each claim holds. With `kept`, finished draws are read from and added to it."""
    done = _read(kept, games) if kept else {}
    for number in range(draws):
        if number not in done:
            findings = measure(chosen, games, random_draw(number), first_seed=1000 + number)
            done[number] = {finding.claim.id: finding.outcome == "holds" for finding in findings}
            if kept:
                _append(kept, number, games, done[number])
        if progress:
            progress(number + 1, draws)
    rows = [done[number] for number in range(draws)]
    return {claim.id: sum(row.get(claim.id, False) for row in rows) / draws for claim in chosen}


def _read(path: Path, games: int) -> dict[int, dict[str, bool]]:
    """Draws already measured with as many games; a torn last line is measured again."""
    done = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(UNREADABLE.fill(path=str(path)), 1) from error
    for line in lines:
        try:
            row = json.loads(line)
            if row["games"] == games:
                done[int(row["draw"])] = dict(row["holds"])
        except (ValueError, KeyError, TypeError):
            continue
    return done


def _append(path: Path, number: int, games: int, holds: dict[str, bool]) -> None:
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"draw": number, "games": games, "holds": holds}) + "\n")
    except OSError as error:
        raise UserError(UNWRITABLE.fill(path=str(path)), 1) from error
