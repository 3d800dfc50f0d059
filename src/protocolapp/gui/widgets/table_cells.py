"""What a table shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.gui.widgets.line_input import InputState


@dataclass(frozen=True, slots=True)
class TableColumn:
    """numbers: aligned at the right. ticks: check boxes. editable: can be typed into. stretch: takes what is left.

    least: width in pixels at 100 % it never goes below; 0 for as wide as its content. choices: what can be chosen
    where a cell is one of a few; offers: what is offered while something else is typed.
    """

    key: str
    title: str
    numbers: bool = False
    ticks: bool = False
    editable: bool = False
    stretch: bool = False
    least: int = 0
    choices: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """detail: small, below the text. badge: a small tag after it. quiet: what holds where nothing was typed.

    message: told when pointed at, and aloud, e.g. what is wrong.
    """

    text: str = ""
    checked: bool = False
    badge: str = ""
    state: InputState = InputState.NORMAL
    message: str = ""
    strong: bool = False
    enabled: bool = True
    detail: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """key: what the program calls the row; as many cells as the table has columns."""

    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class CellAsked:
    """A person wants to know more of this cell: row and column by their keys."""

    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Ticked:
    """A person wants this cell ticked or not. The table shows it only when it is given new rows."""

    row: str
    column: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Edited:
    """A person typed this into a cell."""

    row: str
    column: str
    text: str
