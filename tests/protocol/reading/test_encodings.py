"""UTF-8 only; anything else is named with the place and how to save the file."""

from __future__ import annotations

import codecs

import pytest

from protocolapp.protocol.reading import Mapping, Scalar, read_bytes, read_text

GOOD = "title: A\nvolume: 5 µL\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_is_read_with_and_without_mark(encoding: str) -> None:
    node, problems = read_bytes(GOOD.encode(encoding), "p.yaml")
    assert problems == []
    assert isinstance(node, Mapping)
    assert node.get("volume") == Scalar("5 µL", 2, 9)
    assert (node.line, node.column) == (1, 1)


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (GOOD.encode("utf-16"), 1, 1, "UTF-16"),
        (codecs.BOM_UTF16_BE + GOOD.encode("utf-16-be"), 1, 1, "UTF-16"),
        (GOOD.encode("utf-16-le"), 1, 1, "UTF-16"),
        (GOOD.encode("utf-16-be"), 1, 1, "UTF-16"),
        (GOOD.encode("utf-32"), 1, 1, "UTF-32"),
        (codecs.BOM_UTF32_BE + GOOD.encode("utf-32-be"), 1, 1, "UTF-32"),
        (GOOD.encode("utf-32-le"), 1, 1, "UTF-32"),
        (GOOD.encode("latin-1"), 2, 11, "“µ”"),
        (b"\xef\xbb\xbf" + GOOD.encode("latin-1"), 2, 11, "“µ”"),
        ("α: 1\r\nβ: 37 ".encode() + b"\xb0C", 2, 7, "“°”"),
        (b"a: 1\rb: \xff", 2, 4, "FF"),
        (b"a: \xc3", 1, 4, "C3"),
        (b"a: \xed\xa0\x80", 1, 4, "ED"),
        (b"a: \xc0\xaf", 1, 4, "C0"),
        (b"a: \xf4\x90\x80\x80", 1, 4, "F4"),
        (b"a: b\x00c", 1, 5, "NUL"),
    ],
)
def test_other_encodings_are_named(data: bytes, line: int, column: int, words: str) -> None:
    _, problems = read_bytes(data, "p.yaml")
    assert len(problems) == 1
    assert (problems[0].line, problems[0].column) == (line, column)
    assert words in problems[0].message
    assert "UTF-8" in problems[0].remedy


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"PK\x03\x04rest", "Word"), (b"{\\rtf1\\ansi a: 1}", "rich text"), (b"%PDF-1.7\n%\xe2\xe3", "PDF")],
)
def test_a_document_of_another_program_is_recognised(data: bytes, words: str) -> None:
    _, problems = read_bytes(data, "p.yaml")
    assert len(problems) == 1
    assert words in problems[0].message
    assert "plain text" in problems[0].remedy


@pytest.mark.parametrize(
    ("char", "words"),
    [
        ("\x01", "U+0001"),
        ("\x1b", "U+001B"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\x9b", "U+009B"),
        ("\u2028", "line end"),
        ("\u202e", "right-to-left override"),
        ("\u2066", "left-to-right isolate"),
        ("\ufeff", "U+FEFF"),
        ("\ufffd", "letter was lost"),
        ("\uffff", "U+FFFF"),
        ("\ud800", "half a character"),
    ],
)
def test_characters_nobody_can_see_are_refused_where_they_stand(char: str, words: str) -> None:
    _, problems = read_text(f"a: 1\nb: µ{char}L\nc: 3\nc: 4\n", "p.yaml")
    assert [(problem.line, problem.column) for problem in problems] == [(2, 5), (4, 1)]
    assert words in problems[0].message
    assert char == "\ufffd" or char not in problems[0].message
    assert problems[0].remedy


def test_ordinary_characters_of_a_laboratory_are_fine() -> None:
    text = "5\u00a0µL ≥ 37 °C × 10⁻³ – αβ, H₂O, 日本語, é, 😀, ±"
    node, problems = read_text(f"a: {text}", "p.yaml")
    assert problems == []
    assert isinstance(node, Mapping)
    assert node.get("a") == Scalar(text, 1, 4)
