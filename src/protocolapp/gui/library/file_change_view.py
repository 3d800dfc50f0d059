"""What is said of an edited file where its protocol is shown, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.gui.library.followed_file import FileChange
from protocolapp.gui.library.library_view import ProblemView, file_problems
from protocolapp.protocol.model import Protocol
from protocolapp.protocol.problem import visible
from protocolapp.run.words import counted

_MOST_LISTED = 2


@dataclass(frozen=True, slots=True)
class FileChangeView:
    """broken: what is shown is no longer what the file says. editable: there is a file to correct."""

    title: str
    message: str
    broken: bool
    editable: bool


def file_change_view(change: FileChange, also: str = "") -> FileChangeView:
    """also: what else follows from an edit, in full sentences."""
    protocol, before = change.loaded.protocol, change.before
    if protocol is not None:
        return _sound("The file was edited and read again", before, protocol, also)
    kept = f"What is shown is version {before.version}, as it was read last."
    if change.gone:
        missing = f"{kept} Put {visible(str(change.path))} back to go on editing it."
        return FileChangeView("The file is no longer there", missing, broken=True, editable=False)
    problems = change.loaded.problems
    view = file_problems(change.path, before.title, problems)
    lines = [kept, *(_line(one) for one in view.problems[:_MOST_LISTED])]
    if len(problems) > _MOST_LISTED:
        lines.append(f"And {len(problems) - _MOST_LISTED} more, which the library lists.")
    title = f"The file has {counted(len(problems), 'problem', 'problems')} now"
    return FileChangeView(title, "\n".join(lines), broken=True, editable=True)


def other_version_view(before: Protocol, now: Protocol, also: str = "") -> FileChangeView:
    """Another version of the protocol takes the place of the one before. also: as above."""
    return _sound("This is another version of the protocol", before, now, also)


def _sound(title: str, before: Protocol, now: Protocol, also: str) -> FileChangeView:
    message = " ".join(part for part in (_version_words(before, now), also) if part)
    return FileChangeView(title, message, broken=False, editable=False)


def _version_words(before: Protocol, now: Protocol) -> str:
    if before.version == now.version:
        return f"The version number is the same: {now.version}."
    return f"This is version {now.version}; before it was {before.version}."


def _line(problem: ProblemView) -> str:
    return " ".join(part for part in (f"{problem.place}:", problem.message, problem.remedy) if part)
