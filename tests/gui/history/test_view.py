"""A page of past runs, without a screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from protocolapp.gui.history.history_view import MARKS, chain_words, history_view, turned
from protocolapp.run.chain import ChainReport
from protocolapp.run.ports import LIFECYCLE, RunPage, RunQuery, RunSummary
from protocolapp.run.status import status_word
from tests.store.making import header


def summary(
    number: int = 1, lifecycle: str = "run_started", *, hidden: bool = False, **changes: object
) -> RunSummary:
    one = header(number, **changes)
    return RunSummary(one, 5, lifecycle, one.started_utc, hidden)


def page(number: int, total: int) -> RunPage:
    return RunPage(tuple(summary(one + 1) for one in range(number)), total)


def test_each_time_is_that_of_the_record_with_its_offset() -> None:
    summer = summary(started_utc=datetime(2026, 7, 1, 8, 0, tzinfo=UTC), offset_minutes=120)
    elsewhere = summary(started_utc=datetime(2026, 12, 1, 23, 0, tzinfo=UTC), offset_minutes=330)
    view = history_view(RunPage((summer, elsewhere), 2), RunQuery())
    started = [" ".join(line.started.split()) for line in view.lines]
    assert started == ["2026-07-01 10:00 +02:00", "2026-12-02 04:30 +05:30"]


@pytest.mark.parametrize(("offset", "number", "total", "place", "ways"), [
    (0, 3, 3, "3\u00a0runs", (False, False)),
    (0, 1, 1, "1\u00a0run", (False, False)),
    (0, 50, 137, "1 to 50 of 137 runs", (False, True)),
    (100, 37, 137, "101 to 137 of 137 runs", (True, False)),
    (1000, 50, 12_345, "1\u2009001 to 1\u2009050 of 12\u2009345 runs", (True, True)),
])  # fmt: skip
def test_the_place_among_all_runs(
    offset: int, number: int, total: int, place: str, ways: tuple[bool, bool]
) -> None:
    view = history_view(page(number, total), RunQuery(offset=offset))
    assert (view.place, (view.before, view.behind)) == (place, ways)


def test_turning_stops_at_the_beginning() -> None:
    query = RunQuery(text="alk")
    assert turned(query, 2) == replace(query, offset=100)
    assert turned(turned(query, 1), -3) == query


def test_every_status_there_is_has_a_shape() -> None:
    assert {status_word(kind) for kind in LIFECYCLE} == set(MARKS)
    assert len(set(MARKS.values())) == len(MARKS)


def test_only_unfinished_runs_are_open() -> None:
    kinds = {
        kind: history_view(RunPage((summary(lifecycle=kind),), 1), RunQuery()).lines[0].open
        for kind in LIFECYCLE
    }
    assert [kind for kind, is_open in kinds.items() if not is_open] == ["run_completed", "run_abandoned"]


def test_rehearsals_and_hidden_runs_are_tagged() -> None:
    line = history_view(RunPage((summary(hidden=True, rehearsal=True),), 1), RunQuery()).lines[0]
    assert line.tag == "rehearsal, hidden"


def test_an_empty_list_says_why() -> None:
    empty = RunPage((), 0)
    headings = [
        history_view(empty, query).nothing
        for query in (RunQuery(), RunQuery(text="x"), RunQuery(open_only=True))
    ]
    assert len({one[0] for one in headings if one}) == 3


def test_what_verifying_found_names_the_first_bad_event() -> None:
    assert "182\u00a0events" in chain_words(ChainReport(182, "ab", None, ""))
    broken = chain_words(ChainReport(7, "ab", 7, "event 7 has been changed since it was stored"))
    assert "broken" in broken
    assert "event 7" in broken
