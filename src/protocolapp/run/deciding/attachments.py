"""Files: to a step as they are, or as the answer to an entry of kind file."""

from __future__ import annotations

import re

from protocolapp.protocol.model import Kind
from protocolapp.protocol.readings import Attachment
from protocolapp.run import commands as c
from protocolapp.run import events as e
from protocolapp.run.deciding.asking import Typed, asked_at
from protocolapp.run.deciding.entries import entered
from protocolapp.run.deciding.situation import Events, Situation
from protocolapp.run.refusal import refuse

_SHA256 = re.compile(r"[0-9a-f]{64}")


def attach(now: Situation, command: c.AttachFile) -> Events:
    """The same file at the same step once more changes nothing."""
    step, here = now.step(command.ref), now.state.step(command.ref)
    if now.state.identity.rehearsal:
        raise refuse(
            "rehearsal_file",
            "A rehearsal keeps no files",
            "Nothing real happens in it, so there is nothing to show.",
            "Attach files in a run; a note tells here what would be attached.",
        )
    if not _SHA256.fullmatch(command.sha256) or not command.where or not command.name.strip():
        raise refuse(
            "no_copy",
            "This file was not attached",
            "There is no copy of it in the data folder.",
            "Choose the file once more.",
        )
    file = Attachment(command.name, command.sha256, command.size, command.media, command.where)
    if command.entry:
        return _answer(now, command, file)
    if any(
        (one.ref, one.occurrence, one.file.sha256) == (step.ref, here.occurrence, file.sha256)
        for one in now.state.attachments
    ):
        return ()
    return (
        e.FileAttached(
            ref=step.ref,
            occurrence=here.occurrence,
            name=file.name,
            sha256=file.sha256,
            size=file.size,
            media=file.media,
            where=file.where,
        ),
    )


def _answer(now: Situation, command: c.AttachFile, file: Attachment) -> Events:
    step = now.step(command.ref)
    asked = asked_at(step, command.entry, command.row)
    if asked.kind is not Kind.FILE:
        raise refuse(
            "no_file_asked",
            f"{asked.label} is not a file",
            f"A value of kind {asked.kind} is asked for.",
            "Type it, and attach the file to the step.",
        )
    return entered(now, step, asked, Typed(file, file.name, None), command.reason)
