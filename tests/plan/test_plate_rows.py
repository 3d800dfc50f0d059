"""Each plate of a layout is read by itself, under a row that stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.form.picture import WellRole
from protocolapp.plan import make_plan, plan_as_text
from protocolapp.plan.facts import EntryKey, Facts, Sample
from protocolapp.plan.model import Asked
from protocolapp.plan.plate_rows import plate_rows, row_of_step
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Kind
from protocolapp.protocol.plate_text import read_plate
from protocolapp.resources import protocols_folder
from tests.plan.writing import samples
from tests.run.two_plates import COMPOUNDS, LOOK, READ, plates_protocol

PLANNED = st.integers(0, 4)


def test_the_only_plate_has_the_row_of_its_step() -> None:
    for plates in (0, 1):
        assert [(one.row, one.label) for one in plate_rows(plates, ())] == [("", "")]
        [of_sample] = plate_rows(plates, (), "s1", "crizotinib")
        assert (of_sample.row, of_sample.label) == ("s1", "crizotinib")


def test_several_are_numbered() -> None:
    assert [(one.row, one.label) for one in plate_rows(2, ())] == [
        ("plate:1", "Plate 1"),
        ("plate:2", "Plate 2"),
    ]
    assert [(one.row, one.label) for one in plate_rows(2, (), "s1", "crizotinib")] == [
        ("s1/plate:1", "crizotinib, Plate 1"),
        ("s1/plate:2", "crizotinib, Plate 2"),
    ]


@given(st.lists(st.tuples(PLANNED, st.integers(0, 9)), max_size=8), st.sampled_from(["", "s1"]))
def test_nothing_that_was_read_goes_unasked_whatever_the_number_of_plates_becomes(
    walk: list[tuple[int, int]], within: str
) -> None:
    """Again and again the number of plates changes, and one of those asked for is read."""
    kept: set[str] = {"s2/plate:3", "s20"}
    for plates, read in walk:
        rows = plate_rows(plates, kept, within)
        assert sum(one.planned for one in rows) == max(plates, 1)
        assert [one.number for one in rows] == sorted({one.number for one in rows})
        assert len({one.row for one in rows}) == len(rows)
        assert kept - {one.row for one in rows} == {"s2/plate:3", "s20"}
        assert {row_of_step(one.row) for one in rows} == {within}
        kept.add(rows[read % len(rows)].row)
        assert plate_rows(plates, kept, within) == rows


def asked_of(*names: str) -> tuple[Asked, ...]:
    return make_plan(plates_protocol(), samples(*names)).by_ref[READ].asked


def test_each_plate_is_asked_for_with_its_own_wells() -> None:
    plan = make_plan(plates_protocol(), Facts(samples=COMPOUNDS))
    asked = plan.by_ref[READ].asked
    assert [(one.row, one.row_label, one.shape) for one in asked] == [
        ("plate:1", "Plate 1", (8, 12)),
        ("plate:2", "Plate 2", (8, 12)),
    ]
    for number, one in enumerate(asked, 1):
        used = [well for well in plan.plates[0].on(number) if well.role is not WellRole.EDGE]
        assert one.wells == tuple(well.name for well in used)
        typical = dict(read_plate(one.typical).wells)
        assert list(typical) == list(one.wells)
        by_role = {(well.role, well.dose): typical[well.name] for well in used}
        assert by_role[WellRole.SAMPLE, 1] == "60"
        assert by_role[WellRole.SAMPLE, 9] == by_role[WellRole.VEHICLE, 0] == "1000"
    assert [len(one.wells) for one in asked] == [60, 33]


def test_one_plate_is_asked_for_as_before() -> None:
    [one] = asked_of("crizotinib", "lorlatinib")
    assert (one.row, one.row_label, one.required, len(one.wells)) == ("", "", True, 60)


def test_before_there_are_samples_one_is_asked_for_without_wells() -> None:
    [one] = asked_of()
    assert (one.row, one.shape, one.wells, one.typical) == ("", (8, 12), (), "")


def test_the_readings_in_a_text_are_told_once_all_are_there() -> None:
    facts = Facts(samples=COMPOUNDS)
    readings = read_plate("B2\t1000\nB3\t500")
    one = facts.with_entry(EntryKey(READ, "readings", "plate:1"), readings)
    assert "[needs Luminescence, step 1]" in make_plan(plates_protocol(), one).by_ref[LOOK].text
    both = one.with_entry(EntryKey(READ, "readings", "plate:2"), readings)
    text = make_plan(plates_protocol(), both).by_ref[LOOK].text.replace("\u00a0", " ")
    assert text == "Look at them: Plate 1: 2 wells, 500 to 1000; Plate 2: 2 wells, 500 to 1000."


def test_the_plan_in_text_says_how_many_are_read() -> None:
    assert "enter: Luminescence of 2 plates, 0–2" in plan_as_text(
        make_plan(plates_protocol(), Facts(samples=COMPOUNDS))
    )
    single = plan_as_text(make_plan(plates_protocol(), Facts(samples=COMPOUNDS[:2])))
    assert "enter: Luminescence, 0–2" in single


@pytest.mark.parametrize(("wells", "plates"), [("96-well", 2), ("384-well", 1)])
def test_three_compounds_of_the_kinase_assay_are_read_on_all_their_plates(wells: str, plates: int) -> None:
    protocol = load_protocol(protocols_folder() / "kinase_alk.yaml").protocol
    assert protocol is not None
    facts = Facts({"plate_format": wells}, tuple(Sample(f"s{one}", f"compound {one}") for one in range(1, 4)))
    plan = make_plan(protocol, facts)
    read = [one for step in plan.steps for one in step.asked if one.kind is Kind.PLATE]
    assert len(read) == plates
    assert sum(len(one.wells) for one in read) == plan.plates[0].count()
