"""What follows a choice: steps, solutions, what is fetched, parameters, columns, calculations."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from protocolapp.plan import make_plan, plan_as_json, plan_as_text, typical_facts
from protocolapp.plan.facts import EntryKey, Facts
from protocolapp.plan.model import Code, Plan
from protocolapp.protocol.model import Protocol
from protocolapp.protocol.values import read_value
from tests.plan.writing import protocol_of, samples
from tests.run.forked import (
    BCA,
    BCA_READ,
    BRADFORD,
    BUFFER,
    DILUTE,
    KEEP,
    LOOK,
    LYSE,
    SEMI_DRY,
    WET,
    forked_protocol,
)

OUTCOME = EntryKey(LOOK, "outcome")


def planned(**choices: str) -> Plan:
    facts = typical_facts(forked_protocol(), measured=False)
    for name, choice in choices.items():
        facts = facts.with_parameter(name, choice)
    return make_plan(forked_protocol(), facts)


def refs(plan: Plan) -> list[str]:
    return [step.ref for step in plan.steps]


def test_only_the_chosen_ways_are_planned() -> None:
    assert refs(planned()) == [BUFFER, LYSE, BCA, BCA_READ, LOOK, WET, KEEP]
    assert refs(planned(assay="Bradford", transfer="semi-dry")) == [
        BUFFER,
        LYSE,
        BRADFORD,
        LOOK,
        SEMI_DRY,
        KEEP,
    ]
    assert refs(planned(assay="none")) == [BUFFER, LYSE, LOOK, WET, KEEP]


def test_what_is_fetched_and_when_it_ends_follow_the_choice() -> None:
    bca, bradford = planned(), planned(assay="Bradford")
    assert {"bca_kit"} == {item.id for item in bca.pick_list} - {item.id for item in bradford.pick_list}
    assert {"bradford"} == {item.id for item in bradford.pick_list} - {item.id for item in bca.pick_list}
    assert bca.total_ms - bradford.total_ms == 30 * 60_000


def test_a_component_that_does_not_apply_leaves_the_recipe() -> None:
    wet, dry = planned(), planned(transfer="semi-dry")
    assert [one.what for one in wet.solutions[0].components] == ["Water", "Tris", "methanol"]
    assert [one.what for one in dry.solutions[0].components] == ["Water", "Tris"]
    assert [row.label for row in dry.by_ref[BUFFER].rows] == ["Water", "Tris"]
    assert not any("methanol" in item.id for item in dry.pick_list)
    assert not any("methanol" in asked.name for asked in dry.by_ref[BUFFER].asked)


def test_an_entry_not_made_yet_goes_its_usual_way_and_then_its_own() -> None:
    facts = typical_facts(forked_protocol(), measured=False)
    assert DILUTE not in refs(make_plan(forked_protocol(), facts))
    assert DILUTE in refs(make_plan(forked_protocol(), facts.with_entry(OUTCOME, "poor")))
    assert DILUTE not in refs(make_plan(forked_protocol(), facts.with_entry(OUTCOME, "good")))


def test_a_parameter_that_is_not_asked_for_neither_shows_nor_decides() -> None:
    plan = planned(start="lysates", assay="Bradford")
    assert plan.left_out == {"assay", "wavelength", "reagent_volume"}
    assert plan.left_out.isdisjoint(plan.values)
    assert BRADFORD not in refs(plan)
    assert list(plan.columns) == ["treatment", "protein"]
    assert list(planned().columns) == ["treatment"]
    assert "Protein assay" not in plan_as_text(plan)


def test_what_is_asked_on_another_way_is_no_value_of_the_plan() -> None:
    protocol = protocol_of(
        """
        parameters:
          assay: {label: Assay, choices: [BCA, none], default: BCA}
        """,
        """
        - id: read
          do: Read.
          when: assay is BCA
          per: sample
          enter: {a562: {label: A562, kind: number, typical: "1"}}
        - {id: look, do: Look., enter: {seen: {label: Seen, kind: text, typical: nothing}}}
        """,
    )
    read, left = (
        make_plan(protocol, samples("A")),
        make_plan(protocol, samples("A").with_parameter("assay", "none")),
    )
    assert ("a562", "s1") in read.row_values
    assert not left.row_values
    assert left.left_out == frozenset({"a562"})
    assert "seen" in left.values


def test_a_calculation_that_does_not_apply_raises_no_flag() -> None:
    many = samples(*"ABCDEF")

    def told(facts: Facts) -> bool:
        return any(flag.code == Code.ABOVE_MOST for flag in make_plan(forked_protocol(), facts).flags)

    assert told(many)
    assert not told(many.with_parameter("assay", "Bradford"))


def test_a_step_says_which_way_it_is_on() -> None:
    plan = planned(assay="Bradford")
    fork = plan.by_ref[BRADFORD].fork
    assert fork is not None
    assert (fork.text, fork.choices, fork.at) == (
        "Protein assay: Bradford",
        ("BCA", "Bradford", "none"),
        BRADFORD,
    )
    assert plan.by_ref[LOOK].fork is None
    assert [(one.text, one.at, one.asked_at) for one in plan.forks] == [
        ("Protein assay: Bradford", BRADFORD, ""),
        ("Readings: good", WET, LOOK),
        ("Transfer: wet", WET, ""),
    ]
    assert "way: Protein assay: Bradford" in plan_as_text(plan)
    assert plan_as_json(plan)["forks"][0]["choice"] == "Bradford"


def test_what_was_measured_on_a_way_that_was_left_does_not_stand_for_the_new_one() -> None:
    protocol = protocol_of(
        """
        parameters:
          assay: {label: Assay, choices: [BCA, Bradford], default: BCA}
        samples:
          columns:
            protein: {label: Protein, unit: mg/mL, typical: 4 mg/mL}
        """,
        """
        - choose one: assay
          of:
            BCA:
              - {id: bca, do: Read., per: sample, fills: [protein]}
            Bradford:
              - {id: bradford, do: Read., per: sample, fills: [protein]}
        - {id: load, do: "Load {{ protein }}.", per: sample}
        """,
    )
    bench = samples("A").with_parameter("assay", "Bradford")
    column = protocol.samples.columns["protein"]
    bench = bench.with_entry(EntryKey("work/bradford", "protein", "s1"), read_value(column, "9 mg/mL"))
    back = bench.with_parameter("assay", "BCA")
    assert make_plan(protocol, bench).by_ref["work/load"].text == "Load 9\u00a0mg/mL."
    assert make_plan(protocol, back).by_ref["work/load"].text == "Load [needs Protein, step 1]."


# Any small forked protocol: what is planned is what holds.

NAMES, CHOICES = ("alpha", "beta", "gamma"), ("one", "two", "three")


@dataclass(frozen=True)
class Item:
    """A step, with a condition (when), or a fork with these ways; without any it is a plain step."""

    name: str = ""
    when: str = ""
    ways: frozenset[str] = frozenset()


names, options = st.sampled_from(NAMES), st.sampled_from(CHOICES)
items = st.one_of(
    st.just(Item()),
    st.builds(Item, names, options),
    st.builds(Item, names, st.just(""), st.frozensets(options, min_size=1)),
)
shapes = st.lists(items, max_size=8)
choices = st.fixed_dictionaries(dict.fromkeys(NAMES, options))


def written(shape: list[Item]) -> Protocol:
    lines = ["- {id: first, do: Begin.}"]
    for number, item in enumerate(shape):
        if item.ways:
            lines += [f"- choose one: {item.name}", "  of:"]
            lines += [f"    {way}: [{{id: s{number}-{way}, do: Go.}}]" for way in sorted(item.ways)]
        else:
            condition = f", when: {item.name} is {item.when}" if item.when else ""
            lines.append(f"- {{id: s{number}, do: Do it.{condition}}}")
    given_by = "".join(
        f"  {one}: {{label: {one}, choices: [one, two, three], default: one}}\n" for one in NAMES
    )
    return protocol_of(f"parameters:\n{given_by}", "\n".join(lines) + "\n")


def expected(shape: list[Item], chosen: dict[str, str]) -> list[str]:
    found = ["work/first"]
    for number, item in enumerate(shape):
        if item.ways and chosen[item.name] in item.ways:
            found.append(f"work/s{number}-{chosen[item.name]}")
        elif not item.ways and item.when in ("", chosen.get(item.name)):
            found.append(f"work/s{number}")
    return found


def facts_of(chosen: dict[str, str]) -> Facts:
    return Facts({**chosen}, samples("A").samples)


@given(shapes, choices)
def test_the_steps_of_a_plan_are_those_whose_conditions_hold(
    shape: list[Item], chosen: dict[str, str]
) -> None:
    assert refs(make_plan(written(shape), facts_of(chosen))) == expected(shape, chosen)


@given(shapes, choices, choices)
def test_choosing_forth_and_back_gives_the_same_plan(
    shape: list[Item], first: dict[str, str], other: dict[str, str]
) -> None:
    protocol, facts = written(shape), facts_of(first)
    before = make_plan(protocol, facts)
    for name, choice in other.items():
        facts = facts.with_parameter(name, choice)
    assert refs(make_plan(protocol, facts)) == expected(shape, other)
    for name, choice in first.items():
        facts = facts.with_parameter(name, choice)
    assert make_plan(protocol, facts) == before


def test_a_value_that_does_not_apply_is_not_shown_at_a_step() -> None:
    protocol = protocol_of(
        """
        parameters:
          assay: {label: Assay, choices: [BCA, Bradford], default: BCA}
          volume: {label: Volume, default: 1 mL}
        calculations:
          twice: {label: Twice, value: volume * 2, when: assay is BCA}
        """,
        "- {id: read, do: Read., show: [volume, twice]}\n",
    )
    chips = {
        choice: make_plan(protocol, samples("A").with_parameter("assay", choice)).steps[0].chips
        for choice in ("BCA", "Bradford")
    }
    assert [chip.name for chip in chips["BCA"]] == ["volume", "twice"]
    assert [chip.name for chip in chips["Bradford"]] == ["volume"]
