"""What is left to settle in the plan, live."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcra_game.domain.moves import Record
from pcra_game.domain.review import Finding
from pcra_game.domain.review_finding import card_title
from pcra_game.domain.room_events import FindingAccepted, FindingReopened
from pcra_game.domain.sheet import contexts_in_play
from pcra_game.table_view.palette import Palette
from pcra_game.texts import review_panel as words
from pcra_game.windows.controls import Segments, TextBlock
from pcra_game.windows.review_panel_details import PointDetails
from pcra_game.windows.review_panel_leads import FILTERS, context_of, key_of, place_of, speaks
from pcra_game.windows.review_panel_list import ReviewList
from pcra_game.windows.room import Kind, Room, Selection


class ReviewPanel(QWidget):
    """Findings by severity; each opens what it speaks of, or is accepted with a reason.

    It follows the room while it is seen, and catches up when it is seen again.
    """

    card_asked = Signal(str)
    activity_asked = Signal(str)
    page_asked = Signal(str)

    def __init__(self, room: Room, palette: Palette) -> None:
        """Take the room and the theme."""
        super().__init__()
        self._room, self._palette = room, palette
        self._hand = Selection()
        self._begun: dict[tuple[str, str], str] = {}
        self._stale = True
        self.filters = Segments([(f, words.FILTER[f]) for f in FILTERS], words.FILTERS)
        self.filters.set_value(FILTERS[0])
        self.filters.setObjectName("point_filters")
        self._shown = TextBlock(px=14, colour=palette.soft_ink)
        self._none = TextBlock(px=15, colour=palette.soft_ink)
        self._hint = TextBlock(words.LIST_HELP, px=14, colour=palette.soft_ink)
        self.list = ReviewList(palette)
        self.details = PointDetails(palette)
        self.setFocusProxy(self.list)
        self._lay()
        self._wire()

    def refresh(self) -> None:
        """Show the findings as they are now; rows of those that did not change stay."""
        self._stale = False
        findings = self._room.table.findings
        chosen = str(self.filters.value() or FILTERS[0])
        shown = [f for f in findings if speaks(self._room, f, chosen, self._hand)]
        self.list.show_findings(shown)
        self.list.setVisible(bool(shown))
        self._none.set_text("" if shown else self._nothing(chosen))
        self._none.setVisible(not shown)
        self._shown.set_text(words.shown(len(shown), len(findings)) if shown else "")
        self._shown.setVisible(bool(self._shown.text()))
        self.details.set_locked(self._room.read_only)
        self._show_point()

    def waiting_words(self) -> bool:
        """Whether a reason is typed that nobody has confirmed, for whichever point."""
        return bool(self.details.reason.text().strip()) or bool(self._begun)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.list.take_first()

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 14)
        column.setSpacing(8)
        column.addWidget(self.filters)
        column.addWidget(self._shown)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addWidget(self._hint)
        column.addWidget(self.details)
        column.addStretch(0)

    def _wire(self) -> None:
        self._room.changed.connect(self._room_changed)
        self._room.selected.connect(self._taken_in_hand)
        self.filters.chosen.connect(self._filter_chosen)
        self.list.chosen.connect(self._open)
        self.list.currentItemChanged.connect(self._show_point)
        self.list.accept_asked.connect(self.details.ask_reason)
        self.list.reopen_asked.connect(self._reopen)
        self.list.source_asked.connect(self.details.turn_source)
        self.details.open_asked.connect(self._open_point)
        self.details.card_asked.connect(self._open_card)
        self.details.accept_asked.connect(self._accept)
        self.details.reopen_asked.connect(self._reopen)
        self.details.done.connect(self._back_to_list)

    def _room_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _taken_in_hand(self) -> None:
        if self._room.selection.kind is not Kind.ROUND:
            self._hand = self._room.selection
            self._stale = True

    def _filter_chosen(self, value: object) -> None:
        if value is None:
            self.filters.set_value(FILTERS[0])
        self.refresh()

    def _nothing(self, chosen: str) -> str:
        if chosen == "hand" and self._hand.kind is Kind.ROUND:
            return words.NO_HAND
        return words.NOTHING[chosen]

    def _show_point(self) -> None:
        finding = self.list.finding()
        held = self.details.finding
        if held is not None and (finding is None or key_of(finding) != key_of(held)):
            self._keep_reason(held)
        place = place_of(self._room.state, finding) if finding is not None else ""
        others = finding.cards[1:] if finding is not None else ()
        room = self._room
        titled = tuple((id, card_title(room.state, room.game, room.card(id))) for id in others)
        self.details.show_finding(finding, place, titled)
        self._hint.setVisible(finding is None and not self.list.isHidden())
        if finding is not None and (begun := self._begun.pop(key_of(finding), "")):
            self.details.take_up(begun)

    def _keep_reason(self, left: Finding) -> None:
        """Keep the reason begun for a point that is no longer in hand, while the point stands."""
        typed = self.details.reason.text().strip()
        self.details.close_form()
        if not typed:
            return
        if any(key_of(f) == key_of(left) and not f.accepted for f in self._room.table.findings):
            self._begun[key_of(left)] = typed
        else:
            self._room.informed.emit(words.LIFTED)

    def _open_point(self) -> None:
        finding = self.list.finding()
        if finding is not None:
            self._open(finding)

    def _open(self, finding: object) -> None:
        assert isinstance(finding, Finding)
        about = finding.subject.partition("/")[0]
        place = place_of(self._room.state, finding)
        if not place or not self._go_to(context_of(finding)):
            return
        if place == "card":
            self.card_asked.emit(finding.cards[0] if finding.cards else about)
        elif place == "activity":
            self.activity_asked.emit(about)
        else:
            self.page_asked.emit(place)

    def _open_card(self, id: str) -> None:
        finding = self.list.finding()
        if finding is None or self._go_to(context_of(finding)):
            self.card_asked.emit(id)

    def _go_to(self, context: str) -> bool:
        """Play in the context that a point speaks of; False where words had to stay."""
        room = self._room
        if context not in contexts_in_play(room.state, room.game):
            return True
        return room.choose_context(context)

    def _accept(self, reason: str) -> None:
        finding, room = self.list.finding(), self._room
        if finding is None or finding.accepted:
            return
        self.details.reason.left()
        if self.details.reason.complaint():
            return
        if room.ask(Record(FindingAccepted(finding.code, finding.subject, reason))):
            self.details.close_form()
            room.told.emit(words.KEPT)
            self._back_to_list()

    def _reopen(self) -> None:
        finding, room = self.list.finding(), self._room
        if finding is None or not finding.accepted:
            return
        if room.ask(Record(FindingReopened(finding.code, finding.subject))):
            room.told.emit(words.REOPENED)
            self._back_to_list()

    def _back_to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
