"""The shipped Co-IP protocol holds every figure of the guide [G1], cited, and marks what is the lab's choice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from protocolapp.protocol.load import summary
from protocolapp.protocol.model import LAB, Component, Protocol, Spin, Wait
from protocolapp.protocol.roles import Role
from protocolapp.quantity import Quantity
from tests.protocol.shipped import shipped, step

GUIDE = "G1"


@pytest.fixture(scope="module")
def co_ip() -> Protocol:
    return shipped("co_ip_alk")


def default(name: str) -> Callable[[Protocol], object]:
    return lambda protocol: protocol.parameters[name].default


def limits(name: str) -> Callable[[Protocol], object]:
    def place(protocol: Protocol) -> object:
        found = protocol.parameters[name].range
        return found and f"{found[0].written} to {found[1].written}"

    return place


def wait(key: str) -> Callable[[Protocol], Wait]:
    def place(protocol: Protocol) -> Wait:
        found = step(protocol, key).wait
        assert found is not None
        return found

    return place


def spin(key: str) -> Callable[[Protocol], Spin]:
    def place(protocol: Protocol) -> Spin:
        found = step(protocol, key).spin
        assert found is not None
        return found

    return place


def component(what: str) -> Callable[[Protocol], Component]:
    return lambda protocol: next(c for c in protocol.solutions["lysis_buffer"].contains if c.what == what)


PARAMETERS = [
    ("protein_per_ip", "1 mg", GUIDE, "0.2 mg to 5 mg", LAB),
    ("antibody_per_ip", "2 µg", LAB, "1 µg to 5 µg", GUIDE),
    ("preclear_beads", "20 µL/mg", GUIDE, None, None),
    ("capture_beads", "30 µL", GUIDE, None, None),
    ("wash_volume", "1 mL", GUIDE, None, None),
    ("elution_volume", "30 µL", GUIDE, None, None),
    ("ip_volume", "500 µL", LAB, "200 µL to 1.5 mL", LAB),
    ("bed_fraction", "50 % v/v", LAB, "10 % v/v to 100 % v/v", LAB),
    ("control", "isotype IgG", LAB, None, None),
    ("input_share", "5 %", LAB, "1 % to 20 %", LAB),
    ("pbs_wash", "10 mL", LAB, None, None),
    ("lysis_volume", "1 mL", LAB, "0.2 mL to 5 mL", LAB),
    ("antibody_stock", "1 mg/mL", LAB, None, None),
]


@pytest.mark.parametrize(
    ("name", "value", "cite", "span", "span_cite"), PARAMETERS, ids=[p[0] for p in PARAMETERS]
)
def test_a_parameter(
    co_ip: Protocol, name: str, value: str, cite: str, span: str | None, span_cite: str | None
) -> None:
    assert default(name)(co_ip) == value
    assert co_ip.parameters[name].cite == cite
    assert limits(name)(co_ip) == span
    assert co_ip.parameters[name].range_cite == span_cite


def test_every_parameter_is_in_the_table(co_ip: Protocol) -> None:
    assert {row[0] for row in PARAMETERS} == set(co_ip.parameters)


SPINS = [
    ("lysis/clear", "14000 x g", "15 min", "4 °C", GUIDE),
    ("preclear/spin", "1000 x g", "1 min", "4 °C", GUIDE),
    ("washing/collect", "1000 x g", "1 min", "4 °C", GUIDE),
    ("washing/wash", "1000 x g", "1 min", "4 °C", GUIDE),
    ("elution/spin", "1000 x g", "1 min", "room temperature", LAB),
]


@pytest.mark.parametrize(("key", "force", "span", "at", "cite"), SPINS, ids=[row[0] for row in SPINS])
def test_a_spin(co_ip: Protocol, key: str, force: str, span: str, at: str, cite: str) -> None:
    found = spin(key)(co_ip)
    assert found.at is not None
    assert (found.force.written, found.span.written, found.at.text, found.cite) == (force, span, at, cite)


WAITS = [
    ("lysis/lyse", "30 min", "on ice", GUIDE),
    ("preclear/rotate", "1 h", "4 °C", GUIDE),
    ("ip/capture", "2-4 h", "4 °C", GUIDE),
    ("elution/boil", "5-10 min", "95-100 °C", GUIDE),
]


@pytest.mark.parametrize(("key", "span", "at", "cite"), WAITS, ids=[row[0] for row in WAITS])
def test_a_wait(co_ip: Protocol, key: str, span: str, at: str, cite: str) -> None:
    found, condition = wait(key)(co_ip), step(co_ip, key).at
    assert found.span is not None
    assert condition is not None
    assert (found.span.written, condition.text, found.cite, step(co_ip, key).cite) == (span, at, cite, GUIDE)


def test_every_timer_is_in_the_tables(co_ip: Protocol) -> None:
    timed = {f"{section.id}/{one.id}" for section, one in co_ip.steps() if one.timed}
    assert timed == {row[0] for row in SPINS} | {row[0] for row in WAITS} | {"ip/bind"}


def test_overnight_is_the_guides_word_and_its_hours_the_labs(co_ip: Protocol) -> None:
    found = wait("ip/bind")(co_ip)
    assert found.called == "overnight"
    assert (found.may_continue_after.written, found.overdue_after.written, found.cite) == ("8 h", "18 h", LAB)
    bind = step(co_ip, "ip/bind")
    assert bind.at is not None
    assert (bind.at.text, bind.cite) == ("4 °C", GUIDE)
    assert bind.agitate is not None
    assert "gentle" in bind.agitate


BUFFER = [
    ("Tris-HCl pH 7.4", "50 mM", GUIDE, False),
    ("NaCl", "150 mM", GUIDE, False),
    ("EDTA", "1 mM", GUIDE, False),
    ("NP-40", "1 % v/v", GUIDE, False),
    ("Protease inhibitor cocktail", "1 X", LAB, True),
    ("Phosphatase inhibitor cocktail", "1 X", LAB, True),
]


@pytest.mark.parametrize(("what", "final", "cite", "fresh"), BUFFER, ids=[row[0] for row in BUFFER])
def test_a_component_of_the_lysis_buffer(
    co_ip: Protocol, what: str, final: str, cite: str, fresh: bool
) -> None:
    found = component(what)(co_ip)
    assert isinstance(found.final, Quantity)
    assert (found.final.written, found.cite, found.fresh, found.stock_cite) == (final, cite, fresh, LAB)


def test_the_lysis_buffer_holds_nothing_else_and_is_for_the_day(co_ip: Protocol) -> None:
    buffer = co_ip.solutions["lysis_buffer"]
    assert [one.what for one in buffer.contains] == [row[0] for row in BUFFER]
    assert buffer.cite == GUIDE
    assert buffer.keep is not None
    assert (buffer.keep.span, buffer.keep.cite) == ("same day", LAB)
    assert {Role.PROTEASE_INHIBITOR, Role.PHOSPHATASE_INHIBITOR} <= {
        role for one in buffer.contains for role in one.roles
    }


def test_confluence_is_80_to_90_percent(co_ip: Protocol) -> None:
    entry = step(co_ip, "lysis/confluence").enter["confluence"]
    assert entry.range is not None
    assert [end.written for end in entry.range] == ["80 %", "90 %"]
    assert entry.range_cite == GUIDE


@pytest.mark.parametrize(("key", "rounds"), [("lysis/wash", 2), ("washing/wash", 3)])
def test_rounds(co_ip: Protocol, key: str, rounds: int) -> None:
    assert (step(co_ip, key).repeat, step(co_ip, key).cite) == (rounds, GUIDE)


USES = [
    ("lysis/wash", "pbs", "pbs_wash"),
    ("lysis/lyse", "lysis_buffer", "lysis_volume"),
    ("preclear/beads", "protein_ag_agarose", "preclear_beads_volume"),
    ("ip/antibody", "antibody", "antibody_volume"),
    ("ip/beads", "protein_ag_agarose", "capture_beads"),
    ("washing/wash", "lysis_buffer", "wash_volume"),
    ("elution/resuspend", "laemmli_2x", "elution_volume"),
]


@pytest.mark.parametrize(("key", "what", "amount"), USES, ids=[f"{row[0]} {row[1]}" for row in USES])
def test_what_a_step_uses(co_ip: Protocol, key: str, what: str, amount: str) -> None:
    used = step(co_ip, key).uses[what]
    assert used is not None
    assert used.text == amount


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("lysis/wash", "ice-cold PBS"),
        ("lysis/lyse", "ice-cold Co-IP lysis buffer"),
        ("lysis/scrape", "pre-chilled microcentrifuge tube"),
        ("lysis/supernatant", "new tube"),
        ("preclear/rotate", "gently"),
        ("preclear/supernatant", "new tube"),
        ("ip/bind", "overnight"),
        ("ip/capture", "gently"),
        ("washing/discard", "supernatant"),
        ("washing/wash", "ice-cold Co-IP lysis buffer"),
        ("elution/resuspend", "2x Laemmli sample buffer"),
        ("elution/analyse", "Western blot"),
    ],
)
def test_a_condition_in_words(co_ip: Protocol, key: str, words: str) -> None:
    assert words in step(co_ip, key).do.text
    assert step(co_ip, key).cite == GUIDE


@pytest.mark.parametrize("key", ["lysis/protein", "lysis/input", "preclear/aliquot"])
def test_steps_the_guide_leaves_out_are_the_labs(co_ip: Protocol, key: str) -> None:
    assert step(co_ip, key).cite == LAB


def test_the_sections_follow_the_guide(co_ip: Protocol) -> None:
    titles = [section.title for section in co_ip.sections]
    assert titles == ["Cell lysis", "Pre-clearing", "Immunoprecipitation", "Washing", "Elution and analysis"]


def test_the_input_is_taken_before_pre_clearing_and_after_the_assay(co_ip: Protocol) -> None:
    keys = [f"{section.id}/{one.id}" for section, one in co_ip.steps()]
    assert keys.index("lysis/protein") < keys.index("lysis/input") < keys.index("preclear/beads")


def test_every_step_and_value_says_where_it_comes_from(co_ip: Protocol) -> None:
    assert all(one.cite for _, one in co_ip.steps())
    assert all(one.cite for one in co_ip.calculations.values())
    assert all(one.cite for one in co_ip.reagents.values())
    assert all(column.cite for column in co_ip.samples.columns.values())


def test_the_library_can_find_it(co_ip: Protocol) -> None:
    said = summary(co_ip)
    assert said["id"] == "co-ip-alk"
    assert said["steps"] == 25
    assert "affinity beads" in said["roles"]
    assert "anti-ALK antibody" in said["words"]


def test_the_controls_are_to_choose_and_the_isotype_stands_in_for_the_antibody(co_ip: Protocol) -> None:
    assert co_ip.parameters["control"].choices == ("isotype IgG", "beads only", "none")
    antibody = {name: tube.holds.get("antibody") for name, tube in co_ip.tubes.items()}
    assert antibody == {"ip": "anti_alk", "igg_control": "isotype_igg", "beads_control": None}
    assert step(co_ip, "ip/antibody").tubes == ("ip", "igg_control")
    assert co_ip.reagents["isotype_igg"].host == co_ip.reagents["anti_alk"].host


def test_it_reads_the_partners_of_alk(co_ip: Protocol) -> None:
    readout = co_ip.readout
    assert readout is not None
    assert (readout.pathway, readout.cite) == ("alk", GUIDE)
    assert readout.at == ("shc_grb2", "pi3k", "jak", "plcg")


def test_the_eluates_of_all_tubes_go_on_to_the_blot(co_ip: Protocol) -> None:
    [blot] = co_ip.follow
    assert (blot.protocol, blot.carry) == ("western-palk", "tubes")
    assert blot.given == {"start": "Co-IP eluates"}
    assert blot.columns["volume"] == "elution_volume"


def test_the_input_outlasts_the_night_and_is_boiled_with_the_eluates(co_ip: Protocol) -> None:
    kept = step(co_ip, "lysis/input").tip
    assert kept is not None
    assert "−20 °C" in kept
    assert "laemmli_2x" in step(co_ip, "elution/boil").uses
