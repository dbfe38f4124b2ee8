"""What a working copy remembers of the file it stands for: paths, hashes and instants alone."""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Self

from pcra_game.persistence.header import SIDECARS, sidecar
from pcra_game.persistence.placing import known_places
from pcra_game.persistence.raw_access import ONE_AT_A_TIME
from pcra_game.workshop.storage import Storage, StorageKind
from pcra_game.workshop.whole_file import read_object, write_whole

RECORD = "origin.json"
_LARGEST = 64_000
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class WorkRecord:
    """Where a working copy came from and how far it went back. Instants are UTC, ISO.

    `target` is the file that is written, `origin` itself until a conflict; `sha256` what it held
    when it was last ours. `worked` is the hash of the working copy at that moment. What is on its
    way stands in the fields `going_*` before it goes, so that after a kill it is known again by
    its content.
    """

    origin: str
    target: str
    name: str
    kind: str = ""
    place: str = ""
    mount: str = ""
    volume: str = ""
    neighbours: str = ""
    sha256: str = ""
    worked: str = ""
    session: str = ""
    opened_at: str = ""
    written_at: str = ""
    going_to: str = ""
    going_sha256: str = ""
    going_worked: str = ""

    @property
    def storage(self) -> Storage:
        """The kind of place that the origin lies in."""
        known = self.kind in {kind.value for kind in StorageKind}
        return Storage(StorageKind(self.kind) if known else StorageKind.FOREIGN, self.place)

    def going(self, target: Path, sha256: str, worked: str) -> Self:
        """Give the same before something is put at `target`."""
        return replace(self, going_to=str(target), going_sha256=sha256, going_worked=worked)

    def arrived(self, at: str) -> Self:
        """Give the same once what was going lies at its place."""
        return replace(
            self,
            target=self.going_to,
            sha256=self.going_sha256,
            worked=self.going_worked,
            written_at=at,
            neighbours="",
        ).stayed()

    def stayed(self) -> Self:
        """Give the same where nothing is going."""
        return replace(self, going_to="", going_sha256="", going_worked="")

    def keep(self, folder: Path) -> None:
        """Write it into the folder of its working copy. Raises CannotWrite."""
        with known_places(folder / RECORD):
            write_whole(folder / RECORD, json.dumps(asdict(self), indent=1), durable=True)


def read_record(folder: Path) -> WorkRecord | None:
    """Give what a working copy remembers, or `None` where nothing can be trusted."""
    found = read_object(folder / RECORD, _LARGEST)
    values = {one.name: found.get(one.name, "") for one in fields(WorkRecord)}
    if not all(isinstance(value, str) for value in values.values()):
        return None
    record = WorkRecord(**values)
    name = record.name
    plain = bool(name) and Path(name).name == name and name not in (".", "..")
    return record if plain and record.origin and record.target else None


def hash_of(path: Path) -> str | None:
    """Give the SHA-256 of a file, or `None` if there is none. Raises OSError."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return digest.hexdigest()


def hash_of_live(path: Path) -> str | None:
    """Give what `hash_of` does for a session that may be open in this very process.

    Closing a file drops every lock that this process has on it, those of SQLite too: nobody writes
    in it meanwhile.
    """
    with ONE_AT_A_TIME:
        return hash_of(path)


def neighbours_of(path: Path) -> str:
    """Name by their content what a killed SQLite left beside a file; nothing where all is tidy."""
    found = {ending: hash_of(sidecar(path, ending)) for ending in SIDECARS}
    return " ".join(f"{ending}={sha}" for ending, sha in found.items() if sha is not None)


def remove_neighbours(path: Path) -> None:
    """Remove what a killed SQLite left beside a file that is about to be replaced."""
    for ending in SIDECARS:
        sidecar(path, ending).unlink(missing_ok=True)


def send(source: Path, target: Path) -> None:
    """Copy the bytes of a file to a new one and wait until they are on the disk. Raises OSError.

    The copy is read again: a worn stick tells nobody that it lost them.
    """
    with source.open("rb") as read, target.open("wb") as written:
        while block := read.read(_BLOCK):
            written.write(block)
        written.flush()
        os.fsync(written.fileno())
    if hash_of(target) != hash_of(source):
        raise OSError("bytes were lost on the way")


def like(model: Path, path: Path) -> None:
    """Give a file the rights of the one that it is about to replace, where that can be done."""
    with suppress(OSError):
        path.chmod(model.stat().st_mode & 0o777)
