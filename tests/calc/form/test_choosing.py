"""Choices left out that follow from the fields that were typed."""

from __future__ import annotations

import pytest

from protocolapp.calc.form import Kind
from protocolapp.calc.form.choosing import implied_choices
from protocolapp.calc.registry import calculator, calculators


@pytest.mark.parametrize(
    ("name", "typed", "implied"),
    [
        ("specific_activity", {"typed_specific_activity": "4000 cpm/pmol"}, {"known_by": "known"}),
        (
            "specific_activity",
            {"wanted_specific_activity": "4000 dpm/pmol", "cold_stock": "1 mM", "elapsed": "7 d"},
            {"known_by": "wanted", "timing": "elapsed"},
        ),
        ("radiolabel", {"reference_date": "2026-11-06", "use_date": "2026-11-20"}, {"timing": "dates"}),
        ("kinase_mix", {"substrate_volume": "1 µL"}, {"substrate_in": "alone"}),
        # the default will do, the choice was typed, two would do, none would
        ("radiolabel", {"elapsed": "7 d"}, {}),
        ("specific_activity", {"typed_specific_activity": "1 Ci/mmol", "known_by": "mixed"}, {}),
        ("specific_activity", {"nuclide": "32P"}, {}),
        ("specific_activity", {"typed_specific_activity": "1 Ci/mmol", "hot_volume": "1 µL"}, {}),
        ("specific_activity", {"typed_specific_activity": " "}, {}),
        # what is implied is asked for in turn
        ("seeding", {"like_area": "9.6 cm²"}, {"like_vessel": "other", "by": "like"}),
    ],
)
def test_what_was_typed_says_which_choice_is_meant(
    name: str, typed: dict[str, str], implied: dict[str, str]
) -> None:
    assert implied_choices(calculator(name), typed) == implied


def test_every_field_that_hangs_on_one_choice_brings_it_along() -> None:
    for one in calculators():
        for field in one.fields:
            other = one.field(field.when.field) if field.when is not None else None
            if field.when is None or len(field.when.values) != 1 or other is None or other.kind is Kind.TEXT:
                continue
            implied = implied_choices(one, {field.name: field.start or "1"})
            assert implied.get(other.name, other.default) == field.when.values[0], (one.name, field.name)
