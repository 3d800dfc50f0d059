"""How a volume is pipetted: which pipette, what is set on it, and what that really delivers.

The smallest pipette that covers the volume is taken: air-displacement limits of error are absolute in µL at
every setting, so a P200 set to 20 µL errs by up to 8 % where a P20 errs by 1 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.predilution import predilution_remedy
from protocolapp.lab import Pipette
from protocolapp.quantity import VOLUME, Quantity, format_plain, format_quantity, shown_unit

MOST_PARTS = 5
"""A volume that would take more strokes than this is measured, in a serological pipette or a cylinder."""

_TEN_MICROLITRES = Quantity.of(10, "µL")
_TWO_MILLILITRES = Quantity.of(2, "mL")
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Pipetting:
    """A volume as it will be pipetted.

    wanted: the exact volume. pipette: None where it is measured otherwise, or cannot be pipetted as it stands.
    settings: what is set, stroke by stroke, in equal parts up to one increment; empty without a pipette.
    """

    wanted: Quantity
    pipette: Pipette | None = None
    settings: tuple[Quantity, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def delivered(self) -> Quantity:
        """What the settings add up to; the wanted volume where nothing is set."""
        if not self.settings:
            return self.wanted
        return sum(self.settings[1:], self.settings[0])

    @property
    def text(self) -> str:
        """The volume as shown, to the pipette's increment with its zeros: `2.00 µL`, `660 µL`, `1.10 mL`."""
        return format_quantity(self.delivered, increment=self._shown_increment())

    @property
    def plain(self) -> str:
        """The same for the clipboard: `2.00 µL` with an ordinary space and a point."""
        return format_plain(self.delivered, increment=self._shown_increment())

    @property
    def detail(self) -> str:
        """`P2, set 2.00`, `P1000, 2 × 550 µL`, `P1000, 734 + 734 + 732 µL`, `5 mL serological, 2.2 mL`; else empty."""
        if self.pipette is None:
            return ""
        unit = _dial_unit(self.pipette)
        texts = [format_quantity(one, increment=self.pipette.increment, unit=unit) for one in self.settings]
        numbers = [text.partition("\u00a0")[0] for text in texts]
        if len(numbers) == 1:
            setting = f"set {numbers[0]}" if unit == "µL" else texts[0]
            return f"{self.pipette.name}, {setting}"
        if len(set(numbers)) == 1:
            return f"{self.pipette.name}, {len(numbers)} × {texts[0]}"
        return f"{self.pipette.name}, {' + '.join(numbers)}\u00a0{unit}"

    def _shown_increment(self) -> Quantity | None:
        if self.pipette is None:
            return None
        increment, delivered = self.pipette.increment, self.delivered
        # In mL, whole tens of µL read better and lose nothing: 1.10 mL rather than 1.100 mL.
        if shown_unit(delivered, increment=increment).symbol == "mL" and increment < _TEN_MICROLITRES:
            whole = (delivered.base / _TEN_MICROLITRES.base).denominator == 1
            return _TEN_MICROLITRES if whole else increment
        return increment


def pipette_volume(volume: Quantity, pipettes: Sequence[Pipette], about: str = "", row: str = "") -> Pipetting:
    """How to pipette a volume with the lab's single-channel pipettes.

    A negative volume blocks and is never clamped; one below the smallest pipette warns with the pre-dilution
    that would bring it into range. Raises DimensionError for anything but a volume.
    """
    wanted = volume.to(volume.unit if volume.dimension == VOLUME else "µL")
    if wanted.is_negative:
        return Pipetting(wanted, flags=(_negative(wanted, about, row),))
    singles = sorted((one for one in pipettes if one.channels == 1), key=lambda one: one.maximum.base)
    if wanted.is_zero or not singles:
        return Pipetting(wanted)
    for pipette in singles:
        setting = _setting(wanted, pipette)
        if setting is not None:
            return Pipetting(wanted, pipette, (setting,))
    if wanted > singles[-1].maximum:
        return _in_parts(wanted, singles[-1])
    return _between(wanted, singles, about, row)


def _dial_unit(pipette: Pipette) -> str:
    """Up to a P1000 a dial reads in µL; a larger or serological pipette is read in mL."""
    return "mL" if pipette.maximum >= _TWO_MILLILITRES else "µL"


def _setting(wanted: Quantity, pipette: Pipette) -> Quantity | None:
    """The nearest setting inside the pipette's range, or None where the volume rounds to nothing inside it."""
    steps = wanted.base / pipette.increment.base
    nearest = floor(steps + _HALF)
    if nearest * pipette.increment.base < pipette.minimum.base <= wanted.base:
        nearest = ceil(steps)
    setting = pipette.increment * nearest
    return setting.to(pipette.maximum.unit) if pipette.minimum <= setting <= pipette.maximum else None


def _in_parts(wanted: Quantity, pipette: Pipette) -> Pipetting:
    """Equal strokes, never a tiny rest; they differ by one increment at the most and add up to the volume."""
    most = floor(pipette.maximum.base / pipette.increment.base)
    steps = floor(wanted.base / pipette.increment.base + _HALF)
    parts = ceil(Fraction(steps, most))
    if parts > MOST_PARTS:
        return Pipetting(wanted)
    each, rest = divmod(steps, parts)
    unit = pipette.maximum.unit
    more, fewer = (pipette.increment * (each + 1)).to(unit), (pipette.increment * each).to(unit)
    return Pipetting(wanted, pipette, (more,) * rest + (fewer,) * (parts - rest))


def _between(wanted: Quantity, singles: Sequence[Pipette], about: str, row: str) -> Pipetting:
    """Below the smallest range, or in a gap between two: there the next larger one's minimum is out of reach."""
    below = [one for one in singles if one.maximum < wanted]
    if below:
        return _in_parts(wanted, below[-1])
    smallest = min(singles, key=lambda one: one.minimum.base)
    flag = Flag(
        Severity.WARN,
        Code.BELOW_MIN_PIPETTE,
        f"{format_quantity(wanted)} is below what {smallest.name} can set "
        f"({format_quantity(smallest.minimum)} at least).",
        predilution_remedy(wanted, smallest.minimum),
        about,
        row,
    )
    return Pipetting(wanted, flags=(flag,))


def _negative(wanted: Quantity, about: str, row: str) -> Flag:
    return Flag(
        Severity.BLOCK,
        Code.NEGATIVE_VOLUME,
        f"The volume comes out negative: {format_quantity(wanted)}.",
        "Something takes more than there is room for: lower it, or raise the total volume.",
        about,
        row,
    )
