"""How a person likes the program to behave; kept between starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class ThemeMode(StrEnum):
    """Which colours: the system's choice, or always one."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class PageSize(StrEnum):
    """The paper of records and bench sheets."""

    A4 = "A4"
    LETTER = "Letter"


SCALES = (100, 125, 150, 175, 200, 250)
"""The text sizes on offer, in percent."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """operator: the initials or name last chosen. own_folder: where own protocols lie; empty for the data folder's."""

    theme: ThemeMode = ThemeMode.SYSTEM
    scale: int = 100
    operator: str = ""
    sound: bool = True
    own_folder: str = ""
    copy_with_unit: bool = True
    page: PageSize = PageSize.A4
    rotor: str = ""
    export_folder: str = ""
    geometry: str = ""
    unknown: dict[str, object] = field(default_factory=dict, compare=False)
