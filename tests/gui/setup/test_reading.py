"""What is typed, read: fields with their units and help, samples, and why a run cannot start yet."""

from __future__ import annotations

from fractions import Fraction

import pytest

from protocolapp.gui.setup.draft import NAME, Draft
from protocolapp.gui.setup.parameter_fields import ParameterField, parameter_fields
from protocolapp.gui.setup.reading import read_draft
from protocolapp.gui.setup.setup_view import setup_view
from protocolapp.lab import Lab
from protocolapp.plan import make_plan
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.quantity import Quantity
from protocolapp.resources import protocols_folder
from tests.fakes.clock import START


@pytest.fixture(scope="module")
def protocol() -> Protocol:
    loaded = load_protocol(protocols_folder() / "co_ip_alk.yaml")
    assert loaded.protocol is not None
    return loaded.protocol


def _field(protocol: Protocol, name: str) -> ParameterField:
    return next(field for field in parameter_fields(protocol) if field.name == name)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_field_starts_from_the_default_beside_its_unit(protocol: Protocol) -> None:
    field = _field(protocol, "antibody_per_ip")
    assert (field.text, field.unit) == ("2", "µg")


def test_help_names_the_guide_for_its_figures_and_the_lab_for_its_own(protocol: Protocol) -> None:
    said = {name: _plain(_field(protocol, name).help) for name in protocol.parameters}
    assert said["antibody_per_ip"] == "guide: 1–5 µg"
    assert said["protein_per_ip"] == "guide: 1 mg; lab: 0.2–5 mg"
    assert said["capture_beads"] == "guide: 30 µL"
    assert said["antibody_stock"] == "lab's choice"


def test_the_default_is_shown_with_the_screens_decimal_mark(protocol: Protocol) -> None:
    half = protocol.model_copy(
        update={
            "parameters": {"a": protocol.parameters["ip_volume"].model_copy(update={"default": "0.25 mL"})}
        }
    )
    assert parameter_fields(half, ",")[0].text == "0,25"


def test_a_bare_number_has_the_fields_unit_and_a_unit_may_be_typed(protocol: Protocol) -> None:
    draft = Draft(protocol).with_parameter("protein_per_ip", "2").with_parameter("antibody_per_ip", "500 ng")
    values = read_draft(draft).facts.parameters
    assert values["protein_per_ip"] == Quantity.of(2, "mg")
    assert values["antibody_per_ip"] == Quantity.of(Fraction(1, 2), "µg")


def test_the_screens_decimal_mark_is_read(protocol: Protocol) -> None:
    reading = read_draft(Draft(protocol).with_parameter("protein_per_ip", "0,5"), ",")
    assert reading.facts.parameters["protein_per_ip"] == Quantity.of(Fraction(1, 2), "mg")


@pytest.mark.parametrize(
    ("text", "word"),
    [("", "Needs a value."), ("abc", "abc"), ("5 mM", "molar"), ("-1", "−1"), ("1,5", "1,5"), ("0", "0")],
)
def test_what_cannot_be_read_says_why_and_keeps_the_run_from_starting(
    protocol: Protocol, text: str, word: str
) -> None:
    reading = read_draft(Draft(protocol).with_parameter("protein_per_ip", text))
    assert word.replace("−", "-") in reading.parameters["protein_per_ip"].replace("−", "-")
    assert not reading.volumes_known
    assert "Lysate protein per IP" in reading.why_not


def test_percent_must_say_of_what(protocol: Protocol) -> None:
    reading = read_draft(Draft(protocol).with_parameter("bed_fraction", "50 %"))
    assert "v/v" in reading.parameters["bed_fraction"]


def test_a_run_needs_a_sample(protocol: Protocol) -> None:
    assert read_draft(Draft(protocol)).why_not == "Add at least one lysate to start."


def test_samples_are_numbered_in_their_order(protocol: Protocol) -> None:
    rows = ({NAME: " H3122 ", "protein": "4.2"}, {NAME: "H2228"})
    reading = read_draft(Draft(protocol).with_rows(rows))
    assert [(sample.id, sample.name) for sample in reading.facts.samples] == [
        ("s1", "H3122"),
        ("s2", "H2228"),
    ]
    assert reading.facts.samples[0].values["protein"] == Quantity.of("4.2", "mg/mL")
    assert reading.why_not == ""


@pytest.mark.parametrize(
    ("rows", "place", "word"),
    [
        (({NAME: "", "treatment": "DMSO"},), (0, NAME), "name"),
        (({NAME: "a"}, {NAME: "A "}), (1, NAME), "Two samples"),
        (({NAME: "a", "protein": "4 mL"},), (0, "protein"), "volume"),
        (({NAME: "x" * 300},), (0, NAME), "200"),
    ],
)
def test_each_cell_that_cannot_be_used_is_told_at_its_place(
    protocol: Protocol, rows: tuple[dict[str, str], ...], place: tuple[int, str], word: str
) -> None:
    reading = read_draft(Draft(protocol).with_rows(rows))
    assert word in reading.cells[place]
    assert reading.why_not.startswith("Lysate")


def test_out_of_range_warns_at_the_field_and_does_not_hinder(protocol: Protocol) -> None:
    draft = Draft(protocol).with_parameter("antibody_per_ip", "7").with_rows(({NAME: "a"},))
    reading = read_draft(draft)
    view = setup_view(reading, make_plan(protocol, reading.facts, Lab()), START)
    state = view.fields["antibody_per_ip"]
    assert _plain(state.message) == "7 µg is outside 1–5 µg."
    assert not state.unreadable
    assert view.why_not == ""
    assert all("7" not in note.text for note in view.prep.notes)  # said once, at the field


def test_no_volume_is_shown_while_something_cannot_be_read(protocol: Protocol) -> None:
    draft = Draft(protocol).with_parameter("antibody_stock", "?").with_rows(({NAME: "a", "protein": "4"},))
    reading = read_draft(draft)
    view = setup_view(reading, make_plan(protocol, reading.facts, Lab()), START)
    takes = {line.take for solution in view.prep.solutions for line in solution.lines}
    assert takes == {"…"}
    assert {cell.text for table in view.volumes for _, cells in table.rows for cell in cells} == {"…"}
    assert {pick.total for pick in view.prep.picks} <= {"…", ""}


def test_what_a_later_step_gives_is_named(protocol: Protocol) -> None:
    reading = read_draft(Draft(protocol).with_rows(({NAME: "H3122"},)))
    view = setup_view(reading, make_plan(protocol, reading.facts, Lab()), START)
    (label, cells) = view.volumes[0].rows[0]
    assert _plain(label) == "H3122\nneeds Protein, step 10"
    assert not cells[0].ready


def test_the_limiting_sample_is_named_with_its_remedy(protocol: Protocol) -> None:
    reading = read_draft(Draft(protocol).with_rows(({NAME: "weak", "protein": "1"},)))
    view = setup_view(reading, make_plan(protocol, reading.facts, Lab()), START)
    note = view.prep.notes[0]
    assert note.word == "Impossible"
    assert "weak" in note.text
    assert "Lower the protein per IP" in note.remedy


def test_the_time_line_goes_by_the_clock(protocol: Protocol) -> None:
    reading = read_draft(Draft(protocol).with_rows(({NAME: "a"},)))
    line = setup_view(reading, make_plan(protocol, reading.facts, Lab()), START).line
    assert line.begins == "start 10:40"
    assert _plain(line.ends).startswith("ends tomorrow ")
    assert "overnight at 4 °C" in _plain(line.middle)
    assert "safe stop" in line.middle
