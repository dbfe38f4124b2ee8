"""What an export may give, and what is ticked when the question is asked."""

from dataclasses import dataclass
from pathlib import Path

from pcra_game.exports.deliverables import Deliverable, endings_of
from pcra_game.texts import export_dialog as words
from pcra_game.workshop.export_choice import NOTHING_CHOSEN, ExportChoice


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be exported: the deliverables, what their files are called after, where they go.

    `session` is the id whose files may be replaced, `signed` whether the plan is more than a
    draft, `blocking` what the review says stands in its way. `chosen` is how it was exported last;
    `only`, where it is not empty, names the deliverables that are ticked in its place.
    """

    deliverables: tuple[Deliverable, ...]
    called: str
    folder: Path
    session: str = ""
    signed: bool = False
    blocking: tuple[str, ...] = ()
    chosen: ExportChoice = NOTHING_CHOSEN
    only: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the question is called: papers of the room alone are printed, not exported."""
        return words.TITLE_ROOM if self.only else words.TITLE

    def ticked(self) -> tuple[str, ...]:
        """The keys of what is ticked first."""
        keys = [one.key for one in self.deliverables if not one.part_of]
        usual = [one.key for one in self.deliverables if one.usual and not one.part_of]
        wanted = self.only or self.chosen.deliverables
        return tuple(key for key in keys if key in wanted) or tuple(usual)

    def formats(self) -> tuple[str, ...]:
        """The formats that are ticked first: of some deliverables alone, those that all have."""
        if not self.only:
            known = endings_of(self.deliverables)
            return tuple(one for one in self.chosen.formats if one in known) or words.USUAL_FORMATS
        own = [one for one in self.deliverables if one.key in self.only]
        shared = [e for e in endings_of(own) if all(e in one.writers for one in own)]
        return tuple(e for e in shared if e in words.USUAL_FORMATS) or endings_of(own)
