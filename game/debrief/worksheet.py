"""结构化研讨: the worksheet of a group, filled with the facts of one game, empty where the group thinks."""

from game.content.text import Text, say
from game.debrief import worksheet_parts as parts
from game.debrief.moments import Moment
from game.debrief.sheet import Block, Bullets, Heading, NewPage, Para, Sheet
from game.debrief.story import Story
from game.replay.view_words import joined


def worksheet(story: Story, found: tuple[Moment, ...]) -> Sheet:
    """Roles, facts, problems, causes, measures, conclusion; then two forms to practise on."""
    blocks: list[Block] = [
        parts.roles(),
        Heading(say("debrief.sheet.facts")),
        _facts(story),
        *parts.problems(),
    ]
    for number, moment in enumerate(found, 1):
        blocks += _moment(moment, number)
    blocks += parts.closing(story.names.questions) + parts.forms()
    return Sheet(say("debrief.sheet.title"), subtitle(story), tuple(blocks))


def subtitle(story: Story) -> Text:
    """Which game a paper is about."""
    names = story.names
    which = dict(scenario=names.scenario.name, institution=names.institution.name, player=story.player)
    return say("debrief.sheet.subtitle", **which)


def _facts(story: Story) -> Block:
    year = story.year
    told = [year.text]
    told += [say("debrief.sheet.account", name=a.name, n=a.shown, reading=a.reading) for a in year.accounts]
    if year.blame:
        told.append(say("debrief.blame", points=year.blame.shown))
    told.append(say("debrief.powers", n=year.powers))
    if year.ending:
        told.append(say("debrief.sheet.ending", name=year.ending.name, text=year.ending.text))
    return Bullets(told)


def _moment(moment: Moment, number: int) -> list[Block]:
    """What was known and done on one page; measures and what came out later on the next."""
    options = [
        say("debrief.sheet.chosen_option", text=text) if chosen else text for text, chosen in moment.options
    ]
    return [
        NewPage(),
        Heading(say("debrief.sheet.moment", n=number, month=moment.month, title=moment.title)),
        *([Para(moment.why, "note")] if moment.why else []),
        Para(moment.situation),
        Heading(say("debrief.sheet.known"), 2),
        Para(joined(moment.known)),
        *([Heading(say("debrief.sheet.options"), 2), Bullets(options, numbered=True)] if options else []),
        Heading(say("review.decided"), 2),
        Bullets(moment.decided),
        *([Para(say("debrief.reason", reason=moment.reason), "quote")] if moment.reason else []),
        *([Para(say("debrief.comment", comment=moment.comment), "quote")] if moment.comment else []),
        *parts.causes(),
        NewPage(),
        *parts.measures(),
        Heading(say("review.page.why"), 2),
        Para(say("debrief.sheet.truth_note"), "note"),
        Bullets([*moment.came, *moment.truth]),
    ]
