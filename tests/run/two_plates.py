"""A run whose compounds take one plate or two."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from protocolapp.plan.facts import Sample
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.run.commands import AddSample, ChangeParameter, EnterValue
from tests.run.bench import Bench

READ, LOOK = "light/read", "light/look"
FIRST, SECOND = "plate:1", "plate:2"
COMPOUNDS = tuple(
    Sample(f"s{number}", name) for number, name in enumerate(("crizotinib", "lorlatinib", "alectinib"), 1)
)
ANOTHER = AddSample("alectinib")
LARGER = ChangeParameter("plate_wells", "384-well", reason="fewer plates")
SMALLER = ChangeParameter("plate_wells", "96-well", reason="no large ones left")


@cache
def plates_protocol() -> Protocol:
    """The protocol of `two_plates.yaml`."""
    loaded = load_protocol(Path(__file__).with_name("two_plates.yaml"))
    assert loaded.protocol is not None, loaded.problems
    return loaded.protocol


class PlatesBench(Bench):
    """Two compounds, on one plate; with `ANOTHER` there are three, on two."""

    def __init__(self, *, plates: int = 1) -> None:
        super().__init__(protocol=plates_protocol())
        if plates == 2:
            self.do(ANOTHER)

    def read(self, row: str = "", readings: str = "B2\t1000\nB3\t500", reason: str = "") -> None:
        """Record the readings of a plate."""
        self.do(EnterValue(READ, "readings", readings, row, reason=reason))

    def asked(self) -> list[tuple[str, str, bool]]:
        """Row, label, and whether it must be read."""
        return [(one.row, one.row_label, one.required) for one in self.step(READ).asked]
