"""Dare to Act: hands the command line over to game.commands."""

import sys


def main() -> int:
    if sys.version_info < (3, 11):
        sys.exit("需要 Python 3.11 或更新版本 · Python 3.11 or newer is needed")
    from game.commands import dispatch

    return dispatch(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
