"""Texts that YAML would silently cut or turn into something else."""

from __future__ import annotations

from typing import Any

import pytest

from protocolapp.protocol.reading import Mapping, Node, Scalar, read_text
from tests.protocol.reading.parsers import BOTH_PARSERS


def only_problem(text: str, loader: Any) -> tuple[Node | None, tuple[int, int], str, str]:
    node, problems = read_text(text, "p.yaml", loader)
    assert len(problems) == 1, [str(problem) for problem in problems]
    return node, (problems[0].line, problems[0].column), problems[0].message, problems[0].remedy


def value(node: Node | None, *path: str) -> str:
    for name in path:
        assert isinstance(node, Mapping)
        node = node.get(name)
    assert isinstance(node, Scalar)
    return node.text


@BOTH_PARSERS
@pytest.mark.parametrize(
    ("text", "column", "example"),
    [
        ("do: Note: add 5 µL", 9, '"Note: add 5 µL"'),
        ("do: Add the following:", 22, '"Add the following:"'),
        ("do: He said: it's", 12, '"He said: it\'s"'),
        ("do: {text: Note: it}", 16, ""),
    ],
)
def test_a_colon_inside_a_text(text: str, column: int, example: str, loader: Any) -> None:
    _, place, message, remedy = only_problem(f"id: x\n{text}\n", loader)
    assert place == (2, column)
    assert "colon inside a text" in message
    assert "in quotes" in remedy
    assert example in remedy


@BOTH_PARSERS
@pytest.mark.parametrize(
    "text", ["{{ volume }} of buffer", "{{ volume }}", "{{ a }} and {{ b }}", "{{a, b}}"]
)
def test_a_text_that_begins_with_braces(text: str, loader: Any) -> None:
    _, place, message, remedy = only_problem(f"id: x\ndo: {text}\n", loader)
    assert place == (2, 5)
    assert "{{" in message
    assert f'"{text}"' in remedy


def test_braces_without_quotes_become_the_text_that_was_meant() -> None:
    node, problems = read_text("steps:\n  do: {{ volume }}\n  per: tube\n", "p.yaml")
    assert len(problems) == 1
    assert value(node, "steps", "do") == "{{ volume }}"
    assert value(node, "steps", "per") == "tube"


@BOTH_PARSERS
@pytest.mark.parametrize(
    ("text", "column", "meant"),
    [
        ("{force: 14,000 x g, for: 1 min}", 18, "14,000 x g"),
        ("{for: 1 min, force: 14,000 x g}", 30, "14,000 x g"),
        ("{force: NaCl, cold, for: 1 min}", 21, "NaCl, cold"),
        ("{for: 1 min, force: 1,000,000 x g}", 29, "1,000"),
    ],
)
def test_a_comma_inside_braces(text: str, column: int, meant: str, loader: Any) -> None:
    node, problems = read_text(f"id: x\nspin: {text}\n", "p.yaml", loader)
    assert (problems[0].line, problems[0].column) == (2, column)
    assert meant in problems[0].message
    assert f'"{meant}"' in problems[0].remedy
    assert value(node, "spin", "force").startswith(meant)
    assert value(node, "spin", "for") == "1 min"


@BOTH_PARSERS
def test_a_key_without_a_value_in_braces(loader: Any) -> None:
    _, place, message, _ = only_problem("a: {per tube, b: 1}", loader)
    assert place == (1, 5)
    assert "per tube" in message


@BOTH_PARSERS
def test_a_comma_inside_a_number_of_a_list(loader: Any) -> None:
    _, problems = read_text("range: [1,000 µL, 2,500 µL]\ncounts: [1,050, 7]\n", "p.yaml", loader)
    assert [(problem.line, problem.column) for problem in problems] == [(1, 10), (1, 20), (2, 11)]


@BOTH_PARSERS
@pytest.mark.parametrize(
    "text", ["[100,200,300]", "[1, 200 µL]", "[a,b]", "['1','000 x']", "{a: , b: 1}", "{a: # note\n , b: 1}"]
)
def test_ordinary_lists_and_empty_values_are_left_alone(text: str, loader: Any) -> None:
    _, problems = read_text(f"a: {text}\n", "p.yaml", loader)
    assert problems == []


@BOTH_PARSERS
@pytest.mark.parametrize("rest", ["\nb: 1\n", "", " and mix\n", "\n  then mix\n"])
def test_a_number_sign_that_cuts_a_text(rest: str, loader: Any) -> None:
    _, place, message, remedy = only_problem(f"id: x\ndo: Add primer #3{rest}", loader)
    assert place == (2, 16)
    assert "“Add primer”" in message
    assert '"Add primer #3' in remedy


@BOTH_PARSERS
def test_a_number_sign_that_cuts_off_a_brace(loader: Any) -> None:
    _, place, _, _ = only_problem("a: {b: tube #3, c: 1}\nd: 1\n", loader)
    assert place == (1, 13)


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("a: Use primer # 3 here", True),
        ("a: lab # our choice", True),
        ("a: lab  # our choice", False),
        ("a: lab       #our choice", False),
        ("a: lab\t# our choice", False),
        ("a: '5 µL' # our choice", False),
        ("a: C#3", False),
        ("a: # nothing here", False),
    ],
)
def test_a_comment_behind_a_value_is_left_to_the_schema(line: str, cut: bool) -> None:
    node, problems = read_text(f"{line}\nb: 1\n", "p.yaml")
    assert problems == []
    assert isinstance(node, Mapping)
    found = node.get("a")
    assert isinstance(found, Scalar)
    assert found.cut_by_comment is cut


def test_the_comments_of_an_ordinary_protocol_are_fine() -> None:
    text = (
        "samples:                              # the sample table: one row per lysate\n"
        "  antibody: {label: Antibody, default: 1 mg/mL, cite: lab}       # lab = our choice\n"
        "  per: tube                                     # a tick per tube\n"
    )
    node, problems = read_text(text, "p.yaml")
    assert problems == []
    assert node is not None
