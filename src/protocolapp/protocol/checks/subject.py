"""What is checked: the protocol, its flat namespace, and the names of parts that could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from protocolapp.protocol.expression import Per
from protocolapp.protocol.model import Protocol, Section, Step, Valued
from protocolapp.protocol.places import Path


class Sort(StrEnum):
    """What a name stands for."""

    PARAMETER = "a parameter"
    COLUMN = "a column of the sample table"
    TUBE = "a kind of tube"
    HELD = "what a tube holds"
    REAGENT = "a reagent"
    EQUIPMENT = "equipment"
    SOLUTION = "a solution"
    TABLE = "a table of figures"
    PLATE = "a plate"
    CALCULATION = "a calculation"
    ENTRY = "a value entered at a step"


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the protocol. path: where it is defined. valued: for a value that somebody gives."""

    name: str
    sort: Sort
    path: Path
    per: Per | None = None
    valued: Valued | None = None


@dataclass(frozen=True)
class Subject:
    """broken: names in parts that were left out because they could not be read; nothing is said of those.

    whole: nothing was left out, so that what is not there is truly missing.
    """

    protocol: Protocol
    broken: frozenset[str] = field(default=frozenset())
    whole: bool = True

    @cached_property
    def definitions(self) -> tuple[Named, ...]:
        """Every name as often as it is defined, in the order of the file."""
        return tuple(_definitions(self.protocol))

    @cached_property
    def names(self) -> Mapping[str, Named]:
        """Each name with its first definition."""
        return {named.name: named for named in reversed(self.definitions)}

    def steps(self) -> Iterator[tuple[Path, Section, Step]]:
        """Every step with its path."""
        for one in self.protocol.placed():
            yield one.path, one.section, one.step

    def excused(self, name: str) -> bool:
        """Whether nothing can be said of a name, because a part that could not be read may define it."""
        return name.casefold() in self.broken


def _definitions(protocol: Protocol) -> Iterator[Named]:
    for name, parameter in protocol.parameters.items():
        yield Named(name, Sort.PARAMETER, ("parameters", name), valued=parameter)
    for name, column in protocol.samples.columns.items():
        yield Named(name, Sort.COLUMN, ("samples", "columns", name), Per.SAMPLE, column)
    held: set[str] = set()
    for name, tube in protocol.tubes.items():
        yield Named(name, Sort.TUBE, ("tubes", name))
        for holder in [each for each in tube.holds if each not in held]:
            held.add(holder)
            yield Named(holder, Sort.HELD, ("tubes", name, "with", holder), Per.TUBE)
    groups: tuple[tuple[str, Sort, Mapping[str, object]], ...] = (
        ("reagents", Sort.REAGENT, protocol.reagents),
        ("equipment", Sort.EQUIPMENT, protocol.equipment),
        ("solutions", Sort.SOLUTION, protocol.solutions),
        ("tables", Sort.TABLE, protocol.tables),
        ("plates", Sort.PLATE, protocol.plates),
    )
    for key, sort, group in groups:
        for name in group:
            yield Named(name, sort, (key, name))
    for name, calculation in protocol.calculations.items():
        yield Named(name, Sort.CALCULATION, ("calculations", name), calculation.per)
    for one in protocol.placed():
        for name, entry in one.step.enter.items():
            yield Named(name, Sort.ENTRY, (*one.path, "enter", name), one.step.per, entry)
