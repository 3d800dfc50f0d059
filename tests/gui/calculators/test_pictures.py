"""Tubes and plates are painted, spoken, and walked through by keys; their colours rise evenly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from protocolapp.calc.form.picture import (
    PlatePicture,
    PlatesPicture,
    Transfer,
    Tube,
    TubesPicture,
    Well,
    WellRole,
)
from protocolapp.gui.calculators.picture_card import MOST_PLATES, PictureCard
from protocolapp.gui.theme import apply_theme, theme_now
from protocolapp.gui.theme.contrast import contrast
from protocolapp.gui.widgets.picture_base import ink_on, level_colour
from protocolapp.services.preferences import ThemeMode
from tests.gui.accessibility import accessibility_faults, accessible_name

TUBES = TubesPicture(
    (
        Tube("1", "10 µM", "150 µL", level=Fraction(1)),
        Tube("2", "1 µM", "150 µL", level=Fraction(1, 2), filled=Fraction(1, 2)),
    ),
    (Transfer(0, 1, "50.0 µL"), Transfer(1, None, "50.0 µL")),
    ("", "100 µL"),
)
PLATE = PlatePicture(
    "Plate 1", 8, 12,
    (
        Well(0, 0, WellRole.SAMPLE, "1", "A1: compound 1, 10 µM", Fraction(1)),
        Well(0, 1, WellRole.VEHICLE),
        Well(7, 11, WellRole.EDGE),
    ),
    "1 nM", "10 µM",
)  # fmt: skip
LEVELS = [Fraction(step, 20) for step in range(21)]


@pytest.fixture
def card(qtbot: QtBot) -> PictureCard:
    made = PictureCard()
    qtbot.addWidget(made)
    made.resize(500, 600)
    return made


def test_tubes_are_told_in_words(card: PictureCard) -> None:
    card.show_picture(TUBES)
    card.show()
    assert "50.0 µL from 1 to 2" in accessible_name(card.tubes)
    assert "50.0 µL from 2 discarded" in accessible_name(card.tubes)
    assert accessibility_faults(card) == []


def test_full_and_half_full_tubes_look_so(card: PictureCard) -> None:
    card.show_picture(TUBES)
    card.show()
    image = card.tubes.grab().toImage()
    strong, half = (level_colour(theme_now(), level).name() for level in (Fraction(1), Fraction(1, 2)))
    counted = {strong: 0, half: 0}
    for x in range(0, image.width(), 2):
        for y in range(0, image.height(), 2):
            name = image.pixelColor(x, y).name()
            if name in counted:
                counted[name] += 1
    assert counted[strong] > 1.5 * counted[half] > 0


def test_arrows_walk_through_the_wells_and_say_what_is_in_them(qtbot: QtBot, card: PictureCard) -> None:
    card.show_picture(PlatesPicture((PLATE,)))
    card.show()
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    drawing = card.plates[0].drawing
    drawing.setFocus()
    assert drawing.accessibleDescription() == "A1: compound 1, 10 µM"
    qtbot.keyClick(drawing, Qt.Key.Key_Right)
    assert drawing.accessibleDescription() == "A2: vehicle"
    qtbot.keyClick(drawing, Qt.Key.Key_Down)
    assert drawing.accessibleDescription() == "B2: empty"
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(drawing, key)
    assert drawing.accessibleDescription() == "A1: compound 1, 10 µM"


def test_the_pointer_says_the_same(qtbot: QtBot, card: PictureCard) -> None:
    card.show_picture(PlatesPicture((PLATE,)))
    card.show()
    drawing = card.plates[0].drawing
    with qtbot.waitSignal(drawing.pointed) as pointed:
        qtbot.mouseMove(drawing, QPoint(40, 40))
    assert pointed.args == ["A1: compound 1, 10 µM"]


def test_no_role_is_told_by_its_colour_alone(card: PictureCard) -> None:
    """A control stands in a square with its letter, and the legend names it."""
    card.show_picture(PlatesPicture((PLATE,)))
    card.show()
    said = [label.text() for label in card.findChildren(QLabel)]
    assert {"vehicle", "edge, buffer only", "1 nM", "10 µM"} <= set(said)


def test_of_many_plates_the_first_are_painted(card: PictureCard) -> None:
    card.show_picture(PlatesPicture((PLATE,) * (MOST_PLATES + 3)))
    assert len(card.plates) == MOST_PLATES
    card.show_picture(None)
    assert card.isHidden()


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_strength_rises_evenly_away_from_the_ground(qapp: QApplication, mode: ThemeMode) -> None:
    apply_theme(qapp, mode)
    theme = theme_now()
    away = [contrast(level_colour(theme, level).name(), theme.tokens.panel) for level in LEVELS]
    assert away == sorted(away)
    assert away[-1] > 10


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_what_stands_in_a_well_can_be_read(qapp: QApplication, mode: ThemeMode) -> None:
    apply_theme(qapp, mode)
    theme = theme_now()
    for level in LEVELS:
        assert contrast(ink_on(theme, level).name(), level_colour(theme, level).name()) >= 4.5
