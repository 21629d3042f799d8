"""Pins every dependency with the hashes of all its files, for every system and Python >= 3.11: `make lock`.

Pins stay as they are unless pyproject.toml asks for more; `make lock ARGS=--upgrade` takes the newest.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMPILE = "uv pip compile pyproject.toml --quiet --generate-hashes --no-emit-index-url".split()
COMPILE += "--universal --python-version 3.11 --fork-strategy fewest".split()  # one version for every machine
COMPILE += ["--custom-compile-command", "make lock"]


def main(arguments: list[str]) -> int:
    """Writes requirements/runtime.txt and, with the same versions, requirements/dev.txt."""
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "uv"], check=True)
    runtime, dev = "requirements/runtime.txt", "requirements/dev.txt"
    more = ["--extra", "debrief", "--extra", "author", "--group", "dev"]
    for target in (["-o", runtime], ["-c", runtime, *more, "-o", dev]):
        subprocess.run([sys.executable, "-m", *COMPILE, *target, *arguments], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
