"""Pictures as they are printed: decoded within limits, turned upright, made small. What is hostile is left out."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

MEDIA = ("image/jpeg", "image/png")
LARGEST_FILE = 60 * 1024 * 1024
"""Bytes of a picture that is printed; a larger one is only listed."""

MOST_PIXELS = 64_000_000
"""Of a picture that is decoded: more than a camera takes, and a quarter of a gigabyte in memory."""

_LONGEST_SIDE = 1400
_FORMATS = ("JPEG", "PNG")
_QUALITY = 85


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG of our own making. width, height: in pixels."""

    data: bytes
    width: int
    height: int


def picture_of(data: bytes) -> Picture | None:
    """The picture in these bytes, at most 1400 pixels a side; None where there is none that may be decoded."""
    from PIL import Image, UnidentifiedImageError

    broken = (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        OSError,
        SyntaxError,
        ValueError,
        TypeError,
        LookupError,
        ArithmeticError,
        AttributeError,
        EOFError,
        MemoryError,
        struct.error,
        zlib.error,
        RecursionError,
        AssertionError,
        NotImplementedError,
    )  # fmt: skip - what decoders raise for damaged files; none of it is a fault of this program
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            return _printable(image)
    except broken:
        return None


def _printable(image: Image.Image) -> Picture:
    from PIL import Image, ImageOps

    image.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        upright = upright.convert("RGBA")
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright)
    elif upright.mode in ("I;16", "I;16B", "I"):
        upright = upright.point(lambda value: value / 256).convert("L")  # 16-bit grey of a blot
    if upright.mode != "L":
        upright = upright.convert("RGB")
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    out = BytesIO()
    upright.save(out, "JPEG", quality=_QUALITY)
    return Picture(out.getvalue(), upright.width, upright.height)
