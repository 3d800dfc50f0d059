"""Entries of more than one value: the columns of a table, the plate that is read; and where such kinds may stand."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.checks.given import check_value
from protocolapp.protocol.checks.subject import Named, Sort, Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Entry, Kind, Valued
from protocolapp.protocol.values import kind_of

_OF_PARTS = (Kind.TABLE, Kind.PLATE, Kind.FILE)


def check_parts(subject: Subject) -> Iterator[Finding]:
    """Kinds where they have no place, and keys that belong to another kind."""
    for named in subject.definitions:
        if isinstance(named.valued, Entry):
            yield from _columns(named, named.valued)
            yield from _plate(subject, named, named.valued)
        elif named.valued is not None and kind_of(named.valued) in _OF_PARTS:
            yield _misplaced(named, named.valued)


def _misplaced(named: Named, valued: Valued) -> Finding:
    message = f"{named.sort} is never of kind {kind_of(valued)}"
    return Finding((*named.path, "kind"), message, "Ask for it at a step, under enter:.")


def _columns(named: Named, entry: Entry) -> Iterator[Finding]:
    kind, path = kind_of(entry), (*named.path, "columns")
    if entry.columns and kind is not Kind.TABLE:
        message = f"a value of kind {kind} has no columns"
        yield Finding(path, message, "Delete the columns, or write kind: table.", at_key=True)
        return
    if kind is Kind.TABLE and not entry.columns:
        remedy = "Add columns:, such as absorbance: {label: A562, kind: number}."
        yield Finding(named.path, "a table needs its columns", remedy, at_key=True)
    for name, column in entry.columns.items():
        part = Named(name, Sort.COLUMN, (*path, name), named.per, column)
        if kind_of(column) in _OF_PARTS:
            message = f"a column of a table is never of kind {kind_of(column)}"
            yield Finding((*part.path, "kind"), message, "Ask for it beside the table, under enter:.")
            continue
        for key in ("value", "when"):
            if getattr(column, key) is not None:
                message = f"a column of a table has no {key}:"
                yield Finding((*part.path, key), message, "Delete it.", at_key=True)
        yield from check_value(part, column)


def _plate(subject: Subject, named: Named, entry: Entry) -> Iterator[Finding]:
    kind, path = kind_of(entry), (*named.path, "plate")
    if entry.plate is None:
        if kind is Kind.PLATE:
            remedy = "Add plate: with the name of one under plates:."
            yield Finding(named.path, "the readings of a plate need to say of which", remedy, at_key=True)
        return
    if kind is not Kind.PLATE:
        message = f"a value of kind {kind} has no plate"
        yield Finding(path, message, "Delete the plate, or write kind: plate.", at_key=True)
    elif entry.plate not in subject.protocol.plates and not subject.excused(entry.plate):
        near = nearest(entry.plate, subject.protocol.plates)
        known = ", ".join(subject.protocol.plates) or "none"
        remedy = f"Did you mean {near}?" if near else f"Under plates: there is {known}."
        yield Finding(path, f"there is no plate “{entry.plate}”", remedy)
