"""The played session of the harness, and shares of a few rounds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reliability.prepared import prepare
from tests.reliability.tally import Share, Tally

Few = Callable[[int], Share]
Clean = Callable[..., None]

SEED = "20261124"


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The beginning of the demo, closed; never to be changed."""
    return prepare(tmp_path_factory.mktemp("played"), 160)


@pytest.fixture
def few(played: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Few:
    """Give a share of that many rounds; what it finds depends on the test alone."""

    def share(rounds: int) -> Share:
        folder = tmp_path / "share"
        folder.mkdir()
        seed = f"{SEED}/{request.node.originalname}"
        return Share(seed, rounds, played, folder, tmp_path / "kept")

    return share


@pytest.fixture
def clean() -> Clean:
    """See that nothing failed, and that what makes the rounds worth something was counted."""

    def see(tally: Tally, *needed: str) -> None:
        assert tally.failures == []
        assert all(tally.counts[label] for label in needed), tally.counts

    return see
