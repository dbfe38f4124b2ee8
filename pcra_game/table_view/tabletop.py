"""Everything that lies on the table as one list: what it is, where, how it looks, what it says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from pcra_game.domain.table import Table, TableMeans
from pcra_game.domain.table_cards import Look, TableActivity, TableCard
from pcra_game.table_view import z_order
from pcra_game.table_view.boxes import Box, Places, Shape
from pcra_game.table_view.card_faces import Face
from pcra_game.table_view.items.activity import ActivityFace, label_size
from pcra_game.table_view.items.cards import ParkingFace, StripFace, UnitFace, icon_size
from pcra_game.table_view.items.rail import (
    NO_FACE,
    ContextFace,
    EventFace,
    HeadingFace,
    MoreTokensFace,
    SmallContextFace,
    TokenFace,
    TrayFace,
    service_plates,
)
from pcra_game.table_view.items.signs import speaks
from pcra_game.texts import table as table_words
from pcra_game.texts import table_view as words

PARKING = "parking"
EVENT = "event"
MEANS = "means"
_CONTEXT = "context:"
_TOKEN = "means:"
_SERVICE = "service:"
_READ_NEAR = 2


class Role(StrEnum):
    """What a thing of the table is, hence what a click on it asks for."""

    CARD = "card"
    ACTIVITY = "activity"
    CONTEXT = "context"
    EVENT = "event"
    MEANS = "means"
    TOKEN = "token"
    PARKING = "parking"
    SERVICE = "service"
    GROUND = "ground"


FOCUSABLE = (Role.CARD, Role.ACTIVITY, Role.CONTEXT, Role.EVENT, Role.MEANS, Role.PARKING)


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the table; `key` is the id of a card or activity, « context:C1 », « event »,
    « parking », « means », « means:ID », « service:TEL ». `home` is the activity that a card
    lies beneath."""

    key: str
    role: Role
    box: Box
    face: Face
    z: float = z_order.RESTING
    spoken: str = ""
    selected: bool = False
    played: bool = False
    folded: bool = False
    home: str = ""
    tip: str = ""


def context_key(code: str) -> str:
    """The key of a context of the rail."""
    return f"{_CONTEXT}{code}"


def context_code(key: str) -> str:
    """The code in the key of a context."""
    return key.removeprefix(_CONTEXT)


def shape_of(table: Table, collapsed: frozenset[str]) -> Shape:
    """Count what lies on a table."""
    return Shape(
        contexts=len(table.contexts),
        event=table.event is not None,
        means=len(table.means),
        activities=tuple(len(a.cards) for a in table.activities),
        unit_cards=len(table.unit_cards),
        collapsed=frozenset(i for i, a in enumerate(table.activities) if a.id in collapsed),
    )


def things_of(
    table: Table, places: Places, *, selected: str | None, collapsed: frozenset[str]
) -> tuple[Thing, ...]:
    """List everything, in reading order: the rail, the activities with their cards, the tray."""
    return (
        *_rail(table, places),
        *_activities(table, places, selected, collapsed),
        *_tray(table, places, selected),
    )


def lit(thing: Thing) -> Thing:
    """The same thing, showing that it would take the card in hand."""
    face = thing.face
    if isinstance(face, ActivityFace | ParkingFace):
        return replace(thing, face=replace(face, lit=True))
    return thing


def _rail(table: Table, places: Places) -> Iterator[Thing]:
    current = table.context
    services = tuple((s.code, s.level) for s in table.services)
    face: Face = ContextFace(
        current.code, current.title, current.battery, current.remaining, services
    )
    tip = words.tip(current.title, current.remaining)
    yield _context(current.code, places.context, face, current.spoken, tip, current=True)
    yield from _services(table, places)
    others = (c for c in table.contexts if not c.current)
    for context, box in zip(others, places.contexts, strict=True):
        face = SmallContextFace(
            context.code,
            context.title,
            context.battery,
            words.progress(context.done, context.total),
        )
        tip = words.tip(context.title, context.remaining)
        yield _context(context.code, box, face, context.spoken, tip, current=False)
    event = table.event
    if event and places.event:
        head = words.event_head(event.channel, event.moment)
        bet = words.bet(*event.bet) if event.bet else ""
        said = words.spoken_event(event.channel, event.moment, event.text)
        said_aloud = words.words_of_event(event.text) if speaks(event.channel) else event.text
        face = EventFace(head, said_aloud, bet, event.channel)
        tip = words.tip(head, said_aloud, bet)
        yield Thing(EVENT, Role.EVENT, places.event, face, spoken=said, tip=tip)
    yield from _tokens(table, places)


def _context(code: str, box: Box, face: Face, spoken: str, tip: str, *, current: bool) -> Thing:
    key = context_key(code)
    return Thing(key, Role.CONTEXT, box, face, spoken=spoken, selected=current, tip=tip)


def _services(table: Table, places: Places) -> Iterator[Thing]:
    """The pictograms have no words: each says its own, over the context that draws it."""
    plates = service_plates(places.context, places.unit, len(table.services))
    for service, box in zip(table.services, plates, strict=True):
        said = words.spoken_service(service.label, service.level)
        key = f"{_SERVICE}{service.code}"
        yield Thing(key, Role.SERVICE, box, NO_FACE, spoken=said, tip=words.tip(said))


def _tokens(table: Table, places: Places) -> Iterator[Thing]:
    overspent = sum(m.left < 0 for m in table.means)
    said = words.spoken_tokens(len(table.means), overspent)
    heading = HeadingFace(words.HEADINGS["tokens"])
    yield Thing(MEANS, Role.MEANS, places.tokens_heading, heading, spoken=said)
    shown: list[TableMeans] = list(table.means)
    if not shown:
        yield Thing(_TOKEN, Role.TOKEN, places.tokens[0], MoreTokensFace(words.ADD_MEANS))
        return
    cut = len(places.tokens) < len(shown)
    if cut:  # those that call for a look come first
        shown.sort(key=lambda m: m.left >= 0)
        shown = shown[: len(places.tokens) - 1]
    for means, box in zip(shown, places.tokens, strict=False):
        face = TokenFace(
            means.label, words.stock(means.left, means.quantity), means.kind, means.left < 0
        )
        spoken = words.spoken_means(means.label, means.left, means.quantity)
        yield Thing(
            f"{_TOKEN}{means.id}", Role.TOKEN, box, face, spoken=spoken, tip=words.tip(spoken)
        )
    if cut:
        rest = words.more_means(len(table.means) - len(shown))
        kept = {m.id for m in shown}
        left = (m for m in table.means if m.id not in kept)
        others = words.tip(*(words.spoken_means(m.label, m.left, m.quantity) for m in left))
        box = places.tokens[-1]
        yield Thing(_TOKEN, Role.TOKEN, box, MoreTokensFace(rest), spoken=rest, tip=others)


def _activities(
    table: Table, places: Places, selected: str | None, collapsed: frozenset[str]
) -> Iterator[Thing]:
    if not table.activities:
        tray, unit = places.tray, round(places.unit)
        box = Box(tray.x, unit, tray.width, 4 * unit)
        note = table_words.NOTHING_KEPT
        yield Thing("nothing", Role.GROUND, box, HeadingFace(note), spoken=note)
        return
    first = places.columns[0].header
    why = _why(table)
    px = label_size((a.label for a in table.activities), first, places.unit)
    for activity, column in zip(table.activities, places.columns, strict=True):
        folded = activity.id in collapsed
        yield _activity(activity, column.header, px, selected, folded=folded)
        for card, box in zip(activity.cards, column.cards, strict=False):
            chosen = card.id == selected
            face = StripFace(
                card.title, card.word, card.look, chosen, card.objective, said_near(card)
            )
            yield _card(card, box, face, chosen, why, home=activity.id)


def _activity(
    activity: TableActivity, box: Box, px: float, selected: str | None, *, folded: bool
) -> Thing:
    count = len(activity.cards)
    against = sum(card.look is Look.CONTRADICTION for card in activity.cards) if folded else 0
    face = ActivityFace(
        label=activity.label,
        priority=activity.priority.value,
        wait=activity.wait,
        night=activity.night,
        label_px=px,
        folded=words.hidden_cards(count) if folded else "",
        alert=words.contradictions(against) if against else "",
        selected=activity.id == selected,
    )
    said = activity.spoken
    if folded:
        said = words.spoken_collapsed(said, count, against)
    return Thing(
        activity.id,
        Role.ACTIVITY,
        box,
        face,
        spoken=said,
        selected=activity.id == selected,
        folded=folded,
        tip=words.tip(said),
    )


def _why(table: Table) -> dict[str, list[str]]:
    """Texts of the points to settle, by card."""
    found: dict[str, list[str]] = {}
    for finding in table.findings:
        here = finding.subject.rpartition("/")[2] == table.context.code
        if here and not finding.accepted:
            for card in finding.cards:
                found.setdefault(card, []).append(finding.text)
    return found


def _card(
    card: TableCard,
    box: Box,
    face: Face,
    chosen: bool,
    why: dict[str, list[str]],
    home: str = "",
) -> Thing:
    told = tuple(why.get(card.id, ())) if card.findings else ()
    return Thing(
        card.id,
        Role.CARD,
        box,
        face,
        spoken=card.spoken,
        selected=chosen,
        played=card.played,
        home=home,
        tip=words.card_tip(card.title, card.word, card.lines, told),
    )


def said_near(card: TableCard) -> tuple[str, ...]:
    """What an eye that came near reads of an answer beneath the title: what, and who."""
    return tuple([text for _, text in card.lines[:_READ_NEAR]]) if card.lines else ()


def _tray(table: Table, places: Places, selected: str | None) -> Iterator[Thing]:
    yield Thing("tray", Role.GROUND, places.tray, TrayFace(), z_order.TRAY)
    heading = HeadingFace(words.HEADINGS["tray"])
    yield Thing("tray-heading", Role.GROUND, places.tray_heading, heading)
    faces = [
        UnitFace(
            title=card.title,
            word=card.word,
            objective=card.objective,
            look=card.look,
            selected=card.id == selected,
            said=said_near(card),
        )
        for card in table.unit_cards
    ]
    px = icon_size(faces, places.unit_cards[0], places.unit) if faces else 0.0
    why = _why(table)
    for card, box, face in zip(table.unit_cards, places.unit_cards, faces, strict=True):
        yield _card(card, box, replace(face, icon_px=px), face.selected, why)
    face_of_parking = ParkingFace(words.PARKING, words.parked(table.parked))
    spoken = words.spoken_parking(table.parked)
    tip = words.tip(spoken)
    yield Thing(PARKING, Role.PARKING, places.parking, face_of_parking, spoken=spoken, tip=tip)
