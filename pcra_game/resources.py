"""Where the decks, the scenarios, the faces and the icons are, however the program was installed.

The source tree holds `assets` and `scenarios` beside the package; an installed wheel and a
one-folder build hold them inside it. Inside wins.
"""

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
    import fontpkg_atkinson_hyperlegible

    text = fontpkg_atkinson_hyperlegible.ROOT / "files"
    assets = content_root("assets") / "fonts"
    return {name: text / f"{name}.ttf" for name in TEXT_FACES} | {
        name: assets / f"{name}.ttf" for name in SIGN_FACES
    }


def icon_font_file() -> Path:
    """Give the face of the icons (Font Awesome Free, solid)."""
    import fonticon_fa6

    return Path(fonticon_fa6.__file__).parent / "fonts" / "Font Awesome 6 Free-Solid-900.otf"
