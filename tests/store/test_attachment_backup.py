"""Attached files go with a backup that is made by hand, and come back with it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from protocolapp.local_workplace import LocalWorkplace
from protocolapp.run.ports import StoreError
from protocolapp.store.attachment_backup import attachments_beside, back_up_attachments, restore_attachments
from protocolapp.store.attachments import AttachmentFolder
from tests.faults.limits import no_file_grows_beyond
from tests.store.making import header, run_id, started


def test_a_backup_takes_the_files_along_and_brings_them_back(tmp_path: Path) -> None:
    stick = tmp_path / "stick" / "mine.db"
    stick.parent.mkdir()
    workplace = LocalWorkplace(tmp_path / "data", {})
    workplace.store().create(header(), [started()])
    kept = workplace.attachments.keep_data(run_id(1), "blot.png", b"a blot")
    workplace.back_up(stick)
    workplace.close()
    assert [path.read_bytes() for path in attachments_beside(stick).glob("*/*")] == [b"a blot"]
    other = LocalWorkplace(tmp_path / "other", {})
    other.store().create(header(), [started()])
    other.restore(stick)
    assert other.attachments.fault(kept.where, kept.sha256) == ""
    other.close()


def test_what_is_there_already_is_left_as_it_is(tmp_path: Path) -> None:
    data, backup = tmp_path / "data", tmp_path / "mine.db"
    kept = AttachmentFolder(data).keep_data(run_id(1), "blot.png", b"a blot")
    back_up_attachments(data, backup)
    [copy] = attachments_beside(backup).glob("*/*")
    copy.write_bytes(b"A BLOT")
    back_up_attachments(data, backup)
    assert copy.read_bytes() == b"A BLOT"
    restore_attachments(backup, data)
    assert AttachmentFolder(data).fault(kept.where, kept.sha256) == ""


def test_without_files_there_is_nothing_to_copy(tmp_path: Path) -> None:
    back_up_attachments(tmp_path / "data", tmp_path / "mine.db")
    restore_attachments(tmp_path / "mine.db", tmp_path / "data")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_full_disk_is_told_and_leaves_no_half_file(tmp_path: Path) -> None:
    data, backup = tmp_path / "data", tmp_path / "mine.db"
    AttachmentFolder(data).keep_data(run_id(1), "blot.tif", bytes(100_000))
    with no_file_grows_beyond(4096), pytest.raises(StoreError, match="The disk is full"):
        back_up_attachments(data, backup)
    assert [path for path in attachments_beside(backup).rglob("*") if path.is_file()] == []
