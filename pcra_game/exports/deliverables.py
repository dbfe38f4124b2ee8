"""The deliverables: what leaves the room, the proof that each serves, and the names of the files.

A deliverable enters the list when all of its writers work.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from pcra_game.domain.document import Document
from pcra_game.domain.file_names import joined_name
from pcra_game.domain.game import Game
from pcra_game.domain.interchange import Interchange, build_interchange
from pcra_game.domain.minutes import build_minutes
from pcra_game.domain.plan_facts import PlanFacts
from pcra_game.domain.reflex_cards import build_pocket_cards, build_reflex_cards
from pcra_game.domain.retex import build_retex
from pcra_game.domain.room_script import build_room_script
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.workbook import Sheet, Workbook
from pcra_game.domain.worksheets import build_worksheets
from pcra_game.exports.formats import FACTS, INTERCHANGE, PROSE, SHEETS, TABLES, Writer
from pcra_game.exports.source import Source
from pcra_game.texts import deliverables as words
from pcra_game.texts.kit import REHEARSAL

_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One thing that leaves the room, in one format or several.

    `proof` is the indicator that it contributes to, or what it is for where it serves none;
    `also` are others. `build` gives from a source what the `writers` write, by the ending of the
    file. One that is `part_of` another is asked for with it; one that is not `usual` only if
    somebody wants it. Functions are those of modules: the whole can be sent to another process.
    """

    key: str
    label: str
    proof: str
    holds: str
    build: Callable[[Source], Any]
    writers: Mapping[str, Writer]
    also: tuple[str, ...] = ()
    part_of: str = ""
    usual: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """One file to be written: a deliverable in one format, under a name."""

    deliverable: Deliverable
    ending: str
    name: str


def _plan(source: Source) -> Document:
    return source.plan


def _workbook(source: Source) -> Workbook:
    return source.workbook


def _sheet(key: str, source: Source) -> Sheet:
    return source.workbook.sheet(key)


def _minutes(source: Source) -> Document:
    return build_minutes(
        source.state, source.game, recorded_at=source.recorded_at, told=source.told
    )


def _retex(source: Source) -> Document:
    return build_retex(source.state, source.game, recorded_at=source.recorded_at, told=source.told)


def _reflex_cards(source: Source) -> Document:
    return build_reflex_cards(
        source.state, source.game, recorded_at=source.recorded_at, mark=source.mark
    )


def _pocket_cards(source: Source) -> Document:
    return build_pocket_cards(
        source.state, source.game, recorded_at=source.recorded_at, mark=source.mark
    )


def _worksheets(source: Source) -> Document:
    return build_worksheets(source.state, source.game, recorded_at=source.recorded_at)


def _blank_worksheets(source: Source) -> Document:
    return build_worksheets(source.state, source.game, recorded_at=source.recorded_at, blank=True)


def _interchange(source: Source) -> Interchange:
    return build_interchange(source.state, source.game, source.plan)


def _room_script(source: Source) -> Document:
    return build_room_script(source.state, source.game, recorded_at=source.recorded_at)


def _facts(source: Source) -> PlanFacts:
    return source.facts


_WORKBOOK = "classeur"


def _made(
    key: str,
    proof: str,
    build: Callable[[Source], Any],
    writers: Mapping[str, Writer],
    *,
    also: tuple[str, ...] = (),
    usual: bool = True,
) -> Deliverable:
    label, holds = words.DELIVERABLES[key]
    return Deliverable(key, label, proof, holds, build, writers, also, usual=usual)


def _csv(sheet: str, proof: str, also: tuple[str, ...] = ()) -> Deliverable:
    return Deliverable(
        f"csv-{sheet}",
        words.CSV[sheet],
        proof,
        words.CSV_HOLDS,
        partial(_sheet, sheet),
        SHEETS,
        also,
        part_of=_WORKBOOK,
    )


DELIVERABLES: tuple[Deliverable, ...] = (
    _made("plan", words.MEASURE, _plan, PROSE),
    _made(_WORKBOOK, words.MEASURE, _workbook, TABLES, also=(words.SERVICES, words.REFERENTS)),
    _csv("bia", words.MEASURE),
    _csv("vital", words.MEASURE),
    _csv("decisions", words.MEASURE),
    _csv("si_services", words.SERVICES),
    _csv("kit", words.KIT),
    _csv("actions", words.FOLLOW_UP),
    _csv("findings", words.FOLLOW_UP),
    _csv("main_courante", words.GOVERNANCE),
    _csv("conformite", words.MEASURE, also=(words.RECYF,)),
    _made("fiches-pcra", words.MEASURE, _worksheets, PROSE),
    _made("fiches-reflexes", words.REFLEX, _reflex_cards, PROSE, also=(words.RECYF,)),
    _made("cartes-de-poche", words.REFLEX, _pocket_cards, PROSE),
    _made("compte-rendu", words.GOVERNANCE, _minutes, PROSE),
    _made("retex", words.TESTS, _retex, PROSE),
    _made("fiches-vierges", words.MEASURE, _blank_worksheets, PROSE, usual=False),
    _made("bia-ciso", words.MEASURE, _interchange, INTERCHANGE, usual=False),
    _made("conducteur", words.ROOM, _room_script, PROSE, usual=False),
    _made("donnees", words.REVERSIBILITY, _facts, FACTS, usual=False),
)
"""In the order in which they are offered and written."""

ALONE = {"pdf": "plan", "docx": "plan", "odt": "plan", "xlsx": _WORKBOOK, "json": "donnees"}
"""What a format that is asked for alone means: the plan, as far as the format can hold it."""


def alone(ending: str, stem: str) -> Piece:
    """Give the one file that a format of `ALONE` stands for; it bears the name of the session."""
    key = ALONE[ending]
    one = next(one for one in DELIVERABLES if one.key == key)
    return Piece(one, ending, f"{stem}.{ending}")


def endings_of(deliverables: Iterable[Deliverable]) -> tuple[str, ...]:
    """Give every format of some deliverables, in the order of the list."""
    return tuple(dict.fromkeys(ending for one in deliverables for ending in one.writers))


def called(state: WorkshopState | None, game: Game) -> str:
    """Give what the files of a workshop end with: the unit, and whether it was a rehearsal.

    A unit that nobody plays yet has no state.
    """
    unit = _IN_BRACKETS.sub("", game.unit.label) or game.unit.code
    opened = state.opened if state is not None else None
    played = opened is not None and opened.title.startswith(REHEARSAL)
    return f"{unit} ({REHEARSAL.strip(' .:–—-').lower()})" if played else unit


def for_room(files: Iterable[Piece]) -> bool:
    """Whether all of these are papers of the room, which serve no proof and need no manifest."""
    return all(piece.deliverable.proof == words.ROOM for piece in files)


def pieces(deliverables: Iterable[Deliverable], endings: Iterable[str], unit: str) -> list[Piece]:
    """Give the files of some deliverables in some formats, each named by its proof.

    `unit` is what `called` gives. Where a deliverable has none of the formats, it gives no file.
    """
    wanted = frozenset(endings)
    return [
        Piece(one, ending, joined_name((one.proof, one.label, unit), ending))
        for one in deliverables
        for ending in one.writers
        if ending in wanted
    ]
