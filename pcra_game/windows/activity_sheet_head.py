"""The top of the sheet of an activity: priority, ruler, and the stamp of the night."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcra_game.domain.activity_events import ImpactJudged, NightStamped, PrioritySet
from pcra_game.domain.deck import Axis, Priority
from pcra_game.domain.moves import Record
from pcra_game.table_view.typesetting import SIGN_FAMILY
from pcra_game.texts import activity_sheet as words
from pcra_game.windows.activity_sheet_fields import Place
from pcra_game.windows.controls import Segments, button, plain_label
from pcra_game.windows.fact_form_fields import ChoiceBox
from pcra_game.windows.fact_form_readers import ChoiceReader, sentence_of
from pcra_game.windows.impact_ruler import ImpactRuler
from pcra_game.windows.impact_ruler_scale import Impact
from pcra_game.windows.style import scaled


def _column(widget: QWidget, spacing: int = 6) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column


class PriorityKeys(QWidget):
    """P0 to P3, one key each."""

    def __init__(self, place: Place) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self.keys = Segments([(p, p.value) for p in Priority], words.PRIORITY)
        self.keys.setObjectName("priority")
        for priority, key in zip(Priority, self.keys.keys(), strict=True):
            key.setStyleSheet(f'font-family: "{SIGN_FAMILY}"; font-size: {scaled(14)}px;')
            key.setToolTip(words.PRIORITIES[priority])
            key.setAccessibleName(f"{priority}, {words.PRIORITIES[priority]}")
            key.setObjectName(f"priority_{priority}")
        self._mark = plain_label("", "soft", wraps=True)
        column = _column(self)
        column.addWidget(plain_label(words.PRIORITY, "heading"))
        column.addWidget(self.keys)
        column.addWidget(self._mark)
        self.keys.chosen.connect(self._chosen)

    def refresh(self) -> None:
        """Show the priority as it stands."""
        sheet = self._place.sheet()
        self.keys.set_value(sheet.priority)
        meaning = words.PRIORITIES[sheet.priority]
        mark = "" if sheet.priority_discussed else f" · {words.NOT_DISCUSSED}"
        self._mark.setText(f"{meaning}{mark}")

    def _chosen(self, value: object) -> None:
        # Pressing the key that is down again says yes to the deck's value.
        priority = value if isinstance(value, Priority) else self._place.sheet().priority
        sheet = self._place.sheet()
        if priority != sheet.priority or not sheet.priority_discussed:
            self._place.room.ask(Record(PrioritySet(self._place.activity(), priority)))
        self.refresh()


class RulerGroup(QWidget):
    """The impact ruler under its question."""

    def __init__(self, place: Place) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self.ruler = ImpactRuler(place.palette)
        self.ruler.setObjectName("ruler")
        self._mark = plain_label(words.NOT_DISCUSSED, "soft", wraps=True)
        column = _column(self)
        column.addWidget(plain_label(words.RULER, "heading", wraps=True))
        column.addWidget(self._mark)
        column.addWidget(self.ruler)
        self.ruler.judged.connect(self._judged)
        self.ruler.refused.connect(place.room.refused)

    def refresh(self, *, forget: bool = False) -> None:
        """Show the ruler as it stands."""
        sheet = self._place.sheet()
        if forget:
            self.ruler.take_back()
        said = Impact(sheet.axis, sheet.serious_from, sheet.dangerous_from)
        self.ruler.set_impact(said, discussed=sheet.impact_discussed)
        self._mark.setVisible(not sheet.impact_discussed)

    def settle(self) -> bool:
        """Tell an unfinished answer."""
        return self.ruler.settle()

    def _judged(self, axis: Axis, serious: int | None, dangerous: int | None) -> None:
        sheet = self._place.sheet()
        known = (sheet.axis, sheet.serious_from, sheet.dangerous_from)
        if sheet.impact_discussed and known == (axis, serious, dangerous):
            return
        fact = ImpactJudged(self._place.activity(), axis, serious, dangerous)
        self._place.room.ask(Record(fact))
        self.refresh()


class NightStamp(QWidget):
    """« À 3 h, dimanche, ça tient », said by a function that works nights."""

    def __init__(self, place: Place) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self._of = place.activity()
        self._waiting: dict[str, str] = {}
        reader = ChoiceReader(words.NIGHT_BY, place.functions(nights=True))
        self.by = place.field(
            "night_function", words.NIGHT_BY, reader, headed=False, hint=words.NIGHT_BY
        )
        self.holds = Segments([(True, words.NIGHT_HOLDS), (False, words.NIGHT_FAILS)], words.NIGHT)
        self.holds.setObjectName("night_holds")
        column = _column(self)
        column.addWidget(plain_label(words.NIGHT, "heading", wraps=True))
        column.addWidget(self.by)
        column.addWidget(self.holds)
        self.holds.chosen.connect(self._stamped)
        box = self.by.widget
        if isinstance(box, ChoiceBox):
            box.take_first_on_enter()

    def take_back(self) -> bool:
        """Forget the function being typed, where the hands are on it. False where none is."""
        typing = self.by.touched and self.by.widget.hasFocus()
        if typing:
            self.refresh(forget=True)
        return typing

    def refresh(self, *, forget: bool = False) -> None:
        """Show the stamp as it stands."""
        another = self._of != self._place.activity()
        if self.by.touched and not forget and not another:
            return
        if another and self.by.touched:
            self._waiting[self._of] = self.by.text()
        self._of = self._place.activity()
        night = self._place.sheet().played.night
        options = self._place.functions(nights=True)
        self.by.use(ChoiceReader(words.NIGHT_BY, options))
        self.by.set_text(self.by.reader.say(night.function) if night else "")
        self.by.touched = False
        self.holds.set_value(night.holds if night else None)
        waiting = self._waiting.pop(self._of, "")
        if waiting:
            self.by.set_text(waiting)
            self.by.touched = True

    def waiting_words(self) -> bool:
        """Whether a function was typed, for any activity, that stamped nothing yet."""
        typed = self.by.touched and bool(self.by.text().strip())
        return typed or any(text.strip() for text in self._waiting.values())

    def _stamped(self, value: object) -> None:
        night = self._place.sheet().played.night
        holds = value if isinstance(value, bool) else bool(night and night.holds)
        wrong = sentence_of(self.by.value)
        if wrong:
            self.by.complain(wrong if self.by.text().strip() else words.NIGHT_WHO)
            self.by.widget.setFocus()
            self.holds.set_value(night.holds if night else None)
            return
        stamp = NightStamped(self._place.activity(), holds, str(self.by.value()))
        self.by.touched = False
        if stamp != night:
            self._place.room.ask(Record(stamp))
        self.refresh(forget=True)


def keep_again(clicked: object) -> QWidget:
    """The key that puts an activity back on the table."""
    assert callable(clicked)
    return button(words.KEEP_AGAIN, role="secondary", clicked=clicked)
