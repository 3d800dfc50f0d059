"""Which substance a text means: a name of the catalogue first, else a formula; and how its forms compare."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.substances.formula import Formula, FormulaError, parse_formula
from protocolapp.lab.catalogue import Catalogue, Substance
from protocolapp.quantity import Quantity, QuantityError

_AS_PRINTED = Fraction(2, 100)
"""In g/mol: molar masses are printed to two decimals."""


class SubstanceError(QuantityError):
    """A text is neither in the catalogue nor a formula. code: the flag it becomes."""

    title = "This substance is not known"

    def __init__(self, message: str, remedy: str, code: Code = Code.UNKNOWN_SUBSTANCE) -> None:
        super().__init__(message, remedy)
        self.code = code

    def flag(self, about: str) -> Flag:
        """As a block beside a field."""
        return Flag(Severity.BLOCK, self.code, self.message, self.remedy, about)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a text stands for.

    label: what to call it. mw: None where there is no single one. formula: None where none is known. entry: of
    the catalogue; None for a formula that is not in it. typed_formula: it was written as a formula.
    """

    label: str
    mw: Quantity | None
    formula: Formula | None
    entry: Substance | None
    typed_formula: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a substance: what it is called, its formula (may be empty), its molar mass."""

    label: str
    formula: str
    mw: Quantity


def find_substance(text: str, catalogue: Catalogue) -> Meant:
    """A name, other name or CAS number of the catalogue wins over a formula: DTT is dithiothreitol.

    A formula that is one substance of the catalogue weighs what that does, however it is written.
    Raises SubstanceError for a text that is neither.
    """
    entry = catalogue.find(text)
    if entry is not None:
        return Meant(entry.name, entry.mw, _formula_of(entry), entry)
    try:
        formula = parse_formula(text)
    except FormulaError as error:
        raise _unknown(text, catalogue, error) from error
    mw = formula.mw
    as_heavy = [one for one in catalogue.substances if one.mw is not None and alike(one.mw, mw)]
    same = [
        one for one in as_heavy if (known := _formula_of(one)) is not None and known.counts == formula.counts
    ]
    only = same[0] if len(same) == 1 else None
    return Meant(formula.text, only.mw if only is not None else mw, formula, only, typed_formula=True)


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two molar masses are the same, as far as they are printed."""
    return abs((one - other).base) <= _AS_PRINTED


def forms_of(meant: Meant, catalogue: Catalogue) -> tuple[Form, ...]:
    """The forms that have a molar mass, the free or anhydrous one first: water and counter-ions only add mass.

    Those of the catalogue's family; for a formula that is not in it, its first part stands for the free form.
    """
    if meant.mw is None:
        return ()
    if meant.entry is None:
        return _forms_of_formula(meant, meant.mw, catalogue)
    known = [
        Form(one.name, one.formula, one.mw) for one in catalogue.forms(meant.entry) if one.mw is not None
    ]
    return tuple(sorted(known, key=lambda form: form.mw.base))


def _forms_of_formula(meant: Meant, mw: Quantity, catalogue: Catalogue) -> tuple[Form, ...]:
    """The free form with the catalogue's molar mass, as everywhere: else two of them would stand side by side."""
    formula = meant.formula.text if meant.formula is not None else ""
    core, _, added = formula.partition("·")
    whole = Form(meant.label, formula, mw)
    free = find_substance(core, catalogue).mw if added else None
    return (Form(core, core, free), whole) if free is not None else (whole,)


def _formula_of(entry: Substance) -> Formula | None:
    try:
        return parse_formula(entry.formula) if entry.formula else None
    except FormulaError:  # a lab's own entry may hold anything; its molar mass stands all the same
        return None


def _unknown(text: str, catalogue: Catalogue, error: FormulaError) -> SubstanceError:
    """A slip in a formula is told as such; anything that may be a name, with names that are alike."""
    shown = text if len(text) <= 40 else text[:39] + "…"
    near = catalogue.near(text) if 3 < len(text) <= 80 else ()
    if _formula_like(text) and error.code is not Code.UNKNOWN_SUBSTANCE:
        return SubstanceError(error.message, error.remedy, error.code)
    if near:
        remedy = f"Did you mean {' or '.join(near)}? Otherwise give its formula or its molar mass."
    elif error.code is Code.UNKNOWN_SUBSTANCE:
        remedy = error.remedy
    else:
        remedy = "Add it to the catalogue, or give its formula or its molar mass."
    return SubstanceError(f"“{shown}” is not in the catalogue, and is no formula.", remedy)


def _formula_like(text: str) -> bool:
    """With a count, a bracket or a dot of a hydrate, and no word of small letters in it."""
    word = max((len(one) for one in "".join(s if s.islower() else " " for s in text).split()), default=0)
    return word < 3 and (len(text) <= 3 or any(sign.isdigit() or sign in "([{·^" for sign in text))
