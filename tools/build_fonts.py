"""Builds the seven font files of assets/fonts from their published sources: `python tools/build_fonts.py`.

It needs npm, apt-get and dpkg-deb, and is run again only when the characters or the sources change. Each file
is a subset, so under its licence (OFL 1.1) a modified version: it carries a family name of its own.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from sources import debian_package, npm_package

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "assets" / "fonts"

NOTO_SANS = "@expo-google-fonts/noto-sans-sc@0.4.3"
NOTO_SERIF = "@expo-google-fonts/noto-serif-sc@0.4.3"
JETBRAINS = "@expo-google-fonts/jetbrains-mono@0.4.1"
WENKAI = "fonts-lxgw-wenkai"
WENKAI_FOLDER = "usr/share/fonts/truetype/lxgw-wenkai"

# Words of the interface and of official documents that GB2312 (1980) lacks, and characters met in names.
SYMBOLS = (
    "–—‘’“”…·•‰※℃№←↑→↓↖↗↘↙⇄①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ−×÷±≈≠≤≥"
    "■□▪▲△▼▽◆◇○◎●★☆〔〕￥€↔⇒⇔⇅⇧⌘⏎⋯✓√∞∑∅≡½¼¾‧≪≫∈Δ"
)
NAMES = (
    "镕喆堃赟玥珺琇璟瑄昱晟晞旻垚淼犇骉鑫翀翊祎婳妤彧炜煊燊芃暐翯骁昇昉昳晗晔珈珩珮琦琬瑀瑾璐瑢"
    "钰铖锴韬頔颢颀龑祺禛祚禧稞竑筠缦羿芊苒茜莜菡蓁蔓薇蘅谞邈郗郦鄢闫阊陉隽霁靓飏馥骐骞鹄鹓麒垭峁崾畈圩墟"
    "垸塬埫坨圪垯坳堰堨塆墩埂岙岽崀嵝嶂沄沣沨浐涔淦湜溆漯潆濂瀍"
)

LICENCES = (("sans", NOTO_SANS), ("serif", NOTO_SERIF), ("mono", JETBRAINS))
WENKAI_COPYRIGHT = """Copyright 2021-2023 LXGW (https://github.com/lxgw/LxgwWenKai),
with Reserved Font Names "霞鹜" and "LXGW"
Copyright 2020 The Klee Project Authors (https://github.com/fontworks-fonts/Klee)"""


@dataclass(frozen=True)
class Font:
    """One file to ship: where it comes from and what it is called here."""

    name: str
    package: str
    path: str
    family: str
    style: str
    chinese: bool = True


PLAN = (
    Font("sans-400", NOTO_SANS, "400Regular/NotoSansSC_400Regular.ttf", "Dare Sans SC", "Regular"),
    Font("sans-500", NOTO_SANS, "500Medium/NotoSansSC_500Medium.ttf", "Dare Sans SC", "Medium"),
    Font("sans-700", NOTO_SANS, "700Bold/NotoSansSC_700Bold.ttf", "Dare Sans SC", "Bold"),
    Font("serif-400", NOTO_SERIF, "400Regular/NotoSerifSC_400Regular.ttf", "Dare Serif SC", "Regular"),
    Font("serif-900", NOTO_SERIF, "900Black/NotoSerifSC_900Black.ttf", "Dare Serif SC", "Black"),
    Font("kai-400", WENKAI, f"{WENKAI_FOLDER}/LXGWWenKai-Regular.ttf", "Dare Kai SC", "Regular"),
    Font("mono-500", JETBRAINS, "500Medium/JetBrainsMono_500Medium.ttf", "Dare Mono", "Medium", False),
)


def characters(chinese: bool = True) -> set[str]:
    """What a shipped font should hold: every character of GB2312, Latin, symbols and names."""
    latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))}
    if not chinese:
        return latin | set("–—‘’“”…·•←↑→↓−×±≈≠≤≥")
    forms = {chr(code) for code in (*range(0x3000, 0x3018), *range(0xFF01, 0xFF5F))}
    return latin | forms | set(_gb2312()) | set(SYMBOLS) | set(NAMES)


def _gb2312() -> Iterator[str]:
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes([row, cell]).decode("gb2312")
            except UnicodeDecodeError:
                continue


def fetch(package: str) -> Path:
    """The folder of one source package."""
    return debian_package(package) if package == WENKAI else npm_package(package)


def build(font: Font) -> str:
    """Writes one subset and returns the wanted characters that its source lacks."""
    options = subset.Options()
    options.hinting = False  # auto-hinting is the crispest at the sizes of a screen
    options.notdef_outline = True
    options.name_IDs = [0, 5, 13, 14]  # copyright, version, licence and its address; never the reserved names
    options.name_languages = [0x409]
    options.layout_features = ["kern", "vert", "vrt2", "locl", "ccmp", "halt", "palt", "mark", "mkmk"]
    options.drop_tables += ["DSIG", "BASE", "VORG", "meta"]
    wanted = characters(font.chinese)
    source = subset.load_font(fetch(font.package) / font.path, options)
    lacking = wanted - set(map(chr, source.getBestCmap() or ()))
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(wanted)))
    subsetter.subset(source)
    _rename(source, font)
    subset.save_font(source, FONTS / f"{font.name}.ttf", options)
    return "".join(sorted(lacking))


def _rename(source, font: Font) -> None:
    full = f"{font.family} {font.style}"
    postscript = full.replace(" ", "")
    names = {1: full, 2: "Regular", 3: postscript, 4: full, 6: postscript, 16: font.family, 17: font.style}
    for number, value in names.items():
        source["name"].setName(value, number, 3, 1, 0x409)


def copy_licences() -> None:
    """Puts the licence of each family beside the files; Debian's package names WenKai's without its text."""
    texts = {name: (fetch(source) / "LICENSE_FONT").read_text(encoding="utf-8") for name, source in LICENCES}
    terms = texts["sans"][texts["sans"].index("This Font Software is licensed") :]
    for name, text in {**texts, "kai": f"{WENKAI_COPYRIGHT}\n\n{terms}"}.items():
        (FONTS / f"OFL-{name}.txt").write_text(text, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Builds all files, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="such as sans-400; without names all seven")
    names = parser.parse_args(arguments).names
    FONTS.mkdir(parents=True, exist_ok=True)
    for font in PLAN:
        if not names or font.name in names:
            lacking = build(font)
            size = (FONTS / f"{font.name}.ttf").stat().st_size / 1e6
            print(f"{font.name}.ttf {size:.2f} MB" + (f", not in the source: {lacking}" if lacking else ""))
    copy_licences()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
