"""Every worked example comes out as its source or derivation says, with no other warning."""

from __future__ import annotations

from collections import Counter

import pytest

from protocolapp.calc.registry import calculators
from tests.calc.worked import Example, all_examples, differences, worked

EXAMPLES = all_examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=[one.name for one in EXAMPLES])
def test_a_worked_example(example: Example) -> None:
    assert differences(example, worked(example)) == []


def test_every_example_names_its_source_or_derivation() -> None:
    assert [one.name for one in EXAMPLES if len(one.data["why"]) < 8] == []


def test_every_calculator_has_examples() -> None:
    counted = Counter(one.calculator for one in EXAMPLES)
    assert {one.name: counted[one.name] for one in calculators() if counted[one.name] < 5} == {}
