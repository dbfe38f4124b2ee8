"""Commands of the program, each in a process forked from one that has imported its modules.

The entry point, the exit code, the streams and the end of the process are those of
`python -m pcra_game`; only the half second of imports is spent once. What forks shares the order
of its sets too: where that matters, a process of its own is asked for.

Reads a command a line, as JSON, and answers its exit code.
"""

import gc
import json
import os
import runpy
import signal
import sys
from importlib import import_module

# Not Qt: a verb without a picture would spend longer on its end than its start.
MODULES = (
    "pcra_game.cli.arguments",
    "pcra_game.cli.backups",
    "pcra_game.cli.demo",
    "pcra_game.cli.exporting",
    "pcra_game.cli.printing",
    "pcra_game.cli.protecting",
    "pcra_game.cli.rendering",
    "pcra_game.cli.sessions",
    "pcra_game.exports.pdf",
)


def serve(longest: int) -> None:
    """Carry out the commands of the standard input until it ends."""
    for module in MODULES:
        import_module(module)
    gc.freeze()  # what all share is looked through by none
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in iter(sys.stdin.readline, ""):
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            signal.alarm(longest)
            _become(asked)
            runpy.run_module("pcra_game", run_name="__main__", alter_sys=True)  # ends the child
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), file=answers, flush=True)


def _become(asked: dict) -> None:
    """The streams, the folder, the environment and the arguments of the command."""
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    opened = (
        os.open(os.devnull, os.O_RDONLY),
        os.open(asked["out"], writing),
        os.open(asked["err"], writing),
    )
    for number, stream in enumerate(opened):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    sys.argv[1:] = asked["arguments"]


if __name__ == "__main__":
    serve(int(sys.argv[1]))
