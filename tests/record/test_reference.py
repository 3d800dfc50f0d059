"""The record of the rehearsed Co-IP, whole, against a text that people have read."""

from __future__ import annotations

from tests.record.bench_days import rehearsed_record
from tests.record.plain_text import REFERENCE, plain_text


def test_the_record_of_the_rehearsed_co_ip_reads_as_it_was_reviewed() -> None:
    """Where a change is meant: `python -m tests.record.plain_text`, and read the difference."""
    assert plain_text(rehearsed_record()) == REFERENCE.read_text(encoding="utf-8")
