"""Of a set of fields all but one are needed: which set waits is told as the choices stand, not as it is declared."""

from __future__ import annotations

import pytest

from protocolapp.calc.form import Bench, compute
from protocolapp.calc.registry import calculator


@pytest.mark.parametrize(
    ("name", "typed", "sets", "missing"),
    [
        ("cheng_prusoff", {"ic50": "40 nM"}, (("ic50", "ki", "substrate", "km"),), ("ki", "substrate", "km")),
        ("cheng_prusoff", {"mechanism": "noncompetitive", "enzyme": "1 nM"}, (("ic50", "ki"),), ("ic50", "ki")),
        (
            "radiolabel",
            {"timing": "dates", "reference_activity": "1 mCi"},
            (("reference_activity", "activity", "use_date"),),
            ("reference_date", "activity", "use_date"),
        ),
        ("radiolabel", {"timing": "dates", "activity": "1 µCi", "use_date": "2026-11-20"}, (), ("reference_date",)),
        ("kinase_mix", {"plate": "96"}, (), ("wells", "enzyme")),
    ],
)  # fmt: skip
def test_the_set_that_waits_is_the_one_asked_for(
    name: str, typed: dict[str, str], sets: tuple[tuple[str, ...], ...], missing: tuple[str, ...]
) -> None:
    outcome = compute(calculator(name), typed, Bench())
    assert outcome.open_sets == sets
    assert outcome.missing == missing
    assert not outcome.results
