"""How far a scene has come on one desk: what is asked now, and what was decided at the hours before (R60)."""

from dataclasses import dataclass

import numpy as np

from game.content.names import Names, StepWords
from game.content.text import Text
from game.sim.orders import Orders
from game.sim.ruleset import Ruleset
from game.sim.scenes import Scene, walk
from game.sim.state import State

STEP_NOTE, REST_NOTE = "step", "scene_left"  # what a recording notes at once


@dataclass(frozen=True)
class StepTaken:
    """A step that was in play: which, what it said, and what was chosen at it."""

    k: int
    words: StepWords
    news: int  # which of its news came, -1 none
    place: int  # the choice taken, -1 where the step is still open
    by_default: bool

    @property
    def text(self) -> Text:
        """What stands on the card at this hour: the step's text and the news that came."""
        told = self.words.news[self.news] if self.news >= 0 else Text()
        return Text(self.words.text.zh + told.zh, f"{self.words.text.en} {told.en}".rstrip())

    @property
    def choice(self) -> Text:
        """What was chosen, with its hour."""
        text = self.words.choices[self.place].text
        clock, zh, en = self.words.clock, text.zh.rstrip("。"), text.en.rstrip(".")
        return Text(f"{clock} {zh}", f"{clock} {en}")


def is_scene(state: State, rules: Ruleset) -> bool:
    """Whether the card on this desk is a scene."""
    deck, event = rules.deck, int(state.event[0])
    return event >= 0 and len(deck.step_count) > 0 and int(deck.step_count[event]) > 0


def steps_so_far(
    state: State, rules: Ruleset, names: Names, orders: Orders, left: bool = True
) -> tuple[Scene, list[StepTaken]]:
    """The steps that came, in order. Unless the rest is `left` to the fallbacks, it stops at the first step
    that is not decided yet, which stands last with place -1."""
    scene, came = Scene(state, rules), []
    if not is_scene(state, rules):
        return scene, came
    first, words = rules.deck.step_first, names.events[int(state.event[0])].steps
    for k, step in enumerate(words):
        is_here = bool(scene.reach(k)[0])
        said = orders.steps[k].copy()
        news = int(scene.news[k, 0])
        if is_here and not left and said[0] < 0:
            return scene, [*came, StepTaken(k, step, news, -1, False)]
        scene.take(k, said)
        if is_here:
            place = int(scene.choice[k, 0] - first[scene.rows(k)[0]])
            came.append(StepTaken(k, step, news, place, bool(said[0] < 0 or scene.refused[k, 0])))
    return scene, came


def taken(state: State, rules: Ruleset, names: Names, orders: Orders) -> list[StepTaken]:
    """Every step of the scene as it was carried out."""
    return steps_so_far(state, rules, names, orders)[1]


def open_step(state: State, rules: Ruleset, names: Names, orders: Orders, left: bool) -> StepTaken | None:
    """The step that asks for a decision now; None where there is none."""
    if left or not is_scene(state, rules):
        return None
    came = steps_so_far(state, rules, names, orders, left)[1]
    return came[-1] if came and came[-1].place < 0 else None


def told(steps: list[StepTaken]) -> Text:
    """The choices of a night in one line, each with its hour."""
    return Text("；".join(s.choice.zh for s in steps), "; ".join(s.choice.en for s in steps))


def same_night(one: Orders, state: State, other: Orders, there: State, rules: Ruleset) -> np.ndarray:
    """Share of a scene's steps at which two batches take the same, 0..1000 for each game of `there`."""
    ours, theirs = walk(state, rules, one.steps), walk(there, rules, other.steps)
    in_play = (ours.choice >= 0) | (theirs.choice >= 0)
    return 1000 * ((ours.choice == theirs.choice) & in_play).sum(0) // np.maximum(in_play.sum(0), 1)
