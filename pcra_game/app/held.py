"""The workshop that is open: its session, and where the people who play it know it to be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.workshop.working_copy import WorkingCopy


@dataclass(frozen=True, slots=True)
class Held:
    """An open session with all that goes with it.

    `copy` is the working copy that is played where the file itself lies on a share, a stick or a
    synchronised folder; `folder` goes with the session, as that of a demo does; `made_here`: this
    program wrote the file a moment ago. `told` and `warned` are to be said once the room is shown.
    """

    session: SessionFile
    copy: WorkingCopy | None = None
    folder: TemporaryDirectory[str] | None = None
    made_here: bool = False
    told: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()

    @property
    def home(self) -> Path:
        """The file that people know: what titles, recent workshops and copies start from."""
        return self.copy.target if self.copy is not None else self.session.path

    @property
    def id(self) -> str:
        """The id of the session."""
        opened = self.session.state.opened
        return opened.session if opened is not None else ""

    @property
    def is_kept(self) -> bool:
        """Whether this post keeps backups of it and remembers it: not what is only looked at."""
        return not self.session.read_only and self.folder is None

    def saying(self, *, told: str = "", warned: str = "") -> Held:
        """Give the same with one more sentence to say."""
        return replace(
            self,
            told=(*self.told, told) if told else self.told,
            warned=(*self.warned, warned) if warned else self.warned,
        )
