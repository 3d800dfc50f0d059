"""A long history is paged, searched and sorted in less than a tenth of a second (D20)."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from time import process_time

import pytest

from protocolapp.run.ports import RunOrder, RunQuery
from protocolapp.store import open_for_reading, open_for_writing
from tests.fakes.clock import START

_RUNS = """
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :runs - 1)
    INSERT INTO runs SELECT printf('%08x-0000-4000-8000-000000000000', i * 2654435761 % 4294967296),
        'label-' || i, 'co_ip_alk', 'Co-immunoprecipitation of ALK complexes', '1.0.0', printf('%064d', i),
        'Title ' || (i * 7919 % :runs), 'Operator ' || (i % 37),
        strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', 1700000000 + i * 600, 'unixepoch'), 60, 0,
        'label-' || i || char(10) || 'title ' || (i * 7919 % :runs) || char(10) || 'operator ' || (i % 37)
    FROM n
"""

_EVENTS = """
    INSERT INTO events SELECT run_id, {version}, '{kind}',
        CAST('{{"at":{{"utc":"2026-11-21T10:00:00.000Z"}},"data":{{"hidden":true}}}}' AS BLOB),
        {previous}, printf('%064d', {version})
    FROM runs WHERE CAST(substr(label, 7) AS INTEGER) % {every} = 0
"""


def long_history(folder: Path, runs: int) -> None:
    """So many runs of two or three events; one in ten still open, one in fifty hidden."""
    open_for_writing(folder, START).close()
    other = sqlite3.connect(folder / "runs.db")
    other.execute("PRAGMA synchronous = OFF")
    other.execute(_RUNS, {"runs": runs})
    other.execute(_EVENTS.format(version=1, kind="run_started", previous="printf('%064d', 0)", every=1))
    other.execute(_EVENTS.format(version=2, kind="run_completed", previous="printf('%064d', 1)", every=1))
    other.execute(_EVENTS.format(version=3, kind="run_reopened", previous="printf('%064d', 2)", every=10))
    other.execute(_EVENTS.format(version=4, kind="run_hidden", previous="printf('%064d', 3)", every=50))
    other.commit()
    other.close()


@pytest.mark.parametrize("runs", [20_000, pytest.param(100_000, marks=pytest.mark.soak)])
def test_pages_of_a_long_history_come_at_once(tmp_path: Path, runs: int) -> None:
    long_history(tmp_path, runs)
    store = open_for_reading(tmp_path)
    shown = runs - runs // 50
    queries = {
        "newest": (RunQuery(), shown),
        "oldest, last page": (RunQuery(order=RunOrder.OLDEST, offset=shown - 50), shown),
        "title": (RunQuery(order=RunOrder.TITLE), shown),
        "operator, middle": (RunQuery(order=RunOrder.OPERATOR, offset=shown // 2), shown),
        "search": (RunQuery(text="OPERATOR 36"), None),
        "search, none": (RunQuery(text="no such run"), 0),
        "open": (RunQuery(open_only=True), runs // 10 - runs // 50),
        "with hidden": (RunQuery(include_hidden=True), runs),
    }
    slow = {}
    for name, (query, total) in queries.items():
        taken = []
        for _ in range(3):
            begun = process_time()
            page = store.find(query)
            taken.append(process_time() - begun)
        assert total is None or page.total == total, name
        assert len(page.runs) == min(50, page.total)
        slow[name] = round(min(taken) * 1000, 1)
    store.close()
    assert max(slow.values()) < 100, slow
