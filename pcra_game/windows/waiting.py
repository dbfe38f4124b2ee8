"""Where words stand that nothing can store yet: named, and brought to the front."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from pcra_game.texts import windows as words
from pcra_game.texts.round_side import TAB
from pcra_game.windows.activity_sheet_kept import KeptFacts
from pcra_game.windows.desk import Desk
from pcra_game.windows.desk_pages import FILLING
from pcra_game.windows.round_sheet_section import SheetArea


def show_waiting(desk: Desk) -> str:
    """Bring the first of such words to the front, and give their place in French.

    Empty where there are none, or where their place has no name.
    """
    front = _bring_forward(desk)
    if front is None:
        return ""
    name, place = front
    named = getattr(place, "waiting_field", None)
    field, said = (named() if named is not None else None) or _kept_in(place)
    if field is not None:
        _show(field)
    return words.waiting_place(name, said)


def _bring_forward(desk: Desk) -> tuple[str, QWidget] | None:
    page, tab = desk.pages.waiting_page(), desk.side.waiting_tab()
    if page:
        if page != desk.page:  # else the field would lose the keyboard, and what is typed in it
            desk.bring_page(page)
        return words.PAGE_NAME[page], desk.pages.made(page)
    if desk.log_bar.waiting_words():
        desk.note_line()
        return words.LOG_BAR, desk.log_bar
    sheet = next((s for s in (desk.answer, desk.activity) if s.waiting_words()), None)
    if sheet is None and not tab:
        return None
    if desk.page in FILLING:
        desk.bring_page("table")
    if sheet is not None:
        desk.show_sheet(True)
        return words.ANSWER if sheet is desk.answer else words.ACTIVITY, sheet
    desk.show_side(tab)
    return TAB[tab], desk.side


def _kept_in(place: QWidget) -> tuple[QWidget | None, str]:
    """The field that is not understood, else the first that somebody typed in."""
    for kept in place.findChildren(KeptFacts):
        if kept.has_draft():
            wrong = [field for field in kept.fields if field.complaint()]
            typed = [field for field in kept.fields if field.touched]
            field = (*wrong, *typed, *kept.fields)[0]
            return field.widget, field.widget.accessibleName()
    return None, ""


def _show(field: QWidget) -> None:
    area = field.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, SheetArea):
        area.show_field(field)
    elif area is not None:
        area.ensureWidgetVisible(field)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
