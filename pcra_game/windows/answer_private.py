"""Under a field, at once: its words look like a person's name or a patient's data (W506)."""

from collections.abc import Mapping
from typing import Any

from pcra_game.domain.review_privacy import suspect_in
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.texts.findings_explained import EXPLAINED
from pcra_game.texts.findings_wording import private
from pcra_game.windows.controls import Note

_CODE = "W506"


class PrivateNote(Note):
    """The same rule and the same words as in what is left to settle; what is found is not
    repeated."""

    def __init__(self, name: str, palette: Palette) -> None:
        """Take the name of the field, and the theme."""
        super().__init__(Mood.WARNING, Icon.WARNING, palette)
        self._name = name
        self._read = ""
        self.hide()

    def follow(self, text: str) -> None:
        """Say what the text looks like, or nothing."""
        if text == self._read:
            return
        self._read = text
        suspect = suspect_in(text)
        if suspect is None:
            self.say("")
            return
        said = private(self._name, "", suspect.kind)  # it lies below: no need to say where
        self.say(words.finding(said, EXPLAINED[_CODE][1]))


NAMES = {
    "what": words.WHAT,
    "who": words.WHO,
    "with_what": words.WITH_WHAT,
    "signal": words.SIGNAL,
    "accepted_risk": words.RISK,
}
"""The texts of a solution that a person may be named in."""


class PrivateNotes:
    """One note a text, by its name in a solution."""

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        self._notes = {name: PrivateNote(label, palette) for name, label in NAMES.items()}
        for name, note in self._notes.items():
            note.setObjectName(f"private_{name}")

    def below(self, name: str) -> PrivateNote:
        """The note that lies below a field."""
        return self._notes[name]

    def follow(self, texts: Mapping[str, Any]) -> None:
        """Read the texts as they stand."""
        for name, note in self._notes.items():
            note.follow(texts[name])

    def speaking(self) -> tuple[PrivateNote, ...]:
        """Those that say something, from top to bottom."""
        return tuple(note for note in self._notes.values() if not note.isHidden())
