"""Figures looked up by choices: with their source, or with what holds instead and why."""

from __future__ import annotations

import pytest

from protocolapp.calc.flag import Code, Severity
from protocolapp.plan import make_plan
from protocolapp.plan.model import Plan
from protocolapp.protocol.fingerprint import fingerprint, protocol_from_json, protocol_to_json
from protocolapp.protocol.model import Protocol
from protocolapp.protocol.tables import bundled_table
from protocolapp.quantity import Quantity
from tests.plan.writing import protocol_of, samples

BODY = """
    parameters:
      compound: {label: Compound, default: crizotinib, choices: [crizotinib, alectinib, Lorlatinib], cite: lab}
      form: {label: Form of ALK, default: wild type, choices: [wild type, L1196M, F1174L, G1202R], cite: lab}
    tables:
      ic50: {label: Published IC50, from: alk}
      own:
        label: Own IC50
        by: [compound]
        rows:
          - {of: [crizotinib], value: 25 nM, cite: lab}
          - {of: [alectinib], note: never measured here, cite: lab}
    calculations:
      reference: {label: Reference, look up: ic50, by: [compound, form], otherwise: 100 nM, unit: nM}
      ours: {label: Ours, look up: own, by: [compound], otherwise: 50 nM}
      top: {label: Top dose, value: reference * 100}
"""
STEPS = "- id: look\n  do: Begin at {{ top }}, around {{ reference }} ({{ ours }}).\n"


@pytest.fixture(scope="module")
def protocol() -> Protocol:
    return protocol_of(BODY, STEPS)


def plan_for(protocol: Protocol, compound: str, form: str) -> Plan:
    return make_plan(
        protocol, samples("one").with_parameter("compound", compound).with_parameter("form", form)
    )


def notes(plan: Plan, about: str) -> list[str]:
    return [flag.message.replace("\u00a0", " ") for flag in plan.flags if flag.about == about]


def test_a_figure_comes_with_its_source(protocol: Protocol) -> None:
    plan = plan_for(protocol, "crizotinib", "wild type")
    found = plan.values["reference"]
    assert (found.value, found.cite) == (Quantity.of(20, "nM"), "G1")
    assert found.detail == "crizotinib, wild type [G1]"
    assert plan.values["top"].value == Quantity.of(2, "µM")
    assert plan.values["ours"].cite == "lab"
    assert plan.protocol.citations["G1"].publisher == "BenchChem Technical Support Team"
    assert notes(plan, "reference") == []


def test_case_does_not_part_a_choice_from_its_figure(protocol: Protocol) -> None:
    assert plan_for(protocol, "Lorlatinib", "G1202R").values["reference"].value == Quantity.of(80, "nM")


@pytest.mark.parametrize(
    ("compound", "form", "told"),
    [
        ("crizotinib", "F1174L", "Reference: no figure for crizotinib, F1174L: resistant [G1]; 100 nM is used."),
        ("crizotinib", "L1196M", "Reference: no figure for crizotinib, L1196M: > 1000 nM [G1]; 100 nM is used."),
        ("alectinib", "L1196M", "Reference: no figure for alectinib, L1196M in “Published IC50”; 100 nM is used."),
    ],
)  # fmt: skip
def test_without_a_figure_the_other_value_holds_and_why_is_told(
    protocol: Protocol, compound: str, form: str, told: str
) -> None:
    plan = plan_for(protocol, compound, form)
    assert plan.values["reference"].value == Quantity.of(100, "nM")
    assert notes(plan, "reference") == [told]
    (flag,) = [flag for flag in plan.flags if flag.about == "reference"]
    assert (flag.severity, flag.code) == (Severity.NOTE, Code.NO_FIGURE)


def test_the_reason_of_an_own_row_is_told(protocol: Protocol) -> None:
    plan = plan_for(protocol, "alectinib", "wild type")
    assert notes(plan, "ours") == ["Ours: no figure for alectinib: never measured here [lab]; 50 nM is used."]


def test_a_note_of_the_source_goes_along(protocol: Protocol) -> None:
    detail = plan_for(protocol, "alectinib", "F1174L").values["reference"].detail
    assert detail.startswith("alectinib, F1174L [G1]; The guide gives the same value")


def test_the_rows_are_part_of_the_protocol(protocol: Protocol) -> None:
    """A stored run keeps them, and the fingerprint changes with them."""
    bundled = bundled_table("alk")
    assert bundled is not None
    assert len(protocol.tables["ic50"].rows) == len(bundled.rows)
    stored = protocol_from_json(protocol_to_json(protocol))
    assert stored.tables == protocol.tables
    assert fingerprint(stored) == fingerprint(protocol)
    fewer = protocol.tables["ic50"].model_copy(update={"rows": protocol.tables["ic50"].rows[1:]})
    changed = protocol.model_copy(update={"tables": {**protocol.tables, "ic50": fewer}})
    assert fingerprint(changed) != fingerprint(protocol)


def test_an_own_row_stands_for_the_bundled_one() -> None:
    body = BODY.replace(
        "{label: Published IC50, from: alk}",
        "{label: Published IC50, from: alk, rows: [{of: [Crizotinib, wild type], value: 31 nM, cite: lab}]}",
    )
    found = make_plan(protocol_of(body, STEPS), samples("one")).values["reference"]
    assert (found.value, found.cite) == (Quantity.of(31, "nM"), "lab")


def test_a_source_of_another_title_keeps_its_own_key() -> None:
    body = "    citations:\n      G1: {title: Another guide, year: 2020}\n" + BODY.removeprefix("\n")
    protocol = protocol_of(body, STEPS)
    assert protocol.citations["G1"].title == "Another guide"
    assert make_plan(protocol, samples("one")).values["reference"].cite == "G1-alk"
    assert protocol.citations["G1-alk"].title.startswith("An In-depth Technical Guide")


def test_another_name_of_a_compound_finds_its_figure() -> None:
    body = """
        parameters:
          compound: {label: Compound, kind: text, default: LY2157299, cite: lab}
          assay: {label: Assay, kind: text, default: cell-free, cite: lab}
        tables:
          ic50: {label: Published IC50, from: alk5}
        calculations:
          reference: {label: Reference, look up: ic50, by: [compound, assay], otherwise: 1 µM}
    """
    plan = make_plan(protocol_of(body, "- id: look\n  do: See {{ reference }}.\n"), samples("one"))
    assert plan.values["reference"].value == Quantity.of(50, "nM")


def test_the_first_key_is_enough_where_it_tells_the_rows_apart() -> None:
    protocol = protocol_of(
        """\
        citations: {}
        parameters:
          reference: {label: Reference, default: galunisertib, choices: [galunisertib, RepSox, A-83-01]}
        tables:
          ic50: {label: Published IC50, from: alk5}
        calculations:
          published: {label: Published, look up: ic50, by: [reference], otherwise: 100 nM, unit: nM}
        """,
        """- {id: look, do: "See {{ published }}."}\n""",
    )
    plan = make_plan(protocol, samples("A"))
    assert plan.values["published"].value == Quantity.of(50, "nM")
    assert "cell-free" in plan.values["published"].detail
    none = make_plan(protocol, samples("A").with_parameter("reference", "RepSox"))
    assert none.values["published"].value == Quantity.of(100, "nM")
    assert any("RepSox" in flag.message and "100" in flag.message for flag in none.flags)


def test_nothing_need_hold_where_the_figure_is_not_asked_for() -> None:
    body = BODY.replace(
        "otherwise: 100 nM, unit: nM}", "when: form is wild type or form is G1202R and compound is alectinib}"
    )
    plan = plan_for(protocol_of(body, "- {id: look, do: 'See {{ ours }}.'}\n"), "alectinib", "F1174L")
    assert "reference" in plan.left_out
    assert "reference" not in plan.values
