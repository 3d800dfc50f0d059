"""What is said across the window, over whatever screen one is on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from protocolapp.run.ports import StoreError, UnknownRunError

if TYPE_CHECKING:
    from protocolapp.services.going_on import CannotGoOnError


@dataclass(frozen=True, slots=True)
class Told:
    """Something to say across the window."""

    title: str
    message: str
    remedy: str = ""


def told_of(error: StoreError | UnknownRunError | CannotGoOnError) -> Told:
    """Why something could not be done."""
    if isinstance(error, UnknownRunError):
        return Told(_tr("No such run"), str(error))
    return Told(error.title, error.message, error.remedy)


def told_of_import(left_out: int) -> Told:
    """An export was made into a protocol: how much of it is missing, and where that is listed."""
    title, where = _tr("Imported from protocols.io: everything was carried over"), ""
    if left_out == 1:
        title = _tr("Imported from protocols.io: 1 thing could not be carried over")
        where = _tr("It is named at the end of the file.")
    elif left_out:
        title = _tr("Imported from protocols.io: {count} things could not be carried over")
        where = _tr("They are listed at the end of the file.")
    return Told(title.format(count=left_out), where, _tr("Check every figure before the first run."))


def _tr(text: str) -> str:
    return QCoreApplication.translate("told", text)
