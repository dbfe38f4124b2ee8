"""Where the decks, the scenarios, the faces and the icons are, however the program was installed.

The source tree holds `assets` and `scenarios` beside the package; an installed wheel and a
one-folder build hold them inside it. Inside wins.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import Literal

Kind = Literal["assets", "scenarios"]

_PACKAGE = Path(__file__).resolve().parent

TEXT_FACES = (
    "AtkinsonHyperlegible-Regular",
    "AtkinsonHyperlegible-Bold",
    "AtkinsonHyperlegible-Italic",
)
SIGN_FACES = ("DejaVuSans", "DejaVuSans-Bold")


def content_root(kind: Kind, package: Path = _PACKAGE) -> Path:
    """Give the folder of `kind`.

    A missing folder is given all the same, at its place in the source tree: whoever reads it
    refuses it in French.
    """
    inside = package / kind
    return inside if inside.is_dir() else package.parent / kind


def font_files() -> dict[str, Path]:
    """Give the file of every face that draws text, by the name of the face."""
    text = _package("fontpkg_atkinson_hyperlegible") / "files"
    assets = content_root("assets") / "fonts"
    return {name: text / f"{name}.ttf" for name in TEXT_FACES} | {
        name: assets / f"{name}.ttf" for name in SIGN_FACES
    }


def icon_font_file() -> Path:
    """Give the face of the icons (Font Awesome Free, solid)."""
    return _package("fonticon_fa6") / "fonts" / "Font Awesome 6 Free-Solid-900.otf"


def _package(name: str) -> Path:
    # Found, not imported: what these packages import is not needed for the first frame.
    found = find_spec(name)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(name=name)
    return Path(found.origin).parent
