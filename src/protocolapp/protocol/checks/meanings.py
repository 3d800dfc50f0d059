"""What every name and calculation comes out as; unknown names, wrong kinds and mixed dimensions on the way."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from protocolapp.protocol.checks.subject import Named, Sort, Subject
from protocolapp.protocol.expression import (
    SAMPLES,
    TUBES,
    TUBES_OF_SAMPLE,
    Compare,
    Count,
    Expression,
    ExpressionError,
    Meaning,
    Name,
    OfPlate,
    OnPlate,
    Per,
    compared,
    meaning_of,
)
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Calculation, Kind, Valued
from protocolapp.protocol.places import Path
from protocolapp.protocol.values import dimension_due, is_misread, kind_of
from protocolapp.quantity import NUMBER, Dimension, find_unit

UNTOLD = Meaning(None)
"""Nothing can be said; another problem stands in the way."""

USABLE = (Sort.PARAMETER, Sort.COLUMN, Sort.CALCULATION, Sort.ENTRY)
"""What a calculation may use."""

_FOR_THE_ROWS = "Write {total}, or add per: {per}."
_FOR_THE_STEP = "Write {total}: a condition holds for all rows together."

_NO_NUMBER = MappingProxyType(
    {
        Kind.TEXT: "a text",
        Kind.CHOICE: "a choice",
        Kind.YES_NO: "yes or no",
        Kind.DATE: "a date",
        Kind.TIME: "a time of day",
        Kind.DATE_AND_TIME: "a date and time",
        Kind.TABLE: "a table",
        Kind.PLATE: "the readings of a plate",
        Kind.FILE: "a file",
    }
)


class Meanings:
    """Works out meanings, each name once, and keeps what is wrong in `findings`."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.findings: list[Finding] = []
        self._known: dict[str, Meaning] = {}

    def of(self, named: Named) -> Meaning:
        """The meaning of a name; of a calculation by its formula, which is checked on the way."""
        known = self._known.get(named.name)
        if known is None:
            self._known[named.name] = Meaning(None, named.per)  # a formula that needs itself ends here
            known = self._known[named.name] = self._work_out(named)
        return known

    def of_expression(
        self, expression: Expression, path: Path, per: Per | None, usable: Sequence[Sort] = USABLE
    ) -> Meaning:
        """The meaning of a calculation at a path that is worked out for the run, or per sample or tube."""
        try:
            meaning = meaning_of(expression.tree, _Around(self, path, usable))
        except ExpressionError as error:
            self._note(path, error)
            return UNTOLD
        self._require_rows(meaning, path, per, _FOR_THE_ROWS)
        return meaning

    def of_doses(self, plate: str) -> Meaning:
        """What the doses of a plate measure."""
        doses = self.subject.protocol.plates[plate].doses
        key = f"doses of {plate}"
        if doses is not None and key not in self._known:
            self._known[key] = UNTOLD  # doses that need themselves end here
            anchor = "top" if doses.top is not None else "centre"
            expression = doses.top or doses.centre
            assert expression is not None  # noqa: S101 - the model asks for one of the two
            self._known[key] = self.of_expression(expression, ("plates", plate, "doses", anchor), None)
        return self._known.get(key, UNTOLD)

    def of_comparison(self, comparison: Compare, path: Path, usable: Sequence[Sort] = USABLE) -> None:
        """Check both sides of a comparison, which holds for the whole run."""
        try:
            self._require_rows(compared(comparison, _Around(self, path, usable)), path, None, _FOR_THE_STEP)
        except ExpressionError as error:
            self._note(path, error)

    def _require_rows(self, meaning: Meaning, path: Path, per: Per | None, instead: str) -> None:
        """Note a value per row where there is none: per tube in a step per sample, or per sample in the run.

        instead: what to write, with {total} and {per}.
        """
        if meaning.per is None or meaning.per is per or per is Per.TUBE or meaning.because is None:
            return
        because = meaning.because
        name = because.name if isinstance(because, Name) else f"count({because.what})"
        message = f"“{name}” has one value per {meaning.per}"
        total = "count(tubes)" if isinstance(because, Count) else f"sum({name})"
        remedy = instead.format(total=total, per=meaning.per)
        self.findings.append(Finding(path, message, remedy, offset=because.offset))

    def _work_out(self, named: Named) -> Meaning:
        if named.sort is Sort.CALCULATION:
            calculation = self.subject.protocol.calculations[named.name]
            if calculation.choose_one is not None:
                return self._of_each_choice(calculation, named)
            if calculation.value is None:
                return self._told(calculation, named)
            inside = self.of_expression(calculation.value, (*named.path, "value"), calculation.per)
            return Meaning(inside.dimension, named.per)
        if named.valued is None or is_misread(named.valued):
            return UNTOLD
        kind = kind_of(named.valued)
        dimension = dimension_due(named.valued) if kind is Kind.QUANTITY else NUMBER
        return Meaning(dimension, named.per)

    def _of_each_choice(self, calculation: Calculation, named: Named) -> Meaning:
        """All formulas come out as the same kind of value."""
        first: Dimension | None = None
        for choice, formula in calculation.of.items():
            path = (*named.path, "of", choice)
            found = self.of_expression(formula, path, calculation.per).dimension
            if first is not None and found is not None and found != first:
                message = f"this is {found.with_article}, but for another choice it is {first.with_article}"
                self.findings.append(Finding(path, message, "Give all choices the same kind of value."))
            first = first if first is not None else found
        return Meaning(first, named.per)

    def _told(self, calculation: Calculation, named: Named) -> Meaning:
        """Of what a calculator gives or a table holds: its `unit:` says it, else what stands in for it."""
        unit = find_unit(calculation.unit) if calculation.unit is not None else None
        if unit is not None:
            return Meaning(unit.dimension, named.per)
        if calculation.calculator is not None:
            return Meaning(NUMBER if calculation.unit is None else None, named.per)
        figures = self.subject.protocol.tables.get(calculation.look_up or "")
        if figures is not None and figures.dimension is not None:
            return Meaning(figures.dimension, named.per)
        if calculation.otherwise is None:
            return UNTOLD
        path = (*named.path, "otherwise")
        return Meaning(self.of_expression(calculation.otherwise, path, named.per).dimension, named.per)

    def _note(self, path: Path, error: ExpressionError) -> None:
        self.findings.append(Finding(path, error.message, error.remedy, offset=error.offset))


def _no_number(valued: Valued | None) -> str:
    """What a value is that cannot be calculated with; empty when it can."""
    if valued is None or is_misread(valued):
        return ""
    return _NO_NUMBER.get(kind_of(valued), "")


class _Around:
    """What the names around one calculation mean; notes those that mean nothing there."""

    def __init__(self, meanings: Meanings, path: Path, usable: Sequence[Sort]) -> None:
        self._meanings, self._path, self._usable = meanings, path, usable
        self._subject = meanings.subject

    def meaning(self, name: Name) -> Meaning:
        named = self._subject.names.get(name.name)
        if named is None:
            if not self._subject.excused(name.name):
                self._note(
                    name.offset, f"there is no “{name.name}” to calculate with", self._remedy(name.name)
                )
            return UNTOLD
        if named.sort not in self._usable:
            remedy = f"Write count({name.name})." if named.sort is Sort.TUBE else "Use a parameter."
            self._note(name.offset, f"“{name.name}” is {named.sort} and has no value here", remedy)
            return UNTOLD
        what = _no_number(named.valued)
        if what:
            message = f"“{name.name}” is {what}, not a number or a quantity"
            self._note(name.offset, message, "Use a value with a unit or a number.")
            return UNTOLD
        found = self._meanings.of(named)
        return Meaning(found.dimension, named.per, name if named.per is not None else None)

    def counted(self, count: Count) -> Meaning:
        if count.what == SAMPLES:
            return Meaning(NUMBER)
        tubes = self._subject.protocol.tubes
        if count.what in (TUBES, TUBES_OF_SAMPLE):
            if not tubes and self._subject.whole:
                self._note(count.offset, "this protocol has no tubes", "Add tubes:, or count(samples).")
            return Meaning(NUMBER, Per.SAMPLE, count) if count.what == TUBES_OF_SAMPLE else Meaning(NUMBER)
        known = [SAMPLES, TUBES, *tubes, *self._subject.protocol.plates]
        if count.what not in known and not self._subject.excused(count.what):
            near = nearest(count.what, known)
            remedy = f"Did you mean count({near})?" if near else f"Write one of {', '.join(known)}."
            self._note(count.offset, f"“{count.what}” cannot be counted", remedy)
        return Meaning(NUMBER)

    def of_plate(self, asked: OfPlate) -> Meaning:
        plate = self._subject.protocol.plates.get(asked.plate)
        if plate is None:
            if not self._subject.excused(asked.plate):
                near = nearest(asked.plate, self._subject.protocol.plates)
                remedy = f"Did you mean {near}?" if near else "Define it under plates:."
                self._note(asked.offset, f"there is no plate “{asked.plate}”", remedy)
            return Meaning(NUMBER) if asked.what is not OnPlate.DOSE else UNTOLD
        if asked.what is not OnPlate.DOSE:
            return Meaning(NUMBER)
        if plate.doses is None:
            self._note(asked.offset, f"“{asked.plate}” has no doses", "Add doses: to the plate.")
            return UNTOLD
        return self._meanings.of_doses(asked.plate)

    def _remedy(self, name: str) -> str:
        near = nearest(
            name, [each for each, named in self._subject.names.items() if named.sort in self._usable]
        )
        if near:
            return f"Did you mean {near}?"
        if find_unit(name) is not None:
            return f"It is a unit: write a number before it, such as 1 {name}."
        return "Define it under parameters:, calculations:, samples: or enter:."

    def _note(self, offset: int, message: str, remedy: str) -> None:
        self._meanings.findings.append(Finding(self._path, message, remedy, offset=offset))
