"""Dare to Act (敢为): a serious game on responsibility, record-keeping and tolerance for error."""

import locale
import os
import sys
import tempfile
from pathlib import Path

__version__ = "0.1.0"


def user_folder() -> Path:
    """Where this person's saves, settings and crash reports lie; DARE_TO_ACT_HOME names another place."""
    chosen = os.environ.get("DARE_TO_ACT_HOME")
    if chosen:
        return Path(chosen).expanduser()
    try:
        home = Path.home()
    except RuntimeError:  # a person without a home folder
        home = Path(tempfile.gettempdir())
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming") / "DareToAct"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "DareToAct"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "dare-to-act"


def system_language() -> str:
    """The language of the person's system, "zh" or "en"; Chinese where it says nothing."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            break
    else:
        value = locale.getlocale()[0] or ""
    return "en" if value.lower().startswith("en") else "zh"
