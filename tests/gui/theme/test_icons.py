"""Icons take the colour of a token and stay sharp."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from protocolapp.gui.theme.icons import icon_pixmap, make_icon
from protocolapp.resources import resource

pytestmark = pytest.mark.usefixtures("qapp")


def test_an_icon_has_the_colour_and_the_pixels_of_the_screen() -> None:
    pixmap = icon_pixmap("square", "#a3262a", 24, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (48, 2.0)
    image = pixmap.toImage()
    colours = {image.pixelColor(x, 24).name() for x in range(48) if image.pixelColor(x, 24).alpha() == 255}
    assert colours == {"#a3262a"}
    assert icon_pixmap("square", "#0b6e6e", 24, 2.0).toImage() != image


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon_pixmap("no-such-icon", "#000000", 24)


def test_a_menu_icon_has_a_size_for_every_menu() -> None:
    assert {size.width() for size in make_icon("play", "#000000").availableSizes()} >= {16, 24, 32}


def test_every_icon_named_in_the_kit_is_bundled() -> None:
    names = {path.stem for path in resource("icons").glob("*.svg")}
    kit = Path(icon_pixmap.__code__.co_filename).parents[1] / "widgets"
    hyphened = {
        node.value
        for path in kit.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in _LIKELY
    }
    assert hyphened == _LIKELY
    assert hyphened <= names


_LIKELY = {
    "triangle-alert",
    "octagon-alert",
    "circle-check",
    "circle-x",
    "bell-ring",
    "bell-off",
    "circle-pause",
}
