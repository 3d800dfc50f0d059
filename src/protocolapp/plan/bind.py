"""Binding names to values: parameters, sample columns, entries, and the calculations made of them.

One `Binding` serves one plan; every value is worked out when it is first asked for and kept. A value that
is not known yet carries what it waits for, down to the entry or the column that will give it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.calc.flag import Flag
from protocolapp.plan.calculated import calculated, column_worked_out
from protocolapp.plan.calculators import Answer, answer_of, flags_of_answer, signature_of
from protocolapp.plan.facts import EntryKey, Value
from protocolapp.plan.model import Missing, PlannedPlate, Resolved
from protocolapp.plan.plate_rows import plate_rows
from protocolapp.plan.plates import plan_plate, told_of
from protocolapp.plan.rows import Rows
from protocolapp.plan.scope import RowScope
from protocolapp.plan.setting import Setting
from protocolapp.plan.show import show_given
from protocolapp.plan.taken import as_taken
from protocolapp.protocol.expression import Expression, OfPlate, OnPlate, Unknown, evaluate
from protocolapp.protocol.model import Calculation, Column, Entry, Kind, Parameter, Per, Valued
from protocolapp.protocol.values import kind_of, read_value
from protocolapp.quantity import Quantity

SAMPLES = "samples"
"""What a value waits for that needs samples where there are none."""


class Binding:
    """The values of one plan, by name and row. Rows are sample or tube ids; "" is the run itself."""

    def __init__(self, setting: Setting) -> None:
        self._at = setting
        self._known: dict[tuple[str, str], Resolved] = {}
        self._plates: dict[str, PlannedPlate] = {}
        self._answers: dict[tuple[object, ...], Answer] = {}
        self._rows = Rows(setting.samples, setting.rack)
        self._flags: list[Flag] = []
        self._unfitted = PipetteSet()  # for volumes that nobody pipettes: they are shown as they are

    @property
    def setting(self) -> Setting:
        return self._at

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What working out has shown so far (below a pipette's range, division by zero …)."""
        return tuple(self._flags)

    def rows_of(self, per: Per | None) -> tuple[str, ...]:
        """The ids of all rows at a level."""
        return self._rows.at(per)

    def level_of(self, name: str) -> Per | None:
        """Whether a name has one value for the run, for each sample or for each tube."""
        return self._at.names.level.get(name)

    def label_of(self, name: str) -> str:
        """What people call a name."""
        valued = self._valued(name) or self._at.protocol.plates.get(name)
        return valued.label if valued is not None else name.replace("_", " ").capitalize()

    def resolve(self, name: str, row: str = "") -> Resolved:
        """The value of a name as a row sees it: a tube sees its sample's values, every row sees the run's."""
        own = self._rows.own(self.level_of(name), row)
        key = (name, own)
        if key not in self._known:
            self._known[key] = self._work_out(name, own)
        return self._known[key]

    def seen_from(self, name: str, row: str) -> tuple[Resolved, ...]:
        """The one value a row sees, or all of them where the name has finer rows than that."""
        return tuple(self.resolve(name, one) for one in self._rows.seen(self.level_of(name), row))

    def compute(
        self, expression: Expression, row: str
    ) -> tuple[Quantity | Fraction | None, tuple[Missing, ...]]:
        """The value of an expression as a row sees it, or what it waits for. Raises CalculationError."""
        result = evaluate(expression.tree, RowScope(self, row))
        if isinstance(result, Unknown):
            return None, tuple(self.missing(one.name, one.row) for one in result.waits_for)
        return result, ()

    def missing(self, name: str, row: str = "") -> Missing:
        """A value that is not known yet, with the step that will give it."""
        if name == SAMPLES:
            return Missing(SAMPLES, self._at.protocol.samples.plural)
        refs = self._at.names.givers.get(name, ())
        step = next((ref for ref in refs if ref in self._at.numbers), "")
        return Missing(name, self.label_of(name), row, step, self._at.numbers.get(step, 0))

    def plate(self, name: str) -> PlannedPlate:
        """A plate laid out, or what it waits for. KeyError for an unknown name."""
        if name not in self._plates:
            self._plates[name] = plan_plate(name, self._at.protocol.plates[name], self)
        return self._plates[name]

    def of_plate(self, asked: OfPlate) -> Quantity | tuple[Missing, ...]:
        """What is told of a plate, or what that waits for. Raises CalculationError for a dose there is not."""
        return told_of(self.plate(asked.plate), asked, self.missing(asked.plate))

    def count(self, what: str, row: str) -> int | tuple[Missing, ...]:
        """`count(samples)`, `count(tubes)`, `count(tubes of sample)`, the tubes of one kind, the wells of a plate;
        or what that waits for.
        """
        if what in self._at.protocol.plates:
            wells = self.of_plate(OfPlate(what, OnPlate.WELLS))
            return wells if isinstance(wells, tuple) else int(wells.base)
        return self._rows.count(what, row)

    def row_label(self, row: str) -> str:
        """What people call a row; empty for the run."""
        return self._rows.label(row)

    def about(self, name: str, row: str) -> str:
        """`Lysate, NCI-H2228 DMSO`: a value as a message names it."""
        return ", ".join(part for part in (self.label_of(name), self.row_label(row)) if part)

    def answer(self, calculation: Calculation, row: str) -> Answer:
        """What a calculator makes of a calculation's fields; asked once for all that give it the same.

        What it has to say is about the first of these. Raises CalculationError for what cannot be filled in.
        """
        signature = signature_of(calculation, row)
        if signature not in self._answers:
            self._answers[signature] = answer_of(calculation, row, self)
            alike = (
                (name, one.label)
                for name, one in self._at.protocol.calculations.items()
                if one.calculator == calculation.calculator and signature_of(one, row) == signature
            )
            for flag in flags_of_answer(self._answers[signature], *next(alike)):
                self.say(flag)
        return self._answers[signature]

    def say(self, flag: Flag) -> None:
        """Keep what working out has shown."""
        self._flags.append(flag)

    def pipettes_for(self, name: str) -> PipetteSet:
        """The pipettes that take a volume of this name; none where nobody pipettes it."""
        return self._at.pipettes if name in self._at.pipetted else self._unfitted

    def typed(self, name: str, row: str) -> Value | None:
        """What was entered at a step for a column of a sample, else what its table held from the start."""
        entered = self._latest(name, row, self._at.names.givers)
        if entered is not None:
            return entered
        sample = self._rows.samples.get(row)
        return sample.values.get(name) if sample is not None else None

    def _valued(self, name: str) -> Valued | Calculation | None:
        protocol = self._at.protocol
        found = (
            protocol.parameters.get(name)
            or protocol.samples.columns.get(name)
            or protocol.calculations.get(name)
        )
        return found or self._at.names.entries.get(name)

    def _work_out(self, name: str, row: str) -> Resolved:
        protocol = self._at.protocol
        if name in self._at.left_out and name not in protocol.parameters:
            return Resolved(name, self.label_of(name), None, "")
        if name in protocol.parameters:
            return self._parameter(name, protocol.parameters[name])
        if name in protocol.samples.columns:
            return self._of_sample(name, protocol.samples.columns[name], row)
        if name in protocol.calculations:
            return self._taken(calculated(name, protocol.calculations[name], row, self), row)
        entry = self._at.names.entries.get(name)
        if entry is not None:
            return self._given(name, entry, self._entered(name, entry, row), row)
        missing = self.missing(name, row)
        return Resolved(name, missing.label, None, missing.text, (missing,))

    def _parameter(self, name: str, parameter: Parameter) -> Resolved:
        """As it was set; one that is not asked for starts from its default, whatever was typed before."""
        value = self._at.facts.parameters.get(name)
        if value is None or name in self._at.left_out:
            value = read_value(parameter, parameter.default)
        return self._resolved(name, parameter, value)

    def _taken(self, planned: Resolved, row: str) -> Resolved:
        """What was really taken, where somebody has said so; with it the chain of calculations begins anew."""
        name = planned.name
        taken = self._latest(name, row, self._at.names.takers)
        if taken is None:
            return planned
        self._flags = [flag for flag in self._flags if (flag.about, flag.row) != (name, row)]
        return as_taken(planned, self._at.protocol.calculations[name], taken, self.pipettes_for(name))

    def _of_sample(self, name: str, column: Column, row: str) -> Resolved:
        """What was entered or typed; where nothing was, what the column's formula gives."""
        value = self.typed(name, row)
        if value is None and column.value is not None:
            return column_worked_out(name, column, column.value, row, self)
        return self._given(name, column, value, row)

    def _entered(self, name: str, entry: Entry, row: str) -> Value | None:
        """What was entered; of several plates a text that tells of all, once each was read."""
        givers, plates = self._at.names.givers, self._at.protocol.plates
        if kind_of(entry) is not Kind.PLATE:
            return self._latest(name, row, givers)
        kept = {key.row for key in self._at.facts.entries if key.name == name}
        planned = self.plate(entry.plate).plates if entry.plate in plates else 0
        rows = [one for one in plate_rows(planned, kept, row) if one.planned]
        values = [self._latest(name, one.row, givers) for one in rows]
        if len(rows) == 1:
            return values[0]
        found = [(one, value) for one, value in zip(rows, values, strict=True) if value is not None]
        told = "; ".join(f"{one.label}: {show_given(value).text}" for one, value in found)
        return told if len(found) == len(rows) else None

    def _latest(self, name: str, row: str, asked: Mapping[str, tuple[str, ...]]) -> Value | None:
        """What was entered last, in the order of the protocol's steps; not at those that have left the plan."""
        entries, numbers = self._at.facts.entries, self._at.numbers
        refs = (ref for ref in reversed(asked.get(name, ())) if not numbers or ref in numbers)
        keys = (EntryKey(ref, name, row) for ref in refs)
        return next((entries[key] for key in keys if key in entries), None)

    def _given(self, name: str, valued: Valued, value: Value | None, row: str) -> Resolved:
        if value is not None:
            return self._resolved(name, valued, value)
        missing = self.missing(name, row)
        # A free text that no step asks for may stay empty: nobody need be told to fill it in.
        free = kind_of(valued) is Kind.TEXT and not missing.step
        return Resolved(name, valued.label, None, "" if free else missing.text, (missing,), valued.cite or "")

    def _resolved(self, name: str, valued: Valued, value: Value) -> Resolved:
        shown = show_given(value, valued.unit, self.pipettes_for(name))
        cite = valued.cite or ""
        return Resolved(
            name, valued.label, value, shown.text, cite=cite, detail=shown.detail, plain=shown.plain
        )
