"""What every event store keeps to, the real one and the one in memory. A subclass gives the fixture `store`."""

from __future__ import annotations

from datetime import timedelta

import pytest

from protocolapp.run.chain import verify
from protocolapp.run.ports import (
    GENESIS,
    LIFECYCLE,
    ConcurrentAppendError,
    EventStore,
    RunOrder,
    RunQuery,
    UnknownRunError,
)
from tests.store.making import BEGIN, event, header, run_id, started


class EventStoreContract:
    """Inherit, and define a fixture `store` with an empty store."""

    def test_events_come_back_as_they_were_stored(self, store: EventStore) -> None:
        first = store.create(header(), [started()])
        rest = store.append(run_id(1), 1, [event(note="10⁻³ µL H₂O ≥ 37 °C, a<b & “c”"), event("run_paused")])
        assert store.read(run_id(1)) == first + rest
        assert [one.version for one in first + rest] == [1, 2, 3]
        assert rest[0].body == event(note="10⁻³ µL H₂O ≥ 37 °C, a<b & “c”").body

    def test_each_event_carries_the_hash_before_it(self, store: EventStore) -> None:
        store.create(header(), [started(), event()])
        store.append(run_id(1), 2, [event(), event()])
        stored = store.read(run_id(1))
        assert stored[0].previous == GENESIS
        assert verify(stored).first_bad is None
        assert verify(stored).events == 4

    def test_runs_do_not_mix(self, store: EventStore) -> None:
        for number in (1, 2):
            store.create(header(number), [started()])
        store.append(run_id(2), 1, [event()])
        store.append(run_id(1), 1, [event(), event()])
        assert [len(store.read(run_id(number))) for number in (1, 2)] == [3, 2]

    @pytest.mark.parametrize("expected", [0, 1, 3, 99])
    def test_an_append_that_is_not_next_is_refused(self, store: EventStore, expected: int) -> None:
        store.create(header(), [started(), event()])
        with pytest.raises(ConcurrentAppendError):
            store.append(run_id(1), expected, [event()])
        assert len(store.read(run_id(1))) == 2

    def test_what_is_unknown_is_said_to_be(self, store: EventStore) -> None:
        for name in (run_id(1), "", "2026-11-21-01", "\udcff", "a\0b", "%", "________"):
            with pytest.raises(UnknownRunError):
                store.read(name)
            with pytest.raises(UnknownRunError):
                store.resolve(name)
        with pytest.raises(UnknownRunError):
            store.append(run_id(1), 0, [event()])

    def test_a_run_is_created_once_and_with_an_event(self, store: EventStore) -> None:
        store.create(header(), [started()])
        with pytest.raises(ConcurrentAppendError):
            store.create(header(label="2026-11-21-77"), [started()])
        with pytest.raises(ConcurrentAppendError):
            store.create(header(2, label="2026-11-21-01"), [started()])
        with pytest.raises(ValueError, match="begins"):
            store.create(header(3), [])
        assert store.find(RunQuery()).total == 1

    def test_a_run_answers_to_id_label_and_beginning(self, store: EventStore) -> None:
        store.create(header(1, run_id="abcdef12-0000-4000-8000-000000000001"), [started()])
        store.create(header(2, run_id="abcdef12-0000-4000-8000-000000000002"), [started()])
        store.create(header(3, run_id="12345678-0000-4000-8000-000000000003"), [started()])
        assert store.resolve("2026-11-21-02") == "abcdef12-0000-4000-8000-000000000002"
        assert store.resolve("12345678") == "12345678-0000-4000-8000-000000000003"
        assert store.resolve("ABCDEF12-0000-4000-8000-000000000001").endswith("1")
        for ambiguous_or_short in ("abcdef12", "1234567"):
            with pytest.raises(UnknownRunError):
                store.resolve(ambiguous_or_short)

    @pytest.mark.parametrize("offset", [-210, 0, 345])
    def test_a_run_is_listed_by_the_clock_on_its_own_wall(self, store: EventStore, offset: int) -> None:
        begun = header(1, offset_minutes=offset)
        store.create(begun, [started()])
        [listed] = store.find(RunQuery()).runs
        assert listed.header == begun
        assert listed.header.started_local.utcoffset() == timedelta(minutes=offset)

    def test_labels_of_a_day(self, store: EventStore) -> None:
        store.create(header(2), [started()])
        store.create(header(1), [started()])
        store.create(header(3, label="2026-11-22-01"), [started()])
        assert store.labels("2026-11-21") == ("2026-11-21-01", "2026-11-21-02")
        assert store.labels("2026-11-2%") == ()

    def test_a_summary_is_derived_from_the_events(self, store: EventStore) -> None:
        store.create(header(title="Wild type", rehearsal=True), [started()])
        store.append(run_id(1), 1, [event("run_paused", 5, reason="fire drill"), event(minute=7)])
        (summary,) = store.find(RunQuery()).runs
        assert summary.header == header(title="Wild type", rehearsal=True)
        assert (summary.events, summary.lifecycle, summary.hidden) == (3, "run_paused", False)
        assert summary.last_utc == BEGIN + timedelta(minutes=7)

    @pytest.mark.parametrize("kind", LIFECYCLE)
    def test_the_latest_lifecycle_event_counts(self, store: EventStore, kind: str) -> None:
        ended = "run_completed" if kind != "run_completed" else "run_abandoned"
        store.create(header(), [started(), event(ended), event(kind), event("run_described")])
        assert store.find(RunQuery()).runs[0].lifecycle == kind
        still_open = kind not in ("run_completed", "run_abandoned")
        assert store.find(RunQuery(open_only=True)).total == int(still_open)

    def test_a_hidden_run_is_listed_only_when_asked_for(self, store: EventStore) -> None:
        store.create(header(1), [started(), event("run_hidden", hidden=True)])
        store.create(
            header(2), [started(), event("run_hidden", hidden=True), event("run_hidden", hidden=False)]
        )
        assert [one.header.run_id for one in store.find(RunQuery()).runs] == [run_id(2)]
        assert [one.hidden for one in store.find(RunQuery(include_hidden=True)).runs] == [False, True]

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("", {1, 2, 3}),
            ("kühlraum", {1}),
            ("KÜHLRAUM", {1}),
            ("100 %", {2}),
            ("%", {2}),
            ("_", {1, 2, 3}),
            ("a_b", {3}),
            ("\\", {3}),
            ("2026-11-21-02", {2}),
            ("co_ip", {1, 2, 3}),
            ("ALK COMPLEXES", {1, 2, 3}),
            ("Ada\n2026", set()),
            ("' OR 1=1 --", set()),
            ("\udcff", set()),
            ("a\0", set()),
        ],
    )
    def test_the_search_takes_text_literally(self, store: EventStore, text: str, found: set[int]) -> None:
        store.create(header(1, operator="Kühlraum", title="one"), [started()])
        store.create(header(2, title="100 % input"), [started()])
        store.create(header(3, title="a_b\\c"), [started()])
        page = store.find(RunQuery(text=text))
        assert {one.header.run_id for one in page.runs} == {run_id(number) for number in found}
        assert page.total == len(found)

    @pytest.mark.parametrize(
        ("order", "numbers"),
        [
            (RunOrder.NEWEST, [3, 2, 1]),
            (RunOrder.OLDEST, [1, 2, 3]),
            (RunOrder.TITLE, [3, 1, 2]),
            (RunOrder.PROTOCOL, [2, 3, 1]),
            (RunOrder.OPERATOR, [3, 1, 2]),
        ],
    )
    def test_orders(self, store: EventStore, order: RunOrder, numbers: list[int]) -> None:
        store.create(header(1, title="beta", protocol_title="Western", operator="ben"), [started()])
        store.create(header(2, title="Gamma", protocol_title="Co-IP", operator="Cleo"), [started()])
        store.create(header(3, title="Alpha", protocol_title="ELISA", operator="Ada"), [started()])
        found = store.find(RunQuery(order=order)).runs
        assert [one.header.run_id for one in found] == [run_id(number) for number in numbers]

    def test_the_newest_comes_first_among_equals(self, store: EventStore) -> None:
        for number in (1, 2, 3):
            store.create(header(number, title="same"), [started()])
        found = store.find(RunQuery(order=RunOrder.TITLE)).runs
        assert [one.header.run_id for one in found] == [run_id(number) for number in (3, 2, 1)]

    def test_pages_follow_one_another(self, store: EventStore) -> None:
        for number in range(1, 8):
            store.create(header(number), [started()])
        pages = [store.find(RunQuery(limit=3, offset=offset)) for offset in (0, 3, 6, 9)]
        assert [len(page.runs) for page in pages] == [3, 3, 1, 0]
        assert {page.total for page in pages} == {7}
        seen = [one.header.run_id for page in pages for one in page.runs]
        assert seen == [run_id(number) for number in range(7, 0, -1)]
