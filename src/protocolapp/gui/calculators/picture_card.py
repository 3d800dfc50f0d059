"""The picture beside the numbers: tubes or plates."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.calc.form.picture import Picture, PlatePicture, PlatesPicture, TubesPicture
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.plate_drawing import PlateDrawing
from protocolapp.gui.widgets.plate_legend import PlateLegend
from protocolapp.gui.widgets.tubes_drawing import TubesDrawing

MOST_PLATES = 12
"""Pictures of more are not looked at; the table names every well."""


class PictureCard(Card):
    """Drawings are kept and changed in place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.SNUG, parent=parent)
        self.tubes = TubesDrawing()
        self._plates = Column(Space.ROOMY)
        self.plates: list[PlateView] = []
        self.add(self.tubes)
        self._more = Caption("")
        self.add(self._plates)
        self.add(self._more)
        self.hide()

    def show_picture(self, picture: Picture | None, *, titled: bool = True) -> bool:
        """Show this one, or take no room. True when there are other drawings than before.

        titled: a plate that is alone has its title; not where one stands above already.
        """
        all_plates = picture.plates if isinstance(picture, PlatesPicture) else ()
        plates, more = all_plates[:MOST_PLATES], len(all_plates) - MOST_PLATES
        self._more.setVisible(more > 0)
        self._more.setText(self.tr("and {count} plates more, in the table").format(count=more))
        grown = len(plates) > len(self.plates)
        while len(self.plates) < len(plates):
            self.plates.append(PlateView())
            self._plates.add(self.plates[-1])
        for number, view in enumerate(self.plates):
            if view.isHidden() is (number < len(plates)):
                view.setVisible(number < len(plates))
        for view, plate in zip(self.plates, plates, strict=False):
            view.show_plate(plate, titled=titled or len(plates) > 1)
        if isinstance(picture, TubesPicture):
            self.tubes.show_picture(picture)
        self.tubes.setVisible(isinstance(picture, TubesPicture))
        self._plates.setVisible(bool(plates))
        self.setVisible(picture is not None)
        return grown


class PlateView(Column):
    """Title, plate, what the signs mean, and what stands in the well that is pointed at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.TIGHT, parent=parent)
        self._title = Heading("", Type.LEAD)
        self.drawing, self._legend = PlateDrawing(), PlateLegend()
        self._pointed = PlainLabel(" ", Type.SMALL, ink=Ink.SECOND, elide=True)
        for part in (self._title, self.drawing, self._pointed, self._legend):
            self.add(part)
        self.drawing.pointed.connect(self._point)

    def show_plate(self, plate: PlatePicture, *, titled: bool) -> None:
        self._title.setText(plate.title)
        self._title.setVisible(titled)
        self.drawing.show_plate(plate)
        self._legend.show_plate(plate)

    def _point(self, said: str) -> None:
        self._pointed.setText(said or " ")
