"""Chemical formulas: against molmass, an independent library; and what must not be read as one."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.flag import Code
from protocolapp.calc.substances.atomic_weights import ATOMIC_WEIGHTS, ISOTOPE_MASSES, WITHOUT_WEIGHT
from protocolapp.calc.substances.formula import Formula, FormulaError, parse_formula

CLOSE = Fraction(2, 10_000)
"""Sulfur of molmass is the mean of its range, 32.0648; CIAAW's single abridged value is 32.06."""


@pytest.fixture(scope="session")
def molmass() -> Any:
    return pytest.importorskip("molmass")


def mass(text: str) -> Fraction:
    return parse_formula(text).mass


def refused(text: str) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        parse_formula(text)
    return caught.value


def read(text: str) -> Formula | FormulaError:
    try:
        return parse_formula(text)
    except FormulaError as error:
        return error


def is_sound(found: Formula | FormulaError, text: str) -> bool:
    """A mass above zero, or a refusal that says where and what to do."""
    if isinstance(found, Formula):
        return found.mass > 0
    return 1 <= found.place <= max(1, len(text)) and bool(found.message and found.remedy)


atoms = st.tuples(st.sampled_from(sorted(ATOMIC_WEIGHTS)), st.integers(1, 40)).map(
    lambda one: f"{one[0]}{one[1]}"
)
plain = st.lists(atoms, min_size=2, max_size=5).map("".join)
groups = st.tuples(plain, st.integers(1, 12)).map(lambda one: f"({one[0]}){one[1]}")
nested = st.tuples(plain, groups, st.integers(1, 6)).map(lambda one: f"{one[0]}[{one[1]}C2]{one[2]}")
molecules = st.one_of(plain, groups, nested)


@given(molecules)
def test_a_formula_weighs_what_molmass_says(molmass: Any, text: str) -> None:
    theirs = Fraction(molmass.Formula(text).mass)
    assert abs(mass(text) - theirs) <= theirs * CLOSE


@given(molecules)
def test_a_formula_has_the_atoms_that_molmass_counts(molmass: Any, text: str) -> None:
    theirs = {item.symbol: item.count for item in molmass.Formula(text).composition().values()}
    assert dict(parse_formula(text).counts) == theirs


@pytest.mark.parametrize("element", sorted(ATOMIC_WEIGHTS))
def test_an_atomic_weight_is_that_of_molmass(molmass: Any, element: str) -> None:
    theirs = Fraction(molmass.ELEMENTS[element].mass)
    assert abs(ATOMIC_WEIGHTS[element] - theirs) <= theirs * CLOSE


@pytest.mark.parametrize("isotope", ISOTOPE_MASSES)
def test_an_isotope_weighs_what_molmass_says(molmass: Any, isotope: str) -> None:
    theirs = Fraction(molmass.Formula(f"[{isotope}]").mass)
    assert abs(ISOTOPE_MASSES[isotope] - theirs) <= theirs * Fraction(1, 20_000)


def test_all_elements_are_there_with_a_weight_or_without() -> None:
    assert len(ATOMIC_WEIGHTS) == 84
    assert len(ATOMIC_WEIGHTS.keys() | WITHOUT_WEIGHT) == 118


@given(molecules, st.integers(1, 20), molecules)
def test_a_hydrate_weighs_the_sum_of_its_parts(one: str, times: int, other: str) -> None:
    assert mass(f"{one}·{times}({other})") == mass(one) + times * mass(other)


@given(plain, plain)
def test_the_order_of_the_atoms_does_not_matter(one: str, other: str) -> None:
    assert parse_formula(one + other).counts == parse_formula(other + one).counts


@given(molecules)
def test_the_shares_of_the_mass_sum_up_to_one(text: str) -> None:
    made = parse_formula(text)
    assert sum(one.share for one in made.composition) == 1
    assert sum(one.mass for one in made.composition) == made.mass


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("MgCl2.6H2O", "MgCl2·6H2O"),
        ("MgCl2*6H2O", "MgCl2·6H2O"),
        ("MgCl2•6H2O", "MgCl2·6H2O"),
        ("MgCl2 · 6 H2O", "MgCl2·6H2O"),
        ("MgCl2 x 6 H2O", "MgCl2·6H2O"),
        ("MgCl2 6H2O", "MgCl2·6H2O"),
        ("MgCl2 6 H2O", "MgCl2·6H2O"),
        ("C28H36ClN5O3S 2HCl", "C28H36ClN5O3S·2HCl"),
        ("MgCl2×6H2O", "MgCl2·6H2O"),
        ("MgCl₂·6H₂O", "MgCl2·6H2O"),
        ("MgCl2.6(H2O)", "MgCl2·6H2O"),
        ("CaSO4.0.5H2O", "CaSO4·1/2H2O"),
        ("CaSO4·½H2O", "CaSO4·1/2H2O"),
        ("C21H22Cl2FN5O.2HCl", "C21H22Cl2FN5O·2HCl"),
        ("C4H11NO3.HCl", "C4H12NO3Cl"),
        ("FeCl3.6H2O.2HCl", "FeCl3·6H2O·2HCl"),
        ("2NaCl", "Na2Cl2"),
        ("C6 H12 O6", "C6H12O6"),
        ("{Fe(CN)6}", "Fe(CN)6"),
        ("Na+", "Na"),
        ("NH4+", "NH4"),
        ("SO4^2-", "SO4"),
        ("SO₄²⁻", "SO4"),
        ("Mg²⁺", "Mg"),
        ("SO4(2-)", "SO4"),
        ("Fe^+3", "Fe"),
    ],
)
def test_many_ways_to_write_the_same(text: str, same: str) -> None:
    assert parse_formula(text).counts == parse_formula(same).counts


def test_a_point_between_digits_is_told() -> None:
    (note,) = parse_formula("MgCl2.6H2O").notes
    assert "MgCl2·6H2O" in note
    assert parse_formula("MgCl2·6H2O").notes == ()


@pytest.mark.parametrize(
    ("text", "element", "count"),
    [
        ("YBa2Cu3O6.95", "O", "6.95"),
        ("Fe0.95O", "Fe", "0.95"),
        ("La1.85Sr0.15CuO4", "La", "1.85"),
        ("(Fe2.5)O4", "Fe", "2.5"),
    ],
)
def test_a_point_is_decimal_where_no_hydrate_can_be_meant(text: str, element: str, count: str) -> None:
    assert dict(parse_formula(text).counts)[element] == Fraction(count)


@pytest.mark.parametrize("text", ["Fe2.5O4", "C1.5H3", "Na2.3SO4"])
def test_a_point_that_could_be_both_is_refused(text: str) -> None:
    error = refused(text)
    assert error.place == text.index(".") + 1
    assert "·" in error.remedy


NAMES = (
    "PI IP BS DTT SDS ATP EDTA EGTA HEPES PMSF PIPES CHAPS PBS HBSS FBS FCS TCEP BSA BCIP NBS POPC SSC TBST"
)


@pytest.mark.parametrize("name", NAMES.split())
def test_a_name_in_capitals_is_no_formula(name: str) -> None:
    assert refused(name).code in (Code.UNKNOWN_SUBSTANCE, Code.UNKNOWN_ELEMENT)


@pytest.mark.parametrize(
    "code",
    ["SB203580", "SB431542", "H89", "Y27632", "BI2536", "FK506", "SP600125", "PD98059", "B12", "CH5424802"],
)
def test_the_code_of_a_compound_is_no_formula(code: str) -> None:
    assert refused(code).code in (Code.UNKNOWN_SUBSTANCE, Code.UNKNOWN_ELEMENT)


@pytest.mark.parametrize(
    "text", ["KOH", "HCN", "KCN", "KSCN", "COS", "HCOOH", "HCHO", "CO", "NO", "KI", "C60", "S8"]
)
def test_a_short_formula_in_capitals_still_is_one(text: str) -> None:
    assert mass(text) > 0


@pytest.mark.parametrize("text", ["CD4", "DOPE1", "D3", "SD2", "TH2O", "CD20"])
def test_deuterium_and_tritium_are_never_guessed(text: str) -> None:
    assert refused(text).code in (Code.UNKNOWN_SUBSTANCE, Code.UNKNOWN_ELEMENT)


@pytest.mark.parametrize(
    ("text", "same"), [("D2O", "[2H]2O"), ("CD3OD", "C[2H]3O[2H]"), ("CDCl3", "C[2H]Cl3")]
)
def test_deuterium_is_read_in_the_usual_solvents(text: str, same: str) -> None:
    made = parse_formula(text)
    assert made.counts == parse_formula(same).counts
    assert made.notes


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("NaXq", 3, Code.UNKNOWN_ELEMENT),
        ("Na2Zz4", 4, Code.UNKNOWN_ELEMENT),
        ("CuSO4·5H2Q", 10, Code.UNKNOWN_ELEMENT),
        ("Na Cl Xq", 7, Code.UNKNOWN_ELEMENT),
        ("[99C]2H6", 1, Code.UNKNOWN_ELEMENT),
        ("TcO4", 1, Code.NO_SINGLE_MASS),
        ("MgCl2·xH2O", 7, Code.NO_SINGLE_MASS),
        ("MgCl2·nH2O", 7, Code.NO_SINGLE_MASS),
        ("(NH4", 1, Code.UNREADABLE),
        ("NH4)2", 4, Code.UNREADABLE),
        ("(NH4]2", 5, Code.UNREADABLE),
        ("Na()2", 3, Code.UNREADABLE),
        ("Nacl", 3, Code.UNREADABLE),
        ("H0", 2, Code.UNREADABLE),
        ("C1H02", 4, Code.UNREADABLE),
        ("C2H1000001O", 4, Code.UNREADABLE),
        ("Na 2SO4", 4, Code.UNREADABLE),
        ("CuSO4.5H20", 8, Code.UNREADABLE),
        ("CuSO4·5H20", 8, Code.UNREADABLE),
        ("MgCl2·6(H20)", 9, Code.UNREADABLE),
        ("[32P]O4", 1, Code.UNKNOWN_ELEMENT),
        ("T2O", 1, Code.UNKNOWN_ELEMENT),
        ("CuSO4,5H2O", 6, Code.UNREADABLE),
        ("CuSO4··5H2O", 7, Code.UNREADABLE),
        ("Na+Cl-", 3, Code.UNREADABLE),
        ("SO42-", 3, Code.UNREADABLE),
        ("Mg2+", 3, Code.UNREADABLE),
        ("[Fe(CN)6]4-", 10, Code.UNREADABLE),
        ("CO2 mM", 5, Code.UNREADABLE),
    ],
)
def test_a_slip_is_told_with_its_place(text: str, place: int, code: Code) -> None:
    error = refused(text)
    assert (error.place, error.code) == (place, code)
    assert error.remedy


@pytest.mark.parametrize(
    ("text", "meant"), [("NACL", "NaCl"), ("HCL", "HCl"), ("MGCL2", "Mg"), ("CL2", "Cl"), ("Nacl", "Cl")]
)
def test_the_nearest_element_is_offered(text: str, meant: str) -> None:
    assert f"Did you mean {meant}?" in refused(text).remedy


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "(" * 200,
        "(" * 100 + "C" + ")" * 100,
        "C" * 201,
        "[" * 400,
        "9" * 200,
        "C" + "9" * 100,
        ".",
        "·",
        "^",
    ],
)
def test_hostile_texts_are_refused(text: str) -> None:
    assert refused(text).remedy


def test_nine_brackets_are_too_many_and_eight_are_not() -> None:
    assert mass("(" * 8 + "C2" + ")" * 8) == 2 * ATOMIC_WEIGHTS["C"]
    assert refused("(" * 9 + "C2" + ")" * 9).place == 9


def test_what_is_heavier_than_any_molecule_is_refused() -> None:
    assert "heavier" in refused("((((C2H4)1000000)1000000)1000)2O").message


@given(st.text(max_size=400))
def test_no_text_makes_it_fall_over(text: str) -> None:
    assert is_sound(read(text), text)


@given(st.text(alphabet="CHNOSPKFIDTNaClMgBr0123456789().[]{}·*+-^ x₂²", max_size=64))
def test_no_near_formula_makes_it_fall_over(text: str) -> None:
    assert is_sound(read(text), text)
