"""Parts of a 结构化研讨 worksheet that are empty for the group to fill, of a game and of a class alike."""

from collections.abc import Sequence

from game.content.text import Text, say
from game.debrief.sheet import Block, Bullets, Grid, Heading, Lines, NewPage, Para

CAUSES = ("mine", "rules", "above", "luck")
WRITE = 3  # lines of a row to write in


def roles() -> Grid:
    names = ("group", "lead", "notes", "speaks")
    return Grid([[say(f"debrief.sheet.role.{name}"), ""] for name in names], widths=(1, 3))


def problems() -> list[Block]:
    note = Para(say("debrief.sheet.problems_note"), "note")
    return [Heading(say("debrief.sheet.problems")), note, Lines(5)]


def causes() -> list[Block]:
    """Four kinds of causes."""
    asked = [[say(f"debrief.sheet.cause.{c}"), say(f"debrief.sheet.cause_ask.{c}"), ""] for c in CAUSES]
    heads = [say(f"debrief.sheet.cause_head.{name}") for name in ("kind", "ask", "ours")]
    note = Para(say("debrief.sheet.causes_note"), "note")
    return [Heading(say("debrief.sheet.causes"), 2), note, Grid(asked, heads, (2, 5, 6), WRITE)]


def measures() -> list[Block]:
    rows = [[str(n), "", "", "", ""] for n in (1, 2, 3)]
    heads = [say(f"debrief.sheet.measure.{name}") for name in ("number", "what", "who", "basis", "file")]
    return [Heading(say("debrief.sheet.measures"), 2), Grid(rows, heads, (2, 9, 5, 6, 6), 3)]


def closing(asked: Sequence[Text]) -> list[Block]:
    """The scenario's questions, the group's conclusion, a word to oneself."""
    return [
        NewPage(),
        Heading(say("debrief.questions")),
        *([Bullets(asked, numbered=True)] if asked else []),
        Lines(4),
        Heading(say("debrief.sheet.conclusion")),
        Grid([[say(f"debrief.sheet.conclude.{n}"), ""] for n in (1, 2, 3)], widths=(2, 5), tall=WRITE),
        Heading(say("debrief.sheet.self")),
        Para(say("debrief.sheet.self_note"), "note"),
        Lines(4),
    ]


def forms() -> list[Block]:
    """风险报备表 and 容错申请书, empty, to practise on."""
    filing = ("matter", "why", "way", "risk", "limits", "opinion")
    claim = ("case", "facts", "ground", "evidence", "harm", "mended", "reviewer")
    out: list[Block] = []
    for name, parts in (("filing", filing), ("claim", claim)):
        rows = [[say(f"debrief.form.{name}.{part}"), ""] for part in parts]
        out += [
            NewPage(),
            Heading(say(f"debrief.form.{name}.title")),
            Para(say(f"debrief.form.{name}.note"), "note"),
            Grid(rows, widths=(2, 6), tall=WRITE),
        ]
    return out
