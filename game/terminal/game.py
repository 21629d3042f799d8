"""A session played line by line: every line is a command, every command answers in lines of text."""

from collections.abc import Callable

from game.content.text import LANGUAGES, UserError
from game.replay import view
from game.replay.plan import refusal
from game.replay.session import Session
from game.terminal import grammar, pages_month
from game.terminal.deciding import Deciding
from game.terminal.grammar import Line
from game.terminal.looking import Looking
from game.terminal.paper import Paper
from game.terminal.table import Table

ON_THE_DESK = ("rest", "dilemma", "cases", "standing", "villages", "staff")  # gone when the term has ended


class Leave(Exception):
    """The player wants to stop; what was sent up is saved."""


class Game:
    """`step(line)` does what a line says. `asks`: a person is there to confirm before sending up."""

    def __init__(self, session: Session, paper: Paper, asks: bool = False):
        self.session = session
        self.paper = paper
        self.asks = asks
        self.table = Table(session, paper)
        self.looking = Looking(self.table)
        deciding = Deciding(self.table).commands()
        self.needs_desk = {*deciding, *ON_THE_DESK, "commit"}
        self.commands: dict[str, Callable[[Line], None]] = {
            **deciding,
            **self.looking.commands(),
            "commit": self.commit,
            "lang": self.language,
            "quit": self.leave,
        }
        self._was_asked = False  # sending up was asked for once, with things left open

    def begin(self) -> None:
        """The first page: what the session has to say, then the desk or the end."""
        for notice in self.session.notices:
            self.paper.say(notice)
        self.session.notices.clear()
        self.looking.desk(Line(""))

    def step(self, typed: str) -> None:
        """Carries out one line; raises Leave."""
        line = grammar.read(typed)
        if line.name != "commit":
            self._was_asked = False
        if line.name is None:
            near = grammar.nearest(line.first)
            self.table.say("unknown_near" if near else "unknown", word=line.first, near=near or "")
        elif self.session.is_over and line.name in self.needs_desk:
            self.table.say("over")
        else:
            self.commands[line.name](line)

    def commit(self, _line: Line) -> None:
        """上报. With things left open a person is asked once more."""
        if self.session.plan.open_step is not None:
            self.table.say("no", reason=refusal("scene_open").text)
            self.commands["dilemma"](Line("dilemma"))
            return
        if self.table.desk.undecided and self.asks and not self._was_asked:
            self._was_asked = True
            for thing in self.table.desk.undecided:
                self.paper.say(thing, first="- ")
            self.table.say("send_again")
            return
        self._was_asked = False
        try:
            self.session.commit()
        except UserError as error:  # the disk failed; the month is played and kept in memory
            self.paper.say(error.text)
        self.table.turned()
        pages_month.report(self.paper, view.report(self.session))
        if self.session.is_over:
            self.looking.end()
        else:
            self.table.say("next")

    def language(self, line: Line) -> None:
        """`lang en`; alone it changes to the other one."""
        asked = grammar.meaning("word", line.args[0]) if line.args else None
        other = LANGUAGES[1 - LANGUAGES.index(self.paper.lang)]
        self.paper.lang = {"chinese": "zh", "english": "en"}.get(asked or "", other)
        self.looking.desk(line)

    def leave(self, _line: Line) -> None:
        raise Leave

    def farewell(self) -> None:
        """Where the game lies, and how to go on with it."""
        if self.session.path is None or not self.session.is_saved:
            self.table.say("not_saved")
        elif self.session.is_over:
            self.table.say("saved_over")
            self.paper.copyable(f'  python main.py twin "{self.session.path}" --institution full_reform')
        else:
            self.table.say("saved")
            self.paper.copyable(f'  python main.py play --terminal --resume "{self.session.path}"')
