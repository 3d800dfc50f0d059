"""A record as plain text, for a reference file that people can review line by line.

`python -m tests.record.plain_text` writes `tests/data/reference/co_ip_alk.record.txt` anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from protocolapp.record.model import RunRecord, StepBlock, TableBlock
from tests.record.bench_days import rehearsed_record

REFERENCE = Path(__file__).parents[1] / "data" / "reference" / "co_ip_alk.record.txt"


def plain_text(record: RunRecord) -> str:
    """Everything the record prints; hashes and the program's version, which change for other reasons, left out."""
    shown = "\n".join(line.rstrip() for line in _lines(record)).replace("\u00a0", " ")
    for changing in (record.fingerprint[:4], record.program):
        shown = shown.replace(changing, "…")
    return shown.replace(record.protocol_line.split("fingerprint ")[1][5:14], "…") + "\n"


def _lines(record: RunRecord) -> Iterator[str]:
    yield from (record.title, record.protocol_line, record.named, record.aim)
    yield from (f"{label}: {value}" for label, value in record.facts)
    yield from record.notices
    yield "\n== Exceptions"
    yield from (str(line) for line in record.exceptions)
    for title, tables in (
        ("Samples", record.samples),
        ("Tubes", record.tubes),
        ("Reagents", (record.lots,)),
        ("Pipettes and rotor", (record.equipment,)),
    ):
        yield f"\n== {title}"
        for table in tables:
            yield from _table(table)
    for solution in record.solutions:
        yield f"\n== {solution.name}, {solution.volume}"
        yield f"{solution.made}. {solution.note}"
        yield from _table(solution.table)
    yield "\n== Parameters"
    yield from _columns([(line.label, line.value, line.source, line.changed) for line in record.parameters])
    for section in record.sections:
        yield f"\n== {section.title}"
        for step in section.steps:
            yield from _step(step)
    for title, pairs in (("Notes", record.notes), ("Undone", record.undone)):
        yield f"\n== {title}"
        yield from (f"{who}: {what}" for who, what in pairs)
    yield "\n== Course of the run"
    yield from _table(record.course)
    yield "\n== Sources"
    yield from record.sources
    yield f"\n{record.events} events. {record.exported}"


def _step(step: StepBlock) -> Iterator[str]:
    yield f"\n{step.number:>2}  {step.text}{f' ({step.round})' if step.round else ''}"
    times = " to ".join(filter(None, (step.started, step.ended)))
    planned = f"planned {step.planned}" if step.planned else ""
    parts = (step.status, step.reason, times, step.took, planned, step.by, step.ticks)
    lines = [" · ".join(filter(None, parts)), step.conditions]
    lines += [" · ".join(f"{label} {value}" for label, value in step.values)]
    lines += _table(step.table) if step.table is not None else []
    lines += [f"{label} {value}" for label, value in (*step.entries, *step.notes)]
    lines += [*step.checks, *step.timers, *step.remarks]
    yield from (f"    {line}" for line in lines if line)


def _table(table: TableBlock) -> list[str]:
    return _columns([table.header, *table.rows]) if table.rows else []


def _columns(rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = list(rows)
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]


if __name__ == "__main__":
    REFERENCE.parent.mkdir(parents=True, exist_ok=True)
    REFERENCE.write_text(plain_text(rehearsed_record()), encoding="utf-8")
