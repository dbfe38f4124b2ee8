"""The PDF says everything, carries its fonts and its map, and never depends on the clock."""

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from pcra_game.domain.document import (
    Bullets,
    Column,
    Cover,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
    Worksheet,
)
from pcra_game.domain.drawing import Tint
from pcra_game.exports.pdf import write_pdf
from pcra_game.exports.worksheet_form import bands
from pcra_game.texts import worksheet as worksheet_words


def _bytes(document: Document) -> bytes:
    stream = io.BytesIO()
    write_pdf(document, stream)
    return stream.getvalue()


def _read(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(_bytes(document)), strict=True)


def _plain(text: str) -> str:
    return "".join(text.split())


def _text(reader: PdfReader) -> str:
    return _plain("".join(page.extract_text() for page in reader.pages))


def _titles(outline: list) -> list:
    return [_titles(item) if isinstance(item, list) else item.title for item in outline]


def _pages_with(reader: PdfReader, words: str) -> list[int]:
    wanted = _plain(words)
    return [
        number
        for number, page in enumerate(reader.pages, start=1)
        if wanted in _plain(page.extract_text())
    ]


@pytest.fixture
def small(document: Document) -> Document:
    return replace(document, sections=())


def test_markup_typed_by_a_participant_comes_out_as_typed(document: Document) -> None:
    text = _text(_read(document))
    for typed in ('<img src="/etc/x.png"/>', "&amp; <b>gras</b> ]]>", "Écrire <i>tout</i>"):
        assert _plain(typed) in text


def test_every_sign_is_given_back(document: Document) -> None:
    text = _text(_read(document))
    assert _plain("tenue : 72 h ≥ 24 h ; « été » → ☾ ✓") in text
    assert _plain("(parenthèse \\ barre)") in text


def test_long_words_and_rows_higher_than_a_page_are_whole(document: Document) -> None:
    text = _text(_read(document))
    assert text.count("ligne") >= 3000
    assert text.count("z") >= 3000
    assert text.count("suite") >= 20 * 60


def test_the_head_of_a_table_comes_back_on_every_page(document: Document) -> None:
    reader = _read(document)
    pages = _pages_with(reader, "suite suite suite")
    assert len(pages) > 1
    assert set(pages) <= set(_pages_with(reader, "Code Texte Fonction"))


def test_nothing_written_twice_differs(document: Document) -> None:
    assert _bytes(document) == _bytes(document)


def test_the_file_says_what_it_is(document: Document) -> None:
    reader = _read(document)
    said = reader.metadata
    assert said is not None
    assert (said.title, said.author, said.subject) == (
        "Projet de PCRA — Urgences <&>",
        "Atelier",
        "Plan (projet)",
    )
    assert said["/CreationDate"] == "D:20261124143005Z"
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_font_is_embedded(document: Document) -> None:
    fonts = {}
    for page in _read(document).pages:
        for font in page["/Resources"]["/Font"].values():
            fonts[font.get_object()["/BaseFont"]] = font.get_object()
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts.values())
    assert not any("Helvetica" in name for name in fonts)


def test_the_outline_follows_sections_and_headings(document: Document) -> None:
    assert _titles(_read(document).outline) == [
        "Synthèse pour décision",
        "0 · Lecture",
        ["Actions décidées en C0"],
        "1 · Fiches",
        [
            "URG-04 Prescrire et administrer",
            "URG-05 Prescrire et administrer",
            "Suites des fiches",
        ],
        "A · Annexe",
    ]


def test_the_contents_lead_to_the_right_pages(document: Document) -> None:
    reader = _read(document)
    (number,) = _pages_with(reader, "Sommaire")
    page = reader.get_destination_page_number(reader.outline[-2][1]) + 1
    assert page in _pages_with(reader, "URG-05 Prescrire et administrer")
    contents = _plain(reader.pages[number - 1].extract_text())
    assert f"URG-05Prescrireetadministrer{page}" in contents
    assert len(reader.pages[number - 1]["/Annots"]) == 8


def test_every_page_but_the_cover_is_framed(document: Document) -> None:
    reader = _read(document)
    total = len(reader.pages)
    assert "page1/" not in _plain(reader.pages[0].extract_text())
    for number, page in enumerate(reader.pages[1:], start=2):
        text = _plain(page.extract_text())
        assert _plain("Projet non validé · v0.3 · Diffusion restreinte") in text
        assert f"page{number}/{total}" in text


def test_a_heading_and_its_sentence_stay_with_their_table(small: Document) -> None:
    columns = (Column("Code"), Column("Texte", 3))
    table = Table("Légende", columns, (("a", "mot du tableau"), ("b", "autre")))
    for lines in range(24, 36):
        filling = tuple(Paragraph(f"ligne {index}") for index in range(lines))
        blocks = (*filling, Heading(2, "Un titre"), Paragraph("Une phrase."), table)
        reader = _read(replace(small, sections=(Section("1", "Partie", blocks),)))
        (said,) = (n for n in _pages_with(reader, "Une phrase.") if n > 3)
        assert said in _pages_with(reader, "mot du tableau")


def test_the_summary_is_page_two(document: Document) -> None:
    assert _pages_with(_read(document), "Trois décisions.") == [2]


def test_a_long_summary_is_made_denser_to_hold_on_its_page(small: Document) -> None:
    items = tuple(f"décision numéro {index} à prendre" for index in range(40))
    reader = _read(replace(small, summary=Section("", "Synthèse", (Bullets(items),))))
    assert _pages_with(reader, "numéro 39") == [2]


def test_an_endless_summary_goes_on(small: Document) -> None:
    items = tuple(f"décision numéro {index} à prendre" for index in range(400))
    reader = _read(replace(small, summary=Section("", "Synthèse", (Bullets(items),))))
    assert len(_pages_with(reader, "décision numéro")) > 2


def _fiche(document: Document, sheet: Worksheet) -> PdfReader:
    return _read(replace(document, sections=(Section("", "Fiches", (sheet,)),)))


def test_a_fiche_holds_on_one_page(document: Document, worksheet: Worksheet) -> None:
    reader = _fiche(document, worksheet)
    assert len(reader.pages) == 4
    text = _plain(reader.pages[3].extract_text())
    for words in ("URG-04", "P0", "▲▲ dangereux", "☾ Validé de nuit", "Visa", "aucun", "Pharmacie"):
        assert _plain(words) in text
    assert "suiteenfind’annexe" not in text


def test_a_crowded_fiche_says_where_the_rest_is(document: Document) -> None:
    reader = _read(document)
    (first,) = _pages_with(reader, "▶ suite après les fiches")
    assert "SuitedelaficheURG-05" in _plain(reader.pages[first].extract_text())
    rest = _text(reader)
    for words in ("fin-du-minimum", "objet 39", "texte déjà mis de côté"):
        assert _plain(words) in rest


@pytest.mark.parametrize("factor", [1, 5, 60])
def test_no_word_of_a_fiche_is_lost(document: Document, worksheet: Worksheet, factor: int) -> None:
    solutions = tuple(
        replace(solution, what=f"geste{index} " * factor + f"fin{index}")
        for index, solution in enumerate(worksheet.solutions * 2)
    )
    text = _text(_fiche(document, replace(worksheet, solutions=solutions)))
    assert all(f"fin{index}" in text for index in range(12))


def test_a_contradiction_of_an_answer_stands_on_the_fiche(
    document: Document, worksheet: Worksheet
) -> None:
    alert = "⚠ contradiction\u00a0: il manque «\u00a0Impression\u00a0» en C0"
    wrong = replace(worksheet.solutions[0], alert=alert)
    for count in (1, 30):  # also where the fiche has to be cut
        sheet = replace(worksheet, solutions=(wrong,) * count, uncovered=("Imprimer, C0",))
        page = _plain(_fiche(document, sheet).pages[3].extract_text())
        assert _plain("⚠ contradiction") in page
        assert "Imprimer,C0" in page


def test_an_activity_that_nobody_examined_is_not_said_to_lack_a_solution(
    document: Document, worksheet: Worksheet
) -> None:
    sheet = replace(worksheet, solutions=(), changes=())
    text = " ".join(_fiche(document, sheet).pages[3].extract_text().split())
    assert "C0 non examiné" in text
    assert "solution" not in text.casefold()


def test_a_fiche_breaks_no_word_and_cuts_no_label(document: Document, worksheet: Worksheet) -> None:
    solution = replace(
        worksheet.solutions[0], when="au premier appel du standard", exists="non renseigné"
    )
    page = _fiche(document, replace(worksheet, solutions=(solution,) * 6)).pages[3]
    words = page.extract_text().split()
    assert {"premier", "standard", "renseigné"} <= set(words)
    text = _plain(page.extract_text())
    for label in ("Qui / suppléant de nuit", "Perte de données tolérée", "À noter pendant l’arrêt"):
        assert _plain(label) in text


def test_what_is_not_said_is_not_shown_as_a_no(worksheet: Worksheet) -> None:
    marks = {
        said: bands(replace(worksheet, solutions=(replace(worksheet.solutions[0], exists=said),)))[
            3
        ]
        .rows[0][-1]
        .mark
        for said in ("non", "non renseigné")
    }
    assert marks == {"non": Tint.BAD, "non renseigné": Tint.UNKNOWN}


def test_a_starting_impact_is_marked_on_the_ruler(document: Document, worksheet: Worksheet) -> None:
    for sign, expected in (("°", True), ("", False)):
        page = _fiche(document, replace(worksheet, impact_starting=sign)).pages[3]
        text = _plain(page.extract_text())
        assert (_plain("▲ grave °") in text) is expected
        assert (_plain("▲▲ dangereux °") in text) is expected


def test_an_empty_fiche_is_a_page_too(document: Document, worksheet: Worksheet) -> None:
    empty = replace(
        worksheet,
        impact_steps=(),
        serious=None,
        dangerous=None,
        services=(),
        other_needs=(),
        solutions=(),
        changes=(),
        kit=(),
        actions=(),
        accepted_risks=(),
        title="",
        priority="",
    )
    assert len(_fiche(document, empty).pages) == 4


def test_a_long_cover_loses_nothing(small: Document) -> None:
    lines = tuple((f"libellé {index}", "valeur " * 40) for index in range(30))
    cover = Cover("Titre interminable " * 30, "", lines, ("note " * 200 + "fin-de-note",))
    reader = _read(replace(small, cover=cover))
    text = _text(reader)
    assert "libellé29" in text
    assert "fin-de-note" in text
    assert text.count("interminable") == 30


def test_a_plan_without_section_is_still_a_plan(small: Document) -> None:
    assert len(_read(small).pages) == 3


def test_a_date_without_zone_is_taken_as_utc(small: Document) -> None:
    reader = _read(replace(small, created="2026-11-24T14:30:05"))
    assert reader.metadata["/CreationDate"] == "D:20261124143005Z"


def test_a_very_long_paragraph_costs_in_proportion(small: Document) -> None:
    long = Paragraph("mot " * 20_000 + "dernier")
    reader = _read(replace(small, sections=(Section("1", "Long", (long,)),)))
    assert "dernier" in _plain(reader.pages[-1].extract_text())


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not there")
def test_qpdf_finds_no_fault(document: Document, tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(_bytes(document))
    subprocess.run(["qpdf", "--check", str(file)], check=True, capture_output=True)


def test_a_line_that_was_drawn_in_another_file_is_drawn_anew(document: Document) -> None:
    """A sign has another code in each file: what is remembered of one must not reach the next."""
    said = ("œuvre naïve : Ω ≥ Ç", "Ç ≥ Ω : naïve œuvre", "commun à tous")
    orders = (said, said[::-1], said[1:] + said[:1])
    papers = [
        replace(document, sections=(Section("", "", tuple(map(Paragraph, order))),))
        for order in orders
    ]
    alone = [_bytes(paper) for paper in papers]
    for paper, content in zip(papers[::-1], alone[::-1], strict=True):
        assert _bytes(paper) == content
        text = _plain(_text(_read(paper)))
        assert all(_plain(line) in text for line in said)


def test_a_fiche_gives_the_same_page_whatever_was_cut_before(
    document: Document, worksheet: Worksheet
) -> None:
    """Rows that stay as they are are laid once; each row is still where its lines are."""
    solution = worksheet.solutions[0]
    for count in (3, 12, 60):
        several = tuple(replace(solution, what=f"geste {n} " * 12) for n in range(count))
        text = _plain(_text(_fiche(document, replace(worksheet, solutions=several))))
        assert all(f"geste{n}geste{n}" in text for n in range(count))


def test_the_head_of_a_page_says_the_unit_once(small: Document) -> None:
    cover = replace(small.cover, subtitle="Bloc")
    own = replace(small, title="Plan – Bloc", subject="Bloc", cover=cover)
    first = _plain(_read(own).pages[1].extract_text())
    assert first.count("Bloc") == 1
    other = _plain(_read(replace(own, subject="CH de la Baie")).pages[1].extract_text())
    assert "CHdelaBaie" in other


def test_actions_of_which_there_is_none_are_feminine(worksheet: Worksheet) -> None:
    made = bands(replace(worksheet, actions=(), kit=()))
    said = {band.title: band.rows[0][0].text for band in made}
    assert said[worksheet_words.ACTIONS] == "aucune"
    assert said[worksheet_words.KIT] == "aucun"
