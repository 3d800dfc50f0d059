"""The card that tells what biology would spoil."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from protocolapp.gui.protocol.checks_view import ChecksView, CheckView
from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.lint import Severity

_ICONS = {
    Severity.WARNING: ("triangle-alert", Ink.WARN),
    Severity.NOTE: ("info", Ink.SECOND),
    None: ("bell-off", Ink.SECOND),
}
_TOP = Qt.AlignmentFlag.AlignTop


class ChecksCard(Card):
    """Every finding with why it matters, what to do, and where it stands in the file."""

    def __init__(self, view: ChecksView, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.SNUG, parent=parent)
        head = Row(Space.SNUG)
        head.add(Heading(self.tr("Checks"), Type.LEAD))
        head.add(Caption(view.heading, Ink.SECOND, wrap=False))
        head.add_stretch()
        self.add(head)
        for finding in view.findings:
            self.add(_finding(finding))


def _finding(view: CheckView) -> Row:
    icon, ink = _ICONS[view.severity]
    row, body = Row(Space.SNUG), Column(Space.NONE)
    body.add(PlainLabel(view.message, weight=Weight.MEDIUM, wrap=True, selectable=True))
    body.add(PlainLabel(view.reason, Type.SMALL, ink=Ink.SECOND, wrap=True))
    if view.remedy:
        body.add(PlainLabel(view.remedy, Type.SMALL, wrap=True))
    body.add(Caption(view.place))
    row.add(IconLabel(icon, ink), align=_TOP)
    row.add(body, stretch=1)
    return row
