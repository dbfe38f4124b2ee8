"""The forced ranking of services: no ties, and what is not ranked lies under a line saying so."""

from itertools import pairwise

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pcra_game.domain import recovery
from pcra_game.domain.answer_events import RestartRanked
from pcra_game.domain.moves import Record
from pcra_game.domain.reading import reading
from pcra_game.domain.recovery import Unlock
from pcra_game.domain.sheet import service_label
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import recovery as words
from pcra_game.windows.controls import Note, TextBlock, button, plain_label, plain_tip, show_if
from pcra_game.windows.recovery_adding import AddService
from pcra_game.windows.recovery_rank_row import RankRow, RankShown
from pcra_game.windows.room import Room

_MARK = 4


class RankingPanel(QWidget):
    """Rows that move by number, key or mouse; each reorder is one gesture that can be taken back.

    `near` gives a height of the panel that the mouse drags to: whoever scrolls brings it in sight.
    """

    near = Signal(int)

    def __init__(self, room: Room, palette: Palette) -> None:
        """Take the room and the theme."""
        super().__init__()
        self._room, self._palette = room, palette
        self._rows: dict[str, RankRow] = {}
        self._order: tuple[str, ...] = ()
        self._none = plain_label(words.NOTHING_TO_RANK, "soft", wraps=True)
        self._hint = TextBlock(words.RANKING_HINT, px=14, colour=palette.soft_ink)
        self.propose = button(
            words.TAKE_PROPOSED, icon=Icon.RANKING, palette=palette, clicked=self.take_proposed
        )
        self.propose.setObjectName("take_proposed")
        self.propose.setToolTip(plain_tip(words.PROPOSED_TIP))
        self._complaint = Note(Mood.BAD, palette=palette)
        self._base = Note(Mood.WARNING, Icon.WARNING, palette)
        self._waiting = plain_label("", "heading")
        self.add = AddService(room)
        self.add.asked.connect(self._added)
        self._box = QWidget()  # a nested layout would keep the old height of a row that grows
        self._mark = QFrame(self._box)
        self._mark.setStyleSheet(f"background: {palette.accent}; border-radius: 2px;")
        self._mark.hide()
        self._lay()

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        keys = QHBoxLayout()
        keys.addWidget(self.propose)
        keys.addWidget(self.add, 1)
        self._list = QVBoxLayout(self._box)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(5)
        column.addWidget(self._none)
        column.addWidget(self._hint)
        column.addLayout(keys)
        column.addWidget(self._complaint)
        column.addWidget(self._base)
        column.addWidget(self._box)

    def refresh(self) -> None:
        """Show the ranking as it is stored, then what waits, in the order that is proposed."""
        state, game = self._room.state, self._room.game
        ranked, rest = recovery.ranked(state, game), recovery.unranked(state, game)
        self._keep_rows((*ranked, *rest), len(ranked))
        for place, unlock in enumerate(recovery.unlocks(state, game, (*ranked, *rest)), start=1):
            rank = place if place <= len(ranked) else None
            self._rows[unlock.service].show_rank(
                rank_shown(self._room, unlock, rank, place, len(ranked))
            )
        self._say_around(ranked, rest)
        if not self.waiting_words():
            self._complaint.say("")

    def settle(self) -> bool:
        """Store the ranks that are typed; one that means nothing stays in its field."""
        for row in tuple(self._rows.values()):
            row.settle()
        return True

    def waiting_words(self) -> bool:
        """Whether a typed rank is not stored."""
        return any(row.waiting() for row in self._rows.values())

    def waiting_field(self) -> tuple[QWidget, str] | None:
        """The first such field, and its name."""
        game, state = self._room.game, self._room.state
        return next(
            (
                (row.rank, words.cell_name(words.RANK, service_label(state, game, code)))
                for code, row in self._rows.items()
                if row.waiting()
            ),
            None,
        )

    def row(self, code: str) -> RankRow:
        """The row of a service; KeyError where it is not in the list."""
        return self._rows[code]

    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        return self._rows[self._order[0]].rank if self._order else self.add

    def take_proposed(self) -> bool:
        """Rank as proposed: the whole where nothing, or everything, is ranked; else the rest."""
        state, game = self._room.state, self._room.game
        ranked, rest = recovery.ranked(state, game), recovery.unranked(state, game)
        wanted = (*ranked, *rest) if ranked and rest else recovery.proposed_order(state, game)
        taken = self._rank(wanted)
        if taken:
            for row in self._rows.values():
                row.forget()  # also a number that meant nothing: what shows is what was taken
        return taken

    def _rank(self, order: tuple[str, ...]) -> bool:
        self._complaint.say("")
        if order == self._room.state.ranking:
            return True
        return self._room.ask(Record(RestartRanked(order)))

    def _ranked(self) -> tuple[str, ...]:
        return recovery.ranked(self._room.state, self._room.game)

    def _keep_rows(self, order: tuple[str, ...], ranked: int) -> None:
        """One row a service, in order; a row keeps the keyboard while it moves."""
        for code in set(self._rows) - set(order):
            gone = self._rows.pop(code)
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        for code in order:
            if code not in self._rows:
                self._rows[code] = self._made(code)
        while self._list.takeAt(0) is not None:
            pass
        for index, code in enumerate(order):
            if index == ranked:
                self._list.addWidget(self._waiting)
            self._list.addWidget(self._rows[code])
        self._order = order
        fields = [self.add, *(self._rows[code].rank for code in order)]
        for before, after in pairwise(fields):
            QWidget.setTabOrder(before, after)

    def _made(self, code: str) -> RankRow:
        row = RankRow(code, self._palette)
        row.placed.connect(self._placed)
        row.refused.connect(self._refused)
        row.stepped.connect(self._stepped)
        row.walked.connect(self._walked)
        row.removed.connect(self._removed)
        row.dragged.connect(self._dragged)
        row.dropped.connect(self._dropped)
        return row

    def _say_around(self, ranked: tuple[str, ...], rest: tuple[str, ...]) -> None:
        state, game = self._room.state, self._room.game
        anything = bool(ranked or rest)
        self._none.setVisible(not anything)
        self._hint.setVisible(anything)
        self._waiting.setText(words.unranked(len(rest)))
        show_if(self._waiting, bool(rest))
        said = words.TAKE_PROPOSED if not ranked else words.COMPLETE
        self.propose.setText(said if rest else words.PROPOSED_AGAIN)
        self.propose.setAccessibleName(self.propose.text())
        done = not rest and ranked == recovery.proposed_order(state, game)
        self.propose.setEnabled(anything and not done and not self._room.read_only)
        left_out = recovery.base_left_out(state, game) if anything else ()
        self._base.say(
            words.base_left_out([service_label(state, game, code) for code in left_out])
            if left_out
            else ""
        )
        self.add.offer_services(left_out, self._order)

    def _added(self, code: str) -> None:
        base = self._room.game.services[code].family == recovery.BASE_FAMILY
        ranked = self._ranked()
        self._rank(recovery.moved(ranked, code, 1 if base else len(ranked) + 1))

    def _placed(self, code: str, rank: int) -> None:
        self._rank(recovery.moved(self._ranked(), code, rank))

    def _refused(self, sentence: str) -> None:
        self._complaint.say(sentence)

    def _stepped(self, code: str, by: int) -> None:
        ranked = self._ranked()
        if code not in ranked:
            self._rank((*ranked, code))
            return
        rank = ranked.index(code) + 1 + by
        if 1 <= rank <= len(ranked):
            self._rank(recovery.moved(ranked, code, rank))

    def _walked(self, code: str, by: int) -> None:
        at = self._order.index(code) + by
        if 0 <= at < len(self._order):
            self._rows[self._order[at]].rank.setFocus()

    def _removed(self, code: str) -> None:
        self._rank(tuple(other for other in self._ranked() if other != code))

    def _dragged(self, at: QPointF) -> None:
        rows = [self._rows[c] for c in self._ranked()]
        before = [row for row in rows if row.geometry().center().y() < at.y()]
        y = before[-1].geometry().bottom() if before else -1
        self._mark.setGeometry(0, y + 1, self.width(), _MARK)
        self._mark.show()
        self._mark.raise_()
        self.near.emit(self._box.y() + round(at.y()))

    def _dropped(self, code: str, at: QPointF) -> None:
        self._mark.hide()
        ranked = self._ranked()
        others = (self._rows[c].geometry().center().y() for c in ranked if c != code)
        self._rank(recovery.moved(ranked, code, sum(y < at.y() for y in others) + 1))


def rank_shown(room: Room, unlock: Unlock, rank: int | None, place: int, ranked: int) -> RankShown:
    """What the row of a service says; `place` is where it would come if it has no rank."""
    state, game = room.state, room.game
    labels = {s.id: s.label for s in reading(state, game).sheets}
    described = state.services.get(unlock.service)
    known = words.known(described.rto, described.backup_age) if described else ""
    needed = words.needed(len(unlock.needed_by))
    return RankShown(
        code=unlock.service,
        label=service_label(state, game, unlock.service),
        rank=rank,
        proposed=place,
        ranked=ranked,
        frees=words.frees([labels[id] for id in unlock.unlocked], ranked=rank is not None),
        known=" · ".join(part for part in (needed, known) if part),
        freed=len(unlock.unlocked),
        whole=unlock.whole,
        vital=unlock.vital,
        activities=len(labels),
        locked=room.read_only,
    )
