"""All widgets of the kit on pictures, light and dark: `python tools/gallery.py [folder] [--scale 200]`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from protocolapp.gui.theme import Ink, Space, Type, apply_theme
from protocolapp.gui.widgets.badge import Badge
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.callout import Callout, CalloutKind
from protocolapp.gui.widgets.card import Card, Pane
from protocolapp.gui.widgets.check_box import CheckBox
from protocolapp.gui.widgets.choice_field import Choice, ChoiceField
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.editable_table import CellNote, EditableTable
from protocolapp.gui.widgets.empty_state import EmptyState
from protocolapp.gui.widgets.field import QuantityField, SearchField, TextField
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.nav_rail import NavRail, Place
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.reason_sheet import ReasonSheet
from protocolapp.gui.widgets.saved_indicator import SavedIndicator
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.gui.widgets.section_list import SectionItem, SectionList
from protocolapp.gui.widgets.state_mark import Mark, StateMark
from protocolapp.gui.widgets.table_cells import Cell, TableColumn, TableRow
from protocolapp.gui.widgets.time_line import Segment, SegmentKind, TimeLine
from protocolapp.gui.widgets.timer_card import TimerCard
from protocolapp.gui.widgets.timer_view import TimerView, TimerWish
from protocolapp.gui.widgets.undo_bar import UndoBar
from protocolapp.gui.widgets.value_chip import ValueChip
from protocolapp.run.timer import TimerPhase
from protocolapp.services.preferences import ThemeMode

_PLACES = (
    Place("library", "Library", "library"),
    Place("run", "Run", "play"),
    Place("timers", "Timers", "timer"),
    Place("history", "History", "history"),
    Place("settings", "Settings", "settings", at_end=True),
)
_WISHES = (TimerWish.OPEN, TimerWish.PAUSE, TimerWish.EXTEND, TimerWish.STOP)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("screens", "gallery"))
    parser.add_argument("--scale", type=int, default=100)
    chosen = parser.parse_args(arguments)
    app = QApplication([])
    chosen.folder.mkdir(parents=True, exist_ok=True)
    apply_theme(app, ThemeMode.LIGHT, chosen.scale)
    for name, page in (("run", run_page), ("forms", forms_page), ("states", states_page)):
        window = page()
        for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
            apply_theme(app, mode, chosen.scale)
            picture = chosen.folder / f"{name}-{mode}-{chosen.scale}.png"
            window.show()
            for _ in range(5):  # layouts settle from the inside out
                app.processEvents()
            window.grab().save(str(picture))
            print(picture)
        window.close()
    return 0


def run_page() -> QWidget:
    """Everything of a run: rail, sections, a step, timers."""
    window = Row(Space.NONE)
    window.resize(1440, 900)
    rail = NavRail(_PLACES)
    rail.set_current("run")
    rail.set_count("timers", 1)
    window.add(rail)
    window.add(_sections())
    window.add(_step(), stretch=1)
    window.add(_timers())
    return window


def _sections() -> QWidget:
    pane = Pane(width=280)
    pane.add(Heading("Co-immunoprecipitation of ALK complexes", Type.LEAD))
    pane.add(Caption("v1.0.0 · Run 2026-11-21-02\n3 lysates, 4 tubes"))
    sections = SectionList("Sections")
    sections.set_items(
        [
            SectionItem("lysis", "Cell lysis", Mark.DONE, "1", "6 / 6"),
            SectionItem("clear", "Pre-clearing", Mark.DONE, "2", "3 / 3"),
            SectionItem("ip", "Immunoprecipitation", Mark.CURRENT, "3", "0 / 4", selected=True),
            SectionItem("wash", "Washing", Mark.OPEN, "4", "0 / 7"),
            SectionItem("elute", "Elution", Mark.OPEN, "5", "0 / 4"),
            SectionItem("photo", "Photo of the pellet", Mark.SKIPPED, "", "1 / 1", level=1),
        ]
    )
    pane.add(sections)
    pane.add_stretch()
    saved = SavedIndicator()
    saved.saved("14:02:11")
    pane.add(saved)
    return pane


def _step() -> QWidget:
    middle = Column(Space.BASE, (Space.WIDE, Space.ROOMY, Space.WIDE, Space.ROOMY))
    line = TimeLine("Time of the run")
    kinds = (SegmentKind.HANDS_ON, SegmentKind.WAITING, SegmentKind.HANDS_ON, SegmentKind.WAITING)
    line.set_segments([*(Segment(kind, 12) for kind in kinds), Segment(SegmentKind.AHEAD, 60)], 0.36)
    line.set_captions(
        "Started 10:40", "Hands-on until 17:50, then overnight at 4 °C (safe stop)", "Ends tomorrow 13:20"
    )
    middle.add(line)
    card = Card(spacing=Space.BASE, margins=(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE))
    card.add(PlainLabel("Step 10 of 24 · Immunoprecipitation", ink="second"))
    card.add(Heading("Add 2.0 µL anti-ALK antibody to each pre-cleared lysate.", Type.STEP))
    chips = Flow(Space.SNUG)
    chips.add(ValueChip("Antibody per IP", "2.0 µL", "2 µg · P2, set 2.00"))
    chips.add(ValueChip("Control tube", "2.0 µL", "isotype IgG, 2 µg"))
    chips.add(ValueChip("Lot", "D5F3-118", "expires 2027-03-31", value_size=Type.TITLE))
    card.add(chips)
    card.add(Callout(CalloutKind.CAUTION, "Do not vortex once the antibody is in."))
    card.add(_samples())
    card.add_stretch()
    keys = Row(Space.SNUG)
    keys.add(Button("Note", key="N", large=True))
    keys.add(Button("Deviation", key="D", large=True))
    keys.add(Button("Skip", large=True))
    keys.add(Button("Undo", icon="undo-2", large=True))
    keys.add_stretch()
    keys.add(Button("Tick next", Variant.PRIMARY, key="Space", large=True))
    card.add(keys)
    middle.add(card, stretch=1)
    undo = UndoBar()
    undo.offer("Tube 2 ticked.")
    middle.add(undo)
    return middle


def _samples() -> DataTable:
    table = DataTable(
        "Tubes",
        [
            TableColumn("done", "Done", ticks=True, least=56),
            TableColumn("sample", "Sample", stretch=True),
            TableColumn("lysate", "Lysate (1 mg)", numbers=True),
            TableColumn("antibody", "Antibody"),
        ],
    )
    names = ("NCI-H3122, DMSO", "NCI-H3122, lorlatinib", "NCI-H2228, DMSO", "NCI-H3122, DMSO (control)")
    table.set_rows(
        [
            TableRow(str(at), (Cell(checked=at < 2), Cell(name), Cell("238 µL"), Cell("anti-ALK 2.0 µL")))
            for at, name in enumerate(names)
        ]
    )
    return table


def _timers() -> QWidget:
    pane = Pane(Qt.Edge.LeftEdge, width=320)
    head = Row()
    head.add(Heading("Timers", Type.LEAD), stretch=1)
    head.add(Caption("3 running", wrap=False))
    pane.add(head)
    for view in (
        TimerView(
            "1",
            "Membrane block",
            "run 01",
            TimerPhase.OVERDUE,
            "+01:12",
            "due 14:01:03",
            "1 h at room temp",
            1,
            can_acknowledge=True,
            wishes=_WISHES,
            key="A",
        ),
        TimerView(
            "2",
            "Gel run",
            "run 01",
            TimerPhase.RUNNING,
            "12:48",
            "ends 14:15",
            "of 90 min",
            0.86,
            wishes=_WISHES,
        ),
        TimerView(
            "3",
            "Overnight binding",
            "run 05",
            TimerPhase.MAY_CONTINUE,
            "1:47:30",
            "ends 16:40 (Tue)",
            "8 to 18 h",
            0.12,
            wishes=_WISHES,
        ),
        TimerView(
            "4",
            "Blot transfer",
            "run 05",
            TimerPhase.PAUSED,
            "47:30",
            "paused 13:02",
            "of 1 h",
            0.3,
            wishes=_WISHES,
        ),
    ):
        pane.add(TimerCard(view))
    pane.add(Caption("Free until 14:15. Nothing rings before."))
    pane.add_stretch()
    pane.add(Button("Free timer", icon="plus"))
    return pane


def forms_page() -> QWidget:
    """Fields and tables of the set-up."""
    window = Row(Space.NONE)
    window.resize(1440, 900)
    rail = NavRail(_PLACES)
    rail.set_current("library")
    window.add(rail)
    pane = Pane(margins=(Space.VAST, Space.WIDE, Space.VAST, Space.WIDE))
    pane.add(Heading("Set up the run"))
    pane.add(Caption("Co-immunoprecipitation of ALK complexes, v1.0.0"))
    fields = Flow(Space.SNUG, column=180)
    fields.add(QuantityField("Lysate protein per IP", "1", "mg", "guide: 1 mg"))
    fields.add(QuantityField("Primary antibody per IP", "2", "µg", "guide: 1 to 5 µg"))
    fields.add(QuantityField("Antibody stock", "1", "mg/mL", "lab's choice"))
    slurry = QuantityField("Bead slurry", "50", "%")
    slurry.set_state(InputState.WARN, "say which: % v/v or % w/v")
    fields.add(slurry)
    fields.add(ChoiceField("Negative control", [Choice("igg", "Isotype IgG"), Choice("none", "None")], "igg"))
    rotor = QuantityField("Rotor radius", "84 cm", "cm")
    rotor.set_state(InputState.ERROR, "no rotor is that large")
    fields.add(rotor)
    pane.add(fields)
    pane.add(Heading("Samples", Type.BODY))
    pane.add(_editable())
    pane.add_stretch()
    keys = Row()
    keys.add(Button("Print bench sheet", large=True))
    keys.add_stretch()
    keys.add(Button("Start run", Variant.PRIMARY, large=True))
    pane.add(keys)
    window.add(pane, stretch=2)
    window.add(_prepare(), stretch=3)
    return window


def _editable() -> EditableTable:
    table = EditableTable(
        "Samples",
        [
            TableColumn("name", "Name", editable=True, stretch=True),
            TableColumn("protein", "Protein, mg/mL", editable=True, numbers=True, least=90),
            TableColumn("lysate", "Lysate", numbers=True, least=90),
        ],
    )
    table.set_rows(
        [
            {"name": "NCI-H3122, DMSO", "protein": "4.20"},
            {"name": "NCI-H3122, lorlatinib", "protein": "3.98"},
            {"name": "NCI-H2228, DMSO", "protein": "4.5.7"},
        ]
    )
    table.set_notes(
        {
            (0, "lysate"): CellNote("238 µL"),
            (1, "lysate"): CellNote("251 µL"),
            (2, "protein"): CellNote(None, InputState.ERROR, "not a number"),
        }
    )
    return table


def _prepare() -> QWidget:
    side = ScrollColumn(Space.BASE, (Space.VAST, Space.WIDE, Space.VAST, Space.WIDE))
    head = Row()
    head.add(Heading("To prepare"), stretch=1)
    head.add(Caption("need 20.9 mL: 3 lysates, 4 tubes, 10 % extra", wrap=False))
    side.column.add(head)
    card = Card(spacing=Space.TIGHT)
    card.add(Heading("Co-IP lysis buffer, 22 mL", Type.LEAD))
    table = DataTable(
        "Components",
        [
            TableColumn("what", "Component", stretch=True),
            TableColumn("final", "Final"),
            TableColumn("stock", "Stock"),
            TableColumn("take", "Take", numbers=True),
            TableColumn("with", "Pipette"),
        ],
    )
    rows = (
        ("Water", "", "", "17.8 mL", "serological 25"),
        ("Tris-HCl pH 7.4", "50 mM", "1 M", "1.10 mL", "P1000, 2 × 550"),
        ("NaCl", "150 mM", "5 M", "660 µL", "P1000"),
        ("NP-40", "1 % v/v", "10 %", "2.20 mL", "P1000, 734 + 734 + 732"),
    )
    cells = [TableRow(row[0], tuple(Cell(text) for text in row)) for row in rows]
    fresh = (
        Cell("Protease inhibitor", badge="add fresh"),
        Cell("1 X"),
        Cell("100 X"),
        Cell("220 µL"),
        Cell("P1000"),
    )
    table.set_rows([*cells, TableRow("pi", fresh)])
    card.add(table)
    card.add(
        Callout(
            CalloutKind.NOTE,
            "Tris set to pH 7.4 at 25 °C reads 7.99 at 4 °C. The guide names no temperature.",
        )
    )
    side.column.add(card)
    time = Card()
    time.add(Heading("Time line", Type.LEAD))
    line = TimeLine("Planned time")
    lengths = (18, 6, 7, 9, 3, 40, 4, 8, 5)
    kinds = (SegmentKind.HANDS_ON, SegmentKind.WAITING)
    line.set_segments([Segment(kinds[at % 2], length) for at, length in enumerate(lengths)])
    line.set_captions("start 10:40", "overnight at 4 °C, 17:50 to 08:00 · safe stop", "ends tomorrow 13:20")
    time.add(line)
    side.column.add(time)
    side.column.add_stretch()
    return side


def states_page() -> QWidget:
    """What remains: cards, buttons, marks, callouts, sheets."""
    window = Row(Space.NONE)
    window.resize(1440, 1250)
    scroll = ScrollColumn(Space.BASE, (Space.VAST, Space.WIDE, Space.VAST, Space.WIDE))
    window.add(scroll)
    page = scroll.column
    banner = Banner()
    banner.tell(
        "NOT SAVED: disk full", "Step 10 is not recorded yet. Free some space, then try again.", "Try again"
    )
    page.add(banner)
    head = Row()
    head.add(Heading("Protocols", Type.HEAD), stretch=1)
    head.add(SearchField("Search protocols, reagents, steps"), stretch=1)
    head.add(Button("Open file…"))
    page.add(head)
    page.add(_library())
    keys = Row(Space.SNUG)
    for variant in Variant:
        keys.add(Button(variant.name.capitalize(), variant, icon="play", key="P"))
    disabled = Button("Disabled", Variant.PRIMARY)
    disabled.setEnabled(False)
    keys.add(disabled)
    for mark in Mark:
        keys.add(StateMark(mark, "7"))
    keys.add(Badge("late", Ink.ALARM))
    keys.add(Badge("fits", Ink.ACCENT))
    keys.add(Badge("check", Ink.WARN))
    keys.add_stretch()
    page.add(keys)
    boxes = Row(Space.ROOMY)
    for at, text in enumerate(("Sound", "R&D <foo>", "Off")):
        box = CheckBox(text, switch=at != 1)
        box.setChecked(at != 2)
        boxes.add(box)
    boxes.add(CheckBox("Label the tubes"))
    boxes.add_stretch()
    page.add(boxes)
    for kind in CalloutKind:
        page.add(Callout(kind, "a<b and c>d, 10⁻³ µL H₂O ≥ 37 °C, RLO \u202e here"))
    row = Row(Space.BASE)
    sheet = ReasonSheet()
    sheet.ask(
        "Why is step 10 skipped?", ("not needed", "no reagent left", "done before the run"), "Skip step"
    )
    row.add(sheet, stretch=1)
    empty = Card()
    empty.add(
        EmptyState(
            "history", "No runs yet", "A run appears here once it has been started.", "Open a protocol"
        )
    )
    row.add(empty, stretch=1)
    page.add(row)
    page.add(TextField("Title of the run", "Antibody titration", "shown in the history and on the record"))
    line = TimeLine("Actual time")
    line.set_segments([Segment(kind, 10) for kind in SegmentKind], 0.6)
    page.add(line)
    page.add_stretch()
    return window


def _library() -> QWidget:
    cards = Flow(Space.BASE, column=360)
    for title, text, facts, broken in (
        (
            "Co-immunoprecipitation of ALK complexes",
            "Find proteins that interact with ALK inside cells.",
            "24 steps",
            False,
        ),
        (
            "Western blot for phosphorylated ALK",
            "Detect and quantify ALK phosphorylation (Tyr1604).",
            "31 steps",
            False,
        ),
        (
            "MTS long version",
            "2 problems. Line 41: “5 uM” is a concentration, a volume is expected here.",
            "Show all",
            True,
        ),
    ):
        card = Card(title, line="alarm" if broken else "line")
        card.add(Heading(title, Type.LEAD))
        card.add(PlainLabel(text, ink="alarm" if broken else "second", wrap=True))
        card.add_stretch()
        foot = Row()
        foot.add(Caption(facts, wrap=False))
        if not broken:
            foot.add(Badge("v1.0.0"))
        foot.add_stretch()
        card.add(foot)
        cards.add(card)
    return cards


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
