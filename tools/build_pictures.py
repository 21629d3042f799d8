"""Renews docs/pictures: screens that the READMEs and the authoring guide show, in both languages (run
after one changed)."""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
PICTURES = {"desk": "desk_middle", "review": "review_desk", "twin": "twin_curves", "dilemma": "guide_dilemma"}
SIZE, SCALE = "1280x720", "100"


def main() -> None:
    out = ROOT / "docs" / "pictures"
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        for lang in ("zh", "en"):
            shot = [sys.executable, str(ROOT / "main.py"), "shot", folder]
            subprocess.run([*shot, "--lang", lang, "--size", SIZE, "--scale", SCALE], check=True)
            for name, screen in PICTURES.items():
                shutil.copy(Path(folder) / f"{screen}.{lang}.{SIZE}.{SCALE}.png", out / f"{name}.{lang}.png")


if __name__ == "__main__":
    main()
