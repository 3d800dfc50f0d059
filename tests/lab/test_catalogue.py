"""The reagents that come with the program, and a lab's own as data."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from protocolapp.lab import Catalogue, LabError, Substance, completed
from protocolapp.lab.bundled import bundled_catalogue
from protocolapp.lab.catalogue_json import substance_from_figures, substance_from_json, substance_to_json
from protocolapp.quantity import Quantity
from protocolapp.resources import resource

CATALOGUE = bundled_catalogue()
RAW = json.loads(resource("reagents.json").read_text(encoding="utf-8"))["reagents"]


def named(name: str) -> Substance:
    found = CATALOGUE.find(name)
    assert found is not None, name
    return found


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("dtt", "DTT"),
        ("EDTA-Na2", "EDTA disodium dihydrate"),
        ("2-ME", "2-mercaptoethanol"),
        ("beta-mercaptoethanol", "2-mercaptoethanol"),
        ("β-mercaptoethanol", "2-mercaptoethanol"),
        ("Na3VO4", "Sodium orthovanadate"),
        ("NP40", "NP-40"),
        ("NP-40 / IGEPAL CA-630", "NP-40"),
        ("tween 20", "Tween-20"),
        ("Tris-HCl", "Tris hydrochloride"),
        ("tris", "Tris base"),
        ("77-86-1", "Tris base"),
        ("MgCl2", "MgCl2 anhydrous"),
        ("SB-431542", "SB431542"),
        ("crizotinib HCl", "crizotinib hydrochloride"),
        ("ceritinib 2HCl", "ceritinib dihydrochloride"),
    ],
)
def test_a_substance_is_found_by_what_people_call_it(typed: str, name: str) -> None:
    assert named(typed).name == name


@pytest.mark.parametrize(
    ("name", "mw"),
    [
        ("Tris", "121.14"),
        ("HEPES", "238.3"),
        ("EDTA-Na2", "372.24"),
        ("MgCl2 hexahydrate", "203.3"),
        ("DTT", "154.24"),
        ("SDS", "288.38"),
        ("ATP", "507.18"),
        ("PMSF", "174.19"),
        ("crizotinib", "450.34"),
        ("galunisertib monohydrate", "387.44"),
    ],
)
def test_the_molar_mass_is_the_one_suppliers_print(name: str, mw: str) -> None:
    mass = named(name).mw
    assert mass is not None
    assert abs(mass - Quantity.of(mw, "g/mol")) <= Quantity.of("0.02", "g/mol")


def test_a_mixture_of_polymers_has_no_molar_mass() -> None:
    assert [named(name).mw for name in ("NP-40", "Tween-20", "Triton X-100")] == [None] * 3


def test_the_forms_of_a_substance_stand_together() -> None:
    assert [one.name for one in CATALOGUE.forms(named("Tris"))] == ["Tris base", "Tris hydrochloride"]
    assert [one.name for one in CATALOGUE.forms(named("crizotinib"))] == [
        "crizotinib",
        "crizotinib hydrochloride",
    ]


def test_no_name_stands_for_two_substances() -> None:
    owners: dict[str, set[str]] = {}
    for one in RAW:
        for word in (one["name"], *one.get("also", ())):
            owners.setdefault(" ".join(word.replace("-", " ").split()).casefold(), set()).add(one["name"])
    assert {word: names for word, names in owners.items() if len(names) > 1} == {}


def test_every_figure_has_a_source() -> None:
    figures = [(one["name"], key, one[key]) for one in RAW for key in one if isinstance(one[key], dict)]
    assert len(figures) > 150
    assert [
        (name, key)
        for name, key, figure in figures
        if not (figure.keys() == {"value", "source", "verified"} and figure["value"] and figure["source"])
    ] == []


def test_a_substance_is_verified_only_when_all_its_figures_are() -> None:
    assert named("NaCl").verified
    assert not named("glycerol").verified
    assert "density: common bench practice" in named("glycerol").source
    assert not named("GW6604").verified


@pytest.mark.parametrize("one", CATALOGUE.substances, ids=lambda one: one.name)
def test_a_substance_survives_being_stored(one: Substance) -> None:
    stored = json.loads(json.dumps(substance_to_json(one)))
    assert substance_from_json(stored) == one


def test_an_own_third_of_a_gram_survives_being_stored() -> None:
    own = Substance("Compound 7", mw=Quantity(Fraction(1000, 3), Quantity.of(1, "g/mol").unit), own=True)
    assert substance_from_json(substance_to_json(own)) == own


@pytest.mark.parametrize(
    "damage",
    [
        {"mw": "heavy"},
        {"mw": "5 mL"},
        {"mw": "0 g/mol"},
        {"mw": "-5 g/mol"},
        {"density": "1.1"},
        {"pka": "8 mM"},
        {"pka": 8.06},
        {"also": "Tris"},
        {"also": [1]},
        {"own": "yes"},
        {"formula": 12},
        {"name": ""},
        {"name": "\x00"},
    ],
)
def test_damaged_data_are_refused_with_a_remedy(damage: dict[str, object]) -> None:
    with pytest.raises(LabError) as refused:
        substance_from_json({"name": "Tris base"} | damage)
    assert refused.value.remedy


def test_unknown_keys_are_passed_over() -> None:
    assert substance_from_json({"name": "X-1", "colour": "red"}) == Substance("X-1")


def test_a_bundled_figure_names_what_its_source_is_for() -> None:
    density = {"value": "1.2 g/mL", "source": "bottle", "verified": False}
    made = substance_from_figures({"name": "X-1", "density": density})
    assert (made.source, made.verified) == ("density: bottle", False)


def test_the_labs_own_entry_hides_the_bundled_one() -> None:
    own = replace(named("ATP disodium"), mw=Quantity.of("605.2", "g/mol"), own=True)
    catalogue = Catalogue([*CATALOGUE.substances, own])
    assert catalogue.find("ATP-Na2") == own
    assert len(catalogue) == len(CATALOGUE)


def test_the_catalogue_knows_british_and_greek_spellings() -> None:
    assert named("copper sulphate").name == "CuSO4 anhydrous"
    assert named("ß-mercaptoethanol") == named("β-Mercaptoethanol") == named("beta mercaptoethanol")
    assert named("sulphuric acid") == named("H2SO4")


def test_what_no_published_source_stands_behind_is_not_called_verified() -> None:
    guessed = {"common bench practice", "usual", "open-source", "seen quoted"}
    unfounded = [
        (one["name"], key)
        for one in RAW
        for key, figure in one.items()
        if isinstance(figure, dict) and figure["verified"]
        if any(word in figure["source"] for word in guessed)
    ]
    assert unfounded == []


@pytest.mark.parametrize("one", [one for one in RAW if one.get("cas")], ids=lambda one: one["name"])
def test_a_cas_number_has_its_check_digit(one: dict[str, str]) -> None:
    digits = one["cas"].replace("-", "")
    assert sum(place * int(digit) for place, digit in enumerate(reversed(digits[:-1]), 1)) % 10 == int(
        digits[-1]
    )


def test_an_own_figure_holds_and_the_bundled_ones_stay_each_with_its_source() -> None:
    bundled = named("Tris base")
    own = Substance(
        "tris base", mw=Quantity.of("121.2", "g/mol"), source="lot 0123", also=("shelf 3",), own=True
    )
    both = completed(own, bundled)
    assert (both.mw, both.pka, both.ph_per_kelvin) == (own.mw, bundled.pka, bundled.ph_per_kelvin)
    assert both.source.startswith("molar mass: lot 0123; pKa, pH per kelvin: ")
    assert dict(both.sources) == {**dict(bundled.sources), "mw": "lot 0123"}
    assert (both.family, both.own, both.also) == ("Tris", True, ("shelf 3", *bundled.also))


def test_no_figure_of_another_form_or_bottle_slips_in() -> None:
    salt = completed(Substance("Tris base", mw=Quantity.of("157.6", "g/mol"), own=True), named("Tris base"))
    assert (salt.formula, salt.cas) == ("", "")
    acid = named("hydrochloric acid")
    assert acid.density is not None
    thin = completed(Substance(acid.name, strength=Quantity.of(10, "% w/w"), own=True), acid)
    assert (thin.density, thin.mw) == (None, acid.mw)
    assert "density" not in dict(thin.sources)


def test_a_name_alone_takes_all_from_the_program_and_says_so() -> None:
    bundled = named("HEPES")
    both = completed(Substance("HEPES", note="on shelf 3", own=True), bundled)
    assert both == replace(bundled, name="HEPES", note="on shelf 3", own=True)


def test_a_figure_of_zero_is_a_figure() -> None:
    both = completed(Substance("HEPES", ph_per_kelvin=Fraction(0), pka=Fraction(0), own=True), named("HEPES"))
    assert (both.pka, both.ph_per_kelvin) == (Fraction(0), Fraction(0))
