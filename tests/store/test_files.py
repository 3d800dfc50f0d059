"""Files written whole, free names, the data folder, the kinds of places (D5, D19, X16)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from protocolapp.run.ports import StoreError
from protocolapp.store import (
    AtomicFiles,
    StorageKind,
    data_folder,
    free_path,
    open_for_writing,
    storage_kind,
    storage_warning,
)
from tests.fakes.clock import START


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "record µ.pdf"
    AtomicFiles().write(str(target), b"old")
    target.chmod(0o640)
    AtomicFiles().write(str(target), b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "link.pdf"
    link.symlink_to(tmp_path / "there" / "real.pdf")
    AtomicFiles().write(str(link), b"new")
    assert link.is_symlink()
    assert (tmp_path / "there" / "real.pdf").read_bytes() == b"new"


def test_a_new_file_gets_its_folder_and_what_is_there_stays(tmp_path: Path) -> None:
    target = tmp_path / "assays" / "new µ.yaml"
    AtomicFiles().create(str(target), b"new")
    assert target.read_bytes() == b"new"
    with pytest.raises(StoreError, match="there already"):
        AtomicFiles().create(str(target), b"newer")
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


def test_a_new_file_is_not_written_through_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    link = tmp_path / "new.yaml"
    link.symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(StoreError, match="there already"):
        AtomicFiles().create(str(link), b"new")
    assert not (tmp_path / "elsewhere.yaml").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("folder", "there already"),
        ("file/new.yaml", "There is no folder"),
        ("x" * 300 + ".yaml", "too long"),
        ("a\0b", "null character"),
    ],
)
def test_what_cannot_be_made_is_said(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=said) as refused:
        AtomicFiles().create(str(tmp_path / name), b"new")
    assert refused.value.remedy
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere/out.pdf", "There is no folder"),
        ("folder", "is a folder"),
        ("file/out.pdf", "There is no folder"),
        ("x" * 300 + ".pdf", "too long"),
        ("a\0b", "null character"),
    ],
)
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=said) as refused:
        AtomicFiles().write(str(tmp_path / name), b"new")
    assert refused.value.remedy
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_a_free_name_is_found_whatever_the_case(tmp_path: Path) -> None:
    assert free_path(tmp_path, "elisa.yaml").name == "elisa.yaml"
    (tmp_path / "ELISA.yaml").touch()
    (tmp_path / "elisa-2.yaml").touch()
    assert free_path(tmp_path, "elisa.yaml").name == "elisa-3.yaml"


def test_the_data_folder_given_wins_over_the_variable_and_the_system(tmp_path: Path) -> None:
    environment = {"PROTOCOLAPP_DATA": str(tmp_path / "named")}
    assert data_folder(tmp_path / "given", environment) == tmp_path / "given"
    assert data_folder(None, environment) == tmp_path / "named"
    assert data_folder(None, {"PROTOCOLAPP_DATA": "  "}) == data_folder(None, {})
    assert data_folder(None, {}).name == "protocolapp"
    assert data_folder(Path("here"), {}) == Path.cwd() / "here"


@pytest.mark.parametrize("given", ["a\0b", "~nobody-of-this-name/data"])
def test_a_data_folder_that_cannot_be_is_said(given: str) -> None:
    with pytest.raises(StoreError, match="--data"):
        data_folder(Path(given), {})


def test_a_file_in_the_place_of_the_data_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="a file lies there"):
        data_folder(tmp_path / "file", {})


@pytest.mark.skipif(sys.platform != "linux", reason="users and variables of Linux")
def test_without_a_home_folder_the_option_is_named() -> None:
    code = (
        "import os; from protocolapp.store import data_folder; from protocolapp.run.ports import StoreError\n"
        "os.getuid = lambda: 4242424\n"
        "try: data_folder(None, {})\nexcept StoreError as error: raise SystemExit(error.remedy)"
    )
    environment = {
        key: value for key, value in os.environ.items() if key != "HOME" and not key.startswith("XDG_")
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stderr.strip() == "Name a data folder with --data or PROTOCOLAPP_DATA."


@pytest.mark.parametrize(
    "name",
    [
        "µL & 100 % #1?",
        "a" * 200,
        "spaces in it",
        'it\'s "quoted"',
        b"\xff\xfe".decode("utf-8", "surrogateescape"),
    ],
)
def test_odd_folders_work(tmp_path: Path, name: str) -> None:
    store = open_for_writing(tmp_path / name, START)
    store.close()
    assert (tmp_path / name / "runs.db").exists()


MOUNTS = """\
/dev/vda / ext4 rw 0 0
server:/export /home/lab nfs4 rw 0 0
//server/share /mnt/my\\040share cifs rw 0 0
/dev/sdb /home/lab/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ada/.local/share/protocolapp", StorageKind.LOCAL),
        ("/home/ada/Dropbox/lab", StorageKind.SYNCED),
        ("/home/ada/OneDrive - University/lab", StorageKind.SYNCED),
        ("/Users/ada/Library/Mobile Documents/lab", StorageKind.SYNCED),
        ("/home/ada/dropboxes", StorageKind.LOCAL),
        ("/home/lab/data", StorageKind.NETWORK),
        ("/home/lab/local/data", StorageKind.LOCAL),
        ("/mnt/my share/data", StorageKind.NETWORK),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")
def test_places_that_put_data_at_risk_are_known(path: str, kind: StorageKind) -> None:
    assert storage_kind(Path(path), MOUNTS) is kind
    warning = storage_warning(Path(path), MOUNTS)
    assert (warning is None) == (kind is StorageKind.LOCAL)
    assert warning is None or path in warning
