"""Where the decks and the scenarios are."""

from pathlib import Path

from pcra_game.resources import content_root


def decks_root() -> Path:
    """Give the folder that holds one folder a deck."""
    return content_root("assets") / "cards"


def scenarios_root() -> Path:
    """Give the folder that holds one TOML file a scenario."""
    return content_root("scenarios")
