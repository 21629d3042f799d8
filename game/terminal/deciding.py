"""The commands that change the plan of the open month."""

import re
from collections.abc import Callable

from game.content.text import UserError, say
from game.replay.view_shapes import Dilemma, TaskCard
from game.replay.view_words import unstopped
from game.sim.orders import MOST_OF_ONE_KIND, STANDING
from game.sim.ruleset import ANSWERS, VERBS
from game.terminal import grammar, pages
from game.terminal.grammar import Line
from game.terminal.table import Table

DIALS = ("absorb", "paper_first")
_WORDS = re.compile(r"[^\s,;、，；]+")  # names in a list


class Deciding:
    """Every command answers in one line: what was decided and the points left, or why it was refused."""

    def __init__(self, table: Table):
        self.table = table
        self.paper = table.paper

    @property
    def plan(self):
        return self.table.session.plan

    def commands(self) -> dict[str, Callable[[Line], None]]:
        return {
            "card": self.card,
            "visit": self.visit,
            "choose": self.choose,
            "reason": self.reason,
            "comment": self.comment,
            "answers": self.answer,
            "instruct": self.instruct,
            "undo": lambda _: self._took_back(self.plan.undo(), "undone"),
            "redo": lambda _: self._took_back(self.plan.redo(), "redone"),
            "clear": self.clear,
            **dict.fromkeys(STANDING, self.standing),
            **dict.fromkeys(DIALS, self.dial),
        }

    def card(self, line: Line) -> None:
        """`3` shows card 3; `3 real`, `3 1` decides it; `3 none`, `3 0` leaves it to the staff."""
        number = line.number(0) or 0
        cards = (*self.table.desk.cards, *self.table.desk.rest.cards)
        if not 1 <= number <= len(cards):
            self.table.say("no_card", n=len(cards))
        elif len(line.args) == 1:
            pages.card(self.paper, cards[number - 1])
        else:
            self._decide_card(cards[number - 1], line)

    def _decide_card(self, card: TaskCard, line: Line) -> None:
        verb = _verb(line)
        if verb is None:
            self.table.say("no_verb", word=" ".join(line.args[1:]), n=card.number)
            return
        refused = self.plan.set_card(card.slot, None if verb == "none" else verb)
        done = say("terminal.set_card", n=card.number, title=card.title, verb=say(f"verb.{verb}.name"))
        self.table.answer(refused, done)

    def visit(self, line: Line) -> None:
        """`visit 2 5` goes there, or calls it off; alone it lists the villages."""
        chosen = line.numbers or self._named(line.rest)
        if not chosen:
            pages.villages(self.paper, self.table.desk)
        for number in chosen:
            self._walk(number)

    def _walk(self, number: int) -> None:
        villages = self.table.desk.villages
        if not 1 <= number <= len(villages):
            self.table.say("no_village", n=len(villages))
            return
        village = villages[number - 1]
        refused = self.plan.toggle_visit(number - 1)
        self.table.answer(
            refused, say("terminal.walk_off" if village.visiting else "terminal.walk", village=village.name)
        )

    def _named(self, words: str) -> list[int]:
        """Numbers of the villages named in a text, in either language; the beginning of a name will do."""
        whole = words.casefold()
        said = tuple(word for word in _WORDS.findall(whole) if len(word) > 1)
        meant = lambda name: name in whole or any(name.startswith(word) for word in said)  # noqa: E731
        villages = self.table.desk.villages
        return [v.index + 1 for v in villages if meant(v.name.zh) or meant(v.name.en.casefold())]

    def standing(self, line: Line) -> None:
        """`prepare 2` sets the points of a standing action; alone it explains all of them."""
        name, points = line.name or "", line.number(0)
        if points is None:
            pages.standing(self.paper, self.table.desk)
            return
        if points > MOST_OF_ONE_KIND:
            self.table.say("no_number", n=MOST_OF_ONE_KIND)
            return
        done = say("terminal.spends", name=say(f"standing.{name}.name"), n=points)
        self.table.answer(self.plan.set_standing(name, points), done)

    def dial(self, line: Line) -> None:
        """`absorb 40`, `paper 30`: percent."""
        name, percent = line.name or "", line.number(0)
        if percent is None:
            pages.standing(self.paper, self.table.desk)
            return
        if percent > 100:
            self.table.say("no_number", n=100)
            return
        done = say("terminal.dial_now", name=say(f"standing.{name}.right"), n=percent)
        self.table.answer(self.plan.set_dial(name, percent), done)

    def choose(self, line: Line) -> None:
        """`choose 1`, `choose 1 reason 2`; `choose 0` leaves it open."""
        card, number = self.table.desk.dilemma, line.number(0)
        if card is None or number is None:
            self._show_dilemma()
            return
        if number > len(card.choices):
            self.table.say("no_option", n=len(card.choices))
            return
        if card.steps:
            self._take_step(card, number, line)
            return
        done = unstopped(card.choices[number - 1].name) if number else say("terminal.left_open")
        told = say("terminal.chose", name=card.name, choice=done)
        if self.table.answer(self.plan.choose(number - 1 if number else None), told):
            self._reason_after(line)

    def _take_step(self, card: Dilemma, number: int, line: Line) -> None:
        """A step of a scene is taken for good; 0 leaves the rest of the night to take its course."""
        step = card.open_step
        if step is None:
            self.table.say("scene_over")
            return
        self._reason_after(line)
        try:
            refused = self.plan.take_step(number - 1) if number else self.plan.leave_scene()
        except UserError as error:  # the disk failed; the step is taken and kept in memory
            self.paper.say(error.text)
            refused = None
        done = unstopped(step.choices[number - 1].name) if number else say("terminal.scene_left")
        if self.table.answer(refused, say("terminal.stepped", clock=step.clock, choice=done)):
            self._show_dilemma()

    def _reason_after(self, line: Line) -> None:
        if len(line.args) > 2 and grammar.meaning("word", line.args[1]) == "reason":
            self._give_reason(line.number(2))

    def reason(self, line: Line) -> None:
        """`reason 2` gives a reason from the list; `reason 0` takes it back."""
        if line.number(0) is None:
            self._show_dilemma()
        else:
            self._give_reason(line.number(0))

    def _give_reason(self, number: int | None) -> None:
        reasons = self.table.session.names.reasons
        if number is None or number > len(reasons):
            self.table.say("no_option", n=len(reasons))
            return
        done = reasons[number - 1].name if number else say("terminal.left_open")
        refused = self.plan.set_reason(reasons[number - 1].id if number else None)
        self.table.answer(refused, say("terminal.reason_given", name=done))

    def comment(self, line: Line) -> None:
        """The player's own words, kept in the recording."""
        self.table.answer(self.plan.set_comment(line.rest), say("terminal.comment", text=line.rest))

    def _show_dilemma(self) -> None:
        if self.table.desk.dilemma:
            pages.dilemma(self.paper, self.table.desk.dilemma)
        else:
            self.table.say("no_dilemma")

    def answer(self, line: Line) -> None:
        """`answer 1 claim` answers case 1; `answer 1 none` takes it back."""
        number, cases = line.number(0), self.table.desk.cases
        if number is None or len(line.args) < 2 or not cases:
            pages.cases(self.paper, self.table.desk)
            return
        if not 1 <= number <= len(cases):
            self.table.say("no_case", n=len(cases))
            return
        answer = _answer(line)
        if answer is None:
            self.table.say("no_answer", word=" ".join(line.args[1:]))
            return
        case = cases[number - 1]
        name = say("terminal.left_open") if answer == "none" else say(f"answer.{answer}.name")
        refused = self.plan.answer(case.place, None if answer == "none" else answer)
        self.table.answer(refused, say("terminal.answered", case=case.title, answer=name))

    def instruct(self, line: Line) -> None:
        """In the last turn: what is answered to the cases that its month opens."""
        options = self.table.desk.instruction
        if options is None:
            self.table.say("no_instruction")
            return
        answer = _answer(Line("answer", ("", *line.args))) if line.args else None
        if answer is None or answer == "none":
            pages.options(self.paper, options)
            return
        done = say("terminal.instruction", answer=say(f"answer.{answer}.name"))
        self.table.answer(self.plan.set_instruction(answer), done)

    def clear(self, _line: Line) -> None:
        self.plan.clear()
        self._took_back(True, "cleared")

    def _took_back(self, done: bool, key: str) -> None:
        self.table.turned()
        if done:
            self.table.say(key)
            self.paper.say(pages.plan_line(self.table.desk))
        else:
            self.table.say("nothing_to_undo")


def _verb(line: Line) -> str | None:
    """The verb a card line names: by number, by a word, or by several words together."""
    number = line.number(1)
    if number is not None:
        return VERBS[number] if number < len(VERBS) else None
    return grammar.meaning("verb", line.args[1]) or grammar.meaning("verb", "".join(line.args[1:]))


def _answer(line: Line) -> str | None:
    """The answer a line names after its first argument: by number, by a word, or "none"."""
    number = line.number(1)
    if number is not None:
        return ("none", *ANSWERS)[number] if number <= len(ANSWERS) else None
    return grammar.meaning("answer", line.args[1]) or grammar.meaning("answer", "".join(line.args[1:]))
