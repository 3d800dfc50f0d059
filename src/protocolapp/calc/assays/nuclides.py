"""The half-lives of the nuclides that label molecules at the bench, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from protocolapp.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Nuclide:
    """half_life: a time. others: what other tables say, where they differ. source: where the half-life comes from."""

    key: str
    name: str
    half_life: Quantity
    source: str
    others: str = ""

    @property
    def told(self) -> str:
        """`32P 14.268 d (other tables: 14.26 to 14.29 d)`."""
        others = f" (other tables: {self.others})" if self.others else ""
        return f"{self.name} {self.half_life}{others}"


OTHER = "other"
"""The choice of a nuclide that is not in the list."""

_PHOSPHORUS_33 = "https://en.wikipedia.org/wiki/Phosphorus-33"

_ALL = (
    Nuclide(
        "p32", "32P", Quantity.of("14.268", "d"),
        f"https://handwiki.org/wiki/Physics:Phosphorus-38 and {_PHOSPHORUS_33}", "14.26 to 14.29 d",
    ),
    Nuclide("p33", "33P", Quantity.of("25.35", "d"), _PHOSPHORUS_33, "25.34 to 25.4 d"),
    Nuclide(
        "s35", "35S", Quantity.of("87.37", "d"),
        "https://www.chemlin.org/chemical-elements/sulfur-isotopes.php", "87.4 to 87.5 d",
    ),
    Nuclide(
        "i125", "125I", Quantity.of("59.4", "d"),
        "https://www.biotrend.com/en/buy/cat-iodine-125-i-125-3681.html; 59.392 d: "
        "https://en.wikipedia.org/wiki/Iodine-125", "59.39 to 60.1 d",
    ),
    Nuclide(
        "h3", "3H", Quantity.of(4500, "d"),
        "12.32 years: Lucas LL, Unterweger MP (2000) J Res Natl Inst Stand Technol 105:541-549, "
        "doi 10.6028/jres.105.043",
    ),
)  # fmt: skip

NUCLIDES: Mapping[str, Nuclide] = MappingProxyType({one.key: one for one in _ALL})
"""By key."""

NUCLIDE_CHOICES: Mapping[str, str] = MappingProxyType(
    {one.key: one.name for one in _ALL} | {OTHER: "another nuclide"}
)
"""Key -> what people read, for a choice."""

NUCLIDE_SOURCES = tuple(f"{one.told}: {one.source}" for one in _ALL)
"""Where the half-lives come from."""
