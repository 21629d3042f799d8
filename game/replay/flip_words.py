"""Changes of decisions in words: what would have been decided instead, and what that would have avoided."""

from collections.abc import Sequence

from game.content.text import NO_TEXT, Text, say
from game.replay import words
from game.replay.happenings import task_name
from game.replay.session import Session
from game.replay.turning_words import quotation
from game.replay.view_words import joined, month_text, quoted
from game.sim.observe import calendar_month
from game.sim.ruleset import ANSWERS, VERBS
from game.sim.state import State


def change_text(session: Session, turn: int, order: str, row: int, before: int, after: int) -> Text:
    """One change: the month, what it is about, from what to what."""
    here = session.history[turn - 1]
    month = month_text(calendar_month(session.rules, here.turn))
    about = _about(session, here, order, row)
    if order == "visit":
        told = (_WALK if after else _STAY).fill(about=about)
    else:
        a, b = (_value(session, here, order, row, value) for value in (before, after))
        told = _FROM_TO.fill(about=about, a=a, b=b)
    return Text("{m}，{t}", "{m}: {t}").fill(m=month, t=told)


def _about(session: Session, here: State, order: str, row: int) -> Text:
    names = session.names
    if order == "verb":
        return task_name(names, int(here.kind[row, 0]), row, int(here.public[row, 0]))
    if order == "choice":
        return Text("抉择{e}", "dilemma {e}").fill(e=quoted(names.events[int(here.event[0])].name))
    if order == "steps":
        event = names.events[int(here.event[0])]
        hour = Text("{e}{at}", "{e} at {at}")
        return hour.fill(e=quoted(event.name), at=event.steps[row].clock)
    if order == "visit":
        return names.publics[row].name
    if order == "answer":
        slot, public = int(here.case_slot[row, 0]), int(here.case_public[row, 0])
        task = names.publics[public].name
        if slot >= 0:
            task = task_name(names, int(here.case_task[row, 0]), slot, public)
        return _CASE.fill(task=task)
    if order in ("absorb", "paper_first"):  # a dial goes by the end that its percent counts towards
        return _QUOTED.fill(w=say(f"standing.{order}.right"))
    return say(f"standing.{order}.name")


def _value(session: Session, here: State, order: str, row: int, value: int) -> Text:
    """What stood there, in quotation marks where it is words."""
    if order == "choice":
        event = int(here.event[0])
        taken = value if value >= 0 else int(session.rules.deck.fallback[event])
        return quotation(session.names.events[event].choices[taken].text)
    if order == "steps":
        return quotation(session.names.events[int(here.event[0])].steps[row].choices[value].text)
    if order == "verb":
        return _QUOTED.fill(w=words.verb_name(VERBS[value]))
    if order == "answer":
        return _QUOTED.fill(w=words.ANSWERS[ANSWERS[value]] if value >= 0 else _UNANSWERED)
    return (_PERCENT if order in ("absorb", "paper_first") else _POINTS).fill(n=value)


def outcome_name(outcome: str) -> Text:
    return Text("被免职", "removal from office") if outcome == "removed" else words.level_name(outcome)


def result_text(what: Text, happened: bool, first: Sequence[Text], count: int, most: int) -> Text:
    """The smallest way that would have avoided it, the others counted. most: changes tried together."""
    if not happened:
        return _DID_NOT.fill(w=what)
    if not first:
        return (_NO_SINGLE if most == 1 else _NO_SET).fill(w=what, n=most)
    told = (_ONE, _TWO, _SEVERAL)[min(len(first), 3) - 1]
    sentence = told.fill(w=what, c=joined(first, "；", "; "), n=len(first))
    more = _MORE.fill(n=count - 1) if count > 1 else NO_TEXT
    return Text(sentence.zh + more.zh, sentence.en + more.en)


_FROM_TO = Text("{about}由{a}改为{b}", "{about} from {a} to {b}")
_WALK = Text("走访{about}", "walk to {about}")
_STAY = Text("不走访{about}", "do not walk to {about}")
_CASE = Text("对“{task}”一案的答复", "the answer to the case of {task}")
_QUOTED = Text("“{w}”", "“{w}”")
_UNANSWERED = Text("不答复", "no answer")
_PERCENT = Text("{n}%", "{n}%")
_POINTS = Text("{n}点", "{n} {n:point|points}")
_DID_NOT = Text("没有发生“{w}”，无需挽回。", "There was no {w}, nothing to avoid.")
_ONE = Text(
    "运气不变，其余决定不变，只改一处就能避免“{w}”：{c}。",
    "With the same luck and all other decisions the same, one change avoids {w}. {c}.",
)
_TWO = Text(
    "单改一处避免不了“{w}”；运气不变，改两处就能避免：{c}。",
    "No single change avoids {w}; with the same luck, two together do. {c}.",
)
_SEVERAL = Text(
    "单改一处、两处都避免不了“{w}”；运气不变，逐处加改，改{n}处可以避免（逐步搜索所得，未必最少）：{c}。",
    "No one or two changes avoid {w}; with the same luck, these {n} together do (found by adding one at a "
    "time, perhaps not the fewest). {c}.",
)
_NO_SINGLE = Text("单改一处，避免不了“{w}”。", "No single change avoids {w}.")
_NO_SET = Text(
    "单改一处避免不了“{w}”，把最接近的改法逐处叠加到{n}处，也避免不了。",
    "No single change avoids {w}, nor do the nearest ones put together, up to {n} of them.",
)
_MORE = Text("另有{n}种同样处数的改法。", " {n} other {n:way|ways} with as many changes would do it too.")
