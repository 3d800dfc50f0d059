"""The small forms of a run, and the commands that come of them."""

from __future__ import annotations

from enum import StrEnum

from protocolapp.gui.run.fork_view import other_ways, typed_parameters
from protocolapp.gui.run.sheet import Filled, Form, Line
from protocolapp.plan.model import Plan
from protocolapp.run import commands as c
from protocolapp.run.commands import Command
from protocolapp.run.state import RunState


class FormName(StrEnum):
    """Which form it is."""

    NOTE = "note"
    DEVIATION = "deviation"
    DESCRIBE = "describe"
    WAY = "way"
    PARAMETER = "parameter"
    DROP = "drop"
    ADD = "add"


def note_form(where: str, text: str = "") -> Form:
    """where: what the note is about. text: what it begins with."""
    line = Line("text", "Note", text, hint="What did you see?", needed=True)
    return Form(FormName.NOTE, f"Note on {where}", (line,), "Add note")


def deviation_form(where: str, planned: str) -> Form:
    lines = (
        Line("planned", "Planned", planned),
        Line("actual", "Done instead", hint="e.g. 45 min at room temperature", needed=True),
        Line("reason", "Reason", needed=True),
    )
    return Form(FormName.DEVIATION, f"Deviation at {where}", lines, "Record deviation")


def describe_form(state: RunState) -> Form:
    lines = (Line("title", "Title", state.title), Line("aim", "Aim", state.aim))
    return Form(FormName.DESCRIBE, "Title and aim of this run", lines, "Keep")


def way_form(plan: Plan, name: str = "") -> Form:
    """The choices that can be made instead. name: those of this parameter alone."""
    ways = other_ways(plan, name)
    alone = plan.values[name] if name else None
    title = "Go another way" if alone is None else f"{alone.label}: {alone.text} so far"
    line = Line("way", "Choice", ways[0][0] if len(ways) == 1 else "", choices=ways, needed=True)
    text = "The steps that are to come follow at once; what was done stays in the record."
    return Form(FormName.WAY, title, (line,), "Change", text)


def parameter_form(plan: Plan, state: RunState) -> Form:
    """Any parameter that applies and is typed; its present value is named with it. Choices have their own form."""
    choices = tuple(
        (name, f"{one.label} ({state.parameters[name].shown})" if name in state.parameters else one.label)
        for name, one in typed_parameters(plan).items()
    )
    lines = (
        Line("name", "Parameter", choices=choices, needed=True),
        Line("text", "New value", needed=True),
    )
    text = "All volumes that are not done yet are worked out anew."
    return Form(FormName.PARAMETER, "Change a parameter", lines, "Change", text)


def drop_form(state: RunState) -> Form:
    choices = tuple((one.id, one.name) for one in state.facts.samples if not one.dropped)
    line = Line("sample", "Sample", choices=choices, needed=True)
    return Form(FormName.DROP, "Drop a sample", (line,), "Drop", "It stays in the record with the reason.")


def add_form(plan: Plan) -> Form:
    columns = plan.columns.items()
    lines = tuple(Line(f"column:{name}", one.label, help=one.unit or "") for name, one in columns)
    name = Line("name", "Name", needed=True)
    return Form(FormName.ADD, "Add a sample", (name, *lines), "Add sample")


def command_of(filled: Filled, ref: str) -> Command:
    """What a filled form asks for. ref: the step on the card, or empty. Raises KeyError for a form not of here."""
    values = filled.values
    match FormName(filled.form):
        case FormName.NOTE:
            return c.AddNote(values["text"], ref)
        case FormName.DEVIATION:
            return c.RecordDeviation(values["reason"], ref, values["planned"], values["actual"])
        case FormName.DESCRIBE:
            return c.DescribeRun(values["title"], values["aim"])
        case FormName.WAY:
            chosen, _, choice = values["way"].partition("=")
            return c.ChooseWay(chosen, choice)
        case FormName.PARAMETER:
            return c.ChangeParameter(values["name"], values["text"])
        case FormName.DROP:
            return c.DropSample(values["sample"])
        case FormName.ADD:
            columns = {key.removeprefix("column:"): text for key, text in values.items() if key != "name"}
            return c.AddSample(values["name"], columns)
