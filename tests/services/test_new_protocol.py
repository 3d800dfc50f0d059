"""A new protocol: sound, under a free name, with the schema that its editor goes by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.plan import make_plan, typical_facts
from protocolapp.protocol.load import load_protocol, load_text
from protocolapp.protocol.schema import schema_text
from protocolapp.protocol.starter import SCHEMA_FILE, starter_text
from protocolapp.resources import protocols_folder, resource
from protocolapp.run.ports import StoreError
from protocolapp.services.library import Library
from protocolapp.services.new_protocol import begin_own_protocol, free_id, write_new_protocol, write_schema
from protocolapp.store import AtomicFiles, LibraryFolders
from tests.services.folders import small_protocol

FILES = AtomicFiles()


def test_it_is_a_protocol_that_can_be_planned_as_it_is(tmp_path: Path) -> None:
    new = write_new_protocol(FILES, tmp_path / "wash.yaml", "wash", "A wash: # 2")
    loaded = load_protocol(new.path)
    assert loaded.problems == ()
    assert loaded.protocol is not None
    assert (loaded.protocol.id, loaded.protocol.title) == ("wash", "A wash: # 2")
    assert not make_plan(loaded.protocol, typical_facts(loaded.protocol)).missing
    assert "protocolapp check wash.yaml" in new.path.read_text("utf-8")


@given(
    title=st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp")), min_size=1)
)
def test_every_title_can_be_read_back(title: str) -> None:
    loaded = load_text(starter_text(title=title), "new.yaml")
    assert loaded.problems == ()
    assert loaded.protocol is not None
    assert loaded.protocol.title == title


@given(text=st.text(max_size=200))
def test_an_id_can_be_made_of_any_text(text: str) -> None:
    assert load_text(starter_text(free_id(text)), "new.yaml").problems == ()


@given(name=st.text(max_size=40))
def test_no_name_of_a_file_gets_out_of_its_comment(name: str) -> None:
    assert load_text(starter_text(file=name, schema=name), "new.yaml").problems == ()


def test_the_schema_lies_beside_it_where_the_bundled_one_is_out_of_reach(tmp_path: Path) -> None:
    new = write_new_protocol(FILES, tmp_path / "new.yaml", "new", "New")
    assert new.schema == tmp_path / SCHEMA_FILE
    assert new.schema.read_text("utf-8") == schema_text()
    assert new.path.read_text("utf-8").startswith(f"# yaml-language-server: $schema={SCHEMA_FILE}\n")


def test_the_bundled_schema_is_named_where_it_lies_in_the_same_tree() -> None:
    written: dict[str, bytes] = {}

    class Kept:
        def write(self, path: str, data: bytes) -> None:
            written[path] = data

        create = write

    path = protocols_folder() / "a-new-one.yaml"
    assert write_new_protocol(Kept(), path, "new", "New").schema is None
    [text] = written.values()
    named = text.decode().partition("\n")[0].partition("$schema=")[2]
    assert (path.parent / named).resolve() == resource("schema", "protocol-1.json").resolve()


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("mine", "utf-8")
    with pytest.raises(StoreError, match="there already"):
        write_new_protocol(FILES, path, "mine", "Mine")
    with pytest.raises(StoreError, match="no schema"):
        write_schema(FILES, path)
    assert path.read_text("utf-8") == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["mine.yaml"]


def test_a_schema_of_ours_is_renewed_and_another_file_of_its_name_is_left(tmp_path: Path) -> None:
    schema = tmp_path / SCHEMA_FILE
    schema.write_text(json.dumps({"title": "protocolapp protocol, format 1"}), "utf-8")
    write_new_protocol(FILES, tmp_path / "one.yaml", "one", "One")
    assert schema.read_text("utf-8") == schema_text()
    schema.write_text("{}", "utf-8")
    write_new_protocol(FILES, tmp_path / "two.yaml", "two", "Two")
    assert schema.read_text("utf-8") == "{}"


def test_an_id_that_no_protocol_can_have_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is no id"):
        write_new_protocol(FILES, tmp_path / "sub/new.yaml", "Not An Id", "New")
    assert list(tmp_path.iterdir()) == []


def test_in_the_own_folder_each_gets_an_id_and_a_name_of_its_own(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    (shipped / "other-name.yaml").write_text(small_protocol("my-protocol-2", "Taken"), "utf-8")
    library = Library(LibraryFolders(shipped, own, tmp_path / "index.json", "test"))
    made = [begin_own_protocol(FILES, library) for _ in range(3)]
    assert [new.id for new in made] == ["my-protocol", "my-protocol-3", "my-protocol-4"]
    items = {item.path: item for item in library.refresh() if not item.shipped}
    assert [items[new.path].title for new in made] == ["My protocol", "My protocol 3", "My protocol 4"]
    assert all(item.usable for item in items.values())
