"""What every deliverable is built from: a session at one moment, which can go to another process.

Mappings that cannot be changed cannot be pickled either; here they can. The state is not sent: the
journal says it.
"""

import copyreg
import io
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any

from pcra_game.domain.chronicle import Chronicle, chronicle
from pcra_game.domain.document import Document
from pcra_game.domain.game import Game
from pcra_game.domain.journal import History
from pcra_game.domain.plan import build_plan
from pcra_game.domain.plan_facts import PlanFacts, plan_facts
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.workbook import Workbook
from pcra_game.domain.workbook_build import build_workbook


@dataclass(frozen=True)
class Source:
    """The state, the game and the journal that led to it; `head` is the last link of its chain.

    `mark` replaces the confidentiality of the plan, where there is one.
    What several deliverables need is built once: it stays with the source.
    """

    state: WorkshopState
    game: Game
    history: History
    head: str = ""
    mark: str = ""

    @cached_property
    def recorded_at(self) -> str:
        """The instant of the last entry: the date of everything that is built."""
        return self.history.done[-1].recorded_at

    @cached_property
    def told(self) -> Chronicle:
        """The main courante, which only the journal knows."""
        return chronicle(self.history, self.game)

    @cached_property
    def facts(self) -> PlanFacts:
        """What programs read."""
        return plan_facts(self.state, self.game)

    @cached_property
    def plan(self) -> Document:
        """The plan as people read it."""
        plan = build_plan(self.state, self.game, recorded_at=self.recorded_at, told=self.told)
        return replace(plan, confidentiality=self.mark) if self.mark else plan

    @cached_property
    def workbook(self) -> Workbook:
        """The sheets, which the CSV files share."""
        return build_workbook(self.state, self.game, self.plan, self.facts, told=self.told)


def packed(source: Source) -> bytes:
    """Give the source as bytes for another process of this program; costs about its journal."""
    game = source.game
    stream = io.BytesIO()
    _Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(
        (Game(game.deck, game.scenario, game.unit_code), source.history, source.head)
    )
    return stream.getvalue()


@lru_cache(maxsize=1)  # the files of one export come one after the other
def unpacked(content: bytes) -> Source:
    """Give the source that `packed` made bytes of. Only for bytes of this very program."""
    game, history, head = pickle.loads(content)
    return Source(history.state(), game, history, head)


def _read_only(content: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(content)


class _Pickler(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table.copy()
    dispatch_table[MappingProxyType] = lambda mapping: (_read_only, (dict(mapping),))
