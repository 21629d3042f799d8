"""Where the one-folder program begins: like main.py, and its worker processes begin here too."""

import multiprocessing
import sys

from game.commands import dispatch

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(dispatch(sys.argv[1:]))
