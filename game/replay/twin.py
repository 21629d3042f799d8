"""The institution twin: the same decisions and the same luck under another institution, turn by turn."""

from dataclasses import dataclass
from pathlib import Path

from game.content import library
from game.content.compile import Compiled
from game.content.decisions import slot_key
from game.content.names import Named, Names
from game.content.problems import ContentError
from game.content.reading import read_source
from game.content.text import Text, UserError, listing
from game.replay import simulate, words
from game.replay.carry import Loss, carry
from game.replay.happenings import Happening, happenings, task_name
from game.replay.recording import Recording
from game.replay.session import Session
from game.replay.verifying import compiled_texts, replay
from game.sim import engine
from game.sim.ruleset import ANSWERS, VERBS, Ruleset
from game.sim.state import State


@dataclass(frozen=True)
class Arm:
    """One side of a twin. Levels are fixed point, by the names of simulate.LEVEL_NAMES."""

    institution: Named
    before: tuple[dict[str, int], ...]  # months before he came
    values: tuple[dict[str, int], ...]  # on arrival, then after each turn
    happenings: tuple[Happening, ...]
    states: tuple[State, ...]
    removed_at: int = 0  # turn, 0 where he was not removed
    ending: Named | None = None  # where the term ended

    @property
    def is_over(self) -> bool:
        return bool(self.states[-1].is_over[0])


@dataclass(frozen=True)
class Lost:
    """A decision that could not be carried out under the other institution."""

    turn: int
    what: Text
    why: Text
    reason: str  # carry.REASONS
    key: str  # office#ordinal, event/choice, or the place of the case


@dataclass(frozen=True)
class TwinResult:
    a: Arm  # as it was played
    b: Arm  # under the other institution
    lost: tuple[Lost, ...]
    turns: int  # turns for which there are decisions

    def difference(self, name: str) -> list[int]:
        """b less a, on arrival and after each turn that both lived through; fixed point."""
        return [b[name] - a[name] for a, b in zip(self.a.values, self.b.values, strict=False)]

    @property
    def only_a(self) -> list[Happening]:
        """What happened as it was played and not under the other institution."""
        return _missing_in(self.a, self.b)

    @property
    def only_b(self) -> list[Happening]:
        return _missing_in(self.b, self.a)


def twin(played: Session | Recording, institution: str | Path | Compiled) -> TwinResult:
    """The same game under another institution, its own run-in included. `institution`: an id or a file.

    Raises UserError where the recording cannot be computed again or the institution is not known.
    """
    session = played if isinstance(played, Session) else Session.of(replay(played))
    other = institution if isinstance(institution, Compiled) else under(session.compiled, institution)
    rules, names = session.rules, session.names
    before = simulate.run_in(rules, [session.seed], simulate.parameters(other))
    states, lost = [before[-1]], []
    for turn, orders in enumerate(session.orders, 1):
        if states[-1].is_over[0]:
            break
        here, there = session.history[turn - 1], states[-1]
        carried, losses = carry(orders, here, there, rules)
        lost += [_told(loss, here, session, turn) for loss in losses]
        states.append(engine.step(there, carried, rules, detail=True))
    a = _arm(names.institution, session.run_in, session.history, rules, names)
    b = _arm(other.names.institution, before, states, rules, names)
    return TwinResult(a, b, tuple(lost), len(session.orders))


def under(compiled: Compiled, institution: str | Path) -> Compiled:
    """The same scenario under another institution, by id or file."""
    path = Path(institution)
    if not path.is_file():
        known = library.institution_files()
        if str(institution) not in known:
            raise UserError(
                Text("没有制度“{i}”。可用：{k}。", 'There is no institution "{i}". There are: {k}.').fill(
                    i=str(institution), k=Text(listing(known, "zh"), listing(known, "en"))
                )
            )
        path = known[str(institution)]
    source = read_source(path)
    if source.problems:
        raise ContentError(source.problems)
    return compiled_texts(compiled.scenario_text, source.text)


def _arm(institution: Named, before: list[State], states: list[State], rules: Ruleset, names: Names) -> Arm:
    seen = [
        event for turn, state in enumerate(states[1:], 1) for event in happenings(state, rules, names, turn)
    ]
    removed = [event.turn for event in seen if event.kind == "removed"]
    ended = [event.key for event in seen if event.kind == "ending"]
    return Arm(
        institution,
        tuple(simulate.levels(state, rules) for state in before[1:]),
        tuple(simulate.levels(state, rules) for state in states),
        tuple(seen),
        tuple(states),
        removed[0] if removed else 0,
        next((words for words in names.endings if ended and words.id == ended[0]), None),
    )


def _missing_in(one: Arm, other: Arm) -> list[Happening]:
    there = {(event.turn, event.kind, event.key) for event in other.happenings}
    return [event for event in one.happenings if (event.turn, event.kind, event.key) not in there]


def _told(loss: Loss, here: State, session: Session, turn: int) -> Lost:
    """What was decided, by name, and why it has nothing to apply to there."""
    names, orders = session.names, session.orders[turn - 1]
    if loss.order == "verb":
        verb = VERBS[int(orders.verb[loss.row, 0])]
        kind, public = int(here.kind[loss.row, 0]), int(here.public[loss.row, 0])
        task = task_name(names, kind, loss.row, public)
        what = Text("{v}：{t}", "{v}: {t}").fill(v=words.verb_name(verb), t=task)
        return Lost(turn, what, _WHY[loss.reason], loss.reason, slot_key(loss.row, names))
    if loss.order == "choice":
        event = names.events[int(here.event[0])]
        choice = event.choices[int(orders.choice[0])]
        what = Text("抉择“{e}”：{c}", 'Dilemma "{e}": {c}').fill(e=event.name, c=choice.text)
        return Lost(turn, what, _WHY[loss.reason], loss.reason, f"{event.id}/{choice.id}")
    if loss.order == "steps":
        event = names.events[int(here.event[0])]
        step = event.steps[loss.row]
        choice = step.choices[int(orders.steps[loss.row, 0])]
        what = Text("“{e}” {at}：{c}", '"{e}" {at}: {c}').fill(e=event.name, at=step.clock, c=choice.text)
        return Lost(turn, what, _WHY[loss.reason], loss.reason, f"{event.id}/{step.id}.{choice.id}")
    if loss.order == "standing":
        answer = ANSWERS[int(orders.standing[0])]
        what = Text("对最后一个月案件的答复：{a}", "Answer to the last month's cases: {a}")
        return Lost(turn, what.fill(a=words.ANSWERS[answer]), _WHY[loss.reason], loss.reason, "")
    answer = ANSWERS[int(orders.answer[loss.row, 0])]
    slot, kind = int(here.case_slot[loss.row, 0]), int(here.case_task[loss.row, 0])
    about = task_name(names, kind, max(slot, 0), int(here.case_public[loss.row, 0]))
    if slot < 0:
        about = names.publics[int(here.case_public[loss.row, 0])].name
    what = Text("{a}：{t}", "{a}: {t}").fill(a=words.ANSWERS[answer], t=about)
    return Lost(turn, what, _WHY[loss.reason], loss.reason, str(loss.row))


_WHY = {
    "unfiled": Text(
        "那里没有容错办法，改为不报备照办", "there is no tolerance there; it was carried out unfiled"
    ),
    "unwhistled": Text(
        "那里没有吹哨报到的规定，改为口头报告",
        "there is no rule of the whistle there; it was reported orally",
    ),
    "no_task": Text("那里没有派下这件任务", "this task never came there"),
    "no_card": Text(
        "那里这个月案头没有这张抉择卡，按缺省处理",
        "this card was not on the desk there; what lay there fell to its default",
    ),
    "no_choice": Text(
        "那里这个选项不能选，按缺省处理", "this option was closed there; the card fell to its default"
    ),
    "no_case": Text("那里没有立这件案", "this case was never opened there"),
    "no_tolerance": Text("那里没有容错办法", "there is no tolerance there"),
}
