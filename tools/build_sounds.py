"""Builds assets/sounds/*.wav: three quiet sounds made of noise and decay, ours alone (CC0).

Deterministic: the same bytes on every run, so a rebuild shows no difference.
"""

import wave
from pathlib import Path

import numpy as np

RATE = 22_050
OUT = Path(__file__).resolve().parents[1] / "assets" / "sounds"


def noise(seconds: float, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).uniform(-1, 1, int(RATE * seconds))


def smooth(signal: np.ndarray, width: int) -> np.ndarray:
    """A moving average: takes the hiss out of noise."""
    return np.convolve(signal, np.ones(width) / width, "same")


def decay(signal: np.ndarray, half_life: float) -> np.ndarray:
    return signal * 0.5 ** (np.arange(len(signal)) / (half_life * RATE))


def paper() -> np.ndarray:
    """A sheet is turned: soft noise that swells and goes."""
    rustle = smooth(noise(0.22, 1), 4)
    return 0.25 * rustle * np.sin(np.linspace(0, np.pi, len(rustle))) ** 2


def stamp() -> np.ndarray:
    """A seal comes down: a dull knock and the pad's breath."""
    time = np.arange(int(RATE * 0.25)) / RATE
    knock = decay(np.sin(2 * np.pi * 92 * time), 0.03)
    breath = decay(smooth(noise(0.25, 2), 9), 0.02)
    return 0.7 * knock + 0.4 * breath


def tick() -> np.ndarray:
    """A pencil mark."""
    return 0.3 * decay(smooth(noise(0.05, 3), 3), 0.006)


def save(name: str, signal: np.ndarray) -> None:
    samples = np.round(np.clip(signal, -1, 1) * 0.6 * 32767).astype("<i2")
    with wave.open(str(OUT / f"{name}.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for make in (paper, stamp, tick):
        save(make.__name__, make())
