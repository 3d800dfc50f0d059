"""Preferences, the lab, the library's folders and index: kept whole, and never in the way when damaged."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from protocolapp.lab import Lab, Operator, Rotor
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import Quantity
from protocolapp.run.ports import StoreError
from protocolapp.services.preferences import PageSize, Preferences, ThemeMode
from protocolapp.store import (
    LibraryFolders,
    load_inputs,
    load_lab,
    load_preferences,
    save_inputs,
    save_lab,
    save_preferences,
)
from tests.fakes.clock import START

CHANGED = Preferences(
    theme=ThemeMode.DARK, scale=150, operator="Ada", sound=False, page=PageSize.LETTER, geometry="AdnQywAD"
)
LAB = Lab(
    (Operator("Ada Lovelace"), Operator("Operator Ü", "OÜ")),
    bundled_pipettes(),
    (
        Rotor("FA-24×2", Quantity.of("8.4", "cm"), Quantity.of(15000, "rpm")),
        Rotor("old one", Quantity.of(10, "cm")),
    ),
)
DAMAGED = [b"", b"{", b"[]", b"\xff\xfe", b"null", b"[" * 100_000, b'{"a":1e999999}x', b" " * 2_000_000]


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    save_preferences(tmp_path / "new folder", CHANGED)
    assert load_preferences(tmp_path / "new folder", START) == (CHANGED, "")
    save_lab(tmp_path, LAB)
    assert load_lab(tmp_path, START) == (LAB, "")


def test_a_fresh_folder_gives_the_usual(tmp_path: Path) -> None:
    assert load_preferences(tmp_path, START) == (Preferences(), "")
    assert load_lab(tmp_path, START) == (Lab(pipettes=bundled_pipettes()), "")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_is_kept_aside_and_the_usual_is_used(tmp_path: Path, content: bytes) -> None:
    for name, load in (("settings.json", load_preferences), ("lab.json", load_lab)):
        (tmp_path / name).write_bytes(content)
        value, notice = load(tmp_path, START)
        assert value in (Preferences(), Lab(pipettes=bundled_pipettes()))
        assert name in notice
        assert (tmp_path / f"{name}.damaged-20261121T094000Z").read_bytes() == content
        assert load(tmp_path, START)[1] == ""


def test_one_bad_setting_does_not_cost_the_others(tmp_path: Path) -> None:
    content = {"theme": "purple", "scale": 101, "sound": "yes", "operator": "Ada", "page": 7}
    (tmp_path / "settings.json").write_text(json.dumps(content))
    preferences, notice = load_preferences(tmp_path, START)
    assert preferences == Preferences(operator="Ada")
    assert all(name in notice for name in ("theme", "scale", "sound", "page"))
    assert "operator" not in notice


def test_what_a_later_version_wrote_is_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"bench_mode": {"big": true}, "scale": 125}')
    (tmp_path / "lab.json").write_text('{"balances": ["0.1 mg"]}')
    preferences, _ = load_preferences(tmp_path, START)
    save_preferences(tmp_path, replace(preferences, sound=False))
    save_lab(tmp_path, LAB)
    kept = json.loads((tmp_path / "settings.json").read_text())
    assert (kept["bench_mode"], kept["scale"], kept["sound"]) == ({"big": True}, 125, False)
    assert json.loads((tmp_path / "lab.json").read_text())["balances"] == ["0.1 mg"]
    assert load_lab(tmp_path, START)[0] == LAB


def test_a_lab_that_makes_no_sense_is_kept_aside(tmp_path: Path) -> None:
    (tmp_path / "lab.json").write_text('{"rotors": [{"name": "R", "r_max": "8.4 mL"}]}')
    lab, notice = load_lab(tmp_path, START)
    assert lab.rotors == ()
    assert "kept as lab.json.damaged" in notice


FILES: tuple[tuple[str, Callable[..., tuple[object, str]], Callable[[Path], None]], ...] = (
    ("settings.json", load_preferences, lambda folder: save_preferences(folder, CHANGED)),
    ("lab.json", load_lab, lambda folder: save_lab(folder, LAB)),
    ("calculators.json", load_inputs, lambda folder: save_inputs(folder, {"ph": {"at": "4 °C"}})),
)


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
@pytest.mark.parametrize(("name", "load", "save"), FILES)
def test_a_file_out_of_reach_is_neither_moved_nor_written_over(
    tmp_path: Path, name: str, load: Callable[..., tuple[object, str]], save: Callable[[Path], None]
) -> None:
    """A link that leads back to itself stands for a disk that does not answer, or a file that is locked."""
    (tmp_path / name).symlink_to(name)
    assert "left as it is" in load(tmp_path, START)[1]
    with pytest.raises(StoreError) as caught:
        save(tmp_path)
    assert "as it was" in caught.value.remedy
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(("name", "load", "save"), FILES)
@pytest.mark.parametrize("later", ["NaN", "1e999", "-Infinity", "9" * 5000, "[" * 500 + "]" * 500])
def test_what_cannot_be_written_again_is_kept_whole_or_told(
    tmp_path: Path,
    name: str,
    load: Callable[..., tuple[object, str]],
    save: Callable[[Path], None],
    later: str,
) -> None:
    content = f'{{"later": {later}}}'
    (tmp_path / name).write_text(content)
    try:
        save(tmp_path)
    except StoreError:
        assert (tmp_path / name).read_text() == content
    else:
        assert content in [path.read_text() for path in tmp_path.iterdir()] or load(tmp_path, START)[1] == ""
    assert not list(tmp_path.glob("*.part"))


def test_damaged_meanwhile_it_is_kept_before_it_is_written_anew(tmp_path: Path) -> None:
    for name, load, save in FILES:
        save(tmp_path)
        (tmp_path / name).write_text('{"by hand": 1,}')
        save(tmp_path)
        assert (tmp_path / f"{name}.damaged").read_text() == '{"by hand": 1,}'
        assert load(tmp_path, START)[1] == ""


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_pipe_or_folder_in_the_place_of_a_file_stops_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.json")
    assert load_preferences(tmp_path, START)[0] == Preferences()
    (tmp_path / "lab.json").mkdir()
    assert load_lab(tmp_path, START)[0].rotors == ()


def folders(tmp_path: Path, writer: str = "1.0") -> LibraryFolders:
    (tmp_path / "shipped").mkdir(exist_ok=True)
    return LibraryFolders(tmp_path / "shipped", tmp_path / "own", tmp_path / "index.json", writer)


def fill(tmp_path: Path) -> None:
    (tmp_path / "shipped").mkdir()
    (tmp_path / "own").mkdir()
    for name in ("shipped/b.yaml", "shipped/a.yml", "own/C.YAML", "own/.hidden.yaml", "own/notes.txt"):
        (tmp_path / name).write_text(name)
    (tmp_path / "own" / "folder.yaml").mkdir()
    (tmp_path / "own" / "lost.yaml").symlink_to(tmp_path / "nowhere")


def names(library: LibraryFolders) -> list[tuple[str, bool, bool]]:
    return [(file.path.name, file.shipped, file.summary is not None) for file in library.found()]


def test_protocol_files_are_found_in_order(tmp_path: Path) -> None:
    fill(tmp_path)
    assert names(folders(tmp_path)) == [
        ("a.yml", True, False),
        ("b.yaml", True, False),
        ("C.YAML", False, False),
    ]


def test_a_summary_holds_until_the_file_changes(tmp_path: Path) -> None:
    fill(tmp_path)
    library = folders(tmp_path)
    library.remember(
        [replace(file, summary={"title": file.path.stem, "steps": 3}) for file in library.found()]
    )
    assert all(known for _, _, known in names(folders(tmp_path)))
    changed = tmp_path / "shipped" / "b.yaml"
    changed.write_text("shipped/B.yaml")
    os.utime(changed, ns=(1, 1))
    touched = tmp_path / "own" / "C.YAML"
    os.utime(touched, ns=(2, 2))
    (tmp_path / "own" / "new.yaml").write_text("new")
    assert names(folders(tmp_path)) == [
        ("a.yml", True, True),
        ("b.yaml", True, False),
        ("C.YAML", False, True),
        ("new.yaml", False, False),
    ]
    assert folders(tmp_path).found()[0].summary == {"title": "a", "steps": 3}


def test_a_summary_of_what_the_file_no_longer_says_is_not_kept(tmp_path: Path) -> None:
    fill(tmp_path)
    library = folders(tmp_path)
    read = [replace(file, summary={"title": "as it was"}) for file in library.found()]
    edited = tmp_path / "own" / "C.YAML"
    before = edited.read_bytes()
    edited.write_bytes(before[::-1])  # what was read may be this, or what was found
    library.remember(read)
    assert [known for _, _, known in names(library)] == [True, True, False]
    edited.write_bytes(before)
    assert [known for _, _, known in names(library)] == [True, True, False]


def test_two_saves_within_a_tick_of_the_clock_are_told_apart(tmp_path: Path) -> None:
    fill(tmp_path)
    library = folders(tmp_path)
    library.remember([replace(file, summary={"title": "as it was"}) for file in library.found()])
    edited = tmp_path / "own" / "C.YAML"
    dates = edited.stat()
    edited.write_bytes(edited.read_bytes()[::-1])  # the size and the date stay
    os.utime(edited, ns=(dates.st_atime_ns, dates.st_mtime_ns))
    assert [known for _, _, known in names(library)] == [True, True, False]


def test_an_index_that_says_so_already_is_not_written_again(tmp_path: Path) -> None:
    fill(tmp_path)
    library = folders(tmp_path)
    for _ in range(2):
        library.remember([replace(file, summary={"title": "it"}) for file in library.found()])
        written = (tmp_path / "index.json").stat()
    library.remember([replace(file, summary={"title": "it"}) for file in library.found()])
    assert (tmp_path / "index.json").stat().st_ino == written.st_ino


@pytest.mark.parametrize("content", [*DAMAGED, b'{"version": 1, "writer": "1.0", "files": {"x": 3}}'])
def test_a_damaged_index_is_made_anew(tmp_path: Path, content: bytes) -> None:
    fill(tmp_path)
    (tmp_path / "index.json").write_bytes(content)
    library = folders(tmp_path)
    assert not any(known for _, _, known in names(library))
    library.remember([replace(file, summary={}) for file in library.found()])
    assert all(known for _, _, known in names(library))


def test_the_index_of_another_version_is_not_used(tmp_path: Path) -> None:
    fill(tmp_path)
    library = folders(tmp_path)
    library.remember([replace(file, summary={}) for file in library.found()])
    assert not any(known for _, _, known in names(folders(tmp_path, writer="1.1")))


def test_an_index_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "index.json").mkdir()
    library = folders(tmp_path)
    library.remember([replace(file, summary={}) for file in library.found()])
    assert len(names(library)) == 3


def test_taking_in_a_file_never_overwrites_one(tmp_path: Path) -> None:
    library = folders(tmp_path)
    source = tmp_path / "my protocol.yaml"
    for content, name in (("one", "my-protocol.yaml"), ("two", "my-protocol-2.yaml")):
        source.write_text(content)
        taken = library.take_in(source)
        assert taken == tmp_path / "own" / name
        assert taken.read_text() == content
    assert (tmp_path / "own" / "my-protocol.yaml").read_text() == "one"


def test_the_very_same_file_is_taken_in_once(tmp_path: Path) -> None:
    library, source = folders(tmp_path), tmp_path / "buffers.yaml"
    source.write_text("x: y")
    first = library.take_in(source, "recipes")
    assert first == tmp_path / "own" / "recipes" / "buffers.yaml"
    assert library.take_in(source, "recipes") == first
    assert library.take_in(first, "recipes") == first


@pytest.mark.parametrize(
    ("given", "kept"), [("缓冲液.yaml", "unnamed.yaml"), ("Reagents.yaml", "protocol-Reagents.yaml")]
)
def test_what_is_taken_in_is_found_again_whatever_it_is_called(tmp_path: Path, given: str, kept: str) -> None:
    library, source = folders(tmp_path), tmp_path / given
    source.write_text("x: y")
    assert library.take_in(source).name == kept
    assert kept in [file.path.name for file in library.found()]


def test_what_is_no_protocol_file_is_not_taken_in(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    large.write_bytes(b" " * (2 * 1024 * 1024 + 1))
    for source in (tmp_path / "none.yaml", tmp_path, large):
        with pytest.raises(StoreError):
            folders(tmp_path).take_in(source)
    assert not (tmp_path / "own").exists()
