"""A preparation that was not begun yet, kept on this post: a crash costs two seconds of it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pcra_game.texts.known_error import KnownError

if TYPE_CHECKING:
    from pcra_game.workshop.kit import Kit
    from pcra_game.workshop.profile import Profile

NAME = "preparation.pcrakit"


class KeptPreparation:
    """One kit beside the settings; it goes once its workshop has begun."""

    def __init__(self, profile: Profile) -> None:
        """Take the profile of this post; a safe one neither reads nor writes."""
        self.path: Path | None = None if profile.safe else profile.folder / NAME

    @property
    def waits(self) -> bool:
        """Whether a preparation was interrupted."""
        return self.path is not None and self.path.is_file()

    def keep(self, kit: Kit) -> None:
        """Keep what is prepared; where the disk refuses, the page still holds it."""
        if self.path is None:
            return
        from pcra_game.workshop.kit_file import write_kit

        with suppress(KnownError, OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_kit(kit, self.path)

    def forget(self) -> None:
        """The workshop has begun: its file holds everything."""
        if self.path is not None:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
