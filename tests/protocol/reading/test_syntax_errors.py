"""Where a file is not YAML at all, one problem says so in plain words."""

from __future__ import annotations

from typing import Any

import pytest

from protocolapp.protocol.reading import read_text
from tests.protocol.reading.parsers import BOTH_PARSERS

CASES = [
    ("title: A\n  goal: b", 2, "“goal”", "Line it up"),
    ("title A\ngoal: b", 2, "“goal”", "colon"),
    ("title:A\ngoal: b", 1, "no space after “title:”", "title: "),
    ("- a\n-b\n- c", 2, "no space after “-”", "“- ”"),
    ("a: 1\nb\nc: 2", 2, "“b”", "key: value"),
    ("a: - b", 1, "line of its key", "next line"),
    ("a:\n  - b\n  c: d", 3, "list items", "- "),
    ("a:\n    b: 1\n  c: 2", 3, "line up", "column"),
    ("a: [b, c\nd: e\n", 1, "the [ opened here", "]"),
    ("a: [b, c\n", 1, "the [ opened here", "]"),
    ("a: [", 1, "the [ opened here", "]"),
    ("a: {b: 1\nc: 2\n", 1, "the { opened here", "}"),
    ("a: [b c: d]]", 1, "closing ]", "quotes"),
    ("a: [b] c", 1, "closing ]", "quotes"),
    ("a: ]", 1, "cannot begin with “]”", "quotes"),
    ("a: @b", 1, "cannot begin with “@”", "quotes"),
    ("a: `b`", 1, "cannot begin with “`”", "quotes"),
    ("a: % v/v", 1, "cannot begin with “%”", "quotes"),
    ('a: "b" and c', 1, "closing quote", "quotes"),
    ("a: 'it's'", 1, "closing quote", "quotes"),
    ('a: "b\nc: 1\n', 1, "never closed", "same quote"),
    ('a: "C:\\path"', 1, "backslash", "twice"),
    ('a: "\\xZZ"', 1, "backslash", "twice"),
    ('a: "\\U00110000"', 1, "", ""),
    ("a: > 5 mL", 1, "| or >", "quotes"),
    ("a: *", 1, "&", "quotes"),
    ("a: *important* step", 1, "*", "quotes"),
    ("a: !e!x y", 1, "!", "quotes"),
    ("a: ? b", 1, "complicated key", "quotes"),
    ("a: 1\n b: 2", 2, "“b”", "Line it up"),
]
JARGON = ("expected", "token", "scalar", "mapping values", "block end", "flow", "context", "scanning", "node")


@BOTH_PARSERS
@pytest.mark.parametrize(("text", "line", "words", "remedy"), CASES, ids=[case[0][:20] for case in CASES])
def test_is_told_in_plain_words(text: str, line: int, words: str, remedy: str, loader: Any) -> None:
    node, problems = read_text(text, "p.yaml", loader)
    assert node is None
    assert len(problems) == 1, [str(problem) for problem in problems]
    problem = problems[0]
    assert problem.line == line
    assert 1 <= problem.column <= len(text.split("\n")[line - 1]) + 1
    assert words in problem.message
    assert remedy in problem.remedy
    assert problem.remedy
    told = f"{problem.message} {problem.remedy}"
    assert not [word for word in JARGON if word in told]
