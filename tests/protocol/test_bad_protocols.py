"""Every faulty file of tests/data/bad_protocols: the right line and column, a useful remedy, nothing else.

The first line of a file says what is expected: `# expect: LINE:COLUMN: words of the message | words of the remedy`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.reading.limits import LARGEST_FILE

FOLDER = Path(__file__).parents[1] / "data/bad_protocols"
FILES = sorted(FOLDER.glob("*.yaml"))
EXPECT = re.compile(r"# expect: (\d+):(\d+): (.+) \| (.+)")
JARGON = re.compile(
    r"pydantic|string_|valid |dict|tuple|mapping|scalar|NoneType|Traceback|input_|loc\b", re.IGNORECASE
)


def expected(path: Path) -> tuple[int, int, str, str]:
    first = path.read_bytes().partition(b"\n")[0].decode()
    found = EXPECT.fullmatch(first)
    assert found is not None, f"{path.name}: the first line does not say what is expected"
    return int(found[1]), int(found[2]), found[3], found[4]


def test_there_are_files_enough() -> None:
    assert len(FILES) >= 100


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_fault_is_told_with_line_and_remedy(path: Path) -> None:
    line, column, message, remedy = expected(path)
    loaded = load_protocol(path)
    assert loaded.protocol is None
    told = [(problem.line, problem.column, problem.message, problem.remedy) for problem in loaded.problems]
    assert len(told) == 1, told
    assert told[0][:2] == (line, column), told
    assert message in told[0][2]
    assert remedy in told[0][3]
    assert loaded.problems[0].path == str(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_words_are_for_people(path: Path) -> None:
    (problem,) = load_protocol(path).problems
    assert not JARGON.search(problem.message.replace("“<<” (merging of mappings)", "")), problem.message
    assert problem.remedy.endswith((".", "?", '"', "'")) or re.search(r"such as .+", problem.remedy), (
        problem.remedy
    )
    assert problem.remedy[0].isupper(), problem.remedy
    assert len(problem.message) < 200
    assert len(problem.remedy) < 300


def test_a_file_that_is_too_large_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("title: " + "x" * LARGEST_FILE, encoding="utf-8")
    (problem,) = load_protocol(path).problems
    assert (problem.line, problem.column) == (1, 1)
    assert "2 MiB" in problem.message
    assert "Divide" in problem.remedy


@pytest.mark.parametrize(
    "content", [b"", b"\n# nothing\n", b"just a text\n", b"- a\n- b\n", b"42\n", b"null\n"]
)
def test_a_file_that_is_no_protocol_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.yaml"
    path.write_bytes(content)
    loaded = load_protocol(path)
    assert loaded.protocol is None
    assert len(loaded.problems) == 1
    assert loaded.problems[0].remedy


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_a_path_that_is_no_file_is_a_problem(tmp_path: Path, name: str) -> None:
    loaded = load_protocol(tmp_path / name)
    assert loaded.protocol is None
    assert len(loaded.problems) == 1
    assert loaded.problems[0].remedy
