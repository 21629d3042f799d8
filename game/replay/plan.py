"""The decisions of the open month: every change is checked against the table of refusals and can be undone
until the month is committed.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

import numpy as np

from game.content.names import Names
from game.content.text import Text
from game.replay.scene import REST_NOTE, STEP_NOTE, StepTaken, open_step
from game.sim import orders as ordering
from game.sim.orders import MOST_OF_ONE_KIND, REFUSALS, STANDING, Orders, offered_answers
from game.sim.ruleset import ANSWERS, VERBS, Ruleset
from game.sim.state import CASES, State

DIALS = ("absorb", "paper_first")
LONGEST_COMMENT = 2000  # characters


@dataclass(frozen=True)
class Refusal:
    """Why a change was not made. `code` is one of orders.REFUSALS, or "unknown" for what does not exist."""

    code: str
    text: Text


@dataclass(frozen=True)
class Draft:
    """What is decided so far: orders for one game, and the reason he gives."""

    orders: Orders
    reason: str = ""
    comment: str = ""
    scene_left: bool = False  # the steps of a scene that are still open fall to their fallbacks


class Plan:
    """The open month of one game. `carried`: last month's plan, whose dials stay where they were. `log` is
    told of each step taken in a scene, at once."""

    def __init__(
        self,
        state: State,
        rules: Ruleset,
        names: Names,
        carried: Orders | None = None,
        log: Callable[..., None] | None = None,
    ):
        self.log = log
        self.state = state
        self.rules = rules
        self.names = names
        self.start = Draft(_blank(state, rules, carried))
        self.draft = self.start
        self._past: list[Draft] = []
        self._future: list[Draft] = []

    # what stands

    @property
    def orders(self) -> Orders:
        """The orders as they stand; allowed, every one of them."""
        return self.draft.orders.copy()

    @property
    def reason(self) -> str:
        return self.draft.reason

    @property
    def comment(self) -> str:
        return self.draft.comment

    @property
    def attention_left(self) -> int:
        return int(ordering.refusals(self.state, self.rules, self.draft.orders)[1][0])

    @property
    def is_empty(self) -> bool:
        return _same(self.draft, self.start)

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    # what can be changed: each returns None, or why it was refused

    def set_card(self, slot: int, verb: str | int | None) -> Refusal | None:
        """What to do with the task in a slot; None leaves it to the staff."""
        code = _code(verb, VERBS, 0)
        if code is None or not 0 <= slot < self.rules.most_tasks:
            return refusal("unknown")
        return self._set("verb", slot, code)

    def toggle_visit(self, public: int) -> Refusal | None:
        if not 0 <= public < self.rules.public_count:
            return refusal("unknown")
        return self._set("visit", public, 1 - int(self.draft.orders.visit[public, 0] != 0))

    def set_standing(self, name: str, points: int) -> Refusal | None:
        """Points on consult, prepare, support or back."""
        if name not in STANDING or not 0 <= points <= MOST_OF_ONE_KIND:
            return refusal("unknown")
        return self._set(name, None, points)

    def set_dial(self, name: str, percent: int) -> Refusal | None:
        """absorb (我来担) or paper_first (先干事 0 ↔ 100 先留痕)."""
        if name not in DIALS or not 0 <= percent <= 100:
            return refusal("unknown")
        return self._set(name, None, percent)

    def choose(self, choice: int | str | None) -> Refusal | None:
        """An option of the month's card, by place or id; None leaves it to what happens if nobody decides."""
        event = int(self.state.event[0])
        ids = [choice.id for choice in self.names.events[event].choices] if event >= 0 else []
        code = _code(choice, tuple(ids), -1)
        return refusal("no_choice") if code is None else self._set("choice", None, code)

    @property
    def open_step(self) -> StepTaken | None:
        """The step of the month's scene that asks for a decision now."""
        return open_step(self.state, self.rules, self.names, self.draft.orders, self.draft.scene_left)

    @property
    def scene_left(self) -> bool:
        """Whether the rest of the scene was left to what happens if nobody decides."""
        return self.draft.scene_left

    def take_step(self, choice: int | str) -> Refusal | None:
        """Decides the open step of the scene. It is written down at once and cannot be taken back; what was
        planned before it can still be changed, but not by undoing. Raises UserError where the disk fails."""
        step = self.open_step
        code = _code(choice, tuple(c.id for c in step.words.choices), 0) if step else None
        if step is None or code is None:
            return refusal("no_choice")
        refused = self._set("steps", step.k, code)
        if refused is None:
            self._settle()
            self._tell(STEP_NOTE, step=step.words.id, choice=step.words.choices[code].id)
        return refused

    def leave_scene(self) -> Refusal | None:
        """Leaves every step that is still open to its fallback; this too cannot be taken back."""
        if self.open_step is None:
            return refusal("no_choice")
        self._change(replace(self.draft, scene_left=True))
        self._settle()
        self._tell(REST_NOTE)
        return None

    def _settle(self) -> None:
        """What stands of the scene stands for good: no undoing and no clearing goes behind it."""
        orders = self.start.orders.copy()
        orders.steps[:] = self.draft.orders.steps
        self.start = replace(self.start, orders=orders, scene_left=self.draft.scene_left)
        self._past.clear()
        self._future.clear()

    def _tell(self, kind: str, **values: str) -> None:
        if self.log is not None:
            event = self.names.events[int(self.state.event[0])].id
            self.log(kind, event=event, **values, reason=self.reason, comment=self.comment)

    def recall_step(self, kind: str, values: dict) -> bool:
        """Takes a step again that a recording notes; False where it does not exist here."""
        event = int(self.state.event[0])
        if event < 0 or self.names.events[event].id != values.get("event"):
            return False
        log, self.log = self.log, None
        step, choice = self.open_step, values.get("choice")
        if kind == REST_NOTE:
            refused = self.leave_scene()
        elif step is not None and step.words.id == values.get("step") and isinstance(choice, str):
            refused = self.take_step(choice)
        else:
            refused = refusal("no_choice")
        self.log = log
        for name, setter in (("reason", self.set_reason), ("comment", self.set_comment)):
            if refused is None and isinstance(values.get(name), str):
                setter(values[name])
        self._past.clear()
        return refused is None

    def answer(self, place: int, answer: str | int | None) -> Refusal | None:
        """The answer to the case file in a place (0-5)."""
        code = _code(answer, ANSWERS, -1)
        if code is None or not 0 <= place < CASES:
            return refusal("unknown")
        return self._set("answer", place, code)

    def set_instruction(self, answer: str | int) -> Refusal | None:
        """The standing instruction: what is answered to the cases that the last month opens."""
        code = _code(answer, ANSWERS, 0)
        if code is None:
            return refusal("unknown")
        if code >= len(offered_answers(self.rules)):
            return refusal("no_procedure")
        return self._set("standing", None, code)

    def set_reason(self, reason: str | None) -> Refusal | None:
        """One reason from the scenario's list."""
        if reason and reason not in [known.id for known in self.names.reasons]:
            return refusal("unknown")
        return self._change(replace(self.draft, reason=reason or ""))

    def set_comment(self, comment: str) -> Refusal | None:
        """His own words, as long as he likes within reason."""
        clean = comment.encode("utf-8", "replace").decode()[:LONGEST_COMMENT]
        return self._change(replace(self.draft, comment=clean))

    def adopt(self, orders: Orders) -> None:
        """Takes over a whole month's orders; what is not allowed is left out. One step to undo."""
        settled = self.start.orders.steps
        orders = orders.copy()
        if orders.steps.shape == settled.shape:
            orders.steps[:] = np.where(settled >= 0, settled, orders.steps)
        lawful = ordering.lawful(self.state, self.rules, orders)
        self._change(replace(self.draft, orders=lawful, scene_left=True))

    def why_not(self, setter: str, *values) -> Refusal | None:
        """What a setter would answer, without changing anything: why_not("set_card", 3, "real")."""
        trial = Plan.__new__(Plan)
        trial.__dict__ = {**self.__dict__, "_past": [], "_future": [], "log": None}
        return getattr(trial, setter)(*values)

    # taking back

    def undo(self) -> bool:
        """Takes the last change back; False where there is none."""
        return self._move(self._past, self._future)

    def redo(self) -> bool:
        return self._move(self._future, self._past)

    def clear(self) -> None:
        """Back to an untouched month; this too can be undone."""
        self._change(self.start)

    def _move(self, source: list[Draft], target: list[Draft]) -> bool:
        if not source:
            return False
        target.append(self.draft)
        self.draft = source.pop()
        return True

    def _set(self, name: str, row: int | None, value: int) -> Refusal | None:
        orders = self.draft.orders.copy()
        getattr(orders, name)[0 if row is None else row, ...] = value
        refused, _ = ordering.refusals(self.state, self.rules, orders)
        own = getattr(refused, name, None)
        if own is not None and own[0 if row is None else row, ...].any():
            return refusal(REFUSALS[int(own[0 if row is None else row, ...].max())])
        if any(getattr(refused, f.name).any() for f in fields(refused)):
            return refusal("over" if self.state.is_over[0] else "no_attention")
        if self.state.is_over[0]:
            return refusal("over")
        return self._change(replace(self.draft, orders=orders))

    def _change(self, draft: Draft) -> None:
        if _same(draft, self.draft):
            return
        self._past.append(self.draft)
        self._future.clear()
        self.draft = draft


def _blank(state: State, rules: Ruleset, carried: Orders | None) -> Orders:
    """A month in which nothing is decided; dials and the standing instruction stay as they were."""
    orders = ordering.nothing(state, rules)
    for name in (*DIALS, "standing") if carried is not None else ():
        setattr(orders, name, getattr(carried, name).copy())
    return orders


def _same(one: Draft, other: Draft) -> bool:
    if (one.reason, one.comment, one.scene_left) != (other.reason, other.comment, other.scene_left):
        return False
    return all(
        np.array_equal(getattr(one.orders, f.name), getattr(other.orders, f.name)) for f in fields(Orders)
    )


def _code(value: str | int | None, names: tuple[str, ...], nothing: int) -> int | None:
    """The number of a name or number; None where it is neither."""
    if value is None:
        return nothing
    if isinstance(value, str):
        return names.index(value) if value in names else None
    return int(value) if nothing <= value < len(names) else None


def refusal(code: str) -> Refusal:
    """The refusal of that code with its sentence."""
    return Refusal(code, _SENTENCES[code])


_SENTENCES: dict[str, Text] = {
    "no_attention": Text(
        "本月的注意力点不够了。先放下一件，再安排这件。",
        "Not enough attention points are left this month. Put something else down first.",
    ),
    "no_task": Text("这个位置本月没有任务。", "There is no task in this place this month."),
    "no_tolerance": Text(
        "现行制度没有容错办法，既不能先报备，也不能申请容错。",
        "There is no tolerance rule under this institution: nothing can be filed first or claimed.",
    ),
    "no_choice": Text(
        "这一项要看此前的决定或现行制度，现在没有。",
        "This one hangs on an earlier decision or on the institution; it is not open now.",
    ),
    "no_case": Text("这里没有等待答复的案件。", "No case is waiting for an answer here."),
    "too_late": Text("答复期限已过。", "The time limit for this answer has passed."),
    "scene_open": Text(
        "情节还没有走完：先把这一步决定下来，或者写明其余各步听其自然。",
        "The scene is not played to its end. Decide the open step, or leave the rest to take its course.",
    ),
    "not_yet": Text(
        "案件还在核查，没有处理决定可申诉。可以说明情况、申请容错、为干部签字或如实上报。",
        "The inquiry is still on and there is no sanction to appeal against. Explain, claim, sign or report.",
    ),
    "decided": Text(
        "案件已有处理决定，只能接受或申诉。", "The case is decided; it can be accepted or appealed against."
    ),
    "no_procedure": Text(
        "本情景不走容错与问责的分步程序，没有这一项。",
        "This scenario runs without the step-by-step procedure; there is no such answer.",
    ),
    "over": Text("任期已经结束，不能再作决定。", "The term has ended; nothing more can be decided."),
    "not_here": Text(
        "这个情景没有启用“权责”机制，没有这一项。",
        "This scenario does not run the mechanism powers; there is no such thing here.",
    ),
    "no_whistle": Text(
        "现行制度没有“吹哨报到”的规定，吹哨没有时限。可以口头报告，或请部门联合执法。",
        "This institution has no rule of the whistle, so it would have no clock. Report orally, or ask for "
        "joint enforcement.",
    ),
    "unknown": Text("没有这一项。", "There is no such thing here."),
}
