"""Why a command is not carried out now: for good, or until a reason is given."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.run.deviation import DeviationKind


@dataclass(frozen=True, slots=True)
class Departure:
    """One way in which a command departs from the protocol. planned, actual: as people read them."""

    kind: DeviationKind
    planned: str
    actual: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Written for people: title, message, remedy. code: stable, for the screen to choose by.

    needs_reason: the same command with a reason is carried out. departures: what will be recorded then, the
    weightiest first; kind, planned and actual are those of the first.
    """

    code: str
    title: str
    message: str
    remedy: str
    needs_reason: bool = False
    departures: tuple[Departure, ...] = ()

    @property
    def kind(self) -> DeviationKind | None:
        return self.departures[0].kind if self.departures else None

    @property
    def planned(self) -> str:
        return self.departures[0].planned if self.departures else ""

    @property
    def actual(self) -> str:
        return self.departures[0].actual if self.departures else ""


class Refused(Exception):  # noqa: N818 - an answer, not an error
    """A command was refused. Nothing has happened."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.title}: {refusal.message} {refusal.remedy}")
        self.refusal = refusal


def refuse(code: str, title: str, message: str, remedy: str) -> Refused:
    """A refusal for good: what was asked makes no sense now."""
    return Refused(Refusal(code, title, message, remedy))
