"""Files attached to runs: kept whole or not at all, once for each content, whatever the file is that is offered."""

from __future__ import annotations

import hashlib
import os
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.run.ports import StoreError
from protocolapp.services.ports import LARGEST_ATTACHMENT, KeptFile
from protocolapp.store.attachments import AttachmentFolder
from protocolapp.store.media import media_of
from tests.faults.limits import no_file_grows_beyond
from tests.store.children import ROOT
from tests.store.dying_copy import KILLED, TOLD
from tests.store.making import run_id

RUN = run_id(1)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def folder(data: Path) -> AttachmentFolder:
    return AttachmentFolder(data)


def made(tmp_path: Path, name: str, content: bytes = b"a blot") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def files(data: Path) -> list[Path]:
    return [path for path in data.rglob("*") if path.is_file()]


def test_a_file_is_kept_as_it_is_and_found_again(
    tmp_path: Path, data: Path, folder: AttachmentFolder
) -> None:
    content = os.urandom(3 * 1024 * 1024 + 7)
    kept = folder.keep(RUN, made(tmp_path, "Blot 1.tif", content))
    digest = hashlib.sha256(content).hexdigest()
    where = f"attachments/{RUN}/{digest[:16]}-Blot-1.tif"
    assert kept == KeptFile("Blot 1.tif", digest, len(content), "application/octet-stream", where)
    assert (data / where).read_bytes() == content
    assert folder.read(where, len(content)) == content
    assert folder.fault(where, digest) == ""
    assert files(data) == [data / where]


def test_the_same_content_is_kept_once_under_its_first_name(
    tmp_path: Path, data: Path, folder: AttachmentFolder
) -> None:
    first = folder.keep(RUN, made(tmp_path, "one.png"))
    again = folder.keep(RUN, made(tmp_path, "two.png"))
    pasted = folder.keep_data(RUN, "three.png", b"a blot")
    assert [one.where for one in (again, pasted)] == [first.where] * 2
    assert [one.name for one in (first, again, pasted)] == ["one.png", "two.png", "three.png"]
    assert len(files(data)) == 1
    other = folder.keep(run_id(2), made(tmp_path, "one.png"))
    assert other.where != first.where


@pytest.mark.parametrize(
    "name",
    [
        "x" * 200 + ".png",
        "gel\u202egnp.exe",
        "two\nlines.png",
        "con.png",
        ".hidden",
        "-rf",
        "α-Tubulin.tif",
        "…",
        "a;b'c\"d.png",
    ],
)
def test_any_name_is_kept_as_given_and_lies_under_a_plain_one(
    tmp_path: Path, data: Path, folder: AttachmentFolder, name: str
) -> None:
    kept = folder.keep(RUN, made(tmp_path, name))
    assert kept.name == name
    [path] = files(data)
    assert path.name.isascii()
    assert path.name.isprintable()
    assert len(path.name) <= 120
    assert folder.fault(kept.where, kept.sha256) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_a_name_that_is_no_text_is_told_by_its_bytes(tmp_path: Path, folder: AttachmentFolder) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/blot\xff.png"))
    path.write_bytes(b"a blot")
    kept = folder.keep(RUN, path)
    assert kept.name == "blot\\xff.png"
    kept.name.encode()


def test_an_empty_file_is_kept(tmp_path: Path, folder: AttachmentFolder) -> None:
    kept = folder.keep(RUN, made(tmp_path, "empty.csv", b""))
    assert (kept.size, kept.sha256) == (0, hashlib.sha256().hexdigest())
    assert folder.read(kept.where, 0) == b""


def hostile(tmp_path: Path, kind: str) -> Path:
    path = tmp_path / kind
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "link":
            path.symlink_to(made(tmp_path, "target.png"))
        case "loop":
            path.symlink_to(path)
        case "device":
            return Path("/dev/zero")
        case "null":
            return tmp_path / "a\0b"
        case "large":
            with path.open("wb") as file:
                file.truncate(LARGEST_ATTACHMENT + 1)
        case "socket":
            with socket.socket(socket.AF_UNIX) as listening:
                listening.bind(str(path))
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="kinds of files of POSIX")
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("gone", "No such file"),
        ("folder", "it is a folder"),
        ("pipe", "a pipe or a device"),
        ("link", "it is a link"),
        ("loop", "it is a link"),
        ("device", "a pipe or a device"),
        ("null", "null"),
        ("large", "at most 200 MiB"),
        ("socket", "No such device or address"),
    ],
)
def test_what_is_no_file_is_refused_and_leaves_nothing(
    tmp_path: Path, data: Path, folder: AttachmentFolder, kind: str, words: str
) -> None:
    with pytest.raises(StoreError) as refused:
        folder.keep(RUN, hostile(tmp_path, kind))
    assert words in refused.value.message
    assert refused.value.remedy
    assert files(data) == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, folder: AttachmentFolder) -> None:
    path = made(tmp_path, "secret.png")
    path.chmod(stat.S_IWUSR)
    with pytest.raises(StoreError, match="Permission denied"):
        folder.keep(RUN, path)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, data: Path, folder: AttachmentFolder) -> None:
    path = made(tmp_path, "large.tif", bytes(1024 * 1024))
    with no_file_grows_beyond(4096), pytest.raises(StoreError, match="The disk is full"):
        folder.keep(RUN, path)
    assert files(data) == []
    assert folder.keep(RUN, path).size == 1024 * 1024


def test_what_happened_to_a_kept_file_is_told(tmp_path: Path, data: Path, folder: AttachmentFolder) -> None:
    kept = folder.keep(RUN, made(tmp_path, "blot.png"))
    (data / kept.where).write_bytes(b"a bloT")
    assert folder.fault(kept.where, kept.sha256) == "has been changed"
    (data / kept.where).unlink()
    assert folder.fault(kept.where, kept.sha256) == "is missing"
    (data / kept.where).symlink_to(made(tmp_path, "blot.png"))
    assert folder.fault(kept.where, kept.sha256) == "cannot be read: it is a link"


@pytest.mark.parametrize(
    "where",
    [
        "",
        "/etc/passwd",
        "attachments/../secret",
        "secret",
        "attachments/a/../../secret",
        "attachments/x/y\0z",
    ],
)
def test_no_place_leads_out_of_the_folder(data: Path, folder: AttachmentFolder, where: str) -> None:
    (data / "secret").write_bytes(b"secret")
    assert folder.fault(where, hashlib.sha256(b"secret").hexdigest()) != ""
    with pytest.raises(StoreError):
        folder.read(where, 100)


def test_a_file_larger_than_is_wanted_is_not_read(tmp_path: Path, folder: AttachmentFolder) -> None:
    kept = folder.keep(RUN, made(tmp_path, "blot.png"))
    with pytest.raises(StoreError, match="more than 5 bytes"):
        folder.read(kept.where, 5)


def test_killed_at_any_point_the_copy_is_whole_or_not_there(tmp_path: Path, data: Path) -> None:
    content = os.urandom(2 * 1024 * 1024)
    source = made(tmp_path, "blot.tif", content)
    digest = hashlib.sha256(content).hexdigest()
    for number in range(1, 40):
        command = [sys.executable, "-m", "tests.store.dying_copy", str(data), str(source), str(number)]
        status = subprocess.run(command, cwd=ROOT, timeout=60).returncode
        for path in (data / "attachments").rglob(f"{digest[:16]}-*"):
            assert path.read_bytes() == content
        if status == 0:
            break
        assert status == KILLED
    else:
        pytest.fail("the copy never ended")
    assert number > 5
    kept = AttachmentFolder(data).keep(RUN, source)
    assert AttachmentFolder(data).fault(kept.where, digest) == ""
    assert files(data) == [data / kept.where]


def test_whatever_fails_on_the_way_is_told_and_leaves_no_half_file(tmp_path: Path, data: Path) -> None:
    source = made(tmp_path, "blot.tif", os.urandom(100_000))
    for number in range(1, 40):
        command = [
            sys.executable,
            "-m",
            "tests.store.dying_copy",
            str(data),
            str(source),
            str(number),
            "fail",
        ]
        done = subprocess.run(command, cwd=ROOT, timeout=60, capture_output=True, text=True)
        if done.returncode == 0:
            break
        assert done.returncode == TOLD, done.stderr
        assert done.stdout.strip()
        assert [path for path in files(data) if path.read_bytes() != source.read_bytes()] == []
    else:
        pytest.fail("the copy never ended")
    assert number > 5


@given(st.binary(max_size=5000), st.text(min_size=1, max_size=30))
def test_any_bytes_under_any_name(content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = AttachmentFolder(Path(place))
        kept = folder.keep_data(RUN, name, content)
        assert folder.read(kept.where, len(content)) == content
        assert folder.fault(kept.where, kept.sha256) == ""


@pytest.mark.parametrize(
    ("name", "head", "media"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\nabc", "image/png"),
        ("a.png", b"<svg>", "application/octet-stream"),
        ("a.txt", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.csv", b"1,2", "text/csv"),
        ("a.xlsx", b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a", b"", "application/octet-stream"),
    ],
)
def test_what_a_file_is_goes_by_its_beginning(name: str, head: bytes, media: str) -> None:
    assert media_of(name, head) == media
