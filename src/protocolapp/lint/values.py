"""What names are worth in a case: the choices made, defaults, what follows from them, and the plan's typical values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from protocolapp.lint.ground import Ground
from protocolapp.plan.model import Missing
from protocolapp.plan.plates import told_of
from protocolapp.protocol.expression import (
    CalculationError,
    Condition,
    Expression,
    OfPlate,
    OnPlate,
    Per,
    Unknown,
    Value,
    Wanted,
    evaluate,
    holds,
)
from protocolapp.protocol.model import Calculation
from protocolapp.protocol.values import read_value, starting_text
from protocolapp.quantity import ONE, Quantity


@dataclass(frozen=True)
class Values:
    """Fulfils `protocol.expression.Scope`. chosen: what differs from the defaults. row: a sample's or tube's id."""

    ground: Ground
    chosen: Mapping[str, Value]
    row: str = ""
    known: dict[str, Value | Unknown] = field(default_factory=dict)
    held: dict[str, bool] = field(default_factory=dict)

    def at(self, row: str) -> Values:
        """The values as a row sees them."""
        return Values(self.ground, self.chosen, row) if row else self

    def quantity(self, expression: Expression) -> Quantity | None:
        """What an expression comes to, a plain number as a quantity; None where it waits or cannot be worked out."""
        try:
            found = evaluate(expression.tree, self)
        except CalculationError:
            return None
        if isinstance(found, Unknown):
            return None
        return found if isinstance(found, Quantity) else Quantity(found, ONE)

    def holds(self, condition: Condition) -> bool:
        """Whether a condition holds; while that cannot be told, it is taken to hold, as in the plan."""
        if condition.text not in self.held:
            self.held[condition.text] = self._holds(condition)
        return self.held[condition.text]

    def lookup(self, name: str) -> Value | Unknown:
        if name not in self.known:
            self.known[name] = self._worked_out(name)
        return self.known[name]

    def count(self, what: str) -> int | Unknown:
        if what in self.ground.protocol.plates:
            wells = self.of_plate(OfPlate(what, OnPlate.WELLS))
            return wells if isinstance(wells, Unknown) else int(wells.base)
        if what == "samples":
            return len(self.ground.plan.samples)
        if what == "tubes":
            return len(self.ground.plan.tubes)
        if what == "tubes of sample":
            own = next((tube.sample for tube in self.ground.plan.tubes if tube.id == self.row), self.row)
            return sum(tube.sample == own for tube in self.ground.plan.tubes)
        return sum(tube.kind == what for tube in self.ground.plan.tubes)

    def of_plate(self, asked: OfPlate) -> Quantity | Unknown:
        plate = self.ground.plan.plate(asked.plate)
        missing = Unknown((Wanted(asked.plate),))
        if plate is None:
            return missing
        told = told_of(plate, asked, Missing(asked.plate, plate.label))
        return missing if isinstance(told, tuple) else told

    def per(self, name: str) -> Per | None:
        protocol = self.ground.protocol
        if name in protocol.samples.columns:
            return Per.SAMPLE
        calculation = protocol.calculations.get(name)
        return calculation.per if calculation is not None else None

    def rows(self, per: Per) -> Sequence[Values]:
        rows = self.ground.plan.samples if per is Per.SAMPLE else self.ground.plan.tubes
        return [self.at(one.id) for one in rows]

    def _holds(self, condition: Condition) -> bool:
        try:
            found = holds(condition.tree, self)
        except CalculationError:
            return True
        return True if isinstance(found, Unknown) else found

    def _worked_out(self, name: str) -> Value | Unknown:
        if name in self.chosen:
            return self.chosen[name]
        planned = self.ground.plan.value_at(name, self.row)
        calculation = self.ground.protocol.calculations.get(name)
        # What the plan worked out holds for the defaults; what does not apply with them it did not work out.
        formula = (
            self._formula(calculation) if calculation is not None and (self.chosen or not planned) else None
        )
        if formula is not None:
            return evaluate(formula.tree, self)
        if planned is not None and planned.value is not None:
            return planned.value
        given = self.ground.protocol.parameters.get(name) or self.ground.entries.get(name)
        text = starting_text(given) if given is not None else None
        return read_value(given, text) if given and text is not None else Unknown((Wanted(name, self.row),))

    def _formula(self, calculation: Calculation) -> Expression | None:
        """The formula that holds in this case; None for what a calculator or a table gives."""
        if calculation.choose_one is not None:
            return calculation.of.get(str(self.lookup(calculation.choose_one)))
        return calculation.value
