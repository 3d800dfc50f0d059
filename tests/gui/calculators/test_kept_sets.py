"""Recipes are opened into the form, kept from it, and never overwritten where they came with the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from protocolapp.calc.registry import calculators
from protocolapp.gui.calculators.kept_sets import SHELVES
from protocolapp.gui.calculators.sets_card import SetsCard
from protocolapp.gui.desk import Desk
from protocolapp.protocol.recipes import volume_of
from protocolapp.run.ports import StoreError
from tests.gui.calculators.at_the_calculators import AtTheCalculators, plain
from tests.gui.folder_workplace import FolderWorkplace

KIT = """kind: recipes
title: Two of ours
solutions:
  one:
    name: Buffer one
    volume: 100 mL
    note: Keep it cold.
    contains: [{what: NaCl, final: 150 mM, stock: 5 M, role: salt}]
  two:
    name: Buffer two
    volume: 50 mL
    contains: [{what: KCl, final: 2.5 mM, stock: 1 M, role: salt}]
"""


def _file(workplace: FolderWorkplace, name: str, text: str) -> Path:
    path = workplace.own / "recipes" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def _card(at: AtTheCalculators) -> SetsCard:
    at.open("recipe")
    card = at.screen.sets.card
    assert card is not None
    card.key.click()
    return card


def _open(card: SetsCard, name: str) -> None:
    next(line for line in card.lines if line.kept.name == name).click()


def _cells(at: AtTheCalculators) -> list[tuple[str, str]]:
    return [(row["what"], row["final"]) for row in at.screen.form.tables["components"].table.rows()]


def _save(card: SetsCard, name: str) -> None:
    card.name.input.selectAll()
    card.name.input.insert(name)
    card.name.edited.emit(name)
    card.save.click()


def test_every_shelf_is_of_a_calculator() -> None:
    assert set(SHELVES) <= {one.name for one in calculators()}


def test_only_calculators_with_a_shelf_have_the_key(at: AtTheCalculators) -> None:
    at.open("dilution")
    assert at.screen.sets.card is None
    assert at.screen.findChildren(SetsCard) == []


def test_shipped_recipes_and_kits_are_listed_one_by_one(
    at: AtTheCalculators, workplace: FolderWorkplace
) -> None:
    _file(workplace, "ours.yaml", KIT)
    card = _card(at)
    names = [line.kept.name for line in card.lines]
    assert names[:2] == ["Buffer one", "Buffer two"]
    assert "TBST" in names
    said = at.said(card)
    assert "Two of ours" in said
    assert "Western blot buffers (come with the program)" in said


def test_one_is_opened_into_the_form(at: AtTheCalculators) -> None:
    card = _card(at)
    _open(card, "TBST")
    assert at.input("volume").text() == "1 L"
    assert _cells(at) == [("Tris-HCl pH 7.5", "20 mM"), ("NaCl", "150 mM"), ("Tween-20", "0.1 % v/v")]
    assert at.screen.view is not None
    assert at.screen.view.answered
    assert card.name.text() == "TBST"
    assert card.key.literal() == "Recipes: TBST"
    assert not card.open  # the form is in sight again
    assert at.input("volume").hasFocus()


def test_a_broken_file_is_shown_with_what_is_wrong(at: AtTheCalculators, workplace: FolderWorkplace) -> None:
    _file(
        workplace,
        "broken.yaml",
        "kind: recipes\nsolutions:\n  one: {name: One, volume: 5 µM, contains: []}\n",
    )
    said = at.said(_card(at))
    assert "broken.yaml: Line 3:" in said


def test_what_is_typed_is_saved_and_says_where_it_lies(
    at: AtTheCalculators, workplace: FolderWorkplace
) -> None:
    card = _card(at)
    assert not card.save.isEnabled()
    _save(card, "My lysis buffer")
    [own] = [one for one in workplace.recipes() if not one.shipped]
    assert own.recipes is not None
    assert own.title == "My lysis buffer"
    assert str(own.path) in at.said(card)
    assert "My lysis buffer" in [line.kept.name for line in card.lines]
    assert card.save.literal() == "Update “My lysis buffer”"


def test_a_shipped_one_is_saved_as_one_of_ones_own(at: AtTheCalculators, workplace: FolderWorkplace) -> None:
    shipped = {one.path: one.path.read_bytes() for one in workplace.recipes()}
    card = _card(at)
    _open(card, "TBST")
    assert card.save.literal() == "Save as recipe"
    at.type("volume", "2 L")
    card.save.click()
    [own] = [one for one in workplace.recipes() if not one.shipped]
    assert own.recipes is not None
    [kept] = own.recipes.solutions.values()
    assert str(volume_of(kept)) == "2 L"
    assert kept.contains[2].cite == "G1"  # with its source, which went along
    assert "G1" in own.recipes.citations
    assert {path: path.read_bytes() for path in shipped} == shipped


def test_ones_own_is_changed_in_its_file_and_keeps_what_the_form_does_not_ask(
    at: AtTheCalculators, workplace: FolderWorkplace
) -> None:
    path = _file(workplace, "ours.yaml", KIT)
    card = _card(at)
    _open(card, "Buffer one")
    at.type("volume", "200 mL")
    card.save.click()
    assert str(path) in at.said(card)
    [own] = [one for one in workplace.recipes() if not one.shipped]
    assert own.recipes is not None
    one, two = own.recipes.solutions.values()
    assert (str(volume_of(one)), one.note) == ("200 mL", "Keep it cold.")
    assert two.name == "Buffer two"


def test_what_cannot_be_kept_is_told_at_the_form(at: AtTheCalculators, workplace: FolderWorkplace) -> None:
    card = _card(at)
    at.screen.side.to_nothing.click()
    _save(card, "Nothing")
    assert "The recipe was not saved. There is nothing in this recipe. Add what it contains." in at.said(card)
    at.screen.side.to_example.click()
    workplace.not_kept = StoreError("Not written", "The disk is full.", "Make room.")
    card.save.click()
    assert "Not written. The disk is full. Make room." in at.said(card)
    workplace.not_kept = None
    card.save.click()
    assert card.trouble.isHidden()


def test_one_that_is_gone_meanwhile_is_told(at: AtTheCalculators, workplace: FolderWorkplace) -> None:
    path = _file(workplace, "ours.yaml", KIT)
    card = _card(at)
    path.unlink()
    _open(card, "Buffer one")
    assert "ours.yaml no longer holds it" in at.said(card)
    assert "Buffer one" not in [line.kept.name for line in card.lines]


def test_many_are_searched(qtbot: QtBot, at: AtTheCalculators, workplace: FolderWorkplace) -> None:
    for number in range(15):
        _file(workplace, f"r{number}.yaml", KIT.replace("Buffer two", f"Buffer {number}, cold"))
    card = _card(at)
    qtbot.keyClicks(card.search.input, "12 COLD")
    assert [line.kept.name for line in card.lines if not line.isHidden()] == ["Buffer 12, cold"]


def test_by_keys_alone(qtbot: QtBot, at: AtTheCalculators, workplace: FolderWorkplace) -> None:
    card = _card(at)
    card.key.setFocus()
    line = card.lines[0]
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    card.name.input.setFocus()
    card.name.input.selectAll()
    qtbot.keyClicks(card.name.input, "Ours")
    qtbot.keyClick(card.name.input, Qt.Key.Key_Return)
    assert [one.title for one in workplace.recipes() if not one.shipped] == ["Ours"]


@pytest.mark.parametrize("signal", ["library_changed", "catalogue_changed"])
def test_another_folder_brings_other_recipes(
    at: AtTheCalculators, workplace: FolderWorkplace, desk: Desk, signal: str
) -> None:
    at.open("recipe")
    _file(workplace, "ours.yaml", KIT)
    getattr(desk, signal).emit()
    assert at.screen.form.calculator.name == "recipe"
    assert plain(at.screen.form.calculator.title)
    assert "Buffer one" in [line.kept.name for line in _card(at).lines]


def test_which_one_is_open_is_known_when_one_comes_back(
    at: AtTheCalculators, workplace: FolderWorkplace
) -> None:
    path = _file(workplace, "ours.yaml", KIT)
    _open(_card(at), "Buffer two")
    at.open("dilution")
    card = _card(at)
    assert card.key.literal() == "Recipes: Buffer two"
    assert card.save.literal() == "Update “Buffer two”"
    card.save.click()
    assert str(path) in at.said(card)


def test_after_clearing_the_next_to_be_kept_is_a_new_one(
    at: AtTheCalculators, workplace: FolderWorkplace
) -> None:
    _file(workplace, "ours.yaml", KIT)
    card = _card(at)
    _open(card, "Buffer one")
    at.screen.side.to_nothing.click()
    assert card.key.literal() == "Recipes"
    assert card.name.text() == ""
    assert not card.save.isEnabled()


def test_what_the_form_cannot_take_of_a_recipe_is_told(
    at: AtTheCalculators, workplace: FolderWorkplace
) -> None:
    """An overage of 5 mL is no share of a volume that nobody names."""
    _file(
        workplace,
        "extra.yaml",
        "solutions: {x: {name: Extra, overage: 5 mL, contains: [{what: NaCl, final: 1 M, stock: 5 M}]}}\n",
    )
    card = _card(at)
    _open(card, "Extra")
    assert "overage of 5" in plain(card.told.text())
    assert not card.told.isHidden()
