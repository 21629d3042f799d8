"""Slides with a title and the mark at the foot; sizes that fit; typefaces of both scripts."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from game.content.text import Text, say
from game.debrief.html import plain
from game.debrief.sheet import Words
from game.debrief.svg import width_of

LATIN, CHINESE = "Calibri", "微软雅黑"
INK, GREY, BLUE, TEAL, AMBER, RED = "1E2227", "565C63", "1F5A8A", "0F6E73", "935A00", "B5231A"
PAPER, RAIL = "FFFDF7", "1E3532"
WIDE, HIGH, EDGE = 13.333, 7.5, 0.7  # inches
SMALLEST = 11
MOST_WORDS = {"zh": 80, "en": 170}  # of one bullet; the page has the rest


class Deck:
    """Slides with a title, a line under it and the mark at the foot."""

    def __init__(self, title: Text, lang: str):
        """Needs python-pptx."""
        from pptx import Presentation
        from pptx.util import Inches

        self.lang = lang
        self.made: Any = Presentation()
        self.made.slide_width, self.made.slide_height = Inches(WIDE), Inches(HIGH)
        self.made.core_properties.title = self.words(title)
        self.made.core_properties.author = self.words(say("debrief.mark"))
        self.page: Any = None

    @property
    def face(self) -> str:
        """The typeface of charts, which name one only."""
        return CHINESE if self.lang == "zh" else LATIN

    def data(self) -> bytes:
        """The file's bytes."""
        out = BytesIO()
        self.made.save(out)
        return out.getvalue()

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
        self.bar((0, 0, WIDE, 0.13), RAIL)
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

    def bar(self, box: tuple[float, float, float, float], ink: str) -> None:
        """A filled rectangle."""
        from pptx.util import Inches

        shape = self.page.shapes.add_shape(1, *(Inches(n) for n in box))
        shape.fill.solid()
        shape.fill.fore_color.rgb = self.colour(ink)
        shape.line.fill.background()

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
