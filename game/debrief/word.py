"""A paper as a Word file, with typefaces that Chinese systems have."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from game.content.text import Text, say
from game.debrief.html import plain
from game.debrief.sheet import Block, Bullets, Grid, Heading, Lines, NewPage, Para, Sheet, Words

if TYPE_CHECKING:
    from docx.document import Document

FACES = {"body": ("Calibri", "微软雅黑"), "title": ("Cambria", "华文中宋")}
_STYLES = (
    "Normal",
    "Title",
    "Subtitle",
    "Heading 1",
    "Heading 2",
    "List Bullet",
    "List Number",
    "Table Grid",
)
PAGE_WIDTH = 16.4  # cm between the margins
RED, GREY = (0xB5, 0x23, 0x1A), (0x56, 0x5C, 0x63)


def document(sheet: Sheet, lang: str) -> bytes:
    """The file's bytes. Needs python-docx."""
    import docx
    from docx.shared import Cm, Pt

    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(1.7)
    _faces(made)
    made.styles["Normal"].font.size = Pt(10.5)  # type: ignore[union-attr]
    writer = _Writer(made, lang)
    writer.title(sheet)
    for block in sheet.blocks:
        writer.block(block)
    _mark(made, lang)
    made.core_properties.title = writer.words(sheet.title)
    made.core_properties.author = writer.words(say("debrief.mark"))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _faces(made: "Document") -> None:
    """Typefaces of both scripts on every style used; without w:eastAsia Word falls back to its own."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name in _STYLES:
        latin, chinese = FACES["title" if name in ("Title", "Heading 1") else "body"]
        font: Any = made.styles[name].font  # type: ignore[union-attr]
        font.name = latin
        fonts = made.styles[name].element.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[union-attr]
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), chinese)
        if name.startswith("Heading"):
            space: Any = made.styles[name].paragraph_format  # type: ignore[union-attr]
            space.space_before, space.space_after = Pt(10 if name.endswith("1") else 7), Pt(2)
        if name != "Normal":
            font.color.rgb = RGBColor(0x1E, 0x22, 0x27)


def _mark(made: "Document", lang: str) -> None:
    """The footer of every page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    line = made.sections[0].footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = line.add_run(say("debrief.mark").get(lang))
    run.font.size, run.font.color.rgb = Pt(9), RGBColor(*RED)


class _Writer:
    def __init__(self, made: "Document", lang: str):
        self.made, self.lang = made, lang
        self.is_new_page = False  # the next heading begins one: a break of its own may leave a page empty

    def words(self, text: Words) -> str:
        return plain(text.get(self.lang) if isinstance(text, Text) else text)

    def title(self, sheet: Sheet) -> None:
        from docx.shared import Pt, RGBColor

        head = self.made.add_paragraph(self.words(sheet.title), style="Title")
        head.runs[0].font.size = Pt(20)
        under = self.made.add_paragraph()
        run = under.add_run(self.words(sheet.subtitle))
        run.font.color.rgb = RGBColor(*GREY)

    def block(self, block: Block) -> None:
        if isinstance(block, Heading):
            head = self.made.add_heading(self.words(block.text), block.level)
            head.paragraph_format.page_break_before = self.is_new_page
            self.is_new_page = False
        elif isinstance(block, Para):
            self._para(block)
        elif isinstance(block, Bullets):
            self._bullets(block)
        elif isinstance(block, Grid):
            self._grid(block)
        elif isinstance(block, Lines):
            self._lines(block.count)
        elif isinstance(block, NewPage):
            self.is_new_page = True

    def _para(self, block: Para) -> None:
        from docx.shared import Cm, Pt, RGBColor

        line = self.made.add_paragraph()
        run = line.add_run(self.words(block.text))
        line.paragraph_format.space_after = Pt(5)
        if block.style == "strong":
            run.bold = True
        elif block.style == "note":
            run.font.size, run.font.color.rgb = Pt(9), RGBColor(*GREY)
        elif block.style == "quote":
            line.paragraph_format.left_indent = Cm(0.7)

    def _bullets(self, block: Bullets) -> None:
        """Numbers are written out: Word would count on from the list before."""
        from docx.shared import Cm, Pt

        for n, item in enumerate(block.items, 1):
            words = self.words(item)
            line = self.made.add_paragraph(
                f"{n}. {words}" if block.numbered else words, style=None if block.numbered else "List Bullet"
            )
            line.paragraph_format.space_after = Pt(2)
            if block.numbered:
                line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.5)

    def _grid(self, grid: Grid) -> None:
        from docx.shared import Cm, Pt

        rows = [*([grid.head] if grid.head else []), *grid.rows]
        table = self.made.add_table(len(rows), len(rows[0]), style="Table Grid")
        table.autofit = False
        shares = grid.widths or [1] * len(rows[0])
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Cm(PAGE_WIDTH * share / sum(shares))
        for n, row in enumerate(rows):
            is_head = bool(grid.head) and n == 0
            if grid.tall > 1 and not is_head:
                table.rows[n].height = Cm(0.62 * grid.tall)
            for place, text in enumerate(row):
                cell = table.cell(n, place)
                cell.width = Cm(PAGE_WIDTH * shares[place] / sum(shares))
                line = cell.paragraphs[0]
                line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)
                line.add_run(self.words(text)).bold = is_head or None
        self.made.add_paragraph().paragraph_format.space_after = Pt(2)

    def _lines(self, count: int) -> None:
        """Rows with nothing but a rule below them."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Pt

        for _ in range(count):
            line = self.made.add_paragraph()
            line.paragraph_format.space_after = Pt(9)
            border = OxmlElement("w:pBdr")
            for side in ("bottom", "between"):  # lines that follow each other would share one rule
                rule = OxmlElement(f"w:{side}")
                for key, value in {"val": "single", "sz": "4", "space": "1", "color": "8A8A8A"}.items():
                    rule.set(qn(f"w:{key}"), value)
                border.append(rule)
            line._p.get_or_add_pPr().append(border)
