"""Records whose every text is hostile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from protocolapp.record.model import (
    ExceptionLine,
    ParameterLine,
    RunRecord,
    SectionBlock,
    SolutionBlock,
    StepBlock,
    TableBlock,
    TimeLineBlock,
    TimeSegment,
)

T = TypeVar("T")

NASTY = (
    "a<b and c>d",
    "R&D <foo>",
    "10⁻³ µL H₂O ≥ 37 °C ± 5 %",
    "**bold** [x](http://y) # no ~~heading~~",
    "{{ 7*7 }} {% raw %} {{ cycler.__init__ }}",
    "&lt;b&gt; &amp; &#65;",
    '<img src="/etc/hostname"/> <font size="nan">x</font></para><br/>',
    "Pneumonoultramicroscopicsilicovolcanoconiosis",
    "α-Tubulin → μ-opioid, ☐ ✓ ⚠",
    "first line\nsecond: line\r\nthird",
)

_FIXED = {"status", "kind", "numeric", "begin", "end", "rehearsal", "events", "begins", "ends"}
"""Fields that hold no text of other people: words of our own, numbers, and our own writing of times."""


def plain_record() -> RunRecord:
    """A small record with every field filled."""
    table = TableBlock(("One", "Two"), (("a", "b"), ("c", "d")), (1,))
    step = StepBlock(
        number="1", text="Add", status="failed", round="round 1 of 2", reason="why", conditions="on ice",
        planned="10:00 to 11:00", started="10:01", ended="10:59", took="58 min", by="A",
        values=(("Lysate", "2 µL"),), table=table,
        entries=(("Protein:", "4 mg/mL"),), ticks="2 of 2 ticked", checks=("balanced",), timers=("Timer.",),
        notes=(("Note", "cloudy"),), remarks=("Late.",),
    )  # fmt: skip
    return RunRecord(
        run_id="id", label="2026-11-21-01", title="Title", named="Own", aim="Aim", rehearsal=True,
        status="unfinished", protocol_id="co-ip", protocol_line="line", fingerprint="f" * 64,
        facts=(("Operator", "A"),), notices=("Notice",),
        exceptions=(ExceptionLine("1", "late", "30 min", "36 min", "busy", "11:00", "A"),),
        time_line=TimeLineBlock((TimeSegment(0, 0.5, "hands-on"),), (TimeSegment(0, 1, "late"),), "from", "until"),
        parameters=(ParameterLine("Protein", "1 mg", "G1", "changed"),), samples=(table,), tubes=(table,),
        lots=table, equipment=table, solutions=(SolutionBlock("Buffer", "1 mL", "made", table, "note"),),
        sections=(SectionBlock("Section", (step,)),), course=table, timers=("Free",), notes=(("who", "what"),),
        undone=(("who", "what"),), sources=("Source",), events=3, chain_head="8f2c" * 16, chain_fault="",
        program="protocolapp", exported="now",
    )  # fmt: skip


def with_texts(value: T, texts: Iterator[str]) -> T:
    """The same, each text of it replaced by the next one."""
    return _replaced(value, texts)  # type: ignore[no-any-return]


def texts_in(value: Any) -> Iterator[str]:
    """Every text that `with_texts` replaces."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from texts_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _FIXED:
                yield from texts_in(getattr(value, field.name))


def _replaced(value: Any, texts: Iterator[str]) -> Any:
    if isinstance(value, str):
        return next(texts)
    if isinstance(value, tuple):
        return tuple(_replaced(item, texts) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in _FIXED]
        return replace(value, **{name: _replaced(getattr(value, name), texts) for name in names})
    return value
