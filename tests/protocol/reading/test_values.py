"""Every value is the text that was written, at the place where it was written."""

from __future__ import annotations

import pytest

from protocolapp.protocol.reading import Mapping, Scalar, Sequence, read_bytes, read_text


def mapping(text: str) -> Mapping:
    node, problems = read_text(text, "p.yaml")
    assert problems == []
    assert isinstance(node, Mapping)
    return node


def scalar(node: object) -> Scalar:
    assert isinstance(node, Scalar)
    return node


@pytest.mark.parametrize(
    "written",
    [
        "0123456",
        "22:30",
        "1:30",
        "NO",
        "no",
        "on",
        "1.10",
        "~",
        "null",
        "010",
        "1e3",
        "0x1F",
        "1_000",
        "2024-02-30",
        "2026-11-21 07:00:00",
        ".inf",
        ".nan",
        "=",
        "190:20:30",
        "9" * 5000,
        "+1",
        "0b1",
        "50 mM",
        "5-10 min",
        "95–100 °C",
        "µL",
        "{{ x }}x"[3:],
    ],
)
def test_values_are_never_guessed(written: str) -> None:
    node = mapping(f"lot: {written}\n")
    assert scalar(node.get("lot")) == Scalar(written, 1, 6)


@pytest.mark.parametrize("written", ['"0123456"', "'0123456'", "0123456"])
def test_quotes_change_nothing_but_plain(written: str) -> None:
    lot = scalar(mapping(f"lot: {written}").get("lot"))
    assert (lot.text, lot.plain) == ("0123456", written.startswith("0"))


def test_an_empty_value_is_an_empty_plain_text() -> None:
    node = mapping("lot:\nexpiry: ''\nnote: {a: , b: }\n")
    assert scalar(node.get("lot")) == Scalar("", 1, 5)
    assert scalar(node.get("expiry")).plain is False
    note = node.get("note")
    assert isinstance(note, Mapping)
    assert [(entry.key.text, scalar(entry.value).text) for entry in note.entries] == [("a", ""), ("b", "")]


def test_positions_count_characters_from_one() -> None:
    node = mapping("µ😀: [α, {b: c}]\nsteps:\n  - do: Mix\n    per: tube\n")
    row = node.get("µ😀")
    assert isinstance(row, Sequence)
    assert (row.line, row.column) == (1, 5)
    assert [(item.line, item.column) for item in row.items] == [(1, 6), (1, 9)]
    steps = node.get("steps")
    assert isinstance(steps, Sequence)
    step = steps.items[0]
    assert isinstance(step, Mapping)
    assert (step.line, step.column) == (3, 5)
    assert [(entry.key.line, entry.key.column) for entry in step.entries] == [(3, 5), (4, 5)]
    assert node.get("missing") is None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_count_alike(end: str) -> None:
    data = end.join(["a: 1", "", "b:", "  - c", "  - d", ""]).encode()
    node, problems = read_bytes(b"\xef\xbb\xbf" + data, "p.yaml")
    assert problems == []
    assert isinstance(node, Mapping)
    row = node.get("b")
    assert isinstance(row, Sequence)
    assert [(scalar(item).text, item.line, item.column) for item in row.items] == [("c", 4, 5), ("d", 5, 5)]


def test_text_over_several_lines() -> None:
    node = mapping("a: |\n  one\n    two\nb: >-\n  three\n  four\nc: five\n  six\n")
    assert scalar(node.get("a")).text == "one\n  two\n"
    assert scalar(node.get("b")).text == "three four"
    assert (scalar(node.get("b")).plain, scalar(node.get("c")).plain) == (False, True)
    assert scalar(node.get("c")).text == "five six"


def test_one_document_may_be_marked_as_such() -> None:
    assert scalar(mapping("# a comment\n---\na: 1\n...\n# the end\n\n").get("a")).text == "1"


def test_the_order_of_entries_is_kept() -> None:
    assert [entry.key.text for entry in mapping("z: 1\na: 2\nm: 3").entries] == ["z", "a", "m"]
