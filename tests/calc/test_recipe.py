"""The recipe calculator: what it says beside the volumes, where, and in which words."""

from __future__ import annotations

import pytest

from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Outcome, Typed, compute
from protocolapp.calc.recipe import CALCULATOR
from protocolapp.calc.substances.reagent_kind import bare_name, is_fresh, is_viscous, role_of
from protocolapp.lab import Catalogue, Substance
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import DecimalMark
from tests.calc.pipettes import q

SALTS = Catalogue(
    [
        Substance("MgCl2 hexahydrate", mw=q("203.3 g/mol"), family="MgCl2", also=("MgCl2",)),
        Substance("MgCl2 anhydrous", mw=q("95.21 g/mol"), family="MgCl2"),
        Substance("mercaptoethanol", mw=q("78.13 g/mol"), density=q("1.114 g/mL"), verified=False),
    ]
)


def make(
    *components: dict[str, str], volume: str = "100 mL", decimal: DecimalMark = ".", **more: str
) -> Outcome:
    typed: Typed = {"volume": volume, "components": components, **more}
    return compute(CALCULATOR, typed, Bench(bundled_pipettes(), catalogue=SALTS, decimal=decimal))


def _notes(outcome: Outcome, code: Code) -> list[str]:
    return [flag.message for flag in outcome.flags if flag.code == code]


def test_the_form_that_is_meant_is_named_with_the_others() -> None:
    """5 mM × 0.1 L × 203.3 = 101.65 mg of the hexahydrate."""
    outcome = make({"what": "MgCl2", "final": "5 mM"})
    table = outcome.table("base")
    assert table is not None
    assert table.rows[0][1].value == q("101.65 mg")
    (note,) = _notes(outcome, Code.FORM_OF_SUBSTANCE)
    assert "MgCl2 hexahydrate is meant" in note
    assert "MgCl2 anhydrous 95.2" in note


def test_a_molar_mass_from_the_bottle_needs_no_word() -> None:
    outcome = make({"what": "MgCl2", "final": "5 mM", "mw": "203.3 g/mol"})
    assert not _notes(outcome, Code.FORM_OF_SUBSTANCE)


def test_a_stock_needs_no_molar_mass() -> None:
    assert make({"what": "MgCl2", "final": "5 mM", "stock": "1 M"}).flags == ()


def test_a_liquid_may_be_pipetted_instead_of_weighed() -> None:
    """100 mM × 0.1 L × 78.13 = 0.7813 g; over 1.114 g/mL that is 701 µL."""
    outcome = make({"what": "mercaptoethanol", "final": "100 mM", "fresh": "no"})
    table = outcome.table("base")
    assert table is not None
    assert table.rows[0][1].detail == "or 701\u00a0µL at 1.114\u00a0g/mL"


def test_a_reason_stands_at_its_row_and_column() -> None:
    outcome = make(
        {"what": "A", "final": "1 X", "stock": "10 X"}, {"what": "B", "final": "50 mM", "stock": "10 mM"}
    )
    (flag,) = outcome.flags
    assert (flag.severity, flag.code, flag.about, flag.row) == (
        Severity.BLOCK, Code.STOCK_TOO_DILUTE, "components.stock", "2",
    )  # fmt: skip
    assert outcome.table("base") is None


def test_numbers_in_messages_follow_the_screen() -> None:
    outcome = make({"what": "B", "final": "2,5 mM", "stock": "0,5 mM"}, decimal=",")
    assert "0,5\u00a0mM" in outcome.flags[0].message or "500\u00a0µM" in outcome.flags[0].message
    assert "2,5\u00a0mM" in outcome.flags[0].message


def test_a_buffer_tells_its_ph_in_the_cold_and_wants_it_set_before_the_volume() -> None:
    outcome = make({"what": "Tris-HCl pH 7.4", "final": "50 mM", "stock": "1 M"}, keep_at="4 °C")
    assert "reads 7.99" in _notes(outcome, Code.PH_AT_TEMPERATURE)[0]
    assert _notes(outcome, Code.PH_BEFORE_VOLUME)


def test_what_is_viscous_is_told_when_it_is_neat() -> None:
    assert _notes(make({"what": "glycerol", "final": "10 % v/v"}), Code.VISCOUS)
    assert _notes(make({"what": "NP-40", "final": "1 % v/v", "stock": "100 % v/v"}), Code.VISCOUS)
    assert not _notes(make({"what": "NP-40", "final": "1 % v/v", "stock": "10 % v/v"}), Code.VISCOUS)


def test_orthovanadate_alone_is_fine() -> None:
    outcome = make(
        {"what": "Na3VO4", "final": "1 mM", "stock": "200 mM"},
        {"what": "NaF", "final": "10 mM", "stock": "0.5 M"},
    )
    assert not _notes(outcome, Code.INCOMPATIBLE)


def test_everything_taken_is_known_for_what_is_at_hand() -> None:
    outcome = make(
        {"what": "NaCl", "final": "0.1 M", "stock": "5 M"}, {"what": "DTT", "final": "1 mM", "stock": "1 M"}
    )
    used = {one.label: one.amount for one in outcome.used}
    assert used == {"NaCl": q("2 mL"), "DTT": q("100 µL"), "Water": q("97.9 mL")}


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Tris-HCl pH 7.4", "buffer"),
        ("sodium phosphate dibasic", "buffer"),
        ("beta-glycerophosphate", "phosphatase inhibitor"),
        ("Na4P2O7", "phosphatase inhibitor"),
        ("EDTA disodium dihydrate", "chelator"),
        ("MgCl2·6H2O", "metal ion"),
        ("KCl", "salt"),
        ("Tween-20", "detergent"),
        ("2-mercaptoethanol", "reducer"),
        ("tristearin", ""),
        ("messenger RNA", ""),
        ("SDSX", ""),
    ],
)
def test_a_role_is_guessed_from_whole_words_only(name: str, role: str) -> None:
    assert role_of(name) == role


def test_names_tell_what_is_fresh_and_viscous() -> None:
    assert [is_fresh(one) for one in ("DTT", "PMSF", "Na3VO4", "protease inhibitor cocktail")] == [True] * 4
    assert [is_fresh(one) for one in ("NaF", "EDTA", "NaCl", "kinase inhibitor")] == [False] * 4
    assert is_viscous("DMSO")
    assert not is_viscous("glycerophosphate")
    assert bare_name("Tris-HCl, pH 7.4") == "Tris-HCl"
