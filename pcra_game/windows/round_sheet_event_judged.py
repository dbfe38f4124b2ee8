"""What the room made of its events: cards that the last one sends back, and all of them to read."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcra_game.domain.answers import UNIT_SUBJECT
from pcra_game.domain.room_events import InjectJudged, InjectRevealed
from pcra_game.domain.sheet import subject_label
from pcra_game.domain.state import PlayedInject
from pcra_game.domain.striking import card_words, cards_of, sending_back
from pcra_game.table_view.icons import Icon
from pcra_game.texts import round_sheet as round_words
from pcra_game.texts import striking as words
from pcra_game.windows.controls import TextBlock, button, clear, plain_label, plain_tip
from pcra_game.windows.room import Room
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column
from pcra_game.windows.round_sheet_section import Section
from pcra_game.windows.shrinking_button import ShrinkingButton


def judged_events(room: Room) -> tuple[tuple[str, PlayedInject], ...]:
    """The events that the room judged, the one revealed last first."""
    return tuple(
        (id, played)
        for id, played in reversed(tuple(room.state.injects.items()))
        if played.judged is not None and id in room.game.injects
    )


def judged_words(room: Room, id: str, played: PlayedInject) -> str:
    """One event with its verdict, its word and its bet, in lines."""
    inject, bet = room.game.injects[id], played.bet
    assert played.judged is not None
    return words.judged(
        words.event_head(inject.channel, inject.moment),
        inject.text,
        words.bet(bet.holds, bet.does_not) if bet is not None else "",
        played.judged.verdict,
        played.judged.word,
    )


def latest(room: Room) -> tuple[str, bool]:
    """The event that got its verdict last, and whether none was revealed since; « » before one."""
    quiet = True
    for entry in reversed(room.workshop.history.done):
        for event in reversed(entry.events):
            if isinstance(event, InjectJudged) and event.inject in room.game.injects:
                return event.inject, quiet
            quiet = quiet and not isinstance(event, InjectRevealed)
    return "", False


def last_judged(room: Room) -> str:
    """The event that the room judged last, with its bet and its verdict; nothing before that."""
    id, _ = latest(room)
    if not id:
        return ""
    inject, played = room.game.injects[id], room.state.injects[id]
    bet, judged = played.bet, played.judged
    assert judged is not None
    return round_words.last_event(
        round_words.event_line(inject.channel, inject.moment),
        inject.text,
        round_words.bet_said(bet.holds, bet.does_not) if bet is not None else "",
        round_words.VERDICTS[judged.verdict],
        judged.word,
    )


class JudgedEvents(QWidget):
    """The last event and the cards it is about, then every earlier one, folded."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self._shown: tuple[tuple[str, str], ...] = ()
        self._offered: tuple[tuple[str, str], ...] = ()
        p = place.palette
        self._last = TextBlock(px=15, colour=p.soft_ink)
        self._last.setObjectName("last_event")
        self._hint = plain_label(words.BACK_HINT, "soft", wraps=True)
        self._keys = QWidget()
        self._keys_column = QVBoxLayout(self._keys)
        self._keys_column.setContentsMargins(0, 0, 0, 0)
        self._keys_column.setSpacing(6)
        self._all = Section(words.JUDGED, p, opened=False)
        self._all.setObjectName("judged_events")
        column = bare_column(self, 8)
        for widget in (self._last, self._keys, self._hint, self._all):
            column.addWidget(widget)

    def refresh(self) -> None:
        """Show the last event with its cards until another comes, and list all of them."""
        room = self._place.room
        judged = judged_events(room)
        last = last_judged(room)
        self._last.set_text(last)
        self._last.setVisible(bool(last))
        id, quiet = latest(room)
        self._offer(id if quiet else "")
        self._list(judged)

    def take_keyboard(self) -> bool:
        """Put the keyboard on the first card that may go back; False where there is none."""
        item = self._keys_column.itemAt(0)
        key = item.widget() if item is not None else None
        if key is None:
            return False
        key.show()  # what was laid a moment ago is hidden until the layout comes round
        key.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _offer(self, event: str) -> None:
        """A key for each card of the event: send its answer back, or play it."""
        room = self._place.room
        offered: list[tuple[str, str]] = []
        back = False
        if event and not room.read_only:
            objective = room.game.injects[event].objective
            playable = room.game.playable(objective, room.context)
            cards = cards_of(room.state, room.game, room.game.injects[event]) if playable else ()
            for card in cards:
                move = sending_back(room.state, room.game, card, room.context)
                say = words.send_back if move is not None else words.play
                offered.append((card, say(*self._said_of(card))))
                back = back or move is not None
        self._hint.setVisible(back)
        self._keys.setVisible(bool(offered))
        if tuple(offered) == self._offered:
            return
        self._offered = tuple(offered)
        clear(self._keys_column)
        for card, said in offered:
            key = button(
                said,
                icon=Icon.UNDO if said.startswith(words.BACK) else Icon.COPY,
                palette=self._place.palette,
                clicked=partial(self._back_to_table, card),
                kind=ShrinkingButton,
            )
            key.setObjectName(f"back:{card}")
            key.setStyleSheet("text-align: left;")
            key.setToolTip(plain_tip(card_words(room.state, room.game, card)))
            self._keys_column.addWidget(key)

    def _said_of(self, card: str) -> tuple[str, str]:
        """The question of a card, and of what it is asked; empty for the unit as a whole."""
        room = self._place.room
        objective, _, subject = card.partition("@")
        title = room.game.objectives[objective].short_title
        whole = subject == UNIT_SUBJECT
        return title, "" if whole else subject_label(room.state, room.game, subject)

    def _back_to_table(self, card: str) -> None:
        """One key: the answer is a draft again, and its card is in hand."""
        room = self._place.room
        if not room.settle():
            return
        move = sending_back(room.state, room.game, card, room.context)
        if move is None or room.ask(move):
            room.open_card(card)

    def _list(self, judged: tuple[tuple[str, PlayedInject], ...]) -> None:
        room = self._place.room
        shown = tuple((id, judged_words(room, id, played)) for id, played in judged)
        self._all.setVisible(bool(shown))
        if shown == self._shown:
            return
        self._shown = shown
        self._all.retitle(words.judged_count(len(shown)))
        clear(self._all.body)
        for id, said in shown:
            line = TextBlock(said, px=15, colour=self._place.palette.ink)
            line.setObjectName(f"judged:{id}")
            self._all.add(line)
