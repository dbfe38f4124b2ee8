"""What is saved from a damaged session: all that can be read, marked as not verified.

Three new files beside each other: for programs, for people, and a session that opens, made of the
entries that the chain proves from the first one on. The damaged file keeps every byte.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pcra_game.content.decks import list_decks, load_named_deck
from pcra_game.content.errors import ContentError
from pcra_game.content.frozen import freeze
from pcra_game.content.scenarios import list_scenarios, load_named_scenario
from pcra_game.domain.framing_events import WorkshopOpened
from pcra_game.persistence.checking import check
from pcra_game.persistence.connection import connect, known_errors, writing
from pcra_game.persistence.errors import SessionFileDamaged, SessionFileError
from pcra_game.persistence.header import check_size, read_header
from pcra_game.persistence.mapping import decode_events, entry_of
from pcra_game.persistence.placing import known_places, neighbour, publish
from pcra_game.persistence.projection import Projection, everything
from pcra_game.persistence.reading import (
    DECK,
    SCENARIO,
    read_game,
    read_journal,
    shown_by_replay,
)
from pcra_game.persistence.salvage_reading import Evidence, FoundEntry, read_evidence
from pcra_game.persistence.schema import create_schema
from pcra_game.persistence.statements import write_changes, write_content, write_rows
from pcra_game.persistence.tables import table_of
from pcra_game.texts import salvage as words

_Content = tuple[str, str, str, str]
"""Kind, id, hash and JSON of a deck or a scenario, as a session holds it."""

_NOT_READ = (ValueError, TypeError, KeyError, IndexError, RecursionError, OverflowError)
"""What reading a stored entry may raise where a later version wrote it."""

_LONGEST_STEM = 120
_MOST_NAMES = 1000


class NothingToSalvage(SessionFileError):  # noqa: N818
    """Not one entry nor one row could be read."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The files that were written, and how much is in them.

    `session` is `None` where not even the first entry proves itself, or its cards are lost.
    `entries` were found, the first `verified` of them proven; `complete` says that nothing is
    known to be missing.
    """

    data: Path
    text: Path
    session: Path | None
    entries: int
    verified: int
    complete: bool


Tables = dict[str, list[words.SavedRow]]
"""The rows of the present state; one is verified if the proven entries give the same."""


def salvage(path: Path, out: Path, now: datetime) -> Salvaged:
    """Write into the folder `out`, which is made if need be, what can be read of `path`.

    Nothing is ever replaced. Raises NothingToSalvage, NotASessionFile for what is no file or has
    nothing of a session, and CannotWrite.
    """
    path, out = path.absolute(), out.absolute()
    check_size(path)
    evidence = read_evidence(path)
    if evidence.nothing:
        read_header(path)  # a text, a picture, a protected copy: told as what it is
        raise NothingToSalvage(words.nothing(path))
    with known_places(out / path.name):
        out.mkdir(parents=True, exist_ok=True)
    stem = _free_stem(out, path)
    session, projection = _proven_session(evidence, path, out, stem)
    tables = _merged(evidence, projection)
    told = words.Head(
        name=path.name,
        at=now,
        entries=len(evidence.entries),
        verified=len(evidence.verified),
        last=evidence.entries[-1].seq if evidence.entries else 0,
        session=session.name if session else "",
    )
    data, text = (out / f"{stem}{ending}" for ending in (words.DATA, words.TEXT))
    _write(data, _json(path, now, evidence, tables))
    _write(text, words.report(told, tables, _unproven(evidence)))
    complete = bool(evidence.entries) and told.verified == told.last and session is not None
    return Salvaged(data, text, session, told.entries, told.verified, complete)


def session_id_in(path: Path) -> str:
    """Give the id of the session that a damaged file was, or nothing where it cannot be read.

    Raises what `read_evidence` raises.
    """
    with suppress(SessionFileError):
        check_size(path)
        evidence = read_evidence(path)
        for entry in evidence.entries[:1]:
            with suppress(*_NOT_READ):
                return _opening(entry).session
        for row in evidence.tables["workshop"].values():
            return str(row[0])
    return ""


def _opening(entry: FoundEntry) -> WorkshopOpened:
    event = decode_events(str(entry.columns[-1]))[0]
    if not isinstance(event, WorkshopOpened):
        raise ValueError("the workshop is not opened here")
    return event


def _free_stem(out: Path, path: Path) -> str:
    stem = path.stem.encode()[:_LONGEST_STEM].decode(errors="ignore").strip() or "atelier"
    for number in range(1, _MOST_NAMES):
        tried = stem if number == 1 else f"{stem} ({number})"
        endings = (words.DATA, words.TEXT)
        if not any(os.path.lexists(out / f"{tried}{ending}") for ending in endings):
            return tried
    return stem


def _proven_session(
    evidence: Evidence, path: Path, out: Path, stem: str
) -> tuple[Path | None, Projection | None]:
    """Write a session of the entries that the chain proves; gives it, and what it shows."""
    proven = list(_readable(evidence.verified))
    contents = _contents(evidence, proven[0]) if proven else None
    if contents is None:
        return None, None
    target = out / words.session_name(stem, len(proven))
    with neighbour(target) as fresh:
        try:
            with known_errors(target):
                projection = _rebuild(fresh, path, proven, contents)
        except SessionFileDamaged:
            return None, None
        if check(fresh):
            return None, None
        publish(fresh, target)
    return target, projection


def _readable(entries: Iterable[FoundEntry]) -> Iterator[FoundEntry]:
    """Give entries up to the first that this version cannot read, though it is proven."""
    for entry in entries:
        try:
            entry_of(entry.columns)
        except _NOT_READ:
            return
        yield entry


def _contents(evidence: Evidence, first: FoundEntry) -> tuple[_Content, ...] | None:
    """Give the deck and the scenario that the first entry names: from the file, or delivered."""
    try:
        opened = _opening(first)
    except _NOT_READ:
        return None
    found = {row[2]: row for row in evidence.contents.values()}
    wanted = (opened.deck_sha256, opened.scenario_sha256)
    if not all(hash in found for hash in wanted):
        found |= {row[2]: row for row in _delivered()}
    return tuple(found[hash] for hash in wanted) if all(h in found for h in wanted) else None


def _delivered() -> Iterator[_Content]:
    """Give the decks and scenarios that come with the program, as a session holds them."""
    for listed in list_decks():
        with suppress(ContentError):
            deck = load_named_deck(listed.name)
            json_, sha256 = freeze(deck)
            yield DECK, deck.id, sha256, json_.decode()
            for story in list_scenarios():
                with suppress(ContentError):
                    scenario = load_named_scenario(story.name, deck)
                    json_, sha256 = freeze(scenario)
                    yield SCENARIO, scenario.id, sha256, json_.decode()


def _rebuild(
    fresh: Path, path: Path, proven: Iterable[FoundEntry], contents: Iterable[_Content]
) -> Projection:
    """Fill a new file with the rows as they were stored, and show them by today’s rules."""
    with ExitStack() as held, writing(connect(fresh, "rwc", held)) as connection:
        create_schema(connection)
        for content in contents:
            write_content(connection, *content)
        write_rows(connection, "journal", (entry.stored for entry in proven))
        journal = read_journal(connection, path)
        game = read_game(connection, path, journal.opened)
        projection = shown_by_replay(journal.history, game, path)
        write_changes(connection, everything(projection))
    return projection


def _merged(evidence: Evidence, projection: Projection | None) -> Tables:
    """Put together what the tables show and what the proven entries give."""
    merged: Tables = {}
    for table, read in evidence.tables.items():
        proven = projection.rows(table) if projection else {}
        names = table_of(table).columns.keys()
        merged[table] = [
            words.SavedRow(
                dict(zip(names, read.get(key, proven.get(key, ())), strict=True)),
                verified=key in proven and read.get(key, proven[key]) == proven[key],
            )
            for key in {**read, **proven}
        ]
    return merged


def _unproven(evidence: Evidence) -> list[words.Unproven]:
    """Give the entries behind the first break of the chain, as far as they can be read."""
    return [
        words.Unproven(
            entry.seq, str(entry.columns[2]), entry.sealed, _events(str(entry.columns[-1]))
        )
        for entry in evidence.entries
        if not entry.verified
    ]


def _events(stored: str) -> list[tuple[str, Any]] | None:
    """Give type and data of the events of an entry; `None` where they cannot be read."""
    try:
        return [(str(event["type"]), event["data"]) for event in json.loads(stored)]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _json(path: Path, now: datetime, evidence: Evidence, tables: Tables) -> str:
    told = {
        "format": "pcra-salvage",
        "version": 1,
        "warning": words.WARNING,
        "source": path.name,
        "made_at": now.astimezone(UTC).isoformat(timespec="seconds"),
        "entries_found": len(evidence.entries),
        "entries_verified": len(evidence.verified),
        "entries": [_json_entry(entry) for entry in evidence.entries],
        "tables": {
            table: [{"verified": row.verified, **row.values} for row in rows]
            for table, rows in tables.items()
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _json_entry(entry: FoundEntry) -> dict[str, Any]:
    names = ("seq", "kind", "recorded_at", "actor", "phase", "target")
    told: dict[str, Any] = dict(zip(names, entry.columns, strict=False))
    told |= {"verified": entry.verified, "sealed": entry.sealed, "events": str(entry.columns[-1])}
    with suppress(ValueError, RecursionError):
        told["events"] = json.loads(told["events"])
    return told


def _write(target: Path, text: str) -> None:
    with neighbour(target) as fresh, known_places(target):
        fresh.write_bytes(text.encode("utf-8", "replace"))
        publish(fresh, target)
