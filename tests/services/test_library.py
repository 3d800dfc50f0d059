"""The library: what is there at once from the index, what reading adds, finding, loading, taking in."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocolapp.services.library import Library, LibraryItem, UnknownProtocolError, search
from tests.services.folders import FakeFolders, small_protocol


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


@pytest.fixture
def folders(tmp_path: Path, own: Path) -> FakeFolders:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "small.yaml").write_text(small_protocol(), encoding="utf-8")
    return FakeFolders(shipped, own)


@pytest.fixture
def library(folders: FakeFolders) -> Library:
    return Library(folders)


def test_a_file_nobody_has_read_is_listed_by_its_name(library: Library) -> None:
    (item,) = library.items()
    assert (item.title, item.known, item.usable) == ("small", False, False)


def test_reading_tells_what_is_in_it(library: Library) -> None:
    (item,) = library.refresh()
    assert item.usable
    assert (item.id, item.title, item.version, item.steps) == ("small", "Small rinse", "1.0.0", 2)
    assert item.hands_on_ms == 6 * 60_000
    assert item.total_ms == 26 * 60_000
    assert len(item.fingerprint) == 64


def test_what_was_read_is_in_the_index_the_next_time(library: Library, folders: FakeFolders) -> None:
    read = library.refresh()
    assert Library(folders).items() == read
    library.refresh()
    assert folders.remembered == 1  # nothing was new, so nothing was read or kept again


def test_a_changed_file_is_read_again(library: Library, tmp_path: Path) -> None:
    library.refresh()
    text = small_protocol(title="Small rinse, longer")
    (tmp_path / "shipped" / "small.yaml").write_text(text, encoding="utf-8")
    assert not library.items()[0].known
    assert library.refresh()[0].title == "Small rinse, longer"


def test_a_broken_file_is_listed_with_its_problems(library: Library, own: Path) -> None:
    (own / "broken.yaml").write_text(
        small_protocol().replace("takes: 5 min", "takes: 5 mL"), encoding="utf-8"
    )
    item = library.refresh()[1]
    assert not item.usable
    assert not item.shipped
    assert item.title == "broken"
    problem = next(one for one in item.problems if "5 mL" in one.message)
    assert problem.path == str(own / "broken.yaml")
    line = (own / "broken.yaml").read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert line[problem.column - 1 :] == "5 mL"
    assert problem.remedy


def test_problems_survive_the_index(library: Library, folders: FakeFolders, own: Path) -> None:
    (own / "broken.yaml").write_text("format: 1\n", encoding="utf-8")
    read = library.refresh()
    assert Library(folders).items() == read
    assert read[1].problems


def test_loading_by_id_and_by_file(library: Library, tmp_path: Path) -> None:
    by_id = library.load("small")
    by_file = library.load(str(tmp_path / "shipped" / "small.yaml"))
    assert by_id.protocol is not None
    assert by_id.fingerprint == by_file.fingerprint


def test_an_unknown_id_is_refused_with_what_is_alike(library: Library) -> None:
    with pytest.raises(UnknownProtocolError) as caught:
        library.load("smal")
    assert caught.value.near == ("small",)


def test_a_broken_file_never_answers_to_an_id(library: Library, own: Path) -> None:
    (own / "other.yaml").write_text(small_protocol("other").replace("5 min", "5 mL"), encoding="utf-8")
    with pytest.raises(UnknownProtocolError):
        library.load("other")


def test_taking_in_copies_and_never_replaces(library: Library, own: Path, tmp_path: Path) -> None:
    source = tmp_path / "mine.yaml"
    source.write_text(small_protocol("mine", "Mine"), encoding="utf-8")
    first = library.take_in(source)
    assert library.take_in(source) == first
    source.write_text(small_protocol("mine", "Mine, changed"), encoding="utf-8")
    second = library.take_in(source)
    assert first.path == own / "mine.yaml"
    assert second.path != first.path
    assert first.usable
    assert not first.shipped
    assert source.exists()


def _item(**fields: str) -> LibraryItem:
    return LibraryItem(Path("x.yaml"), True, known=True, **fields)  # type: ignore[arg-type]


def test_searching_wants_every_word_somewhere() -> None:
    co_ip = _item(
        title="Co-immunoprecipitation of ALK", objective="Find partners.", words="Lysis NP-40 anti-ALK"
    )
    blot = _item(title="Western blot", objective="See pALK.", words="milk BSA anti-ALK")
    assert search([co_ip, blot], "") == (co_ip, blot)
    assert search([co_ip, blot], "alk") == (co_ip, blot)
    assert search([co_ip, blot], "ALK np-40") == (co_ip,)
    assert search([co_ip, blot], "milk") == (blot,)
    assert search([co_ip, blot], "cream") == ()


USING = """\
format: 1
id: using
version: "1.0.0"
title: Using
objective: Rinse.
sections:
  - use: small#work
"""


def _say(path: Path, title: str) -> None:
    path.write_text(small_protocol(title=title).replace("Rinse with PBS.", title), encoding="utf-8")


def test_a_protocol_is_read_again_when_a_part_of_it_was_edited(library: Library, own: Path) -> None:
    _say(own / "small.yaml", "Rinse once.")
    (own / "using.yaml").write_text(USING, encoding="utf-8")
    before = {item.id: item for item in library.refresh() if not item.shipped}
    assert before["using"].usable, before["using"].problems
    assert library.refresh()[-1] == before["using"]
    _say(own / "small.yaml", "Rinse twice.")
    after = {item.id: item for item in library.refresh() if not item.shipped}
    assert after["using"].fingerprint != before["using"].fingerprint
    assert after["using"].modified_ns == before["using"].modified_ns


def test_a_problem_that_is_mended_in_another_file_goes(library: Library, own: Path) -> None:
    using = USING.replace("small#work", "missing#work")
    (own / "using.yaml").write_text(using, encoding="utf-8")
    assert not library.refresh()[-1].usable
    (own / "a_part.yaml").write_text(small_protocol("missing"), encoding="utf-8")
    assert library.refresh()[-1].usable


def test_what_a_protocol_uses_is_found_in_the_own_folder_too(
    library: Library, own: Path, tmp_path: Path
) -> None:
    (own / "parts.yaml").write_text(small_protocol().replace("id: small", "id: parts"), encoding="utf-8")
    section = small_protocol().partition("sections:")[2].partition("id: ")[2].partition(",")[0].split()[0]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    path = elsewhere / "user.yaml"
    head = small_protocol().replace("id: small", "id: user").partition("sections:")[0]
    path.write_text(f"{head}sections:\n  - use: parts#{section}\n", encoding="utf-8")
    loaded = library.load(str(path))
    assert loaded.problems == ()
    assert [file.name for file in loaded.files] == ["user.yaml", "parts.yaml"]


def test_the_checks_are_counted_once_and_kept_in_the_index(
    library: Library, folders: FakeFolders, own: Path
) -> None:
    tripping = (
        Path(__file__).parents[1] / "lint" / "protocols" / "secondary-against-other-host" / "trips.yaml"
    )
    (own / "blot.yaml").write_text(tripping.read_text("utf-8"), encoding="utf-8")
    small, blot = library.refresh()
    assert (small.warnings, small.notes) == (0, 1)  # its wait has no temperature
    assert (blot.warnings, blot.notes) == (2, 0)
    assert Library(folders).items() == (small, blot)
