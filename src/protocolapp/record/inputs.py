"""What the run was given: parameters with their sources, the lots of what was used, the publications cited."""

from __future__ import annotations

from collections.abc import Mapping

from protocolapp.protocol.model import Parameter
from protocolapp.protocol.model import Source as Publication
from protocolapp.protocol.values import read_value
from protocolapp.record.changes import became
from protocolapp.record.journal import Change
from protocolapp.record.model import ParameterLine, TableBlock
from protocolapp.record.moments import signed
from protocolapp.record.protocol_page.citing import cited
from protocolapp.record.samples import lot_of
from protocolapp.record.source import NOT_RECORDED, Source
from protocolapp.run import events as e
from protocolapp.run.stored_value import read_stored

DOES_NOT_APPLY = "does not apply"


def parameters_of(source: Source) -> tuple[ParameterLine, ...]:
    """Every parameter as it was used, the citation of a default, and its changes in the run.

    One that does not apply is left out, unless something changed in the run: then it may have applied before.
    """
    lines = []
    for name, parameter in source.plan.protocol.parameters.items():
        if name in source.plan.left_out and not source.journal.changes:
            continue
        given = source.state.parameters.get(name)
        changed = "; ".join(_change(one, source) for one in source.journal.changes if one.name == name)
        value = given.shown if given is not None else NOT_RECORDED
        lines.append(ParameterLine(parameter.label, value, _origin(name, parameter, source), changed))
    return tuple(lines)


def lots_of(source: Source) -> TableBlock:
    """The reagents whose lot, expiry or supplier is asked for, and what was noted."""
    asked = {one.name for step in source.plan.steps for one in step.asked}
    noted = {entry.name for entry in source.state.entries}
    reagents = {
        identity: reagent
        for identity, reagent in source.plan.protocol.reagents.items()
        if any(f"{identity}.{one.value}" in asked | noted for one in reagent.enter)
    }
    names = list(dict.fromkeys(one.value for reagent in reagents.values() for one in reagent.enter))
    rows = tuple(
        (
            reagent.name,
            *(
                (lot_of(source, identity, name) or NOT_RECORDED)
                if name in [one.value for one in reagent.enter]
                else ""
                for name in names
            ),
        )
        for identity, reagent in reagents.items()
    )
    return TableBlock(("Reagent", *(name.capitalize() for name in names)), rows)


def publications_of(citations: Mapping[str, Publication]) -> tuple[str, ...]:
    """`[G1] Title. Publisher, 2025. https://… Note`"""
    return tuple(f"[{key}] {publication_text(one)}" for key, one in citations.items())


def publication_text(one: Publication) -> str:
    """`Title. Publisher, 2025. https://… Note`"""
    where = ", ".join(part for part in (one.publisher, one.year) if part)
    parts = (", ".join(one.authors or ()), one.title, where)
    sentence = " ".join(f"{part.rstrip('.')}." for part in parts if part)
    return " ".join(part for part in (sentence, one.url, one.note) if part)


def _origin(name: str, parameter: Parameter, source: Source) -> str:
    if name in source.plan.left_out:
        return DOES_NOT_APPLY
    origin = cited(parameter.cite)
    first = source.journal.parameters.get(name)
    if first is not None and not _is_default(first, parameter):
        return f"set for this run (default {parameter.default}{f', {origin}' if origin else ''})"
    return origin


def _is_default(given: e.Given, parameter: Parameter) -> bool:
    return read_stored(given.kind, given.value) == read_value(parameter, parameter.default)


def _change(change: Change, source: Source) -> str:
    told = f"{became((change.before, change.after))}, {signed(change.mark, source.start)}"
    return f"{told}: {change.reason}" if change.reason else told
