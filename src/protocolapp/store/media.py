"""What a file is, told by its first bytes, else by the end of its name."""

from __future__ import annotations

from collections.abc import Mapping

_BY_HEAD: Mapping[bytes, str] = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"%PDF-": "application/pdf",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"PK\x03\x04": "application/zip",
}
_BY_SUFFIX: Mapping[str, str] = {
    "csv": "text/csv",
    "txt": "text/plain",
    "tsv": "text/tab-separated-values",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
UNKNOWN = "application/octet-stream"


def media_of(name: str, head: bytes) -> str:
    """`image/jpeg`, `text/csv` …; a name never makes a picture of what does not begin as one."""
    for begins, media in _BY_HEAD.items():
        if head.startswith(begins):
            by_name = _BY_SUFFIX.get(_suffix(name), media)
            return by_name if media == "application/zip" else media
    return _BY_SUFFIX.get(_suffix(name), UNKNOWN)


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower()
