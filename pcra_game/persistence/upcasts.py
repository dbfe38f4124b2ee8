"""How an event stored by an earlier version is read today.

One function a step, from a version to the next; none is needed yet.
"""

from collections.abc import Callable
from typing import Any

from pcra_game.domain.events import VERSION, VERSIONS

Data = dict[str, Any]

UPCASTS: dict[tuple[str, int], tuple[str, Callable[[Data], Data]]] = {}
"""(stored type, stored version) -> (type one version later, function of its data)."""


def upcast(name: str, version: int, data: Data) -> tuple[str, Data]:
    """Bring the data of an event to the version that the domain has.

    Gives the type and data. Raises ValueError for a version that no step starts from.
    """
    while version != VERSIONS.get(name, VERSION):
        if (name, version) not in UPCASTS:
            raise ValueError(f"no upcast from {name} {version}")
        name, step = UPCASTS[name, version]
        data = step(data)
        version += 1
    return name, data
