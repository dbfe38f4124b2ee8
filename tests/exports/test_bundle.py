"""The bundle: every deliverable written, named in a manifest, the same bytes twice."""

import hashlib
import json
import os
import socket
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from pcra_game.cli.parser import run
from pcra_game.exports.bundle import (
    Writing,
    Written,
    first_page,
    make_folder,
    manifest_names,
    session_in,
    write_manifest,
)
from pcra_game.exports.deliverables import DELIVERABLES, Piece, alone, called, endings_of, pieces
from pcra_game.exports.errors import ExportError
from pcra_game.exports.formats import Finish
from pcra_game.exports.source import Source, packed
from pcra_game.workshop.files import create_session, load_game
from tests.fixtures.sources import demo_source, new_source


def write_all(source: Source, folder: Path) -> list[Written]:
    folder.mkdir(exist_ok=True)
    unit = called(source.state, source.game)
    writing = Writing(source)
    files = pieces(DELIVERABLES, endings_of(DELIVERABLES), unit)
    written = [writing.write(piece, folder) for piece in files]
    write_manifest(source, written, folder)
    return written


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Written]]:
    folder = tmp_path_factory.mktemp("livrables")
    return folder, write_all(demo_source(), folder)


def manifest_of(folder: Path) -> dict:
    return json.loads((folder / "manifeste.json").read_text(encoding="utf-8"))


def test_every_file_is_in_the_manifest_with_its_proof_its_digest_and_its_weight(bundle) -> None:
    folder, _ = bundle
    found = manifest_of(folder)
    on_disk = {path.name for path in folder.iterdir()} - {"manifeste.json", "manifeste.txt"}
    assert {file["fichier"] for file in found["fichiers"]} == on_disk
    for file in found["fichiers"]:
        content = (folder / file["fichier"]).read_bytes()
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
        assert file["octets"] == len(content)
        assert file["fichier"].startswith(file["preuves"][0])
        assert file["contenu"], file["fichier"]


def test_the_manifest_says_which_moment_of_which_session(bundle) -> None:
    folder, _ = bundle
    source = demo_source()
    said = manifest_of(folder)["seance"]
    assert said["etat"] == source.head
    assert said["gestes"] == source.history.length
    assert said["date"] == source.history.done[-1].recorded_at
    assert session_in(folder) == said["id"] == source.state.opened.session


def test_the_pages_of_the_manifest_are_those_of_the_files(bundle) -> None:
    folder, written = bundle
    for file in written:
        if file.name.endswith(".pdf"):
            document = pypdfium2.PdfDocument(folder / file.name)
            assert len(document) == file.counted.pages
            document.close()


def test_people_read_the_manifest_too(bundle) -> None:
    folder, written = bundle
    text = (folder / "manifeste.txt").read_text(encoding="utf-8")
    for file in written:
        assert file.name in text
        assert file.sha256 in text
    assert "contribue à D2.O1.C" in text
    assert "conforme" not in text


def test_d18_neither_the_post_nor_a_path_is_in_any_manifest(bundle) -> None:
    folder, _ = bundle
    for name in ("manifeste.json", "manifeste.txt"):
        text = (folder / name).read_text(encoding="utf-8")
        for told in (str(folder), str(Path.home()), socket.gethostname(), os.sep + "tmp"):
            assert told not in text or len(told) < 3


def test_d19_the_same_session_gives_the_same_bytes(bundle, tmp_path: Path) -> None:
    folder, _ = bundle
    write_all(demo_source(), tmp_path)
    for path in folder.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_second_export_replaces_the_files_of_the_first(tmp_path: Path) -> None:
    before = {file.name for file in write_all(new_source(), tmp_path)}
    after = {file.name for file in write_all(new_source(), tmp_path)}
    names = {path.name for path in tmp_path.iterdir()}
    assert after == before
    assert names == before | {"manifeste.json", "manifeste.txt"}


def test_d17_a_file_that_another_program_has_open_is_refused_and_stays(tmp_path: Path) -> None:
    piece = alone("json", "demo")
    target = tmp_path / piece.name
    target.write_bytes(b"before")
    mark = tmp_path / f".~lock.{piece.name}#"
    mark.touch()
    with pytest.raises(ExportError, match="ouvert dans un autre logiciel"):
        Writing(new_source()).write(piece, tmp_path)
    assert target.read_bytes() == b"before"
    mark.unlink()
    Writing(new_source()).write(piece, tmp_path)
    assert target.read_bytes() != b"before"


@pytest.mark.parametrize("mark", ["~$demo.docx", "~$mo.docx"])
def test_d17_the_mark_of_word_is_known(mark: str, tmp_path: Path) -> None:
    piece = alone("docx", "demo")
    (tmp_path / piece.name).write_bytes(b"before")
    (tmp_path / mark).touch()
    with pytest.raises(ExportError, match="ouvert dans un autre logiciel"):
        Writing(new_source()).write(piece, tmp_path)
    assert (tmp_path / piece.name).read_bytes() == b"before"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_d17_a_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "clos"
    closed.mkdir(mode=0o500)
    with pytest.raises(ExportError, match="choisissez un dossier"):
        Writing(new_source()).write(alone("json", "demo"), closed)


def test_d17_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="n’existe pas"):
        Writing(new_source()).write(alone("json", "demo"), tmp_path / "rien")
    with pytest.raises(ExportError, match="n’existe pas"):
        make_folder(tmp_path / "rien" / "encore")


def test_a_folder_is_made_where_only_it_is_missing(tmp_path: Path) -> None:
    make_folder(tmp_path / "livrables")
    make_folder(tmp_path / "livrables")
    assert (tmp_path / "livrables").is_dir()
    (tmp_path / "fichier").touch()
    with pytest.raises(ExportError, match="ne peut pas être créé"):
        make_folder(tmp_path / "fichier")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"seance": 3}', b'{"seance": {}}', b"[" * 5000, b"\xff\xfe"]
)
def test_a_manifest_that_is_none_belongs_to_no_session(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "manifeste.json").write_bytes(content)
    assert session_in(tmp_path) == ""
    assert session_in(tmp_path / "rien") == ""


def test_the_watermark_is_on_every_page_and_the_plan_is_still_whole(tmp_path: Path) -> None:
    piece = alone("pdf", "demo")
    clear = Writing(demo_source()).write(piece, tmp_path)
    marked = Writing(demo_source(), Finish(watermark="PROJET")).write(piece, tmp_path)
    assert replace(marked.counted) == clear.counted
    assert marked.sha256 != clear.sha256
    document = pypdfium2.PdfDocument(tmp_path / piece.name)
    for page in (document[0], document[1], document[len(document) - 1]):
        assert "PROJET" in page.get_textpage().get_text_bounded()
    document.close()


def test_the_mark_chosen_is_on_the_pages(tmp_path: Path) -> None:
    piece = alone("pdf", "demo")
    Writing(demo_source(), Finish(confidentiality="Usage interne")).write(piece, tmp_path)
    document = pypdfium2.PdfDocument(tmp_path / piece.name)
    assert "Usage interne" in document[1].get_textpage().get_text_bounded()
    document.close()


def test_the_manifest_bears_the_mark_chosen(tmp_path: Path) -> None:
    write_manifest(new_source(), [], tmp_path, Finish(confidentiality="Confidentiel"))
    assert "Confidentiel" in (tmp_path / "manifeste.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("mark", ["Confidentiel", "Usage interne"])
def test_no_page_speaks_of_another_mark_than_the_one_chosen(mark: str, tmp_path: Path) -> None:
    writing = Writing(demo_source(), Finish(confidentiality=mark))
    for one in DELIVERABLES:
        if "pdf" not in one.writers or one.key == "plan":
            continue
        writing.write(Piece(one, "pdf", f"{one.key}.pdf"), tmp_path)
        document = pypdfium2.PdfDocument(tmp_path / f"{one.key}.pdf")
        for page in document:
            text = page.get_textpage().get_text_bounded()
            assert "iffusion restreinte" not in text, one.key
            assert mark in text, one.key
        document.close()
    notes = " ".join(writing.content(DELIVERABLES[0]).cover.notes)
    assert "iffusion restreinte" not in notes
    assert mark in notes


def test_the_title_inside_is_the_name_of_the_file() -> None:
    source = demo_source()
    for key in ("cartes-de-poche", "fiches-reflexes"):
        one = next(one for one in DELIVERABLES if one.key == key)
        assert one.build(source).title.startswith(f"{one.label} –")


def test_a_manifest_vouches_for_no_file_that_was_replaced_since(tmp_path: Path) -> None:
    written = [Writing(new_source()).write(alone(e, "demo"), tmp_path) for e in ("json", "xlsx")]
    write_manifest(new_source(), written, tmp_path)
    assert manifest_names(tmp_path) == {"demo.json", "demo.xlsx"}
    Writing(new_source()).write(alone("pdf", "demo"), tmp_path)
    assert manifest_names(tmp_path) == {"demo.json", "demo.xlsx"}  # still true
    Writing(new_source()).write(alone("json", "demo"), tmp_path)
    assert not list(tmp_path.glob("manifeste*"))


def test_the_preview_is_the_first_page_at_the_width_asked_for() -> None:
    plan = next(one for one in DELIVERABLES if one.key == "plan")
    picture = first_page(packed(new_source()), plan, Finish(watermark="PROJET"), 160)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 160
    assert (
        int.from_bytes(picture[20:24], "big") == 227
        or abs(int.from_bytes(picture[20:24], "big") - 160 * 2**0.5) < 2
    )


def test_what_several_files_share_is_built_once(tmp_path: Path) -> None:
    built = []

    def build(source: Source):
        built.append(1)
        return source.plan

    one = replace(DELIVERABLES[0], build=build)
    writing = Writing(new_source())
    for ending in one.writers:
        writing.write(Piece(one, ending, f"plan.{ending}"), tmp_path)
    assert len(built) == 1
    assert len(list(tmp_path.iterdir())) == len(one.writers) > 1


@pytest.fixture
def session_path(tmp_path: Path) -> Path:
    path = tmp_path / "urgences.pcra"
    create_session(path, load_game("URG"), title="Urgences").close()
    return path


def test_a_format_keeps_the_name_of_the_session_and_a_key_says_its_proof(
    session_path: Path,
) -> None:
    folder = session_path.parent / "out"
    asked = ["--to", "PDF, json,retex", "--out", str(folder)]
    assert run(["export", str(session_path), *asked]) == 0
    found = {path.name for path in folder.iterdir()}
    retex = next(one for one in DELIVERABLES if one.key == "retex")
    told = {f"D2.O1.D - RETEX - Urgences.{ending}" for ending in retex.writers}
    assert found == {"urgences.pdf", "urgences.json"} | told


def test_csv_alone_is_every_sheet(session_path: Path) -> None:
    folder = session_path.parent / "out"
    assert run(["export", str(session_path), "--to", "csv", "--out", str(folder)]) == 0
    sheets = [one for one in DELIVERABLES if "csv" in one.writers]
    assert len(list(folder.glob("*.csv"))) == len(sheets) == len(list(folder.iterdir()))


@pytest.mark.parametrize("asked", ["ods", "plan,tout", "all,pdf", "csv-bia"])
def test_what_is_neither_gets_the_list(asked: str, session_path: Path, capsys) -> None:
    folder = session_path.parent / "out"
    assert run(["export", str(session_path), "--to", asked, "--out", str(folder)]) == 2
    said = capsys.readouterr().err
    for known in ("pdf", "docx", "xlsx", "json", "compte-rendu", "all"):
        assert known in said
    assert len(said.splitlines()) == 1
    assert not folder.exists()


def test_d17_the_command_says_that_a_file_is_open_elsewhere(session_path: Path, capsys) -> None:
    folder = session_path.parent
    (folder / "urgences.docx").write_bytes(b"before")
    (folder / ".~lock.urgences.docx#").touch()
    assert run(["export", str(session_path), "--to", "docx"]) == 2
    assert "ouvert dans un autre logiciel" in capsys.readouterr().err
    assert (folder / "urgences.docx").read_bytes() == b"before"


def test_d17_the_command_replaces_everything_or_nothing(session_path: Path, capsys) -> None:
    folder = session_path.parent / "out"
    asked = ["export", str(session_path), "--to", "retex", "--out", str(folder)]
    assert run(asked) == 0
    before = {path: path.write_bytes(b"before") for path in folder.iterdir()}
    (last,) = folder.glob("*.odt")
    (folder / f".~lock.{last.name}#").touch()
    assert run(asked) == 2
    assert "ouvert dans un autre logiciel" in capsys.readouterr().err
    assert {path.read_bytes() for path in before} == {b"before"}
    (folder / f".~lock.{last.name}#").unlink()
    last.unlink()
    last.mkdir()  # what nobody can replace
    assert run(asked) == 2
    last.rmdir()
    assert {path.read_bytes() for path in before if path != last} == {b"before"}
    assert set(folder.iterdir()) == set(before) - {last}


def test_the_command_keeps_the_manifest_true(session_path: Path) -> None:
    folder = session_path.parent / "out"
    asked = ["export", str(session_path), "--out", str(folder), "--to"]
    assert run([*asked, "retex,classeur"]) == 0
    names = {path.name for path in folder.iterdir()}
    assert not manifest_names(folder)
    told = {"fichiers": [{"fichier": name} for name in names]}
    (folder / "manifeste.json").write_text(json.dumps(told), "utf-8")
    assert run([*asked, "retex"]) == 0
    assert manifest_names(folder) == {name for name in names if "RETEX" in name}


def test_the_command_marks_the_pages(session_path: Path) -> None:
    asked = ["--to", "pdf", "--mark", "Usage interne", "--watermark"]
    assert run(["export", str(session_path), *asked]) == 0
    document = pypdfium2.PdfDocument(session_path.with_suffix(".pdf"))
    text = document[1].get_textpage().get_text_bounded()
    document.close()
    assert "Usage interne" in text
    assert "PROJET" in text


def test_a_template_that_is_none_is_one_sentence(session_path: Path, capsys) -> None:
    wrong = session_path.parent / "modele.docx"
    wrong.write_bytes(b"PK\x03\x04 not a document")
    asked = ["--to", "docx", "--template", str(wrong)]
    assert run(["export", str(session_path), *asked]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not session_path.with_suffix(".docx").exists()
    asked = ["--to", "docx", "--template", str(session_path.parent / "rien.docx")]
    assert run(["export", str(session_path), *asked]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
