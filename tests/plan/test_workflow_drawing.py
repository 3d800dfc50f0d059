"""The laws of the drawing, at any width: everything is there once, inside its place, and nothing covers anything."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.plan.model import Plan
from protocolapp.plan.workflow import (
    Branch,
    Lane,
    WaitMark,
    Workflow,
    WorkSection,
    WorkStep,
    lay_out,
    workflow_of,
)
from protocolapp.plan.workflow.layout import Band, Drawing
from protocolapp.plan.workflow.shapes import LINES, SIZES, Face, Kind, Panel, Sign, Way, Words
from protocolapp.plan.workflow.step_piece import bar_length

MINUTE, HOUR = 60_000, 3_600_000
Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_SLACK = 0.01

texts = st.text("abc W\u00a0µ<&>-…", min_size=1, max_size=110).map(lambda text: text.strip(" ") or "a")
marks = st.one_of(st.just(""), st.text("abcW <", min_size=1, max_size=44))
waits = st.builds(
    WaitMark, texts.map(lambda text: text[:44].strip() or "x"), st.integers(0, 200 * HOUR), st.booleans()
)


def measure(text: str, face: Face) -> float:
    """A face in which W is three times as wide as the rest."""
    return SIZES[face] * (0.4 * len(text) + 0.8 * text.count("W"))


@st.composite
def steps(draw: st.DrawFn, taken: bool = True) -> WorkStep:
    return WorkStep(
        ref="",
        numbers=draw(st.sampled_from(["1", "24–26", "498–500, 502"])) if taken else "",
        text=draw(texts),
        each=draw(marks),
        rounds=draw(st.integers(1, 100)),
        at=draw(marks),
        agitate=draw(marks),
        optional=draw(st.booleans()),
        only=draw(marks),
        wait=draw(st.none() | waits),
        stop=draw(marks),
        day=draw(st.sampled_from([0, 0, 2, 14])),
    )


@st.composite
def branches(draw: st.DrawFn) -> Branch:
    count = draw(st.integers(1, 5))
    chosen = draw(st.integers(0, count))
    lanes = [
        Lane(
            draw(texts)[:60],
            tuple(draw(st.lists(steps(number == chosen), max_size=6))),
            number == chosen,
        )
        for number in range(count)
    ]
    return Branch(draw(texts)[:60], tuple(lanes))


@st.composite
def workflows(draw: st.DrawFn) -> Workflow:
    """Any workflow, each step with a ref of its own."""
    made = draw(st.lists(st.lists(steps() | branches(), min_size=1, max_size=5), min_size=1, max_size=3))
    number = 0

    def named(step: WorkStep) -> WorkStep:
        nonlocal number
        number += 1
        return replace(step, ref=f"s{number}")

    def item(one: WorkStep | Branch) -> WorkStep | Branch:
        if isinstance(one, WorkStep):
            return named(one)
        lanes = tuple(Lane(lane.label, tuple(map(named, lane.steps)), lane.taken) for lane in one.lanes)
        return Branch(one.title, lanes)

    sections = tuple(
        WorkSection(f"id{place}", draw(texts)[:80], tuple(map(item, items)), draw(marks))
        for place, items in enumerate(made)
    )
    return Workflow("A workflow", sections, 1, draw(marks))


def _rect(shape: Panel | Words | Sign) -> Rect:
    if isinstance(shape, Panel):
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    if isinstance(shape, Words):
        return shape.x, shape.y, shape.x + measure(shape.text, shape.face), shape.y + LINES[shape.face]
    return shape.x, shape.y, shape.x + shape.size, shape.y + shape.size


def _inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner[0] >= outer[0] - _SLACK
        and inner[1] >= outer[1] - _SLACK
        and inner[2] <= outer[2] + _SLACK
        and inner[3] <= outer[3] + _SLACK
    )


def _overlap(one: Rect, other: Rect) -> bool:
    return (
        one[0] < other[2] - _SLACK
        and other[0] < one[2] - _SLACK
        and one[1] < other[3] - _SLACK
        and other[1] < one[3] - _SLACK
    )


def _panels(band: Band, *kinds: Kind) -> list[Rect]:
    return [_rect(one) for one in band.piece.shapes if isinstance(one, Panel) and one.kind in kinds]


def _words(band: Band) -> list[Words]:
    return [one for one in band.piece.shapes if isinstance(one, Words)]


def _check(drawing: Drawing) -> None:
    for band in drawing.bands:
        whole = (0.0, 0.0, drawing.width, band.height)
        boxes = _panels(band, Kind.CARD, Kind.END)
        lanes = _panels(band, Kind.LANE, Kind.TAKEN)
        small = _panels(band, Kind.NUMBER, Kind.ROUNDS, Kind.WAIT, Kind.FORK)
        signs = [_rect(one) for one in band.piece.shapes if isinstance(one, Sign)]
        words = [_rect(one) for one in _words(band)]
        assert all(_inside(box, whole) for box in boxes)
        assert all(sum(_inside(one, box) for box in boxes) == 1 for one in (*lanes, *small, *signs, *words))
        assert not any(_overlap(*pair) for group in (boxes, lanes) for pair in combinations(group, 2))
        assert not any(_overlap(*pair) for pair in combinations((*words, *signs), 2))
        assert all(one.x + one.width <= drawing.width + _SLACK for one in _words(band))
        _check_ways(band, words)


def _check_ways(band: Band, words: list[Rect]) -> None:
    """No line runs through a text."""
    for way in band.piece.shapes:
        if isinstance(way, Way):
            for (x, y), (to_x, to_y) in zip(way.points, way.points[1:], strict=False):
                line = (min(x, to_x) - 0.5, min(y, to_y) - 0.5, max(x, to_x) + 0.5, max(y, to_y) + 0.5)
                assert not any(_overlap(line, one) for one in words)


@settings(max_examples=40)
@given(workflows(), st.floats(200, 2400), st.sampled_from([300.0, 900.0, 1200.0]))
def test_at_any_width_all_is_there_once_and_in_its_place(
    workflow: Workflow, width: float, tallest: float
) -> None:
    drawing = lay_out(workflow, width, measure, tallest)
    assert {place.ref for place in drawing.places()} == {step.ref for step in workflow.steps()}
    assert len(drawing.places()) == len(list(workflow.steps()))
    _check(drawing)
    drawn = _squeezed("".join(one.text for band in drawing.bands for one in _words(band)))
    assert all(_squeezed(step.text) in drawn for step in workflow.steps())


def _squeezed(text: str) -> str:
    return text.replace(" ", "")


def test_bands_are_no_taller_than_asked_where_steps_allow(plan: Plan) -> None:
    drawing = lay_out(workflow_of(plan), 620, measure, 700, first=420)
    assert drawing.bands[0].height <= 420
    assert all(band.height <= 700 for band in drawing.bands)
    assert drawing.height == sum(band.height for band in drawing.bands)


def test_columns_come_with_the_width(plan: Plan) -> None:
    workflow = workflow_of(plan)

    def columns(width: float) -> int:
        bands = lay_out(workflow, width, measure).bands
        return len({box[0] for band in bands for box in _panels(band, Kind.CARD)})

    assert [columns(width) for width in (320, 600, 1000, 1600)] == [1, 1, 3, 4]


def test_a_single_long_section_takes_several_columns_too() -> None:
    many = tuple(WorkStep(f"s{number}", str(number), "Do this thing.") for number in range(1, 101))
    drawing = lay_out(Workflow("W", (WorkSection("s", "Long", many),), 1), 1000, measure)
    assert drawing.height < 3 * 900
    titles = [one.text for band in drawing.bands for one in _words(band) if one.face is Face.HEADING]
    assert titles[:2] == ["Long", "Long (continued)"]


def test_steps_are_read_downwards_then_to_the_right(plan: Plan) -> None:
    workflow = workflow_of(plan)
    drawing = lay_out(workflow, 1000, measure)
    assert len(drawing.bands) == 1
    places = [(round(place.x), place.y) for place in drawing.places()]
    assert places == sorted(places)
    assert [place.ref for place in drawing.places()] == [step.ref for step in workflow.steps()]


def test_a_longer_wait_has_a_longer_bar_and_a_short_one_can_be_seen() -> None:
    lengths = [bar_length(ms) for ms in (0, MINUTE, 10 * MINUTE, HOUR, 14 * HOUR, 72 * HOUR)]
    assert lengths == sorted(set(lengths))
    assert lengths[0] >= 8
    assert bar_length(200 * HOUR) == bar_length(72 * HOUR)


def test_the_protocol_that_follows_is_named_at_the_end() -> None:
    step = WorkStep("a", "1", "Do.")
    workflow = Workflow("W", (WorkSection("s", "S", (step,)),), 1, goes_on_with="Blot the eluates")
    last = lay_out(workflow, 400, measure).bands[-1]
    assert _words(last)[-1].text == "Goes on: Blot the eluates"
