"""Builds the program as one folder that runs from a stick, for the platform this runs on: `make bundle`.

It needs no Python, network or rights where it is used. The last step starts it in an emptied environment.
"""

import argparse
import hashlib
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tarfile
import time
import tomllib
import zipfile
from importlib import metadata, util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LARGEST = 150  # MB
SLOWEST = 2.0  # seconds from the click to the title
START = "dare-to-act.exe" if os.name == "nt" else "dare-to-act"
SUMS = "SHA256SUMS"


class Stop(Exception):
    """The bundle is not good; told in both languages."""

    def __init__(self, zh: str, en: str):
        super().__init__(f"{zh}\n{en}")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--name", default=sysconfig.get_platform(), help="of the platform, in the file's name"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    args = parser.parse_args(arguments)
    try:
        folder = build(args.out.resolve(), args.name)
        told = check(folder)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    packed = pack(folder)
    print("\n".join([*told, str(folder), f"{packed} ({packed.stat().st_size >> 20} MB)"]))
    return 0


def build(out: Path, name: str) -> Path:
    """The finished folder."""
    if not util.find_spec("PyInstaller"):
        raise Stop("缺少 PyInstaller：请用 make bundle。", "PyInstaller is missing: use make bundle.")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    work = out / "work"
    made, folder = work / "dist" / "dare-to-act", out / f"dare-to-act-{version}-{name}"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(made.parent), "--workpath", str(work / "steps")]
    subprocess.run([*command, str(ROOT / "tools" / "bundle.spec")], cwd=ROOT, check=True)
    slim(made)
    (made / "VERSION").write_text(described(made, version), encoding="utf-8")
    for source, target in (("LICENSE", "LICENSE"), ("assets/LICENCES.md", "LICENCES-assets.md")):
        shutil.copy(ROOT / source, made / target)
    pages(made / "docs")
    licences(made / "LICENCES")
    (made / SUMS).write_text(sums(made), encoding="utf-8")
    if folder.exists():
        shutil.rmtree(folder)
    made.rename(folder)
    shutil.rmtree(work)
    return folder


def pages(folder: Path) -> None:
    """What a lecturer reads, with its pictures."""
    (folder / "pictures").mkdir(parents=True)
    docs = ROOT / "docs"
    for path in (
        *docs.glob("handing-out*.md"),
        *docs.glob("lecturer*.md"),
        *docs.glob("pictures/class*.png"),
    ):
        shutil.copy(path, folder / path.relative_to(docs))


def slim(folder: Path) -> None:
    """The interpreter's debugging symbols are three quarters of it."""
    strip = shutil.which("strip")
    for library in folder.rglob("libpython*.so*") if strip else ():
        subprocess.run([str(strip), "--strip-unneeded", str(library)], check=True)


def licences(folder: Path) -> None:
    """The licence files of every package that may be inside."""
    folder.mkdir()
    for package in metadata.distributions():
        for file in package.files or ():
            if re.search(r"(^|/)(LICEN[CS]E|COPYING|NOTICE)[^/]*$", str(file), re.IGNORECASE):
                source = Path(str(package.locate_file(file)))
                if source.is_file() and package.metadata["Name"] in BUNDLED:
                    shutil.copy(source, folder / f"{package.metadata['Name']}-{source.name}")
    for place in (Path(sys.base_prefix), Path(sysconfig.get_path("stdlib"))):
        if (place / "LICENSE.txt").exists():
            shutil.copy(place / "LICENSE.txt", folder / "Python-LICENSE.txt")


BUNDLED = (
    "numpy",
    "pydantic",
    "pydantic_core",
    "pygame-ce",
    "PyYAML",
    "annotated-types",
    "typing-inspection",
)
BUNDLED += ("typing_extensions", "python-docx", "python-pptx", "lxml", "pillow", "xlsxwriter", "XlsxWriter")
BUNDLED += ("openpyxl", "et_xmlfile", "ruamel.yaml", "pyinstaller")


def described(folder: Path, version: str) -> str:
    """What VERSION says: enough for a person to see whether it runs on his machine."""
    lines = [f"dare-to-act {version}", f"platform {sysconfig.get_platform()}"]
    lines.append(f"python {platform.python_version()}")
    if oldest := oldest_glibc(folder):
        lines.append(f"needs glibc {oldest} or newer")
    return "\n".join(lines) + "\n"


def oldest_glibc(folder: Path) -> str:
    """The oldest C library it runs with: the newest one that any part asks for. Empty where none does."""
    found: set[tuple[int, ...]] = set()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            if data[:4] == b"\x7fELF":
                asked = re.findall(rb"\0GLIBC_(\d+(?:\.\d+)+)(?=\0)", data)
                found |= {tuple(map(int, version.split(b"."))) for version in asked}
    return ".".join(map(str, max(found))) if found else ""


def sums(folder: Path) -> str:
    """Lines as `sha256sum -c` reads them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in files
    )


def check(folder: Path) -> list[str]:
    """Size, start, and the self-test in an emptied environment. Raises Stop."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if not path.is_symlink()) / 1e6
    if size > LARGEST:
        raise Stop(f"程序有 {size:.0f} MB，超过 {LARGEST} MB。", f"{size:.0f} MB is more than {LARGEST} MB.")
    seconds = start_seconds(folder)
    if seconds > SLOWEST:
        raise Stop(f"启动要 {seconds:.1f} 秒。", f"It takes {seconds:.1f} s to start.")
    said = emptied(folder)
    if (folder / SUMS).read_text(encoding="utf-8") != sums(folder):
        raise Stop("自检改动了程序文件夹。", "The self-test changed the program's folder.")
    version = (folder / "VERSION").read_text(encoding="utf-8").strip()
    return [version, f"{size:.0f} MB; title after {seconds:.2f} s", said]


def start_seconds(folder: Path) -> float:
    """From the click to the first frame of the title, drawn for nobody."""
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        command = [str(folder / START), "bench", "--first-frame"]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def emptied(folder: Path) -> str:
    """The self-test without PATH, Python, home folder or network, in a folder that cannot be written."""
    test = [str(folder / START), "--selftest", "--lang", "en"]
    names = ("SYSTEMROOT",) if os.name == "nt" else ()  # Windows itself cannot do without
    kept = {name: os.environ[name] for name in names if name in os.environ}
    nowhere = {**kept, "HOME": str(folder / "no-home"), "USERPROFILE": str(folder / "no-home")}
    around, what = walls(folder)
    done = subprocess.run(
        [*around, *test],
        env=nowhere,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    if done.returncode:
        raise Stop(f"自检没有通过：{done.stderr}", f"The self-test failed: {done.stderr}")
    return f"{done.stdout.strip()}\n(no PATH, no Python, no home{what})"


def walls(folder: Path) -> tuple[list[str], str]:
    """What takes away the network and the right to write, where this system can."""
    unshare = shutil.which("unshare")
    if not unshare:
        return [], ""
    mount = shutil.which("mount") or "mount"
    script = (
        f'"{mount}" --bind "$1" "$1" && "{mount}" -o remount,ro,bind "$1" && cd "$1" && shift && exec "$@"'
    )
    whole = [unshare, "-r", "-n", "-m", "/bin/sh", "-c", script, "sh", str(folder)]
    for around, what in ((whole, ", no network, read-only folder"), ([unshare, "-r", "-n"], ", no network")):
        if subprocess.run([*around, shutil.which("true") or "true"], capture_output=True).returncode == 0:
            return around, what
    return [], ""


def pack(folder: Path) -> Path:
    """One file to copy: zip for Windows, tar.gz where a file remembers that it can be started."""
    if os.name == "nt":
        packed = folder.parent / f"{folder.name}.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.rglob("*")):
                archive.write(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
        return packed
    packed = folder.parent / f"{folder.name}.tar.gz"
    with tarfile.open(packed, "w:gz") as archive:
        archive.add(folder, folder.name, filter=_nobodys)
    return packed


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the builder's name."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
