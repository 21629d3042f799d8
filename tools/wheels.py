"""Packs the project and its packages into one zip for rooms without a network: `make wheels`.

There, `make play` (Windows: `py tools/setup.py play`) installs from the folder `wheels` that the zip brings.
For other machines than this one: make wheels ARGS="--python-version 3.13 --platform win_amd64".
"""

import argparse
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"


def main(arguments: list[str]) -> int:
    """Writes dist/dare-to-act-VERSION-PLATFORM-PYTHON.zip."""
    parser = argparse.ArgumentParser(description="Packs the project and its packages into one zip.")
    parser.add_argument("--python-version", default="{}.{}".format(*sys.version_info))
    parser.add_argument("--platform", action="append", help="a wheel tag such as win_amd64; may be repeated")
    args = parser.parse_args(arguments)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        print("打包需要 git 检出的项目。\nA bundle is made from a git checkout.", file=sys.stderr)
        return 1
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    platform = (args.platform or [sysconfig.get_platform()])[0]
    name = f"dare-to-act-{version}-{platform}-py{args.python_version}"
    DIST.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        download(Path(folder), args.python_version, args.platform or [])
        with zipfile.ZipFile(DIST / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for file in filter(None, listed.stdout.split("\0")):
                archive.write(ROOT / file, f"dare-to-act/{file}")
            for wheel in sorted(Path(folder).iterdir()):
                archive.write(wheel, f"dare-to-act/wheels/{wheel.name}")
    print(f"dist/{name}.zip")
    return 0


def download(folder: Path, python_version: str, platforms: list[str]) -> None:
    """Fetches the wheels of the runtime lock, checked against its hashes."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "-r", str(ROOT / "requirements" / "runtime.txt"), "--dest", str(folder)]
    command += ["--only-binary", ":all:", "--python-version", python_version]
    for platform in platforms:
        command += ["--platform", platform]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
