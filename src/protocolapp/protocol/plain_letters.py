"""Text in plain letters, for the names of files, solutions and steps."""

from __future__ import annotations

import unicodedata


def plain_text(text: str) -> str:
    """The text in ASCII: Greek letters spelt out, accents dropped, any other sign a dash."""
    return "".join(_as_ascii(sign) for sign in unicodedata.normalize("NFKD", text))


def _as_ascii(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign in "µμ":
        return "u"
    name = unicodedata.name(sign, "")
    if name.startswith("GREEK "):
        letter = name.split(" LETTER ")[-1].split(" ")[0].lower()
        return letter.title() if "CAPITAL" in name else letter
    return "" if unicodedata.combining(sign) else "-"
