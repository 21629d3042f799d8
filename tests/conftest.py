"""No screen, no sound, nothing written to the person's own folder, laws indifferent to the clock."""

import os
import tempfile

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ["DARE_TO_ACT_HOME"] = tempfile.mkdtemp(prefix="dare-to-act-")
# The tests' language must not be that of the machine.
for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
    os.environ.pop(name, None)
os.environ["LANG"] = "zh_CN.UTF-8"

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

settings.register_profile("project", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("project")


@pytest.fixture(scope="module")
def strict_strings():
    """A screen string that is missing fails instead of showing its key."""
    from game.content.text import Strings

    Strings.strict = True
    yield
    Strings.strict = False
