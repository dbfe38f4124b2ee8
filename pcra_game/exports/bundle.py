"""Writing deliverables: each file whole, read back, then named in a manifest.

The manifest says what was counted in each file, so that whoever receives the folder can check it.
It holds no clock, no path and no post: the same session gives the same bytes.
"""

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from pcra_game.exports.deliverables import Deliverable, Piece
from pcra_game.exports.errors import ExportError, TemplateGoneError
from pcra_game.exports.expected import Counted
from pcra_game.exports.formats import PLAIN, Finish
from pcra_game.exports.source import Source, unpacked
from pcra_game.exports.target import (
    Beside,
    require_closed,
    require_writable,
    write_atomically,
    write_beside,
)
from pcra_game.texts import deliverables as words
from pcra_game.texts import docx as docx_words
from pcra_game.texts import export_errors as errors
from pcra_game.texts.typography import date_fr

FORMAT = "pcra-game/manifeste"
VERSION = 1
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is there: what it is, its weight in bytes, its digest, what it holds."""

    name: str
    label: str
    proofs: tuple[str, ...]
    size: int
    sha256: str
    counted: Counted


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that is whole and read back, not yet in the place of the one before it."""

    written: Written
    beside: Beside

    def put(self) -> Written:
        """Take the place; a manifest of another export that named the file is withdrawn.

        Raises ExportError where the file of before cannot be replaced; it stays then.
        """
        self.beside.take_name()
        folder = self.beside.target.parent
        if self.written.name in manifest_names(folder):
            withdraw_manifest(folder)
        return self.written

    def drop(self) -> None:
        """Give it up; what was there stays."""
        self.beside.drop()


class Writing:
    """Writes the files of one source, one after the other; what they share is built once."""

    def __init__(self, source: Source, finish: Finish = PLAIN) -> None:
        self._source = replace(source, mark=finish.confidentiality)
        self._finish = finish
        self._built: tuple[str, Any] | None = None

    def content(self, deliverable: Deliverable) -> Any:
        """Give what a deliverable is made of, as it will be written."""
        if self._built is None or self._built[0] != deliverable.key:
            content = self._finish.mark(deliverable.build(self._source))
            self._built = (deliverable.key, content)
        return self._built[1]

    def write(self, piece: Piece, folder: Path) -> Written:
        """Write one file into `folder`, whole or not at all; give what it became.

        Raises ExportError where it cannot be written, does not read back as it should, or is
        open in another program; what was there stays then.
        """
        return self.prepare(piece, folder).put()

    def prepare(self, piece: Piece, folder: Path) -> Prepared:
        """Write one file beside the one that it will replace. Raises ExportError as `write`."""
        from pcra_game.exports.checking import check_file

        target = folder / piece.name
        require_closed(target)
        one = piece.deliverable
        content, write = self.content(one), one.writers[piece.ending]
        found: list[Written] = []

        def fill(stream: BinaryIO) -> None:
            write(content, stream, self._finish)

        def check(path: Path) -> None:
            counted = check_file(piece.ending, content, path, target)
            size, digest = _digest(path)
            proofs = (one.proof, *one.also)
            found.append(Written(piece.name, one.label, proofs, size, digest, counted))

        beside = write_beside(target, fill, check)
        return Prepared(found[0], beside)


def write_packed(content: bytes, piece: Piece, folder: Path, finish: Finish) -> Written:
    """Write one file of a source that comes as bytes; see `Writing.write`.

    Made to run in another process: arguments and answer can be pickled.
    """
    return _writing(content, finish).write(piece, folder)


def write_manifest(
    source: Source, written: Sequence[Written], folder: Path, finish: Finish = PLAIN
) -> tuple[Path, Path]:
    """Write the manifest, for people and for programs; gives both files. Raises ExportError."""
    source = replace(source, mark=finish.confidentiality)
    for_programs = folder / f"{words.MANIFEST}.json"
    for_people = folder / f"{words.MANIFEST}.txt"
    facts = json.dumps(_manifest(source, written), ensure_ascii=False, indent=2)
    write_atomically(for_programs, lambda stream: _put(stream, f"{facts}\n"))
    lines = "\n".join(_lines(source, written))
    write_atomically(for_people, lambda stream: _put(stream, f"{lines}\n"))
    return for_people, for_programs


def make_folder(folder: Path) -> None:
    """Make the folder of an export where only it is missing.

    Raises ExportError if it cannot be made, or takes no file.
    """
    try:
        folder.mkdir()
    except FileNotFoundError as error:
        raise ExportError(errors.folder_missing(folder)) from error
    except OSError as error:
        if not folder.is_dir():
            raise ExportError(errors.cannot_make_folder(folder)) from error
    require_writable(folder)


def template_lacks(template: Path) -> tuple[str, ...]:
    """Give what a DOCX of the hospital lacks to be our template.

    Raises ExportError if it cannot be one; TemplateGoneError if it is not there.
    """
    from pcra_game.exports.docx_template import missing_in

    with suppress(OSError):
        if not template.exists():
            raise TemplateGoneError(docx_words.template_unreadable(template.name))
    return missing_in(template)


def first_page(content: bytes, deliverable: Deliverable, finish: Finish, width: int) -> bytes:
    """Give the first page of a deliverable as it will be in PDF: a PNG of `width` pixels.

    For another process: the source comes as bytes.
    """
    from io import BytesIO

    import pypdfium2

    writing = _writing(content, finish)
    page = BytesIO()
    deliverable.writers["pdf"](writing.content(deliverable), page, finish)
    document = pypdfium2.PdfDocument(page.getvalue())
    try:
        first = document[0]
        picture = first.render(scale=width / first.get_width()).to_pil()
    finally:
        document.close()
    drawn = BytesIO()
    picture.save(drawn, "PNG")
    return drawn.getvalue()


def write_packed_manifest(
    content: bytes, written: Sequence[Written], folder: Path, finish: Finish
) -> tuple[Path, Path]:
    """See `write_manifest`; for another process."""
    return write_manifest(unpacked(content), written, folder, finish)


def session_in(folder: Path) -> str:
    """Give the session whose deliverables lie in a folder, by its manifest; nothing if none do."""
    try:
        return str(_found_manifest(folder)["seance"]["id"])
    except (KeyError, TypeError):
        return ""


def manifest_names(folder: Path) -> frozenset[str]:
    """Give the files that the manifest of a folder names; none where there is no manifest."""
    try:
        return frozenset(str(file["fichier"]) for file in _found_manifest(folder)["fichiers"])
    except (KeyError, TypeError):
        return frozenset()


def withdraw_manifest(folder: Path) -> None:
    """Take a manifest away that is not true any more: it must not vouch for another file."""
    for ending in ("json", "txt"):
        with suppress(OSError):
            (folder / f"{words.MANIFEST}.{ending}").unlink()


def _found_manifest(folder: Path) -> Any:
    try:
        with (folder / f"{words.MANIFEST}.json").open("rb") as stream:
            return json.loads(stream.read(_BLOCK))
    except (OSError, ValueError, RecursionError):
        return None


@lru_cache(maxsize=1)  # the files of one export come one after the other
def _writing(content: bytes, finish: Finish) -> Writing:
    return Writing(unpacked(content), finish)


def _digest(path: Path) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def _put(stream: BinaryIO, text: str) -> None:
    # A lone surrogate, which only a damaged text holds, must not cost the manifest.
    stream.write(text.encode("utf-8", "replace"))


def _manifest(source: Source, written: Sequence[Written]) -> dict[str, Any]:
    opened = source.state.opened
    return {
        "format": FORMAT,
        "version": VERSION,
        "seance": {
            "id": opened.session if opened else "",
            "titre": opened.title if opened else "",
            "unite": source.game.unit.label,
            "etat": source.head,
            "gestes": source.history.length,
            "date": source.recorded_at,
            "statut": source.plan.status,
            "version": source.plan.version,
        },
        "fichiers": [_entry(file) for file in written],
    }


def _entry(file: Written) -> dict[str, Any]:
    counted = {
        words.COUNTED_KEYS[name]: number
        for name in words.COUNTED_KEYS
        if (number := getattr(file.counted, name))
    }
    return {
        "fichier": file.name,
        "livrable": file.label,
        "preuves": list(file.proofs),
        "octets": file.size,
        "sha256": file.sha256,
        "contenu": counted,
    }


def _lines(source: Source, written: Sequence[Written]) -> list[str]:
    opened, plan = source.state.opened, source.plan
    head = words.manifest_head(
        opened.title if opened else "",
        source.game.unit.label,
        date_fr(source.recorded_at),
        plan.status,
        plan.version,
        plan.confidentiality,
    )
    lines = [*head, words.manifest_state(source.history.length, source.head)]
    for file in written:
        counted = {name: getattr(file.counted, name) for name in words.COUNTED_KEYS}
        lines += words.manifest_file(file.name, file.label, file.proofs, file.size, counted)
        lines.append(f"  SHA-256{words.NB}: {file.sha256}")
    return lines
