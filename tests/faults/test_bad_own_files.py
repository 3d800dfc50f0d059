"""Bad files of recipes, reagents, pipettes and tables before the real command line (Y1 to Y16, I4, I5, X15, X16)."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.computer import (
    PLACE,
    SMALL,
    WORST,
    Computer,
    assert_each_has_a_place,
    link_to,
    make_huge,
    make_pipe,
    written,
)
from tests.protocol.reading.hostile import HOSTILE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits, pipes and devices")

RECIPES, REAGENTS = "kind: recipes\nsolutions:\n", "kind: reagents\nreagents:\n"
PART = "{what: NaCl, final: 1 mM, stock: 1 M}"
DILUTION = ("calc", "dilution", "stock=10 mM", "final=10 µM", "final_volume=1 mL")
MANY = 10_000

VALUES = {
    "digits": "9" * 60_000,
    "power": "1e1000000000 mM",
    "nan": "NaN mM",
    "infinite": "inf mM",
    "negative": "-5 mM",
    "nothing": "0 mM",
    "two meanings": "5,5 mM",
    "other digits": "１２ mM",
    "underscore": "1_0 mM",
    "python": "9**9**9",
    "next to nothing": f"0.{'0' * 5000}1 mM",
    "turned round": '"\\u202e5 mM"',
    "nul": '"\\0"',
    "escape": '"\\x1b[31m5 mM"',
    "mapping": "{a: {b: {c: 1}}}",
    "list": "[1, 2]",
    "empty": "",
    "tag": "!!python/name:os.system x",
    "reference": "*x",
    "brackets": "(" * 5000,
    "signs": "-" * 5000 + "1",
    "sum": "+".join(["1 mL"] * 20_000),
    "markup": '"<img src=/dev/zero>"',
    "cut": "5 mM #1",
}
FIGURES = {
    **{key: f"{REAGENTS}  X: {{{key}: VALUE}}\n" for key in ("formula", "mw", "density", "pka", "bogus")},
    **{
        key: f"{RECIPES}  x: {{name: X, {key}: VALUE, contains: [{PART}]}}\n" for key in ("volume", "overage")
    },
    **{
        key: f"{RECIPES}  x: {{name: X, contains: [{{what: A, final: 1 mM, stock: 1 M, {key}: VALUE}}]}}\n"
        for key in ("mw", "role", "add", "cite")
    },
}


def files_of(computer: Computer, texts: list[str]) -> list[Path]:
    files = []
    for number, text in enumerate(texts):
        files.append(computer.files / f"{number:03d}.yaml")
        files[-1].write_text(text, "utf-8")
    return files


@pytest.mark.parametrize("key", FIGURES)
def test_every_hostile_value_is_refused_with_its_place(computer: Computer, key: str) -> None:
    files = files_of(computer, [FIGURES[key].replace("VALUE", value) for value in VALUES.values()])
    assert_each_has_a_place(computer.refuses("check", "--json", *files), files)


SHAPES = {
    "nothing in it": RECIPES,
    "no reagents": REAGENTS,
    "a list": f"{RECIPES}  - {{name: X}}\n",
    "twice": f"{RECIPES}  x: {{name: X, contains: [{PART}]}}\n  x: {{name: Y, contains: [{PART}]}}\n",
    "the same name": f"{REAGENTS}  Tris: {{mw: 1 g/mol}}\n  tris: {{mw: 2 g/mol}}\n",
    "itself": f"{RECIPES}  x: &x {{name: X, contains: [*x]}}\n",
    "merged": f"{REAGENTS}  X: {{<<: {{mw: 1 g/mol}}}}\n",
    "no name": f"{REAGENTS}  '': {{mw: 1 g/mol}}\n",
    "a name of a page": f"{REAGENTS}  {'x' * 900}: {{mw: 1 g/mol}}\n",
    "a name that steers": f'{REAGENTS}  "\\x1b[31mX": {{mw: 1 g/mol}}\n',
    "of another format": f"format: 2\n{REAGENTS}  X: {{mw: 1 g/mol}}\n",
    "two kinds": f"kind: reagents\n{RECIPES}  x: {{name: X, contains: [{PART}]}}\n",
    "deep formula": f"{REAGENTS}  X: {{formula: '{'(' * 3000}C{')' * 3000}'}}\n",
    "long formula": f"{REAGENTS}  X: {{formula: {'C9999' * 700}}}\n",
    "a volume of a name": f"{RECIPES}  x: {{name: X, volume: count(samples) * 1 mL, contains: [{PART}]}}\n",
    "no room": f"{RECIPES}  x: {{name: X, contains: [{{what: A, final: 2 M, stock: 1 M}}]}}\n",
    "cut in the middle": f"{RECIPES}  x: {{name: X, contains: [{PART}",
    "many wrong ones": REAGENTS + "".join(f"  R{number}: {{mw: x}}\n" for number in range(MANY)),
}


def test_every_misshapen_file_is_refused_with_its_place(computer: Computer) -> None:
    files = files_of(computer, list(SHAPES.values()))
    assert_each_has_a_place(computer.refuses("check", "--json", *files), files)


@pytest.mark.parametrize("head", [RECIPES, REAGENTS])
def test_hostile_texts_below_a_sound_beginning_are_refused(computer: Computer, head: str) -> None:
    hostile = [head + text for text in HOSTILE.values() if len(text) < SMALL // 4]
    files = files_of(computer, hostile)
    assert_each_has_a_place(computer.refuses("check", "--json", *files), files)


def test_what_is_large_and_sound_is_read_in_time(computer: Computer) -> None:
    parts = "".join(f"      - {{what: Salt {number}, final: 1 nM, stock: 1 M}}\n" for number in range(MANY))
    names = "".join(f"  R{number}: {{formula: C6H12O6, also: [q{number}]}}\n" for number in range(MANY))
    files = files_of(
        computer, [f"{RECIPES}  x:\n    name: X\n    volume: 1 L\n    contains:\n{parts}", REAGENTS + names]
    )
    done = computer.run("check", *files)
    assert done.returncode == 0, done.stderr
    assert f"{MANY} reagents" in done.stdout


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "utf-32"])
def test_another_encoding_is_named_with_its_place(computer: Computer, encoding: str) -> None:
    paths = [computer.files / name for name in ("reagents.yaml", "recipes.yaml")]
    for path, head in zip(paths, (REAGENTS, RECIPES), strict=True):
        path.write_bytes(f"{head}  µ: {{note: °}}\n".encode(encoding))
    assert_each_has_a_place(computer.refuses("check", "--json", *paths), paths)


@pytest.mark.parametrize("kind", WORST)
def test_the_worst_are_no_recipe(computer: Computer, kind: str) -> None:
    path = computer.files / "p.yaml"
    WORST[kind](path)
    said = computer.refuses("calc", "recipe", "--recipe", path)
    assert PLACE.search(said)
    assert len(said) < 40_000


REFERENCES = (
    "x.yaml:",
    "../x",
    ":",
    "a:b:c",
    "\x1b[31m.yaml",
    "\u202e",
    "x" * 5000,
    ".",
    "%s{0}",
    "C:\\x.yaml:y",
)


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_recipe_of_no_such_name_is_told(computer: Computer, reference: str) -> None:
    said = computer.refuses("calc", "recipe", "--recipe", reference)
    assert "recipe" in said


HEAD = b"name,minimum,maximum,increment,channels\n"
PIPETTES: dict[str, Callable[[Path], None]] = {
    "pipe": make_pipe,
    "huge": make_huge,
    "zeros": link_to("/dev/zero"),
    "link to itself": link_to("p.csv"),
    "folder": Path.mkdir,
    "a very long cell": written(HEAD + b"A" * 200_000 + b",1,2,1\n"),
    "a quote that never ends": written(HEAD + b'"A,1,2,1\nB,1,2,1\n'),
    "escape": written(HEAD + b"\x1b[31mA,1,2,1\n"),
    "turned round": written(HEAD + "\u202eA,1,2,1\n".encode()),
    "a spreadsheet": written(b"PK\x03\x04" + bytes(range(256)) * 9),
    "not a number": written(HEAD + b"A,NaN,inf,1e400\n"),
    "digits": written(HEAD + b"A," + b"9" * 60_000 + b",2,1\n"),
    "sixty thousand": written(HEAD + b"".join(b"P%d,1,10,1\n" % number for number in range(60_000))),
    "a column twice": written(b"name,minimum,maximum,maximum,increment\nA,1,2,20,1\n"),
    "a comma in numbers": written(HEAD + b"A,0,2,2,0,0,01,1\n"),
    "a heading of no unit": written(HEAD.replace(b"maximum", b"maximum (dial)") + b"A,1,2,1,1\n"),
    "JSON too deep": written(b'{"pipettes":' * 40 + b"1" + b"}" * 40),
    "JSON brackets": written(b"[" * 60_000),
    "JSON that is cut": written(b'[{"name": "A", "minimum": 1'),
}


@pytest.mark.parametrize("kind", PIPETTES)
def test_bad_pipettes_are_refused_with_their_place(computer: Computer, kind: str) -> None:
    path = computer.files / "p.csv"
    if kind.startswith("JSON"):
        path = path.with_suffix(".json")
    PIPETTES[kind](path)
    said = computer.refuses(*DILUTION, "--pipettes", path)
    assert PLACE.search(said), said


ROWS: dict[str, Callable[[Path], None]] = {
    kind: PIPETTES[kind] for kind in ("pipe", "huge", "zeros", "a very long cell", "a spreadsheet")
} | {
    "escape": written(b"name,protein\n\x1b[31mA,5 xx\n"),
    "turned round": written("name,protein\n\u202eA,5 xx\n".encode()),
    "a heading of no unit": written(b"name,protein (furlongs)\nA,5\n"),
    "not a number": written(b"name,protein\nA,NaN mg/mL\nB,1e400 mg/mL\n"),
}


@pytest.mark.parametrize("kind", ROWS)
def test_a_bad_table_of_a_calculator_is_refused(computer: Computer, kind: str) -> None:
    path = computer.files / "rows.csv"
    ROWS[kind](path)
    said = computer.refuses("calc", "lane_loading", "load=20 µg", "--table", path)
    assert len(said) < 40_000


OWN: dict[str, Callable[[Path], None]] = {
    **{kind: WORST[kind] for kind in ("pipe", "folder", "zeros without end", "a program")},
    "too large": written(b" " * (2 * 1024 * 1024 + 1)),
    "link to itself": link_to("reagents.yaml"),
    "nested": written(b"[" * 60_000),
    "billion laughs": WORST["billion laughs"],
    "cut": written(REAGENTS.encode() + b"  X: {mw: 1"),
    "of another program": written(b"<?xml version='1.0'?><reagents/>"),
}


@pytest.mark.parametrize("kind", OWN)
def test_own_files_that_are_damaged_stop_no_calculator_and_are_told_of(computer: Computer, kind: str) -> None:
    own = computer.data / "protocols"
    (own / "recipes").mkdir(parents=True)
    OWN[kind](own / "reagents.yaml")
    if kind not in ("link to itself",):
        OWN[kind](own / "recipes" / "mine.yaml")
    done = computer.run(*DILUTION, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["results"]
    assert PLACE.search(done.stderr), done.stderr
    assert "own reagents are left out" in done.stderr
    assert computer.run("calc", "recipe", "--recipe", "tbst", "--json").returncode == 0


@pytest.mark.parametrize("kind", ["a file", "link to itself", "device"])
def test_a_folder_of_recipes_that_is_none_stops_nothing(computer: Computer, kind: str) -> None:
    own = computer.data / "protocols"
    own.mkdir()
    make = {"a file": written(b"x"), "link to itself": link_to("recipes"), "device": link_to("/dev/zero")}
    make[kind](own / "recipes")
    assert computer.run("calc", "recipe", "--recipe", "tbst", "--json").returncode == 0


RUDE = "<b>x</b> & =cmd|' /C calc'!A0 %s {0} {{ 7*7 }} `id`"


def test_rude_names_are_shown_literally_and_harmlessly(computer: Computer) -> None:
    own = computer.data / "protocols"
    (own / "recipes").mkdir(parents=True)
    quoted = json.dumps(RUDE)
    (own / "reagents.yaml").write_text(f"{REAGENTS}  {quoted}: {{mw: 100 g/mol, note: {quoted}}}\n", "utf-8")
    (own / "recipes" / "r.yaml").write_text(
        f"title: {quoted}\n{RECIPES}  rude: {{name: {quoted}, volume: 1 L, note: {quoted},"
        f" contains: [{{what: {quoted}, final: 1 mM, stock: 1 M}}]}}\n",
        "utf-8",
    )
    shown = computer.run("calc", "recipe", "--recipe", "rude").stdout
    told = computer.run("calc", "recipe", "--recipe", "rude", "--json").stdout
    checked = computer.run("check", own / "recipes" / "r.yaml", own / "reagents.yaml")
    assert RUDE in shown
    assert RUDE in json.dumps(json.loads(told), ensure_ascii=False).replace('\\"', '"')
    assert checked.returncode == 0
    assert RUDE in checked.stdout
