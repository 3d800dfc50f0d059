"""The workflow on the page: read aloud, walked by keyboard, pointed at."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.protocol.expected_line import ExpectedLine
from protocolapp.gui.protocol.workflow_drawing import WorkflowDrawing
from protocolapp.gui.protocol.workflow_paint import face_font, measure_of
from protocolapp.gui.theme import Theme, apply_theme, theme_now
from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.expected_time import expected_time
from protocolapp.plan.model import Plan
from protocolapp.plan.workflow import Workflow, WorkSection, WorkStep, workflow_of
from protocolapp.plan.workflow.shapes import LINES, Face
from protocolapp.protocol.load import load_protocol
from protocolapp.resources import protocols_folder
from protocolapp.services.preferences import ThemeMode
from tests.gui.accessibility import accessibility_faults, accessible_name


@pytest.fixture(scope="module")
def plan() -> Plan:
    protocol = load_protocol(protocols_folder() / "co_ip_alk.yaml").protocol
    assert protocol is not None
    return make_plan(protocol, typical_facts(protocol))


@pytest.fixture
def drawing(qtbot: QtBot, qapp: QApplication, plan: Plan) -> WorkflowDrawing:
    apply_theme(qapp, ThemeMode.LIGHT)
    made = WorkflowDrawing(workflow_of(plan))
    qtbot.addWidget(made)
    made.resize(1000, made.heightForWidth(1000))
    made.show()
    return made


def _refs(drawing: WorkflowDrawing) -> list[str]:
    return [place.ref for place in drawing.drawing().places()]


def test_it_is_named_and_told_in_full(drawing: WorkflowDrawing) -> None:
    assert accessible_name(drawing) == "Workflow"
    told = drawing.accessibleDescription().replace("\u00a0", " ")
    assert (
        "18. Rotate gently overnight. At 4 °C, gentle end-over-end rotation. Wait: overnight, 8–18 h." in told
    )
    assert told.endswith("It goes on: Blot the eluates.")
    assert accessibility_faults(drawing) == []


def test_the_keyboard_walks_from_step_to_step_and_asks_for_one(
    qtbot: QtBot, drawing: WorkflowDrawing
) -> None:
    refs = _refs(drawing)
    drawing.setFocus()
    with qtbot.waitSignals([drawing.walked, drawing.walked]) as walked:
        for _ in range(2):
            qtbot.keyClick(drawing, Qt.Key.Key_Down)
    assert all(drawing.rect().contains(one.args[0]) for one in walked.all_signals_and_args)
    with qtbot.waitSignal(drawing.step_asked) as asked:
        qtbot.keyClick(drawing, Qt.Key.Key_Return)
    assert asked.args == [refs[2]]
    qtbot.keyClick(drawing, Qt.Key.Key_Up)
    with qtbot.waitSignal(drawing.step_asked) as asked:
        qtbot.keyClick(drawing, Qt.Key.Key_Space)
    assert asked.args == [refs[1]]


def test_a_click_asks_for_the_step_below_it_and_beside_it_for_none(
    qtbot: QtBot, drawing: WorkflowDrawing
) -> None:
    place = drawing.drawing().places()[7]
    with qtbot.waitSignal(drawing.step_asked) as asked:
        qtbot.mouseClick(
            drawing, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x) + 5, round(place.y) + 5)
        )
    assert asked.args == [place.ref]
    with qtbot.assertNotEmitted(drawing.step_asked):
        qtbot.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))


@pytest.mark.parametrize("scale", [100, 130, 200, 250])
def test_what_is_measured_is_what_is_painted(
    qtbot: QtBot, qapp: QApplication, plan: Plan, scale: int
) -> None:
    """Lines are high enough for their font, and grow with the text size."""
    theme = apply_theme(qapp, ThemeMode.LIGHT, scale)
    made = WorkflowDrawing(workflow_of(plan))
    qtbot.addWidget(made)
    made.resize(1000, made.heightForWidth(1000))
    assert made.grab().height() == made.heightForWidth(1000)
    assert made.drawing().width == pytest.approx(1000 * 100 / scale)
    measure = measure_of(theme)
    assert measure("Rotate gently.", Face.STEP) == pytest.approx(
        measure_of(Theme())("Rotate gently.", Face.STEP), rel=0.05
    )
    for face in Face:
        assert face_font(theme, face).pixelSize() < LINES[face] * scale / 100
    apply_theme(qapp, ThemeMode.LIGHT)


def test_light_and_dark_differ_and_follow_at_once(qapp: QApplication, drawing: WorkflowDrawing) -> None:
    light = drawing.grab().toImage()
    apply_theme(qapp, ThemeMode.DARK)
    assert drawing.grab().toImage() != light
    apply_theme(qapp, ThemeMode.LIGHT)
    assert drawing.grab().toImage() == light


def test_a_part_that_is_painted_anew_looks_as_before(drawing: WorkflowDrawing) -> None:
    whole = drawing.grab().toImage()
    part = QRect(300, 200, 400, 150)
    assert drawing.grab(part).toImage() == whole.copy(part)


HOSTILE = "<b>x</b> <img src=/dev/zero> AT&T =1+1 %s a<b"


def test_hostile_text_is_painted_as_it_is_written(qtbot: QtBot) -> None:
    def drawn(text: str) -> WorkflowDrawing:
        step = WorkStep("a", "1", text, each=text, at=text, agitate=text, stop=text)
        made = WorkflowDrawing(Workflow(text, (WorkSection("s", text, (step,), text),), 1, text))
        qtbot.addWidget(made)
        made.resize(600, made.heightForWidth(600))
        return made

    hostile, plain = drawn(HOSTILE), drawn("an honest text of much the same length, no more")
    assert hostile.textFormat() is Qt.TextFormat.PlainText
    assert hostile.text().count(HOSTILE) == 9  # the workflow's two, the section's two, the step's five
    assert abs(hostile.height() - plain.height()) <= 2 * LINES[Face.HEADING]
    hidden = drawn("turned \u202e round \u200b")
    assert "[U+202E]" in hidden.text()
    hidden.grab()


def test_five_hundred_steps_are_laid_out_at_once(qtbot: QtBot) -> None:
    steps = tuple(
        WorkStep(f"s{n}", str(n), f"Do thing {n} with care, then look.", "each tube") for n in range(1, 501)
    )
    begun = perf_counter()
    made = WorkflowDrawing(Workflow("Long", (WorkSection("s", "Long", steps),), 1))
    qtbot.addWidget(made)
    made.resize(1080, made.heightForWidth(1080))
    made.grab(QRect(0, 4000, 1080, 800))
    assert perf_counter() - begun < 3
    assert len(made.drawing().places()) == 500


def test_the_expected_time_is_painted_and_told(qtbot: QtBot, plan: Plan) -> None:
    expected = expected_time(plan)
    line = ExpectedLine(expected)
    qtbot.addWidget(line)
    line.resize(800, line.heightForWidth(800))
    image = line.grab().toImage()
    theme = theme_now()
    night = next(slot for slot in plan.slots if slot.ref == "ip/bind")
    x = round(4 + 792 * (night.start_ms + night.wait_ms / 2) / plan.total_ms)
    assert image.pixelColor(x, 10) == theme.colour("waiting")
    assert image.pixelColor(6, 12) == theme.colour("accent")
    assert line.accessibleDescription() == " ".join(expected.sentences)
