"""What a step is made of, whatever the shape of the export: one registry of kinds, with every name they go by.

Ids and names: the public clients of the protocols.io interface (rspace-os/protocols-java-client, `TypeConstants`;
scinote-eln/scinote-web, `step_components.rb`; tgbugs/idlib, `asOrg`), which agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from protocolapp.protocol.importing.fields import Fields


class Kind(StrEnum):
    """What a part of a step is, in words for the list of what was left out."""

    DESCRIPTION = "description"
    AMOUNT = "amount"
    DURATION = "duration"
    SECTION = "section"
    LINK = "link"
    SOFTWARE = "software"
    DATASET = "dataset"
    COMMENT = "comment"
    COMMAND = "command"
    RESULT = "expected result"
    PROTOCOL = "another protocol"
    SAFETY = "safety information"
    REAGENT = "reagent"
    CASES = "step cases"
    GO_TO = "go to another step"
    FILE = "file"
    TEMPERATURE = "temperature"
    CONCENTRATION = "concentration"
    NOTE = "note"
    DOCUMENTS = "documents"
    EQUIPMENT = "equipment"
    CENTRIFUGE = "centrifuge"
    SHAKER = "shaker"
    TABLE = "table"
    IMAGE = "image"
    CITATION = "citation"
    CODE = "code"
    FORMULA = "formula"
    PH = "pH"
    UNKNOWN = "part of an unknown kind"


_IDS: Mapping[str, Kind] = MappingProxyType(
    {
        "1": Kind.DESCRIPTION,
        "3": Kind.AMOUNT,
        "4": Kind.DURATION,
        "6": Kind.SECTION,
        "7": Kind.LINK,
        "8": Kind.SOFTWARE,
        "9": Kind.DATASET,
        "13": Kind.COMMENT,
        "15": Kind.COMMAND,
        "17": Kind.RESULT,
        "18": Kind.PROTOCOL,
        "19": Kind.SAFETY,
        "20": Kind.REAGENT,
        "21": Kind.CASES,
        "22": Kind.GO_TO,
        "23": Kind.FILE,
        "24": Kind.TEMPERATURE,
        "25": Kind.CONCENTRATION,
        "26": Kind.NOTE,
        "27": Kind.DOCUMENTS,
        "28": Kind.EQUIPMENT,
        "30": Kind.CENTRIFUGE,
        "33": Kind.SHAKER,
    }
)
_OTHER_NAMES: Mapping[str, Kind] = MappingProxyType(
    {
        "title": Kind.SECTION,
        "protocols": Kind.PROTOCOL,
        "result": Kind.RESULT,
        "safety": Kind.SAFETY,
        "reagents": Kind.REAGENT,
        "cases": Kind.CASES,
        "gotostep": Kind.GO_TO,
        "notes": Kind.NOTE,
        "tables": Kind.TABLE,
        "imageblock": Kind.IMAGE,
        "video": Kind.IMAGE,
        "code insert": Kind.CODE,
        "tex formula": Kind.FORMULA,
        "ph": Kind.PH,
    }
)
_NAMES: Mapping[str, Kind] = MappingProxyType({**{kind.value: kind for kind in Kind}, **_OTHER_NAMES})

MAIN_FIELD: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.DESCRIPTION: "description",
        Kind.SECTION: "title",
        Kind.LINK: "link",
        Kind.RESULT: "body",
        Kind.SAFETY: "body",
        Kind.NOTE: "body",
        Kind.COMMENT: "body",
        Kind.AMOUNT: "amount",
        Kind.DURATION: "duration",
        Kind.TEMPERATURE: "temperature",
        Kind.CONCENTRATION: "concentration",
        Kind.CENTRIFUGE: "centrifuge",
        Kind.SHAKER: "shaker",
    }
)
"""Where a part says the most: what the bare `data` of an old export stands for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a step. said: it stands in the instruction's text already. named: what the export calls its kind."""

    kind: Kind
    fields: Fields
    said: bool = False
    named: str = ""


def kind_named(name: str) -> Kind:
    """The kind of an id (`4`) or a name (`duration`)."""
    plain = " ".join(name.lower().replace("_", " ").split())
    return _IDS.get(plain) or _NAMES.get(plain, Kind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Rich:
    """A text field as it was read. text: one line. parts: what stands in it or beside it.

    gapped: the text with … where the export takes a value out of a sentence; empty where it takes none.
    """

    text: str = ""
    parts: tuple[Part, ...] = ()
    gapped: str = ""
