"""Bench calculators, one per file: exact, pure; the lab's pipettes, rotors and reagents come in as arguments.

    >>> from protocolapp.calc import calculate
    >>> made = calculate("dilution", stock="10 mM", final="10 µM", final_volume="1 mL")
    >>> made.value("take")
    <Quantity 1 µL>

Each module that declares a `CALCULATOR` is found by itself (`registry`); beside it lie the functions it is made of,
usable alone (`from protocolapp.calc.dilution import dilute`). `docs/calculators.md` tells more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protocolapp.calc.form import Bench, Outcome, Row


def calculate(name: str, bench: Bench | None = None, /, **typed: str | Sequence[Row]) -> Outcome:
    """Everything a calculator makes of texts as one would type them; tables are lists of rows (column -> text).

    bench: what is at hand; without one there are no pipettes, rotors or reagents, and volumes are shown to 3
    figures. What cannot be read or done is told in the outcome's flags. Raises UnknownCalculatorError, and
    TypeError for a field the calculator does not have.
    """
    # Loaded only now: most of the program needs a single calculation, and no calculator.
    from protocolapp.calc.form import Bench, compute
    from protocolapp.calc.registry import calculator

    found = calculator(name)
    known = {field.name: text for word, text in typed.items() if (field := found.field(word))}
    if len(known) < len(typed):
        unknown = sorted(word for word in typed if found.field(word) is None) or sorted(typed)
        raise TypeError(f"{found.name} has no field {', '.join(unknown)}, or one of them is given twice")
    return compute(found, known, bench if bench is not None else Bench())
