"""How a volume is pipetted: which pipette, what is set on it, and what that really delivers.

The smallest pipette that covers the volume is taken: air-displacement limits of error are absolute in µL at
every setting, so a P200 set to 20 µL errs by up to 8 % where a P20 errs by 1 %.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.predilution import predilution_remedy
from protocolapp.lab import Pipette
from protocolapp.quantity import VOLUME, DecimalMark, Quantity, format_plain, format_quantity

MOST_PARTS = 5
"""A volume that would take more strokes than this is measured, in a serological pipette or a cylinder."""

_MICROLITRE = Quantity.of(1, "µL")
_TEN_MICROLITRES = Quantity.of(10, "µL")
_MILLILITRE = Fraction(1, 1000)
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Pipetting:
    """A volume as it will be pipetted.

    wanted: the exact volume. text: as shown, to the pipette's increment with its zeros (`2.00 µL`, `660
    µL`, `1.10 mL`); plain: the same for the clipboard. pipette: None where it is measured otherwise, or
    cannot be pipetted as it stands. settings: what is set, stroke by stroke, in equal parts up to one
    increment; empty without a pipette. detail: `P2, set 2.00`, `P1000, 2 × 550 µL`, `P1000, 734 + 734 + 732
    µL`, `5 mL serological, 2.2 mL`.
    """

    wanted: Quantity
    text: str
    plain: str
    pipette: Pipette | None = None
    settings: tuple[Quantity, ...] = ()
    detail: str = ""
    flags: tuple[Flag, ...] = ()

    @property
    def delivered(self) -> Quantity:
        """What the settings add up to; the wanted volume where nothing is set."""
        return sum(self.settings[1:], self.settings[0]) if self.settings else self.wanted


@dataclass(frozen=True, slots=True)
class _Dial:
    """A pipette with its range in steps of its dial: the fewest, the most, and the litres of one step."""

    pipette: Pipette
    fewest: int
    most: int
    step: Fraction


class PipetteSet:
    """The lab's single-channel pipettes, the smallest first. It remembers the volumes it has worked out."""

    def __init__(self, pipettes: Iterable[Pipette] = (), decimal: DecimalMark = ".") -> None:
        self._decimal = decimal
        singles = sorted((one for one in pipettes if one.channels == 1), key=lambda one: one.maximum.base)
        self._dials = tuple(_dial(one) for one in singles)
        self._known: dict[tuple[Fraction, str], Pipetting] = {}

    @property
    def smallest_volume(self) -> Quantity | None:
        """The least that any of them can set; None without pipettes."""
        return min((dial.pipette.minimum for dial in self._dials), key=lambda one: one.base, default=None)

    def take(self, volume: Quantity, about: str = "", row: str = "") -> Pipetting:
        """How to pipette a volume.

        A negative volume blocks and is never clamped; one below the smallest pipette warns with the pre-
        dilution that would bring it into range. Raises DimensionError for anything but a volume.
        """
        key = (volume.magnitude, volume.unit.symbol)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._work_out(
                volume.to(volume.unit if volume.dimension == VOLUME else "µL")
            )
        if not found.flags:
            return found
        return replace(found, flags=tuple(replace(flag, about=about, row=row) for flag in found.flags))

    def _work_out(self, wanted: Quantity) -> Pipetting:
        if wanted.is_negative:
            return self._measured(wanted, self._negative(wanted))
        if wanted.is_zero or not self._dials:
            return self._measured(wanted)
        litres = wanted.base
        for dial in self._dials:
            steps = _steps(litres, dial)
            if steps is not None:
                return self._set(wanted, dial, (steps,))
        smaller = [dial for dial in self._dials if dial.most * dial.step < litres]
        return (
            self._in_parts(wanted, smaller[-1])
            if smaller
            else self._measured(wanted, self._too_small(wanted))
        )

    def _too_small(self, wanted: Quantity) -> Flag:
        smallest = min((dial.pipette for dial in self._dials), key=lambda one: one.minimum.base)
        message = (
            f"{self._show(wanted)} is below what {smallest.name} can set "
            f"({self._show(smallest.minimum)} at least)."
        )
        remedy = predilution_remedy(wanted, smallest.minimum, self._decimal)
        return Flag(Severity.WARN, Code.BELOW_MIN_PIPETTE, message, remedy)

    def _negative(self, wanted: Quantity) -> Flag:
        message = f"The volume comes out negative: {self._show(wanted)}."
        remedy = "Something takes more than there is room for: lower it, or raise the total volume."
        return Flag(Severity.BLOCK, Code.NEGATIVE_VOLUME, message, remedy)

    def _in_parts(self, wanted: Quantity, dial: _Dial) -> Pipetting:
        """Equal strokes, never a tiny rest; they differ by one increment at the most and add up to the volume."""
        steps = floor(wanted.base / dial.step + _HALF)
        parts = ceil(Fraction(steps, dial.most))
        if parts > MOST_PARTS:
            return self._measured(wanted)
        each, rest = divmod(steps, parts)
        return self._set(wanted, dial, (each + 1,) * rest + (each,) * (parts - rest))

    def _measured(self, wanted: Quantity, *flags: Flag) -> Pipetting:
        return Pipetting(wanted, self._show(wanted), format_plain(wanted), flags=flags)

    def _set(self, wanted: Quantity, dial: _Dial, steps: tuple[int, ...]) -> Pipetting:
        increment = dial.pipette.increment
        total = _microlitres(dial, sum(steps))
        # In mL, whole tens of µL read better and lose nothing: 1.10 mL rather than 1.100 mL.
        tens = total.base >= _MILLILITRE and (total.base / _TEN_MICROLITRES.base).denominator == 1
        shown = _TEN_MICROLITRES if tens and increment < _TEN_MICROLITRES else increment
        return Pipetting(
            wanted,
            self._show(total, shown),
            format_plain(total, increment=shown),
            dial.pipette,
            tuple(_microlitres(dial, one) for one in steps),
            self._detail(dial, steps),
        )

    def _detail(self, dial: _Dial, steps: tuple[int, ...]) -> str:
        """Up to a P1000 a dial reads in µL; a larger or serological pipette is read in mL."""
        name, increment = dial.pipette.name, dial.pipette.increment
        unit = "mL" if dial.most * dial.step >= 2 * _MILLILITRE else "µL"
        texts = [self._show(_microlitres(dial, one), increment, unit) for one in steps]
        numbers = [text.partition("\u00a0")[0] for text in texts]
        if len(texts) == 1:
            return f"{name}, set {numbers[0]}" if unit == "µL" else f"{name}, {texts[0]}"
        if len(set(numbers)) == 1:
            return f"{name}, {len(numbers)} × {texts[0]}"
        return f"{name}, {' + '.join(numbers)}\u00a0{unit}"

    def _show(self, volume: Quantity, increment: Quantity | None = None, unit: str | None = None) -> str:
        return format_quantity(volume, increment=increment, unit=unit, decimal=self._decimal)


def _dial(pipette: Pipette) -> _Dial:
    step = pipette.increment.base
    return _Dial(pipette, ceil(pipette.minimum.base / step), floor(pipette.maximum.base / step), step)


def _steps(litres: Fraction, dial: _Dial) -> int | None:
    """The nearest setting in steps, or None where the volume rounds to nothing inside the range."""
    nearest = floor(litres / dial.step + _HALF)
    if nearest == dial.fewest - 1 and litres >= dial.pipette.minimum.base:
        nearest = dial.fewest  # rounding must not fall below the minimum
    return nearest if dial.fewest <= nearest <= dial.most else None


def _microlitres(dial: _Dial, steps: int) -> Quantity:
    return Quantity(steps * dial.step / _MICROLITRE.unit.factor, _MICROLITRE.unit)
