"""Tables, plates and files in the record and on the bench sheet; pictures that are hostile."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from protocolapp.lab import Lab
from protocolapp.plan import make_plan
from protocolapp.plan.facts import Facts
from protocolapp.protocol.readings import PlateReadings
from protocolapp.record.bench_sheet import bench_sheet
from protocolapp.record.model import RunRecord, StepBlock
from protocolapp.record.parts import written_out
from protocolapp.record.pdf.bench_sheet import render_bench_sheet
from protocolapp.record.pictures import picture_of
from protocolapp.run import commands as c
from protocolapp.services.export import pdf_of, record_of
from protocolapp.services.preferences import PageSize
from tests.fakes.attachments import MemoryAttachments
from tests.record.pdf_reading import pages_of
from tests.run.bench import RUN_ID, SAMPLES, Bench
from tests.run.kinds import BEGIN, BLOT, READ, SEEN, STANDARDS, kinds_protocol


def picture(size: tuple[int, int] = (300, 200), kind: str = "PNG", mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind)
    return out.getvalue()


class KindsDay:
    """A run with one of every kind, and its files in memory."""

    def __init__(self) -> None:
        self.bench = Bench(protocol=kinds_protocol())
        self.files = MemoryAttachments()

    def attach(self, ref: str, name: str, data: bytes, entry: str = "") -> str:
        kept = self.files.keep_data(RUN_ID, name, data)
        command = c.AttachFile(
            ref, kept.name, kept.sha256, kept.size, kept.media, kept.where, entry, reason="again"
        )
        self.bench.do(command)
        return kept.where

    def record(self) -> RunRecord:
        return record_of(self.bench.store, RUN_ID, self.bench.clock.now(), self.files)

    def step(self, ref: str) -> StepBlock:
        number = str(self.bench.step(ref).number)
        steps = [step for section in self.record().sections for step in section.steps]
        return next(step for step in steps if step.number == number)

    def text(self) -> str:
        return "\n".join(pages_of(pdf_of(self.record(), PageSize.A4, self.files).data))


@pytest.fixture
def day() -> KindsDay:
    return KindsDay()


def test_a_table_is_printed_whole_with_what_it_was_before(day: KindsDay) -> None:
    day.bench.do(c.EnterValue(STANDARDS, "standards", "0;0.050\n125;0.21"))
    day.bench.do(c.EnterValue(STANDARDS, "standards", "0;0.050\n250;0.21", reason="typing error"))
    first, now = day.step(STANDARDS).parts
    assert first.label.startswith("Standards, as entered ")
    assert first.label.endswith("then corrected")
    assert now.label == "Standards"
    assert now.table is not None
    assert now.table.header == ("Standard (µg/mL)", "A562")
    assert now.table.rows == (("0", "0.050"), ("250", "0.21"))
    assert now.table.numeric == (0, 1)
    assert day.step(STANDARDS).entries == ()
    assert "0.050" in day.text()


def test_a_table_of_a_sample_names_it(day: KindsDay) -> None:
    day.bench.do(c.EnterValue(SEEN, "counts", "12;1", row="s2"))
    [part] = day.step(SEEN).parts
    assert part.label == "Counts, Sample B"
    table = day.step(SEEN).table
    assert table is not None
    assert table.rows[1][1] == "1\u00a0row"


def test_a_plate_is_printed_as_a_plate(day: KindsDay) -> None:
    day.bench.do(c.EnterValue(READ, "readings", "A1\t1000\nA2\t500\nB1\tOVER"))
    [part] = day.step(READ).parts
    assert part.plate is not None
    wells = {(well.row, well.column): well for well in part.plate.wells}
    assert [wells[place].text for place in ((0, 0), (0, 1), (1, 0))] == ["1000", "500", "over"]
    assert [wells[place].level for place in ((0, 0), (0, 1), (1, 0))] == [1, 0, None]
    assert (part.plate.low, part.plate.high) == ("500", "1000")
    text = day.text()
    assert "Luminescence: 3\u00a0wells, 500 to 1000, 1\u00a0over" in text.replace(
        " wells", "\u00a0wells"
    ).replace(" over", "\u00a0over")


def test_a_date_and_time_is_printed_as_it_was_entered(day: KindsDay) -> None:
    day.bench.do(c.EnterValue(BEGIN, "began", "2026-11-21 09:15"))
    assert day.step(BEGIN).entries == (("Began:", "2026-11-21 09:15"),)


def test_files_are_listed_with_size_and_hash_and_pictures_are_printed(day: KindsDay) -> None:
    day.attach(BLOT, "blot.png", picture(), "image")
    day.attach(BLOT, "blot.jpg", picture((90, 60), "JPEG"), "image")
    day.attach(BEGIN, "raw.csv", b"1,2,3")
    replaced, current = day.step(BLOT).files
    assert "replaced by a later file" in replaced.text
    assert current.text.startswith("File: blot.jpg · Blot · ")
    [raw] = day.step(BEGIN).files
    assert "5\u00a0bytes · SHA-256 " in raw.text
    with_pictures = pdf_of(day.record(), PageSize.A4, day.files).data
    assert with_pictures.count(b"/Subtype /Image") == 2
    assert with_pictures == pdf_of(day.record(), PageSize.A4, day.files).data


def test_a_hostile_name_is_printed_as_it_is(day: KindsDay) -> None:
    day.attach(BEGIN, "gel\u202egnp.<b>\nexe", b"1")
    text = day.text()
    assert "gel[U+202E]gnp.<b>" in text
    assert day.step(BEGIN).files[0].name == "gel\u202egnp.<b>\nexe"


def test_a_file_that_is_gone_or_changed_is_told_first(day: KindsDay) -> None:
    gone = day.attach(BEGIN, "gel.png", picture())
    changed = day.attach(BLOT, "blot.png", picture((10, 10)), "image")
    assert day.record().file_faults == ()
    del day.files.kept[gone]
    day.files.kept[changed] = b"other"
    record = day.record()
    assert record.file_faults == (
        "“gel.png”, attached at step 1, is missing.",
        "“blot.png”, attached at step 4, has been changed.",
    )
    assert record.notices[:2] == record.file_faults
    assert "IS MISSING" in day.step(BEGIN).files[0].text
    assert "/Subtype /Image" not in repr(pdf_of(record, PageSize.A4, day.files).data)
    assert day.text().count("is missing") >= 2


def test_an_undone_file_is_told_among_what_was_undone(day: KindsDay) -> None:
    day.attach(BEGIN, "gel.png", picture())
    day.bench.do(c.Undo())
    record = day.record()
    assert record.sections[0].steps[0].files == ()
    assert "file gel.png attached" in record.undone[0][1]


def bomb() -> bytes:
    """A small file that says it is 60 000 pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "text": lambda: b"hello",
    "only a signature": lambda: b"\x89PNG\r\n\x1a\n",
    "cut png": lambda: picture()[:60],
    "cut jpeg": lambda: picture(kind="JPEG")[:200],
    "bomb": bomb,
    "gif": lambda: picture(kind="GIF"),
    "tiff": lambda: picture(kind="TIFF"),
}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_sound_picture_is_only_listed(day: KindsDay, kind: str) -> None:
    data = HOSTILE[kind]()
    assert picture_of(data) is None
    day.attach(BEGIN, "gel.png", data)
    assert "gel.png" in day.text()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "RGB", "RGBA", "P", "I;16"])
def test_a_picture_of_any_mode_is_printed(mode: str) -> None:
    made = picture_of(picture((40, 30), mode=mode))
    assert made is not None
    assert (made.width, made.height) == (40, 30)


def test_a_large_picture_is_made_small() -> None:
    made = picture_of(picture((4000, 3000), "JPEG"))
    assert made is not None
    assert max(made.width, made.height) == 1400


SOUND = picture((30, 20), "JPEG"), picture((30, 20))


@given(st.sampled_from(SOUND), st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
def test_a_damaged_picture_never_breaks_anything(sound: bytes, place: int, damage: bytes) -> None:
    at = place % len(sound)
    made = picture_of(sound[:at] + damage + sound[at + len(damage) :])
    assert made is None or made.width > 0


def test_the_bench_sheet_has_room_to_write() -> None:
    plan = make_plan(kinds_protocol(), Facts(samples=SAMPLES), Lab())
    steps = {step.number: step for section in bench_sheet(plan).sections for step in section.steps}
    [table] = steps["2"].blanks
    assert table.table is not None
    assert table.table.rows == (("", ""), ("", ""))
    assert table.table.header == ("Standard (µg/mL)", "A562")
    [plate] = steps["3"].blanks
    assert plate.plate is not None
    assert (plate.plate.rows, plate.plate.columns, plate.plate.wells) == (8, 12, ())
    assert [part.label for part in steps["5"].blanks] == ["Counts, Sample A", "Counts, Sample B"]
    text = "\n".join(pages_of(render_bench_sheet(plan).data))
    assert "Standard (µg/mL)" in text
    assert "Luminescence" in text


def test_readings_too_small_to_be_read_in_their_wells_are_written_out() -> None:
    """A plate of 384 wells: twelve columns to a table, of what was read only. One of 96 is read as it is drawn."""
    read = tuple(
        (f"{row}{column}", f"{column}0{place}") for place, row in enumerate("AC") for column in (1, 2, 14)
    )
    tables = [
        part.table for part in written_out("Counts", PlateReadings(16, 24, read)) if part.table is not None
    ]
    assert [one.header for one in tables] == [("", "1", "2"), ("", "14")]
    assert tables[0].rows == (("A", "100", "200"), ("C", "101", "201"))
    assert tables[1].rows == (("A", "1400"), ("C", "1401"))
    assert list(written_out("Counts", PlateReadings(8, 12, read[:2]))) == []
