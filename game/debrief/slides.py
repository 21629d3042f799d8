"""Slides for the room: how the game went, three moments (first as known, then as it was), the questions."""

from collections.abc import Sequence

from game.content.text import Text, say
from game.debrief.charts import lowest
from game.debrief.deck import AMBER, BLUE, EDGE, GREY, INK, TEAL, WIDE, Deck
from game.debrief.moments import Moment
from game.debrief.story import Story
from game.debrief.worksheet import subtitle

LINES = {"compliance": AMBER, "score": BLUE, "real": TEAL}


def presentation(story: Story, found: Sequence[Moment], lang: str) -> bytes:
    """The file's bytes."""
    deck = Deck(story.names.scenario.name, lang)
    _opening(deck, story)
    _course(deck, story)
    for number, moment in enumerate(found, 1):
        _known(deck, moment, number)
        _truth(deck, moment, number)
    if story.names.questions:
        deck.slide(say("debrief.questions"), "")
        deck.bullets(story.names.questions, (EDGE, 1.4, 11.9, 5.4), 20)
    return deck.data()


def _opening(deck: Deck, story: Story) -> None:
    year, names = story.year, story.names
    deck.slide(names.scenario.name, subtitle(story))
    for n, account in enumerate(year.accounts):
        left = EDGE + n * 6.1
        deck.text(account.name, (left, 1.8, 5.6, 0.5), 20, GREY)
        deck.text(account.shown, (left, 2.2, 5.6, 1.1), 60, BLUE if n == 0 else TEAL, bold=True)
        deck.text(account.reading, (left, 3.4, 5.6, 0.5), 20, GREY)
    ending = (
        say("debrief.sheet.ending", name=year.ending.name, text=year.ending.text) if year.ending else Text()
    )
    deck.text(year.text, (EDGE, 4.3, 11.9, 0.6), 20, INK, bold=True)
    deck.text(ending, (EDGE, 4.9, 11.9, 1.8), 18, INK)


def _course(deck: Deck, story: Story) -> None:
    """A chart that can be edited in the presentation."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Inches, Pt

    slide = deck.slide(say("debrief.timeline"), say("review.timeline_truth"))
    data = CategoryChartData()
    data.categories = [deck.words(story.turn_name(turn)) for turn in range(story.last + 1)]
    curves = {curve.id: curve for curve in story.year.curves}
    lines = {id_: [None if at is None else float(at) for at in curves[id_].points] for id_ in LINES}
    for id_, points in lines.items():
        data.add_series(deck.words(say(f"review.line.{id_}")), points)
    box = (Inches(EDGE), Inches(1.6), Inches(WIDE - 2 * EDGE), Inches(5.1))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *box, data).chart
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.RIGHT, False
    chart.font.size, chart.font.name = Pt(14), deck.face
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = lowest(lines.values()), 100
    chart.value_axis.major_unit = 20
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    for series, colour in zip(chart.plots[0].series, LINES.values(), strict=True):
        series.format.line.color.rgb = deck.colour(colour)
        series.format.line.width, series.smooth = Pt(3), False
    chart.plots[0].series[1].format.line.dash_style = MSO_LINE.DASH


def _known(deck: Deck, moment: Moment, number: int) -> None:
    """What was known, and the options; the class decides before it sees more."""
    title = say("debrief.sheet.moment", n=number, month=moment.month, title=moment.title)
    deck.slide(title, moment.why)
    deck.text(moment.situation, (EDGE, 1.55, 11.9, 1.8), 19, INK)
    deck.head(say("debrief.sheet.known"), (EDGE, 3.55))
    deck.bullets(moment.known[:7], (EDGE, 3.95, 4.2, 2.9), 15)
    deck.head(say("debrief.sheet.options" if moment.options else "review.decided"), (5.4, 3.55))
    deck.bullets([text for text, _ in moment.options] or moment.decided, (5.4, 3.95, 7.2, 2.9), 18)


def _truth(deck: Deck, moment: Moment, number: int) -> None:
    title = say("debrief.slide.after", n=number, title=moment.title)
    deck.slide(title, say("debrief.slide.after_note"))
    chosen = next((text for text, is_chosen in moment.options if is_chosen), None)
    done = chosen or (moment.decided[0] if moment.decided else say("review.nothing_decided"))
    said = [say("debrief.reason", reason=moment.reason)] if moment.reason else []
    deck.head(say("debrief.card.done"), (EDGE, 1.55))
    deck.bullets([done, *said], (EDGE, 1.95, 11.9, 1.0), 18)
    deck.head(say("debrief.card.came"), (EDGE, 3.05))
    deck.bullets([*moment.came[:1], *moment.truth, *moment.came[1:]][:6], (EDGE, 3.45, 7.2, 3.4), 15)
    deck.head(say("debrief.questions"), (8.4, 3.05))
    deck.bullets(moment.questions, (8.4, 3.45, 4.3, 3.4), 18)
