"""What holds for every file: nodes or problems, each with its place; and what was written comes back."""

from __future__ import annotations

import json
import string
import unicodedata
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.protocol.reading import Mapping, Node, Problem, Scalar, Sequence, read_bytes, read_text
from protocolapp.protocol.reading.characters import REFUSED_CHARACTER

# YAML's own signs, so that most examples are nearly YAML
_SIGNS = st.one_of(
    st.sampled_from("[]{},:#&*!|>'\"%@`?-\n\t ~\\aµ1\ufeff\u2028\x00\ud800"),
    st.sampled_from(["\r\n", "\n  ", "\n    ", ": ", " #", "- ", "{{", "}}", "<<", "---\n", "...\n", "000"]),
    st.sampled_from(['"\\x', "%TAG", "\\U00110000", "\\ud800", "key: ", "- a\n"]),
)
_ALMOST_YAML = st.lists(_SIGNS, max_size=60).map("".join)


def check(node: Node | None, problems: list[Problem], text: str) -> None:
    assert (node is not None) or problems
    assert problems == sorted(problems)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.message
        assert problem.remedy
        shown = str(problem) + problem.remedy
        assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_any_bytes_give_nodes_or_problems(data: bytes) -> None:
    node, problems = read_bytes(data, "p.yaml")
    check(node, problems, data.decode("latin-1"))


@given(_ALMOST_YAML)
@settings(max_examples=600)
def test_anything_like_yaml_gives_nodes_or_problems(text: str) -> None:
    check(*read_text(text, "p.yaml"), text)


@given(_ALMOST_YAML)
@settings(max_examples=200)
def test_the_slow_parser_holds_to_it_too(text: str) -> None:
    check(*read_text(text, "p.yaml", yaml.SafeLoader), text)


@dataclass(frozen=True)
class Leaf:
    """A text and how it is written: plain, single or double quotes."""

    text: str
    style: str

    @property
    def written(self) -> str:
        if self.style == '"':
            return json.dumps(self.text, ensure_ascii=False)
        return self.text if self.style == "plain" else "'" + self.text.replace("'", "''") + "'"


Tree: TypeAlias = "Leaf | list[Tree] | dict[str, tuple[Leaf, Tree]]"

_SAFE = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]).filter(
    lambda c: not REFUSED_CHARACTER.match(c)
)
_PLAIN = st.text(string.ascii_letters + string.digits + "µ°%.+/()~=", min_size=1).filter(
    lambda text: text[0] not in "%" and text not in {".", "..."}
)
_LEAF = st.one_of(
    st.builds(Leaf, _PLAIN, st.just("plain")),
    st.builds(Leaf, st.text(_SAFE), st.just("'")),
    st.builds(Leaf, st.text(st.one_of(_SAFE, st.sampled_from("\n\t"))), st.just('"')),
)
_KEY = _LEAF.filter(lambda leaf: leaf.text != "<<" and len(leaf.text) < 200)


def _mapping(values: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    pairs = st.lists(st.tuples(_KEY, values), max_size=5, unique_by=lambda pair: pair[0].text)
    return pairs.map(lambda found: {key.text: (key, value) for key, value in found})


_TREE: st.SearchStrategy[Any] = st.recursive(
    _LEAF, lambda values: st.lists(values, max_size=5) | _mapping(values), max_leaves=25
)


def write(tree: Tree, indent: str, braces: bool) -> str:
    """The tree as YAML, to stand behind `- ` or `key:`; in braces, or in lines."""
    if isinstance(tree, Leaf):
        return f" {tree.written}"
    if braces or not tree:
        if isinstance(tree, list):
            return f" [{','.join(write(item, '', True) for item in tree)} ]"
        return (
            " {" + ",".join(f" {key.written}:{write(item, '', True)}" for key, item in tree.values()) + " }"
        )
    deeper = indent + "  "
    if isinstance(tree, list):
        return "".join(f"\n{indent}-{write(item, deeper, braces)}" for item in tree)
    return "".join(f"\n{indent}{key.written}:{write(item, deeper, braces)}" for key, item in tree.values())


def compare(tree: Tree, node: Node, lines: list[str]) -> None:
    here = lines[node.line - 1][node.column - 1 :]
    if isinstance(tree, Leaf):
        assert isinstance(node, Scalar)
        assert (node.text, node.plain) == (tree.text, tree.style == "plain")
        assert here.startswith(tree.written)
    elif isinstance(tree, list):
        assert isinstance(node, Sequence)
        assert here.startswith(("[", "-"))
        for item, found in zip(tree, node.items, strict=True):
            compare(item, found, lines)
    else:
        assert isinstance(node, Mapping)
        for (key, item), entry in zip(tree.values(), node.entries, strict=True):
            compare(key, entry.key, lines)
            compare(item, entry.value, lines)


@given(_TREE, st.booleans())
@settings(max_examples=150)
def test_what_was_written_comes_back_from_where_it_stands(tree: Any, braces: bool) -> None:
    source = f"root:{write(tree, '  ', braces)}\n"
    node, problems = read_text(source, "p.yaml")
    assert problems == []
    assert isinstance(node, Mapping)
    compare(tree, node.entries[0].value, source.split("\n"))
