"""What the writer knows of the page it fills: style ids, room, list, how wide the face runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pcra_game.exports.docx_looks import Looks
from pcra_game.exports.docx_package import ABOVE, BELOW, PAPER, SIDE
from pcra_game.exports.docx_styles import SOURCES, Role


def _own_ids() -> dict[Role, str]:
    return {source.role: source.role.value for source in SOURCES}


@dataclass(frozen=True, slots=True)
class Layout:
    """The page of a file. Lengths are points.

    `own` says that the looks are ours, not those of a hospital's template. `bullet` is the number
    of a list, empty when the style of lists brings its own. `wider` is how much wider than Arial
    the text may run. `clear` says that a word stands behind the text: where a ground would hide it
    on a whole page, the paper stays white. `looks` and `margins` are what the template says of its
    styles and of the cells of its tables; where they say nothing, ours hold.
    """

    width: float = PAPER[0] - 2 * SIDE
    height: float = PAPER[1] - ABOVE - BELOW
    own: bool = True
    bullet: str = ""
    wider: float = 1.04
    clear: bool = False
    ids: Mapping[Role, str] = field(default_factory=_own_ids)
    looks: Mapping[Role, Looks] = field(default_factory=dict)
    margins: Mapping[Role, tuple[float, float]] = field(default_factory=dict)
