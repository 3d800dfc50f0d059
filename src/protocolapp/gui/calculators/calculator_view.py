"""Everything the screen shows of a calculation, as frozen data, made anew after each keystroke."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.form import (
    Bench,
    Calculator,
    Field,
    Kind,
    Outcome,
    Result,
    Step,
    Suggest,
    Table,
    active_fields,
    compute,
)
from protocolapp.calc.form.picture import Picture
from protocolapp.gui.calculators.form_state import FormState, typed_value
from protocolapp.gui.plan.prep_view import NoteView

Place = tuple[int, str]
"""The number of a row, from 0, and the key of a column."""

_WORDS = {Severity.BLOCK: "Impossible", Severity.WARN: "Check", Severity.NOTE: "Note"}
_ORDER = list(Severity)
_TYPING = (Code.UNREADABLE, Code.MISSING, Code.NOTHING_UNKNOWN)
_NOT_KNOWN = (Code.UNKNOWN_SUBSTANCE, Code.MW_MISSING)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a field, a cell or a result has to say of itself. severity: the worst of it."""

    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """A value. lines: how it is pipetted, and the strength that what is really delivered gives."""

    name: str
    label: str
    text: str
    plain: str
    lines: tuple[str, ...] = ()
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class CalculatorView:
    """active: the fields that are asked for. worked_out: what unknown fields hold, as it is read; values: as it would
    be typed. fields, cells: what stands at a field, or at a cell of a table. notes: what stands at none; all_notes:
    everything. waiting: what has to be filled in first, in a sentence. strangers: field or table -> a name in it that
    no catalogue has, where that is missed.
    """

    calculator: Calculator
    outcome: Outcome
    active: tuple[str, ...]
    worked_out: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, Standing] = field(default_factory=dict)
    cells: Mapping[str, Mapping[Place, Standing]] = field(default_factory=dict)
    results: tuple[ResultView, ...] = ()
    further: tuple[ResultView, ...] = ()
    notes: tuple[NoteView, ...] = ()
    all_notes: tuple[NoteView, ...] = ()
    waiting: str = ""
    strangers: Mapping[str, str] = field(default_factory=dict)

    @property
    def answered(self) -> bool:
        """Whether there is anything worked out."""
        return bool(self.outcome.results or self.outcome.tables)

    @property
    def pending(self) -> bool:
        """Whether something has to be typed, or typed otherwise, before anything can be worked out."""
        typing = any(flag.code in _TYPING for flag in self.outcome.flags)
        return bool(self.outcome.missing) or (typing and not self.answered)

    def unasked(self, names: Sequence[str]) -> bool:
        """Whether none of these fields is asked for."""
        return not any(name in self.active for name in names)

    @property
    def tables(self) -> tuple[Table, ...]:
        return self.outcome.tables

    @property
    def picture(self) -> Picture | None:
        return self.outcome.picture

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.outcome.steps


def calculator_view(state: FormState, bench: Bench) -> CalculatorView:
    """Work everything out and say where it stands."""
    calculator, typed = state.calculator, state.typed()
    outcome = compute(calculator, typed, bench)
    active = tuple(one.name for one in active_fields(calculator, typed))
    unknowns = state.unknowns(active)
    found = {name: one for name in unknowns if (one := outcome.result(name)) is not None}
    placed = [flag for flag in outcome.flags if _stands_at_a_field(flag, calculator, active)]
    elsewhere = [flag for flag in outcome.flags if flag not in placed]
    given = {name for name in active if name not in unknowns}
    shown = [one for one in outcome.results if one.main]
    return CalculatorView(
        calculator,
        outcome,
        active,
        worked_out={name: one.text for name, one in found.items()},
        values={name: _typed_value(calculator, name, one, bench) for name, one in found.items()},
        fields=_at_fields(placed),
        cells=_at_cells(placed),
        results=tuple(_result(one, outcome, bench) for one in shown),
        further=tuple(
            _result(one, outcome, bench) for one in outcome.results if not one.main and one.name not in given
        ),
        notes=_notes(elsewhere),
        all_notes=_notes(outcome.flags),
        waiting=_waiting(calculator, outcome),
        strangers=_strangers(state, active, outcome, bench),
    )


def _typed_value(calculator: Calculator, name: str, result: Result, bench: Bench) -> str:
    asked = calculator.field(name)
    return typed_value(asked, result, bench.decimal) if asked is not None else result.plain


def _stands_at_a_field(flag: Flag, calculator: Calculator, active: Sequence[str]) -> bool:
    """A convention stands with the results, and so does what concerns no field that is asked for."""
    name, _, column = flag.about.partition(".")
    asked = calculator.field(name)
    if flag.severity is Severity.NOTE or asked is None or asked.name not in active:
        return False
    if not column:
        return True
    return flag.row.isdigit() and any(one.name == column for one in asked.columns)


def _at_fields(flags: Sequence[Flag]) -> dict[str, Standing]:
    names = dict.fromkeys(flag.about for flag in flags if "." not in flag.about)
    return {name: _standing([flag for flag in flags if flag.about == name]) for name in names}


def _at_cells(flags: Sequence[Flag]) -> dict[str, dict[Place, Standing]]:
    at: dict[str, dict[Place, list[Flag]]] = {}
    for flag in flags:
        name, dot, column = flag.about.partition(".")
        if dot:
            at.setdefault(name, {}).setdefault((int(flag.row) - 1, column), []).append(flag)
    return {name: {place: _standing(there) for place, there in cells.items()} for name, cells in at.items()}


def _standing(flags: Sequence[Flag]) -> Standing:
    worst = min((flag.severity for flag in flags), key=_ORDER.index)
    return Standing(worst, " ".join(dict.fromkeys(_sentence(flag) for flag in flags)))


def _sentence(flag: Flag) -> str:
    return " ".join(part for part in (flag.message, flag.remedy) if part)


def _result(one: Result, outcome: Outcome, bench: Bench) -> ResultView:
    lines = [one.detail] if one.detail else []
    taken = one.pipetting
    if taken is not None and taken.settings and taken.delivered.base != taken.wanted.base:
        exact = bench.show(taken.wanted)
        if exact != one.text:  # 42.24 µL set as 42.2: the figures shown say the same
            lines.append(f"exactly {exact}")
    if one.gives is not None:
        lines.append(f"gives {bench.show(one.gives)}")
    flags = [flag for flag in outcome.flags if flag.about == one.name and flag.severity is not Severity.NOTE]
    return ResultView(
        one.name, one.label, one.text, one.plain, tuple(lines), _standing(flags) if flags else None
    )


def _notes(flags: Sequence[Flag]) -> tuple[NoteView, ...]:
    """The worst first."""
    inorder = sorted(flags, key=lambda flag: _ORDER.index(flag.severity))
    return tuple(
        NoteView(flag.severity, _WORDS[flag.severity], _with_row(flag), flag.remedy) for flag in inorder
    )


def _with_row(flag: Flag) -> str:
    return f"Row\u00a0{flag.row}: {flag.message}" if flag.row and "." not in flag.about else flag.message


def _strangers(state: FormState, active: Sequence[str], outcome: Outcome, bench: Bench) -> Mapping[str, str]:
    flags = [flag for flag in outcome.flags if flag.code in _NOT_KNOWN]
    named: dict[str, list[str]] = {}
    for one in state.calculator.fields if flags else ():
        if one.name not in active:
            continue
        if one.suggest is Suggest.REAGENTS and any("." not in flag.about for flag in flags):
            named[one.name] = [state.texts.get(one.name, "")]
        column = next((each.name for each in one.columns if each.suggest is Suggest.REAGENTS), "")
        if column:
            rows = state.rows.get(one.name, ())
            at = sorted({int(flag.row) - 1 for flag in flags if flag.row.isdigit()})
            named[one.name] = [rows[number].get(column, "") for number in at if number < len(rows)]
    found = {
        name: next((text.strip() for text in texts if _is_stranger(text, bench)), "")
        for name, texts in named.items()
    }
    return {name: text for name, text in found.items() if text}


def _is_stranger(text: str, bench: Bench) -> bool:
    return bool(text.strip()) and bench.catalogue.find(text.strip()) is None


def _waiting(calculator: Calculator, outcome: Outcome) -> str:
    """What is missing, by its labels; one of a set may stay empty."""
    missing = [one for name in outcome.missing if (one := calculator.field(name)) is not None]
    if not missing:
        return ""
    sets = [set(one.fields) for one in calculator.solves]
    free = [one for one in missing if any(one.name in each for each in sets)]
    needed = [_named(one) for one in missing if one not in free]
    told = [f"Fill in: {', '.join(needed)}."] if needed else []
    if free:
        told.append(f"Fill in all but one of: {', '.join(_named(one) for one in free)}.")
    return " ".join(told)


def _named(one: Field) -> str:
    return f"{one.label} (a row)" if one.kind is Kind.TABLE else one.label
