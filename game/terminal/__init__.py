"""The same game in plain text: for SSH, screen readers and pipes. Lines in, lines out; no colour, no cursor.

`paper` wraps and writes, `grammar` reads a line, the `pages` turn views into lines, `game` plays a session,
`front` is what comes before a session: new game, resume, language.
"""

from game.terminal.front import Start, open_session, play

__all__ = ["Start", "open_session", "play"]
