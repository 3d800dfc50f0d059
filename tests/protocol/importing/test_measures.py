"""Times, temperatures, spins and amounts, as exports write them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.protocol.importing.measures import amount_words, span_of, temperature_of
from tests.protocol.importing.reading_back import component, left_out, one_step, protocol_of, step_of


@pytest.mark.parametrize(
    ("written", "span"),
    [
        (300, "5 min"),
        ("300", "5 min"),
        (45, "45 s"),
        (0.5, "0.5 s"),
        (5400, "1 h 30 min"),
        (90000, "25 h"),
        (180000, "2 d 2 h"),
        ("30 min", "30 min"),
        ("30 minutes", "30 min"),
        ("2hrs", "2 h"),
        ("5 - 10 min", "5 - 10 min"),
        ("5 to 10 minutes", "5-10 min"),
        ("00:05:30", "5 min 30 s"),
        (0, ""),
        ("overnight", ""),
        ("-5", ""),
        ("10-5 min", ""),
        ("9" * 12, ""),
        ("", ""),
    ],
)
def test_a_bare_number_is_seconds_and_a_text_is_read(written: Any, span: str) -> None:
    assert span_of({"duration": str(written)}) == span


@given(seconds=st.integers(1, 366 * 86400))
def test_seconds_are_written_without_loss(seconds: int) -> None:
    step = step_of(component(4, duration=seconds))
    assert step.wait is not None
    assert step.wait.rings_after.amount_in("s") == seconds


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"temperature": "4", "unit": "°C"}, "4 °C"),
        ({"temperature": "-80", "unit": "10"}, "-80 °C"),
        ({"temperature": "95-100", "unit": "°C"}, "95-100 °C"),
        ({"temperature": "37°C"}, "37°C"),
        ({"temperature": "37 degrees C"}, "37 °C"),
        ({"temperature": "RT"}, "room temperature"),
        ({"temperature": "", "unit": "Room temperature"}, "room temperature"),
        ({"temperature": "0", "unit": "165"}, "on ice"),
        ({"temperature": "98", "unit": "°F"}, ""),
        ({"temperature": "4"}, ""),
        ({"temperature": "warm"}, ""),
    ],
)
def test_temperatures(fields: dict[str, str], at: str) -> None:
    assert temperature_of(fields) == at


@pytest.mark.parametrize(
    "fields",
    [
        {"centrifuge": "14000 x g, 15 min, 4 °C"},
        {"centrifuge": "14,000 x g for 15 minutes at 4 °C"},
        {"centrifuge": 14000, "unit": 34, "duration": 900, "temperature": "4", "temperatureUnit": 10},
        {"centrifuge": "14000", "unit": "rcf", "duration": "00:15:00", "temperature": "4 °C"},
    ],
)
def test_a_spin_with_force_and_time_has_its_timer(fields: dict[str, Any]) -> None:
    spin = step_of(component(30, **fields)).spin
    assert spin is not None
    assert spin.force.amount_in("x g") == 14000
    assert spin.span.low.amount_in("min") == 15
    assert spin.at is not None
    assert spin.at.text == "4 °C"


def test_rotations_are_no_force_and_stay_in_the_text() -> None:
    export = one_step(
        component(30, centrifuge=13000, unit=33, duration=60, temperature="4", temperatureUnit=10)
    )
    step = step_of(*export["steps"][0]["components"][1:])
    assert step.spin is None
    assert step.do.text == "Do it. Centrifuge: 13000 rpm, 1 min, 4 °C."
    assert step.wait is not None
    assert step.at is not None
    [line] = left_out(export)
    assert line.startswith("step 1: “13000 rpm, 1 min, 4 °C” as a spin: the speed of a rotor is no force")


def test_a_spin_takes_the_time_that_stands_beside_it() -> None:
    step = step_of(component(30, centrifuge="500", unit="x g"), component(4, duration=120))
    assert step.wait is None
    assert step.spin is not None
    assert step.spin.span.low.amount_in("min") == 2


def test_a_force_without_a_time_is_told() -> None:
    export = one_step(component(30, centrifuge="500", unit="x g"))
    assert "its time is not said" in left_out(export)[0]
    assert step_of(component(30, centrifuge="500", unit="x g")).do.text == "Do it. Centrifuge: 500 x g."


def test_a_second_time_and_temperature_stay_in_the_text_and_are_told() -> None:
    parts = [component(4, duration=60), component(4, duration=120)]
    parts += [component(24, temperature=4, unit="°C"), component(24, temperature=37, unit="°C")]
    step = step_of(*parts)
    assert step.wait is not None
    assert step.wait.rings_after.amount_in("s") == 60
    assert step.do.text == "Do it. Time: 2 min. Temperature: 37 °C."
    assert [line.partition(":")[2][:7] for line in left_out(one_step(*parts))] == [" 2 min ", " 37 °C "]


def test_a_word_for_a_time_stays_in_the_text_and_is_told() -> None:
    step = step_of(component(4, duration="overnight"))
    assert step.wait is None
    assert step.do.text == "Do it. Duration: overnight."
    assert left_out(one_step(component(4, duration="overnight"))) == [
        "step 1: “overnight” as a time of its own: it stands in the text"
    ]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"amount": "11", "unit": "µl", "title": "of MGH"}, "11 µL of MGH"),
        ({"amount": "2", "unit": "2"}, "2 mL"),
        ({"amount": "0.01", "unit": "Volume Percent"}, "0.01 % v/v"),
        ({"amount": "5", "unit": "nM"}, "5 nM"),
        ({"amount": "0.5", "unit": "Milimolar (mM)"}, "0.5 mM"),
        ({"amount": "1", "unit": "Molarity (M)"}, "1 M"),
        ({"amount": "5", "unit": "nm"}, "5 nm"),
        ({"amount": "5", "unit": "99999"}, "5"),
        ({"amount": ""}, ""),
    ],
)
def test_amounts_in_words(fields: dict[str, str], words: str) -> None:
    assert amount_words(fields, "amount") == words


def test_a_unit_that_nobody_knows_is_told() -> None:
    [line] = left_out(one_step(component(3, amount=5, unit=99999)))
    assert line == "step 1: the unit of “5”: number 99999, which has no known name"


def test_an_amount_without_a_unit_is_told() -> None:
    [line] = left_out(one_step(component(3, amount=10, unit=None)))
    assert line == "step 1: the unit of “10”: the export names none"


@pytest.mark.parametrize(
    ("estimate", "told"), [(3600, ["step 1: how long it takes as a whole: 1 h"]), (60, []), (0, [])]
)
def test_what_a_step_takes_as_a_whole_is_no_wait(estimate: int, told: list[str]) -> None:
    export = one_step(component(4, duration=60))
    export["steps"][0]["duration"] = estimate
    assert left_out(export) == told
    [(_, step)] = protocol_of(export).steps()
    assert step.wait is not None
    assert step.wait.rings_after.amount_in("s") == 60
