"""Between the card of kept sets and the files they lie in."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from protocolapp.calc.form import Bench
from protocolapp.gui.calculators.form_state import FormState
from protocolapp.gui.calculators.kept_sets import SHELVES, KeptSet, KeptSets, SetsError
from protocolapp.gui.calculators.sets_card import SetsCard
from protocolapp.services.workplace import Workplace


class SetsKeeper(QObject):
    """taken carries what is to be typed into the form (Typed)."""

    taken = Signal(object)

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._sets: dict[str, KeptSets] = {}
        self._opened: dict[str, KeptSet] = {}
        self._now: tuple[FormState, Bench] | None = None
        self.card: SetsCard | None = None

    def card_for(self, calculator: str) -> SetsCard | None:
        """A new card for this calculator; None for one that has no kept sets."""
        shelf = SHELVES.get(calculator)
        self._now, self.card = None, None
        if shelf is not None:
            if calculator not in self._sets:
                self._sets[calculator] = shelf.open(self._workplace)
            self.card = SetsCard(shelf)
            if calculator in self._opened:
                self.card.show_opened(self._opened[calculator])
            self.card.turned.connect(self.refresh)
            self.card.chosen.connect(self._open)
            self.card.keeping.connect(self._keep)
        return self.card

    def show_state(self, state: FormState, bench: Bench) -> None:
        """What would be kept."""
        self._now = state, bench

    def forget(self) -> None:
        """Something else stands in the form: what is kept next is a new one."""
        calculator = self._now[0].calculator.name if self._now is not None else ""
        if self._opened.pop(calculator, None) is not None and self.card is not None:
            self.card.show_nothing_opened()

    def refresh(self) -> None:
        """Read the files again; only while the card is open."""
        if self.card is not None and self._now is not None and self.card.open:
            name = self._now[0].calculator.name
            self.card.show_found(self._sets[name].found())

    def _open(self, one: KeptSet) -> None:
        if self.card is None or self._now is None:
            return
        state, bench = self._now
        try:
            typed = self._sets[state.calculator.name].typed(one, bench.decimal)
        except SetsError as error:
            self.card.tell(error)
            self.refresh()
            return
        self._opened[state.calculator.name] = one
        self.card.show_opened(one)
        remark = self._sets[state.calculator.name].left_out(one)
        if remark:
            self.card.say(remark)
        else:
            self.card.turn()  # out of the way of the form
        self.taken.emit(typed)

    def _keep(self, name: str) -> None:
        if self.card is None or self._now is None:
            return
        state, bench = self._now
        calculator = state.calculator.name
        opened = self._opened.get(calculator)
        try:
            path = self._sets[calculator].keep(name, state.typed(), bench, opened)
        except SetsError as error:
            self.card.tell(error)
            return
        self.refresh()
        kept = self._sets[calculator].found().own_named(name)
        if kept is not None:
            self._opened[calculator] = kept
            self.card.show_opened(kept)
        self.card.say_kept(path)
