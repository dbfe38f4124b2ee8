"""Collects every fault of a deck folder or a scenario file, for `pcra-game deck check`."""

from pathlib import Path

from pcra_game.content import deck_files as files
from pcra_game.content.decks import list_decks, load_deck, load_named_deck
from pcra_game.content.errors import ContentError, Fault, fault
from pcra_game.content.scenarios import load_scenario, read_scenario_file
from pcra_game.domain.deck import Deck

_DECK_FILES = (
    files.DECK,
    files.SERVICES,
    files.CONTEXTS,
    files.FUNCTIONS,
    files.OBJECTIVES,
    files.REFERENCES,
)


def check_path(path: Path, deck: Deck | None = None) -> list[Fault]:
    """Give every fault of the deck folder or the scenario file at `path`; empty when sound.

    A file that belongs to a deck has its whole deck checked. A scenario is checked against
    `deck`, or else against the delivered deck that it names.
    """
    folder = _deck_folder(path)
    try:
        if folder is not None:
            load_deck(folder)
        else:
            _check_scenario(path, deck)
    except ContentError as error:
        return list(error.faults)
    return []


def _deck_folder(path: Path) -> Path | None:
    try:
        if path.is_dir():
            return path
        if path.name in _DECK_FILES and path.is_file():
            return path.parent
        in_units = path.parent.name == files.UNITS and path.suffix == ".toml"
        return path.parent.parent if in_units and path.is_file() else None
    except OSError:
        return None


def _check_scenario(path: Path, deck: Deck | None) -> None:
    named = read_scenario_file(path).deck
    load_scenario(path, deck if deck is not None else _named_deck(named, path.name))


def _named_deck(name: str, file: str) -> Deck:
    if name not in {listing.name for listing in list_decks()}:
        raise ContentError([fault(file, "jeu", "unknown_deck", {"value": name})])
    return load_named_deck(name)
