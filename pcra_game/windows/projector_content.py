"""What the projector may show, as plain values: the painter has nothing else to draw from.

Prompts, expected answers, codes of cards, dissent, notes, findings and reasons never come in here,
nor does a sentence of the room that looks like it names somebody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.answer_events import DecisionSet, SolutionWritten
from pcra_game.domain.answers import Card, Status
from pcra_game.domain.deck import Level
from pcra_game.domain.drafting import question_for
from pcra_game.domain.events import Event
from pcra_game.domain.journal import History
from pcra_game.domain.lights import Colour
from pcra_game.domain.sheet import activity_sheet, deputy_of, function_label, subject_label
from pcra_game.domain.state import WorkshopState, shown
from pcra_game.domain.suggestions import answered_before
from pcra_game.domain.table import TableEvent
from pcra_game.texts import projector as words
from pcra_game.texts import striking
from pcra_game.texts import table as table_words
from pcra_game.texts.typography import grouped
from pcra_game.windows.projector_later import Later, ShownMatrix, ShownReturn
from pcra_game.windows.projector_withheld import fit_for_all, live_for_all, service_for_all
from pcra_game.windows.room import Kind, Live, Room, Selection

NOT_TYPED = Live()


class Scene(StrEnum):
    """The one thing that fills the projector."""

    ROUND = "round"
    QUESTION = "question"
    EVENT = "event"
    OPENING = "opening"
    BREAK = "break"
    RETURN = "return"
    STORY = "story"
    BLACK = "black"


@dataclass(frozen=True, slots=True)
class ShownService:
    """A pictogram of the bar with what is left of the service."""

    code: str
    label: str
    level: Level


@dataclass(frozen=True, slots=True)
class ShownLight:
    """One light."""

    name: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """The event that the room is facing."""

    channel: str
    moment: str
    text: str


@dataclass(frozen=True, slots=True)
class Projected:
    """Every word and sign of the projector.

    `question` and what follows are those of the card in hand, `status` says what keeps its answer
    from being decided; `situation`, `remaining`, `missing`
    and `done` out of `total` are those of the round, shown while no card is in hand.
    """

    scene: Scene
    code: str
    battery: int
    title: str
    services: tuple[ShownService, ...]
    clock: str
    lights: tuple[ShownLight, ...]
    event: ShownEvent | None = None
    subject: str = ""
    question: str = ""
    live: Live = NOT_TYPED
    status: str = ""
    paused: bool = False
    situation: str = ""
    remaining: str = ""
    missing: str = ""
    done: int = 0
    total: int = 0
    back_at: str = ""
    matrix: ShownMatrix | None = None
    restart: ShownReturn | None = None
    story: tuple[str, ...] = ()

    def texts(self) -> tuple[str, ...]:
        """Every text that a picture of it may hold, whole."""
        live, event = self.live, self.event
        return tuple(
            dict.fromkeys(
                (
                    *(self.code, self.title, self.clock, self.subject, self.question),
                    *(live.what, live.who, live.deputy, live.with_what, self.status),
                    *(self.situation, self.remaining, self.missing),
                    words.progress(self.done, self.total),
                    *((striking.BREAK, self.back_at) if self.back_at else ()),
                    *(service.label for service in self.services),
                    *(light.name for light in self.lights),
                    *((event.channel, event.moment, event.text) if event else ()),
                    *(self.matrix.texts() if self.matrix else ()),
                    *(self.restart.texts() if self.restart else ()),
                    *self.story,
                )
            )
        )

    def spoken(self) -> str:
        """The whole projector in sentences, for whoever cannot see it."""
        if self.scene is Scene.BLACK:
            return words.BLACK
        event = self.event
        told = words.event_line(event.channel, event.moment, event.text) if event else ""
        if self.scene in (Scene.EVENT, Scene.OPENING):
            return told
        if self.scene is Scene.BREAK:
            covered = self.matrix.spoken() if self.matrix is not None else ""
            return "\n".join(filter(None, (f"{striking.BREAK}. {self.back_at}.", covered)))
        if self.restart is not None:
            body: tuple[str, ...] = tuple(_spoken_return(self.restart))
        elif self.story:
            body = (words.STORY, *self.story)
        elif self.scene is Scene.QUESTION:
            live = self.live
            answer = words.spoken_answer(
                live.what, live.who, live.deputy, live.with_what, self.status
            )
            body = (self.subject, self.question, answer)
        else:
            parts = (
                (words.REMAINING, self.remaining),
                (words.MISSING, self.missing),
            )
            body = (
                self.situation,
                *(f"{name}\u00a0: {text}" for name, text in parts if text),
                words.progress(self.done, self.total),
            )
        return "\n".join(filter(None, (*self._frame(), *body, told)))

    def _frame(self) -> Iterator[str]:
        yield words.spoken_context(self.code, self.title, self.clock, paused=self.paused)
        yield words.spoken_services([(s.label, int(s.level)) for s in self.services])
        yield words.spoken_lights([(light.name, light.colour.value) for light in self.lights])


def _spoken_return(restart: ShownReturn) -> Iterator[str]:
    yield words.RETURN if restart.ranks else words.NOTHING_RANKED
    for rank in restart.ranks:
        yield words.spoken_rank(rank.number, rank.label, rank.frees)
    yield words.more_services(restart.following)
    yield ", ".join(filter(None, (restart.load, restart.people)))


def projected(
    room: Room,
    clock: str = "",
    *,
    scene: Scene | None = None,
    paused: bool = False,
    back_at: str = "",
    page: str = "",
    later: Later | None = None,
) -> Projected:
    """Say what the room sees now; `clock` is what the clock of the round says, `paused` or not.

    `scene` forces a black screen or the event alone; by default it follows what is in hand.
    `back_at` says until when the room rests: the break takes the place of the round. `page` is the
    one in front of the facilitator: return and ending have a scene of their own. `later` keeps
    what was worked out for the state.
    """
    table = room.table
    selection = room.selection
    in_hand = selection.kind is not Kind.ROUND and bool(selection.id)
    subject, question, live = _in_hand(room, selection) if in_hand else ("", "", NOT_TYPED)
    printed = room.game.contexts[table.context.code]
    known = later or Later(room)
    if scene is None:
        scene = _calm_scene(page, question=bool(question), resting=bool(back_at), known=known)
    return Projected(
        scene=scene,
        code=table.context.code,
        battery=table.context.battery,
        title=table.context.title,
        services=tuple(
            ShownService(s.code, service_for_all(room.game, s.code, s.label), s.level)
            for s in table.services
        ),
        clock=clock,
        lights=tuple(ShownLight(light.name, light.colour) for light in table.lights),
        event=_event(table.event),
        subject=fit_for_all(subject),
        question=question,
        live=live_for_all(live),
        status=_status(room, selection, live) if in_hand else "",
        paused=paused and bool(clock),
        situation=printed.situation,
        remaining=printed.remaining,
        missing=printed.missing,
        done=table.context.done,
        total=table.context.total,
        back_at=back_at,
        matrix=known.matrix() if scene is Scene.BREAK else None,
        restart=known.restart() if scene is Scene.RETURN else None,
        story=known.story() if scene is Scene.STORY else (),
    )


def _calm_scene(page: str, *, question: bool, resting: bool, known: Later) -> Scene:
    """What fills the projector where nothing was forced: the page before the card in hand."""
    if page == "ending" and known.story():
        return Scene.STORY
    if page == "recovery":
        return Scene.RETURN
    if resting and (page == "synthesis" or not question):
        return Scene.BREAK
    return Scene.QUESTION if question else Scene.ROUND


def _event(event: TableEvent | None) -> ShownEvent | None:
    return ShownEvent(event.channel, event.moment, event.text) if event else None


def _in_hand(room: Room, selection: Selection) -> tuple[str, str, Live]:
    """Subject, question and answer of what is in hand; nothing where it is not there any more."""
    state, game = room.state, room.game
    if selection.kind is Kind.ACTIVITY:
        if selection.id not in state.activities:
            return ("", "", NOT_TYPED)
        sheet = activity_sheet(state, game, selection.id)
        stop = words.sentence(table_words.wait(sheet.dmia.minutes))
        return (sheet.label, words.ACTIVITY_QUESTION, Live(what=stop))
    card = room.card(selection.id)
    if card.objective not in game.objectives:
        return ("", "", NOT_TYPED)
    question = question_for(game, game.objectives[card.objective])
    typed = room.live if room.live != NOT_TYPED else stored_live(room, card)
    return (subject_label(state, game, card.subject), question, typed)


def _status(room: Room, selection: Selection, live: Live) -> str:
    """What keeps the answer of a card from being decided; empty where it is, or where none is."""
    if selection.kind is not Kind.CARD or not live.what:
        return ""
    decision = room.state.decision(selection.id, room.context)
    if room.live == NOT_TYPED and (before := _waits_for_check(room, selection.id)):
        return words.to_check(before)
    status = decision.status if decision is not None else Status.DRAFT
    return words.NOT_DECIDED.get(status.value, "")


def stored_live(room: Room, card: Card) -> Live:
    """The answer that is stored for a card in the context in play; its first solution speaks.

    Where the room is to check the one of an earlier context, it reads that one.
    """
    state, game = room.state, room.game
    seen = shown(state, card.id, _waits_for_check(room, card.id) or room.context)
    if seen is None:
        return NOT_TYPED
    if seen.source.status is Status.NO_SOLUTION:
        return Live(what=words.NO_SOLUTION)
    if not seen.solutions:
        return NOT_TYPED
    first = seen.solutions[0]
    spent = [
        f"{grouped(s.quantity)}\u00a0{state.means[s.means].label}"
        for s in first.spends
        if s.means in state.means
    ]
    return Live(
        what=first.what,
        who=function_label(state, game, first.who),
        deputy=deputy_of(state, game, first.who),
        with_what=first.with_what or ", ".join(spent),
    )


def _waits_for_check(room: Room, card: str) -> str:
    """The context whose answer the room is asked to check for this one; empty where none is."""
    if room.state.decision(card, room.context) is not None:
        return ""
    return next(iter(answered_before(room.state, room.game, card, room.context)), "")


def last_in_hand(history: History, state: WorkshopState) -> tuple[Card, str] | None:
    """The card and the context of the last answer that the room gave, `None` before the first.

    An answer is decided, checked, closed or written; what a change of context left by default is
    not. Gestures that were taken back do not count.
    """
    for entry in reversed(history.done):
        for event in reversed(entry.events):
            found = _answered(event, state)
            if found is not None and found[0] in state.cards:
                return (state.cards[found[0]], found[1])
    return None


def _answered(event: Event, state: WorkshopState) -> tuple[str, str] | None:
    if isinstance(event, DecisionSet) and event.decision.status is not Status.DEFAULT:
        return (event.decision.card, event.decision.context)
    if isinstance(event, SolutionWritten):
        users = [key for key, d in state.decisions.items() if event.solution.id in d.solutions]
        return users[-1] if users else None
    return None
