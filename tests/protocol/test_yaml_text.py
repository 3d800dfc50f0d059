"""What we write is read back by our own reader to the very same data, whatever people type."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from protocolapp.protocol.places import data_of
from protocolapp.protocol.reading import read_text
from protocolapp.protocol.yaml_text import readable, yaml_text

AWKWARD = st.sampled_from([
    "", " ", "NO", "~", "1.10", "22:30", "a: b", "a #b", "# a", "- a", "{{ x }}", "14,000 x g", "'", '"', "\\", "\\n",
    "<<", "&a", "*a", "!a", "%TAG", "---", "...", "? a", "| a", "> a", "@", "`", "a\nb", "a\tb", "\ta", " a ", "µ·×°",
    "\u0085", "\u2028", "\u202e", "\ufeff", "\x00", "\ud800", "\U0001f9ea", "10 % v/v", "5'-ATG-3'", "1/2", "a,b",
])  # fmt: skip
TEXTS = AWKWARD | st.text(st.characters(), max_size=12)
KEYS = TEXTS.map(readable).filter(lambda key: "\n" not in key)
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        TEXTS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
)


def expected(data: Any) -> Any:
    if isinstance(data, str):
        return readable(data)
    if isinstance(data, dict):
        return {key: expected(value) for key, value in data.items()}
    return [expected(item) for item in data]


@given(data=DATA, comment=TEXTS)
def test_what_is_written_is_read_back(data: dict[str, Any], comment: str) -> None:
    text = yaml_text(data, [comment])
    root, problems = read_text(text, "x.yaml")
    assert problems == []
    assert root is not None
    assert data_of(root, str) == expected(data)


def test_it_reads_as_people_would_write_it() -> None:
    component = {"what": "NaCl", "final": "150 mM", "stock": "5 M"}
    data: dict[str, Any] = {
        "format": "1",
        "solutions": {
            "tbs": {
                "name": "TBS",
                "keep": {"at": "4 °C", "for": "1 d"},
                "contains": [
                    component,
                    {"what": "Tween-20: 10 %", "final": "0.1 % v/v", "stock": "10 % v/v"},
                ],
            }
        },
        "also": ["one", "a, b"],
    }
    assert yaml_text(data, ["From the lab", "two\nlines"]) == (
        "# From the lab\n"
        "# two\n"
        "# lines\n"
        "format: 1\n"
        "solutions:\n"
        "  tbs:\n"
        "    name: TBS\n"
        "    keep: {at: 4 °C, for: 1 d}\n"
        "    contains:\n"
        "      - {what: NaCl, final: 150 mM, stock: 5 M}\n"
        '      - {what: "Tween-20: 10 %", final: 0.1 % v/v, stock: 10 % v/v}\n'
        'also: [one, "a, b"]\n'
    )
