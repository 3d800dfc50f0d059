"""Every way of every choice is looked at, within bounds, and told with what it holds for."""

from __future__ import annotations

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.lint import all_rules, findings_of
from protocolapp.lint.cases import MOST_CASES, cases_of
from protocolapp.lint.ground import Ground
from protocolapp.plan import make_plan, typical_facts
from protocolapp.protocol.load import load_text
from protocolapp.protocol.model import Protocol
from protocolapp.resources import protocols_folder
from tests.lint.looking import PIPETTES, found_in, read

ADP = "edta-before-adp-detection"


def protocol_of(text: str) -> Protocol:
    loaded = load_text(text, str(protocols_folder() / "some.yaml"))
    assert loaded.protocol is not None, loaded.problems
    return loaded.protocol


@given(st.sampled_from(["radiolabel", "ADP-Glo"]), st.sampled_from(["EDTA", "none"]))
def test_the_fault_is_found_whatever_the_defaults_are(readout: str, stop: str) -> None:
    text = (
        read(ADP)
        .replace("default: radiolabel", f"default: {readout}")
        .replace("default: EDTA", f"default: {stop}")
    )
    (finding,) = found_in(text)
    assert ("“Read-out” is ADP-Glo" in finding.where) is (readout != "ADP-Glo")
    assert ("“Stop” is EDTA" in finding.where) is (stop != "EDTA")


def test_a_choice_made_in_the_run_is_one_too() -> None:
    text = read(ADP).replace(
        "  readout: {label: Read-out, default: radiolabel, choices: [radiolabel, ADP-Glo]}\n", ""
    )
    entry = "enter: {readout: {label: Read-out, choices: [radiolabel, ADP-Glo], typical: radiolabel}}"
    text = text.replace("when: stop is EDTA,", f"when: stop is EDTA, {entry},")
    (finding,) = found_in(text)
    assert finding.where == "where “Read-out” is ADP-Glo"


def test_a_way_that_the_fault_does_not_touch_is_not_named() -> None:
    """Found for one change, it is not told again for that change together with others."""
    text = read(ADP).replace(
        "parameters:\n", "parameters:\n  extra: {label: Extra, default: a, choices: [a, b]}\n"
    )
    text = text.replace("do: Count., cite", "do: Count., when: extra is b, cite")
    (finding,) = found_in(text)
    assert finding.where == "where “Read-out” is ADP-Glo"


def test_what_is_left_out_by_a_choice_is_left_out_on_purpose() -> None:
    text = read("no-input-lane", "clean").replace(
        "role: input, cite", "role: input, when: input is yes, cite"
    )
    text = text.replace(
        "reagents:\n", "parameters:\n  input: {label: Keep the input, default: yes}\nreagents:\n", 1
    )
    assert found_in(text) == ()
    assert [one.rule.id for one in found_in(text.replace("default: yes", "default: no"))] == ["no-input-lane"]


def test_what_is_not_asked_is_not_changed() -> None:
    text = read(ADP).replace("choices: [EDTA, none]}", "choices: [EDTA, none], when: readout is radiolabel}")
    ground = _ground(protocol_of(text.replace("default: EDTA", "default: none")))
    chosen = [dict(case.chosen) for case in cases_of(ground)]
    assert {"readout": "ADP-Glo"} in chosen
    assert {"readout": "ADP-Glo", "stop": "EDTA"} not in chosen


def _ground(protocol: Protocol) -> Ground:
    return Ground(protocol, make_plan(protocol, typical_facts(protocol)), PipetteSet(PIPETTES))


def _with_choices(number: int) -> str:
    """The Co-IP, each of its steps under one of so many choices of three."""
    text = (protocols_folder() / "co_ip_alk.yaml").read_text("utf-8")
    choices = "".join(
        f"  c{one}: {{label: C{one}, default: a, choices: [a, b, c], cite: lab}}\n" for one in range(number)
    )
    lines = text.replace("parameters:\n", f"parameters:\n{choices}", 1).split("\n")
    places = [place for place, line in enumerate(lines) if line.startswith("      - id: ")]
    for count, place in reversed(list(enumerate(places))):
        lines.insert(place + 1, f"        when: c{count % number} is not b")
    return "\n".join(lines)


def test_cases_are_bounded_and_single_changes_come_first() -> None:
    changed = [len(case.chosen) for case in cases_of(_ground(protocol_of(_with_choices(8))))]
    assert len(changed) == MOST_CASES
    assert changed == sorted(changed)
    assert changed.count(1) == 18  # two other values of eight choices and of the Co-IP's own control


def test_many_choices_take_little_time() -> None:
    """The aim is less than 50 ms on top of the plan; what is asserted is only that nothing has gone badly wrong."""
    protocol = protocol_of(_with_choices(8))
    plan = make_plan(protocol, typical_facts(protocol))
    all_rules()
    begin = perf_counter()
    findings_of(protocol, plan, PIPETTES)
    took = (perf_counter() - begin) * 1000
    print(f"checks of the Co-IP in {MOST_CASES} cases: {took:.1f} ms")  # noqa: T201 - the figure is the point
    assert took < 1000
