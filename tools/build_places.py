"""Builds assets/places.txt, the real provinces, prefectures and counties that a fictional scenario avoids:
`python tools/build_places.py adcodes.csv`, with the table of the package cpca (MIT) and pypinyin installed.
"""

import csv
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "assets" / "places.txt"
KINDS = {  # the last part of an official name -> its word in English
    "特别行政区": "", "自治区": "", "自治州": "Prefecture", "自治县": "County", "自治旗": "Banner",
    "地区": "Prefecture", "林区": "District", "省": "Province", "市": "City", "区": "District",
    "县": "County", "盟": "League", "旗": "Banner",
}  # fmt: skip
IRREGULAR = {"陕西": "Shaanxi", "内蒙古": "Inner Mongolia", "西藏": "Tibet", "新疆": "Xinjiang",
             "香港": "Hong Kong", "澳门": "Macao", "广西": "Guangxi", "宁夏": "Ningxia"}  # fmt: skip


def main(arguments: list[str]) -> int:
    """A line a place: level (1 province, 2 prefecture, 3 county), the official name, the name in English."""
    from pypinyin import lazy_pinyin  # type: ignore[import-not-found]

    lines = set()
    with open(arguments[0], encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name, code = row["name"], row["adcode"]
            level = 1 if code[2:6] == "0000" else 2 if code[4:6] == "00" else 3
            kind = next((k for k in KINDS if name.endswith(k)), "")
            bare = name.removesuffix(kind)
            if name in ("市辖区", "县") or not bare or not kind:
                continue
            short = next((s for s in IRREGULAR if bare.startswith(s)), "")
            english = IRREGULAR.get(short) or "".join(lazy_pinyin(bare)).capitalize()
            lines.add(f"{level}\t{name}\t{english}{' ' + KINDS[kind] if level == 3 and KINDS[kind] else ''}")
    OUT.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
