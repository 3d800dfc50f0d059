"""How many findings there are, in words; light, since the library shows it before any protocol is read."""

from __future__ import annotations

from protocolapp.run.words import counted


def counts_text(warnings: int, notes: int) -> str:
    """`2 warnings, 1 note`; empty where there is none."""
    parts = (
        counted(warnings, "warning", "warnings") if warnings else "",
        counted(notes, "note", "notes") if notes else "",
    )
    return ", ".join(part for part in parts if part)
