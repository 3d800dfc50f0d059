"""The reagent catalogue: what a substance weighs and how dense it is, each figure with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction

from protocolapp.lab.errors import checked_name
from protocolapp.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Substance:
    """One substance in one form, as it stands in the bottle.

    family: what its forms (hydrates, salts) share, `EDTA`; the name itself where there is only one. mw: of
    this form, None for a mixture without a single one. density: of the pure liquid. pka, ph_per_kelvin: of a
    buffer at 25 °C. strength: of the commercial concentrate, such as 37 % w/w. stock: as it is usually kept.
    also: other names. source: where the figures come from. verified: read at that source; otherwise a usual
    value to be confirmed. own: added by the lab. note: what one must know. sources: a figure and where it comes from,
    where each figure has a source of its own; `source` says the same in a sentence.
    """

    name: str
    formula: str = ""
    mw: Quantity | None = None
    family: str = ""
    cas: str = ""
    also: tuple[str, ...] = ()
    density: Quantity | None = None
    strength: Quantity | None = None
    pka: Fraction | None = None
    ph_per_kelvin: Fraction | None = None
    stock: str = ""
    note: str = ""
    source: str = ""
    verified: bool = True
    own: bool = False
    sources: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", checked_name(self.name, "reagent"))

    @property
    def kin(self) -> str:
        """The family, or the name where it stands alone."""
        return self.family or self.name


class Catalogue:
    """Substances by name. The lab's own entries come first and hide bundled ones of the same name (see `completed`)."""

    def __init__(self, substances: Iterable[Substance] = ()) -> None:
        self._by_word: dict[str, Substance] = {}
        kept: dict[str, Substance] = {}
        for one in sorted(substances, key=lambda each: not each.own):
            if one.name.casefold() not in kept:
                kept[one.name.casefold()] = one
        self.substances = tuple(kept.values())
        for one in self.substances:
            self._by_word.setdefault(_bare(one.name), one)
        for one in self.substances:
            for word in (*one.also, one.cas):
                if word:
                    self._by_word.setdefault(_bare(word), one)

    def find(self, name: str) -> Substance | None:
        """By its name, another name or its CAS number, whatever the case; None when it is not there."""
        return self._by_word.get(_bare(name))

    def near(self, name: str) -> tuple[str, ...]:
        """Names that are alike, for a remedy."""
        found = get_close_matches(_bare(name), self._by_word, n=3, cutoff=0.6)
        return tuple(dict.fromkeys(self._by_word[word].name for word in found))

    def forms(self, substance: Substance) -> tuple[Substance, ...]:
        """All forms of the same family, this one among them."""
        return tuple(one for one in self.substances if one.kin == substance.kin)

    def __len__(self) -> int:
        return len(self.substances)


_ALIKE = (("ß-", "beta "), ("β", "beta"), ("α", "alpha"), ("γ", "gamma"), ("-", " "), ("_", " "))
"""Written in either way; ß stands where a keyboard has no β."""


def _bare(name: str) -> str:
    for written, meant in _ALIKE:
        name = name.replace(written, meant)
    return " ".join(name.split()).casefold().replace("sulph", "sulf")
