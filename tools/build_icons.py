"""Copies the game's icons from Phosphor Icons into assets/icons: `python tools/build_icons.py`; needs npm."""

import shutil
import sys
from pathlib import Path

from sources import npm_package

ICONS = Path(__file__).resolve().parents[1] / "assets" / "icons"
PACKAGE = "@phosphor-icons/core@2.1.1"

# A name that ends in -fill is the filled weight, every other the regular one.
NAMES = """
tray calendar calendar-dots users-three users user identification-badge map-pin map-trifold mountains books
book-open film-reel gear scales gavel shield-warning shield-check warning warning-circle warning-octagon
prohibit house house-line tree tree-evergreen plant grains flame fire drop waves cloud-rain sun snowflake
first-aid-kit lifebuoy phone chat chats-circle envelope megaphone bell monitor ticket bank buildings
chalkboard file-text files folder folder-open scroll stamp seal seal-check clipboard-text list-checks
note-pencil signature paper-plane-tilt clock hourglass timer arrow-u-up-left arrow-right arrow-left arrow-up
arrow-down arrow-bend-up-left arrow-bend-up-right arrows-clockwise arrows-split git-fork
check check-circle x x-circle plus
minus dots-three list caret-up caret-down caret-left caret-right eye eye-slash magnifying-glass footprints
handshake hand-heart hand-palm lightbulb path road-horizon broom camera chart-line chart-bar play pause
skip-back skip-forward speaker-high speaker-slash globe translate text-aa circle-half keyboard question info
floppy-disk export sign-out trash lock lock-open link-simple bookmark-simple trophy medal star flag heart
coins briefcase graduation-cap circle circle-dashed warning-fill shield-check-fill seal-check-fill
check-circle-fill map-pin-fill circle-fill bookmark-simple-fill play-fill pause-fill star-fill heart-fill
flag-fill
""".split()


def main() -> int:
    """Copies the files and their licence, and removes what is no longer named."""
    source = npm_package(PACKAGE)
    ICONS.mkdir(parents=True, exist_ok=True)
    for old in ICONS.glob("*.svg"):
        if old.stem not in NAMES:
            old.unlink()
    for name in NAMES:
        weight = "fill" if name.endswith("-fill") else "regular"
        shutil.copyfile(source / "assets" / weight / f"{name}.svg", ICONS / f"{name}.svg")
    shutil.copyfile(source / "LICENSE", ICONS / "LICENSE")
    print(f"{len(NAMES)} icons")
    return 0


if __name__ == "__main__":
    sys.exit(main())
