"""A hospital's template lends its looks, loses its text, and never brings anything dangerous."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Length, Mm, Pt, RGBColor
from PIL import Image

from pcra_game.domain.document import Bullets, Column, Document, Heading, Paragraph, Section, Table
from pcra_game.exports.docx import write_docx
from pcra_game.exports.docx_template import missing_in
from pcra_game.exports.errors import ExportError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"


def _logo() -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", (60, 20), "#803060").save(stream, "PNG")
    stream.seek(0)
    return stream


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A letter of a hospital, with its leftovers."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.header.paragraphs[0].add_run().add_picture(_logo(), width=Pt(60))
    section.header.add_paragraph("Centre hospitalier")
    section.footer.paragraphs[0].text = "Direction de la qualité"
    made.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0x30, 0x60)
    made.styles["Normal"].font.name = "Calibri"
    made.add_heading("ANCIEN TITRE", 1)
    noted = made.add_paragraph("RESTE DU MODÈLE")
    made.add_comment(noted.runs, text="à relire", author="Autre Nom", initials="AN")
    made.core_properties.author = "Prénom Nom"
    made.core_properties.keywords = "brouillon"
    path = tmp_path / "modele.docx"
    made.save(path)
    return path


def _written(document: Document, template: Path) -> bytes:
    stream = io.BytesIO()
    write_docx(document, stream, template=template)
    return stream.getvalue()


def _open(document: Document, template: Path) -> Opened:
    return docx.Document(io.BytesIO(_written(document, template)))


def _said(part: object) -> str:
    return "\n".join(paragraph.text for paragraph in part.paragraphs)


def _rewritten(path: Path, change: Callable[[str, bytes], bytes | None], **more: bytes) -> Path:
    """Write the archive again, each part through `change`; `None` leaves it out."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    target = path.with_name("autre.docx")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            changed = change(name, content)
            if changed is not None:
                new.writestr(name, changed)
        for name, content in more.items():
            new.writestr(name.replace("__", "/"), content)
    return target


def _replacing(part: str, old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        assert old in content
        return content.replace(old, new)

    return change


def test_its_styles_head_and_foot_take_the_place_of_ours(
    document: Document, template: Path
) -> None:
    opened = _open(document, template)
    first = next(p for p in opened.paragraphs if p.text == "Synthèse pour décision")
    assert first.style.name == "Heading 1"
    assert str(first.style.font.color.rgb) == "803060"
    section = opened.sections[-1]
    assert "Centre hospitalier" in _said(section.header)
    assert "Direction de la qualité" in _said(section.footer)
    assert list(section.header._element.iter("{*}blip"))


def test_each_page_still_says_status_version_confidentiality_and_its_number(
    document: Document, template: Path
) -> None:
    made = docx.Document(template)
    made.sections[0].different_first_page_header_footer = True
    made.settings.odd_and_even_pages_header_footer = True
    made.save(template)
    section = _open(document, template).sections[-1]
    for foot in (section.footer, section.first_page_footer, section.even_page_footer):
        assert "Projet non validé · v0.3 · Diffusion restreinte" in _said(foot)
        orders = [order.text.strip() for order in foot._element.iter(f"{W}instrText")]
        assert orders == ["PAGE", "NUMPAGES"]


def test_the_number_of_the_page_stands_at_the_right(document: Document, template: Path) -> None:
    section = _open(document, template).sections[-1]
    line = next(p for p in section.footer.paragraphs if "Diffusion" in p.text)
    style = [stop.position for stop in line.style.paragraph_format.tab_stops]
    own = {stop.position: stop.alignment for stop in line.paragraph_format.tab_stops}
    assert style
    assert all(own[place] is WD_TAB_ALIGNMENT.CLEAR for place in style)
    width = section.page_width - section.left_margin - section.right_margin
    (right,) = (at for at, kind in own.items() if kind is WD_TAB_ALIGNMENT.RIGHT)
    assert right.pt == pytest.approx(Length(width).pt, abs=0.2)


def test_a_head_of_an_earlier_section_stays(document: Document, template: Path) -> None:
    made = docx.Document(template)
    made.add_section()
    made.add_paragraph("seconde partie")
    made.save(template)
    assert "Centre hospitalier" in _said(_open(document, template).sections[-1].header)


def test_nothing_of_its_text_nor_of_its_author_stays(document: Document, template: Path) -> None:
    content = _written(document, template)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "replace")
    for leftover in ("RESTE DU MODÈLE", "ANCIEN TITRE", "Prénom Nom", "brouillon", "Autre Nom"):
        assert leftover not in whole
    assert "thumbnail" not in whole


def test_the_same_template_gives_the_same_bytes(document: Document, template: Path) -> None:
    assert _written(document, template) == _written(document, template)


def test_the_names_of_a_french_word_are_known(document: Document, template: Path) -> None:
    made = docx.Document(template)
    made.styles["Heading 2"].delete()
    own = made.styles.add_style("Titre 2", WD_STYLE_TYPE.PARAGRAPH)
    made.save(template)
    plan = replace(document, sections=(Section("1", "Un", (Heading(2, "Sous-titre"),)),))
    title = next(p for p in _open(plan, template).paragraphs if p.text == "Sous-titre")
    assert title.style.style_id == own.style_id


def test_what_it_lacks_is_said_in_french_and_comes_from_ours(
    document: Document, template: Path
) -> None:
    made = docx.Document(template)
    for name in ("Heading 3", "List Bullet", "Caption", "Table Grid"):
        made.styles[name].delete()
    made.save(template)
    said = missing_in(template)
    for label in ("Titre 3", "Liste à puces", "Légende", "Grille du tableau"):
        assert f"style «\u00a0{label}\u00a0»" in said
    assert not any("Titre 1" in one for one in said)
    blocks = (Heading(3, "Trois"), Bullets(("puce",)), Table("T", (Column("C"),), (("x",),)))
    opened = _open(replace(document, sections=(Section("1", "Un", blocks),)), template)
    styles = {p.text: p.style.name for p in opened.paragraphs}
    assert styles["Trois"] == "Heading 3"
    assert styles["puce"] == "List Bullet"
    numbered = next(p for p in opened.paragraphs if p.text == "puce")
    assert list(numbered._p.iter(f"{W}numId"))


def test_a_bare_page_is_told_all_that_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "nu.docx"
    docx.Document().save(path)
    said = missing_in(path)
    assert {"en-tête de page", "pied de page", "format de page A4 en portrait"} <= set(said)


def test_a_plan_of_ours_lacks_only_a_logo(document: Document, tmp_path: Path) -> None:
    stream = io.BytesIO()
    write_docx(document, stream)
    path = tmp_path / "notre.docx"
    path.write_bytes(stream.getvalue())
    assert missing_in(path) == ("logo (image) dans l’en-tête ou le pied de page",)
    assert "Trois décisions." in _said(_open(document, path))


def _as(kind: bytes) -> Callable[[Path], Path]:
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return lambda path: _rewritten(path, _replacing(TYPES, main, kind))


def _linked_logo(path: Path) -> Path:
    def change(name: str, content: bytes) -> bytes:
        if not name.startswith("word/_rels/header"):
            return content
        return content.replace(
            b'Target="media/image1.png"', b'Target="http://127.0.0.1/x.png" TargetMode="External"'
        )

    return _rewritten(path, change)


def _fetching_field(path: Path) -> Path:
    made = docx.Document(path)
    line = made.sections[0].header.paragraphs[0]
    for part in ("INCLUDE", 'PICTURE "http://127.0.0.1/x.png"'):
        order = line.add_run()._r.makeelement(f"{W}instrText")
        order.text = part
        line.runs[-1]._r.append(order)
    made.save(path)
    return path


def _bomb(path: Path) -> Path:
    return _rewritten(path, lambda _, content: content, word__media__big_bin=bytes(130_000_000))


def _entities(path: Path) -> Path:
    def change(name: str, content: bytes) -> bytes:
        if name != "word/styles.xml":
            return content
        head, body = content.split(b"?>", 1)
        return head + b'?><!DOCTYPE x [<!ENTITY a "b">]>' + body

    return _rewritten(path, change)


def _garbage(path: Path) -> Path:
    path.write_bytes(b"bonjour")
    return path


def _old_word(path: Path) -> Path:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    return path


def _cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:-400])
    return path


def _gone(path: Path) -> Path:
    path.unlink()
    return path


REFUSED = {
    "no zip": (_garbage, "n’est pas un document Word"),
    "cut": (_cut, "n’est pas un document Word"),
    "gone": (_gone, "ne peut pas être lu"),
    "folder": (lambda path: path.parent, "ne peut pas être lu"),
    "doc": (_old_word, "ancien .doc"),
    "dotx": (
        _as(b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        "modèle .dotx",
    ),
    "docm": (_as(b"application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"),
    "macro": (
        lambda path: _rewritten(path, lambda _, c: c, **{"word__vbaProject.bin": b"x"}),
        "macros",
    ),
    "other office file": (_as(b"application/x-autre"), "n’est pas un document Word"),
    "bomb": (_bomb, "trop volumineux"),
    "entities": (_entities, "n’est pas un document Word"),
    "linked logo": (_linked_logo, "hors du fichier"),
    "fetching field": (_fetching_field, "hors du fichier"),
    "no main part": (
        lambda path: _rewritten(path, lambda name, c: None if name == MAIN else c),
        "n’est pas un document Word",
    ),
    "broken main part": (
        lambda path: _rewritten(path, lambda name, c: c[:-60] if name == MAIN else c),
        "n’est pas un document Word",
    ),
    "empty main part": (
        lambda path: _rewritten(path, lambda name, c: b"<a/>" if name == MAIN else c),
        "n’est pas un document Word",
    ),
    "no foot behind its name": (
        lambda path: _rewritten(
            path,
            _replacing(
                MAIN,
                b'footerReference w:type="default" r:id="',
                b'footerReference w:type="default" r:id="x',
            ),
        ),
        "n’est pas un document Word",
    ),
    "no types": (
        lambda path: _rewritten(path, lambda name, c: None if name == TYPES else c),
        "n’est pas un document Word",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_serve_is_refused_in_one_sentence(
    document: Document, template: Path, case: str
) -> None:
    spoil, why = REFUSED[case]
    path = spoil(template)
    for ask in (lambda: missing_in(path), lambda: _written(document, path)):
        with pytest.raises(ExportError) as refused:
            ask()
        sentence = str(refused.value)
        assert why in sentence
        assert path.name in sentence
        assert "\n" not in sentence
        assert sentence.endswith(".")


def test_links_and_a_distant_model_are_dropped_unread(document: Document, template: Path) -> None:
    made = docx.Document(template)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    held = made.sections[0].header.part
    key = held.relate_to("http://127.0.0.1/", f"{kind}hyperlink", is_external=True)
    link = made.sections[0].header.paragraphs[0]._p.makeelement(f"{W}hyperlink")
    link.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", key)
    line = made.sections[0].header.add_paragraph("www.hopital.example")._p
    line.append(link)
    link.append(line.r_lst[0])
    settings = next(r.target_part for r in made.part.rels.values() if "settings" in r.reltype)
    settings.relate_to("file:///serveur/a.dotm", f"{kind}attachedTemplate", is_external=True)
    made.save(template)
    content = _written(document, template)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        links = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".rels"))
    assert b"External" not in links
    opened = docx.Document(io.BytesIO(content))
    assert "www.hopital.example" in _said(opened.sections[-1].header)


def test_who_reviewed_the_head_is_not_told(document: Document, template: Path) -> None:
    made = docx.Document(template)
    line = made.sections[0].header.add_paragraph("inséré")._p
    inserted = line.makeelement(f"{W}ins")
    inserted.set(f"{W}author", "Prénom Nom")
    line.append(inserted)
    inserted.append(line.r_lst[0])
    made.save(template)
    content = _written(document, template)
    opened = docx.Document(io.BytesIO(content))
    assert "inséré" in _said(opened.sections[-1].header)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "replace")
    assert "Prénom Nom" not in whole


def test_text_and_tables_come_out_whole_in_a_template(document: Document, template: Path) -> None:
    blocks = (Paragraph("« été » → ✓"), Table("T", (Column("Code"),), (("R00",), ("R01",))))
    opened = _open(replace(document, sections=(Section("1", "Un", blocks),)), template)
    assert "« été » → ✓" in _said(opened)
    rows = [[c.text for c in row.cells] for t in opened.tables for row in t.rows]
    assert rows[-3:] == [["Code"], ["R00"], ["R01"]]
    assert opened.tables[-1].style.name == "Table Grid"
