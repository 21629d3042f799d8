"""Lessons play in invented places: real provinces, prefectures and counties are named as a warning.

Official names come from assets/places.txt (tools/build_places.py). Provinces and prefectures are also known
by their short names, unless the short name is an everyday word.
"""

import re
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "assets" / "places.txt"

_SUFFIX = re.compile(r"(特别行政区|\w{0,3}族自治区|维吾尔自治区|自治区|地区|[省市盟])$")
# Short names that are words of their own, or begin one: 文山会海, 入海口, 新乡镇, 天水量 …
_EVERYDAY = set(
    "安康 大同 东方 中山 和田 白银 长治 来宾 百色 日照 黄山 广安 三明 四平 海口 文山 新乡 黄石 南通 河池 "
    "朝阳 大庆 开封 天水 玉树 山南 海北 海西 海东 海南 保定 金昌 通化 长春 伊春 宜春 平凉 咸宁".split()
)
_GENERIC = set(
    "城区 郊区 矿区 新区 东区 西区 南区 北区 市中区 城中区 城关区 新城区 东城区 西城区 城东区".split()
)
_DIRECTION = "岸面坡侧边麓部头村路街片置"  # 山西坡, 江西岸: not the province


@cache
def _names(lang: str) -> dict[str, list[tuple[str, bool]]]:
    """First two characters, or first word -> the names that begin so, longest first, and whether short."""
    found: dict[str, set[tuple[str, bool]]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        level, name, translated = line.split("\t")
        short = _SUFFIX.sub("", name)
        if lang == "en":
            if level != "2" or len(translated) > 4:  # a short one may be a person's name
                found.setdefault(translated.split()[0], set()).add((translated, False))
        elif name not in _GENERIC:
            found.setdefault(name[:2], set()).add((name, len(name) == 2))
            if level != "3" and 2 <= len(short) <= 3 and short != name and short not in _EVERYDAY:
                found.setdefault(short[:2], set()).add((short, False))
    return {key: sorted(names, key=lambda pair: -len(pair[0])) for key, names in found.items()}


def real_places(text: str, lang: str) -> list[str]:
    """Real places a text names, each once, in the order in which they stand."""
    starts = _EACH[lang].finditer(text)
    found = (_here(text, match.start(), match[1], lang) for match in starts)
    return list(dict.fromkeys(name for name in found if name))


_EACH = {"zh": re.compile("(?=([\u4e00-\u9fff]{2}))"), "en": re.compile(r"\b([A-Z][a-z]+)")}


def _here(text: str, at: int, head: str, lang: str) -> str:
    """The longest real name that stands as a word of its own at this place, or nothing."""
    for name, is_two in _names(lang).get(head, ()):
        if not text.startswith(name, at):
            continue
        before, after = text[max(0, at - 1) : at], text[at + len(name) : at + len(name) + 1]
        if lang == "en":
            if not after.isalpha():
                return name
        elif not (is_two and (_is_hanzi(before) or _is_hanzi(after))) and not (
            name[-1] not in _ENDS and after and after in _DIRECTION
        ):
            return name
    return ""


_ENDS = "省市区县旗盟州"


def _is_hanzi(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
