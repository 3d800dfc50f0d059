"""What a step shows beside its text: the map of a plate, or what a calculator worked out."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.calc.form.outcome import Table
from protocolapp.calc.form.picture import Picture


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Tables and a picture under a title. waits: what it still needs, as people read it; nothing else is in it then."""

    name: str
    title: str
    tables: tuple[Table, ...] = ()
    picture: Picture | None = None
    waits: str = ""
