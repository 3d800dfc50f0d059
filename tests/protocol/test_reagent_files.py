"""The lab's own reagents: read with every fault in its place, written so that the very same come back."""

from __future__ import annotations

from fractions import Fraction
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.lab import Catalogue, LabError, Substance
from protocolapp.protocol.reagents import load_reagents_text, reagents_text
from protocolapp.protocol.yaml_text import readable
from protocolapp.quantity import Quantity

FILE = """\
format: 1
kind: reagents
reagents:
  Compound 17:
    formula: C21H22Cl2FN5O
    mw: 450.34 g/mol
    also: [cpd 17, C-17]
    stock: 10 mM in DMSO
    source: certificate of lot 0123
  Tris of shelf 3: {mw: 121.14 g/mol, pka: 8.06, ph per kelvin: -0.028, family: Tris}
  Tween-20: {density: 1.1 g/mL, note: "viscous: weigh it"}
"""


def test_a_file_is_read() -> None:
    loaded = load_reagents_text(FILE, "reagents.yaml")
    assert loaded.problems == ()
    compound, tris, tween = loaded.substances
    assert compound == Substance(
        "Compound 17",
        formula="C21H22Cl2FN5O",
        mw=Quantity.of("450.34", "g/mol"),
        also=("cpd 17", "C-17"),
        stock="10 mM in DMSO",
        source="certificate of lot 0123",
        own=True,
    )
    assert (tris.pka, tris.ph_per_kelvin, tris.family) == (Fraction("8.06"), Fraction("-0.028"), "Tris")
    assert tween.density == Quantity.of("1.1", "g/mL")
    assert Catalogue(loaded.substances).find("CPD 17") == compound


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "message", "remedy"),
    [
        ("450.34 g/mol", "450.34", 6, 9, "has no unit", "g/mol"),
        ("450.34 g/mol", "450.34 g", 6, 9, "is a mass, not a molar mass", "g/mol"),
        ("C21H22Cl2FN5O", "C21H22Xx2", 5, 20, "Xx", ""),
        ("1.1 g/mL", "1.1 mL", 11, 23, "is no density", "1.06 g/mL"),
        ("8.06", "8.06 mM", 10, 44, "“8.06 mM”", ""),
        ("also: [cpd 17, C-17]", "also: cpd 17", 7, 11, "a list should stand here", "list"),
        ("formula:", "formel:", 5, 5, "“formel” is not known here", "Did you mean formula:?"),
        ("Tween-20:", "compound 17:", 11, 3, "are the same name", "Keep one"),
        ("Tween-20:", f"{'x' * 81}:", 11, 3, "longer than 80", "Shorten"),
        ("Tween-20:", '"a\\tb":', 11, 3, "cannot be read", "Type it anew"),
        ("reagents:\n", "reagenst:\n", 3, 1, "“reagenst” is not known here", "Did you mean reagents:?"),
    ],
)
def test_every_fault_has_its_place_and_remedy(
    old: str, new: str, line: int, column: int, message: str, remedy: str
) -> None:
    assert FILE.count(old) == 1
    loaded = load_reagents_text(FILE.replace(old, new), "reagents.yaml")
    assert loaded.substances == ()
    [problem] = loaded.problems
    assert (problem.line, problem.column) == (line, column)
    assert message in problem.message
    assert remedy in problem.remedy


NAMES = st.text(st.characters(), min_size=1, max_size=80).filter(
    lambda name: bool(name.strip()) and name.isprintable() and name == name.strip() == readable(name)
)
PROSE = st.text(st.characters(), max_size=30).map(readable)
AMOUNTS = st.fractions(min_value=Fraction(1, 10**6), max_value=10**6, max_denominator=10**6).map(
    lambda number: Fraction(round(number * 10**9), 10**9) or Fraction(1)
)
SUBSTANCES = st.builds(
    Substance,
    NAMES,
    formula=st.sampled_from(["", "NaCl", "MgCl2·6H2O", "C21H22Cl2FN5O · HCl", "Ca(OH)2"]),
    mw=st.none() | AMOUNTS.map(lambda number: Quantity(number, Quantity.of(1, "g/mol").unit)),
    density=st.none() | AMOUNTS.map(lambda number: Quantity(number, Quantity.of(1, "g/mL").unit)),
    strength=st.none() | AMOUNTS.map(lambda number: Quantity(number, Quantity.of(1, "% w/w").unit)),
    pka=st.none() | AMOUNTS,
    ph_per_kelvin=st.none() | AMOUNTS.map(lambda number: -number),
    family=PROSE,
    cas=PROSE,
    also=st.lists(PROSE.filter(bool), max_size=3).map(tuple),
    stock=PROSE,
    note=PROSE,
    source=PROSE,
    own=st.just(True),
)


@given(substances=st.lists(SUBSTANCES, max_size=4, unique_by=lambda one: one.name.casefold()))
def test_what_is_written_is_read_back(substances: list[Substance]) -> None:
    loaded = load_reagents_text(reagents_text(substances), "reagents.yaml")
    assert loaded.problems == ()
    assert loaded.substances == tuple(substances)


def test_a_value_whose_decimals_never_end_is_kept_far_beyond_any_balance() -> None:
    third = Substance("x", mw=Quantity.of(Fraction(1000, 3), "g/mol"), own=True)
    [again] = load_reagents_text(reagents_text([third]), "r").substances
    assert again.mw is not None
    assert third.mw is not None
    assert abs(again.mw.base - third.mw.base) < Fraction(1, 10**18)


@pytest.mark.parametrize(
    "substances",
    [
        [Substance("x", note="n" * 5000, own=True)],
        [Substance("x", own=True), Substance("X", own=True)],
    ],
)
def test_what_could_not_be_read_again_is_not_written(substances: list[Substance]) -> None:
    with pytest.raises(LabError) as caught:
        reagents_text(substances)
    assert caught.value.remedy


def test_however_many_entries_are_wrong_the_time_grows_with_them_alone() -> None:
    """It once grew with their square: a file let in by its size took minutes."""
    text = "reagents:\n" + "".join(f"  R{number}: {{mw: x}}\n" for number in range(20_000))
    begun = process_time()
    problems = load_reagents_text(text, "reagents.yaml").problems
    assert process_time() - begun < 10
    assert len(problems) == 101
    assert [problem.line for problem in problems] == list(range(2, 103))


@pytest.mark.parametrize("strength", ["12 M", "5 U/mL", "100 X"])
def test_a_strength_that_no_label_of_a_concentrate_bears_is_refused(strength: str) -> None:
    [problem] = load_reagents_text(f"reagents: {{X: {{strength: {strength}}}}}\n", "r.yaml").problems
    assert "37 % w/w" in problem.remedy
    for sound in ("37 % w/w", "30 % w/v", "1.2 g/mL"):
        assert load_reagents_text(f"reagents: {{X: {{strength: {sound}}}}}\n", "r.yaml").problems == ()
