"""Sections taken in from other protocols, and where one may go on: found in the allowed folders, told with the line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from protocolapp.protocol.fingerprint import fingerprint, protocol_from_json, protocol_to_json
from protocolapp.protocol.load import MOST_IN_A_CHAIN, Loaded, load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.protocol.reading import read_file
from protocolapp.protocol.reading.glance import glance
from protocolapp.protocol.shelf import Shelf

HEAD = 'format: 1\nid: {id}\nversion: "1.0.0"\ntitle: {id}\nobjective: Try it.\n'

LYSIS = (
    HEAD.format(id="lysis-of-cells")
    + """\
citations:
  S1: {title: A source}
parameters:
  lysis_volume: {label: Lysis buffer per dish, default: 1 mL, cite: S1}
  dish: {label: Dish, default: 10 cm, choices: [6 cm, 10 cm], cite: lab}
samples:
  columns:
    protein: {label: Protein, unit: mg/mL, typical: 4 mg/mL, cite: lab}
    unused: {label: Unused, kind: text, typical: x}
reagents:
  pbs: {name: PBS}
  far: {name: Not needed}
solutions:
  lysis_buffer:
    name: Lysis buffer
    contains:
      - {what: NaCl, final: 150 mM, stock: 5 M, cite: S1}
calculations:
  yield_of: {label: Yield, per: sample, value: total * protein, cite: lab}
  total: {label: Total, value: lysis_volume * 1, cite: lab}
sections:
  - id: lysis
    title: Cell lysis
    steps:
      - {id: wash, do: Wash with PBS., uses: {pbs: 10 mL}}
      - id: lyse
        do: "Lyse in {{ lysis_volume }}."
        per: sample
        uses: {lysis_buffer: lysis_volume}
        show: [yield_of]
        cite: S1
  - id: other
    title: Other
    steps: [{id: look, do: Look.}]
"""
)

IN_A_ROW = f"more than {MOST_IN_A_CHAIN} protocols use one another in a row"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a protocol file with an id, beside the lysis."""
    (tmp_path / "lysis_of_cells.yaml").write_text(LYSIS, encoding="utf-8")

    def made(body: str, identity: str = "blot", folder: Path = tmp_path) -> Path:
        path = folder / f"{identity}.yaml"
        path.write_text(HEAD.format(id=identity) + body, encoding="utf-8")
        return path

    return made


def whole(loaded: Loaded) -> Protocol:
    assert loaded.protocol is not None, [str(problem) for problem in loaded.problems]
    return loaded.protocol


def told(path: Path, shelf: Shelf | None = None) -> list[tuple[int, str, str]]:
    return [(one.line, one.message, one.remedy) for one in load_protocol(path, shelf).problems]


GEL = "  - {id: gel, title: Gel, steps: [{id: run, do: Run the gel.}]}\n"


def test_a_section_comes_with_what_it_needs_and_no_more(write: Write) -> None:
    path = write("sections:\n  - use: lysis-of-cells#lysis\n" + GEL)
    loaded = load_protocol(path)
    protocol = whole(loaded)
    assert [section.id for section in protocol.sections] == ["lysis", "gel"]
    assert protocol.sections[0].origin == "lysis-of-cells 1.0.0, section lysis"
    assert list(protocol.parameters) == ["lysis_volume"]
    assert list(protocol.samples.columns) == ["protein"]
    assert list(protocol.reagents) == ["pbs"]
    assert list(protocol.calculations) == ["yield_of", "total"]
    assert list(protocol.citations) == ["S1"]
    assert loaded.files == (path, path.parent / "lysis_of_cells.yaml")


def test_defaults_are_changed_definitions_replaced_and_steps_left_out(write: Write) -> None:
    protocol = whole(
        load_protocol(
            write(
                "solutions:\n"
                "  lysis_buffer: {name: With fluoride, contains: [{what: NaF, final: 10 mM, stock: 1 M}]}\n"
                "sections:\n"
                "  - use: lysis-of-cells#lysis\n"
                "    id: lysates\n"
                "    title: Phospho-lysis\n"
                "    with: {lysis_volume: 0.5 mL}\n"
                "    instead: [lysis_buffer]\n"
                "    without: [wash]\n"
            )
        )
    )
    assert protocol.sections[0].title == "Phospho-lysis"
    assert [one.key for one in protocol.placed()] == ["lysates/lyse"]
    assert protocol.parameters["lysis_volume"].default == "0.5 mL"
    assert protocol.parameters["lysis_volume"].cite == "lab"
    assert protocol.solutions["lysis_buffer"].name == "With fluoride"
    assert "pbs" not in protocol.reagents


def test_the_whole_is_kept_and_read_back_without_the_other_file(write: Write) -> None:
    path = write("sections:\n  - use: lysis-of-cells#lysis\n" + GEL)
    protocol = whole(load_protocol(path))
    (path.parent / "lysis_of_cells.yaml").unlink()
    again = protocol_from_json(protocol_to_json(protocol))
    assert again == protocol
    assert fingerprint(again) == fingerprint(protocol)


def test_a_change_in_the_other_file_changes_the_fingerprint(write: Write) -> None:
    path = write("sections:\n  - use: lysis-of-cells#lysis\n" + GEL)
    before = load_protocol(path).fingerprint
    other = path.parent / "lysis_of_cells.yaml"
    other.write_text(LYSIS.replace("final: 150 mM", "final: 140 mM"), encoding="utf-8")
    assert load_protocol(path).fingerprint not in (before, None)


def test_a_section_of_a_section_is_taken_in_through_both(write: Write) -> None:
    write("sections:\n  - use: lysis-of-cells#lysis\n" + GEL)
    protocol = whole(load_protocol(write("sections:\n  - use: blot#lysis\n", "again")))
    assert [one.key for one in protocol.placed()] == ["lysis/wash", "lysis/lyse"]
    assert protocol.sections[0].origin == "lysis-of-cells 1.0.0, section lysis"


def test_a_circle_is_told_where_it_closes(write: Write) -> None:
    write("sections:\n  - use: second#a\n", "first")
    path = write("sections:\n  - use: first#a\n", "second")
    ((line, message, _),) = told(path)
    assert line == 7
    assert "second → first → second" in message
    ((line, message, _),) = told(write("sections:\n  - use: self#a\n", "self"))
    assert (line, message) == (7, "this goes round in a circle: self → self")


@pytest.mark.parametrize(
    ("use", "line", "message", "remedy"),
    [
        ("nothing-here#lysis", 7, "there is no protocol “nothing-here”", "beside this one"),
        ("lysis-of-cells#lysys", 7, "has no section “lysys”", "Did you mean lysis-of-cells#lysis?"),
        (
            "lysis-of-cells#lysis\n    with: {lysis_volum: 1 mL}",
            8,
            "no parameter “lysis_volum”",
            "lysis_volume?",
        ),
        ("lysis-of-cells#lysis\n    with: {lysis_volume: 1 mg}", 8, "a mass", ""),
        ("lysis-of-cells#lysis\n    without: [wahs]", 8, "no step “wahs”", "wash"),
        ("lysis-of-cells#lysis\n    instead: [buffer]", 8, "does not define “buffer”", "Define it"),
        ("lysis-of-cells", 7, "", ""),
    ],
)
def test_what_cannot_be_taken_in_is_told_at_its_line(
    write: Write, use: str, line: int, message: str, remedy: str
) -> None:
    ((at, said, how),) = told(write(f"sections:\n  - use: {use}\n" + GEL))
    assert at == line
    assert message in said
    assert remedy in how


def test_a_name_that_means_something_else_here_is_a_clash(write: Write) -> None:
    ((line, message, remedy),) = told(
        write("reagents:\n  pbs: {name: Other PBS}\nsections:\n  - use: lysis-of-cells#lysis\n")
    )
    assert line == 9
    assert "“pbs” is in lysis-of-cells too" in message
    assert "instead: [pbs]" in remedy


def test_problems_of_the_other_file_are_told_with_their_line(write: Write) -> None:
    path = write("sections:\n  - use: lysis-of-cells#lysis\n")
    other = path.parent / "lysis_of_cells.yaml"
    other.write_text(LYSIS.replace("default: 1 mL", "default: 1 mll"), encoding="utf-8")
    ((line, message, remedy),) = told(path)
    assert line == 7
    assert "has problems of its own" in message
    assert "lysis_of_cells.yaml, line 9" in remedy


def test_nothing_outside_the_folders_is_read(write: Write, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "secret.yaml").write_text(LYSIS.replace("lysis-of-cells", "secret"), encoding="utf-8")
    (inside / "secret.yaml").symlink_to(outside / "secret.yaml")
    path = write("sections:\n  - use: secret#lysis\n" + GEL, folder=inside)
    ((_, message, _),) = told(path)
    assert message == "there is no protocol “secret”"
    assert whole(load_protocol(path, Shelf((outside,)))).sections[0].id == "lysis"


def test_the_file_beside_goes_before_the_library(write: Write, tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "lysis.yaml").write_text(LYSIS.replace("Cell lysis", "The library's"), encoding="utf-8")
    path = write("sections:\n  - use: lysis-of-cells#lysis\n" + GEL)
    assert whole(load_protocol(path, Shelf((library,)))).sections[0].title == "Cell lysis"
    (tmp_path / "lysis_of_cells.yaml").unlink()
    assert whole(load_protocol(path, Shelf((library,)))).sections[0].title == "The library's"


@pytest.mark.parametrize(
    ("following", "message", "remedy"),
    [
        ("{protocol: lysis-of-cell}", "there is no protocol “lysis-of-cell”", "Put its file"),
        (
            "{protocol: lysis-of-cells, columns: {protien: dose}}",
            "no column “protien”",
            "Did you mean protein?",
        ),
        ("{protocol: lysis-of-cells, columns: {protein: does}}", "no value “does”", "Did you mean dose?"),
        ("{protocol: lysis-of-cells, with: {dishes: 6 cm}}", "no parameter “dishes”", "Did you mean dish?"),
        ("{protocol: lysis-of-cells, with: {dish: 7 cm}}", "none of the choices", "cm"),
        ("{protocol: lysis-of-cells, carry: tubes}", "no tubes", "carry: samples"),
    ],
)
def test_what_follows_is_checked(write: Write, following: str, message: str, remedy: str) -> None:
    body = (
        "parameters:\n  dose: {label: Dose, default: 1 µM}\nsections:\n" + GEL + f"next:\n  - {following}\n"
    )
    ((line, said, how),) = told(write(body))
    assert line == 11
    assert message in said
    assert remedy in how


def test_two_protocols_may_follow_each_other(write: Write) -> None:
    write("sections:\n" + GEL + "next:\n  - {protocol: there}\n", "here")
    assert whole(load_protocol(write("sections:\n" + GEL + "next:\n  - {protocol: here}\n", "there"))).follow


def test_a_solution_brings_along_what_it_is_made_up_with(write: Write, tmp_path: Path) -> None:
    file = tmp_path / "lysis_of_cells.yaml"
    filled = LYSIS.replace(
        "    name: Lysis buffer\n", "    name: Lysis buffer\n    make up with: tbs\n"
    ).replace(
        "calculations:\n",
        "  tbs: {name: TBS, contains: [{what: Tris, final: 50 mM, stock: 1 M}]}\ncalculations:\n",
    )
    file.write_text(filled, encoding="utf-8")
    protocol = whole(load_protocol(write("sections:\n  - use: lysis-of-cells#lysis\n" + GEL)))
    assert list(protocol.solutions) == ["lysis_buffer", "tbs"]


def test_a_chain_of_protocols_has_an_end_and_tells_where(write: Write) -> None:
    for number in range(1, 200):
        write(f"sections:\n  - use: link-{number + 1}#lysis\n", f"link-{number}")
    write(LYSIS.partition("citations:")[2].partition("\n")[2], "link-200")
    ((line, message, remedy),) = told(write("sections:\n  - use: link-1#lysis\n", "start"))
    assert line == 7
    assert message == f"“link-1” has problems of its own; the first: {IN_A_ROW}"
    assert remedy == f"Correct link-{MOST_IN_A_CHAIN}.yaml, line 7."


def test_a_chain_within_the_limit_is_followed_to_its_end(write: Write) -> None:
    write("sections:\n  - use: lysis-of-cells#lysis\n", "link-19")
    for number in range(1, 19):
        write(f"sections:\n  - use: link-{number + 1}#lysis\n", f"link-{number}")
    protocol = whole(load_protocol(write("sections:\n  - use: link-1#lysis\n", "start")))
    assert protocol.sections[0].origin == "lysis-of-cells 1.0.0, section lysis"


def test_protocols_that_use_one_another_many_times_are_read_once(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = list[str]()

    def counting(path: str | Path) -> object:
        read.append(Path(path).name)
        return read_file(path)

    monkeypatch.setattr("protocolapp.protocol.load.read_file", counting)
    last = "  - {id: one, title: One, steps: [{id: a, do: Do it.}]}\n"
    write("sections:\n" + last, "link-15")
    for number in range(15):
        name = f"link-{number + 1}#one"
        write(f"sections:\n  - use: {name}\n  - {{use: {name}, id: two, title: Two}}\n", f"link-{number}")
    assert len(whole(load_protocol(write("sections:\n  - use: link-0#one\n", "start"))).sections) == 1
    assert len(read) == len(set(read)) == 17


def test_a_folder_of_other_files_is_looked_through_once_and_never_read(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    glances = list[str]()

    def counting(path: Path, key: str) -> str:
        glances.append(path.name)
        return glance(path, key)

    monkeypatch.setattr("protocolapp.protocol.shelf.glance", counting)
    for number in range(30):
        (tmp_path / f"file_{number:02}.yaml").write_text(HEAD.format(id=f"p-{number}") + "x: [" * 40)
    following = "".join(f"  - {{protocol: p-{number}}}\n" for number in range(25, 35))
    problems = told(write("sections:\n" + GEL + "next:\n" + following), Shelf())
    assert [message for _, message, _ in problems] == [f"there is no protocol “p-{n}”" for n in range(25, 35)]
    assert len(glances) == 32


def test_an_id_is_found_however_the_file_is_called_and_written(write: Write, tmp_path: Path) -> None:
    text = LYSIS.replace("id: lysis-of-cells", 'authors: [{}, "id"]\n"id" : "of-another-name" # its id', 1)
    (tmp_path / "lysis_of_cells.yaml").rename(tmp_path / "a.yaml")
    (tmp_path / "b.yaml").write_text("# a long licence\n" * 300 + text.replace("{}", "x"), encoding="utf-8")
    path = write("sections:\n  - use: of-another-name#lysis\n" + GEL)
    assert load_protocol(path).files[1:] == (tmp_path / "b.yaml",)


def test_sections_taken_in_stay_within_what_a_protocol_may_hold(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("protocolapp.protocol.reuse.resolve.MOST_STEPS", 20)
    steps = "".join(f"      - {{id: a{number}, do: Do it.}}\n" for number in range(3))
    write("sections:\n  - id: one\n    title: One\n    steps:\n" + steps, "long")
    uses = "".join(f"  - {{use: long#one, id: s{number}, title: S}}\n" for number in range(9))
    ((line, message, _),) = told(write("sections:\n" + uses))
    assert line == 13
    assert message == "with this section there are more than 20 steps"
