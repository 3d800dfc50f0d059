"""Windows and rotors in a plan: what is counted from where, when a step is expected, how fast to spin."""

from __future__ import annotations

import pytest

from protocolapp.calc.flag import Code
from protocolapp.lab import Lab, Rotor
from protocolapp.plan import make_plan, plan_as_text
from protocolapp.plan.facts import Facts
from protocolapp.plan.make import EMPTY_LAB
from protocolapp.plan.model import Plan
from protocolapp.plan.schedule import SegmentKind, schedule
from protocolapp.protocol.load import load_text
from protocolapp.quantity import parse_quantity
from tests.plan.writing import HEAD, protocol_of, samples
from tests.run.windowed import FIX, READ, STAIN, WASH, windowed_protocol

MINUTE = 60_000
SPIN = """\
- {id: spin, do: Spin., spin: {force: 10000 x g, for: 10 min, in: small}}
"""
ROTOR = "equipment:\n  small: {name: Microcentrifuge, radius: 8.4 cm, most: 14000 rpm}\n"


def planned() -> Plan:
    return make_plan(windowed_protocol(), samples("A"))


def test_a_window_counts_from_the_last_round_of_a_repeat() -> None:
    window = planned().by_ref[STAIN].window
    assert window is not None
    assert (window.after, window.least_ms, window.most_ms) == (WASH, 0, 30 * MINUTE)
    assert window.text == "within 30\u00a0min of step 2"
    assert window.cite == "lab"


@pytest.mark.parametrize(
    ("ref", "text"),
    [(READ, "5–15\u00a0min after step 3"), (FIX, "2\u00a0h or more after step 2")],
)
def test_a_window_is_told_as_people_say_it(ref: str, text: str) -> None:
    window = planned().by_ref[ref].window
    assert window is not None
    assert window.text == text
    assert f"begin: {text}" in plan_as_text(planned())


def test_a_step_that_may_not_begin_yet_waits_in_the_schedule() -> None:
    slots = {slot.ref: slot for slot in planned().slots}
    assert slots[READ].start_ms == slots[STAIN].end_ms + 5 * MINUTE
    assert slots[FIX].start_ms == slots[WASH].end_ms + 120 * MINUTE
    assert slots["work/keep"].start_ms == slots[FIX].end_ms
    assert planned().total_ms == slots["work/keep"].end_ms


def test_until_a_window_opens_nobody_is_needed() -> None:
    plan = planned()
    begun = {"work/wash.1": (0, MINUTE), WASH: (MINUTE, 2 * MINUTE), STAIN: (2 * MINUTE, 13 * MINUTE)}
    now = schedule(plan, begun, 14 * MINUTE)
    assert now.free
    assert now.hands_at_ms == 18 * MINUTE
    first = next(one for one in now.segments if not one.past)
    assert (first.kind, first.start_ms, first.end_ms) == (SegmentKind.WAIT, 14 * MINUTE, 18 * MINUTE)
    later = schedule(plan, begun, 19 * MINUTE)
    assert not later.free


def test_a_window_from_a_step_that_is_not_done_in_this_run_is_none() -> None:
    protocol = protocol_of(
        "parameters:\n  soak: {label: Soak, kind: yes/no, default: no, cite: lab}\n",
        """\
        - {id: soak, do: Soak., when: soak is yes}
        - {id: read, do: Read., within: {after: soak, most: 5 min}}
        """,
    )
    assert make_plan(protocol, samples("A")).by_ref["work/read"].window is None
    soaked = make_plan(protocol, samples("A").with_parameter("soak", True))
    assert soaked.by_ref["work/read"].window is not None


def test_later_rounds_have_no_window_of_their_own() -> None:
    steps = "- {id: a, do: A.}\n- {id: b, do: B., repeat: 2, within: {after: a, most: 5 min}}\n"
    plan = make_plan(protocol_of("", steps), samples("A"))
    assert plan.by_ref["work/b.1"].window is not None
    assert plan.by_ref["work/b.2"].window is None


def test_a_step_whose_place_cannot_be_read_is_not_said_to_be_missing() -> None:
    steps = "- {id: mix-it, do: Mix., wait: long}\n- {id: b, do: B., within: {after: mix-it, most: 5 min}}\n"
    body = "".join(f"      {line}\n" for line in steps.splitlines())
    loaded = load_text(f"{HEAD}sections:\n  - id: work\n    title: Work\n    steps:\n{body}", "x.yaml")
    assert len(loaded.problems) == 1
    assert "there is no step" not in str(loaded.problems[0])


def spun(facts: Facts, lab: Lab = EMPTY_LAB, rotor: str = ROTOR) -> Plan:
    return make_plan(protocol_of(rotor, SPIN), facts, lab)


def test_the_files_rotor_tells_the_speed_and_says_whose_radius_it_is() -> None:
    spin = spun(samples("A")).by_ref["work/spin"].spin
    # rpm = sqrt(10000 / (1.118e-5 * 8.4)) = 10 318
    assert spin.endswith("; 10\u202f320\u00a0rpm (Microcentrifuge of the protocol, r_max 8.4\u00a0cm)")


def test_the_runs_rotor_goes_before_the_files() -> None:
    own = Rotor("24 × 2 mL", parse_quantity("7.3 cm"))
    facts = Facts(samples=samples("A").samples, rotor=own.name)
    spin = spun(facts, Lab(rotors=(own,))).by_ref["work/spin"].spin
    assert "(24 × 2 mL, r_max 7.3\u00a0cm)" in spin


def test_a_spin_above_the_files_rotor_is_impossible() -> None:
    slow = ROTOR.replace("14000", "9000")
    flags = [flag for flag in spun(samples("A"), rotor=slow).flags if flag.code == Code.ROTOR_LIMIT]
    assert len(flags) == 1
    assert "Microcentrifuge" in flags[0].message
    assert spun(samples("A"), rotor=slow).blocked
    assert not spun(samples("A")).blocked
