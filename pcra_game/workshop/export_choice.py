"""How a session was exported last: what was ticked, and how its pages were marked.

The next export of the same session begins there; a new session takes only the template of the
hospital, which is that of the post.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcra_game.workshop.read_back import text_of, texts_of

if TYPE_CHECKING:
    from pcra_game.workshop.known_sessions import KnownSessions

_MOST = 60


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What was chosen; what is empty was left as it is proposed.

    `watermark` is None where it was left as the status of the plan has it, `template` the path of
    a DOCX, `deliverables` their keys, `formats` the endings of the files.
    """

    mark: str = ""
    watermark: bool | None = None
    template: str = ""
    deliverables: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()


NOTHING_CHOSEN = ExportChoice()


class ExportChoices:
    """The last choice of each session: for this run, and on the post where it keeps the session."""

    def __init__(self, known: KnownSessions) -> None:
        """Take where the post notes what it knows of sessions."""
        self._known = known
        self._run: dict[str, ExportChoice] = {}

    def of(self, session: str) -> ExportChoice:
        """Give how a session was exported last; for another one only the template used last."""
        chosen = self._run.get(session) or self._known.choice(session)
        return chosen or ExportChoice(template=self._last_template())

    def keep(self, session: str, chosen: ExportChoice, *, on_post: bool) -> None:
        """Remember a choice; not `on_post` for a session that this post does not keep."""
        self._run.pop(session, None)
        self._run[session] = chosen  # the last one is the last of the run
        if on_post:
            self._known.note_choice(session, chosen)

    def _last_template(self) -> str:
        if self._run:
            return next(reversed(self._run.values())).template
        noted = (one.chosen for one in self._known.all() if one.chosen is not None)
        last = next(noted, None)
        return last.template if last is not None else ""


def read_choice(found: object) -> ExportChoice | None:
    """Give the choice that a file of the profile holds, or None; what is none of it is left out."""
    if not isinstance(found, dict):
        return None
    watermark = found.get("watermark")
    return ExportChoice(
        mark=text_of(found.get("mark")),
        watermark=watermark if isinstance(watermark, bool) else None,
        template=text_of(found.get("template")),
        deliverables=texts_of(found.get("deliverables"), _MOST),
        formats=texts_of(found.get("formats"), _MOST),
    )
