"""Expected times, from the plan and from what has really happened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.plan import SegmentKind, make_plan, schedule
from protocolapp.plan.model import Plan
from protocolapp.plan.schedule import Progress
from tests.plan.writing import protocol_of, samples

MINUTE = 60_000
STEPS = """
- {id: mix, do: Mix., takes: 10 min}
- {id: rest, do: Let it stand., takes: 5 min, wait: 60 min}
- {id: read, do: Read., takes: 20 min, stop: {up to: 2 d, at: 4 °C}}
- {id: clean, do: Clean., takes: 5 min}
"""
MIX, REST, READ, CLEAN = "work/mix", "work/rest", "work/read", "work/clean"


@pytest.fixture(scope="module")
def small() -> Plan:
    return make_plan(protocol_of("", STEPS), samples("A"))


def _minutes(*pairs: tuple[str, float, float | None]) -> Progress:
    return {ref: (int(a * MINUTE), int(b * MINUTE) if b is not None else None) for ref, a, b in pairs}


def test_the_steps_follow_one_another_with_their_waits(small: Plan) -> None:
    assert [(slot.start_ms / MINUTE, slot.end_ms / MINUTE) for slot in small.slots] == [
        (0, 10), (10, 75), (75, 95), (95, 100),
    ]  # fmt: skip
    assert (small.total_ms / MINUTE, small.hands_on_ms / MINUTE) == (100, 40)


def test_before_the_start_everything_lies_ahead(small: Plan) -> None:
    found = schedule(small, {}, 0)
    assert found.end_ms == small.total_ms
    assert [(one.kind, one.start_ms / MINUTE, one.end_ms / MINUTE) for one in found.segments] == [
        (SegmentKind.HANDS_ON, 0, 15), (SegmentKind.WAIT, 15, 75), (SegmentKind.HANDS_ON, 75, 100),
    ]  # fmt: skip
    assert not any(one.past for one in found.segments)
    assert not found.free


def test_a_late_start_moves_what_is_to_come(small: Plan) -> None:
    found = schedule(small, _minutes((MIX, 0, 30)), 40 * MINUTE)
    assert found.end_ms == (40 + 65 + 25) * MINUTE
    assert (found.slots[0].start_ms, found.slots[0].end_ms) == (0, 30 * MINUTE)


def test_while_a_wait_runs_the_person_is_free_until_it_rings(small: Plan) -> None:
    found = schedule(small, _minutes((MIX, 0, 10), (REST, 10, None)), 20 * MINUTE)
    assert found.free
    assert found.hands_at_ms == 75 * MINUTE
    assert found.end_ms == 100 * MINUTE


def test_in_the_hands_on_part_of_a_waiting_step_nobody_is_free(small: Plan) -> None:
    found = schedule(small, _minutes((MIX, 0, 10), (REST, 10, None)), 12 * MINUTE)
    assert (found.free, found.hands_at_ms) == (False, 12 * MINUTE)


def test_the_timer_that_really_runs_counts(small: Plan) -> None:
    found = schedule(small, _minutes((MIX, 0, 10), (REST, 10, None)), 20 * MINUTE, {REST: 90 * MINUTE})
    assert found.hands_at_ms == 90 * MINUTE
    assert found.end_ms == (90 + 25) * MINUTE


def test_past_the_tolerance_the_wait_is_overdue_and_the_rest_moves_along(small: Plan) -> None:
    found = schedule(small, _minutes((MIX, 0, 10), (REST, 10, None)), 95 * MINUTE)
    overdue = [
        (one.start_ms / MINUTE, one.end_ms / MINUTE)
        for one in found.segments
        if one.kind is SegmentKind.OVERDUE
    ]
    assert overdue == [(15 + 66, 95)]  # 60 min and 10 % of it
    assert (found.free, found.end_ms) == (False, (95 + 25) * MINUTE)


def test_a_step_that_takes_longer_than_expected_is_overdue(small: Plan) -> None:
    found = schedule(small, _minutes((MIX, 0, None)), 25 * MINUTE)
    assert (found.segments[0].kind, found.segments[0].end_ms) == (SegmentKind.HANDS_ON, 10 * MINUTE)
    assert (found.segments[1].kind, found.segments[1].end_ms) == (SegmentKind.OVERDUE, 25 * MINUTE)


def test_the_next_safe_stop_is_told_until_it_is_behind(small: Plan) -> None:
    ahead = schedule(small, {}, 0).stop
    assert ahead is not None
    assert (ahead.ref, ahead.at_ms, ahead.up_to_ms) == (READ, 95 * MINUTE, 48 * 60 * MINUTE)
    assert ahead.text == "up to 2\u00a0d at 4\u00a0°C"
    behind = _minutes((MIX, 0, 10), (REST, 10, 75), (READ, 75, 95))
    assert schedule(small, behind, 95 * MINUTE).stop is None


def test_a_rest_during_a_wait_begins_with_the_wait(plan: Plan) -> None:
    found = schedule(plan, {}, 0).stop
    slot = next(slot for slot in plan.slots if slot.ref == "ip/bind")
    assert found is not None
    assert (found.ref, found.at_ms) == ("ip/bind", slot.start_ms + slot.hands_on_ms)


def test_a_finished_run_ended_when_it_ended(small: Plan) -> None:
    done = _minutes((MIX, 0, 10), (REST, 10, 80), (READ, 80, 90), (CLEAN, 90, 92))
    found = schedule(small, done, 500 * MINUTE)
    assert found.end_ms == 92 * MINUTE
    assert all(one.past for one in found.segments)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Progress, int]:
    """Some steps done one after the other, perhaps one under way, and a moment after all of it."""
    progress: dict[str, tuple[int, int | None]] = {}
    at = 0
    done = draw(st.integers(0, 4))
    for ref in (MIX, REST, READ, CLEAN)[:done]:
        at += draw(st.integers(0, 30 * MINUTE))
        end = at + draw(st.integers(1, 200 * MINUTE))  # what took no time at all cannot be drawn
        progress[ref], at = (at, end), end
    if done < 4 and draw(st.booleans()):
        at += draw(st.integers(0, 30 * MINUTE))
        progress[(MIX, REST, READ, CLEAN)[done]] = (at, None)
    return progress, at + draw(st.integers(0, 200 * MINUTE))


@given(histories())
def test_the_time_line_has_no_overlaps_and_ends_where_the_run_ends(history: tuple[Progress, int]) -> None:
    small_plan = make_plan(protocol_of("", STEPS), samples("A"))
    progress, now = history
    found = schedule(small_plan, progress, now)
    for one, after in zip(found.segments, found.segments[1:], strict=False):
        assert one.start_ms < one.end_ms <= after.start_ms
    assert max((one.end_ms for one in found.segments), default=found.end_ms) == found.end_ms
    assert all(one.end_ms <= now or one.start_ms >= now for one in found.segments)
    for slot in found.slots:
        if slot.ref not in progress:
            assert slot.start_ms >= now
