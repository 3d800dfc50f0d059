"""Shown in place of the main window once the data was replaced: what is open there belongs to the old data."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from protocolapp.gui.settings.backups import Replaced
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.plain_label import PlainLabel

_MARGINS = (Space.VAST, Space.VAST, Space.VAST, Space.VAST)


class RestartWindow(QMainWindow):
    """Closing it ends the program."""

    def __init__(self, replaced: Replaced) -> None:
        super().__init__()
        self.setWindowTitle("protocolapp")
        self.resize(760, 420)
        whole, words = Row(Space.ROOMY, _MARGINS), Column(Space.SNUG)
        title, texts = self._told(replaced)
        words.add(Heading(title, Type.TITLE))
        for text in texts:
            words.add(PlainLabel(text, wrap=True, selectable=True))
        words.add_stretch()
        self.leave = Button(self.tr("Close protocolapp"), Variant.PRIMARY)
        self.leave.clicked.connect(self.close)
        words.add(self.leave, align=Qt.AlignmentFlag.AlignLeft)
        failed = replaced.failure is not None
        whole.add(
            IconLabel("octagon-alert" if failed else "circle-check", Ink.ALARM if failed else Ink.ACCENT, 40),
            align=Qt.AlignmentFlag.AlignTop,
        )
        whole.add(words, stretch=1)
        self.setCentralWidget(whole)
        self.leave.setFocus()

    def _told(self, replaced: Replaced) -> tuple[str, tuple[str, ...]]:
        again = self.tr("Close the program and start it again to go on.")
        if replaced.failure is not None:
            failure = replaced.failure
            return failure.title, (failure.message, failure.remedy, again)
        aside = self.tr("The data from before was moved aside, whole: {path}").format(path=replaced.aside)
        return self.tr("The backup is in place"), (aside, again)
