"""The widths of a table's columns: by their texts, on every page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.record.pdf.columns import column_widths

WIDTHS = st.lists(st.floats(1, 500), min_size=1, max_size=9)


@given(WIDTHS, st.floats(50, 600))
def test_a_table_spans_its_page(natural: list[float], available: float) -> None:
    drawn = column_widths(natural, available)
    assert sum(drawn) == pytest.approx(available)
    assert min(drawn) > 0


@given(WIDTHS, st.floats(50, 600))
def test_the_longer_text_never_gets_less_room(natural: list[float], available: float) -> None:
    drawn = column_widths(natural, available)
    by_length = [width for _, width in sorted(zip(natural, drawn, strict=True))]
    assert all(one <= next_ + 1e-6 for one, next_ in pairwise(by_length))


def test_a_column_without_text_leaves_its_room_to_the_long_ones() -> None:
    step, kind, planned, actual, reason, who = column_widths([32, 70, 48, 480, 120, 118], 480)
    assert (step, kind, planned) == (32, 70, 48)
    assert actual > 130
    assert min(reason, who) > 80


@given(st.lists(st.tuples(st.floats(1, 500), st.floats(0, 1)), min_size=1, max_size=9), st.floats(50, 600))
def test_no_word_is_broken_while_all_have_room(columns: list[tuple[float, float]], available: float) -> None:
    natural = [width for width, _ in columns]
    words = [width * share for width, share in columns]
    drawn = column_widths(natural, available, words)
    assert sum(drawn) == pytest.approx(available)
    if sum(words) < available:
        assert all(width >= word - 1e-6 for width, word in zip(drawn, words, strict=True))


def test_quantities_of_a_dilution_series_stay_on_their_lines() -> None:
    """Ten columns of 24 to 62 points on a page that lacks 90: the texts give way, the quantities do not."""
    natural = [24.0, 52, 58, 50, 62, 52, 62, 50, 50, 52, 40]
    words = [24.0, 52, 36, 50, 34, 52, 34, 50, 50, 52, 40]
    drawn = column_widths(natural, 480, words)
    assert all(width >= word for width, word in zip(drawn, words, strict=True))
