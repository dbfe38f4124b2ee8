"""What the room wrote, as the projector may show it: no sentence that looks like it names anyone.

The picture is the one place where a name would be read by everybody at once, by people who pass the
door as well. The facilitator is told under the field, and by W506 in what is left to settle.
"""

from dataclasses import replace

from pcra_game.domain.game import Game
from pcra_game.domain.review_privacy import suspect_in
from pcra_game.texts.projector import withheld
from pcra_game.windows.room import Live


def fit_for_all(text: str) -> str:
    """The text as it stands, or the line that says why it is kept back (same rule as W506)."""
    suspect = suspect_in(text)
    return text if suspect is None else withheld(suspect.kind)


def service_for_all(game: Game, code: str, label: str) -> str:
    """The local name of a service; the deck's where the local one looks like a person's."""
    return label if suspect_in(label) is None else game.services[code].label


def live_for_all(live: Live) -> Live:
    """An answer without the parts that look private: the line that says so comes once."""
    said: set[str] = set()
    kept: dict[str, str] = {}
    for name in ("what", "who", "deputy", "with_what"):
        text = getattr(live, name)
        shown = fit_for_all(text)
        if shown != text and shown in said:
            shown = ""
        said.add(shown)
        kept[name] = shown
    return replace(live, **kept)
