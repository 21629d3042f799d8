"""Tables that Excel and WPS open with Chinese intact: .xlsx by openpyxl, .csv with its byte order mark."""

import csv
import io
from pathlib import Path

from game.content.event_texts import Cell, Row
from game.content.text import Text, UserError

HEADS = ("id 编号", "zh 中文", "en English", "limit 字数上限")
ENDINGS = (".xlsx", ".csv")
LARGEST = 8 * 1024 * 1024
MOST_ROWS = 20_000
_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@")


def write_table(path: Path, rows: list[Row]) -> None:
    """Writes the rows over whatever table stood there; raises UserError where that cannot be."""
    body = [(row.id, row.zh, row.en, " / ".join(map(str, row.limits or ()))) for row in rows]
    data = _xlsx(body) if path.suffix == ".xlsx" else _csv(body)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UserError(_UNWRITTEN.fill(path=str(path), why=error.strerror or str(error)), 1) from error


def _csv(body: list[tuple[str, ...]]) -> bytes:
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(HEADS)
    table.writerows([_guarded(cell) for cell in row] for row in body)
    return out.getvalue().encode("utf-8-sig")


def _guarded(cell: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe, which `_bare` takes away."""
    return "'" + cell if cell.startswith(_LOOKS_LIKE_FORMULA) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_LOOKS_LIKE_FORMULA) else cell


def _xlsx(body: list[tuple[str, ...]]) -> bytes:
    openpyxl = _openpyxl()
    from openpyxl.styles import Alignment, Font

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "texts"
    for number, row in enumerate([HEADS, *body], 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            cell.data_type = "s"  # never a formula
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for letter, width in zip("ABCD", (38, 60, 70, 14), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "B2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_table(path: Path) -> list[Cell]:
    """The rows of an edited table with where they stand; raises UserError for what is no such table."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError as error:
        raise UserError(_UNREAD.fill(path=str(path), why=error.strerror or str(error)), 1) from error
    if data is None:
        raise UserError(_TOO_LARGE.fill(path=str(path), most=LARGEST >> 20), 1)
    lines = _xlsx_rows(path, data) if path.suffix == ".xlsx" else _csv_rows(path, data)
    if len(lines) > MOST_ROWS:
        raise UserError(_TOO_LARGE.fill(path=str(path), most=LARGEST >> 20), 1)
    places = _columns(path, lines[0] if lines else [])
    cells = []
    for number, line in enumerate(lines[1:], 2):
        ident, zh, en = (line[place] if place < len(line) else "" for place in places)
        if ident or zh or en:
            cells.append(Cell(number, ident, zh, en))
    return cells


def _columns(path: Path, heads: list[str]) -> list[int]:
    """Which columns hold id, zh and en; they may have been moved."""
    firsts = [head.split()[0] if head.split() else "" for head in heads]
    missing = [name for name in ("id", "zh", "en") if name not in firsts]
    if missing:
        raise UserError(_NO_COLUMN.fill(path=str(path), names=", ".join(missing)), 1)
    return [firsts.index(name) for name in ("id", "zh", "en")]


def column_letters(path: Path) -> str:
    """Columns of id, zh and en as a spreadsheet names them."""
    data = path.read_bytes()
    lines = _xlsx_rows(path, data, 1) if path.suffix == ".xlsx" else _csv_rows(path, data)
    return "".join(chr(ord("A") + min(place, 25)) for place in _columns(path, lines[0]))


def _csv_rows(path: Path, data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")  # Excel in Chinese saves plain CSV so
        except UnicodeDecodeError:
            raise UserError(_NOT_A_TABLE.fill(path=str(path)), 1) from None
    try:
        return [[_clean(_bare(cell)) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
    except csv.Error:
        raise UserError(_NOT_A_TABLE.fill(path=str(path)), 1) from None


def _xlsx_rows(path: Path, data: bytes, most: int = MOST_ROWS + 1) -> list[list[str]]:
    openpyxl = _openpyxl()
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        sheet = book.worksheets[0]
        found = sheet.iter_rows(max_row=most, max_col=26, values_only=True)
        return [["" if cell is None else _clean(str(cell)) for cell in row] for row in found]
    except Exception:  # the library raises whatever a damaged archive leads to
        raise UserError(_NOT_A_TABLE.fill(path=str(path)), 1) from None


def _clean(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").strip()


def _openpyxl():
    try:
        import openpyxl
    except ImportError:
        raise UserError(_NO_OPENPYXL, 1) from None
    return openpyxl


_UNWRITTEN = Text("写不了 {path}：{why}。换一个位置。", "Cannot write {path}: {why}. Choose another place.")
_UNREAD = Text(
    "读不了 {path}：{why}。检查路径和权限。", "Cannot read {path}: {why}. Check path and permissions."
)
_TOO_LARGE = Text(
    "{path} 太大（上限{most} MB、两万行），没有读入。", "{path} is too large ({most} MB at most)."
)
_NO_COLUMN = Text(
    "{path} 第1行缺少列：{names}。第一行保持导出时的样子。",
    "{path}, row 1: columns missing: {names}. Leave the first row as it was exported.",
)
_NOT_A_TABLE = Text(
    "{path} 读不成表格。用 .xlsx，或带 BOM 的 UTF-8 .csv。",
    "{path} cannot be read as a table. Use .xlsx, or .csv in UTF-8.",
)
_NO_OPENPYXL = Text(
    "读写 .xlsx 需要 openpyxl：pip install 'dare-to-act[author]'，或改用 .csv。",
    "Reading and writing .xlsx needs openpyxl: pip install 'dare-to-act[author]', or use .csv.",
)
