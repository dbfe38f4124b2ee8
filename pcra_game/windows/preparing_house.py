"""Steps that are one form: the establishment, and the volumes of the unit."""

from pcra_game.domain.framing_events import EstablishmentFramed, UnitFramed
from pcra_game.table_view.palette import Palette
from pcra_game.texts import preparing as words
from pcra_game.windows.preparing_draft import Draft
from pcra_game.windows.preparing_step import FactStep


class HouseStep(FactStep):
    """The establishment: its name, its FINESS numbers, its sites."""

    title = words.HOUSE
    hint = words.HOUSE_HINT
    fact_type = EstablishmentFramed

    def __init__(self, draft: Draft, palette: Palette) -> None:
        super().__init__(draft, palette)
        if draft.kit.establishment and not self.fields["name"].text():
            self.show_values({"name": draft.kit.establishment})

    def name(self) -> str:
        """The name of the establishment, as it is kept."""
        return str(self.fields["name"].value_or_none() or "")

    def facts(self) -> tuple[EstablishmentFramed, ...]:
        house: EstablishmentFramed = self.value()
        return (house,) if house != EstablishmentFramed(name=house.name) else ()


class VolumesStep(FactStep):
    """The unit on an ordinary day."""

    title = words.VOLUMES
    hint = words.VOLUMES_HINT
    fact_type = UnitFramed
