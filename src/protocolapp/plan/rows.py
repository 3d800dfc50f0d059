"""The rows that values are worked out for: samples and tubes, by their ids; "" is the run itself."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.plan.facts import Sample
from protocolapp.plan.model import PlannedTube
from protocolapp.protocol.model import Per


class Rows:
    """The samples that are in, and the tubes derived from them."""

    def __init__(self, samples: Sequence[Sample], rack: Sequence[PlannedTube]) -> None:
        self.samples = {sample.id: sample for sample in samples}
        self.tubes = {tube.id: tube for tube in rack}

    def at(self, per: Per | None) -> tuple[str, ...]:
        """The ids of all rows at a level."""
        if per is None:
            return ("",)
        return tuple(self.samples) if per is Per.SAMPLE else tuple(self.tubes)

    def own(self, per: Per | None, row: str) -> str:
        """The row that holds what this row sees of a level: a tube sees its sample's values, every row the run's."""
        if per is None:
            return ""
        return self.tubes[row].sample if per is Per.SAMPLE and row in self.tubes else row

    def seen(self, per: Per | None, row: str) -> tuple[str, ...]:
        """The one row that a row sees at a level, or all of them where the level is finer than that."""
        if per is None or row in self.tubes or (per is Per.SAMPLE and row in self.samples):
            return (row,)
        if per is Per.TUBE and row in self.samples:
            return tuple(tube.id for tube in self.tubes.values() if tube.sample == row)
        return self.at(per)

    def label(self, row: str) -> str:
        """What people call a row; empty for the run."""
        if row in self.tubes:
            return self.tubes[row].label
        return self.samples[row].name if row in self.samples else ""

    def count(self, what: str, row: str) -> int:
        """How many samples, tubes, `tubes of sample` (that of the row), or tubes of one kind there are."""
        if what == "samples":
            return len(self.samples)
        if what == "tubes":
            return len(self.tubes)
        if what == "tubes of sample":
            sample = self.tubes[row].sample if row in self.tubes else row
            return sum(tube.sample == sample for tube in self.tubes.values())
        return sum(tube.kind == what for tube in self.tubes.values())
