"""The large results, in as many equal columns as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.calculators.calculator_view import ResultView
from protocolapp.gui.calculators.line_fields import STATES
from protocolapp.gui.plan.prep_view import PENDING
from protocolapp.gui.run.copied_value import without_unit
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.result_tile import ResultTile, TileText

_WIDTH = 168


class Tiles(Flow):
    """Tiles are kept and changed in place. copied carries the text; rebuilt: there are more or fewer."""

    copied = Signal(str)
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, _WIDTH, parent)
        self.tiles: list[ResultTile] = []
        self._texts: list[TileText] = []
        self._with_unit = True
        self.hide()

    def copy_units(self, with_unit: bool) -> None:
        """Whether a copied value keeps its unit; holds from the next results on."""
        self._with_unit = with_unit

    def show_results(self, results: Sequence[ResultView], *, pending: bool) -> None:
        """Show these. pending: nothing can be worked out while a field is being typed; the places are kept."""
        texts = [_text(one, with_unit=self._with_unit) for one in results]
        if pending:
            texts = [_waiting(one) for one in self._texts]
        grown = len(texts) > len(self.tiles)
        while len(self.tiles) < len(texts):
            tile = ResultTile(texts[len(self.tiles)])
            tile.copied.connect(self.copied)
            self.tiles.append(tile)
            self.add(tile)
        for number, tile in enumerate(self.tiles):
            if tile.isHidden() is (number < len(texts)):
                tile.setVisible(number < len(texts))
        for tile, text in zip(self.tiles, texts, strict=False):
            tile.show_text(text)
        self._texts = texts
        self.setVisible(bool(texts))
        if grown:
            self.rebuilt.emit()

    def forget(self) -> None:
        """Another calculator comes: its places are others."""
        self._texts = []


def _text(one: ResultView, *, with_unit: bool) -> TileText:
    standing = one.standing
    state = STATES[standing.severity] if standing is not None else InputState.NORMAL
    message = standing.message if standing is not None else ""
    copy = one.plain if with_unit else without_unit(one.plain)
    return TileText(one.label, one.text, one.lines, copy, state, message)


def _waiting(one: TileText) -> TileText:
    return replace(
        one, value=PENDING, lines=(" ",) * len(one.lines), copy="", state=InputState.NORMAL, message=""
    )
