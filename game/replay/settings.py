"""What a person has set: language, size of text, colours, motion, the whole screen."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from game import system_language, user_folder
from game.content.text import LANGUAGES
from game.replay import disk

TEXT_SIZES = (100, 200)  # percent, smallest and largest


@dataclass
class Settings:
    language: str = "zh"
    text_size: int = 100
    contrast: bool = False  # high contrast
    sound: bool = True
    motion: bool = True
    dark: bool = False
    full_screen: bool = False


def settings_file() -> Path:
    return user_folder() / "settings.json"


def load_settings(path: Path | None = None) -> Settings:
    """The settings as saved; whatever is missing or damaged takes its default."""
    settings = Settings(language=system_language())
    try:
        saved = json.loads((path or settings_file()).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return settings
    for f in fields(settings):
        value = saved.get(f.name) if isinstance(saved, dict) else None
        if _fits(f.name, value, getattr(settings, f.name)):
            setattr(settings, f.name, value)
    return settings


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Raises UserError where the file cannot be written."""
    text = json.dumps(asdict(settings), indent=2) + "\n"
    disk.create(path or settings_file(), text.encode(), replace=True)


def _fits(name: str, value: object, default: object) -> bool:
    if type(value) is not type(default):
        return False
    if name == "language":
        return value in LANGUAGES
    return not isinstance(value, int) or isinstance(value, bool) or TEXT_SIZES[0] <= value <= TEXT_SIZES[1]
