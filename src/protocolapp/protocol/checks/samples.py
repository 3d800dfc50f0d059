"""The sample table: row names for a rehearsal, and how many rows there may be."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.problem import quote


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
