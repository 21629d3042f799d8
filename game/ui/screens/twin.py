"""The institution twin: the same decisions and the same luck under another institution, computed beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import Text, UserError, say
from game.replay.flip import FlipResult, flips
from game.replay.flip_decisions import DecisionFlip, avoid
from game.replay.seat import Application
from game.replay.twin import TwinResult, twin, under
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens import (
    branching,
    twin_choose,
    twin_curves,
    twin_decisions,
    twin_differences,
    twin_ledgers,
    twin_seat,
)
from game.ui.screens.after import AfterScreen
from game.ui.screens.past import Past, Source
from game.ui.tasks import Task
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

PAGES = ("curves", "differences", "ledgers", "decisions", "seat")
Found = tuple[TwinResult, FlipResult]


class Twin(AfterScreen):
    """`chosen` is the other institution; while `found` is None it is being chosen or computed."""

    here = "twin"
    first_focus = "choose"

    def __init__(self, app: App, source: Source | Past):
        super().__init__(app, source)
        own = self.past.header.institution
        self.chosen = "full_reform" if own != "full_reform" else "moderate"
        self.guess: bool | None = None  # he says: removed there too, kept there, or nothing
        self.found: Found | None = None
        self.task: Task | None = None
        self.page = "curves"
        self.level = "blame"
        self.outcome = "removed"
        self.event = ""
        self.file = ""  # the application looked at from the other chair

    # ------------------------------------------------------------------ the tree

    def title(self) -> Words:
        return say("twin.title")

    def subtitle(self) -> Words:
        if self.found is None:
            return say("twin.subtitle")
        a, b = self.found[0].a, self.found[0].b
        return say("twin.between", a=a.institution.name, b=b.institution.name)

    def tools(self, ui: Ui) -> list[Widget]:
        if self.found is None:
            return []
        names = [(name, say(f"twin.page.{name}")) for name in PAGES]
        pages = w.Segmented(names, self.page, self.show, id="pages")
        other = w.Button(
            say("twin.other"), self.choose_again, icon="arrows-clockwise", shortcut="n", id="other"
        )
        return [pages, other]

    def body(self, ui: Ui) -> Widget:
        if self.found is None:
            return twin_choose.body(self, ui)
        page = {
            "curves": twin_curves.page,
            "differences": twin_differences.page,
            "ledgers": twin_ledgers.page,
            "decisions": twin_decisions.page,
            "seat": twin_seat.page,
        }[self.page]
        return page(self, self.found, ui)

    # ------------------------------------------------------------------ computing

    def compute(self) -> None:
        """The twin and what flips it, in a thread; what was computed before is shown at once."""
        if self.task or self.past.session is None:
            return
        self._note_guess()
        if self.chosen in self.past.twins:
            self._done(self.past.twins[self.chosen])
            return
        self.task = self.app.task(self._work, self._done, moved=self._moved, failed=self._failed)
        self.rebuild()

    def _work(self, task: Task) -> Found:
        session = self.past.session
        assert session is not None
        task.report(0.1)
        other = under(session.compiled, self.chosen)
        task.report(0.3)
        result = twin(session, other)
        task.report(0.7)
        return result, flips(session, other)

    def _moved(self, task: Task) -> None:
        meter = self.find("progress")
        if isinstance(meter, w.Meter):
            meter.parts = [(task.progress, "blue")]
            meter.soil()

    def _done(self, found: Found) -> None:
        self.task = None
        self.past.twins[self.chosen] = found
        self.found = found
        self.event, self.outcome = "", "removed"
        self.rebuild()
        self.focus(self.find("pages"), quiet=True)

    def _failed(self, error: BaseException) -> None:
        self.task = None
        text = error.text if isinstance(error, UserError) else say("toolkit.task_failed", why=str(error))
        self.app.toast(text, "amber", "warning")
        self.rebuild()

    def _note_guess(self) -> None:
        """What he expected is written down beside the game before he sees what comes."""
        if self.guess is not None:
            self._note("prediction", institution=self.chosen, removed=self.guess)

    def _note(self, kind: str, **values: object) -> None:
        session = self.past.session
        if session is None or self.past.notice or session.path is None:
            return
        try:
            session.note(kind, **values)
        except UserError as error:
            self.app.toast(error.text, "amber", "warning")

    def closed(self) -> None:
        if self.task:
            self.task.cancel()
            self.task = None

    # ------------------------------------------------------------------- actions

    def choose(self, institution: str) -> None:
        if institution != self.past.header.institution:
            self.chosen = institution
            self.rebuild()

    def choose_again(self) -> None:
        self.found, self.guess = None, None
        self.rebuild()

    def set_guess(self, guess: bool | None) -> None:
        self.guess = guess

    def show(self, page: str) -> None:
        self.page = page
        self.rebuild()

    def pick_level(self, level: str) -> None:
        self.level = level
        self.rebuild()

    def pick_outcome(self, outcome: str) -> None:
        """Ask what turns something else than removal; computed beside, and kept."""
        if self.found is None or self.task:
            return
        self.outcome = outcome
        key = f"{self.chosen}/{outcome}"
        if outcome == "removed":
            self._flipped(self.past.twins[self.chosen][1])
        elif key in self.past.flips:
            self._flipped(self.past.flips[key])
        else:
            self.task = self.app.task(self._flip, self._flipped, moved=self._moved, failed=self._failed)
            self.rebuild()

    def _flip(self, task: Task) -> FlipResult:
        session, outcome = self.past.session, self.outcome
        assert session is not None
        task.report(0.2)
        return flips(session, under(session.compiled, self.chosen), outcome)

    def _flipped(self, flip: FlipResult) -> None:
        assert self.found is not None
        self.task = None
        self.past.flips[f"{self.chosen}/{flip.outcome}"] = flip
        self.found = (self.found[0], flip)
        self.rebuild()

    def avoid(self) -> None:
        """Look for the smallest change of decisions, beside the window."""
        if self.task is None and self.past.avoided is None and self.past.session is not None:
            self.task = self.app.task(self._avoid, self._avoided, moved=self._moved, failed=self._failed)
            self.rebuild()

    def _avoid(self, task: Task) -> DecisionFlip | None:
        session, result = self.past.session, None
        assert session is not None
        for step in avoid(session):
            task.report(step.share)
            result = step.result
        return result

    def _avoided(self, found: DecisionFlip | None) -> None:
        self.task = None
        self.past.avoided = found
        self.rebuild()

    def branch_at(self, turn: int) -> None:
        branching.branch(self.app, self.past, turn)

    def pick_file(self, key: str) -> None:
        self.file = key
        self.rebuild()

    def sit(self, file: Application, signed: bool) -> None:
        """In the other chair: what he says is written down before he sees what the rules say."""
        self.file = file.key
        self.past.seats[file.key] = signed
        self._note("seat", application=file.key, signed=signed, institution=self.chosen)
        self.rebuild()

    def pick_event(self, event: str) -> None:
        self.event = "" if event == self.event else event
        self.rebuild()

    def on_escape(self) -> bool:
        if self.found is not None:
            self.choose_again()
            return True
        return super().on_escape()


def outcome(arm, past: Past) -> tuple[Text, str]:
    """How an arm ended, in two or three words, and the tone of it."""
    if arm.removed_at:
        return say("twin.removed", month=past.month(arm.removed_at)), "red"
    return (say("twin.served") if arm.is_over else say("twin.kept")), "teal"
