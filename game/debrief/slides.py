"""Slides for the room: how the game went, three moments (first as known, then as it was), the questions."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from game.content.text import Text, say
from game.debrief.html import plain
from game.debrief.moments import Moment
from game.debrief.sheet import Words
from game.debrief.story import Story
from game.debrief.svg import width_of

LATIN, CHINESE = "Calibri", "微软雅黑"
INK, GREY, BLUE, TEAL, AMBER, RED = "1E2227", "565C63", "1F5A8A", "0F6E73", "935A00", "B5231A"
PAPER, RAIL = "FFFDF7", "1E3532"
WIDE, HIGH, EDGE = 13.333, 7.5, 0.7  # inches
LINES = {"compliance": AMBER, "score": BLUE, "real": TEAL}
SMALLEST = 11
MOST_WORDS = {"zh": 80, "en": 170}  # of one bullet; the page has the rest


def presentation(story: Story, found: Sequence[Moment], lang: str) -> bytes:
    """The file's bytes. Needs python-pptx."""
    from pptx import Presentation
    from pptx.util import Inches

    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDE), Inches(HIGH)
    deck = _Deck(made, lang)
    _opening(deck, story)
    _course(deck, story)
    for number, moment in enumerate(found, 1):
        _known(deck, moment, number)
        _truth(deck, moment, number)
    if story.names.questions:
        deck.slide(say("debrief.questions"), "")
        deck.bullets(story.names.questions, (EDGE, 1.4, 11.9, 5.4), 20)
    made.core_properties.title = deck.words(story.names.scenario.name)
    made.core_properties.author = deck.words(say("debrief.mark"))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _opening(deck: "_Deck", story: Story) -> None:
    year, names = story.year, story.names
    deck.slide(names.scenario.name, say("debrief.sheet.subtitle", scenario=names.scenario.name,
               institution=names.institution.name, player=story.player))  # fmt: skip
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


def _course(deck: "_Deck", story: Story) -> None:
    """A chart that can be edited in the presentation."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Inches, Pt

    slide = deck.slide(say("debrief.timeline"), say("review.timeline_truth"))
    data = CategoryChartData()
    data.categories = [deck.words(story.turn_name(turn)) for turn in range(story.last + 1)]
    curves = {curve.id: curve for curve in story.year.curves}
    for id_ in LINES:
        points = [None if point is None else float(point) for point in curves[id_].points]
        data.add_series(deck.words(say(f"review.line.{id_}")), points)
    box = (Inches(EDGE), Inches(1.6), Inches(WIDE - 2 * EDGE), Inches(5.1))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *box, data).chart
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.RIGHT, False
    chart.font.size, chart.font.name = Pt(14), CHINESE if deck.lang == "zh" else LATIN
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, 100
    for series, colour in zip(chart.plots[0].series, LINES.values(), strict=True):
        series.format.line.color.rgb = deck.colour(colour)
        series.format.line.width, series.smooth = Pt(3), False
    chart.plots[0].series[1].format.line.dash_style = MSO_LINE.DASH


def _known(deck: "_Deck", moment: Moment, number: int) -> None:
    """What was known, and the options; the class decides before it sees more."""
    title = say("debrief.sheet.moment", n=number, month=moment.month, title=moment.title)
    deck.slide(title, moment.why)
    deck.text(moment.situation, (EDGE, 1.55, 11.9, 1.8), 19, INK)
    deck.head(say("debrief.sheet.known"), (EDGE, 3.55))
    deck.bullets(moment.known[:7], (EDGE, 3.95, 4.2, 2.9), 15)
    deck.head(say("debrief.sheet.options"), (5.4, 3.55))
    deck.bullets([text for text, _ in moment.options] or moment.decided, (5.4, 3.95, 7.2, 2.9), 18)


def _truth(deck: "_Deck", moment: Moment, number: int) -> None:
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


class _Deck:
    """Slides with a title, a line under it and the mark at the foot."""

    def __init__(self, made: Any, lang: str):
        self.made, self.lang = made, lang
        self.page: Any = None

    def words(self, text: Words) -> str:
        return plain(text.get(self.lang) if isinstance(text, Text) else text)

    def colour(self, code: str) -> Any:
        from pptx.dml.color import RGBColor

        return RGBColor.from_string(code)

    def slide(self, title: Words, under: Words) -> Any:
        layout = self.made.slide_layouts[5]  # a title and nothing else: outlines and readers find it
        self.page = self.made.slides.add_slide(layout)
        self.page.background.fill.solid()
        self.page.background.fill.fore_color.rgb = self.colour(PAPER)
        band = self.page.shapes.add_shape(
            1, 0, 0, int(self.made.slide_width), int(self.made.slide_height * 0.018)
        )
        band.fill.solid()
        band.fill.fore_color.rgb = self.colour(RAIL)
        band.line.fill.background()
        holder = self.page.shapes.title
        self._place(holder, (EDGE, 0.35, WIDE - 2 * EDGE, 0.75))
        words = self.words(title)
        size = _fitting([words], (WIDE - 4 * EDGE, 0.6), 28)  # bold runs wide
        self._write(holder.text_frame, words, size, INK, bold=True)
        if under:
            self.text(under, (EDGE, 1.02, WIDE - 2 * EDGE, 0.45), 15, GREY)
        self.text(say("debrief.mark"), (EDGE, HIGH - 0.5, WIDE - 2 * EDGE, 0.35), 12, RED)
        return self.page

    def head(self, text: Words, at: tuple[float, float]) -> None:
        self.text(text, (*at, 6.0, 0.4), 16, BLUE, bold=True)

    def text(
        self, text: Words, box: tuple[float, float, float, float], size: int, ink: str, bold: bool = False
    ) -> None:
        from pptx.util import Inches

        frame = self.page.shapes.add_textbox(*(Inches(n) for n in box)).text_frame
        words = self.words(text)
        self._write(frame, words, _fitting([words], box[2:], size), ink, bold)

    def bullets(self, items: Sequence[Words], box: tuple[float, float, float, float], size: int) -> None:
        """Lines with a bullet; long ones are cut, the page has them whole."""
        from pptx.oxml.ns import qn
        from pptx.util import Inches, Pt

        frame = self.page.shapes.add_textbox(*(Inches(n) for n in box)).text_frame
        frame.word_wrap = True
        words = [self._cut(self.words(item)) for item in items]
        size = _fitting(words, (box[2] - 0.25, box[3]), size)
        for n, item in enumerate(words):
            line = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            line.space_after = Pt(6)
            layout = line._p.get_or_add_pPr()
            layout.set("marL", "228600")
            layout.set("indent", "-228600")
            layout.append(layout.makeelement(qn("a:buChar"), {"char": "•"}))
            self._run(line, item, size, INK)

    def _cut(self, words: str) -> str:
        most = MOST_WORDS[self.lang]
        return words if len(words) <= most else words[: most - 1].rstrip("，,；; ") + "…"

    def _write(self, frame: Any, words: str, size: int, ink: str, bold: bool = False) -> None:
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
        line = frame.paragraphs[0]
        line.alignment = PP_ALIGN.LEFT
        self._run(line, words, size, ink, bold)

    def _run(self, line: Any, words: str, size: int, ink: str, bold: bool = False) -> None:
        """Typefaces on the run itself: without a:ea Chinese falls to the theme's Latin face."""
        from pptx.oxml.ns import qn
        from pptx.util import Pt

        run = line.add_run()
        run.text = words
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, LATIN
        run.font.color.rgb = self.colour(ink)
        chinese = run._r.get_or_add_rPr().makeelement(qn("a:ea"), {"typeface": CHINESE})
        run._r.get_or_add_rPr().append(chinese)

    def _place(self, shape: Any, box: tuple[float, float, float, float]) -> None:
        from pptx.util import Inches

        shape.left, shape.top, shape.width, shape.height = (Inches(n) for n in box)


def _fitting(texts: Sequence[str], box: tuple[float, float], size: int) -> int:
    """The largest size, down from the wished one, at which the texts fit a box of (width, height) inches."""
    while size > SMALLEST:
        em = size / 72
        # widths are measured at 14 units an em; a tenth is kept for faces wider than expected
        lines = [1 + int(width_of(text, "note") / 14 * em * 1.1 / (box[0] - 0.2)) for text in texts]
        if sum(lines) * em * 1.25 + 6 / 72 * len(texts) <= box[1] + 0.05:
            break
        size -= 1
    return size
