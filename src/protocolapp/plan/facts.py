"""What is known so far: parameters, samples, entries. The other half of a plan, beside the protocol."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from protocolapp.protocol.expression import Value

__all__ = ["EntryKey", "Facts", "Sample", "Value"]


@dataclass(frozen=True, slots=True)
class Sample:
    """A row of the sample table.

    id: `s1`, `s2` … in order of arrival, never reused. dropped: the reason, or empty.
    """

    id: str
    name: str
    values: Mapping[str, Value] = field(default_factory=dict)
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class EntryKey:
    """Where a value is entered: the planned step's ref, the entry's name, and the row (sample or tube
    id, or the plate of several, `plate:2`) if any.
    """

    step: str
    name: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything known of one run or rehearsal. Parameters left out take their defaults.

    entries: where several steps fill one column, the later step in the protocol's order holds. rotor: a
    rotor's name.
    """

    parameters: Mapping[str, Value] = field(default_factory=dict)
    samples: tuple[Sample, ...] = ()
    entries: Mapping[EntryKey, Value] = field(default_factory=dict)
    rotor: str = ""

    def with_parameter(self, name: str, value: Value) -> Facts:
        """The same facts with one parameter set."""
        return replace(self, parameters={**self.parameters, name: value})

    def with_entry(self, key: EntryKey, value: Value) -> Facts:
        """The same facts with one entry made or replaced."""
        return replace(self, entries={**self.entries, key: value})
