"""`python -m tests.reliability`: every row with one seed, one table, exit code 1 if one fails."""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.reliability.rows import ROWS
from tests.reliability.running import Plan, run_all
from tests.reliability.table import Line, table


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; gives the exit code."""
    options = _options(arguments)
    keep = Path(options.keep or tempfile.mkdtemp(prefix="pcra-reliability-")).absolute()
    keep.mkdir(parents=True, exist_ok=True)
    chosen = [row for row in ROWS if not options.only or row.name in options.only]
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="pcra-reliability-") as apart:
        plan = Plan(options.seed, options.rounds, Path(apart), keep)
        lines = run_all(chosen, plan, lambda far: sys.stderr.write(f"\r{far}"))
    seconds = time.monotonic() - started
    if options.json:
        told = {"seed": options.seed, "seconds": round(seconds), "keep": str(keep)}
        _say(json.dumps(told | {"rows": [line.told() for line in lines]}, ensure_ascii=False))
    else:
        _tell(lines, options.seed, seconds, keep)
    return 0 if all(line.holds for line in lines) else 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    parser.add_argument("--seed", type=int, default=7, help="what chance decides (default: 7)")
    parser.add_argument(
        "--rounds", type=float, default=1.0, metavar="FRACTION", help="a part of the full rounds"
    )
    parser.add_argument(
        "--only", action="append", choices=[row.name for row in ROWS], help="a row, or several"
    )
    parser.add_argument("--keep", type=Path, help="where files that failed are kept")
    parser.add_argument("--json", action="store_true", help="JSON in place of the table")
    return parser.parse_args(arguments)


def _tell(lines: Sequence[Line], seed: int, seconds: float, keep: Path) -> None:
    _say(f"\nGraine {seed}, {seconds:.0f} s, fichiers en défaut gardés dans {keep}\n")
    _say(table(lines))
    failures = [failure for line in lines for failure in line.tally.failures]
    if failures:
        _say("\n" + "\n".join(failures[:40]))
    fallen = [line.row.name for line in lines if not line.holds]
    _say("\nTout tient." if not fallen else f"\nNe tient pas : {', '.join(fallen)}.")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
