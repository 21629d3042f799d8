"""The libraries of the extra [debrief]; without them everything else is written and the missing one named."""

from importlib.util import find_spec

from game.content.text import Text, say

LIBRARIES = {"docx": "python-docx", "pptx": "python-pptx"}


def missing() -> list[str]:
    """The modules that are not installed."""
    return [module for module in LIBRARIES if find_spec(module) is None]


def missing_text(modules: list[str]) -> Text:
    """What is left out, and what installs it."""
    packages = [LIBRARIES[module] for module in modules]
    return say(
        "debrief.missing", packages=packages, files=[say(f"debrief.file.{module}") for module in modules]
    )
