"""What the program is made of, and under which licences."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import protocolapp


@dataclass(frozen=True, slots=True)
class Part:
    """package: its name in the package index, empty for what is none."""

    name: str
    use: str
    licence: str
    package: str = ""

    @property
    def version(self) -> str:
        """Of what is installed; empty when that cannot be told."""
        try:
            return version(self.package) if self.package else ""
        except PackageNotFoundError:
            return ""


PROGRAM = Part("protocolapp", "for research use only", "Apache-2.0")
PARTS = (
    Part("Qt for Python", "windows and widgets", "LGPL-3.0", "PySide6-Essentials"),
    Part("PyYAML", "reads protocols", "MIT", "PyYAML"),
    Part("pydantic", "checks protocols", "MIT", "pydantic"),
    Part("Jinja2", "words the record", "BSD-3-Clause", "Jinja2"),
    Part("Pillow", "makes attached pictures fit for print", "MIT-CMU", "pillow"),
    Part("ReportLab", "sets the pages of PDFs", "BSD-3-Clause", "reportlab"),
    Part("platformdirs", "finds the data folder", "MIT", "platformdirs"),
    Part("miniaudio", "plays the alarm", "MIT", "miniaudio"),
    Part("SQLite", "keeps the runs", "public domain"),
    Part("Python", "runs the program", "PSF-2.0"),
    Part("Inter", "text face", "OFL-1.1"),
    Part("DejaVu Sans", "signs the text face lacks", "Bitstream Vera"),
    Part("Lucide", "icons", "ISC"),
)

QT_NOTE = (
    "Qt is used as a library of its own, unchanged: it can be replaced by another version of PySide6-Essentials, "
    "as the LGPL asks."
)


def own_version() -> str:
    """`protocolapp 0.1.0`"""
    return f"protocolapp {protocolapp.__version__}"
