"""What the tests of expressions share: a scope with samples and tubes, and the refusal of a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from protocolapp.protocol.expression import ExpressionError, OfPlate, Per, Scope, Unknown, Value, Wanted
from protocolapp.quantity import Quantity, QuantityError, parse_quantity


@dataclass(frozen=True)
class Bench:
    """values: for the run. samples: id -> its values. tubes: id -> (sample, its values). row: whose view this is.

    Texts that are quantities are read as such.
    """

    values: Mapping[str, object] = field(default_factory=dict)
    samples: Mapping[str, Mapping[str, object]] = field(default_factory=lambda: {"s1": {}, "s2": {}})
    tubes: Mapping[str, tuple[str, Mapping[str, object]]] = field(default_factory=dict)
    row: str = ""

    def lookup(self, name: str) -> Value | Unknown:
        sample, own = self.tubes.get(self.row, (self.row, {}))
        for values, row in ((own, self.row), (self.samples.get(sample, {}), sample), (self.values, "")):
            if name in values:
                return _value(values[name], Wanted(name, row))
        return Unknown((Wanted(name, self.row),))

    def count(self, what: str) -> int:
        if what == "samples":
            return len(self.samples)
        if what == "tubes of sample":
            sample = self.tubes[self.row][0] if self.row in self.tubes else self.row
            return sum(1 for of, _ in self.tubes.values() if of == sample)
        return sum(1 for tube in self.tubes if what in ("tubes", tube.partition(":")[0]))

    def of_plate(self, asked: OfPlate) -> Quantity | Unknown:
        return Unknown((Wanted(asked.plate),))

    def per(self, name: str) -> Per | None:
        if any(name in values for _, values in self.tubes.values()):
            return Per.TUBE
        return Per.SAMPLE if any(name in values for values in self.samples.values()) else None

    def rows(self, per: Per) -> Sequence[Scope]:
        rows = self.samples if per is Per.SAMPLE else self.tubes
        return [Bench(self.values, self.samples, self.tubes, row) for row in rows]

    def at(self, row: str) -> Bench:
        return Bench(self.values, self.samples, self.tubes, row)


def _value(value: object, wanted: Wanted) -> Value | Unknown:
    if value is None:
        return Unknown((wanted,))
    if not isinstance(value, str):
        return value  # type: ignore[return-value]
    try:
        return parse_quantity(value, allow_zero=True, allow_negative=True)
    except QuantityError:
        return value


def refusal_of(parse: Callable[[str], object], text: str) -> ExpressionError | None:
    """Why a text is refused; None when it is read. Any other exception is a failure of the test."""
    try:
        parse(text)
    except ExpressionError as error:
        return error
    return None
