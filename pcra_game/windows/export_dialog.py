"""Asks what to write, in which formats, how it is marked, and where; Enter takes what is ticked."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pcra_game.exports.deliverables import Piece, endings_of, for_room, pieces
from pcra_game.exports.formats import Finish
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import deliverables as served
from pcra_game.texts import export_dialog as words
from pcra_game.windows.controls import Note, Segments, TextBlock, button, plain_label, show_if
from pcra_game.windows.export_choices import Deliverables, Formats
from pcra_game.windows.export_offer import Offer
from pcra_game.windows.export_place import ExportPlace
from pcra_game.windows.export_preview import ExportPreview
from pcra_game.windows.export_template import ExportTemplate
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.style import scaled, text_size
from pcra_game.workshop.export_choice import ExportChoice

_WIDE, _NARROW, _HIGH, _LOWEST = 980, 620, 700, 60
_LARGE_WORDS = 1.4
"""From this size of words on, the halves of the dialog lie one under the other."""


class ExportDialog(FittingDialog):
    """Boxes, a page to look at, a folder. Open it; never execute it."""

    def __init__(self, parent: QWidget | None, palette: Palette, offer: Offer) -> None:
        super().__init__(parent)
        self._offer = offer
        self.setWindowTitle(offer.title)
        self.setMinimumWidth(scaled(_NARROW if _is_narrow() else _WIDE))
        self.findings = Note(Mood.WARNING, Icon.WARNING, palette)
        keep_private(self.findings)
        self.what = Deliverables(offer.deliverables, palette, first=offer.only)
        self.formats = Formats(endings_of(offer.deliverables))
        self.preview = ExportPreview(palette)
        self._make_finish(palette)
        self.place = ExportPlace(offer.folder, offer.session, palette)
        self.export = button(words.DO, role="primary", clicked=self.accept)
        self.export.setDefault(True)
        self._arrange(palette)
        self._listen()
        self.formats.tick(offer.formats())
        self.what.tick(offer.ticked())
        self.export.setFocus()
        self._look_again()

    def _make_finish(self, palette: Palette) -> None:
        """What stands on every page, as it was chosen last."""
        offer = self._offer
        self.mark = Segments([(mark, mark) for mark in words.MARKS], words.MARK, always=True)
        mark = offer.chosen.mark
        self.mark.set_value(mark if mark in words.MARKS else words.MARKS[0])
        keys = self.mark.keys()
        for key in keys:  # after a click Enter still writes what is ticked
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.watermark = QCheckBox(words.WATERMARK)
        self.watermark.setToolTip(words.WATERMARK_HOLDS)
        self.watermark.setAccessibleDescription(words.WATERMARK_HOLDS)
        drawn = offer.chosen.watermark
        self.watermark.setChecked(not offer.signed if drawn is None else drawn)
        self.template = ExportTemplate(offer.folder.parent, palette)
        if offer.chosen.template:
            self.template.take(Path(offer.chosen.template))
        self.refusal = Note(Mood.WARNING, Icon.WARNING, palette)
        self.without = button(words.WITHOUT_TEMPLATE, clicked=lambda: self.template.take(None))

    def _listen(self) -> None:
        self.what.format_wanted.connect(self.formats.want)
        for part in (self.what, self.formats, self.template, self.place):
            part.changed.connect(self._look_again)
        self.mark.chosen.connect(self._look_again)
        self.watermark.toggled.connect(self._look_again)

    def pieces(self) -> list[Piece]:
        """The files to be written, in order."""
        return pieces(self.what.ticked(), self.formats.ticked(), self._offer.called)

    def folder(self) -> Path:
        """Where they go."""
        return self.place.folder()

    def finish(self) -> Finish:
        """How they are marked."""
        mark = self.mark.value()
        return Finish(
            confidentiality=str(mark) if mark not in (None, words.MARKS[0]) else "",
            watermark=served.WATERMARK if self.watermark.isChecked() else "",
            template=self.template.path,
        )

    def chosen(self) -> ExportChoice:
        """What the next export of this session begins with."""
        mark, drawn = self.mark.value(), self.watermark.isChecked()
        made = ExportChoice(
            mark=str(mark) if mark is not None else "",
            watermark=None if drawn is not self._offer.signed else drawn,
            template=str(self.template.path) if self.template.path is not None else "",
            deliverables=self.what.standing(),
            formats=self.formats.ticked(),
        )
        if not self._offer.only:
            return made
        before = self._offer.chosen  # what was ticked for one thing alone is no habit
        return replace(made, deliverables=before.deliverables, formats=before.formats)

    def _arrange(self, palette: Palette) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        across = QBoxLayout.Direction.LeftToRight
        head = QBoxLayout(QBoxLayout.Direction.TopToBottom if _is_narrow() else across)
        head.setSpacing(10 if _is_narrow() else 20)
        head.addWidget(plain_label(self._offer.title, "title"))
        note = TextBlock(words.NOTE, px=15, colour=palette.soft_ink)
        head.addWidget(note, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        self.inner = QScrollArea()
        self.inner.setWidgetResizable(True)
        self.inner.setFrameShape(QFrame.Shape.NoFrame)
        self.inner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inner.setMinimumHeight(scaled(_LOWEST))
        self.inner.setWidget(self._inside())
        column.addWidget(self.inner, 1)
        refused = QHBoxLayout()
        refused.setSpacing(8)
        refused.addWidget(self.refusal, 1)
        refused.addWidget(self.without, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(refused)
        column.addWidget(self.place)  # never out of sight: it says why nothing can be written
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(button(words.CANCEL, clicked=self.reject))
        keys.addWidget(self.export)
        column.addLayout(keys)
        self.resize(scaled(_NARROW if _is_narrow() else _WIDE), scaled(_HIGH))

    def _inside(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(self.findings)
        blocking = self._offer.blocking
        self.findings.say(words.blocking(blocking) if blocking else "")
        across = QBoxLayout.Direction.LeftToRight
        if _is_narrow():
            across = QBoxLayout.Direction.TopToBottom
        halves = QBoxLayout(across)
        halves.setSpacing(24)
        halves.addWidget(self.what, 5)
        halves.addLayout(self._right_half(), 4)
        column.addLayout(halves, 1)
        return inside

    def _right_half(self) -> QVBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.formats, 1)
        top.addWidget(self.preview)
        half = QVBoxLayout()
        half.setSpacing(6)
        half.addLayout(top)
        half.addWidget(plain_label(words.FINISH, "heading"))
        half.addWidget(self.mark)
        half.addWidget(self.watermark)
        half.addWidget(self.template)
        half.addStretch(1)
        return half

    def _look_again(self) -> None:
        self.what.show_formats(self.formats.ticked())
        held, files = self.focusWidget(), self.pieces()
        good = self.place.look([piece.name for piece in files], for_room=for_room(files))
        asked = any(one.ending == "docx" for one in files)
        refused = self.template.refused if asked else ""
        self.refusal.say(refused or (self.template.gone if asked else ""))
        show_if(self.without, bool(refused))
        self.export.setEnabled(good and not refused)
        self._lead(held)
        drawn = [one for one in self.what.ticked() if "pdf" in one.writers]
        self.preview.want(drawn[0] if drawn else None, self.finish())

    def _lead(self, held: QWidget | None) -> None:
        """Put the keyboard on the next step, unless it is where somebody chooses or types."""
        key = self.place.next_key if self.without.isHidden() else self.without
        keys = (self.export, self.without, self.place.aside, self.place.make, self.place.choose)
        if held is None or held in keys:
            (key or self.export).setFocus()


def _is_narrow() -> bool:
    return text_size() > _LARGE_WORDS
