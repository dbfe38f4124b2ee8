"""A protected copy that was damaged, forged or made to harm: refused at once, never wrong words."""

import hashlib
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from pcra_game.persistence.errors import (
    CannotWrite,
    SessionFileDamaged,
    SessionFileError,
    SessionFileTooNew,
)
from pcra_game.persistence.protected import (
    MAGIC,
    SUFFIX,
    Cost,
    Kdf,
    WrongPassphrase,
    is_protected,
    read_protected,
    seal,
    unseal,
)
from pcra_game.texts import protected as words

PHRASE = "Été chat jardin"
PLAIN = "contenu figé".encode()
CHEAP = Cost(Kdf.ARGON2ID, memory=64, passes=1, lanes=1)
HEADER = 78


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A small protected copy, cheap to try."""
    path = tmp_path / f"copie{SUFFIX}"
    path.write_bytes(seal(PLAIN, "Été chat", path, cost=CHEAP))
    return path


def opened(path: Path, phrase: str = "Été chat") -> bytes:
    return unseal(read_protected(path), phrase)


def signed(body: bytes) -> bytes:
    """What a forger writes, who also knows the digest at the end."""
    return body + hashlib.sha256(body).digest()


def header(path: Path, **changes: int | bytes) -> bytes:
    """The file with fields of its header changed, and its digest made right again."""
    names = [
        "magic",
        "version",
        "kdf",
        "cipher",
        "kind",
        "zero",
        "memory",
        "passes",
        "lanes",
        "salt",
        "nonce",
        "length",
        "check",
    ]
    layout = struct.Struct(">8sHBBBBIII16s12sQ16s")
    data = path.read_bytes()
    fields = dict(zip(names, layout.unpack_from(data), strict=True)) | changes
    return signed(layout.pack(*fields.values()) + data[HEADER:-32])


def test_a7_one_flipped_bit_in_any_byte_is_damage_before_any_passphrase(copy: Path) -> None:
    whole = copy.read_bytes()
    for place in range(len(whole)):
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(SessionFileError) as refused:
            read_protected(copy)
        if place >= len(MAGIC):
            assert refused.type is SessionFileDamaged
            assert str(refused.value) == words.protected_damaged(copy)


def test_a5_cut_short_at_any_byte_is_refused_before_any_passphrase(copy: Path) -> None:
    whole = copy.read_bytes()
    for length in range(len(whole)):
        copy.write_bytes(whole[:length])
        with pytest.raises(SessionFileError):
            read_protected(copy)


@pytest.mark.parametrize("more", [b"\x00", b"\r\n", b"x" * 1000, b"--limite--"])
def test_a6_whatever_was_appended_is_refused(copy: Path, more: bytes) -> None:
    copy.write_bytes(copy.read_bytes() + more)
    with pytest.raises(SessionFileDamaged):
        read_protected(copy)


def test_a7_a_forger_who_makes_the_digest_right_again_changes_nothing_unseen(copy: Path) -> None:
    body = copy.read_bytes()[:-32]
    for place in range(len(body)):
        copy.write_bytes(signed(body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]))
        with pytest.raises(SessionFileError):
            opened(copy)


def test_a_forged_content_is_told_from_a_wrong_passphrase(copy: Path) -> None:
    body = bytearray(copy.read_bytes()[:-32])
    body[HEADER] ^= 1
    copy.write_bytes(signed(bytes(body)))
    with pytest.raises(SessionFileDamaged) as refused:
        opened(copy)
    assert str(refused.value) == words.protected_forged(copy)
    with pytest.raises(WrongPassphrase):
        opened(copy, "autre")


def test_a4_a_later_version_is_refused_and_kept(copy: Path) -> None:
    later = header(copy, version=2)
    copy.write_bytes(later)
    with pytest.raises(SessionFileTooNew) as refused:
        read_protected(copy)
    assert "version plus récente" in str(refused.value)
    assert copy.read_bytes() == later


HOSTILE = [
    {"memory": 100 * 1024 * 1024},
    {"memory": 2**32 - 1},
    {"passes": 2**30},
    {"lanes": 2**31},
    {"memory": 2**19, "passes": 2**13},
    {"memory": 0},
    {"passes": 0},
    {"lanes": 0},
    {"memory": 7},
    {"kdf": 2, "memory": 2**30},
    {"kdf": 2, "memory": 3},
    {"kdf": 2, "memory": 1},
    {"kdf": 2, "passes": 2**29},
    {"kdf": 2, "lanes": 2},
]


@pytest.mark.parametrize("fields", HOSTILE, ids=str)
def test_a17_a_header_that_asks_for_too_much_is_refused_at_once(
    copy: Path, fields: dict[str, int]
) -> None:
    copy.write_bytes(header(copy, **fields))
    with pytest.raises(SessionFileDamaged) as refused:
        read_protected(copy)
    assert str(refused.value) == words.protected_unreasonable(copy)


@pytest.mark.parametrize(
    "fields", [{"kdf": 0}, {"kdf": 9}, {"cipher": 2}, {"kind": 7}, {"zero": 1}, {"length": 2**60}]
)
def test_what_format_1_does_not_know_is_refused(copy: Path, fields: dict[str, int]) -> None:
    copy.write_bytes(header(copy, **fields))
    with pytest.raises(SessionFileDamaged):
        read_protected(copy)


def _child(program: str, *arguments: object, limit_mb: int) -> str:
    limits = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({limit_mb << 20},) * 2)\n"
    told = subprocess.run(
        [sys.executable, "-c", limits + program, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=20,
        check=True,
    )
    return told.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="no limits there")
def test_a17_a_hostile_header_takes_neither_time_nor_memory(copy: Path) -> None:
    copy.write_bytes(header(copy, memory=2**32 - 1, passes=2**30))
    program = (
        "import sys, time; from pathlib import Path\n"
        "from pcra_game.persistence.protected import read_protected\n"
        "try: read_protected(Path(sys.argv[1]))\n"
        "except Exception as error: print(type(error).__name__)\n"
        "assert time.process_time() < 2\n"
    )
    assert _child(program, copy, limit_mb=200) == "SessionFileDamaged"


@pytest.mark.skipif(sys.platform == "win32", reason="no limits there")
def test_too_little_memory_is_said_in_one_sentence(copy: Path) -> None:
    copy.write_bytes(header(copy, memory=256 * 1024))
    program = (
        "import sys; from pathlib import Path; sys.stdout.reconfigure(encoding='utf-8')\n"
        "from pcra_game.persistence.protected import read_protected, unseal\n"
        "from pcra_game.texts.known_error import KnownError\n"
        "try: unseal(read_protected(Path(sys.argv[1])), 'x')\n"
        "except KnownError as error: print(error)\n"
    )
    assert _child(program, copy, limit_mb=250) == words.no_memory(256)


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_a25_what_is_no_file_is_refused_at_once(copy: Path, tmp_path: Path) -> None:
    link, pipe, folder = (tmp_path / name for name in ("lien", "tube", "dossier"))
    link.symlink_to(copy)
    os.mkfifo(pipe)
    folder.mkdir()
    missing, strange = tmp_path / "absent", Path("nul\x00")
    for path in (link, pipe, folder, Path("/dev/null"), missing, strange, copy / "dedans"):
        assert not is_protected(path)
        with pytest.raises(SessionFileError):
            read_protected(path)


@pytest.mark.parametrize("data", [b"", b"x", MAGIC[:-1], b"SQLite format 3\x00", b"PK\x03\x04" * 9])
def test_a1_a2_other_files_are_no_protected_copy(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / f"autre{SUFFIX}"
    path.write_bytes(data)
    assert not is_protected(path)
    with pytest.raises(SessionFileError) as refused:
        read_protected(path)
    assert str(refused.value) == words.not_protected(path)


def test_a17_300_mb_are_refused_without_reading_them(tmp_path: Path) -> None:
    path = tmp_path / "grand"
    path.write_bytes(MAGIC)
    os.truncate(path, 300_000_000)
    with pytest.raises(SessionFileError) as refused:
        read_protected(path)
    assert str(refused.value) == words.protected_too_large(path, 200)


def test_more_than_200_mb_are_not_protected(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        seal(bytes(200_000_000), PHRASE, tmp_path / "x", cost=CHEAP)


def test_looking_at_first_bytes_imports_no_cipher() -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from pcra_game.persistence.protected import is_protected\n"
        "is_protected(Path(sys.executable))\n"
        "print({'cryptography', 'sqlalchemy', 'sqlite3'} & set(sys.modules))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert told == "set()\n"
