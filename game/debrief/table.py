"""Tables that Excel and WPS open with Chinese intact: CSV in UTF-8 with a byte order mark."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from game.content.text import Text, say
from game.debrief.decisions import decided
from game.debrief.html import plain
from game.debrief.sheet import Words
from game.debrief.story import Story
from game.replay.simulate import LEVEL_NAMES, levels
from game.replay.words import level_name
from game.sim.fixed import ONE

BYTE_ORDER_MARK = "\ufeff"
KNOWN = (
    "score",
    "compliance",
    "rank",
    "complaints",
    "load",
    "blame",
    "filed",
    "granted",
    "refused",
    "overruled",
)
KNOWN += ("claims", "incidents", "findings", "visits")  # what the town head could read in his own books
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tables(story: Story, lang: str) -> dict[str, str]:
    """File name -> its text."""
    return {
        "turns.csv": _turns(story, lang),
        "decisions.csv": _decisions(story, lang),
        "levels.csv": _levels(story, lang),
        "events.csv": _events(story, lang),
    }


def written(rows: Iterable[Sequence[Words | int | float]], lang: str) -> str:
    """Rows as a CSV text. The first line says what the file is for."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([say("debrief.mark").get(lang)])
    for row in rows:
        writer.writerow([cell(value, lang) for value in row])
    return BYTE_ORDER_MARK + out.getvalue()


def cell(value: Words | int | float, lang: str) -> str:
    """A value as a cell; a text that a spreadsheet would compute is marked as text."""
    if isinstance(value, int | float):
        return f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    words = plain(value.get(lang) if isinstance(value, Text) else value)
    return "'" + words if words.startswith(_FORMULA) else words


def _head(*names: str) -> list[Words]:
    return [say(f"debrief.table.{name}") for name in names]


def _turns(story: Story, lang: str) -> str:
    """One row a turn: the dilemma, the choice, the reason, what was seen to follow."""
    rows: list[Sequence[Words | int | float]] = [
        _head(
            "turn",
            "month",
            "dilemma",
            "choice",
            "by_default",
            "reason",
            "comment",
            "after",
            "inspections",
            "removed",
        )
    ]
    for turn in range(1, story.last + 1):
        review = story.review(turn)
        dealt, report, said = review.desk.dilemma, review.report, story.turns[turn - 1]
        yes = Text("是", "yes")
        rows.append(
            [
                turn,
                story.turn_name(turn),
                dealt.name if dealt else "",
                dealt.decided if dealt else "",
                yes if dealt and dealt.by_default else "",
                next((r.name for r in dealt.reasons if r.chosen), "") if dealt else "",
                said.comment,
                report.aftermath.text if report and report.aftermath else "",
                report.inspection_line if report else "",
                yes if report and report.removed else "",
            ]
        )
    return written(rows, lang)


def _decisions(story: Story, lang: str) -> str:
    rows: list[Sequence[Words | int | float]] = [
        _head("turn", "month", "kind", "decision", "reason", "comment")
    ]
    for turn in range(1, story.last + 1):
        rows += [
            [
                turn,
                story.turn_name(turn),
                say(f"debrief.table.group.{one.group}"),
                one.text,
                one.reason,
                one.comment,
            ]
            for one in decided(story, turn)
        ]
    return written(rows, lang)


def _levels(story: Story, lang: str) -> str:
    """Every level after every turn, and whether it could have been known then."""
    head = [*_head("turn", "month"), *(level_name(name) for name in LEVEL_NAMES)]
    known = [say("debrief.table.known"), "", *(_word(name in KNOWN) for name in LEVEL_NAMES)]
    rows: list[Sequence[Words | int | float]] = [head, known]
    for turn, state in enumerate(story.history):
        values = levels(state, story.rules)
        rows.append([turn, story.turn_name(turn), *(values[name] / ONE for name in LEVEL_NAMES)])
    return written(rows, lang)


def _word(is_known: bool) -> Text:
    return say("debrief.table.known_then" if is_known else "debrief.table.truth_only")


def _events(story: Story, lang: str) -> str:
    rows: list[Sequence[Words | int | float]] = [_head("turn", "month", "kind", "event", "count", "points")]
    for turn, events in enumerate(story.happenings, 1):
        rows += [
            [turn, story.turn_name(turn), say(f"debrief.event.{e.kind}"), e.what, e.count, e.amount / ONE]
            for e in events
        ]
    return written(rows, lang)
