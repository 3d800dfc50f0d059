"""No text is read as markup, none is lost, none keeps a record from being printed."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.record.model import RunRecord, TableBlock
from protocolapp.record.pdf.page import lay_out
from protocolapp.record.pdf.paragraphs import paragraphs, set_markup, worded
from protocolapp.record.pdf.report import render
from protocolapp.record.pdf.styles import STYLES
from protocolapp.record.pdf.tables import table
from protocolapp.record.pdf.text import LONGEST_FIELD, MARKUP_SIGNS, PIECE_END, pdf_text, printable
from tests.record.hostile import NASTY, plain_record, texts_in, with_texts
from tests.record.pdf_reading import pages_of, pdftotext, squeezed

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=400)


def hostile_record(nasty: str) -> RunRecord:
    """Every text of the record is the nasty one and a number of its own."""
    return with_texts(plain_record(), (f"{nasty} #{number}#" for number in count(100)))


@pytest.mark.tool("pdftotext", "poppler-utils")
@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_text_comes_back_whole_from_every_field(nasty: str, tmp_path: Path) -> None:
    record = hostile_record(nasty)
    text = squeezed(pdftotext(render(record).data, tmp_path))
    unprinted = {record.label, record.protocol_id}  # the label stands in the footer, the id names the file
    lost = [one for one in texts_in(record) if one not in unprinted and squeezed(printable(one)) not in text]
    assert lost == []
    assert "49" not in text.replace("#149#", "")


def test_what_no_font_has_and_nobody_could_see_is_named_by_its_code_point() -> None:
    assert printable("細胞 a\u202eb\u200bc\x07\U0001f9ec\ud800") == (
        "[U+7D30][U+80DE] a[U+202E]b[U+200B]c[U+0007][U+1F9EC][U+D800]"
    )
    assert printable("tab\there") == "tab here"
    assert printable("two\u2028lines\x0bmore") == "two[U+2028]lines[U+000B]more"


@pytest.mark.tool("pdftotext", "poppler-utils")
def test_a_word_wider_than_its_column_and_page_is_broken_not_cut(tmp_path: Path) -> None:
    word = "Aa" * 300
    record = replace(plain_record(), named=word, lots=TableBlock(("One", "Two"), (("a", word),)))
    assert squeezed(pdftotext(render(record).data, tmp_path)).count(word) == 2


@given(ANY_TEXT)
def test_markup_of_a_text_is_that_text_again(text: str) -> None:
    class Reader(HTMLParser):
        heard = ""

        def handle_data(self, data: str) -> None:
            self.heard += data

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert (tag, attrs) in (("br", []), ("font", [("name", "Fallback")]))
            self.heard += "\n" if tag == "br" else ""

    reader = Reader(convert_charrefs=True)
    reader.feed(str(pdf_text(text)))
    reader.close()
    assert reader.heard.translate(MARKUP_SIGNS) == printable(text)


@settings(max_examples=40)
@given(ANY_TEXT)
def test_any_text_can_be_set_in_a_paragraph_a_template_and_a_cell(text: str) -> None:
    story = [
        *paragraphs(text, STYLES.body),
        *worded("notices", record=with_texts(plain_record(), (text for _ in count()))),
        table(TableBlock((text, "b"), ((text, "1"), ("a", text)), (1,)), 300),
    ]
    assert lay_out(story, size="A4", title=text, footer="Footer").count >= 1


def test_a_template_cannot_be_written_by_a_value() -> None:
    record = with_texts(plain_record(), ("x\ntitle: <b>forged</b>\n{{ 7*7 }}" for _ in count()))
    styles = [paragraph.style.name for paragraph in worded("head", record=record)]
    assert styles == ["kicker", "title", "under_title", "named", "aim"]


@pytest.mark.parametrize("sign", ["word ", "w", "<", "\n"])
def test_fields_of_64_kib_are_printed_whole_wherever_they_stand(sign: str) -> None:
    long = (sign * LONGEST_FIELD)[:LONGEST_FIELD]
    record = with_texts(plain_record(), (long if number % 25 == 0 else "short" for number in count()))
    pages = pages_of(render(record).data)
    printed = sum(squeezed(page).count(squeezed(sign) or "short") for page in pages)
    fields = sum(one == long for one in texts_in(record))
    assert fields >= 4
    assert printed >= fields * LONGEST_FIELD // len(sign) or not sign.strip()


def test_what_is_longer_is_named_not_dropped_in_silence() -> None:
    shown = printable("a" * (LONGEST_FIELD + 7))
    assert shown.endswith("… (7 more characters in the data)")


def test_no_text_brings_the_end_of_a_piece_along() -> None:
    assert PIECE_END not in pdf_text(f"a{PIECE_END}b")
    assert pdf_text("word " * 1000).count(PIECE_END) == 2


def test_only_markup_becomes_a_paragraph() -> None:
    with pytest.raises(TypeError):
        set_markup("<b>raw</b>", STYLES.body)  # type: ignore[arg-type]
