"""The way through a protocol: as data, in words, and as a drawing that screen and paper share."""

from protocolapp.plan.workflow.build import workflow_of
from protocolapp.plan.workflow.layout import lay_out
from protocolapp.plan.workflow.model import Branch, Lane, WaitMark, Workflow, WorkSection, WorkStep
from protocolapp.plan.workflow.words import step_sentence, workflow_lines, workflow_paragraphs

__all__ = [
    "Branch",
    "Lane",
    "WaitMark",
    "WorkSection",
    "WorkStep",
    "Workflow",
    "lay_out",
    "step_sentence",
    "workflow_lines",
    "workflow_of",
    "workflow_paragraphs",
]
