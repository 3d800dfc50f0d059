"""Loading: all problems at once, none that only follows from another, nothing that makes it raise or dawdle."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.protocol.load import load_protocol, load_text

ROOT = Path(__file__).parents[2]
CO_IP = (ROOT / "protocols/co_ip_alk.yaml").read_text(encoding="utf-8")


def told(text: str) -> list[str]:
    return [problem.message for problem in load_text(text, "x.yaml").problems]


def changed(*pairs: tuple[str, str]) -> str:
    text = CO_IP
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def test_faults_of_every_sort_are_told_at_once_in_the_order_of_the_file() -> None:
    text = changed(
        ("label: Negative control", "labell: Negative control"),
        ("range: [200 µL, 1.5 mL]", "range: [1.5 mL, 200 µL]"),
        ("most: 24", "most: many"),
        ("role: wash", "role: washing up"),
        ("stock: 5 M", "stock: 5 mL"),
        ("value: ip_volume - lysate_volume", "value: ip_volume - lysate_volum"),
        ("wait: {for: 1 h, cite: G1}", "wait: {for: 1 hour, cite: G1}"),
        ("fills: [protein]", "fills: [proteins]"),
        ("tubes: [ip, igg_control]", "tubes: [ip, igg_kontrol]"),
    )
    problems = load_text(text, "x.yaml").problems
    assert [problem.message for problem in problems] == [
        "“labell” is not known here",
        "the range does not rise: 1.5 mL to 200 µL",
        "“many” is no whole number",
        "“washing up” is none of the known words here",
        "“5 mL” is a volume, not a strength due here",
        "there is no “lysate_volum” to calculate with",
        "there is no column “proteins”",
        "There is no unit “hour”",
        "there is no kind of tube “igg_kontrol”",
    ]
    assert all(problem.remedy and problem.path == "x.yaml" for problem in problems)
    for problem in problems:
        assert text.splitlines()[problem.line - 1][problem.column - 1 :].strip()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        # what stands in a part that cannot be read is not called unknown elsewhere
        ("protein_per_ip:\n    label", "protein_per_ip:\n    lable", "“lable” is not known here"),
        (
            "    default: 1 mg\n",
            "",
            "“default:” is missing here (what it starts from",
        ),
        ("unit: mg/mL", "units: mg/mL", "“units” is not known here"),
        ("reagents:\n", "reagent:\n", "“reagent” is not known here"),
        ("tubes:\n", "tube:\n", "“tube” is not known here"),
        ("value: protein_per_ip / protein", "value: protein_per_ip / (protein", "a bracket is not closed"),
        ("  lysis_buffer:\n", "  Lysis_buffer:\n", "“Lysis_buffer” is no name"),
        ("  - id: lysis\n", "  - id: Lysis\n", "“Lysis” is no id"),
        ("calculations:\n", "calculations: 3\ncalcs:\n", "“calcs” is not known here"),
    ],
)
def test_one_fault_does_not_drag_others_along(old: str, new: str, message: str) -> None:
    messages = told(changed((old, new)))
    assert any(one.startswith(message) for one in messages)
    assert len(messages) <= 2
    assert not [one for one in messages if one.startswith("there is no")]


def test_a_problem_of_the_reader_does_not_hide_the_others() -> None:
    text = changed(
        ("    default: 500 µL\n", "    default: 500 µL\n    default: 600 µL\n"), ("most: 24", "most: many")
    )
    messages = told(text)
    assert len(messages) == 2
    assert "written twice" in messages[0]
    assert messages[1] == "“many” is no whole number"


def test_a_warning_about_a_cut_text_names_its_place() -> None:
    text = changed(("do: Spin down the debris.", "do: Spin down the debris # hard"))
    (problem,) = load_text(text, "x.yaml").problems
    assert "cut" in problem.message
    assert "quotes" in problem.remedy


LINES = CO_IP.splitlines(keepends=True)


@given(st.integers(0, len(LINES) - 1), st.integers(1, 3))
def test_a_file_with_lines_missing_never_makes_it_raise(start: int, count: int) -> None:
    loaded = load_text("".join(LINES[:start] + LINES[start + count :]), "x.yaml")
    assert (loaded.protocol is None) == bool(loaded.problems)


@given(
    st.integers(0, len(CO_IP)),
    st.integers(0, 6),
    st.text(max_size=6)
    | st.sampled_from([": ", "- ", "{", "[", "{{", "}", "\n", "\n  ", "'", '"', "# ", "&", "*", "0"]),
)
def test_a_slip_of_the_keys_never_makes_it_raise(place: int, cut: int, typed: str) -> None:
    loaded = load_text(CO_IP[:place] + typed + CO_IP[place + cut :], "x.yaml")
    assert (loaded.protocol is None) == bool(loaded.problems)
    for problem in loaded.problems:
        assert problem.message
        assert problem.line >= 1
        assert problem.column >= 1


VALUES = st.sampled_from(
    ["", "3", "yes", "[a, b]", "{a: b}", "[]", "{}", "-1 mL", "a b", "[[1]]", "~", "1 mL", "'{{ x }}'"]
)
KEYED = [number for number, line in enumerate(LINES) if ": " in line and "{" not in line and ">-" not in line]


@given(st.sampled_from(KEYED), VALUES)
def test_any_value_under_any_key_is_told_in_words(number: int, value: str) -> None:
    key = LINES[number].partition(":")[0]
    lines = [*LINES[:number], f"{key}: {value}\n", *LINES[number + 1 :]]
    for problem in load_text("".join(lines), "x.yaml").problems:
        assert "does not fit here" not in problem.message
        assert problem.remedy


STEP = """\
      - id: step-{number}
        do: Add {{{{ wash_volume }}}} ice-cold buffer to tube {number}, invert, spin, and discard.
        per: tube
        uses: {{lysis_buffer: wash_volume}}
        spin: {{force: 1000 x g, for: 1 min, at: 4 °C, cite: G1}}
        caution: Do not aspirate beads.
        takes: {{fixed: 2 min, per tube: 1 min}}
        cite: G1
"""


def large(steps: int) -> str:
    head = CO_IP.partition("sections:\n")[0]
    body = "".join(STEP.format(number=number) for number in range(steps))
    return f"{head}sections:\n  - id: all\n    title: All\n    steps:\n{body}"


def test_5000_steps_are_read_in_good_time(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(large(5000), encoding="utf-8")
    start = process_time()
    loaded = load_protocol(path)
    spent = process_time() - start
    assert loaded.problems == ()
    assert loaded.protocol is not None
    assert len(loaded.protocol.steps()) == 5000
    assert spent < 5, f"{spent:.1f} s of processor time; usual are 0.8"


def test_many_faults_in_a_large_file_are_told_in_good_time() -> None:
    text = (
        large(2000).replace("uses: {lysis_buffer", "uses: {lysis_bufer").replace("1 min, at", "1 minut, at")
    )
    start = process_time()
    problems = load_text(text, "x.yaml").problems
    assert process_time() - start < 5
    assert len(problems) <= 101
    assert "more problems" in problems[-1].message


def test_the_package_and_its_problems_need_no_pydantic() -> None:
    code = (
        "import sys, protocolapp.protocol, protocolapp.protocol.problem;"
        "print(sorted({'pydantic', 'yaml', 'hypothesis'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
