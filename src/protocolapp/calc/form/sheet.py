"""The sheet a calculator writes its answer on: results, tables, remarks and steps, in the order they are read."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from protocolapp.calc.equipment.pipetting import Pipetting
from protocolapp.calc.equipment.pipetting_remarks import pipetting_remarks
from protocolapp.calc.figures.in_full import in_full
from protocolapp.calc.figures.safe_side import at_most as limit
from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.form.bench import Bench
from protocolapp.calc.form.cells import in_shown_unit, quantity_cell, unit_of
from protocolapp.calc.form.outcome import Cell, Column, Outcome, Result, Step, Table
from protocolapp.calc.form.picture import Picture
from protocolapp.quantity import PERCENT, Quantity, Unit, format_plain

Shown = str | int | Fraction | Quantity | Pipetting | Cell
"""What a cell of a table may be made of."""


class Sheet:
    """Filled from top to bottom, then handed out as an `Outcome`."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self._results: list[Result] = []
        self._tables: list[Table] = []
        self._flags: list[Flag] = []
        self._steps: list[Step] = []
        self._picture: Picture | None = None
        self._pipetted: list[tuple[str, Pipetting]] = []

    def show(self, quantity: Quantity, unit: Unit | str | None = None) -> str:
        """A quantity as people read it here."""
        return self.bench.show(quantity, unit=unit)

    def number(self, value: Fraction | int) -> str:
        """A plain number as people read it here."""
        return self.bench.show(Quantity(Fraction(value)))

    def full(self, quantity: Quantity) -> str:
        """With all the figures that were typed: 9.999 mM."""
        return in_full(quantity, self.bench.decimal)

    def percent(self, share: Quantity | Fraction) -> str:
        """A share in percent: 1/10 is 10 %."""
        return self.show(share if isinstance(share, Quantity) else Quantity(share), PERCENT)

    def value(
        self,
        name: str,
        label: str,
        value: Quantity | Fraction | int,
        *,
        unit: Unit | str | None = None,
        increment: Quantity | None = None,
        floor_unit: Unit | str | None = None,
        detail: str = "",
        main: bool = True,
        use: bool = False,
        at_most: bool = False,
    ) -> None:
        """A value that is not pipetted. unit: keep to this one. increment: what it is rounded to when shown.

        at_most: it is a limit, shown rounded down.
        """
        quantity = value if isinstance(value, Quantity) else Quantity(Fraction(value))
        told = limit(quantity) if at_most else quantity
        shown = self.bench.show(told, unit=unit, increment=increment, floor_unit=floor_unit)
        plain = format_plain(told, unit=unit, increment=increment, floor_unit=floor_unit)
        exact = in_shown_unit(quantity, unit, increment, floor_unit)
        self._results.append(Result(name, label, exact, shown, plain, detail, main=main, use=use))

    def text(self, name: str, label: str, text: str, *, detail: str = "", main: bool = True) -> None:
        """A result in words."""
        self._results.append(Result(name, label, None, text, text, detail, main=main))

    def volume(
        self,
        name: str,
        label: str,
        volume: Quantity,
        *,
        gives: Quantity | None = None,
        detail: str = "",
        about: str = "",
        main: bool = True,
        use: bool = False,
    ) -> Pipetting:
        """A volume to be pipetted, with its pipette; what the pipettes have to say of it stands at `about`.

        gives: the strength that the exact volume would give; the one that is really delivered is worked out.
        """
        taken = self._taken(volume, about or name)
        exact = volume if taken.pipette is None else taken.wanted
        real = (
            gives * (taken.delivered.base / volume.base) if gives is not None and not volume.is_zero else None
        )
        self._results.append(
            Result(
                name, label, exact.to(unit_of(taken)), taken.text, taken.plain,
                detail=" · ".join(part for part in (taken.told, detail) if part),
                pipetting=taken, gives=real, main=main, use=use,
            )
        )  # fmt: skip
        return taken

    def pipetted(self, volume: Quantity, about: str = "", row: int = 0, channels: int = 1) -> Pipetting:
        """A volume for a cell of a table, with its pipette; what the pipettes have to say of it is kept.

        channels: wells in a row that all get it; a multichannel is taken where the lab has one.
        """
        return self._taken(volume, about, str(row or ""), channels)

    def _taken(self, volume: Quantity, about: str, row: str = "", channels: int = 1) -> Pipetting:
        taken = self.bench.pipettes.take(volume, about, row, channels)
        self._flags += taken.flags
        self._pipetted.append((about, taken))
        return taken

    def table(
        self,
        name: str,
        title: str,
        columns: Sequence[tuple[str, str] | Column],
        rows: Sequence[Sequence[Shown]],
        flagged: Sequence[int] = (),
        uses: str = "",
    ) -> None:
        """columns: name and label. rows: a value for each column. A column of texts alone is set to the left.

        uses: the column that says what is taken of each row's thing, for "from what I have".
        """
        made = tuple(tuple(self.cell(value) for value in row) for row in rows)
        heads = [one if isinstance(one, Column) else Column(*one) for one in columns]
        numeric = [
            not made or any(row[index].value is not None for row in made) for index in range(len(heads))
        ]
        heads = [Column(one.name, one.label, number) for one, number in zip(heads, numeric, strict=True)]
        self._tables.append(Table(name, title, tuple(heads), made, frozenset(flagged), uses))

    def cell(self, value: Shown, unit: Unit | str | None = None, increment: Quantity | None = None) -> Cell:
        """One cell. unit, increment: for a quantity."""
        if isinstance(value, Cell):
            return value
        if isinstance(value, str):
            return Cell(value, value)
        if isinstance(value, Pipetting):
            return Cell(value.text, value.plain, value.wanted.to(unit_of(value)), value.told)
        quantity = value if isinstance(value, Quantity) else Quantity(Fraction(value))
        return quantity_cell(quantity, unit, increment, self.bench.decimal)

    def draw(self, picture: Picture) -> None:
        """The picture beside the numbers."""
        self._picture = picture

    def step(self, formula: str, filled: str = "", result: Quantity | Fraction | int | str = "") -> None:
        """How a value came about. result: the exact value, or a text."""
        shown = result if isinstance(result, str) else self.cell(result).text
        self._steps.append(Step(formula, filled, shown))

    def block(self, code: Code, message: str, remedy: str = "", about: str = "", row: int = 0) -> None:
        """It cannot be done as it stands."""
        self._flags.append(Flag(Severity.BLOCK, code, message, remedy, about, str(row or "")))

    def warn(self, code: Code, message: str, remedy: str = "", about: str = "", row: int = 0) -> None:
        """It can be done, but badly."""
        self._flags.append(Flag(Severity.WARN, code, message, remedy, about, str(row or "")))

    def note(self, code: Code, message: str, about: str = "", row: int = 0) -> None:
        """A convention used, or something good to know."""
        self._flags.append(Flag(Severity.NOTE, code, message, "", about, str(row or "")))

    def take_flags(self, flags: Sequence[Flag]) -> None:
        """What another part of the calculation has to say."""
        self._flags += flags

    def outcome(self) -> Outcome:
        """All of it."""
        flags = tuple(dict.fromkeys((*self._flags, *pipetting_remarks(self._pipetted, self.bench.decimal))))
        return Outcome(tuple(self._results), tuple(self._tables), self._picture, flags, tuple(self._steps))
