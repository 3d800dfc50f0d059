"""The left side of the set-up: samples, parameters, and what the run is called."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from protocolapp.gui.setup.draft import Draft
from protocolapp.gui.setup.parameter_fields import parameter_fields
from protocolapp.gui.setup.parameter_form import ParameterForm, Typed
from protocolapp.gui.setup.pipettes_at_hand import PipettesAtHand
from protocolapp.gui.setup.run_fields import RunFields
from protocolapp.gui.setup.sample_table import SampleGrid
from protocolapp.gui.setup.setup_view import SetupView
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.editable_table import RowsChanged
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.lab import Lab
from protocolapp.protocol.model import Protocol, SampleTable
from protocolapp.quantity import DecimalMark

_MARGINS = (Space.VAST, Space.NONE, Space.WIDE, Space.BASE)


class SetupForm(ScrollColumn):
    """changed: something was typed, chosen, pasted or deleted; `draft` is what there is now."""

    changed = Signal()
    operator_given = Signal(str)

    def __init__(
        self,
        protocol: Protocol,
        lab: Lab,
        operator: str,
        decimal: DecimalMark,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Space.SNUG, _MARGINS, parent)
        self._draft = Draft(protocol)
        self._left_out: frozenset[str] = frozenset()
        self._fields = parameter_fields(protocol, decimal)
        self.samples, self.parameters = SampleGrid(protocol.samples), ParameterForm(self._fields)
        self.samples.set_rows([{}])
        self.run_fields = RunFields(lab, operator)
        self.pipettes = PipettesAtHand(lab)
        self._remark = PlainLabel("", Type.SMALL, ink=Ink.WARN, wrap=True)
        self._remark.hide()
        self._about, self._rows = Caption(_about(protocol)), _group(_rows(protocol))
        for part in (
            _head(self.tr("Set up the run"), self._about), self._rows, self.samples, self._remark,
            _group(self.tr("Values")), self.parameters,
            _group(self.tr("The run")), self.run_fields, self.pipettes,
        ):  # fmt: skip
            self.column.add(part)
        self.column.add_stretch()
        self._listen_to_rows()
        self.parameters.typed.connect(self._take_typed)
        self.run_fields.edited.connect(self.changed)
        self.pipettes.changed.connect(self.changed)
        self.run_fields.operator_given.connect(self.operator_given)

    def draft(self) -> Draft:
        """All that is typed."""
        fields = self.run_fields
        return Draft(
            self._draft.protocol, self._draft.parameters, self._draft.rows,
            title=fields.title.text(), aim=fields.aim.text(), rotor=fields.rotor.key(),
            pipettes=self.pipettes.at_hand(),
            continues=self._draft.continues, continues_label=self._draft.continues_label,
        )  # fmt: skip

    def begin_with(self, draft: Draft, remark: str) -> None:
        """Fill in what another run hands over. remark: what to know of it."""
        self._draft = draft
        self.samples.set_rows(draft.rows)
        self.parameters.set_texts(draft.parameters)
        self._remark_on(remark)

    def finish_typing(self) -> None:
        """What is being typed in a cell counts."""
        holder = QApplication.focusWidget()
        if holder is not None and self.samples.grid.isAncestorOf(holder):
            self.samples.grid.setFocus()

    def take_over(self, draft: Draft, decimal: DecimalMark) -> None:
        """Go on with another version of the protocol. Only what is different is built anew: the cursor stays."""
        before, protocol = self._draft.protocol, draft.protocol
        self._draft = draft
        self._about.setText(_about(protocol))
        self._rows.setText(_rows(protocol))
        fields = parameter_fields(protocol, decimal)
        if protocol.samples != before.samples:
            self._renew_samples()
        if fields != self._fields:
            self._fields = fields
            self._renew_parameters()

    def show_view(self, view: SetupView) -> None:
        """Ask only for what applies, and say at each field and cell how it stands."""
        if view.left_out != self._left_out:
            columns = self._columns()
            self._left_out = view.left_out
            if self._columns() != columns:
                self._renew_samples()
        self.parameters.show_states(view.fields)
        self.parameters.leave_out(view.left_out)
        self.samples.show_states(view.cells)
        rotor = self.run_fields.rotor
        rotor.setVisible(view.rotor is not None)
        if view.rotor is not None and view.rotor.warns:
            rotor.set_state(InputState.WARN, view.rotor.message)
        else:
            rotor.set_help(view.rotor.message if view.rotor is not None else "")

    def _columns(self) -> SampleTable:
        """The sample table with the columns that apply."""
        table = self._draft.protocol.samples
        columns = {name: one for name, one in table.columns.items() if name not in self._left_out}
        return table.model_copy(update={"columns": columns})

    def _renew_samples(self) -> None:
        old = self.samples
        here, typing = old.grid.currentIndex(), old.grid.hasFocus()
        self.samples = SampleGrid(self._columns())
        self.samples.set_rows(self._draft.rows or [{}])
        self._listen_to_rows()
        self.column.replace(old, self.samples)
        if typing:
            self.samples.grid.go_to(here.row(), here.column())

    def _renew_parameters(self) -> None:
        old, cursor = self.parameters, self.parameters.keyboard()
        self.parameters = ParameterForm(self._fields)
        self.parameters.set_texts(self._draft.parameters)
        self.parameters.typed.connect(self._take_typed)
        self.column.replace(old, self.parameters)
        if cursor is not None:
            self.parameters.take_keyboard(cursor)

    def _listen_to_rows(self) -> None:
        self.samples.changed.connect(self._take_rows)
        self.samples.not_taken.connect(self._remark_on)

    def _take_rows(self, changed: RowsChanged) -> None:
        self._draft = self._draft.with_rows(changed.rows)
        self._remark.hide()
        self.changed.emit()

    def _take_typed(self, typed: Typed) -> None:
        self._draft = self._draft.with_parameter(typed.name, typed.text)
        self.changed.emit()

    def _remark_on(self, sentence: str) -> None:
        self._remark.setText(sentence)
        self._remark.show()


def _about(protocol: Protocol) -> str:
    return f"{protocol.title}, v{protocol.version}"


def _rows(protocol: Protocol) -> str:
    plural = protocol.samples.plural
    return plural[:1].upper() + plural[1:]


def _head(title: str, subtitle: Caption) -> Column:
    head = Column(Space.HAIR)
    head.add(Heading(title))
    head.add(subtitle)
    return head


def _group(title: str) -> Heading:
    heading = Heading(title, Type.BODY)
    heading.set_ink(Ink.SECOND)
    return heading
