"""Files of recipes: the same words and checks as in a protocol, no names of one, and a text that fits back into it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.protocol.kinds import FileKind
from protocolapp.protocol.load import load_protocol, load_text
from protocolapp.protocol.load_any import load_file
from protocolapp.protocol.reading import read_bytes
from protocolapp.protocol.reagents import reagents_of
from protocolapp.protocol.recipes import (
    load_recipes,
    load_recipes_text,
    recipes_of,
    recipes_text,
    volume_of,
)
from protocolapp.quantity import Quantity
from protocolapp.resources import protocols_folder

CO_IP = protocols_folder() / "co_ip_alk.yaml"
TBS = """\
format: 1
kind: recipes
solutions:
  tbs:
    name: TBS
    volume: 500 mL
    overage: 10 %
    contains:
      - {what: Tris-HCl pH 7.5, final: 20 mM, stock: 1 M, role: buffer}
      - {what: NaCl, final: 150 mM, mw: 58.44 g/mol, role: salt}
"""


def told(text: str) -> list[tuple[int, int, str, str]]:
    problems = load_recipes_text(text, "r.yaml").problems
    return [(one.line, one.column, _spaced(one.message), _spaced(one.remedy)) for one in problems]


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_recipe_is_read_as_in_a_protocol() -> None:
    recipes = load_recipes_text(TBS, "r.yaml").recipes
    assert recipes is not None
    tbs = recipes.solutions["tbs"]
    assert [component.what for component in tbs.contains] == ["Tris-HCl pH 7.5", "NaCl"]
    assert volume_of(tbs) == Quantity.of(500, "mL")


def test_the_solutions_of_a_protocol_are_a_file_of_recipes_as_they_are() -> None:
    text = CO_IP.read_text("utf-8")
    cut_out = re.search(r"^solutions:\n.*?(?=^calculations:)", text, re.MULTILINE | re.DOTALL)
    cited = re.search(r"^citations:\n.*?(?=^readout:)", text, re.MULTILINE | re.DOTALL)
    assert cut_out is not None
    assert cited is not None
    loaded = load_recipes_text(f"{cited[0]}\n{cut_out[0]}", "r.yaml")
    protocol = load_protocol(CO_IP).protocol
    assert loaded.problems == ()
    assert loaded.recipes is not None
    assert protocol is not None
    assert loaded.recipes.solutions == protocol.solutions


def test_what_is_written_is_read_back_and_fits_into_a_protocol() -> None:
    protocol = load_protocol(CO_IP).protocol
    assert protocol is not None
    text = recipes_text(protocol.solutions, protocol.citations, title="Buffers: Co-IP", note="Chill # well")
    recipes = load_recipes_text(text, "r.yaml").recipes
    assert recipes is not None
    assert (recipes.solutions, recipes.citations) == (protocol.solutions, protocol.citations)
    assert (recipes.title, recipes.note) == ("Buffers: Co-IP", "Chill # well")
    solutions = text[text.index("solutions:") :]
    pasted = re.sub(
        r"^solutions:\n.*?(?=^calculations:)", f"{solutions}\n", CO_IP.read_text("utf-8"), flags=re.M | re.S
    )
    again = load_text(pasted, "p.yaml")
    assert again.problems == ()
    assert again.protocol == protocol


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "message", "remedy"),
    [
        ("500 mL", "count(samples) * 1 mL", 6, 13, "“count(samples)” has no value here", "plain volume"),
        ("500 mL", "2 * protein_per_ip", 6, 17, "“protein_per_ip” has no value here", "500 mL"),
        ("500 mL", "500 mM", 6, 13, "this is a molar concentration, not a volume", "500 mL"),
        ("500 mL", "1 mL - 2 mL", 6, 13, "no volume above zero", "500 mL"),
        ("500 mL", "500 mL / 0", 6, 20, "divides by zero", "divided by"),
        ("500 mL", "500 ml/", 6, 20, "something is missing at the end", ""),
        ("stock: 1 M", "stock: 1 mM", 9, 54, "cannot give 20 mM", "stronger than 20 mM"),
        (", mw: 58.44 g/mol", "", 10, 29, "cannot be worked out", "`mw:`"),
        ("what: NaCl", "what: Tris-HCl pH 7.5", 10, 16, "in this solution already", "once"),
        ("10 %", "10", 7, 14, "the overage has no unit", "10 %"),
        ("role: salt", "role: salts", 10, 60, "none of the known words", "Did you mean salt?"),
        ("role: salt", "cite: G1", 10, 60, "there is no source “G1”", "write lab"),
        ("name: TBS", "nam: TBS", 5, 5, "“nam” is not known here", "Did you mean name:?"),
        ("kind: recipes", "kind: recipe", 2, 7, "“recipe” is not allowed here", "Write recipes"),
        ("format: 1", "format: 2", 1, 9, "a format this program does not read", "newer program"),
        ("tbs:", "TBS:", 4, 3, "“TBS” is no name", "lower-case"),
    ],
)
def test_every_fault_has_its_place_and_remedy(
    old: str, new: str, line: int, column: int, message: str, remedy: str
) -> None:
    assert TBS.count(old) == 1
    [problem] = told(TBS.replace(old, new))
    assert problem[:2] == (line, column)
    assert message in problem[2]
    assert remedy in problem[3]


def test_all_faults_are_told_at_once_and_none_twice() -> None:
    text = TBS.replace("500 mL", "x").replace("stock: 1 M", "stock: 1 mM").replace("58.44 g/mol", "58.44")
    assert [line for line, _, _, _ in told(text)] == [6, 9, 10]


@pytest.mark.parametrize(
    "content", [b"", b"- a\n", b"kind: recipes\n", b"solutions: {}\n", b"\xff\xfe", b"a"]
)
def test_what_holds_no_recipe_is_refused_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.yaml"
    path.write_bytes(content)
    loaded = load_recipes(path)
    assert loaded.recipes is None
    assert loaded.problems
    assert all(problem.remedy for problem in loaded.problems)


def test_a_protocol_that_is_none_is_told_to_be_recipes_and_nothing_else() -> None:
    [problem] = load_text(TBS, "r.yaml").problems
    assert (problem.line, problem.column) == (2, 7)
    assert "a file of recipes, not a protocol" in problem.message


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (TBS, FileKind.RECIPES),
        ("kind: recipe\n", FileKind.RECIPES),
        ("solutions: {}\n", FileKind.RECIPES),
        ("kind: reagents\n", FileKind.REAGENTS),
        ("reagents: {}\n", FileKind.REAGENTS),
        ("id: x\nsolutions: {}\n", FileKind.PROTOCOL),
        ("sections: []\nreagents: {}\n", FileKind.PROTOCOL),
        ("kind: letter\n", FileKind.PROTOCOL),
        ("", FileKind.PROTOCOL),
    ],
)
def test_a_file_is_taken_for_what_it_is(tmp_path: Path, text: str, kind: FileKind) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, "utf-8")
    assert load_file(path).kind is kind


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    for head in (b"", b"kind: recipes\nsolutions:\n", b"kind: reagents\nreagents:\n"):
        root, problems = read_bytes(head + data, "x.yaml")
        recipes, reagents = recipes_of(root, list(problems), "x.yaml"), reagents_of(root, list(problems), "x")
        assert bool(recipes.recipes) is not bool(recipes.problems)
        assert not (reagents.substances and reagents.problems)
