"""What a plan shows beside numbers: the map of a plate, the tables and the picture of a calculator."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.calculators.picture_card import PictureCard
from protocolapp.gui.calculators.result_tables import ResultTables
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.plan.model import Exhibit


class ExhibitCards(Column):
    """One below the other; kept and changed in place while they are the same ones. copied carries the text."""

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.BASE, parent=parent)
        self.views: list[ExhibitView] = []
        self._names: tuple[str, ...] = ()
        self.hide()

    def show_exhibits(self, exhibits: Sequence[Exhibit]) -> None:
        """Show these, or take no room."""
        names = tuple(one.name for one in exhibits)
        if names != self._names:
            self._names = names
            self.clear()
            self.views = [ExhibitView() for _ in exhibits]
            for view in self.views:
                view.tables.copied.connect(self.copied)
                self.add(view)
        for view, exhibit in zip(self.views, exhibits, strict=True):
            view.show_exhibit(exhibit)
        self.setVisible(bool(exhibits))


class ExhibitView(Column):
    """Title, then what it waits for, or picture and tables."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, parent=parent)
        self._shown: Exhibit | None = None
        self.title = Heading("", Type.LEAD)
        self.waits = PlainLabel(ink=Ink.WARN, wrap=True)
        self.picture, self.tables = PictureCard(), ResultTables()
        for part in (self.title, self.waits, self.picture, self.tables):
            self.add(part)

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """The same place with what is known now."""
        if exhibit == self._shown:
            return
        self._shown = exhibit
        self.title.setText(exhibit.title)
        self.waits.setText(exhibit.waits)
        self.waits.setVisible(bool(exhibit.waits))
        self.picture.show_picture(exhibit.picture, titled=False)
        self.tables.show_tables(exhibit.tables, pending=False)
