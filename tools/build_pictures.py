"""Renews docs/pictures: screens that the READMEs, the authoring guide and the lecturer's page show, in both
languages (run after one changed): `tools/build_pictures.py [PICTURE…]`."""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
PICTURES = {"desk": "desk_middle", "review": "review_desk", "twin": "twin_curves", "dilemma": "guide_dilemma"}
# Those of a class lie in the bundle too, beside the lecturer's page.
PICTURES |= {
    "class-title": "title",
    "class-new": "class_new",
    "class-code": "class_code",
    "class-join": "class_join",
    "class-hand-in": "class_hand_in",
    "class-collect": "class_collect",
    "class-card": "wall_card",
    "class-hands": "wall_hands",
    "class-split": "wall_split",
    "class-reveal": "wall_reveal",
}
SIZE, SCALE = "1280x720", "100"


def main(names: list[str]) -> None:
    out = ROOT / "docs" / "pictures"
    out.mkdir(parents=True, exist_ok=True)
    wanted = {name: PICTURES[name] for name in names or PICTURES}
    only = [word for screen in wanted.values() for word in ("--screen", screen)]
    with TemporaryDirectory() as folder:
        for lang in ("zh", "en"):
            shot = [sys.executable, str(ROOT / "main.py"), "shot", folder, *only]
            subprocess.run([*shot, "--lang", lang, "--size", SIZE, "--scale", SCALE], check=True)
            for name, screen in wanted.items():
                _keep(Path(folder) / f"{screen}.{lang}.{SIZE}.{SCALE}.png", out / f"{name}.{lang}.png")


def _keep(source: Path, target: Path) -> None:
    """What goes on every stick is kept small."""
    if target.name.startswith("class-"):
        small = Image.open(source).convert("RGB").resize((896, 504), Image.Resampling.LANCZOS)
        small.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(target, optimize=True)
    else:
        shutil.copy(source, target)


if __name__ == "__main__":
    main(sys.argv[1:])
