"""Places in the page of a game, and links to them: turn, decision, cause and case know each other's."""

from dataclasses import dataclass

from game.content.text import Text


@dataclass(frozen=True, slots=True)
class Link:
    """To a place in the page, with the words that name it. `is_truth`: nobody could have known it then."""

    anchor: str
    text: Text
    is_truth: bool = False


def anchor(turn: int, *parts: object) -> str:
    """The id of a place of a turn; without parts, of the turn."""
    return "-".join([f"t{turn}", *map(str, parts)])


def cause_anchor(turn: int, level: str) -> str:
    """Where a turn tells why a level moved."""
    return anchor(turn, "why", level)


def case_anchor(opened: int, place: int) -> str:
    """A case file, by the turn that opened it and its place on the desk."""
    return f"case-{opened}-{place}"
