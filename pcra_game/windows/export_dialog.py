"""Asks what to write, in which formats, how it is marked, and where; Enter takes what is ticked."""

from dataclasses import dataclass
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

from pcra_game.exports.deliverables import Deliverable, Piece, endings_of, pieces
from pcra_game.exports.formats import Finish
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import deliverables as served
from pcra_game.texts import export_dialog as words
from pcra_game.windows.controls import Note, Segments, TextBlock, button, plain_label
from pcra_game.windows.export_choices import Deliverables, Formats
from pcra_game.windows.export_place import ExportPlace
from pcra_game.windows.export_preview import ExportPreview
from pcra_game.windows.export_template import ExportTemplate
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.style import scaled, text_size

_WIDE, _NARROW, _HIGH, _LOWEST = 980, 620, 700, 60
_LARGE_WORDS = 1.4
"""From this size of words on, the halves of the dialog lie one under the other."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be exported: the deliverables, what their files are called after, where they go.

    `session` is the id whose files may be replaced, `signed` whether the plan is more than a
    draft, `blocking` what the review says stands in its way.
    """

    deliverables: tuple[Deliverable, ...]
    called: str
    folder: Path
    session: str = ""
    signed: bool = False
    blocking: tuple[str, ...] = ()


class ExportDialog(FittingDialog):
    """Boxes, a page to look at, a folder. Open it; never execute it."""

    def __init__(self, parent: QWidget | None, palette: Palette, offer: Offer) -> None:
        super().__init__(parent)
        self._offer = offer
        self.setWindowTitle(words.TITLE)
        self.setMinimumWidth(scaled(_NARROW if _is_narrow() else _WIDE))
        self.findings = Note(Mood.WARNING, Icon.WARNING, palette)
        self.what = Deliverables(offer.deliverables, palette)
        self.formats = Formats(endings_of(offer.deliverables))
        self.preview = ExportPreview(palette)
        self.mark = Segments([(mark, mark) for mark in words.MARKS], words.MARK, always=True)
        self.mark.set_value(words.MARKS[0])
        keys = self.mark.keys()
        for key in keys:  # after a click Enter still writes what is ticked
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.watermark = QCheckBox(words.WATERMARK)
        self.watermark.setChecked(not offer.signed)
        self.template = ExportTemplate(offer.folder.parent, palette)
        self.place = ExportPlace(offer.folder, offer.session, palette)
        self.export = button(words.DO, role="primary", clicked=self.accept)
        self.export.setDefault(True)
        self._arrange(palette)
        self.what.format_wanted.connect(self.formats.want)
        for part in (self.what, self.formats, self.template, self.place):
            part.changed.connect(self._look_again)
        self.mark.chosen.connect(self._look_again)
        self.watermark.toggled.connect(self._look_again)
        self.what.tick(one.key for one in offer.deliverables if one.usual)
        self._look_again()
        self.export.setFocus()

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

    def _arrange(self, palette: Palette) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        across = QBoxLayout.Direction.LeftToRight
        head = QBoxLayout(QBoxLayout.Direction.TopToBottom if _is_narrow() else across)
        head.setSpacing(10 if _is_narrow() else 20)
        head.addWidget(plain_label(words.TITLE, "title"))
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
        self.export.setEnabled(self.place.look([piece.name for piece in self.pieces()]))
        drawn = [one for one in self.what.ticked() if "pdf" in one.writers]
        self.preview.want(drawn[0] if drawn else None, self.finish())


def _is_narrow() -> bool:
    return text_size() > _LARGE_WORDS
