"""Loads decks of cards: from a folder, or by name among those delivered."""

from dataclasses import dataclass
from pathlib import Path

from pcra_game.content import paths
from pcra_game.content.deck_building import build_deck
from pcra_game.content.deck_checks import check_deck
from pcra_game.content.deck_files import DECK, read_deck_files, read_deck_header
from pcra_game.content.errors import ContentError, UnknownContentError
from pcra_game.domain.deck import Deck


@dataclass(frozen=True, slots=True)
class DeckListing:
    """A deck as the facilitator chooses it; `name` is its folder."""

    name: str
    title: str
    version: str
    path: Path


def load_deck(path: Path) -> Deck:
    """Load the deck in the folder `path`, variants resolved and codes checked.

    Raises ContentError with every fault found.
    """
    files = read_deck_files(path)
    faults = check_deck(files)
    if faults:
        raise ContentError(faults)
    return build_deck(files)


def list_decks() -> list[DeckListing]:
    """Give the decks delivered, by name; one that cannot be read keeps its folder's name."""
    root = paths.decks_root()
    if not root.is_dir():
        return []
    folders = sorted(path for path in root.iterdir() if (path / DECK).is_file())
    return [_listing(folder) for folder in folders]


def load_named_deck(name: str) -> Deck:
    """Load the delivered deck whose folder is `name`. Raises ContentError."""
    return load_deck(named_deck_path(name))


def named_deck_path(name: str) -> Path:
    """Give the folder of a delivered deck. Raises ContentError when there is none."""
    known = {listing.name: listing.path for listing in list_decks()}
    if name not in known:
        raise UnknownContentError("Le jeu", name, known)
    return known[name]


def _listing(folder: Path) -> DeckListing:
    try:
        header = read_deck_header(folder)
    except ContentError:
        return DeckListing(folder.name, folder.name, "", folder)
    return DeckListing(folder.name, header.title, header.version, folder)
