"""A page of past runs as frozen data."""

from __future__ import annotations

from dataclasses import dataclass, replace

from protocolapp.gui.widgets.state_mark import Mark
from protocolapp.run.chain import ChainReport
from protocolapp.run.ports import RunHeader, RunOrder, RunPage, RunQuery, RunSummary
from protocolapp.run.state import RunStatus
from protocolapp.run.status import status_word
from protocolapp.run.words import counted, full_time

PAGE = 50

ORDERS = (
    (RunOrder.NEWEST, "Newest first"),
    (RunOrder.OLDEST, "Oldest first"),
    (RunOrder.TITLE, "By title"),
    (RunOrder.PROTOCOL, "By protocol"),
    (RunOrder.OPERATOR, "By operator"),
)

MARKS = {
    RunStatus.RUNNING.value: Mark.CURRENT,
    RunStatus.PAUSED.value: Mark.OPEN,
    RunStatus.COMPLETED.value: Mark.DONE,
    RunStatus.ABANDONED.value: Mark.SKIPPED,
}
_GROUP = "\u2009"


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run. tag: that it is a rehearsal, or hidden. said: it, in a few words."""

    run_id: str
    status: str
    started: str
    label: str
    tag: str
    protocol: str
    title: str
    operator: str
    open: bool
    hidden: bool

    @property
    def said(self) -> str:
        return f"{self.label}, {self.title or self.protocol}"


@dataclass(frozen=True, slots=True)
class HistoryView:
    """lines: of this page. place: `1 to 50 of 1 234 runs`. earlier, later: whether there are pages before and behind.

    nothing: heading and sentence where there is no line.
    """

    lines: tuple[RunLine, ...]
    place: str
    before: bool
    behind: bool
    nothing: tuple[str, str] | None


def history_view(page: RunPage, query: RunQuery) -> HistoryView:
    """The page in answer to a question. Times are those of the clock on the wall where a run was started."""
    lines = tuple(_line(summary) for summary in page.runs)
    last = query.offset + len(lines)
    return HistoryView(
        lines=lines,
        place=_place(query.offset + 1, last, page.total) if lines else "",
        before=query.offset > 0,
        behind=last < page.total,
        nothing=None if lines else _nothing(query),
    )


def turned(query: RunQuery, pages: int) -> RunQuery:
    """The same question, so many pages further."""
    return replace(query, offset=max(0, query.offset + pages * query.limit))


def chain_words(report: ChainReport) -> str:
    """What verifying found, in a sentence."""
    events = counted(report.events, "event", "events")
    if report.first_bad is None:
        return f"The chain is whole: {events}, none changed since it was stored."
    return (
        f"The chain is broken: {report.reason}. Nothing from event {report.first_bad} on can be trusted. "
        "Restore the data from a backup, or keep this run only as it was exported before."
    )


def _line(summary: RunSummary) -> RunLine:
    header, status = summary.header, status_word(summary.lifecycle)
    tags = ("rehearsal" if header.rehearsal else "", "hidden" if summary.hidden else "")
    return RunLine(
        run_id=header.run_id,
        status=status,
        started=_started(header),
        label=header.label,
        tag=", ".join(filter(None, tags)),
        protocol=f"{header.protocol_title} {header.protocol_version}".strip(),
        title=header.title,
        operator=header.operator,
        open=status in (RunStatus.RUNNING.value, RunStatus.PAUSED.value),
        hidden=summary.hidden,
    )


def _started(header: RunHeader) -> str:
    """The offset may wrap below the time, so that the table fits beside the timers."""
    day_and_time, _, offset = full_time(header.started_local).rpartition(" ")
    return day_and_time.replace(" ", "\u00a0") + " " + offset


def _place(first: int, last: int, total: int) -> str:
    if first == 1 and last == total:
        return counted(total, "run", "runs")
    return f"{_grouped(first)} to {_grouped(last)} of {_grouped(total)} runs"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", _GROUP)


def _nothing(query: RunQuery) -> tuple[str, str]:
    if query.text.strip():
        return (
            "Nothing found",
            f"No run matches “{query.text.strip()}”. Hidden runs are searched only when they are shown.",
        )
    if query.open_only:
        return "Nothing is unfinished", "All runs were completed or abandoned."
    return (
        "No runs yet",
        "Choose a protocol in the library and start it: the run is listed here from its first moment on.",
    )
