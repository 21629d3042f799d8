"""What a game is: integer arrays with the game on the last axis. One game is a batch of one.

Sizes: N staff, B offices, V publics, L levels above, J task slots, W ways, E events, F flags, G games.
Fractions are fixed point (16 bits) unless said otherwise.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from hashlib import blake2b
from typing import Any

import numpy as np

COUNTY_HEAT, COUNTY_TEMPER, COUNTY_SINCE = range(3)  # how hard he presses, how he is, when he came

CASES = 6  # case files of the leader kept on the desk: three new a month, each for two months


@dataclass
class State:
    turn: int  # months since the run-in began; the month about to be decided
    key: np.ndarray  # (G,) uint64, from the seed
    parameters: np.ndarray  # (parameters, G), rows as parameters.NAMES: the institution and behaviour
    # staff
    motivation: np.ndarray  # (N, G) public-service motivation; the level "motivation"
    motivation_base: np.ndarray  # (N, G)
    ability: np.ndarray  # (N, G)
    expected_blame: np.ndarray  # (W, 2, N, G) sanction expected per task, by way and class (1 = red line)
    expected_credit: np.ndarray  # (W, 2, N, G) appraisal expected
    expected_cover: np.ndarray  # (3, N, G) belief that cover is given: filed, good faith, negligence
    staff_blame: np.ndarray  # (N, G) sanction points carried so far
    caution: np.ndarray  # (G,) mean blame expected of real work: what colleagues talk about
    # offices
    control: np.ndarray  # (B, G) standard s: 1 = four record days a task
    alarm: np.ndarray  # (B, G)
    solutions: np.ndarray  # (B, G) local solutions found, they lower misfit
    # publics
    risk: np.ndarray  # (V, G) hidden risk
    trust: np.ndarray  # (V, G)
    capacity: np.ndarray  # (V, G) capacity of self-government
    # the township
    shares: np.ndarray  # (W, G) what colleagues did lately, by way
    served: np.ndarray  # (G,) share of real-work days served lately
    load: np.ndarray  # (G,) work asked / work days there are
    finding_rate: np.ndarray  # (G,) findings per inspected task, lately
    # books
    blame: np.ndarray  # (G,) the leader's own account, points
    blame_above: np.ndarray  # (L, G) what stayed with each level above
    score: np.ndarray  # (G,) 考核分 of the month
    records: np.ndarray  # (G,) 表面达标 of the month
    results: np.ndarray  # (G,) 实绩 of the month
    days: np.ndarray  # (G,) head-months left unspent this month
    money: np.ndarray  # (G,) 10,000 yuan in the township's account
    counts: np.ndarray  # (len(COUNTS), G) since the leader arrived
    rank: np.ndarray  # (G,) place in the county, 1 = first
    complaints: np.ndarray  # (G,) complaints and notices of the month
    team: np.ndarray  # (G,) share of free choices that were real work, lately
    score_sum: np.ndarray  # (G,) over the months served
    results_sum: np.ndarray  # (G,)
    score_before: np.ndarray  # (G,) mean of the last six months of the run-in: what the county is used to
    is_over: np.ndarray  # (G,) bool: stands still
    is_removed: np.ndarray  # (G,) bool
    removed_after: np.ndarray  # (G,) months he served before he was removed
    # the month's tasks, in slots
    kind: np.ndarray  # (J, G)
    is_active: np.ndarray  # (J, G) bool
    public: np.ndarray  # (J, G)
    staff: np.ndarray  # (J, G)
    work: np.ndarray  # (J, G) head-months
    misfit: np.ndarray  # (J, G)
    need: np.ndarray  # (J, G) need for powers the township may lack
    value: np.ndarray  # (J, G)
    is_redline: np.ndarray  # (J, G) bool
    is_unwelcome: np.ndarray  # (J, G) bool
    channel: np.ndarray  # (J, G) CHANNELS; without rows where the mechanism is off
    duty: np.ndarray  # (J, G) DUTIES; without rows where the mechanism is off
    buffers: np.ndarray  # (L, G) what each level above added to the target
    # dilemmas
    event: np.ndarray  # (G,) card of the month, -1 none
    last_dealt: np.ndarray  # (E, G) turn, -99 never
    flags: np.ndarray  # (F, G) bool
    until: np.ndarray  # (stances, G) turn at which each stance ends
    # pressure and people: no rows where the scenario runs without the mechanism
    campaign: np.ndarray  # (H, G) size of each hazard met by a campaign this month, 0 none
    county: np.ndarray  # (3, G) the county leader: COUNTY_HEAT, COUNTY_TEMPER, COUNTY_SINCE
    fatigue: np.ndarray  # (N, G) 0..1
    away: np.ndarray  # (N, G) first turn after a secondment, 0 never borrowed
    joined: np.ndarray  # (N, G) turn in which whoever holds the post took it, 0 from the start
    # case files (CASES, G)
    case_kind: np.ndarray  # 0 empty, else CASE_KINDS
    case_status: np.ndarray  # CASE_STATUS
    case_turn: np.ndarray  # turn in which it was opened
    case_slot: np.ndarray  # task slot it came from (-1: no task in hand)
    case_task: np.ndarray  # kind of task
    case_public: np.ndarray
    case_staff: np.ndarray
    case_severity: np.ndarray  # whole sanction before it was passed down
    case_blame: np.ndarray  # the leader's part
    case_merit: np.ndarray  # how far the facts speak for tolerance
    case_staff_blame: np.ndarray  # the staff member's part
    # the procedure of each case; no rows where the scenario runs without it
    case_stage: np.ndarray  # (CASES, G) CASE_STAGES
    case_fact: np.ndarray  # (FACT_ROWS, CASES, G) what is on file
    bar: np.ndarray  # (N + 1, G) first turn after an effect period; the leader's in the last row
    routine: np.ndarray  # (1, G) how far tolerance has become a routine

    month: Any = None  # workings of the month just resolved, for views; not state
    ledger: Any = None  # the books of the month just resolved; not state

    @property
    def games(self) -> int:
        return len(self.key)

    def copy(self) -> "State":
        """An independent copy; workings and books are left behind."""
        return self._with(lambda array: array.copy())

    def pick(self, games) -> "State":
        """Some of the games as a batch of their own; `games` is an index array, slice or list."""
        return self._with(lambda array: array[..., games].copy())

    def tile(self, times: int) -> "State":
        """Every game `times` times, game 0 first in all its copies' order 0,1,..,0,1,.."""
        index = np.tile(np.arange(self.games), times)
        return self.pick(index)

    def hold(self, games: np.ndarray, before: "State") -> None:
        """Puts the given games (bool mask) back to what they were."""
        for name, array in self._arrays():
            np.copyto(array, getattr(before, name), where=games)

    def digest(self, game: int = 0) -> str:
        """32 hex digits over every array of one game; the same on every machine."""
        h = blake2b(str(self.turn).encode(), digest_size=16)
        for _, array in self._arrays():
            column = np.ascontiguousarray(array[..., game])
            h.update(column.astype("<u8" if column.dtype == np.uint64 else "<i8").tobytes())
        return h.hexdigest()

    def _with(self, change: Callable[[np.ndarray], np.ndarray]) -> "State":
        values: dict[str, Any] = {name: change(array) for name, array in self._arrays()}
        return State(turn=self.turn, **values)

    def _arrays(self) -> Iterator[tuple[str, np.ndarray]]:
        for f in fields(self):
            value = getattr(self, f.name)
            if isinstance(value, np.ndarray):
                yield f.name, value


# Kinds of case a leader may find on his desk.
CASE_KINDS = (
    "none",
    "finding",
    "complaint",
    "slip",
    "incident",
    "false_report",
    "idle",
    "no_task",
    "graft",
    "exposure",
)
CASE_KIND = {name: code for code, name in enumerate(CASE_KINDS)}
CASE_STATUSES = (
    "empty",
    "open",
    "accepted",
    "exempted",
    "refused",
    "overruled",
    "reduced",
    "rejected",
    "explained",
    "lapsed",
    "mitigated",  # from here on only where the procedure runs
    "declined",
    "sanctioned",
    "withdrawn",
    "confirmed",
    "overturned",
)
CASE_STATUS = {name: code for code, name in enumerate(CASE_STATUSES)}

# Where a case stands in the procedure (R50-R56).
CASE_STAGES = ("none", "clue", "sanctioned", "tolerated")
STAGE = {name: code for code, name in enumerate(CASE_STAGES)}
FACT_ROWS = {
    name: row
    for row, name in enumerate(
        ("way", "red_line", "powers", "record", "result", "flags", "outcome", "lifted", "form", "staff_form")
    )
}
FLAGS = (
    "directed",
    "with_public",
    "handed_down",
    "filed",
    "consulted",
    "gain",
    "fake",
    "good_faith",
    "idle",
    "clock",  # sanctioned before the facts were checked
    "signed",  # the leader signed for his staff member
    "written",  # ordered on paper
    "whistled",  # the office was called by whistle
    "own_act",  # punished for his own act 处分, else held to account as a leader 问责
)
FLAG_BIT = {name: 1 << bit for bit, name in enumerate(FLAGS)}
FORMS = ("none", "talk", "notice", "admonition", "warning", "serious_warning", "removal")
FORM_MONTHS = (0, 0, 0, 6, 12, 18, 24)
