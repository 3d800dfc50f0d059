"""Figures that do not say where they come from."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble, Ways
from protocolapp.protocol.model import Kind, Protocol
from protocolapp.protocol.places import Path
from protocolapp.protocol.values import kind_of

_ONE_BY_ONE = 10
"""So many are told one by one; of more it is said once how many there are."""
_FIGURES = (Kind.QUANTITY, Kind.NUMBER, Kind.COUNT)


def look(case: Case) -> Iterator[Trouble]:
    """Defaults, ranges, strengths, waits, spins, windows and stops without `cite:`."""
    found = list(_without(case.protocol))
    if len(found) > _ONE_BY_ONE:
        message = f"{len(found)} figures have no source, this one is the first"
        yield Trouble(found[0][0], message, _REMEDY)
        return
    for path, what in found:
        yield Trouble(path, f"{what} has no source", _REMEDY)


_REMEDY = "Add cite: with a key of citations:, or cite: lab for the lab's own choice."


def _without(protocol: Protocol) -> Iterator[tuple[Path, str]]:
    for name, one in protocol.parameters.items():
        if one.cite is None and kind_of(one) in _FIGURES:
            yield ("parameters", name, "default"), one.label
        if one.range is not None and one.range_cite is None:
            yield ("parameters", name, "range"), f"the range of {one.label}"
    for name, solution in protocol.solutions.items():
        for place, part in enumerate(solution.contains):
            if part.cite is None and solution.cite is None:
                yield ("solutions", name, "contains", place), f"the strength of {part.what}"
    for name, plate in protocol.plates.items():
        if plate.cite is None:
            yield ("plates", name), f"the layout of {plate.label}"
    yield from _in_steps(protocol)


def _in_steps(protocol: Protocol) -> Iterator[tuple[Path, str]]:
    for placed in protocol.placed():
        step = placed.step
        parts = (("wait", step.wait), ("spin", step.spin), ("within", step.within), ("stop", step.stop))
        for key, part in parts:
            if part is not None and part.cite is None and step.cite is None:
                yield (*placed.path, key), f"{key}: of {placed.key}"


RULE = Rule(
    id="figure-without-source",
    title="A figure without a source",
    reason="Whoever wants to change a figure must know whether a guide or a habit stands behind it.",
    source=BENCH,
    severity=Severity.NOTE,
    look=look,
    ways=Ways.DEFAULTS,
)
