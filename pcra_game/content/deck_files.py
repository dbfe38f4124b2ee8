"""The files of a deck folder, read into their models before any cross-check."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pcra_game.content.errors import ContentError, Faults
from pcra_game.content.reading import read_model, require_directory
from pcra_game.content.schema import (
    ContextsFile,
    DeckFile,
    FunctionsFile,
    ObjectivesFile,
    ReferencesFile,
    ServicesFile,
    Table,
    UnitFile,
)

DECK = "deck.toml"
SERVICES = "services.toml"
CONTEXTS = "contextes.toml"
FUNCTIONS = "fonctions.toml"
OBJECTIVES = "objectifs.toml"
REFERENCES = "references.toml"
UNITS = "unites"

_Model = TypeVar("_Model", bound=Table)


@dataclass(frozen=True, slots=True)
class DeckFiles:
    """Every file of a deck; each is alone well formed."""

    deck: DeckFile
    services: ServicesFile
    contexts: ContextsFile
    functions: FunctionsFile
    objectives: ObjectivesFile
    references: ReferencesFile
    units: dict[str, UnitFile]


def unit_file(code: str) -> str:
    """Give the name of the file of a unit, as faults show it."""
    return f"{UNITS}/{code}.toml"


def read_deck_files(folder: Path) -> DeckFiles:
    """Read every file of the deck in `folder`.

    Raises ContentError with the faults of all the files at once.
    """
    require_directory(folder, folder.name or str(folder))
    faults = Faults()
    deck = _read(folder, DECK, DeckFile, faults)
    services = _read(folder, SERVICES, ServicesFile, faults)
    contexts = _read(folder, CONTEXTS, ContextsFile, faults)
    functions = _read(folder, FUNCTIONS, FunctionsFile, faults)
    objectives = _read(folder, OBJECTIVES, ObjectivesFile, faults)
    references = _read(folder, REFERENCES, ReferencesFile, faults)
    units = _read_units(folder, deck.units if deck else None, faults)
    if not (deck and services and contexts and functions and objectives and references):
        raise ContentError(faults.found)
    faults.raise_if_any()
    return DeckFiles(deck, services, contexts, functions, objectives, references, units)


def read_deck_header(folder: Path) -> DeckFile:
    """Read deck.toml alone. Raises ContentError."""
    require_directory(folder, folder.name or str(folder))
    return read_model(folder / DECK, DECK, DeckFile)


def _read(folder: Path, name: str, model: type[_Model], faults: Faults) -> _Model | None:
    try:
        return read_model(folder / name, name, model)
    except ContentError as error:
        faults.extend(error.faults)
        return None


def _read_units(folder: Path, listed: list[str] | None, faults: Faults) -> dict[str, UnitFile]:
    """Read the units in the order of deck.toml; without one, every file found."""
    try:
        require_directory(folder / UNITS, UNITS)
        found = sorted(path.stem for path in (folder / UNITS).glob("*.toml"))
    except ContentError as error:
        faults.extend(error.faults)
        return {}
    if listed is not None:
        for stem in found:
            if stem not in listed:
                faults.add(unit_file(stem), "", "unit_not_listed")
        found = list(dict.fromkeys(listed))
    units = {}
    for stem in found:
        unit = _read(folder, unit_file(stem), UnitFile, faults)
        if unit is not None:
            units[stem] = unit
    return units
