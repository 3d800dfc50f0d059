"""Texts of an export as plain words: HTML, Draft.js, and strict JSON."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.protocol.importing.html_words import html_words
from protocolapp.protocol.importing.json_text import parse_json, read_json
from protocolapp.protocol.importing.parts import Kind
from protocolapp.protocol.importing.plain_words import in_parts, one_line
from protocolapp.protocol.importing.rich import rich
from protocolapp.protocol.problem import Problem
from tests.protocol.importing.exports import draft
from tests.protocol.importing.reading_back import component, left_out, one_step, protocol_of, step_of


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        ("10<sup>6</sup> cells", "10⁶ cells"),
        (
            'OD<span style = "vertical-align:sub;">600 </span> 10<span style="vertical-align:super">6</span>',
            "OD₆₀₀ 10⁶",
        ),
        ("H<sub>2</sub>O, V<sub>max</sub>", "H₂O, V_(max)"),
        ("Take:<ul><li>a</li><li>b</li></ul>", "Take: a; b"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 | 2; 3"),
        ("2&times;CTAB &amp;lt;b&amp;gt;", "2×CTAB &lt;b&gt;"),
        ("p<alpha and b>0.05, x < 3", "p<alpha and b>0.05, x < 3"),
        ("a<!-- hidden -->b<!-- open", "a b<!-- open"),
        ("a<script>alert(1)</script>b<style>p{}</style>", "a b"),
        ("a<br/>b<hr>c", "a b c"),
        ("<b>bo</b>ld", "bold"),
    ],
)
def test_html_as_words(source: str, words: str) -> None:
    assert one_line(html_words(source).text) == words


def _blocks(*texts: str) -> str:
    """A description as the third shape has it: what stands between two values is a block."""
    return (
        '<div class = "text-blocks">'
        + "".join(f'<div class = "text-block">{text}</div>' for text in texts)
        + "</div>"
    )


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (("Keep at ", " for ", ". Spin ", " and collect."), "Keep at … for … . Spin … and collect."),
        (("Keep cold.", "Mix."), ""),
        (("Add ", "<span> of beads.</span>"), "Add … of beads."),
        (("Shake at ",), "Shake at …"),
        ((" of beads are taken.",), "… of beads are taken."),
        (("Take this. ", "Then that."), ""),
    ],
)
def test_a_value_taken_out_of_a_sentence_leaves_a_mark(texts: tuple[str, ...], words: str) -> None:
    assert rich(_blocks(*texts)).gapped == words
    assert "…" not in rich(_blocks(*texts)).text


def test_values_taken_out_of_sentences_follow_in_their_order() -> None:
    parts = [
        component(3, amount=5, unit="mL"),
        component(24, temperature=4, unit="°C"),
        component(4, duration=600),
    ]
    step = step_of(*parts, text=_blocks("Add ", " of buffer and keep at ", " for ", "."))
    assert step.do.text == (
        "Add … of buffer and keep at … for … . For the gaps, in their order: 5 mL; 4 °C; 10 min."
    )
    assert step.wait is not None
    assert step.at is not None
    assert step_of(text=_blocks("Add ", " of buffer.")).do.text == "Add of buffer."


def test_a_table_that_is_exported_twice_is_said_once() -> None:
    table = "<table><tr><td>1</td><td>2</td></tr></table>"
    step = step_of(component(1, description=table), text=f"<p>Take:</p>{table}")
    assert step.do.text == "Take: 1 | 2"


def test_links_images_and_tables_are_noticed() -> None:
    source = "<a href='https://a.example/x'>here</a> <a href=\"https://b.example\">https://b.example</a><img src=i.png>"
    kinds = [(part.kind, dict(part.fields)) for part in rich(source).parts]
    assert kinds == [(Kind.LINK, {"link": "https://a.example/x"}), (Kind.IMAGE, {"source": "i.png"})]


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<a ",
        "<style>",
        "&",
        "<",
        '<a href="',
        "<sup>",
        "<li>",
        "<span>",
        '<div class="text-block"> ',
        "\\",
        '{"',
    ],
)
def test_a_text_of_two_million_signs_is_read_in_proportion(piece: str) -> None:
    assert rich(piece * (2_000_000 // len(piece))).text is not None


@given(text=st.text(max_size=200), most=st.integers(1, 20))
def test_the_parts_of_a_text_hold_all_of_it(text: str, most: int) -> None:
    line = one_line(text)
    parts = in_parts(line, most)
    assert all(len(part) <= most for part in parts)
    assert "".join("".join(parts).split()) == "".join(line.split())


def test_values_of_a_draft_stand_where_they_stood() -> None:
    text = "🧪 Add \u200b of wash buffer for ."
    at = text.encode("utf-16-le").index("\u200b".encode("utf-16-le")) // 2
    end = len(text.encode("utf-16-le")) // 2 - 1
    blocks = [
        {
            "text": text,
            "entityRanges": [
                {"key": 1, "offset": end, "length": 0},
                {"key": 0, "offset": at, "length": 1},
            ],
        }
    ]
    entities = {
        "0": {"type": "amount", "data": {"amount": "5", "unit": 2}},
        "1": {"type": "duration", "data": {"duration": 600}},
    }
    step = _draft_step({"blocks": blocks, "entityMap": entities})
    assert step.do.text == "🧪 Add 5 mL of wash buffer for 10 min ."
    assert step.wait is not None
    assert step.wait.rings_after.amount_in("min") == 10


def test_powers_in_a_draft_stay_powers_and_its_text_is_no_html() -> None:
    blocks = [
        {
            "text": "106 cells, a<b>c &amp;",
            "inlineStyleRanges": [{"style": "superscript", "offset": 2, "length": 1}],
        }
    ]
    assert _draft_step({"blocks": blocks}).do.text == "10⁶ cells, a<b>c &amp;"


@pytest.mark.parametrize(
    "place", [{"offset": -1}, {"offset": 99, "length": 5}, {"offset": 0, "length": 10**30}, {}]
)
def test_a_range_outside_the_text_spoils_nothing(place: dict[str, Any]) -> None:
    blocks = [{"text": "Mix.", "entityRanges": [{"key": 0, **place}]}]
    step = _draft_step({"blocks": blocks, "entityMap": [{"type": "duration", "data": {"duration": 60}}]})
    assert step.wait is not None
    assert "Mix" in step.do.text or step.do.text == "1 min"


def _draft_step(content: dict[str, Any]) -> Any:
    [(_, step)] = protocol_of({"title": "Draft", "steps": [{"step": json.dumps(content)}]}).steps()
    return step


def test_a_table_of_a_draft_is_listed_with_its_cells() -> None:
    export = {"steps": [{"step": draft("Mix.", [("tables", {"data": [["a", "b"], ["1", None]]})])}]}
    assert left_out(export) == ["step 1: table: a | b; 1 |"]


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        (8, {"name": "Plotter", "link": "https://example.org"}, "software: Plotter, https://example.org"),
        (9, {"name": "Data"}, "dataset: Data"),
        (13, {"body": "<p>Nice.</p>"}, "comment: Nice."),
        (15, {"name": "Shell", "command": "ls"}, "command: Shell, ls"),
        (18, {"title": "Another", "doi": "10.1/x"}, "another protocol: Another, 10.1/x"),
        (21, {"cases": [{"label": "A"}]}, "step cases"),
        (22, {"title": "Repeat it"}, "go to another step: Repeat it"),
        (23, {"original_name": "a.pdf"}, "file: a.pdf"),
        (99, {"title": "New"}, "part of an unknown kind “99”: New"),
    ],
)
def test_what_format_1_has_no_place_for_is_listed(kind: int, fields: dict[str, Any], told: str) -> None:
    assert left_out(one_step(component(kind, **fields))) == [f"step 1: {told}"]


def test_materials_given_as_a_text_become_reagents() -> None:
    text = "<p>MATERIALS</p><ul><li>Trypsin</li><li>- PBS &amp; EDTA</li></ul><p>Plastics:</p><p>Trypsin</p>"
    protocol = protocol_of({"steps": [{"step": "Mix."}], "materials_text": text})
    assert [reagent.name for reagent in protocol.reagents.values()] == ["Trypsin", "PBS & EDTA"]


@pytest.mark.parametrize("name", ["count", "mL", "1 M NaCl", "α-Tubulin", "酶", "lab", "name"])
def test_a_reagent_of_any_name_gets_one_that_calculations_can_use(name: str) -> None:
    step = step_of(component(20, name=name), component(20, name=f"{name}!"), component(28, name=name))
    assert len(step.uses) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "this is no JSON"),
        ('{"a": NaN}', "NaN stands where a number is due"),
        ('{"a": -Infinity}', "-Infinity stands where"),
        ('{"a": 1, "a": 2}', "the key “a” is there twice"),
        ("[" * 100_000, "nest more than 64 deep"),
        ("[" * 70 + "]" * 70, "nest more than 64 deep"),
        ("", "this is no JSON"),
    ],
)
def test_json_that_is_not_to_be_trusted_is_refused_with_its_place(
    tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "export.json"
    path.write_text(text, "utf-8")
    problem = read_json(path)
    assert isinstance(problem, Problem)
    assert told in problem.message
    assert problem.remedy


def test_a_number_of_any_size_stays_the_text_it_was() -> None:
    assert parse_json(f"[{'9' * 5000}, 1e400, 0.10]") == ["9" * 5000, "1e400", "0.10"]


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(1 << 30)
    for path in (tmp_path, tmp_path / "pipe.json", tmp_path / "absent.json", large):
        problem = read_json(path)
        assert isinstance(problem, Problem), path
        assert problem.remedy
