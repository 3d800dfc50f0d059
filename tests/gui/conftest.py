"""What holds for every test of the screens: the theme is on, and nothing is left behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from protocolapp.gui.theme import apply_theme
from protocolapp.services.preferences import ThemeMode
from tests.gui.leaks import watched


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a running timer, a thread or a window; plain tests without Qt are not slowed down."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    app = request.getfixturevalue("qapp")
    assert isinstance(app, QApplication)
    apply_theme(app, ThemeMode.LIGHT, 100)
    failed = request.session.testsfailed
    with watched() as leaks:
        yield
        if request.session.testsfailed == failed and (
            found := leaks()
        ):  # a traceback would still hold windows
            pytest.fail("left behind: " + "; ".join(found))
