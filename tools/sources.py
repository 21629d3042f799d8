"""Fetches the packages that fonts and icons are made from, through npm and apt-get, into build/sources."""

import subprocess
import tarfile
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[1] / "build" / "sources"


def npm_package(package: str) -> Path:
    """The unpacked folder of `name@version`."""
    folder = _folder(package)
    if not folder.exists():
        command = ["npm", "pack", "--silent", package]
        packed = subprocess.run(command, cwd=SOURCES, check=True, capture_output=True, text=True).stdout
        part = Path(f"{folder}.part")
        with tarfile.open(SOURCES / packed.split()[-1]) as archive:
            archive.extractall(part, filter="data")
        (part / "package").rename(folder)
        part.rmdir()
    return folder


def debian_package(package: str) -> Path:
    """The unpacked folder of a Debian package, in the version that this system's lists name."""
    folder = _folder(package)
    if not folder.exists():
        subprocess.run(["apt-get", "download", "-qq", package], cwd=SOURCES, check=True)
        (archive,) = SOURCES.glob(f"{package}_*.deb")
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
    return folder


def _folder(package: str) -> Path:
    SOURCES.mkdir(parents=True, exist_ok=True)
    return SOURCES / package.strip("@").replace("/", "-")
