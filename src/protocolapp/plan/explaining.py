"""Where a number comes from: the tree of a value, down to what somebody gave, each value explained once. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from protocolapp.plan.filled_formula import filled_formula
from protocolapp.plan.model import Plan, Resolved
from protocolapp.protocol.expression import Expression, names_in
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import LAB, Calculation, Protocol, Valued
from protocolapp.protocol.values import ValueProblem, read_value, starting_text

Key = tuple[str, str]
"""A name, and the row it belongs to; an empty row for the run."""

_NOBODY: Mapping[Key, str] = MappingProxyType({})


class UnknownValueError(LookupError):
    """There is no value of this name, or none in this row. near: what may have been meant, or empty."""

    def __init__(self, message: str, near: str) -> None:
        super().__init__(message)
        self.message, self.near = message, near


@dataclass(frozen=True, slots=True)
class Explained:
    """A value with where it comes from.

    text: as shown. origin: who gave it and when, or that it is a default or typical; empty for what was worked out.
    formula, numbers: as written, and with its numbers. steps: how a calculator came to it. found: the line of a table
    it was looked up in. source: what its formula or default is cited from. planned: what was planned, where this was
    really taken. inputs: what it is made of. again: it is explained further up.
    """

    name: str
    row: str
    label: str
    text: str
    origin: str = ""
    formula: str = ""
    numbers: str = ""
    steps: tuple[str, ...] = ()
    found: str = ""
    source: str = ""
    planned: str = ""
    inputs: tuple[Explained, ...] = ()
    again: bool = False


def explain(
    plan: Plan, name: str, row: str = "", given: Mapping[Key, str] = _NOBODY
) -> tuple[Explained, ...]:
    """The trees of a value: one, or one for each row where it has one value per row and none is chosen.

    row: the id, name or lid of a sample or tube. given: who gave what and when, by name and row. Raises
    UnknownValueError.
    """
    keys = _keys(plan, name)
    if not keys:
        near = nearest(name, _names(plan))
        raise UnknownValueError(f"there is no value “{name}”", near)
    if row and keys != [(name, "")]:
        rows = _rows_called(plan, row)
        keys = [key for key in keys if key[1] in rows]
        if not keys:
            raise UnknownValueError(f"there is no row “{row}” with it", nearest(row, _row_names(plan)))
    return tuple(_Explainer(plan, given).explained(key) for key in keys)


def _names(plan: Plan) -> list[str]:
    return list(dict.fromkeys((*plan.values, *(name for name, _ in plan.row_values))))


def _keys(plan: Plan, name: str) -> list[Key]:
    if name in plan.values:
        return [(name, "")]
    return [key for key in plan.row_values if key[0] == name]


def _rows_called(plan: Plan, row: str) -> set[str]:
    """The ids of what is called so: a sample also stands for its tubes."""
    samples = {one.id for one in plan.samples if row in (one.id, one.name)}
    tubes = {one.id for one in plan.tubes if row in (one.id, one.label, one.lid) or one.sample in samples}
    return samples | tubes


def _row_names(plan: Plan) -> list[str]:
    return [*(one.name for one in plan.samples), *(one.label for one in plan.tubes)]


def row_label(plan: Plan, row: str) -> str:
    """What people call a row; empty for the run."""
    samples = {one.id: one.name for one in plan.samples}
    return {**samples, **{one.id: one.label for one in plan.tubes}}.get(row, "")


class _Explainer:
    """Goes down a tree, and remembers what it has explained."""

    def __init__(self, plan: Plan, given: Mapping[Key, str]) -> None:
        self._plan, self._protocol, self._given = plan, plan.protocol, given
        self._seen: set[Key] = set()

    def explained(self, key: Key) -> Explained:
        name, row = key
        resolved = self._plan.row_values[key] if row else self._plan.values[name]
        about = ", ".join(part for part in (resolved.label, row_label(self._plan, row)) if part)
        node = Explained(name, row, about, resolved.text)
        calculation = self._protocol.calculations.get(name)
        if key in self._seen:
            return replace(node, again=True)
        self._seen.add(key)
        if calculation is not None:
            return self._worked_out(node, calculation, resolved)
        column = self._protocol.samples.columns.get(name)
        if column is not None and column.value is not None and resolved.formula:
            return self._by_formula(node, column.value, source=self._cited(column.cite))
        valued = _valued(self._protocol, name)
        return self._as_given(node, valued, resolved) if valued is not None else node

    def _worked_out(self, node: Explained, calculation: Calculation, resolved: Resolved) -> Explained:
        planned = resolved.planned or resolved
        if resolved.planned is not None:
            origin = self._given.get((node.name, node.row), "entered")
            node = replace(node, origin=f"really taken; {origin}", planned=planned.text)
        source = self._cited(calculation.cite)
        formula = calculation.value or calculation.of.get(self._chosen(calculation))
        if formula is not None:
            others = [name for name in calculation.names if name == calculation.choose_one]
            return self._by_formula(node, formula, source, others)
        node = replace(node, formula=calculation.formula, steps=planned.steps, source=source)
        node = replace(node, found=self._found(calculation, node.row))
        return replace(node, inputs=self._inputs(calculation.names, node.row))

    def _by_formula(
        self, node: Explained, formula: Expression, source: str, others: list[str] | None = None
    ) -> Explained:
        numbers = filled_formula(formula, node.row, self._plan)
        names = (*(others or ()), *_names_of(formula))
        return replace(
            node, formula=formula.text, numbers=numbers, source=source, inputs=self._inputs(names, node.row)
        )

    def _chosen(self, calculation: Calculation) -> str:
        choice = self._plan.values.get(calculation.choose_one or "")
        return str(choice.value) if choice is not None and choice.value is not None else ""

    def _inputs(self, names: tuple[str, ...], row: str) -> tuple[Explained, ...]:
        keys = (key for name in dict.fromkeys(names) for key in seen_keys(self._plan, name, row))
        return tuple(self.explained(key) for key in keys)

    def _as_given(self, node: Explained, valued: Valued, resolved: Resolved) -> Explained:
        if resolved.value is None:
            return replace(node, origin="not known yet")
        told = self._given.get((node.name, node.row))
        start = starting_text(valued)
        usual = start is not None and _read(valued, start) == resolved.value
        word = "default" if node.name in self._protocol.parameters else "typical"
        if told is not None:
            return replace(node, origin=told, source=self._cited(valued.cite) if usual else "")
        if usual:
            return replace(node, origin=word, source=self._cited(valued.cite))
        return replace(node, origin="set for this plan")

    def _found(self, calculation: Calculation, row: str) -> str:
        """The line of the table that a value was looked up in, with its source."""
        table = self._protocol.tables.get(calculation.look_up or "")
        if table is None:
            return ""
        wanted = tuple(self._text_of(name, row) for name in calculation.by)
        line = table.find(wanted)
        if line is None:
            return f"{table.label}: nothing for {', '.join(wanted)}"
        told = (line.said, line.note or "", self._cited(line.cite))
        return f"{table.label}, {', '.join(wanted)}: {'; '.join(part for part in told if part)}"

    def _text_of(self, name: str, row: str) -> str:
        resolved = self._plan.value_at(name, row)
        return str(resolved.value) if resolved is not None and resolved.value is not None else "?"

    def _cited(self, cite: str | None) -> str:
        if cite is None:
            return ""
        source = self._protocol.citations.get(cite)
        if cite == LAB:
            return "the lab's choice"
        return f"cite {cite}: {source.title}" if source is not None else f"cite {cite}"


def seen_keys(plan: Plan, name: str, row: str) -> Iterator[Key]:
    """The values of a name as a row sees it: its own, its sample's, the run's, else all there are."""
    if name in plan.values:
        yield (name, "")
        return
    sample = next((tube.sample for tube in plan.tubes if tube.id == row), "")
    for own in (row, sample):
        if (name, own) in plan.row_values:
            yield (name, own)
            return
    mine = {tube.id for tube in plan.tubes if tube.sample == row}
    yield from (key for key in _keys(plan, name) if not mine or key[1] in mine)


def _names_of(formula: Expression) -> tuple[str, ...]:
    return names_in(formula.tree)


def _read(valued: Valued, text: str) -> object:
    try:
        return read_value(valued, text)
    except ValueProblem:
        return None


def _valued(protocol: Protocol, name: str) -> Valued | None:
    found = protocol.parameters.get(name) or protocol.samples.columns.get(name)
    if found is not None:
        return found
    return next((step.enter[name] for _, step in protocol.steps() if name in step.enter), None)
