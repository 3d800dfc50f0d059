"""The expected time of a run, day by day."""

from __future__ import annotations

from dataclasses import replace

from protocolapp.plan import make_plan
from protocolapp.plan.expected_time import day_labels, expected_time
from protocolapp.plan.facts import Facts
from protocolapp.plan.model import Plan
from tests.plan.writing import protocol_of, samples

HOUR = 3_600_000


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _expected(steps: str) -> Plan:
    return make_plan(protocol_of("", steps), samples())


def test_the_co_ip_takes_two_days(plan: Plan) -> None:
    expected = expected_time(plan)
    first, second = expected.days
    assert second.at_ms == next(slot.end_ms for slot in plan.slots if slot.ref == "ip/bind")
    told = sum(day.hands_on_ms + day.waiting_ms for day in expected.days)
    assert told == expected.total_ms - 14 * HOUR  # the night belongs to no day
    assert (first.number, second.number) == (1, 2)
    assert _plain(expected.longest) == "overnight at 4 °C, 14 h, a safe stop"
    assert _plain(expected.summary).startswith("21 h 34 min in all, over 2 days: 2 h 36 min hands-on, ")


def test_each_day_is_told_with_its_own_hands_on_time() -> None:
    plan = _expected(
        """
        - {id: seed, do: Seed., takes: 30 min, wait: 16 h}
        - {id: treat, do: Treat., takes: 20 min, wait: 72 h}
        - {id: read, do: Read., takes: 10 min, wait: 2 h}
        """
    )
    assert [_plain(one) for one in expected_time(plan).sentences] == [
        "3 d 19 h in all, over 5 days: 1 h hands-on, 3 d 18 h waiting.",
        "Day 1: 30 min hands-on.",
        "Day 2: 20 min hands-on.",
        "Day 5: 10 min hands-on, 2 h waiting.",
        "The longest wait: 72 h.",
    ]


def test_a_run_of_a_day_tells_no_days_and_no_short_wait() -> None:
    expected = expected_time(_expected("- {id: a, do: A., takes: 5 min, wait: 2 min}\n"))
    assert [_plain(one) for one in expected.sentences] == ["7 min in all: 5 min hands-on, 2 min waiting."]


def test_no_time_is_told_as_none(plan: Plan) -> None:
    expected = expected_time(replace(plan, slots=(), steps=()))
    assert expected.sentences == ("No times are given.",)
    assert day_labels(expected, 100, len, 1) == ()


def test_a_plan_without_samples_has_a_time_too(plan: Plan) -> None:
    assert expected_time(make_plan(plan.protocol, Facts())).total_ms > 0


def test_days_that_have_no_room_for_their_name_are_left_out_and_none_covers_another() -> None:
    nights = "".join(f"- {{id: s{number}, do: Do., takes: 1 min, wait: 9 h}}\n" for number in range(30))
    expected = expected_time(_expected(nights))

    def measure(text: str) -> float:
        return 8.0 * len(text)

    for width in (60.0, 300.0, 1000.0, 5000.0):
        placed = day_labels(expected, width, measure, 4)
        assert placed
        ends = [left + measure(text) for left, text in placed]
        assert all(end + 4 <= left for end, (left, _) in zip(ends, placed[1:], strict=False))
        assert ends[-1] <= width
    assert len(day_labels(expected, 5000, measure, 4)) > 20
