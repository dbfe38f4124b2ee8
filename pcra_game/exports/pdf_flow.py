"""Strips of known height, dealt over pages before anything is drawn.

Since every height is known first, the contents and « page x / y » are right in a single pass, and
a document of any length costs in proportion to it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pcra_game.exports.pdf_style import BOTTOM, HEIGHT, TOP
from pcra_game.exports.pdf_tags import Element

_HARDLY_BEGUN = 0.4
"""The share of a page that is too little to be left alone on it."""

Draw = Callable[[Any, float], None]
"""Takes the canvas and the ordinate of the top of the strip."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to go to: an entry of the outline and of the contents."""

    key: str
    level: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A full-width slice of a page, in one piece unless it says how to be cut.

    `before` is the space above it, dropped at the top of a page. `with_next` keeps it on the page
    of the strip that follows. `repeated` is drawn above it if it opens a page. `tag` is the block
    of the structure that it is part of; all strips of a block share it. `cut` takes the height that
    is left on the page and gives what holds in it and what does not, or `None`.
    """

    height: float
    draw: Draw
    before: float = 0.0
    with_next: bool = False
    repeated: "Strip | None" = None
    mark: Mark | None = None
    tag: Element | None = None
    cut: "Callable[[float], tuple[Strip, Strip] | None] | None" = None


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows opens a page; `soft` lets it follow on a page that is hardly begun."""

    soft: bool = False


Item = Strip | NewPage


@dataclass(slots=True)
class Page:
    """A page: its strips and the ordinates of their tops."""

    strips: list[tuple[float, Strip]] = field(default_factory=list)

    @property
    def marks(self) -> Iterable[tuple[float, Mark]]:
        """Give the places of this page."""
        return [(top, strip.mark) for top, strip in self.strips if strip.mark]


class _Flow:
    def __init__(self, first_top: float) -> None:
        self.pages = [Page()]
        self.top = first_top

    def turn(self, soft: bool = False) -> None:
        if soft and TOP - self.top < HEIGHT * _HARDLY_BEGUN:
            return
        if self._begun:
            self.pages.append(Page())
            self.top = TOP

    @property
    def _begun(self) -> bool:
        """Whether another page has more room than what is left of this one."""
        return bool(self.pages[-1].strips) or self.top < TOP

    def place(self, group: Sequence[Strip]) -> None:
        if not group:
            return
        if self._begun and self._need(group) > self.top - BOTTOM:
            self.turn()
        for strip in group:
            self._put(strip)

    def _need(self, group: Sequence[Strip]) -> float:
        *lead, last = group
        above = sum(strip.before + strip.height for strip in lead) + last.before
        room = self.top - BOTTOM - above
        parts = last.cut(room) if last.cut and last.height > room else None
        total = above + (parts[0].height if parts else last.height)
        # A group higher than a page is let go where it stands: it would move for nothing.
        return total if total <= HEIGHT else group[0].before + group[0].height

    def _put(self, strip: Strip) -> None:
        room = self.top - BOTTOM
        if self._begun and strip.before + strip.height > room:
            if strip.cut and (parts := strip.cut(room - strip.before)):
                first, rest = parts
                self._put(replace(first, before=strip.before, cut=None))
                self._put(replace(rest, before=0.0, with_next=strip.with_next))
                return
            self.turn()
        if self.pages[-1].strips:
            self.top -= strip.before
        elif strip.repeated:
            self._lay(strip.repeated)
        self._lay(strip)

    def _lay(self, strip: Strip) -> None:
        self.pages[-1].strips.append((self.top, strip))
        self.top -= strip.height


def flow(items: Iterable[Item], first_top: float = TOP) -> list[Page]:
    """Deal strips over pages.

    Takes them in order and where the first page begins; gives at least one page, in order.
    """
    dealt = _Flow(first_top)
    group: list[Strip] = []
    for item in items:
        if isinstance(item, NewPage):
            dealt.place(group)
            group = []
            dealt.turn(item.soft)
            continue
        group.append(item)
        if not item.with_next:
            dealt.place(group)
            group = []
    dealt.place(group)
    if len(dealt.pages) > 1 and not dealt.pages[-1].strips:
        dealt.pages.pop()
    return dealt.pages


def total_height(items: Iterable[Item]) -> float:
    """Give the height of strips set one below the other from the top of a page."""
    strips = [item for item in items if isinstance(item, Strip)]
    return sum(strip.before + strip.height for strip in strips) - sum(
        strip.before for strip in strips[:1]
    )
