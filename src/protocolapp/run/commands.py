"""What a person may ask of a run, in the imperative. `run.decide` answers with events or a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Command:
    """Base of all commands. `reason` is asked for once where something departs from the protocol (`run.refusal`)."""


@dataclass(frozen=True, slots=True)
class StartStep(Command):
    ref: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TickRow(Command):
    """row: the id of a planned row, or `check:1`, `check:2` … for the step's checks (`run.progress.tickable`)."""

    ref: str
    row: str
    done: bool = True


@dataclass(frozen=True, slots=True)
class CompleteStep(Command):
    """Done. With a gap, out of order or with a wait broken it needs one reason and opens a deviation."""

    ref: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SkipStep(Command):
    ref: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FailStep(Command):
    ref: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RepeatStep(Command):
    ref: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReopenStep(Command):
    ref: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EnterValue(Command):
    """text: as typed; decimal: the mark of the screen's locale. A changed value is a correction and needs a reason."""

    ref: str
    name: str
    text: str
    row: str = ""
    reason: str = ""
    decimal: str = "."


@dataclass(frozen=True, slots=True)
class AttachFile(Command):
    """A file that has been copied into the data folder (`services.ports.Attachments`), to a step.

    entry, row: the entry of kind file that it answers, or empty. A file in the place of another one needs a reason.
    """

    ref: str
    name: str
    sha256: str
    size: int
    media: str
    where: str
    entry: str = ""
    row: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AddNote(Command):
    text: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class RecordDeviation(Command):
    reason: str
    ref: str = ""
    planned: str = ""
    actual: str = ""


@dataclass(frozen=True, slots=True)
class StartTimer(Command):
    """A step's own timer (ref) or a free one (label and length). Begun outside its window a step needs a reason."""

    ref: str = ""
    label: str = ""
    length_ms: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PauseTimer(Command):
    """A step's timer needs a reason: what it times was interrupted."""

    timer: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ResumeTimer(Command):
    timer: str


@dataclass(frozen=True, slots=True)
class ExtendTimer(Command):
    """by_ms: negative shortens."""

    timer: str
    by_ms: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AcknowledgeTimer(Command):
    """It was heard. Without a name: all of this run that ring, taken back by one undo."""

    timer: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmTimer(Command):
    """The wait is over at the bench. Too early or too late needs a reason."""

    timer: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CancelTimer(Command):
    """Started by mistake, or no longer wanted."""

    timer: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChangeParameter(Command):
    name: str
    text: str
    reason: str = ""
    decimal: str = "."


@dataclass(frozen=True, slots=True)
class ChooseWay(Command):
    """Another choice of a parameter. It needs a reason only when something that was done rests on the one before."""

    name: str
    choice: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AddSample(Command):
    """values: by column, as typed; decimal: the mark of the screen's locale."""

    name: str
    values: Mapping[str, str] = field(default_factory=dict)
    decimal: str = "."


@dataclass(frozen=True, slots=True)
class DropSample(Command):
    sample: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DescribeRun(Command):
    title: str
    aim: str


@dataclass(frozen=True, slots=True)
class PauseRun(Command):
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ResumeRun(Command):
    pass


@dataclass(frozen=True, slots=True)
class CompleteRun(Command):
    """With steps open it needs a reason and opens a deviation."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class AbandonRun(Command):
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReopenRun(Command):
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HideRun(Command):
    hidden: bool = True


@dataclass(frozen=True, slots=True)
class Undo(Command):
    """Takes back the latest undoable gesture, or the one named by its cause."""

    cause: str = ""
