"""A decimal comma on the screen and a point on the clipboard; words that are longer than ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.calc.form import Calculator, Field
from protocolapp.calc.registry import calculators
from protocolapp.gui.desk import Desk
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.widgets.plain_label import PlainLabel
from tests.gui.calculators.at_the_calculators import AtTheCalculators, plain

CTRL = Qt.KeyboardModifier.ControlModifier
LONGER = str.maketrans("aeiouAEIOU", "äéîöûÄÉÎÖÛ")


@pytest.fixture
def german() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def at_german(german: None, qtbot: QtBot, desk: Desk) -> Iterator[AtTheCalculators]:  # noqa: ARG001 - before it
    made = AtTheCalculators(qtbot, desk, calculators())
    yield made
    made.screen.hide()


def test_a_comma_is_typed_and_read_and_a_point_copied(
    qtbot: QtBot, at_german: AtTheCalculators, desk: Desk
) -> None:
    at = at_german
    at.type("stock", "4")
    at.type("final", "10")
    at.type("final_volume", "1")
    assert at.result("take") == "2,50 µL"
    at.type("stock", "2,5")
    assert at.result("take") == "4,00 µL"
    at.type("stock", "4")
    tile = at.screen.results.tiles.tiles[0]
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "2.50 µL"
    desk.set_preferences(replace(desk.preferences, copy_with_unit=False))
    qtbot.keyClick(tile, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "2.50"


def test_a_point_says_what_to_type_instead(at_german: AtTheCalculators) -> None:
    line = at_german.type("stock", "2.5")
    assert line.property("state") == "error"
    assert line.accessibleDescription()


def test_a_recipe_is_opened_and_saved_with_a_comma(at_german: AtTheCalculators, desk: Desk) -> None:
    at_german.open("recipe")
    card = at_german.screen.sets.card
    assert card is not None
    card.key.click()
    next(line for line in card.lines if line.kept.name == "TBST").click()
    texts = [row["final"] for row in at_german.screen.form.tables["components"].table.rows()]
    assert texts[2] == "0,1 % v/v"
    assert at_german.screen.view is not None
    assert at_german.screen.view.answered
    card.save.click()
    [own] = [one for one in desk.workplace.recipes() if not one.shipped]
    assert own.recipes is not None
    [kept] = own.recipes.solutions.values()
    assert kept.contains[2].final is not None
    assert str(kept.contains[2].final) == "0.1 % v/v"


def test_what_was_typed_with_a_point_is_there_with_a_comma(
    qtbot: QtBot, at: AtTheCalculators, desk: Desk
) -> None:
    at.type("stock", "2.5")
    at.screen.hide()
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    try:
        again = AtTheCalculators(qtbot, desk, calculators())
        assert again.input("stock").text() == "2,5"
        assert again.result("take") == "4,00 µL"
        again.screen.hide()
    finally:
        QLocale.setDefault(before)


def _longer(text: str) -> str:
    """The same with accents and two fifths more words."""
    words = text.translate(LONGER).split()
    return " ".join([*words, *words[: (2 * len(words) + 4) // 5]])


def _longer_field(field: Field) -> Field:
    return replace(
        field,
        label=_longer(field.label),
        help=_longer(field.help),
        columns=tuple(map(_longer_field, field.columns)),
        choices=tuple(replace(one, text=_longer(one.text)) for one in field.choices),
    )


def _longer_calculator(one: Calculator) -> Calculator:
    return replace(
        one,
        title=_longer(one.title),
        summary=_longer(one.summary),
        fields=tuple(map(_longer_field, one.fields)),
    )


@pytest.mark.parametrize("name", ["dilution", "recipe", "kinase_mix", "radiolabel", "specific_activity"])
@pytest.mark.parametrize("width", [1204, 948])
def test_longer_words_are_not_cut_off(qtbot: QtBot, desk: Desk, name: str, width: int) -> None:
    made = AtTheCalculators(qtbot, desk, tuple(map(_longer_calculator, calculators())), width)
    made.open(name)
    made.screen.results.finish()
    QApplication.processEvents()
    cut = [_said(one) for one in made.screen.findChildren(QWidget) if one.isVisible() and _is_cut(one)]
    assert cut == []
    made.screen.hide()


def _is_cut(widget: QWidget) -> bool:
    """Whether a text that is wrapped, or the word of a button, has less room than it needs."""
    if isinstance(widget, PlainLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width()) - 2
    return isinstance(widget, Button) and widget.width() < widget.minimumSizeHint().width()


def _said(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | Button) else ""
    return plain(f"{type(widget).__name__}: {text}")
