"""What YAML allows and a protocol file does not: refused with line, column and remedy, all at once."""

from __future__ import annotations

from typing import Any

import pytest

from protocolapp.protocol.reading import Mapping, read_text
from tests.protocol.reading.parsers import BOTH_PARSERS

CASES = [
    ("a: 1\nb: &x 2", 2, 4, "&x"),
    ("a: 1\nb: *x", 2, 4, "*x"),
    ("a: !!python/name:os.system", 1, 4, "!!python/name:os.system"),
    ("a: !!int 5", 1, 4, "!!int"),
    ("a: !<tag:yaml.org,2002:python/object/apply:os.system> [id]", 1, 4, "!<tag"),
    ("a: !!set {b: }", 1, 4, "!!set"),
    ("a: ! b", 1, 4, "“!”"),
    ("&root\na: 1", 1, 1, "&root"),
    ("%TAG ! tag:yaml.org,2002:python/\n---\na: 1", 1, 1, "%"),
    ("# note\n\n%YAML 1.1\n---\na: 1", 3, 1, "%"),
    ("a: 1\n<<: b", 2, 1, "<<"),
    ("a: 1\n---\nb: 2", 2, 1, "second document"),
    ("a: 1\n...\n\nb: 2", 4, 1, "second document"),
    ("  a: 1\nb: 2", 2, 1, "does not belong"),
    ("[a]: 1", 1, 1, "key must be a text"),
    ("? {a: b}\n: 1", 1, 3, "key must be a text"),
    ("a: {[b]: c}", 1, 5, "key must be a text"),
    ("a: {[b]}", 1, 5, "key must be a text"),
    ("a: 1\n\tb: 2", 2, 1, "tab"),
    ("a:\n  \t b: 2", 2, 3, "tab"),
    ("a:\n\u00a0\u00a0b: 2", 2, 1, "U+00A0"),
    ('a: "\\e[31m red"', 1, 4, "invisible"),
    ('a: "\\u202e"', 1, 4, "invisible"),
    ("", 1, 1, "empty"),
    ("# only a comment\n", 1, 1, "empty"),
    ("---\n...\n", 1, 1, "empty"),
    ("a: " + "x" * 65_537, 1, 4, "65,536"),
]


@BOTH_PARSERS
@pytest.mark.parametrize(("text", "line", "column", "words"), CASES, ids=[case[0][:20] for case in CASES])
def test_is_refused_where_it_stands(text: str, line: int, column: int, words: str, loader: Any) -> None:
    _, problems = read_text(text, "p.yaml", loader)
    assert len(problems) == 1, [str(problem) for problem in problems]
    problem = problems[0]
    assert (problem.line, problem.column) == (line, column)
    assert words in problem.message
    assert problem.remedy


def test_a_key_written_twice_names_both_lines_and_keeps_the_first() -> None:
    node, problems = read_text('volume: 5 µL\nother: 1\n"volume": 50 µL\n', "p.yaml")
    assert [(problem.line, problem.column) for problem in problems] == [(3, 1)]
    assert "line 1" in problems[0].message
    assert "line 3" in problems[0].message
    assert isinstance(node, Mapping)
    assert [entry.key.text for entry in node.entries] == ["volume", "other"]


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    text = "a: &x 1\nb: *x\nc: {d: 14,000 x g}\na: 2\ne: {{ f }}\ng: h #3\n<<: i\nj: !k l\n"
    _, problems = read_text(text, "p.yaml")
    assert [problem.line for problem in problems] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_problems_before_a_syntax_error_are_told_with_it() -> None:
    _, problems = read_text("a: 1\na: 2\nb: &c 3\nd: {e: 1}\nf: note: this\n", "p.yaml")
    assert [problem.line for problem in problems] == [3, 5]


def test_a_flood_of_problems_ends_with_a_word_about_the_rest() -> None:
    _, problems = read_text("".join(f"- &a{n} x\n" for n in range(5000)), "p.yaml")
    assert len(problems) == 101
    assert any("more problems" in problem.message for problem in problems)


@pytest.mark.parametrize("name", ["\x1b[2Jevil.yaml", "a\nb.yaml", "\udcff.yaml", "\u202etxt.yaml"])
def test_nothing_from_the_file_reaches_a_terminal_raw(name: str) -> None:
    _, problems = read_text("a: 1\n\x1b]0;x\x07: *\u202ex\n? [\x9b]\n: 1\n", name)
    assert problems
    shown = "".join(f"{problem}{problem.remedy}" for problem in problems)
    assert all(char.isprintable() for char in shown)
    shown.encode("utf-8")


def test_quotes_from_the_file_are_short() -> None:
    _, problems = read_text(f"? [x]\n: 1\na: *{'y' * 5000}\n{'k' * 300}: 1\n{'k' * 300}: 2\n", "p.yaml")
    assert len(problems) == 3
    assert all(len(problem.message) < 160 for problem in problems)
