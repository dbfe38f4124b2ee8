"""Half-filled forms: what was typed waits, by what the form was opened on, until it is noted."""

from collections.abc import Mapping
from typing import Any

from pcra_game.windows.fact_form_fields import Field


class Drafts:
    """What was typed in the fields of one form, for each thing that it was opened on."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        """Take the fields of the form, by their path."""
        self._fields = fields
        self._waiting: dict[str, dict[str, str]] = {}

    def in_hand(self) -> bool:
        """Whether something is typed in the form now."""
        return any(field.touched and field.text().strip() for field in self._fields.values())

    def any_left(self) -> bool:
        """Whether something is typed now, or was for another thing."""
        return self.in_hand() or bool(self._waiting)

    def put_by(self, preset: Mapping[str, Any]) -> None:
        """Keep what is typed, for when the form is opened on this again."""
        if self.in_hand():
            touched = {path: f.text() for path, f in self._fields.items() if f.touched}
            self._waiting[_name(preset)] = touched

    def bring_back(self, preset: Mapping[str, Any]) -> bool:
        """Show again what was typed for this; False where nothing was."""
        typed = self._waiting.pop(_name(preset), {})
        for path, text in typed.items():
            self._fields[path].set_text(text)
            self._fields[path].touched = True
        return bool(typed)


def _name(preset: Mapping[str, Any]) -> str:
    return repr(sorted(preset.items()))
