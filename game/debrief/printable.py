"""A paper as a page to print."""

from game.content.text import say
from game.debrief import shell
from game.debrief.html import Html, Markup
from game.debrief.sheet import Block, Bullets, Grid, Heading, Lines, NewPage, Para, Sheet


def page(sheet: Sheet, lang: str) -> str:
    """The whole document; it runs no script."""
    h = Html(lang)
    head = [
        h("p", say("debrief.mark"), cls="note mark"),
        h("h1", sheet.title),
        h("p", sheet.subtitle, cls="muted"),
    ]
    body = h("div", head, [_block(h, block) for block in sheet.blocks], cls="card sheet")
    return shell.page(h, h.text(sheet.title), None, body, script=False)


def _block(h: Html, block: Block) -> Markup:
    if isinstance(block, Heading):
        return h("h2" if block.level == 1 else "h3", block.text)
    if isinstance(block, Para):
        inside = h("b", block.text) if block.style == "strong" else block.text
        return h("p", inside, cls={"note": "note", "quote": "quote"}.get(block.style))
    if isinstance(block, Bullets):
        return h("ol" if block.numbered else "ul", [h("li", item) for item in block.items])
    if isinstance(block, Grid):
        return _grid(h, block)
    if isinstance(block, Lines):
        return h.inside([h("div", cls="write") for _ in range(block.count)])
    assert isinstance(block, NewPage)
    return h("div", cls="newpage")


def _grid(h: Html, grid: Grid) -> Markup:
    widths = [f"width:{round(100 * w / sum(grid.widths))}%" for w in grid.widths] or [None] * len(
        grid.rows[0]
    )
    head = (
        h("tr", [h("th", word, style=w) for word, w in zip(grid.head, widths, strict=True)])
        if grid.head
        else None
    )
    height = f"height:{grid.tall * 1.7:.1f}em" if grid.tall > 1 else None
    rows = [
        h("tr", [h("td", word, style=w) for word, w in zip(row, widths, strict=True)], style=height)
        for row in grid.rows
    ]
    return h("table", head, rows, cls="boxed")
