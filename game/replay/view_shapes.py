"""What the screens and the terminal draw: frozen data with both languages, numbers in human units.

Words are `Text`, numbers `int` or `Decimal` with a `shown` Text beside them where a unit or a rounding is
wanted: whoever draws never formats and never computes. Everything marked *known* holds only what the town
head could know; only `YearEnd` and a `Review` asked for the truth lift the fog.

The functions that fill them are in `view`:

    desk(session) -> Desk                       the open turn as it stands, with the plan so far
    report(session, turn) -> Report             what the month of a turn (1..) brought, known then
    year_end(session) -> YearEnd                both ledgers, the fog lifted
    review(session, turn, truth) -> Review      any turn, as it was known or as it was
    why(session, turn, level, member=None) -> LevelWhy      the signed causes of one level's change
    team(session, turn=None) -> Team            the staff as they really are (truth)
    curves(session, truth) -> tuple[Curve, ...]     month by month; real against recorded
"""

from game.replay.view_shapes_desk import (
    GAUGES,
    MONEY,
    Adviser,
    Desk,
    Dial,
    Dilemma,
    Gauge,
    Mark,
    Notice,
    OpenCase,
    Option,
    PathStep,
    Person,
    Reason,
    RestOfTasks,
    SceneStep,
    Sighting,
    StandingAction,
    TargetPath,
    TaskCard,
    Village,
)
from game.replay.view_shapes_month import (
    Aftermath,
    CardResult,
    Decision,
    Factor,
    Finding,
    Incident,
    Inspection,
    Report,
    Share,
    Waterfall,
)
from game.replay.view_shapes_truth import (
    Account,
    Amount,
    Cause,
    Curve,
    Ending,
    Lesson,
    LevelWhy,
    MemberWhy,
    Review,
    Team,
    TeamLine,
    VillageTruth,
    YearEnd,
)

__all__ = [
    "GAUGES",
    "MONEY",
    "Account",
    "Adviser",
    "Aftermath",
    "Amount",
    "CardResult",
    "Cause",
    "Curve",
    "Decision",
    "Desk",
    "Dial",
    "Dilemma",
    "Ending",
    "Factor",
    "Finding",
    "Gauge",
    "Incident",
    "Inspection",
    "Lesson",
    "LevelWhy",
    "Mark",
    "MemberWhy",
    "Notice",
    "OpenCase",
    "Option",
    "PathStep",
    "Person",
    "Reason",
    "Report",
    "RestOfTasks",
    "Review",
    "SceneStep",
    "Share",
    "Sighting",
    "StandingAction",
    "TargetPath",
    "TaskCard",
    "Team",
    "TeamLine",
    "Village",
    "VillageTruth",
    "Waterfall",
    "YearEnd",
]
