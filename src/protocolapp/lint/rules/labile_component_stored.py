"""Something that spoils within a day, in a solution that is kept for longer."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble
from protocolapp.lint.things import Thing
from protocolapp.protocol.roles import Role
from protocolapp.quantity import Quantity

_LABILE = frozenset({Role.PROTEASE_INHIBITOR, Role.PHOSPHATASE_INHIBITOR, Role.REDUCER})
_DAY = Quantity.of(24, "h")
_FREEZING = Quantity.of(-10, "°C")


def look(case: Case) -> Iterator[Trouble]:
    """Inhibitors and reducers that are not `add: fresh`, in what keeps for longer than a day and is not frozen."""
    for thing in case.used():
        if thing.keep is None or thing.keep.lasts is None or thing.keep.lasts <= _DAY or _is_frozen(thing):
            continue
        for part in thing.contains:
            if _LABILE & set(part.component.roles) and not part.component.fresh:
                message = f"{part.name} spoils in {thing.name}, which is kept for {thing.keep.span}"
                yield Trouble(part.path, message, "Write add: fresh: it goes in on the day.")


def _is_frozen(thing: Thing) -> bool:
    at = thing.keep.at if thing.keep is not None else None
    return at is not None and at.celsius is not None and at.celsius.high <= _FREEZING


RULE = Rule(
    id="labile-component-stored",
    title="Inhibitors or reducer kept in a buffer for days",
    reason="PMSF is gone from water within hours, peptide inhibitors and DTT within days at 4 °C.",
    source=BENCH,
    severity=Severity.WARNING,
    look=look,
)
