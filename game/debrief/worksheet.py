"""结构化研讨: the worksheet of a group, filled with the facts of one game, empty where the group thinks."""

from game.content.text import Text, say
from game.debrief.moments import Moment
from game.debrief.sheet import Block, Bullets, Grid, Heading, Lines, NewPage, Para, Sheet
from game.debrief.story import Story
from game.replay.view_words import joined

CAUSES = ("mine", "rules", "above", "luck")
WRITE = 3  # lines of a row to write in


def worksheet(story: Story, found: tuple[Moment, ...]) -> Sheet:
    """Roles, facts, problems, causes, measures, conclusion; then two forms to practise on."""
    blocks: list[Block] = [
        Grid(
            [[say(f"debrief.sheet.role.{name}"), ""] for name in ("group", "lead", "notes", "speaks")],
            widths=(1, 3),
        ),
        Heading(say("debrief.sheet.facts")),
        *_facts(story),
        Heading(say("debrief.sheet.problems")),
        Para(say("debrief.sheet.problems_note"), "note"),
        Lines(5),
    ]
    for number, moment in enumerate(found, 1):
        blocks += _moment(moment, number)
    blocks += _closing(story)
    blocks += _filing_form() + _claim_form()
    return Sheet(say("debrief.sheet.title"), _subtitle(story), tuple(blocks))


def _subtitle(story: Story) -> Text:
    names = story.names
    return say(
        "debrief.sheet.subtitle",
        scenario=names.scenario.name,
        institution=names.institution.name,
        player=story.player,
    )


def _facts(story: Story) -> list[Block]:
    year = story.year
    accounts = [
        say("debrief.sheet.account", name=a.name, n=a.shown, reading=a.reading) for a in year.accounts
    ]
    blame = [say("debrief.blame", points=year.blame.shown)] if year.blame else []
    ending = (
        [say("debrief.sheet.ending", name=year.ending.name, text=year.ending.text)] if year.ending else []
    )
    return [Bullets([year.text, *accounts, *blame, say("debrief.powers", n=year.powers), *ending])]


def _moment(moment: Moment, number: int) -> list[Block]:
    """A page for one moment: what was known, what was done; the group fills in causes and measures."""
    options = [
        say("debrief.sheet.chosen_option", text=text) if chosen else text for text, chosen in moment.options
    ]
    causes = [
        [say(f"debrief.sheet.cause.{name}"), say(f"debrief.sheet.cause_ask.{name}"), ""] for name in CAUSES
    ]
    measures = [[str(n), "", "", "", ""] for n in (1, 2, 3)]
    heads = [say(f"debrief.sheet.measure.{name}") for name in ("number", "what", "who", "basis", "file")]
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
        Heading(say("debrief.sheet.causes"), 2),
        Para(say("debrief.sheet.causes_note"), "note"),
        Grid(
            causes, [say(f"debrief.sheet.cause_head.{n}") for n in ("kind", "ask", "ours")], (2, 4, 6), WRITE
        ),
        NewPage(),
        Heading(say("debrief.sheet.measures"), 2),
        Grid(measures, heads, (1, 6, 3, 4, 4), 3),
        Heading(say("review.page.why"), 2),
        Para(say("debrief.sheet.truth_note"), "note"),
        Bullets([*moment.came, *moment.truth]),
    ]


def _closing(story: Story) -> list[Block]:
    asked = story.names.questions
    return [
        NewPage(),
        Heading(say("debrief.questions")),
        *([Bullets(asked, numbered=True)] if asked else []),
        Lines(4),
        Heading(say("debrief.sheet.conclusion")),
        Grid([[say(f"debrief.sheet.conclude.{n}"), ""] for n in (1, 2, 3)], widths=(2, 5), tall=WRITE),
        Heading(say("debrief.sheet.self")),
        Para(say("debrief.sheet.self_note"), "note"),
        Lines(4),
    ]


def _filing_form() -> list[Block]:
    """风险报备表, empty."""
    rows = [
        [say(f"debrief.form.filing.{name}"), ""]
        for name in ("matter", "why", "way", "risk", "limits", "opinion")
    ]
    return [
        NewPage(),
        Heading(say("debrief.form.filing.title")),
        Para(say("debrief.form.filing.note"), "note"),
        Grid(rows, widths=(2, 6), tall=WRITE),
    ]


def _claim_form() -> list[Block]:
    """容错申请书, empty."""
    parts = ("case", "facts", "ground", "evidence", "harm", "mended", "reviewer")
    rows = [[say(f"debrief.form.claim.{name}"), ""] for name in parts]
    return [
        NewPage(),
        Heading(say("debrief.form.claim.title")),
        Para(say("debrief.form.claim.note"), "note"),
        Grid(rows, widths=(2, 6), tall=WRITE),
    ]
