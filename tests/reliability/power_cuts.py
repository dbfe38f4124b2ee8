"""The power goes at any instant: what the application had acknowledged must be on the disk."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts.known_error import KnownError
from pcra_game.workshop.workshop import Workshop
from tests.reliability.playing import new_session, play, play_on
from tests.reliability.power_disk import Disk, Operation, Told
from tests.reliability.power_trace import Trace, trace
from tests.reliability.power_vfs import NAME, replayed
from tests.reliability.tally import Share, Tally, where
from tests.reliability.truth import Rows, bytes_beside, folded, rows_of

LOST, CORRUPT = "PERDUS", "ABÎMÉS"
JOURNALS = "journaux retrouvés"
SEEN = "dégâts vus"
ENTRIES = 40
MADE_DURABLE = 3
"""Operations that put the file on the disk before anything happens to it."""


@dataclass(frozen=True)
class Played:
    """What happened on the disk, and what the file held at each acknowledged entry."""

    trace: Trace
    operations: list[Operation]
    rows: dict[int, Rows]


def cut_often(share: Share) -> Tally:
    """Row B2: play once, then let the power go at many instants of it."""
    told = traced(share)
    tally = _cut(share, told)
    asked = told.asks("journal_mode"), told.asks("synchronous")
    if asked != ("DELETE", "EXTRA"):
        tally.fail(CORRUPT, f"journal_mode et synchronous demandés : {asked}")
    return tally


def cut_without_syncs(share: Share, synchronous: str = "OFF") -> Tally:
    """The counter-proof: the same, had the application asked for less; damage must be seen."""
    expected = replace(share, keep=share.folder / "expected")
    found = _cut(expected, traced(share).without("synchronous", synchronous)).counts
    return Tally(Counter({SEEN: found[LOST] + found[CORRUPT]}))


def traced(share: Share) -> Trace:
    """Play in a new session, and keep what SQLite was asked from its second opening on."""
    path = new_session(share.folder / "atelier.pcra")
    play_on(path, share.dice("begin"), ENTRIES)
    dice = share.dice("trace")
    return trace(path, lambda session, each: play(Workshop(session), dice, ENTRIES, each))


def _cut(share: Share, told: Trace) -> Tally:
    played = Played(told, *replayed(told, share.folder))
    tally = Tally()
    for number in range(share.rounds):
        dice = share.dice(number)
        instant = dice.randint(MADE_DURABLE, len(played.operations))
        happened = played.operations[:instant]
        found = Disk().run(happened).cut_power(dice)
        tally.counts[JOURNALS] += f"{NAME}-journal" in found
        path = written(share.folder / str(number), found)
        left = bytes_beside(path)
        label, line = open_left(path, safe(told, happened), played)
        if label:
            tally.fail(label, f"{line} ; {share.keep_files(str(number), left)}")
    return tally


def safe(told: Trace, happened: list[Operation]) -> int:
    """Give how many entries the room was told of before the end."""
    return max([told.entries, *(o.entries for o in happened if isinstance(o, Told))])


def written(folder: Path, files: dict[str, bytes]) -> Path:
    """Write what is left of a disk into a new folder; gives the path of the session."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name.lstrip("/")).write_bytes(content)
    return folder / NAME.lstrip("/")


def open_left(path: Path, safe: int, played: Played) -> tuple[str, str]:
    """Open what is left: `safe` entries, or the one more that was never acknowledged."""
    truth = played.trace.truth
    try:
        with SessionFile.open(path) as session:
            entries, state, game = session.entries(), session.state, session.game
        rows = rows_of(path)
        faults = check(path)
    except KnownError as error:
        return CORRUPT, str(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
        return CORRUPT, where(error)
    if len(entries) < safe:
        return LOST, f"{safe} acquittés, {len(entries)} retrouvés"
    whole = entries == truth.entries[: len(entries)] and len(entries) <= safe + 1
    if not whole or rows != played.rows[len(entries)] or state != folded(entries):
        return CORRUPT, f"autre contenu à {len(entries)} gestes"
    return (CORRUPT, " ".join(faults)) if faults or game != truth.game else ("", "")
