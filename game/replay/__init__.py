"""One game over time: recording, session, views, twin."""
