"""案例卡: any moment on one page, for the case library. Failures are worth as much as successes."""

from game.content.text import say
from game.debrief.moments import Moment
from game.debrief.sheet import Block, Bullets, Grid, Heading, Lines, Para, Sheet
from game.debrief.story import Story
from game.replay.view_words import joined

DECISIONS, TRUTHS = 3, 4  # on the card, which is one page


def case_card(story: Story, moment: Moment) -> Sheet:
    """Situation, options, what was known then, what came of it, questions. No name on it."""
    names = story.names
    rows = [
        [
            say("debrief.card.place"),
            say("debrief.place", place=names.place.name, county=names.county, post=names.post),
        ],
        [say("debrief.card.institution"), names.institution.name],
        [say("debrief.card.month"), moment.month],
    ]
    options = [say("debrief.sheet.chosen_option", text=t) if chosen else t for t, chosen in moment.options]
    advice = [say("debrief.card.advice", name=a.name, post=a.post, says=a.says) for a in moment.advisers]
    parts: list[Block] = [
        Grid(rows, widths=(1, 4)),
        Heading(say("debrief.card.situation"), 2),
        Para(moment.situation),
        *([Bullets(advice)] if advice else []),
        Heading(say("debrief.sheet.known"), 2),
        Para(joined(moment.known)),
        *([Heading(say("debrief.sheet.options"), 2), Bullets(options, numbered=True)] if options else []),
        Heading(say("debrief.card.done"), 2),
        Bullets(moment.decided[:DECISIONS]),
        *([Para(say("debrief.reason", reason=moment.reason), "quote")] if moment.reason else []),
        Heading(say("debrief.card.came"), 2),
        Bullets([*moment.came[:1], *moment.truth[:TRUTHS]]),
        Heading(say("debrief.questions"), 2),
        Bullets(moment.questions, numbered=True),
        Heading(say("debrief.card.better"), 2),
        Lines(2),
    ]
    return Sheet(say("debrief.card.title", title=moment.title), say("debrief.card.fiction"), tuple(parts))
