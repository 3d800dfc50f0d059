"""The five protocols that come with the program: their pages, their set-ups, and telling steps of their runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from walking import Walk, settle

from protocolapp.gui.protocol.screen import ProtocolScreen
from protocolapp.gui.run.screen import RunScreen
from protocolapp.gui.run.typed import FilesGiven
from protocolapp.gui.widgets.field import SearchField
from protocolapp.gui.widgets.pathway_drawing import PathwayDrawing
from protocolapp.gui.window import MainWindow
from protocolapp.plan import typical_facts
from protocolapp.plan.facts import EntryKey
from protocolapp.protocol.model import Protocol
from protocolapp.resources import protocols_folder
from protocolapp.run.setup import RunSetup

W = TypeVar("W", bound=QWidget)

WESTERN, KINASE = "western_palk", "kinase_alk"
TITLES = {WESTERN: "Lorlatinib, 1 h", KINASE: "Two new compounds"}
READ = "light/read"
_ABOVE = 60


def protocol_scenes(window: MainWindow) -> Iterator[str]:
    """Found, read and set up, one after the other; at each name the window shows that scene."""
    yield from _library(window)
    for path in sorted(protocols_folder().glob("*.yaml")):
        yield from _pages(window, path)
        window.screens.show_setup(_protocol(window, path))
        settle()
        yield f"setup-{path.stem}"


def assay_scenes(window: MainWindow, walk: Walk) -> Iterator[str]:
    """Walks on through two runs."""
    yield from _western(window, walk)
    yield from _kinase(window, walk)


def _library(window: MainWindow) -> Iterator[str]:
    window.screens.show_library()
    search = _shown(window, SearchField)
    search.setText("kinase")
    settle()
    yield "library-search"
    search.clear()


def _pages(window: MainWindow, path: Path) -> Iterator[str]:
    """The page from its top, and where it reads in the pathway."""
    window.screens.open_files((path,))
    settle()
    yield f"protocol-{path.stem}"
    body = _shown(window, ProtocolScreen).body
    drawings = body.findChildren(PathwayDrawing)  # none where the file names no readout
    for name, part in (("workflow", body.workflow), *(("pathway", drawing) for drawing in drawings)):
        body.verticalScrollBar().setValue(part.mapTo(body.column, QPoint(0, 0)).y() - _ABOVE)
        settle()
        yield f"protocol-{path.stem}-{name}"


def _western(window: MainWindow, walk: Walk) -> Iterator[str]:
    """A fork, a table, where a number comes from, a file."""
    run_id = _begun(window, WESTERN)
    walk.until(run_id, "assay/bca")
    settle()
    yield "run-fork"
    walk.until(run_id, "assay/read_standards")
    settle()
    yield "run-table"
    walk.until(run_id, "normalise/mix")
    settle()
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_I)
    settle()
    yield "run-where-from"
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
    walk.until(run_id, "detection/image")
    settle()
    yield "run-file"
    _attach(window, walk, run_id, "detection/image")
    settle()
    yield "run-file-attached"


def _kinase(window: MainWindow, walk: Walk) -> Iterator[str]:
    """A window between steps, open and missed, and a plate before and after its readings."""
    run_id = _begun(window, KINASE)
    walk.until(run_id, "reaction/start_light")
    settle()
    yield "run-window"
    walk.clock.go_on(minutes=7)
    walk.desk.beat_now()
    settle()
    yield "run-window-missed"
    walk.until(run_id, READ)
    settle()
    yield "run-plate"
    _to_readings(window)
    yield "run-plate-entry"
    walk.until(run_id, "analysis/inhibition")
    _shown(window, RunScreen).driver.looking.look_at(READ)
    settle()
    _to_readings(window)
    yield "run-plate-read"


def _to_readings(window: MainWindow) -> None:
    """Down to where they are entered."""
    body = _shown(window, RunScreen).card.body
    entry = body.input(EntryKey(READ, "luminescence"))
    if entry is not None:
        body.verticalScrollBar().setValue(entry.mapTo(body.column, QPoint(0, 0)).y())
    settle()


def _begun(window: MainWindow, stem: str) -> str:
    """A run with typical samples, shown."""
    protocol = _protocol(window, protocols_folder() / f"{stem}.yaml")
    facts = typical_facts(protocol, measured=False)
    run_id = window.desk.start(RunSetup(protocol=protocol, title=TITLES[stem], samples=facts.samples))
    window.screens.show_run(run_id)
    return run_id


def _attach(window: MainWindow, walk: Walk, run_id: str, ref: str) -> None:
    """A picture of three lanes at the entry that asks for one."""
    image = QImage(480, 160, QImage.Format.Format_RGB32)
    image.fill(QColor("#d9d9d6"))
    painter = QPainter(image)
    for lane, grey in enumerate((30, 150, 60)):
        painter.fillRect(60 + 130 * lane, 70, 90, 18, QColor(grey, grey, grey))
    painter.end()
    path = walk.desk.workplace.library.own_folder.parent / "palk.png"
    image.save(str(path))
    key = EntryKey(ref, "blot")
    _shown(window, RunScreen).driver.attaching.attach(run_id, ref, FilesGiven((path,), key))


def _protocol(window: MainWindow, path: Path) -> Protocol:
    protocol = window.desk.workplace.library.load(str(path)).protocol
    assert protocol is not None  # noqa: S101 - shipped, and tested
    return protocol


def _shown(window: MainWindow, kind: type[W]) -> W:
    return next(one for one in window.findChildren(kind) if one.isVisible())
