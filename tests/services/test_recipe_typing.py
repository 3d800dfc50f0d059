"""A recipe goes into the recipe calculator and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.form import Bench, Typed, compute
from protocolapp.calc.recipe import CALCULATOR
from protocolapp.lab import Catalogue, Substance
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Solution
from protocolapp.protocol.recipes import load_recipes, load_recipes_text, recipes_text, volume_of
from protocolapp.protocol.roles import Role
from protocolapp.quantity import DecimalMark, Quantity, as_unit
from protocolapp.resources import protocols_folder, resource
from protocolapp.services.recipe_typing import RecipeError, key_of, not_taken, solution_of, typed_of

SHIPPED = sorted(resource("recipes").glob("*.yaml"))
CATALOGUE = Catalogue([Substance("NaCl", mw=Quantity.of("58.44", "g/mol")), Substance("glycerol")])


def shipped() -> list[Solution]:
    found = []
    for path in SHIPPED:
        recipes = load_recipes(path).recipes
        assert recipes is not None, path
        found += list(recipes.solutions.values())
    return found


@pytest.mark.parametrize("decimal", [".", ","])
@pytest.mark.parametrize("solution", shipped(), ids=lambda one: key_of(one.name))
def test_a_shipped_recipe_comes_back_from_the_calculator(solution: Solution, decimal: DecimalMark) -> None:
    typed = typed_of(solution, decimal)
    again = solution_of(typed, solution.name, decimal=decimal, before=solution)
    assert again.model_dump(exclude={"overage_cite", "contains", "volume"}) == solution.model_dump(
        exclude={"overage_cite", "contains", "volume"}
    )
    assert volume_of(again) == volume_of(solution)
    for one, before in zip(again.contains, solution.contains, strict=True):
        assert one.model_dump(exclude={"role"}) == before.model_dump(exclude={"role"})
        assert before.roles in ((), one.roles)


@pytest.mark.parametrize("solution", shipped(), ids=lambda one: key_of(one.name))
def test_the_calculator_works_a_shipped_recipe_out(solution: Solution) -> None:
    outcome = compute(CALCULATOR, typed_of(solution), Bench(bundled_pipettes()))
    assert not outcome.missing
    assert not outcome.blocked
    assert outcome.tables


def test_the_lysis_buffer_of_the_co_ip_can_be_opened_though_its_volume_hangs_on_the_protocol() -> None:
    protocol = load_protocol(protocols_folder() / "co_ip_alk.yaml").protocol
    assert protocol is not None
    typed = typed_of(protocol.solutions["lysis_buffer"])
    assert "volume" not in typed
    assert typed["overage"] == "10 %"
    rows = typed["components"]
    assert not isinstance(rows, str)
    assert rows[0] == {
        "what": "Tris-HCl pH 7.4",
        "final": "50 mM",
        "stock": "1 M",
        "role": "buffer",
        "fresh": "no",
    }
    assert [row["fresh"] for row in rows] == ["no"] * 4 + ["yes"] * 2


def test_what_the_calculator_takes_from_catalogue_and_name_is_written_out() -> None:
    typed: Typed = {
        "volume": "500 mL",
        "components": [
            {"what": "NaCl", "final": "150 mM"},
            {"what": "DTT", "final": "1 mM", "stock": "1 M"},
            {"what": "Tween-20", "final": "0.1 % v/v", "stock": "10 % v/v", "role": "other", "fresh": "no"},
        ],
    }
    salt, dtt, tween = solution_of(typed, "A buffer", catalogue=CATALOGUE).contains
    assert (salt.mw, salt.roles, salt.fresh) == (Quantity.of("58.44", "g/mol"), (Role.SALT,), False)
    assert (dtt.mw, dtt.roles, dtt.fresh) == (None, (Role.REDUCER,), True)
    assert (tween.roles, tween.fresh) == ((), False)


def test_a_changed_figure_loses_the_source_of_the_old_one_and_the_others_keep_theirs() -> None:
    before = next(one for one in shipped() if one.name == "TBST")
    rows = typed_of(before)["components"]
    assert not isinstance(rows, str)
    changed = [{**row, "final": "0.05 % v/v"} if row["what"] == "Tween-20" else row for row in rows]
    tris, _, tween = solution_of({"components": changed}, "TBST, mild", before=before).contains
    assert (tris.cite, tris.stock_cite) == ("lab", "lab")
    assert (tween.cite, tween.stock_cite) == (None, "lab")


@pytest.mark.parametrize(
    ("typed", "name", "message"),
    [
        ({"components": [{"what": "NaCl", "final": "150 mM"}]}, "x", "NaCl: how much"),
        ({"components": [{"what": "NaCl", "final": "150"}]}, "x", "150"),
        ({"components": [{"what": "NaCl", "final": "1 M", "stock": "10 mM"}]}, "x", "cannot give"),
        ({"components": [{"what": "NaCl", "final": "1 M", "stock": "5 M"}]}, " ", "no name"),
        ({"components": [{"final": "1 M"}]}, "x", "What is missing"),
        ({"components": []}, "x", "nothing in this recipe"),
        ({"components": [{"what": "a", "final": "1 X", "stock": "2 X"}] * 2}, "x", "already"),
        ({"components": [{"what": "a", "final": "1 X", "stock": "2 X"}]}, "x" * 5000, "longer than"),
    ],
)
def test_what_would_be_no_recipe_is_refused_with_a_remedy(typed: Typed, name: str, message: str) -> None:
    with pytest.raises(RecipeError) as caught:
        solution_of(typed, name)
    assert message in caught.value.message.replace("\u00a0", " ")
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Co-IP lysis buffer", "co_ip_lysis_buffer"),
        ("10x TBS", "solution_10x_tbs"),
        ("5 % BSA in TBST", "solution_5_bsa_in_tbst"),
        ("α-Puffer, kühl", "alpha_puffer_kuhl"),
        ("µL", "ul_solution"),
        ("Name", "name_solution"),
        ("⚗", "solution"),
        ("x" * 200, "x" * 48),
    ],
)
def test_a_key_is_made_of_a_name(name: str, key: str) -> None:
    assert key_of(name) == key


AMOUNTS = st.integers(1, 10**6).map(lambda number: f"{number / 1000:f}")
COMPONENTS = st.fixed_dictionaries(
    {
        "what": st.text(
            st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\ufffd"),
            min_size=1,
            max_size=20,
        ),
        "final": st.tuples(AMOUNTS, st.sampled_from(["µM", "nM"])).map(" ".join),
        "stock": st.tuples(AMOUNTS, st.sampled_from(["M", "kM"])).map(lambda pair: f"1{pair[0]}0000 M"),
        "role": st.sampled_from(["", "buffer", "phosphatase-inhibitor", "other", "auto"]),
        "fresh": st.sampled_from(["yes", "no", "auto"]),
    }
)


@given(st.lists(COMPONENTS, min_size=1, max_size=4, unique_by=lambda row: row["what"].strip()), AMOUNTS)
def test_whatever_is_typed_survives_the_file(rows: list[dict[str, str]], volume: str) -> None:
    typed: Typed = {"components": rows, "volume": f"{volume} mL"}
    solution = solution_of(typed, "Some: buffer #1")
    text = recipes_text({"x": solution})
    loaded = load_recipes_text(text, "r.yaml")
    assert loaded.problems == ()
    assert loaded.recipes is not None
    again = loaded.recipes.solutions["x"]
    assert again == solution
    assert volume_of(again) == Quantity.of(volume, as_unit("mL"))
    assert solution_of(typed_of(again), "Some: buffer #1", before=again) == solution


def test_a_role_that_the_recipe_does_not_say_is_not_put_into_it() -> None:
    """Nobody said what MgCl2 is for: opening and saving must not say it for them."""
    typed: Typed = {
        "components": [{"what": "MgCl2", "final": "1 mM", "stock": "1 M", "role": "other"}],
        "volume": "1 mL",
    }
    silent = solution_of(typed, "Buffer")
    assert silent.contains[0].roles == ()
    assert solution_of(typed_of(silent), "Buffer", before=silent) == silent


def _with_overage(overage: str, volume: str = "volume: 300 mL, ") -> Solution:
    text = f"solutions: {{x: {{name: X, {volume}overage: {overage}, contains: [{{what: A, final: 1 X, stock: 9 X}}]}}}}"
    loaded = load_recipes_text(text, "r.yaml")
    assert loaded.recipes is not None, loaded.problems
    return loaded.recipes.solutions["x"]


@pytest.mark.parametrize("overage", ["5 mL", "15 mL", "7 %"])
def test_an_overage_is_shown_as_a_share_and_stays_as_it_was_written(overage: str) -> None:
    before = _with_overage(overage)
    typed = typed_of(before)
    assert str(typed["overage"]).startswith({"5 mL": "1.66666", "15 mL": "5 %", "7 %": "7 %"}[overage])
    assert not_taken(before) == ""
    kept = solution_of(typed, "X", before=before).overage
    assert kept is not None
    assert kept.written == overage
    other = solution_of({**typed, "overage": "20 %"}, "X", before=before).overage
    assert other == Quantity.of(20, "%")
    assert solution_of({**typed, "overage": "0 %"}, "X", before=before).overage is None


def test_of_another_volume_the_share_on_the_screen_is_kept() -> None:
    before = _with_overage("15 mL")
    kept = solution_of({**typed_of(before), "volume": "3 L"}, "X", before=before).overage
    assert kept == Quantity.of(5, "%")


def test_an_overage_that_is_no_share_is_told_and_stays_in_the_recipe() -> None:
    before = _with_overage("15 mL", volume="")
    assert "15\u00a0mL is left out" in not_taken(before)
    assert "overage" not in typed_of(before)
    kept = solution_of(typed_of(before), "X", before=before).overage
    assert kept == before.overage
