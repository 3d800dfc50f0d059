"""What holds of every plan: sums close, volumes scale with the samples, units change nothing, plans are
pure.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.lab import Lab
from protocolapp.plan import make_plan, plan_as_json
from protocolapp.plan.facts import EntryKey, Facts, Sample, Value
from protocolapp.plan.model import Plan, StepKind
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.quantity import Quantity
from protocolapp.resources import protocols_folder
from tests.calc.pipettes import ALL, ROTOR, q

CONTROLS = ("isotype IgG", "beads only", "none")
LAB = Lab(pipettes=ALL, rotors=(ROTOR,))


def _co_ip() -> Protocol:
    protocol = load_protocol(protocols_folder() / "co_ip_alk.yaml").protocol
    assert protocol is not None
    return protocol


CO_IP = _co_ip()

thousandths = st.integers(1, 20_000).map(lambda one: Fraction(one, 1000))
proteins = thousandths.map(lambda one: Quantity.of(one, "mg/mL"))


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Any facts a person could give: samples, measured or not, dropped or not, parameters in and out of
    range.
    """
    count = draw(st.integers(0, 6))
    samples = tuple(
        Sample(
            f"s{number}",
            f"Lysate {number}",
            {"protein": draw(proteins)} if draw(st.booleans()) else {},
            "spilled" if draw(st.integers(0, 5)) == 0 else "",
        )
        for number in range(1, count + 1)
    )
    parameters: dict[str, Value] = {"control": draw(st.sampled_from(CONTROLS))}
    for name, unit in (("protein_per_ip", "mg"), ("lysis_volume", "mL"), ("antibody_per_ip", "µg")):
        if draw(st.booleans()):
            parameters[name] = Quantity.of(draw(thousandths), unit)
    return Facts(parameters, samples, rotor=draw(st.sampled_from(["", ROTOR.name, "sold"])))


def _exact(plan: Plan) -> list[tuple[str, str, Value | None]]:
    values = [(name, "", value.value) for name, value in plan.values.items()]
    return values + [(name, row, value.value) for (name, row), value in plan.row_values.items()]


@given(facts())
@settings(max_examples=60)
def test_every_plan_holds_together(given_facts: Facts) -> None:
    plan = make_plan(CO_IP, given_facts, LAB)
    refs = [step.ref for step in plan.steps]
    assert len(set(refs)) == len(refs)
    assert [step.number for step in plan.steps] == list(range(1, len(refs) + 1))
    assert [ref for section in plan.sections for ref in section.steps] == refs
    assert [slot.ref for slot in plan.slots] == refs
    asked = [(step.ref, one.name, one.row) for step in plan.steps for one in step.asked]
    assert len(set(asked)) == len(asked)
    for step in plan.steps:
        assert {one.row for one in step.asked} - {""} <= {
            row.id for row in step.rows
        } or step.kind is not StepKind.INSTRUCTION
        assert all(len(row.cells) == len(step.columns) for row in step.rows)
        assert "{{" not in step.text
    for missing in plan.missing:
        assert missing.number == (plan.by_ref[missing.step].number if missing.step else 0)


@given(facts())
@settings(max_examples=60)
def test_portions_and_components_add_up_exactly(given_facts: Facts) -> None:
    for solution in make_plan(CO_IP, given_facts, LAB).solutions:
        if solution.volume is None:
            continue
        nothing = q("0 mL")
        portions = [batch for batch in solution.batches if batch.fresh]
        assert sum((batch.volume for batch in portions), nothing) == solution.volume
        for batch in (*solution.batches,):
            taken = (one.value for one in batch.components if one.value is not None)
            assert sum(taken, nothing) == batch.volume
        base = solution.batches[0]
        of_base = (
            one.value for batch in portions for one in batch.components if one.key == "base" and one.value
        )
        assert sum(of_base, nothing) == base.volume


@given(st.integers(1, 6), st.integers(2, 4), proteins)
@settings(max_examples=30)
def test_without_a_control_volumes_scale_with_the_samples(count: int, times: int, protein: Quantity) -> None:
    def plan(number: int) -> Plan:
        samples = tuple(Sample(f"s{one}", f"L{one}", {"protein": protein}) for one in range(number))
        return make_plan(CO_IP, Facts({"control": "none"}, samples), LAB)

    one, many = plan(count).solutions[0], plan(count * times).solutions[0]
    assert one.volume is not None
    assert one.volume * times == many.volume
    for small, large in zip(one.components, many.components, strict=True):
        assert small.value is not None
        assert small.value * times == large.value


@given(facts())
@settings(max_examples=40)
def test_the_units_in_which_values_are_given_change_nothing(given_facts: Facts) -> None:
    other_units = {"protein_per_ip": "µg", "lysis_volume": "µL", "antibody_per_ip": "ng"}
    parameters = {
        name: value.to(other_units[name]) if isinstance(value, Quantity) else value
        for name, value in given_facts.parameters.items()
    }
    samples = tuple(
        replace(
            one,
            values={
                name: value.to("g/L") for name, value in one.values.items() if isinstance(value, Quantity)
            },
        )
        for one in given_facts.samples
    )
    plan = make_plan(CO_IP, given_facts, LAB)
    other = make_plan(CO_IP, replace(given_facts, parameters=parameters, samples=samples), LAB)
    assert _exact(plan) == _exact(other)
    assert [batch.volume for one in plan.solutions for batch in one.batches] == [
        batch.volume for one in other.solutions for batch in one.batches
    ]


@given(facts())
@settings(max_examples=40)
def test_planning_is_pure(given_facts: Facts) -> None:
    before = deepcopy(given_facts)
    plan = make_plan(CO_IP, given_facts, LAB)
    make_plan(CO_IP, Facts(), Lab())
    assert make_plan(CO_IP, given_facts, LAB) == plan
    assert given_facts == before


@given(facts(), st.data())
@settings(max_examples=40)
def test_measuring_in_the_run_or_beforehand_gives_the_same_volumes(
    given_facts: Facts, data: st.DataObject
) -> None:
    measured = {one.id: data.draw(proteins) for one in given_facts.samples}
    typed = replace(
        given_facts,
        samples=tuple(replace(one, values={"protein": measured[one.id]}) for one in given_facts.samples),
    )
    entered = replace(given_facts, samples=tuple(replace(one, values={}) for one in given_facts.samples))
    for row, value in measured.items():
        entered = entered.with_entry(EntryKey("lysis/protein", "protein", row), value)
    assert _exact(make_plan(CO_IP, typed, LAB)) == _exact(make_plan(CO_IP, entered, LAB))


@given(facts())
@settings(max_examples=20)
def test_every_plan_can_be_written(given_facts: Facts) -> None:
    plan = make_plan(CO_IP, given_facts, LAB)
    assert plan_as_json(plan)["blocked"] is plan.blocked
