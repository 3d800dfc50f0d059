"""What can happen in a run, as facts in the past tense. Names in `type` are stored and never change.

Every event of one command shares its `cause`, so that an undo takes back a whole gesture.
"""

from protocolapp.run.events.attachments import FileAttached
from protocolapp.run.events.base import Envelope, Event, Recorded
from protocolapp.run.events.facts import (
    ChoiceMade,
    EntryCorrected,
    EntryRecorded,
    ParameterChanged,
    SampleAdded,
    SampleDropped,
)
from protocolapp.run.events.given import Given, GivenSample, Shown
from protocolapp.run.events.lifecycle import (
    RunAbandoned,
    RunCompleted,
    RunDescribed,
    RunHidden,
    RunPaused,
    RunReopened,
    RunResumed,
    RunStarted,
)
from protocolapp.run.events.remarks import ActionUndone, DeviationRecorded, NoteAdded
from protocolapp.run.events.steps import (
    StepCompleted,
    StepFailed,
    StepReopened,
    StepRepeated,
    StepSkipped,
    StepStarted,
    StepTicked,
)
from protocolapp.run.events.timers import (
    TimerAcknowledged,
    TimerCancelled,
    TimerConfirmed,
    TimerExtended,
    TimerPaused,
    TimerResumed,
    TimerStarted,
)

__all__ = [
    "ActionUndone",
    "ChoiceMade",
    "DeviationRecorded",
    "EntryCorrected",
    "EntryRecorded",
    "Envelope",
    "Event",
    "FileAttached",
    "Given",
    "GivenSample",
    "NoteAdded",
    "ParameterChanged",
    "Recorded",
    "RunAbandoned",
    "RunCompleted",
    "RunDescribed",
    "RunHidden",
    "RunPaused",
    "RunReopened",
    "RunResumed",
    "RunStarted",
    "SampleAdded",
    "SampleDropped",
    "Shown",
    "StepCompleted",
    "StepFailed",
    "StepReopened",
    "StepRepeated",
    "StepSkipped",
    "StepStarted",
    "StepTicked",
    "TimerAcknowledged",
    "TimerCancelled",
    "TimerConfirmed",
    "TimerExtended",
    "TimerPaused",
    "TimerResumed",
    "TimerStarted",
]
