"""Values as events keep them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as it stood on the screen when the step was done. row: which sample or tube, by its label."""

    label: str
    text: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A value somebody gave. kind, value: exact, for `run.stored_value`; shown: as people read it."""

    kind: str
    value: str
    shown: str


@dataclass(frozen=True, slots=True)
class GivenSample:
    """A row of the sample table. id: `s1`, `s2` …, never reused; values: by the columns' names."""

    id: str
    name: str
    values: Mapping[str, Given] = field(default_factory=dict)
