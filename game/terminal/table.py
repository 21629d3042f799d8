"""What every command of the terminal game works on: the session, the paper, the desk as it stands."""

from game.content.text import Text, say
from game.replay import view
from game.replay.session import Refusal, Session
from game.replay.view_shapes import Desk
from game.terminal.paper import Paper


class Table:
    def __init__(self, session: Session, paper: Paper):
        self.session = session
        self.paper = paper
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """The open turn with the plan so far; made when it is asked for."""
        if self._desk is None:
            self._desk = view.desk(self.session)
        return self._desk

    @property
    def is_over(self) -> bool:
        return self.session.is_over

    def say(self, key: str, **values: object) -> None:
        """Writes one screen string of the terminal's."""
        self.paper.say(say(f"terminal.{key}", **values))

    def turned(self) -> None:
        """Something changed: the desk must be made anew."""
        self._desk = None

    def answer(self, refused: Refusal | None, done: Text) -> bool:
        """Tells what was decided and what is left, or why not; True where it was done."""
        self.turned()
        if refused:
            self.say("no", reason=refused.text)
        else:
            self.say("ok", done=done, left=self.desk.attention_left)
        return refused is None
