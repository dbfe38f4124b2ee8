"""Where `pcra-game` and `python -m pcra_game` begin."""

import sys
from multiprocessing import freeze_support

from pcra_game.cli.parser import run


def main() -> int:
    """Carry out the command of this process; gives its exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
