"""PySide6 6.12.0 loses one reference to None at each void call on CPython 3.11, then aborts."""

import sys

import pytest

QtCore = pytest.importorskip("PySide6.QtCore")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_void_calls_keep_their_references_to_none() -> None:
    thing = QtCore.QObject()
    before = sys.getrefcount(None)
    for _ in range(5_000):
        thing.setObjectName("")
    assert abs(sys.getrefcount(None) - before) < 500
