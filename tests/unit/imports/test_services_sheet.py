"""The services of the DSI from a CSV: read whole, or every fault named by its line."""

import csv
import io
from functools import cache
from pathlib import Path

import pytest

from pcra_game.domain.framing_events import ServiceDescribed
from pcra_game.domain.game import Game
from pcra_game.imports.services_sheet import (
    MAX_LINES,
    MAX_MEGABYTES,
    MOST_FAULTS,
    SheetRefusedError,
    read_services_sheet,
    template,
)
from pcra_game.texts import services_sheet as words
from pcra_game.workshop.files import load_game

DPI = ServiceDescribed("DPI", "Dossier", 240, 1440, "salle de l’hôpital", "URG-F04", "vu le 3")


@cache
def game() -> Game:
    return load_game("URG")


def sheet(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "services.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def faults(tmp_path: Path, content: str | bytes) -> tuple[str, ...]:
    with pytest.raises(SheetRefusedError) as refused:
        read_services_sheet(sheet(tmp_path, content), game())
    assert str(refused.value).startswith("Rien n’a été importé de «\u00a0services.csv\u00a0»")
    assert str(refused.value).endswith("recommencez.")
    return refused.value.faults


LINES = (
    ("code", "nom local", "RTO", "âge sauvegarde", "hébergé par", "référent", "note"),
    ("DPI", "Dossier", "4 h", "J+1", "salle de l’hôpital", "IOA", "vu le 3"),
)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_usual_way_of_writing_a_csv_is_read(
    tmp_path: Path, separator: str, encoding: str, ending: str
) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator=ending).writerows(LINES)
    read = read_services_sheet(sheet(tmp_path, written.getvalue().encode(encoding)), game())
    assert read.services == (DPI,)
    assert read.unread == ()


@pytest.mark.parametrize(
    "headings",
    [
        "CODE;Nom local;RTO;Age de la sauvegarde;Hébergement;Référent;Note",
        "code_service;application;Délai de reprise (RTO);RPO;hébergeur;referent;Commentaire",
        "  Code ;NOM LOCAL;rto;Sauvegarde;heberge par;Référent métier;Remarques",
    ],
)
def test_headings_are_read_however_they_are_written(tmp_path: Path, headings: str) -> None:
    line = "DPI;Dossier;4 h;24 h;salle de l’hôpital;ioa;vu le 3"
    read = read_services_sheet(sheet(tmp_path, f"{headings}\n{line}\n"), game())
    assert read.services == (DPI,)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("4 h", 240), ("2 j", 2880), ("30 min", 30), ("J+3", 4320), ("1 h 30", 90), ("0", 0),
     ("immédiat", 0), ("4h", 240), ("2,5 h", 150), ("1 semaine", 10080)],
)  # fmt: skip
def test_durations_are_read_as_people_write_them(tmp_path: Path, typed: str, minutes: int) -> None:
    read = read_services_sheet(sheet(tmp_path, f"code;rto\nDPI;{typed}\n"), game())
    assert read.services[0].rto == minutes


@pytest.mark.parametrize(("unit", "minutes"), [("h", 240), ("min", 4), ("jours", 5760)])
def test_a_heading_may_give_the_unit_of_bare_numbers(
    tmp_path: Path, unit: str, minutes: int
) -> None:
    read = read_services_sheet(sheet(tmp_path, f"code;RTO ({unit})\nDPI;4\nNET;30 min\n"), game())
    assert [s.rto for s in read.services] == [minutes, 30]


def test_a_bare_number_without_unit_is_named_and_not_guessed(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "code;rto\nDPI;4\n")
    assert fault.startswith("ligne 2, ")
    assert "sans unité" in fault


def test_a_label_names_a_service_as_well_as_its_code(tmp_path: Path) -> None:
    text = "service;nom local\ndossier patient INFORMATISE;Dossier\n"
    read = read_services_sheet(sheet(tmp_path, text), game())
    assert read.services == (ServiceDescribed("DPI", "Dossier"),)


def test_beside_a_code_the_label_is_only_a_reminder(tmp_path: Path) -> None:
    text = "code;libellé;nom local\nDPI;autre chose;Dossier\n"
    read = read_services_sheet(sheet(tmp_path, text), game())
    assert read.services == (ServiceDescribed("DPI", "Dossier"),)


def test_all_faults_are_named_by_line_and_nothing_is_read(tmp_path: Path) -> None:
    long = "x" * 141
    text = (
        "code;nom local;rto;référent\n"
        "DPI;Dossier;4 h;IOA\n"
        "\n"
        "XXX;a;4 h;\n"
        "DPI;b;4 h;\n"
        "NET;c;bientôt;Capitaine\n"
        ";d;;\n"
        f"RES;{long};2 ans;\n"
        "TEL;e;400 j;\n"
        "MEL;e;;;;trop\n"
    )
    found = faults(tmp_path, text)
    assert [fault.partition(",")[0] for fault in found] == [
        "ligne 4", "ligne 5", "ligne 6", "ligne 6", "ligne 7", "ligne 8", "ligne 8", "ligne 9",
        "ligne 10",
    ]  # fmt: skip
    assert "déjà à la ligne 2" in found[1]


def test_a_referent_that_is_no_function_is_told_what_one_is_once(tmp_path: Path) -> None:
    first, second = faults(tmp_path, "code;référent\nDPI;DSI\nNET;Capitaine\n")
    assert "«\u00a0DSI\u00a0» n’est pas une fonction de l’unité" in first
    examples = [f.label for f in game().functions.values() if f.unit == game().unit_code][:2]
    assert len(examples) == 2
    assert all(example in first and example not in second for example in examples)
    text = f"code;référent\nDPI;{examples[0]}\nNET;{examples[1]}\n"
    assert len(read_services_sheet(sheet(tmp_path, text), game()).services) == 2


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, 'code;note\nDPI;"sur\ndeux lignes"\nXXX;a\n')
    assert fault.startswith("ligne 4, ")


def test_only_twenty_faults_are_said_and_the_others_counted(tmp_path: Path) -> None:
    lines = "".join(f"X{number};a\n" for number in range(30))
    with pytest.raises(SheetRefusedError) as refused:
        read_services_sheet(sheet(tmp_path, f"code;note\n{lines}"), game())
    assert len(refused.value.faults) == 30
    assert str(refused.value).count("ligne ") == MOST_FAULTS
    assert "10\u00a0autres fautes" in str(refused.value)


def test_a_formula_is_a_text_like_another(tmp_path: Path) -> None:
    text = 'code;nom local;note\nDPI;=cmd|"/c"!A1;@SOMME(1)\n'
    read = read_services_sheet(sheet(tmp_path, text), game())
    assert read.services[0].local_name == '=cmd|"/c"!A1'


def test_a_column_that_means_nothing_is_told_and_not_read(tmp_path: Path) -> None:
    read = read_services_sheet(sheet(tmp_path, "code;nom local;coût\nDPI;Dossier;3\n"), game())
    assert read.unread == ("coût",)


def test_functions_of_the_room_may_be_referents(tmp_path: Path) -> None:
    path = sheet(tmp_path, "code;référent\nDPI;gestionnaire de lits\n")
    read = read_services_sheet(path, game(), {"f-1": "Gestionnaire de lits"})
    assert read.services[0].referent == "f-1"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", words.EMPTY),
        ("\n\n", words.EMPTY),
        ("code;note\n", words.NOTHING_SAID),
        ("code;note\nDPI;\n", words.NOTHING_SAID),
        ("nom local;rto\na;4 h\n", words.NO_CODE),
        ("code;rto;RTO (h)\nDPI;4 h;4\n", "deux fois"),
        ('code;note\nDPI;"abc\n', words.BROKEN_QUOTES),
        (b"PK\x03\x04\xff\xff", words.NOT_A_SHEET),
        ("code;note\nDPI;a\x00b\n", words.NOT_A_SHEET),
        ("code;note\nDPI;été\n".encode("utf-16"), words.NOT_A_SHEET),
        (b"a" * (MAX_MEGABYTES * 1_000_000 + 1), "5\u00a0Mo"),
        ("code;note\n" + "DPI;a\n" * (MAX_LINES + 1), f"{MAX_LINES} lignes"),
        ("code;note\nDPI;" + "a" * 200_000 + "\n", words.BROKEN_QUOTES),
    ],
)
def test_what_is_no_sheet_is_refused_in_one_sentence(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    assert any(said in fault for fault in faults(tmp_path, content))


def test_a_sheet_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "rien.csv", words.NOT_FOUND), (tmp_path, words.NOT_A_FILE)):
        with pytest.raises(SheetRefusedError) as refused:
            read_services_sheet(path, game())
        assert said in str(refused.value)


def test_the_template_opens_in_a_spreadsheet_and_reads_back_once_filled(tmp_path: Path) -> None:
    content = template(game())
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == list(words.COLUMNS)
    assert [row[0] for row in rows[1:]] == list(game().services)
    rows[1][2] = "Réseau de l’hôpital"
    filled = io.StringIO()
    csv.writer(filled, delimiter=";").writerows(rows)
    read = read_services_sheet(sheet(tmp_path, filled.getvalue()), game())
    assert read.services == (ServiceDescribed("RES", "Réseau de l’hôpital"),)
    assert read.unread == ()
