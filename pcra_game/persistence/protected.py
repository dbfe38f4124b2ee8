"""« Copie protégée » : a whole session in one encrypted, authenticated file, and back.

The file, big-endian: a header of 78 bytes, the session under AES-256-GCM with the whole header as
associated data, and the SHA-256 of everything before it. The digest tells damage without any
passphrase, the key check in the header tells a wrong passphrase, GCM tells a forgery. A later
version keeps the signature, the place of the version and the digest at the end; nothing else.

A passphrase is taken as it is typed, spaces at its ends included, in Unicode form NFC and UTF-8:
« é » from any keyboard is the same. Nothing else is done to it.
"""

import hashlib
import hmac
import os
import secrets
import stat
import struct
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import BinaryIO

from pcra_game.persistence.errors import (
    CannotWrite,
    SessionFileDamaged,
    SessionFileError,
    SessionFileTooNew,
)
from pcra_game.persistence.header import LARGEST_MB, PROTECTED_MAGIC
from pcra_game.persistence.placing import known_places, neighbour, publish
from pcra_game.texts import protected as words

SUFFIX = words.SUFFIX
MAGIC = PROTECTED_MAGIC
"""A byte above 127 and a line end: a transfer that touches text spoils it and is noticed."""

VERSION = 1

_HEADER = struct.Struct(">8sHBBBBIII16s12sQ16s")
_VERSION = struct.Struct(">8sH")
_AES_GCM = 1
_SESSION = 1
_DIGEST = 32
_TAG = 16
_KEY_LABEL = b"pcra copie protegee 1: cle"
_CHECK_LABEL = b"pcra copie protegee 1: temoin"


class WrongPassphrase(SessionFileError):  # noqa: N818
    """The protected copy is whole; the passphrase is not the one that it was made with."""


class NotEnoughMemory(SessionFileError):  # noqa: N818
    """This post cannot derive the key now; the sentence says how much that takes."""


class Kdf(IntEnum):
    """What turns a passphrase into a key; the number is the one in the header."""

    ARGON2ID = 1
    SCRYPT = 2


@dataclass(frozen=True, slots=True)
class Cost:
    """What a try of a passphrase costs: memory in KiB, passes over it, lanes at once.

    Scrypt reads it as N (blocks of 1 KiB, a power of two), p, and one lane.
    """

    kdf: Kdf
    memory: int
    passes: int
    lanes: int


ARGON2ID = Cost(Kdf.ARGON2ID, memory=256 * 1024, passes=3, lanes=4)
"""Above the second choice of RFC 9106, section 4 (64 MiB, 3 passes, 4 lanes)."""

SCRYPT = Cost(Kdf.SCRYPT, memory=256 * 1024, passes=1, lanes=1)
"""Where the OpenSSL underneath has no Argon2 (before 3.2)."""

MOST_MEMORY = 512 * 1024
MOST_WORK = 2048 * 1024
"""KiB, and KiB times passes, that a file may ask of whoever opens it: under 2 s, under 600 MB."""

MOST_LANES = 8


@dataclass(frozen=True, slots=True)
class Container:
    """A protected copy that is whole, as far as can be told without its passphrase."""

    path: Path
    header: bytes
    cost: Cost
    salt: bytes
    nonce: bytes
    check: bytes
    sealed: bytes


def is_protected(path: Path) -> bool:
    """Whether the first bytes are those of a protected copy, whatever the name; never raises."""
    try:
        with _open(path) as file:
            return file.read(len(MAGIC)) == MAGIC
    except (OSError, ValueError, SessionFileError):
        return False


def protect(source: Path, target: Path, passphrase: str, *, cost: Cost | None = None) -> None:
    """Write a protected copy of the session at `source`, from any thread, beside its writer.

    The copy is opened again with its passphrase before it gets its name; `target` must be free.
    Raises what copying `source` raises, CannotWrite, and NotEnoughMemory.
    """
    from pcra_game.persistence.copying import copy_session
    from pcra_game.persistence.private import private_folder

    target = target.absolute()
    if os.path.lexists(target):
        raise CannotWrite(words.name_taken(target.name))
    with private_folder() as folder:
        copy = folder / "atelier.pcra"
        copy_session(source, copy)
        plain = copy.read_bytes()
    sealed = seal(plain, passphrase, target, cost=cost)
    with neighbour(target) as fresh:
        with known_places(target):
            _write(fresh, sealed)
        _check_readable(fresh, target, passphrase, plain)
        publish(fresh, target)


def unprotect(path: Path, target: Path, passphrase: str) -> None:
    """Write the session that a protected copy holds, as a normal one, at `target`, which is free.

    Raises what `read_protected`, `unseal` and `place_session` raise.
    """
    place_session(unseal(read_protected(path), passphrase), target)


def place_session(plain: bytes, target: Path) -> None:
    """Give the name `target` to a session, once it was checked as every session is.

    Raises CannotWrite, and what `check` raises; SessionFileDamaged for a session with a fault.
    """
    from pcra_game.persistence.checking import check

    target = target.absolute()
    if os.path.lexists(target):
        raise CannotWrite(words.name_taken(target.name))
    with _private_beside(target) as folder:
        fresh = folder / target.name
        with known_places(target):
            _write(fresh, plain)
        faults = check(fresh)
        if faults:
            raise SessionFileDamaged(faults[0])
        publish(fresh, target)


def seal(plain: bytes, passphrase: str, target: Path, *, cost: Cost | None = None) -> bytes:
    """Give the bytes of a protected copy. `target` is named where something is refused.

    `cost` defaults to Argon2id, or to scrypt where the library lacks it. Raises CannotWrite for
    more than 200 MB and NotEnoughMemory.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(plain) + _HEADER.size + _TAG + _DIGEST > LARGEST_MB * 1_000_000:
        raise CannotWrite(words.protected_too_large(target, LARGEST_MB))
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    cost, derived = _derive_first(passphrase, salt, cost, target)
    key, check = _keys(derived)
    header = _HEADER.pack(
        MAGIC,
        VERSION,
        cost.kdf,
        _AES_GCM,
        _SESSION,
        0,
        cost.memory,
        cost.passes,
        cost.lanes,
        salt,
        nonce,
        len(plain),
        check,
    )
    body = header + AESGCM(key).encrypt(nonce, plain, header)
    return body + hashlib.sha256(body).digest()


def read_protected(path: Path) -> Container:
    """Read a protected copy and check all that needs no passphrase; nothing large is computed.

    Raises SessionFileError for what is none or cannot be read, SessionFileDamaged for one that
    is not as it was written, SessionFileTooNew.
    """
    data = _read(path)
    body, digest = data[:-_DIGEST], data[-_DIGEST:]
    if len(body) < _VERSION.size or hashlib.sha256(body).digest() != digest:
        raise SessionFileDamaged(words.protected_damaged(path))
    if _VERSION.unpack_from(body)[1] > VERSION:
        raise SessionFileTooNew(words.protected_too_new(path))
    return _container(body, path)


def unseal(container: Container, passphrase: str) -> bytes:
    """Give what a protected copy holds. Takes about half a second and 300 MB.

    Raises WrongPassphrase, SessionFileDamaged for a forged copy, NotEnoughMemory, and
    SessionFileError where the library of this post lacks the derivation.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    derived = _derive(passphrase, container.salt, container.cost, container.path)
    key, check = _keys(derived)
    if not hmac.compare_digest(check, container.check):
        raise WrongPassphrase(words.wrong_passphrase(container.path))
    try:
        return AESGCM(key).decrypt(container.nonce, container.sealed, container.header)
    except InvalidTag:
        raise SessionFileDamaged(words.protected_forged(container.path)) from None


def _container(body: bytes, path: Path) -> Container:
    if len(body) < _HEADER.size + _TAG:
        raise SessionFileDamaged(words.protected_damaged(path))
    (_, version, kdf, cipher, kind, zero, memory, passes, lanes, salt, nonce, length, check) = (
        _HEADER.unpack_from(body)
    )
    known = (
        version == VERSION and kdf in tuple(Kdf) and (cipher, kind, zero) == (_AES_GCM, _SESSION, 0)
    )
    if not known or length != len(body) - _HEADER.size - _TAG:
        raise SessionFileDamaged(words.protected_damaged(path))
    cost = Cost(Kdf(kdf), memory, passes, lanes)
    if not _reasonable(cost):
        raise SessionFileDamaged(words.protected_unreasonable(path))
    header, sealed = body[: _HEADER.size], body[_HEADER.size :]
    return Container(path, header, cost, salt, nonce, check, sealed)


def _reasonable(cost: Cost) -> bool:
    """Whether the cost is one that can be paid, and that the algorithm allows."""
    if not (1 <= cost.lanes <= MOST_LANES and cost.memory <= MOST_MEMORY and cost.passes >= 1):
        return False
    if cost.memory * cost.passes > MOST_WORK:
        return False
    if cost.kdf is Kdf.SCRYPT:
        return cost.lanes == 1 and cost.memory >= 2 and cost.memory.bit_count() == 1
    return cost.memory >= 8 * cost.lanes


def _derive_first(
    passphrase: str, salt: bytes, cost: Cost | None, path: Path
) -> tuple[Cost, bytes]:
    """Derive with the cost asked, or with the best that the library of this post can do."""
    from cryptography.exceptions import UnsupportedAlgorithm

    if cost is not None:
        return cost, _derive(passphrase, salt, cost, path)
    try:
        return ARGON2ID, _derived(passphrase, salt, ARGON2ID)
    except UnsupportedAlgorithm:
        return SCRYPT, _derived(passphrase, salt, SCRYPT)


def _derive(passphrase: str, salt: bytes, cost: Cost, path: Path) -> bytes:
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        return _derived(passphrase, salt, cost)
    except UnsupportedAlgorithm:
        raise SessionFileError(words.derivation_missing(path)) from None


def _derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf import argon2, scrypt

    # « surrogatepass »: whatever a keyboard gives has bytes; a strange sign is only a wrong one.
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    try:
        if cost.kdf is Kdf.SCRYPT:
            made = scrypt.Scrypt(salt=salt, length=32, n=cost.memory, r=8, p=cost.passes)
            return made.derive(secret)
        return argon2.Argon2id(
            salt=salt,
            length=32,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory,
        ).derive(secret)
    except MemoryError:
        raise NotEnoughMemory(words.no_memory(cost.memory // 1024)) from None


def _keys(derived: bytes) -> tuple[bytes, bytes]:
    """Give the key of the cipher and the key check: one tells nothing about the other."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

    key = HKDFExpand(SHA256(), length=32, info=_KEY_LABEL).derive(derived)
    check = HKDFExpand(SHA256(), length=16, info=_CHECK_LABEL).derive(derived)
    return key, check


def _check_readable(fresh: Path, target: Path, passphrase: str, plain: bytes) -> None:
    try:
        whole = unseal(read_protected(fresh), passphrase) == plain
    except NotEnoughMemory:
        raise
    except SessionFileError:
        whole = False
    if not whole:
        raise CannotWrite(words.not_read_back(target))


@contextmanager
def _open(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file: no link followed, no wait on a device. Raises OSError, ValueError."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise SessionFileError(words.protected_unreadable(path))
        yield file


def _read(path: Path) -> bytes:
    """Give the bytes of a file of at most 200 MB. Raises SessionFileError."""
    try:
        with _open(path) as file:
            most = LARGEST_MB * 1_000_000
            # The first bytes first: a large file of another kind is named for what it is.
            first = file.read(len(MAGIC))
            if first != MAGIC:
                raise SessionFileError(words.not_protected(path))
            size = os.fstat(file.fileno()).st_size
            if size > most:
                raise SessionFileError(words.protected_too_large(path, LARGEST_MB))
            # Room is made for what is asked: the size of this file, not of the largest.
            return first + file.read(size)
    except (FileNotFoundError, NotADirectoryError):
        raise SessionFileError(words.protected_missing(path)) from None
    except (OSError, ValueError):
        raise SessionFileError(words.protected_unreadable(path)) from None


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)


@contextmanager
def _private_beside(target: Path) -> Iterator[Path]:
    """Lend a folder that only this user may enter, on the disk where `target` will lie."""
    with known_places(target):
        folder = tempfile.TemporaryDirectory(
            prefix=".pcra-", suffix=".tmp", dir=target.parent, ignore_cleanup_errors=True
        )
    with folder as name:
        yield Path(name)
