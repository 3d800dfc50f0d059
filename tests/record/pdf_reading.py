"""What a PDF says, by programs that are not ours."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

_FOOTER = re.compile(r"(Run|Protocol|Footer)[^\n]*\n?\s*Page \d+ of \d+")


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, by pypdf."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def pdftotext(pdf: bytes, folder: Path) -> str:
    """The text by poppler, in the order of the content."""
    file = folder / "record.pdf"
    file.write_bytes(pdf)
    return subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], check=True, capture_output=True, text=True
    ).stdout


def squeezed(text: str) -> str:
    """Without white space, page ends and footers, so that line breaks do not matter."""
    return re.sub(r"\s+", "", _FOOTER.sub("", text))
