"""What a lab keeps in its own folder: reagents and recipes, on a real folder."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from protocolapp.calc.form import Typed
from protocolapp.lab import Substance
from protocolapp.lab.bundled import bundled_catalogue
from protocolapp.local_workplace import LocalWorkplace
from protocolapp.protocol.load_any import load_file
from protocolapp.protocol.model import Solution
from protocolapp.quantity import Quantity
from protocolapp.run.ports import StoreError
from protocolapp.services.own_reagents import merged
from protocolapp.services.recipe_typing import RecipeError, solution_of, typed_of
from protocolapp.services.recipes import one_recipe, recipe_named, with_solution
from protocolapp.store import OwnFiles
from tests.fakes.clock import FakeClock
from tests.faults.limits import no_file_grows_beyond

COMPOUND = Substance(
    "Compound 17", formula="C21H22Cl2FN5O", also=("cpd 17",), note="in the dark: light spoils it", own=True
)
TRIS = Substance("Tris base", mw=Quantity.of("121.2", "g/mol"), source="lot 0123", own=True)


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[LocalWorkplace]:
    place = LocalWorkplace(tmp_path, {}, FakeClock())
    yield place
    place.close()


@pytest.fixture
def own(workplace: LocalWorkplace) -> Path:
    return workplace.library.own_folder


def test_without_a_file_there_are_the_bundled_reagents_and_nothing_is_written(
    workplace: LocalWorkplace, own: Path
) -> None:
    assert workplace.catalogue().substances == bundled_catalogue().substances
    assert workplace.own_reagents().substances == ()
    assert not own.exists()


def test_own_reagents_come_first_and_hide_those_of_their_name(workplace: LocalWorkplace, own: Path) -> None:
    workplace.save_own_reagents([COMPOUND, TRIS])
    assert workplace.own_reagents().substances == (COMPOUND, TRIS)
    catalogue = workplace.catalogue()
    assert catalogue.substances[:1][0].name == "Compound 17"
    assert len(catalogue) == len(bundled_catalogue()) + 1
    tris = catalogue.find("tris base")
    assert tris is not None
    assert (tris.mw, tris.own) == (Quantity.of("121.2", "g/mol"), True)
    assert load_file(own / "reagents.yaml").problems == ()


@pytest.mark.parametrize("name", ["Tris base", "tris", "THAM"])
def test_an_own_figure_takes_none_of_the_bundled_ones_away(workplace: LocalWorkplace, name: str) -> None:
    workplace.save_own_reagents([replace(TRIS, name=name)])
    found, bundled = workplace.catalogue().find(name), bundled_catalogue().find(name)
    assert found is not None
    assert bundled is not None
    assert (found.mw, found.pka, found.ph_per_kelvin) == (TRIS.mw, bundled.pka, bundled.ph_per_kelvin)
    assert "lot 0123" in found.source
    assert "buffer tables" in found.source
    assert "pka" not in (workplace.own_reagents().path.read_text("utf-8")).partition("reagents:\n")[2]


def test_a_molar_mass_left_out_is_worked_out_from_the_formula_and_not_written(
    workplace: LocalWorkplace, own: Path
) -> None:
    workplace.save_own_reagents([COMPOUND])
    found = workplace.catalogue().find("cpd 17")
    assert found is not None
    assert found.mw is not None
    assert 450 < found.mw.amount_in("g/mol") < 451
    assert "mw" not in (own / "reagents.yaml").read_text("utf-8").partition("reagents:")[2]


def test_a_broken_file_is_left_as_it_is_and_told_of(workplace: LocalWorkplace, own: Path) -> None:
    own.mkdir(parents=True)
    content = "reagents:\n  Compound 17: {mw: 450.34}\n"
    (own / "reagents.yaml").write_text(content, "utf-8")
    assert workplace.catalogue().substances == bundled_catalogue().substances
    [notice] = [one for one in workplace.notices() if "reagents.yaml" in one]
    assert "reagents.yaml:2:21: " in notice
    assert [problem.line for problem in workplace.own_reagents().problems] == [2]
    with pytest.raises(StoreError) as caught:
        workplace.save_own_reagents([TRIS])
    assert "line 2" in caught.value.message
    assert (own / "reagents.yaml").read_text("utf-8") == content


def test_the_file_of_reagents_is_no_protocol_of_the_library(workplace: LocalWorkplace) -> None:
    before = len(workplace.library.refresh())
    workplace.save_own_reagents([COMPOUND])
    assert len(workplace.library.refresh()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_pipe_in_the_place_of_the_file_stops_nothing(workplace: LocalWorkplace, own: Path) -> None:
    own.mkdir(parents=True)
    os.mkfifo(own / "reagents.yaml")
    assert workplace.own_reagents().problems
    assert len(workplace.catalogue()) == len(bundled_catalogue())


def test_what_cannot_be_read_again_is_not_kept(workplace: LocalWorkplace, own: Path) -> None:
    workplace.save_own_reagents([TRIS])
    before = (own / "reagents.yaml").read_bytes()
    with pytest.raises(StoreError):
        workplace.save_own_reagents([Substance("x", note="n" * 10_000, own=True)])
    assert (own / "reagents.yaml").read_bytes() == before


def test_the_bundled_recipes_are_there_and_can_be_used(workplace: LocalWorkplace) -> None:
    found = workplace.recipes()
    assert len(found) >= 3
    assert all(one.shipped and not one.problems for one in found)
    assert {"Co-IP lysis buffer", "Western blot buffers"} <= {one.title for one in found}
    assert [one.title for one in found if not one.is_kit] == ["Co-IP lysis buffer"]


def test_a_recipe_is_kept_found_and_changed(workplace: LocalWorkplace, own: Path) -> None:
    [shipped] = [one for one in workplace.recipes() if one.title == "Co-IP lysis buffer"]
    assert shipped.recipes is not None
    before = next(iter(shipped.recipes.solutions.values()))
    mine = solution_of(typed_of(before), "Our lysis buffer", before=before)
    path = workplace.save_recipes(one_recipe(mine, shipped.recipes.citations))
    assert path == own / "recipes" / "Our-lysis-buffer.yaml"
    kept = workplace.recipes()[-1]
    assert (kept.path, kept.shipped, kept.title) == (path, False, "Our lysis buffer")
    assert kept.recipes is not None
    assert kept.recipes.solutions == {"our_lysis_buffer": mine}
    assert set(kept.recipes.citations) == {"G1"}
    assert load_file(path).problems == ()

    kit = with_solution(kept.recipes, "second", before)
    assert workplace.save_recipes(kit, path) == path
    assert workplace.recipes()[-1].is_kit
    another = workplace.save_recipes(one_recipe(mine, shipped.recipes.citations))
    assert another.name == "Our-lysis-buffer-2.yaml"


def test_a_bundled_recipe_is_never_written_over(workplace: LocalWorkplace) -> None:
    shipped = workplace.recipes()[0]
    assert shipped.recipes is not None
    before = shipped.path.read_bytes()
    with pytest.raises(StoreError):
        workplace.save_recipes(shipped.recipes, shipped.path)
    assert shipped.path.read_bytes() == before


def test_a_recipe_without_its_sources_is_not_kept(workplace: LocalWorkplace, own: Path) -> None:
    shipped = next(one for one in workplace.recipes() if not one.is_kit)
    assert shipped.recipes is not None
    [solution] = shipped.recipes.solutions.values()
    with pytest.raises(RecipeError) as caught:
        workplace.save_recipes(one_recipe(solution))
    assert "G1" in caught.value.message
    assert not own.exists()


def test_a_broken_recipe_is_listed_with_its_problems(workplace: LocalWorkplace, own: Path) -> None:
    (own / "recipes").mkdir(parents=True)
    (own / "recipes" / "mine.yaml").write_text("solutions: {x: {name: X}}\n", "utf-8")
    found = workplace.recipes()[-1]
    assert (found.title, found.recipes, found.is_kit) == ("mine", None, False)
    assert [problem.line for problem in found.problems] == [1]


def test_a_recipe_is_named_by_file_solution_or_key(workplace: LocalWorkplace) -> None:
    found = workplace.recipes()
    by_name = {one.path.stem: one for one in found}
    blot = by_name["western-blot-buffers"]
    assert recipe_named(f"{blot.path}:tbst").name == "TBST"
    assert recipe_named(str(by_name["co-ip-lysis-buffer"].path)).name == "Co-IP lysis buffer"
    assert recipe_named("transfer_buffer", found).name == "Towbin transfer buffer"


@pytest.mark.parametrize(
    ("reference", "message", "remedy"),
    [
        ("{kit}", "There are 3 recipes", "one of tbst, blocking_buffer, transfer_buffer"),
        ("{kit}:tbts", "no recipe “tbts” in", "Did you mean tbst?"),
        ("nonsense", "no recipe “nonsense”", "There are: "),
        ("missing.yaml", "missing.yaml cannot be used", "Correct"),
        ("", "No recipe is named", "There are: "),
    ],
)
def test_a_recipe_that_is_not_there_is_told_with_those_that_are(
    workplace: LocalWorkplace, reference: str, message: str, remedy: str
) -> None:
    found = workplace.recipes()
    kit = next(one.path for one in found if one.path.stem == "western-blot-buffers")
    with pytest.raises(RecipeError) as caught:
        recipe_named(reference.format(kit=kit), found)
    assert message in caught.value.message
    assert remedy in caught.value.remedy
    assert bool(caught.value.problems) is (reference == "missing.yaml")


BY_HAND = "# bought from shelf 3\nreagents:\n  Tris base: {mw: 121.2 g/mol}  # see the label\n"


def test_what_was_written_by_hand_is_kept_beside_the_file_each_state_once(
    workplace: LocalWorkplace, own: Path
) -> None:
    own.mkdir(parents=True)
    (own / "reagents.yaml").write_text(BY_HAND, "utf-8")
    workplace.save_own_reagents([COMPOUND])
    assert (own / "reagents.yaml.by-hand").read_text("utf-8") == BY_HAND
    workplace.save_own_reagents([COMPOUND, TRIS])
    (own / "reagents.yaml").write_text(BY_HAND, "utf-8")
    workplace.save_own_reagents([TRIS])
    assert [one.name for one in sorted(own.glob("reagents*"))] == ["reagents.yaml", "reagents.yaml.by-hand"]
    (own / "reagents.yaml").write_text(BY_HAND + "# more\n", "utf-8")
    workplace.save_own_reagents([TRIS])
    assert (own / "reagents.yaml.by-hand-2").read_text("utf-8") == BY_HAND + "# more\n"
    assert workplace.library.refresh() == workplace.library.refresh()
    assert not [item for item in workplace.library.refresh() if not item.shipped]


def test_a_recipe_written_by_hand_is_kept_too(workplace: LocalWorkplace) -> None:
    path = workplace.save_recipes(one_recipe(_buffer("1 mM")))
    assert workplace.save_recipes(one_recipe(_buffer("2 mM")), path) == path
    assert [one.name for one in path.parent.iterdir()] == ["Buffer.yaml"]
    by_hand = "# as Ben makes it\n" + path.read_text("utf-8")
    path.write_text(by_hand, "utf-8")
    workplace.save_recipes(one_recipe(_buffer("3 mM")), path)
    assert (path.parent / "Buffer.yaml.by-hand").read_text("utf-8") == by_hand
    assert len([one for one in workplace.recipes() if not one.shipped]) == 1


def _buffer(final: str) -> Solution:
    typed: Typed = {"volume": "1 L", "components": [{"what": "NaCl", "final": final, "stock": "1 M"}]}
    return solution_of(typed, "Buffer")


def test_the_file_holds_what_was_not_touched_and_the_table_what_was() -> None:
    old, other = replace(TRIS, note="old"), replace(TRIS, note="changed in the file")
    typed = replace(TRIS, note="typed")
    more = Substance("more", own=True)
    assert merged([old, COMPOUND], [old, COMPOUND], [other, COMPOUND, more]) == (other, COMPOUND, more)
    assert merged([old, COMPOUND], [typed, COMPOUND], [other, COMPOUND]) == (typed, COMPOUND)
    assert merged([old, COMPOUND], [typed, COMPOUND], [old]) == (typed,), (
        "taken out of the file by other hands"
    )
    assert merged([old, COMPOUND], [typed], [old, COMPOUND]) == (typed,), "taken out of the table"
    assert merged([old, COMPOUND], [typed, COMPOUND], []) == (typed, COMPOUND), "the file is gone"


def test_two_who_save_at_once_overwrite_nothing(tmp_path: Path) -> None:
    files = OwnFiles(tmp_path / "own", tmp_path / "shipped")
    with ThreadPoolExecutor(8) as pool:
        paths = list(pool.map(lambda number: files.write_recipes("Buffer", f"# {number}\n"), range(24)))
    assert len(set(paths)) == 24
    assert sorted(path.read_text() for path in paths) == sorted(f"# {number}\n" for number in range(24))


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "/etc/passwd",
        "CON",
        "con.txt",
        "x" * 300,
        "a.yaml",
        ".",
        "",
        "\u202eevil",
        "-rf",
        "a\nb",
        "nul\0",
        "缓冲液",
    ],
)
def test_a_recipe_of_any_name_lies_in_its_folder_under_a_harmless_one(own: Path, name: str) -> None:
    path = OwnFiles(own, own).write_recipes(name, "x: y\n")
    again = OwnFiles(own, own).write_recipes(name, "x: z\n")
    for one in (path, again):
        assert one.resolve().parent == (own / "recipes").resolve()
        assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,105}\.yaml", one.name), one.name
        assert one.stem.split(".")[0].lower() not in {"con", "nul"}
    assert path != again
    assert path.read_text("utf-8") == "x: y\n"


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_full_disk_leaves_old_files_whole_and_no_half_ones(workplace: LocalWorkplace, own: Path) -> None:
    workplace.save_own_reagents([TRIS])
    path = workplace.save_recipes(one_recipe(_buffer("1 mM")))
    before = {one: one.read_bytes() for one in own.rglob("*") if one.is_file()}
    large = [replace(COMPOUND, name=f"c{number}") for number in range(100)]
    with no_file_grows_beyond(500):
        with pytest.raises(StoreError):
            workplace.save_own_reagents(large)
        long = one_recipe(_buffer("2 mM")).model_copy(update={"note": "n" * 1000})
        for place in (path, None):
            with pytest.raises(StoreError):
                workplace.save_recipes(long, place)
    assert {one: one.read_bytes() for one in own.rglob("*") if one.is_file()} == before
