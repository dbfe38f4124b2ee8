"""A protected copy gives back what went in, or one sentence; never other words, never half."""

import base64
import errno
import hashlib
import hmac
import inspect
import os
import re
import stat
import struct
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf import argon2

from pcra_game.persistence import protected
from pcra_game.persistence.errors import (
    CannotWrite,
    NotASessionFile,
    SessionFileDamaged,
    SessionFileError,
)
from pcra_game.persistence.protected import (
    SUFFIX,
    Cost,
    Kdf,
    WrongPassphrase,
    is_protected,
    place_session,
    protect,
    read_protected,
    seal,
    unprotect,
    unseal,
)
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import protected as words

PHRASE = "Été chat jardin"
PLAIN = "contenu figé".encode()
CHEAP = Cost(Kdf.ARGON2ID, memory=64, passes=1, lanes=1)
HEADER = 78

# Made once by format 1 and never to be made again: files sent years ago must open.
ARGON2ID_FILE = (
    "iVBDUkFQDQoAAQEBAQAAAABAAAAAAQAAAAF1tT/c1OwiJDiuEOjDsuh4vWbMAFYdsKdJRZMVAAAAAAAAAA2znA/+CC51"
    "CqmT59IAN/gNMjosqbFlPgAdkFRTZ8Lhz8FI0dsFRGhDrpayLmfXnbepLpwdCG+0Yg2QS41mf/YDxON1ejgTFMoiL7mb"
    "1A=="
)
SCRYPT_FILE = (
    "iVBDUkFQDQoAAQIBAQAAAABAAAAAAQAAAAH3y/HM8gMo+8+bslOj3V+w7cuS75Bpn9x3rwhGAAAAAAAAAA3HTa8ernz5"
    "pwLphSAjYXrIwEpCK2lY0RaXtGGF4hDza4XSCbONitSaHiDSF5kHfMKcyag+DMYtL8fcR9y5gGeoHqE9Qik/HMEcWsem"
    "1w=="
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A small protected copy, cheap to try."""
    path = tmp_path / f"copie{SUFFIX}"
    path.write_bytes(seal(PLAIN, "Été chat", path, cost=CHEAP))
    return path


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where this test keeps what is temporary."""
    folder = tmp_path / "temporaire"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def opened(path: Path, phrase: str = "Été chat") -> bytes:
    return unseal(read_protected(path), phrase)


def test_a_session_comes_back_byte_for_byte_readable(closed: Path, tmp_path: Path) -> None:
    sealed, back = tmp_path / f"a{SUFFIX}", tmp_path / "retour.pcra"
    protect(closed, sealed, PHRASE, cost=CHEAP)
    assert is_protected(sealed)
    assert not is_protected(closed)
    assert b"ordonnancier" not in sealed.read_bytes()
    unprotect(sealed, back, PHRASE)
    with SessionFile.open(back) as one, SessionFile.open(closed) as other:
        assert one.entries() == other.entries()
        assert one.state == other.state
    umask = os.umask(0)
    os.umask(umask)
    assert os.name != "posix" or stat.S_IMODE(back.stat().st_mode) == 0o666 & ~umask


def test_protects_beside_its_writer_and_from_another_thread(
    played: SessionFile, tmp_path: Path
) -> None:
    sealed = tmp_path / f"a{SUFFIX}"
    worker = threading.Thread(target=protect, args=(played.path, sealed, PHRASE))
    worker.start()
    worker.join()
    assert read_protected(sealed).cost == protected.ARGON2ID


def test_what_is_asked_of_a_guesser_is_memory_hard() -> None:
    for cost in (protected.ARGON2ID, protected.SCRYPT):
        assert cost.memory >= 64 * 1024
        assert cost.memory <= protected.MOST_MEMORY
        assert cost.memory * cost.passes <= protected.MOST_WORK


@pytest.mark.parametrize("file", [ARGON2ID_FILE, SCRYPT_FILE])
def test_files_of_format_1_open_for_ever(file: str, tmp_path: Path) -> None:
    path = tmp_path / "ancienne"
    path.write_bytes(base64.b64decode(file))
    assert opened(path) == PLAIN


def test_the_format_is_what_the_documentation_says(tmp_path: Path) -> None:
    data = base64.b64decode(SCRYPT_FILE)
    assert hashlib.sha256(data[:-32]).digest() == data[-32:]
    n, p = struct.unpack_from(">II", data, 14)
    salt, nonce = data[26:42], data[42:54]
    secret = hashlib.scrypt("Été chat".encode(), salt=salt, n=n, r=8, p=p, dklen=32)

    def label(text: bytes, length: int) -> bytes:
        return hmac.digest(secret, text + b"\x01", "sha256")[:length]

    assert data[62:78] == label(b"pcra copie protegee 1: temoin", 16)
    key = label(b"pcra copie protegee 1: cle", 32)
    assert AESGCM(key).decrypt(nonce, data[78:-32], data[:78]) == PLAIN


def test_two_copies_share_nothing(copy: Path) -> None:
    again = seal(PLAIN, "Été chat", copy, cost=CHEAP)
    first = copy.read_bytes()
    assert again[26:54] != first[26:54]
    assert again[HEADER:] != first[HEADER:]


def test_an_accent_in_two_pieces_is_the_same_accent(copy: Path) -> None:
    assert opened(copy, "E\u0301te\u0301 chat") == PLAIN


@pytest.mark.parametrize(
    "phrase", ["", "été chat", "Ete chat", "Été chat ", " Été chat", "Été  chat", "Été\u00a0chat"]
)
def test_every_other_passphrase_is_called_wrong_and_the_file_whole(copy: Path, phrase: str) -> None:
    with pytest.raises(WrongPassphrase):
        opened(copy, phrase)


def test_a_passphrase_that_no_keyboard_types_is_only_wrong(copy: Path) -> None:
    with pytest.raises(WrongPassphrase):
        opened(copy, "\ud800\x00" * 50)


@pytest.fixture
def without_argon2(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library over an OpenSSL that lacks Argon2."""

    def lacking(**_options: object) -> None:
        raise UnsupportedAlgorithm("argon2")

    monkeypatch.setattr(argon2, "Argon2id", lacking)


def test_scrypt_stands_in_for_argon2_and_the_header_says_so(
    closed: Path, tmp_path: Path, without_argon2: None
) -> None:
    sealed = tmp_path / f"a{SUFFIX}"
    protect(closed, sealed, PHRASE)
    assert read_protected(sealed).cost == protected.SCRYPT
    unprotect(sealed, tmp_path / "retour.pcra", PHRASE)


def test_a_post_without_argon2_says_what_to_do(copy: Path, without_argon2: None) -> None:
    with pytest.raises(SessionFileError) as refused:
        opened(copy)
    assert str(refused.value) == words.derivation_missing(copy)


def test_a_name_that_is_taken_is_kept(closed: Path, copy: Path) -> None:
    before = copy.read_bytes()
    with pytest.raises(CannotWrite):
        protect(closed, copy, PHRASE, cost=CHEAP)
    with pytest.raises(CannotWrite):
        place_session(closed.read_bytes(), copy)
    assert copy.read_bytes() == before


def test_no_plain_copy_lies_about_while_the_key_is_made(
    closed: Path, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "envoi"
    folder.mkdir()
    seen: list[list[Path]] = []
    draw = protected.secrets.token_bytes

    def look(length: int) -> bytes:
        seen.append([*temporary.rglob("*"), *folder.rglob("*")])
        return draw(length)

    monkeypatch.setattr(protected.secrets, "token_bytes", look)
    protect(closed, folder / f"a{SUFFIX}", PHRASE, cost=CHEAP)
    assert seen == [[], []]
    assert [path.name for path in folder.iterdir()] == [f"a{SUFFIX}"]
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_the_plain_session_grows_in_a_folder_of_its_own(
    closed: Path, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed, folder = tmp_path / f"a{SUFFIX}", tmp_path / "arrivée"
    folder.mkdir()
    protect(closed, sealed, PHRASE, cost=CHEAP)
    modes: list[int] = []
    link = os.link

    def look(source: Path, target: Path) -> None:
        modes.append(stat.S_IMODE(source.parent.stat().st_mode))
        assert source.parent.parent == folder
        link(source, target)

    monkeypatch.setattr(os, "link", look)
    unprotect(sealed, folder / "b.pcra", PHRASE)
    assert modes == [0o700]
    assert [path.name for path in folder.iterdir()] == ["b.pcra"]
    assert list(temporary.iterdir()) == []


def test_b5_a_full_disk_leaves_nothing_behind(
    closed: Path, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed, folder = tmp_path / f"a{SUFFIX}", tmp_path / "plein"
    folder.mkdir()
    protect(closed, sealed, PHRASE, cost=CHEAP)
    write = protected._write

    def full(path: Path, data: bytes) -> None:
        write(path, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(protected, "_write", full)
    tries: list[Callable[[], None]] = [
        lambda: protect(closed, folder / f"b{SUFFIX}", PHRASE, cost=CHEAP),
        lambda: unprotect(sealed, folder / "b.pcra", PHRASE),
    ]
    for attempt in tries:
        with pytest.raises(CannotWrite, match="Plus de place"):
            attempt()
        assert list(folder.iterdir()) == []
        assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("place", [3, 40, 100, -1])
def test_a_disk_that_spoils_what_it_keeps_is_noticed_before_the_name_is_given(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    write = protected._write

    def spoiled(path: Path, data: bytes) -> None:
        changed = bytearray(data)
        changed[place] ^= 4
        write(path, bytes(changed))

    monkeypatch.setattr(protected, "_write", spoiled)
    target = tmp_path / f"a{SUFFIX}"
    with pytest.raises(CannotWrite):
        protect(closed, target, PHRASE, cost=CHEAP)
    assert not target.exists()


def test_what_is_inside_is_checked_as_every_session(closed: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.pcra"
    spoiled = bytearray(closed.read_bytes())
    spoiled[-100] ^= 1
    at = spoiled.index(b"ordonnancier")
    spoiled[at : at + 5] = b"ORDON"
    with pytest.raises(SessionFileDamaged):
        place_session(bytes(spoiled), target)
    with pytest.raises(NotASessionFile, match=r"b\.pcra"):
        place_session(b"rien d'un atelier" * 100, target)
    assert [path for path in tmp_path.iterdir() if path != closed] == []


def test_a_damaged_session_is_not_protected(closed: Path, tmp_path: Path) -> None:
    data = bytearray(closed.read_bytes())
    at = data.index(b"ordonnancier")
    data[at : at + 5] = b"ORDON"
    closed.write_bytes(bytes(data))
    with pytest.raises(SessionFileError):
        protect(closed, tmp_path / f"a{SUFFIX}", PHRASE, cost=CHEAP)
    assert not (tmp_path / f"a{SUFFIX}").exists()


SAMPLES = {"path": Path("/d/a.pcraprotege"), "target": Path("/d/a.pcraprotege"), "limit_mb": 200}
REFUSALS = {
    name: function
    for name, function in inspect.getmembers(words, inspect.isfunction)
    if function.__module__ == words.__name__
    and set(inspect.signature(function).parameters) & {"path", "target"}
    and name != "protected"
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_one_typeset_sentence_with_the_next_step(name: str) -> None:
    function = REFUSALS[name]
    said = function(*(SAMPLES[parameter] for parameter in inspect.signature(function).parameters))
    assert said[-1] == "."
    assert said.count("\u00a0: ") == 1
    assert not re.search(r"[^\u00a0\u202f][:;!?»]|«[^\u00a0]|'|\n", said)
