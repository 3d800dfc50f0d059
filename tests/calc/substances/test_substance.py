"""Names before formulas, the forms of a substance, and a catalogue that agrees with its own formulas."""

from __future__ import annotations

from fractions import Fraction

import pytest

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, compute
from protocolapp.calc.molecular_weight import CALCULATOR
from protocolapp.calc.substances.forms import find_form, may_be_form
from protocolapp.calc.substances.formula import parse_formula
from protocolapp.calc.substances.substance import SubstanceError, find_substance, forms_of
from protocolapp.lab import Catalogue, Substance
from protocolapp.lab.bundled import bundled_catalogue
from protocolapp.quantity import Quantity
from tests.calc.pipettes import q

CATALOGUE = bundled_catalogue()
WITH_FORMULA = [one for one in CATALOGUE.substances if one.formula]


@pytest.mark.parametrize("one", WITH_FORMULA, ids=lambda one: one.name)
def test_a_reagents_molar_mass_is_that_of_its_formula(one: Substance) -> None:
    assert one.mw is not None
    assert abs(one.mw - parse_formula(one.formula).mw) <= q("0.02 g/mol")


@pytest.mark.parametrize(
    ("name", "mass"),
    [("DTT", "154.24"), ("SDS", "288.38"), ("ATP", "507.18"), ("EDTA", "292.24"), ("MES", "195.24")],
)
def test_a_name_wins_over_what_could_be_read_as_a_formula(name: str, mass: str) -> None:
    found = find_substance(name, CATALOGUE).mw
    assert found is not None
    assert abs(found - Quantity.of(mass, "g/mol")) <= q("0.02 g/mol")


@pytest.mark.parametrize("name", ["DTT", "SDS", "ATP", "EDTA", "HEPES"])
def test_without_a_catalogue_a_name_is_refused_rather_than_misread(name: str) -> None:
    with pytest.raises(SubstanceError) as refused:
        find_substance(name, Catalogue())
    assert refused.value.code == Code.UNKNOWN_SUBSTANCE


def test_a_formula_finds_its_reagent_and_the_forms_of_it() -> None:
    meant = find_substance("MgCl2.6H2O", CATALOGUE)
    assert meant.entry is not None
    assert meant.entry.name == "MgCl2 hexahydrate"
    assert [form.label for form in forms_of(meant, CATALOGUE)] == ["MgCl2 anhydrous", "MgCl2 hexahydrate"]


def test_a_formula_of_two_substances_is_neither() -> None:
    """DMSO and 2-mercaptoethanol are both C2H6OS."""
    assert find_substance("C2H6OS", CATALOGUE).entry is None


FREE = {
    "Tris": "Tris base",
    "HEPES": "HEPES free acid",
    "EDTA": "EDTA free acid",
    "MgCl2": "MgCl2 anhydrous",
    "CaCl2": "CaCl2 anhydrous",
    "CuSO4": "CuSO4 anhydrous",
    "MgSO4": "MgSO4 anhydrous",
    "MnCl2": "MnCl2 anhydrous",
    "Na2HPO4": "Sodium phosphate dibasic anhydrous",
    "NaH2PO4": "Sodium phosphate monobasic anhydrous",
    "Na4P2O7": "Sodium pyrophosphate anhydrous",
    "TCEP": "TCEP",
    "beta-glycerophosphate": "beta-glycerophosphate disodium",
    "ATP": "ATP free acid",
    "sodium acetate": "Sodium acetate anhydrous",
    "MES": "MES free acid",
    "citric acid": "Citric acid anhydrous",
    "glucose": "D-Glucose anhydrous",
    "crizotinib": "crizotinib",
    "alectinib": "alectinib",
    "ceritinib": "ceritinib",
    "galunisertib": "galunisertib",
    "SB431542": "SB431542",
}


def test_the_first_form_is_the_free_or_anhydrous_one() -> None:
    families = {one.family: one.name for one in CATALOGUE.substances if one.family}
    first = {
        family: forms_of(find_substance(name, CATALOGUE), CATALOGUE)[0].label
        for family, name in families.items()
    }
    assert first == FREE


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("hexahydrate", "MgCl2 hexahydrate"),
        ("Hexahydrate", "MgCl2 hexahydrate"),
        ("MgCl2·6H2O", "MgCl2 hexahydrate"),
        ("anhydrous", "MgCl2 anhydrous"),
        ("6H2O", "MgCl2 hexahydrate"),
        ("· 6 H2O", "MgCl2 hexahydrate"),
        ("dihydrate", "MgCl2·2H2O"),
    ],
)
def test_a_form_by_its_last_word(word: str, name: str) -> None:
    assert find_form(word, find_substance("MgCl2", CATALOGUE), CATALOGUE).label == name


@pytest.mark.parametrize(
    ("substance", "word", "name"),
    [
        ("crizotinib", "HCl", "crizotinib hydrochloride"),
        ("crizotinib", "HCl salt", "crizotinib hydrochloride"),
        ("C21H22Cl2FN5O", "hydrochloride", "crizotinib hydrochloride"),
        ("ceritinib", "2HCl", "ceritinib dihydrochloride"),
        ("lorlatinib", "TFA salt", "C21H19FN6O2·C2HF3O2"),
        ("galunisertib", "hydrate", "galunisertib monohydrate"),
        ("galunisertib", "free base", "C22H19N5O"),
        ("EDTA", "disodium salt", "EDTA disodium dihydrate"),
        ("ATP", "disodium", "ATP disodium"),
        ("HEPES", "sodium salt", "HEPES sodium salt"),
        ("ZnSO4", "heptahydrate", "ZnSO4·7H2O"),
        ("CaSO4", "hemihydrate", "CaSO4·0.5H2O"),
    ],
)
def test_a_form_by_what_it_adds(substance: str, word: str, name: str) -> None:
    assert find_form(word, find_substance(substance, CATALOGUE), CATALOGUE).label == name


def test_how_much_water_a_hydrate_has_is_not_guessed() -> None:
    with pytest.raises(SubstanceError) as refused:
        find_form("hydrate", find_substance("Na2HPO4", CATALOGUE), CATALOGUE)
    assert "heptahydrate" in refused.value.remedy


@pytest.mark.parametrize(
    ("form", "of", "can"),
    [
        ("NaCl", "ZnSO4", False),
        ("LiBr", "NaCl", False),
        ("NP-40", "Tween-20", False),
        ("ZnSO4·7H2O", "ZnSO4", True),
        ("ZnSO4", "ZnSO4·7H2O", True),
        ("C10H14N5Na2O13P3·3H2O", "ATP", True),
        ("ATP disodium", "ATP", True),
        ("C21H22Cl2FN5O·2HCl", "crizotinib", True),
    ],
)
def test_a_form_has_the_atoms_of_its_substance(form: str, of: str, can: bool) -> None:
    assert may_be_form(find_substance(form, CATALOGUE), find_substance(of, CATALOGUE)) is can


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Triss", "Tris base"),
        ("crizotinb", "crizotinib"),
        ("Xq2O", "Xe"),
        ("wortmannin", "Add it to the catalogue"),
        ("CuSO4 pentahydrat", "CuSO4 pentahydrate"),
    ],
)
def test_what_is_not_known_is_told_with_a_way_out(text: str, word: str) -> None:
    with pytest.raises(SubstanceError) as refused:
        find_substance(text, CATALOGUE)
    assert word in refused.value.remedy


def test_the_labs_own_entry_needs_no_formula_that_can_be_read() -> None:
    own = Substance("Compound 7", formula="see notebook", mw=q("412.5 g/mol"), own=True)
    assert find_substance("compound-7", Catalogue([own])).mw == q("412.5 g/mol")


def test_the_labs_own_molar_mass_stands_though_the_formula_says_otherwise() -> None:
    own = Substance("ATP disodium", formula="C10H14N5Na2O13P3", mw=q("605.2 g/mol"), own=True)
    outcome = compute(CALCULATOR, {"substance": "ATP disodium"}, Bench(catalogue=Catalogue([own])))
    assert outcome.value("mw") == q("605.2 g/mol")


def test_the_shares_shown_sum_up() -> None:
    table = compute(CALCULATOR, {"substance": "CuSO4·5H2O"}, Bench(catalogue=CATALOGUE)).table("composition")
    assert table is not None
    shares = [row[3].value for row in table.rows]
    assert sum((one.base for one in shares if one is not None), Fraction(0)) == 1
