"""How a volume is pipetted: which pipette, what is set on it, and what that really delivers.

The smallest pipette that covers the volume is taken: air-displacement limits of error are absolute in µL at
every setting, so a P200 set to 20 µL errs by up to 8 % where a P20 errs by 1 %.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from protocolapp.calc.equipment.dial import Dial
from protocolapp.calc.equipment.pipette_error import WORTH_SHOWING, fair_volume
from protocolapp.calc.equipment.pipetting_flags import MOST_PARTS, negative, set_otherwise, too_small
from protocolapp.calc.flag import Code, Flag
from protocolapp.lab import Pipette
from protocolapp.quantity import VOLUME, DecimalMark, Quantity, format_plain, format_quantity

MOST_OFF = Fraction(2, 100)
"""What is set may differ by this much from what was wanted before it is told. The lab's choice."""

MEASURED = "in a cylinder or a serological pipette"

_TEN_MICROLITRES = Quantity.of(10, "µL")
_MILLILITRE = Fraction(1, 1000)
_HALF = Fraction(1, 2)
_FAR_BELOW = Fraction(9, 10)
"""So little of the smallest setting is not rounded up to it."""


@dataclass(frozen=True, slots=True)
class Pipetting:
    """A volume as it will be pipetted.

    wanted: the exact volume. text: as shown, to the pipette's increment with its zeros (`2.00 µL`, `660
    µL`, `1.10 mL`); plain: the same for the clipboard. pipette: None where it is measured otherwise, or
    cannot be pipetted as it stands. settings: what is set, stroke by stroke, in equal parts up to one
    increment; empty without a pipette. detail: `P2, set 2.00`, `P1000, 2 × 550 µL`, `P1000, 734 + 734 + 732
    µL`, `5 mL serological, 2.2 mL`. too_large: it would take too many strokes of the largest pipette.
    error: how far off it may be, as a share (8 % of 20 µL with a P200); None where no limit is known.
    """

    wanted: Quantity
    text: str
    plain: str
    pipette: Pipette | None = None
    settings: tuple[Quantity, ...] = ()
    detail: str = ""
    flags: tuple[Flag, ...] = ()
    too_large: bool = False
    error: Fraction | None = None

    @property
    def told(self) -> str:
        """The detail with the error where that is large, or how it is measured: `P200, set 20.0, ± 8 %`."""
        if self.too_large:
            return MEASURED
        if self.error is None or self.error < WORTH_SHOWING:
            return self.detail
        return f"{self.detail}, ±\u00a0{whole_percent(self.error)}"

    @property
    def too_small(self) -> bool:
        """Whether no pipette can set it; the flag says what to do."""
        return any(flag.code == Code.BELOW_MIN_PIPETTE for flag in self.flags)

    @property
    def delivered(self) -> Quantity:
        """What the settings add up to; the wanted volume where nothing is set."""
        return sum(self.settings[1:], self.settings[0]) if self.settings else self.wanted


def whole_percent(share: Fraction) -> str:
    """`8 %`: an error is no more exact than that."""
    return f"{floor(share * 100 + _HALF)}\u00a0%"


class PipetteSet:
    """The lab's pipettes, the smallest first. It remembers the volumes it has worked out.

    One volume is taken with a single-channel pipette; a row of wells with a multichannel, where there is one.
    """

    def __init__(self, pipettes: Iterable[Pipette] = (), decimal: DecimalMark = ".") -> None:
        self.decimal: DecimalMark = decimal
        dials = sorted(map(Dial.of, pipettes), key=lambda one: one.pipette.maximum.base)
        self._dials = tuple(one for one in dials if one.pipette.channels == 1)
        self._multi = tuple(one for one in dials if one.pipette.channels > 1)
        self._known: dict[tuple[int, int, str, int], Pipetting] = {}

    @property
    def smallest_volume(self) -> Quantity | None:
        """The least that any of them can set; None without pipettes."""
        smallest = self._smallest
        return smallest.minimum if smallest is not None else None

    @property
    def fair_volume(self) -> Quantity | None:
        """The least that is worth setting where there is a choice; None without pipettes."""
        smallest = self._smallest
        return fair_volume(smallest) if smallest is not None else None

    @property
    def smallest_step(self) -> Quantity | None:
        """The finest increment of any of them; less than half of it would round to nothing."""
        return min((one.pipette.increment for one in self._dials), key=lambda one: one.base, default=None)

    @property
    def _smallest(self) -> Pipette | None:
        return min((one.pipette for one in self._dials), key=lambda one: one.minimum.base, default=None)

    def cannot_set(self, volume: Quantity) -> bool:
        """Whether a volume is too small to be set; what is far too small is told without asking each pipette."""
        least = self.smallest_volume
        if least is not None and 0 < volume.base < least.base * _FAR_BELOW:
            return True
        return self.take(volume).too_small

    def take(self, volume: Quantity, about: str = "", row: str = "", channels: int = 1) -> Pipetting:
        """How to pipette a volume.

        channels: how many wells stand in a row; a multichannel of at least so many is taken if one can set the
        volume. A negative volume blocks and is never clamped; one below the smallest pipette warns with the
        pre-dilution that would bring it into range. Raises DimensionError for anything but a volume.
        """
        key = (*volume.magnitude.as_integer_ratio(), volume.unit.symbol, channels)
        found = self._known.get(key)
        if found is None:
            wanted = volume.to(volume.unit if volume.dimension == VOLUME else "µL")
            found = self._in_one_row(wanted, channels) or self._work_out(wanted)
            self._known[key] = found
        if not found.flags:
            return found
        return replace(found, flags=tuple(replace(flag, about=about, row=row) for flag in found.flags))

    def _in_one_row(self, wanted: Quantity, channels: int) -> Pipetting | None:
        """With the smallest multichannel that has the channels and covers the volume; None where none does."""
        if channels > 1 and wanted.magnitude > 0:
            for dial in self._multi:
                steps = dial.nearest(wanted.base) if dial.pipette.channels >= channels else None
                if steps is not None:
                    return self._set(wanted, dial, (steps,))
        return None

    def _work_out(self, wanted: Quantity) -> Pipetting:
        if wanted.is_negative:
            return self._measured(wanted, negative(wanted, self.decimal))
        if wanted.is_zero or not self._dials:
            return self._measured(wanted)
        litres = wanted.base
        for dial in self._dials:
            steps = dial.nearest(litres)
            if steps is not None:
                found = self._set(wanted, dial, (steps,))
                if not _is_off(found):
                    return found
                # A coarse scale loses to a few strokes of a finer pipette.
                finer = self._in_parts(wanted, self._smaller(litres))
                return self._told_if_off(found if finer is None or _is_off(finer) else finer)
        smaller = self._smaller(litres)
        found_in_parts = self._in_parts(wanted, smaller)
        if found_in_parts is not None:
            return self._told_if_off(found_in_parts)
        larger = [dial.pipette for dial in self._dials if dial.pipette.minimum.base > litres]
        if larger and (litres < _MILLILITRE or not smaller):
            nearest = min(larger, key=lambda one: one.minimum.base)
            return self._measured(wanted, too_small(wanted, nearest, smaller, self.decimal))
        return replace(self._measured(wanted), too_large=True)

    def _smaller(self, litres: Fraction) -> list[Dial]:
        """Those that one stroke of does not reach so far, the smallest first."""
        return [dial for dial in self._dials if dial.ends_below(litres)]

    def _told_if_off(self, taken: Pipetting) -> Pipetting:
        if not _is_off(taken) or taken.pipette is None:
            return taken
        share = taken.delivered.base / taken.wanted.base - 1
        flag = set_otherwise(taken.wanted, taken.text, share, taken.pipette, self.decimal)
        return replace(taken, flags=(flag,))

    def _in_parts(self, wanted: Quantity, smaller: Sequence[Dial]) -> Pipetting | None:
        """Equal strokes of the largest that reaches, never a tiny rest: they differ by one increment at the most and
        add up to the volume. None where it takes too many, or where the parts would fall below the range.
        """
        for dial in reversed(smaller):
            steps = floor(wanted.base / dial.step + _HALF)
            parts = ceil(Fraction(steps, dial.most))
            each, rest = divmod(steps, parts)
            if parts <= MOST_PARTS and each >= dial.fewest:
                return self._set(wanted, dial, (each + 1,) * rest + (each,) * (parts - rest))
        return None

    def _measured(self, wanted: Quantity, *flags: Flag) -> Pipetting:
        return Pipetting(wanted, self._show(wanted), format_plain(wanted), flags=flags)

    def _set(self, wanted: Quantity, dial: Dial, steps: tuple[int, ...]) -> Pipetting:
        total = dial.volume(sum(steps))
        number = dial.number(sum(steps), self.decimal)
        settings = (total,) if len(steps) == 1 else tuple(dial.volume(one) for one in steps)
        error = dial.relative_error(len(steps), sum(steps))
        if number is not None:
            text, plain = f"{number}\u00a0µL", f"{number.replace(',', '.')} µL"
            once = len(steps) == 1
            detail = f"{dial.pipette.name}, set {number}" if once else self._detail(dial, steps)
            return Pipetting(wanted, text, plain, dial.pipette, settings, detail, error=error)
        increment = dial.pipette.increment
        # In mL, whole tens of µL read better and lose nothing: 1.10 mL rather than 1.100 mL.
        tens = total.base >= _MILLILITRE and (total.base / _TEN_MICROLITRES.base).denominator == 1
        shown = _TEN_MICROLITRES if tens and increment < _TEN_MICROLITRES else increment
        text, plain = self._show(total, shown), format_plain(total, increment=shown)
        return Pipetting(wanted, text, plain, dial.pipette, settings, self._detail(dial, steps), error=error)

    def _detail(self, dial: Dial, steps: tuple[int, ...]) -> str:
        name, increment, unit = dial.pipette.name, dial.pipette.increment, dial.unit
        texts = [self._show(dial.volume(one), increment, unit) for one in steps]
        numbers = [text.partition("\u00a0")[0] for text in texts]
        if len(texts) == 1:
            return f"{name}, set {numbers[0]}" if unit == "µL" else f"{name}, {texts[0]}"
        if len(set(numbers)) == 1:
            return f"{name}, {len(numbers)} × {texts[0]}"
        return f"{name}, {' + '.join(numbers)}\u00a0{unit}"

    def _show(self, volume: Quantity, increment: Quantity | None = None, unit: str | None = None) -> str:
        return format_quantity(volume, increment=increment, unit=unit, decimal=self.decimal)


def _is_off(taken: Pipetting) -> bool:
    wanted = taken.wanted.amount_in(taken.delivered.unit)
    return abs(taken.delivered.magnitude - wanted) > wanted * MOST_OFF
