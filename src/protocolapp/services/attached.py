"""The files of a run against what lies in the data folder: is each as it was attached, and what pictures to print."""

from __future__ import annotations

from collections.abc import Mapping

from protocolapp.record.model import RunRecord
from protocolapp.record.pictures import LARGEST_FILE, MEDIA, Picture, picture_of
from protocolapp.run.attached import attached_files
from protocolapp.run.ports import StoreError
from protocolapp.run.state import RunState
from protocolapp.services.ports import Attachments


def check_files(state: RunState, attachments: Attachments) -> Mapping[str, str]:
    """What is wrong with each file, by where it lies: `is missing`, `has been changed`; empty for a good one.

    Reads every file whole, which takes a while: not on the window's thread.
    """
    return {
        one.file.where: attachments.fault(one.file.where, one.file.sha256) for one in attached_files(state)
    }


def pictures_of(record: RunRecord, attachments: Attachments) -> Mapping[str, Picture]:
    """The pictures among a record's files, small enough to print, by where they lie.

    What is no picture, or none that can be read, is left out: its line stands alone.
    """
    files = [one for section in record.sections for step in section.steps for one in step.files]
    pictures: dict[str, Picture] = {}
    for file in files:
        if file.media in MEDIA and not file.fault and file.where not in pictures:
            try:
                picture = picture_of(attachments.read(file.where, LARGEST_FILE))
            except StoreError:
                continue
            if picture is not None:
                pictures[file.where] = picture
    return pictures
