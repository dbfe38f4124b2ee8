"""Rows D16 to D19: what a file is called, what it replaces, what it tells, and that it is stable.

Every file is written in two other processes: another person, home, machine, folder, hour, hash.
"""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from pcra_game.exports.deliverables import DELIVERABLES, endings_of, pieces
from pcra_game.exports.errors import ExportError
from pcra_game.exports.formats import PLAIN
from pcra_game.exports.target import write_atomically
from tests.fixtures.every_format import FORMATS, unpacked, written
from tests.fixtures.sources import demo_source

ROOT = Path(__file__).parents[2]
ONCE = {"login": "zzloginzz", "home": "zzhomezz", "machine": "zzmachinezz", "here": "zzherezz"}
AGAIN = {name: f"yy{told[2:-2]}yy" for name, told in ONCE.items()}
SCRIPT = """
import os, socket, sys
from pathlib import Path
name = sys.argv[2]
socket.gethostname = lambda: name
from pcra_game.exports.deliverables import DELIVERABLES
from pcra_game.exports.formats import PLAIN
from tests.fixtures.sources import demo_source
for one in DELIVERABLES:
    for ending, write in one.writers.items():
        with Path(sys.argv[1], f"{one.key}.{ending}").open("wb") as stream:
            write(one.build(demo_source()), stream, PLAIN)
"""
TITLES = ("../../x", "CON", "a:b", "x.", "é" * 300, "")
FORBIDDEN = re.compile(r'[<>:"/\\\\|?*\x00-\x1f]')


def _started(told: dict[str, str], folder: Path, **more: str) -> subprocess.Popen[bytes]:
    home, here = folder / told["home"], folder / told["here"]
    out = here / "sorties"
    home.mkdir(parents=True)
    out.mkdir(parents=True)
    names = ("USER", "LOGNAME", "USERNAME", "LNAME")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(out), told["machine"]],
        cwd=here,
        env=kept
        | dict.fromkeys(names, told["login"])
        | {"HOME": str(home), "COMPUTERNAME": told["machine"], "HOSTNAME": told["machine"]}
        | {"PYTHONPATH": str(ROOT), "TMPDIR": str(here)}
        | more,
    )


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """Every file as two processes write it, side by side."""
    folder = tmp_path_factory.mktemp("posts")
    first = _started(ONCE, folder, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LANG="C")
    second = _started(AGAIN, folder, PYTHONHASHSEED="4242", TZ="America/Adak", LANG="C.UTF-8")
    for child in (first, second):
        with child:
            assert child.wait(timeout=120) == 0
    outs = [folder / told["here"] / "sorties" for told in (ONCE, AGAIN)]
    return [{path.name: path.read_bytes() for path in out.iterdir()} for out in outs]


@pytest.fixture
def once(both: list[dict[str, bytes]]) -> dict[str, bytes]:
    return both[0]


@pytest.mark.parametrize("title", TITLES)
def test_d16_every_file_of_every_format_has_a_safe_name(title: str, tmp_path: Path) -> None:
    named = pieces(DELIVERABLES, endings_of(DELIVERABLES), title)
    assert {piece.ending for piece in named} == set(FORMATS)
    for piece in named:
        assert not FORBIDDEN.search(piece.name)
        stem = piece.name.rpartition(".")[0]
        assert stem == stem.strip(" .")
        assert stem.casefold() not in ("con", "")
        assert (tmp_path / piece.name).resolve().parent == tmp_path.resolve()


@pytest.mark.parametrize("name", FORMATS)
def test_d17_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    name: str, tmp_path: Path
) -> None:
    # The smallest of its kind: what fails here is the disk, not the file.
    one = next(d for d in reversed(DELIVERABLES) if name in d.writers)
    content = one.build(demo_source())
    target = tmp_path / f"plan.{name}"
    target.write_bytes(b"before")

    def stops(stream: object) -> None:
        one.writers[name](content, stream, PLAIN)
        raise OSError(28, "full")

    with pytest.raises(ExportError):
        write_atomically(target, stops)
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]
    write_atomically(target, lambda stream: one.writers[name](content, stream, PLAIN))
    assert target.read_bytes() != b"before"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not hold here")
def test_d17_a_folder_that_is_closed_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "fermé"
    folder.mkdir(mode=0o500)
    with pytest.raises(ExportError):
        write_atomically(folder / "plan.pdf", lambda stream: stream.write(b"x"))
    assert list(folder.iterdir()) == []


def test_d18_no_file_tells_who_where_or_on_what(once: dict[str, bytes]) -> None:
    assert {name.rpartition(".")[2] for name in once} == set(FORMATS)
    told = (*ONCE.values(), sys.prefix, str(ROOT), "site-packages")
    for name, content in once.items():
        for part, raw in unpacked(name, content).items():
            for word in told:
                assert word.encode() not in raw, (part, word)
                assert word.encode("utf-16-be") not in raw, (part, word)
                assert word.encode("utf-16-le") not in raw, (part, word)


def test_d18_a_name_in_a_packed_part_is_seen(once: dict[str, bytes]) -> None:
    """The search itself can fail: what the files do tell is found in them."""
    known = b"Urgences"
    for name in ("plan.docx", "plan.odt", "classeur.xlsx"):
        assert known not in once[name]
        assert any(known in raw for raw in unpacked(name, once[name]).values())
    assert any(b"Td" in raw for raw in unpacked("p", once["plan.pdf"]).values())


def test_d18_the_properties_are_the_workshop_and_its_date(once: dict[str, bytes]) -> None:
    source = demo_source()
    authors = set()
    for name in ("plan.docx", "plan.odt", "classeur.xlsx"):
        parts = unpacked(name, once[name])
        told = next(
            raw.decode() for part, raw in parts.items() if part.endswith(("core.xml", "meta.xml"))
        )
        assert source.plan.title.split(" ")[0] in told
        assert source.recorded_at[:10] in told
        authors |= set(re.findall(r"<(?:dc|cp):(?:creator|lastModifiedBy)>([^<]*)<", told))
    assert authors == {source.plan.author}
    with pikepdf.open(io.BytesIO(once["plan.pdf"])) as pdf:
        assert str(pdf.docinfo["/Author"]) == source.plan.author
        assert str(pdf.docinfo["/Title"]) == source.plan.title


def test_d19_another_process_another_day_gives_the_same_bytes(
    both: list[dict[str, bytes]],
) -> None:
    once, again = both
    assert set(once) == set(again)
    assert [name for name in once if once[name] != again[name]] == []


def test_d19_the_order_of_the_exports_changes_no_byte() -> None:
    source = demo_source()
    some = [one for one in DELIVERABLES if one.key in ("retex", "classeur", "fiches-pcra")]
    kinds = [(one, ending) for one in some for ending in one.writers]
    assert len(kinds) > 5

    def all_of(order: list) -> dict[tuple[str, str], bytes]:
        return {
            (one.key, ending): written(
                lambda stream, one=one, ending=ending: one.writers[ending](
                    one.build(source), stream, PLAIN
                )
            )
            for one, ending in order
        }

    forth, back = all_of(kinds), all_of(kinds[::-1])
    assert [key for key in forth if forth[key] != back[key]] == []
