"""Conditions: a small language, read without running anything, with errors for people."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario.condition_values import evaluate
from game.scenario.conditions import (
    MOST_CHARACTERS,
    MOST_DEPTH,
    MOST_NODES,
    And,
    Binary,
    Call,
    Compare,
    ConditionError,
    Name,
    Not,
    Number,
    Or,
    Unary,
    bracket_hint,
    name_text,
    names_of,
    parse_condition,
)

X = Name(("x",))
Y = Name(("y",))
ABS_OF_MINUS_X = Call("abs", (Unary("-", X),))


def refusal(text: str) -> ConditionError:
    """Return the error that reading `text` gives."""
    with pytest.raises(ConditionError) as caught:
        parse_condition(text)
    assert 1 <= caught.value.column <= max(1, len(text))
    return caught.value


def value(text: str, **names: float) -> float:
    """Return the value of the condition `text`."""
    return evaluate(parse_condition(text), lambda path: names[".".join(path)])


# What can be said.


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("3", Number(3.0)),
        ("1.5e3", Number(1500.0)),
        ("x", X),
        ("firms.nvidia.value", Name(("firms", "nvidia", "value"))),
        ('models["llama-4"].released', Name(("models", "llama-4", "released"))),
        ("models['gpt-4.5']['x']", Name(("models", "gpt-4.5", "x"))),
        ("-x", Unary("-", X)),
        ("+x", Unary("+", X)),
        ("x - 3", Binary("-", X, Number(3.0))),
        ("x + y * 2", Binary("+", X, Binary("*", Y, Number(2.0)))),
        ("(x + y) / 2", Binary("/", Binary("+", X, Y), Number(2.0))),
        ("x < y", Compare(X, ("<",), (Y,))),
        ("0 < x <= y != 3", Compare(Number(0.0), ("<", "<=", "!="), (X, Y, Number(3.0)))),
        ("x and y and not x", And((X, Y, Not(X)))),
        ("x or y and x", Or((X, And((Y, X))))),
        ("min(x, y, 1)", Call("min", (X, Y, Number(1.0)))),
        ("max(x, y) > abs(-x)", Compare(Call("max", (X, Y)), (">",), (ABS_OF_MINUS_X,))),
        ("  x\n  and\ty ", And((X, Y))),
    ],
)  # fmt: skip
def test_condition_is_read_into_nodes(text: str, node: object) -> None:
    """Each form of the language has its node; precedence is as in arithmetic."""
    assert parse_condition(text) == node


def test_names_know_their_column() -> None:
    """Columns count characters from 1, also after wide letters and line breaks."""
    names = list(names_of(parse_condition(" x >\n firms.amd.cash + min(y, 1)")))
    assert [(name.path, name.column) for name in names] == [
        (("x",), 2),
        (("firms", "amd", "cash"), 7),
        (("y",), 28),
    ]


def test_name_is_written_as_it_is_read() -> None:
    """A name can be shown in the form a person would type it."""
    for path in (("firms", "amd", "cash"), ("models", "llama-4", "released"), ("x", "is", "4o")):
        text = name_text(path)
        assert parse_condition(text) == Name(path)
    assert name_text(("models", "llama-4", "released")) == 'models["llama-4"].released'


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("x / 0", 0.0),
        ("0 / 0 == 0", 1.0),
        ("x / y", 1.5),
        ("1 < x < 3", 0.0),
        ("1 < y < x", 1.0),
        ("x and y", 1.0),
        ("x and 0", 0.0),
        ("0 or y", 1.0),
        ("not x", 0.0),
        ("not 0 + 1", 0.0),
        ("(x > y) + (y > 0)", 2.0),
        ("-x * abs(-y)", -6.0),
        ("min(x, y) - max(x, y)", -1.0),
    ],
)
def test_meaning_of_conditions(text: str, result: float) -> None:
    """Truths are numbers, and dividing by zero gives zero."""
    assert value(text, x=3.0, y=2.0) == result


# What cannot.


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("", 1, "empty", ""),
        (" \n ", 1, "empty", ""),
        ("x = 1", 3, "'='", "'=='"),
        ("x => 1", 3, "'='", ">="),
        ("x =< 1", 3, "'='", "<="),
        ("x === 1", 3, "'==='", "'=='"),
        ("x := 1", 3, "':='", "'=='"),
        ("x && y", 3, "'&&'", "'and'"),
        ("x || y", 3, "'||'", "'or'"),
        ("x & y", 1, "'&'", "'and'"),
        ("!x", 1, "'!'", "'not'"),
        ("x <> y", 3, "'<>'", "'!='"),
        ("x ≤ y", 3, "'≤'", "'<='"),
        ("x ? y : 1", 3, "'?'", "'and'"),
        ("x > 5%", 6, "'%'", "0.05"),
        ("x # why", 3, "'#'", "comments"),
        ("x; y", 2, "';'", "'and'"),
        ("x ** 2", 1, "powers", "x * x"),
        ("x // 2", 1, "'//'", "'/'"),
        ("x is y", 1, "'is'", "'=='"),
        ("x in y", 1, "'in'", "'or'"),
        ("x if y else 1", 1, "'if'", "'and'"),
        ("lambda: x", 1, "lambda", ""),
        ("f'{x}'", 1, "text", ""),
        ("x == 'abc'", 6, "text", "brackets"),
        ("x, y", 1, "lists", "1.5"),
        ("1,5 < x", 1, "lists", "1.5"),
        ("[x]", 1, "lists", ""),
        ("True", 1, "write 1", ""),
        ("x == true", 6, "write 1", ""),
        ("None", 1, "write 1", ""),
        ("x.y()", 1, "no such function", "min, max, abs"),
        ("1 + sum(x)", 5, "no such function", "min, max, abs"),
        ("__import__('os')", 1, "no such function", ""),
        ("().__class__", 1, "before a dot", ""),
        ("x.__class__", 1, "'__class__' is not a name", ""),
        ("min(x)", 1, "two values", ""),
        ("abs(x, y)", 1, "one value", ""),
        ("min(*x)", 1, "two values", ""),
        ("x[0]", 1, "only an id", "quotes"),
        ("x[y]", 1, "only an id", "quotes"),
        ("x['../y']", 1, "not an id", ""),
        ("x['\u202ey']", 4, "invisible", ""),
        ("Firms.amd", 1, "'Firms' is not a name", "small letters"),
        ("x > é", 5, "'é' is not a name", ""),
        ("'é' + X", 1, "text", ""),
        ("models.llama-4.released > 0", 15, "read here", 'models["llama-4"]'),
        ("models.4o.released", None, "read here", 'models["4o"]'),
        ("(x > 1", 1, "read here", "parentheses"),
        ("x >", 3, "ends too early", ""),
        ("x y", 3, "read here", ""),
        ("1j", 1, "not a number", ""),
        ("1e400", 1, "not a number", ""),
        ("9" * 400, 1, "not a number", ""),
        ("x\x00", 2, "invisible", ""),
        ("x\ud800", 2, "invisible", ""),
        ("\u202ex", 1, "invisible", ""),
        ("x\u2028y", 2, "invisible", ""),
        ("x\\\n", 2, "means nothing", ""),
        ("x" * (MOST_CHARACTERS + 1), 1, "characters", ""),
        ("(" * 400, None, "read here", "parentheses"),
        ("-" * 400 + "x", None, "nest", ""),
        ("not " * 100 + "x", None, "nest", ""),
        ("abs(" * 50 + "x" + ")" * 50, None, "nest", ""),
        ("x+" * 150 + "x", None, "parts", ""),
    ],
)
def test_what_is_no_condition(text: str, column: int | None, message: str, hint: str) -> None:
    """Python that is no condition, other languages' signs, and hostile texts have clear errors."""
    error = refusal(text)
    assert column is None or error.column == column
    assert message in error.message
    assert hint in error.hint


def test_caps_allow_what_people_write() -> None:
    """A chain as long as the cap of parts allows, and nesting up to the cap, are fine."""
    terms = (MOST_NODES + 1) // 2
    assert len(list(names_of(parse_condition("+".join("x" * terms))))) == terms
    deep = "abs(" * (MOST_DEPTH - 1) + "x" + ")" * (MOST_DEPTH - 1)
    assert next(names_of(parse_condition(deep))).path == ("x",)


def test_hint_for_names_with_hyphens() -> None:
    """A name that reads as a difference can be explained by whoever does not know it."""
    assert 'firms["open-ai"]' in bracket_hint("firms.open-ai.cash > 3")
    assert bracket_hint("firms.amd.cash - 3 > 2") == ""


names = st.sampled_from(["x", "y", "firms.amd.cash", 'models["llama-4"].released'])
numbers = st.floats(0, 1e6, allow_nan=False).map(repr) | st.integers(0, 99).map(str)


def combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return conditions made of the conditions `inner`."""
    signs = st.sampled_from(["+", "-", "*", "<", "<=", ">", ">=", "==", "!=", "and", "or"])
    chain = st.tuples(inner, st.sampled_from(["<", "<=", "=="]), inner, st.just("<"), inner)
    return (
        st.tuples(inner, signs, inner).map(lambda parts: f"({' '.join(parts)})")
        | chain.map(lambda parts: f"({' '.join(parts)})")
        | inner.map(lambda part: f"(not {part})")
        | inner.map(lambda part: f"(-{part})")
        | inner.map(lambda part: f"abs({part})")
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"max({', '.join(parts)})")
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"min({', '.join(parts)})")
    )


conditions = st.recursive(names | numbers, combined, max_leaves=12)


class Thing(dict[str, object]):
    """A table whose entries Python's own evaluation finds by dot and by bracket."""

    __getattr__ = dict.__getitem__


@settings(deadline=None, max_examples=150)
@given(conditions, st.lists(st.floats(-100, 100), min_size=4, max_size=4))
def test_meaning_agrees_with_python(text: str, values: list[float]) -> None:
    """Conditions mean what the same words mean in Python, but that truths are numbers."""
    x, y, cash, released = values
    table = {
        ("x",): x,
        ("y",): y,
        ("firms", "amd", "cash"): cash,
        ("models", "llama-4", "released"): released,
    }
    scope = {
        "x": x,
        "y": y,
        "firms": Thing(amd=Thing(cash=cash)),
        "models": Thing({"llama-4": Thing(released=released)}),
    }
    if len(text) > MOST_CHARACTERS:
        return
    found = evaluate(parse_condition(text), lambda path: table[path])
    # Python's `and` and `or` give one of their values; wrapped in bool they give a truth.
    expected = float(eval(_truths(text), {"abs": abs, "min": min, "max": max, **scope}))  # noqa: S307 - the text is made here
    assert found == expected or (math.isnan(found) and math.isnan(expected))


def _truths(text: str) -> str:
    """Return `text` so that each `and` and `or` in Python gives a truth."""
    import ast  # noqa: PLC0415

    class Wrap(ast.NodeTransformer):
        def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
            self.generic_visit(node)
            return ast.Call(func=ast.Name("bool", ast.Load()), args=[node], keywords=[])

    return ast.unparse(ast.fix_missing_locations(Wrap().visit(ast.parse(text, mode="eval"))))


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from("xy.()[]'\"<>=!+-*/ 0123456789andortmi,#\\\n&|?é"), max_size=40))
def test_any_text_is_a_condition_or_one_error(text: str) -> None:
    """No text makes the reader fail in another way, and a column lies within the text."""
    try:
        parse_condition(text)
    except ConditionError as error:
        assert 1 <= error.column <= max(1, len(text))
        assert error.message
