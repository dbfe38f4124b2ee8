"""An activity as it stands: what the room said, and the deck's starting value where it did not."""

from dataclasses import dataclass

from pcra_game.domain.activity_events import DurationField, TextField
from pcra_game.domain.answers import Card
from pcra_game.domain.deck import Activity, Axis, Level, Priority, Scope
from pcra_game.domain.game import Game
from pcra_game.domain.state import NOTHING, PlayedActivity, WorkshopState


@dataclass(frozen=True, slots=True)
class Stated:
    """A duration in minutes, or `None` with a note; `discussed` says whether the room spoke."""

    minutes: int | None
    note: str
    discussed: bool


@dataclass(frozen=True, slots=True)
class Words:
    """A short text; `discussed` says whether the room wrote it."""

    text: str
    discussed: bool


@dataclass(frozen=True, slots=True)
class ActivitySheet:
    """Everything known of an activity of the workshop."""

    id: str
    label: str
    priority: Priority
    priority_discussed: bool
    axis: Axis
    serious_from: int | None
    dangerous_from: int | None
    impact_discussed: bool
    dmia: Stated
    tolerated_loss: Stated
    set_up: Stated
    endurance: Stated
    minimum_service: Words
    stop_sign: Words
    record_meanwhile: Words
    site_variant: Words
    offline_data: Words
    needs: tuple[str, ...]
    other_needs: tuple[str, ...]
    saas: tuple[str, ...]
    played: PlayedActivity


def activity_sheet(state: WorkshopState, game: Game, id: str) -> ActivitySheet:
    """Read one activity, kept or not. KeyError if neither the deck nor the room knows it."""
    played = state.activities.get(id, PlayedActivity(id, kept=False))
    printed = game.activities[id] if played.added is None else _written_by_room(played)
    impact = played.impact
    starting = {
        DurationField.DMIA: (printed.dmia, printed.dmia_note),
        DurationField.TOLERATED_LOSS: (printed.tolerated_loss, printed.tolerated_loss_note),
        DurationField.SET_UP: (None, ""),
        DurationField.ENDURANCE: (printed.endurance, ""),
    }
    return ActivitySheet(
        id=id,
        label=printed.label,
        priority=played.priority or printed.priority,
        priority_discussed=played.priority is not None or played.added is not None,
        axis=impact.axis if impact else printed.axis,
        serious_from=impact.serious_from if impact else printed.serious_from,
        dangerous_from=impact.dangerous_from if impact else printed.dangerous_from,
        impact_discussed=impact is not None,
        dmia=_stated(played, DurationField.DMIA, starting),
        tolerated_loss=_stated(played, DurationField.TOLERATED_LOSS, starting),
        set_up=_stated(played, DurationField.SET_UP, starting),
        endurance=_stated(played, DurationField.ENDURANCE, starting),
        minimum_service=_words(played, TextField.MINIMUM_SERVICE, printed.minimum_service),
        stop_sign=_words(played, TextField.STOP_SIGN, printed.stop_sign),
        record_meanwhile=_words(played, TextField.RECORD_MEANWHILE, printed.record_meanwhile),
        site_variant=_words(played, TextField.SITE_VARIANT, ""),
        offline_data=_words(played, TextField.OFFLINE_DATA, printed.offline_data),
        needs=played.needs if played.needs is not None else printed.needs,
        other_needs=printed.other_needs,
        saas=printed.saas,
        played=played,
    )


def kept_sheets(state: WorkshopState, game: Game) -> list[ActivitySheet]:
    """The activities in play, most vital first, then in the order of play."""
    sheets = [activity_sheet(state, game, id) for id in state.kept_activities()]
    return sorted(sheets, key=lambda sheet: sheet.priority)


def _stated(
    played: PlayedActivity,
    field: DurationField,
    starting: dict[DurationField, tuple[int | None, str]],
) -> Stated:
    corrected = played.durations.get(field)
    if corrected is not None:
        return Stated(corrected.minutes, corrected.note, discussed=True)
    minutes, note = starting[field]
    from_room = played.added is not None and field in (DurationField.DMIA, DurationField.ENDURANCE)
    return Stated(minutes, note, discussed=from_room)


def _words(played: PlayedActivity, field: TextField, printed: str) -> Words:
    if field in played.texts:
        return Words(played.texts[field], discussed=True)
    return Words(printed, discussed=False)


def _written_by_room(played: PlayedActivity) -> Activity:
    """An activity that the deck lacks, in the shape of the printed ones."""
    added = played.added
    assert added is not None
    return Activity(
        id=added.id,
        label=added.label,
        priority=added.priority,
        axis=Axis.CARE,
        serious_from=None,
        dangerous_from=None,
        dmia=added.dmia,
        dmia_note="",
        tolerated_loss=None,
        tolerated_loss_note="",
        record_meanwhile="",
        endurance=added.endurance,
        stop_sign="",
        minimum_service="",
        needs=(),
        other_needs=(),
        saas=(),
        offline_data="",
        feasibility=NOTHING,
        objectives=(),
    )


def level_of(state: WorkshopState, game: Game, context: str, service: str) -> Level:
    """How much of a service is left in a context, the room's correction first."""
    corrected = state.levels.get((context, service))
    return corrected if corrected is not None else game.contexts[context].levels[service]


def contexts_in_play(state: WorkshopState, game: Game) -> tuple[str, ...]:
    """Contexts of the scenario and the variants that the room added, as the story meets them."""
    chosen = set(game.played_contexts)
    chosen |= {context for context, included in state.variants.items() if included}
    chosen -= {context for context, included in state.variants.items() if not included}
    return tuple(code for code in game.story_order if code in chosen)


def cards_on(state: WorkshopState, subject: str) -> tuple[Card, ...]:
    """Cards asked of a subject, in the order in which they were played."""
    return tuple(card for card in state.cards.values() if card.subject == subject)


def function_label(state: WorkshopState, game: Game, who: str) -> str:
    """The words for a function id; free text is given back as it is."""
    if who in state.functions:
        return state.functions[who]
    return game.functions[who].label if who in game.functions else who


def deputy_of(state: WorkshopState, game: Game, who: str) -> str:
    """The label of who replaces a function at night; empty if nobody was named.

    Only what the room named counts: the deck's own suggestion is not a decision.
    """
    deputy = state.deputies.get(who)
    return function_label(state, game, deputy) if deputy else ""


def service_label(state: WorkshopState, game: Game, code: str) -> str:
    """The local name of a service, or the deck's."""
    described = state.services.get(code)
    if described is not None and described.local_name:
        return described.local_name
    return game.services[code].label


def subject_label(state: WorkshopState, game: Game, subject: str) -> str:
    """The words for what a card is asked of."""
    played = state.activities.get(subject)
    if played is not None and played.added is not None:
        return played.added.label
    if subject in game.activities:
        return game.activities[subject].label
    return service_label(state, game, subject) if subject in game.services else game.unit.label


def scope_of(game: Game, card: Card) -> Scope:
    """What kind of subject the card is asked of."""
    return game.objectives[card.objective].scope
