"""The rarer things, behind one key."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from protocolapp.gui.run.run_view import RunView
from protocolapp.gui.widgets.plain_text import without_mnemonic


class Rare(StrEnum):
    """What the menu offers; the value is what it says."""

    ANYWAY = "Done anyway, with a reason…"
    FAIL = "This step failed…"
    REOPEN = "Open this step again…"
    ATTACH = "Attach a file…"
    EXPLAIN = "Where does a value come from?"
    DESCRIBE = "Title and aim…"
    WAY = "Go another way…"
    PARAMETER = "Change a parameter…"
    ADD = "Add a sample…"
    DROP = "Drop a sample…"
    PAUSE = "Pause run…"
    RESUME = "Resume run"
    COMPLETE = "Complete run"
    RECORD = "Open the record"
    REOPEN_RUN = "Reopen run…"
    ABANDON = "Abandon run…"
    KEYS = "Keys"


def rare_things(view: RunView) -> tuple[Rare, ...]:
    """What makes sense now."""
    step, is_open = view.step, view.is_open
    offered = {
        Rare.ANYWAY: view.action.anyway,
        Rare.FAIL: is_open and step is not None and not step.closed,
        Rare.REOPEN: is_open and step is not None and step.closed,
        Rare.ATTACH: is_open and step is not None,
        Rare.EXPLAIN: True,
        Rare.DESCRIBE: is_open,
        Rare.WAY: view.choices,
        Rare.PARAMETER: view.parameters,
        Rare.ADD: is_open,
        Rare.DROP: is_open,
        Rare.PAUSE: is_open and not view.header.paused,
        Rare.RESUME: bool(view.header.paused),
        Rare.COMPLETE: is_open,
        Rare.RECORD: True,
        Rare.REOPEN_RUN: not is_open,
        Rare.ABANDON: is_open,
        Rare.KEYS: True,
    }
    return tuple(rare for rare, offer in offered.items() if offer)


def more_menu(view: RunView, parent: QWidget) -> QMenu:
    """The menu, each action with its Rare as data; it deletes itself when closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for rare in rare_things(view):
        if rare in (Rare.DESCRIBE, Rare.PAUSE, Rare.RESUME, Rare.RECORD):
            menu.addSeparator()
        menu.addAction(without_mnemonic(str(rare))).setData(str(rare))
    return menu
