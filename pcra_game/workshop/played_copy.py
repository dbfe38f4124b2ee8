"""Whether a file is played where it lies, or through a copy on this post, and which copy."""

import os
from dataclasses import replace
from pathlib import Path

from pcra_game.workshop.earlier_work import Opened, open_origin, pending, resume
from pcra_game.workshop.kept_copies import FOLDER
from pcra_game.workshop.known_sessions import KnownSessions
from pcra_game.workshop.storage import storage_of


def copy_to_play(
    profile: Path, path: Path, lock_anyway: bool = False, made_here: bool = False
) -> Opened | None:
    """Give the working copy to play for `path`; `None` where the file itself is played.

    Takes the folder of the profile; `made_here`: this program wrote the file a moment ago. Work of
    an earlier run that did not go back comes first, wherever the file was: a stick may not be
    plugged in again yet. Raises what `earlier_work.open_origin` raises. Run it in a thread that
    nobody waits for: a share whose server is gone may never answer.
    """
    work = profile / FOLDER
    wanted = os.path.normcase(path.absolute())
    kept: Path | None = None
    for earlier in pending(work):
        if os.path.normcase(earlier.record.target) == wanted:
            opened = resume(earlier, lock_anyway=lock_anyway)
            if opened.copy is not None:
                return opened
            kept = opened.kept or kept
    storage = storage_of(path, made_here=made_here or KnownSessions(profile).made_here(path))
    if storage.in_place:
        return Opened(opened.ending, kept=kept) if kept is not None else None
    begun = open_origin(path, work, storage, lock_anyway=lock_anyway)
    return replace(begun, kept=begun.kept or kept)
