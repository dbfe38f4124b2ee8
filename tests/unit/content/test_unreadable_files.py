"""A file or a folder that cannot be read is refused in one French sentence."""

import os
from pathlib import Path

import pytest

from pcra_game.content.decks import load_deck
from pcra_game.content.errors import ContentError
from pcra_game.content.reading import read_table


def refusal(path: Path) -> str:
    with pytest.raises(ContentError) as refused:
        load_deck(path)
    return str(refused.value)


def test_bad_toml_is_located(deck_folder: Path) -> None:
    (deck_folder / "services.toml").write_text('a = 1\nb = "2\n', encoding="utf-8")
    assert "services.toml\u00a0: ligne 2, colonne 7\u00a0: écriture TOML incorrecte" in refusal(
        deck_folder
    )


def test_toml_cut_short_is_said_so(deck_folder: Path) -> None:
    (deck_folder / "services.toml").write_text("a = [1,", encoding="utf-8")
    assert "services.toml\u00a0: fin du fichier\u00a0: écriture TOML incomplète" in refusal(
        deck_folder
    )


def test_a_key_written_twice_is_bad_toml(deck_folder: Path) -> None:
    (deck_folder / "services.toml").write_text("a = 1\na = 2\n", encoding="utf-8")
    assert "services.toml\u00a0: ligne 2" in refusal(deck_folder)


def test_a_number_too_long_is_bad_toml(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(f"a = {'9' * 5000}", encoding="utf-8")
    with pytest.raises(ContentError, match="écriture TOML incorrecte"):
        read_table(file, "a.toml")


def test_lists_nested_too_deep_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(f"a = {'[' * 100_000}", encoding="utf-8")
    with pytest.raises(ContentError, match="imbriqués trop profondément"):
        read_table(file, "a.toml")


def test_a_file_that_is_not_utf8_is_refused(deck_folder: Path) -> None:
    (deck_folder / "services.toml").write_bytes("# jeu\n# données".encode("latin-1"))
    assert "un texte en UTF-8 est attendu, la ligne 2 n’en est pas" in refusal(deck_folder)


def test_a_byte_order_mark_is_accepted(deck_folder: Path) -> None:
    file = deck_folder / "services.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert len(load_deck(deck_folder).services) == 47


def test_windows_line_ends_are_accepted(deck_folder: Path) -> None:
    file = deck_folder / "objectifs.toml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert len(load_deck(deck_folder).objectives) == 21


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent").startswith("absent\u00a0: fichier ou dossier introuvable")


def test_a_missing_file_is_refused(deck_folder: Path) -> None:
    (deck_folder / "fonctions.toml").unlink()
    assert refusal(deck_folder).startswith("fonctions.toml\u00a0: fichier ou dossier introuvable")


def test_a_missing_folder_of_units_is_refused(deck_folder: Path) -> None:
    (deck_folder / "unites").rename(deck_folder / "services")
    assert refusal(deck_folder).startswith("unites\u00a0: fichier ou dossier introuvable")


def test_a_file_is_not_a_deck_folder(deck_folder: Path) -> None:
    assert "deck.toml\u00a0: un dossier est attendu" in refusal(deck_folder / "deck.toml")


def test_a_folder_is_not_a_file(deck_folder: Path) -> None:
    (deck_folder / "services.toml").unlink()
    (deck_folder / "services.toml").mkdir()
    assert "services.toml\u00a0: un fichier ordinaire est attendu" in refusal(deck_folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipe here")
def test_a_named_pipe_is_refused_without_waiting(deck_folder: Path) -> None:
    (deck_folder / "services.toml").unlink()
    os.mkfifo(deck_folder / "services.toml")
    assert "services.toml\u00a0: un fichier ordinaire est attendu" in refusal(deck_folder)


def test_a_symbolic_link_is_refused(deck_folder: Path, tmp_path: Path) -> None:
    file = deck_folder / "services.toml"
    file.rename(tmp_path / "elsewhere.toml")
    file.symlink_to(tmp_path / "elsewhere.toml")
    assert "services.toml\u00a0: lien symbolique refusé" in refusal(deck_folder)


def test_a_linked_folder_is_refused(deck_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "lien").symlink_to(deck_folder)
    assert refusal(tmp_path / "lien").startswith("lien\u00a0: lien symbolique refusé")


def test_a_huge_file_is_refused(deck_folder: Path) -> None:
    (deck_folder / "services.toml").write_bytes(b"#" * 5_000_001)
    assert "services.toml\u00a0: fichier trop gros, 5\u00a0Mo au plus" in refusal(deck_folder)


def test_a_file_that_may_not_be_read_is_refused(
    deck_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert "deck.toml\u00a0: fichier illisible (accès refusé)" in refusal(deck_folder)


def test_a_path_that_no_disk_accepts_is_refused(tmp_path: Path) -> None:
    assert "fichier illisible (erreur du disque)" in refusal(tmp_path / ("a" * 5000))
