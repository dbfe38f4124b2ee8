"""Family B: services that come back too late, with too little, or only online; documents that
nobody will find."""

import re
from collections.abc import Callable, Iterator

from pcra_game.domain.deck import Hosting, Level
from pcra_game.domain.framing_events import ServiceDescribed
from pcra_game.domain.reading import Reading
from pcra_game.domain.review_finding import (
    VITAL,
    Finding,
    Severity,
    finding,
    keeps_data,
    services_said,
)
from pcra_game.domain.sheet import ActivitySheet, level_of, service_label
from pcra_game.texts import findings_plan as words
from pcra_game.texts.typography import duration, fold, join_fr

_IN_HOUSE = re.compile(
    r"\b(?:etablissement|hopital|interne\w*|local\w*|sur (?:place|site)|dans le service|"
    r"chez nous|notre|salle (?:informatique|machine|serveurs?)|dsi|service informatique)\b"
)
"""Words of « hébergé par » that mean the house itself."""

_ON_SCREEN = re.compile(
    r"\b(?:intranet|ged|sur le reseau|lecteur reseau|partages?|dossiers? partages?|serveur|"
    r"espace documentaire|base documentaire|sharepoint|en ligne|ordinateur|site web|cloud)\b"
)
_ON_PAPER = re.compile(
    r"\b(?:papier|imprime\w*|classeur|caisse|affich\w*|armoire|pochette|tiroir|plastifi\w*)\b"
)
_SCREEN_NEEDS = ("RES", "FIC", "PDT")
"""What a document on the intranet needs: the network, the share, a computer."""


def back_too_late(r: Reading) -> Iterator[Finding]:
    """B601: a needed service comes back after the activity is exhausted.

    A starting value of the deck is compared with nothing: V101 asks for a real one first.
    """
    for sheet in r.sheets:
        endurance = sheet.endurance.minutes
        if endurance is None or not sheet.endurance.discussed:
            continue
        late = _beyond(r, sheet, endurance, lambda service: service.rto, words.come_back)
        if late:
            yield finding(
                "B601",
                Severity.WARNING,
                sheet.id,
                words.rto_beyond_endurance(sheet.label, duration(endurance), late),
            )


def backup_too_old(r: Reading) -> Iterator[Finding]:
    """B602: more is lost than the activity tolerates, because the backup is older.

    As in B601, only what the room said is compared.
    """
    for sheet in r.sheets:
        loss = sheet.tolerated_loss.minutes
        if loss is None or not sheet.tolerated_loss.discussed:
            continue
        old = _beyond(r, sheet, loss, lambda service: service.backup_age, words.backup_of)
        if old:
            yield finding(
                "B602",
                Severity.WARNING,
                sheet.id,
                words.loss_below_backup(sheet.label, duration(loss) if loss else "", old),
            )


def online_without_copy(r: Reading) -> Iterator[Finding]:
    """B603: a vital activity needs what is hosted elsewhere, and no offline copy was stated.

    A warning for the activity where the room said that somebody else hosts it; a note for the
    service where the deck knows that it is often rented. What stands in the house is silent, and
    so is what keeps no data: a network, a mailbox to send from.
    """
    perhaps: dict[str, list[str]] = {}
    for sheet in r.sheets:
        copied = sheet.offline_data.discussed and sheet.offline_data.text.strip()
        if sheet.priority not in VITAL or copied:
            continue
        once = dict.fromkeys((*sheet.needs, *sheet.saas))
        needed = [code for code in once if keeps_data(r, code)]
        elsewhere = [code for code in needed if _hosted_elsewhere(r, code)]
        if elsewhere:
            said = words.hosted_elsewhere(services_said(r, elsewhere))
            text = words.no_offline_copy(sheet.label, said)
            yield finding("B603", Severity.WARNING, sheet.id, text)
        for code in needed:
            if _often_online(r, sheet, code):
                perhaps.setdefault(code, []).append(sheet.label)
    for code, activities in perhaps.items():
        text = words.perhaps_online(service_label(r.state, r.game, code), activities)
        yield finding("B603", Severity.NOTE, code, text)


def document_out_of_reach(r: Reading) -> Iterator[Finding]:
    """B604: the paper copy of a document has no place, or the document is only on a screen."""
    for sheet in r.sheets:
        document = sheet.played.procedure
        if document is None or not document.code.strip():
            continue
        place = fold(document.place)
        if not place:
            text = words.no_place(sheet.label, document.code)
        elif _ON_SCREEN.search(place) and not _ON_PAPER.search(place):
            dark = _without_screens(r)
            if not dark:
                continue
            text = words.only_online(sheet.label, document.code, dark)
        else:
            continue
        yield finding("B604", Severity.WARNING, sheet.id, text)


def _beyond(
    r: Reading,
    sheet: ActivitySheet,
    limit: int,
    figure: Callable[[ServiceDescribed], int | None],
    say: Callable[[str, int, str], str],
) -> str:
    """The needed services whose figure passes the limit, those that share a figure together."""
    found: dict[int, list[str]] = {}
    for code in sheet.needs:
        described = r.state.services.get(code)
        minutes = None if described is None else figure(described)
        if minutes is not None and minutes > limit:
            found.setdefault(minutes, []).append(code)
    return join_fr(
        say(services_said(r, codes), len(codes), duration(minutes))
        for minutes, codes in sorted(found.items(), reverse=True)
    )


def _hosted_elsewhere(r: Reading, code: str) -> bool:
    described = r.state.services.get(code)
    return (
        described is not None
        and bool(described.hosted_by.strip())
        and not _IN_HOUSE.search(fold(described.hosted_by))
    )


def _often_online(r: Reading, sheet: ActivitySheet, code: str) -> bool:
    described = r.state.services.get(code)
    if described is not None and described.hosted_by.strip():
        return False  # the room knows where it stands
    often = code in r.game.services and r.game.services[code].hosting is Hosting.FREQUENT
    return often or code in sheet.saas


def _without_screens(r: Reading) -> str:
    """The first context in play that lacks what opens a document on a screen; empty if none."""
    for context in r.contexts:
        for code in _SCREEN_NEEDS:
            if code in r.game.services and level_of(r.state, r.game, context, code) is Level.ABSENT:
                return context
    return ""
