"""What to get ready for the steps that come."""

from __future__ import annotations

from protocolapp.plan import get_ready, make_plan
from protocolapp.plan.model import Plan
from tests.plan.writing import protocol_of, samples


def _texts(plan: Plan, ref: str | None) -> list[str]:
    return [one.text.replace("\u00a0", " ") for one in get_ready(plan, ref)]


def test_at_the_start_the_first_hour_is_looked_over(plan: Plan) -> None:
    assert _texts(plan, "prepare/lysis_buffer") == [
        "Put PBS on ice.",
        "Put one microcentrifuge tube per lysate on ice.",
        "Chill Co-IP lysis buffer (on ice).",
        "Cool the centrifuge to 4 °C.",
    ]


def test_it_tells_for_which_step_and_how_long_until_then(plan: Plan) -> None:
    found = next(one for one in get_ready(plan, "lysis/lyse") if one.text.startswith("Cool"))
    starts = {slot.ref: slot.start_ms for slot in plan.slots}
    assert (found.ref, found.number) == ("lysis/clear", plan.by_ref["lysis/clear"].number)
    assert found.in_ms == starts["lysis/clear"] - starts["lysis/lyse"]


def test_the_block_is_heated_before_the_eluates_are_boiled(plan: Plan) -> None:
    assert "Heat the block to 95–100 °C." in _texts(plan, "elution/resuspend")
    assert "Heat the block to 95–100 °C." not in _texts(plan, "elution/boil")


def test_what_was_needed_within_the_hour_stands_ready_already(plan: Plan) -> None:
    assert "Cool the centrifuge to 4 °C." not in _texts(plan, "washing/wash.1")
    assert "Chill Co-IP lysis buffer (on ice)." not in _texts(plan, "washing/wash.1")


def test_after_the_night_the_centrifuge_is_cooled_again(plan: Plan) -> None:
    assert "Cool the centrifuge to 4 °C." in _texts(plan, "ip/capture")


def test_once_the_run_is_over_there_is_nothing(plan: Plan) -> None:
    assert _texts(plan, None) == []
    assert _texts(plan, "elution/analyse") == []


def test_what_lies_far_ahead_is_not_told_yet() -> None:
    waits = "".join(f"- {{id: w{one}, do: Wait., wait: 30 min}}\n" for one in range(5))
    plan = make_plan(protocol_of("", waits + "- {id: boil, do: Boil., at: 95 °C}\n"), samples("A"))
    assert _texts(plan, "work/w0") == []
    assert _texts(plan, "work/w3") == ["Heat the block to 95 °C."]


def test_frozen_reagents_are_thawed_and_warm_places_warmed() -> None:
    protocol = protocol_of(
        "reagents: {atp: {name: ATP, keep: −20 °C}}\n",
        "- {id: mix, do: Mix.}\n- {id: go, do: Add ATP., uses: [atp], at: 37 °C}\n",
    )
    assert _texts(make_plan(protocol, samples("A")), "work/mix") == [
        "Bring the incubator or block to 37 °C.",
        "Thaw ATP.",
    ]
