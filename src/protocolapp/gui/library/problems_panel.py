"""All that is wrong with a file, calmly: where, what, and what to write instead."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.library.library_view import FileProblemsView, ProblemView
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.plain_label import PlainLabel


class ProblemsPanel(Card):
    """Stands beside the shelves until it is closed, and follows the file as it is mended."""

    editing_wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.BASE, parent=parent)
        self._path: Path | None = None
        self._title = Heading("", Type.LEAD)
        self._heading = PlainLabel("", ink=Ink.ALARM, wrap=True)
        self._file = Caption("")
        self._list = Column(Space.BASE)
        self._edit = Button(self.tr("Open in editor"), icon="external-link")
        close = Button(self.tr("Close"), Variant.QUIET, key="Esc")
        head, actions = Row(), Row()
        head.add(self._title, stretch=1, align=Qt.AlignmentFlag.AlignVCenter)
        head.add(close)
        actions.add(self._edit)
        actions.add_stretch()
        for widget in (head, self._file, self._heading, self._list, actions):
            self.add(widget)
        self.add_stretch()
        close.clicked.connect(self.closed)
        self._edit.clicked.connect(self._want_editing)
        self.setAccessibleName(self.tr("Problems of a file"))

    @property
    def path(self) -> Path | None:
        """The file it shows."""
        return self._path

    def show_problems(self, view: FileProblemsView) -> None:
        """Replace what it shows."""
        self._path = view.path
        self._title.setText(view.title)
        self._heading.setText(view.heading)
        self._file.setText(str(view.path))
        self._list.clear()
        for problem in view.problems:
            self._list.add(_problem(problem))
        self._edit.setAccessibleName(self.tr("Open {title} in the editor").format(title=view.title))

    def _want_editing(self) -> None:
        self.editing_wanted.emit(self._path)


def _problem(problem: ProblemView) -> Column:
    block = Column(Space.HAIR)
    block.add(Caption(problem.place))
    block.add(PlainLabel(problem.message, wrap=True, selectable=True))
    if problem.remedy:
        block.add(PlainLabel(problem.remedy, ink=Ink.SECOND, wrap=True, selectable=True))
    return block
