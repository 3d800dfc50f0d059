"""The files of a step, with small pictures of those that are pictures."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from protocolapp.gui.run.file_view import FileView
from protocolapp.gui.theme import Ink, Space, Type, theme_now
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.plain_label import PlainLabel

SIDE = 56
"""Of a small picture, in pixels at 100 %."""


class SmallPicture(QLabel):
    """Only ever a picture; a text would be shown as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_picture(self, picture: QImage) -> None:
        """Fitted into its square."""
        side = theme_now().px(SIDE)
        fitted = picture.scaled(
            side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self.setPixmap(QPixmap.fromImage(fitted))


class FileList(Column):
    """Takes no room where there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.HAIR, parent=parent)
        self._shown: tuple[FileView, ...] = ()
        self._places: dict[str, SmallPicture] = {}
        self._pictures: dict[str, QImage] = {}
        self.hide()

    def show_files(self, files: tuple[FileView, ...]) -> None:
        """These, in their order."""
        if files == self._shown:
            return
        self._shown = files
        self._places = {}
        self.clear()
        for file in files:
            self.add(self._line(file))
        self.setVisible(bool(files))

    def show_pictures(self, pictures: Mapping[str, QImage]) -> None:
        """Small pictures, by where the files lie."""
        self._pictures |= pictures
        for where, place in self._places.items():
            self._paint(where, place)

    def _line(self, file: FileView) -> Row:
        row = Row(Space.SNUG)
        if file.media.startswith("image/"):
            place = SmallPicture()
            self._places[file.where] = place
            self._paint(file.where, place)
            row.add(place)
        else:
            row.add(IconLabel("file-text", Ink.SECOND, 18))
        words = Column(Space.NONE)
        words.add(PlainLabel(file.name, Type.SMALL, wrap=True))
        words.add(PlainLabel(file.about, Type.TINY, ink=Ink.THIRD, wrap=True))
        row.add(words, stretch=1)
        return row

    def _paint(self, where: str, place: SmallPicture) -> None:
        picture = self._pictures.get(where)
        if picture is not None and not picture.isNull():
            place.show_picture(picture)
