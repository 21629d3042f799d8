"""The moments of a game worth an hour of talk: its turning points or, chosen by the books, the heaviest case,
the dilemma that moved most, the month in which the books stood furthest from the facts.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from game.content.text import NO_TEXT, Text, say
from game.debrief.casefiles import CaseFile
from game.debrief.decisions import causes_of, decided
from game.debrief.story import Story
from game.replay.turning_shapes import Mark
from game.replay.view_shapes import Adviser, Desk, Dilemma
from game.replay.view_words import joined, quoted, unstopped

# What counts as one step of a level, so that causes of different levels can be weighed against each other.
STEPS = {
    "trust": 1,
    "risk": Decimal("0.05"),
    "score": 1,
    "blame": Decimal("0.3"),
    "capacity": 1,
    "motivation": 1,
}
TOLD = ("trust", "risk", "results", "blame")  # what a moment says of how it really was
COUNT = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """One turn made ready to be talked about. `kind`: case, dilemma, gap, plan or month."""

    turn: int
    kind: str
    month: Text
    title: Text
    why: Text  # why this one
    situation: Text
    known: tuple[Text, ...]
    advisers: tuple[Adviser, ...]
    options: tuple[tuple[Text, bool], ...]  # words, whether chosen
    decided: tuple[Text, ...]
    reason: Text
    comment: str
    came: tuple[Text, ...]
    truth: tuple[Text, ...]
    questions: tuple[Text, ...]


def moments(story: Story, count: int = COUNT) -> tuple[Moment, ...]:
    """The moments to talk about, in the order they happened: turning points where they were looked for."""
    if story.turning:
        marks: dict[int, Mark] = {}
        for mark in story.turning.foremost(len(story.turning.marks)):
            if len(marks) < count:
                marks.setdefault(mark.turn, mark)
        if len(marks) == count:
            return tuple(_turning(story, marks[turn]) for turn in sorted(marks))
    rankings = [_by_case(story), _by_dilemma(story), _by_gap(story)]
    chosen: dict[int, tuple[str, Text]] = {}
    for place in range(story.last):
        for kind, ranking in zip(("case", "dilemma", "gap"), rankings, strict=True):
            if len(chosen) == count:
                break
            if any(found[0] == kind for found in chosen.values()):
                continue
            if place < len(ranking) and ranking[place][0] not in chosen:
                chosen[ranking[place][0]] = (kind, ranking[place][1])
    for turn in range(1, story.last + 1):
        if len(chosen) < count and turn not in chosen:
            chosen[turn] = ("month", NO_TEXT)
    return tuple(moment(story, turn, *chosen[turn]) for turn in sorted(chosen))


def _turning(story: Story, mark: Mark) -> Moment:
    """A turning point: before the talk only that it is one, what it would have brought with the truth."""
    why = say("debrief.why.turning", verdict=say(f"debrief.turning.verdict.{mark.verdict}"))
    made = moment(story, mark.turn, mark.kind, why)
    return replace(made, truth=(mark.text, *made.truth))


def moment(story: Story, turn: int, kind: str = "month", why: Text = NO_TEXT) -> Moment:
    """Any turn as a moment."""
    review = story.review(turn)
    dealt, report = review.desk.dilemma, review.report
    cases = [case for case in story.cases if case.opened == turn]
    case = max(cases, key=lambda one: one.case.blame, default=None) if kind == "case" else None
    if case:
        title = say(
            "debrief.moment.case_title", kind=say(f"case.{case.case.kind}.name"), about=case.blame.title
        )
        situation = joined([case.case.text, case.case.facts], "", " ")
        options = _answers(case)
    elif dealt and kind != "plan":
        title, situation, options = dealt.name, dealt.text, _options(dealt)
    else:
        title = say("debrief.moment.plan")
        told = [review.desk.season, review.desk.path.text, *_papers(review.desk)]
        situation = joined([unstopped(one) for one in told], "。", ". ")
        options = ()
    aftermath = report.aftermath.text if report and report.aftermath else NO_TEXT
    notices = [notice.text for notice in report.notices] if report else []
    outcomes = [
        say("debrief.moment.case", case=one.title, answer=one.answer, verdict=one.decision.verdict)
        for one in cases
        if one.decision
    ]
    own = next((one for one in decided(story, turn) if one.group == "dilemma"), None)
    return Moment(
        turn=turn,
        kind=kind,
        month=story.turn_name(turn),
        title=title,
        why=why,
        situation=situation,
        known=_known(story, turn),
        advisers=dealt.advisers if dealt and options and not case else (),
        options=options,
        decided=tuple(one.text for one in decided(story, turn)),
        reason=own.reason if own and not case else NO_TEXT,
        comment=own.comment if own and not case else "",
        came=tuple(text for text in (aftermath, *notices, *outcomes) if text),
        truth=_truth(story, turn),
        questions=tuple(say(f"debrief.ask.{kind}.{n}") for n in (1, 2, 3)),
    )


def _known(story: Story, turn: int) -> tuple[Text, ...]:
    desk = story.review(turn).desk
    gauges = [
        Text(f"{gauge.name.zh}：{gauge.shown.zh}（{gauge.reading.zh}）",
             f"{gauge.name.en}: {gauge.shown.en} ({gauge.reading.en})")
        for gauge in desk.gauges
    ]  # fmt: skip
    return (*gauges, *(notice.text for notice in desk.notices))


def _options(dealt: Dilemma | None) -> tuple[tuple[Text, bool], ...]:
    if dealt is None:
        return ()
    if dealt.steps:
        return tuple(
            (Text(f"{step.clock} {choice.name.zh}", f"{step.clock} {choice.name.en}"), n == step.taken)
            for step in dealt.steps
            for n, choice in enumerate(step.choices)
        )
    chosen = dealt.fallback if dealt.chosen is None else dealt.chosen
    return tuple((choice.name, n == chosen) for n, choice in enumerate(dealt.choices))


def _papers(desk: Desk) -> list[Text]:
    """What lay on the desk, in a sentence."""
    return (
        [say("debrief.moment.papers", papers=[quoted(card.title) for card in desk.cards])]
        if desk.cards
        else []
    )


def _answers(case: CaseFile) -> tuple[tuple[Text, bool], ...]:
    """The answers there were to a case."""
    answers = case.case.answers
    return tuple(
        (say("debrief.moment.answer", name=answer.name, text=answer.text), answer.name == case.answer)
        for answer in answers
    )


def _truth(story: Story, turn: int) -> tuple[Text, ...]:
    """How the levels really stood, and what moved them most."""
    out = [_gap_text(story, turn)]
    for level in story.review(turn).levels:
        if level.level not in TOLD:
            continue
        causes = [say("debrief.moment.cause", cause=c.text, amount=c.shown) for c in level.causes[:3]]
        words = say("debrief.moment.level", level=level.name, shown=level.shown, change=level.change_shown)
        out.append(joined([words, *causes]))
    return tuple(out)


def _gap(story: Story, turn: int) -> Decimal:
    curves = {curve.id: curve.points for curve in story.year.curves}
    return (curves["compliance"][turn] or Decimal(0)) - (curves["real"][turn] or Decimal(0))


def _gap_text(story: Story, turn: int) -> Text:
    curves = {curve.id: curve.points for curve in story.year.curves}
    shown, real = curves["compliance"][turn] or Decimal(0), curves["real"][turn] or Decimal(0)
    return say("debrief.moment.gap", shown=shown, real=real, gap=shown - real)


def _by_case(story: Story) -> list[tuple[int, Text]]:
    found = sorted(story.cases, key=lambda case: (-case.case.blame, case.opened))
    ranked = [
        (c.opened, say("debrief.why.case", points=c.case.blame)) for c in found if c.opened <= story.last
    ]
    struck = [
        (turn, say("debrief.why.incident"))
        for turn in range(1, story.last + 1)
        if story.review(turn).report and story.review(turn).report.incidents  # type: ignore[union-attr]
    ]
    return _first_of_each(ranked or struck)


def _by_dilemma(story: Story) -> list[tuple[int, Text]]:
    weighed = []
    for turn in range(1, story.last + 1):
        if story.review(turn).desk.dilemma is None:
            continue
        causes = causes_of(story, turn, "dilemma")
        weight = sum(
            abs(cause.amount) / STEPS[level.level] for level, cause in causes if level.level in STEPS
        )
        moved = [
            say("debrief.moment.cause", cause=level.name, amount=cause.shown)
            for level, cause in causes
            if level.level in STEPS
        ]
        why = (
            say("debrief.why.dilemma", moved=joined(moved, "，", ", ")) if moved else say("debrief.why.quiet")
        )
        weighed.append((weight, turn, why))
    return [(turn, why) for _, turn, why in sorted(weighed, key=lambda one: (-one[0], one[1]))]


def _by_gap(story: Story) -> list[tuple[int, Text]]:
    turns = sorted(range(1, story.last + 1), key=lambda turn: (-_gap(story, turn), turn))
    return [(turn, say("debrief.why.gap", gap=_gap(story, turn))) for turn in turns]


def _first_of_each(ranked: list[tuple[int, Text]]) -> list[tuple[int, Text]]:
    seen: dict[int, Text] = {}
    for turn, why in ranked:
        seen.setdefault(turn, why)
    return list(seen.items())
