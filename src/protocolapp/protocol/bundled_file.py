"""The bundled files of figures and pathways, read as strictly as what people write."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from protocolapp.protocol.faults import Fault, faults_of
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.wording import words_for

T = TypeVar("T", bound=Part)


class BundledFileError(ValueError):
    """A file that came with the program cannot be read. title, message and remedy are written for people."""

    def __init__(self, title: str, message: str, remedy: str) -> None:
        super().__init__(f"{title}: {message} {remedy}")
        self.title, self.message, self.remedy = title, message, remedy


def read_bundled(path: Path, top: type[T]) -> T:
    """The JSON file as its model. Raises BundledFileError for a file that is not there or not as it should be."""
    title = f"“{path.name}” cannot be read"
    try:
        data = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_without_twins)
    except FileNotFoundError as error:
        raise BundledFileError(title, "It is not there.", "Install the program anew.") from error
    except (OSError, ValueError, RecursionError) as error:
        raise BundledFileError(title, f"It is damaged ({error}).", "Install the program anew.") from error
    try:
        return top.model_validate(data)
    except ValidationError as error:
        fault = faults_of(error)[0]
        message, remedy = words_for(fault.error, fault.path, top)
        raise BundledFileError(title, f"{_where(fault)}{message}.", remedy) from error


def _where(fault: Fault) -> str:
    return f"At {' / '.join(map(str, fault.path))}: " if fault.path else ""


def _without_twins(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Of two equal keys JSON keeps the last, in silence."""
    twins = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
    if twins:
        raise ValueError(f"the key “{twins[0]}” stands there twice")
    return dict(pairs)
