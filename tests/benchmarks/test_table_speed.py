"""How smooth the table is, in one table: milliseconds a frame, beside a floor of the same run.

    pytest tests/benchmarks/test_table_speed.py -n0 --benchmark-enable -s

Skipped without `--benchmark-enable`. Software raster, offscreen. The floor is one opaque copy of
the pixels of the viewport; « naive » paints every face at every frame. A slow machine is told from
a slow program by the ratio: a row fails only beyond its limit *and* beyond that many floors.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

pytest.importorskip("PySide6", exc_type=ImportError)

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTransform
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView

from pcra_game.domain.table import Table, table
from pcra_game.domain.table_cards import Look
from pcra_game.table_view.palette import LIGHT
from pcra_game.table_view.view import TableView
from pcra_game.windows.style import dress
from pcra_game.workshop.files import create_session, load_game
from tests.benchmarks.frames import HEAD, Frames, Row, filmed, naive_view, opaque_copy

FULL_HD, FOUR_K = (1920, 1080), (3840, 2160)
REST_MS, PICTURES_MB = 100.0, 150.0
MOST_FLOORS = 30.0
"""A zoom blends every card in sight: on a machine with a slow copy, that many copies at most."""
_ROWS: list[Row] = []


@pytest.fixture(autouse=True)
def _only_when_asked(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("measured with --benchmark-enable only")


@pytest.fixture(scope="module", autouse=True)
def _table_of_figures() -> Iterator[None]:
    yield
    if _ROWS:
        print("\n\n" + "\n".join([HEAD, *(row.said() for row in _ROWS)]))  # noqa: T201


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """The table of a new workshop, from which fuller ones are made."""
    path = tmp_path_factory.mktemp("table") / "atelier.pcra"
    with create_session(path, load_game("URG"), title="Urgences") as session:
        return table(session.state, session.game, "C0")


def full(given: Table, cards: int) -> Table:
    """Eight activities and eight cards of the unit, `cards` in all, in every look by turns."""
    first, beneath, looks = given.activities[0], (cards - 8) // 8, [*Look]
    activities = tuple(
        replace(
            given.activities[a % len(given.activities)],
            id=f"A{a}",
            cards=tuple(
                replace(
                    first.cards[n % len(first.cards)],
                    id=f"card-{a}-{n}",
                    title=f"Carte {n}",
                    look=looks[n % len(looks)],
                )
                for n in range(beneath)
            ),
        )
        for a in range(8)
    )
    units = tuple(replace(given.unit_cards[0], id=f"unit-{n}") for n in range(cards - 8 * beneath))
    made = replace(given, activities=activities, unit_cards=units)
    assert len(made.cards()) == cards
    return made


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[Callable[[Table, tuple[int, int]], TableView]]:
    """Shows tables, sharp and at rest."""
    made: list[TableView] = []

    def show(laid: Table, size: tuple[int, int]) -> TableView:
        view = TableView(LIGHT)
        view.resize(*size)
        view.show_table(laid)
        view.show()
        assert QTest.qWaitForWindowExposed(view)
        settled(qapp, view)
        made.append(view)
        return view

    dress(qapp, LIGHT)
    yield show
    for view in made:
        view.close()
        view.deleteLater()


def settled(application: QApplication, view: TableView) -> None:
    while not view.pieces.sharp:
        application.processEvents()
    application.processEvents()


def naive_of(qapp: QApplication, view: TableView) -> QGraphicsView:
    things = view.pieces.things.values()
    made = naive_view(things, view.hands.unit, LIGHT, (view.width(), view.height()))
    assert QTest.qWaitForWindowExposed(made)
    qapp.processEvents()
    return made


def zooming(number: int) -> float:
    """From the whole table in sight to cards twice their size, and back."""
    return 1.25 - 0.75 * math.cos(number / 25)


def panning(view: QGraphicsView) -> Callable[[int], None]:
    bar = view.verticalScrollBar()

    def step(number: int) -> None:
        bar.setValue(int(bar.maximum() * (0.5 + 0.5 * math.sin(number / 12))))

    return step


def hand(number: int) -> QPoint:
    return QPoint(900 + int(300 * math.cos(number / 20)), 500 + int(200 * math.sin(number / 20)))


def told(
    what: str,
    view: TableView,
    ours: Frames,
    naive: Frames | None,
    *,
    most: float,
    most_p99: float = 0.0,
) -> None:
    """Keep a row; what is over its limit must not cost many floors either."""
    floor = opaque_copy(view.viewport().width(), view.viewport().height())
    row = Row(
        what,
        ours.median,
        most,
        ours.p99,
        most_p99,
        floor=floor,
        naive=naive.median if naive else 0.0,
    )
    _ROWS.append(row)
    assert ours.painted > 50
    assert row.holds or ours.median <= MOST_FLOORS * floor, row.said()


Show = Callable[[Table, tuple[int, int]], TableView]


@pytest.mark.parametrize(
    ("cards", "size", "most", "most_p99"),
    [(200, FULL_HD, 6.0, 12.0), (1000, FULL_HD, 20.0, 0.0), (200, FOUR_K, 24.0, 0.0)],
)
def test_zoom_in_motion(
    qapp: QApplication,
    shown: Show,
    given: Table,
    cards: int,
    size: tuple[int, int],
    most: float,
    most_p99: float,
) -> None:
    view = shown(full(given, cards), size)
    naive = naive_of(qapp, view)
    (frames,) = filmed(qapp, (view, lambda number: view.zoom.set(zooming(number))))
    (naively,) = filmed(
        qapp,
        (naive, lambda n: naive.setTransform(QTransform.fromScale(zooming(n), zooming(n)))),
        frames=60,
    )
    naive.close()
    what = f"zoom, {cards} cards, {size[0]}x{size[1]}"
    told(what, view, frames, naively, most=most, most_p99=most_p99)


@pytest.mark.parametrize(("size", "most"), [(FULL_HD, 6.0), (FOUR_K, 24.0)])
def test_pan(
    qapp: QApplication, shown: Show, given: Table, size: tuple[int, int], most: float
) -> None:
    view = shown(full(given, 200), size)
    view.zoom.set(1.5)
    settled(qapp, view)
    naive = naive_of(qapp, view)
    naive.setTransform(QTransform.fromScale(1.5, 1.5))
    (frames,) = filmed(qapp, (view, panning(view)))
    (naively,) = filmed(qapp, (naive, panning(naive)), frames=100)
    naive.close()
    told(f"pan, 200 cards, {size[0]}x{size[1]}", view, frames, naively, most=most)


def test_drag(qapp: QApplication, shown: Show, given: Table) -> None:
    view = shown(full(given, 200), FULL_HD)
    naive = naive_of(qapp, view)
    item = naive.items()[0]
    view.hands.press(view.center_of("card-1-0"), Qt.MouseButton.LeftButton)
    (frames,) = filmed(
        qapp, (view, lambda number: view.hands.move(hand(number), Qt.MouseButton.LeftButton))
    )
    (naively,) = filmed(qapp, (naive, lambda n: item.setPos(naive.mapToScene(hand(n)))), frames=100)
    naive.close()
    view.hands.cancel()
    told("drag, 200 cards, 1920x1080", view, frames, naively, most=3.0)


@pytest.mark.parametrize("factor", [0.6, 1.5, 2.5])
def test_what_is_in_sight_is_sharp_soon_after_the_zoom_rests(
    qapp: QApplication, shown: Show, given: Table, factor: float
) -> None:
    view = shown(full(given, 200), FULL_HD)
    start = time.perf_counter()
    view.zoom.set(factor)
    qapp.processEvents()
    while not all_sharp_in_sight(view):
        qapp.processEvents()
    taken = (time.perf_counter() - start) * 1e3
    _ROWS.append(Row(f"sharp after a zoom to {factor}", taken, REST_MS))
    settled(qapp, view)


def all_sharp_in_sight(view: TableView) -> bool:
    seen, scale = view.seen(), view.scale_now()
    return all(
        piece.pixmap().devicePixelRatio() == scale
        for piece in view.pieces.pieces.values()
        if piece.sceneBoundingRect().intersects(seen)
    )


def test_the_pictures_of_200_cards_take_little_memory(
    qapp: QApplication, shown: Show, given: Table
) -> None:
    """The most that the pieces and the kept faces hold over every zoom, each picture once."""
    view = shown(full(given, 200), FULL_HD)
    most = 0.0
    for factor in (1.0, 0.5, 1.5, 2.0, 3.0, 1.0):
        view.zoom.set(factor)
        view.sharpen()
        settled(qapp, view)
        most = max(most, megabytes(view))
    row = Row("pictures of 200 cards", most, PICTURES_MB, unit="MB")
    _ROWS.append(row)
    assert row.holds, row.said()


def megabytes(view: TableView) -> float:
    worn = {piece.pixmap().cacheKey(): piece.pixmap() for piece in view.pieces.pieces.values()}
    pieces = sum(p.width() * p.height() * p.depth() // 8 for p in worn.values())
    return (pieces + view.pieces.faces.bytes) / 1e6


def test_laying_the_full_table_again(qapp: QApplication, shown: Show, given: Table) -> None:
    laid = full(given, 200)
    view = shown(laid, FULL_HD)
    names = [card.id for card in laid.cards()]

    def step(number: int) -> None:
        view.show_table(laid, selected=names[number % len(names)])

    (frames,) = filmed(qapp, (view, step))
    told("another card selected", view, frames, None, most=6.0)
