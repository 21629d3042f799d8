"""Computes a recording again and compares every turn (design.md 5): how far it agrees, what differs first."""

from collections import OrderedDict
from dataclasses import dataclass

from game.content import decisions as deciding
from game.content import load as loading
from game.content.compile import Compiled
from game.content.text import Text, UserError
from game.replay import simulate, words
from game.replay.entries import Turn
from game.replay.recording import Flaw, Recording
from game.sim import engine
from game.sim import orders as ordering
from game.sim.engine import RULES_NUMBER
from game.sim.orders import Orders
from game.sim.state import State

SAME, DIFFERS, OTHER_RULES = "same", "differs", "other_rules"
_EXIT = {SAME: 0, DIFFERS: 1, OTHER_RULES: 3}
_KEPT = 4  # compiled scenarios: a class's recordings share one


@dataclass(frozen=True)
class Verdict:
    """What comparing brought. `level` is a level's name, or start, state, decisions, chain, scenario, torn,
    damaged, order or after_end; `turn` 0 is the header and the arrival."""

    status: str
    turns: int  # turns that agree
    text: Text
    turn: int = 0
    line: int = 0
    level: str = ""

    @property
    def exit_code(self) -> int:
        return _EXIT[self.status]


@dataclass(frozen=True)
class Replay:
    """A recording computed again, as far as it agrees."""

    recording: Recording
    verdict: Verdict
    compiled: Compiled | None = None
    run_in: tuple[State, ...] = ()  # before he came, the first state first
    history: tuple[State, ...] = ()  # at the start of each turn; one more than `orders`
    orders: tuple[Orders, ...] = ()


@dataclass(frozen=True)
class _Mismatch:
    turn: int
    line: int
    level: str


def replay(recording: Recording) -> Replay:
    """Never raises: what cannot be computed is said in the verdict."""
    if recording.header.rules != RULES_NUMBER:
        return Replay(recording, _other_rules(recording))
    try:
        compiled = compiled_of(recording)
    except UserError as error:
        return Replay(recording, _unplayable(error))
    rules, found = compiled.rules, None
    before = simulate.run_in(rules, [recording.header.seed], simulate.parameters(compiled))
    found = _compare_start(recording, compiled, before)
    if found:
        return Replay(recording, _verdict(recording, found, 0), compiled)
    history, carried_out = [before[-1]], []
    for turn in recording.turns:
        state = history[-1]
        if state.is_over[0]:
            found = _Mismatch(turn.turn, turn.line, "after_end")
            break
        orders, all_known = _orders(turn, state, compiled)
        after = engine.step(state, orders, rules, detail=True)
        found = _compare(turn, after, compiled, all_known)
        if found:
            break
        history.append(after)
        carried_out.append(orders)
    if _texts_differ(recording, compiled):
        found = _Mismatch(0, 1, "scenario")
    verdict = _verdict(recording, found, len(carried_out))
    return Replay(recording, verdict, compiled, tuple(before), tuple(history), tuple(carried_out))


_compiled: OrderedDict[tuple[str, str], Compiled] = OrderedDict()


def compiled_of(recording: Recording) -> Compiled:
    """The recording's own scenario and institution; raises UserError where its texts do not compile."""
    return compiled_texts(recording.header.scenario_text, recording.header.institution_text)


def compiled_texts(scenario: str, institution: str) -> Compiled:
    """Compiles, or remembers having compiled, a scenario under an institution."""
    key = (scenario, institution)
    if key not in _compiled:
        _compiled[key] = loading.compile_texts(scenario, institution)
        if len(_compiled) > _KEPT:
            _compiled.popitem(last=False)
    _compiled.move_to_end(key)
    return _compiled[key]


def _compare_start(recording: Recording, compiled: Compiled, before: list[State]) -> _Mismatch | None:
    header = recording.header
    if before[-1].digest() == header.start:
        return None
    if _texts_differ(recording, compiled):
        return _Mismatch(0, 1, "scenario")
    own = [simulate.levels(state, compiled.rules) for state in before[1:]]
    for recorded, computed in zip(header.before, own, strict=False):
        level = _first_difference(recorded, computed)
        if level:
            return _Mismatch(0, 1, level)
    return _Mismatch(0, 1, "start")


def _texts_differ(recording: Recording, compiled: Compiled) -> bool:
    header = recording.header
    return (compiled.scenario_hash, compiled.institution_hash) != (
        header.scenario_hash,
        header.institution_hash,
    )


def _orders(turn: Turn, state: State, compiled: Compiled) -> tuple[Orders, bool]:
    """The orders of a turn line, and whether every decision in it exists."""
    try:
        orders, lost = deciding.to_orders(turn.decisions, state, compiled.rules, compiled.names)
    except ValueError:  # a forged number too long to be read
        return ordering.nothing(state, compiled.rules), False
    return orders, not lost


def _compare(turn: Turn, after: State, compiled: Compiled, all_known: bool) -> _Mismatch | None:
    level = _first_difference(turn.levels, simulate.levels(after, compiled.rules))
    if level or not all_known or after.digest() != turn.digest:
        return _Mismatch(turn.turn, turn.line, level or ("state" if all_known else "decisions"))
    return None


def _first_difference(recorded: dict[str, int], computed: dict[str, int]) -> str:
    return next((name for name in simulate.LEVEL_NAMES if recorded.get(name) != computed[name]), "")


def _verdict(recording: Recording, found: _Mismatch | None, agreed: int) -> Verdict:
    """Whatever shows first, line by line: a flaw of the file or a difference of the game."""
    flaw = recording.flaw
    if found and (flaw is None or found.line <= flaw.line):
        return Verdict(
            DIFFERS, agreed, _says(found, agreed, flaw is not None), found.turn, found.line, found.level
        )
    if flaw:
        text = flaw.text if flaw.code == "torn" else _tells(flaw.text, agreed)
        return Verdict(DIFFERS, agreed, text, flaw.turn, flaw.line, _level_of(flaw))
    text = Text("重算一致，共{n}回合。", "The same when computed again, {n} {n:turn|turns}.")
    return Verdict(SAME, agreed, text.fill(n=agreed))


def _says(found: _Mismatch, agreed: int, is_edited: bool) -> Text:
    if found.level == "after_end":
        return _tells(words.line_flaw("after_end", found.line), agreed)
    place = (
        Text("第{t}回合（第{l}行）", "Turn {t} (line {l})")
        if found.turn
        else Text("文件头（第1行）", "The header (line 1)")
    )
    what = Text(
        "{place}：“{level}”与重算结果不符{edited}",
        "{place}: {level} {level_be} not what computing again gives{edited}",
    ).fill(
        place=place.fill(t=found.turn, l=found.line),
        level=words.level_name(found.level),
        level_be=Text("", "are" if found.level == "decisions" else "is"),
        edited=Text("，这一行写下之后被改动过", ", and the line was changed after it was written")
        if is_edited
        else "",
    )
    return _tells(what, agreed)


def _tells(what: Text, agreed: int) -> Text:
    """The difference, and how far the recording can still be opened."""
    reach = Text(
        "重算一致的{n}回合可以打开。",
        "{n} {n:turn agrees|turns agree} when computed again and can be opened.",
    )
    none = Text("没有一个回合可以重算核对。", "No turn of it agrees when computed again.")
    reach = reach.fill(n=agreed) if agreed else none
    return Text(f"{what.zh}。{reach.zh}", f"{what.en}. {reach.en}")


def _other_rules(recording: Recording) -> Verdict:
    text = Text(
        "按规则第{old}号写成，本程序是第{new}号，不能重算；记录下来的{n}回合数值仍可查看。",
        "It was played under rules number {old}; this program has number {new} and cannot compute it again. "
        "The recorded levels of {n} {n:turn|turns} can still be read.",
    ).fill(old=recording.header.rules, new=RULES_NUMBER, n=len(recording.levels))
    flaw = recording.flaw
    if flaw is None:
        return Verdict(OTHER_RULES, 0, text)
    both = Text(f"{flaw.text.zh}。{text.zh}", f"{flaw.text.en}. {text.en}")
    return Verdict(DIFFERS, 0, both, flaw.turn, flaw.line, _level_of(flaw))


def _level_of(flaw: Flaw) -> str:
    return "chain" if flaw.code == "changed" else flaw.code


def _unplayable(error: UserError) -> Verdict:
    text = Text(
        f"文件头（第1行）：其中的情景或制度有错，无法重算。{error.text.zh}",
        f"The header (line 1): its scenario or institution cannot be compiled. {error.text.en}",
    )
    return Verdict(DIFFERS, 0, text, 0, 1, "scenario")
