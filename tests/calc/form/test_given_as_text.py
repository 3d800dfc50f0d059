"""What was given, above what follows from it."""

from __future__ import annotations

from protocolapp.calc.form import Typed, compute
from protocolapp.calc.form.as_text import given_as_text, outcome_as_text
from protocolapp.calc.form.bench import Bench
from protocolapp.calc.registry import calculator


def test_each_field_that_was_given_is_a_line_and_the_unknown_is_none() -> None:
    typed = {"stock": "10 mM", "take": "", "final": " 10 µM ", "final_volume": "1 mL"}
    assert given_as_text(calculator("dilution"), typed).splitlines() == [
        "Stock: 10 mM",
        "Final strength: 10 µM",
        "Make up to: 1 mL",
    ]


def test_choices_are_read_in_words_and_fields_that_are_not_asked_for_are_left_out() -> None:
    lane = calculator("lane_loading")
    mode = next(one for one in lane.fields if one.name == "mode")
    text = given_as_text(lane, {"mode": mode.choices[0].key, "load": "20 µg"})
    assert f"{mode.label}: {mode.choices[0].text}" in text
    unasked = next(one for one in lane.fields if one.when and mode.choices[0].key not in one.when.values)
    assert unasked.label not in given_as_text(lane, {"mode": mode.choices[0].key, unasked.name: "1"})


def test_a_table_stands_in_columns_without_the_empty_ones() -> None:
    rows = [
        {"name": "DMSO", "concentration": "3.2 mg/mL"},
        {"name": "lorlatinib", "concentration": "2.1 mg/mL"},
    ]
    lines = given_as_text(calculator("lane_loading"), {"samples": rows}).splitlines()
    at = lines.index("Samples")
    assert lines[at + 1].split() == ["Sample", "Concentration,", "mg/mL"]
    assert lines[at + 2].split() == ["DMSO", "3.2", "mg/mL"]


def test_long_tables_are_told_by_the_number_of_their_rows() -> None:
    rows = [{"name": f"s{number}", "concentration": "3.2 mg/mL"} for number in range(30)]
    lane = calculator("lane_loading")
    typed: Typed = {"samples": rows, "load": "20 µg", "lane_volume": "20 µL"}
    given = given_as_text(lane, typed, 24)
    assert "Samples: 30 rows" in given
    assert "s29" not in given
    text = outcome_as_text(compute(lane, typed, Bench()), lane.title, given=given, most_rows=24)
    assert text.startswith(f"{lane.title}\n\n")
    assert "In one lane: 30 rows" in text
    assert "s29" not in text
    assert "s29" in outcome_as_text(compute(lane, typed, Bench()), lane.title)
