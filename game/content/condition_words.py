"""The words of a condition: Chinese and English names, numbers, operators, each with its place.

Chinese is written without gaps (信任<40且隐患>1), so a run of characters is cut into known names.
"""

import re
from dataclasses import dataclass

from game.content.aliases import CONDITIONS
from game.content.slips import plain_sign
from game.content.text import Text

FUNCTIONS = {"min": (2, 8), "max": (2, 8), "abs": (1, 1)}  # name: fewest, most arguments
_LOGIC = {"且": "and", "或": "or", "非": "not", "and": "and", "or": "or", "not": "not"}
_CHINESE = {**{alias: name for name, alias in CONDITIONS.items()}, "且": "and", "或": "or", "非": "not"}
_BY_LENGTH = sorted(_CHINESE, key=len, reverse=True)
_TOKEN = re.compile(
    r"(?P<gap>\s+)|(?P<number>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<chinese>[\u3400-\u9fff]+)|(?P<op><=|>=|==|!=|(?<!\*)\*(?!\*)|<(?!>)|>|\+|-|\(|\)|,)"
    r"|(?P<bad>\*\*|//|&&|\|\||<>|.)",
    re.DOTALL,
)
_MOST_DIGITS = (7, 6)  # before and after the point

# What people write instead of the sign.
_SIGNS = {
    "=": "==", "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not", "<>": "!=", "≤": "<=", "≥": ">=",
    "≠": "!=", "×": "*", "≦": "<=", "≧": ">=", "＝": "==", "！": "not", "＆": "and", "｜": "or", "、": ",",
}  # fmt: skip
_WORDS = {
    "大于等于": ">=", "小于等于": "<=", "不小于": ">=", "不低于": ">=", "不少于": ">=", "不大于": "<=",
    "不高于": "<=", "不超过": "<=", "不等于": "!=", "大于": ">", "高于": ">", "超过": ">", "多于": ">",
    "小于": "<", "低于": "<", "少于": "<", "等于": "==", "并且": "且", "而且": "且", "同时": "且", "和": "且",
    "或者": "或", "不是": "非", "不": "非", "加": "+", "减": "-", "乘": "*",
}  # fmt: skip
_WORDS_BY_LENGTH = sorted(_WORDS, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Token:
    """kind: number, name, op. `word` is canonical, `text` as written, `at` its offset."""

    kind: str
    word: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at an offset of the condition's text; `values` fill the code's sentence."""

    code: str
    at: int
    length: int
    values: dict[str, object]
    suggestion: Text | None = None


def tokens(text: str) -> tuple[list[Token], list[Fault]]:
    """The words of a condition and the signs that do not belong in one."""
    found: list[Token] = []
    faults: list[Fault] = []
    for match in _TOKEN.finditer(text):
        kind, piece, at = match.lastgroup, match.group(), match.start()
        if kind == "number":
            whole, _, part = piece.partition(".")
            if len(whole) > _MOST_DIGITS[0] or len(part) > _MOST_DIGITS[1]:
                faults.append(Fault("E124", at, len(piece), {"what": _TOO_PRECISE}))
            found.append(Token("number", piece, piece, at))
        elif kind == "name":
            found.append(Token("op" if piece in _LOGIC else "name", piece, piece, at))
        elif kind == "chinese":
            _cut(piece, at, found, faults)
        elif kind == "op":
            found.append(Token("op", piece, piece, at))
        elif kind == "bad":
            faults.append(_bad_sign(piece, at))
    return found, faults


def _cut(run: str, start: int, found: list[Token], faults: list[Fault]) -> None:
    """A run of Chinese characters as names; what fits no name stays together as one unknown name."""
    at, unknown = 0, 0
    while at < len(run):
        name = next((word for word in _BY_LENGTH if run.startswith(word, at)), None)
        slip = next((word for word in _WORDS_BY_LENGTH if run.startswith(word, at)), None)
        word = name if name and len(name) >= len(slip or "") else slip
        if word is None:
            at += 1
            continue
        _unknown(run[unknown:at], start + unknown, found)
        if word is name:
            kind = "op" if word in _LOGIC else "name"
            found.append(Token(kind, _CHINESE[word], word, start + at))
        else:
            faults.append(Fault("E120", start + at, len(word), {"char": word, "meant": _write(_WORDS[word])}))
        at += len(word)
        unknown = at
    _unknown(run[unknown:], start + unknown, found)


def _unknown(piece: str, at: int, found: list[Token]) -> None:
    if piece:
        found.append(Token("name", piece, piece, at))


def _bad_sign(piece: str, at: int) -> Fault:
    sign = _SIGNS.get(piece) or (plain_sign(piece) if len(piece) == 1 else None)
    if sign is not None and sign.strip():
        remedy = _write(sign)
    elif sign is not None:
        remedy = Text("换成半角空格。", "Use a plain space.")
    else:
        remedy = _WHY_NOT.get(piece, _ONLY)
    return Fault("E120", at, len(piece), {"char": piece, "meant": remedy})


def _write(sign: str) -> Text:
    return Text(f"改写成“{sign}”。", f'Write "{sign}" instead.')


_TOO_PRECISE = Text(
    "数字最多7位整数、6位小数。", "a number has at most 7 digits before and 6 after the point."
)
_ONLY = Text(
    "条件里只有数、名字、+ - *、比较、且 或 非、min max abs 和括号。",
    "A condition has only numbers, names, + - *, comparisons, and or not, min max abs and brackets.",
)
_WHY_NOT = {
    "/": Text("没有除法：除以2写成“* 0.5”。", 'There is no division: write "* 0.5" to halve.'),
    "//": Text("没有除法：除以2写成“* 0.5”。", 'There is no division: write "* 0.5" to halve.'),
    "**": Text("没有乘方：把相同的数乘起来。", "There are no powers: multiply instead."),
    "^": Text("没有乘方：把相同的数乘起来。", "There are no powers: multiply instead."),
    "%": Text("百分数写成小数，例如 0.4。", "Write a percentage as a decimal, such as 0.4."),
    '"': Text("条件里不用引号，名字直接写。", "Names stand without quotes in a condition."),
    "'": Text("条件里不用引号，名字直接写。", "Names stand without quotes in a condition."),
}
