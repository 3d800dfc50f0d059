"""A four-sample Co-IP in the real window: from the library to the PDF, with a kill in the middle."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.run.chain import verify
from protocolapp.run.state import RunStatus
from tests.gui.accessibility import accessibility_faults
from tests.gui.whole.at_the_window import AtTheWindow

SAMPLES = "Name\tTreatment\nH3122 DMSO\tDMSO\nH3122 lorlatinib\t100 nM\nH2228 DMSO\tDMSO\nH2228 lorlatinib\t100 nM\n"
UNDER_X = "PROTOCOLAPP_TEST_UNDER_X"


def test_from_the_library_to_the_pdf(qtbot: QtBot, tmp_path: Path) -> None:
    here = AtTheWindow(qtbot, tmp_path / "data")
    here.press("Co-immunoprecipitation of ALK complexes")
    here.press("Set up a run")
    QApplication.clipboard().setText(SAMPLES)
    here.press("Paste rows")
    here.press("Start run")
    here.work(until="lysis/lyse")
    here.repaint()
    assert accessibility_faults(here.window) == []
    here.work(until="preclear/rotate")
    here.key(Qt.Key.Key_Space)  # the timer of one hour runs
    here.go_on(minutes=20)
    here.close()

    again = AtTheWindow(qtbot, tmp_path / "data", here.clock)  # the same bench, twenty minutes into the hour
    again.press("Resume")
    assert again.view.step is not None
    assert again.view.step.ref == "preclear/rotate"
    [reading] = again.service.readings().values()
    assert reading.remaining_ms == 40 * 60_000
    again.work()
    assert again.service.state.status is RunStatus.COMPLETED
    _export_and_read(again, tmp_path / "record.pdf")
    store = again.workplace.history()
    assert verify(store.read(again.service.run_id)).first_bad is None
    again.close()


def _export_and_read(here: AtTheWindow, pdf: Path) -> None:
    here.key(Qt.Key.Key_Space)  # on a finished run the one key opens its record
    here.press("Export PDF")
    here.save_dialog(pdf)
    here.qtbot.waitUntil(pdf.exists, timeout=20_000)
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages)
    for words in (
        "Co-immunoprecipitation of ALK complexes",
        "H2228 lorlatinib",
        "isotype IgG control",
        "100 nM",
    ):
        assert words in text
    assert "7.15 mL" in text  # lysis buffer of day 1: 4 x 1 mL + 5 x 0.5 mL, and 10 %
    assert "16.5 mL" in text  # for the washes: 5 x 3 x 1 mL, and 10 %
    assert here.service.state.identity.fingerprint in text


@contextmanager
def _x_server() -> Iterator[str]:
    """A screen in memory; yields its name, once it takes windows."""
    reading, writing = os.pipe()
    screen = ["-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *screen], pass_fds=(writing,), stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@pytest.mark.skipif(UNDER_X in os.environ, reason="is under X already")
@pytest.mark.tool("Xvfb", "xvfb")
def test_the_same_under_a_real_x_server(tmp_path: Path) -> None:
    test = f"{__file__}::test_from_the_library_to_the_pdf"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", f"--basetemp={tmp_path / 'x'}", test]
    with _x_server() as display:
        done = subprocess.run(
            command,
            env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", UNDER_X: "1"},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
            cwd=Path(__file__).resolve().parents[3],
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout
