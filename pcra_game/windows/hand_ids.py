"""Ids for a play by script: those that the script foresees, else numbers."""

from collections import deque


class ForeseenIds:
    """Gives the ids that a script foresees, in order; others are numbered."""

    def __init__(self) -> None:
        """Nothing is foreseen yet."""
        self._foreseen: deque[str] = deque()
        self._others = 0

    def foresee(self, *ids: str) -> None:
        """What the next gesture adds bears these ids; what was foreseen and not used is gone."""
        self._foreseen = deque(ids)

    def __call__(self) -> str:
        """The next id."""
        if self._foreseen:
            return self._foreseen.popleft()
        self._others += 1
        return f"geste-{self._others}"
