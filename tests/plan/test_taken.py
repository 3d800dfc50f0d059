"""What was really taken: it holds for all that follows, and what was planned is kept beside it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.facts import EntryKey, Facts
from protocolapp.plan.model import Asked, Plan
from protocolapp.protocol.model import Protocol
from protocolapp.quantity import Quantity, parse_quantity
from tests.plan.writing import protocol_of

BODY = """\
parameters:
  amount: {label: Amount, default: 1 mg, cite: lab}
  total: {label: Total, default: 500 µL, cite: lab}
samples:
  typical: [A, B]
  columns:
    protein: {label: Protein, unit: mg/mL, typical: 4 mg/mL}
tubes:
  ip: {label: IP, each: sample}
solutions:
  buffer: {name: Buffer, contains: [{what: NaCl, final: 150 mM, stock: 5 M}]}
calculations:
  lysate: {label: Lysate, per: tube, value: amount / protein, most: total, remedy: Take less.}
  buffer_volume: {label: Buffer, per: tube, value: total - lysate}
  loaded: {label: Loaded, per: tube, value: lysate * protein}
"""
STEPS = """\
- {id: add, do: "Add {{ lysate }} lysate.", per: tube, actual: [lysate]}
- {id: fill, do: "Add {{ buffer_volume }} buffer.", per: tube, uses: {buffer: buffer_volume}, show: [loaded]}
"""
ADD, FILL = "work/add", "work/fill"


def protocol() -> Protocol:
    return protocol_of(BODY, STEPS)


def taken(*amounts: tuple[str, str]) -> Facts:
    facts = typical_facts(protocol())
    for row, amount in amounts:
        facts = facts.with_entry(EntryKey(ADD, "lysate", row), parse_quantity(amount))
    return facts


def planned(facts: Facts | None = None) -> Plan:
    return make_plan(protocol(), facts or taken())


def asked(plan: Plan, row: str = "ip:s1") -> Asked:
    return next(one for one in plan.by_ref[ADD].asked if one.row == row)


def test_the_step_offers_an_entry_that_need_not_be_made() -> None:
    one = asked(planned())
    assert (one.label, one.unit, one.required, one.typical) == ("Lysate taken", "µL", False, "")
    assert one.planned is not None
    assert one.planned.text == "250\u00a0µL"
    assert one.value is None


def test_what_was_taken_holds_for_its_row_and_what_was_planned_is_kept() -> None:
    plan = planned(taken(("ip:s1", "260 µL")))
    mine, other = plan.row_values["lysate", "ip:s1"], plan.row_values["lysate", "ip:s2"]
    assert mine.value == parse_quantity("260 µL")
    assert mine.text == "260\u00a0µL"
    assert mine.planned is not None
    assert mine.planned.value == parse_quantity("250 µL")
    assert mine.detail == "taken, 250\u00a0µL planned"
    assert (other.value, other.planned) == (parse_quantity("250 µL"), None)


def test_all_that_follows_goes_by_it() -> None:
    before, after = planned(), planned(taken(("ip:s1", "260 µL")))
    assert after.row_values["buffer_volume", "ip:s1"].value == parse_quantity("240 µL")
    assert after.row_values["buffer_volume", "ip:s2"].value == parse_quantity("250 µL")
    assert after.row_values["loaded", "ip:s1"].value == parse_quantity("1.04 mg")
    assert after.by_ref[FILL].text == "Add 240–250\u00a0µL buffer."
    need_before, need_after = before.solutions[0].need, after.solutions[0].need
    assert need_before is not None
    assert need_after is not None
    assert need_before - need_after == parse_quantity("10 µL")


def test_the_step_shows_both() -> None:
    cells = {row.id: row.cells[0] for row in planned(taken(("ip:s1", "260 µL"))).by_ref[ADD].rows}
    assert cells["ip:s1"].told == "260\u00a0µL taken, 250\u00a0µL planned"
    assert cells["ip:s2"].told == "250\u00a0µL"


def test_what_was_planned_raises_no_flag_once_something_else_was_taken() -> None:
    dilute = replace(taken(), samples=tuple(
        replace(one, values={"protein": parse_quantity("1 mg/mL")}) for one in taken().samples
    ))  # fmt: skip
    assert ("lysate", "ip:s1") in {(flag.about, flag.row) for flag in planned(dilute).flags}
    all_taken = dilute.with_entry(EntryKey(ADD, "lysate", "ip:s1"), parse_quantity("400 µL"))
    assert ("lysate", "ip:s1") not in {(flag.about, flag.row) for flag in planned(all_taken).flags}


def test_without_the_measured_value_it_can_be_asked_for_only_where_a_unit_is_said() -> None:
    unknown = replace(taken(), samples=tuple(replace(one, values={}) for one in taken().samples))
    assert [one for one in planned(unknown).by_ref[ADD].asked if one.name == "lysate"] == []
    with_unit = protocol_of(BODY.replace("most: total,", "unit: µL,"), STEPS)
    one = asked(make_plan(with_unit, unknown))
    assert one.unit == "µL"
    known = unknown.with_entry(EntryKey(ADD, "lysate", "ip:s1"), parse_quantity("260 µL"))
    resolved = make_plan(with_unit, known).row_values["lysate", "ip:s1"]
    assert (resolved.text, resolved.detail, resolved.waits_for) == ("260\u00a0µL", "taken", ())


@given(st.integers(1, 499))
def test_whatever_was_taken_the_rest_makes_up_the_total(microlitres: int) -> None:
    plan = planned(taken(("ip:s1", f"{microlitres} µL")))
    rest = plan.row_values["buffer_volume", "ip:s1"].value
    assert isinstance(rest, Quantity)
    assert rest + Quantity.of(Fraction(microlitres), "µL") == parse_quantity("500 µL")
    mine = plan.row_values["lysate", "ip:s1"]
    assert mine.planned == planned().row_values["lysate", "ip:s1"]
