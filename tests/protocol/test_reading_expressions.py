"""From text to tree: precedence, units, names, functions, refusals with their place; nothing is executed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.protocol.expression import (
    FUNCTIONS,
    Binary,
    Call,
    Count,
    ExpressionError,
    Literal,
    Name,
    Negative,
    Node,
    OfPlate,
    TextPart,
    names_in,
    operands,
    parse_expression,
    parse_step_text,
)
from protocolapp.quantity import Quantity
from tests.protocol.bench import refusal_of


def brackets(node: Node) -> str:
    """The tree with every bracket written."""
    if isinstance(node, Binary):
        return f"({brackets(node.left)} {node.operator} {brackets(node.right)})"
    if isinstance(node, Negative):
        return f"-{brackets(node.operand)}"
    if isinstance(node, Call):
        return f"{node.function}[{', '.join(map(brackets, node.arguments))}]"
    if isinstance(node, Count):
        return f"count[{node.what}]"
    if isinstance(node, OfPlate):
        return f"{node.what}[{node.role or node.but or node.place} of {node.plate}]"
    return str(node.quantity) if isinstance(node, Literal) else node.name


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a + b * c", "(a + (b * c))"),
        ("a - b - c", "((a - b) - c)"),
        ("a / b / c", "((a / b) / c)"),
        ("a / b * c", "((a / b) * c)"),
        ("(a + b) * c", "((a + b) * c)"),
        ("-a * b", "(-a * b)"),
        ("a - -b", "(a - --b)".replace("--", "-")),
        ("a × b ÷ c − d", "(((a * b) / c) - d)"),
        ("1 mL", "1 mL"),
        ("500 µL + 1 mL", "(500 µL + 1 mL)"),
        ("20 µL/mg * mass", "(20 µL/mg * mass)"),
        ("10 % * a", "(10 % * a)"),
        ("1 % v/v * a", "(1 % v/v * a)"),
        ("5 mg / protein", "(5 mg / protein)"),
        ("5 mg/protein", "(5 mg / protein)"),
        ("5 mg/g_total", "(5 mg / g_total)"),
        ("5 mg/mL", "5 mg/mL"),
        ("count(samples) * 1 mL", "(count[samples] * 1 mL)"),
        ("count(tubes of sample)", "count[tubes of sample]"),
        ("count( ip )", "count[ip]"),
        ("count(vehicle wells of p)", "wells[vehicle of p]"),
        ("count(no enzyme wells of p) + 1", "(wells[no enzyme of p] + 1)"),
        ("count(wells of p but no enzyme)", "wells[no enzyme of p]"),
        ("count(wells of wells)", "wells[1 of wells]"),
        ("count(plates of p) * count( doses  of p )", "(plates[1 of p] * doses[1 of p])"),
        ("dose(top of p) / dose(bottom of p)", "(dose[1 of p] / dose[-1 of p])"),
        ("dose(12 of p)", "dose[12 of p]"),
        ("half - log_a", "(half - log_a)"),
        ("min(a, 500 µL) + max(b)", "(min[a, 500 µL] + max[b])"),
        ("round_to(a / 3, 0.5 µL)", "round_to[(a / 3), 0.5 µL]"),
        ("2e3 * a", "(2000 * a)"),
        ("mg_per_ip", "mg_per_ip"),
    ],
)
def test_what_binds_to_what(text: str, tree: str) -> None:
    assert brackets(parse_expression(text).tree) == tree


def test_a_name_knows_where_it_stands() -> None:
    tree = parse_expression("2 mg / protein").tree
    assert isinstance(tree, Binary)
    assert tree.right == Name("protein", 7)


@pytest.mark.parametrize(
    ("text", "offset", "words"),
    [
        ("", 0, "nothing here"),
        ("a +", 3, "missing at the end"),
        ("a + * b", 4, "missing before “*”"),
        ("(a", 2, "not closed"),
        ("a)", 1, "not opened"),
        ("a b", 2, "sign is missing"),
        ("3 x", 2, "sign is missing"),
        ("5 mgg", 2, "no unit “mgg”"),
        ("14,000", 2, "comma"),
        ("foo(a)", 0, "no function “foo”"),
        ("round_to(a)", 0, "takes 2 values, not 1"),
        ("sum(a, b)", 0, "takes 1 value, not 2"),
        ("count()", 6, "of what"),
        ("count(tubes of water)", 15, "tubes of what"),
        ("a ^ 2", 2, "no powers"),
        ("a ** 2", 2, "no powers"),
        ("a < b", 2, "comparison"),
        ("{{ a }}", 0, "step text only"),
        ("a; b", 1, "means nothing"),
        ("1e99 * a", 0, "beyond anything"),
        ("__import__('os')", 0, "no function"),
        ("a.b", 1, "means nothing"),
        ("a[0]", 1, "means nothing"),
    ],
)
def test_what_cannot_be_read_says_where_and_what_to_do(text: str, offset: int, words: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_expression(text)
    assert words in caught.value.message
    assert caught.value.offset == offset
    assert caught.value.remedy


@pytest.mark.parametrize("text", ["(" * 21 + "a" + ")" * 21, "-" * 21 + "a", "abs(" * 21 + "a" + ")" * 21])
def test_too_deep_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError, match="more than 20"):
        parse_expression(text)


def test_depth_20_is_read() -> None:
    assert names_in(parse_expression("(" * 20 + "a" + ")" * 20).tree) == ("a",)


@pytest.mark.parametrize("text", ["a" + "+a" * 250, "a" + "+a" * 120])
def test_too_long_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError, match=r"characters|parts"):
        parse_expression(text)


@given(st.text(max_size=60) | st.text("ab+-*/(), 12µLmgcount%<>=.{}[]_", max_size=60))
def test_no_text_makes_it_raise_anything_else(text: str) -> None:
    refusal = refusal_of(parse_expression, text)
    if refusal is None:
        assert list(operands(parse_expression(text).tree))
    else:
        assert refusal.message
        assert refusal.remedy
        assert 0 <= refusal.offset <= len(text)


LEAVES = st.sampled_from(
    ["a", "bc", "x_1", "1 mL", "20 µL/mg", "10 %", "count(samples)", "count(tubes of sample)"]
)


def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda text: f"-{text}"),
        st.tuples(st.sampled_from(sorted(FUNCTIONS)), inner, inner).map(_called),
    )


def _called(parts: tuple[str, str, str]) -> str:
    name, first, second = parts
    return f"{name}({', '.join([first, *[second] * (FUNCTIONS[name].least - 1)])})"


def plain(node: Node) -> str:
    """The tree as text again."""
    if isinstance(node, Binary):
        return f"({plain(node.left)} {node.operator} {plain(node.right)})"
    if isinstance(node, Negative):
        return f"-{plain(node.operand)}"
    if isinstance(node, Call):
        return f"{node.function}({', '.join(map(plain, node.arguments))})"
    if isinstance(node, Count):
        return f"count({node.what})"
    assert not isinstance(node, OfPlate)
    return node.quantity.written if isinstance(node, Literal) else node.name


@given(st.recursive(LEAVES, larger, max_leaves=12).filter(lambda text: len(text) < 400))
def test_what_is_read_says_the_same_again(text: str) -> None:
    refusal = refusal_of(parse_expression, text)
    if refusal is None:
        assert plain(parse_expression(text).tree) == text
    else:
        assert "inside one another" in refusal.message


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Add buffer.", ()),
        ("Add {{ a }} to {{b}} and {{ a }}.", ("a", "b")),
        ("{{ a_1 }}", ("a_1",)),
        ("Braces { } alone { are text }", ()),
    ],
)
def test_step_text_names(text: str, names: tuple[str, ...]) -> None:
    parsed = parse_step_text(text)
    assert parsed.names == names
    assert parsed.text == text


@pytest.mark.parametrize(
    ("text", "offset", "words"),
    [
        ("Add {{ a", 4, "without its }}"),
        ("Add a }}", 6, "without its {{"),
        ("Add {{ a }} {{", 12, "without its }}"),
        ("Add {{ a * 2 }}", 4, "not a plain name"),
        ("Add {{ a.b }}", 4, "not a plain name"),
        ("Add {{ A }}", 4, "not a plain name"),
        ("Add {{ }}", 4, "no name"),
        ("Add {{ {{ a }} }}", 4, "not a plain name"),
        ("{% for x in y %}{{ x }}}}", 23, "without its {{"),
    ],
)
def test_step_text_with_more_than_names_is_refused(text: str, offset: int, words: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_step_text(text)
    assert words in caught.value.message
    assert caught.value.offset == offset
    assert caught.value.remedy


@given(st.text(max_size=80) | st.text("a{} _b", max_size=30))
def test_step_text_never_loses_a_character(text: str) -> None:
    if refusal_of(parse_step_text, text) is not None:
        assert "{{" in text or "}}" in text
        return
    rest = text
    for part in parse_step_text(text).parts:
        if isinstance(part, TextPart):
            assert rest.startswith(part.text)
            rest = rest[len(part.text) :]
        else:
            assert rest.startswith("{{")
            rest = rest[rest.index("}}") + 2 :]
    assert rest == ""


def test_a_literal_is_exact() -> None:
    tree = parse_expression("0.1 mL").tree
    assert isinstance(tree, Literal)
    assert tree.quantity == Quantity.of("0.1", "mL")
