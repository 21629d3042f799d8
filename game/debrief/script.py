"""The facilitator's script in the shape of PEARLS: reactions, description, analysis, summary."""

from game.content.text import Text, say
from game.debrief.moments import Moment
from game.debrief.sheet import Block, Bullets, Grid, Heading, Lines, Para, Sheet
from game.debrief.story import Story
from game.debrief.worksheet import subtitle
from game.replay.view_words import joined

MINUTES = {"reactions": 4, "description": 6, "analysis": 24, "summary": 6}  # 40 in all, as one lesson


def script(story: Story, found: tuple[Moment, ...]) -> Sheet:
    """What to say, filled with what happened in this game."""
    blocks: list[Block] = [
        Para(say("debrief.pearls.rules")),
        Grid(_plan(), [say(f"debrief.pearls.head.{name}") for name in ("part", "time", "aim")], (3, 2, 8)),
        *_part("reactions"),
        Lines(2),
        *_part("description"),
        Bullets(_course(story)),
        *_part("analysis"),
    ]
    for number, moment in enumerate(found, 1):
        blocks += _moment(moment, number, story)
    blocks += [*_part("summary"), Lines(3), Para(say("debrief.pearls.close"), "strong")]
    return Sheet(say("debrief.pearls.title"), subtitle(story), tuple(blocks))


def _plan() -> list[list[Text]]:
    return [
        [
            say(f"debrief.pearls.{part}.name"),
            say("debrief.pearls.minutes", n=n),
            say(f"debrief.pearls.{part}.aim"),
        ]
        for part, n in MINUTES.items()
    ]


def _part(name: str) -> list[Block]:
    says = [say(f"debrief.pearls.{name}.say.{n}") for n in (1, 2)]
    head = say("debrief.pearls.part", name=say(f"debrief.pearls.{name}.name"), n=MINUTES[name])
    return [Heading(head), *(Para(words, "quote") for words in says)]


def _course(story: Story) -> list:
    """The facts to have at hand, month by month, if the class leaves one out."""
    year = story.year
    out = [say("debrief.sheet.account", name=a.name, n=a.shown, reading=a.reading) for a in year.accounts]
    for turn in range(1, story.last + 1):
        review = story.review(turn)
        told = [
            event.what
            for event in story.happenings[turn - 1]
            if event.kind in ("dilemma", "incident", "removed")
        ]
        if told:
            out.append(say("debrief.pearls.month", month=story.turn_name(turn), what=told))
        elif review.report:
            out.append(
                say("debrief.pearls.month", month=story.turn_name(turn), what=review.report.inspection_line)
            )
    return [*out, year.text]


def _moment(moment: Moment, number: int, story: Story) -> list[Block]:
    head = say("debrief.sheet.moment", n=number, month=moment.month, title=moment.title)
    observed = moment.decided[0] if moment.decided else say("review.nothing_decided")
    truth = moment.truth[0]
    blocks: list[Block] = [
        Heading(head, 2),
        *([Para(say("debrief.pearls.why", why=moment.why), "note")] if moment.why else []),
        Para(say("debrief.pearls.plus_delta"), "quote"),
        Para(say("debrief.pearls.inquiry", seen=observed), "quote"),
        Bullets(moment.questions),
        Para(say("debrief.pearls.known_first"), "note"),
        Para(joined(moment.known)),
        Para(say("debrief.pearls.then_truth"), "note"),
        Bullets([*moment.came, truth, *moment.truth[1:]]),
    ]
    if moment.advisers:
        blocks.insert(5, Para(say("debrief.pearls.advisers", who=[a.name for a in moment.advisers]), "note"))
    return blocks
