"""Where the decks and the scenarios are, however the program was installed."""

from pathlib import Path
from typing import Literal

Kind = Literal["assets", "scenarios"]

_PACKAGE = Path(__file__).resolve().parents[1]


def content_root(kind: Kind, package: Path = _PACKAGE) -> Path:
    """Give the folder of `kind`.

    An installed wheel and a one-folder build hold it inside the package; the source tree holds
    it beside the package. Inside wins. A missing folder is given all the same, at its place in
    the source tree: the reader refuses it in French.
    """
    inside = package / kind
    return inside if inside.is_dir() else package.parent / kind


def decks_root() -> Path:
    """Give the folder that holds one folder a deck."""
    return content_root("assets") / "cards"


def scenarios_root() -> Path:
    """Give the folder that holds one TOML file a scenario."""
    return content_root("scenarios")
