"""Parquet for those who analyse: one row a game, one row a turn. Needs pyarrow, the extra [analytics].

No file name, no pseudonym and nothing that was written in free words: a game is a number. What the tables are
for stands in the metadata of each file.
"""

from importlib.util import find_spec
from io import BytesIO

from game.content.text import LANGUAGES, Text, say
from game.replay.cohort import Cohort
from game.replay.simulate import LEVEL_NAMES

GAME = ("id", "scenario", "institution", "turns", "served", "removed", "ending")
TURN = ("game", "turn", "event", "choice", "by_default", "reason", *LEVEL_NAMES)


def is_there() -> bool:
    return find_spec("pyarrow") is not None


def missing_text() -> Text:
    return say("debrief.no_parquet")


def files(played: Cohort) -> dict[str, bytes]:
    """File name -> its bytes."""
    return {"games.parquet": _table(played, "game", GAME), "turns.parquet": _table(played, "turn", TURN)}


def _table(played: Cohort, name: str, columns: tuple[str, ...]) -> bytes:
    import pyarrow  # pyright: ignore[reportMissingImports]
    from pyarrow import parquet  # pyright: ignore[reportMissingImports]

    order = "game, turn" if name == "turn" else "id"
    asked = ", ".join(f'"{column}"' for column in columns)
    rows = played.db.execute(f"select {asked} from {name} order by {order}").fetchall()
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    table = pyarrow.table({column: list(of) for column, of in zip(columns, values, strict=True)})
    mark = {f"use_{lang}": say("debrief.mark").get(lang) for lang in LANGUAGES}
    table = table.replace_schema_metadata(mark)
    out = BytesIO()
    parquet.write_table(table, out)
    return out.getvalue()
