"""The half-lives of the nuclides that label molecules at the bench, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from protocolapp.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Nuclide:
    """half_life: a time. source: where it comes from."""

    key: str
    name: str
    half_life: Quantity
    source: str


OTHER = "other"
"""The choice of a nuclide that is not in the list."""

_ALL = (
    Nuclide(
        "p32", "32P", Quantity.of("14.268", "d"), "32P 14.268 d (NUBASE; other tables: 14.26 to 14.29 d)"
    ),
    Nuclide("p33", "33P", Quantity.of("25.35", "d"), "33P 25.35 d (NUBASE; other tables: 25.34 to 25.4 d)"),
    Nuclide("s35", "35S", Quantity.of("87.37", "d"), "35S 87.37 d (NUBASE 2020)"),
    Nuclide("i125", "125I", Quantity.of("59.4", "d"), "125I 59.4 d (evaluations: 59.39 to 59.41 d)"),
    Nuclide(
        "h3", "3H", Quantity.of(4500, "d"),
        "3H 4500 d (Lucas LL, Unterweger MP (2000) J Res Natl Inst Stand Technol 105:541-549)",
    ),
)  # fmt: skip

NUCLIDES: Mapping[str, Nuclide] = MappingProxyType({one.key: one for one in _ALL})
"""By key."""

NUCLIDE_CHOICES: Mapping[str, str] = MappingProxyType(
    {one.key: one.name for one in _ALL} | {OTHER: "another nuclide"}
)
"""Key -> what people read, for a choice."""

NUCLIDE_SOURCES = tuple(one.source for one in _ALL)
"""Where the half-lives come from."""
