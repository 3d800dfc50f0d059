"""The sample table: row names for a rehearsal, and how many rows there may be."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.checks.meanings import Meanings
from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.expression import Per
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.model import Kind
from protocolapp.protocol.problem import quote
from protocolapp.protocol.values import dimension_due, kind_of
from protocolapp.quantity import NUMBER


def check_columns(subject: Subject, meanings: Meanings) -> Iterator[Finding]:
    """Columns that are worked out unless typed: their formula comes out as the column is."""
    for name, column in subject.protocol.samples.columns.items():
        if column.value is None:
            continue
        path = ("samples", "columns", name, "value")
        if kind_of(column) not in (Kind.QUANTITY, Kind.NUMBER, Kind.COUNT):
            message = f"a column of kind {kind_of(column)} is not worked out"
            yield Finding(path, message, "Delete value:, or give the column a unit.")
            continue
        found = meanings.of_expression(column.value, path, Per.SAMPLE).dimension
        due = dimension_due(column) if kind_of(column) is Kind.QUANTITY else NUMBER
        if found is not None and due is not None and found != due:
            message = f"this is {found.with_article}, but “{name}” is {due.with_article}"
            yield Finding(path, message, "Correct the unit or the formula.")


def check_samples(subject: Subject) -> Iterator[Finding]:
    """Typical names that are not names of a table."""
    table = subject.protocol.samples
    seen: set[str] = set()
    for place, name in enumerate(table.typical):
        if name.casefold() in seen:
            message = f"two samples are called {quote(name)}"
            yield Finding(("samples", "typical", place), message, "Give each sample a name of its own.")
        seen.add(name.casefold())
    if len(table.typical) > table.most:
        message = f"there are {len(table.typical)} typical samples, but at most {table.most} are allowed"
        yield Finding(("samples", "typical"), message, "Raise most:, or name fewer.", at_key=True)
    if not table.typical:
        message = "there is no typical sample, so the protocol cannot be rehearsed"
        yield Finding(("samples", "typical"), message, "Name at least one.", at_key=True)
