"""Sets of inputs to open, and the way to keep what is typed as one more: behind one key, above the form."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.calculators.kept_sets import BrokenFile, FoundSets, KeptSet, SetsError, Shelf
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.callout import Callout, CalloutKind
from protocolapp.gui.widgets.field import TextField
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.folding_card import FoldingCard
from protocolapp.gui.widgets.headings import Caption
from protocolapp.gui.widgets.plain_label import PlainLabel

_MANY = 12
"""From so many sets on a line to search them is offered."""


class SetsCard(FoldingCard):
    """chosen carries a KeptSet; keeping the name to keep what is typed under."""

    chosen = Signal(object)
    keeping = Signal(str)

    def __init__(self, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(shelf.title, parent)
        self._title, self._saving = shelf.title, shelf.saving
        self._found = FoundSets()
        self.lines: list[SetLine] = []
        self.search = TextField(self.tr("Search {what}").format(what=shelf.title.lower()))
        self.list = Column(Space.TIGHT)
        self.name = TextField(self.tr("Name"))
        self.save = Button(shelf.saving)
        self.told = PlainLabel("", Type.SMALL, ink=Ink.SECOND, wrap=True)
        self.trouble = Callout(CalloutKind.PROBLEM, "")
        for field in (self.search, self.name):
            field.keep_no_line()
        self.search.edited.connect(self._search)
        self.name.edited.connect(self._name_typed)
        self.name.input.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        for part in (self.search, self.list, self.name):
            self.column.add(part)
        self.column.add(self.save, align=Qt.AlignmentFlag.AlignLeft)
        for remark in (self.trouble, self.told):
            self.column.add(remark)
            remark.hide()
        self._name_typed("")

    def show_found(self, found: FoundSets) -> None:
        """List these. What was typed into the line that searches them still holds."""
        if found == self._found:
            return
        self._found = found
        self.list.clear()
        self.lines = []
        for own, of_kind in groupby(found.sets, key=lambda one: one.own):
            for (group, _), sets in groupby(of_kind, key=lambda one: (one.group, one.group and one.path)):
                self._add_group(self._heading(group, own=own), list(sets))
        for one in found.broken:
            self.list.add(Callout(CalloutKind.PROBLEM, _broken_text(one), self.tr("Cannot be used")))
        self.search.setVisible(len(found.sets) > _MANY)
        self._search(self.search.text())
        self._name_typed(self.name.text())

    def show_opened(self, one: KeptSet) -> None:
        """It stands in the form now; what is changed is kept under its name, if it is one's own."""
        self.name.input.setText(one.name)
        self._name_typed(one.name)
        self.key.setText(self.tr("{what}: {name}").format(what=self._title, name=one.name))
        self.say("")

    def show_nothing_opened(self) -> None:
        """What stands in the form is none of them."""
        self.name.input.clear()
        self._name_typed("")
        self.key.setText(self._title)
        self.say("")

    def say(self, words: str) -> None:
        """What was just done."""
        self.trouble.hide()
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def say_kept(self, path: Path) -> None:
        """It is on the disk."""
        self.say(self.tr("Saved in {path}").format(path=path))

    def tell(self, error: SetsError) -> None:
        """It did not work."""
        self.told.hide()
        self.trouble.set_text(f"{error.title}. {error.message} {error.remedy}".strip())
        self.trouble.show()

    def _heading(self, group: str, *, own: bool) -> str:
        if group:
            return group if own else self.tr("{kit} (come with the program)").format(kit=group)
        return self.tr("Your own") if own else self.tr("Come with the program")

    def _add_group(self, heading: str, sets: Sequence[KeptSet]) -> None:
        group, chips = Column(Space.NONE), Flow(Space.HAIR)
        group.add(Caption(heading))
        for one in sets:
            line = SetLine(one)
            line.chosen.connect(self.chosen)
            chips.add(line)
            self.lines.append(line)
        group.add(chips)
        self.list.add(group)

    def _search(self, text: str) -> None:
        words = text.casefold().split()
        for line in self.lines:
            held = f"{line.kept.name} {line.kept.group}".casefold()
            line.setVisible(all(word in held for word in words))

    def _name_typed(self, text: str) -> None:
        """The key says what it will do: make a new one, or change one's own of this name."""
        instead = self._found.own_named(text)
        self.save.setText(
            self.tr("Update “{name}”").format(name=instead.name) if instead is not None else self._saving
        )
        self.save.setEnabled(bool(text.strip()))

    def _save(self) -> None:
        if self.name.text().strip():
            self.keeping.emit(self.name.text().strip())


class SetLine(Button):
    """The name of a set, to be opened. chosen carries it."""

    chosen = Signal(object)

    def __init__(self, kept: KeptSet, parent: QWidget | None = None) -> None:
        super().__init__(kept.name, Variant.QUIET, parent=parent)
        self.kept = kept
        self.setAccessibleDescription(
            self.tr("Open it in the form; it lies in {file}").format(file=kept.path.name)
        )
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.chosen.emit(self.kept)


def _broken_text(one: BrokenFile) -> str:
    return " ".join(part for part in (f"{one.path.name}:", one.message, one.remedy) if part)
