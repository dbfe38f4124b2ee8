"""The OpenDocument text says everything, with real titles and heads, and nothing of the post."""

import io
import zipfile
from dataclasses import replace

import odfdo
import pytest
from lxml import etree

from pcra_game.domain.document import (
    Bullets,
    Document,
    Paragraph,
    Poster,
    PosterBand,
    Section,
)
from pcra_game.exports.odt import write_odt
from pcra_game.exports.odt_names import NAMESPACES


def written(document: Document) -> bytes:
    stream = io.BytesIO()
    write_odt(document, stream)
    return stream.getvalue()


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def found(root: etree._Element, path: str) -> list:
    return root.xpath(path, namespaces=NAMESPACES)


def said(document: Document) -> str:
    """What a reader of the format reads, without spaces."""
    body = odfdo.Document(io.BytesIO(written(document))).body
    return "".join("".join(str(piece) for piece in body.xpath("//text()")).split())


def test_titles_are_those_of_the_document_in_order(document: Document) -> None:
    root = part(written(document), "content.xml")
    titles = ["".join(title.itertext()) for title in found(root, "//text:h[@text:outline-level=1]")]
    numbered = [f"{s.number}. {s.title}" if s.number else s.title for s in document.sections]
    assert titles == [document.summary.title, *numbered]


def test_every_title_of_the_contents_leads_to_its_place(document: Document) -> None:
    root = part(written(document), "content.xml")
    places = set(found(root, "//text:bookmark-start/@text:name"))
    led = [link.removeprefix("#") for link in found(root, "//text:a/@xlink:href")]
    assert led
    assert set(led) <= places


def test_tables_have_heads_that_come_back_and_words_for_whom_does_not_see(
    document: Document,
) -> None:
    root = part(written(document), "content.xml")
    named = found(root, "//table:table[table:title='Actions']")
    heads = found(named[0], "table:table-header-rows/table:table-row")
    assert len(heads) == 1
    assert "".join(heads[0].itertext()) == "CodeTexteFonction"
    assert len(found(named[0], "table:table-row")) == 20


def test_a_merged_cell_counts_in_every_row_and_column(document: Document) -> None:
    for table in found(part(written(document), "content.xml"), "//table:table"):
        columns = len(found(table, "table:table-column"))
        rows = found(table, ".//table:table-row")
        assert rows
        for row in rows:
            assert len(row) == columns


def test_pictures_have_words_and_a_file(document: Document) -> None:
    content = written(document)
    frames = found(part(content, "content.xml"), "//draw:frame")
    assert [frame.findtext("{*}desc") for frame in frames] == ["Un essai"]
    href = found(frames[0], "draw:image/@xlink:href")[0]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read(href).startswith(b"\x89PNG")


def test_texts_come_out_as_typed_whatever_markup_they_hold(document: Document) -> None:
    text = said(document)
    for typed in (
        '<imgsrc="/etc/x.png"/>',
        "&amp;<b>gras</b>]]>",
        "Écrire<i>tout</i>",
        "fin-du-minimum",
    ):
        assert typed in text


@pytest.mark.parametrize(
    "typed", ["un  deux   trois", " au début", "à la fin\nd’une ligne", "avant\tla suite"]
)
def test_spaces_and_line_ends_are_not_lost(document: Document, typed: str) -> None:
    own = replace(document, sections=(Section("1", "Texte", (Paragraph(typed),)),))
    root = part(written(own), "content.xml")
    texts = ["".join(_spaced(p)) for p in found(root, "//text:p")]
    assert typed.replace("\t", " ") in texts


def _spaced(paragraph: etree._Element) -> list[str]:
    pieces = [paragraph.text or ""]
    for one in paragraph:
        kind = etree.QName(one).localname
        pieces += [{"s": " ", "line-break": "\n", "tab": "\t"}.get(kind, ""), *_spaced(one)]
        pieces.append(one.tail or "")
    return pieces


def test_items_side_by_side_are_one_list(document: Document) -> None:
    blocks = (Bullets(("un", "deux")), Paragraph("entre"), Bullets(("trois",)))
    own = replace(document, sections=(Section("1", "Listes", blocks),))
    lists = found(part(written(own), "content.xml"), "//text:list")
    assert [["".join(item.itertext()) for item in one] for one in lists] == [
        ["un", "deux"],
        ["trois"],
    ]


def test_every_page_says_status_version_and_confidentiality(document: Document) -> None:
    feet = found(part(written(document), "styles.xml"), "//style:footer")
    assert len(feet) == 2
    for foot in feet:
        text = "".join(foot.itertext())
        for word in (document.status, document.version, document.confidentiality):
            assert word in text


def test_the_file_says_what_it_is_and_nothing_of_the_post(document: Document) -> None:
    meta = part(written(document), "meta.xml")
    assert meta.findtext(".//{*}title") == document.title
    assert meta.findtext(".//{*}creator") == document.author
    assert meta.findtext(".//{*}creation-date") == "2026-11-24T14:30:05Z"
    assert meta.findtext(".//{*}language") == "fr-FR"


def test_the_kind_comes_first_and_unpacked(document: Document) -> None:
    content = written(document)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        listed = set(found(part(content, "META-INF/manifest.xml"), "//@manifest:full-path"))
        assert listed == {"/", *archive.namelist()} - {"mimetype", "META-INF/manifest.xml"}


def test_nothing_written_twice_differs(document: Document) -> None:
    assert written(document) == written(document)


def test_pages_alone_have_neither_cover_nor_contents(document: Document) -> None:
    root = part(written(replace(document, pages_only=True)), "content.xml")
    assert not found(root, "//text:table-of-content")
    assert document.cover.notes[0] not in "".join(root.itertext())


def test_a_frame_stands_around_the_text_as_in_word_and_does_not_push_it_aside(
    document: Document,
) -> None:
    poster = Poster("IDE de box", "C0 · Absence", (PosterBand("1 h", ("Relire",)),), "v0.3")
    content = written(replace(document, sections=(Section("", "", (poster,)),)))
    (under,) = found(part(content, "content.xml"), "//text:p[contains(., 'C0 · Absence')]")
    (style,) = under.xpath("@text:style-name", namespaces=NAMESPACES)
    looks = found(
        part(content, "content.xml"),
        f"//style:style[@style:name='{style}']/style:paragraph-properties",
    )[0]
    line = looks.xpath("string(@fo:border-left)", namespaces=NAMESPACES).split()[0]
    parts = looks.xpath("@fo:margin-left | @fo:padding-left", namespaces=NAMESPACES)
    assert sum(float(one.removesuffix("pt")) for one in (line, *parts)) == pytest.approx(4.5)
