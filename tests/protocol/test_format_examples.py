"""Every key of the format is described, and each of its examples can be read where it belongs."""

from __future__ import annotations

from typing import Any

import pytest

from protocolapp.protocol.load import load_text
from protocolapp.protocol.model import ProtocolFile
from protocolapp.protocol.reference import Key, PartOfFile, parts_of_file
from protocolapp.protocol.yaml_text import yaml_text
from tests.protocol.format_examples import BESIDE, PLACES, WORLD, every_example, every_key, whole_protocol

PARTS = parts_of_file()


def test_the_protocol_around_the_examples_has_no_problem() -> None:
    assert load_text(yaml_text(WORLD), BESIDE).problems == ()


def test_every_place_is_that_of_a_part() -> None:
    assert set(PLACES) == {part.model.__name__ for part in PARTS}


@pytest.mark.parametrize("part", [pytest.param(part, id=part.model.__name__) for part in PARTS])
def test_every_part_says_what_it_is(part: PartOfFile) -> None:
    assert part.about.endswith(".")
    assert len(part.about) >= 15


@pytest.mark.parametrize(("part", "key"), [pytest.param(*one[1:], id=one[0]) for one in every_key()])
def test_every_key_says_what_it_is_with_an_example(part: PartOfFile, key: Key) -> None:
    assert key.about.endswith("."), f"give {part.model.__name__}.{key.name} a description"
    assert len(key.about) >= 10, f"say more of {part.model.__name__}.{key.name}"
    assert key.words
    assert key.examples, f"give {part.model.__name__}.{key.name} an example"


@pytest.mark.parametrize(
    ("part", "key", "example"), [pytest.param(*one[1:], id=one[0]) for one in every_example()]
)
def test_every_example_can_be_read_in_its_place(part: PartOfFile, key: Key, example: Any) -> None:
    text = yaml_text(whole_protocol(part, key, example))
    problems = [f"{problem} {problem.remedy}" for problem in load_text(text, BESIDE).problems]
    assert problems == [], f"{part.model.__name__}.{key.name}: see the head of places.yaml"


@pytest.mark.parametrize(
    ("part", "key"), [pytest.param(*one[1:], id=one[0]) for one in every_key() if one[2].short]
)
def test_every_short_form_can_be_read_in_its_place(part: PartOfFile, key: Key) -> None:
    short = {"some_name": key.short} if key.words.startswith("names, each") else key.short
    assert load_text(yaml_text(whole_protocol(part, key, short)), BESIDE).problems == ()


def test_every_part_of_the_model_is_reached() -> None:
    named = {part.model for part in PARTS}
    assert ProtocolFile in named
    assert all(below in named for part in PARTS for key in part.keys for below in key.parts)
