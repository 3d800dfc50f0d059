"""Values that are no numbers: texts, choices, yes or no, dates, times, names of files.

Each reader raises ValueProblem.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from types import MappingProxyType

from protocolapp.protocol.expression import Value
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Kind, Valued
from protocolapp.protocol.model.texts import LONGEST_PROSE
from protocolapp.protocol.problem import quote
from protocolapp.protocol.readings import Attachment
from protocolapp.protocol.value_problem import ValueProblem

YES, NO = ("yes", "true"), ("no", "false")

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([01][0-9]|2[0-3]):([0-5][0-9])\Z")
_LONGEST_NAME = 255


def moment_text(moment: datetime) -> str:
    """`2026-11-28 14:30`, as it is typed and shown."""
    return moment.isoformat(" ", "minutes")


def _read_text(valued: Valued, text: str) -> Value:
    del valued
    if not text:
        raise ValueProblem("The text is empty.", "Write something.")
    if len(text) > LONGEST_PROSE:
        raise ValueProblem(f"The text has {len(text)} characters.", f"Keep it below {LONGEST_PROSE}.")
    return text


def _read_choice(valued: Valued, text: str) -> Value:
    choices = valued.choices or ()
    for choice in choices:
        if choice.casefold() == text.casefold():
            return choice
    near = nearest(text, choices)
    remedy = f"Did you mean {near}?" if near else f"Choose one of: {', '.join(choices)}."
    raise ValueProblem(f"{quote(text)} is none of the choices.", remedy)


def _read_yes_no(valued: Valued, text: str) -> Value:
    del valued
    if text.casefold() not in (*YES, *NO):
        raise ValueProblem(f"{quote(text)} is neither yes nor no.", "Write yes or no.")
    return text.casefold() in YES


def _read_date(valued: Valued, text: str) -> Value:
    del valued
    try:
        if _DATE.match(text):
            return date.fromisoformat(text)
    except ValueError as error:
        raise ValueProblem(f"There is no day {quote(text)}.", "Write it as 2027-03-31.") from error
    raise ValueProblem(f"{quote(text)} is no date.", "Write year, month and day: 2027-03-31.")


def _read_time(valued: Valued, text: str) -> Value:
    del valued
    if not _TIME.match(text):
        raise ValueProblem(f"{quote(text)} is no time of day.", "Write hours and minutes: 14:30.")
    return time.fromisoformat(text)


def _read_moment(valued: Valued, text: str) -> Value:
    del valued
    match = _MOMENT.match(text)
    if match is None:
        raise ValueProblem(f"{quote(text)} is no date and time.", "Write them as 2026-11-28 14:30.")
    try:
        return datetime.fromisoformat(f"{match[1]} {match[2]}:{match[3]}")
    except ValueError as error:
        raise ValueProblem(f"There is no day {quote(match[1])}.", "Write it as 2026-11-28 14:30.") from error


def _read_file(valued: Valued, text: str) -> Value:
    """Only its name: the file itself is attached."""
    del valued
    if not text:
        raise ValueProblem("The name of the file is empty.", "Write a name, such as blot.tif.")
    if len(text) > _LONGEST_NAME:
        raise ValueProblem(f"The name has {len(text)} characters.", f"Keep it below {_LONGEST_NAME}.")
    return Attachment(text)


READERS: Mapping[Kind, Callable[[Valued, str], Value]] = MappingProxyType(
    {
        Kind.TEXT: _read_text,
        Kind.CHOICE: _read_choice,
        Kind.YES_NO: _read_yes_no,
        Kind.DATE: _read_date,
        Kind.TIME: _read_time,
        Kind.DATE_AND_TIME: _read_moment,
        Kind.FILE: _read_file,
    }
)
"""By kind; a text comes without the spaces around it."""
