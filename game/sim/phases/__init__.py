"""One file per mechanism; engine.PHASES says in which order they run."""
