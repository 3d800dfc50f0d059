"""What stands on the screen at first can be done, whatever is chosen; choices are short enough to be read there."""

from __future__ import annotations

from itertools import product

import pytest

from protocolapp.calc.form import Bench, Kind, compute
from protocolapp.calc.registry import calculator
from protocolapp.lab.bundled import bundled_catalogue, bundled_pipettes

NAMES = ("series", "vehicle", "addition", "plate")
LONGEST = 32
"""Signs that a choice has room for in a field 260 pixels wide."""


@pytest.mark.parametrize("name", NAMES)
def test_every_choice_can_be_made_from_the_example(name: str) -> None:
    made = calculator(name)
    start = {field.name: field.start for field in made.fields if field.start}
    options = {
        field.name: [one.key for one in field.choices] or ["yes", "no"]
        for field in made.fields
        if field.kind in (Kind.CHOICE, Kind.YES_NO)
    }
    bench = Bench(bundled_pipettes(), (), bundled_catalogue())
    for chosen in product(*options.values()):
        typed = start | dict(zip(options, chosen, strict=True))
        outcome = compute(made, typed, bench)
        assert not outcome.missing, typed
        assert not outcome.blocked, (typed, outcome.flags)


@pytest.mark.parametrize("name", NAMES)
def test_choices_have_room_in_their_field(name: str) -> None:
    texts = [one.text for field in calculator(name).fields for one in field.choices]
    assert [text for text in texts if len(text) > LONGEST] == []
