"""Make the text face in resources/fonts from the static TrueType files of Inter.

Usage: python tools/build_fonts.py FOLDER_WITH_INTER_TTF [resources/fonts]     (needs the fontTools package)

What is changed, and why:
- digits: Inter's `tnum` digits (equal width) become the default ones, because reportlab knows no font
  features and a timer must not jitter;
- features: only kerning, marks and composition stay. Inter's contextual alternates turn `2x4` into `2×4` and
  `->` into an arrow on the screen but not in the PDF, and user text must look the same in both;
- name: a changed face carries a name of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Protocolapp Sans"
STYLES = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700, "Italic": 400}
RIBBI = {"Regular", "Bold", "Italic"}
KEPT_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
PRIVATE_USE = range(0xE000, 0xF900)


def source_file(folder: Path, style: str) -> Path:
    """The one file of `folder` with this style, named as in Inter's release or as Google Fonts names it."""
    google = "400Regular_Italic" if style == "Italic" else f"{STYLES[style]}{style}"
    found = [path for path in folder.rglob("*.ttf") if path.stem in (f"Inter-{style}", f"Inter_{google}")]
    if len(found) != 1:
        raise SystemExit(f"{folder}: expected one Inter file of style {style}, found {len(found)}")
    return found[0]


def bake_tabular_digits(font: TTFont) -> None:
    """Point the code points 0-9 at the digits of equal width."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code in range(ord("0"), ord("9") + 1):
                table.cmap[code] = table.cmap[code].removesuffix(".tf") + ".tf"


def keep_plain_text(font: TTFont) -> None:
    """Drop private-use glyphs, alternates and all features but KEPT_FEATURES."""
    options = Options()
    options.layout_features = KEPT_FEATURES
    options.name_IDs, options.name_languages = ["*"], ["*"]
    options.notdef_outline = True
    options.glyph_names = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for code in font.getBestCmap() if code not in PRIVATE_USE])
    subsetter.subset(font)


def rename(font: TTFont, style: str) -> None:
    """Give the face its own family name; medium and semibold get the typographic names too."""
    names = font["name"]
    version, origin = names.getDebugName(5), names.getDebugName(0)
    for name_id in (16, 17, 18, 21, 22, 25):
        names.removeNames(nameID=name_id)
    plain = style in RIBBI
    entries = {
        0: f"{origin}; changed for protocolapp",
        1: FAMILY if plain else f"{FAMILY} {style}",
        2: style if plain else "Regular",
        3: f"{FAMILY} {style}; from Inter {version}",
        4: FAMILY if style == "Regular" else f"{FAMILY} {style}",
        5: version,
        6: f"{FAMILY.replace(' ', '')}-{style}",
    }
    if not plain:
        entries |= {16: FAMILY, 17: style}
    for name_id, text in entries.items():
        names.removeNames(nameID=name_id)
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = STYLES[style]
    if "STAT" in font:
        del font["STAT"]


def main(arguments: list[str]) -> None:
    if not arguments:
        raise SystemExit(__doc__)
    source = Path(arguments[0])
    target = Path(arguments[1] if len(arguments) > 1 else "resources/fonts")
    for style in STYLES:
        font = TTFont(source_file(source, style), recalcTimestamp=False)
        bake_tabular_digits(font)
        keep_plain_text(font)
        rename(font, style)
        font.save(target / f"{FAMILY.replace(' ', '')}-{style}.ttf")


if __name__ == "__main__":
    main(sys.argv[1:])
