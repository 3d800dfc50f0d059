"""From what was typed to everything worked out: the one way into a calculator."""

from __future__ import annotations

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.form.bench import Bench
from protocolapp.calc.form.calculator import Calculator
from protocolapp.calc.form.exact import NOTHING_EXACT, ExactValues
from protocolapp.calc.form.field import Typed
from protocolapp.calc.form.outcome import Outcome
from protocolapp.calc.form.taking import take
from protocolapp.quantity import QuantityError


def compute(
    calculator: Calculator, typed: Typed, bench: Bench, exact: ExactValues = NOTHING_EXACT
) -> Outcome:
    """Everything a calculator makes of what was typed.

    Nothing typed makes this raise: what cannot be read or worked out blocks, with flags; what still has to be
    filled in is named in `missing`. exact: values known exactly, in place of the texts at their places.
    """
    taken = take(calculator, typed, bench.decimal, exact)
    if taken.flags or taken.missing:
        sets = tuple(one.fields for one in taken.open_sets)
        return Outcome(flags=taken.flags, missing=taken.missing, open_sets=sets)
    try:
        return calculator.work(taken.given, bench)
    except QuantityError as error:
        return Outcome(flags=(Flag(Severity.BLOCK, Code.CANNOT_CALCULATE, error.message, error.remedy),))
