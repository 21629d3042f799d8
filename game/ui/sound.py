"""Three quiet sounds: a turned sheet, a seal, a pencil mark. No sound ever carries a meaning of its own.

A machine without a sound card, or with one that another program holds, plays silently: nothing is said.
"""

from pathlib import Path

import pygame

SOUNDS = Path(__file__).resolve().parents[2] / "assets" / "sounds"
NAMES = ("paper", "stamp", "tick")


class Sounds:
    """Plays by name once somebody switched sound on; the device is opened with the first sound."""

    def __init__(self, is_on: bool = False):
        self.is_on = is_on
        self._loaded: dict[str, pygame.mixer.Sound | None] = {}

    def play(self, name: str) -> None:
        if not self.is_on:
            return
        if name not in self._loaded:
            self._loaded[name] = self._load(name)
        sound = self._loaded[name]
        if sound is not None:
            sound.play()

    def _load(self, name: str) -> "pygame.mixer.Sound | None":
        try:
            if not pygame.mixer.get_init():
                pygame.mixer.init(22_050, -16, 1, 512)
            return pygame.mixer.Sound(SOUNDS / f"{name}.wav")
        except (pygame.error, OSError, NotImplementedError):
            return None
