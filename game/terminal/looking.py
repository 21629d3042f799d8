"""The commands that only show something: the desk and its parts, reports, causes, the review."""

from collections.abc import Callable

from game.content.text import say
from game.replay import view
from game.replay.view_shapes import Report
from game.terminal import grammar, pages, pages_end, pages_month
from game.terminal.glossary import explain
from game.terminal.grammar import Line
from game.terminal.paper import Paper
from game.terminal.table import Table

HELP = "card visit standing dial choose answer look last why undo commit review other".split()


class Looking:
    def __init__(self, table: Table):
        self.table = table
        self.paper = table.paper

    def commands(self) -> dict[str, Callable[[Line], None]]:
        return {
            "": self.desk,
            "desk": self.desk,
            "rest": lambda _: pages.rest(self.paper, self.table.desk),
            "villages": lambda _: pages.villages(self.paper, self.table.desk),
            "staff": lambda _: pages.staff(self.paper, self.table.desk),
            "cases": lambda _: pages.cases(self.paper, self.table.desk),
            "standing": lambda _: pages.standing(self.paper, self.table.desk),
            "dilemma": self.dilemma,
            "last": lambda line: self._with_report(line, pages_month.report),
            "findings": lambda line: self._with_report(line, pages_month.findings),
            "blame": lambda line: self._with_report(line, pages_month.blame),
            "weights": lambda line: self._with_report(line, pages_month.weights),
            "why": self.why,
            "review": self.review,
            "team": self.team,
            "curves": self.curves,
            "glossary": lambda line: explain(self.paper, line.rest),
            "help": self.help,
        }

    def desk(self, _line: Line) -> None:
        """The desk; after the end the year's end instead."""
        if self.table.is_over:
            self.end()
        else:
            pages.desk(self.paper, self.table.desk)

    def end(self) -> None:
        pages_end.year_end(self.paper, view.year_end(self.table.session))
        self.table.say("after_end")

    def dilemma(self, _line: Line) -> None:
        if self.table.desk.dilemma:
            pages.dilemma(self.paper, self.table.desk.dilemma)
        else:
            self.table.say("no_dilemma")

    def _with_report(self, line: Line, page: Callable[[Paper, Report], None]) -> None:
        turn = self._turn(line, 0)
        if turn:
            page(self.paper, view.report(self.table.session, turn))

    def _turn(self, line: Line, place: int) -> int | None:
        """The turn a line names, by default the last one sent up; says so where there is none."""
        last = len(self.table.session.months)
        turn = line.number(place) or last
        if 1 <= turn <= last:
            return turn
        if last:
            self.table.say("no_turn", n=last)
        else:
            self.table.say("no_month")
        return None

    def why(self, line: Line) -> None:
        """`why score`, `why 1`; after the end any level and any turn: `why trust 5`."""
        known = view.levels(self.table.session.rules) if self.table.is_over else view.KNOWN
        level = _level(line, known)
        if level is None:
            for number, name in enumerate(known, 1):
                self.paper.say(say(f"level.name.{name}"), first=f"{number} ")
            self.table.say("why_hint" if self.table.is_over else "why_hint_fog")
            return
        turn = self._turn(line, 1)
        if turn:
            told = view.why(self.table.session, turn, level)
            pages_month.why(self.paper, told, members=self.table.is_over)

    def review(self, line: Line) -> None:
        """A turn again; the truth only after the end."""
        turn = self._turn(line, 0)
        if turn:
            pages_end.review(self.paper, view.review(self.table.session, turn, self.table.is_over))

    def team(self, _line: Line) -> None:
        if self.table.is_over:
            pages_end.team(self.paper, view.team(self.table.session), people=True)
        else:
            pages.staff(self.paper, self.table.desk)

    def curves(self, _line: Line) -> None:
        pages_end.curves(self.paper, view.curves(self.table.session, self.table.is_over))

    def help(self, _line: Line) -> None:
        self.paper.heading(say("terminal.help_head"))
        for key in HELP:
            self.paper.say(say(f"terminal.help.{key}"), first="  ")


def _level(line: Line, known: tuple[str, ...]) -> str | None:
    number = line.number(0)
    if number is not None:
        return known[number - 1] if 1 <= number <= len(known) else None
    level = grammar.meaning("level", line.args[0]) if line.args else None
    return level if level in known else None
