"""Tables mirror rows, ask for ticks and edits, and are copied as TSV."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.copied_table import tsv_line
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.table_cells import Cell, Edited, TableColumn, TableRow, Ticked
from tests.gui.accessibility import accessibility_faults

COLUMNS = (
    TableColumn("done", "Done", ticks=True),
    TableColumn("sample", "Sample", stretch=True),
    TableColumn("lysate", "Lysate", numbers=True, editable=True),
)


def _rows(*ticked: bool) -> list[TableRow]:
    return [
        TableRow(f"t{at}", (Cell(checked=tick), Cell(f"NCI-H3122 <{at}>"), Cell("238\u00a0µL")))
        for at, tick in enumerate(ticked)
    ]


@pytest.fixture
def table(qtbot: QtBot) -> DataTable:
    table = DataTable("Tubes", COLUMNS)
    qtbot.addWidget(table)
    table.set_rows(_rows(True, False, False))
    table.resize(600, table.sizeHint().height())
    table.show()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    return table


def _data(model: QAbstractItemModel, row: int, column: int, role: Qt.ItemDataRole) -> object:
    return model.index(row, column).data(role)


def test_the_model_keeps_the_rules_of_models(table: DataTable) -> None:
    QAbstractItemModelTester(table.table, QAbstractItemModelTester.FailureReportingMode.Fatal, table)
    table.set_rows(_rows(True, True, False))
    table.set_rows(_rows(True))
    table.set_rows([])


def test_a_tick_is_asked_for_and_not_shown_before_it_is_given(qtbot: QtBot, table: DataTable) -> None:
    table.setCurrentIndex(table.table.index(1, 1))
    with qtbot.waitSignal(table.ticked, timeout=500) as told:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert told.args == [Ticked("t1", "done", True)]
    assert _data(table.table, 1, 0, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    table.set_rows(_rows(True, True, False))
    assert _data(table.table, 1, 0, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    assert table.currentIndex().row() == 1


def test_a_click_in_the_cell_of_a_box_ticks_once(qtbot: QtBot, table: DataTable) -> None:
    told: list[object] = []
    table.ticked.connect(told.append)
    rect = table.visualRect(table.table.index(0, 0))
    assert min(rect.width(), rect.height()) >= 44
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert told == [Ticked("t0", "done", False)]
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.table.index(0, 1)).center()
    )
    assert len(told) == 1


def test_a_cell_that_may_not_be_ticked_is_not(qtbot: QtBot, table: DataTable) -> None:
    table.set_rows([TableRow("t0", (Cell(enabled=False), Cell("control"), Cell("1")))])
    table.setCurrentIndex(table.table.index(0, 0))
    with qtbot.assertNotEmitted(table.ticked):
        table.table.ask_tick(table.table.index(0, 0))


def test_typing_into_a_cell_is_told_and_not_kept(qtbot: QtBot, table: DataTable) -> None:
    table.setCurrentIndex(table.table.index(2, 2))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    assert editor.accessibleName() == "Lysate"
    editor.setText("251 µL")
    with qtbot.waitSignal(table.edited, timeout=500) as told:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == [Edited("t2", "lysate", "251 µL")]
    assert _data(table.table, 2, 2, Qt.ItemDataRole.EditRole) == "238\u00a0µL"


def test_tab_leaves_the_table(table: DataTable) -> None:
    assert not table.tabKeyNavigation()


def test_it_is_as_high_as_its_rows_and_grows_with_wrapped_text(qtbot: QtBot, table: DataTable) -> None:
    three = table.sizeHint().height()
    table.set_rows(_rows(True, False))
    assert three - table.sizeHint().height() == 44
    table.set_rows([TableRow("t0", (Cell(), Cell("a long name " * 30), Cell("1")))])
    qtbot.waitUntil(lambda: table.rowHeight(0) > 80)
    assert table.sizeHint().height() >= table.rowHeight(0)


def test_copied_whole_it_has_titles_and_no_formulas(qtbot: QtBot, table: DataTable) -> None:
    hostile = ("=1+1", "-5.0\u00a0µL", "@cmd", "\u22123", "two\nlines")
    table.set_rows([TableRow(text, (Cell(), Cell(text), Cell("1"))) for text in hostile])
    table.clearSelection()
    with qtbot.waitSignal(table.copied, timeout=500):
        qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Done\tSample\tLysate"
    assert [line.split("\t")[1] for line in lines[1:]] == ["'=1+1", "-5.0 µL", "'@cmd", "-3", "two lines"]


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("-1 +cmd|' /C calc'!A0", "'-1 +cmd|' /C calc'!A0"),
        ("+1 =1+1", "'+1 =1+1"),
        ("a\r=1+1", "a =1+1"),
        ("\r=1+1", "' =1+1"),
        ("\u00a0=1+1", "' =1+1"),
        ("\u2028@x", "' @x"),
        ("-1(2)", "'-1(2)"),
        ("＝1+1", "'＝1+1"),
        ("-1,5 °C", "-1,5 °C"),
        ("\u22121.50\u00a0mg/mL", "-1.50 mg/mL"),
        ("+4 °C", "+4 °C"),
        ("2 to 3", "2 to 3"),
    ],
)
def test_a_cell_is_never_a_formula_and_a_number_stays_one(text: str, copied: str) -> None:
    assert tsv_line([text]) == f"{copied}\n"


def test_a_selection_is_copied_without_titles(table: DataTable) -> None:
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(table.table.index(0, 0), flags.ClearAndSelect | flags.Rows)
    table.copy_selection()
    assert QGuiApplication.clipboard().text() == "yes\tNCI-H3122 <0>\t238 µL\n"


def test_what_is_wrong_is_told_in_words(table: DataTable) -> None:
    wrong = Cell("4.5.7", state=InputState.ERROR, message="not a <number>")
    table.set_rows([TableRow("t0", (Cell(checked=True), Cell("NCI"), wrong))])
    said = _data(table.table, 0, 2, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "4.5.7, not a <number>"
    assert _data(table.table, 0, 0, Qt.ItemDataRole.AccessibleTextRole) == "NCI, Done, ticked"
    assert _data(table.table, 0, 2, Qt.ItemDataRole.ToolTipRole) == "<qt>not a &lt;number&gt;</qt>"
    assert accessibility_faults(table) == []


def test_a_narrow_table_scrolls_sideways_rather_than_break_words(qtbot: QtBot, table: DataTable) -> None:
    table.resize(170, 200)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    name = table.fontMetrics().horizontalAdvance("NCI-H3122 <0>")
    assert table.columnWidth(1) >= name


def test_no_scroll_bar_stays_once_all_fits(qtbot: QtBot, table: DataTable) -> None:
    table.resize(170, 200)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().isVisible())
    table.resize(700, 200)
    qtbot.waitUntil(lambda: not table.horizontalScrollBar().isVisible())
    widths = sum(table.columnWidth(column) for column in range(3))
    assert widths == table.viewport().width()


def test_a_detail_stands_below_its_text_and_is_read_aloud_but_not_copied(table: DataTable) -> None:
    before = table.rowHeight(0)
    rows = _rows(False)
    cells = (*rows[0].cells[:2], Cell("936\u00a0µL", detail="P1000, set 936"))
    table.set_rows([TableRow("t0", cells)])
    assert table.rowHeight(0) > before
    assert _data(table.table, 0, 2, Qt.ItemDataRole.AccessibleTextRole) == "936\u00a0µL, P1000, set 936"
    table.copy_selection()
    assert "P1000" not in QGuiApplication.clipboard().text()


def test_a_long_title_takes_two_lines_rather_than_a_wide_column(qtbot: QtBot) -> None:
    columns = (
        TableColumn("a", "Final strength of it, mM", stretch=True, least=40),
        TableColumn("b", "Stock"),
    )
    table = DataTable("Components", columns)
    table.set_rows([TableRow("1", (Cell("150"), Cell("5")))])
    qtbot.addWidget(table)
    table.show()
    heights = []
    for width in (140, 400):
        table.resize(width, 200)
        qtbot.waitUntil(lambda: table.columnWidth(0) + table.columnWidth(1) == table.viewport().width())
        heights.append(table.horizontalHeader().sizeHint().height())
    assert heights[0] > heights[1] + 10


def test_its_rows_are_all_in_sight_below_titles_of_two_lines(qtbot: QtBot) -> None:
    columns = (TableColumn("a", "Counts for each pmol of it", numbers=True),)
    table = DataTable("Counts", columns)
    table.set_rows([TableRow(str(number), (Cell(str(number)),)) for number in range(3)])
    whole = Column()
    whole.add(table)
    whole.add_stretch()
    qtbot.addWidget(whole)
    whole.resize(140, 400)
    whole.show()

    def in_sight() -> bool:
        return table.visualRect(table.table.index(2, 0)).bottom() <= table.viewport().height()

    qtbot.waitUntil(in_sight)
    assert table.horizontalHeader().sizeHint().height() > 40
