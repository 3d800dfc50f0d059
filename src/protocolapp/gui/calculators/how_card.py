"""How it is worked out: the formula in sight, the steps with their numbers behind one key."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.calculators.calculator_view import CalculatorView
from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.folding_card import FoldingCard
from protocolapp.gui.widgets.plain_label import PlainLabel


class HowCard(FoldingCard):
    """Lines are kept and changed in place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.key.setText(self.tr("How it is worked out"))
        self._view: CalculatorView | None = None
        self._formulas = PlainLabel("", weight=Weight.MEDIUM, wrap=True)
        self._steps = Column(Space.SNUG)
        self._lines: list[_StepLine] = []
        self._sources = PlainLabel("", Type.SMALL, ink=Ink.SECOND, wrap=True)
        self.always.add(self._formulas)
        self.column.add(self._steps)
        self.column.add(self._sources)
        self.turned.connect(self._turned)

    def show_view(self, view: CalculatorView) -> None:
        """The formulas, steps and sources of this calculation."""
        self._view = view
        formulas = "\n".join(view.calculator.formulas)
        if self._formulas.literal() != formulas:
            self._formulas.setText(formulas)
            self.always.setVisible(bool(formulas))
        if self.open:
            self._show_steps(view)

    def _show_steps(self, view: CalculatorView) -> None:
        while len(self._lines) < len(view.steps):
            self._lines.append(_StepLine())
            self._steps.add(self._lines[-1])
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(view.steps))
        for line, step in zip(self._lines, view.steps, strict=False):
            line.show_step(step.formula, step.filled, step.result)
        sources = "; ".join(view.calculator.sources)
        self._sources.setText(self.tr("Sources: {sources}").format(sources=sources) if sources else "")
        self._sources.setVisible(bool(sources))

    def _turned(self) -> None:
        if self.open and self._view is not None:
            self._show_steps(self._view)


class _StepLine(Column):
    """The formula, and below it the same with its numbers."""

    def __init__(self) -> None:
        super().__init__(Space.NONE)
        self._formula = PlainLabel("", Type.SMALL, ink=Ink.SECOND, wrap=True)
        self._filled = PlainLabel("", wrap=True)
        self.add(self._formula)
        self.add(self._filled)

    def show_step(self, formula: str, filled: str, result: str) -> None:
        text = " = ".join(part for part in (filled, result) if part)
        for label, new in ((self._formula, formula), (self._filled, f"= {text}" if text else "")):
            if label.literal() != new:
                label.setText(new)
                label.setVisible(bool(new))
