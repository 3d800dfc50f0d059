"""What is said of an edited file."""

from __future__ import annotations

from pathlib import Path

from protocolapp.gui.library.file_change_view import file_change_view, other_version_view
from protocolapp.gui.library.followed_file import FileChange
from protocolapp.protocol.load import Loaded, load_text
from protocolapp.protocol.model import Protocol
from tests.services.folders import small_protocol


def _loaded(text: str) -> Loaded:
    return load_text(text, "mine.yaml")


def _protocol(text: str) -> Protocol:
    protocol = _loaded(text).protocol
    assert protocol is not None
    return protocol


SMALL = small_protocol()
BEFORE = _protocol(SMALL)


def _change(text: str, *, gone: bool = False) -> FileChange:
    return FileChange(Path("/lab/mine.yaml"), BEFORE, _loaded(text), gone)


def test_another_version_number_is_told_with_the_one_before() -> None:
    view = file_change_view(_change(SMALL.replace("1.0.0", "1.0.1")), "What was typed is as it was.")
    assert view.message == "This is version 1.0.1; before it was 1.0.0. What was typed is as it was."
    assert not view.broken


def test_the_same_version_number_is_told_to_be_the_same() -> None:
    view = file_change_view(_change(SMALL.replace("Rinse with", "Wash with")))
    assert view.message == "The version number is the same: 1.0.0."


def test_problems_are_listed_with_line_and_remedy() -> None:
    view = file_change_view(_change(SMALL.replace("5 min", "5 mL")))
    assert view.title.startswith("The file has ")
    lines = view.message.replace("\u00a0", " ").splitlines()
    assert lines[0] == "What is shown is version 1.0.0, as it was read last."
    line = SMALL.splitlines().index("        takes: 5 min") + 1
    assert any(said.startswith(f"Line {line}, column ") and "“5 mL”" in said for said in lines[1:])
    assert all(said.endswith(".") for said in lines)
    assert view.editable


def test_of_many_problems_two_are_listed() -> None:
    loaded = _loaded("\n".join(f"key{number}: 1" for number in range(20)))
    assert len(loaded.problems) > 4
    view = file_change_view(FileChange(Path("x"), BEFORE, loaded))
    assert len(view.message.splitlines()) == 1 + 2 + 1
    assert f"And {len(loaded.problems) - 2} more" in view.message


def test_a_file_that_is_gone_is_told_to_be() -> None:
    view = file_change_view(_change("", gone=True))
    assert view.title == "The file is no longer there"
    assert "/lab/mine.yaml" in view.message
    assert view.broken
    assert not view.editable


def test_another_file_of_the_same_protocol_was_not_edited() -> None:
    view = other_version_view(BEFORE, _protocol(SMALL.replace("1.0.0", "2.0.0")))
    assert "edited" not in view.title
    assert "version 2.0.0" in view.message
